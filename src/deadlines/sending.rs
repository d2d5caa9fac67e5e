//! Reminding somebody of what is due: one message, however many things there are.

use std::collections::{HashMap, HashSet};

use crate::app::Services;
use crate::clock::{Timestamp, local_date};
use crate::dossiers::words::Words;
use crate::locale::Html;
use crate::people::{AccountId, Person, persons};
use crate::producers::model::{ProducerId, ProductId};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;

use super::model::{Audience, ProductDeadline, Reminder, ReminderId, Subject, Why};
use super::rules::{self, HOUR, LATE};
use super::store::Talked;
use super::words::{About, abouts, told};
use super::{chat, store};

/// What stands before the key of a message with reminders.
pub(super) const KEY: &str = "reminder:";

/// A reminder that still holds, with what it is about.
pub(super) struct Due {
    pub(super) reminder: Reminder,
    pub(super) now: ProductDeadline,
    pub(super) about: About,
    /// What has been said about it; looked at for officers only.
    pub(super) talked: Talked,
}

/// Reminds some people of what is due by now. What no longer is, is dropped with its reason. In the same
/// transaction no record has changed that was not looked at.
pub(super) async fn remind(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    accounts: &[AccountId],
) -> Result<(), StoreError> {
    if accounts.is_empty() {
        return Ok(());
    }
    let waiting = store::waiting_of(tx.connection(), accounts, now).await?;
    let mut people = persons(tx.connection(), accounts).await?;
    let records = Records::load(tx, accounts, &waiting).await?;
    for account in accounts {
        let of = waiting.iter().filter(|one| one.account == Some(*account)).copied().collect();
        let reader = people.remove(account);
        remind_one(tx, services, now, &records, (reader, of)).await?;
    }
    Ok(())
}

async fn remind_one(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    records: &Records,
    (reader, mut waiting): (Option<Person>, Vec<Reminder>),
) -> Result<(), StoreError> {
    let Some(reader) = reader.filter(|one| one.account.unreachable_since.is_none()) else {
        for reminder in waiting {
            store::drop_reminder(tx, reminder.id, Why::Unreachable).await?;
        }
        return Ok(());
    };
    let hour = records.hours.get(&reader.account.id).copied().unwrap_or(HOUR);
    // Of two rungs of one thing, the later one says it all.
    waiting.sort_by_key(|one| (one.subject, one.rung));
    let mut due: Vec<Due> = Vec::new();
    for reminder in waiting {
        let overtaken = due.iter().any(|other| other.reminder.subject == reminder.subject);
        let held = if overtaken {
            Err(Why::Overtaken)
        } else {
            holds(tx, now, records, (&reader, &reminder)).await?
        };
        match held {
            Ok(held) => due.push(held),
            // What came once and was to come again was not missed.
            Err(Why::Overtaken) if reminder.copies > 0 => store::unqueue(tx, reminder.id).await?,
            Err(why) => store::drop_reminder(tx, reminder.id, why).await?,
        }
    }
    let calendar = &services.programme.calendar;
    let mut ready = Vec::new();
    for one in due {
        let (audience, last) = (one.reminder.audience, one.now.deadline.tell_by());
        let at = rules::not_before(calendar, audience, now, last, hour);
        if at > now {
            store::put_off(tx, one.reminder.id, at, is_late(now, &one.reminder)).await?;
        } else {
            ready.push(one);
        }
    }
    ready.sort_by_key(|one| (one.now.deadline.act_on, one.reminder.id));
    say(tx, services, now, &reader, &ready).await
}

/// What the records say of what some people are to be reminded of.
struct Records {
    due: HashMap<ProductId, Vec<ProductDeadline>>,
    abouts: HashMap<ProductId, About>,
    /// For which producers they act.
    acting: HashSet<(AccountId, ProducerId)>,
    /// The hours that they have chosen.
    hours: HashMap<AccountId, u32>,
}

impl Records {
    async fn load(
        tx: &mut Tx,
        accounts: &[AccountId],
        waiting: &[Reminder],
    ) -> Result<Self, StoreError> {
        let products: Vec<ProductId> = waiting.iter().map(|one| one.subject.product).collect();
        Ok(Self {
            due: store::of_products(tx.connection(), &products).await?,
            abouts: abouts(tx.connection(), &products).await?,
            acting: store::acting(tx.connection(), accounts).await?,
            hours: store::hours(tx.connection(), accounts).await?,
        })
    }

    fn due(&self, subject: &Subject) -> Option<ProductDeadline> {
        let of = self.due.get(&subject.product)?;
        of.iter().find(|one| one.deadline.kind == subject.kind).copied()
    }
}

/// Whether a reminder still holds. What is kept is as the records are: whoever calls has had every product
/// computed anew whose records changed.
async fn holds(
    tx: &mut Tx,
    now: Timestamp,
    records: &Records,
    (reader, reminder): (&Person, &Reminder),
) -> Result<Result<Due, Why>, StoreError> {
    let subject = reminder.subject;
    let Some(one) = records.due(&subject) else { return Ok(Err(Why::Filed)) };
    if one.deadline.due_on != subject.due_on {
        return Ok(Err(Why::Moved));
    }
    let concerned = match reminder.audience {
        Audience::Producer => records.acting.contains(&(reader.account.id, one.producer)),
        Audience::Commune | Audience::Province => {
            reader.roles.iter().any(|role| role.place().is_none_or(|place| place == one.commune))
        }
    };
    if !concerned {
        return Ok(Err(Why::Gone));
    }
    let last = one.deadline.tell_by().max(subject.due_on);
    if reminder.audience == Audience::Producer && local_date(now) > last {
        return Ok(Err(Why::Outage));
    }
    let Some(about) = records.abouts.get(&subject.product).cloned() else {
        return Ok(Err(Why::Gone));
    };
    let talked = match reminder.audience {
        Audience::Producer => Talked::default(),
        Audience::Commune | Audience::Province => store::talked(tx.connection(), &subject).await?,
    };
    Ok(Ok(Due { reminder: *reminder, now: one, about, talked }))
}

async fn say(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    reader: &Person,
    ready: &[Due],
) -> Result<(), StoreError> {
    let words = Words::of(services, reader);
    let parts: [Vec<&Due>; 2] = [true, false].map(|own| {
        let of = |one: &&Due| (one.reminder.audience == Audience::Producer) == own;
        ready.iter().filter(of).collect()
    });
    let [own, officers] = parts;
    let screens = [
        (!own.is_empty()).then(|| (own.clone(), chat::reminding(&words, now, &own))),
        (!officers.is_empty()).then(|| (officers.clone(), chat::calling(&words, now, &officers))),
    ];
    for (due, screen) in screens.into_iter().flatten() {
        let Some(first) = due.first() else { continue };
        let key = format!("{KEY}{}:{}", first.reminder.id.0, first.reminder.copies);
        let message = screen.send(reader.account.telegram_id.0).lane(Lane::Notice);
        let row = outbox::enqueue(tx, now, &key, &message).await?;
        let ids: Vec<ReminderId> = due.iter().map(|one| one.reminder.id).collect();
        store::queued(tx, &ids, row).await?;
    }
    Ok(())
}

/// Whether an outage has held a reminder up.
pub(super) fn is_late(now: Timestamp, reminder: &Reminder) -> bool {
    reminder.late || now - reminder.send_at >= LATE
}

/// What is told of one reminder.
pub(super) fn line(words: &Words<'_>, now: Timestamp, one: &Due) -> Html {
    told(words, &one.about, &one.now.deadline, local_date(now))
}
