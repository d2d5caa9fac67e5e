//! What the rungs of a ladder ask for: reminders for those concerned, tasks for officers.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::clock::{Timestamp, local_date};
use crate::people::AccountId;
use crate::programme::Programme;
use crate::store::{StoreError, Tx};

use super::model::{Audience, Kind, ProductDeadline, Reaction, Rung, Subject, Why};
use super::rules::{self, HOUR};
use super::store::{self, NewTask, OpenTask, Promise, Reader};
use super::tasks::{self, Officials};

/// What does not change while some products are looked at together.
#[derive(Debug)]
pub(super) struct Look<'a> {
    pub(super) now: Timestamp,
    pub(super) programme: &'a Programme,
    pub(super) ladder: &'a [Rung],
    officials: Officials,
    /// At which hours officers want to be told.
    hours: HashMap<AccountId, u32>,
}

impl<'a> Look<'a> {
    pub(super) fn new(now: Timestamp, programme: &'a Programme, ladder: &'a [Rung]) -> Self {
        Self { now, programme, ladder, officials: Officials::default(), hours: HashMap::new() }
    }

    async fn hour(&mut self, tx: &mut Tx, officer: AccountId) -> Result<u32, StoreError> {
        if let Some(hour) = self.hours.get(&officer) {
            return Ok(*hour);
        }
        let hour = store::hour(tx.connection(), officer).await?.unwrap_or(HOUR);
        self.hours.insert(officer, hour);
        Ok(hour)
    }

    fn today(&self) -> NaiveDate {
        local_date(self.now)
    }
}

/// Looks at the ladder of a deadline, writes down whom to remind, and keeps when to look again. `desk` is
/// where the product's dossier lies, if it was filed.
pub(super) async fn climb(
    tx: &mut Tx,
    look: &mut Look<'_>,
    (tasks, desk): (&mut [OpenTask], Option<Audience>),
    one: &ProductDeadline,
) -> Result<(), StoreError> {
    let climb = rules::climb(&one.deadline, one.handled, look.ladder, look.today());
    let kept = ProductDeadline { handled: Some(climb.handled), ..*one };
    store::put(tx, &kept, climb.next_on).await?;
    let desk = desk.filter(|_| one.deadline.kind == Kind::Pending);
    if let Some(desk) = desk {
        follow(tx, look, (&*tasks, desk), &kept).await?;
    }
    hand_over(tx, look, tasks, &kept).await?;
    let readers = store::readers(tx.connection(), one.producer, &one.subject()).await?;
    catch_up(tx, look, &readers, &kept).await?;
    // Where a later rung comes in its place nothing was missed.
    let replaced = climb.due.iter().any(|rung| rung.audience == Audience::Producer);
    let why = if replaced { Why::Overtaken } else { Why::Outage };
    for rung in &climb.overtaken {
        tell_producer(tx, look, &readers, one, rung, Some(why)).await?;
    }
    for rung in &climb.due {
        match rung.audience {
            Audience::Producer => tell_producer(tx, look, &readers, one, rung, None).await?,
            // It lies elsewhere.
            level if desk.is_some_and(|desk| !concerns(desk, level, rung.days)) => {}
            Audience::Commune | Audience::Province => {
                let answered =
                    rung.silent && store::is_answered(tx.connection(), &one.subject()).await?;
                if !answered {
                    tell_officer(tx, look, tasks, one, rung).await?;
                }
            }
        }
    }
    Ok(())
}

/// From so many days before the end on, the province is told of what still lies at a commune.
const LYING: i64 = 30;

/// Whether officers of a level are told, so many days before the end, of a dossier that lies at a desk.
fn concerns(desk: Audience, level: Audience, days: i64) -> bool {
    level == desk || (level == Audience::Province && days <= LYING)
}

/// The rungs for the producer of a deadline whose days are such.
fn producers_rungs(
    ladder: &[Rung],
    one: &ProductDeadline,
    such: impl Fn(i64) -> bool,
) -> Vec<Rung> {
    let is_one = |rung: &&Rung| {
        rung.kind == one.deadline.kind && rung.audience == Audience::Producer && such(rung.days)
    };
    ladder.iter().filter(is_one).copied().collect()
}

/// Writes down the rungs of a deadline that has passed which were promised and never came.
pub(super) async fn missed(
    tx: &mut Tx,
    look: &Look<'_>,
    one: &ProductDeadline,
) -> Result<(), StoreError> {
    let Some(handled) = one.handled else { return Ok(()) };
    let rungs = producers_rungs(look.ladder, one, |days| days < handled);
    if rungs.is_empty() {
        return Ok(());
    }
    let readers = store::readers(tx.connection(), one.producer, &one.subject()).await?;
    for rung in &rungs {
        tell_producer(tx, look, &readers, one, rung, Some(Why::Outage)).await?;
    }
    Ok(())
}

/// When a rung's turn is: on its day, which may be past after an outage; today for what was not
/// promised before.
fn turn(today: NaiveDate, one: &ProductDeadline, rung: i64) -> NaiveDate {
    let day = rules::before(one.deadline.due_on, rung).unwrap_or(today);
    if one.handled.is_some() { day.min(today) } else { today }
}

/// What was not promised before is not late, whatever the hour.
fn not_late(now: Timestamp, one: &ProductDeadline, send_at: Timestamp) -> Timestamp {
    if one.handled.is_some() { send_at } else { send_at.max(now) }
}

async fn tell_producer(
    tx: &mut Tx,
    look: &Look<'_>,
    readers: &[Reader],
    one: &ProductDeadline,
    rung: &Rung,
    missed: Option<Why>,
) -> Result<(), StoreError> {
    if readers.is_empty() {
        let promise = Promise {
            account: None,
            audience: Audience::Producer,
            subject: one.subject(),
            rung: rung.days,
            send_at: look.now,
            missed: missed.or(Some(Why::Nobody)),
        };
        return store::promise(tx, look.now, &promise).await;
    }
    for reader in readers {
        promise_to(tx, look, (one, rung), reader, missed).await?;
    }
    Ok(())
}

async fn promise_to(
    tx: &mut Tx,
    look: &Look<'_>,
    (one, rung): (&ProductDeadline, &Rung),
    reader: &Reader,
    missed: Option<Why>,
) -> Result<(), StoreError> {
    let (audience, subject) = (Audience::Producer, one.subject());
    let muted = reader.last == Some(Reaction::Mute);
    let why = muted.then_some(Why::Muted).or(reader.is_unreachable.then_some(Why::Unreachable));
    let (day, hour) = (turn(look.today(), one, rung.days), reader.hour.unwrap_or(HOUR));
    let calendar = &look.programme.calendar;
    let send_at = rules::send_at(calendar, audience, day, one.deadline.tell_by(), hour);
    let send_at = not_late(look.now, one, send_at);
    let (account, missed) = (Some(reader.account), missed.or(why));
    let promise = Promise { account, audience, subject, rung: rung.days, send_at, missed };
    store::promise(tx, look.now, &promise).await
}

/// Whoever has come to act for the producer since the last rung is told of it now.
async fn catch_up(
    tx: &mut Tx,
    look: &Look<'_>,
    readers: &[Reader],
    one: &ProductDeadline,
) -> Result<(), StoreError> {
    let left = (one.deadline.due_on - look.today()).num_days();
    let rungs = producers_rungs(look.ladder, one, |days| days >= left);
    let Some(last) = rungs.into_iter().min_by_key(|rung| rung.days).filter(|_| left >= 0) else {
        return Ok(());
    };
    let fresh: Vec<Reader> = readers.iter().filter(|reader| !reader.is_told).copied().collect();
    if fresh.is_empty() || !store::is_anybody_told(tx.connection(), &one.subject()).await? {
        return Ok(());
    }
    let one = ProductDeadline { handled: None, ..*one };
    for reader in &fresh {
        promise_to(tx, look, (&one, &last), reader, None).await?;
    }
    Ok(())
}

/// Where a dossier with which an officer was charged has gone to the other level, an officer there is.
async fn follow(
    tx: &mut Tx,
    look: &mut Look<'_>,
    (tasks, desk): (&[OpenTask], Audience),
    one: &ProductDeadline,
) -> Result<(), StoreError> {
    let subject = one.subject();
    let levels: Vec<Audience> =
        tasks.iter().filter(|task| task.subject == subject).map(|task| task.level).collect();
    let days = (one.deadline.due_on - look.today()).num_days();
    let Some(behind) = levels.iter().copied().find(|level| *level != desk) else {
        return Ok(());
    };
    if !concerns(desk, behind, days) {
        store::close_task(tx, look.now, &subject, behind).await?;
    }
    if levels.contains(&desk) {
        return Ok(());
    }
    let rung = Rung { kind: subject.kind, days, audience: desk, silent: false };
    // It has come there now: whatever the hour, that is not late.
    tell_officer(tx, look, tasks, &ProductDeadline { handled: None, ..*one }, &rung).await
}

/// Tasks whose officer has left go to another.
async fn hand_over(
    tx: &mut Tx,
    look: &mut Look<'_>,
    tasks: &mut [OpenTask],
    one: &ProductDeadline,
) -> Result<(), StoreError> {
    let subject = one.subject();
    for task in tasks {
        if task.subject != subject || !task.is_orphaned {
            continue;
        }
        let officials = &mut look.officials;
        let officer = tasks::officer_for(tx, officials, task.level, one.commune).await?;
        let Some(officer) = officer else { continue };
        store::hand_over(tx, &subject, task.level, officer).await?;
        (task.officer, task.is_orphaned) = (Some(officer), false);
        let left = (one.deadline.due_on - look.today()).num_days();
        // It is theirs from now on: whatever the hour, that is not late.
        let one = ProductDeadline { handled: None, ..*one };
        promise_officer(tx, look, &one, (task.level, left), officer).await?;
    }
    Ok(())
}

/// Whose open task a subject is; one that nobody could take over is offered to somebody once more.
fn officer_of(tasks: &[OpenTask], subject: &Subject, level: Audience) -> Option<AccountId> {
    let mut of = tasks.iter().filter(|task| task.subject == *subject && task.level == level);
    of.find(|task| !task.is_orphaned)?.officer
}

async fn tell_officer(
    tx: &mut Tx,
    look: &mut Look<'_>,
    tasks: &[OpenTask],
    one: &ProductDeadline,
    rung: &Rung,
) -> Result<(), StoreError> {
    let subject = one.subject();
    let officer = match officer_of(tasks, &subject, rung.audience) {
        Some(officer) => Some(officer),
        None => tasks::officer_for(tx, &mut look.officials, rung.audience, one.commune).await?,
    };
    let task = NewTask { subject, level: rung.audience, commune: one.commune, officer };
    store::open_task(tx, look.now, &task).await?;
    let Some(officer) = officer else { return Ok(()) };
    promise_officer(tx, look, one, (rung.audience, rung.days), officer).await
}

async fn promise_officer(
    tx: &mut Tx,
    look: &mut Look<'_>,
    one: &ProductDeadline,
    (audience, rung): (Audience, i64),
    officer: AccountId,
) -> Result<(), StoreError> {
    let (calendar, day) = (&look.programme.calendar, turn(look.today(), one, rung));
    let hour = look.hour(tx, officer).await?;
    let send_at = rules::send_at(calendar, audience, day, one.deadline.tell_by(), hour);
    let send_at = not_late(look.now, one, send_at);
    let (account, subject) = (Some(officer), one.subject());
    let promise = Promise { account, audience, subject, rung, send_at, missed: None };
    store::promise(tx, look.now, &promise).await
}
