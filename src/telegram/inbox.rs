//! What came in: each update is a row here before Telegram is told that it was received.
//!
//! ```text
//! new ─┬─ handled: its changes and replies are in the same transaction ──▶ done
//!      ├─ nobody can read it ─────────────────────────────────────────────▶ unreadable
//!      └─ its last try failed ────────────────────────────────────────────▶ dead
//! ```

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sqlx::Row;
use sqlx::sqlite::SqlitePool;

use crate::clock::Timestamp;
use crate::store::{StoreError, Tx, expect_rows};

/// An update as it came, with what is needed to order it.
#[derive(Clone, Debug, Serialize)]
pub struct Arrival {
    /// Telegram's number of it.
    pub update: i64,
    /// The chat in which it happened.
    pub chat: Option<i64>,
    /// Who did it.
    pub user: Option<i64>,
    /// The whole of it.
    pub payload: String,
}

impl Arrival {
    /// Reads the little that is needed from a raw update. `None` when it has no number, so that it
    /// cannot even be kept.
    #[must_use]
    pub fn read(raw: &RawValue) -> Option<Self> {
        let head: Head = match serde_json::from_str(raw.get()) {
            Ok(head) => head,
            // Of a shape that nobody knows: kept by its number, for somebody to look into.
            Err(_) => serde_json::from_str::<Number>(raw.get()).ok()?.into(),
        };
        let Head {
            update_id,
            message,
            edited_message,
            callback_query,
            my_chat_member,
            inline_query,
        } = head;
        let event = message.or(edited_message).or(my_chat_member).or(inline_query);
        let (chat, user) = match (event, callback_query) {
            (Some(event), _) => (event.chat, event.from),
            (None, Some(query)) => (query.message.and_then(|message| message.chat), query.from),
            (None, None) => (None, None),
        };
        Some(Self {
            update: update_id,
            chat: chat.map(|chat| chat.id),
            user: user.map(|user| user.id),
            payload: raw.get().to_owned(),
        })
    }

    /// Updates with the same key are handled in order.
    #[must_use]
    pub fn key(&self) -> i64 {
        self.chat.or(self.user).unwrap_or(self.update)
    }
}

#[derive(Deserialize)]
struct Number {
    update_id: i64,
}

impl From<Number> for Head {
    fn from(Number { update_id }: Number) -> Self {
        Self { update_id, ..Self::default() }
    }
}

#[derive(Default, Deserialize)]
struct Head {
    update_id: i64,
    message: Option<Event>,
    edited_message: Option<Event>,
    callback_query: Option<Query>,
    my_chat_member: Option<Event>,
    inline_query: Option<Event>,
}

#[derive(Deserialize)]
struct Event {
    chat: Option<Id>,
    from: Option<Id>,
}

#[derive(Deserialize)]
struct Query {
    from: Option<Id>,
    message: Option<Event>,
}

#[derive(Deserialize)]
struct Id {
    id: i64,
}

/// Keeps a batch, and returns the numbers of those that were not there yet.
///
/// # Errors
/// When the store fails; nothing of the batch is kept then.
pub async fn keep(tx: &mut Tx, now: Timestamp, batch: &[Arrival]) -> Result<Vec<i64>, StoreError> {
    // One statement for the whole batch: each is a trip to the connection's thread and back.
    let batch = serde_json::to_string(batch).unwrap_or_default();
    Ok(sqlx::query_scalar(
        "INSERT INTO inbox (update_id, chat_id, user_id, payload, received_at)
         SELECT value ->> 'update', value ->> 'chat', value ->> 'user', value ->> 'payload', ?2
         FROM json_each(?1) WHERE true
         ON CONFLICT (update_id) DO NOTHING RETURNING update_id",
    )
    .bind(batch)
    .bind(now.timestamp_millis())
    .fetch_all(tx.connection())
    .await?)
}

/// The updates that wait, with the keys that order them, oldest first.
///
/// # Errors
/// When the store fails.
pub async fn waiting(reader: &SqlitePool) -> Result<Vec<(i64, i64)>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT update_id, coalesce(chat_id, user_id, update_id) FROM inbox
         WHERE state = 'new' ORDER BY update_id",
    )
    .fetch_all(reader)
    .await?)
}

/// An update that waits; `None` once it is settled.
///
/// # Errors
/// When the store fails.
pub async fn payload(reader: &SqlitePool, update: i64) -> Result<Option<String>, StoreError> {
    let row = sqlx::query("SELECT payload FROM inbox WHERE update_id = ? AND state = 'new'")
        .bind(update)
        .fetch_optional(reader)
        .await?;
    row.map(|row| row.try_get("payload")).transpose().map_err(StoreError::from)
}

/// Counts a try, and returns how many there have been; `None` when the update is settled.
///
/// # Errors
/// When the store fails.
pub async fn count_try(tx: &mut Tx, update: i64, error: &str) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar(
        "UPDATE inbox SET tries = tries + 1, error = ? WHERE update_id = ? AND state = 'new'
         RETURNING tries",
    )
    .bind(error)
    .bind(update)
    .fetch_optional(tx.connection())
    .await?)
}

/// Marks an update as done, and forgets what it said.
///
/// # Errors
/// When the store fails, or when it was done already: whatever else the transaction did is then
/// undone with it.
pub async fn done(tx: &mut Tx, now: Timestamp, update: i64) -> Result<(), StoreError> {
    let result = sqlx::query(
        "UPDATE inbox SET state = 'done', payload = NULL, settled_at = ?
         WHERE update_id = ? AND state = 'new'",
    )
    .bind(now.timestamp_millis())
    .bind(update)
    .execute(tx.connection())
    .await?;
    expect_rows(&result, "inbox", 1)
}

/// Why an update is not handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It is of no kind that this program can read.
    Unreadable,
    /// Its last try failed.
    Dead,
}

/// Sets an update aside, with the reason.
///
/// # Errors
/// When the store fails.
pub async fn set_aside(
    tx: &mut Tx,
    now: Timestamp,
    update: i64,
    aside: Aside,
    error: &str,
) -> Result<(), StoreError> {
    let result = sqlx::query(
        "UPDATE inbox SET state = ?, error = ?, settled_at = ? WHERE update_id = ? AND state = 'new'",
    )
    .bind(match aside {
        Aside::Unreadable => "unreadable",
        Aside::Dead => "dead",
    })
    .bind(error)
    .bind(now.timestamp_millis())
    .bind(update)
    .execute(tx.connection())
    .await?;
    expect_rows(&result, "inbox", 1)
}

/// How long a handled update's number is remembered. Telegram repeats one for a day at most.
const DONE_KEPT: TimeDelta = TimeDelta::days(3);

/// How long an update that was set aside can be looked into.
const ASIDE_KEPT: TimeDelta = TimeDelta::days(90);

/// Deletes a slice of what was settled long ago; returns how many.
///
/// # Errors
/// When the store fails.
pub async fn purge(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    let deleted = sqlx::query(
        "DELETE FROM inbox WHERE update_id IN (
            SELECT update_id FROM inbox
            WHERE settled_at < ? AND (state = 'done' OR settled_at < ?)
            ORDER BY settled_at LIMIT 500)",
    )
    .bind((now - DONE_KEPT).timestamp_millis())
    .bind((now - ASIDE_KEPT).timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(deleted.rows_affected())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Arrival> {
        Arrival::read(&RawValue::from_string(json.to_owned()).unwrap())
    }

    #[test]
    fn each_kind_of_update_is_ordered_by_its_chat() {
        let check = |json: &str, key: i64| assert_eq!(read(json).unwrap().key(), key, "{json}");
        check(r#"{"update_id":1,"message":{"chat":{"id":-5},"from":{"id":7}}}"#, -5);
        check(r#"{"update_id":1,"edited_message":{"chat":{"id":5},"from":{"id":5}}}"#, 5);
        check(
            r#"{"update_id":1,"callback_query":{"from":{"id":7},"message":{"chat":{"id":5}}}}"#,
            5,
        );
        check(r#"{"update_id":1,"callback_query":{"from":{"id":7},"inline_message_id":"x"}}"#, 7);
        check(r#"{"update_id":1,"my_chat_member":{"chat":{"id":5},"from":{"id":5}}}"#, 5);
        check(r#"{"update_id":1,"inline_query":{"from":{"id":7},"query":""}}"#, 7);
        check(r#"{"update_id":91,"something_new":{}}"#, 91);
        check(r#"{"update_id":92,"message":"of another shape"}"#, 92);
    }

    #[test]
    fn what_has_no_number_cannot_be_kept() {
        assert!(read(r#"{"message":{}}"#).is_none());
        assert!(read("[]").is_none());
    }
}
