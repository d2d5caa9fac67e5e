//! What time does to tickets: it turns what is due into messages and events, nothing else.

use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use tokio_util::sync::CancellationToken;

use super::press::Press;
use super::rules::{Deed, State, Step};
use super::store::{self, deed_of};
use super::words::Words;
use super::{Change, Level, Ticket, Who, audience, go, handling, holder, notices, opening, texts};
use crate::app::Services;
use crate::clock::{Timestamp, when_awake};
use crate::people::{Actor, person};
use crate::store::{StoreError, Tx};
use crate::telegram::screens::{Keyboard, Screen};

/// How often to look, which is how late a reminder may be.
const LOOK: Duration = Duration::from_mins(1);

/// Does what is due, until `stop`.
pub async fn remind(services: Arc<Services>, stop: CancellationToken) {
    let work = async {
        loop {
            if let Err(error) = do_all_due(&services).await {
                let error = &error as &dyn std::error::Error;
                tracing::error!(error, "what is due of the tickets was not done");
            }
            services.clock.sleep(LOOK).await;
        }
    };
    tokio::select! {
        () = work => {}
        () = stop.cancelled() => {}
    }
}

async fn do_all_due(services: &Arc<Services>) -> Result<(), StoreError> {
    // A slice at a time, so that the writer is never held long.
    // At night nobody is reminded of anything; what is due then is done in the morning.
    let awake = |now| when_awake(now) == now;
    loop {
        // Read once, so that what was looked at and what is done are of one instant.
        let (now, inside) = (services.clock.now(), services.clone());
        if !awake(now) || !store::is_anything_due(services.store.reader(), now).await? {
            return Ok(());
        }
        services
            .store
            .write(move |tx| async move { do_due(tx, &Words::of(&inside), now).await }.boxed())
            .await?;
    }
}

/// Does what is due of some tickets.
///
/// # Errors
/// When the store fails.
async fn do_due(tx: &mut Tx, words: &Words<'_>, now: Timestamp) -> Result<(), StoreError> {
    for mut ticket in store::due(tx, now).await? {
        let Some((deed, again)) = deed_of(&ticket, now) else {
            let rung = ticket.rung;
            store::climb(tx, &mut ticket, rung, None).await?;
            continue;
        };
        let rung = ticket.rung + 1;
        store::climb(tx, &mut ticket, rung, again).await?;
        match deed {
            Deed::Tell => _ = opening::tell(tx, words, now, &mut ticket).await?,
            Deed::RemindAll => remind_all(tx, words, now, &ticket).await?,
            Deed::RemindHolder => remind_holder(tx, words, now, &ticket).await?,
            Deed::Escalate => escalate(tx, words, now, &mut ticket).await?,
            Deed::TellProvince => tell_province(tx, words, now, &ticket).await?,
            Deed::Close => close(tx, words, now, &mut ticket).await?,
        }
    }
    Ok(())
}

async fn note(tx: &mut Tx, now: Timestamp, ticket: &Ticket, step: &str) -> Result<i64, StoreError> {
    store::note(tx, now, &Actor::System, ticket, step, ticket.state, "").await
}

async fn remind_all(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
) -> Result<(), StoreError> {
    let event = note(tx, now, ticket, "remind").await?;
    let lead = texts::lead_reminder();
    let told = notices::show_to_all(tx, words, now, ticket, (event, Some(&lead))).await?;
    let Some(asker) = person(tx.connection(), ticket.asker).await? else { return Ok(()) };
    let language = asker.account.language;
    let hours = words.hours(language, ticket.place).await?;
    let whom = if told == 0 { "nobody" } else { "some" };
    let html = words.html(language, &texts::nobody_yet(ticket.number, hours, whom));
    let keyboard = Keyboard::default().row([
        notices::button(words, &asker, &texts::add_more(), Press::Write(ticket.number)),
        notices::button(words, &asker, &texts::withdraw(), Press::Withdraw(ticket.number)),
    ]);
    let screen = Screen::new(html).with(keyboard);
    notices::tell(tx, now, ticket, &asker, &format!("nobody:{event}"), screen).await
}

async fn remind_holder(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
) -> Result<(), StoreError> {
    let event = note(tx, now, ticket, "remind").await?;
    let Some(officer) = holder(tx, ticket).await? else { return Ok(()) };
    let lead = texts::lead_reminder_yours();
    notices::show_to(tx, words, now, ticket, &officer, (event, Some(&lead))).await
}

async fn escalate(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &mut Ticket,
) -> Result<(), StoreError> {
    let Ok(to) = ticket.next(now, Step::Escalate, Who::System) else { return Ok(()) };
    let change = Change {
        step: Step::Escalate,
        to,
        officer: None,
        level: Level::Province,
        why: "nobody has taken it",
    };
    let event = go(tx, now, &Actor::System, ticket, change).await?;
    let lead = texts::lead_escalated();
    notices::show_to_all(tx, words, now, ticket, (event, Some(&lead))).await?;
    let Some(asker) = person(tx.connection(), ticket.asker).await? else { return Ok(()) };
    let html = words.html(asker.account.language, &texts::escalated(ticket.number));
    let see = notices::button(words, &asker, &texts::see(), Press::See(ticket.number));
    let screen = Screen::new(html).with(Keyboard::default().row([see]));
    notices::tell(tx, now, ticket, &asker, &format!("escalated:{event}"), screen).await
}

async fn tell_province(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
) -> Result<(), StoreError> {
    let event = note(tx, now, ticket, "tell_province").await?;
    let Some(officer) = holder(tx, ticket).await? else { return Ok(()) };
    let as_province = Ticket { level: Level::Province, ..ticket.clone() };
    for superior in audience::audience(tx, &as_province).await? {
        if superior.account.id == officer.account.id {
            continue;
        }
        let name = words.officer(superior.account.language, &officer, ticket.place);
        let lead = texts::lead_unanswered(name);
        notices::show_to(tx, words, now, ticket, &superior, (event, Some(&lead))).await?;
    }
    Ok(())
}

async fn close(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &mut Ticket,
) -> Result<(), StoreError> {
    let Ok(to) = ticket.next(now, Step::Close, Who::System) else { return Ok(()) };
    debug_assert_eq!(to, State::Closed);
    let (officer, level) = (ticket.officer, ticket.level);
    let change = Change { step: Step::Close, to, officer, level, why: "no word for 7 days" };
    let event = go(tx, now, &Actor::System, ticket, change).await?;
    notices::refresh(tx, words, now, ticket, (event, None)).await?;
    handling::ask_rating(tx, words, now, ticket, event, None).await
}
