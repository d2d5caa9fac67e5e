//! Computing what is due of a product from its records, and keeping it.

use chrono::NaiveDate;

use crate::clock::{Timestamp, local_date};
use crate::dossiers::{moving, overview};
use crate::papers::requesting::open_supplement;
use crate::papers::seeing::valid_until;
use crate::producers;
use crate::producers::model::ProductId;
use crate::programme::Programme;
use crate::store::{StoreError, Tx};

use super::model::{Kind, ProductDeadline, Rung, Subject, Why};
use super::rules::{self, Facts};
use super::{climbing, store};

/// Computes what is due of a product anew, and does what its ladders ask for today. What is no longer
/// due is no longer reminded of.
///
/// # Errors
/// When the store fails.
pub(super) async fn refresh(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    ladder: &[Rung],
    product: ProductId,
) -> Result<(), StoreError> {
    store::seen(tx, product).await?;
    let before = store::of_product(tx.connection(), product).await?;
    let found = compute(tx, programme, local_date(now), product).await?;
    for kind in Kind::ALL {
        let of =
            |all: &[ProductDeadline]| all.iter().find(|one| one.deadline.kind == kind).copied();
        match (of(&before), of(&found)) {
            (None, None) => {}
            (Some(old), None) => end(tx, now, programme, ladder, &old).await?,
            (old, Some(new)) => {
                let same = old.filter(|old| old.deadline.due_on == new.deadline.due_on);
                if same.is_none() {
                    moved(tx, now, &new.subject()).await?;
                    store::not_done(tx, &new.subject()).await?;
                }
                let new = ProductDeadline { handled: same.and_then(|old| old.handled), ..new };
                climbing::climb(tx, now, programme, ladder, &new).await?;
            }
        }
    }
    Ok(())
}

async fn compute(
    tx: &mut Tx,
    programme: &Programme,
    today: NaiveDate,
    id: ProductId,
) -> Result<Vec<ProductDeadline>, StoreError> {
    let Some(rules) = programme.rule_sets.in_force(today) else { return Ok(Vec::new()) };
    let Some(limits) = rules.limits else { return Ok(Vec::new()) };
    let Some(product) = producers::product(tx.connection(), id).await? else {
        return Ok(Vec::new());
    };
    let Some(producer) = producers::producer(tx.connection(), product.producer).await? else {
        return Ok(Vec::new());
    };
    let stopped = product.stopped_on.is_some();
    let line = overview::line(tx.connection(), product).await?;
    let (mut supplement_by, mut paper_until) = (None, None);
    if let Some(dossier) = line.open_dossier() {
        if let Some(case) = moving::case(tx.connection(), dossier.id).await? {
            supplement_by = open_supplement(tx.connection(), &case).await?.map(|one| one.due_on);
        }
        let papers = valid_until(tx.connection(), dossier.id).await?;
        paper_until = papers.into_iter().map(|(_, day)| day).find(|day| *day >= today);
    }
    let facts = Facts {
        supplement_by,
        paper_until,
        recognition: line.recognition.as_ref(),
        dossier: line.dossier.as_ref(),
        proposed_before: line.round_days(rules).map(|days| days.proposed_before),
        stopped,
    };
    let found = rules::deadlines(facts, &limits, &programme.calendar, today);
    let of = |deadline| ProductDeadline {
        product: id,
        producer: producer.id,
        commune: producer.details.commune,
        deadline,
        handled: None,
    };
    Ok(found.into_iter().map(of).collect())
}

/// What was due is done, or is no longer asked for. Where its day has passed, what was not said until then
/// was missed.
async fn end(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    ladder: &[Rung],
    old: &ProductDeadline,
) -> Result<(), StoreError> {
    let kind = old.deadline.kind;
    let mut why = Why::Filed;
    if local_date(now) > old.deadline.due_on {
        why = Why::Outage;
        climbing::missed(tx, now, programme, ladder, old).await?;
    }
    store::remove(tx, kind, old.product).await?;
    store::drop_waiting(tx, &old.subject(), None, why).await?;
    store::close_tasks(tx, now, (kind, old.product), None).await
}

/// The date is another one: what was to be said of the old one is not.
async fn moved(tx: &mut Tx, now: Timestamp, subject: &Subject) -> Result<(), StoreError> {
    let Subject { kind, product, due_on } = *subject;
    store::drop_waiting(tx, subject, Some(due_on), Why::Moved).await?;
    store::close_tasks(tx, now, (kind, product), Some(due_on)).await
}
