//! Real recipients, to look at a broadcast by.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::locale::Language;
use crate::people::person;
use crate::producers::recognising::recognitions;
use crate::producers::standing::current;
use crate::producers::{members, producer, products_of};
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
    let target = if audience.parts.is_empty() {
        let id = store::nth_producer(connection, audience.within.as_ref(), at).await?;
        id.map(|id| (id, None, None))
    } else {
        store::target(connection, audience, one.topic, today, at).await?
    };
    let Some((id, account, product)) = target else { return Ok(None) };
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
    let products = products_of(connection, id).await?;
    let about = products.iter().find(|one| match product {
        Some(product) => one.id == product,
        None => one.stopped_on.is_none(),
    });
    if let Some(product) = about {
        fields.product = Some(product.details.name.clone());
        let history = recognitions(connection, product.id).await?;
        fields.expires_on = current(&history).and_then(|one| one.expires_on);
    }
    Ok(Some(Sample { name: found.details.name, language, fields }))
}
