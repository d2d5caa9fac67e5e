//! Use cases: beginning a dossier and moving it on.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::clock::{Timestamp, local_date};
use crate::people::{Action, Actor, Scope, may, permit};
use crate::producers::model::{Decision, Producer, Product, ProductId};
use crate::producers::recognising::{self, Given};
use crate::producers::{self, standing};
use crate::programme::Programme;
use crate::programme::criteria::Star;
use crate::store::{StoreError, Tx};

use super::model::{Dossier, DossierId, DossierKind, Lookup};
use super::rounds::Rounds;
use super::rules::{self, Denied, Entry, Kind, Leave, Path, Status, Step};
use super::store::{self, Carries, Event, Opening};

/// A dossier with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The dossier.
    pub dossier: Dossier,
    /// Its product.
    pub product: Product,
    /// Whose it is.
    pub producer: Producer,
}

impl Case {
    fn subject(&self) -> String {
        subject(self.dossier.id)
    }
}

fn subject(dossier: DossierId) -> String {
    format!("dossier {dossier}")
}

/// A dossier with what it is about; `None` where there is none, or its product was removed.
///
/// # Errors
/// When the store fails.
pub async fn case(
    connection: &mut SqliteConnection,
    id: DossierId,
) -> Result<Option<Case>, StoreError> {
    match store::dossier(connection, id).await? {
        Some(dossier) => around(connection, dossier).await,
        None => Ok(None),
    }
}

async fn around(
    connection: &mut SqliteConnection,
    dossier: Dossier,
) -> Result<Option<Case>, StoreError> {
    let Some(product) = producers::product(connection, dossier.product).await? else {
        return Ok(None);
    };
    let Some(producer) = producers::producer(connection, product.producer).await? else {
        return Ok(None);
    };
    Ok(Some(Case { dossier, product, producer }))
}

/// What comes of looking at something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen<T> {
    /// Here it is.
    Here(T),
    /// There is none.
    NotFound,
    /// The actor may not see it.
    Refused,
}

/// A dossier, for whoever may see it.
///
/// # Errors
/// When the store fails.
pub async fn see(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: DossierId,
) -> Result<Seen<Case>, StoreError> {
    let found = case(tx.connection(), id).await?;
    visible(tx, now, actor, found).await
}

/// The dossier whose receipt bears this code, for whoever may see it.
///
/// # Errors
/// When the store fails.
pub async fn look_up(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    code: &Lookup,
) -> Result<Seen<Case>, StoreError> {
    let found = match store::by_lookup(tx.connection(), code).await? {
        Some(dossier) => around(tx.connection(), dossier).await?,
        None => None,
    };
    visible(tx, now, actor, found).await
}

async fn visible(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    found: Option<Case>,
) -> Result<Seen<Case>, StoreError> {
    let Some(case) = found else { return Ok(Seen::NotFound) };
    let scope = producers::scope_of(tx.connection(), actor, &case.producer).await?;
    if permit(tx, now, actor, Action::SeeRecords, &scope, &case.subject()).await? {
        Ok(Seen::Here(case))
    } else {
        Ok(Seen::Refused)
    }
}

/// The history of a dossier, the oldest entry first. Whoever calls has asked whether the actor may.
///
/// # Errors
/// When the store fails.
pub async fn history(
    connection: &mut SqliteConnection,
    dossier: DossierId,
) -> Result<Vec<Event>, StoreError> {
    store::history(connection, dossier).await
}

/// What comes of beginning a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It is begun.
    Done(Case),
    /// The product has one that has not come to its end.
    Open(Case),
    /// There is no such product.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Begins a dossier for a product, with a code of [`Lookup::random`]. What it is for, the first
/// rating, more stars or the same again, follows from the rating that the product has.
///
/// # Errors
/// When the store fails.
pub async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    (product, target): (ProductId, Star),
    lookup: &Lookup,
) -> Result<Begun, StoreError> {
    let Some(there) = producers::product(tx.connection(), product).await? else {
        return Ok(Begun::NotFound);
    };
    let Some(owner) = producers::producer(tx.connection(), there.producer).await? else {
        return Ok(Begun::NotFound);
    };
    let scope = producers::scope_of(tx.connection(), actor, &owner).await?;
    let subject = format!("product {product}");
    if !permit(tx, now, actor, Action::SubmitDossier, &scope, &subject).await? {
        return Ok(Begun::Refused);
    }
    if let Some(dossier) = store::open_of(tx.connection(), product).await? {
        return Ok(Begun::Open(Case { dossier, product: there, producer: owner }));
    }
    let today = local_date(now);
    let kind = kind_of(tx.connection(), product, target).await?;
    let round = match (kind, programme.rule_sets.in_force(today)) {
        (DossierKind::First | DossierKind::Upgrade, Some(rules)) => {
            Rounds::load(tx.connection()).await?.next(rules, today)
        }
        _ => None,
    };
    let opening = Opening { product, kind, target, lookup, round };
    let id = store::insert(tx, now, &opening).await?;
    crate::people::record(
        tx,
        now,
        actor,
        "dossier.begin",
        &super::moving::subject(id),
        kind.name(),
    )
    .await?;
    match case(tx.connection(), id).await? {
        Some(case) => Ok(Begun::Done(case)),
        None => Ok(Begun::NotFound),
    }
}

/// What a dossier for `target` stars would be now.
async fn kind_of(
    connection: &mut SqliteConnection,
    product: ProductId,
    target: Star,
) -> Result<DossierKind, StoreError> {
    let recognitions = recognising::recognitions(connection, product).await?;
    Ok(DossierKind::from(standing::current(&recognitions).map(|one| one.star), target))
}

/// Aims a draft at another rating.
///
/// # Errors
/// When the store fails.
pub async fn aim(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: DossierId,
    target: Star,
) -> Result<Seen<Case>, StoreError> {
    let Some(there) = case(tx.connection(), id).await? else { return Ok(Seen::NotFound) };
    let scope = producers::scope_of(tx.connection(), actor, &there.producer).await?;
    if !permit(tx, now, actor, Action::SubmitDossier, &scope, &there.subject()).await? {
        return Ok(Seen::Refused);
    }
    if there.dossier.status == Status::Draft {
        let kind = kind_of(tx.connection(), there.product.id, target).await?;
        store::set_target(tx, id, target, kind).await?;
    }
    Ok(case(tx.connection(), id).await?.map_or(Seen::NotFound, Seen::Here))
}

/// A step that is to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Of which dossier.
    pub dossier: DossierId,
    /// The version that the actor saw; `None` where they act on whatever it is now.
    pub seen: Option<i64>,
    /// What is done.
    pub step: Step,
    /// The day of filing, for [`Step::Submit`]; today where it is not said.
    pub filed_on: Option<NaiveDate>,
    /// The number of the registration form, for [`Step::Submit`], as the commune wrote it.
    pub number: Option<String>,
    /// The decision, for [`Step::Recognise`].
    pub decision: Option<Decision>,
}

impl Move {
    /// A step that needs nothing more.
    #[must_use]
    pub fn new(dossier: DossierId, seen: Option<i64>, step: Step) -> Self {
        Self { dossier, seen, step, filed_on: None, number: None, decision: None }
    }
}

/// What comes of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It is taken.
    Done {
        /// The dossier as it stands now.
        case: Case,
        /// The entry of the history.
        event: Event,
    },
    /// Somebody else has moved the dossier since the actor saw it: so it stands now.
    Changed(Case),
    /// It cannot be taken.
    Denied {
        /// Why.
        why: Denied,
        /// The dossier.
        case: Case,
        /// What could be done instead.
        possible: Vec<Kind>,
    },
    /// A rating takes a decision.
    NoDecision,
    /// There were no rules yet on the day of filing.
    NoRules,
    /// There is no such dossier.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Moves a dossier on. Telling those concerned is for [`super::notices`].
///
/// # Errors
/// When the store fails.
pub async fn take_step(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    wanted: &Move,
) -> Result<Moved, StoreError> {
    let Some(mut case) = case(tx.connection(), wanted.dossier).await? else {
        return Ok(Moved::NotFound);
    };
    let history = store::history(tx.connection(), case.dossier.id).await?;
    let before = before(&history);
    let (from, kind) = (case.dossier.status, wanted.step.kind());
    if !allowed(tx, now, actor, &case, rules::leave(from, before, kind)).await? {
        return Ok(Moved::Refused);
    }
    if wanted.seen.is_some_and(|seen| seen != case.dossier.version) {
        return Ok(Moved::Changed(case));
    }
    let filed_on = match wanted.step {
        Step::Submit => wanted.filed_on.unwrap_or_else(|| local_date(now)),
        _ => case.dossier.filed_on.unwrap_or_else(|| local_date(now)),
    };
    let Some(rules) = programme.rule_sets.in_force(filed_on) else { return Ok(Moved::NoRules) };
    let path = Path::of(rules);
    let to = match rules::next(&path, from, before, &wanted.step) {
        Ok(to) => to,
        Err(why) => {
            let possible = possible_for(tx.connection(), actor, &case, &path, before).await?;
            return Ok(Moved::Denied { why, case, possible });
        }
    };
    if matches!(wanted.step, Step::Recognise { .. }) && wanted.decision.is_none() {
        return Ok(Moved::NoDecision);
    }
    let too_early = |decision: &Decision| decision.details.decided_on < filed_on;
    if wanted.decision.as_ref().is_some_and(too_early) {
        let why = Denied::DecidedBeforeFiling;
        let possible = possible_for(tx.connection(), actor, &case, &path, before).await?;
        return Ok(Moved::Denied { why, case, possible });
    }
    case.dossier.status = to;
    if to == Status::Draft {
        (case.dossier.filed_on, case.dossier.rule_set) = (None, None);
    } else if wanted.step == Step::Submit {
        (case.dossier.filed_on, case.dossier.rule_set) = (Some(filed_on), Some(rules.id.clone()));
        if let Some(number) = &wanted.number {
            case.dossier.number.clone_from(number);
        }
    }
    if let Some(points) = wanted.step.points() {
        case.dossier.points = Some(points);
    }
    if !store::update(tx, now, &case.dossier).await? {
        return Ok(Moved::Changed(case));
    }
    (case.dossier.version, case.dossier.changed_at) = (case.dossier.version + 1, now);
    recognise(tx, now, actor, &case, wanted, from).await?;
    let event = write_down(tx, now, actor, &case, wanted, from).await?;
    Ok(Moved::Done { case, event })
}

/// What a step does to the register.
async fn recognise(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    case: &Case,
    wanted: &Move,
    from: Status,
) -> Result<(), StoreError> {
    match (&wanted.step, &wanted.decision) {
        (Step::Recognise { star, points }, Some(decision)) => {
            let given = Given {
                dossier: Some(case.dossier.id.0),
                points: Some(*points),
                ..Given::by(decision, case.product.id, *star)
            };
            recognising::give(tx, now, &given).await?;
        }
        (Step::Correct { .. }, _) if matches!(from, Status::Recognised(_)) => {
            recognising::take_back(tx, now, actor, case.dossier.id.0).await?;
        }
        _ => {}
    }
    Ok(())
}

async fn write_down(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    case: &Case,
    wanted: &Move,
    from: Status,
) -> Result<Event, StoreError> {
    let entry = Entry { kind: wanted.step.kind(), from, to: case.dossier.status };
    let reason = wanted.step.reason().unwrap_or_default().trim();
    let decision = wanted.decision.as_ref().map(|decision| decision.id);
    let points = wanted.step.points();
    let carries = Carries { reason, points, decision };
    let id = store::add_event(tx, now, actor, case.dossier.id, entry, carries).await?;
    let by = actor.account().map(|account| account.id);
    Ok(Event { id, at: now, by, entry, reason: reason.to_owned(), points, decision })
}

/// The status before the last entry that stands.
fn before(history: &[Event]) -> Option<Status> {
    let entries: Vec<Entry> = history.iter().map(|event| event.entry).collect();
    rules::standing(&entries).last().map(|entry| entry.from)
}

async fn allowed(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    case: &Case,
    leave: Leave,
) -> Result<bool, StoreError> {
    match leave {
        Leave::System => Ok(*actor == Actor::System),
        Leave::Of(action) => {
            let scope = producers::scope_of(tx.connection(), actor, &case.producer).await?;
            permit(tx, now, actor, action, &scope, &case.subject()).await
        }
    }
}

/// The kinds of steps that the actor can take with a dossier as it stands.
///
/// # Errors
/// When the store fails.
pub async fn possible(
    connection: &mut SqliteConnection,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    case: &Case,
) -> Result<Vec<Kind>, StoreError> {
    let filed_on = case.dossier.filed_on.unwrap_or_else(|| local_date(now));
    let Some(rules) = programme.rule_sets.in_force(filed_on) else { return Ok(Vec::new()) };
    let history = store::history(connection, case.dossier.id).await?;
    possible_for(connection, actor, case, &Path::of(rules), before(&history)).await
}

async fn possible_for(
    connection: &mut SqliteConnection,
    actor: &Actor,
    case: &Case,
    path: &Path,
    before: Option<Status>,
) -> Result<Vec<Kind>, StoreError> {
    let scope: Scope = producers::scope_of(connection, actor, &case.producer).await?;
    let status = case.dossier.status;
    let kinds = rules::possible(path, status, before);
    Ok(kinds
        .into_iter()
        .filter(|kind| match rules::leave(status, before, *kind) {
            Leave::System => false,
            Leave::Of(action) => may(actor, action, &scope),
        })
        .collect())
}
