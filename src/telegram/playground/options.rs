//! How the server is set up.

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures::future::{BoxFuture, FutureExt as _};

use super::limits::Limits;
use crate::clock::{Clock, Timestamp};

/// Tells when the bot has something to do next.
pub(super) type NextDue = Arc<dyn Fn() -> BoxFuture<'static, Option<Timestamp>> + Send + Sync>;

pub(super) fn next_due<F, Fut>(tell: F) -> NextDue
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Option<Timestamp>> + Send + 'static,
{
    Arc::new(move || tell().boxed())
}

/// How the server is set up; what is not said is fit for a test.
#[derive(Clone)]
pub struct Options {
    pub(super) clock: Clock,
    pub(super) address: SocketAddr,
    pub(super) limits: Limits,
    pub(super) token: Option<String>,
    pub(super) name: String,
    pub(super) username: String,
    pub(super) keep: usize,
    pub(super) keep_deliveries: usize,
    pub(super) movable: bool,
    pub(super) next_due: Option<NextDue>,
    pub(super) patience: Duration,
}

impl Options {
    /// A server on a free port of this machine, with Telegram's limits.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self {
            clock,
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            limits: Limits::default(),
            token: None,
            name: "OCOP".to_owned(),
            username: "ocop_bot".to_owned(),
            keep: usize::MAX,
            keep_deliveries: usize::MAX,
            movable: false,
            next_due: None,
            patience: Duration::from_secs(10),
        }
    }

    /// Where it listens; port 0 is any free one.
    #[must_use]
    pub fn address(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// Whether a bot that sends too fast is refused.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The bot's token; otherwise the first one that is used.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// The bot's name, and its user name without the `@`.
    #[must_use]
    pub fn bot(mut self, name: impl Into<String>, username: impl Into<String>) -> Self {
        self.name = name.into();
        self.username = username.into();
        self
    }

    /// Keeps only the last `messages` of each chat, so that memory stays bounded in a load test.
    #[must_use]
    pub fn keep_last(mut self, messages: usize) -> Self {
        self.keep = messages.max(1);
        self
    }

    /// Keeps only the last `deliveries` in the list of all deliveries.
    #[must_use]
    pub fn keep_deliveries(mut self, deliveries: usize) -> Self {
        self.keep_deliveries = deliveries;
        self
    }

    /// Lets the web chat move the clock.
    #[must_use]
    pub fn movable_clock(mut self) -> Self {
        self.movable = true;
        self
    }

    /// How the web chat learns when the bot has something to do next.
    #[must_use]
    pub fn next_due<F, Fut>(mut self, tell: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Option<Timestamp>> + Send + 'static,
    {
        self.next_due = Some(next_due(tell));
        self
    }

    /// How long a waiting test waits, in real time, before it fails.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("address", &self.address)
            .field("limits", &self.limits)
            .field("username", &self.username)
            .field("keep", &self.keep)
            .field("movable", &self.movable)
            .finish_non_exhaustive()
    }
}
