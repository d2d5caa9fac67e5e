//! Writes a made-up province, step by step in the past.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use futures::FutureExt;

use crate::clock::{Timestamp, local_date};
use crate::dossiers::model::Lookup;
use crate::dossiers::moving::{Begun, Move, Moved, begin, take_step};
use crate::dossiers::rules::{Points, Step};
use crate::people::{Actor, NoRandomness};
use crate::producers::model::{DecisionDetails, ProducerId, Product};
use crate::producers::recognising::{Given, enter_decision, give};
use crate::producers::standing::expiry;
use crate::producers::{Written, add_producer, add_product};
use crate::programme::Programme;
use crate::programme::criteria::Star;
use crate::programme::rule_sets::Level;
use crate::store::{Store, StoreError, Tx};

use super::plan::{Example, ExampleProduct, Fate, Past, Vocabulary};

/// Producers in one transaction, so that the writer is never held long.
const SLICE: usize = 20;

/// The points with which a product is proposed for five stars.
const FIVE: Points = Points { a: 38, b: 23, c: 31 };

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrote {
    /// The producers, in the order of the plan.
    pub producers: Vec<ProducerId>,
    /// How many products.
    pub products: usize,
    /// How many dossiers.
    pub dossiers: usize,
}

/// Why it was not written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There are no codes for the receipts.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// What writing needs.
#[derive(Clone, Copy)]
struct Desk<'a> {
    programme: &'a Programme,
    words: &'a Vocabulary,
    /// An officer of the province, who does it all.
    actor: &'a Actor,
    now: Timestamp,
}

/// Writes a made-up province as it stands at `now`, by `actor`, an officer of the province.
///
/// # Errors
/// When the store fails, or the operating system gives no random numbers.
pub async fn write(
    store: &Store,
    programme: &Arc<Programme>,
    words: &Arc<Vocabulary>,
    (actor, now): (&Actor, Timestamp),
    examples: Vec<Example>,
) -> Result<Wrote, SampleError> {
    let mut wrote = Wrote::default();
    let mut rest = examples.into_iter().peekable();
    while rest.peek().is_some() {
        let slice: Vec<Example> = rest.by_ref().take(SLICE).collect();
        let (programme, words, actor) = (programme.clone(), words.clone(), actor.clone());
        let some: Wrote = store
            .write(move |tx| {
                async move {
                    let desk = Desk { programme: &programme, words: &words, actor: &actor, now };
                    let mut wrote = Wrote::default();
                    for example in &slice {
                        write_one(tx, &desk, example, &mut wrote).await?;
                    }
                    Ok::<_, SampleError>(wrote)
                }
                .boxed()
            })
            .await?;
        wrote.producers.extend(some.producers);
        wrote.products += some.products;
        wrote.dossiers += some.dossiers;
    }
    Ok(wrote)
}

async fn write_one(
    tx: &mut Tx,
    desk: &Desk<'_>,
    example: &Example,
    wrote: &mut Wrote,
) -> Result<(), SampleError> {
    let began = desk.now - TimeDelta::days(1200);
    let producer = match add_producer(tx, began, desk.actor, &example.details).await? {
        Written::Done(producer) | Written::Exists(producer) => producer,
        Written::Changed(_) | Written::NotFound | Written::Refused => return Ok(()),
    };
    wrote.producers.push(producer.id);
    for ExampleProduct { details, past } in &example.products {
        let product = match add_product(tx, began, desk.actor, producer.id, details).await? {
            Written::Done(product) | Written::Exists(product) => product,
            Written::Changed(_) | Written::NotFound | Written::Refused => continue,
        };
        wrote.products += 1;
        recognise(tx, desk, &product, past).await?;
        if let Some((fate, target)) = past.dossier {
            file(tx, desk, &product, fate, target).await?;
            wrote.dossiers += 1;
        }
    }
    Ok(())
}

/// Gives the rating that the product has.
async fn recognise(
    tx: &mut Tx,
    desk: &Desk<'_>,
    product: &Product,
    past: &Past,
) -> Result<(), SampleError> {
    let Some(star) = past.star else { return Ok(()) };
    let Some(decided_on) = past.decided_on else {
        let given = Given {
            product: product.id,
            decision: None,
            dossier: None,
            star,
            points: None,
            certificate: String::new(),
            decided_on: None,
            expires_on: None,
            extended_to: None,
        };
        give(tx, desk.now, &given).await?;
        return Ok(());
    };
    let details = DecisionDetails {
        number: desk.words.decision.replace("{number}", &decided_on.format("%y%j").to_string()),
        decided_on,
        authority: desk.words.authority.clone(),
        level: Level::Province,
        scan: None,
    };
    let at = instant(decided_on);
    let entered = enter_decision(tx, at, desk.actor, &details).await?;
    let given = Given {
        extended_to: past.extended_to,
        expires_on: expiry(decided_on),
        ..Given::by(entered.decision(), product.id, star)
    };
    give(tx, at, &given).await?;
    Ok(())
}

/// Nine in the morning there.
fn instant(day: NaiveDate) -> Timestamp {
    let two = NaiveTime::from_hms_opt(2, 0, 0).unwrap_or_default();
    day.and_time(two).and_utc()
}

/// Begins a dossier and takes it as far as its fate says.
async fn file(
    tx: &mut Tx,
    desk: &Desk<'_>,
    product: &Product,
    fate: Fate,
    target: Star,
) -> Result<(), SampleError> {
    let lookup = Lookup::random()?;
    let spread = product.id.0.rem_euclid(9);
    // Days ago on which it began; between two steps, a few days each.
    let began = match fate {
        Fate::Draft => 20,
        Fate::Submitted => 8 + spread,
        Fate::Checked | Fate::MissingAtCommune => 14 + spread,
        Fate::Reviewed | Fate::MissingAtProvince | Fate::Central => 50 + spread,
        Fate::Rejected | Fate::Withdrawn => 120 + spread,
        Fate::Lapsed => 180 + spread,
    };
    let mut at = desk.now - TimeDelta::days(began + 6);
    let begun = begin(tx, at, desk.actor, desk.programme, (product.id, target), &lookup).await?;
    let Begun::Done(case) = begun else { return Ok(()) };
    let missing = desk.words.missing.iter().cycle().nth(usize::try_from(spread).unwrap_or(0));
    let ask = || Step::RequestSupplement { reason: missing.cloned().unwrap_or_default() };
    let filed = || vec![Step::Submit];
    let checked = || [filed(), vec![Step::Receive]].concat();
    let reviewed = || [checked(), vec![Step::Forward]].concat();
    let steps = match fate {
        Fate::Draft => Vec::new(),
        Fate::Submitted => filed(),
        Fate::Checked => checked(),
        Fate::MissingAtCommune => [checked(), vec![ask()]].concat(),
        Fate::Reviewed => reviewed(),
        Fate::MissingAtProvince => [reviewed(), vec![ask()]].concat(),
        Fate::Central => [reviewed(), vec![Step::SendUp { points: FIVE }]].concat(),
        Fate::Rejected => {
            let reason = desk.words.rejected.clone();
            [reviewed(), vec![Step::Reject { reason }]].concat()
        }
        Fate::Withdrawn => {
            [checked(), vec![Step::Withdraw { reason: desk.words.withdrawn.clone() }]].concat()
        }
        Fate::Lapsed => vec![Step::Lapse],
    };
    at += TimeDelta::days(6);
    let pace = TimeDelta::days(if began > 40 { 9 } else { 3 });
    for step in steps {
        let actor = if step == Step::Lapse { &Actor::System } else { desk.actor };
        let mut wanted = Move::new(case.dossier.id, None, step);
        wanted.filed_on = Some(local_date(at));
        if let Moved::Done { .. } = take_step(tx, at, actor, desk.programme, &wanted).await? {
            at = (at + pace).min(desk.now);
        }
    }
    Ok(())
}
