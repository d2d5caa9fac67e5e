//! Use cases: what was sent is corrected.

use crate::clock::Timestamp;
use crate::people::Actor;
use crate::programme::places::Places;
use crate::store::{StoreError, Tx};

use super::drafting::{Done, see};
use super::model::{BroadcastId, Content};

/// Makes the copies that have arrived say something else; with `reset`, what was confirmed counts no
/// longer.
///
/// # Errors
/// When the store fails.
pub async fn correct(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
    _content: Content,
    _reset: bool,
) -> Result<Done, StoreError> {
    Ok(match see(tx, now, places, actor, id).await? {
        Done::Done(one) => Done::NotNow(one),
        other => other,
    })
}
