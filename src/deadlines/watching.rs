//! Use cases: what officials see of deadlines, and what they note about them.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::clock::{Timestamp, local_date};
use crate::dossiers::lists::{Reach, reach_of};
use crate::people::{Action, Actor, Scope, permit, record};
use crate::producers::model::ProductId;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

use super::model::{Kind, Listed, Missed, ProductDeadline};
use super::store::{self, Count, Period, Which};

/// How far ahead "soon" reaches: a certificate's window is open then.
const SOON: u64 = 60;

/// As far back as what was missed is of interest.
const BACK: u64 = 400;

/// A span of time in the officials' calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Span {
    /// To the Sunday.
    Week,
    /// To the end of the month.
    Month,
}

impl Span {
    /// Its days, from today on.
    pub(super) fn period(self, today: NaiveDate) -> Period {
        let last = match self {
            Self::Week => {
                let left = 6 - today.weekday().num_days_from_monday();
                today.checked_add_days(Days::new(left.into()))
            }
            Self::Month => today
                .with_day(1)
                .and_then(|first| first.checked_add_months(Months::new(1)))
                .and_then(|next| next.pred_opt()),
        };
        Period { from: today, to: last.unwrap_or(today), with_tasks: false }
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

/// What is to be acted on soon, or should have been: that an officer is to see to belongs to it.
pub(super) fn soon_period(today: NaiveDate) -> Period {
    let from = today.checked_sub_days(Days::new(BACK)).unwrap_or(today);
    let to = today.checked_add_days(Days::new(SOON)).unwrap_or(today);
    Period { from, to, with_tasks: true }
}

/// What is to be acted on soon, by commune; `None` where the actor may see none.
pub(super) async fn soon(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
) -> Result<Option<(Reach, Vec<Count>)>, StoreError> {
    let Some(reach) = reach_of(tx, now, actor).await? else { return Ok(None) };
    let today = local_date(now);
    let counts = store::counts(tx.connection(), &reach, (soon_period(today), today)).await?;
    Ok(Some((reach, counts)))
}

/// A slice of what is to be acted on soon in a commune.
pub(super) async fn soon_in(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    commune: PlaceCode,
    slice: (usize, usize),
) -> Result<Option<Vec<Listed>>, StoreError> {
    let subject = format!("commune {commune}");
    if !permit(tx, now, actor, Action::SeeRecords, &Scope::commune(commune), &subject).await? {
        return Ok(None);
    }
    let reach = Reach::Communes(vec![commune]);
    let today = local_date(now);
    let period = soon_period(today);
    let which = Which { reach: &reach, period, today, to_call: false };
    store::list(tx.connection(), &which, false, slice).await.map(Some)
}

/// What falls due in a span, by commune: how much of it, and a slice.
pub(super) async fn calendar(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (span, slice): (Span, (usize, usize)),
) -> Result<Option<(Vec<Count>, Vec<Listed>)>, StoreError> {
    let Some(reach) = reach_of(tx, now, actor).await? else { return Ok(None) };
    let today = local_date(now);
    let period = span.period(today);
    let counts = store::counts(tx.connection(), &reach, (period, today)).await?;
    let which = Which { reach: &reach, period, today, to_call: false };
    let listed = store::list(tx.connection(), &which, true, slice).await?;
    Ok(Some((counts, listed)))
}

/// Whom to telephone: those who have not reacted, and those whom the bot cannot write to. That the
/// list was taken goes on record.
pub(super) async fn calls(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
) -> Result<Option<Vec<Listed>>, StoreError> {
    let Some(reach) = reach_of(tx, now, actor).await? else { return Ok(None) };
    let scope = match &reach {
        Reach::Province => Scope::province(),
        Reach::Communes(places) => Scope::communes(places.clone()),
    };
    if !permit(tx, now, actor, Action::Export, &scope, "calls").await? {
        return Ok(None);
    }
    record(tx, now, actor, "export", "calls", "").await?;
    let today = local_date(now);
    let period = soon_period(today);
    let which = Which { reach: &reach, period, today, to_call: true };
    store::list(tx.connection(), &which, true, (i32::MAX as usize, 0)).await.map(Some)
}

/// What is due of a product, as the lists tell it; `None` where there is nothing, or the actor may not
/// see it.
pub(super) async fn one(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (kind, product): (Kind, ProductId),
) -> Result<Option<Listed>, StoreError> {
    let found = store::of_product(tx.connection(), product).await?;
    let Some(due) = found.into_iter().find(|one| one.deadline.kind == kind) else {
        return Ok(None);
    };
    let (scope, subject) = (Scope::commune(due.commune), format!("product {product}"));
    if !permit(tx, now, actor, Action::SeeRecords, &scope, &subject).await? {
        return Ok(None);
    }
    let reach = Reach::Communes(vec![due.commune]);
    let (from, to) = (due.deadline.act_on, due.deadline.act_on);
    let today = local_date(now);
    let period = Period { from, to, with_tasks: false };
    let which = Which { reach: &reach, period, today, to_call: false };
    let listed = store::list(tx.connection(), &which, false, (i32::MAX as usize, 0)).await?;
    let is_it = |one: &ProductDeadline| one.product == product && one.deadline.kind == kind;
    Ok(listed.into_iter().find(|listed| is_it(&listed.due)))
}

/// Notes that the actor has called the producer, or, with `false`, that they have not.
pub(super) async fn note_call(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (kind, product): (Kind, ProductId),
    called: bool,
) -> Result<Option<Listed>, StoreError> {
    let Some(listed) = one(tx, now, actor, (kind, product)).await? else { return Ok(None) };
    let scope = Scope::commune(listed.due.commune);
    let subject = format!("product {product}");
    let may = permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await?;
    let Some(account) = actor.account().filter(|_| may) else { return Ok(None) };
    let (of, commune) = (listed.due.subject(), listed.due.commune);
    if called {
        store::called(tx, now, (&of, commune), account.id).await?;
        store::drop_calls(tx, &of).await?;
    } else {
        store::not_called(tx, &of).await?;
        store::restore_calls(tx, now, &of).await?;
    }
    let detail = if called { "called" } else { "not called" };
    record(tx, now, actor, "deadline.call", &subject, detail).await?;
    one(tx, now, actor, (kind, product)).await
}

/// From when on what was missed is of interest.
pub(super) fn since(now: Timestamp) -> Timestamp {
    now - chrono::TimeDelta::days(30)
}

/// A slice of the promised reminders that were missed in the last month, the newest first; `None` where
/// the actor may see none.
pub(super) async fn missed(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    slice: (usize, usize),
) -> Result<Option<Vec<Missed>>, StoreError> {
    let Some(reach) = reach_of(tx, now, actor).await? else { return Ok(None) };
    store::missed_ones(tx.connection(), &reach, since(now), slice).await.map(Some)
}
