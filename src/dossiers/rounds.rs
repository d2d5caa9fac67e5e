//! The rounds of the province: those that the law sets for every year, and what the province has made of
//! them. It may open more of them (article 5.1) and move a day, with a reason.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use sqlx::sqlite::{SqliteConnection, SqlitePool};

use crate::clock::{Timestamp, local_date};
use crate::people::{Action, Actor, Scope, permit, record};
use crate::programme::Programme;
use crate::programme::rule_sets::{Level, RuleSet};
use crate::store::{StoreError, Tx};

use super::model::RoundId;
use super::store;

/// The largest number of a round in a year.
const MOST: u8 = 9;

/// The days of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundDays {
    /// The commune proposes before this day.
    pub proposed_before: NaiveDate,
    /// The province evaluates before this one.
    pub evaluated_before: NaiveDate,
}

impl RoundDays {
    fn next_year(self) -> Option<Self> {
        let later = |day: NaiveDate| day.checked_add_months(Months::new(12));
        Some(Self {
            proposed_before: later(self.proposed_before)?,
            evaluated_before: later(self.evaluated_before)?,
        })
    }
}

/// The days of a round as the law sets them (article 5.1).
#[must_use]
pub fn round_days(rules: &RuleSet, round: RoundId) -> Option<RoundDays> {
    let found = rules
        .rounds
        .iter()
        .find(|one| one.level == Level::Province && one.number == round.number)?;
    Some(RoundDays {
        proposed_before: found.proposed_before.of_year(round.year)?,
        evaluated_before: found.evaluated_before.of_year(round.year)?,
    })
}

/// The ministry's rounds for what the province proposes in a year, as the law sets them (article 5.2): the
/// first first, with their numbers. One whose day lies before that of the round before it is in the next
/// year.
#[must_use]
pub fn central_rounds(rules: &RuleSet, year: i32) -> Vec<(u8, RoundDays)> {
    let mut all: Vec<_> = rules.rounds.iter().filter(|one| one.level == Level::Central).collect();
    all.sort_by_key(|one| one.number);
    let mut last: Option<NaiveDate> = None;
    let mut found = Vec::new();
    for one in all {
        let days = |year| {
            Some(RoundDays {
                proposed_before: one.proposed_before.of_year(year)?,
                evaluated_before: one.evaluated_before.of_year(year)?,
            })
        };
        let after = |days: &RoundDays| last.is_none_or(|last| last < days.proposed_before);
        let Some(days) = days(year).filter(after).or_else(|| days(year + 1)) else { continue };
        last = Some(days.proposed_before);
        found.push((one.number, days));
    }
    found
}

/// What the province has set, beside the law.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rounds(BTreeMap<RoundId, RoundDays>);

impl Rounds {
    /// Reads it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn load(connection: &mut SqliteConnection) -> Result<Self, StoreError> {
        Ok(Self(store::sets(connection).await?.into_iter().collect()))
    }

    /// The days of a round, where the province has set them.
    #[must_use]
    pub fn set_days(&self, round: RoundId) -> Option<RoundDays> {
        self.0.get(&round).copied()
    }

    /// The days of a round.
    #[must_use]
    pub fn days(&self, rules: &RuleSet, round: RoundId) -> Option<RoundDays> {
        self.set_days(round).or_else(|| round_days(rules, round))
    }

    /// The rounds of a year, the first first.
    #[must_use]
    pub fn of_year(&self, rules: &RuleSet, year: i32) -> Vec<(RoundId, RoundDays)> {
        let all = (1..=MOST).map(|number| RoundId { year, number });
        let mut found: Vec<_> =
            all.filter_map(|round| Some((round, self.days(rules, round)?))).collect();
        found.sort_by_key(|(round, days)| (days.proposed_before, round.number));
        found
    }

    /// The round that a dossier begun on this day is meant for: the next for which communes can still
    /// propose.
    #[must_use]
    pub fn next(&self, rules: &RuleSet, today: NaiveDate) -> Option<RoundId> {
        let year = today.year();
        [year, year + 1]
            .into_iter()
            .flat_map(|year| self.of_year(rules, year))
            .find(|(_, days)| today < days.proposed_before)
            .map(|(round, _)| round)
    }
}

/// A change of a round that is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundChange {
    /// Which.
    pub round: RoundId,
    /// Its days from now on; `None` where it is not held after all.
    pub days: Option<RoundDays>,
    /// Why.
    pub reason: String,
}

/// A change of a round, as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its number.
    pub id: i64,
    /// Its days before; `None` where there was no such round.
    pub was: Option<RoundDays>,
    /// What it is.
    pub change: RoundChange,
}

/// Why a round cannot be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The province would evaluate before communes have proposed.
    Order,
    /// Communes would have to have proposed already.
    Past,
    /// The days are not of the round's year.
    Year,
    /// It is so already.
    Same,
    /// The law sets it: it can be moved and not withdrawn.
    Law,
    /// Dossiers were filed for it: it can be moved and not withdrawn.
    Filed,
}

/// What comes of something about rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetRound<T> {
    /// It is done, or here it is.
    Done(T),
    /// It cannot be.
    Faulty(Fault),
    /// The actor may not.
    Refused,
}

/// What a change would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The days as they are; `None` where there is no such round.
    pub was: Option<RoundDays>,
    /// How many drafts are meant for it.
    pub drafts: i64,
    /// For which round they would be meant where it is withdrawn.
    pub next: Option<RoundId>,
}

async fn allowed(tx: &mut Tx, now: Timestamp, actor: &Actor) -> Result<bool, StoreError> {
    permit(tx, now, actor, Action::Publish, &Scope::province(), "rounds").await
}

/// The rounds of a year; `None` where the actor may not change them.
///
/// # Errors
/// When the store fails.
pub async fn rounds(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    year: i32,
) -> Result<Option<Vec<(RoundId, RoundDays)>>, StoreError> {
    if !allowed(tx, now, actor).await? {
        return Ok(None);
    }
    let Some(rules) = programme.rule_sets.in_force(local_date(now)) else {
        return Ok(Some(Vec::new()));
    };
    Ok(Some(Rounds::load(tx.connection()).await?.of_year(rules, year)))
}

/// The first number that no round of a year has.
#[must_use]
pub fn free_number(rounds: &[(RoundId, RoundDays)]) -> Option<u8> {
    (1..=MOST).find(|number| rounds.iter().all(|(round, _)| round.number != *number))
}

/// Whether a round with these days can be withdrawn: the law does not have it, and communes can still
/// propose for it.
#[must_use]
pub fn is_withdrawable(
    programme: &Programme,
    now: Timestamp,
    round: RoundId,
    days: RoundDays,
) -> bool {
    let today = local_date(now);
    let of_law = programme.rule_sets.in_force(today).and_then(|rules| round_days(rules, round));
    of_law.is_none() && today < days.proposed_before
}

/// What a change would do, or why it cannot be.
///
/// # Errors
/// When the store fails.
pub async fn preview(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    (round, days): (RoundId, Option<RoundDays>),
) -> Result<SetRound<Preview>, StoreError> {
    if !allowed(tx, now, actor).await? {
        return Ok(SetRound::Refused);
    }
    let today = local_date(now);
    let Some(rules) = programme.rule_sets.in_force(today) else {
        return Ok(SetRound::Faulty(Fault::Past));
    };
    let mut rounds = Rounds::load(tx.connection()).await?;
    let was = rounds.days(rules, round);
    let fault = match (was, days) {
        _ if was == days => Some(Fault::Same),
        (_, Some(days)) => fault(round, days, today),
        (_, None) if round_days(rules, round).is_some() => Some(Fault::Law),
        (Some(was), None) if was.proposed_before <= today => Some(Fault::Past),
        (_, None) => (store::filed_in(tx.connection(), round).await? > 0).then_some(Fault::Filed),
    };
    if let Some(fault) = fault {
        return Ok(SetRound::Faulty(fault));
    }
    let drafts = match was {
        Some(_) => store::drafts_in(tx.connection(), round).await?,
        None => store::drafts_to_take_up(tx.connection(), round).await?,
    };
    rounds.0.remove(&round);
    Ok(SetRound::Done(Preview { was, drafts, next: rounds.next(rules, today) }))
}

/// Why a round cannot have these days.
fn fault(round: RoundId, days: RoundDays, today: NaiveDate) -> Option<Fault> {
    if days.proposed_before >= days.evaluated_before {
        Some(Fault::Order)
    } else if days.proposed_before <= today {
        Some(Fault::Past)
    } else {
        (days.proposed_before.year() != round.year).then_some(Fault::Year)
    }
}

/// Sets the days of a round, whether the law has it or not, or withdraws one that the law does not have:
/// what was meant for it is meant for the next one. Those concerned are told by what time does.
///
/// # Errors
/// When the store fails.
pub async fn set(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    change: &RoundChange,
) -> Result<SetRound<Changed>, StoreError> {
    let (round, days) = (change.round, change.days);
    let preview = match preview(tx, now, actor, programme, (round, days)).await? {
        SetRound::Done(preview) => preview,
        SetRound::Faulty(fault) => return Ok(SetRound::Faulty(fault)),
        SetRound::Refused => return Ok(SetRound::Refused),
    };
    let Some(account) = actor.account() else { return Ok(SetRound::Refused) };
    let was = preview.was;
    let deed = if days.is_some() { "round.set" } else { "round.withdraw" };
    if was.is_none() {
        store::reopen_round(tx, round).await?;
    }
    let id = store::insert_change(tx, now, account.id, was, change).await?;
    match days {
        Some(days) => store::set_round(tx, round, days).await?,
        None => store::withdraw_round(tx, id, round, preview.next).await?,
    }
    let subject = format!("round {}.{}", round.year, round.number);
    record(tx, now, actor, deed, &subject, &change.reason).await?;
    Ok(SetRound::Done(Changed { id, was, change: change.clone() }))
}

/// What a year would have of the year before: the rounds that the province set then, a year later,
/// where the year does not have them so. `None` where the actor may not.
///
/// # Errors
/// When the store fails.
pub async fn of_last_year(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    year: i32,
) -> Result<Option<Vec<(RoundId, RoundDays)>>, StoreError> {
    if !allowed(tx, now, actor).await? {
        return Ok(None);
    }
    let today = local_date(now);
    let Some(rules) = programme.rule_sets.in_force(today) else { return Ok(Some(Vec::new())) };
    let rounds = Rounds::load(tx.connection()).await?;
    let found = rounds.0.iter().filter(|(round, _)| round.year == year - 1);
    let next = found.filter_map(|(round, days)| {
        let (round, days) = (RoundId { year, ..*round }, days.next_year()?);
        let is_new = rounds.days(rules, round) != Some(days) && days.proposed_before > today;
        is_new.then_some((round, days))
    });
    Ok(Some(next.collect()))
}

/// What was changed about a round, the newest first. Whoever calls has asked whether the actor may.
///
/// # Errors
/// When the store fails.
pub async fn changes(
    connection: &mut SqliteConnection,
    round: RoundId,
    limit: i64,
) -> Result<Vec<Changed>, StoreError> {
    store::history_of(connection, round, limit).await
}

/// Whether there is a change of which not everybody concerned was told yet.
///
/// # Errors
/// When the store fails.
pub async fn is_any_untold(reader: &SqlitePool) -> Result<bool, StoreError> {
    store::is_any_untold(reader).await
}

/// Changes that were made together and of which not everybody concerned was told yet, with the next of
/// those, by their numbers; empty where there are none.
///
/// # Errors
/// When the store fails.
pub async fn to_tell(
    tx: &mut Tx,
    limit: i64,
) -> Result<(Vec<Changed>, Vec<crate::people::AccountId>), StoreError> {
    let (changes, after) = store::untold(tx.connection()).await?;
    let accounts = store::concerned(tx.connection(), &changes, after, limit).await?;
    Ok((changes, accounts))
}

/// Keeps how far those concerned were told of changes; with `None`, that all were.
///
/// # Errors
/// When the store fails.
pub async fn told(
    tx: &mut Tx,
    now: Timestamp,
    changes: &[Changed],
    last: Option<crate::people::AccountId>,
) -> Result<(), StoreError> {
    for changed in changes {
        store::told(tx, now, changed.id, last).await?;
    }
    Ok(())
}
