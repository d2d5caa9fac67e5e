//! The officials' digest: on Monday morning, what falls due and who has not reacted.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::app::Services;
use crate::clock::{Timestamp, local_date};
use crate::dossiers::lists::{Reach, reach};
use crate::dossiers::words::Words;
use crate::people::{Actor, officials};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;

use super::model::Audience;
use super::rules::{self, HOUR};
use super::watching::{Span, since, soon_period};
use super::{chat, store};

/// What an official reads on a Monday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Digest {
    /// To be acted on this week.
    pub(super) week: i64,
    /// To be acted on this month.
    pub(super) month: i64,
    /// To be acted on soon, or too late already.
    pub(super) soon: i64,
    /// Of those, the ones of which nobody has reacted.
    pub(super) silent: i64,
    /// Promised reminders that were missed in the last month.
    pub(super) missed: i64,
}

/// The Monday of a day's week.
fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

/// When the digest of a day's week leaves: on its Monday, or on the first working day after it.
fn leaves(services: &Services, day: NaiveDate) -> Timestamp {
    let monday = monday(day);
    rules::send_at(&services.programme.calendar, Audience::Commune, monday, NaiveDate::MAX, HOUR)
}

/// When a digest leaves next.
pub(super) fn next(services: &Services, now: Timestamp) -> Option<Timestamp> {
    let today = local_date(now);
    let weeks = [Some(today), today.checked_add_days(Days::new(7))];
    weeks.into_iter().flatten().map(|day| leaves(services, day)).find(|at| *at > now)
}

/// Whether the digest of this week is to be seen to.
pub(super) async fn is_due(services: &Services, now: Timestamp) -> Result<bool, StoreError> {
    let today = local_date(now);
    let calendar = &services.programme.calendar;
    let at = rules::not_before(calendar, Audience::Commune, now, NaiveDate::MAX, HOUR);
    if now < leaves(services, today) || at > now {
        return Ok(false);
    }
    let mut reader = services.store.reader().acquire().await?;
    let last = store::last_digest(&mut reader).await?;
    Ok(last.is_none_or(|last| last < monday(today)))
}

/// Sends the week's digest, once. In the week in which the bot is set up there is none.
pub(super) async fn send(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
) -> Result<(), StoreError> {
    let today = local_date(now);
    let monday = monday(today);
    let last = store::last_digest(tx.connection()).await?;
    if last.is_some_and(|last| last >= monday) {
        return Ok(());
    }
    store::digested(tx, now, monday).await?;
    if last.is_none() {
        return Ok(());
    }
    let digests = digests(tx, now).await?;
    for officer in officials(tx).await? {
        let Some(reach) = reach(&Actor::from(officer.clone())) else { continue };
        if officer.account.unreachable_since.is_some() {
            continue;
        }
        let digest = within(&digests, &reach);
        if digest == Digest::default() {
            continue;
        }
        let words = Words::of(services, &officer);
        let screen = chat::digest(&words, &digest);
        let key = format!("deadline-digest:{monday}:{}", officer.account.id);
        let message = screen.send(officer.account.telegram_id.0).lane(Lane::Notice);
        outbox::enqueue(tx, now, &key, &message).await?;
    }
    Ok(())
}

/// The digest of each commune: read once for all officers, as each count looks at what is due of all.
async fn digests(tx: &mut Tx, now: Timestamp) -> Result<BTreeMap<PlaceCode, Digest>, StoreError> {
    let (today, all) = (local_date(now), Reach::Province);
    let mut found: BTreeMap<PlaceCode, Digest> = BTreeMap::new();
    for one in store::counts(tx.connection(), &all, (Span::Week.period(today), today)).await? {
        found.entry(one.commune).or_default().week += one.all;
    }
    for one in store::counts(tx.connection(), &all, (Span::Month.period(today), today)).await? {
        found.entry(one.commune).or_default().month += one.all;
    }
    for one in store::counts(tx.connection(), &all, (soon_period(today), today)).await? {
        let digest = found.entry(one.commune).or_default();
        digest.soon += one.all;
        digest.silent += one.silent;
    }
    for (commune, missed) in store::missed(tx.connection(), since(now)).await? {
        found.entry(commune).or_default().missed += missed;
    }
    Ok(found)
}

/// What an official reads who sees so much of the province.
fn within(digests: &BTreeMap<PlaceCode, Digest>, reach: &Reach) -> Digest {
    let sees = |commune: &PlaceCode| match reach {
        Reach::Province => true,
        Reach::Communes(places) => places.contains(commune),
    };
    digests.iter().filter(|(commune, _)| sees(commune)).fold(Digest::default(), |all, (_, one)| {
        Digest {
            week: all.week + one.week,
            month: all.month + one.month,
            soon: all.soon + one.soon,
            silent: all.silent + one.silent,
            missed: all.missed + one.missed,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_its_monday() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        for text in ["2026-11-23", "2026-11-24", "2026-11-29"] {
            assert_eq!(monday(day(text)), day("2026-11-23"));
        }
    }
}
