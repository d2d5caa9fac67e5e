//! The SQL of the files that go with questions.

use crate::store::{StoreError, Tx};

/// A file that somebody sent.
#[derive(Clone, Debug)]
pub(in crate::tickets) struct FileRow {
    pub(in crate::tickets) account_id: i64,
    pub(in crate::tickets) chat_id: i64,
    pub(in crate::tickets) message_id: i64,
    pub(in crate::tickets) album: Option<String>,
    pub(in crate::tickets) caption: Option<String>,
}

#[expect(clippy::type_complexity, reason = "a row of one statement, read at once")]
pub(in crate::tickets) async fn file(tx: &mut Tx, row: i64) -> Result<Option<FileRow>, StoreError> {
    let row: Option<(i64, i64, i64, Option<String>, Option<String>)> = sqlx::query_as(
        "SELECT account_id, chat_id, message_id, album, caption FROM files WHERE id = ?",
    )
    .bind(row)
    .fetch_optional(tx.connection())
    .await?;
    Ok(row.map(|(account_id, chat_id, message_id, album, caption)| FileRow {
        account_id,
        chat_id,
        message_id,
        album,
        caption,
    }))
}

/// The files of an album that came so far, in order.
pub(in crate::tickets) async fn album(
    tx: &mut Tx,
    chat: i64,
    album: &str,
) -> Result<Vec<(i64, FileRow)>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "SELECT id FROM files WHERE chat_id = ? AND album = ? ORDER BY message_id",
    )
    .bind(chat)
    .bind(album)
    .fetch_all(tx.connection())
    .await?;
    let mut files = Vec::new();
    for id in ids {
        if let Some(row) = file(tx, id).await? {
            files.push((id, row));
        }
    }
    Ok(files)
}
