//! What comes of the time of a scheduled broadcast: it leaves, or has to be approved after all.

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Person, Scope, Tie, may, person};
use crate::programme::places::Places;
use crate::store::{StoreError, Tx};

use super::confirming::{approvers, begin, needs_second};
use super::drafting::{Done, scope, step};
use super::model::{Broadcast, BroadcastId, Reach};
use super::moments::may_leave;
use super::reporting::origin_recalled;
use super::rules::{State, Step};
use super::store;

/// What comes of the time of a scheduled broadcast.
#[expect(clippy::large_enum_variant, reason = "one exists at a time, and is taken apart at once")]
pub(super) enum Due {
    /// It is being sent, or it is not scheduled any more.
    Over,
    /// It waits for this moment: it has become night, or it was changed meanwhile.
    At(Timestamp),
    /// It cannot leave unapproved any more: these may approve it.
    Waiting(Broadcast, Late, Vec<Person>),
}

/// Why a scheduled broadcast has to be approved at its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Late {
    /// It reaches more than may leave unapproved.
    Grown,
    /// Whoever scheduled it no longer sends announcements.
    Left,
}

/// The time of a scheduled broadcast has come, which reaches so many by now: counted when it had this
/// version, before the writer was asked for.
pub(super) async fn come(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    (id, version): (BroadcastId, i64),
    reach: Reach,
) -> Result<Due, StoreError> {
    let Some(one) = store::broadcast(tx.connection(), id).await? else { return Ok(Due::Over) };
    // After an outage it may have become night.
    let at = may_leave(&one, now);
    if at > now {
        return Ok(Due::At(at));
    }
    if one.state != State::Scheduled {
        return Ok(Due::Over);
    }
    if one.version != version {
        return Ok(Due::At(now));
    }
    if origin_recalled(tx.connection(), &one).await? {
        step(tx, now, &Actor::System, one, Step::Discard, "recalled").await?;
        return Ok(Due::Over);
    }
    let late = late(tx.connection(), places, &one, reach).await?;
    if let Some(late) = late {
        return Ok(match step(tx, now, &Actor::System, one, Step::Submit, "").await? {
            Done::Done(one) => {
                let approvers = approvers(tx, &one).await?;
                Due::Waiting(one, late, approvers)
            }
            _ => Due::Over,
        });
    }
    begin(tx, now, &Actor::System, one).await?;
    Ok(Due::Over)
}

/// Whether a broadcast was approved by somebody who may still approve.
pub(super) async fn is_approved(
    connection: &mut SqliteConnection,
    one: &Broadcast,
) -> Result<bool, StoreError> {
    let Some(approver) = one.approver else { return Ok(false) };
    let approver = person(connection, approver).await?;
    let scope = Scope::province().with(Tie::None);
    Ok(approver.is_some_and(|one| may(&Actor::from(one), Action::ApproveBroadcast, &scope)))
}

/// Why a scheduled broadcast, which reaches so many by now, has to be approved before it leaves.
pub(super) async fn late(
    connection: &mut SqliteConnection,
    places: &Places,
    one: &Broadcast,
    reach: Reach,
) -> Result<Option<Late>, StoreError> {
    if is_approved(connection, one).await? {
        return Ok(None);
    }
    // Nobody confirms the next ones of a row: for those its author answers.
    let by = store::confirmer(connection, one.id).await?.unwrap_or(one.author);
    let scope = scope(places, &one.audience, by == one.author);
    let by = person(connection, by).await?;
    if !by.is_some_and(|by| may(&Actor::from(by), Action::Broadcast, &scope)) {
        return Ok(Some(Late::Left));
    }
    Ok(needs_second(connection, one, reach).await?.then_some(Late::Grown))
}
