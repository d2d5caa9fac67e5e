//! What whoever asked does with their ticket.

use super::rules::Denied;
use super::store::Direction;
use super::words::Words;
use super::writing::{self, Written};
use super::{
    Change, Level, Outcome, State, Step, Ticket, Who, done, for_asker, go, holder, next, notices,
    passing, store, texts,
};
use crate::clock::Timestamp;
use crate::people::{Action, Actor, Person, may, person};
use crate::store::{StoreError, Tx};

/// Writes more: to the officer who has it, or to those who will read it. An answered or lately
/// closed ticket is open again.
///
/// # Errors
/// When the store fails.
pub async fn say_more(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    asker: &Person,
    number: i64,
    written: &Written,
) -> Result<Outcome<Ticket>, StoreError> {
    let mut ticket = done!(for_asker(tx, now, asker, number).await?);
    let to = next!(tx, now, ticket, Step::Write, Who::Asker);
    let by = asker.account.id;
    let Some(said) = writing::keep(tx, now, &ticket, Direction::Asker, by, written).await? else {
        return Ok(Outcome::Done(ticket));
    };
    let actor = Actor::from(asker.clone());
    let before = ticket.state;
    if to == before {
        store::note(tx, now, &actor, &ticket, "write", before, "").await?;
    } else {
        open_again(tx, words, now, &actor, &mut ticket, (Step::Write, to)).await?;
    }
    if ticket.state == State::Waiting && before == State::Waiting {
        // Those who were told of the question get what belongs to it.
        for copy in store::notices(tx, number).await? {
            if let Some(reader) = person(tx.connection(), copy.to).await? {
                let thread = (&ticket, &said);
                let sides = (asker, &reader);
                passing::pass_on(tx, words, now, thread, sides, written.further).await?;
            }
        }
    } else if let Some(officer) = holder(tx, &ticket).await? {
        let (thread, sides) = ((&ticket, &said), (asker, &officer));
        passing::pass_on(tx, words, now, thread, sides, written.further).await?;
    }
    Ok(Outcome::Done(ticket))
}

/// Opens a ticket again: with its officer, if they may still handle it, or for whoever takes it.
async fn open_again(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    actor: &Actor,
    ticket: &mut Ticket,
    (step, to): (Step, State),
) -> Result<i64, StoreError> {
    let officer = holder(tx, ticket).await?.filter(|officer| {
        officer.account.unreachable_since.is_none()
            && may(&Actor::from(officer.clone()), Action::HandleTicket, &ticket.scope())
    });
    let to = if officer.is_some() { to } else { State::Waiting };
    let officer = officer.map(|officer| officer.account.id);
    let level = ticket.level;
    let event = go(tx, now, actor, ticket, Change { step, to, officer, level, why: "" }).await?;
    notices::refresh(tx, words, now, ticket, (event, None)).await?;
    if to == State::Waiting {
        let lead = texts::lead_reopened();
        notices::show_to_all(tx, words, now, ticket, (event, Some(&lead))).await?;
    }
    Ok(event)
}

/// Opens a ticket again that was closed lately.
///
/// # Errors
/// When the store fails.
pub async fn reopen(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    asker: &Person,
    number: i64,
) -> Result<Outcome<Ticket>, StoreError> {
    let mut ticket = done!(for_asker(tx, now, asker, number).await?);
    let to = next!(tx, now, ticket, Step::Reopen, Who::Asker);
    let actor = Actor::from(asker.clone());
    let event = open_again(tx, words, now, &actor, &mut ticket, (Step::Reopen, to)).await?;
    if let Some(officer) = holder(tx, &ticket).await? {
        let lead = texts::lead_reopened();
        notices::show_to(tx, words, now, &ticket, &officer, (event, Some(&lead))).await?;
    }
    Ok(Outcome::Done(ticket))
}

/// Takes a question back that is not answered yet.
///
/// # Errors
/// When the store fails.
pub async fn withdraw(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    asker: &Person,
    number: i64,
) -> Result<Outcome<Ticket>, StoreError> {
    let mut ticket = done!(for_asker(tx, now, asker, number).await?);
    let to = next!(tx, now, ticket, Step::Withdraw, Who::Asker);
    let actor = Actor::from(asker.clone());
    let change = Change { step: Step::Withdraw, to, officer: None, level: Level::Commune, why: "" };
    let event = go(tx, now, &actor, &mut ticket, change).await?;
    notices::refresh(tx, words, now, &ticket, (event, None)).await?;
    Ok(Outcome::Done(ticket))
}

/// What comes of rating an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The ticket.
    pub ticket: Ticket,
}

/// Keeps what the asker thinks of the answer; the last word counts.
///
/// # Errors
/// When the store fails.
pub async fn rate(
    tx: &mut Tx,
    now: Timestamp,
    asker: &Person,
    number: i64,
    rating: Option<i64>,
    comment: Option<&str>,
) -> Result<Outcome<Rated>, StoreError> {
    let mut ticket = done!(for_asker(tx, now, asker, number).await?);
    if !matches!(ticket.state, State::Closed) {
        return super::impossible(tx, ticket, Denied::Open).await;
    }
    ticket.rating = rating.map(|rating| rating.clamp(1, 5)).or(ticket.rating);
    ticket.comment = comment.map(str::to_owned).or(ticket.comment);
    store::set_rating(tx, number, ticket.rating, ticket.comment.as_deref()).await?;
    let why = match comment {
        Some(_) => "comment".to_owned(),
        None => ticket.rating.map_or_else(String::new, |rating| rating.to_string()),
    };
    let actor = Actor::from(asker.clone());
    store::note(tx, now, &actor, &ticket, "rate", ticket.state, &why).await?;
    Ok(Outcome::Done(Rated { ticket }))
}
