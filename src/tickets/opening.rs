//! From a question to a ticket that the right officers know of.

use super::store::{self, Direction, New, NewMessage};
use super::words::Words;
use super::{
    Change, Level, Outcome, State, Step, Ticket, Who, done, for_asker, go, next, notices, rules,
};
use crate::broadcasts::model::BroadcastId;
use crate::clock::Timestamp;
use crate::people::{Action, Actor, Home, Person, Scope, Tie, home, permit, set_home};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

/// What is sent to an official.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The words.
    pub text: String,
    /// The words in the normal form of the handbook.
    pub normal: String,
    /// The update of the question that the bot could not answer.
    pub question: Option<i64>,
    /// The row of the file that goes with it.
    pub file: Option<i64>,
    /// Chat and message in which it was asked.
    pub place: Option<(i64, i32)>,
    /// The commune that it is about, where that is known better than where its asker is.
    pub commune: Option<PlaceCode>,
    /// The broadcast that it answers. With neither a file nor a place, somebody has only tapped that they
    /// need help, which is sent once as long as it is open.
    pub broadcast: Option<BroadcastId>,
}

/// What comes of sending a question to an official.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It waits.
    New {
        /// The ticket.
        ticket: Ticket,
        /// Whether the asker has to say where they are, so that the right officers are told.
        ask_home: bool,
    },
    /// It had been sent before.
    Already(Ticket),
    /// The file is somebody else's, or there is none.
    Refused,
}

/// Sends a question to an official, once. One that was taken back is sent again.
///
/// # Errors
/// When the store fails.
pub async fn open(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    asker: &Person,
    draft: &Draft,
) -> Result<Opened, StoreError> {
    let file = match draft.file {
        Some(row) => match own_file(tx, now, asker, row).await? {
            Some(file) => Some((row, file)),
            None => return Ok(Opened::Refused),
        },
        None => None,
    };
    let question = match draft.question {
        Some(update) => store::question_of_update(tx, update).await?,
        None => None,
    };
    if let Some(ticket) = store::ticket_of(tx, question, draft.file, draft.place).await? {
        if ticket.asker != asker.account.id || ticket.state != State::Withdrawn {
            return Ok(Opened::Already(ticket));
        }
        let again = send_again(tx, words, now, asker, ticket.number).await?;
        return Ok(match again {
            Outcome::Done((ticket, ask_home)) => Opened::New { ticket, ask_home },
            Outcome::NotFound | Outcome::Refused | Outcome::Impossible { .. } => {
                Opened::Already(ticket)
            }
        });
    }
    if let (Some(broadcast), None, None) = (draft.broadcast, draft.place, draft.file)
        && let Some(ticket) = store::open_about(tx, asker.account.id, broadcast).await?
    {
        return Ok(Opened::Already(ticket));
    }
    let home = match draft.commune {
        Some(commune) => Home::Commune(commune),
        None => home(tx, asker.account.id).await?,
    };
    let new = New {
        asker: asker.account.id,
        question,
        text: &draft.text,
        normal: &draft.normal,
        place: home.place(),
        broadcast: draft.broadcast,
        due: now + rules::COMMUNE,
    };
    let mut ticket = store::insert(tx, now, &new).await?;
    add_question(tx, now, &ticket, draft, file).await?;
    let ask_home = home == Home::Unasked;
    if !ask_home {
        tell(tx, words, now, &mut ticket).await?;
    }
    Ok(Opened::New { ticket, ask_home })
}

async fn own_file(
    tx: &mut Tx,
    now: Timestamp,
    asker: &Person,
    row: i64,
) -> Result<Option<store::FileRow>, StoreError> {
    let file = store::file(tx, row).await?;
    let own = file.as_ref().is_some_and(|file| file.account_id == asker.account.id.0);
    // Whatever their roles: an official has no need to ask with somebody else's file.
    let actor = Actor::from(Person { roles: Vec::new(), ..asker.clone() });
    let scope = Scope::nowhere().with(if own { Tie::Own } else { Tie::None });
    let subject = format!("file {row}");
    let may = permit(tx, now, &actor, Action::HandleTicket, &scope, &subject).await?;
    Ok(file.filter(|_| may))
}

/// The first message, or those of an album.
async fn add_question(
    tx: &mut Tx,
    now: Timestamp,
    ticket: &Ticket,
    draft: &Draft,
    file: Option<(i64, store::FileRow)>,
) -> Result<(), StoreError> {
    let files = match file {
        None => {
            let text = Some(draft.text.as_str());
            return add(tx, now, ticket, draft.place, text, None).await;
        }
        Some((_, store::FileRow { album: Some(album), chat_id, .. })) => {
            store::album(tx, chat_id, &album).await?
        }
        Some(file) => vec![file],
    };
    for (row, file) in files {
        let place = i32::try_from(file.message_id).ok().map(|message| (file.chat_id, message));
        add(tx, now, ticket, place, file.caption.as_deref(), Some(row)).await?;
    }
    Ok(())
}

async fn add(
    tx: &mut Tx,
    now: Timestamp,
    ticket: &Ticket,
    place: Option<(i64, i32)>,
    text: Option<&str>,
    file: Option<i64>,
) -> Result<(), StoreError> {
    let (direction, by) = (Direction::Asker, ticket.asker);
    let new = NewMessage { ticket: ticket.number, direction, by, place, text, file };
    store::add_message(tx, now, &new).await?;
    Ok(())
}

/// Sends a question once more that was taken back; whether its asker has yet to say where they are.
///
/// # Errors
/// When the store fails.
pub async fn send_again(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    asker: &Person,
    number: i64,
) -> Result<Outcome<(Ticket, bool)>, StoreError> {
    let mut ticket = done!(for_asker(tx, now, asker, number).await?);
    let to = next!(tx, now, ticket, Step::SendAgain, Who::Asker);
    let level = Level::Commune;
    let change = Change { step: Step::SendAgain, to, officer: None, level, why: "" };
    go(tx, now, &Actor::from(asker.clone()), &mut ticket, change).await?;
    let home = home(tx, asker.account.id).await?;
    if home == Home::Unasked {
        store::climb(tx, &mut ticket, 0, Some(now + rules::COMMUNE)).await?;
        return Ok(Outcome::Done((ticket, true)));
    }
    store::set_place(tx, &mut ticket, home.place()).await?;
    tell(tx, words, now, &mut ticket).await?;
    Ok(Outcome::Done((ticket, false)))
}

/// Tells the officers whom a question is for; the clock looks after it from here on.
pub(super) async fn tell(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &mut Ticket,
) -> Result<usize, StoreError> {
    let event = store::note(tx, now, &Actor::System, ticket, "tell", ticket.state, "").await?;
    let due = rules::first_due(State::Waiting).map(|wait| now + wait);
    store::climb(tx, ticket, 1, due).await?;
    notices::show_to_all(tx, words, now, ticket, (event, None)).await
}

/// What comes of saying where one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettledIn {
    /// The questions that have gone to the officers there.
    pub sent: Vec<i64>,
}

/// Keeps where somebody is, and sends on what has waited for that; with it the ticket on which they
/// said so, while nobody has taken it.
///
/// # Errors
/// When the store fails.
pub async fn settle_in(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    person: &Person,
    home: Home,
    on: Option<i64>,
) -> Result<SettledIn, StoreError> {
    set_home(tx, now, person, home).await?;
    let mut tickets = store::waiting_for_home(tx, person.account.id).await?;
    if let Some(number) = on
        && let Some(ticket) = store::ticket(tx, number).await?
        && ticket.asker == person.account.id
        && ticket.state == State::Waiting
        && ticket.place != home.place()
        && !tickets.iter().any(|it| it.number == number)
    {
        tickets.push(ticket);
    }
    let mut sent = Vec::new();
    for mut ticket in tickets {
        let told = ticket.rung > 0;
        let why = home.place().map_or_else(|| "unknown".to_owned(), |place| place.to_string());
        store::set_place(tx, &mut ticket, home.place()).await?;
        let actor = Actor::from(person.clone());
        let event = store::note(tx, now, &actor, &ticket, "move", ticket.state, &why).await?;
        if told {
            notices::refresh(tx, words, now, &ticket, (event, None)).await?;
        }
        tell(tx, words, now, &mut ticket).await?;
        sent.push(ticket.number);
    }
    Ok(SettledIn { sent })
}
