//! Fetches updates: each batch is on the disk before the next request confirms it.

use std::time::Duration;

use futures::FutureExt;
use serde::Serialize;
use serde_json::value::RawValue;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::store::{Store, StoreError};

use super::dispatcher::Arrivals;
use super::gateway::{CallError, Gateway, Refusal};
use super::inbox::{self, Arrival};

/// The kinds of update that the bot needs, all named: what is left out stays as an earlier request
/// set it.
pub const ALLOWED_UPDATES: [&str; 5] =
    ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"];

/// How long Telegram holds a request that has nothing to bring, in seconds.
const LONG_POLL: u64 = 30;

/// How long that request may take altogether.
const REQUEST: Duration = Duration::from_secs(LONG_POLL + 15);

/// How long to wait for room on a full disk.
const DISK_FULL: Duration = Duration::from_secs(5);

/// How long to wait while another program polls with the same token.
const CONFLICT: Duration = Duration::from_secs(10);

/// The first and the longest wait while Telegram cannot be reached.
const BACK_OFF: (Duration, Duration) = (Duration::from_millis(500), Duration::from_mins(1));

#[derive(Serialize)]
struct GetUpdates {
    offset: i64,
    limit: u8,
    timeout: u64,
    allowed_updates: [&'static str; 5],
}

/// Why intake ended by itself.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// Telegram does not know the token.
    #[error(
        "Telegram does not accept the token: copy it again from @BotFather (/mybots, API Token), \
         or ask for a new one there (/revoke)"
    )]
    Token,
}

/// Fetches updates and hands them on.
#[derive(Debug)]
pub struct Intake {
    store: Store,
    gateway: Gateway,
    clock: Clock,
    arrivals: Arrivals,
}

impl Intake {
    /// An intake that is not running yet.
    #[must_use]
    pub fn new(store: Store, gateway: Gateway, clock: Clock, arrivals: Arrivals) -> Self {
        Self { store, gateway, clock, arrivals }
    }

    /// Fetches until `stop`.
    ///
    /// # Errors
    /// When going on makes no sense.
    pub async fn run(self, stop: CancellationToken) -> Result<(), IntakeError> {
        let work = self.fetch_for_ever();
        tokio::select! {
            biased;
            () = stop.cancelled() => Ok(()),
            end = work => end,
        }
    }

    async fn fetch_for_ever(&self) -> Result<(), IntakeError> {
        let mut offset = 0;
        let mut back_off = BACK_OFF.0;
        let mut conflict = None;
        loop {
            match self.fetch(offset).await {
                Ok(batch) => {
                    back_off = BACK_OFF.0;
                    conflict = None;
                    offset = self.keep(batch, offset).await;
                }
                Err(CallError::Refused(Refusal { code: 401 | 404, .. })) => {
                    return Err(IntakeError::Token);
                }
                Err(CallError::Refused(Refusal { code: 409, description, .. })) => {
                    if conflict.as_ref() != Some(&description) {
                        tell_conflict(&description);
                        conflict = Some(description);
                    }
                    self.clock.sleep(CONFLICT).await;
                }
                Err(error) => {
                    let told = match &error {
                        CallError::Refused(refusal) => refusal.retry_after,
                        _ => None,
                    };
                    let wait = told
                        .unwrap_or_else(|| back_off.mul_f64(0.75 + rand::random::<f64>() / 2.0));
                    tracing::warn!(%error, ?wait, "no updates could be fetched");
                    self.clock.sleep(wait).await;
                    back_off = (back_off * 2).min(BACK_OFF.1);
                }
            }
        }
    }

    async fn fetch(&self, offset: i64) -> Result<Vec<Box<RawValue>>, CallError> {
        let request =
            GetUpdates { offset, limit: 100, timeout: LONG_POLL, allowed_updates: ALLOWED_UPDATES };
        let payload = serde_json::to_string(&request).unwrap_or_default();
        let result = self.gateway.call_within("getUpdates", payload, REQUEST).await?;
        serde_json::from_str(result.get()).map_err(|error| CallError::NoAnswer(error.to_string()))
    }

    /// Keeps a batch, hands it on, and returns the offset that confirms it.
    async fn keep(&self, batch: Vec<Box<RawValue>>, offset: i64) -> i64 {
        let read: Vec<Arrival> = batch.iter().filter_map(|raw| Arrival::read(raw)).collect();
        if read.len() < batch.len() {
            tracing::error!(
                count = batch.len() - read.len(),
                "updates without a number were dropped"
            );
        }
        let Some(last) = read.iter().map(|arrival| arrival.update).max() else {
            if !batch.is_empty() {
                // They come again with the next fetch, and cannot be told that they need not.
                self.clock.sleep(CONFLICT).await;
            }
            return offset;
        };
        loop {
            let (now, arrivals) = (self.clock.now(), read.clone());
            let kept: Result<_, StoreError> = self
                .store
                .write(move |tx| async move { inbox::keep(tx, now, &arrivals).await }.boxed())
                .await;
            match kept {
                Ok(new) => {
                    self.arrivals.hand_on(read.into_iter().filter(|one| new.contains(&one.update)));
                    return last + 1;
                }
                Err(StoreError::Full) => {
                    tracing::error!(
                        "the disk is full: updates stay with Telegram until there is room"
                    );
                    self.clock.sleep(DISK_FULL).await;
                }
                Err(error) => {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "updates were not kept"
                    );
                    self.clock.sleep(DISK_FULL).await;
                }
            }
        }
    }
}

/// Says, once, who else takes the bot's updates. It is tried again all the while.
fn tell_conflict(description: &str) {
    if description.contains("webhook") {
        tracing::error!(
            description,
            "a webhook is set for this bot, so it gets no updates: open \
             https://api.telegram.org/bot<token>/deleteWebhook once"
        );
    } else {
        tracing::error!(
            description,
            "a second instance runs with the same token: stop it; updates come once it has stopped"
        );
    }
}
