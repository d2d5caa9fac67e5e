//! Where somebody's questions go: the commune that they say is theirs.

use sqlx::sqlite::SqlitePool;

use super::account::{AccountId, Actor, Person};
use super::audit::record;
use super::store;
use crate::clock::Timestamp;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

/// The commune that somebody is in, as they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// They have not been asked, or have not answered.
    Unasked,
    /// They cannot say.
    Unknown,
    /// This one.
    Commune(PlaceCode),
}

impl Home {
    /// The commune, where it is known.
    #[must_use]
    pub fn place(self) -> Option<PlaceCode> {
        match self {
            Self::Commune(place) => Some(place),
            Self::Unasked | Self::Unknown => None,
        }
    }

    fn name(self) -> String {
        match self {
            Self::Unasked => "unasked".to_owned(),
            Self::Unknown => "unknown".to_owned(),
            Self::Commune(place) => place.to_string(),
        }
    }
}

/// The commune that somebody is in, as they say.
///
/// # Errors
/// When the store fails.
pub async fn home(tx: &mut Tx, account: AccountId) -> Result<Home, StoreError> {
    store::home(tx.connection(), account).await
}

/// The same, outside of a transaction.
///
/// # Errors
/// When the store fails.
pub async fn home_of(reader: &SqlitePool, account: AccountId) -> Result<Home, StoreError> {
    let mut connection = reader.acquire().await?;
    store::home(&mut connection, account).await
}

/// Keeps what somebody says about their commune; whether it is news.
///
/// # Errors
/// When the store fails.
pub async fn set_home(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    home: Home,
) -> Result<bool, StoreError> {
    let id = person.account.id;
    let before = store::home(tx.connection(), id).await?;
    if before == home {
        return Ok(false);
    }
    store::set_home(tx.connection(), id, home).await?;
    let (actor, subject) = (Actor::from(person.clone()), format!("account {id}"));
    let detail = format!("{} -> {}", before.name(), home.name());
    record(tx, now, &actor, "home.set", &subject, &detail).await?;
    Ok(true)
}
