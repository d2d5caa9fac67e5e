//! Questions that officials answer: from the asker to an officer and back, until it is over.
//!
//! What the bot cannot answer becomes a [`Ticket`] of the asker's commune. The officers of that
//! commune are told; where there is none who can be reached, those of the province; then the admins.
//! One takes it and answers by replying; asker and officer write to each other through the bot, in
//! words, pictures, voice messages and documents, as often as they like; then it is closed, and
//! rated. The states and the steps between them are in [`rules`].
//!
//! Every message of both is a row, and so is every copy that the bot sends of it: a reply to a copy
//! is understood, and a message that is corrected is corrected where it went. Every step is an event
//! that says who, when, from what to what, and why.

mod asking;
mod audience;
pub mod chat;
mod correcting;
mod handling;
mod learning;
mod notices;
mod opening;
mod passing;
mod press;
mod reminders;
pub mod rules;
mod settled;
mod store;
pub(crate) mod texts;
mod words;
mod writing;

use crate::broadcasts::model::BroadcastId;
use crate::clock::Timestamp;
use crate::people::{AccountId, Action, Actor, Person, Scope, Tie, permit};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

pub use asking::{Rated, rate, reopen, say_more, withdraw};
pub use correcting::{Corrected, correct};
pub use handling::{HandedOn, Sent, answer, close, give_back, hand_on, held, take};
pub use learning::{
    Answered, InHandbook, OtherAsker, answered_pair, lesson, others_who_asked, tell_who_asked,
};
pub use opening::{Draft, Opened, SettledIn, open, send_again, settle_in};
pub use press::Target;
pub use reminders::remind;
pub use rules::{Denied, Level, State, Step, Who};
pub use settled::on_settled;
pub use store::{Counts, answer_times, next_due};
pub use words::Words;
pub use writing::Written;

/// A question that an official answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Its number, as everybody is told it.
    pub number: i64,
    /// Who asked.
    pub asker: AccountId,
    /// The question as it stands now.
    pub text: String,
    /// The commune that it is for.
    pub place: Option<PlaceCode>,
    /// Whose officers are asked first.
    pub level: Level,
    /// Where it stands.
    pub state: State,
    /// Who has it.
    pub officer: Option<AccountId>,
    /// When it was asked.
    pub opened_at: Timestamp,
    /// Since when it is in this state.
    pub changed_at: Timestamp,
    /// What the clock has done about this state; 0 where nobody has been told yet.
    pub rung: i64,
    /// What the asker thought of the answer, from 1 to 5.
    pub rating: Option<i64>,
    /// What the asker said about it.
    pub comment: Option<String>,
    /// The broadcast that it answers.
    pub broadcast: Option<BroadcastId>,
}

impl Ticket {
    /// Where it belongs, for an official's step.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.place.map_or_else(Scope::nowhere, Scope::commune)
    }

    /// Its name in the audit.
    fn subject(&self) -> String {
        subject(self.number)
    }

    /// Whether it was closed too long ago to be opened again.
    fn is_late(&self, now: Timestamp) -> bool {
        now - self.changed_at >= rules::REOPEN
    }

    /// Where a step leads.
    fn next(&self, now: Timestamp, step: Step, who: Who) -> Result<State, Denied> {
        rules::next(self.state, self.officer.is_some(), self.is_late(now), step, who)
    }

    /// What an official is to this ticket, who may handle it.
    fn who(&self, person: &Person) -> Who {
        use crate::people::Role;
        if self.officer == Some(person.account.id) {
            return Who::Holder;
        }
        let superior =
            person.roles.iter().any(|role| matches!(role, Role::ProvinceOfficer | Role::Admin));
        if superior { Who::Superior } else { Who::Officer }
    }
}

fn subject(number: i64) -> String {
    format!("ticket {number}")
}

/// What comes of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It is taken.
    Done(T),
    /// There is no such ticket.
    NotFound,
    /// The actor may not.
    Refused,
    /// The ticket does not stand so.
    Impossible {
        /// Why.
        why: Denied,
        /// The ticket as it stands.
        ticket: Box<Ticket>,
        /// Who has it.
        holder: Option<Box<Person>>,
    },
}

/// The ticket, for an official who may handle it.
async fn for_official(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    number: i64,
) -> Result<Outcome<Ticket>, StoreError> {
    let Some(ticket) = store::ticket(tx, number).await? else { return Ok(Outcome::NotFound) };
    let scope = ticket.scope();
    if !permit(tx, now, actor, Action::HandleTicket, &scope, &ticket.subject()).await? {
        return Ok(Outcome::Refused);
    }
    Ok(Outcome::Done(ticket))
}

/// The ticket, for whoever asked it. An official has no part in the asker's steps.
async fn for_asker(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    number: i64,
) -> Result<Outcome<Ticket>, StoreError> {
    let Some(ticket) = store::ticket(tx, number).await? else { return Ok(Outcome::NotFound) };
    let tie = if ticket.asker == person.account.id { Tie::Own } else { Tie::None };
    let actor = Actor::from(Person { roles: Vec::new(), ..person.clone() });
    let scope = Scope::nowhere().with(tie);
    if !permit(tx, now, &actor, Action::HandleTicket, &scope, &ticket.subject()).await? {
        return Ok(Outcome::Refused);
    }
    Ok(Outcome::Done(ticket))
}

async fn impossible<T>(tx: &mut Tx, ticket: Ticket, why: Denied) -> Result<Outcome<T>, StoreError> {
    let holder = holder(tx, &ticket).await?.map(Box::new);
    Ok(Outcome::Impossible { why, ticket: Box::new(ticket), holder })
}

/// Who has it.
async fn holder(tx: &mut Tx, ticket: &Ticket) -> Result<Option<Person>, StoreError> {
    match ticket.officer {
        Some(officer) => crate::people::person(tx.connection(), officer).await,
        None => Ok(None),
    }
}

/// A step as it is written down.
struct Change<'a> {
    step: Step,
    to: State,
    officer: Option<AccountId>,
    level: Level,
    why: &'a str,
}

/// Takes a step: the ticket as it stands then, and the number of the event.
async fn go(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    ticket: &mut Ticket,
    change: Change<'_>,
) -> Result<i64, StoreError> {
    let from = ticket.state;
    store::change(tx, now, ticket, &change).await?;
    store::add_event(tx, now, actor, ticket, from, &change).await
}

/// Unpacks an outcome, or returns it.
macro_rules! done {
    ($outcome:expr) => {
        match $outcome {
            $crate::tickets::Outcome::Done(done) => done,
            $crate::tickets::Outcome::NotFound => return Ok($crate::tickets::Outcome::NotFound),
            $crate::tickets::Outcome::Refused => return Ok($crate::tickets::Outcome::Refused),
            $crate::tickets::Outcome::Impossible { why, ticket, holder } => {
                return Ok($crate::tickets::Outcome::Impossible { why, ticket, holder });
            }
        }
    };
}
use done;

/// Where a step leads, or returns why it leads nowhere.
macro_rules! next {
    ($tx:expr, $now:expr, $ticket:expr, $step:expr, $who:expr) => {
        match $ticket.next($now, $step, $who) {
            Ok(state) => state,
            Err(why) => return $crate::tickets::impossible($tx, $ticket, why).await,
        }
    };
}
use next;
