//! What the rungs of a ladder ask for: reminders for those concerned, tasks for officers.

use crate::clock::{Timestamp, local_date};
use crate::people::{Person, officials, person};
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
    if climb.due.is_empty() && climb.overtaken.is_empty() {
        return Ok(());
    }
    for rung in &climb.overtaken {
        tell_producer(tx, now, programme, one, rung, Some(Why::Overtaken)).await?;
    }
    let reactions = store::reactions(tx.connection(), &one.subject()).await?;
    for rung in &climb.due {
        match rung.audience {
            Audience::Producer => tell_producer(tx, now, programme, one, rung, None).await?,
            Audience::Commune | Audience::Province if rung.silent && !reactions.is_empty() => {}
            Audience::Commune | Audience::Province => {
                tell_officer(tx, now, programme, one, rung).await?;
            }
        }
    }
    Ok(())
}

/// When a rung's turn is: on its day, which may be past after an outage; today for what was not
/// promised before.
fn turn(now: Timestamp, one: &ProductDeadline, rung: &Rung) -> chrono::NaiveDate {
    let today = local_date(now);
    let day = rules::before(one.deadline.due_on, rung.days).unwrap_or(today);
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
    let (audience, subject, day) = (Audience::Producer, one.subject(), turn(now, one, rung));
    let mut promise =
        Promise { account: None, audience, subject, rung: rung.days, send_at: now, missed };
    if members.is_empty() {
        promise.missed = missed.or(Some(Why::Nobody));
        return store::promise(tx, now, &promise).await;
    }
    let reactions = store::reactions(tx.connection(), &subject).await?;
    for (account, _) in members {
        let Some(reader) = person(tx.connection(), account).await? else { continue };
        let muted = reactions
            .iter()
            .rfind(|(by, _)| *by == account)
            .is_some_and(|(_, last)| matches!(last, Reaction::Mute | Reaction::Done));
        let unreachable = reader.account.unreachable_since.is_some();
        let why = muted.then_some(Why::Muted).or(unreachable.then_some(Why::Unreachable));
        let hour = store::hour(tx.connection(), account).await?.unwrap_or(HOUR);
        let calendar = &programme.calendar;
        promise.account = Some(account);
        promise.missed = missed.or(why);
        promise.send_at = rules::send_at(calendar, audience, day, one.deadline.act_on, hour);
        store::promise(tx, now, &promise).await?;
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
    let officials: Vec<Person> = officials(tx).await?;
    let officer = tasks::officer_for(tx, &officials, rung.audience, one.commune).await?;
    let subject = one.subject();
    let task = NewTask { subject, level: rung.audience, commune: one.commune, officer };
    store::open_task(tx, now, &task).await?;
    let Some(account) = officer else { return Ok(()) };
    let hour = store::hour(tx.connection(), account).await?.unwrap_or(HOUR);
    let (audience, day) = (rung.audience, turn(now, one, rung));
    let send_at = rules::send_at(&programme.calendar, audience, day, one.deadline.act_on, hour);
    let (account, rung) = (Some(account), rung.days);
    let promise = Promise { account, audience, subject, rung, send_at, missed: None };
    store::promise(tx, now, &promise).await
}
