//! Computing what is due of a product from its records, and keeping it.

use chrono::NaiveDate;

use crate::clock::{Timestamp, local_date};
use crate::dossiers::moving::Case;
use crate::dossiers::rules::Status;
use crate::papers::requesting::open_supplement;
use crate::producers::model::ProductId;
use crate::programme::Programme;
use crate::programme::rule_sets::Level;
use crate::store::{StoreError, Tx};

use super::climbing::Look;
use super::model::{Audience, Kind, ProductDeadline, Subject, Why};
use super::rules::{self, Facts};
use super::store::OpenTask;
use super::words::{About, abouts};
use super::{climbing, store};

/// Computes what is due of a product anew because somebody has just changed something of it.
///
/// # Errors
/// When the store fails.
pub(crate) async fn refresh(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
    product: ProductId,
) -> Result<(), StoreError> {
    store::seen(tx, product).await?;
    let ladder = store::ladder(tx.connection()).await?;
    renew(tx, &mut Look::new(now, programme, &ladder), &[product]).await
}

/// Computes what is due of products anew, and does what their ladders ask for today. What is no longer
/// due is no longer reminded of.
///
/// # Errors
/// When the store fails.
pub(super) async fn renew(
    tx: &mut Tx,
    look: &mut Look<'_>,
    products: &[ProductId],
) -> Result<(), StoreError> {
    if products.is_empty() {
        return Ok(());
    }
    // Nothing that is done about one of them touches what is read here of another.
    let mut before = store::of_products(tx.connection(), products).await?;
    let mut tasks = store::open_tasks(tx.connection(), products).await?;
    let mut abouts = abouts(tx.connection(), products).await?;
    for product in products {
        let before = before.remove(product).unwrap_or_default();
        let tasks = tasks.remove(product).unwrap_or_default();
        let about = abouts.remove(product);
        renew_one(tx, look, about, (before, tasks)).await?;
    }
    Ok(())
}

async fn renew_one(
    tx: &mut Tx,
    look: &mut Look<'_>,
    about: Option<About>,
    (before, mut tasks): (Vec<ProductDeadline>, Vec<OpenTask>),
) -> Result<(), StoreError> {
    let (found, desk) = match about {
        Some(about) => compute(tx, look.programme, local_date(look.now), about).await?,
        None => (Vec::new(), None),
    };
    for kind in Kind::ALL {
        let of =
            |all: &[ProductDeadline]| all.iter().find(|one| one.deadline.kind == kind).copied();
        match (of(&before), of(&found)) {
            (None, None) => {}
            (Some(old), None) => end(tx, look, &old).await?,
            (old, Some(new)) => {
                let same = old.filter(|old| old.deadline.due_on == new.deadline.due_on);
                if same.is_none() {
                    moved(tx, look.now, &new.subject()).await?;
                    store::not_done(tx, &new.subject()).await?;
                }
                let new = ProductDeadline { handled: same.and_then(|old| old.handled), ..new };
                climbing::climb(tx, look, (&mut tasks, desk), &new).await?;
            }
        }
    }
    Ok(())
}

/// What is due of a product, and at whose desk its dossier lies.
async fn compute(
    tx: &mut Tx,
    programme: &Programme,
    today: NaiveDate,
    about: About,
) -> Result<(Vec<ProductDeadline>, Option<Audience>), StoreError> {
    let none = (Vec::new(), None);
    let Some(rules) = programme.rule_sets.in_force(today) else { return Ok(none) };
    let Some(limits) = rules.limits else { return Ok(none) };
    let About { line, producer, papers } = about;
    let paper_until = papers.into_iter().map(|(_, day)| day).find(|day| *day >= today);
    let mut supplement_by = None;
    if let Some(dossier) = line.open_dossier().cloned() {
        let case = Case { dossier, product: line.product.clone(), producer: producer.clone() };
        supplement_by = open_supplement(tx.connection(), &case).await?.map(|one| one.due_on);
    }
    let facts = Facts {
        supplement_by,
        paper_until,
        recognition: line.recognition.as_ref(),
        dossier: line.dossier.as_ref(),
        proposed_before: line.round_days(rules).map(|days| days.proposed_before),
        stopped: line.product.stopped_on.is_some(),
    };
    let found = rules::deadlines(facts, &limits, &programme.calendar, today);
    let of = |deadline| ProductDeadline {
        product: line.product.id,
        producer: producer.id,
        commune: producer.details.commune,
        deadline,
        handled: None,
    };
    let desk = line.open_dossier().and_then(|dossier| desk(dossier.status));
    Ok((found.into_iter().map(of).collect(), desk))
}

/// Whose officers have a dossier in hand; what its producer is to add comes back to them.
pub(super) fn desk(status: Status) -> Option<Audience> {
    match status {
        Status::Submitted => Some(Audience::Commune),
        Status::UnderCheck(level) | Status::UnderReview(level) => Some(of_level(level)),
        Status::SupplementRequested(desk) => Some(of_level(desk.level())),
        _ => None,
    }
}

/// What is at the ministry is asked about by the province.
fn of_level(level: Level) -> Audience {
    if level == Level::Commune { Audience::Commune } else { Audience::Province }
}

/// What was due is done, or is no longer asked for. Where its day has passed, what was not said until then
/// was missed.
async fn end(tx: &mut Tx, look: &mut Look<'_>, old: &ProductDeadline) -> Result<(), StoreError> {
    let kind = old.deadline.kind;
    let mut why = Why::Filed;
    if local_date(look.now) > old.deadline.due_on {
        why = Why::Outage;
        climbing::missed(tx, look, old).await?;
    }
    store::remove(tx, kind, old.product).await?;
    store::drop_waiting(tx, &old.subject(), None, why).await?;
    store::close_tasks(tx, look.now, (kind, old.product), None).await
}

/// The date is another one: what was to be said of the old one is not.
async fn moved(tx: &mut Tx, now: Timestamp, subject: &Subject) -> Result<(), StoreError> {
    let Subject { kind, product, due_on } = *subject;
    store::drop_waiting(tx, subject, Some(due_on), Why::Moved).await?;
    store::close_tasks(tx, now, (kind, product), Some(due_on)).await
}
