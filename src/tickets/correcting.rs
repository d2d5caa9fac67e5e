//! A message that was worded anew after it was sent.

use super::store::{self, Direction, Said};
use super::words::Words;
use super::writing::Written;
use super::{Outcome, Ticket, notices, passing};
use crate::clock::Timestamp;
use crate::people::{Action, Actor, Person, Scope, Tie, permit};
use crate::store::{StoreError, Tx};
use crate::telegram::files;

/// What comes of a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The ticket.
    pub ticket: Ticket,
    /// Whether anything is different.
    pub changed: bool,
    /// How many people's copies are corrected.
    pub told: usize,
}

/// Corrects a message of a ticket where it was sent to. A closed ticket is corrected too: whoever
/// was told something wrong is told so. `normal` is the normal form of the new words.
///
/// # Errors
/// When the store fails.
pub async fn correct(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    writer: &Person,
    written: &Written,
    normal: &str,
) -> Result<Outcome<Corrected>, StoreError> {
    let (chat, message) = written.place;
    let Some(said) = store::message_at(tx, chat, message).await? else {
        return Ok(Outcome::NotFound);
    };
    let Some(mut ticket) = store::ticket(tx, said.ticket).await? else {
        return Ok(Outcome::NotFound);
    };
    if !may_correct(tx, now, writer, &ticket, &said).await? {
        return Ok(Outcome::Refused);
    }
    let new_file = match &written.file {
        Some(file) => Some(files::keep(tx, now, writer.account.id, written.place, file).await?),
        None => None,
    };
    if written.text == said.text && new_file == said.file {
        return Ok(Outcome::Done(Corrected { ticket, changed: false, told: 0 }));
    }
    let before = said.text.clone().unwrap_or_default();
    let file = new_file.or(said.file);
    store::correct_message(tx, now, said.id, written.text.as_deref(), file).await?;
    let actor = Actor::from(writer.clone());
    let state = ticket.state;
    let event = store::note(tx, now, &actor, &ticket, "correct", state, &before).await?;
    let said = Said { text: written.text.clone(), file, edited: true, ..said };
    if store::first_message(tx, ticket.number).await?.is_some_and(|first| first.id == said.id)
        && let Some(text) = &said.text
    {
        store::set_text(tx, &mut ticket, text, normal).await?;
        notices::refresh(tx, words, now, &ticket, (event, None)).await?;
    }
    let thread = (&ticket, &said);
    let mut told = passing::correct_copies(tx, words, now, thread, writer, event).await?.len();
    if told == 0 && said.direction == Direction::Asker {
        told = store::notices(tx, ticket.number).await?.len();
    }
    Ok(Outcome::Done(Corrected { ticket, changed: true, told }))
}

/// One's own message; an official must still be one.
async fn may_correct(
    tx: &mut Tx,
    now: Timestamp,
    writer: &Person,
    ticket: &Ticket,
    said: &Said,
) -> Result<bool, StoreError> {
    let own = said.by == writer.account.id;
    let subject = ticket.subject();
    match said.direction {
        Direction::Asker => {
            let scope = Scope::nowhere().with(if own { Tie::Own } else { Tie::None });
            let actor = Actor::from(Person { roles: Vec::new(), ..writer.clone() });
            permit(tx, now, &actor, Action::HandleTicket, &scope, &subject).await
        }
        Direction::Officer => {
            let actor = Actor::from(writer.clone());
            let scope = ticket.scope();
            Ok(own && permit(tx, now, &actor, Action::HandleTicket, &scope, &subject).await?)
        }
    }
}
