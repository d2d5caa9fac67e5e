//! What a ticket teaches the handbook: a question with its answer, and who else asked it.

use super::press::Press;
use super::store::{self, Direction};
use super::{Outcome, State, Ticket, done, for_official, notices, texts};
use crate::clock::Timestamp;
use crate::locale::{Language, Locale};
use crate::people::{AccountId, Actor, Person, TelegramId, person};
use crate::store::{StoreError, Tx};
use crate::telegram::screens::{Button, Keyboard, Screen};

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

/// The question and the answer of a ticket, for an official who may handle it; nothing where it has no
/// answer yet.
///
/// # Errors
/// When the store fails.
pub async fn lesson(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    number: i64,
) -> Result<Outcome<Option<Answered>>, StoreError> {
    let ticket = done!(for_official(tx, now, actor, number).await?);
    Ok(Outcome::Done(answered_pair(tx, ticket.number).await?))
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

/// What the handbook has learnt of a ticket.
#[derive(Clone, Copy, Debug)]
pub struct InHandbook<'e> {
    /// By which it is said once.
    pub lesson: i64,
    /// The title of the entry that answers the question now.
    pub title: &'e str,
    /// The data of a button that opens it.
    pub open: &'e str,
}

/// Tells everybody who asked what a ticket asks that the handbook answers it now, each once. Who
/// still waits for an official goes on waiting.
///
/// # Errors
/// When the store fails.
pub async fn tell_who_asked(
    tx: &mut Tx,
    now: Timestamp,
    locale: &Locale,
    number: i64,
    found: &InHandbook<'_>,
) -> Result<(), StoreError> {
    let Some(ticket) = store::ticket(tx, number).await? else { return Ok(()) };
    let normal = store::normal(tx, number).await?;
    let mut told = vec![ticket.asker];
    if let Some(asker) = person(tx.connection(), ticket.asker).await? {
        tell(tx, now, locale, (&ticket, &asker), found).await?;
    }
    // Who asked it more than once is told of the last time.
    for other in others_who_asked(tx, &normal).await?.into_iter().rev() {
        if told.contains(&other.account) {
            continue;
        }
        told.push(other.account);
        let theirs = store::ticket(tx, other.ticket).await?;
        let asker = person(tx.connection(), other.account).await?;
        if let (Some(theirs), Some(asker)) = (theirs, asker) {
            tell(tx, now, locale, (&theirs, &asker), found).await?;
        }
    }
    Ok(())
}

async fn tell(
    tx: &mut Tx,
    now: Timestamp,
    locale: &Locale,
    (ticket, asker): (&Ticket, &Person),
    found: &InHandbook<'_>,
) -> Result<(), StoreError> {
    if asker.account.unreachable_since.is_some() || ticket.state == State::Withdrawn {
        return Ok(());
    }
    let language = asker.account.language;
    let open = matches!(ticket.state, State::Waiting | State::Taken);
    let waits = if open { "yes" } else { "no" };
    let text = texts::in_handbook(ticket.number, found.title, waits);
    let withdraw = Press::Withdraw(ticket.number).data();
    let withdraw = Button::tells(locale.plain(language, &texts::withdraw()), withdraw);
    let keyboard = Keyboard::default().row([
        Button::tells(locale.plain(language, &texts::see_entry()), found.open),
        Button::tells(locale.plain(language, &texts::see()), Press::See(ticket.number).data()),
    ]);
    let keyboard = keyboard.row(open.then_some(withdraw));
    let screen = Screen::new(locale.html(language, &text)).with(keyboard);
    notices::tell(tx, now, ticket, asker, &format!("in-handbook:{}", found.lesson), screen).await
}
