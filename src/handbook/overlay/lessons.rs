//! What the questions that officials answered have taught, and telling those who asked them.

use crate::clock::Timestamp;
use crate::locale::Locale;
use crate::store::{StoreError, Tx};
use crate::tickets::{self, InHandbook};

use super::super::EntryId;
use super::{Version, read, shown, store};

/// The draft that was begun of a ticket's answer and is not decided on yet.
///
/// # Errors
/// When the store fails.
pub(in super::super) async fn draft_of_ticket(
    tx: &mut Tx,
    ticket: i64,
) -> Result<Option<Version>, StoreError> {
    match store::draft_of_ticket(tx.connection(), ticket).await? {
        Some(version) => store::version(tx.connection(), version).await,
        None => Ok(None),
    }
}

/// Called once for each entry, in the transaction that changes what the handbook answers in its
/// place: published, put back, taught a new way of asking. Where that came of an official's answer,
/// everybody who had asked the same is told, once, through the outbox. The index is rebuilt after the
/// transaction has ended.
///
/// # Errors
/// When the store fails.
pub async fn on_published(
    tx: &mut Tx,
    now: Timestamp,
    locale: &Locale,
    entry: &EntryId,
) -> Result<(), StoreError> {
    tracing::info!(%entry, "the handbook's answer has changed");
    let Some(shown) = shown(tx, entry).await?.and_then(|text| read(entry, &text).ok()) else {
        // It is told once it is shown.
        return Ok(());
    };
    for (lesson, ticket) in store::untold_lessons(tx.connection(), entry).await? {
        let open = super::super::chat::entry_data(entry);
        let found = InHandbook { lesson, title: &shown.title, open: &open };
        tickets::tell_who_asked(tx, now, locale, ticket, &found).await?;
        store::set_told(tx, now, lesson).await?;
    }
    Ok(())
}
