//! Files that people send: one piece for every feature that takes them.
//!
//! Telegram keeps the bytes. What is kept here is how to ask for them, or to send them on.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use teloxide::types::{FileMeta, Message};

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx};

/// What a bot can fetch from Telegram, in bytes.
pub const LIMIT: u32 = 20 * 1024 * 1024;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A picture.
    Photo,
    /// Any file, an audio file among them.
    Document,
    /// A video, a round one among them.
    Video,
    /// A voice message.
    Voice,
}

impl FileKind {
    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
            Self::Video => "video",
            Self::Voice => "voice",
        }
    }

    fn of(name: &str) -> Option<Self> {
        let all = [Self::Photo, Self::Document, Self::Video, Self::Voice];
        all.into_iter().find(|kind| kind.name() == name)
    }
}

/// A file in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingFile {
    /// What it is.
    pub kind: FileKind,
    /// Telegram's id to fetch or send it by.
    pub file_id: String,
    /// Telegram's id to recognise it by.
    pub file_unique_id: String,
    /// The name that its sender's phone gave it.
    pub file_name: Option<String>,
    /// Its type, as its sender's phone says.
    pub mime: Option<String>,
    /// Its size in bytes.
    pub size: u32,
    /// The album that it came in.
    pub album: Option<String>,
    /// What was written under it.
    pub caption: Option<String>,
}

impl IncomingFile {
    /// The file in a message, if there is one; of a picture, the largest size.
    #[must_use]
    pub fn of(message: &Message) -> Option<Self> {
        let new = |kind, meta: &FileMeta| Self {
            kind,
            file_id: meta.id.0.clone(),
            file_unique_id: meta.unique_id.0.clone(),
            file_name: None,
            mime: None,
            size: meta.size,
            album: message.media_group_id().map(|id| id.0.clone()),
            caption: message.caption().map(str::to_owned),
        };
        if let Some(photo) = message.photo().and_then(|sizes| sizes.last()) {
            return Some(new(FileKind::Photo, &photo.file));
        }
        if let Some(voice) = message.voice() {
            let mime = voice.mime_type.as_ref().map(ToString::to_string);
            return Some(Self { mime, ..new(FileKind::Voice, &voice.file) });
        }
        if let Some(video) = message.video() {
            return Some(Self {
                file_name: video.file_name.clone(),
                mime: video.mime_type.as_ref().map(ToString::to_string),
                ..new(FileKind::Video, &video.file)
            });
        }
        if let Some(note) = message.video_note() {
            return Some(new(FileKind::Video, &note.file));
        }
        if let Some(audio) = message.audio() {
            return Some(Self {
                file_name: audio.file_name.clone(),
                mime: audio.mime_type.as_ref().map(ToString::to_string),
                ..new(FileKind::Document, &audio.file)
            });
        }
        let document = message.document()?;
        Some(Self {
            file_name: document.file_name.clone(),
            mime: document.mime_type.as_ref().map(ToString::to_string),
            ..new(FileKind::Document, &document.file)
        })
    }

    /// Whether a bot cannot fetch it.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.size > LIMIT
    }
}

/// Keeps a file of a message, once, and returns its row.
///
/// # Errors
/// When the store fails.
pub async fn keep(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    (chat, message): (i64, i32),
    file: &IncomingFile,
) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "INSERT INTO files (account_id, chat_id, message_id, kind, file_id, file_unique_id,
                            file_name, mime, size, album, caption, received_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (chat_id, message_id) DO UPDATE SET caption = excluded.caption
         RETURNING id",
    )
    .bind(account.0)
    .bind(chat)
    .bind(message)
    .bind(file.kind.name())
    .bind(&file.file_id)
    .bind(&file.file_unique_id)
    .bind(&file.file_name)
    .bind(&file.mime)
    .bind(i64::from(file.size))
    .bind(&file.album)
    .bind(&file.caption)
    .bind(now.timestamp_millis())
    .fetch_one(tx.connection())
    .await?;
    Ok(row.try_get("id")?)
}

/// A file that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// Its row.
    pub row: i64,
    /// Who sent it.
    pub account: AccountId,
    /// The chat in which they did.
    pub chat: i64,
    /// What it is.
    pub file: IncomingFile,
}

const KEPT: &str = "SELECT id, account_id, chat_id, kind, file_id, file_unique_id, file_name, mime, \
     size, album, caption FROM files";

/// The file with this row.
///
/// # Errors
/// When the store fails.
pub async fn kept(
    connection: &mut SqliteConnection,
    row: i64,
) -> Result<Option<KeptFile>, StoreError> {
    let sql = format!("{KEPT} WHERE id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(row).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

/// The files of an album that came so far, in order.
///
/// # Errors
/// When the store fails.
pub async fn album(
    connection: &mut SqliteConnection,
    chat: i64,
    album: &str,
) -> Result<Vec<KeptFile>, StoreError> {
    let sql = format!("{KEPT} WHERE chat_id = ? AND album = ? ORDER BY message_id");
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(chat).bind(album).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

fn read(row: &SqliteRow) -> Result<KeptFile, StoreError> {
    let id: i64 = row.try_get("id")?;
    let (kind, size): (String, i64) = (row.try_get("kind")?, row.try_get("size")?);
    let kind = FileKind::of(&kind).ok_or_else(|| StoreError::Inconsistent {
        table: "files",
        row: id,
        detail: format!("kind {kind:?}"),
    })?;
    Ok(KeptFile {
        row: id,
        account: AccountId(row.try_get("account_id")?),
        chat: row.try_get("chat_id")?,
        file: IncomingFile {
            kind,
            file_id: row.try_get("file_id")?,
            file_unique_id: row.try_get("file_unique_id")?,
            file_name: row.try_get("file_name")?,
            mime: row.try_get("mime")?,
            size: u32::try_from(size).unwrap_or(u32::MAX),
            album: row.try_get("album")?,
            caption: row.try_get("caption")?,
        },
    })
}
