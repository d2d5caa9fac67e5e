//! The SQL of what tickets have taught.

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::store::{StoreError, Tx, expect_rows};

use super::super::EntryId;
use super::Subject;

/// Writes down that a ticket has taught this; twice is once.
pub(in super::super) async fn add_lesson(
    tx: &mut Tx,
    now: Timestamp,
    ticket: i64,
    taught: Subject,
) -> Result<(), StoreError> {
    let (version, phrasing) = match taught {
        Subject::Version(id) => (Some(id), None),
        Subject::Phrasing(id) => (None, Some(id)),
    };
    sqlx::query(
        "INSERT INTO handbook_lessons (ticket_id, version_id, phrasing_id, at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING",
    )
    .bind(ticket)
    .bind(version)
    .bind(phrasing)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The draft that was made of a ticket's answer, if it is still being worked on.
pub(in super::super) async fn draft_of_ticket(
    connection: &mut SqliteConnection,
    ticket: i64,
) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT version_id FROM handbook_lessons JOIN entry_versions v ON v.id = version_id
         WHERE ticket_id = ? AND v.state IN ('draft', 'proposed') ORDER BY version_id DESC LIMIT 1",
    )
    .bind(ticket)
    .fetch_optional(connection)
    .await?)
}

/// The lessons for an entry that are in use now and that nobody was told of yet, each with its ticket.
pub(in super::super) async fn untold_lessons(
    connection: &mut SqliteConnection,
    entry: &EntryId,
) -> Result<Vec<(i64, i64)>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT l.id, l.ticket_id FROM handbook_lessons l
         LEFT JOIN entry_versions v ON v.id = l.version_id
         LEFT JOIN entry_phrasings p ON p.id = l.phrasing_id
         WHERE l.told_at IS NULL
           AND (v.entry = ?1 AND v.state = 'published' OR p.entry = ?1 AND p.state = 'active')
         ORDER BY l.id",
    )
    .bind(entry.as_str())
    .fetch_all(connection)
    .await?)
}

/// Those who asked were told of it.
pub(in super::super) async fn set_told(
    tx: &mut Tx,
    now: Timestamp,
    lesson: i64,
) -> Result<(), StoreError> {
    let told =
        sqlx::query("UPDATE handbook_lessons SET told_at = ? WHERE id = ? AND told_at IS NULL")
            .bind(now.timestamp_millis())
            .bind(lesson)
            .execute(tx.connection())
            .await?;
    expect_rows(&told, "handbook_lessons", 1)
}
