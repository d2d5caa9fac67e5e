//! Real recipients, to look at a broadcast by.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::locale::Language;
use crate::people::person;
use crate::producers::model::{ProducerId, ProductId};
use crate::producers::{members, producer, product, products_of};
use crate::store::StoreError;

use super::model::{Broadcast, Fields};
use super::store;

/// Somebody whom a broadcast may reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The producer's name.
    pub name: String,
    /// The language of whoever acts for it.
    pub language: Language,
    /// What the personal fields say to them.
    pub fields: Fields,
    /// Whether they only show how it may look, because nobody is chosen yet.
    pub is_example: bool,
}

/// The recipient at a place, counted from 0, those who get a copy first; while no audience is chosen, of
/// those whom the author may write to.
///
/// # Errors
/// When the store fails.
pub async fn sample(
    connection: &mut SqliteConnection,
    one: &Broadcast,
    today: NaiveDate,
    at: usize,
) -> Result<Option<Sample>, StoreError> {
    let audience = &one.audience;
    let is_example = audience.parts.is_empty();
    let target = if is_example {
        let id = store::nth_producer(connection, audience.within.as_ref(), at).await?;
        id.map(|id| (id, None, None))
    } else {
        store::target(connection, audience, one.topic, today, at).await?
    };
    let Some((id, account, about)) = target else { return Ok(None) };
    let Some(found) = producer(connection, id).await? else { return Ok(None) };
    let account = match account {
        Some(account) => Some(account),
        None => members(connection, id).await?.first().map(|(account, _)| *account),
    };
    let mut language = Language::default();
    if let Some(account) = account
        && let Some(person) = person(connection, account).await?
    {
        language = person.account.language;
    }
    let mut fields = Fields { producer: found.details.name.clone(), ..Fields::default() };
    let about = if is_example { example(connection, id).await? } else { about };
    if let Some(about) = about {
        fields.product = product(connection, about).await?.map(|one| one.details.name);
        fields.expires_on = store::last_day(connection, about).await?;
    }
    Ok(Some(Sample { name: found.details.name, language, fields, is_example }))
}

/// A product of a producer to show the fields by: one whose certificate has a last day, where there is one.
async fn example(
    connection: &mut SqliteConnection,
    of: ProducerId,
) -> Result<Option<ProductId>, StoreError> {
    let made = products_of(connection, of).await?;
    let made: Vec<ProductId> =
        made.iter().filter(|one| one.stopped_on.is_none()).map(|one| one.id).collect();
    for one in &made {
        if store::last_day(connection, *one).await?.is_some() {
            return Ok(Some(*one));
        }
    }
    Ok(made.first().copied())
}
