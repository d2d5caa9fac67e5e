//! Decisions, and the ratings that they give.
//!
//! What a whole decision does to dossiers is in `dossiers`; here is what it does to the register.
//! Whoever calls has asked whether the actor may.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Scope, permit, record};
use crate::programme::criteria::{Points, Star};
use crate::store::{StoreError, Tx};

use super::model::{Decision, DecisionDetails, DecisionId, ProductId};
use super::standing::{self, Ground, Recognition, Revocation};
use super::store::{self, Of};

/// A rating as it is given to a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// To which.
    pub product: ProductId,
    /// By which decision; `None` where a list does not name it.
    pub decision: Option<DecisionId>,
    /// For which dossier.
    pub dossier: Option<i64>,
    /// The rating.
    pub star: Star,
    /// The points, where they are known.
    pub points: Option<Points>,
    /// The number of the certificate.
    pub certificate: String,
    /// The day of the decision, where it is known.
    pub decided_on: Option<NaiveDate>,
    /// The last day of the certificate, where it is known.
    pub expires_on: Option<NaiveDate>,
    /// The day to which it goes on while its re-evaluation is late.
    pub extended_to: Option<NaiveDate>,
}

impl Given {
    /// By a decision: the certificate holds 36 months from its day.
    #[must_use]
    pub fn by(decision: &Decision, product: ProductId, star: Star) -> Self {
        let decided_on = decision.details.decided_on;
        Self {
            product,
            decision: Some(decision.id),
            dossier: None,
            star,
            points: None,
            certificate: String::new(),
            decided_on: Some(decided_on),
            expires_on: standing::expiry(decided_on),
            extended_to: None,
        }
    }
}

/// What comes of writing down a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// It is written down.
    New(Decision),
    /// It was written down before, with this.
    Before(Decision),
}

impl Entered {
    /// The entry.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        match self {
            Self::New(decision) | Self::Before(decision) => decision,
        }
    }
}

/// Writes down a decision, once for each number and day.
///
/// # Errors
/// When the store fails.
pub async fn enter_decision(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    details: &DecisionDetails,
) -> Result<Entered, StoreError> {
    if let Some(there) = store::decision_numbered(tx.connection(), details).await? {
        return Ok(Entered::Before(there));
    }
    let by = actor.account().map(|account| account.id);
    let id = store::insert_decision(tx, now, details, None, by).await?;
    record(tx, now, actor, "decision.enter", &format!("decision {id}"), &details.number).await?;
    let details = details.clone();
    Ok(Entered::New(Decision { id, details, corrects: None, corrected_by: None }))
}

/// Replaces an entry of a decision by another; what the old one gave is taken back. Returns the new
/// entry and the products that lost something by it; `None` where the old one was replaced before.
///
/// # Errors
/// When the store fails.
pub async fn correct_decision(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    old: &Decision,
    details: &DecisionDetails,
) -> Result<Option<(Decision, Vec<ProductId>)>, StoreError> {
    if old.corrected_by.is_some() {
        return Ok(None);
    }
    let by = actor.account().map(|account| account.id);
    let id = store::insert_decision(tx, now, details, Some(old.id), by).await?;
    let lost = store::void(tx, now, by, Of::Decision(old.id)).await?;
    let (subject, detail) = (format!("decision {id}"), format!("in the place of {}", old.id));
    record(tx, now, actor, "decision.correct", &subject, &detail).await?;
    let details = details.clone();
    Ok(Some((Decision { id, details, corrects: Some(old.id), corrected_by: None }, lost)))
}

/// An entry of a decision.
///
/// # Errors
/// When the store fails.
pub async fn decision(
    connection: &mut SqliteConnection,
    id: DecisionId,
) -> Result<Option<Decision>, StoreError> {
    store::decision(connection, id).await
}

/// The newest decisions, those that were replaced left out.
///
/// # Errors
/// When the store fails.
pub async fn decisions(
    connection: &mut SqliteConnection,
    limit: usize,
    skip: usize,
) -> Result<Vec<Decision>, StoreError> {
    store::decisions(connection, limit, skip).await
}

/// Gives a rating, once for each product and decision; `None` when it is there already.
///
/// # Errors
/// When the store fails.
pub async fn give(tx: &mut Tx, now: Timestamp, given: &Given) -> Result<Option<i64>, StoreError> {
    if let Some(decision) = given.decision
        && store::is_recognised_by(tx.connection(), given.product, decision).await?
    {
        return Ok(None);
    }
    store::insert_recognition(tx, now, given).await.map(Some)
}

/// Takes back what a dossier was given.
///
/// # Errors
/// When the store fails.
pub async fn take_back(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    dossier: i64,
) -> Result<Vec<ProductId>, StoreError> {
    let by = actor.account().map(|account| account.id);
    store::void(tx, now, by, Of::Dossier(dossier)).await
}

/// Every recognition that a product has had, those taken back left out.
///
/// # Errors
/// When the store fails.
pub async fn recognitions(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<Vec<Recognition>, StoreError> {
    store::recognitions_of(connection, product).await
}

/// Every recognition that each of these products has had, those taken back left out.
///
/// # Errors
/// When the store fails.
pub async fn recognitions_of(
    connection: &mut SqliteConnection,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Vec<Recognition>>, StoreError> {
    store::recognitions(connection, products).await
}

/// What an official does about the end of a recognition before its time (article 8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// There is a conclusion: the clock of 15 days starts.
    Conclude {
        /// Why.
        ground: Ground,
        /// The day of the conclusion.
        on: NaiveDate,
    },
    /// It is revoked.
    Revoke {
        /// The day of that decision.
        on: NaiveDate,
    },
    /// The entry was a mistake.
    TakeBack,
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It is written down.
    Done,
    /// The product is not recognised.
    NotRecognised,
    /// There is no conclusion to revoke it on, or to take back.
    NoConclusion,
    /// There is a conclusion already.
    Concluded,
    /// There is no such product.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Writes down the end of a product's current recognition before its time.
///
/// # Errors
/// When the store fails.
pub async fn end_recognition(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    product: ProductId,
    ending: Ending,
) -> Result<Ended, StoreError> {
    let subject = format!("product {product}");
    if !permit(tx, now, actor, Action::ProvinceStep, &Scope::province(), &subject).await? {
        return Ok(Ended::Refused);
    }
    if store::product(tx.connection(), product).await?.is_none() {
        return Ok(Ended::NotFound);
    }
    let history = store::recognitions_of(tx.connection(), product).await?;
    let Some(current) = standing::current(&history) else { return Ok(Ended::NotRecognised) };
    let (revocation, word) = match (ending, current.revocation) {
        (Ending::Conclude { .. }, Some(_)) => return Ok(Ended::Concluded),
        (Ending::Conclude { ground, on }, None) => {
            (Some(Revocation { ground, concluded_on: on, revoked_on: None }), "conclude")
        }
        (_, None) => return Ok(Ended::NoConclusion),
        (Ending::Revoke { on }, Some(there)) => {
            (Some(Revocation { revoked_on: Some(on), ..there }), "revoke")
        }
        (Ending::TakeBack, Some(_)) => (None, "take_back"),
    };
    store::set_revocation(tx, current.id, revocation).await?;
    let action = format!("recognition.{word}");
    let detail = revocation.map_or_else(String::new, |one| one.ground.name().to_owned());
    record(tx, now, actor, &action, &format!("recognition {}", current.id), &detail).await?;
    Ok(Ended::Done)
}
