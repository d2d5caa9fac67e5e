//! The SQL of the ledger, as far as copies are handed over and settled.

use sqlx::sqlite::SqliteConnection;

use crate::broadcasts::model::BroadcastId;
use crate::clock::Timestamp;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::RowId;

const TABLE: &str = "broadcast_recipients";

/// A copy was put into the outbox.
pub(in crate::broadcasts) async fn hand_over(
    tx: &mut Tx,
    now: Timestamp,
    (id, number): (BroadcastId, i64),
    revision: i64,
    row: RowId,
) -> Result<(), StoreError> {
    let handed = sqlx::query(
        "UPDATE broadcast_recipients SET state = 'handed', outbox_row = ?, at = ?, revision = ?
         WHERE broadcast_id = ? AND number = ? AND state = 'queued'",
    )
    .bind(row.0)
    .bind(now.timestamp_millis())
    .bind(revision)
    .bind(id.0)
    .bind(number)
    .execute(tx.connection())
    .await?;
    crate::store::expect_rows(&handed, TABLE, 1)
}

/// The copies of a broadcast that are in the outbox.
pub(in crate::broadcasts) async fn handed(
    tx: &mut Tx,
    id: BroadcastId,
) -> Result<Vec<RowId>, StoreError> {
    let rows: Vec<i64> = sqlx::query_scalar(
        "SELECT outbox_row FROM broadcast_recipients WHERE broadcast_id = ? AND state = 'handed'",
    )
    .bind(id.0)
    .fetch_all(tx.connection())
    .await?;
    Ok(rows.into_iter().map(RowId).collect())
}

/// Copies were taken back out of the outbox: they wait again.
pub(in crate::broadcasts) async fn queue_again(
    tx: &mut Tx,
    now: Timestamp,
    id: BroadcastId,
    rows: &[RowId],
) -> Result<(), StoreError> {
    let rows: Vec<i64> = rows.iter().map(|row| row.0).collect();
    sqlx::query(
        "UPDATE broadcast_recipients SET state = 'queued', outbox_row = NULL, at = ?
         WHERE broadcast_id = ? AND state = 'handed'
            AND outbox_row IN (SELECT value FROM json_each(?))",
    )
    .bind(now.timestamp_millis())
    .bind(id.0)
    .bind(serde_json::to_string(&rows).unwrap_or_default())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Some of the recipients that still wait get nothing; returns how many there were.
pub(in crate::broadcasts) async fn leave_out(
    tx: &mut Tx,
    now: Timestamp,
    id: BroadcastId,
    limit: i64,
) -> Result<u64, StoreError> {
    let left_out = sqlx::query(
        "UPDATE broadcast_recipients SET state = 'left_out', why = 'stopped', at = ?1
         WHERE broadcast_id = ?2 AND number IN (
            SELECT number FROM broadcast_recipients WHERE broadcast_id = ?2 AND state = 'queued'
            ORDER BY number LIMIT ?3)",
    )
    .bind(now.timestamp_millis())
    .bind(id.0)
    .bind(limit)
    .execute(tx.connection())
    .await?;
    Ok(left_out.rows_affected())
}

/// What became of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::broadcasts) enum Became<'a> {
    /// It arrived as these messages.
    Sent(&'a [i64]),
    /// Nothing reaches that chat.
    Unreachable,
    /// Telegram does not take it, for this reason.
    Failed(&'a str),
    /// Nobody knows.
    Unknown(&'a str),
}

/// Keeps what became of the copy that is this row of the outbox; whether there is one.
pub(in crate::broadcasts) async fn settle(
    tx: &mut Tx,
    now: Timestamp,
    (id, number): (BroadcastId, i64),
    row: RowId,
    became: &Became<'_>,
) -> Result<bool, StoreError> {
    let (state, why, ids) = match became {
        Became::Sent(ids) => ("sent", "", Some(*ids)),
        Became::Unreachable => ("unreachable", "blocked", None),
        Became::Failed(why) => ("failed", *why, None),
        Became::Unknown(why) => ("unknown", *why, None),
    };
    let settled = sqlx::query(
        "UPDATE broadcast_recipients SET state = ?1, why = ?2, at = ?3, message_ids = ?4,
            message_id = ?5, last_message = ?6, sent_at = CASE WHEN ?4 IS NULL THEN NULL ELSE ?3 END
         WHERE broadcast_id = ?7 AND number = ?8 AND outbox_row = ?9 AND state = 'handed'",
    )
    .bind(state)
    .bind(why)
    .bind(now.timestamp_millis())
    .bind(ids.map(|ids| serde_json::to_string(ids).unwrap_or_default()))
    .bind(ids.and_then(<[i64]>::first))
    .bind(ids.and_then(<[i64]>::last))
    .bind(id.0)
    .bind(number)
    .bind(row.0)
    .execute(tx.connection())
    .await?;
    Ok(settled.rows_affected() == 1)
}

/// The buttons of an album have arrived.
pub(in crate::broadcasts) async fn buttons_sent(
    tx: &mut Tx,
    (id, number): (BroadcastId, i64),
    message: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE broadcast_recipients SET buttons_message = ?1, last_message = ?1
         WHERE broadcast_id = ?2 AND number = ?3",
    )
    .bind(message)
    .bind(id.0)
    .bind(number)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// A change of a copy was put into the outbox; a copy with `reset` has to be confirmed anew.
pub(in crate::broadcasts) async fn hand_change(
    tx: &mut Tx,
    (id, number): (BroadcastId, i64),
    revision: i64,
    row: RowId,
    reset: bool,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE broadcast_recipients SET change_state = 'handed', change_why = '', outbox_row = ?1,
            revision = ?2, response = CASE WHEN ?3 THEN NULL ELSE response END,
            responded_at = CASE WHEN ?3 THEN NULL ELSE responded_at END
         WHERE broadcast_id = ?4 AND number = ?5 AND state = 'sent'",
    )
    .bind(row.0)
    .bind(revision)
    .bind(reset)
    .bind(id.0)
    .bind(number)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// What a change comes to that was never put into the outbox.
pub(in crate::broadcasts) async fn settle_change(
    tx: &mut Tx,
    (id, number): (BroadcastId, i64),
    revision: i64,
    (state, why): (&str, &str),
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE broadcast_recipients SET change_state = ?1, change_why = ?2, revision = ?3
         WHERE broadcast_id = ?4 AND number = ?5 AND revision <= ?3",
    )
    .bind(state)
    .bind(why)
    .bind(revision)
    .bind(id.0)
    .bind(number)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// What the change of a copy that is this row of the outbox has come to.
pub(in crate::broadcasts) async fn change_settled(
    tx: &mut Tx,
    (id, number): (BroadcastId, i64),
    revision: i64,
    (state, why): (&str, &str),
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE broadcast_recipients SET change_state = ?1, change_why = ?2
         WHERE broadcast_id = ?3 AND number = ?4 AND revision = ?5 AND change_state = 'handed'",
    )
    .bind(state)
    .bind(why)
    .bind(id.0)
    .bind(number)
    .bind(revision)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// How many copies are in the outbox, and how many changes of copies.
pub(in crate::broadcasts) async fn in_outbox(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<(i64, i64), StoreError> {
    let counts = sqlx::query_as(
        "SELECT (SELECT count(*) FROM broadcast_recipients WHERE broadcast_id = ?1 AND state = 'handed'),
                (SELECT count(*) FROM broadcast_recipients
                 WHERE broadcast_id = ?1 AND change_state = 'handed')",
    )
    .bind(id.0)
    .fetch_one(connection)
    .await?;
    Ok(counts)
}

/// Whether somebody waits for their copy.
pub(in crate::broadcasts) async fn anybody_queued(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<bool, StoreError> {
    let queued = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM broadcast_recipients WHERE broadcast_id = ? AND state = 'queued')",
    )
    .bind(id.0)
    .fetch_one(connection)
    .await?;
    Ok(queued)
}

/// Whether a copy still has to be changed to this revision.
pub(in crate::broadcasts) async fn anything_to_change(
    connection: &mut SqliteConnection,
    id: BroadcastId,
    revision: i64,
) -> Result<bool, StoreError> {
    let there = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM broadcast_recipients
            WHERE broadcast_id = ?1 AND state = 'sent' AND revision < ?2)",
    )
    .bind(id.0)
    .bind(revision)
    .fetch_one(connection)
    .await?;
    Ok(there)
}

/// How many recipients there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Their turn has not come.
    pub queued: i64,
    /// Their copy is in the outbox.
    pub handed: i64,
    /// It arrived.
    pub sent: i64,
    /// Telegram does not reach them, or they never joined.
    pub unreachable: i64,
    /// Telegram did not take it.
    pub failed: i64,
    /// Nobody knows whether it arrived.
    pub unknown: i64,
    /// They muted the topic, or the rest was stopped.
    pub left_out: i64,
    /// Copies that have yet to be changed, in the outbox or not.
    pub to_change: i64,
    /// Copies that were changed or deleted as they were to be.
    pub changed: i64,
    /// Copies that could not be changed.
    pub not_changed: i64,
}

impl Counts {
    /// Everybody on the list, whether a copy can reach them or not.
    #[must_use]
    pub fn all(&self) -> i64 {
        self.addressed() + self.unreachable + self.left_out
    }

    /// Everybody to whom a copy goes or went.
    #[must_use]
    pub fn addressed(&self) -> i64 {
        self.queued + self.handed + self.sent + self.failed + self.unknown
    }
}

/// How many recipients of a broadcast there are of each kind.
pub(in crate::broadcasts) async fn counts(
    connection: &mut SqliteConnection,
    id: BroadcastId,
    revision: i64,
) -> Result<Counts, StoreError> {
    let mut counts = Counts::default();
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT state, count(*) FROM broadcast_recipients WHERE broadcast_id = ? GROUP BY state",
    )
    .bind(id.0)
    .fetch_all(&mut *connection)
    .await?;
    for (state, count) in rows {
        match state.as_str() {
            "queued" => counts.queued = count,
            "handed" => counts.handed = count,
            "sent" => counts.sent = count,
            "unreachable" => counts.unreachable = count,
            "failed" => counts.failed = count,
            "unknown" => counts.unknown = count,
            _ => counts.left_out = count,
        }
    }
    if revision > 0 {
        let (before, handed): (i64, i64) = sqlx::query_as(
            "SELECT (SELECT count(*) FROM broadcast_recipients
                     WHERE broadcast_id = ?1 AND state = 'sent' AND revision < ?2),
                    (SELECT count(*) FROM broadcast_recipients
                     WHERE broadcast_id = ?1 AND change_state = 'handed')",
        )
        .bind(id.0)
        .bind(revision)
        .fetch_one(&mut *connection)
        .await?;
        counts.to_change = before + handed;
        (counts.changed, counts.not_changed) = sqlx::query_as(
            "SELECT count(*) FILTER (WHERE change_state IN ('done', 'deleted')),
                    count(*) FILTER (WHERE change_state = 'failed')
             FROM broadcast_recipients
             WHERE broadcast_id = ?1 AND state = 'sent' AND revision = ?2",
        )
        .bind(id.0)
        .bind(revision)
        .fetch_one(connection)
        .await?;
    }
    Ok(counts)
}

/// Recipients whose copies may or may not have arrived: number, and the producer's name.
pub(in crate::broadcasts) async fn unknown(
    connection: &mut SqliteConnection,
    id: BroadcastId,
    (limit, offset): (i64, i64),
) -> Result<Vec<(i64, String)>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT r.number, coalesce(p.name, c.title, '') FROM broadcast_recipients r
            LEFT JOIN producers p ON p.id = r.producer_id
            LEFT JOIN broadcast_chats c ON c.chat_id = r.chat_id
         WHERE r.broadcast_id = ? AND r.state = 'unknown' ORDER BY r.number LIMIT ? OFFSET ?",
    )
    .bind(id.0)
    .bind(limit)
    .bind(offset)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Unknown copies wait again, all of them or one; returns how many.
pub(in crate::broadcasts) async fn resend(
    tx: &mut Tx,
    now: Timestamp,
    id: BroadcastId,
    number: Option<i64>,
) -> Result<u64, StoreError> {
    let again = sqlx::query(
        "UPDATE broadcast_recipients SET state = 'queued', why = '', outbox_row = NULL, at = ?1,
            copies = copies + 1
         WHERE broadcast_id = ?2 AND state = 'unknown' AND (?3 IS NULL OR number = ?3)",
    )
    .bind(now.timestamp_millis())
    .bind(id.0)
    .bind(number)
    .execute(tx.connection())
    .await?;
    Ok(again.rows_affected())
}
