//! Waiting for something to have happened, with a limit in real time.

use std::future::Future;
use std::panic::Location;
use std::sync::Arc;

use super::transcript;
use crate::telegram::playground::Shared;

/// Waits until `look` finds something, looking again whenever something has happened.
#[track_caller]
pub(super) fn until<T, W, F>(
    shared: &Arc<Shared>,
    what: W,
    mut look: F,
) -> impl Future<Output = T> + use<T, W, F>
where
    W: Into<String>,
    F: FnMut() -> Option<T>,
{
    let caller = Location::caller();
    let shared = Arc::clone(shared);
    async move {
        let mut changed = shared.changed.subscribe();
        let found = tokio::time::timeout(shared.patience, async {
            loop {
                changed.mark_unchanged();
                if let Some(found) = look() {
                    return found;
                }
                // The sender lives as long as `shared`.
                let _ = changed.changed().await;
            }
        });
        match found.await {
            Ok(found) => found,
            Err(_) => give_up(&shared, &what.into(), caller),
        }
    }
}

/// Fails the test where it waits or acts in vain.
#[expect(clippy::panic, reason = "a test's step that is impossible must fail the test")]
pub(super) fn give_up(shared: &Shared, what: &str, caller: &Location<'_>) -> ! {
    let transcript = transcript::all(&shared.lock());
    panic!("at {caller}: {what}\n{transcript}");
}
