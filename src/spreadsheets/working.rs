//! Reads, writes and undoes an import: in slices, so that the writer is never held long.
//!
//! A step that is broken off is done again from its beginning: what was staged is forgotten, what was
//! written is undone first.

use futures::FutureExt;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::change::{Change, Figures};
use super::columns;
use super::entry::Grounds;
use super::fault::Problem;
use super::guard::{self, Unfit};
use super::importing::{Import, ImportId, State};
use super::lines::{self, List};
use super::plan::{Plan, plan};
use super::sheet;
use super::store;
use crate::clock::Timestamp;
use crate::producers::bulk::Register;
use crate::store::{Store, StoreError, Tx};

/// Records that are written in one transaction: a few milliseconds.
pub(super) const SLICE: i64 = 300;

/// Rows that are staged in one transaction, which costs less.
const STAGED: usize = 1_000;

/// A file that was read, and what it changes.
#[derive(Debug, Default)]
pub struct Prepared {
    hash: String,
    plan: Plan,
}

impl Prepared {
    /// What it changes.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }
}

/// A file's hash, by which it is known again.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Reads the list in a file. Pure, and takes a while: not on a thread that others wait for.
///
/// # Errors
/// Why it is none.
pub fn list(name: &str, bytes: &[u8], most: u64) -> Result<(String, List), Unfit> {
    guard::look(name, bytes, most)?;
    let mut workbook = sheet::open(bytes)?;
    for name in sheet::names(&workbook) {
        let top = sheet::read(&mut workbook, &name, Some(columns::TOP + 1))?;
        if columns::find(&top).is_none() {
            continue;
        }
        let whole = sheet::read(&mut workbook, &name, None)?;
        // With what is merged, the headings may say more.
        if let Some(columns) = columns::find(&whole) {
            return Ok((name, lines::read(whole, columns)));
        }
    }
    Err(Unfit::NoTable)
}

/// Reads a file and plans what it changes. As [`list`], it takes a while.
///
/// # Errors
/// Why it is not read.
pub fn prepare(
    (name, bytes, most): (&str, &[u8], u64),
    register: &Register,
    grounds: Grounds<'_>,
) -> Result<Prepared, Unfit> {
    let (sheet, list) = list(name, bytes, most)?;
    let mut plan = plan(&list, register, grounds);
    plan.figures.sheet = sheet;
    Ok(Prepared { hash: hash(bytes), plan })
}

/// What is done in the transaction in which a step ends, such as telling somebody.
pub type Last = Box<
    dyn for<'t> FnOnce(&'t mut Tx, Import) -> futures::future::BoxFuture<'t, Result<(), StoreError>>
        + Send,
>;

/// Nothing.
#[must_use]
pub fn nothing_else() -> Last {
    Box::new(|_, _| async { Ok(()) }.boxed())
}

/// Moves an import on and does what comes with it.
pub(super) async fn settle(
    store: &Store,
    now: Timestamp,
    id: ImportId,
    states: (State, State),
    last: Last,
) -> Result<(), StoreError> {
    store
        .write(move |tx| {
            async move {
                store::set_state(tx, now, id, states, None).await?;
                if let Some(import) = store::import(tx.connection(), id).await? {
                    last(tx, import).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}

/// Keeps what a file was read as, in slices; nothing of it is in the register yet.
///
/// # Errors
/// When the store fails.
pub async fn stage(
    store: &Store,
    now: Timestamp,
    id: ImportId,
    read: Result<Prepared, Unfit>,
    last: Last,
) -> Result<(), StoreError> {
    forget(store, id).await?;
    let prepared = match read {
        Ok(prepared) => prepared,
        Err(unfit) => {
            let figures = Figures { unfit: Some(unfit), ..Figures::default() };
            keep_figures(store, id, String::new(), figures).await?;
            return settle(store, now, id, (State::Received, State::Unfit), last).await;
        }
    };
    let Prepared { hash, plan } = prepared;
    let Plan { changes, problems, mut figures } = plan;
    let same = store::same_file(&mut *store.reader().acquire().await?, &hash, id).await?;
    if let Some(same) = same {
        figures.same_as = Some(same.0);
        keep_figures(store, id, String::new(), figures).await?;
        return settle(store, now, id, (State::Received, State::Unfit), last).await;
    }
    let problems = problems.into_iter().zip(1..).map(|(problem, number): (Problem, i64)| {
        let Problem { row, column, heading, fault } = problem;
        json(&(number, row, column, heading, &fault, u8::from(fault.is_error())))
    });
    in_slices(store, id, problems, |tx, sliced| {
        async move { store::stage_problems(tx, sliced.id, &sliced.json).await }.boxed()
    })
    .await?;
    let changes = changes.into_iter().zip(0..).map(|(change, seq): (Change, i64)| {
        json(&(seq, change.kind().name(), change.row, &change.what))
    });
    in_slices(store, id, changes, |tx, sliced| {
        async move { store::stage_changes(tx, sliced.id, &sliced.json).await }.boxed()
    })
    .await?;
    keep_figures(store, id, hash, figures).await?;
    settle(store, now, id, (State::Received, State::Ready), last).await
}

pub(super) async fn keep_figures(
    store: &Store,
    id: ImportId,
    hash: String,
    figures: Figures,
) -> Result<(), StoreError> {
    store
        .write(move |tx| async move { store::set_read(tx, id, &hash, &figures).await }.boxed())
        .await
}

fn json(item: &impl Serialize) -> String {
    // These are texts, numbers and days only.
    serde_json::to_string(item).unwrap_or_else(|_| "null".to_owned())
}

type Kept<'t> = futures::future::BoxFuture<'t, Result<(), StoreError>>;

/// Writes items, each as JSON, a slice a transaction.
async fn in_slices(
    store: &Store,
    id: ImportId,
    items: impl Iterator<Item = String> + Send,
    keep: for<'t> fn(&'t mut Tx, Sliced) -> Kept<'t>,
) -> Result<(), StoreError> {
    let mut items = items.peekable();
    while items.peek().is_some() {
        let slice: Vec<String> = items.by_ref().take(STAGED).collect();
        let sliced = Sliced { id, json: format!("[{}]", slice.join(",")) };
        store.write(move |tx| keep(tx, sliced)).await?;
    }
    Ok(())
}

struct Sliced {
    id: ImportId,
    json: String,
}

/// Forgets what was staged of an import.
///
/// # Errors
/// When the store fails.
pub async fn forget(store: &Store, id: ImportId) -> Result<(), StoreError> {
    loop {
        let deleted: u64 =
            store.write(move |tx| async move { store::clear(tx, id, SLICE).await }.boxed()).await?;
        if deleted == 0 {
            return Ok(());
        }
    }
}
