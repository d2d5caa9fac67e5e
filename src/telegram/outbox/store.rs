//! The outbox's SQL, and that of the files that leave.

mod media;

use chrono::TimeDelta;
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{FromRow, Row};

use crate::clock::Timestamp;
use crate::store::{Change, StoreError, Tx, expect_rows, id_list};
use crate::telegram::pacer::Lane;

use super::message::{OnUnknown, Outgoing};
use super::settle::Settlement;

pub(super) use media::{Media, beside, give_up, keep_beside, keep_media, media, uploaded};

/// A row of the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub i64);

/// Puts a message into the outbox, unless there is one with this key already; returns the row in
/// either case. The key says what the message is: `reply:<update>:<number>`,
/// `reminder:<person>:<due>:<rung>`.
///
/// # Errors
/// When the store fails.
pub async fn enqueue(
    tx: &mut Tx,
    now: Timestamp,
    key: &str,
    message: &Outgoing,
) -> Result<RowId, StoreError> {
    tx.touch(Change::Outbox);
    let inserted = sqlx::query(
        "INSERT INTO outbox (dedupe_key, chat_id, lane, method, payload, follows, weight,
                             on_unknown, due_at, created_at, anew)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (dedupe_key) DO NOTHING",
    )
    .bind(key)
    .bind(message.chat)
    .bind(message.lane.number())
    .bind(message.method)
    .bind(message.payload.to_string())
    .bind(message.follows.map(|row| row.0))
    .bind(i64::try_from(message.weight).unwrap_or(i64::MAX))
    .bind(match message.on_unknown {
        OnUnknown::Again => "again",
        OnUnknown::Ask => "ask",
    })
    .bind(message.due.unwrap_or(now).timestamp_millis())
    .bind(now.timestamp_millis())
    .bind(message.anew)
    .execute(tx.connection())
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(RowId(inserted.last_insert_rowid()));
    }
    let id = sqlx::query_scalar("SELECT id FROM outbox WHERE dedupe_key = ?")
        .bind(key)
        .fetch_one(tx.connection())
        .await?;
    Ok(RowId(id))
}

/// Takes a message back that has not left yet; whether it could be.
///
/// # Errors
/// When the store fails.
pub async fn cancel(
    tx: &mut Tx,
    now: Timestamp,
    row: RowId,
    why: &str,
) -> Result<bool, StoreError> {
    let cancelled = sqlx::query(
        "UPDATE outbox SET state = 'cancelled', error = ?, settled_at = ?
         WHERE id = ? AND state = 'pending'",
    )
    .bind(why)
    .bind(now.timestamp_millis())
    .bind(row.0)
    .execute(tx.connection())
    .await?;
    Ok(cancelled.rows_affected() == 1)
}

/// Takes messages back as if they had never been put in, so that they can be put in again under the
/// same keys: those of `rows` that have not left and cannot have arrived. Returns which.
///
/// # Errors
/// When the store fails.
pub async fn take_back(tx: &mut Tx, rows: &[RowId]) -> Result<Vec<RowId>, StoreError> {
    let taken: Vec<i64> = sqlx::query_scalar(
        "DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(?))
            AND state = 'pending' AND unknowns = 0
         RETURNING id",
    )
    .bind(id_list(rows.iter().map(|row| row.0)))
    .fetch_all(tx.connection())
    .await?;
    Ok(taken.into_iter().map(RowId).collect())
}

/// Why a message was not sent, or is not known to have been.
///
/// # Errors
/// When the store fails.
pub async fn why(tx: &mut Tx, row: RowId) -> Result<String, StoreError> {
    let error: Option<Option<String>> = sqlx::query_scalar("SELECT error FROM outbox WHERE id = ?")
        .bind(row.0)
        .fetch_optional(tx.connection())
        .await?;
    Ok(error.flatten().unwrap_or_default())
}

/// Whether a message is under way, or should be.
///
/// # Errors
/// When the store fails.
pub async fn is_busy(reader: &SqlitePool, now: Timestamp) -> Result<bool, StoreError> {
    let mut busy: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'sending')")
            .fetch_one(reader)
            .await?;
    for lane in Lane::ALL {
        busy |= sqlx::query_scalar::<_, bool>(
            "SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'pending' AND lane = ? AND due_at <= ?)",
        )
        .bind(lane.number())
        .bind(now.timestamp_millis())
        .fetch_one(reader)
        .await?;
    }
    Ok(busy)
}

/// When the next message that is not due yet will be.
///
/// # Errors
/// When the store fails.
pub async fn next_due(
    reader: &SqlitePool,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let mut first = None;
    for lane in Lane::ALL {
        first = [first, next_due_in(reader, now, lane).await?].into_iter().flatten().min();
    }
    Ok(first.and_then(Timestamp::from_timestamp_millis))
}

/// The same for one lane, in milliseconds.
pub(super) async fn next_due_in(
    reader: &SqlitePool,
    now: Timestamp,
    lane: Lane,
) -> Result<Option<i64>, StoreError> {
    let due = sqlx::query_scalar(
        "SELECT min(due_at) FROM outbox WHERE state = 'pending' AND lane = ? AND due_at > ?",
    )
    .bind(lane.number())
    .bind(now.timestamp_millis())
    .fetch_one(reader)
    .await?;
    Ok(due)
}

/// How long rows that are settled are kept: sent ones as long as Telegram may repeat an update,
/// the others until somebody has looked into them.
const SENT_KEPT: TimeDelta = TimeDelta::days(3);
const OTHERS_KEPT: TimeDelta = TimeDelta::days(90);

/// Deletes a slice of what was settled long ago; returns how many. Who got an announcement stands in the
/// ledger of its recipients.
///
/// # Errors
/// When the store fails.
pub async fn purge(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    let deleted = sqlx::query(
        "DELETE FROM outbox WHERE id IN (
            SELECT id FROM outbox old
            WHERE settled_at < ? AND (state = 'sent' OR settled_at < ?)
              AND NOT EXISTS (SELECT 1 FROM outbox next WHERE next.follows = old.id)
            ORDER BY settled_at LIMIT 500)",
    )
    .bind((now - SENT_KEPT).timestamp_millis())
    .bind((now - OTHERS_KEPT).timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(deleted.rows_affected())
}

/// A row that waits, as far as pacing needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    /// Milliseconds since 1970.
    pub(super) due: i64,
    pub(super) id: i64,
    pub(super) chat: i64,
    /// How many messages it counts for.
    pub(super) weight: usize,
}

impl FromRow<'_, SqliteRow> for Waiting {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let weight: i64 = row.try_get("weight")?;
        Ok(Self {
            due: row.try_get("due_at")?,
            id: row.try_get("id")?,
            chat: row.try_get("chat_id")?,
            weight: usize::try_from(weight).unwrap_or(1),
        })
    }
}

/// The rows of a lane that are due, in the order of their times, after a position.
pub(super) async fn due(
    reader: &SqlitePool,
    now: Timestamp,
    lane: Lane,
    (due, id): (i64, i64),
    limit: usize,
) -> Result<Vec<Waiting>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT due_at, id, chat_id, weight FROM outbox
         WHERE state = 'pending' AND lane = ?1 AND due_at <= ?2 AND (due_at, id) > (?3, ?4)
         ORDER BY due_at, id LIMIT ?5",
    )
    .bind(lane.number())
    .bind(now.timestamp_millis())
    .bind(due)
    .bind(id)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(reader)
    .await?;
    Ok(rows)
}

/// The rows of each lane after an id, in the order of their ids; nothing of a lane without one.
pub(super) async fn arrived(
    reader: &SqlitePool,
    after: [Option<i64>; 3],
    limit: usize,
) -> Result<[Vec<Waiting>; 3], StoreError> {
    let [answers, notices, broadcasts] = after.map(|id| id.unwrap_or(i64::MAX));
    let rows = sqlx::query(
        "SELECT * FROM (SELECT lane, due_at, id, chat_id, weight FROM outbox
            WHERE state = 'pending' AND lane = 0 AND id > ?1 ORDER BY id LIMIT ?4)
         UNION ALL SELECT * FROM (SELECT lane, due_at, id, chat_id, weight FROM outbox
            WHERE state = 'pending' AND lane = 1 AND id > ?2 ORDER BY id LIMIT ?4)
         UNION ALL SELECT * FROM (SELECT lane, due_at, id, chat_id, weight FROM outbox
            WHERE state = 'pending' AND lane = 2 AND id > ?3 ORDER BY id LIMIT ?4)",
    )
    .bind(answers)
    .bind(notices)
    .bind(broadcasts)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(reader)
    .await?;
    let mut lanes = [Vec::new(), Vec::new(), Vec::new()];
    for row in &rows {
        let lane: i64 = row.try_get("lane")?;
        let of_lane = usize::try_from(lane).ok().and_then(|lane| lanes.get_mut(lane));
        if let Some(of_lane) = of_lane {
            of_lane.push(Waiting::from_row(row)?);
        }
    }
    Ok(lanes)
}

/// The newest row's id; 0 in an empty table.
pub(super) async fn newest(reader: &SqlitePool) -> Result<i64, StoreError> {
    let id: Option<i64> =
        sqlx::query_scalar("SELECT max(id) FROM outbox").fetch_one(reader).await?;
    Ok(id.unwrap_or(0))
}

/// A row that is being sent.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    pub(super) id: i64,
    pub(super) key: String,
    pub(super) chat: i64,
    pub(super) method: String,
    pub(super) payload: String,
    pub(super) attempts: i64,
    pub(super) unknowns: i64,
    pub(super) on_unknown: OnUnknown,
    /// State and message ids of the row that this one acts on.
    pub(super) follows: Option<(String, Option<String>)>,
}

impl FromRow<'_, SqliteRow> for Claimed {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let on_unknown: String = row.try_get("on_unknown")?;
        let followed: Option<String> = row.try_get("followed_state")?;
        let ids: Option<String> = row.try_get("followed_ids")?;
        Ok(Self {
            id: row.try_get("id")?,
            key: row.try_get("dedupe_key")?,
            chat: row.try_get("chat_id")?,
            method: row.try_get("method")?,
            payload: row.try_get("payload")?,
            attempts: row.try_get("attempts")?,
            unknowns: row.try_get("unknowns")?,
            on_unknown: if on_unknown == "again" { OnUnknown::Again } else { OnUnknown::Ask },
            follows: followed.map(|state| (state, ids)),
        })
    }
}

/// Marks rows as being sent. Rows that somebody has cancelled meanwhile are left out.
pub(super) async fn claim(tx: &mut Tx, ids: &[i64]) -> Result<Vec<Claimed>, StoreError> {
    let ids = id_list(ids.iter().copied());
    let rows = sqlx::query_as(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1
         WHERE state = 'pending' AND id IN (SELECT value FROM json_each(?))
         RETURNING id, dedupe_key, chat_id, method, payload, attempts, unknowns, on_unknown,
            (SELECT state FROM outbox f WHERE f.id = outbox.follows) AS followed_state,
            (SELECT message_ids FROM outbox f WHERE f.id = outbox.follows) AS followed_ids",
    )
    .bind(ids)
    .fetch_all(tx.connection())
    .await?;
    Ok(rows)
}

/// Writes down what became of a request.
pub(super) async fn settle(
    tx: &mut Tx,
    now: Timestamp,
    id: i64,
    settlement: &Settlement,
) -> Result<(), StoreError> {
    let (state, unknown, ids, error) = match settlement {
        Settlement::Sent { message_ids } => {
            ("sent", 0, Some(serde_json::to_string(message_ids).unwrap_or_default()), None)
        }
        Settlement::Later { why, uncertain, .. } => {
            ("pending", i64::from(*uncertain), None, Some(why))
        }
        Settlement::Unknown { why } => ("unknown", 1, None, Some(why)),
        Settlement::Dead { why, .. } => ("dead", 0, None, Some(why)),
        Settlement::Cancelled { why } => ("cancelled", 0, None, Some(why)),
    };
    let settled = (state != "pending").then(|| now.timestamp_millis());
    let result = sqlx::query(
        "UPDATE outbox SET state = ?, unknowns = unknowns + ?, message_ids = ?, error = ?,
                           settled_at = ?
         WHERE id = ? AND state = 'sending'",
    )
    .bind(state)
    .bind(unknown)
    .bind(ids)
    .bind(error)
    .bind(settled)
    .bind(id)
    .execute(tx.connection())
    .await?;
    expect_rows(&result, "outbox", 1)
}

/// Gives an attempt back that was none: Telegram said to wait.
pub(super) async fn not_an_attempt(tx: &mut Tx, id: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE outbox SET attempts = attempts - 1 WHERE id = ?")
        .bind(id)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Settles what was in flight when the process ended: nobody knows whether it arrived. What may
/// come twice waits again, the rest is `unknown`. Returns how many wait again, and the others.
pub(super) async fn recover(
    tx: &mut Tx,
    now: Timestamp,
) -> Result<(u64, Vec<(i64, String, i64)>), StoreError> {
    let again = sqlx::query(
        "UPDATE outbox SET state = 'pending', error = 'in flight when the bot stopped'
         WHERE state = 'sending' AND on_unknown = 'again'",
    )
    .execute(tx.connection())
    .await?;
    let unknown = sqlx::query_as(
        "UPDATE outbox SET state = 'unknown', unknowns = unknowns + 1, settled_at = ?,
                           error = 'in flight when the bot stopped'
         WHERE state = 'sending' RETURNING id, dedupe_key, chat_id",
    )
    .bind(now.timestamp_millis())
    .fetch_all(tx.connection())
    .await?;
    Ok((again.rows_affected(), unknown))
}

/// A group has become a supergroup: what waits for it goes there.
pub(super) async fn migrate(tx: &mut Tx, from: i64, to: i64) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET chat_id = ?2, payload = json_set(payload, '$.chat_id', ?2)
         WHERE chat_id = ?1 AND state IN ('pending', 'sending')",
    )
    .bind(from)
    .bind(to)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The message to change is gone: its new text is sent as a message. Only an edit of a text can
/// be turned so, unless it is to stay one; returns whether it was.
pub(super) async fn send_anew(tx: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let turned = sqlx::query(
        "UPDATE outbox SET method = 'SendMessage', follows = NULL,
                           payload = json_remove(payload, '$.message_id')
         WHERE id = ? AND method = 'EditMessageText' AND anew = 1",
    )
    .bind(id)
    .execute(tx.connection())
    .await?;
    Ok(turned.rows_affected() == 1)
}
