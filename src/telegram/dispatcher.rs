//! Hands updates to the router: those of one chat in order, those of different chats side by side.
//!
//! A chat that is slow, broken or flooding holds up itself alone. Only numbers are queued; what an
//! update says is read when its turn comes, except where few wait.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::{Clock, Timestamp};
use crate::store::{Store, StoreError};

use super::flood::Rate;
use super::inbox::{self, Arrival};
use super::pacer::Pacing;
use super::router::{Failure, Router};

/// Updates handled at once.
const RUNNING: usize = 64;

/// A handler that has not ended by then has failed.
const HANDLER: Duration = Duration::from_secs(30);

/// Tries before an update is set aside, and the wait before each further one.
const TRIES: i64 = 3;
const BETWEEN_TRIES: Duration = Duration::from_secs(2);

/// Ends of the process with an update in hand before it is taken for the cause.
const CRASHES: i64 = 5;

/// How long to wait when the store is in trouble, which is no fault of the update.
const STORE_TROUBLE: Duration = Duration::from_secs(5);

/// Updates that wait with what they say in memory; those beyond are read again.
const IN_MEMORY: usize = 1024;

/// Updates of a chat that wait before it is told that it is going too fast.
const TELL_FROM: usize = 5;

/// An update whose turn will come.
#[derive(Debug)]
struct Waiting {
    update: i64,
    payload: Option<String>,
    /// It waited already when the process started, and may have been in hand when the last one
    /// ended.
    replayed: bool,
}

/// The way in, for the intake.
#[derive(Clone, Debug)]
pub struct Arrivals(mpsc::UnboundedSender<(i64, Waiting)>);

impl Arrivals {
    /// Hands on updates that are kept.
    pub fn hand_on(&self, arrivals: impl Iterator<Item = Arrival>) {
        for arrival in arrivals {
            let key = arrival.key();
            let payload = Some(arrival.payload);
            // After the end, they wait in the inbox.
            _ = self.0.send((key, Waiting { update: arrival.update, payload, replayed: false }));
        }
    }
}

/// Hands updates to the router.
#[derive(Debug)]
pub struct Dispatcher {
    work: Arc<Work>,
    arrivals: mpsc::UnboundedReceiver<(i64, Waiting)>,
    pacing: Pacing,
    chats: HashMap<i64, Chat>,
    waiting: usize,
    /// Chats whose turn has come.
    ready: VecDeque<i64>,
    /// Chats that are going too fast, by when they may go on.
    slowed: BTreeSet<(Timestamp, i64)>,
    looked_at: Timestamp,
    /// Whether a replayed update is in hand, and the chats whose next is one and waits for it.
    replaying: bool,
    replay_later: VecDeque<i64>,
}

/// The updates of one chat.
#[derive(Debug, Default)]
struct Chat {
    queue: VecDeque<Waiting>,
    running: bool,
    /// What runs waited already when the process started.
    replaying: bool,
    rate: Rate,
    told: bool,
}

/// Tells, however it is dropped, that the update in hand of a chat has come to its end.
struct Ended {
    key: i64,
    tell: mpsc::UnboundedSender<i64>,
}

impl Drop for Ended {
    fn drop(&mut self) {
        _ = self.tell.send(self.key);
    }
}

/// What handling one update needs.
#[derive(Debug)]
struct Work {
    store: Store,
    clock: Clock,
    router: Router,
}

impl Dispatcher {
    /// A dispatcher that is not running yet, with what waits in the inbox already in its queues,
    /// and the way into it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn new(
        store: Store,
        clock: Clock,
        router: Router,
        pacing: Pacing,
    ) -> Result<(Self, Arrivals), StoreError> {
        let (sender, arrivals) = mpsc::unbounded_channel();
        let left_over = inbox::waiting(store.reader()).await?;
        if !left_over.is_empty() {
            tracing::info!(
                count = left_over.len(),
                "updates from before the start are handled now"
            );
        }
        let looked_at = clock.now();
        let work = Arc::new(Work { store, clock, router });
        let mut this = Self {
            work,
            arrivals,
            pacing,
            chats: HashMap::new(),
            waiting: 0,
            ready: VecDeque::new(),
            slowed: BTreeSet::new(),
            looked_at,
            replaying: false,
            replay_later: VecDeque::new(),
        };
        for (update, key) in left_over {
            this.queue(key, Waiting { update, payload: None, replayed: true });
        }
        Ok((this, Arrivals(sender)))
    }

    /// Handles updates until `stop`, then finishes those in hand.
    pub async fn run(mut self, stop: CancellationToken) {
        let tasks = TaskTracker::new();
        let (end, mut ended) = mpsc::unbounded_channel();
        let mut running = 0;
        loop {
            let now = self.work.clock.now();
            if now < self.looked_at {
                self.put_back(self.looked_at - now);
            }
            self.looked_at = now;
            self.let_go_on(now);
            while running < RUNNING
                && let Some((key, waiting)) = self.next(now)
            {
                running += 1;
                let (work, end) = (self.work.clone(), Ended { key, tell: end.clone() });
                tasks.spawn(async move {
                    work.handle(key, waiting).await;
                    drop(end);
                });
            }
            let slowed_until = self.slowed.first().map(|(at, _)| *at);
            tokio::select! {
                Some((key, waiting)) = self.arrivals.recv() => {
                    self.queue(key, waiting);
                    while let Ok((key, waiting)) = self.arrivals.try_recv() {
                        self.queue(key, waiting);
                    }
                }
                Some(key) = ended.recv() => {
                    running -= 1;
                    self.ended(key);
                    while let Ok(key) = ended.try_recv() {
                        running -= 1;
                        self.ended(key);
                    }
                }
                () = self.work.clock.wait_for(slowed_until) => {}
                () = stop.cancelled() => break,
            }
        }
        tasks.close();
        tasks.wait().await;
    }

    fn queue(&mut self, key: i64, mut waiting: Waiting) {
        if self.waiting >= IN_MEMORY {
            waiting.payload = None;
        }
        self.waiting += 1;
        let chat = self.chats.entry(key).or_default();
        chat.queue.push_back(waiting);
        if chat.queue.len() == 1 && !chat.running {
            self.ready.push_back(key);
        }
    }

    /// The next update whose chat may go on.
    fn next(&mut self, now: Timestamp) -> Option<(i64, Waiting)> {
        while let Some(key) = self.ready.pop_front() {
            let Some(chat) = self.chats.get_mut(&key) else { continue };
            if self.pacing == Pacing::On {
                let free_at = chat.rate.free_at(now);
                if free_at > now {
                    self.slowed.insert((free_at, key));
                    if chat.queue.len() >= TELL_FROM && !chat.told {
                        chat.told = true;
                        self.work.router.tell_too_fast(key, now);
                    }
                    continue;
                }
                if chat.rate.is_calm(now) {
                    chat.told = false;
                }
            }
            // Should a replayed update end the process, the others are not suspected: one at a time.
            let replayed = chat.queue.front().is_some_and(|waiting| waiting.replayed);
            if replayed && self.replaying {
                self.replay_later.push_back(key);
                continue;
            }
            if self.pacing == Pacing::On {
                chat.rate.take(now);
            }
            if let Some(waiting) = chat.queue.pop_front() {
                chat.running = true;
                chat.replaying = replayed;
                self.replaying |= replayed;
                self.waiting -= 1;
                return Some((key, waiting));
            }
        }
        None
    }

    /// The clock was put back: nobody waits longer for that.
    fn put_back(&mut self, by: TimeDelta) {
        for chat in self.chats.values_mut() {
            chat.rate.put_back(by);
        }
        let slowed = std::mem::take(&mut self.slowed);
        self.slowed = slowed.into_iter().map(|(at, key)| (at - by, key)).collect();
    }

    fn let_go_on(&mut self, now: Timestamp) {
        while let Some((at, key)) = self.slowed.pop_first() {
            if at > now {
                self.slowed.insert((at, key));
                return;
            }
            self.ready.push_back(key);
        }
    }

    fn ended(&mut self, key: i64) {
        let Some(chat) = self.chats.get_mut(&key) else { return };
        chat.running = false;
        if std::mem::take(&mut chat.replaying) {
            self.replaying = false;
            self.ready.extend(self.replay_later.pop_front());
        }
        if !chat.queue.is_empty() {
            self.ready.push_back(key);
        } else if self.chats.len() > 4096 {
            // Memory follows the traffic: a calm chat is forgotten.
            let now = self.work.clock.now();
            self.chats.retain(|_, chat| {
                chat.running || !chat.queue.is_empty() || !chat.rate.is_calm(now)
            });
        }
    }
}

/// How it goes on with an update.
enum Next {
    /// It is settled.
    Over,
    /// It is tried for the first time.
    Try,
    /// It is tried again after a while.
    Again,
}

/// What became of one try.
enum Try {
    Ended,
    Failed(String),
    StoreTrouble(StoreError),
}

impl Work {
    /// Handles one update, whatever happens.
    async fn handle(&self, key: i64, waiting: Waiting) {
        let update = waiting.update;
        let mut payload = waiting.payload;
        // What it waits for here is no doing of its own, should the process end meanwhile.
        self.router.ready().await;
        let mut suspect = waiting.replayed;
        loop {
            let tried = if suspect {
                self.suspect(key, update).await
            } else {
                self.try_and_count(key, update, payload.take()).await
            };
            match tried {
                Ok(Next::Over) | Err(StoreError::Closed) => return,
                Ok(Next::Again) => self.clock.sleep(BETWEEN_TRIES).await,
                Ok(Next::Try) => suspect = false,
                // No fault of the update: it is no try.
                Err(error) => {
                    tracing::error!(
                        update,
                        error = &error as &dyn std::error::Error,
                        "to be tried again"
                    );
                    self.clock.sleep(STORE_TROUBLE).await;
                }
            }
        }
    }

    /// One try, and what follows from it.
    async fn try_and_count(
        &self,
        key: i64,
        update: i64,
        payload: Option<String>,
    ) -> Result<Next, StoreError> {
        let why = match self.try_once(update, payload).await {
            Try::Ended => return Ok(Next::Over),
            Try::StoreTrouble(error) => return Err(error),
            Try::Failed(why) => why,
        };
        tracing::error!(update, why, "handling an update failed");
        match self.count(update, &why).await? {
            Some(tries) if tries < TRIES => return Ok(Next::Again),
            Some(_) => self.router.set_aside(key, update, why).await?,
            None => {}
        }
        Ok(Next::Over)
    }

    /// Counts a replayed update before it is tried, and sets it aside where it has been in hand too
    /// often when the process ended.
    async fn suspect(&self, key: i64, update: i64) -> Result<Next, StoreError> {
        let why = "the process ended while this was in hand";
        match self.count(update, why).await? {
            Some(tries) if tries > CRASHES => {
                self.router.set_aside(key, update, why.to_owned()).await?;
                Ok(Next::Over)
            }
            Some(_) => Ok(Next::Try),
            None => Ok(Next::Over),
        }
    }

    /// Writes down a try; `None` when the update is settled.
    async fn count(&self, update: i64, why: &str) -> Result<Option<i64>, StoreError> {
        let why = why.to_owned();
        self.store
            .write(move |tx| async move { inbox::count_try(tx, update, &why).await }.boxed())
            .await
    }

    async fn try_once(&self, update: i64, payload: Option<String>) -> Try {
        let payload = match payload {
            Some(payload) => payload,
            None => match inbox::payload(self.store.reader(), update).await {
                Ok(Some(payload)) => payload,
                Ok(None) => return Try::Ended,
                Err(error) => return Try::StoreTrouble(error),
            },
        };
        let handling = AssertUnwindSafe(self.router.handle(update, &payload)).catch_unwind();
        let outcome = tokio::select! {
            outcome = handling => outcome,
            () = self.clock.sleep(HANDLER) => {
                return Try::Failed(format!("the handler took more than {HANDLER:?}"));
            }
        };
        match outcome {
            Ok(Ok(())) => Try::Ended,
            Ok(Err(Failure::Store(
                error @ (StoreError::Full | StoreError::RolledBack(_) | StoreError::Closed),
            ))) => Try::StoreTrouble(error),
            Ok(Err(error)) => Try::Failed(error.to_string()),
            Err(panic) => Try::Failed(format!("panicked: {}", crate::panic_message(&*panic))),
        }
    }
}
