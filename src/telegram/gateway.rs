//! One request to the Bot API, and what became of it.
//!
//! A request of our own instead of teloxide's: theirs sleeps ten seconds on a server error, gives
//! up an upload after seventeen, and drops the error code. What a caller needs to know is
//! whether the request took effect, did not, or might have.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::multipart::{Form, Part};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::io::AsyncWriteExt;

/// Telegram's own Bot API server.
pub const TELEGRAM: &str = "https://api.telegram.org";

/// A connection is given up after this.
const CONNECT: Duration = Duration::from_secs(10);

/// A request without files is answered within this, or its fate is unknown.
const REQUEST: Duration = Duration::from_secs(30);

/// Connections that are kept while nothing is sent. More are made when many messages are in flight.
const IDLE: usize = 16;

/// A direct call is given up after this.
const DIRECT: Duration = Duration::from_secs(15);

/// An upload (at most 50 MB) is answered within this, or its fate is unknown.
const UPLOAD: Duration = Duration::from_mins(5);

/// A download (at most 20 MB) is given up after this.
const DOWNLOAD: Duration = Duration::from_mins(2);

/// Why a call did not return a result.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CallError {
    /// The request never reached the server.
    #[error("the Bot API server cannot be reached: {0}")]
    Unreachable(String),
    /// The request was sent, and no answer came back: it may have taken effect.
    #[error("no answer from the Bot API server: {0}")]
    NoAnswer(String),
    /// The server is in trouble (5xx): the request did not take effect.
    #[error("the Bot API server failed with HTTP {0}")]
    Server(u16),
    /// The server said no.
    #[error("the Bot API server refused: {0}")]
    Refused(Refusal),
}

/// The server's no.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{code} {description}")]
pub struct Refusal {
    /// Telegram's error code, as HTTP's.
    pub code: u16,
    /// Telegram's sentence.
    pub description: String,
    /// How long to wait (429).
    pub retry_after: Option<Duration>,
    /// The supergroup that the group has become.
    pub migrate_to: Option<i64>,
}

/// A file that goes with a request, under the name that `attach://` refers to.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// The part's name.
    pub part: String,
    /// The file's name, as the recipient sees it.
    pub file_name: String,
    /// Its type.
    pub mime: String,
    /// Its content.
    pub content: Content,
}

/// Where the content of an attachment is.
#[derive(Clone, Debug)]
pub enum Content {
    /// Here.
    Bytes(Vec<u8>),
    /// In a file, from which it is read as it goes.
    File(PathBuf),
}

#[derive(Deserialize)]
struct Envelope {
    ok: bool,
    result: Option<Box<RawValue>>,
    #[serde(default)]
    error_code: u16,
    #[serde(default)]
    description: String,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

/// The way to the Bot API. Clones share the connections.
#[derive(Clone, Debug)]
pub struct Gateway {
    client: reqwest::Client,
    direct: reqwest::Client,
    server: String,
    token: SecretString,
}

impl Gateway {
    /// A gateway to `server` ([`TELEGRAM`], or another Bot API server) for the bot with `token`.
    ///
    /// # Errors
    /// When no TLS client can be set up.
    pub fn new(server: &str, token: SecretString) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .tcp_nodelay(true)
            .pool_max_idle_per_host(IDLE)
            .build()?;
        let direct = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .timeout(DIRECT)
            .tcp_nodelay(true)
            .build()?;
        Ok(Self { client, direct, server: server.trim_end_matches('/').to_owned(), token })
    }

    /// The HTTP client for the direct calls, each of which is given up soon: nothing is lost by it.
    #[must_use]
    pub fn direct(&self) -> &reqwest::Client {
        &self.direct
    }

    /// Calls `method` with `payload`, a JSON object.
    ///
    /// # Errors
    /// What became of the request, when it is not a result.
    pub async fn call(&self, method: &str, payload: String) -> Result<Box<RawValue>, CallError> {
        self.call_within(method, payload, REQUEST).await
    }

    /// As [`Gateway::call`], for a call that may take as long as `limit`.
    ///
    /// # Errors
    /// As [`Gateway::call`].
    pub async fn call_within(
        &self,
        method: &str,
        payload: String,
        limit: Duration,
    ) -> Result<Box<RawValue>, CallError> {
        let request = self
            .client
            .post(self.url(method))
            .timeout(limit)
            .header(reqwest::header::CONTENT_TYPE, "application/json")
            .body(payload);
        self.answer(request).await
    }

    /// Calls `method` with files. Each field of `payload` becomes a part of the form.
    ///
    /// # Errors
    /// As [`Gateway::call`].
    pub async fn upload(
        &self,
        method: &str,
        payload: BTreeMap<String, serde_json::Value>,
        files: Vec<Attachment>,
    ) -> Result<Box<RawValue>, CallError> {
        let mut form = Form::new();
        for (name, value) in payload {
            let value = match value {
                serde_json::Value::String(text) => text,
                other => other.to_string(),
            };
            form = form.text(name, value);
        }
        for file in files {
            let part = match file.content {
                Content::Bytes(bytes) => Part::bytes(bytes),
                Content::File(path) => streamed(&path).await.map_err(|error| {
                    refused(404, &format!("{} cannot be read: {error}", path.display()))
                })?,
            };
            let part = part.file_name(file.file_name);
            let part = part.mime_str(&file.mime).map_err(|error| self.not_sent(error))?;
            form = form.part(file.part, part);
        }
        let request = self.client.post(self.url(method)).timeout(UPLOAD).multipart(form);
        self.answer(request).await
    }

    /// Fetches a file that somebody sent, of at most `most` bytes.
    ///
    /// # Errors
    /// What became of it: [`CallError::Refused`] where it cannot be had, however often one asks.
    pub async fn download(&self, file_id: &str, most: u64) -> Result<Vec<u8>, CallError> {
        let mut response = self.open(file_id).await?;
        let mut bytes = Vec::new();
        while let Some(chunk) = self.chunk(&mut response).await? {
            bytes.extend_from_slice(chunk.as_ref());
            if bytes.len() as u64 > most {
                return Err(refused(413, "the file is longer than was said"));
            }
        }
        Ok(bytes)
    }

    /// The first bytes of a file that somebody sent; fewer where it is shorter.
    ///
    /// # Errors
    /// As [`Gateway::download`].
    pub async fn download_head(&self, file_id: &str, count: usize) -> Result<Vec<u8>, CallError> {
        let mut response = self.open(file_id).await?;
        let mut bytes = Vec::new();
        while let Some(chunk) = self.chunk(&mut response).await? {
            bytes.extend_from_slice(chunk.as_ref());
            if bytes.len() >= count {
                break;
            }
        }
        bytes.truncate(count);
        Ok(bytes)
    }

    /// Fetches a file that somebody sent, of at most `most` bytes, into a file, chunk by chunk.
    ///
    /// # Errors
    /// As [`Gateway::download`]; [`CallError::NoAnswer`] where it cannot be written.
    pub async fn download_to(
        &self,
        file_id: &str,
        most: u64,
        path: &Path,
    ) -> Result<(), CallError> {
        let unwritten = |error: std::io::Error| {
            CallError::NoAnswer(format!("{} cannot be written: {error}", path.display()))
        };
        let mut response = self.open(file_id).await?;
        let mut file = tokio::fs::File::create(path).await.map_err(unwritten)?;
        let mut size = 0;
        while let Some(chunk) = self.chunk(&mut response).await? {
            size += chunk.as_ref().len() as u64;
            if size > most {
                return Err(refused(413, "the file is longer than was said"));
            }
            file.write_all(chunk.as_ref()).await.map_err(unwritten)?;
        }
        file.sync_all().await.map_err(unwritten)
    }

    async fn chunk(
        &self,
        response: &mut reqwest::Response,
    ) -> Result<Option<impl AsRef<[u8]>>, CallError> {
        response.chunk().await.map_err(|error| self.not_sent(error))
    }

    async fn open(&self, file_id: &str) -> Result<reqwest::Response, CallError> {
        #[derive(Deserialize)]
        struct Found {
            file_path: Option<String>,
        }
        let payload = serde_json::json!({ "file_id": file_id }).to_string();
        let found = self.call("getFile", payload).await?;
        let path =
            serde_json::from_str::<Found>(found.get()).ok().and_then(|found| found.file_path);
        let Some(path) = path else { return Err(refused(404, "the file has no path")) };
        let token = self.token.expose_secret();
        let url = format!("{}/file/bot{token}/{path}", self.server);
        let request = self.client.get(url).timeout(DOWNLOAD);
        let response = request.send().await.map_err(|error| self.not_sent(error))?;
        let status = response.status();
        if status.is_server_error() {
            return Err(CallError::Server(status.as_u16()));
        }
        if !status.is_success() {
            return Err(refused(status.as_u16(), "the file cannot be fetched"));
        }
        Ok(response)
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> Result<Box<RawValue>, CallError> {
        let response = request.send().await.map_err(|error| self.not_sent(error))?;
        let status = response.status();
        let body = response.bytes().await.map_err(|error| {
            if status.is_server_error() {
                CallError::Server(status.as_u16())
            } else {
                CallError::NoAnswer(error.without_url().to_string())
            }
        })?;
        match serde_json::from_slice::<Envelope>(&body) {
            Ok(Envelope { ok: true, result: Some(result), .. }) => Ok(result),
            Ok(Envelope { ok: false, error_code, .. }) if error_code >= 500 => {
                Err(CallError::Server(error_code))
            }
            Ok(envelope) if !envelope.ok => Err(CallError::Refused(Refusal {
                code: envelope.error_code,
                description: envelope.description,
                retry_after: envelope
                    .parameters
                    .as_ref()
                    .and_then(|found| found.retry_after)
                    .map(Duration::from_secs),
                migrate_to: envelope.parameters.and_then(|found| found.migrate_to_chat_id),
            })),
            // A proxy's page, or half an answer: trust the status only where it is an error.
            _ if status.is_server_error() => Err(CallError::Server(status.as_u16())),
            _ => Err(CallError::NoAnswer(format!("HTTP {status} with an unreadable body"))),
        }
    }

    fn not_sent(&self, error: reqwest::Error) -> CallError {
        let connect = error.is_connect() || error.is_builder();
        // The address holds the token.
        let text = source_chain(&error.without_url()).replace(self.token.expose_secret(), "…");
        if connect { CallError::Unreachable(text) } else { CallError::NoAnswer(text) }
    }

    fn url(&self, method: &str) -> String {
        format!("{}/bot{}/{method}", self.server, self.token.expose_secret())
    }
}

/// A no that is our own.
fn refused(code: u16, description: &str) -> CallError {
    let description = description.to_owned();
    CallError::Refused(Refusal { code, description, retry_after: None, migrate_to: None })
}

async fn streamed(path: &Path) -> std::io::Result<Part> {
    let file = tokio::fs::File::open(path).await?;
    let length = file.metadata().await?.len();
    Ok(Part::stream_with_length(file, length))
}

fn source_chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}
