//! Which dates matter for a product, which rungs have come, and when people may be written to. Pure.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Timelike, Weekday};

use crate::clock::{self, Timestamp, WAKING, at_hour, local_date};
use crate::dossiers::model::{Dossier, DossierKind};
use crate::dossiers::rules::Status;
use crate::producers::standing::Recognition;
use crate::programme::calendar::{Calendar, Holiday};
use crate::programme::rule_sets::Limits;

use super::model::{Audience, Deadline, Kind, Rung};

/// The hour of whoever has not chosen one.
pub const HOUR: u32 = 8;

/// A reminder that leaves so much after its time says why.
pub const LATE: TimeDelta = TimeDelta::hours(6);

/// What is known of a product.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The recognition that counts.
    pub recognition: Option<&'a Recognition>,
    /// The newest dossier.
    pub dossier: Option<&'a Dossier>,
    /// The day before which the commune proposes in the round for which that is meant.
    pub proposed_before: Option<NaiveDate>,
    /// By when what is missing of that dossier is to come.
    pub supplement_by: Option<NaiveDate>,
    /// The first day that is still to come on which a paper of that dossier ends.
    pub paper_until: Option<NaiveDate>,
    /// Whether it is no longer made.
    pub stopped: bool,
}

/// The dates that matter for a product on the day `today`.
#[must_use]
pub fn deadlines(
    facts: Facts<'_>,
    limits: &Limits,
    calendar: &Calendar,
    today: NaiveDate,
) -> Vec<Deadline> {
    if facts.stopped {
        return Vec::new();
    }
    let open = facts.dossier.filter(|dossier| !dossier.status.is_final());
    let draft = open.filter(|dossier| dossier.status == Status::Draft);
    let is_filed = open.is_some() && draft.is_none();
    let certificate = facts
        .recognition
        .filter(|one| one.revocation.is_none())
        .and_then(|one| certificate(one, is_filed, limits, calendar, today));
    let round = draft
        .filter(|draft| draft.kind != DossierKind::ReEvaluation)
        .and(facts.proposed_before)
        .and_then(|before| round(before, limits, calendar, today));
    let supplement = facts.supplement_by.filter(|_| is_filed).map(|day| Deadline {
        kind: Kind::Supplement,
        due_on: day,
        act_on: day,
        settled: true,
        turns_on: None,
    });
    let paper = facts.paper_until.filter(|_| open.is_some()).map(|day| Deadline {
        kind: Kind::Paper,
        due_on: day,
        act_on: day,
        settled: true,
        turns_on: day.succ_opt(),
    });
    certificate.into_iter().chain(round).chain(supplement).chain(paper).collect()
}

/// For so many days at least an end is told that nothing can change any more.
const TOLD: u64 = 30;

/// The end of a certificate or of its extension, once its window has closed; while its dossier lies with
/// the officials, what they have to keep to; and that it has ended, while that is news.
fn certificate(
    one: &Recognition,
    is_filed: bool,
    limits: &Limits,
    calendar: &Calendar,
    today: NaiveDate,
) -> Option<Deadline> {
    let until = one.expires_on?;
    let closes = until.checked_sub_days(Days::new(limits.again_closes_days.into()))?;
    let at_most = until.checked_add_days(Days::new(limits.grace_days.into()))?;
    let extended_to = one.extended_to.filter(|end| *end > until);
    let of = |kind, due_on, act_on, last: NaiveDate| Deadline {
        kind,
        due_on,
        act_on,
        settled: true,
        turns_on: last.succ_opt(),
    };
    let holds_to = extended_to.unwrap_or(until);
    if today > holds_to {
        let first = holds_to.succ_opt()?;
        let told = holds_to.checked_add_days(Days::new(TOLD))?;
        let last = at_most.max(told);
        (today <= last).then(|| of(Kind::Lapsed, first, first, last))
    } else if is_filed {
        Some(of(Kind::Pending, holds_to, holds_to, holds_to))
    } else if today <= closes {
        // Where the commune is closed on the last day, whoever comes then comes too late.
        Some(of(Kind::Certificate, until, open_until(calendar, closes), closes))
    } else if let Some(end) = extended_to {
        Some(of(Kind::Extension, end, end, end))
    } else {
        Some(of(Kind::Certificate, until, until, until))
    }
}

/// The last day up to `day` on which offices are open.
fn open_until(calendar: &Calendar, day: NaiveDate) -> NaiveDate {
    let mut back = std::iter::successors(Some(day), NaiveDate::pred_opt).take(30);
    back.find(|day| !is_quiet(calendar, Audience::Commune, *day)).unwrap_or(day)
}

/// The last day on which a dossier can be filed so that the commune has its working days before it
/// proposes; where those cannot be counted, the day before that.
fn round(
    proposed_before: NaiveDate,
    limits: &Limits,
    calendar: &Calendar,
    today: NaiveDate,
) -> Option<Deadline> {
    if today >= proposed_before {
        return None;
    }
    let counted = calendar.working_days_before(proposed_before, limits.commune_working_days);
    let due_on = counted.ok().or_else(|| proposed_before.pred_opt())?;
    let settled = counted.is_ok();
    Some(Deadline { kind: Kind::Round, due_on, act_on: due_on, settled, turns_on: None })
}

/// What a look at a ladder brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Climb {
    /// The rungs that are due, at most one for each audience.
    pub due: Vec<Rung>,
    /// Rungs for the producer that were promised and have been overtaken.
    pub overtaken: Vec<Rung>,
    /// The days that are left, or were at an earlier look.
    pub handled: i64,
    /// The day of the next look.
    pub next_on: Option<NaiveDate>,
}

/// Looks at the ladder of a deadline on the day `today`. `handled` is what the last look left; without
/// one nothing was promised yet, and only the newest rung counts.
#[must_use]
pub fn climb(
    deadline: &Deadline,
    handled: Option<i64>,
    ladder: &[Rung],
    today: NaiveDate,
) -> Climb {
    let left = left(deadline, today);
    let rungs = || ladder.iter().filter(|rung| rung.kind == deadline.kind);
    let passed = |rung: &&Rung| rung.days >= left && handled.is_none_or(|days| rung.days < days);
    let mut due: Vec<Rung> = Vec::new();
    for audience in Audience::ALL {
        let of = rungs().filter(passed).filter(|rung| rung.audience == audience);
        // What has ended can no longer be done by the producer; its officers can still call.
        let newest = of.min_by_key(|rung| rung.days);
        // A draft that is begun too late for its round is nobody's fault to call about.
        let can_call =
            audience != Audience::Producer && (handled.is_some() || deadline.kind != Kind::Round);
        due.extend(newest.filter(|_| left >= 0 || can_call || deadline.kind == Kind::Lapsed));
    }
    let promised = handled.is_some();
    let overtaken = rungs()
        .filter(passed)
        .filter(|rung| promised && rung.audience == Audience::Producer && !due.contains(rung))
        .copied()
        .collect();
    let handled = handled.map_or(left, |days| days.min(left));
    let next = rungs().filter(|rung| rung.days < handled).map(|rung| rung.days).max();
    let next = next.and_then(|days| before(deadline.due_on, days));
    let next_on = [next, deadline.turns_on, Some(deadline.act_on)]
        .into_iter()
        .flatten()
        .filter(|day| *day > today)
        .min();
    Climb { due, overtaken, handled, next_on }
}

/// The days that are left to a deadline. From its last day on on which one can act, what is said when it
/// closes is due, though offices are closed until then.
fn left(deadline: &Deadline, today: NaiveDate) -> i64 {
    let left = (deadline.due_on - today).num_days();
    let closes = deadline.turns_on.and_then(|day| day.pred_opt());
    match closes {
        Some(closes) if (deadline.act_on..=closes).contains(&today) && left >= 0 => {
            left.min((deadline.due_on - closes).num_days().max(0))
        }
        _ => left,
    }
}

/// The day so many days before another.
#[must_use]
pub fn before(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_sub_signed(TimeDelta::days(days))
}

/// Whether people are left in peace on this day: a holiday, the days around the lunar new year that
/// are not settled yet among them; officials also at weekends.
#[must_use]
pub fn is_quiet(calendar: &Calendar, audience: Audience, day: NaiveDate) -> bool {
    let known = calendar.days_off();
    let at = known.binary_search_by_key(&day, |one| one.date);
    let holiday = at.ok().and_then(|at| known.get(at));
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    holiday.is_some_and(|one| one.settled || one.holiday == Holiday::Tet)
        || (weekend && audience != Audience::Producer)
}

/// When somebody is reminded whose turn comes on `day`: at their hour, on the first day that is not
/// quiet; on a quiet one only where `act_on` would pass otherwise.
#[must_use]
pub fn send_at(
    calendar: &Calendar,
    audience: Audience,
    day: NaiveDate,
    act_on: NaiveDate,
    hour: u32,
) -> Timestamp {
    let calm = day.iter_days().take(30).find(|day| !is_quiet(calendar, audience, *day));
    let passes = |calm: &NaiveDate| *calm > act_on && day <= act_on;
    let on = calm.filter(|calm| !passes(calm)).unwrap_or(day);
    // On the last day there has to be time left to go there.
    let hour = if on == act_on { hour.min(HOUR) } else { hour };
    at_hour(on, hour.clamp(WAKING.start, WAKING.end - 1))
}

/// When somebody may be written to who was to be written to by `now`: now, or else at their hour on the
/// next day on which they may.
#[must_use]
pub fn not_before(
    calendar: &Calendar,
    audience: Audience,
    now: Timestamp,
    act_on: NaiveDate,
    hour: u32,
) -> Timestamp {
    let (today, at) = (local_date(now), clock::local(now).hour());
    let may_today = send_at(calendar, audience, today, act_on, hour);
    if at < WAKING.start || local_date(may_today) > today {
        return may_today;
    }
    if WAKING.contains(&at) {
        return now;
    }
    let tomorrow = today.succ_opt().unwrap_or(today);
    send_at(calendar, audience, tomorrow, act_on, hour)
}

/// The day on which somebody is reminded again who asks for it in so many days; `None` where the date
/// would have passed.
#[must_use]
pub fn later(today: NaiveDate, days: u64, act_on: NaiveDate) -> Option<NaiveDate> {
    today.checked_add_days(Days::new(days)).filter(|day| *day <= act_on)
}

#[cfg(test)]
mod tests;
