//! The SQL of extensions.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx, expect_rows};

use super::super::extending::Extension;
use super::rows::{day_text, read_day};

/// Keeps to which day a recognition goes on.
pub(in crate::producers) async fn set_extension(
    tx: &mut Tx,
    recognition: i64,
    until: Option<NaiveDate>,
) -> Result<(), StoreError> {
    let result = sqlx::query("UPDATE recognitions SET extended_to = ? WHERE id = ?")
        .bind(day_text(until))
        .bind(recognition)
        .execute(tx.connection())
        .await?;
    expect_rows(&result, "recognitions", 1)
}

/// Adds to what was recorded: the day before, and the day from now on.
pub(in crate::producers) async fn insert_extension(
    tx: &mut Tx,
    now: Timestamp,
    by: AccountId,
    (recognition, (was, to)): (i64, (Option<NaiveDate>, Option<NaiveDate>)),
    reason: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO extensions (recognition_id, was, extended_to, reason, account_id, at)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(recognition)
    .bind(day_text(was))
    .bind(day_text(to))
    .bind(reason)
    .bind(by.0)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// What was recorded, the newest first.
pub(in crate::producers) async fn extensions(
    connection: &mut SqliteConnection,
    recognition: i64,
    limit: i64,
) -> Result<Vec<Extension>, StoreError> {
    let rows = sqlx::query(
        "SELECT extensions.id, was, extended_to, reason, accounts.name, at
         FROM extensions JOIN accounts ON accounts.id = account_id
         WHERE recognition_id = ? ORDER BY extensions.id DESC LIMIT ?",
    )
    .bind(recognition)
    .bind(limit)
    .fetch_all(connection)
    .await?;
    let read = |row: &SqliteRow| {
        let table = "extensions";
        let at: i64 = row.try_get("at")?;
        Ok(Extension {
            id: row.try_get("id")?,
            was: read_day(row, table, "was")?,
            extended_to: read_day(row, table, "extended_to")?,
            reason: row.try_get("reason")?,
            by: row.try_get("name")?,
            at: Timestamp::from_timestamp_millis(at).unwrap_or_default(),
        })
    };
    rows.iter().map(read).collect()
}
