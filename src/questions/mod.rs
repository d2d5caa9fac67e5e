//! What people ask, and the questions that wait for an official.
//!
//! A question's text is kept where its asker agreed to that. One that the handbook could not answer
//! is also kept for a day in the asker's own session, so that one tap can send it to an official; what
//! is sent becomes a ticket.

pub mod chat;
mod store;
pub(crate) mod texts;

use crate::clock::Timestamp;
use crate::people::{AccountId, Action, Actor, Consent, Person, Scope, Tie, permit};
use crate::store::{StoreError, Tx};

pub use store::{Ticket, waiting_count};

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

/// What is sent to an official.
#[derive(Clone, Debug)]
pub struct ForOfficial {
    /// The words.
    pub text: String,
    /// The update of the question that the bot could not answer.
    pub question: Option<i64>,
    /// The row of the file that goes with it.
    pub file: Option<i64>,
}

/// What comes of sending a question to an official.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It waits, under this number.
    New(i64),
    /// It had been sent before.
    Already(i64),
    /// The file is somebody else's, or there is none.
    Refused,
}

/// Sends a question to an official, once.
///
/// # Errors
/// When the store fails.
pub async fn open_ticket(
    tx: &mut Tx,
    now: Timestamp,
    asker: &Person,
    what: &ForOfficial,
) -> Result<Opened, StoreError> {
    if let Some(file) = what.file {
        let own = store::owner_of_file(tx, file).await? == Some(asker.account.id);
        // Whatever their roles: an official has no need to ask with somebody else's file.
        let actor = Actor::from(Person { roles: Vec::new(), ..asker.clone() });
        let scope = Scope::nowhere().with(if own { Tie::Own } else { Tie::None });
        let subject = format!("file {file}");
        if !permit(tx, now, &actor, Action::HandleTicket, &scope, &subject).await? {
            return Ok(Opened::Refused);
        }
    }
    let question = match what.question {
        Some(update) => store::question_of_update(tx, update).await?,
        None => None,
    };
    if let Some(number) = store::ticket_of(tx, question, what.file).await? {
        // What was taken back may be sent once more.
        let reopened = store::reopen(tx, now, number).await?;
        return Ok(if reopened { Opened::New(number) } else { Opened::Already(number) });
    }
    let number =
        store::insert_ticket(tx, now, asker.account.id, question, what.file, &what.text).await?;
    Ok(Opened::New(number))
}

/// What comes of taking a question back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// Nobody will be bothered with it.
    Withdrawn,
    /// It was not waiting any more, or never was.
    NotWaiting,
    /// It is somebody else's.
    Refused,
}

/// Takes a question back that waits for an official.
///
/// # Errors
/// When the store fails.
pub async fn withdraw_ticket(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    number: i64,
) -> Result<Withdrawn, StoreError> {
    let Some(owner) = store::owner_of_open(tx, number).await? else {
        return Ok(Withdrawn::NotWaiting);
    };
    // Only its asker takes a question back; an official would answer it.
    let tie = if owner == person.account.id { Tie::Own } else { Tie::None };
    let actor = Actor::from(Person { roles: Vec::new(), ..person.clone() });
    let scope = Scope::nowhere().with(tie);
    let subject = format!("ticket {number}");
    if !permit(tx, now, &actor, Action::HandleTicket, &scope, &subject).await? {
        return Ok(Withdrawn::Refused);
    }
    store::close(tx, now, number).await?;
    Ok(Withdrawn::Withdrawn)
}

/// What comes of looking at the questions that wait.
#[derive(Clone, Debug)]
pub enum Waiting {
    /// A page of them, the oldest first, and how many there are.
    Page {
        /// The page.
        tickets: Vec<Ticket>,
        /// All that wait.
        count: i64,
    },
    /// The actor may not.
    Refused,
}

/// A page of the questions that wait for an official.
///
/// # Errors
/// When the store fails.
pub async fn waiting(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    offset: i64,
    limit: i64,
) -> Result<Waiting, StoreError> {
    let scope = Scope::nowhere();
    if !permit(tx, now, actor, Action::HandleTicket, &scope, "tickets").await? {
        return Ok(Waiting::Refused);
    }
    let tickets = store::open_tickets(tx, offset, limit).await?;
    let count = store::count_open(tx).await?;
    Ok(Waiting::Page { tickets, count })
}
