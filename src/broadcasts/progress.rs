//! How a broadcast goes, shown to whoever confirmed it: one message, edited every few seconds while
//! something changes, and a last time at the end.

use std::collections::VecDeque;
use std::sync::Arc;

use chrono::TimeDelta;
use futures::FutureExt;

use crate::app::Services;
use crate::clock::Timestamp;
use crate::dossiers::words::Words;
use crate::people;
use crate::people::TelegramId;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{self, Fate, Settled};
use crate::telegram::pacer::Lane;
use crate::telegram::screens::Screen;

use super::chat::sending;
use super::model::{Broadcast, BroadcastId};
use super::rules::State;
use super::store::{self, Counts};

/// What stands before the key of a message that shows progress.
const KEY: &str = "broadcast-progress:";

/// The shortest time between two edits.
const EVERY: TimeDelta = TimeDelta::seconds(3);

/// Looks from which the pace is taken.
const LOOKS: usize = 10;

/// What was shown of a broadcast, and how it went since.
#[derive(Debug, Default)]
pub(super) struct Progress {
    said: Option<Screen>,
    /// When it was looked at, and how many copies or changes were settled then.
    looks: VecDeque<(Timestamp, i64)>,
}

impl Progress {
    /// How long the rest will take, at the pace so far.
    fn left(&mut self, now: Timestamp, one: &Broadcast, counts: &Counts) -> Option<TimeDelta> {
        let rest =
            if one.changing.is_some() { counts.to_change } else { counts.queued + counts.handed };
        let done = -rest;
        if self.looks.back().is_some_and(|(_, before)| *before > done) {
            // Something new is being done.
            self.looks.clear();
        }
        self.looks.push_back((now, done));
        while self.looks.len() > LOOKS {
            self.looks.pop_front();
        }
        let (since, before) = *self.looks.front()?;
        let (span, more) = ((now - since).num_milliseconds(), done - before);
        (rest > 0 && span > 0 && more > 0)
            .then(|| TimeDelta::milliseconds(rest.saturating_mul(span) / more))
    }
}

/// A broadcast with how it goes.
#[derive(Clone, Debug)]
pub(in crate::broadcasts) struct View {
    /// The broadcast.
    pub(in crate::broadcasts) one: Broadcast,
    /// Its recipients.
    pub(in crate::broadcasts) counts: Counts,
    /// How long the rest will take; not known at the beginning.
    pub(in crate::broadcasts) left: Option<TimeDelta>,
    /// The moment at which it was looked at.
    pub(in crate::broadcasts) now: Timestamp,
    /// Whether whoever looks may approve it.
    pub(in crate::broadcasts) decides: bool,
}

/// A broadcast as it stands.
///
/// # Errors
/// When the store fails.
pub(super) async fn view(tx: &mut Tx, now: Timestamp, one: Broadcast) -> Result<View, StoreError> {
    let counts = store::counts(tx.connection(), one.id, one.revision).await?;
    Ok(View { one, counts, left: None, now, decides: false })
}

/// Shows how a broadcast goes, if something has changed and the last time is long enough ago; returns when
/// to look again.
pub(super) async fn show(
    services: &Arc<Services>,
    id: BroadcastId,
    progress: &mut Progress,
) -> Result<Option<Timestamp>, StoreError> {
    let now = services.clock.now();
    let mut reader = services.store.reader().acquire().await?;
    let Some(one) = store::broadcast(&mut reader, id).await? else { return Ok(None) };
    let shown = store::shown(&mut reader, id).await?;
    let Some(chat) = shown.chat else { return Ok(None) };
    if !matches!(
        one.state,
        State::Preparing | State::Sending | State::Paused | State::Stopped | State::Done
    ) {
        return Ok(None);
    }
    if shown.row.is_some() {
        // The last edit has yet to leave; where nothing leaves, edits must not pile up.
        return Ok(Some(now + EVERY));
    }
    if let Some(at) = shown.at
        && at + EVERY > now
        && at <= now
    {
        return Ok(Some(at + EVERY));
    }
    let counts = store::counts(&mut reader, id, one.revision).await?;
    drop(reader);
    let left = progress.left(now, &one, &counts);
    let view = View { one, counts, left, now, decides: false };
    let language = people::language_of(services.store.reader(), TelegramId(chat)).await?;
    let screen = sending::panel(&Words::new(services, language), &view);
    let (version, works) =
        (view.one.version, !matches!(view.one.state, State::Stopped | State::Done));
    if shown.version == version && progress.said.as_ref() == Some(&screen) {
        return Ok((works || view.one.changing.is_some()).then_some(now + EVERY));
    }
    progress.said = Some(screen.clone());
    let key = format!("{KEY}{id}:{version}:{}", now.timestamp_millis());
    let message = shown.message.and_then(|message| i32::try_from(message).ok());
    let message = match message {
        Some(message) => screen.edit(chat, message),
        None => screen.send(chat),
    };
    services
        .store
        .write(move |tx| {
            async move {
                let row = outbox::enqueue(tx, now, &key, &message.lane(Lane::Notice)).await?;
                store::showing(tx, now, id, row, version).await
            }
            .boxed()
        })
        .await?;
    Ok(Some(now + EVERY))
}

/// Keeps as which message the progress arrived.
pub(super) async fn on_settled(tx: &mut Tx, settled: &Settled) -> Result<(), StoreError> {
    let Some(rest) = settled.key.strip_prefix(KEY) else { return Ok(()) };
    let id = rest.split(':').next().and_then(|id| id.parse().ok()).map(BroadcastId);
    let Some(id) = id else { return Ok(()) };
    store::wake(tx);
    let message = match &settled.fate {
        Fate::Sent(messages) => messages.first().copied(),
        Fate::Dead { unreachable: true } => return store::show_no_more(tx, id).await,
        Fate::Dead { unreachable: false } | Fate::Unknown => None,
    };
    store::shown_as(tx, id, settled.row, message).await
}
