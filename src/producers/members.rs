//! Those who act for a producer: its own people, and helpers by its consent.

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{AccountId, Tie};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::RowId;

use super::model::ProducerId;
use super::store;

/// An account's living card for a producer: a message that is kept up to date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The outbox row that says the newest, while it has not left.
    pub row: Option<RowId>,
    /// Telegram's number of it, once it was sent.
    pub message: Option<i32>,
    /// What it says.
    pub text: String,
    /// How often it was written.
    pub version: i64,
}

/// An account's living card for a producer, empty where there is none.
///
/// # Errors
/// When the store fails.
pub async fn card(
    connection: &mut SqliteConnection,
    producer: ProducerId,
    account: AccountId,
) -> Result<Card, StoreError> {
    store::card(connection, producer, account).await
}

/// Keeps what became of a card.
///
/// # Errors
/// When the store fails.
pub async fn set_card(
    tx: &mut Tx,
    producer: ProducerId,
    account: AccountId,
    card: &Card,
) -> Result<(), StoreError> {
    store::set_card(tx, producer, account, card).await
}

/// Those who act for a producer, its own people first.
///
/// # Errors
/// When the store fails.
pub async fn members(
    connection: &mut SqliteConnection,
    producer: ProducerId,
) -> Result<Vec<(AccountId, Tie)>, StoreError> {
    store::members(connection, producer).await
}

/// The producers that an account acts for.
///
/// # Errors
/// When the store fails.
pub async fn producers_of(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<(ProducerId, Tie)>, StoreError> {
    store::producers_of(connection, account).await
}

/// What an account has to do with a producer.
///
/// # Errors
/// When the store fails.
pub async fn tie(
    connection: &mut SqliteConnection,
    producer: ProducerId,
    account: AccountId,
) -> Result<Tie, StoreError> {
    store::tie(connection, producer, account).await
}

/// Lets an account act for a producer; false when it does already. Whoever calls has asked whether
/// that may be.
///
/// # Errors
/// When the store fails.
pub async fn add_member(
    tx: &mut Tx,
    now: Timestamp,
    producer: ProducerId,
    member: (AccountId, Tie),
    confirmed_by: Option<AccountId>,
) -> Result<bool, StoreError> {
    store::add_member(tx, now, producer, member, confirmed_by).await
}

/// Ends that; false when it did not.
///
/// # Errors
/// When the store fails.
pub async fn remove_member(
    tx: &mut Tx,
    producer: ProducerId,
    account: AccountId,
) -> Result<bool, StoreError> {
    store::remove_member(tx, producer, account).await
}

/// Lets one row stand for another that is the same producer, or, with `None`, for itself again.
/// Whoever calls has asked whether that may be.
///
/// # Errors
/// When the store fails.
pub async fn set_merged(
    tx: &mut Tx,
    producer: ProducerId,
    into: Option<ProducerId>,
) -> Result<(), StoreError> {
    store::set_merged(tx, producer, into).await
}
