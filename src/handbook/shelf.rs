//! Where the handbook that is in use stands, for those who read it and whoever replaces it.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use super::Handbook;
use super::keeper::Tried;
use super::library::Laid;

/// The handbook in use. Clones are the same shelf.
#[derive(Clone, Debug)]
pub struct Shelf {
    in_use: watch::Sender<Option<Arc<Handbook>>>,
    /// The one that was built to try a change.
    tried: Arc<Mutex<Option<Tried>>>,
}

impl Default for Shelf {
    fn default() -> Self {
        Self { in_use: watch::Sender::new(None), tried: Arc::default() }
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

    /// Keeps the handbook that was built to try a change.
    pub(super) fn keep_trial(&self, tried: Tried) {
        *self.tried.lock().unwrap_or_else(PoisonError::into_inner) = Some(tried);
    }

    /// The handbook that was built to try a change, if it is made of the same.
    pub(super) fn tried(&self, laid: &Laid) -> Option<Arc<Handbook>> {
        let tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        tried.as_ref().and_then(|tried| tried.of(laid))
    }
}
