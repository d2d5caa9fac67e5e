//! What is done about one broadcast at a time: its recipients are written down, copies and changes of copies
//! are handed to the outbox a few at a time, and it is brought to its end.
//!
//! Nothing here is kept in memory from one batch to the next, so that an audience of any size needs as
//! much as a small one, and whatever is killed goes on where its rows say.

use std::sync::Arc;

use chrono::TimeDelta;
use futures::FutureExt;
use sqlx::sqlite::SqliteConnection;

use crate::app::Services;
use crate::clock::Timestamp;
use crate::dossiers::words::Words;
use crate::people::Actor;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{self, Outgoing};

use super::chat::{copy, sending};
use super::controlling::{CORRECT, RESET, hold};
use super::drafting::{Done, save, step};
use super::model::{Broadcast, BroadcastId, Changing};
use super::rules::{State, Step};
use super::settled::{buttons_key, copy_key, delete_key, edit_key};
use super::store::{self, Recipient};

/// Producers considered in one transaction.
const PREPARED: i64 = 500;

/// Recipients that are left out in one transaction.
const LEFT_OUT: i64 = 1_000;

/// Copies handed over in one transaction.
const BATCH: i64 = 30;

/// Bots may delete what is younger than 48 hours; less a while in which the deletion waits for its turn.
const DELETABLE: TimeDelta = TimeDelta::minutes(48 * 60 - 30);

/// Writes down the next recipients; false when it is no longer being prepared.
pub(super) async fn prepare(services: &Arc<Services>, id: BroadcastId) -> Result<bool, StoreError> {
    let now = services.clock.now();
    services
        .store
        .write(move |tx| {
            async move {
                let Some(one) = store::broadcast(tx.connection(), id).await? else {
                    return Ok(false);
                };
                if one.state != State::Preparing {
                    return Ok(false);
                }
                let after = store::prepared_to(tx, id).await?;
                if let Some(last) = store::freeze(tx, now, &one, after, PREPARED).await? {
                    store::set_prepared_to(tx, id, last).await?;
                    return Ok(true);
                }
                if one.posted {
                    store::add_posts(tx, now, id).await?;
                }
                step(tx, now, &Actor::System, one, Step::Prepared, "").await?;
                Ok(false)
            }
            .boxed()
        })
        .await
}

/// Takes back what a broadcast that rests or was stopped has in the outbox, as far as it has not left, and
/// leaves out the rest of one that was stopped; whether there is more to leave out.
pub(super) async fn rest(services: &Arc<Services>, id: BroadcastId) -> Result<bool, StoreError> {
    let now = services.clock.now();
    services
        .store
        .write(move |tx| {
            async move {
                let Some(one) = store::broadcast(tx.connection(), id).await? else {
                    return Ok(false);
                };
                if !matches!(one.state, State::Paused | State::Stopped) {
                    return Ok(false);
                }
                hold(tx, now, id).await?;
                if one.state != State::Stopped
                    || store::leave_out(tx, now, id, LEFT_OUT).await? == 0
                {
                    return Ok(false);
                }
                store::show_again(tx, id).await?;
                Ok(true)
            }
            .boxed()
        })
        .await
}

/// A batch of messages with their keys, a recipient each.
struct Batch {
    id: BroadcastId,
    version: i64,
    revision: i64,
    messages: Vec<(i64, Vec<(String, Outgoing)>)>,
}

/// Hands over at most `room` copies; returns how many.
pub(super) async fn feed(
    services: &Arc<Services>,
    one: &Broadcast,
    room: i64,
) -> Result<usize, StoreError> {
    let recipients = {
        let mut reader = services.store.reader().acquire().await?;
        store::queued(&mut reader, one.id, room.min(BATCH)).await?
    };
    let messages = recipients.iter().filter_map(|to| {
        let words = Words::new(services, to.language);
        // The buttons of an album follow once it has arrived.
        let copy = copy::copy(&words, to.chat, one, &to.fields).into_iter().next()?;
        Some((to.number, vec![(copy_key(one.id, to.number, to.copies), copy)]))
    });
    let batch = Batch {
        id: one.id,
        version: one.version,
        revision: one.revision,
        messages: messages.collect(),
    };
    let (now, count) = (services.clock.now(), batch.messages.len());
    let handed = services
        .store
        .write(move |tx| async move { hand_over(tx, now, &batch).await }.boxed())
        .await?;
    Ok(if handed { count } else { 0 })
}

/// False where the broadcast was changed since the batch was read.
async fn hand_over(tx: &mut Tx, now: Timestamp, batch: &Batch) -> Result<bool, StoreError> {
    let one = store::broadcast(tx.connection(), batch.id).await?;
    if !one.is_some_and(|one| one.state == State::Sending && one.version == batch.version) {
        return Ok(false);
    }
    for (number, messages) in &batch.messages {
        for (key, message) in messages {
            let row = outbox::enqueue(tx, now, key, message).await?;
            store::hand_over(tx, now, (batch.id, *number), batch.revision, row).await?;
        }
    }
    Ok(true)
}

/// Hands over at most `room` changes of copies; returns how many.
pub(super) async fn change(
    services: &Arc<Services>,
    one: &Broadcast,
    room: i64,
) -> Result<usize, StoreError> {
    let Some(changing) = one.changing else { return Ok(0) };
    let now = services.clock.now();
    let (recipients, reset) = {
        let mut reader = services.store.reader().acquire().await?;
        let recipients =
            store::to_change(&mut reader, one.id, one.revision, room.min(BATCH)).await?;
        let last = store::last_step(&mut reader, one.id, CORRECT).await?;
        let reset = changing == Changing::Correct && last.is_some_and(|(_, why)| why == RESET);
        (recipients, reset)
    };
    let messages = recipients.into_iter().map(|mut to| {
        to.response = to.response.filter(|_| !reset);
        (to.number, changes(services, one, &to, now))
    });
    let batch = Batch {
        id: one.id,
        version: one.version,
        revision: one.revision,
        messages: messages.collect(),
    };
    let count = batch.messages.len();
    let handed = services
        .store
        .write(move |tx| async move { hand_changes(tx, now, &batch, reset).await }.boxed())
        .await?;
    Ok(if handed { count } else { 0 })
}

/// What changes one copy.
fn changes(
    services: &Services,
    one: &Broadcast,
    to: &Recipient,
    now: Timestamp,
) -> Vec<(String, Outgoing)> {
    if to.message_ids.is_empty() {
        return Vec::new();
    }
    let words = Words::new(services, to.language);
    let (ids, buttons) = (&to.message_ids, to.buttons_message);
    let (edits, new) = if one.changing == Some(Changing::Recall) {
        if to.sent_at.is_some_and(|at| now - at < DELETABLE) {
            let all: Vec<i64> = ids.iter().copied().chain(buttons).collect();
            let key = delete_key((one.id, to.number), one.revision, one.version);
            return vec![(key, sending::deletion(to.chat, &all))];
        }
        (copy::recalled(&words, to.chat, one, ids, buttons), None)
    } else {
        let who = (to.chat, to.response);
        let correction = copy::correction(&words, who, one, &to.fields, ids, buttons);
        (correction.edits, correction.buttons)
    };
    let count = edits.len();
    // The edits come last: what became of the change is what became of the last one. Where the buttons
    // of the album are on their way, these are the same row.
    let new = new.map(|new| (buttons_key(one.id, to.number, one.revision), new));
    let keyed = edits.into_iter().enumerate().map(|(place, edit)| {
        let key = edit_key((one.id, to.number), one.revision, count - 1 - place, one.version);
        (key, edit.repeatable().only_edit())
    });
    new.into_iter().chain(keyed).collect()
}

async fn hand_changes(
    tx: &mut Tx,
    now: Timestamp,
    batch: &Batch,
    reset: bool,
) -> Result<bool, StoreError> {
    let one = store::broadcast(tx.connection(), batch.id).await?;
    if !one.is_some_and(|one| one.changing.is_some() && one.version == batch.version) {
        return Ok(false);
    }
    for (number, messages) in &batch.messages {
        let of = (batch.id, *number);
        let mut last = None;
        for (key, message) in messages {
            last = Some(outbox::enqueue(tx, now, key, message).await?);
        }
        if let Some(row) = last {
            store::hand_change(tx, of, batch.revision, row, reset).await?;
        } else {
            let why = ("failed", "no message");
            store::settle_change(tx, of, batch.revision, why).await?;
        }
    }
    Ok(true)
}

/// Ends what is at its end: a broadcast of which nobody waits, a change that has reached every copy.
pub(super) async fn end(services: &Arc<Services>, one: &Broadcast) -> Result<(), StoreError> {
    let id = one.id;
    let is_over = {
        let mut reader = services.store.reader().acquire().await?;
        is_sent(&mut reader, one).await? || is_changed(&mut reader, one).await?
    };
    if !is_over {
        return Ok(());
    }
    let now = services.clock.now();
    services
        .store
        .write(move |tx| {
            async move {
                let Some(mut one) = store::broadcast(tx.connection(), id).await? else {
                    return Ok(());
                };
                if is_changed(tx.connection(), &one).await? {
                    one.changing = None;
                    one = save(tx, now, one).await?;
                }
                if is_sent(tx.connection(), &one).await? {
                    one.ended_at = Some(now);
                    match step(tx, now, &Actor::System, one, Step::End, "").await? {
                        Done::Done(_) => {}
                        other => tracing::warn!(?other, "a broadcast does not end"),
                    }
                }
                store::wake(tx);
                Ok(())
            }
            .boxed()
        })
        .await
}

async fn is_sent(connection: &mut SqliteConnection, one: &Broadcast) -> Result<bool, StoreError> {
    Ok(one.state == State::Sending
        && store::in_outbox(connection, one.id).await?.0 == 0
        && !store::anybody_queued(connection, one.id).await?)
}

async fn is_changed(
    connection: &mut SqliteConnection,
    one: &Broadcast,
) -> Result<bool, StoreError> {
    Ok(one.changing.is_some()
        && store::in_outbox(connection, one.id).await?.1 == 0
        && !store::anything_to_change(connection, one.id, one.revision).await?
        && !store::any_older_handed(connection, one.id, one.revision).await?)
}
