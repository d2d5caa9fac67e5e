//! Use cases: a recipient answers a broadcast by a tap, or replies to it.

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Person, Scope, may};
use crate::producers::model::ProducerId;
use crate::programme::places::{PlaceCode, Places};
use crate::store::{StoreError, Tx};

use super::content;
use super::drafting::scope;
use super::model::{Broadcast, BroadcastId, Changing, Response};
use super::store::{self, Copy};

/// What comes of a tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Responded {
    /// It counts.
    Done {
        /// The broadcast.
        one: Box<Broadcast>,
        /// What the recipient says now.
        response: Response,
        /// Whether they have said so before: nothing has changed.
        is_again: bool,
        /// The commune of the producer that they act for.
        commune: Option<PlaceCode>,
    },
    /// The broadcast was recalled.
    Recalled,
    /// It is a test copy, which whoever may work on the broadcast has sent to themselves.
    Test,
    /// They are no recipient, or there is no such broadcast.
    NotTheirs,
}

/// Keeps what a recipient has tapped under a message. The last tap counts; the same again changes nothing,
/// as people who are not sure whether it was felt tap twice.
///
/// # Errors
/// When the store fails.
pub async fn respond(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    person: &Person,
    id: BroadcastId,
    (message, tapped): (i64, Response),
) -> Result<Responded, StoreError> {
    let Some(one) = store::broadcast(tx.connection(), id).await? else {
        return Ok(Responded::NotTheirs);
    };
    // A copy of which nobody knows whether it arrived has arrived where it is tapped.
    let is_it = |copy: &Copy| copy.messages.is_none() || copy.is_at(message);
    let copy = store::copy_of(tx.connection(), id, person.account.id).await?;
    let works = works_on(places, person, &one);
    let Some(copy) = copy.filter(|copy| !works || is_it(copy)) else {
        return Ok(if works { Responded::Test } else { Responded::NotTheirs });
    };
    if one.recalled_at.is_some() || one.changing == Some(Changing::Recall) {
        return Ok(Responded::Recalled);
    }
    let is_again = copy.response == Some(tapped);
    if !is_again {
        store::set_response(tx, now, &copy, tapped).await?;
    }
    let commune = commune_of(tx.connection(), copy.producer).await?;
    Ok(Responded::Done { one: Box::new(one), response: tapped, is_again, commune })
}

/// Whether somebody may work on a broadcast: theirs, or they answer for the province.
fn works_on(places: &Places, person: &Person, one: &Broadcast) -> bool {
    let own = person.account.id == one.author;
    let scope = if own { scope(places, &one.audience, true) } else { Scope::province() };
    may(&Actor::from(person.clone()), Action::Broadcast, &scope)
}

async fn commune_of(
    connection: &mut SqliteConnection,
    producer: Option<ProducerId>,
) -> Result<Option<PlaceCode>, StoreError> {
    let Some(id) = producer else { return Ok(None) };
    let found = crate::producers::producer(connection, id).await?;
    Ok(found.map(|producer| producer.details.commune))
}

/// The broadcast that a message of a chat is a copy of, and the commune that a reply to it is for.
///
/// # Errors
/// When the store fails.
pub async fn replied(
    connection: &mut SqliteConnection,
    chat: i64,
    message: i64,
) -> Result<Option<(BroadcastId, Option<PlaceCode>)>, StoreError> {
    let Some(copy) = store::copy_at(connection, chat, message).await? else { return Ok(None) };
    let commune = commune_of(connection, copy.producer).await?;
    Ok(Some((copy.broadcast, commune)))
}

/// How a broadcast begins, to name it by.
pub(crate) async fn headline(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<Option<String>, StoreError> {
    let one = store::broadcast(connection, id).await?;
    Ok(one.map(|one| content::title(&one.content)))
}
