//! What the rungs of a ladder ask for: reminders for those concerned, tasks for officers.

use chrono::NaiveDate;

use crate::clock::{Timestamp, local_date};
use crate::people::{AccountId, Person, officials, person};
use crate::producers;
use crate::programme::Programme;
use crate::store::{StoreError, Tx};

use super::model::{Audience, ProductDeadline, Reaction, Rung, Why};
use super::rules::{self, HOUR};
use super::store::{self, NewTask, Promise};
use super::tasks;

/// Looks at the ladder of a deadline, writes down whom to remind, and keeps when to look again.
pub(super) async fn climb(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    ladder: &[Rung],
    one: &ProductDeadline,
) -> Result<(), StoreError> {
    let climb = rules::climb(&one.deadline, one.handled, ladder, local_date(now));
    let kept = ProductDeadline { handled: Some(climb.handled), ..*one };
    store::put(tx, &kept, climb.next_on).await?;
    hand_over(tx, now, programme, &kept).await?;
    catch_up(tx, now, programme, ladder, &kept).await?;
    if climb.due.is_empty() && climb.overtaken.is_empty() {
        return Ok(());
    }
    for rung in &climb.overtaken {
        tell_producer(tx, now, programme, one, rung, Some(Why::Overtaken)).await?;
    }
    let answered = store::is_answered(tx.connection(), &one.subject()).await?;
    for rung in &climb.due {
        match rung.audience {
            Audience::Producer => tell_producer(tx, now, programme, one, rung, None).await?,
            Audience::Commune | Audience::Province if rung.silent && answered => {}
            Audience::Commune | Audience::Province => {
                tell_officer(tx, now, programme, one, rung).await?;
            }
        }
    }
    Ok(())
}

/// Writes down the rungs of a deadline that has passed which were promised and never came.
pub(super) async fn missed(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    ladder: &[Rung],
    one: &ProductDeadline,
) -> Result<(), StoreError> {
    let Some(handled) = one.handled else { return Ok(()) };
    let rungs = ladder.iter().filter(|rung| {
        rung.kind == one.deadline.kind && rung.audience == Audience::Producer && rung.days < handled
    });
    for rung in rungs {
        tell_producer(tx, now, programme, one, rung, Some(Why::Outage)).await?;
    }
    Ok(())
}

/// When a rung's turn is: on its day, which may be past after an outage; today for what was not
/// promised before.
fn turn(now: Timestamp, one: &ProductDeadline, rung: i64) -> NaiveDate {
    let today = local_date(now);
    let day = rules::before(one.deadline.due_on, rung).unwrap_or(today);
    if one.handled.is_some() { day.min(today) } else { today }
}

async fn tell_producer(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    one: &ProductDeadline,
    rung: &Rung,
    missed: Option<Why>,
) -> Result<(), StoreError> {
    let members = producers::members(tx.connection(), one.producer).await?;
    if members.is_empty() {
        let promise = Promise {
            account: None,
            audience: Audience::Producer,
            subject: one.subject(),
            rung: rung.days,
            send_at: now,
            missed: missed.or(Some(Why::Nobody)),
        };
        return store::promise(tx, now, &promise).await;
    }
    for (account, _) in members {
        promise_to(tx, now, programme, (one, rung), account, missed).await?;
    }
    Ok(())
}

async fn promise_to(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    (one, rung): (&ProductDeadline, &Rung),
    account: AccountId,
    missed: Option<Why>,
) -> Result<(), StoreError> {
    let (audience, subject, day) = (Audience::Producer, one.subject(), turn(now, one, rung.days));
    let Some(reader) = person(tx.connection(), account).await? else { return Ok(()) };
    let reactions = store::reactions(tx.connection(), &subject).await?;
    let last = reactions.iter().rfind(|(by, _)| *by == account).map(|(_, last)| *last);
    let muted = last == Some(Reaction::Mute);
    let unreachable = reader.account.unreachable_since.is_some();
    let why = muted.then_some(Why::Muted).or(unreachable.then_some(Why::Unreachable));
    let hour = store::hour(tx.connection(), account).await?.unwrap_or(HOUR);
    let send_at = rules::send_at(&programme.calendar, audience, day, one.deadline.act_on, hour);
    let (account, missed) = (Some(account), missed.or(why));
    let promise = Promise { account, audience, subject, rung: rung.days, send_at, missed };
    store::promise(tx, now, &promise).await
}

/// Whoever has come to act for the producer since the last rung is told of it now.
async fn catch_up(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    ladder: &[Rung],
    one: &ProductDeadline,
) -> Result<(), StoreError> {
    let left = (one.deadline.due_on - local_date(now)).num_days();
    let rungs = ladder.iter().filter(|rung| {
        rung.kind == one.deadline.kind && rung.audience == Audience::Producer && rung.days >= left
    });
    let Some(last) = rungs.min_by_key(|rung| rung.days).filter(|_| left >= 0) else {
        return Ok(());
    };
    let told = store::told(tx.connection(), &one.subject()).await?;
    for (account, _) in producers::members(tx.connection(), one.producer).await? {
        if !told.is_empty() && !told.contains(&Some(account)) {
            promise_to(tx, now, programme, (one, last), account, None).await?;
        }
    }
    Ok(())
}

/// Tasks whose officer has left go to another.
async fn hand_over(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    one: &ProductDeadline,
) -> Result<(), StoreError> {
    let subject = one.subject();
    let levels = store::orphaned(tx.connection(), &subject).await?;
    if levels.is_empty() {
        return Ok(());
    }
    let officials = officials(tx).await?;
    for level in levels {
        let Some(officer) = tasks::officer_for(tx, &officials, level, one.commune).await? else {
            continue;
        };
        store::hand_over(tx, &subject, level, officer).await?;
        let left = (one.deadline.due_on - local_date(now)).num_days();
        promise_officer(tx, now, programme, one, (level, left), officer).await?;
    }
    Ok(())
}

async fn tell_officer(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    one: &ProductDeadline,
    rung: &Rung,
) -> Result<(), StoreError> {
    let mut officer = store::officer_of(tx.connection(), &one.subject(), rung.audience).await?;
    if officer.is_none() {
        let officials: Vec<Person> = officials(tx).await?;
        officer = tasks::officer_for(tx, &officials, rung.audience, one.commune).await?;
    }
    let subject = one.subject();
    let task = NewTask { subject, level: rung.audience, commune: one.commune, officer };
    store::open_task(tx, now, &task).await?;
    let Some(officer) = officer else { return Ok(()) };
    promise_officer(tx, now, programme, one, (rung.audience, rung.days), officer).await
}

async fn promise_officer(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    one: &ProductDeadline,
    (audience, rung): (Audience, i64),
    officer: AccountId,
) -> Result<(), StoreError> {
    let (calendar, day) = (&programme.calendar, turn(now, one, rung));
    let hour = store::hour(tx.connection(), officer).await?.unwrap_or(HOUR);
    let send_at = rules::send_at(calendar, audience, day, one.deadline.act_on, hour);
    let (account, subject) = (Some(officer), one.subject());
    let promise = Promise { account, audience, subject, rung, send_at, missed: None };
    store::promise(tx, now, &promise).await
}
