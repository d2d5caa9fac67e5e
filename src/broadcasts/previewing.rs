//! Real recipients, to look at a broadcast by.

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

/// The recipient at a place, counted from 0, of those where the broadcast's author may send: those with
/// somebody who acts for them and with a product first.
///
/// # Errors
/// When the store fails.
pub async fn sample(
    connection: &mut SqliteConnection,
    one: &Broadcast,
    at: usize,
) -> Result<Option<Sample>, StoreError> {
    let Some(id) = store::nth_producer(connection, one.audience.within.as_ref(), at).await? else {
        return Ok(None);
    };
    let Some(found) = producer(connection, id).await? else { return Ok(None) };
    let mut language = Language::default();
    if let Some((account, _)) = members(connection, id).await?.first()
        && let Some(person) = person(connection, *account).await?
    {
        language = person.account.language;
    }
    let mut fields = Fields { producer: found.details.name.clone(), ..Fields::default() };
    let products = products_of(connection, id).await?;
    if let Some(product) = products.iter().find(|one| one.stopped_on.is_none()) {
        fields.product = Some(product.details.name.clone());
        let history = recognitions(connection, product.id).await?;
        fields.expires_on = current(&history).and_then(|one| one.expires_on);
    }
    Ok(Some(Sample { name: found.details.name, language, fields }))
}
