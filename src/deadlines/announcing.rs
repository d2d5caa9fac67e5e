//! Telling those concerned that rounds have other days, once, some of them at a time.

use crate::app::Services;
use crate::clock::Timestamp;
use crate::dossiers::rounds::{Changed, to_tell, told};
use crate::dossiers::words::{Words, date};
use crate::locale::Html;
use crate::people::{AccountId, Person, Role, person};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;
use crate::telegram::screens::Screen;

use super::model::Audience;
use super::rules::{self, HOUR};
use super::store::Meant;
use super::{chat, store, texts};

/// Tells the next of those concerned of changes that were made together, at an hour at which people are
/// written to.
pub(super) async fn tell(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    limit: i64,
) -> Result<(), StoreError> {
    let (changes, accounts) = to_tell(tx, limit).await?;
    for account in &accounts {
        tell_one(tx, services, now, &changes, *account).await?;
    }
    told(tx, now, &changes, accounts.last().copied()).await
}

fn is_officer(reader: &Person) -> bool {
    reader
        .roles
        .iter()
        .any(|role| matches!(role, Role::ProvinceOfficer | Role::CommuneOfficer { .. }))
}

async fn tell_one(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    changes: &[Changed],
    account: AccountId,
) -> Result<(), StoreError> {
    let Some(reader) = person(tx.connection(), account).await? else { return Ok(()) };
    if reader.account.unreachable_since.is_some() {
        return Ok(());
    }
    let own = store::meant_for(tx.connection(), account).await?;
    let concern = |one: &&Changed| {
        is_officer(&reader) || own.iter().any(|meant| meant.round == one.change.round)
    };
    let changes: Vec<&Changed> = changes.iter().filter(concern).collect();
    let (Some(first), Some(by)) =
        (changes.first(), changes.iter().map(|one| one.change.days.proposed_before).min())
    else {
        return Ok(());
    };
    let words = Words::of(services, &reader);
    let hour = store::hour(tx.connection(), account).await?.unwrap_or(HOUR);
    let calendar = &services.programme.calendar;
    let at = rules::not_before(calendar, Audience::Producer, now, by, hour);
    let message = notice(&words, &changes, &own).send(reader.account.telegram_id.0);
    let key = format!("round:{}:{account}", first.id);
    outbox::enqueue(tx, now, &key, &message.lane(Lane::Notice).due(at)).await?;
    Ok(())
}

/// What is told of changes: each with the reader's own dates that follow from it.
fn notice(words: &Words<'_>, changes: &[&Changed], own: &[Meant]) -> Screen {
    let part = |changed: &&Changed| {
        let (round, days) = (changed.change.round, changed.change.days);
        let was = changed.was.map_or_else(|| "none".to_owned(), |was| date(was.proposed_before));
        let html = words.html(&texts::round_told(
            i64::from(round.number),
            round.year.to_string(),
            was,
            date(days.proposed_before),
            date(days.evaluated_before),
            changed.change.reason.as_str(),
        ));
        let own = own.iter().filter(|meant| meant.round == round);
        own.fold(html, |html, meant| {
            let file_by = meant.file_by.map_or_else(|| "none".to_owned(), date);
            html.line(&words.html(&texts::round_told_own(meant.product.as_str(), file_by)))
        })
    };
    let html: Html =
        changes.iter().map(part).reduce(|all, one| all.paragraph(&one)).unwrap_or_default();
    let keyboard =
        if own.is_empty() { chat::soon_keyboard(words) } else { chat::agenda_keyboard(words) };
    Screen::new(html).with(keyboard)
}
