//! What waits for the bot's answer: pressed buttons and inline queries.

use std::future::Future;
use std::sync::Arc;

use serde_json::Value;

use super::wait;
use crate::telegram::playground::Shared;
use crate::telegram::playground::queries::{Answer, CallbackAnswer};

/// A pressed button.
#[derive(Clone)]
pub struct Tap {
    pub(super) shared: Arc<Shared>,
    pub(super) query: Option<String>,
}

impl std::fmt::Debug for Tap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tap").field("query", &self.query).finish_non_exhaustive()
    }
}

impl Tap {
    /// What the bot has answered, if it has.
    #[must_use]
    pub fn answered(&self) -> Option<CallbackAnswer> {
        match self.shared.lock().queries.answer(self.query.as_deref()?)? {
            Answer::Callback(answer) => Some(answer),
            Answer::Inline(_) => None,
        }
    }

    /// Waits until the bot answers the pressed button.
    ///
    /// # Panics
    ///
    /// When it does not in time, or the button was none that is answered.
    #[track_caller]
    pub fn answer(&self) -> impl Future<Output = CallbackAnswer> + use<> {
        let tap = self.clone();
        wait::until(&self.shared, "no answer to a pressed button", move || tap.answered())
    }
}

/// An inline query.
#[derive(Clone)]
pub struct InlineAsk {
    pub(super) shared: Arc<Shared>,
    pub(super) query: String,
}

impl std::fmt::Debug for InlineAsk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InlineAsk").field("query", &self.query).finish_non_exhaustive()
    }
}

impl InlineAsk {
    /// Waits for the results, each as the bot gave it.
    ///
    /// # Panics
    ///
    /// When none come in time.
    #[track_caller]
    pub fn results(&self) -> impl Future<Output = Vec<Value>> + use<> {
        let (shared, query) = (Arc::clone(&self.shared), self.query.clone());
        wait::until(&self.shared, "no answer to an inline query", move || {
            match shared.lock().queries.answer(&query)? {
                Answer::Inline(results) => Some(results.as_array().cloned().unwrap_or_default()),
                Answer::Callback(_) => None,
            }
        })
    }
}
