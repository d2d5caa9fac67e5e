//! Files that leave: uploaded once, then sent by Telegram's id.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::store::{Store, StoreError, Tx};
use crate::telegram::gateway::{Attachment, Content};

use super::message::MEDIA;
use super::store::{self, Media};

/// What a file is sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// A picture, at most 10 MB.
    Photo,
    /// Any file, at most 50 MB.
    Document,
    /// A video, at most 50 MB.
    Video,
    /// A voice message: OGG with Opus, MP3 or M4A.
    Voice,
}

impl MediaKind {
    /// The word for it, in the database and in Telegram's messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
            Self::Video => "video",
            Self::Voice => "voice",
        }
    }
}

/// A file to be sent.
#[derive(Clone, Debug)]
pub struct NewMedia {
    /// What tells it from every other file; the same key is the same file, kept once.
    pub key: String,
    /// What it is sent as.
    pub kind: MediaKind,
    /// The name that the recipient sees.
    pub file_name: String,
    /// Its type, as `image/png`.
    pub mime: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A document to be sent that is too large to be kept in the database: it lies in the folder beside it
/// ([`Store::beside`]) until Telegram has it.
#[derive(Clone, Debug)]
pub struct NewBeside {
    /// As [`NewMedia::key`].
    pub key: String,
    /// The name that the recipient sees.
    pub file_name: String,
    /// Its type.
    pub mime: String,
    /// Its name in the folder.
    pub path: String,
}

/// Keeps a file to be sent, once for each key, and returns the id for [`super::media_file`].
///
/// # Errors
/// When the store fails.
pub async fn keep_media(tx: &mut Tx, file: NewMedia) -> Result<i64, StoreError> {
    store::keep_media(tx, file).await
}

/// The same for a document that lies beside the database.
///
/// # Errors
/// When the store fails.
pub async fn keep_beside(tx: &mut Tx, file: NewBeside) -> Result<i64, StoreError> {
    store::keep_beside(tx, file).await
}

/// Gives up a file beside the database that could not be sent: nobody asks for it any more.
///
/// # Errors
/// When the store fails.
pub async fn give_up_media(tx: &mut Tx, key: &str) -> Result<(), StoreError> {
    store::give_up(tx, key).await
}

/// Deletes the files beside the database that have left, or never will.
///
/// # Errors
/// When the store fails. A file that cannot be deleted is left for the next time.
pub async fn sweep_beside(database: &Store) -> Result<(), StoreError> {
    let folder = database.beside();
    let Ok(mut there) = tokio::fs::read_dir(&folder).await else { return Ok(()) };
    let waiting = store::beside(database.reader()).await?;
    while let Ok(Some(entry)) = there.next_entry().await {
        let is_file = entry.file_type().await.is_ok_and(|kind| kind.is_file());
        let name = entry.file_name();
        if is_file && !waiting.iter().any(|one| name == one.as_str()) {
            _ = tokio::fs::remove_file(entry.path()).await;
        }
    }
    Ok(())
}

/// The ids of the kept files that a payload names, in order.
pub(super) fn named(payload: &Value) -> Vec<i64> {
    match payload {
        Value::String(text) => id_of(text).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(named).collect(),
        Value::Object(fields) => fields.values().flat_map(named).collect(),
        _ => Vec::new(),
    }
}

/// Replaces the names of kept files by Telegram's ids, or by references to the attachments that it
/// returns.
pub(super) fn resolve(
    payload: &mut Value,
    files: &BTreeMap<i64, Media>,
    beside: &Path,
) -> Vec<Attachment> {
    let mut attachments = Vec::new();
    for (id, media) in files {
        let part = format!("file{id}");
        let by = if let Some(file_id) = &media.file_id {
            file_id.clone()
        } else {
            let content = match &media.path {
                Some(name) => Content::File(beside.join(name)),
                None => Content::Bytes(media.bytes.clone().unwrap_or_default()),
            };
            attachments.push(Attachment {
                part: part.clone(),
                file_name: media.file_name.clone(),
                mime: media.mime.clone(),
                content,
            });
            format!("attach://{part}")
        };
        replace(payload, *id, &by);
    }
    attachments
}

fn replace(value: &mut Value, id: i64, by: &str) {
    match value {
        Value::String(text) if id_of(text) == Some(id) => by.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, id, by)),
        Value::Object(fields) => fields.values_mut().for_each(|field| replace(field, id, by)),
        _ => {}
    }
}

fn id_of(text: &str) -> Option<i64> {
    text.strip_prefix(MEDIA)?.parse().ok()
}

/// The file ids in what Telegram answers to a send: one a message, the largest size of a picture.
pub(super) fn file_ids(result: &Value) -> Vec<String> {
    let one = |message: &Value| -> Option<String> {
        let id = |file: &Value| file.get("file_id")?.as_str().map(str::to_owned);
        ["document", "video", "voice"]
            .iter()
            .find_map(|kind| id(message.get(kind)?))
            .or_else(|| id(message.get("photo")?.as_array()?.last()?))
    };
    match result {
        Value::Array(messages) => messages.iter().filter_map(one).collect(),
        message => one(message).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn media(file_id: Option<&str>) -> Media {
        Media {
            file_name: "tờ rơi.png".to_owned(),
            mime: "image/png".to_owned(),
            bytes: Some(vec![1]),
            path: None,
            file_id: file_id.map(str::to_owned),
        }
    }

    #[test]
    fn a_file_is_attached_until_telegram_has_it() {
        let album = json!({"chat_id": 5, "media": [
            {"type": "photo", "media": "media:3", "caption": "media: 4"},
            {"type": "photo", "media": "media:8"},
        ]});
        assert_eq!(named(&album), [3, 8]);
        let mut payload = album.clone();
        let files = BTreeMap::from([(3, media(None)), (8, media(Some("AgAD")))]);
        let attachments = resolve(&mut payload, &files, Path::new("beside"));
        assert_eq!(attachments.len(), 1);
        assert_eq!(payload["media"][0]["media"], "attach://file3");
        assert_eq!(payload["media"][0]["caption"], "media: 4");
        assert_eq!(payload["media"][1]["media"], "AgAD");
    }

    #[test]
    fn the_largest_size_of_a_picture_is_the_one_to_send_again() {
        let result = json!([
            {"photo": [{"file_id": "small"}, {"file_id": "large"}]},
            {"document": {"file_id": "doc"}},
        ]);
        assert_eq!(file_ids(&result), ["large", "doc"]);
    }
}
