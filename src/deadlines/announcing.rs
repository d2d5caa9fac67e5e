//! Telling those concerned that rounds have other days, once, some of them at a time.

use chrono::NaiveDate;

use crate::app::Services;
use crate::clock::Timestamp;
use crate::dossiers::model::RoundId;
use crate::dossiers::rounds::{self, Changed, RoundChange, to_tell};
use crate::dossiers::telling;
use crate::dossiers::words::{Words, date};
use crate::locale::Html;
use crate::people::{AccountId, Person, Role, person};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{self, RowId};
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
    rounds::told(tx, now, &changes, accounts.last().copied()).await
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
    let officer = is_officer(&reader);
    let concern = |one: &Changed| officer || own.iter().any(|meant| meant.is_concerned(one));
    let mut all = taken_back(tx, account, changes).await?;
    all.extend(changes.iter().cloned());
    let numbers: Vec<i64> = all.iter().map(|one| one.id).collect();
    all.retain(concern);
    let changes = telling::merged(all);
    let (Some(last), Some(by)) =
        (changes.iter().map(|one| one.id).max(), changes.iter().filter_map(proposed_before).min())
    else {
        return Ok(());
    };
    let words = Words::of(services, &reader);
    let hour = store::hour(tx.connection(), account).await?.unwrap_or(HOUR);
    let calendar = &services.programme.calendar;
    // Officers read of it when they are at work.
    let audience = if officer { Audience::Commune } else { Audience::Producer };
    let at = rules::not_before(calendar, audience, now, by, hour);
    let message = notice(&words, &changes, &own).send(reader.account.telegram_id.0);
    let key = format!("round:{last}:{account}");
    let row = outbox::enqueue(tx, now, &key, &message.lane(Lane::Notice).due(at)).await?;
    telling::noticed(tx, account, &numbers, row.0).await
}

/// The day before which a round is proposed, or was to be.
fn proposed_before(changed: &Changed) -> Option<NaiveDate> {
    changed.change.days.or(changed.was).map(|days| days.proposed_before)
}

/// What somebody was to be told of the same rounds and has not been yet: it is told with these changes.
async fn taken_back(
    tx: &mut Tx,
    account: AccountId,
    changes: &[Changed],
) -> Result<Vec<Changed>, StoreError> {
    let about: Vec<RoundId> = changes.iter().map(|one| one.change.round).collect();
    let messages = telling::notices(tx.connection(), account, &about).await?;
    let rows: Vec<RowId> = messages.iter().copied().map(RowId).collect();
    let taken: Vec<i64> = outbox::take_back(tx, &rows).await?.iter().map(|row| row.0).collect();
    telling::untell(tx, account, &messages, &taken).await
}

/// What has become of a round.
fn told(words: &Words<'_>, changed: &Changed) -> Html {
    let RoundChange { round, days, reason } = &changed.change;
    let (number, year) = (i64::from(round.number), round.year.to_string());
    let Some(days) = days else {
        return words.html(&texts::round_withdrawn(number, year, reason.as_str()));
    };
    let was = changed.was.map_or_else(|| "none".to_owned(), |was| date(was.proposed_before));
    words.html(&texts::round_told(
        number,
        year,
        was,
        date(days.proposed_before),
        date(days.evaluated_before),
        reason.as_str(),
    ))
}

/// What is told of changes: each with the reader's own dates that follow from it.
fn notice(words: &Words<'_>, changes: &[Changed], own: &[Meant]) -> Screen {
    let part = |changed: &Changed| {
        // What is meant for a withdrawn round again is told so by the change that opened it again.
        let is_back =
            |meant: &&Meant| changed.change.days.is_none() && meant.round == changed.change.round;
        let own = own.iter().filter(|meant| meant.is_concerned(changed) && !is_back(meant));
        own.fold(told(words, changed), |html, meant| {
            let file_by = meant.file_by.map_or_else(|| "none".to_owned(), date);
            let product = meant.product.as_str();
            let (number, year) = (i64::from(meant.round.number), meant.round.year.to_string());
            html.line(&words.html(&match changed.change.days {
                Some(_) => texts::round_told_own(product, file_by),
                None => texts::round_told_next(product, number, year, file_by),
            }))
        })
    };
    let html: Html =
        changes.iter().map(part).reduce(|all, one| all.paragraph(&one)).unwrap_or_default();
    let keyboard =
        if own.is_empty() { chat::soon_keyboard(words) } else { chat::agenda_keyboard(words) };
    Screen::new(html).with(keyboard)
}
