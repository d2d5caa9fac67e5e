//! What people ask, and what the handbook answers.
//!
//! A question's text is kept for a day, so that one tap can send it to an official, and beyond where its
//! asker agreed to that. What is sent becomes a ticket ([`crate::tickets`]).

pub mod chat;
mod groups;
mod store;
pub(crate) mod texts;

use chrono::TimeDelta;
use sqlx::sqlite::SqlitePool;

use crate::clock::Timestamp;
use crate::people::{AccountId, Person};
use crate::store::{StoreError, Tx};

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The handbook answered.
    Answer,
    /// The asker was asked back.
    Clarify,
    /// It is for an official.
    Handoff,
    /// It is about the asker's own dossier.
    Personal,
    /// Nothing was asked.
    SmallTalk,
}

impl Kind {
    /// The word for it in the database and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Clarify => "clarify",
            Self::Handoff => "handoff",
            Self::Personal => "personal",
            Self::SmallTalk => "smalltalk",
        }
    }
}

/// A question as it was asked, and what became of it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The update that it came with.
    pub update: i64,
    /// What was asked.
    pub text: String,
    /// The message that it came in.
    pub message: i32,
    /// What became of it.
    pub kind: Kind,
    /// The entry that was given, or came first.
    pub topic: Option<String>,
    /// How sure the bot was, from 0 to 1.
    pub confidence: f64,
}

/// Writes a question down. Its text is kept for [`SENDABLE`], and longer where the asker agreed to
/// that.
///
/// # Errors
/// When the store fails.
pub async fn record(
    tx: &mut Tx,
    now: Timestamp,
    asker: &Person,
    asked: &Asked,
) -> Result<(), StoreError> {
    store::insert(tx, now, asker.account.id, asked).await
}

/// How long a question can be sent to an official by one tap.
pub const SENDABLE: TimeDelta = TimeDelta::hours(24);

/// A question that can still be sent to an official: its text, and the message that it came in.
///
/// # Errors
/// When the store fails.
pub async fn sendable(
    reader: &SqlitePool,
    now: Timestamp,
    asker: AccountId,
    update: i64,
) -> Result<Option<(String, Option<i32>)>, StoreError> {
    store::sendable(reader, now - SENDABLE, asker, update).await
}

/// Forgets the texts older than [`SENDABLE`] of those who did not agree that they are kept.
///
/// # Errors
/// When the store fails.
pub async fn forget_old_texts(tx: &mut Tx, now: Timestamp) -> Result<(), StoreError> {
    store::forget_old_texts(tx, now - SENDABLE).await
}

/// Forgets the texts of what somebody asked, except what they sent to an official.
///
/// # Errors
/// When the store fails.
pub async fn forget_texts(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    store::forget_texts(tx, account).await
}
