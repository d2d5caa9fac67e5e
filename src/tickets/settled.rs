//! What became of the messages that the bot sent about tickets.

use super::store::{self, Copied, Direction, Part};
use super::words::Words;
use super::{State, Ticket, give_back, notices, texts};
use crate::clock::Timestamp;
use crate::people::{Actor, Person, person};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{Fate, Settled};
use crate::telegram::screens::{Keyboard, Screen};

/// Keeps under which number a message arrived, and tells whoever counts on one that will not.
///
/// # Errors
/// When the store fails.
pub async fn on_settled(
    tx: &mut Tx,
    words: &Words<'_>,
    settled: &Settled,
) -> Result<(), StoreError> {
    if !settled.key.starts_with("ticket:") {
        return Ok(());
    }
    match &settled.fate {
        Fate::Sent(messages) => match messages.first() {
            Some(message) => store::sent(tx, settled.row, *message).await,
            None => Ok(()),
        },
        Fate::Dead { unreachable } => {
            // An edit that failed leaves an older message, which is no harm.
            let Some(copy) = store::copy_of_row(tx, settled.row).await? else { return Ok(()) };
            undelivered(tx, words, settled.at, &copy, *unreachable).await
        }
        // It was said twice already.
        Fate::Unknown => Ok(()),
    }
}

async fn undelivered(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    copy: &Copied,
    unreachable: bool,
) -> Result<(), StoreError> {
    let Some(ticket) = store::ticket(tx, copy.ticket).await? else { return Ok(()) };
    let Some(to) = person(tx.connection(), copy.to).await? else { return Ok(()) };
    if copy.to != ticket.asker {
        // The officer is gone: what they have goes back, what they were to be told, others are.
        if unreachable {
            let why = "unreachable";
            give_back(tx, words, now, &Actor::System, copy.to, why).await?;
            if copy.part == Part::Notice && ticket.state == State::Waiting {
                notify_others(tx, words, now, &ticket).await?;
            }
        }
        return Ok(());
    }
    let Some(said) = copy.of else { return Ok(()) };
    let Some(said) = store::message(tx, said).await? else { return Ok(()) };
    if said.direction == Direction::Officer
        && let Some(officer) = person(tx.connection(), said.by).await?
    {
        tell_undelivered(tx, words, now, &ticket, (&to, &officer), said.id, unreachable).await?;
    }
    Ok(())
}

/// Tells an officer, once for each message, that it has not arrived.
async fn tell_undelivered(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
    (asker, officer): (&Person, &Person),
    said: i64,
    unreachable: bool,
) -> Result<(), StoreError> {
    let why = if unreachable { "blocked" } else { "other" };
    let name = asker.account.name.as_str();
    let text = texts::undelivered(name, ticket.number, why);
    let keyboard = Keyboard::default().row([notices::button(
        words,
        officer,
        &texts::see(),
        super::press::Press::See(ticket.number),
    )]);
    let screen = Screen::new(words.html(officer.account.language, &text)).with(keyboard);
    notices::tell(tx, now, ticket, officer, &format!("undelivered:{said}"), screen).await
}

/// Tells those of a waiting question who were not told of it yet, now that one of those who were
/// cannot be reached.
async fn notify_others(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
) -> Result<(), StoreError> {
    let told: Vec<_> =
        store::notices(tx, ticket.number).await?.into_iter().map(|copy| copy.to).collect();
    let audience = super::audience::audience(tx, ticket).await?;
    let event =
        store::note(tx, now, &Actor::System, ticket, "tell", ticket.state, "unreachable").await?;
    for officer in audience.iter().filter(|officer| !told.contains(&officer.account.id)) {
        notices::show_to(tx, words, now, ticket, officer, (event, None)).await?;
    }
    Ok(())
}
