//! Whether a product is recognised, since when and how long. Pure.
//!
//! A product has a history of recognitions. The one that counts follows from their dates alone
//! ([`current`]), never from the order in which they were entered: an old one entered late lowers
//! nothing.

use std::cmp::Reverse;

use chrono::{Days, Months, NaiveDate};

use crate::programme::criteria::Star;
use crate::programme::rule_sets::Limits;

/// How long a certificate holds (decision 26/2026/QĐ-TTg, article 4.3; decision 148 the same).
const MONTHS: u32 = 36;

/// Why a recognition is revoked (article 8.1, a to e).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The dossier was false.
    FalsePapers,
    /// The criteria are no longer met.
    CriteriaNotMet,
    /// The law on quality, food safety, environment, intellectual property or labels was broken.
    BreachOfLaw,
    /// The OCOP mark was misused.
    MarkMisused,
    /// The product is no longer made.
    Stopped,
    /// Another conclusion of the authorities.
    Other,
}

impl Ground {
    /// All of them, in the order of the law.
    pub const ALL: [Self; 6] = [
        Self::FalsePapers,
        Self::CriteriaNotMet,
        Self::BreachOfLaw,
        Self::MarkMisused,
        Self::Stopped,
        Self::Other,
    ];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FalsePapers => "false_papers",
            Self::CriteriaNotMet => "criteria_not_met",
            Self::BreachOfLaw => "breach_of_law",
            Self::MarkMisused => "mark_misused",
            Self::Stopped => "stopped",
            Self::Other => "other",
        }
    }

    /// The ground with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.name() == name)
    }
}

/// That a recognition ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// Why.
    pub ground: Ground,
    /// The day of the conclusion, or on which the commune said that production had stopped.
    pub concluded_on: NaiveDate,
    /// The day of the decision that revokes it; `None` until there is one.
    pub revoked_on: Option<NaiveDate>,
}

/// A rating that a decision gave to a product. Dates are local dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognition {
    /// Its number.
    pub id: i64,
    /// The rating.
    pub star: Star,
    /// The day of the decision; `None` where a list does not say.
    pub decided_on: Option<NaiveDate>,
    /// The last day of the certificate; `None` where it is not known.
    pub expires_on: Option<NaiveDate>,
    /// The day to which it goes on while its re-evaluation is late.
    pub extended_to: Option<NaiveDate>,
    /// Its end before its time.
    pub revocation: Option<Revocation>,
}

impl Recognition {
    /// The day from which on it counts against others: that of its decision, or what follows from
    /// its end where only that is known.
    fn since(&self) -> Option<NaiveDate> {
        self.decided_on.or_else(|| self.expires_on?.checked_sub_months(Months::new(MONTHS)))
    }
}

/// The last day of a certificate that a decision of this day gives.
#[must_use]
pub fn expiry(decided_on: NaiveDate) -> Option<NaiveDate> {
    decided_on.checked_add_months(Months::new(MONTHS))
}

/// The recognition that counts: that of the latest decision; of one day, the higher rating.
#[must_use]
pub fn current(history: &[Recognition]) -> Option<&Recognition> {
    history.iter().max_by_key(|one| (one.since(), one.star, one.expires_on, Reverse(one.id)))
}

/// What a recognition is worth on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It holds, and it is too early for its re-evaluation.
    Valid {
        /// The last day.
        until: NaiveDate,
        /// The day from which on its re-evaluation can be filed.
        opens: NaiveDate,
    },
    /// It holds, and its re-evaluation can be filed.
    Window {
        /// The last day.
        until: NaiveDate,
        /// The last day for filing.
        closes: NaiveDate,
    },
    /// It holds, and the time for filing is over.
    Late {
        /// The last day.
        until: NaiveDate,
        /// The day to which it goes on at most, once its re-evaluation is under way.
        at_most: NaiveDate,
    },
    /// It has ended, and goes on while its re-evaluation is under way (article 12.3).
    Extended {
        /// The last day of that.
        until: NaiveDate,
    },
    /// It has ended.
    Expired {
        /// The last day on which it held.
        since: NaiveDate,
    },
    /// Nobody knows how long it holds.
    Unknown,
    /// It is to be revoked.
    Revoking {
        /// Why.
        ground: Ground,
        /// By when that has to be decided.
        by: NaiveDate,
    },
    /// It was revoked.
    Revoked {
        /// Why.
        ground: Ground,
        /// The day of the decision.
        on: NaiveDate,
    },
}

impl Standing {
    /// Whether the product may bear its stars.
    #[must_use]
    pub fn holds(self) -> bool {
        match self {
            Self::Valid { .. }
            | Self::Window { .. }
            | Self::Late { .. }
            | Self::Extended { .. }
            | Self::Unknown
            | Self::Revoking { .. } => true,
            Self::Expired { .. } | Self::Revoked { .. } => false,
        }
    }
}

/// What a recognition is worth on the day `today`.
#[must_use]
pub fn standing(recognition: &Recognition, limits: &Limits, today: NaiveDate) -> Standing {
    if let Some(Revocation { ground, concluded_on, revoked_on }) = recognition.revocation {
        return match revoked_on {
            Some(on) => Standing::Revoked { ground, on },
            None => Standing::Revoking { ground, by: later(concluded_on, limits.revocation_days) },
        };
    }
    let Some(until) = recognition.expires_on else { return Standing::Unknown };
    if today > until {
        return match recognition.extended_to {
            Some(end) if today <= end => Standing::Extended { until: end },
            Some(end) => Standing::Expired { since: end },
            None => Standing::Expired { since: until },
        };
    }
    let opens = earlier(until, limits.again_opens_days);
    let closes = earlier(until, limits.again_closes_days);
    if today < opens {
        Standing::Valid { until, opens }
    } else if today <= closes {
        Standing::Window { until, closes }
    } else {
        Standing::Late { until, at_most: later(until, limits.grace_days) }
    }
}

/// Why a recognition cannot go on after its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoExtension {
    /// Nobody knows how long it holds.
    Unknown,
    /// It is to be revoked, or was.
    Revoking,
    /// Its re-evaluation can still be filed in time, until this day.
    Early(NaiveDate),
    /// It could have gone on to this day at most.
    Over(NaiveDate),
}

/// The days to which a recognition can go on, the first and the last, where its re-evaluation was not in
/// time: at most so long after its end as the law says (article 12.3). What is past helps nobody.
///
/// # Errors
/// Why it cannot.
pub fn extension(
    recognition: &Recognition,
    limits: &Limits,
    today: NaiveDate,
) -> Result<(NaiveDate, NaiveDate), NoExtension> {
    if recognition.revocation.is_some() {
        return Err(NoExtension::Revoking);
    }
    let until = recognition.expires_on.ok_or(NoExtension::Unknown)?;
    let closes = earlier(until, limits.again_closes_days);
    let most = later(until, limits.grace_days);
    if today <= closes {
        Err(NoExtension::Early(closes))
    } else if today > most {
        Err(NoExtension::Over(most))
    } else {
        Ok((later(until, 1).max(today), most))
    }
}

fn earlier(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIMITS: Limits = Limits {
        commune_working_days: 15,
        again_days: 45,
        again_opens_days: 180,
        again_closes_days: 120,
        grace_days: 180,
        revocation_days: 15,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn recognition(id: i64, star: Star, decided_on: &str) -> Recognition {
        let decided_on = Some(day(decided_on));
        Recognition {
            id,
            star,
            decided_on,
            expires_on: decided_on.and_then(expiry),
            extended_to: None,
            revocation: None,
        }
    }

    #[test]
    fn the_window_opens_180_and_closes_120_days_before_the_end() {
        // The example of the facts: given on 26 June 2025, filed again from 29 December 2027 on.
        let one = recognition(1, Star::Three, "2025-06-26");
        let until = day("2028-06-26");
        let on = |today| standing(&one, &LIMITS, day(today));
        let (opens, closes) = (day("2027-12-29"), day("2028-02-27"));
        assert_eq!(on("2027-12-28"), Standing::Valid { until, opens });
        assert_eq!(on("2027-12-29"), Standing::Window { until, closes });
        assert_eq!(on("2028-02-27"), Standing::Window { until, closes });
        let at_most = day("2028-12-23");
        assert_eq!(on("2028-02-28"), Standing::Late { until, at_most });
        assert_eq!(on("2028-06-26"), Standing::Late { until, at_most });
        assert_eq!(on("2028-06-27"), Standing::Expired { since: until });
        let late = Recognition { extended_to: Some(at_most), ..one };
        assert_eq!(
            standing(&late, &LIMITS, day("2028-06-27")),
            Standing::Extended { until: at_most }
        );
        assert_eq!(
            standing(&late, &LIMITS, day("2028-12-24")),
            Standing::Expired { since: at_most }
        );
    }

    #[test]
    fn an_end_on_a_day_that_the_month_lacks_is_its_last() {
        assert_eq!(expiry(day("2024-02-29")), Some(day("2027-02-28")));
    }

    #[test]
    fn a_conclusion_starts_a_clock_of_fifteen_days() {
        let mut one = recognition(1, Star::Four, "2025-06-26");
        let concluded_on = day("2026-11-10");
        let ground = Ground::Stopped;
        one.revocation = Some(Revocation { ground, concluded_on, revoked_on: None });
        let today = day("2026-11-24");
        assert_eq!(
            standing(&one, &LIMITS, today),
            Standing::Revoking { ground, by: day("2026-11-25") }
        );
        one.revocation = Some(Revocation { ground, concluded_on, revoked_on: Some(today) });
        assert_eq!(standing(&one, &LIMITS, today), Standing::Revoked { ground, on: today });
        assert!(!standing(&one, &LIMITS, today).holds());
    }

    #[test]
    fn a_certificate_is_extended_by_180_days_at_most_once_its_window_is_over() {
        let mut one = recognition(1, Star::Three, "2025-06-26");
        let on = |one: &Recognition, today| extension(one, &LIMITS, day(today));
        let (first, last) = (day("2028-06-27"), day("2028-12-23"));
        assert_eq!(on(&one, "2028-02-27"), Err(NoExtension::Early(day("2028-02-27"))));
        assert_eq!(on(&one, "2028-02-28"), Ok((first, last)));
        assert_eq!(on(&one, "2028-12-01"), Ok((day("2028-12-01"), last)));
        assert_eq!(on(&one, "2028-12-23"), Ok((last, last)));
        assert_eq!(on(&one, "2028-12-24"), Err(NoExtension::Over(last)));
        let (ground, concluded_on) = (Ground::Stopped, day("2028-05-01"));
        one.revocation = Some(Revocation { ground, concluded_on, revoked_on: None });
        assert_eq!(on(&one, "2028-06-01"), Err(NoExtension::Revoking));
        one = Recognition { revocation: None, expires_on: None, ..one };
        assert_eq!(on(&one, "2028-06-01"), Err(NoExtension::Unknown));
    }

    #[test]
    fn a_later_decision_may_lower_and_an_older_one_never_does() {
        let four = recognition(1, Star::Four, "2022-06-01");
        let three = recognition(2, Star::Three, "2025-06-01");
        let old = recognition(3, Star::Three, "2019-06-01");
        assert_eq!(current(&[four, three, old]).map(|one| one.id), Some(2));
        assert_eq!(current(&[four, old]).map(|one| one.id), Some(1));
        assert_eq!(current(&[]), None);
    }

    #[test]
    fn without_a_date_nobody_knows() {
        let list = Recognition {
            decided_on: None,
            expires_on: None,
            ..recognition(1, Star::Three, "2025-06-01")
        };
        assert_eq!(standing(&list, &LIMITS, day("2026-11-24")), Standing::Unknown);
        // One with a date counts more than one without.
        assert_eq!(current(&[list, recognition(2, Star::Three, "2019-01-01")]).unwrap().id, 2);
    }

    prop_compose! {
        fn any_recognition()(
            id in 0..1000_i64,
            star in prop::sample::select(Star::ALL.to_vec()),
            days in prop::option::of(0..3000_u64),
            expires in any::<bool>(),
        ) -> Recognition {
            let decided_on = days.and_then(|days| day("2019-01-01").checked_add_days(Days::new(days)));
            let expires_on = if expires { decided_on.and_then(expiry) } else { None };
            Recognition { id, star, decided_on, expires_on, extended_to: None, revocation: None }
        }
    }

    proptest! {
        #[test]
        fn what_counts_does_not_depend_on_the_order_of_entry(
            (history, shuffled) in prop::collection::vec(any_recognition(), 1..8).prop_flat_map(
                |history| (Just(history.clone()), Just(history).prop_shuffle()),
            ),
        ) {
            // Of two that agree in everything that counts, either is the one.
            let of = |list: &[Recognition]| {
                current(list).map(|one| (one.star, one.decided_on, one.expires_on))
            };
            prop_assert_eq!(of(&history), of(&shuffled));
        }
    }
}
