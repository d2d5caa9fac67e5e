//! What a ticket teaches the handbook: a question with its answer, and who else asked it.

use super::store::{self, Direction};
use super::{State, Ticket};
use crate::locale::Language;
use crate::people::{AccountId, TelegramId, person};
use crate::store::{StoreError, Tx};

/// A question that an official has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The ticket.
    pub ticket: i64,
    /// What was asked, as it was last worded; what the asker added before the answer included.
    pub question: String,
    /// What the officials answered, as it was last worded, a paragraph a message. Empty where they
    /// answered without words.
    pub answer: String,
    /// Who else asked the same.
    pub others: Vec<OtherAsker>,
}

/// Somebody who asked the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherAsker {
    /// Their ticket.
    pub ticket: i64,
    /// Where it stands.
    pub state: State,
    /// Who they are.
    pub account: AccountId,
    /// Their chat.
    pub telegram_id: TelegramId,
    /// The language to tell them in.
    pub language: Language,
}

/// The question and the answer of a ticket; `None` where there is no such ticket, or no answer yet.
///
/// Whether the actor may use it is for the use case that learns from it to decide (drafting for the
/// handbook is an action of its own).
///
/// # Errors
/// When the store fails.
pub async fn answered_pair(tx: &mut Tx, number: i64) -> Result<Option<Answered>, StoreError> {
    let Some(ticket) = store::ticket(tx, number).await? else { return Ok(None) };
    let messages = store::messages(tx, number).await?;
    let Some(first) = messages.iter().position(|said| said.direction == Direction::Officer) else {
        return Ok(None);
    };
    let words =
        |direction| move |said: &&store::Said| said.direction == direction && said.text.is_some();
    let text = |said: &store::Said| said.text.clone().unwrap_or_default();
    let asked: Vec<String> =
        messages.iter().take(first).filter(words(Direction::Asker)).map(text).collect();
    let answer: Vec<String> = messages.iter().filter(words(Direction::Officer)).map(text).collect();
    let question = if asked.is_empty() { ticket.text.clone() } else { asked.join("\n") };
    let others = others_like(tx, &ticket).await?;
    Ok(Some(Answered { ticket: number, question, answer: answer.join("\n\n"), others }))
}

/// Who asked the same as a ticket, apart from its asker.
async fn others_like(tx: &mut Tx, ticket: &Ticket) -> Result<Vec<OtherAsker>, StoreError> {
    let normal = store::normal(tx, ticket.number).await?;
    let mut others = others_who_asked(tx, &normal).await?;
    others.retain(|other| other.account != ticket.asker);
    Ok(others)
}

/// The tickets whose question has this normal form ([`crate::handbook::Normaliser::reading`]), each
/// with its asker.
///
/// # Errors
/// When the store fails.
pub async fn others_who_asked(tx: &mut Tx, normal: &str) -> Result<Vec<OtherAsker>, StoreError> {
    let mut others = Vec::new();
    for ticket in store::same_question(tx, normal).await? {
        if ticket.state == State::Withdrawn {
            continue;
        }
        if let Some(asker) = person(tx.connection(), ticket.asker).await? {
            others.push(OtherAsker {
                ticket: ticket.number,
                state: ticket.state,
                account: ticket.asker,
                telegram_id: asker.account.telegram_id,
                language: asker.account.language,
            });
        }
    }
    Ok(others)
}
