//! What people ask, and what the handbook answers.
//!
//! A question's text is kept where its asker agreed to that. One that the handbook could not answer
//! is also kept for a day in the asker's own session, so that one tap can send it to an official; what
//! is sent becomes a ticket ([`crate::tickets`]).

pub mod chat;
mod groups;
mod store;
pub(crate) mod texts;

use crate::clock::Timestamp;
use crate::people::{AccountId, Consent, Person};
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
    /// What became of it.
    pub kind: Kind,
    /// The entry that was given, or came first.
    pub topic: Option<String>,
    /// How sure the bot was, from 0 to 1.
    pub confidence: f64,
}

/// Writes a question down; its text only where the asker agreed to that.
///
/// # Errors
/// When the store fails.
pub async fn record(
    tx: &mut Tx,
    now: Timestamp,
    asker: &Person,
    asked: &Asked,
) -> Result<(), StoreError> {
    let agreed = matches!(asker.account.consent, Consent::Given { .. });
    let text = agreed.then_some(asked.text.as_str());
    store::insert(tx, now, asker.account.id, asked, text).await
}

/// Forgets the texts of what somebody asked, except what they sent to an official.
///
/// # Errors
/// When the store fails.
pub async fn forget_texts(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    store::forget_texts(tx, account).await
}
