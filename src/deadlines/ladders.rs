//! Use cases: the ladders, which officers of the province edit.

use crate::clock::{Timestamp, local_date};
use crate::people::{Action, Actor, Scope, permit, record};
use crate::store::{StoreError, Tx};

use super::model::{Audience, Kind, Rung};
use super::store;

/// Rungs of a ladder for one audience.
pub(super) const MOST: usize = 10;

/// The largest number of days before a date.
const FURTHEST: i64 = 400;

/// What comes of something about ladders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ladder<T> {
    /// Here it is, or it is done.
    Done(T),
    /// These are no days.
    Faulty,
    /// The actor may not.
    Refused,
}

async fn allowed(tx: &mut Tx, now: Timestamp, actor: &Actor) -> Result<bool, StoreError> {
    permit(tx, now, actor, Action::Publish, &Scope::province(), "ladders").await
}

/// The days of a ladder for an audience, the furthest first.
pub(super) fn days(rungs: &[Rung], kind: Kind, audience: Audience) -> Vec<i64> {
    let of = rungs.iter().filter(|rung| rung.kind == kind && rung.audience == audience);
    of.map(|rung| rung.days).collect()
}

/// All ladders, for whoever may change them.
pub(super) async fn ladders(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
) -> Result<Ladder<Vec<Rung>>, StoreError> {
    if !allowed(tx, now, actor).await? {
        return Ok(Ladder::Refused);
    }
    store::ladder(tx.connection()).await.map(Ladder::Done)
}

/// The days that somebody typed, the furthest first, or none of them (a dash); `None` where it is
/// neither.
pub(super) fn read_days(text: &str) -> Option<Vec<i64>> {
    if text.trim() == "-" {
        return Some(Vec::new());
    }
    let parts = text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut days: Vec<i64> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    days.sort_unstable_by(|one, other| other.cmp(one));
    days.dedup();
    let sound = days.iter().all(|day| (0..=FURTHEST).contains(day));
    (!days.is_empty() && days.len() <= MOST && sound).then_some(days)
}

/// Whether officers can be told only where nobody has reacted: of what its producer can react to.
pub(super) fn can_be_silent(kind: Kind, audience: Audience) -> bool {
    audience != Audience::Producer && kind.is_producers()
}

/// Has a rung of officers come only where nobody has reacted, or, with `false`, in any case; returns all
/// ladders.
pub(super) async fn set_silent(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (kind, audience, days): (Kind, Audience, i64),
    silent: bool,
) -> Result<Ladder<Vec<Rung>>, StoreError> {
    if !allowed(tx, now, actor).await? {
        return Ok(Ladder::Refused);
    }
    if !can_be_silent(kind, audience)
        || !store::set_silent(tx, (kind, audience), days, silent).await?
    {
        return Ok(Ladder::Faulty);
    }
    let subject = format!("ladder {} {}", kind.name(), audience.name());
    record(tx, now, actor, "ladder.silent", &subject, &format!("{days}: {silent}")).await?;
    store::ladder(tx.connection()).await.map(Ladder::Done)
}

/// Sets on which days before a date of that kind an audience is told; returns the days before that. All
/// that is due of the kind is computed anew; what was sent is not sent again, and its producer is told of
/// what is ahead only.
pub(super) async fn set(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (kind, audience): (Kind, Audience),
    wanted: &[i64],
) -> Result<Ladder<Vec<i64>>, StoreError> {
    if !allowed(tx, now, actor).await? {
        return Ok(Ladder::Refused);
    }
    let sound = wanted.iter().all(|day| (0..=FURTHEST).contains(day));
    let promised = !wanted.is_empty() || audience != Audience::Producer;
    if !promised || wanted.len() > MOST || !sound {
        return Ok(Ladder::Faulty);
    }
    let before = store::ladder(tx.connection()).await?;
    let was = days(&before, kind, audience);
    store::set_rungs(tx, (kind, audience), wanted).await?;
    if audience == Audience::Producer {
        store::from_today(tx, kind, local_date(now)).await?;
    }
    store::all_changed(tx, kind).await?;
    let subject = format!("ladder {} {}", kind.name(), audience.name());
    record(tx, now, actor, "ladder.set", &subject, &format!("{was:?} -> {wanted:?}")).await?;
    Ok(Ladder::Done(was))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_however_they_are_parted() {
        assert_eq!(read_days("200, 180;150 120"), Some(vec![200, 180, 150, 120]));
        assert_eq!(read_days("7 7 30 ngày"), Some(vec![30, 7]));
        assert_eq!(read_days("bảy"), None);
        assert_eq!(read_days(" - "), Some(Vec::new()));
        assert_eq!(read_days("401"), None);
        assert_eq!(read_days("1 2 3 4 5 6 7 8 9 10 11"), None);
    }
}
