//! Looking people up without writing: what happens at every update and every notice.

use sqlx::sqlite::SqlitePool;

use super::account::{Person, Role, TelegramId};
use super::arrivals::Seen;
use super::store;
use crate::locale::Language;
use crate::store::{StoreError, Tx};

/// Whoever sent an update, if nothing about them has to be written: they are known, under the name
/// that they have, and can be reached. Otherwise it is for [`super::arrive`].
///
/// # Errors
/// When the store fails.
pub async fn recognise(reader: &SqlitePool, seen: &Seen) -> Result<Option<Person>, StoreError> {
    let mut connection = reader.acquire().await?;
    let person = store::person_by_telegram(&mut connection, seen.telegram_id).await?;
    Ok(person.filter(|person| {
        let account = &person.account;
        account.name == seen.name
            && account.username == seen.username
            && account.unreachable_since.is_none()
    }))
}

/// The language to speak with somebody.
///
/// # Errors
/// When the store fails.
pub async fn language_of(
    reader: &SqlitePool,
    telegram_id: TelegramId,
) -> Result<Language, StoreError> {
    let mut connection = reader.acquire().await?;
    let person = store::person_by_telegram(&mut connection, telegram_id).await?;
    Ok(person.map_or_else(Language::default, |person| person.account.language))
}

/// The admins' chats, and the language of each.
///
/// # Errors
/// When the store fails.
pub async fn admins(reader: &SqlitePool) -> Result<Vec<(TelegramId, Language)>, StoreError> {
    let mut connection = reader.acquire().await?;
    let officers = store::officers(&mut connection).await?;
    Ok(officers
        .into_iter()
        .filter(|person| person.roles.contains(&Role::Admin))
        .map(|person| (person.account.telegram_id, person.account.language))
        .collect())
}

/// Everyone who holds a role, by name: for the bot to find whom to tell of something. What an
/// official is shown of the others is for [`super::officers`] to decide.
///
/// # Errors
/// When the store fails.
pub async fn officials(tx: &mut Tx) -> Result<Vec<Person>, StoreError> {
    store::officers(tx.connection()).await
}
