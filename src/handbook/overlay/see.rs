//! What the officials' screens show of the changed handbook.

use crate::clock::Timestamp;
use crate::people::Actor;
use crate::store::{StoreError, Tx};

use super::super::EntryId;
use super::drafts::may_draft;
use super::store::{self, Counts, Phrasing, Version};

/// What somebody wants to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// What waits.
    Counts,
    /// A page of the drafts: from which on, how many.
    Drafts(i64, i64),
    /// One version.
    Version(i64),
    /// What there is of an entry.
    Entry(EntryId),
    /// A page of an entry's history.
    History(EntryId, i64, i64),
    /// A page of the phrasings that wait.
    Proposed(i64, i64),
    /// A page of an entry's phrasings, or of the questions that must not be answered.
    Phrasings(Option<EntryId>, i64, i64),
    /// One phrasing.
    Phrasing(i64),
}

/// What there is to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// What waits.
    Counts(Counts),
    /// Versions.
    Versions(Vec<Version>),
    /// One version.
    Version(Box<Version>),
    /// Of an entry: the version with the last word, the draft, and how many phrasings were taught.
    Entry {
        /// The version that has the last word.
        in_force: Option<Box<Version>>,
        /// The draft.
        in_hand: Option<Box<Version>>,
        /// Ways of asking that officials have taught, those that wait included.
        phrasings: usize,
    },
    /// Phrasings.
    Phrasings(Vec<Phrasing>),
    /// One phrasing.
    Phrasing(Phrasing),
    /// It does not exist.
    Unknown,
    /// The actor may not.
    Refused,
}

/// The most phrasings that are counted.
const MANY: i64 = 1_000;

/// Looks at the changed handbook, as whoever may draft may.
///
/// # Errors
/// When the store fails.
pub async fn see(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    look: &Look,
) -> Result<Seen, StoreError> {
    if !may_draft(tx, now, actor, "the handbook's drafts").await? {
        return Ok(Seen::Refused);
    }
    let connection = tx.connection();
    Ok(match look {
        Look::Counts => Seen::Counts(store::counts(connection).await?),
        Look::Drafts(offset, limit) => {
            Seen::Versions(store::drafts(connection, *offset, *limit).await?)
        }
        Look::Version(id) => store::version(connection, *id)
            .await?
            .map_or(Seen::Unknown, |version| Seen::Version(Box::new(version))),
        Look::Entry(id) => {
            let in_force = store::in_force(connection, id).await?.map(Box::new);
            let in_hand = store::in_hand(connection, id).await?.map(Box::new);
            let phrasings = store::phrasings_of(connection, Some(id), 0, MANY).await?.len();
            Seen::Entry { in_force, in_hand, phrasings }
        }
        Look::History(id, offset, limit) => {
            Seen::Versions(store::shown_versions(connection, id, *offset, *limit).await?)
        }
        Look::Proposed(offset, limit) => {
            Seen::Phrasings(store::proposed_phrasings(connection, *offset, *limit).await?)
        }
        Look::Phrasings(id, offset, limit) => {
            Seen::Phrasings(store::phrasings_of(connection, id.as_ref(), *offset, *limit).await?)
        }
        Look::Phrasing(id) => {
            store::phrasing(connection, *id).await?.map_or(Seen::Unknown, Seen::Phrasing)
        }
    })
}
