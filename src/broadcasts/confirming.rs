//! Use cases: a draft is planned, confirmed once, and approved by a second person where it reaches many.

use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnection;

use crate::clock::{Timestamp, local_date};
use crate::people::{Action, Actor, Person, Role, Scope, Tie, may, officials, permit, record};
use crate::programme::places::Places;
use crate::store::{StoreError, Tx};

use super::drafting::{Done, save, see, step};
use super::model::{Broadcast, BroadcastId, Every, OriginWhy, Reach};
use super::moments::{may_leave, next_of_row};
use super::posting;
use super::reporting::origin_recalled;
use super::rules::{State, Step, asks_second, next};
use super::store;

/// How long a second tap on the button that began a broadcast may come late.
const TAPS: TimeDelta = TimeDelta::minutes(1);

/// How long the same text to the same audience is asked about.
const SAME: TimeDelta = TimeDelta::hours(24);

/// When a draft is to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// At this moment; `None` for at once.
    At(Option<Timestamp>),
    /// So often; `None` for once.
    Every(Option<Every>),
}

/// Plans when a draft is to leave.
///
/// # Errors
/// When the store fails.
pub async fn plan(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
    plan: Plan,
) -> Result<Done, StoreError> {
    let mut one = match see(tx, now, places, actor, id).await? {
        Done::Done(one) => one,
        other => return Ok(other),
    };
    if one.state != State::Draft {
        return Ok(Done::NotNow(one));
    }
    match plan {
        Plan::At(at) => one.send_at = at,
        Plan::Every(every) => one.every = every,
    }
    save(tx, now, one).await.map(Done::Done)
}

/// What is confirmed: a draft as it was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// The draft.
    pub id: BroadcastId,
    /// Its version on the screen: what was changed since is shown first.
    pub version: i64,
    /// Although the same was said to the same people a short while ago.
    pub again: bool,
    /// Whom it reaches, as [`reach`] has counted.
    pub reach: Reach,
}

/// What comes of confirming.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "few exist at once, and each is taken apart at once")]
pub enum Confirmed {
    /// It is being sent.
    Begun(Broadcast),
    /// It will be, at its time.
    Scheduled(Broadcast),
    /// A second person has to approve it: these.
    Waiting(Broadcast, Reach, Vec<Person>),
    /// The same was said to the same people a short while ago, by this one.
    Same(Broadcast, Broadcast),
    /// There is nothing to be sent.
    Empty(Broadcast),
    /// It reminds of a broadcast that was recalled.
    Recalled(Broadcast),
    /// It reaches nobody.
    Nobody(Broadcast),
    /// It was changed since it was shown.
    Changed(Broadcast),
    /// It is no draft any more: what became of it.
    NotNow(Broadcast),
    /// There is no such broadcast.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Whom a broadcast reaches today. To be asked of a reader, before the writer is: it looks at everybody.
///
/// # Errors
/// When the store fails.
pub async fn reach(
    reader: &mut SqliteConnection,
    now: Timestamp,
    id: BroadcastId,
) -> Result<Reach, StoreError> {
    let Some(one) = store::broadcast(reader, id).await? else { return Ok(Reach::default()) };
    store::count(reader, &one.audience, one.topic, local_date(now)).await
}

/// Beyond how many recipients a second person approves.
///
/// # Errors
/// When the store fails.
pub async fn approve_above(reader: &mut SqliteConnection) -> Result<i64, StoreError> {
    store::approve_above(reader).await
}

/// Whether a second person has to approve a broadcast that reaches so many.
///
/// # Errors
/// When the store fails.
pub async fn needs_second(
    connection: &mut SqliteConnection,
    one: &Broadcast,
    reach: Reach,
) -> Result<bool, StoreError> {
    let above = store::approve_above(connection).await?;
    Ok(asks_second(reach.to_send, above, posts(connection, one).await?))
}

/// How many groups and channels a broadcast is posted to.
async fn posts(connection: &mut SqliteConnection, one: &Broadcast) -> Result<usize, StoreError> {
    Ok(if one.posted { posting::on(connection).await?.len() } else { 0 })
}

/// Confirms a draft, once: of two taps, or of two officers, the second is told what became of it.
///
/// # Errors
/// When the store fails.
pub async fn confirm(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    command: Confirm,
) -> Result<Confirmed, StoreError> {
    let one = match see(tx, now, places, actor, command.id).await? {
        Done::Done(one) => one,
        Done::NotNow(one) => return Ok(Confirmed::NotNow(one)),
        Done::NotFound => return Ok(Confirmed::NotFound),
        Done::Refused => return Ok(Confirmed::Refused),
    };
    if one.state != State::Draft {
        return Ok(Confirmed::NotNow(one));
    }
    if one.version != command.version {
        return Ok(Confirmed::Changed(one));
    }
    if one.content.is_empty() {
        return Ok(Confirmed::Empty(one));
    }
    if origin_recalled(tx.connection(), &one).await? {
        return Ok(Confirmed::Recalled(one));
    }
    let fingerprint = fingerprint(&one);
    if !command.again
        && let Some(other) = store::same(tx, one.id, &fingerprint, now - SAME).await?
    {
        return Ok(Confirmed::Same(one, other));
    }
    let reach = command.reach;
    if reach.to_send == 0 && posts(tx.connection(), &one).await? == 0 {
        return Ok(Confirmed::Nobody(one));
    }
    store::set_fingerprint(tx, one.id, &fingerprint).await?;
    let chat = actor.account().map(|account| account.telegram_id.0);
    if let Some(chat) = chat {
        store::show_in(tx, one.id, chat).await?;
    }
    if needs_second(tx.connection(), &one, reach).await? {
        return Ok(match step(tx, now, actor, one, Step::Submit, "").await? {
            Done::Done(one) => {
                let approvers = approvers(tx, &one).await?;
                Confirmed::Waiting(one, reach, approvers)
            }
            _ => Confirmed::NotFound,
        });
    }
    Ok(match go(tx, now, actor, one).await? {
        Done::Done(one) if one.state == State::Scheduled => Confirmed::Scheduled(one),
        Done::Done(one) => Confirmed::Begun(one),
        Done::NotNow(one) => Confirmed::NotNow(one),
        Done::NotFound | Done::Refused => Confirmed::NotFound,
    })
}

/// What is said to whom, in so many letters.
fn fingerprint(one: &Broadcast) -> String {
    let said = serde_json::to_string(&(&one.content, &one.audience)).unwrap_or_default();
    format!("{:x}", Sha256::digest(said))
}

/// Who may approve a broadcast: the province's officers and the admins, but nobody who has a hand in it.
pub(super) async fn approvers(tx: &mut Tx, one: &Broadcast) -> Result<Vec<Person>, StoreError> {
    let hands = store::hands(tx.connection(), one.id).await?;
    let mut people = officials(tx).await?;
    people.retain(|person| {
        person.account.id != one.author
            && !hands.contains(&person.account.id)
            && person.roles.iter().any(|role| matches!(role, Role::ProvinceOfficer | Role::Admin))
    });
    Ok(people)
}

/// Sends a broadcast that may be sent: now, or when its time comes.
async fn go(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    mut one: Broadcast,
) -> Result<Done, StoreError> {
    let at = may_leave(&one, one.send_at.unwrap_or(now).max(now));
    if at > now {
        one.send_at = Some(at);
        store::wake(tx);
        return step(tx, now, actor, one, Step::Schedule, "").await;
    }
    begin(tx, now, actor, one).await
}

/// Whether the actor began a broadcast a moment ago: they have tapped twice.
///
/// # Errors
/// When the store fails.
pub async fn just_begun(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    one: &Broadcast,
) -> Result<bool, StoreError> {
    if one.started_at.is_none_or(|at| now - at > TAPS) {
        return Ok(false);
    }
    let begun = store::last_step(tx.connection(), one.id, Step::Begin.name()).await?;
    let me = actor.account().map(|account| account.id.0);
    Ok(me.is_some() && begun.is_some_and(|(account, _)| account == me))
}

/// Begins to send a broadcast; one that is repeated leaves the next one scheduled.
pub(super) async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    mut one: Broadcast,
) -> Result<Done, StoreError> {
    if next(one.state, Step::Begin).is_none() {
        return Ok(Done::NotNow(one));
    }
    one.started_at = Some(now);
    store::wake(tx);
    let done = step(tx, now, actor, one, Step::Begin, "").await?;
    if let Done::Done(one) = &done
        && let Some(every) = one.every
    {
        repeat(tx, now, one, every).await?;
    }
    Ok(done)
}

/// Schedules the next one of a row.
async fn repeat(
    tx: &mut Tx,
    now: Timestamp,
    one: &Broadcast,
    every: Every,
) -> Result<(), StoreError> {
    let Some((first, steps)) = store::row_began(tx, one.id).await? else { return Ok(()) };
    let began = first.send_at.or(first.started_at).unwrap_or(now);
    let new = store::New {
        author: one.author,
        topic: one.topic,
        content: &one.content,
        audience: &one.audience,
        origin: Some((one.id, OriginWhy::Repeat)),
    };
    let id = store::insert(tx, now, &new).await?;
    let Some(mut made) = store::broadcast(tx.connection(), id).await? else { return Ok(()) };
    let at = next_of_row(began, every, steps, now);
    made.urgent = one.urgent;
    made.posted = one.posted;
    made.every = Some(every);
    made.approver = one.approver;
    made.send_at = Some(may_leave(&made, at));
    let shown = store::shown(tx.connection(), one.id).await?;
    if let Some(chat) = shown.chat {
        store::show_in(tx, id, chat).await?;
    }
    step(tx, now, &Actor::System, made, Step::Schedule, "").await?;
    Ok(())
}

/// What comes of approving, or of giving back.
pub type Decided = Done;

/// Approves a broadcast that waits for it: it is sent, or scheduled.
///
/// # Errors
/// When the store fails.
pub async fn approve(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (id, version): (BroadcastId, i64),
) -> Result<Decided, StoreError> {
    let mut one = match deciding(tx, now, actor, id).await? {
        Done::Done(one) => one,
        other => return Ok(other),
    };
    if one.state != State::Waiting || one.version != version {
        return Ok(Done::NotNow(one));
    }
    one.approver = actor.account().map(|account| account.id);
    let subject = format!("broadcast {id}");
    record(tx, now, actor, "broadcast.approve", &subject, "").await?;
    go(tx, now, actor, one).await
}

/// Gives a broadcast that waits for approval back to its author, with the reason.
///
/// # Errors
/// When the store fails.
pub async fn give_back(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: BroadcastId,
    why: &str,
) -> Result<Decided, StoreError> {
    match deciding(tx, now, actor, id).await? {
        Done::Done(one) if one.state == State::Waiting => {
            step(tx, now, actor, one, Step::GiveBack, why).await
        }
        Done::Done(one) => Ok(Done::NotNow(one)),
        other => Ok(other),
    }
}

/// The broadcast, where the actor may approve it.
///
/// # Errors
/// When the store fails.
pub async fn deciding(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    let Some(one) = store::broadcast(tx.connection(), id).await? else { return Ok(Done::NotFound) };
    let scope = tied(tx, actor, &one).await?;
    let subject = format!("broadcast {id}");
    if !permit(tx, now, actor, Action::ApproveBroadcast, &scope, &subject).await? {
        return Ok(Done::Refused);
    }
    Ok(Done::Done(one))
}

/// Whether the actor may approve a broadcast, for what is offered: nothing goes on record.
///
/// # Errors
/// When the store fails.
pub async fn may_decide(tx: &mut Tx, actor: &Actor, one: &Broadcast) -> Result<bool, StoreError> {
    Ok(one.state == State::Waiting
        && may(actor, Action::ApproveBroadcast, &tied(tx, actor, one).await?))
}

/// What is to be approved, for the permission table: one's own is what one has written, changed or
/// confirmed for another.
async fn tied(tx: &mut Tx, actor: &Actor, one: &Broadcast) -> Result<Scope, StoreError> {
    let me = actor.account().map(|account| account.id);
    let hands = store::hands(tx.connection(), one.id).await?;
    let own = me.is_some_and(|me| me == one.author || hands.contains(&me));
    Ok(Scope::province().with(if own { Tie::Own } else { Tie::None }))
}

/// Takes a broadcast back that waits for approval or for its time, to change it.
///
/// # Errors
/// When the store fails.
pub async fn take_back(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    match see(tx, now, places, actor, id).await? {
        Done::Done(mut one) => {
            one.approver = None;
            step(tx, now, actor, one, Step::GiveBack, "").await
        }
        other => Ok(other),
    }
}
