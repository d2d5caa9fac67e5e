//! Use cases: a decision with all that it recognised, correcting it, and its scan.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Scope, permit, record};
use crate::store::{StoreError, Tx};
use crate::telegram::files::{self, IncomingFile};

use super::model::{Decision, DecisionDetails, DecisionId, ProducerId, key};
use super::recognising::{Given, correct_decision, give};
use super::standing::{self, Recognition};
use super::store;

/// One product that a decision recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundLine {
    /// What it was given.
    pub given: Given,
    /// The recognition that came of it.
    pub recognition: Recognition,
    /// The product's name.
    pub name: String,
    /// Whose it is.
    pub producer: ProducerId,
    /// The producer's name.
    pub producer_name: String,
}

/// How the scan of a decision is sent on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// As a picture, rather than a document.
    pub is_photo: bool,
    /// Telegram's id of it.
    pub file_id: String,
}

/// What comes of looking at a decision, or of changing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Round<T> {
    /// Here it is.
    Here(T),
    /// It was replaced by this entry.
    Replaced(Decision),
    /// There is none with that number.
    NotFound,
    /// The actor may not.
    Refused,
}

async fn allowed(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    subject: &str,
) -> Result<bool, StoreError> {
    permit(tx, now, actor, Action::ProvinceStep, &Scope::province(), subject).await
}

/// The newest decisions, each with how many products it recognised; `None` where the actor may not.
///
/// # Errors
/// When the store fails.
pub async fn rounds(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (limit, skip): (usize, usize),
) -> Result<Option<Vec<(Decision, i64)>>, StoreError> {
    if !allowed(tx, now, actor, "decisions").await? {
        return Ok(None);
    }
    let mut all = Vec::new();
    for decision in store::decisions(tx.connection(), limit, skip).await? {
        let count = store::count_given_by(tx.connection(), decision.id).await?;
        all.push((decision, count));
    }
    Ok(Some(all))
}

/// A decision, and how many products it recognised.
///
/// # Errors
/// When the store fails.
pub async fn round(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: DecisionId,
) -> Result<Round<(Decision, i64)>, StoreError> {
    if !allowed(tx, now, actor, &format!("decision {id}")).await? {
        return Ok(Round::Refused);
    }
    Ok(match newest(tx.connection(), id).await? {
        None => Round::NotFound,
        Some(newest) if newest.id != id => Round::Replaced(newest),
        Some(decision) => {
            let count = store::count_given_by(tx.connection(), id).await?;
            Round::Here((decision, count))
        }
    })
}

/// The entry that stands for this one after all corrections.
async fn newest(
    connection: &mut SqliteConnection,
    id: DecisionId,
) -> Result<Option<Decision>, StoreError> {
    let Some(mut found) = store::decision(connection, id).await? else { return Ok(None) };
    while let Some(later) = found.corrected_by {
        match store::decision(connection, later).await? {
            Some(later) => found = later,
            None => break,
        }
    }
    Ok(Some(found))
}

/// What a decision gave, by the names of the products. Whoever calls has asked whether the actor may.
///
/// # Errors
/// When the store fails.
pub async fn round_lines(
    connection: &mut SqliteConnection,
    id: DecisionId,
    slice: (usize, usize),
) -> Result<Vec<RoundLine>, StoreError> {
    store::given_by(connection, id, slice).await
}

/// What comes of correcting a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// It is replaced by this entry, under which these products were recognised again.
    Done(Decision, Vec<RoundLine>),
    /// It says so already.
    Same(Decision),
    /// Another decision has that number and day.
    Exists(Decision),
    /// It was replaced before, by this entry.
    Replaced(Decision),
    /// There is none with that number.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Replaces an entry of a decision by one with another number or day. What the old one gave is given
/// again under the new one, with the expiry that follows from its day.
///
/// # Errors
/// When the store fails.
pub async fn correct_round(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: DecisionId,
    number: &str,
    decided_on: NaiveDate,
) -> Result<Corrected, StoreError> {
    let old = match round(tx, now, actor, id).await? {
        Round::Here((decision, _)) => decision,
        Round::Replaced(newest) => return Ok(Corrected::Replaced(newest)),
        Round::NotFound => return Ok(Corrected::NotFound),
        Round::Refused => return Ok(Corrected::Refused),
    };
    if key(number) == key(&old.details.number) && decided_on == old.details.decided_on {
        return Ok(Corrected::Same(old));
    }
    let details = DecisionDetails { number: number.to_owned(), decided_on, ..old.details.clone() };
    if let Some(there) = store::decision_numbered(tx.connection(), &details).await? {
        return Ok(Corrected::Exists(there));
    }
    let lines = store::given_by(tx.connection(), id, (i32::MAX as usize, 0)).await?;
    let Some((decision, _)) = correct_decision(tx, now, actor, &old, &details).await? else {
        return Ok(Corrected::Replaced(old));
    };
    for line in &lines {
        let given = Given {
            decision: Some(decision.id),
            decided_on: Some(decided_on),
            expires_on: standing::expiry(decided_on),
            ..line.given.clone()
        };
        if let Some(recognition) = give(tx, now, &given).await?
            && line.recognition.revocation.is_some()
        {
            store::set_revocation(tx, recognition, line.recognition.revocation).await?;
        }
    }
    let lines = store::given_by(tx.connection(), decision.id, (i32::MAX as usize, 0)).await?;
    Ok(Corrected::Done(decision, lines))
}

/// Keeps the scan of a decision, in the place of an earlier one.
///
/// # Errors
/// When the store fails.
pub async fn attach_scan(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: DecisionId,
    (place, file): ((i64, i32), &IncomingFile),
) -> Result<Round<Decision>, StoreError> {
    let decision = match round(tx, now, actor, id).await? {
        Round::Here((decision, _)) => decision,
        Round::Replaced(newest) => return Ok(Round::Replaced(newest)),
        Round::NotFound => return Ok(Round::NotFound),
        Round::Refused => return Ok(Round::Refused),
    };
    let Some(account) = actor.account() else { return Ok(Round::Refused) };
    let scan = files::keep(tx, now, account.id, place, file).await?;
    put_scan(tx, now, actor, decision, Some(scan)).await.map(Round::Here)
}

/// Puts another scan, or none, in the place of a decision's: the way back after
/// [`attach_scan`]. `None` where the actor may not, or the decision was replaced.
///
/// # Errors
/// When the store fails.
pub async fn restore_scan(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: DecisionId,
    scan: Option<i64>,
) -> Result<Option<Decision>, StoreError> {
    match round(tx, now, actor, id).await? {
        Round::Here((decision, _)) => put_scan(tx, now, actor, decision, scan).await.map(Some),
        Round::Replaced(_) | Round::NotFound | Round::Refused => Ok(None),
    }
}

async fn put_scan(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    mut decision: Decision,
    scan: Option<i64>,
) -> Result<Decision, StoreError> {
    store::set_scan(tx, decision.id, scan).await?;
    let (subject, number) = (format!("decision {}", decision.id), |file: Option<i64>| {
        file.map_or_else(|| "none".to_owned(), |file| file.to_string())
    });
    let detail = format!("{} to {}", number(decision.details.scan), number(scan));
    record(tx, now, actor, "decision.scan", &subject, &detail).await?;
    decision.details.scan = scan;
    Ok(decision)
}

/// How the scan of a decision is sent on. Whoever calls has asked whether the actor may.
///
/// # Errors
/// When the store fails.
pub async fn scan_of(
    connection: &mut SqliteConnection,
    decision: &Decision,
) -> Result<Option<Scan>, StoreError> {
    match decision.details.scan {
        Some(file) => store::scan(connection, file).await,
        None => Ok(None),
    }
}

/// The products of these lines, by producer.
#[must_use]
pub fn by_producer(lines: &[RoundLine]) -> Vec<(ProducerId, Vec<&RoundLine>)> {
    let mut found: Vec<(ProducerId, Vec<&RoundLine>)> = Vec::new();
    for line in lines {
        match found.iter_mut().find(|(producer, _)| *producer == line.producer) {
            Some((_, lines)) => lines.push(line),
            None => found.push((line.producer, vec![line])),
        }
    }
    found
}
