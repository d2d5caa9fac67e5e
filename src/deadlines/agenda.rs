//! What is due of the producers that somebody acts for.

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::producers;
use crate::producers::model::ProductId;
use crate::programme::Programme;
use crate::store::{StoreError, Tx};

use super::model::{ProductDeadline, ReminderId};
use super::words::{About, abouts};
use super::{refreshing, rules, store};

/// A date of one's own.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) due: ProductDeadline,
    pub(super) about: About,
    /// The newest reminder of it.
    pub(super) reminder: Option<ReminderId>,
}

/// One's dates, the first first, and the hour at which one is reminded. What has just been changed is in
/// them.
pub(super) async fn agenda(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    account: AccountId,
) -> Result<(Vec<Entry>, u32), StoreError> {
    let mut producers = Vec::new();
    for (id, _) in producers::producers_of(tx.connection(), account).await? {
        let there = producers::producer(tx.connection(), id).await?;
        producers.extend(there.map(|one| one.id).filter(|one| !producers.contains(one)));
    }
    let mut entries = Vec::new();
    for producer in producers {
        for product in store::changed_of(tx.connection(), producer).await? {
            refreshing::refresh(tx, now, programme, product).await?;
        }
        let dues = store::of_producer(tx.connection(), producer).await?;
        let products: Vec<ProductId> = dues.iter().map(|due| due.product).collect();
        let abouts = abouts(tx.connection(), &products).await?;
        for due in dues {
            let Some(about) = abouts.get(&due.product).cloned() else { continue };
            let newest = store::newest_of(tx.connection(), account, &due.subject()).await?;
            entries.push(Entry { due, about, reminder: newest.map(|one| one.id) });
        }
    }
    entries.sort_by_key(|entry| (entry.due.deadline.act_on, entry.due.product));
    let hour = store::hour(tx.connection(), account).await?.unwrap_or(rules::HOUR);
    Ok((entries, hour))
}
