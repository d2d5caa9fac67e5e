//! Use cases: opening an assessment, answering, beginning again, copying.

use crate::clock::{Timestamp, local_date};
use crate::people::{Action, Actor, Scope, permit, record};
use crate::producers;
use crate::producers::model::{Product, ProductId};
use crate::programme::Programme;
use crate::programme::criteria::Criterion;
use crate::store::{StoreError, Tx};

use super::model::{Answer, Assessment, AssessmentId, Case, Owner, Subject};
use super::rules::{Mark, Sheet};
use super::{conditions, of_product, read, sisters, store};

/// What comes of looking at an assessment or changing it.
#[derive(Clone, Debug)]
pub enum Outcome<'p> {
    /// So it stands now.
    Here(Case<'p>),
    /// The button was of a question that is another one now; nothing was changed.
    OutOfDate(Case<'p>),
    /// It was begun under criteria that have changed: it has to be begun again first.
    Outdated(Case<'p>),
    /// Its dossier was filed: it can only be read.
    Locked(Case<'p>),
    /// The product's set is not settled.
    NoSet(Product),
    /// There is no such product, or nothing to take back.
    NotFound,
    /// The actor may not.
    Refused,
}

/// What is changed about an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Whether something rejects the dossier.
    Caught(bool),
    /// An answer to the line with this index, whose criterion had this fingerprint.
    Answer {
        /// The line.
        line: usize,
        /// The beginning of the fingerprint of the criterion that was shown.
        shown: String,
        /// The answer.
        mark: Mark,
    },
    /// The line with this index is looked at.
    Go(usize),
}

/// How much of a criterion's fingerprint a button carries, in letters.
pub const SHOWN: usize = 8;

/// As much of a criterion's fingerprint as a button carries.
#[must_use]
pub fn shown(criterion: &Criterion) -> String {
    criterion.fingerprint().chars().take(SHOWN).collect()
}

/// What was found for a subject: the case with its owner, or why there is none.
enum Found<'p> {
    Case(Owner, Case<'p>),
    Not(Outcome<'p>),
}

async fn find<'p>(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &'p Programme,
    subject: Subject,
    action: Action,
) -> Result<Found<'p>, StoreError> {
    let today = local_date(now);
    match subject {
        Subject::Practice(set) => {
            let allowed =
                permit(tx, now, actor, Action::Ask, &Scope::nowhere(), "practice").await?;
            let account = actor.account().filter(|_| allowed).map(|account| account.id);
            let Some(account) = account else { return Ok(Found::Not(Outcome::Refused)) };
            let Some(sheet) = Sheet::of(programme, set, today) else {
                return Ok(Found::Not(Outcome::NotFound));
            };
            let owner = Owner::Practice(account, set);
            Ok(Found::Case(owner, read(tx.connection(), subject, owner, sheet).await?))
        }
        Subject::Product(id) => {
            let Some(product) = producers::product(tx.connection(), id).await? else {
                return Ok(Found::Not(Outcome::NotFound));
            };
            let Some(producer) = producers::producer(tx.connection(), product.producer).await?
            else {
                return Ok(Found::Not(Outcome::NotFound));
            };
            let scope = producers::scope_of(tx.connection(), actor, &producer).await?;
            let name = format!("assessment of product {id}");
            if !permit(tx, now, actor, action, &scope, &name).await? {
                return Ok(Found::Not(Outcome::Refused));
            }
            let set = product.details.set;
            let Some(sheet) = set.and_then(|set| Sheet::of(programme, set, today)) else {
                return Ok(Found::Not(Outcome::NoSet(product)));
            };
            let case = of_product(tx.connection(), product, sheet).await?;
            Ok(Found::Case(Owner::Product(id), case))
        }
    }
}

fn as_it_is(case: Case<'_>) -> Outcome<'_> {
    if case.locked.is_some() {
        Outcome::Locked(case)
    } else if case.is_outdated() {
        Outcome::Outdated(case)
    } else {
        Outcome::Here(case)
    }
}

/// The assessment of a subject.
///
/// # Errors
/// When the store fails.
pub async fn see<'p>(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &'p Programme,
    subject: Subject,
) -> Result<Outcome<'p>, StoreError> {
    match find(tx, now, actor, programme, subject, Action::SeeRecords).await? {
        Found::Case(_, case) => Ok(as_it_is(case)),
        Found::Not(outcome) => Ok(outcome),
    }
}

/// Changes an assessment, which begins with its first change.
///
/// # Errors
/// When the store fails.
pub async fn change<'p>(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &'p Programme,
    subject: Subject,
    change: &Change,
) -> Result<Outcome<'p>, StoreError> {
    let (owner, case) =
        match find(tx, now, actor, programme, subject, Action::CorrectRecords).await? {
            Found::Case(owner, case) => (owner, case),
            Found::Not(outcome) => return Ok(outcome),
        };
    if case.locked.is_some() || case.is_outdated() {
        return Ok(as_it_is(case));
    }
    let criterion = |at: usize| case.sheet.lines.get(at).map(|line| line.criterion);
    match change {
        Change::Caught(caught) => {
            let id = begun(tx, now, actor, owner, &case).await?;
            let asked = conditions(&case.sheet);
            store::set_caught(tx, now, id, Some(*caught), &asked).await?;
            let detail = if *caught { "something rejects it" } else { "nothing rejects it" };
            record(tx, now, actor, "assessment.conditions", &subject.to_string(), detail).await?;
        }
        Change::Answer { line, shown: was, mark } => {
            let there = criterion(*line).filter(|criterion| shown(criterion) == *was);
            let known = |criterion: &&Criterion| match mark {
                Mark::Below => true,
                Mark::Level(level) => *level < criterion.levels.len(),
            };
            let Some(criterion) = there.filter(known) else { return Ok(Outcome::OutOfDate(case)) };
            let id = begun(tx, now, actor, owner, &case).await?;
            if case.marks.get(*line) != Some(&Some(*mark)) {
                store::add_answer(tx, now, actor, id, &answer(criterion, *mark)).await?;
            }
            store::set_at(tx, id, next_open(&case, *line).unwrap_or(criterion.number)).await?;
        }
        Change::Go(line) => {
            let Some(criterion) = criterion(*line) else { return Ok(Outcome::OutOfDate(case)) };
            let id = begun(tx, now, actor, owner, &case).await?;
            store::set_at(tx, id, criterion.number).await?;
        }
    }
    see(tx, now, actor, programme, subject).await
}

/// The criterion that is answered next, after the one of a line: one that has no answer.
fn next_open(case: &Case<'_>, line: usize) -> Option<&'static str> {
    let open = |at: &usize| *at != line && case.marks.get(*at).is_some_and(Option::is_none);
    let mut turn = (line..case.sheet.lines.len()).chain(0..line);
    case.sheet.lines.get(turn.find(open)?).map(|line| line.criterion.number)
}

fn answer(criterion: &Criterion, mark: Mark) -> Answer {
    let (number, fingerprint) = (criterion.number.to_owned(), criterion.fingerprint());
    Answer { criterion: number, fingerprint, mark }
}

/// The assessment of a case under the set as it is now, begun where there is none.
async fn begun(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    owner: Owner,
    case: &Case<'_>,
) -> Result<AssessmentId, StoreError> {
    match &case.assessment {
        Some(there) if there.set == case.sheet.set => Ok(there.id),
        // Nothing was answered under the set of that time.
        other => begin(tx, now, actor, owner, case, other.as_ref()).await,
    }
}

/// Begins an assessment, in the place of one that ends.
async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    owner: Owner,
    case: &Case<'_>,
    before: Option<&Assessment>,
) -> Result<AssessmentId, StoreError> {
    if let Some(before) = before {
        store::set_ended(tx, before.id, Some(now)).await?;
    }
    let replaces = before.map(|before| before.id);
    let id = store::insert(tx, now, owner, case.sheet.set, replaces).await?;
    let detail = match before {
        Some(before) => format!("set {} -> set {}", before.set, case.sheet.set),
        None => format!("set {}", case.sheet.set),
    };
    record(tx, now, actor, "assessment.begin", &case.subject.to_string(), &detail).await?;
    Ok(id)
}

/// Begins an assessment again. Of one whose criteria have changed, the answers to those that are the
/// same to the letter are kept; nothing else is guessed. Of another, none are.
///
/// # Errors
/// When the store fails.
pub async fn begin_again<'p>(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &'p Programme,
    subject: Subject,
) -> Result<Outcome<'p>, StoreError> {
    let (owner, case) =
        match find(tx, now, actor, programme, subject, Action::CorrectRecords).await? {
            Found::Case(owner, case) => (owner, case),
            Found::Not(outcome) => return Ok(outcome),
        };
    if case.locked.is_some() {
        return Ok(Outcome::Locked(case));
    }
    let id = begin(tx, now, actor, owner, &case, case.assessment.as_ref()).await?;
    if case.is_outdated() {
        fill(tx, now, actor, id, &case, &case).await?;
    }
    see(tx, now, actor, programme, subject).await
}

/// Gives an assessment the answers of another case to the lines that both have.
async fn fill(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: AssessmentId,
    into: &Case<'_>,
    from: &Case<'_>,
) -> Result<(), StoreError> {
    for (_, line, mark) in from.sheet.answered(&from.marks) {
        let Some(mark) = mark else { continue };
        store::add_answer(tx, now, actor, id, &answer(line.criterion, mark)).await?;
    }
    let asked = conditions(&into.sheet);
    let caught = from.caught().filter(|_| conditions(&from.sheet) == asked);
    store::set_caught(tx, now, id, caught, &asked).await
}

/// Takes a beginning back, as long as nothing was answered since: the assessment that ended with it, if
/// there was one, goes on.
///
/// # Errors
/// When the store fails.
pub async fn undo<'p>(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &'p Programme,
    subject: Subject,
    begun: AssessmentId,
) -> Result<Outcome<'p>, StoreError> {
    let case = match find(tx, now, actor, programme, subject, Action::CorrectRecords).await? {
        Found::Case(_, case) => case,
        Found::Not(outcome) => return Ok(outcome),
    };
    if case.locked.is_some() {
        return Ok(Outcome::Locked(case));
    }
    let untouched = |there: &&Assessment| there.id == begun && there.changed_at == there.begun_at;
    let Some(there) = case.assessment.as_ref().filter(untouched) else {
        return Ok(Outcome::OutOfDate(case));
    };
    store::set_ended(tx, there.id, Some(now)).await?;
    if let Some(before) = there.replaces {
        store::set_ended(tx, before, None).await?;
    }
    let detail = there.replaces.map_or_else(String::new, |before| format!("{before} goes on"));
    record(tx, now, actor, "assessment.undo", &subject.to_string(), &detail).await?;
    see(tx, now, actor, programme, subject).await
}

/// Copies the assessment of a product to another of the same producer and set, whose own ends with it.
///
/// # Errors
/// When the store fails.
pub async fn copy<'p>(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &'p Programme,
    from: ProductId,
    to: ProductId,
) -> Result<Outcome<'p>, StoreError> {
    let see_it = Subject::Product(from);
    let from = match find(tx, now, actor, programme, see_it, Action::SeeRecords).await? {
        Found::Case(_, case) => case,
        Found::Not(outcome) => return Ok(outcome),
    };
    let subject = Subject::Product(to);
    let (owner, into) =
        match find(tx, now, actor, programme, subject, Action::CorrectRecords).await? {
            Found::Case(owner, case) => (owner, case),
            Found::Not(outcome) => return Ok(outcome),
        };
    if into.locked.is_some() {
        return Ok(Outcome::Locked(into));
    }
    let sisters = match &from.product {
        Some(product) => sisters(tx.connection(), product).await?,
        None => Vec::new(),
    };
    if sisters.iter().all(|sister| sister.id != to) {
        return Ok(Outcome::OutOfDate(into));
    }
    let id = begin(tx, now, actor, owner, &into, into.assessment.as_ref()).await?;
    fill(tx, now, actor, id, &into, &from).await?;
    let detail = format!("{} -> {subject}", from.subject);
    record(tx, now, actor, "assessment.copy", &subject.to_string(), &detail).await?;
    see(tx, now, actor, programme, subject).await
}
