//! Where the handbook that is in use stands, for those who read it and whoever replaces it.

use std::sync::Arc;

use tokio::sync::watch;

use super::Handbook;

/// The handbook in use. Clones are the same shelf.
#[derive(Clone, Debug)]
pub struct Shelf(watch::Sender<Option<Arc<Handbook>>>);

impl Default for Shelf {
    fn default() -> Self {
        Self(watch::Sender::new(None))
    }
}

impl Shelf {
    /// Puts a handbook into use, in the place of the one before; whoever reads that one goes on.
    pub fn put(&self, handbook: Arc<Handbook>) {
        self.0.send_replace(Some(handbook));
    }

    /// The handbook in use; waits for the first.
    pub async fn take(&self) -> Arc<Handbook> {
        let mut shelf = self.0.subscribe();
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
}
