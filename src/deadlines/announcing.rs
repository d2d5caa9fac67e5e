//! Telling those concerned that a round has other days, once, some of them at a time.

use crate::app::Services;
use crate::clock::Timestamp;
use crate::dossiers::rounds::{Changed, to_tell, told};
use crate::dossiers::words::{Words, date};
use crate::people::{AccountId, person};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;
use crate::telegram::screens::Screen;

use super::model::Audience;
use super::rules::{self, HOUR};
use super::{chat, store, texts};

/// Tells the next of those concerned of a change, at an hour at which people are written to.
pub(super) async fn tell(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    limit: i64,
) -> Result<(), StoreError> {
    let Some((changed, accounts)) = to_tell(tx, limit).await? else { return Ok(()) };
    for account in &accounts {
        tell_one(tx, services, now, &changed, *account).await?;
    }
    told(tx, now, changed.id, accounts.last().copied()).await
}

async fn tell_one(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    changed: &Changed,
    account: AccountId,
) -> Result<(), StoreError> {
    let Some(reader) = person(tx.connection(), account).await? else { return Ok(()) };
    if reader.account.unreachable_since.is_some() {
        return Ok(());
    }
    let words = Words::of(services, &reader);
    let hour = store::hour(tx.connection(), account).await?.unwrap_or(HOUR);
    let (calendar, by) = (&services.programme.calendar, changed.change.days.proposed_before);
    let at = rules::not_before(calendar, Audience::Producer, now, by, hour);
    let message = notice(&words, changed).send(reader.account.telegram_id.0);
    let key = format!("round:{}:{account}", changed.id);
    outbox::enqueue(tx, now, &key, &message.lane(Lane::Notice).due(at)).await?;
    Ok(())
}

/// What is told of a change.
fn notice(words: &Words<'_>, changed: &Changed) -> Screen {
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
    Screen::new(html).with(chat::agenda_keyboard(words))
}
