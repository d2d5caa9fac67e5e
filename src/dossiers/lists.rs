//! Use cases: the officials' lists of dossiers.

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Role, Scope, may, permit};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

pub use super::store::{Group, Listed, Reach, Which};

use super::store;

/// What comes of asking for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked<T> {
    /// Here it is.
    Here(T),
    /// The actor may not see it.
    Refused,
}

/// The communes whose records an actor may see; `None` where they may see none.
#[must_use]
pub fn reach(actor: &Actor) -> Option<Reach> {
    if may(actor, Action::SeeRecords, &Scope::province()) {
        return Some(Reach::Province);
    }
    let roles: &[Role] = match actor {
        Actor::Person(person) => &person.roles,
        Actor::System | Actor::CommandLine => &[],
    };
    let places: Vec<PlaceCode> = roles
        .iter()
        .filter_map(|role| role.place())
        .filter(|place| may(actor, Action::SeeRecords, &Scope::commune(*place)))
        .collect();
    (!places.is_empty()).then_some(Reach::Communes(places))
}

/// The same, put on record where it is refused.
///
/// # Errors
/// When the store fails.
pub async fn reach_of(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
) -> Result<Option<Reach>, StoreError> {
    let reach = reach(actor);
    if reach.is_none() {
        permit(tx, now, actor, Action::SeeRecords, &Scope::province(), "dossiers").await?;
    }
    Ok(reach)
}

/// How many dossiers there are of each kind that is asked for.
///
/// # Errors
/// When the store fails.
pub async fn counts(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    which: &[Which],
) -> Result<Asked<Vec<i64>>, StoreError> {
    let Some(reach) = reach_of(tx, now, actor).await? else { return Ok(Asked::Refused) };
    let mut counts = Vec::new();
    for one in which {
        counts.push(store::count(tx.connection(), *one, &reach).await?);
    }
    Ok(Asked::Here(counts))
}

/// A slice of a list, with how many there are altogether.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The dossiers.
    pub shown: Vec<Listed>,
    /// How many there are.
    pub count: i64,
}

/// A slice of a list, those that have waited longest first.
///
/// # Errors
/// When the store fails.
pub async fn page(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    which: Which,
    slice: (usize, usize),
) -> Result<Asked<Page>, StoreError> {
    let Some(reach) = reach_of(tx, now, actor).await? else { return Ok(Asked::Refused) };
    let count = store::count(tx.connection(), which, &reach).await?;
    let shown = store::list(tx.connection(), which, &reach, slice).await?;
    Ok(Asked::Here(Page { shown, count }))
}
