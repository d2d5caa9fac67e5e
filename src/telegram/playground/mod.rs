//! A local Bot API server: Telegram as the bot sees it, and the people at the other end.
//!
//! It serves the Bot API over HTTP with Telegram's checks, limits and error texts, so that the
//! bot under test is the whole bot. Tests act for the people through [`Playground`] and
//! [`Person`]; the demo shows the same chats on a web page. All times are the injected clock's.
//!
//! - `server`, `request`, `methods`: the Bot API;
//! - `state`, `message`, `people`, `queries`, `files`, `bot`: what it knows;
//! - `updates`: the queue that `getUpdates` empties;
//! - `html`, `entities`, `markup`: the checks of texts and keyboards;
//! - `limits`, `faults`: what goes wrong, by Telegram's rules and by a test's order;
//! - `ledger`, `handle`: what a test does and looks at;
//! - `web`: the web chat.

mod bot;
mod entities;
mod error;
mod faults;
mod files;
mod handle;
mod html;
mod ledger;
mod limits;
mod markup;
mod message;
mod methods;
mod options;
mod people;
mod queries;
mod request;
mod server;
mod state;
#[cfg(test)]
mod tests;
mod updates;
mod web;

use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use tokio::net::TcpListener;
use tokio::sync::{broadcast, watch};
use tokio_util::sync::CancellationToken;

use self::bot::Bot;
use self::ledger::Ledger;
use self::limits::Limiter;
use self::options::NextDue;
use self::state::{Event, State};
use crate::clock::{Clock, Timestamp};

pub use self::error::StartError;
pub use self::faults::{Fault, Faults, Gate, Rule};
pub use self::files::{Media, MediaKind, Upload};
pub use self::handle::{Group, InlineAsk, Person, Tap};
pub use self::ledger::Delivery;
pub use self::limits::Limits;
pub use self::markup::{Button, ButtonKind, Key, Keyboard};
pub use self::message::{Contact, Happening, Seen, Speaker};
pub use self::options::Options;
pub use self::queries::CallbackAnswer;

/// What a web chat may lag behind before it must load anew.
const EVENTS: usize = 1024;

/// Everything that the server's tasks and its handles share.
pub(crate) struct Shared {
    state: Mutex<State>,
    clock: Clock,
    faults: Faults,
    /// Wakes whoever waits for something to have happened.
    changed: watch::Sender<()>,
    /// Wakes the polls that wait for updates.
    arrivals: watch::Sender<()>,
    events: broadcast::Sender<Event>,
    stop: CancellationToken,
    movable: bool,
    /// How far the web chat has moved the clock.
    moved: Mutex<TimeDelta>,
    next_due: Mutex<Option<NextDue>>,
    patience: Duration,
}

impl Shared {
    fn new(options: Options) -> Self {
        let bot = Bot::new(options.name, options.username, options.token);
        let events = broadcast::Sender::new(EVENTS);
        let limits = Limiter::new(options.limits);
        let ledger = Ledger::new(options.keep_deliveries);
        let arrivals = watch::Sender::new(());
        Self {
            state: Mutex::new(State::new(bot, limits, ledger, options.keep, events.clone())),
            clock: options.clock,
            faults: Faults::new(arrivals.clone()),
            changed: watch::Sender::new(()),
            arrivals,
            events,
            stop: CancellationToken::new(),
            movable: options.movable,
            moved: Mutex::new(TimeDelta::zero()),
            next_due: Mutex::new(options.next_due),
            patience: options.patience,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// Changes the state now, and wakes whoever waits for that.
    fn change<R>(&self, change: impl FnOnce(&mut State, Timestamp) -> R) -> R {
        let now = self.clock.now();
        let mut state = self.lock();
        let result = change(&mut state, now);
        let news = std::mem::take(&mut state.updates.news);
        drop(state);
        if news {
            self.arrivals.send_replace(());
        }
        self.changed.send_replace(());
        result
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Whatever panicked while holding it has changed the state by whole steps only.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The running server. It stops when it is dropped.
pub struct Playground {
    shared: Arc<Shared>,
    address: SocketAddr,
}

impl Playground {
    /// Binds the address and serves on the current runtime.
    ///
    /// # Errors
    ///
    /// When the address cannot be bound.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let address = options.address;
        let bind_error = |source| StartError::Bind { address, source };
        let listener = TcpListener::bind(address).await.map_err(bind_error)?;
        let address = listener.local_addr().map_err(bind_error)?;
        let shared = Arc::new(Shared::new(options));
        tokio::spawn(server::serve(Arc::clone(&shared), listener));
        Ok(Self { shared, address })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address for a bot's `TELOXIDE_API_URL`, and of the web chat: without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Breaks every connection and stops listening.
    pub fn stop(&self) {
        self.shared.stop.cancel();
    }

    /// How the web chat learns when the bot has something to do next.
    pub fn set_next_due<F, Fut>(&self, tell: F)
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Option<Timestamp>> + Send + 'static,
    {
        *lock(&self.shared.next_due) = Some(options::next_due(tell));
    }
}

impl Drop for Playground {
    fn drop(&mut self) {
        self.stop();
    }
}

impl std::fmt::Debug for Playground {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Playground").field("address", &self.address).finish_non_exhaustive()
    }
}

/// How the server reads a text in the `HTML` parse mode: its letters, and place and length of what is
/// set off; or why it refuses it.
#[cfg(test)]
pub(crate) fn read_html(source: &str) -> Result<(String, Vec<(usize, usize)>), String> {
    let read = html::parse(source).map_err(|refusal| refusal.description.into_owned())?;
    let entities = read.entities.iter().map(|one| (one.offset, one.length)).collect();
    Ok((read.text, entities))
}
