//! Use cases: what officers decide about who acts for whom.

use crate::clock::Timestamp;
use crate::people::{AccountId, Action, Actor, Scope, Tie, permit, record};
use crate::producers::model::{Producer, ProducerId};
use crate::producers::{self, add_member, remove_member, set_merged};
use crate::programme::places::Places;
use crate::store::{StoreError, Tx};

use super::store;
use super::{Claim, ClaimId, ClaimState};

/// What an officer says to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes, beside whoever acts for it already.
    Accept,
    /// Yes, in the place of whoever acts for it already (a new phone, a new account).
    Replace,
    /// No.
    Refuse {
        /// Why.
        reason: String,
    },
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// They act for this producer now.
    Linked(Claim, Producer),
    /// They were refused.
    Refused(Claim),
    /// It was decided before.
    Over(Claim),
    /// The register has a producer of that name in that commune already.
    Exists(Claim, Producer),
    /// There is no such claim.
    NotFound,
    /// The actor may not.
    NotAllowed,
}

/// Says yes or no to a claim.
///
/// # Errors
/// When the store fails.
pub async fn decide(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    places: &Places,
    (id, verdict): (ClaimId, &Verdict),
) -> Result<Decided, StoreError> {
    let Some(claim) = store::claim(tx, id).await? else { return Ok(Decided::NotFound) };
    let scope = claim.commune.map_or_else(Scope::province, Scope::commune);
    let subject = format!("claim {id}");
    if !permit(tx, now, actor, Action::LinkProducer, &scope, &subject).await? {
        return Ok(Decided::NotAllowed);
    }
    if claim.state != ClaimState::Waiting {
        return Ok(Decided::Over(claim));
    }
    let by = actor.account().map(|account| account.id);
    if let Verdict::Refuse { reason } = verdict {
        store::settle(tx, now, id, ClaimState::Refused, (by, reason)).await?;
        record(tx, now, actor, "claim.refuse", &subject, reason).await?;
        return Ok(Decided::Refused(Claim { state: ClaimState::Refused, ..claim }));
    }
    let producer = match (claim.producer, &claim.application) {
        (Some(producer), _) => match producers::producer(tx.connection(), producer).await? {
            Some(producer) => producer,
            None => return Ok(Decided::NotFound),
        },
        (None, Some(application)) => {
            let Some(details) = application.details(places) else { return Ok(Decided::NotFound) };
            match producers::add_producer(tx, now, actor, &details).await? {
                producers::Written::Done(producer) => producer,
                producers::Written::Exists(there) | producers::Written::Changed(there) => {
                    return Ok(Decided::Exists(claim, there));
                }
                producers::Written::NotFound => return Ok(Decided::NotFound),
                producers::Written::Refused => return Ok(Decided::NotAllowed),
            }
        }
        (None, None) => return Ok(Decided::NotFound),
    };
    if *verdict == Verdict::Replace {
        for (account, tie) in producers::members(tx.connection(), producer.id).await? {
            if tie == Tie::Own {
                remove_member(tx, producer.id, account).await?;
            }
        }
    }
    add_member(tx, now, producer.id, (claim.account, claim.tie), by).await?;
    store::settle(tx, now, id, ClaimState::Accepted, (by, "")).await?;
    let how = if *verdict == Verdict::Replace { "replace" } else { "" };
    record(tx, now, actor, "claim.accept", &subject, how).await?;
    Ok(Decided::Linked(Claim { state: ClaimState::Accepted, ..claim }, producer))
}

/// Ends somebody's acting for a producer: their own wish, their producer's (of a helper) or an
/// officer's. False when the actor may not, or they do not act for it.
///
/// # Errors
/// When the store fails.
pub async fn leave(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    producer: &Producer,
    account: AccountId,
) -> Result<bool, StoreError> {
    let myself = actor.account().is_some_and(|own| own.id == account);
    let tie = producers::tie(tx.connection(), producer.id, account).await?;
    let own = match actor.account() {
        Some(acting) => producers::tie(tx.connection(), producer.id, acting.id).await? == Tie::Own,
        None => false,
    };
    let subject = format!("producer {}", producer.id);
    let of_mine = own && tie == Tie::Helper;
    if !(myself || of_mine) {
        let scope = Scope::commune(producer.details.commune);
        if !permit(tx, now, actor, Action::LinkProducer, &scope, &subject).await? {
            return Ok(false);
        }
    }
    if !remove_member(tx, producer.id, account).await? {
        return Ok(false);
    }
    record(tx, now, actor, "producer.leave", &subject, &format!("account {account}")).await?;
    Ok(true)
}

/// What comes of letting one row of the register stand for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merged {
    /// It does.
    Done,
    /// They are one already.
    Same,
    /// Others were found to be the one that would go: they have to be taken apart first.
    HasOthers,
    /// There is no such producer.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Lets one row of the register stand for another that is the same producer. What belonged to the
/// other belongs to it from then on, and does so no more once [`unmerge`] takes that back.
///
/// # Errors
/// When the store fails.
pub async fn merge(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (from, into): (ProducerId, ProducerId),
) -> Result<Merged, StoreError> {
    let (Some(from), Some(into)) = (
        producers::producer(tx.connection(), from).await?,
        producers::producer(tx.connection(), into).await?,
    ) else {
        return Ok(Merged::NotFound);
    };
    let scope = Scope::communes(vec![from.details.commune, into.details.commune]);
    let subject = format!("producer {}", from.id);
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(Merged::Refused);
    }
    if from.id == into.id {
        return Ok(Merged::Same);
    }
    if !producers::merged_rows(tx.connection(), from.id).await?.is_empty() {
        return Ok(Merged::HasOthers);
    }
    set_merged(tx, from.id, Some(into.id)).await?;
    record(tx, now, actor, "producer.merge", &subject, &format!("into {}", into.id)).await?;
    Ok(Merged::Done)
}

/// Takes a merger back.
///
/// # Errors
/// When the store fails.
pub async fn unmerge(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    from: ProducerId,
) -> Result<bool, StoreError> {
    // The producer that stands for it now is in the same place, or was when they were merged.
    let Some(into) = producers::producer(tx.connection(), from).await? else { return Ok(false) };
    let scope = Scope::commune(into.details.commune);
    let subject = format!("producer {from}");
    if into.id == from || !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(false);
    }
    set_merged(tx, from, None).await?;
    record(tx, now, actor, "producer.unmerge", &subject, "").await?;
    Ok(true)
}
