//! Use cases: groups and channels to which broadcasts are posted, and what applies to all broadcasts.

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Scope, permit, record};
use crate::store::{StoreError, Tx};

use super::store;

/// What kind of chat it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    /// Everybody writes.
    Group,
    /// Its admins write.
    Channel,
}

impl ChatKind {
    /// The word for it in the database and in `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Channel => "channel",
        }
    }
}

/// A group or a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Telegram's number of it.
    pub chat: i64,
    /// What it is.
    pub kind: ChatKind,
    /// What it is called.
    pub title: String,
    /// Whether broadcasts are posted there.
    pub is_on: bool,
    /// Whether the bot may write there.
    pub is_there: bool,
}

/// Keeps that the bot was put into a group or channel, or taken out. Nothing is posted there before an
/// official turns it on.
///
/// # Errors
/// When the store fails.
pub async fn keep(tx: &mut Tx, now: Timestamp, place: &Place) -> Result<(), StoreError> {
    store::keep(tx, now, place).await
}

/// Keeps that a group has become another chat, as Telegram does with large ones.
///
/// # Errors
/// When the store fails.
pub async fn moved(tx: &mut Tx, from: i64, to: i64) -> Result<(), StoreError> {
    store::moved(tx, from, to).await
}

/// The groups and channels that the bot is in; `None` where the actor may not see them.
///
/// # Errors
/// When the store fails.
pub async fn chats(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
) -> Result<Option<Vec<Place>>, StoreError> {
    if !permit(tx, now, actor, Action::Publish, &Scope::province(), "groups and channels").await? {
        return Ok(None);
    }
    store::chats(tx.connection()).await.map(Some)
}

/// The groups and channels that a broadcast is posted to today.
///
/// # Errors
/// When the store fails.
pub async fn on(connection: &mut SqliteConnection) -> Result<Vec<Place>, StoreError> {
    let mut places = store::chats(connection).await?;
    places.retain(|place| place.is_on && place.is_there);
    Ok(places)
}

/// Turns posting to a group or channel on or off, and returns them all; `None` where the actor may not.
///
/// # Errors
/// When the store fails.
pub async fn turn(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    chat: i64,
    is_on: bool,
) -> Result<Option<Vec<Place>>, StoreError> {
    let subject = format!("chat {chat}");
    if !permit(tx, now, actor, Action::Publish, &Scope::province(), &subject).await? {
        return Ok(None);
    }
    if store::turn(tx, chat, is_on).await? {
        let detail = if is_on { "on" } else { "off" };
        record(tx, now, actor, "broadcast.chat", &subject, detail).await?;
    }
    store::chats(tx.connection()).await.map(Some)
}

/// Beyond how many recipients a second person approves.
///
/// # Errors
/// When the store fails.
pub async fn approve_above(tx: &mut Tx) -> Result<i64, StoreError> {
    store::approve_above(tx.connection()).await
}

/// Changes beyond how many recipients a second person approves; returns what it was, `None` where the
/// actor may not.
///
/// # Errors
/// When the store fails.
pub async fn set_approve_above(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    above: u32,
) -> Result<Option<i64>, StoreError> {
    let subject = "broadcast settings";
    if !permit(tx, now, actor, Action::ChangeSettings, &Scope::province(), subject).await? {
        return Ok(None);
    }
    let was = store::approve_above(tx.connection()).await?;
    store::set_approve_above(tx, above.into()).await?;
    let detail = format!("approve above {was} -> {above}");
    record(tx, now, actor, "broadcast.settings", subject, &detail).await?;
    Ok(Some(was))
}
