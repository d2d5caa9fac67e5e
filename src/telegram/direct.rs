//! Calls that are no messages: stopping a pressed button's spinner, offering entries inline. They
//! have no content to lose and are worth nothing later, so they go past the outbox.

use std::future::IntoFuture;
use std::sync::Arc;

use teloxide::{Bot, RequestError};
use tokio::sync::Semaphore;

/// Calls in flight at once. While Telegram does not answer, no more of them pile up.
const IN_FLIGHT: usize = 256;

/// The way for direct calls.
#[derive(Clone, Debug)]
pub struct Direct {
    bot: Bot,
    places: Arc<Semaphore>,
}

impl Direct {
    /// A way through `bot`.
    #[must_use]
    pub fn new(bot: Bot) -> Self {
        Self { bot, places: Arc::new(Semaphore::new(IN_FLIGHT)) }
    }

    /// What makes requests.
    pub fn bot(&self) -> &Bot {
        &self.bot
    }

    /// Calls without waiting for what becomes of it. With too many in flight, it is left out.
    pub fn call<R, T>(&self, request: R)
    where
        R: IntoFuture<Output = Result<T, RequestError>> + Send + 'static,
        R::IntoFuture: Send,
        T: Send,
    {
        let Ok(place) = self.places.clone().try_acquire_owned() else {
            tracing::debug!("too many direct calls are in flight: one is left out");
            return;
        };
        tokio::spawn(async move {
            if let Err(error) = request.await {
                tracing::debug!(%error, "a direct call failed");
            }
            drop(place);
        });
    }
}
