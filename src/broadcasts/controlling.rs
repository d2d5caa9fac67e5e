//! Use cases: what is being sent is paused, stopped, corrected and recalled; unknown copies are sent again.

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Scope, permit};
use crate::programme::places::Places;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;

use super::drafting::{Done, edited, save, see, step, within};
use super::model::{Broadcast, BroadcastId, Changing, Content};
use super::rules::{State, Step, next};
use super::store;

/// Of so many recipients who still wait the rest is left out at once; a worker sees to the others.
const SLICE: i64 = 200;

/// The step of the history that stands for a correction; why: [`RESET`], or nothing.
pub(super) const CORRECT: &str = "correct";

/// Why of a correction that has to be confirmed anew.
pub(super) const RESET: &str = "reset";

/// The step of the history that stands for a recall.
const RECALL: &str = "recall";

/// The step of the history that stands for trying failed changes again.
const RETRY: &str = "retry";

/// The one place that takes a broadcast's copies out of the outbox again, as far as they have not left.
pub(super) async fn hold(tx: &mut Tx, now: Timestamp, id: BroadcastId) -> Result<(), StoreError> {
    let handed = store::handed(tx, id).await?;
    let taken = outbox::take_back(tx, &handed).await?;
    store::queue_again(tx, now, id, &taken).await
}

/// Lets a broadcast rest: what has not left does not leave.
///
/// # Errors
/// When the store fails.
pub async fn pause(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    let done = stepped(tx, now, places, actor, id, Step::Pause).await?;
    if let Done::Done(_) = &done {
        hold(tx, now, id).await?;
    }
    Ok(done)
}

/// Lets a broadcast go on.
///
/// # Errors
/// When the store fails.
pub async fn resume(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    stepped(tx, now, places, actor, id, Step::Resume).await
}

async fn stepped(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
    wanted: Step,
) -> Result<Done, StoreError> {
    store::wake(tx);
    match see(tx, now, places, actor, id).await? {
        Done::Done(one) => step(tx, now, actor, one, wanted, "").await,
        other => Ok(other),
    }
}

/// Does not send the rest, nor repeat it. What has arrived stays.
///
/// # Errors
/// When the store fails.
pub async fn stop(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    match see(tx, now, places, actor, id).await? {
        Done::Done(one) => stop_it(tx, now, actor, one).await,
        other => Ok(other),
    }
}

async fn stop_it(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    mut one: Broadcast,
) -> Result<Done, StoreError> {
    let id = one.id;
    if next(one.state, Step::Stop).is_none() {
        return Ok(Done::NotNow(one));
    }
    one.ended_at = Some(now);
    // What was stopped is not to come again next week.
    end_row(tx, now, actor, id).await?;
    one.every = None;
    let done = step(tx, now, actor, one, Step::Stop, "").await?;
    if let Done::Done(_) = &done {
        hold(tx, now, id).await?;
        store::leave_out(tx, now, id, SLICE).await?;
        store::wake(tx);
    }
    Ok(done)
}

/// Recalls the copies that have arrived, and neither sends the rest nor repeats it.
///
/// # Errors
/// When the store fails.
pub async fn recall(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    let mut one = match see(tx, now, places, actor, id).await? {
        Done::Done(one) => one,
        other => return Ok(other),
    };
    if one.recalled_at.is_some() {
        return Ok(Done::NotNow(one));
    }
    if matches!(one.state, State::Preparing | State::Sending | State::Paused) {
        one = match stop_it(tx, now, actor, one).await? {
            Done::Done(one) => one,
            other => return Ok(other),
        };
    }
    if !one.state.has_copies() {
        return Ok(Done::NotNow(one));
    }
    end_row(tx, now, actor, id).await?;
    one.every = None;
    one.recalled_at = Some(now);
    one.revision += 1;
    one.changing = Some(Changing::Recall);
    let state = one.state;
    let one = save(tx, now, one).await?;
    store::add_event(tx, now, actor, id, RECALL, (state, state), "").await?;
    store::wake(tx);
    Ok(Done::Done(one))
}

/// Says something else from now on: the copies that have arrived are edited, the others say it at once.
/// With `reset`, it has to be confirmed anew. The files stay as they are: an album cannot be made of a
/// text, nor a text of an album. The next one of its row says it as well.
///
/// # Errors
/// When the store fails.
pub async fn correct(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    (id, content): (BroadcastId, Content),
    reset: bool,
) -> Result<Done, StoreError> {
    let mut one = match see(tx, now, places, actor, id).await? {
        Done::Done(one) => one,
        other => return Ok(other),
    };
    let same_kind = content.files.len() == one.content.files.len();
    if one.recalled_at.is_some() || !one.state.has_copies() || content.is_empty() || !same_kind {
        return Ok(Done::NotNow(one));
    }
    hold(tx, now, id).await?;
    if let Some(mut next) = store::next_of(tx, id).await?
        && next.content == one.content
    {
        next.content.clone_from(&content);
        let next = save(tx, now, next).await?;
        edited(tx, now, actor, &next).await?;
    }
    one.content = content;
    one.revision += 1;
    one.changing = Some(Changing::Correct);
    let state = one.state;
    let one = save(tx, now, one).await?;
    let why = if reset { RESET } else { "" };
    store::add_event(tx, now, actor, id, CORRECT, (state, state), why).await?;
    store::wake(tx);
    Ok(Done::Done(one))
}

/// Sends copies again of which nobody knows whether they arrived: all of them, or one. Only an officer's
/// tap does so, as somebody may get a second copy.
///
/// # Errors
/// When the store fails.
pub async fn resend(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
    number: Option<i64>,
) -> Result<Done<(Broadcast, u64)>, StoreError> {
    let one = match see(tx, now, places, actor, id).await? {
        Done::Done(one) => one,
        Done::NotNow(one) => return Ok(Done::NotNow(one)),
        Done::NotFound => return Ok(Done::NotFound),
        Done::Refused => return Ok(Done::Refused),
    };
    if one.recalled_at.is_some() || !one.state.has_copies() {
        return Ok(Done::NotNow(one));
    }
    // While the rest is still being left out, it would be sent after all.
    if one.state == State::Stopped && store::anybody_queued(tx.connection(), id).await? {
        return Ok(Done::NotNow(one));
    }
    let count = store::resend(tx, now, id, number).await?;
    if count == 0 {
        return Ok(Done::Done((one, 0)));
    }
    store::wake(tx);
    if !matches!(one.state, State::Done | State::Stopped) {
        return Ok(Done::Done((one, count)));
    }
    let mut one = one;
    one.ended_at = None;
    Ok(match step(tx, now, actor, one, Step::Reopen, "").await? {
        Done::Done(one) => Done::Done((one, count)),
        Done::NotNow(one) => Done::NotNow(one),
        Done::NotFound => Done::NotFound,
        Done::Refused => Done::Refused,
    })
}

/// Ends the row of a repeated broadcast: one that waits for its time is the last, the one after one that
/// was sent is given up.
///
/// # Errors
/// When the store fails.
pub async fn repeat_no_more(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    let mut one = match see(tx, now, places, actor, id).await? {
        Done::Done(one) => one,
        other => return Ok(other),
    };
    if one.every.is_none() {
        return Ok(Done::NotNow(one));
    }
    end_row(tx, now, actor, id).await?;
    one.every = None;
    save(tx, now, one).await.map(Done::Done)
}

/// Gives up the one of a row that has yet to be sent.
async fn end_row(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: BroadcastId,
) -> Result<(), StoreError> {
    if let Some(next) = store::next_of(tx, id).await? {
        step(tx, now, actor, next, Step::Discard, "repeated no more").await?;
    }
    Ok(())
}

/// The one of a broadcast's row that has yet to be sent; the actor may see the broadcast.
pub(super) async fn next_of_row(
    tx: &mut Tx,
    id: BroadcastId,
) -> Result<Option<Broadcast>, StoreError> {
    store::next_of(tx, id).await
}

/// Tries the changes of copies again that have failed, of the newest correction or the recall.
///
/// # Errors
/// When the store fails.
pub async fn retry(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    let mut one = match see(tx, now, places, actor, id).await? {
        Done::Done(one) => one,
        other => return Ok(other),
    };
    // While others are under way, their end comes first.
    if one.changing.is_some() || one.revision == 0 {
        return Ok(Done::NotNow(one));
    }
    if store::retry_changes(tx, id, one.revision).await? == 0 {
        return Ok(Done::NotNow(one));
    }
    let changing = if one.recalled_at.is_some() { Changing::Recall } else { Changing::Correct };
    one.changing = Some(changing);
    let state = one.state;
    let one = save(tx, now, one).await?;
    store::add_event(tx, now, actor, id, RETRY, (state, state), "").await?;
    store::wake(tx);
    Ok(Done::Done(one))
}

/// The copies of a broadcast, which the actor may see, that may or may not have arrived: a page of their
/// numbers and whom they are for.
pub(super) async fn unknown_copies(
    tx: &mut Tx,
    id: BroadcastId,
    page: (i64, i64),
) -> Result<Vec<(i64, String)>, StoreError> {
    store::unknown(tx.connection(), id, page).await
}

/// A page of what was confirmed, the newest first, and how many there are: of everybody for whoever answers
/// for the province, otherwise one's own. `None` for whoever sends no broadcasts.
///
/// # Errors
/// When the store fails.
pub async fn sent(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    page: (usize, usize),
) -> Result<Option<(Vec<Broadcast>, i64)>, StoreError> {
    let (scope, author) = match actor {
        Actor::Person(person) => match within(person) {
            Some(communes) => (Scope::communes(communes), Some(person.account.id)),
            None => (Scope::province(), None),
        },
        Actor::System | Actor::CommandLine => (Scope::province(), None),
    };
    if !permit(tx, now, actor, Action::Broadcast, &scope, "broadcasts").await? {
        return Ok(None);
    }
    let states = [
        State::Waiting,
        State::Scheduled,
        State::Preparing,
        State::Sending,
        State::Paused,
        State::Stopped,
        State::Done,
    ];
    let count = store::count_by_author(tx.connection(), author, &states).await?;
    let found = store::by_author(tx.connection(), author, &states, page).await?;
    Ok(Some((found, count)))
}
