//! The one place that sends: claims what may leave, sends it, writes down what became of it.
//!
//! One message of a chat is in flight at a time, so that messages arrive in the order in which they
//! were said. No transaction is open while the network is used: a row is claimed in one, sent, and
//! settled in another.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use futures::future::BoxFuture;
use serde_json::Value;
use serde_json::value::RawValue;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::{Clock, Timestamp};
use crate::store::{Change, Store, StoreError, Tx};
use crate::telegram::gateway::{CallError, Gateway};
use crate::telegram::pacer::{Lane, Pacer, Pacing};

use super::media;
use super::message::MEDIA;
use super::settle::{Settlement, Wait, decide};
use super::store::{self, Claimed, RowId, Waiting};
use super::window::Window;

/// Requests in flight at once.
const IN_FLIGHT: usize = 64;

/// Of these, how many only answers may use.
const KEPT_FOR_ANSWERS: usize = 16;

/// How long to wait before trying a failing database again.
const STORE_TROUBLE: Duration = Duration::from_secs(2);

/// A row that was sent, or never will be.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The row.
    pub row: RowId,
    /// What it is, as it was put into the outbox.
    pub key: String,
    /// The chat.
    pub chat: i64,
    /// When it was settled.
    pub at: Timestamp,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It arrived, as these messages.
    Sent(Vec<i64>),
    /// It will never arrive.
    Dead {
        /// Nothing else reaches that chat either: the bot is blocked there, or the person is gone.
        unreachable: bool,
    },
    /// Nobody knows whether it arrived, and it is not sent once more by itself.
    Unknown,
}

/// What other features do in the transaction that settles a message.
pub type SettledHook =
    Arc<dyn for<'t> Fn(&'t mut Tx, Settled) -> BoxFuture<'t, Result<(), StoreError>> + Send + Sync>;

/// Sends what is in the outbox.
pub struct Sender {
    store: Store,
    gateway: Gateway,
    clock: Clock,
    pacing: Pacing,
    on_settled: SettledHook,
}

impl fmt::Debug for Sender {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sender").field("pacing", &self.pacing).finish_non_exhaustive()
    }
}

/// A request has ended and is written down.
struct Done {
    lane: Lane,
    row: Waiting,
    settlement: Settlement,
}

/// What the loop keeps between its turns.
struct Turn {
    window: Window,
    pacer: Pacer,
    busy: HashSet<i64>,
    requests: TaskTracker,
    done: mpsc::UnboundedSender<Done>,
}

impl Sender {
    /// A sender that is not running yet.
    #[must_use]
    pub fn new(
        store: Store,
        gateway: Gateway,
        clock: Clock,
        pacing: Pacing,
        on_settled: SettledHook,
    ) -> Self {
        Self { store, gateway, clock, pacing, on_settled }
    }

    /// Sends until `stop`, then finishes what is in flight.
    pub async fn run(self, stop: CancellationToken) {
        let this = Arc::new(self);
        let Some(newest) = this.recover(&stop).await else { return };
        let (done, mut ended) = mpsc::unbounded_channel();
        let mut turn = Turn {
            window: Window::new(this.clock.now(), newest),
            pacer: Pacer::new(this.pacing),
            busy: HashSet::new(),
            requests: TaskTracker::new(),
            done,
        };
        let changed = this.store.changed(Change::Outbox);
        loop {
            let look_again = this.send_what_may(&mut turn).await;
            tokio::select! {
                () = changed.notified() => turn.window.arrival(),
                Some(done) = ended.recv() => {
                    this.note(&mut turn, done);
                    while let Ok(done) = ended.try_recv() {
                        this.note(&mut turn, done);
                    }
                }
                () = this.clock.wait_for(look_again) => {}
                () = stop.cancelled() => break,
            }
        }
        turn.requests.close();
        turn.requests.wait().await;
    }

    /// Settles what was in flight when the process ended, and returns the newest row.
    async fn recover(&self, stop: &CancellationToken) -> Option<i64> {
        let now = self.clock.now();
        loop {
            let on_settled = self.on_settled.clone();
            let recovered: Result<_, StoreError> = self
                .store
                .write(move |tx| {
                    async move {
                        let (again, unknown) = store::recover(tx, now).await?;
                        let count = unknown.len();
                        for (id, key, chat) in unknown {
                            let (row, fate) = (RowId(id), Fate::Unknown);
                            on_settled(tx, Settled { row, key, chat, at: now, fate }).await?;
                        }
                        Ok((again, count))
                    }
                    .boxed()
                })
                .await;
            let newest = store::newest(self.store.reader()).await;
            match (recovered, newest) {
                (Ok((again, unknown)), Ok(newest)) => {
                    if again > 0 || unknown > 0 {
                        tracing::warn!(
                            again,
                            unknown,
                            "messages were in flight when the bot stopped"
                        );
                    }
                    return Some(newest);
                }
                (Err(error), _) | (_, Err(error)) => trouble(&error),
            }
            tokio::select! {
                () = self.clock.sleep(STORE_TROUBLE) => {}
                () = stop.cancelled() => return None,
            }
        }
    }

    /// Sends what may leave now, and returns when to look again although nothing happens.
    async fn send_what_may(self: &Arc<Self>, turn: &mut Turn) -> Option<Timestamp> {
        let now = self.clock.now();
        if now < turn.window.looked_at() {
            turn.pacer.put_back(turn.window.looked_at() - now);
        }
        let after_trouble = now + TimeDelta::from_std(STORE_TROUBLE).unwrap_or_default();
        if let Err(error) = turn.window.fill(self.store.reader(), now).await {
            trouble(&error);
            return Some(after_trouble);
        }
        let (taken, paced_until) = Self::take(turn, now);
        let full = turn.busy.len() >= IN_FLIGHT;
        if !taken.is_empty() && !self.claim_and_send(turn, now, taken).await {
            return Some(after_trouble);
        }
        let more = (turn.window.has_more() && !full).then_some(now);
        [more, paced_until, turn.window.next_due()].into_iter().flatten().min()
    }

    /// Takes the rows that may leave now out of the window, and says when the next one may.
    fn take(turn: &mut Turn, now: Timestamp) -> (Vec<(Lane, Waiting)>, Option<Timestamp>) {
        let mut taken = Vec::new();
        let mut look_again: Option<Timestamp> = None;
        for lane in Lane::ALL {
            let room = if lane == Lane::Answer { IN_FLIGHT } else { IN_FLIGHT - KEPT_FOR_ANSWERS };
            while turn.busy.len() < room {
                let Turn { window, pacer, busy, .. } = &mut *turn;
                let row = window.next(lane, |row| {
                    if busy.contains(&row.chat) {
                        return false;
                    }
                    let at = pacer.may_leave(now, lane, row.chat, row.weight);
                    if at > now {
                        look_again = Some(look_again.map_or(at, |earlier| earlier.min(at)));
                    }
                    at <= now
                });
                let Some(row) = row else { break };
                turn.pacer.leaves(now, row.chat, row.weight);
                turn.busy.insert(row.chat);
                taken.push((lane, row));
            }
        }
        (taken, look_again)
    }

    /// Marks the rows as being sent, and sends them. False when the store is in trouble.
    async fn claim_and_send(
        self: &Arc<Self>,
        turn: &mut Turn,
        noted: Timestamp,
        taken: Vec<(Lane, Waiting)>,
    ) -> bool {
        let ids: Vec<i64> = taken.iter().map(|(_, row)| row.id).collect();
        let claimed: Result<_, StoreError> =
            self.store.write(move |tx| async move { store::claim(tx, &ids).await }.boxed()).await;
        let claimed = match claimed {
            Ok(claimed) => claimed,
            Err(error) => {
                trouble(&error);
                for (lane, row) in taken.into_iter().rev() {
                    turn.busy.remove(&row.chat);
                    turn.window.put_back(lane, row);
                }
                return false;
            }
        };
        turn.pacer.left_later(noted, self.clock.now(), taken.iter().map(|(_, row)| row.chat));
        let mut claimed: BTreeMap<i64, Claimed> =
            claimed.into_iter().map(|row| (row.id, row)).collect();
        for (lane, row) in taken {
            // What is not there any more was cancelled. No request will end, so that the chat's next
            // row is looked for at once.
            let Some(claimed) = claimed.remove(&row.id) else {
                turn.busy.remove(&row.chat);
                turn.window.arrival();
                continue;
            };
            let this = self.clone();
            let done = turn.done.clone();
            turn.requests.spawn(async move {
                let settlement = AssertUnwindSafe(this.send(claimed)).catch_unwind().await;
                // The row stays `sending`, and is settled as such at the next start.
                let settlement = settlement.unwrap_or_else(|panic| Settlement::Unknown {
                    why: format!("sending panicked: {}", crate::panic_message(&*panic)),
                });
                // The loop may have ended; the row is settled all the same.
                _ = done.send(Done { lane, row, settlement });
            });
        }
        true
    }

    /// Sends one row and writes down what became of it.
    async fn send(&self, row: Claimed) -> Settlement {
        let (settlement, uploaded) = self.request(&row).await;
        let told_to_wait = matches!(
            &settlement,
            Settlement::Later { wait: Wait::Told(_) | Wait::Moved(_) | Wait::Anew, .. }
        );
        let mut wait = STORE_TROUBLE / 20;
        loop {
            let now = self.clock.now();
            let (mut settled, uploaded) = (settlement.clone(), uploaded.clone());
            let (id, chat, key) = (row.id, row.chat, row.key.clone());
            let on_settled = self.on_settled.clone();
            let written: Result<_, StoreError> = self
                .store
                .write(move |tx| {
                    async move {
                        for (media, file_id) in &uploaded {
                            store::uploaded(tx, *media, file_id).await?;
                        }
                        if told_to_wait {
                            store::not_an_attempt(tx, id).await?;
                        }
                        if let Settlement::Later { wait: Wait::Anew, why, .. } = &settled
                            && !store::send_anew(tx, id).await?
                        {
                            settled = Settlement::Dead { why: why.clone(), unreachable: false };
                        }
                        store::settle(tx, now, id, &settled).await?;
                        let fate = match &settled {
                            Settlement::Sent { message_ids } => Fate::Sent(message_ids.clone()),
                            Settlement::Dead { unreachable, .. } => {
                                Fate::Dead { unreachable: *unreachable }
                            }
                            Settlement::Unknown { .. } => Fate::Unknown,
                            Settlement::Later { wait: Wait::Moved(to), .. } => {
                                store::migrate(tx, chat, *to).await?;
                                return Ok(settled);
                            }
                            _ => return Ok(settled),
                        };
                        let row = RowId(id);
                        on_settled(tx, Settled { row, key, chat, at: now, fate }).await?;
                        Ok(settled)
                    }
                    .boxed()
                })
                .await;
            match written {
                Ok(settled) => return settled,
                // The row stays `sending`, and is settled as such at the next start.
                Err(StoreError::Closed) => return settlement,
                Err(error) => trouble(&error),
            }
            self.clock.sleep(wait).await;
            wait = (wait * 2).min(STORE_TROUBLE * 10);
        }
    }

    /// Makes the request of a row. Returns what becomes of the row, and the ids of the files that
    /// Telegram has got with it.
    async fn request(&self, row: &Claimed) -> (Settlement, Vec<(i64, String)>) {
        if row.follows.is_none() && !row.payload.contains(MEDIA) {
            let result = self.gateway.call(&row.method, row.payload.clone()).await;
            return (judge(row, read(result).as_ref()), Vec::new());
        }
        let mut payload: Value = match serde_json::from_str(&row.payload) {
            Ok(payload) => payload,
            Err(error) => {
                let why = format!("the payload is broken: {error}");
                return (Settlement::Dead { why, unreachable: false }, Vec::new());
            }
        };
        if let Some((state, ids)) = &row.follows {
            let ids: Vec<i64> =
                ids.as_deref().and_then(|ids| serde_json::from_str(ids).ok()).unwrap_or_default();
            match (state.as_str(), ids.first(), payload.as_object_mut()) {
                ("sent", Some(id), Some(fields)) => {
                    fields.insert("message_id".to_owned(), (*id).into());
                }
                (state, ..) => {
                    let why = format!("the message that it acts on is {state}");
                    return (Settlement::Cancelled { why }, Vec::new());
                }
            }
        }
        let named = media::named(&payload);
        if named.is_empty() {
            let result = self.gateway.call(&row.method, payload.to_string()).await;
            return (judge(row, read(result).as_ref()), Vec::new());
        }
        let files = match store::media(self.store.reader(), &named).await {
            Ok(files) => files,
            Err(error) => {
                let why = format!("the files could not be read: {error}");
                let wait = Wait::BackOff(STORE_TROUBLE);
                return (Settlement::Later { why, wait, uncertain: false }, Vec::new());
            }
        };
        let attachments = media::resolve(&mut payload, &files, &self.store.beside());
        let result = if attachments.is_empty() {
            self.gateway.call(&row.method, payload.to_string()).await
        } else {
            let fields = match payload {
                Value::Object(fields) => fields.into_iter().collect(),
                _ => BTreeMap::new(),
            };
            self.gateway.upload(&row.method, fields, attachments).await
        };
        let result = read(result);
        let uploaded = result.as_ref().map_or_else(
            |_| Vec::new(),
            |result| named.into_iter().zip(media::file_ids(result)).collect(),
        );
        (judge(row, result.as_ref()), uploaded)
    }

    /// Takes a settled row into account: its chat is free, or held.
    fn note(&self, turn: &mut Turn, done: Done) {
        let now = self.clock.now();
        let chat = done.row.chat;
        turn.busy.remove(&chat);
        match done.settlement {
            Settlement::Later { wait: Wait::Told(wait) | Wait::BackOff(wait), .. } => {
                turn.pacer.wait(now, chat, wait);
                turn.window.put_back(done.lane, done.row);
            }
            Settlement::Later { wait: Wait::Anew, .. } => turn.window.put_back(done.lane, done.row),
            Settlement::Later { wait: Wait::Moved(_), .. } => turn.window.forget_chat(chat, now),
            Settlement::Sent { .. }
            | Settlement::Unknown { .. }
            | Settlement::Dead { .. }
            | Settlement::Cancelled { .. } => {}
        }
    }
}

/// Decides what becomes of a row, and tells the log.
fn judge(row: &Claimed, result: Result<&Value, &CallError>) -> Settlement {
    let settlement = decide(result, row.on_unknown, row.attempts, row.unknowns, rand::random());
    match &settlement {
        Settlement::Sent { .. } => {}
        Settlement::Later { why, .. } => {
            tracing::warn!(row = row.id, method = row.method, why, "not sent yet");
        }
        Settlement::Unknown { why } => {
            tracing::warn!(row = row.id, method = row.method, why, "may not have arrived");
        }
        Settlement::Dead { why, .. } | Settlement::Cancelled { why } => {
            tracing::warn!(row = row.id, method = row.method, why, "will not be sent");
        }
    }
    settlement
}

fn trouble(error: &StoreError) {
    tracing::error!(error = error as &dyn std::error::Error, "the outbox cannot be used");
}

/// What Telegram answers is a message, several, or `true`.
fn read(result: Result<Box<RawValue>, CallError>) -> Result<Value, CallError> {
    result.map(|raw| serde_json::from_str(raw.get()).unwrap_or_default())
}
