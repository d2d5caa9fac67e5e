//! What became of the messages with reminders.

use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{Fate, Settled};

use super::model::Why;
use super::sending::KEY;
use super::store;

/// Keeps whether reminders arrived.
///
/// # Errors
/// When the store fails.
pub async fn on_settled(tx: &mut Tx, settled: &Settled) -> Result<(), StoreError> {
    if !settled.key.starts_with(KEY) {
        return Ok(());
    }
    let missed = match settled.fate {
        Fate::Sent(_) => None,
        Fate::Dead { unreachable: true } => Some(Why::Unreachable),
        Fate::Dead { unreachable: false } => Some(Why::Refused),
        // It was sent twice; nobody knows more.
        Fate::Unknown => return Ok(()),
    };
    store::settled(tx, settled.row, missed).await
}
