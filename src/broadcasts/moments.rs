//! When broadcasts leave: what officials type, quiet hours, and how often they are repeated. Pure.

use chrono::{Datelike, Months, NaiveDate, NaiveTime, TimeDelta};

use crate::clock::Timestamp;
use crate::clock::{at_hour, local, local_date, when_awake};

use super::model::{Broadcast, Every};

/// The hour of the evening that is offered.
const EVENING: u32 = 18;

/// The hour of the next morning that is offered.
const MORNING: u32 = 8;

/// The first instant from `at` on at which a broadcast may leave.
#[must_use]
pub fn may_leave(one: &Broadcast, at: Timestamp) -> Timestamp {
    if one.urgent { at } else { when_awake(at) }
}

/// This evening; `None` where it has begun.
#[must_use]
pub fn this_evening(now: Timestamp) -> Option<Timestamp> {
    let evening = at_hour(local_date(now), EVENING);
    (evening > now).then_some(evening)
}

/// Tomorrow morning.
#[must_use]
pub fn tomorrow(now: Timestamp) -> Timestamp {
    at_hour(local_date(now) + TimeDelta::days(1), MORNING)
}

/// A moment as it is typed: "25/12 8:30", "25/12/2026 8h30", "8:30" for the next time that it is so late.
#[must_use]
pub fn read_moment(text: &str, now: Timestamp) -> Option<Timestamp> {
    let today = local_date(now);
    let mut words = text.split_whitespace();
    let (day, time) = match (words.next()?, words.next(), words.next()) {
        (time, None, None) => (None, read_time(time)?),
        (day, Some(time), None) => (Some(read_day(day, today)?), read_time(time)?),
        _ => return None,
    };
    let at = |day: NaiveDate| at_hour(day, 0) + time.signed_duration_since(NaiveTime::MIN);
    match day {
        Some(day) => Some(at(day)),
        None if at(today) > now => Some(at(today)),
        None => Some(at(today.succ_opt()?)),
    }
}

fn read_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once([':', 'h', 'g'])?;
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}

/// A day without its year is the next one that is so called.
fn read_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut parts = text.split(['/', '-', '.']).map(|part| part.parse::<u32>().ok());
    let (day, month) = (parts.next()??, parts.next()??);
    match (parts.next(), parts.next()) {
        (None, None) => {
            let this = NaiveDate::from_ymd_opt(today.year(), month, day);
            let next = NaiveDate::from_ymd_opt(today.year() + 1, month, day);
            this.filter(|this| *this >= today).or(next)
        }
        (Some(year), None) => NaiveDate::from_ymd_opt(i32::try_from(year?).ok()?, month, day),
        _ => None,
    }
}

/// When the next of a row of broadcasts leaves that began at `first` and of which `steps` came after the
/// first one: on the same day of a later month, or its last. What was missed is not made up for.
#[must_use]
pub fn next_of_row(first: Timestamp, every: Every, steps: u32, now: Timestamp) -> Timestamp {
    let there = local(first);
    let nth = |step: u32| {
        let moved = match every {
            Every::Week => there.checked_add_signed(TimeDelta::weeks(i64::from(step))),
            Every::Month => there.checked_add_months(Months::new(step)),
            Every::Quarter => there.checked_add_months(Months::new(step.saturating_mul(3))),
        };
        moved.map_or(Timestamp::MAX_UTC, |at| at.to_utc())
    };
    // Far more weeks than anything is repeated for.
    let later = steps + 1..=steps.saturating_add(100_000);
    later.map(nth).find(|at| *at > now).unwrap_or(Timestamp::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn moments_are_read_as_they_are_typed() {
        // A Tuesday, 8:00 in Vietnam.
        let now = at("2026-11-24T01:00:00Z");
        let check = |text: &str, read: Option<&str>| {
            assert_eq!(read_moment(text, now), read.map(at), "{text}");
        };
        check("25/12 8:30", Some("2026-12-25T01:30:00Z"));
        check("25/12/2026 8h", Some("2026-12-25T01:00:00Z"));
        check("3-1 18h15", Some("2027-01-03T11:15:00Z"));
        check("17:00", Some("2026-11-24T10:00:00Z"));
        check("7:00", Some("2026-11-25T00:00:00Z"));
        check("31/2 8:00", None);
        check("25/12", None);
        check("25/12 25:00", None);
        check("mai", None);
    }

    #[test]
    fn a_row_keeps_to_its_day_of_the_month_or_the_last() {
        let first = at("2027-01-31T01:00:00Z");
        let next = |steps, now: &str| next_of_row(first, Every::Month, steps, at(now));
        assert_eq!(next(0, "2027-01-31T01:00:00Z"), at("2027-02-28T01:00:00Z"));
        assert_eq!(next(1, "2027-02-28T01:00:00Z"), at("2027-03-31T01:00:00Z"));
        // The bot was off for two months.
        assert_eq!(next(1, "2027-05-10T01:00:00Z"), at("2027-05-31T01:00:00Z"));
        let week = next_of_row(first, Every::Week, 0, first);
        assert_eq!(week, at("2027-02-07T01:00:00Z"));
        let quarter = next_of_row(first, Every::Quarter, 0, first);
        assert_eq!(quarter, at("2027-04-30T01:00:00Z"));
    }

    #[test]
    fn what_is_offered_lies_ahead() {
        assert_eq!(this_evening(at("2026-11-24T01:00:00Z")), Some(at("2026-11-24T11:00:00Z")));
        assert_eq!(this_evening(at("2026-11-24T12:00:00Z")), None);
        assert_eq!(tomorrow(at("2026-11-24T16:59:00Z")), at("2026-11-25T01:00:00Z"));
        assert_eq!(tomorrow(at("2026-11-24T17:01:00Z")), at("2026-11-26T01:00:00Z"));
    }
}
