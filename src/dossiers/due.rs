//! What a dossier waits for: who is to act, and by when. Pure.

use chrono::{Days, NaiveDate};

use crate::producers::standing::Standing;
use crate::programme::calendar::{Calendar, CalendarError};
use crate::programme::rule_sets::{Level, RuleSet};

use super::model::{Dossier, DossierKind};
use super::rounds::RoundDays;
use super::rules::Status;

/// By when something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// On this day at the latest, a local date.
    Day(NaiveDate),
    /// The days on the way cannot all be counted: the working days of that year are not settled yet.
    NotSettled,
    /// The rules set no day.
    Open,
}

impl By {
    fn of(counted: Result<NaiveDate, CalendarError>) -> Self {
        counted.map_or(Self::NotSettled, Self::Day)
    }
}

/// Who is to act next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The producer files it.
    File(By),
    /// The producer adds what is missing.
    Supplement,
    /// This level receives and checks it.
    Check(Level, By),
    /// This level evaluates it.
    Review(Level, By),
}

/// What a dossier waits for; `None` where it has come to its end. `certificate` is what the product's
/// recognition is worth today, by which a re-evaluation's window is known; `round` are the days of the
/// round for which it is meant.
#[must_use]
pub fn next_act(
    dossier: &Dossier,
    rules: &RuleSet,
    calendar: &Calendar,
    certificate: Option<Standing>,
    round: Option<RoundDays>,
) -> Option<Act> {
    match dossier.status {
        Status::Draft => Some(Act::File(file_by(dossier, rules, calendar, certificate, round))),
        Status::SupplementRequested(_) => Some(Act::Supplement),
        Status::Submitted => Some(Act::Check(rules.filed_with, check_by(dossier, rules, calendar))),
        Status::UnderCheck(level) => Some(Act::Check(level, check_by(dossier, rules, calendar))),
        Status::UnderReview(level) => {
            Some(Act::Review(level, review_by(dossier, rules, level, round)))
        }
        Status::Recognised(_) | Status::NotRecognised | Status::Withdrawn | Status::Lapsed => None,
    }
}

/// The producer files early enough for the commune to have its working days before it proposes
/// (article 7.2); a re-evaluation by the close of its window (article 7.6).
fn file_by(
    dossier: &Dossier,
    rules: &RuleSet,
    calendar: &Calendar,
    certificate: Option<Standing>,
    round: Option<RoundDays>,
) -> By {
    if dossier.kind == DossierKind::ReEvaluation {
        let closes = |until: NaiveDate| {
            let days = rules.limits.map(|limits| Days::new(limits.again_closes_days.into()));
            days.and_then(|days| until.checked_sub_days(days))
        };
        return match certificate {
            Some(Standing::Valid { until, .. }) => closes(until).map_or(By::Open, By::Day),
            Some(Standing::Window { closes, .. }) => By::Day(closes),
            Some(Standing::Late { until, .. }) => By::Day(until),
            _ => By::Open,
        };
    }
    match (round, rules.limits) {
        (Some(round), Some(limits)) => {
            let days = limits.commune_working_days;
            By::of(calendar.working_days_before(round.proposed_before, days))
        }
        _ => By::Open,
    }
}

fn check_by(dossier: &Dossier, rules: &RuleSet, calendar: &Calendar) -> By {
    match (dossier.filed_on, rules.limits) {
        (Some(day), Some(limits)) => {
            By::of(calendar.working_days_after(day, limits.commune_working_days))
        }
        _ => By::Open,
    }
}

fn review_by(dossier: &Dossier, rules: &RuleSet, level: Level, round: Option<RoundDays>) -> By {
    if dossier.kind == DossierKind::ReEvaluation {
        // The law counts from the day on which the dossier is complete, which is the filing's at
        // the earliest.
        let days = rules.limits.map(|limits| Days::new(limits.again_days.into()));
        let day = dossier.filed_on.zip(days).and_then(|(day, days)| day.checked_add_days(days));
        return day.map_or(By::Open, By::Day);
    }
    if level != Level::Province {
        return By::Open;
    }
    round.and_then(|round| round.evaluated_before.pred_opt()).map_or(By::Open, By::Day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossiers::model::{DossierId, Lookup, RoundId};
    use crate::dossiers::rounds::round_days;
    use crate::producers::model::ProductId;
    use crate::programme::Programme;
    use crate::programme::criteria::Star;
    use crate::programme::places::Places;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn who_acts_by_when() {
        let programme = Programme::load(&Places::load().unwrap()).unwrap();
        let rules = programme.rule_sets.in_force(day("2026-11-24")).unwrap();
        let calendar = &programme.calendar;
        let draft = Dossier {
            id: DossierId(1),
            product: ProductId(1),
            kind: DossierKind::First,
            target: Star::Three,
            status: Status::Draft,
            rule_set: None,
            filed_on: None,
            number: String::new(),
            lookup: Lookup::random().unwrap(),
            round: Some(RoundId { year: 2026, number: 2 }),
            points: None,
            changed_at: crate::clock::Timestamp::default(),
            version: 1,
        };
        let act = |dossier: &Dossier| {
            let round = dossier.round.and_then(|round| round_days(rules, round));
            next_act(dossier, rules, calendar, None, round)
        };
        // Fifteen working days of the commune before 30 October 2026, without a holiday in them.
        assert_eq!(act(&draft), Some(Act::File(By::Day(day("2026-10-08")))));
        let filed = Dossier {
            status: Status::Submitted,
            filed_on: Some(day("2026-10-08")),
            ..draft.clone()
        };
        let by = By::Day(day("2026-10-29"));
        assert_eq!(act(&filed), Some(Act::Check(Level::Commune, by)));
        let reviewed = Dossier { status: Status::UnderReview(Level::Province), ..filed.clone() };
        let by = By::Day(day("2026-12-29"));
        assert_eq!(act(&reviewed), Some(Act::Review(Level::Province, by)));
        let again = Dossier { kind: DossierKind::ReEvaluation, ..reviewed };
        let by = By::Day(day("2026-11-22"));
        assert_eq!(act(&again), Some(Act::Review(Level::Province, by)));
        let over = Dossier { status: Status::Lapsed, ..draft };
        assert_eq!(act(&over), None);
    }
}
