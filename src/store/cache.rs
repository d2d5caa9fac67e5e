//! What takes long to learn and can be learnt again.

use sqlx::SqliteExecutor;

use crate::clock::Timestamp;

use super::{StoreError, Tx};

/// Keeps `value` under `key`, in the place of what was there.
///
/// # Errors
/// When the store fails.
pub async fn remember(
    tx: &mut Tx,
    now: Timestamp,
    key: &str,
    value: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO cache (key, value, made_at) VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, made_at = excluded.made_at",
    )
    .bind(key)
    .bind(value)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// What was kept under `key`.
///
/// # Errors
/// When the store fails.
pub async fn recall<'c>(
    executor: impl SqliteExecutor<'c>,
    key: &str,
) -> Result<Option<String>, StoreError> {
    Ok(sqlx::query_scalar("SELECT value FROM cache WHERE key = ?")
        .bind(key)
        .fetch_optional(executor)
        .await?)
}
