//! The files that people and the bot have sent.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::error::{Outcome, Refusal};

const MEBIBYTE: u64 = 1024 * 1024;
const PHOTO_MOST: u64 = 10 * MEBIBYTE;
/// What a bot may send.
pub(super) const UPLOAD_MOST: u64 = 50 * MEBIBYTE;
/// What a bot may fetch.
const DOWNLOAD_MOST: u64 = 20 * MEBIBYTE;

/// What a file is sent as.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MediaKind {
    /// A picture.
    Photo,
    /// Any file.
    Document,
    /// A film.
    Video,
    /// A spoken message.
    Voice,
}

impl MediaKind {
    /// The Bot API's name of the field that holds such a file.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
            Self::Video => "video",
            Self::Voice => "voice",
        }
    }

    pub(super) fn from_field(field: &str) -> Option<Self> {
        [Self::Photo, Self::Document, Self::Video, Self::Voice]
            .into_iter()
            .find(|kind| kind.field() == field)
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Photo => "photos",
            Self::Document => "documents",
            Self::Video => "videos",
            Self::Voice => "voice",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Photo => "Photo",
            Self::Document => "Document",
            Self::Video => "Video",
            Self::Voice => "VoiceNote",
        }
    }
}

/// A file to be sent.
#[derive(Clone, Debug)]
pub struct Upload {
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: Bytes,
    size: Option<u64>,
}

impl Upload {
    /// A file with this name and content; its type follows from the name.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let name = name.into();
        let mime = mime_of(&name).to_owned();
        Self { name, mime, bytes: Bytes::from(bytes.into()), size: None }
    }

    /// Says another media type than the name does.
    #[must_use]
    pub fn mime(mut self, mime: impl Into<String>) -> Self {
        self.mime = mime.into();
        self
    }

    /// Says that the file has so many bytes, without there being any (for limits).
    #[must_use]
    pub fn pretending_size(mut self, bytes: u64) -> Self {
        self.size = Some(bytes);
        self
    }

    pub(super) fn received(name: String, mime: Option<String>, bytes: Bytes) -> Self {
        let mime = mime.unwrap_or_else(|| mime_of(&name).to_owned());
        Self { name, mime, bytes, size: None }
    }

    pub(super) fn size(&self) -> u64 {
        self.size.unwrap_or(self.bytes.len() as u64)
    }
}

fn mime_of(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    match extension.as_deref() {
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("svg") => "image/svg+xml",
        Some("pdf") => "application/pdf",
        Some("txt" | "csv") => "text/plain",
        Some("json") => "application/json",
        Some("zip") => "application/zip",
        Some("doc") => "application/msword",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xls") => "application/vnd.ms-excel",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("mp4") => "video/mp4",
        Some("mp3") => "audio/mpeg",
        Some("m4a") => "audio/mp4",
        Some("ogg" | "oga" | "opus") => "audio/ogg",
        _ => "application/octet-stream",
    }
}

/// A file that hangs on a message.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Media {
    /// What it was sent as.
    pub kind: MediaKind,
    /// Telegram's name for it.
    pub file_id: String,
    /// What it is known again by: of the same content it is the same.
    #[serde(skip)]
    pub unique_id: String,
    /// The name it was sent under.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// Its size in bytes.
    pub size: u64,
}

impl Media {
    /// The fields of a Bot API message that show it.
    pub(super) fn to_api(&self) -> Value {
        let Self { kind, file_id, unique_id: unique, name, mime, size } = self;
        match kind {
            MediaKind::Photo => json!([
                {"file_id": format!("{file_id}-s"), "file_unique_id": format!("{unique}s"),
                 "width": 90, "height": 67, "file_size": size.min(&1500)},
                {"file_id": file_id, "file_unique_id": unique,
                 "width": 1280, "height": 960, "file_size": size},
            ]),
            MediaKind::Document => json!({"file_id": file_id, "file_unique_id": unique,
                "file_name": name, "mime_type": mime, "file_size": size}),
            MediaKind::Video => json!({"file_id": file_id, "file_unique_id": unique,
                "width": 1280, "height": 720, "duration": 10,
                "file_name": name, "mime_type": mime, "file_size": size}),
            MediaKind::Voice => json!({"file_id": file_id, "file_unique_id": unique,
                "duration": 5, "mime_type": mime, "file_size": size}),
        }
    }
}

fn unique_id(kind: MediaKind, bytes: &Bytes, size: u64) -> String {
    let digest = format!("{:x}", Sha256::digest(bytes));
    format!("u{}{size}-{}", kind.title(), digest.get(..16).unwrap_or_default())
}

/// Where a call says that its file comes from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    New(Upload),
    Known(String),
}

/// A stored file.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) media: Media,
    pub(super) path: String,
    pub(super) bytes: Bytes,
}

/// All stored files by id and by path.
#[derive(Debug, Default)]
pub(super) struct Files {
    by_id: HashMap<String, Arc<Stored>>,
    by_path: HashMap<String, Arc<Stored>>,
}

impl Files {
    pub(super) fn add(&mut self, kind: MediaKind, upload: Upload) -> Media {
        let number = self.by_path.len() + 1;
        let size = upload.size();
        let Upload { name, mime, bytes, .. } = upload;
        let extension = match (kind, name.rsplit_once('.')) {
            (MediaKind::Photo, _) => "jpg",
            (_, Some((_, end))) if end.chars().all(|c| c.is_ascii_alphanumeric()) => end,
            (MediaKind::Voice, _) => "oga",
            _ => "bin",
        };
        let path = format!("{}/file_{number}.{extension}", kind.folder());
        let file_id = format!("AgAD{}{number:06}", kind.title());
        let unique_id = unique_id(kind, &bytes, size);
        let media = Media { kind, file_id: file_id.clone(), unique_id, name, mime, size };
        let stored = Arc::new(Stored { media: media.clone(), path: path.clone(), bytes });
        if kind == MediaKind::Photo {
            self.by_id.insert(format!("{file_id}-s"), Arc::clone(&stored));
        }
        self.by_id.insert(file_id, Arc::clone(&stored));
        self.by_path.insert(path, stored);
        media
    }

    pub(super) fn get(&self, file_id: &str) -> Option<Arc<Stored>> {
        self.by_id.get(file_id).cloned()
    }

    pub(super) fn at_path(&self, path: &str) -> Option<Arc<Stored>> {
        self.by_path.get(path).cloned()
    }

    /// Checks what a bot sends, without storing it yet.
    pub(super) fn check(&self, kind: MediaKind, source: &Source) -> Outcome<()> {
        match source {
            Source::New(upload) if upload.size() == 0 => {
                Err(Refusal::bad("file must be non-empty"))
            }
            Source::New(upload) if kind == MediaKind::Photo && upload.size() > PHOTO_MOST => {
                Err(Refusal::bad(format!(
                    "file of size {} bytes is too big for a photo; the maximum size is \
                     {PHOTO_MOST} bytes",
                    upload.size()
                )))
            }
            Source::New(upload) if upload.size() > UPLOAD_MOST => {
                Err(Refusal::new(413, "Request Entity Too Large"))
            }
            Source::New(_) => Ok(()),
            Source::Known(id) if id.starts_with("http://") || id.starts_with("https://") => {
                Err(Refusal::bad("failed to get HTTP URL content"))
            }
            Source::Known(id) => match self.by_id.get(id) {
                None => Err(Refusal::bad("wrong file identifier/HTTP URL specified")),
                Some(stored) if stored.media.kind != kind => Err(Refusal::bad(format!(
                    "can't use file of type {} as {}",
                    stored.media.kind.title(),
                    kind.title()
                ))),
                Some(_) => Ok(()),
            },
        }
    }

    /// Stores what was checked.
    pub(super) fn take(&mut self, kind: MediaKind, source: Source) -> Outcome<Media> {
        self.check(kind, &source)?;
        match source {
            Source::New(upload) => Ok(self.add(kind, upload)),
            Source::Known(id) => match self.by_id.get(&id) {
                Some(stored) => Ok(stored.media.clone()),
                None => Err(Refusal::bad("wrong file identifier/HTTP URL specified")),
            },
        }
    }

    /// What `getFile` says.
    pub(super) fn describe(&self, file_id: &str) -> Outcome {
        let Some(stored) = self.by_id.get(file_id) else {
            return Err(Refusal::bad("invalid file_id"));
        };
        let size = stored.media.size;
        if size > DOWNLOAD_MOST {
            return Err(Refusal::bad("file is too big"));
        }
        Ok(json!({"file_id": file_id, "file_unique_id": stored.media.unique_id,
            "file_size": size, "file_path": stored.path}))
    }
}
