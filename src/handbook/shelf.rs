//! Where the handbook that is in use stands, for those who read it and whoever replaces it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use super::Handbook;
use super::keeper::Tried;
use super::library::Laid;

/// Handbooks beside the one in use; each takes a few megabytes.
const AT_HAND: usize = 2;

/// The handbook in use. Clones are the same shelf.
#[derive(Clone, Debug)]
pub struct Shelf {
    in_use: watch::Sender<Option<Arc<Handbook>>>,
    /// Those that may soon be in use: one that was built to try a change, the one before.
    at_hand: Arc<Mutex<VecDeque<Tried>>>,
}

impl Default for Shelf {
    fn default() -> Self {
        Self { in_use: watch::Sender::new(None), at_hand: Arc::default() }
    }
}

impl Shelf {
    /// Puts a handbook into use, in the place of the one before; whoever reads that one goes on.
    pub fn put(&self, handbook: Arc<Handbook>) {
        self.in_use.send_replace(Some(handbook));
    }

    /// The handbook in use; waits for the first.
    pub async fn take(&self) -> Arc<Handbook> {
        let mut shelf = self.in_use.subscribe();
        loop {
            let current = shelf.borrow_and_update().clone();
            if let Some(handbook) = current {
                return handbook;
            }
            // The sender lives in `self`, so this cannot fail.
            if shelf.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Keeps a handbook at hand: that of a change that was tried, or the one before, for whoever
    /// undoes what they have just done.
    pub(super) fn keep_at_hand(&self, tried: Tried) {
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        at_hand.retain(|other| !other.is_like(&tried));
        at_hand.push_back(tried);
        while at_hand.len() > AT_HAND {
            at_hand.pop_front();
        }
    }

    /// The handbook that is made of this, if it is at hand.
    pub(super) fn at_hand(&self, laid: &Laid) -> Option<Arc<Handbook>> {
        let at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        at_hand.iter().find_map(|tried| tried.of(laid))
    }
}
