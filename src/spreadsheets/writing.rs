//! Writes what was staged into the register, and takes it back.

use std::collections::HashMap;

use futures::FutureExt;
use serde_json::{Value as Json, json};

use super::change::{Figures, Kind, Of, What};
use super::importing::{Import, ImportId, State};
use super::store::{self, Staged, WrittenChange};
use super::working::{Last, SLICE, keep_figures, nothing_else, settle};
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::producers::bulk::{
    self, Changed, DecisionRow, Mended, ProducerRow, ProductRow, RecognitionRow, TakeBack, Written,
};
use crate::store::{Store, StoreError, Tx};

/// The numbers that new records were given, in the order of their kind.
type Given = HashMap<Kind, Vec<i64>>;

/// Writes an import. Where the register says otherwise by now than it did when the list was looked at,
/// all that was written is taken back.
///
/// # Errors
/// When the store fails; it is done again then.
pub async fn write(
    store: &Store,
    now: Timestamp,
    import: &Import,
    last: Last,
) -> Result<(), StoreError> {
    store.expect_much(true).await?;
    let written = write_slices(store, now, import).await;
    store.expect_much(false).await?;
    let state = if written? { State::Applied } else { State::Failed };
    settle(store, now, import.id, (State::Applying, state), last).await
}

/// Whether all was written; false where the register says otherwise by now, and nothing is.
async fn write_slices(store: &Store, now: Timestamp, import: &Import) -> Result<bool, StoreError> {
    if store::is_begun(store.reader(), import.id).await? {
        take_back(store, import).await?;
        stage_again(store, import).await?;
    }
    let mut given = Given::new();
    let mut moving = Moving::new(store);
    for kind in Kind::ALL {
        let mut slice = store::staged(store.reader(), import.id, kind, (0, SLICE)).await?;
        while let Some(end) = slice.last() {
            let next = (end.seq + 1, SLICE);
            let (id, by) = (import.id, import.account);
            let seqs: Vec<i64> = slice.iter().map(|one| one.seq).collect();
            let count = i64::try_from(slice.len()).unwrap_or(0);
            let Some(rows) = Rows::of(slice, &given) else {
                return Err(StoreError::Inconsistent {
                    table: "import_changes",
                    row: id.0,
                    detail: format!("a {} refers to nothing", kind.name()),
                });
            };
            let writing = store.write(move |tx| {
                async move { rows.write_and_note(tx, now, by, (id, seqs)).await }.boxed()
            });
            // While one slice is being written, the next is read.
            let (written, read) =
                tokio::join!(writing, store::staged(store.reader(), id, kind, next));
            let written: Wrote = written?;
            slice = read?;
            moving.on().await?;
            match written {
                Wrote::New(first) => {
                    given.entry(kind).or_default().extend(first..first + count);
                }
                Wrote::Changed(_) => {}
                Wrote::Differs => {
                    take_back(store, import).await?;
                    return Ok(false);
                }
            }
        }
    }
    moving.end().await?;
    Ok(true)
}

/// Moves what was committed into the database file now and then, beside the writing.
struct Moving<'s> {
    store: &'s Store,
    slices: u32,
    last: Option<tokio::task::JoinHandle<Result<(), StoreError>>>,
}

impl<'s> Moving<'s> {
    /// Slices after which there is enough to move.
    const ENOUGH: u32 = 16;

    fn new(store: &'s Store) -> Self {
        Self { store, slices: 0, last: None }
    }

    /// A slice more was written.
    async fn on(&mut self) -> Result<(), StoreError> {
        self.slices += 1;
        if self.slices.is_multiple_of(Self::ENOUGH) {
            self.end().await?;
            let store = self.store.clone();
            self.last = Some(tokio::spawn(async move { store.checkpoint().await }));
        }
        Ok(())
    }

    async fn end(&mut self) -> Result<(), StoreError> {
        match self.last.take() {
            // One that was broken off is made up for by the next.
            Some(last) => last.await.unwrap_or(Ok(())),
            None => Ok(()),
        }
    }
}

/// Undoes an import. Records that were changed since are left, and counted.
///
/// # Errors
/// When the store fails; it is gone on with then.
pub async fn undo(
    store: &Store,
    now: Timestamp,
    import: &Import,
    last: Last,
) -> Result<(), StoreError> {
    store.expect_much(true).await?;
    let taken = take_back(store, import).await;
    store.expect_much(false).await?;
    taken?;
    let (kept, _) = store::kept(&mut *store.reader().acquire().await?, import.id).await?;
    let figures =
        Figures { kept: u32::try_from(kept).unwrap_or(u32::MAX), ..import.figures.clone() };
    keep_figures(store, import.id, import.hash.clone(), figures).await?;
    settle(store, now, import.id, (State::Undoing, State::Undone), last).await
}

/// Takes back what a writing that was broken off has written.
///
/// # Errors
/// When the store fails; it is gone on with then.
pub async fn give_up(store: &Store, now: Timestamp, import: &Import) -> Result<(), StoreError> {
    take_back(store, import).await?;
    settle(store, now, import.id, (State::Applying, State::Failed), nothing_else()).await
}

async fn stage_again(store: &Store, import: &Import) -> Result<(), StoreError> {
    let id = import.id;
    loop {
        let changed: u64 = store
            .write(move |tx| async move { store::stage_again(tx, id, SLICE).await }.boxed())
            .await?;
        if changed == 0 {
            return Ok(());
        }
    }
}

/// Takes back what was written of an import, the last first.
async fn take_back(store: &Store, import: &Import) -> Result<(), StoreError> {
    let id = import.id;
    let decisions = store::targets(store.reader(), id, Kind::NewDecision).await?;
    let mut given = Given::new();
    given.insert(Kind::NewDecision, decisions);
    let mut moving = Moving::new(store);
    for kind in Kind::ALL.into_iter().rev() {
        let mut before = i64::MAX;
        loop {
            let slice = store::written_changes(store.reader(), id, kind, (before, SLICE)).await?;
            let Some(end) = slice.last() else { break };
            let reach = (end.seq, slice.first().map_or(end.seq, |first| first.seq));
            before = end.seq;
            let back = Back::of(kind, slice, &given);
            store
                .write(move |tx| {
                    async move {
                        let undone = back.take(tx).await?;
                        store::mark_undone(tx, id, reach, &undone).await
                    }
                    .boxed()
                })
                .await?;
            moving.on().await?;
        }
    }
    moving.end().await
}

/// A slice of one kind, with the numbers of what it refers to.
enum Rows {
    NewProducers(Vec<ProducerRow>),
    Producers(Vec<Changed<ProducerRow>>),
    NewProducts(Vec<ProductRow>),
    Products(Vec<Changed<ProductRow>>),
    NewDecisions(Vec<DecisionRow>),
    NewRecognitions(Vec<RecognitionRow>),
    Recognitions(Vec<Mended>),
}

/// What came of writing a slice.
enum Wrote {
    /// Records with the numbers from this one on.
    New(i64),
    /// These, with their versions.
    Changed(Vec<(i64, i64)>),
    /// Nothing: the register has changed.
    Differs,
}

fn number(of: Of, kind: Kind, given: &Given) -> Option<i64> {
    match of {
        Of::Known(id) => Some(id),
        Of::New(place) => given.get(&kind)?.get(place).copied(),
    }
}

/// A recognition with the numbers of its product and decision.
fn recognition(
    mut row: RecognitionRow,
    of: Of,
    by: Option<Of>,
    given: &Given,
) -> Option<RecognitionRow> {
    row.product_id = number(of, Kind::NewProduct, given)?;
    row.decision_id = match by {
        Some(by) => Some(number(by, Kind::NewDecision, given)?),
        None => None,
    };
    Some(row)
}

impl Rows {
    fn of(slice: Vec<Staged>, given: &Given) -> Option<Self> {
        let mut rows: Option<Self> = None;
        for staged in slice {
            let one = Self::one(staged.what, given)?;
            match &mut rows {
                Some(rows) => rows.and(one),
                None => rows = Some(one),
            }
        }
        rows
    }

    fn one(what: What, given: &Given) -> Option<Self> {
        Some(match what {
            What::Producer { known: None, producer, .. } => Self::NewProducers(vec![producer]),
            What::Producer { known: Some((id, version)), producer: row, .. } => {
                Self::Producers(vec![Changed { id, version, row }])
            }
            What::Product { known: None, of, mut product, .. } => {
                product.producer_id = number(of, Kind::NewProducer, given)?;
                Self::NewProducts(vec![product])
            }
            What::Product { known: Some((id, version)), product: row, .. } => {
                Self::Products(vec![Changed { id, version, row }])
            }
            What::Decision { decision } => Self::NewDecisions(vec![decision]),
            What::Recognition { known: None, of, by, recognition: row, .. } => {
                Self::NewRecognitions(vec![recognition(row, of, by, given)?])
            }
            What::Recognition { known: Some(id), of, by, recognition: row, before } => {
                let to = recognition(row, of, by, given)?;
                Self::Recognitions(vec![Mended { id, from: before?, to }])
            }
        })
    }

    fn and(&mut self, other: Self) {
        match (self, other) {
            (Self::NewProducers(all), Self::NewProducers(more)) => all.extend(more),
            (Self::Producers(all), Self::Producers(more)) => all.extend(more),
            (Self::NewProducts(all), Self::NewProducts(more)) => all.extend(more),
            (Self::Products(all), Self::Products(more)) => all.extend(more),
            (Self::NewDecisions(all), Self::NewDecisions(more)) => all.extend(more),
            (Self::NewRecognitions(all), Self::NewRecognitions(more)) => all.extend(more),
            (Self::Recognitions(all), Self::Recognitions(more)) => all.extend(more),
            // A slice is of one kind.
            _ => {}
        }
    }

    /// Writes a slice, with the note of what was written where.
    async fn write_and_note(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        by: Option<AccountId>,
        (id, seqs): (ImportId, Vec<i64>),
    ) -> Result<Wrote, StoreError> {
        let written = self.write(tx, now, by).await?;
        match &written {
            Wrote::New(first) => {
                let reach = (seqs.first().copied(), seqs.last().copied());
                if let (Some(from), Some(to)) = reach {
                    store::mark_new(tx, id, (from, to), *first).await?;
                }
            }
            Wrote::Changed(records) => {
                let marks: Vec<Json> = seqs
                    .iter()
                    .zip(records)
                    .map(|(seq, (target, version))| json!([seq, target, version]))
                    .collect();
                store::mark_changed(tx, id, &Json::Array(marks).to_string()).await?;
            }
            Wrote::Differs => {}
        }
        Ok(written)
    }

    async fn write(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        by: Option<AccountId>,
    ) -> Result<Wrote, StoreError> {
        let new = |first: Option<i64>| first.map_or(Wrote::Differs, Wrote::New);
        Ok(match self {
            Self::NewProducers(rows) => new(bulk::add_producers(tx, now, rows).await?),
            Self::NewProducts(rows) => new(bulk::add_products(tx, now, rows).await?),
            Self::NewDecisions(rows) => new(bulk::add_decisions(tx, now, by, rows).await?),
            Self::NewRecognitions(rows) => new(bulk::add_recognitions(tx, now, rows).await?),
            Self::Producers(rows) => {
                let all = rows.iter().map(|row| (row.id, row.version + 1)).collect();
                changed(bulk::change_producers(tx, rows).await?.len(), all)
            }
            Self::Products(rows) => {
                let all = rows.iter().map(|row| (row.id, row.version + 1)).collect();
                changed(bulk::change_products(tx, rows).await?.len(), all)
            }
            Self::Recognitions(rows) => {
                let all = rows.iter().map(|row| (row.id, 1)).collect();
                changed(bulk::change_recognitions(tx, rows).await?.len(), all)
            }
        })
    }
}

/// All of a slice was changed, or what was is taken back with the rest.
fn changed(count: usize, all: Vec<(i64, i64)>) -> Wrote {
    if count == all.len() { Wrote::Changed(all) } else { Wrote::Differs }
}

/// A slice of one kind to be taken back.
enum Back {
    New(TakeBack),
    Producers(Vec<Changed<ProducerRow>>),
    Products(Vec<Changed<ProductRow>>),
    Recognitions(Vec<Mended>),
}

impl Back {
    fn of(kind: Kind, slice: Vec<WrittenChange>, given: &Given) -> Self {
        let targets = slice.iter().map(|one| one.target).collect();
        match kind {
            Kind::NewProducer => Self::New(TakeBack::Producers(targets)),
            Kind::NewProduct => Self::New(TakeBack::Products(targets)),
            Kind::NewDecision => Self::New(TakeBack::Decisions(targets)),
            Kind::NewRecognition => {
                let rows = slice.into_iter().filter_map(|staged| {
                    let What::Recognition { by, recognition: row, .. } = staged.what else {
                        return None;
                    };
                    // Whose it is does not change.
                    let row = recognition(row, Of::Known(0), by, given)?;
                    Some(Written { id: staged.target, row })
                });
                Self::New(TakeBack::Recognitions(rows.collect()))
            }
            Kind::Producer => {
                let rows = slice.into_iter().filter_map(|staged| match staged.what {
                    What::Producer { before: Some(row), .. } => {
                        Some(Changed { id: staged.target, version: staged.version, row })
                    }
                    _ => None,
                });
                Self::Producers(rows.collect())
            }
            Kind::Product => {
                let rows = slice.into_iter().filter_map(|staged| match staged.what {
                    What::Product { before: Some(row), .. } => {
                        Some(Changed { id: staged.target, version: staged.version, row })
                    }
                    _ => None,
                });
                Self::Products(rows.collect())
            }
            Kind::Recognition => {
                let rows = slice.into_iter().filter_map(|staged| match staged.what {
                    What::Recognition { by, recognition: row, before: Some(to), .. } => {
                        let from = recognition(row, Of::Known(0), by, given)?;
                        Some(Mended { id: staged.target, from, to })
                    }
                    _ => None,
                });
                Self::Recognitions(rows.collect())
            }
        }
    }

    async fn take(&self, tx: &mut Tx) -> Result<Vec<i64>, StoreError> {
        match self {
            Self::New(what) => bulk::take_back(tx, what).await,
            Self::Producers(rows) => bulk::change_producers(tx, rows).await,
            Self::Products(rows) => bulk::change_products(tx, rows).await,
            Self::Recognitions(rows) => bulk::change_recognitions(tx, rows).await,
        }
    }
}
