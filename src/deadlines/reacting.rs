//! Use cases: what somebody does about a reminder.

use crate::app::Services;
use crate::clock::{Timestamp, WAKING, local_date};
use crate::dossiers::model::Lookup;
use crate::dossiers::moving::{self, Begun, Case, Move, Moved, begin, take_step};
use crate::dossiers::notices;
use crate::dossiers::rules::{Status, Step};
use crate::dossiers::words::Words;
use crate::people::{Action, Actor, Person, permit};
use crate::producers;
use crate::producers::model::ProductId;
use crate::programme::Programme;
use crate::store::{StoreError, Tx};
use crate::tickets::{self, Draft, Opened};

use super::model::{Kind, ProductDeadline, Reaction, Reminder, ReminderId};
use super::rules::{self, HOUR};
use super::words::{About, about, what};
use super::{refreshing, store};

/// A reminder as it stands now.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) reminder: Reminder,
    /// What is due; `None` once it no longer is.
    pub(super) now: Option<ProductDeadline>,
    pub(super) about: About,
}

/// What comes of something done about a reminder.
#[derive(Clone, Debug)]
pub(super) enum Reacted<T> {
    /// It is done.
    Done(T),
    /// What was due no longer is.
    Over(Box<Open>),
    /// There is no such reminder, or it is somebody else's.
    NotFound,
}

/// A reminder of one's own.
pub(super) async fn open(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ReminderId,
) -> Result<Option<Open>, StoreError> {
    let Some(reminder) = store::reminder(tx.connection(), id).await? else { return Ok(None) };
    let account = actor.account().map(|account| account.id);
    if account.is_none() || reminder.account != account {
        return Ok(None);
    }
    let Some(about) = about(tx.connection(), reminder.subject.product).await? else {
        return Ok(None);
    };
    let scope = producers::scope_of(tx.connection(), actor, &about.producer).await?;
    let subject = format!("reminder {}", id.0);
    if !permit(tx, now, actor, Action::SeeRecords, &scope, &subject).await? {
        return Ok(None);
    }
    let found = store::of_product(tx.connection(), reminder.subject.product).await?;
    let now = found.into_iter().find(|one| one.subject() == reminder.subject);
    Ok(Some(Open { reminder, now, about }))
}

/// Unpacks a reminder that still holds, or returns what came of it.
macro_rules! holding {
    ($tx:expr, $now:expr, $actor:expr, $id:expr) => {
        match open($tx, $now, $actor, $id).await? {
            None => return Ok(Reacted::NotFound),
            Some(open) => match open.now {
                Some(now) => (open, now),
                None => return Ok(Reacted::Over(Box::new(open))),
            },
        }
    };
}

/// Puts a reminder off by so many days; `Done(None)` where the date would have passed by then.
pub(super) async fn later(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    actor: &Actor,
    (id, days): (ReminderId, u64),
) -> Result<Reacted<Option<Timestamp>>, StoreError> {
    let (open, due) = holding!(tx, now, actor, id);
    let act_on = due.deadline.tell_by();
    let Some(day) = rules::later(local_date(now), days, act_on) else {
        return Ok(Reacted::Done(None));
    };
    let hour = match open.reminder.account {
        Some(account) => store::hour(tx.connection(), account).await?.unwrap_or(HOUR),
        None => HOUR,
    };
    let calendar = &services.programme.calendar;
    let at = rules::send_at(calendar, open.reminder.audience, day, act_on, hour);
    store::put_off(tx, id, at, false).await?;
    store::react(tx, now, id, Some(Reaction::Later)).await?;
    Ok(Reacted::Done(Some(at)))
}

/// Reminds somebody no more of this date, or, with `false`, does again.
pub(super) async fn mute(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ReminderId,
    muted: bool,
) -> Result<Reacted<Open>, StoreError> {
    let (open, _) = holding!(tx, now, actor, id);
    store::react(tx, now, id, muted.then_some(Reaction::Mute)).await?;
    if muted {
        // What was put off before is not wanted either.
        store::unqueue(tx, id).await?;
    }
    Ok(Reacted::Done(open))
}

/// Asks an official about it; once for a reminder.
pub(super) async fn help(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    person: &Person,
    id: ReminderId,
) -> Result<Reacted<i64>, StoreError> {
    let actor = Actor::from(person.clone());
    let (open, due) = holding!(tx, now, &actor, id);
    if let Some(ticket) = open.reminder.ticket {
        return Ok(Reacted::Done(ticket));
    }
    let words = Words::of(services, person);
    let line = words.plain(&what(&words, &open.about, &due.deadline, local_date(now)));
    let producer = open.about.producer.details.name.as_str();
    let product = open.about.line.product.details.name.as_str();
    let text = words.plain(&super::texts::help_text(producer, product, line));
    let commune = Some(open.about.producer.details.commune);
    let draft = Draft {
        text,
        normal: String::new(),
        question: None,
        file: None,
        place: None,
        commune,
        broadcast: None,
    };
    let wording = tickets::Words::of(services);
    let number = match tickets::open(tx, &wording, now, person, &draft).await? {
        Opened::New { ticket, .. } | Opened::Already(ticket) => ticket.number,
        Opened::Refused => return Ok(Reacted::NotFound),
    };
    store::set_ticket(tx, id, number).await?;
    store::react(tx, now, id, Some(Reaction::Help)).await?;
    Ok(Reacted::Done(number))
}

/// What comes of saying that a dossier was filed.
#[derive(Clone, Debug)]
pub(super) enum Filed {
    /// It is written down as filed.
    Done(Box<Case>),
    /// It could not be.
    Refused,
    /// It is too early: the window opens on this day.
    Early(chrono::NaiveDate),
}

/// The day on which the window of a certificate opens, while that is still to come (article 7.6).
fn opens_on(
    programme: &Programme,
    due: &ProductDeadline,
    today: chrono::NaiveDate,
) -> Option<chrono::NaiveDate> {
    let limits = programme.rule_sets.in_force(today)?.limits?;
    let opens = rules::before(due.deadline.due_on, limits.again_opens_days.into())?;
    (due.deadline.kind == Kind::Certificate && today < opens).then_some(opens)
}

/// What somebody says of a filing.
#[derive(Clone, Debug)]
pub(super) struct Filing {
    /// The number of its receipt, where there is one.
    pub(super) number: Option<String>,
    /// The day, which is not to come.
    pub(super) filed_on: chrono::NaiveDate,
}

/// Writes down that the dossier was filed with the commune, with the number of its receipt where there
/// is one, and the day. Where none was begun for the certificate, one for the same rating is.
pub(super) async fn done(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    actor: &Actor,
    (id, filing, lookup): (ReminderId, Filing, &Lookup),
) -> Result<Reacted<Filed>, StoreError> {
    let (open, due) = holding!(tx, now, actor, id);
    let programme = &services.programme;
    let filed_on = filing.filed_on.min(local_date(now));
    if let Some(opens) = opens_on(programme, &due, filed_on) {
        return Ok(Reacted::Done(Filed::Early(opens)));
    }
    let draft = open.about.line.open_dossier().map(|dossier| dossier.id);
    let star = open.about.line.recognition.map(|one| one.star);
    let dossier = match (draft, star) {
        (Some(draft), _) => draft,
        (None, Some(star)) => {
            match begin(tx, now, actor, programme, (due.product, star), lookup).await? {
                Begun::Done(case) | Begun::Open(case) => case.dossier.id,
                Begun::NotFound | Begun::Refused => return Ok(Reacted::Done(Filed::Refused)),
            }
        }
        (None, None) => return Ok(Reacted::Done(Filed::Refused)),
    };
    let number = filing.number;
    let wanted =
        Move { number, filed_on: Some(filed_on), ..Move::new(dossier, None, Step::Submit) };
    let case = match take_step(tx, now, actor, programme, &wanted).await? {
        Moved::Done { case, event } => {
            let words = Words::new(services, crate::locale::Language::default());
            notices::tell(tx, &words, now, actor, &case, &event).await?;
            case
        }
        _ => match moving::case(tx.connection(), dossier).await? {
            Some(case) if case.dossier.status != Status::Draft => case,
            _ => return Ok(Reacted::Done(Filed::Refused)),
        },
    };
    store::react(tx, now, id, Some(Reaction::Done)).await?;
    refreshing::refresh(tx, now, programme, due.product).await?;
    Ok(Reacted::Done(Filed::Done(Box::new(case))))
}

/// Keeps at which hour somebody wants to be reminded, also of what was put down for another; false where
/// nobody is written to then.
pub(super) async fn set_hour(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    (person, hour): (&Person, u32),
) -> Result<bool, StoreError> {
    if !WAKING.contains(&hour) {
        return Ok(false);
    }
    let account = person.account.id;
    store::set_hour(tx, account, hour).await?;
    let waiting = store::waiting_after(tx.connection(), account, now).await?;
    let products: Vec<ProductId> = waiting.iter().map(|one| one.subject.product).collect();
    let due = store::of_products(tx.connection(), &products).await?;
    for reminder in waiting {
        let of = due.get(&reminder.subject.product).map_or(&[][..], Vec::as_slice);
        let Some(one) = of.iter().find(|one| one.deadline.kind == reminder.subject.kind) else {
            continue;
        };
        let (audience, last) = (reminder.audience, one.deadline.tell_by());
        let day = local_date(reminder.send_at);
        let at = rules::send_at(&programme.calendar, audience, day, last, hour);
        // What was to come today at an hour that is over comes now.
        store::put_off(tx, reminder.id, at.max(now), reminder.late).await?;
    }
    Ok(true)
}
