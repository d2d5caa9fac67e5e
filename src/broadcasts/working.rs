//! Does what confirmed broadcasts need, until it is told to stop: woken by what changes, and by the clock.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use futures::FutureExt;
use sqlx::sqlite::SqlitePool;
use tokio_util::sync::CancellationToken;

use crate::app::Services;
use crate::clock::{Timestamp, local_date};
use crate::store::{Change, StoreError};

use super::chat::sending::{self, Ask};
use super::coming::{self, Due};
use super::confirming;
use super::feeding;
use super::model::{Broadcast, BroadcastId, Reach};
use super::moments::may_leave;
use super::previewing::sample;
use super::progress::{self, Progress};
use super::rules::State;
use super::store;

/// Copies and changes of copies of all broadcasts that are in the outbox at once: for three seconds, so
/// that no place of what Telegram allows stays empty, and few enough that a pause is felt at once.
const IN_OUTBOX: i64 = 90;

/// Slices of recipients that are written down before the others get their turn.
const SLICES: usize = 20;

/// How often to look although nothing happens, while something is at work.
const LOOK: TimeDelta = TimeDelta::seconds(1);

/// How long to wait before trying a failing database again.
const TROUBLE: TimeDelta = TimeDelta::seconds(2);

/// Works on broadcasts until `stop`.
pub async fn work(services: Arc<Services>, stop: CancellationToken) {
    let changed = services.store.changed(Change::Broadcasts);
    let mut worker = Worker { services, progress: BTreeMap::new() };
    let work = async {
        loop {
            let next = match worker.turn().await {
                Ok(next) => next,
                Err(error) => {
                    let error = &error as &dyn std::error::Error;
                    tracing::error!(error, "broadcasts do not go on");
                    Some(worker.services.clock.now() + TROUBLE)
                }
            };
            tokio::select! {
                () = changed.notified() => {}
                () = worker.services.clock.wait_for(next) => {}
            }
        }
    };
    tokio::select! {
        () = work => {}
        () = stop.cancelled() => {}
    }
}

struct Worker {
    services: Arc<Services>,
    progress: BTreeMap<BroadcastId, Progress>,
}

fn earliest(
    one: impl Into<Option<Timestamp>>,
    other: impl Into<Option<Timestamp>>,
) -> Option<Timestamp> {
    [one.into(), other.into()].into_iter().flatten().min()
}

impl Worker {
    /// Does what is to be done now, and returns when to look again although nothing happens.
    async fn turn(&mut self) -> Result<Option<Timestamp>, StoreError> {
        let now = self.services.clock.now();
        let mut next = self.begin_due(now).await?;
        let works = {
            let mut reader = self.services.store.reader().acquire().await?;
            store::at_work(&mut reader).await?
        };
        let feeds = |one: &&Broadcast| one.state == State::Sending && may_leave(one, now) <= now;
        let changes = |one: &&Broadcast| one.changing.is_some();
        let sharing = works.iter().filter(feeds).count() + works.iter().filter(changes).count();
        let share = (IN_OUTBOX / i64::try_from(sharing.max(1)).unwrap_or(1)).max(1);
        self.progress.retain(|id, _| works.iter().any(|one| one.id == *id));
        for one in &works {
            match one.state {
                State::Preparing => {
                    for _ in 0..SLICES {
                        if !feeding::prepare(&self.services, one.id).await? {
                            break;
                        }
                    }
                    next = Some(now);
                }
                State::Paused | State::Stopped => {
                    let handed = self.in_outbox(one).await?.0;
                    if handed > 0 || one.state == State::Stopped {
                        let more = feeding::rest(&self.services, one.id).await?;
                        next = earliest(next, if more { now } else { now + LOOK });
                    }
                }
                State::Sending if may_leave(one, now) <= now => {
                    self.feed(one, share).await?;
                }
                State::Sending => next = earliest(next, may_leave(one, now)),
                _ => {}
            }
            if one.changing.is_some() {
                self.change(one, share).await?;
            }
            if one.state == State::Sending || one.changing.is_some() {
                feeding::end(&self.services, one).await?;
            }
        }
        for one in &works {
            let seen = self.progress.entry(one.id).or_default();
            next = earliest(next, progress::show(&self.services, one.id, seen).await?);
        }
        Ok(next)
    }

    /// Begins what is due, and returns when something will be.
    async fn begin_due(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let (due, mut next) = {
            let mut reader = self.services.store.reader().acquire().await?;
            (store::due(&mut reader, now).await?, store::next_due(&mut reader, now).await?)
        };
        for id in due {
            next = earliest(next, self.come(now, id).await?);
        }
        Ok(next)
    }

    /// Begins what is due; returns when it will be, where it is not yet.
    async fn come(&self, now: Timestamp, id: BroadcastId) -> Result<Option<Timestamp>, StoreError> {
        let (version, reach, sample) = {
            let mut reader = self.services.store.reader().acquire().await?;
            let Some(one) = store::broadcast(&mut reader, id).await? else { return Ok(None) };
            let at = may_leave(&one, now);
            if at > now {
                return Ok(Some(at));
            }
            // Both look at everybody: beside the writer, and only where it matters.
            let (mut reach, mut found) = (Reach::default(), None);
            if !coming::is_approved(&mut reader, &one).await? {
                reach = confirming::reach(&mut reader, now, id).await?;
                let places = &self.services.places;
                if coming::late(&mut reader, places, &one, reach).await?.is_some() {
                    found = sample(&mut reader, &one, local_date(now), 0).await?;
                }
            }
            (one.version, reach, found)
        };
        let services = Arc::clone(&self.services);
        self.services
            .store
            .write(move |tx| {
                async move {
                    let due = coming::come(tx, now, &services.places, (id, version), reach).await?;
                    match due {
                        Due::Over => Ok(None),
                        Due::At(at) => Ok(Some(at)),
                        Due::Waiting(one, late, approvers) => {
                            let ask = Ask { one: &one, reach, sample: sample.as_ref() };
                            sending::tell_late(tx, &services, now, (&ask, late), &approvers)
                                .await?;
                            Ok::<_, StoreError>(None)
                        }
                    }
                }
                .boxed()
            })
            .await
    }

    async fn in_outbox(&self, one: &Broadcast) -> Result<(i64, i64), StoreError> {
        let mut reader = self.services.store.reader().acquire().await?;
        store::in_outbox(&mut reader, one.id).await
    }

    /// Fills the share of a broadcast in the outbox once a third of it is free.
    async fn feed(&self, one: &Broadcast, share: i64) -> Result<(), StoreError> {
        let (mut handed, _) = self.in_outbox(one).await?;
        if handed > share * 2 / 3 {
            return Ok(());
        }
        while handed < share {
            let more = feeding::feed(&self.services, one, share - handed).await?;
            if more == 0 {
                break;
            }
            handed += i64::try_from(more).unwrap_or(i64::MAX);
        }
        Ok(())
    }

    /// The same for changes of its copies.
    async fn change(&self, one: &Broadcast, share: i64) -> Result<(), StoreError> {
        let (_, mut handed) = self.in_outbox(one).await?;
        if handed > share * 2 / 3 {
            return Ok(());
        }
        while handed < share {
            let more = feeding::change(&self.services, one, share - handed).await?;
            if more == 0 {
                break;
            }
            handed += i64::try_from(more).unwrap_or(i64::MAX);
        }
        Ok(())
    }
}

/// When the next scheduled broadcast begins.
///
/// # Errors
/// When the store fails.
pub async fn next_due(
    reader: &SqlitePool,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    store::next_due(&mut *reader.acquire().await?, now).await
}
