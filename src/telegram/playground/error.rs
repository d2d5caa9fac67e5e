//! How the server says no, in Telegram's words and in its envelope.

use std::borrow::Cow;

use serde_json::{Value, json};
use thiserror::Error;

/// Why the server could not be started.
#[derive(Debug, Error)]
pub enum StartError {
    /// The address is taken, or is not ours to take.
    #[error("the local Bot API server cannot listen on {address}")]
    Bind {
        /// The address that was asked for.
        address: std::net::SocketAddr,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

/// A refused call: Telegram's error code and description.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("{code} {description}")]
pub(super) struct Refusal {
    pub(super) code: u16,
    pub(super) description: Cow<'static, str>,
    pub(super) hint: Option<Hint>,
}

/// What a client can do about a refusal (`parameters` of the envelope).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Hint {
    RetryAfter(u32),
    MigrateTo(i64),
}

/// What a method comes to.
pub(super) type Outcome<T = Value> = Result<T, Refusal>;

impl Refusal {
    pub(super) fn new(code: u16, description: impl Into<Cow<'static, str>>) -> Self {
        Self { code, description: description.into(), hint: None }
    }

    /// 400; `reason` follows "Bad Request: ".
    pub(super) fn bad(reason: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", reason.as_ref()))
    }

    /// 403; `reason` follows "Forbidden: ".
    pub(super) fn forbidden(reason: impl AsRef<str>) -> Self {
        Self::new(403, format!("Forbidden: {}", reason.as_ref()))
    }

    pub(super) fn chat_not_found() -> Self {
        Self::bad("chat not found")
    }

    pub(super) fn blocked() -> Self {
        Self::forbidden("bot was blocked by the user")
    }

    pub(super) fn not_modified() -> Self {
        Self::bad(
            "message is not modified: specified new message content and reply markup are \
             exactly the same as a current content and reply markup of the message",
        )
    }

    pub(super) fn too_many(seconds: u32) -> Self {
        Self {
            hint: Some(Hint::RetryAfter(seconds)),
            ..Self::new(429, format!("Too Many Requests: retry after {seconds}"))
        }
    }

    pub(super) fn migrated(to: i64) -> Self {
        Self {
            hint: Some(Hint::MigrateTo(to)),
            ..Self::bad("group chat was upgraded to a supergroup chat")
        }
    }

    /// Telegram's envelope of a failure.
    pub(super) fn envelope(&self) -> Value {
        let mut body =
            json!({"ok": false, "error_code": self.code, "description": self.description});
        match self.hint {
            Some(Hint::RetryAfter(seconds)) => body["parameters"] = json!({"retry_after": seconds}),
            Some(Hint::MigrateTo(chat)) => body["parameters"] = json!({"migrate_to_chat_id": chat}),
            None => {}
        }
        body
    }
}
