//! Working days in Vietnam.
//!
//! Weekends, and the holidays of the labour code (article 112) for the years that the table has.
//! A holiday on a weekend is made up for on the next working day (article 111.3). What the
//! government settles for each year (which days around the lunar new year, which day beside
//! 2 September) is not known until it is announced: such a day is neither a working day nor a
//! holiday here but unsettled, and whoever counts over it gets that for an answer. A swap of a
//! working day with a Saturday is announced too, and not foreseen.

use chrono::{Datelike, NaiveDate, Weekday};

use super::data::{Citation, Documents, Problems, Row, date};

/// A day cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The table has no holidays of that year.
    #[error("the holidays of {0} are not known")]
    NoData(i32),
    /// Whether this day is off is settled by the government for each year, and is not in the table.
    #[error("whether {0} is a working day is not settled")]
    Unsettled(NaiveDate),
}

/// What is celebrated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The lunar new year.
    Tet,
    /// The Hùng kings, on the 10th of the third lunar month.
    Kings,
    /// 30 April.
    Reunification,
    /// 1 May.
    Labour,
    /// 2 September, with a day beside it.
    National,
    /// 24 November, chosen for the day of culture; whether it is off by law is not established.
    Culture,
}

/// From what a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The law names it.
    Law,
    /// It was computed from the moon.
    Computed,
    /// The government announced it.
    Announced,
    /// The press reports it.
    Press,
}

/// A day that is not, or may not be, a working day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOff {
    /// The day.
    pub date: NaiveDate,
    /// Why.
    pub holiday: Holiday,
    /// Whether it is settled that it is off.
    pub settled: bool,
    /// From what it is known.
    pub basis: Basis,
    /// Where that stands.
    pub citation: Citation,
}

/// The holidays, in order.
#[derive(Debug)]
pub struct Calendar {
    days: Vec<DayOff>,
    /// Settled days off that fell on a weekend, made up for.
    made_up: Vec<NaiveDate>,
}

const FILE: &str = "holidays.csv";

impl Calendar {
    pub(super) fn load(documents: &Documents, problems: &mut Problems) -> Self {
        let header = "date,holiday,status,basis,source,checked";
        let text = include_str!("data/holidays.csv");
        let mut days = problems.table(FILE, text, header, |row| day_off(row, documents));
        if !days.is_sorted_by_key(|day: &DayOff| day.date) {
            problems.add(FILE, 0, "the days are not in order".to_owned());
        }
        days.dedup_by_key(|day| day.date);
        Self::of(days)
    }

    fn of(days: Vec<DayOff>) -> Self {
        let mut calendar = Self { days, made_up: Vec::new() };
        // Of the days around the lunar new year, the government makes up in its announcement.
        let on_weekends: Vec<NaiveDate> = calendar
            .days
            .iter()
            .filter(|day| day.settled && day.holiday != Holiday::Tet && is_weekend(day.date))
            .map(|day| day.date)
            .collect();
        for holiday in on_weekends {
            let next = holiday.iter_days().skip(1).find(|day| {
                !is_weekend(*day)
                    && calendar.day(*day).is_none_or(|known| !known.settled)
                    && !calendar.made_up.contains(day)
            });
            calendar.made_up.extend(next);
        }
        calendar
    }

    fn day(&self, date: NaiveDate) -> Option<&DayOff> {
        let at = self.days.binary_search_by_key(&date, |day| day.date).ok()?;
        self.days.get(at)
    }

    fn knows(&self, year: i32) -> bool {
        self.days.iter().any(|day| day.date.year() == year)
    }

    /// All days in the table.
    #[must_use]
    pub fn days_off(&self) -> &[DayOff] {
        &self.days
    }

    /// Whether offices work on this day.
    ///
    /// # Errors
    /// When that is not known. A Saturday or Sunday never is one.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, CalendarError> {
        if is_weekend(date) {
            return Ok(false);
        }
        if !self.knows(date.year()) {
            return Err(CalendarError::NoData(date.year()));
        }
        if self.made_up.contains(&date) {
            return Ok(false);
        }
        match self.day(date) {
            None => Ok(true),
            Some(day) if day.settled => Ok(false),
            Some(_) => Err(CalendarError::Unsettled(date)),
        }
    }

    /// The last working day with `count` whole working days between it and `date`: on which
    /// something must be handed in at the latest, for an office that has `count` working days to be
    /// done before `date`.
    ///
    /// # Errors
    /// When a day on the way cannot be counted.
    pub fn working_days_before(
        &self,
        date: NaiveDate,
        count: u32,
    ) -> Result<NaiveDate, CalendarError> {
        let mut day = date;
        let mut left = count;
        loop {
            day = day.pred_opt().ok_or(CalendarError::NoData(day.year()))?;
            if self.is_working_day(day)? {
                if left == 0 {
                    return Ok(day);
                }
                left -= 1;
            }
        }
    }

    /// The last of `count` working days that follow `date`: by when an office is done that has
    /// `count` working days. `date` itself, where `count` is 0.
    ///
    /// # Errors
    /// When a day on the way cannot be counted.
    pub fn working_days_after(
        &self,
        date: NaiveDate,
        count: u32,
    ) -> Result<NaiveDate, CalendarError> {
        let mut day = date;
        let mut left = count;
        while left > 0 {
            day = day.succ_opt().ok_or(CalendarError::NoData(day.year()))?;
            left -= u32::from(self.is_working_day(day)?);
        }
        Ok(day)
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn day_off(row: &Row<'_>, documents: &Documents) -> Result<DayOff, String> {
    Ok(DayOff {
        date: date(row.text("date")?)?,
        holiday: match row.text("holiday")? {
            "new_year" => Holiday::NewYear,
            "tet" => Holiday::Tet,
            "kings" => Holiday::Kings,
            "reunification" => Holiday::Reunification,
            "labour" => Holiday::Labour,
            "national" => Holiday::National,
            "culture" => Holiday::Culture,
            other => return Err(format!("{other:?} is no holiday")),
        },
        settled: match row.text("status")? {
            "off" => true,
            "unsettled" => false,
            other => return Err(format!("{other:?} is neither off nor unsettled")),
        },
        basis: match row.text("basis")? {
            "law" => Basis::Law,
            "computed" => Basis::Computed,
            "announced" => Basis::Announced,
            "press" => Basis::Press,
            other => return Err(format!("{other:?} is no basis")),
        },
        citation: documents.citation(row)?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn calendar() -> Calendar {
        let mut problems = Problems::default();
        let documents = Documents::load(&mut problems);
        let calendar = Calendar::load(&documents, &mut problems);
        problems.end().unwrap();
        calendar
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_commune_needs_fifteen_working_days_before_a_round() {
        let calendar = calendar();
        let filed = |round: &str| calendar.working_days_before(day(round), 15).unwrap();
        assert_eq!(filed("2027-04-30"), day("2027-04-07"));
        assert_eq!(filed("2027-10-30"), day("2027-10-08"));
    }

    #[test]
    fn holidays_weekends_and_what_makes_up_for_them_are_off() {
        let calendar = calendar();
        let works = |text: &str| calendar.is_working_day(day(text));
        assert_eq!(works("2027-04-15"), Ok(true));
        assert_eq!(works("2027-04-16"), Ok(false));
        // The kings' day of 2026 is a Sunday; the Monday makes up for it.
        assert_eq!(works("2026-04-27"), Ok(false));
        // 1 May 2027 is a Saturday.
        assert_eq!(works("2027-05-03"), Ok(false));
        assert_eq!(works("2027-05-04"), Ok(true));
        assert_eq!(works("2027-11-27"), Ok(false));
    }

    #[test]
    fn what_is_not_settled_is_said_and_never_guessed() {
        let calendar = calendar();
        let unsettled = |text: &str| Err::<bool, _>(CalendarError::Unsettled(day(text)));
        assert_eq!(calendar.is_working_day(day("2027-09-01")), unsettled("2027-09-01"));
        assert_eq!(calendar.is_working_day(day("2026-11-24")), unsettled("2026-11-24"));
        assert_eq!(calendar.is_working_day(day("2027-02-09")), unsettled("2027-02-09"));
        assert_eq!(calendar.is_working_day(day("2031-03-03")), Err(CalendarError::NoData(2031)));
        assert_eq!(
            calendar.working_days_before(day("2027-02-15"), 10),
            Err(CalendarError::Unsettled(day("2027-02-12")))
        );
    }

    proptest! {
        #[test]
        fn between_the_day_and_the_date_lie_just_so_many_working_days(
            offset in 0_i64..200,
            count in 0_u32..40,
        ) {
            // Where all days are settled: from spring to the end of August.
            let calendar = calendar();
            let date = day("2027-02-15") + chrono::TimeDelta::days(offset);
            prop_assume!(date <= day("2027-08-31"));
            match calendar.working_days_before(date, count) {
                Ok(start) => {
                    prop_assert!(start < date);
                    prop_assert_eq!(calendar.is_working_day(start), Ok(true));
                    let between = start
                        .iter_days()
                        .skip(1)
                        .take_while(|day| *day < date)
                        .filter(|day| calendar.is_working_day(*day).unwrap())
                        .count();
                    prop_assert_eq!(between, usize::try_from(count).unwrap());
                    // Handed in then, it is done before the date; a working day later it is not.
                    prop_assert!(calendar.working_days_after(start, count).unwrap() < date);
                    let later = calendar.working_days_after(start, 1).unwrap();
                    prop_assert!(calendar.working_days_after(later, count)
                        .is_ok_and(|done| done >= date) || later >= date);
                }
                Err(error) => prop_assert!(matches!(error, CalendarError::Unsettled(_))),
            }
        }

        #[test]
        fn more_working_days_never_end_later(offset in 60_i64..190, count in 0_u32..15) {
            let calendar = calendar();
            let date = day("2027-02-15") + chrono::TimeDelta::days(offset);
            let less = calendar.working_days_before(date, count).unwrap();
            let more = calendar.working_days_before(date, count + 1).unwrap();
            prop_assert!(more < less);
        }

        #[test]
        fn a_weekend_is_never_a_working_day(offset in 0_i64..20_000) {
            let date = day("2020-01-01") + chrono::TimeDelta::days(offset);
            if is_weekend(date) {
                prop_assert_eq!(calendar().is_working_day(date), Ok(false));
            }
        }
    }
}
