//! What officials do with a ticket.

use super::press::{Press, Target};
use super::store::Direction;
use super::words::Words;
use super::writing::{self, Written};
use super::{
    Change, Level, Outcome, State, Step, Ticket, Who, done, for_official, go, next, notices,
    passing, store, texts,
};
use crate::clock::Timestamp;
use crate::people::{AccountId, Action, Actor, Person, may, person};
use crate::store::{StoreError, Tx};
use crate::telegram::screens::{Keyboard, Screen};

/// Takes a ticket: from then on it is that officer's to answer.
///
/// # Errors
/// When the store fails.
pub async fn take(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    officer: &Person,
    number: i64,
    shown: Option<(i64, i32)>,
) -> Result<Outcome<Ticket>, StoreError> {
    let actor = Actor::from(officer.clone());
    let mut ticket = done!(for_official(tx, now, &actor, number).await?);
    let to = next!(tx, now, ticket, Step::Take, ticket.who(officer));
    let level = ticket.level;
    let change = Change { step: Step::Take, to, officer: Some(officer.account.id), level, why: "" };
    let event = go(tx, now, &actor, &mut ticket, change).await?;
    notices::refresh(tx, words, now, &ticket, (event, shown)).await?;
    tell_who_has_it(tx, words, now, &ticket, officer, event).await?;
    Ok(Outcome::Done(ticket))
}

/// Tells the asker who will answer.
async fn tell_who_has_it(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
    officer: &Person,
    event: i64,
) -> Result<(), StoreError> {
    let Some(asker) = person(tx.connection(), ticket.asker).await? else { return Ok(()) };
    let language = asker.account.language;
    let name = words.officer(language, officer, ticket.place);
    let hours = words.hours(language, ticket.place).await?;
    let html = words.html(language, &texts::taken(name, ticket.number, hours));
    let button = |label, press| notices::button(words, &asker, &label, press);
    let keyboard = Keyboard::default().row([
        button(texts::add_more(), Press::Write(ticket.number)),
        button(texts::see(), Press::See(ticket.number)),
    ]);
    let screen = Screen::new(html).with(keyboard);
    notices::tell(tx, now, ticket, &asker, &format!("taken:{event}"), screen).await
}

/// What comes of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The ticket.
    pub ticket: Ticket,
    /// Whom it went to.
    pub name: String,
    /// Whether Telegram says that nothing reaches them.
    pub unreachable: bool,
}

/// Answers, at once: whoever answers a question that nobody has taken takes it.
///
/// # Errors
/// When the store fails.
pub async fn answer(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    officer: &Person,
    number: i64,
    written: &Written,
) -> Result<Outcome<Sent>, StoreError> {
    let actor = Actor::from(officer.clone());
    let mut ticket = done!(for_official(tx, now, &actor, number).await?);
    let to = next!(tx, now, ticket, Step::Answer, ticket.who(officer));
    let Some(asker) = person(tx.connection(), ticket.asker).await? else {
        return Ok(Outcome::NotFound);
    };
    let by = officer.account.id;
    let said = writing::keep(tx, now, &ticket, Direction::Officer, by, written).await?;
    let news = ticket.state != State::Answered || ticket.officer != Some(by);
    let level = ticket.level;
    let change = Change { step: Step::Answer, to, officer: Some(by), level, why: "" };
    let event = go(tx, now, &actor, &mut ticket, change).await?;
    if let Some(said) = said {
        let (thread, sides) = ((&ticket, &said), (officer, &asker));
        passing::pass_on(tx, words, now, thread, sides, written.further).await?;
    }
    if news {
        notices::refresh(tx, words, now, &ticket, (event, None)).await?;
    }
    let unreachable = asker.account.unreachable_since.is_some();
    Ok(Outcome::Done(Sent { ticket, name: asker.account.name, unreachable }))
}

/// What comes of handing a ticket on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandedOn {
    /// It is this officer's now.
    To(Ticket, Box<Person>),
    /// Those of the province, or whoever takes it, were told: so many.
    Told(Ticket, usize),
    /// Who was chosen cannot handle it, or not any more.
    NotThem,
}

/// Hands a ticket to another officer, to the province, or back to whoever takes it; `why` is what
/// they are told.
///
/// # Errors
/// When the store fails.
pub async fn hand_on(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    (officer, number): (&Person, i64),
    (target, why): (Target, &str),
    shown: Option<(i64, i32)>,
) -> Result<Outcome<HandedOn>, StoreError> {
    let actor = Actor::from(officer.clone());
    let mut ticket = done!(for_official(tx, now, &actor, number).await?);
    let who = ticket.who(officer);
    let by = words_of(officer);
    let Target::Officer(account) = target else {
        let to = next!(tx, now, ticket, Step::Return, who);
        let level = if target == Target::Province { Level::Province } else { ticket.level };
        let change = Change { step: Step::Return, to, officer: None, level, why };
        let event = go(tx, now, &actor, &mut ticket, change).await?;
        notices::refresh(tx, words, now, &ticket, (event, shown)).await?;
        let lead = texts::lead_returned(by, why);
        let told = if to == State::Waiting {
            notices::show_to_all(tx, words, now, &ticket, (event, Some(&lead))).await?
        } else {
            0
        };
        if target == Target::Province {
            tell_passed_on(tx, words, now, &ticket, event).await?;
        }
        return Ok(Outcome::Done(HandedOn::Told(ticket, told)));
    };
    let to = next!(tx, now, ticket, Step::HandOver, who);
    let chosen = person(tx.connection(), AccountId(account)).await?.filter(|chosen| {
        let actor = Actor::from(chosen.clone());
        chosen.account.id != ticket.asker && may(&actor, Action::HandleTicket, &ticket.scope())
    });
    let Some(chosen) = chosen else { return Ok(Outcome::Done(HandedOn::NotThem)) };
    let level = ticket.level;
    let change = Change { step: Step::HandOver, to, officer: Some(chosen.account.id), level, why };
    let event = go(tx, now, &actor, &mut ticket, change).await?;
    notices::refresh(tx, words, now, &ticket, (event, shown)).await?;
    let lead = texts::lead_handed(by, why);
    notices::show_to(tx, words, now, &ticket, &chosen, (event, Some(&lead))).await?;
    tell_who_has_it(tx, words, now, &ticket, &chosen, event).await?;
    Ok(Outcome::Done(HandedOn::To(ticket, Box::new(chosen))))
}

/// Tells the asker that the province has their question now.
async fn tell_passed_on(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
    event: i64,
) -> Result<(), StoreError> {
    let Some(asker) = person(tx.connection(), ticket.asker).await? else { return Ok(()) };
    let text = texts::passed_to_province(ticket.number);
    let see = notices::button(words, &asker, &texts::see(), Press::See(ticket.number));
    let screen = Screen::new(words.html(asker.account.language, &text));
    let screen = screen.with(Keyboard::default().row([see]));
    notices::tell(tx, now, ticket, &asker, &format!("passed-on:{event}"), screen).await
}

fn words_of(officer: &Person) -> &str {
    officer.account.name.as_str()
}

/// Closes an answered ticket: its officer, or who asked. Whoever asked is asked how the answer was.
///
/// # Errors
/// When the store fails.
pub async fn close(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    person: &Person,
    number: i64,
    shown: Option<(i64, i32)>,
) -> Result<Outcome<Ticket>, StoreError> {
    let actor = Actor::from(person.clone());
    let Some(found) = store::ticket(tx, number).await? else { return Ok(Outcome::NotFound) };
    let (mut ticket, who) = if found.asker == person.account.id {
        (done!(super::for_asker(tx, now, person, number).await?), Who::Asker)
    } else {
        let ticket = done!(for_official(tx, now, &actor, number).await?);
        let who = ticket.who(person);
        (ticket, who)
    };
    let to = next!(tx, now, ticket, Step::Close, who);
    let (officer, level) = (ticket.officer, ticket.level);
    let change = Change { step: Step::Close, to, officer, level, why: "" };
    let event = go(tx, now, &actor, &mut ticket, change).await?;
    notices::refresh(tx, words, now, &ticket, (event, shown)).await?;
    if who != Who::Asker {
        let name = words_of(person).to_owned();
        ask_rating(tx, words, now, &ticket, event, Some(name)).await?;
    }
    Ok(Outcome::Done(ticket))
}

/// Asks whoever asked how the answer was.
pub(super) async fn ask_rating(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
    event: i64,
    by: Option<String>,
) -> Result<(), StoreError> {
    let Some(asker) = person(tx.connection(), ticket.asker).await? else { return Ok(()) };
    let text = match by {
        Some(name) => texts::closed_by_officer(name, ticket.number),
        None => texts::closed_by_time(ticket.number),
    };
    let html = words.html(asker.account.language, &text);
    let screen = Screen::new(html).with(rating_keyboard(words, ticket.number, &asker));
    notices::tell(tx, now, ticket, &asker, &format!("closed:{event}"), screen).await
}

/// The buttons by which an answer is rated.
pub(super) fn rating_keyboard(words: &Words<'_>, number: i64, asker: &Person) -> Keyboard {
    let button = |label, press| notices::button(words, asker, &label, press);
    Keyboard::default()
        .row([
            button(texts::rate_good(), Press::Rate(number, 5)),
            button(texts::rate_bad(), Press::Rate(number, 1)),
        ])
        .row([button(texts::reopen(), Press::Reopen(number))])
}

/// How many questions an account has that are not over.
///
/// # Errors
/// When the store fails.
pub async fn held(tx: &mut Tx, account: AccountId) -> Result<usize, StoreError> {
    Ok(store::held_by(tx, account).await?.len())
}

/// Gives back what an account has and may not handle any more. For whoever takes a role away:
/// [`crate::people::revoke`] and this belong into one transaction.
///
/// # Errors
/// When the store fails.
pub async fn give_back(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    actor: &Actor,
    account: AccountId,
    why: &str,
) -> Result<Vec<Ticket>, StoreError> {
    let Some(officer) = person(tx.connection(), account).await? else { return Ok(Vec::new()) };
    let reachable = officer.account.unreachable_since.is_none();
    let officer = Actor::from(officer);
    let mut given = Vec::new();
    for mut ticket in store::held_by(tx, account).await? {
        if reachable && may(&officer, Action::HandleTicket, &ticket.scope()) {
            continue;
        }
        let Ok(to) = ticket.next(now, Step::Return, Who::System) else { continue };
        let level = ticket.level;
        let change = Change { step: Step::Return, to, officer: None, level, why };
        let event = go(tx, now, actor, &mut ticket, change).await?;
        notices::refresh(tx, words, now, &ticket, (event, None)).await?;
        if to == State::Waiting {
            let lead = texts::lead_back();
            notices::show_to_all(tx, words, now, &ticket, (event, Some(&lead))).await?;
        }
        given.push(ticket);
    }
    Ok(given)
}
