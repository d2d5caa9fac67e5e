//! The SQL of the files that leave.

use std::collections::BTreeMap;

use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{FromRow, Row};

use crate::store::{StoreError, Tx};
use crate::telegram::outbox::media::{NewBeside, NewMedia};

/// A file that leaves.
#[derive(Clone, Debug)]
pub(in crate::telegram::outbox) struct Media {
    pub(in crate::telegram::outbox) file_name: String,
    pub(in crate::telegram::outbox) mime: String,
    /// Until Telegram has it.
    pub(in crate::telegram::outbox) bytes: Option<Vec<u8>>,
    /// The same, by its name in the folder beside the database.
    pub(in crate::telegram::outbox) path: Option<String>,
    pub(in crate::telegram::outbox) file_id: Option<String>,
}

impl FromRow<'_, SqliteRow> for Media {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            file_name: row.try_get("file_name")?,
            mime: row.try_get("mime")?,
            bytes: row.try_get("bytes")?,
            path: row.try_get("path")?,
            file_id: row.try_get("file_id")?,
        })
    }
}

pub(in crate::telegram::outbox) async fn keep_media(
    tx: &mut Tx,
    file: NewMedia,
) -> Result<i64, StoreError> {
    sqlx::query(
        "INSERT INTO media (key, kind, file_name, mime, bytes) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (key) DO NOTHING",
    )
    .bind(&file.key)
    .bind(file.kind.name())
    .bind(file.file_name)
    .bind(file.mime)
    .bind(file.bytes)
    .execute(tx.connection())
    .await?;
    media_of(tx, &file.key).await
}

pub(in crate::telegram::outbox) async fn keep_beside(
    tx: &mut Tx,
    file: NewBeside,
) -> Result<i64, StoreError> {
    sqlx::query(
        "INSERT INTO media (key, kind, file_name, mime, path) VALUES (?, 'document', ?, ?, ?)
         ON CONFLICT (key) DO NOTHING",
    )
    .bind(&file.key)
    .bind(file.file_name)
    .bind(file.mime)
    .bind(file.path)
    .execute(tx.connection())
    .await?;
    media_of(tx, &file.key).await
}

async fn media_of(tx: &mut Tx, key: &str) -> Result<i64, StoreError> {
    let id = sqlx::query_scalar("SELECT id FROM media WHERE key = ?")
        .bind(key)
        .fetch_one(tx.connection())
        .await?;
    Ok(id)
}

pub(in crate::telegram::outbox) async fn media(
    reader: &SqlitePool,
    ids: &[i64],
) -> Result<BTreeMap<i64, Media>, StoreError> {
    let mut found = BTreeMap::new();
    for id in ids {
        let media = sqlx::query_as(
            "SELECT file_name, mime, CASE WHEN file_id IS NULL THEN bytes END AS bytes, path,
                file_id
             FROM media WHERE id = ?",
        )
        .bind(id)
        .fetch_one(reader)
        .await?;
        found.insert(*id, media);
    }
    Ok(found)
}

/// The names of the files beside the database that have yet to leave.
pub(in crate::telegram::outbox) async fn beside(
    reader: &SqlitePool,
) -> Result<Vec<String>, StoreError> {
    let names = sqlx::query_scalar("SELECT path FROM media WHERE path IS NOT NULL")
        .fetch_all(reader)
        .await?;
    Ok(names)
}

/// A file beside the database will not leave any more.
pub(in crate::telegram::outbox) async fn give_up(tx: &mut Tx, key: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM media WHERE key = ? AND path IS NOT NULL")
        .bind(key)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Telegram has the file now: its bytes are no longer needed.
pub(in crate::telegram::outbox) async fn uploaded(
    tx: &mut Tx,
    id: i64,
    file_id: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE media SET file_id = ?, bytes = NULL, path = NULL WHERE id = ?")
        .bind(file_id)
        .bind(id)
        .execute(tx.connection())
        .await?;
    Ok(())
}
