//! Use cases: taking lists out of the register.

use sqlx::sqlite::SqliteConnection;

use super::export::{Filter, Source};
use crate::clock::Timestamp;
use crate::people::{Action, Actor, Role, Scope, may, permit, record};
use crate::producers::bulk::register;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

/// The communes whose records an actor may take out: `None` where none, all where not said which.
#[must_use]
pub fn reach(actor: &Actor) -> Option<Filter> {
    if may(actor, Action::Export, &Scope::province()) {
        return Some(Filter::default());
    }
    let roles: &[Role] = match actor {
        Actor::Person(person) => &person.roles,
        Actor::System | Actor::CommandLine => &[],
    };
    let communes: Vec<PlaceCode> = roles
        .iter()
        .filter_map(|role| role.place())
        .filter(|place| may(actor, Action::Export, &Scope::commune(*place)))
        .collect();
    (!communes.is_empty()).then(|| Filter { communes: Some(communes), ..Filter::default() })
}

/// The same, put on record: which list was taken, or that it was refused.
///
/// # Errors
/// When the store fails.
pub async fn permitted(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    list: &str,
) -> Result<Option<Filter>, StoreError> {
    let reach = reach(actor);
    match &reach {
        Some(_) => record(tx, now, actor, "export", list, "").await?,
        None => {
            permit(tx, now, actor, Action::Export, &Scope::province(), list).await?;
        }
    }
    Ok(reach)
}

/// Reads what lists are made of.
///
/// # Errors
/// When the store fails.
pub async fn source(connection: &mut SqliteConnection) -> Result<Source, StoreError> {
    Ok(Source {
        register: register(connection).await?,
        dossiers: crate::dossiers::all(connection).await?,
    })
}
