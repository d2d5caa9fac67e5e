//! The SQL of confirming and of what is worked on.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::broadcast;
use crate::broadcasts::model::{Broadcast, BroadcastId};
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{Change, StoreError, Tx};
use crate::telegram::outbox::RowId;

/// The broadcasts about which something is to be done: they are being sent, changed, or what became of
/// them has yet to be shown.
pub(in crate::broadcasts) async fn at_work(
    connection: &mut SqliteConnection,
) -> Result<Vec<Broadcast>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "SELECT id FROM broadcasts b WHERE state IN ('preparing', 'sending', 'paused')
            OR changing IS NOT NULL
            OR state = 'stopped' AND EXISTS (SELECT 1 FROM broadcast_recipients r
                WHERE r.broadcast_id = b.id AND r.state IN ('queued', 'handed'))
            OR state IN ('stopped', 'done') AND progress_chat IS NOT NULL AND progress_version < version
         ORDER BY id",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut found = Vec::new();
    for id in ids {
        found.extend(broadcast(connection, BroadcastId(id)).await?);
    }
    Ok(found)
}

/// The scheduled broadcasts whose time has come.
pub(in crate::broadcasts) async fn due(
    connection: &mut SqliteConnection,
    now: Timestamp,
) -> Result<Vec<BroadcastId>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "SELECT id FROM broadcasts WHERE state = 'scheduled' AND send_at <= ? ORDER BY send_at, id",
    )
    .bind(now.timestamp_millis())
    .fetch_all(connection)
    .await?;
    Ok(ids.into_iter().map(BroadcastId).collect())
}

/// When the next scheduled broadcast's time comes, after `now`.
pub(in crate::broadcasts) async fn next_due(
    connection: &mut SqliteConnection,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let at: Option<i64> = sqlx::query_scalar(
        "SELECT min(send_at) FROM broadcasts WHERE state = 'scheduled' AND send_at > ?",
    )
    .bind(now.timestamp_millis())
    .fetch_one(connection)
    .await?;
    Ok(at.and_then(Timestamp::from_timestamp_millis))
}

/// How far its recipients are written down.
pub(in crate::broadcasts) async fn prepared_to(
    tx: &mut Tx,
    id: BroadcastId,
) -> Result<i64, StoreError> {
    let to = sqlx::query_scalar("SELECT prepared_to FROM broadcasts WHERE id = ?")
        .bind(id.0)
        .fetch_one(tx.connection())
        .await?;
    Ok(to)
}

/// Its recipients are written down as far as this producer.
pub(in crate::broadcasts) async fn set_prepared_to(
    tx: &mut Tx,
    id: BroadcastId,
    producer: i64,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE broadcasts SET prepared_to = ? WHERE id = ?")
        .bind(producer)
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Wakes whoever works on broadcasts, once this transaction is committed.
pub(in crate::broadcasts) fn wake(tx: &mut Tx) {
    tx.touch(Change::Broadcasts);
}

/// Keeps what is said to whom, to tell it from others.
pub(in crate::broadcasts) async fn set_fingerprint(
    tx: &mut Tx,
    id: BroadcastId,
    fingerprint: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE broadcasts SET fingerprint = ? WHERE id = ?")
        .bind(fingerprint)
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Another broadcast that says the same to the same, and is on its way or began after `since`.
pub(in crate::broadcasts) async fn same(
    tx: &mut Tx,
    id: BroadcastId,
    fingerprint: &str,
    since: Timestamp,
) -> Result<Option<Broadcast>, StoreError> {
    let found: Option<i64> = sqlx::query_scalar(
        "SELECT id FROM broadcasts WHERE fingerprint = ? AND id <> ?
            AND (state IN ('waiting', 'scheduled', 'preparing', 'sending', 'paused')
                OR started_at > ?)
         ORDER BY id DESC LIMIT 1",
    )
    .bind(fingerprint)
    .bind(id.0)
    .bind(since.timestamp_millis())
    .fetch_optional(tx.connection())
    .await?;
    match found {
        Some(found) => broadcast(tx.connection(), BroadcastId(found)).await,
        None => Ok(None),
    }
}

/// Who has made this step of a broadcast last, and why.
pub(in crate::broadcasts) async fn last_step(
    connection: &mut SqliteConnection,
    id: BroadcastId,
    step: &str,
) -> Result<Option<(Option<i64>, String)>, StoreError> {
    let found = sqlx::query_as(
        "SELECT account_id, why FROM broadcast_events WHERE broadcast_id = ? AND step = ?
         ORDER BY id DESC LIMIT 1",
    )
    .bind(id.0)
    .bind(step)
    .fetch_optional(connection)
    .await?;
    Ok(found)
}

/// Who confirmed a broadcast, where somebody has: the last who did.
pub(in crate::broadcasts) async fn confirmer(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<Option<AccountId>, StoreError> {
    let found: Option<i64> = sqlx::query_scalar(
        "SELECT account_id FROM broadcast_events
         WHERE broadcast_id = ? AND step IN ('submit', 'schedule') AND from_state = 'draft'
            AND account_id IS NOT NULL
         ORDER BY id DESC LIMIT 1",
    )
    .bind(id.0)
    .fetch_optional(connection)
    .await?;
    Ok(found.map(AccountId))
}

/// Who has a hand in what a broadcast says, besides its author: whoever has changed or corrected it, or one
/// that it repeats, or has confirmed it.
pub(in crate::broadcasts) async fn hands(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<Vec<AccountId>, StoreError> {
    let mut found: Vec<i64> = sqlx::query_scalar(
        "WITH RECURSIVE row (id, origin) AS (
            SELECT id, CASE WHEN origin_why = 'repeat' THEN origin END FROM broadcasts WHERE id = ?1
            UNION ALL
            SELECT b.id, CASE WHEN b.origin_why = 'repeat' THEN b.origin END
            FROM row JOIN broadcasts b ON b.id = row.origin)
         SELECT DISTINCT account_id FROM broadcast_events e JOIN row ON row.id = e.broadcast_id
         WHERE account_id IS NOT NULL AND step IN ('edit', 'correct')",
    )
    .bind(id.0)
    .fetch_all(&mut *connection)
    .await?;
    found.extend(confirmer(connection, id).await?.map(|account| account.0));
    Ok(found.into_iter().map(AccountId).collect())
}

/// The broadcast that a row of repeated ones began with, and how many came after it up to this one.
pub(in crate::broadcasts) async fn row_began(
    tx: &mut Tx,
    id: BroadcastId,
) -> Result<Option<(Broadcast, u32)>, StoreError> {
    let found: Option<(i64, u32)> = sqlx::query_as(
        "WITH RECURSIVE row (id, origin, step) AS (
            SELECT id, CASE WHEN origin_why = 'repeat' THEN origin END, 0 FROM broadcasts WHERE id = ?
            UNION ALL
            SELECT b.id, CASE WHEN b.origin_why = 'repeat' THEN b.origin END, step + 1
            FROM row JOIN broadcasts b ON b.id = row.origin)
         SELECT id, step FROM row ORDER BY step DESC LIMIT 1",
    )
    .bind(id.0)
    .fetch_optional(tx.connection())
    .await?;
    let Some((first, steps)) = found else { return Ok(None) };
    let first = broadcast(tx.connection(), BroadcastId(first)).await?;
    Ok(first.map(|first| (first, steps)))
}

/// The broadcast of this one's row that has yet to be sent, if there is one: it waits for its time, or for
/// approval.
pub(in crate::broadcasts) async fn next_of(
    tx: &mut Tx,
    id: BroadcastId,
) -> Result<Option<Broadcast>, StoreError> {
    let found: Option<i64> = sqlx::query_scalar(
        "WITH RECURSIVE later (id) AS (
            SELECT id FROM broadcasts WHERE origin = ? AND origin_why = 'repeat'
            UNION ALL
            SELECT b.id FROM later JOIN broadcasts b ON b.origin = later.id AND b.origin_why = 'repeat')
         SELECT b.id FROM later JOIN broadcasts b ON b.id = later.id
         WHERE b.state IN ('scheduled', 'waiting') ORDER BY b.id DESC LIMIT 1",
    )
    .bind(id.0)
    .fetch_optional(tx.connection())
    .await?;
    match found {
        Some(found) => broadcast(tx.connection(), BroadcastId(found)).await,
        None => Ok(None),
    }
}

/// Recipients beyond which a second person approves.
pub(in crate::broadcasts) async fn approve_above(
    connection: &mut SqliteConnection,
) -> Result<i64, StoreError> {
    let above = sqlx::query_scalar("SELECT approve_above FROM broadcast_settings")
        .fetch_one(connection)
        .await?;
    Ok(above)
}

/// Sets it.
pub(in crate::broadcasts) async fn set_approve_above(
    tx: &mut Tx,
    above: i64,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE broadcast_settings SET approve_above = ?")
        .bind(above)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Where the progress of a broadcast is shown.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::broadcasts) struct Shown {
    pub(in crate::broadcasts) chat: Option<i64>,
    pub(in crate::broadcasts) message: Option<i64>,
    pub(in crate::broadcasts) row: Option<RowId>,
    pub(in crate::broadcasts) at: Option<Timestamp>,
    pub(in crate::broadcasts) version: i64,
}

/// Where the progress of a broadcast is shown, and what was shown of it.
pub(in crate::broadcasts) async fn shown(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<Shown, StoreError> {
    let row = sqlx::query(
        "SELECT progress_chat, progress_message, progress_row, progress_at, progress_version
         FROM broadcasts WHERE id = ?",
    )
    .bind(id.0)
    .fetch_one(connection)
    .await?;
    let at: Option<i64> = row.try_get("progress_at")?;
    Ok(Shown {
        chat: row.try_get("progress_chat")?,
        message: row.try_get("progress_message")?,
        row: row.try_get::<Option<i64>, _>("progress_row")?.map(RowId),
        at: at.and_then(Timestamp::from_timestamp_millis),
        version: row.try_get("progress_version")?,
    })
}

/// Shows the progress of a broadcast in this chat from now on, as a new message.
pub(in crate::broadcasts) async fn show_in(
    tx: &mut Tx,
    id: BroadcastId,
    chat: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE broadcasts SET progress_chat = ?, progress_message = NULL, progress_row = NULL,
            progress_at = NULL, progress_version = 0 WHERE id = ?",
    )
    .bind(chat)
    .bind(id.0)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The progress of a broadcast was put into the outbox.
pub(in crate::broadcasts) async fn showing(
    tx: &mut Tx,
    now: Timestamp,
    id: BroadcastId,
    row: RowId,
    version: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE broadcasts SET progress_row = ?, progress_at = ?, progress_version = ? WHERE id = ?",
    )
    .bind(row.0)
    .bind(now.timestamp_millis())
    .bind(version)
    .bind(id.0)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The progress of a broadcast has arrived: as this message, where it is a new one.
pub(in crate::broadcasts) async fn shown_as(
    tx: &mut Tx,
    id: BroadcastId,
    row: RowId,
    message: Option<i64>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE broadcasts SET progress_message = coalesce(?, progress_message),
            progress_row = NULLIF(progress_row, ?) WHERE id = ?",
    )
    .bind(message)
    .bind(row.0)
    .bind(id.0)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The progress of a broadcast is shown no more: whoever saw it has blocked the bot.
pub(in crate::broadcasts) async fn show_no_more(
    tx: &mut Tx,
    id: BroadcastId,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE broadcasts SET progress_chat = NULL, progress_row = NULL WHERE id = ?")
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// What was shown of a broadcast that was stopped is no longer so.
pub(in crate::broadcasts) async fn show_again(
    tx: &mut Tx,
    id: BroadcastId,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE broadcasts SET progress_version = 0 WHERE id = ? AND state = 'stopped'")
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Whether a copy that is in the outbox shows an earlier revision.
pub(in crate::broadcasts) async fn any_older_handed(
    connection: &mut SqliteConnection,
    id: BroadcastId,
    revision: i64,
) -> Result<bool, StoreError> {
    let there = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM broadcast_recipients
            WHERE broadcast_id = ? AND state = 'handed' AND revision < ?)",
    )
    .bind(id.0)
    .bind(revision)
    .fetch_one(connection)
    .await?;
    Ok(there)
}

/// Changes of copies that have failed are to be tried again; returns how many.
pub(in crate::broadcasts) async fn retry_changes(
    tx: &mut Tx,
    id: BroadcastId,
    revision: i64,
) -> Result<u64, StoreError> {
    let again = sqlx::query(
        "UPDATE broadcast_recipients SET revision = revision - 1, change_state = NULL, change_why = ''
         WHERE broadcast_id = ? AND state = 'sent' AND revision = ? AND change_state = 'failed'",
    )
    .bind(id.0)
    .bind(revision)
    .execute(tx.connection())
    .await?;
    Ok(again.rows_affected())
}
