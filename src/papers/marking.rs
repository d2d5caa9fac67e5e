//! Use cases: what officials say of papers, and the samples that came.

use super::rules::Mark;
use super::seeing::SAMPLES_DUE;
use super::sending::{Barred, Outcome, Spot, grant, granted};
use super::store;
use crate::clock::Timestamp;
use crate::dossiers::model::DossierId;
use crate::dossiers::moving::Case;
use crate::people::{Action, Actor, record};
use crate::programme::Programme;
use crate::programme::papers::SAMPLES;
use crate::store::{StoreError, Tx};

/// Says that a paper is in order, or sends it back with a reason.
///
/// # Errors
/// When the store fails.
pub async fn mark(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    spot: Spot<'_>,
    (mark, reason): (Mark, &str),
) -> Result<Outcome<Case>, StoreError> {
    let Some(by) = actor.account() else { return Ok(Err(Barred::Refused)) };
    let (case, paper) =
        granted!(grant(tx, now, actor, programme, (spot, Action::CommuneStep)).await?);
    // There has to be something to say it of, and a reason to send it back.
    let held = store::held(tx.connection(), spot.dossier).await?;
    let is_there = held.get(paper.id).is_some_and(|held| held.newest.is_some());
    if !is_there || (mark == Mark::Returned && reason.is_empty()) {
        return Ok(Err(Barred::Already));
    }
    store::mark(tx, now, (spot.dossier, paper.id), (mark, reason, by.id)).await?;
    let (action, subject) = (format!("paper.{}", mark.name()), format!("dossier {}", spot.dossier));
    record(tx, now, actor, &action, &subject, &format!("{}: {reason}", paper.id)).await?;
    Ok(Ok(case))
}

/// Takes back what an official said of a paper.
///
/// # Errors
/// When the store fails.
pub async fn unmark(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    spot: Spot<'_>,
) -> Result<Outcome<Case>, StoreError> {
    let (case, paper) =
        granted!(grant(tx, now, actor, programme, (spot, Action::CommuneStep)).await?);
    if !store::unmark(tx, spot.dossier, paper.id).await? {
        return Ok(Err(Barred::Already));
    }
    let subject = format!("dossier {}", spot.dossier);
    record(tx, now, actor, "paper.unmark", &subject, paper.id).await?;
    Ok(Ok(case))
}

/// Writes down that the samples of a product came, or takes that back.
///
/// # Errors
/// When the store fails.
pub async fn samples(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    (dossier, came): (DossierId, bool),
) -> Result<Outcome<Case>, StoreError> {
    let Some(by) = actor.account() else { return Ok(Err(Barred::Refused)) };
    let spot = Spot { dossier, paper: SAMPLES };
    let (case, _) = granted!(grant(tx, now, actor, programme, (spot, Action::CommuneStep)).await?);
    let is_new = if came {
        store::receive_samples(tx, now, dossier, (SAMPLES_DUE, by.id)).await?
    } else {
        store::forget_samples(tx, dossier).await?
    };
    if !is_new {
        return Ok(Err(Barred::Already));
    }
    let action = if came { "samples.receive" } else { "samples.forget" };
    record(tx, now, actor, action, &format!("dossier {dossier}"), "").await?;
    Ok(Ok(case))
}
