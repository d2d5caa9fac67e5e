//! Use cases: what a producer tells for form 02 beyond the register, and what is kept of who represents
//! it: sex and ethnicity, by explicit consent only, and deleted at any time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, may_now, permit, record};
use crate::producers;
use crate::producers::model::{Producer, ProducerId, Product};
use crate::store::{StoreError, Tx};

use super::facts::Representative;
use super::store;

/// The longest answer, in letters.
pub const LONGEST: usize = 1500;

/// The longest name of an ethnicity, in letters.
pub const LONGEST_ETHNICITY: usize = 40;

/// Something that form 02 asks and the register does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Question {
    /// Part I: how the producer came to be.
    History,
    /// Part I: how it is organised.
    Organisation,
    /// Part II: what came of its business plan.
    Results,
    /// Part II: its revenue.
    Revenue,
    /// Part II: its profit.
    Profit,
    /// Part II: what has changed since the recognition (article 6.1.b and c).
    Changes,
    /// Part IV: what it plans.
    Plan,
}

impl Question {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::History,
        Self::Organisation,
        Self::Results,
        Self::Revenue,
        Self::Profit,
        Self::Changes,
        Self::Plan,
    ];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::History => "history",
            Self::Organisation => "organisation",
            Self::Results => "results",
            Self::Revenue => "revenue",
            Self::Profit => "profit",
            Self::Changes => "changes",
            Self::Plan => "plan",
        }
    }

    /// The question with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.name() == name)
    }
}

/// The sex of who represents a producer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}

impl Sex {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Female, Self::Male];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }

    /// The sex with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sex| sex.name() == name)
    }
}

/// What comes of keeping something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept<T> {
    /// It is kept; this stood there before.
    Done(T),
    /// It is longer than this many letters.
    Long(usize),
    /// The actor may not.
    Refused,
}

/// What a producer answered about a product. Whoever calls has asked whether the actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn answers(
    connection: &mut SqliteConnection,
    product: &Product,
) -> Result<BTreeMap<Question, String>, StoreError> {
    store::answers(connection, product.id).await
}

/// Keeps an answer, or that there is none where it is empty.
///
/// # Errors
/// When the store fails.
pub async fn answer(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (product, producer): (&Product, &Producer),
    (question, text): (Question, &str),
) -> Result<Kept<String>, StoreError> {
    let scope = producers::scope_of(tx.connection(), actor, producer).await?;
    let subject = format!("product {}", product.id);
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(Kept::Refused);
    }
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Ok(Kept::Long(LONGEST));
    }
    let before = store::answers(tx.connection(), product.id).await?.remove(&question);
    store::set_answer(tx, now, product.id, question, text).await?;
    record(tx, now, actor, "form.answer", &subject, question.name()).await?;
    Ok(Kept::Done(before.unwrap_or_default()))
}

/// What is kept of who represents a producer, for those who act for it alone; `None` for others.
///
/// # Errors
/// When the store fails.
pub async fn representative(
    tx: &mut Tx,
    actor: &Actor,
    producer: &Producer,
) -> Result<Option<Representative>, StoreError> {
    let scope = producers::scope_of(tx.connection(), actor, producer).await?;
    if !may_now(tx, actor, Action::FillRecords, &scope).await? {
        return Ok(None);
    }
    Ok(Some(store::representative(tx.connection(), producer.id).await?))
}

/// Keeps the sex of who represents a producer, or their ethnicity. That somebody calls this is their
/// consent: it is asked for on the screen before.
///
/// # Errors
/// When the store fails.
pub async fn set_representative(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    producer: &Producer,
    told: &Representative,
) -> Result<Kept<()>, StoreError> {
    let scope = producers::scope_of(tx.connection(), actor, producer).await?;
    let subject = format!("producer {}", producer.id);
    let allowed = permit(tx, now, actor, Action::FillRecords, &scope, &subject).await?;
    let Some(account) = actor.account().filter(|_| allowed) else { return Ok(Kept::Refused) };
    if told.ethnicity.chars().count() > LONGEST_ETHNICITY {
        return Ok(Kept::Long(LONGEST_ETHNICITY));
    }
    store::set_representative(tx, now, producer.id, account.id, told).await?;
    // What it says is nobody's business, the audit's included.
    record(tx, now, actor, "form.person", &subject, "kept").await?;
    Ok(Kept::Done(()))
}

/// Deletes what is kept of who represents a producer; false where there was nothing.
///
/// # Errors
/// When the store fails.
pub async fn forget_representative(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    producer: &Producer,
) -> Result<Kept<bool>, StoreError> {
    let scope = producers::scope_of(tx.connection(), actor, producer).await?;
    let subject = format!("producer {}", producer.id);
    if !permit(tx, now, actor, Action::FillRecords, &scope, &subject).await? {
        return Ok(Kept::Refused);
    }
    let there = store::forget_representative(tx, producer.id).await?;
    if there {
        record(tx, now, actor, "form.person", &subject, "forgotten").await?;
    }
    Ok(Kept::Done(there))
}

/// The producers of whose representative something is kept, among those that an account acts for.
///
/// # Errors
/// When the store fails.
pub async fn told_of(
    connection: &mut SqliteConnection,
    account: crate::people::AccountId,
) -> Result<Vec<ProducerId>, StoreError> {
    let mut found = Vec::new();
    for (producer, _) in producers::producers_of(connection, account).await? {
        if store::representative(connection, producer).await? != Representative::default() {
            found.push(producer);
        }
    }
    Ok(found)
}
