//! The SQL of questions.

use sqlx::sqlite::SqlitePool;

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx};

use super::Asked;

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    asked: &Asked,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO questions
            (update_id, account_id, text, message_id, kind, topic, confidence, asked_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(asked.update)
    .bind(account.0)
    .bind(&asked.text)
    .bind(asked.message)
    .bind(asked.kind.name())
    .bind(&asked.topic)
    .bind(asked.confidence)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

pub(super) async fn forget_texts(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    sqlx::query("UPDATE questions SET text = NULL WHERE account_id = ? AND text IS NOT NULL")
        .bind(account.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

pub(super) async fn sendable(
    reader: &SqlitePool,
    since: Timestamp,
    account: AccountId,
    update: i64,
) -> Result<Option<(String, Option<i32>)>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT text, message_id FROM questions
         WHERE update_id = ? AND account_id = ? AND asked_at > ? AND text IS NOT NULL",
    )
    .bind(update)
    .bind(account.0)
    .bind(since.timestamp_millis())
    .fetch_optional(reader)
    .await?)
}

pub(super) async fn forget_old_texts(tx: &mut Tx, before: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE questions SET text = NULL
         WHERE text IS NOT NULL AND asked_at <= ?
           AND account_id IN (SELECT id FROM accounts WHERE consent <> 'given')",
    )
    .bind(before.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Whether an earlier file of the same album is kept.
pub(super) async fn album_is_known(
    reader: &SqlitePool,
    chat: i64,
    album: &str,
) -> Result<bool, StoreError> {
    let known: i64 =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM files WHERE chat_id = ? AND album = ?)")
            .bind(chat)
            .bind(album)
            .fetch_one(reader)
            .await?;
    Ok(known == 1)
}
