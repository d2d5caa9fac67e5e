//! Use cases: a list is received, looked at, written, and undone.

use std::fmt;

use sqlx::sqlite::SqliteConnection;

use super::change::Figures;
use super::fault::Problem;
use super::store;
use crate::clock::Timestamp;
use crate::people::{AccountId, Action, Actor, Scope, permit, record};
use crate::store::{Store, StoreError, Tx};

/// An import's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImportId(pub i64);

impl fmt::Display for ImportId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// The file waits to be read.
    Received,
    /// It was read, and nothing of it is in the register.
    Ready,
    /// It cannot be read.
    Unfit,
    /// It was given up.
    Discarded,
    /// It is being written.
    Applying,
    /// It is in the register.
    Applied,
    /// The register had changed meanwhile: nothing of it is there.
    Failed,
    /// It is being undone.
    Undoing,
    /// It was undone.
    Undone,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Received,
        Self::Ready,
        Self::Unfit,
        Self::Discarded,
        Self::Applying,
        Self::Applied,
        Self::Failed,
        Self::Undoing,
        Self::Undone,
    ];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Ready => "ready",
            Self::Unfit => "unfit",
            Self::Discarded => "discarded",
            Self::Applying => "applying",
            Self::Applied => "applied",
            Self::Failed => "failed",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A list that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its number.
    pub id: ImportId,
    /// Where it stands.
    pub state: State,
    /// The file's name.
    pub file_name: String,
    /// The file's hash, once it is read.
    pub hash: String,
    /// By which it is fetched from Telegram.
    pub file_id: Option<String>,
    /// Who brought it; nobody on the command line.
    pub account: Option<AccountId>,
    /// Where the outcome is told.
    pub chat: Option<i64>,
    /// When it was brought.
    pub made_at: Timestamp,
    /// What it holds.
    pub figures: Figures,
}

/// What comes of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done<T> {
    /// It is done, or will be at once.
    Done(T),
    /// The import is no longer where it was: this is it now.
    TooLate(Box<Import>),
    /// There is none with that number.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Takes a file in, to be read.
///
/// # Errors
/// When the store fails.
pub async fn receive(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    file_name: &str,
    from: Option<(i64, &str)>,
) -> Result<Done<ImportId>, StoreError> {
    if !permit(tx, now, actor, Action::Import, &Scope::province(), "import").await? {
        return Ok(Done::Refused);
    }
    let from = match (actor.account(), from) {
        (Some(account), Some((chat, file))) => Some((account.id, chat, file)),
        _ => None,
    };
    Ok(Done::Done(store::insert(tx, now, file_name, from).await?))
}

/// What is decided about an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Write it.
    Write,
    /// Give it up.
    Discard,
    /// Undo it.
    Undo,
}

/// Decides about an import; what is to be written or undone is so soon after.
///
/// # Errors
/// When the store fails.
pub async fn decide(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ImportId,
    decision: Decision,
) -> Result<Done<Import>, StoreError> {
    let subject = format!("import {id}");
    if !permit(tx, now, actor, Action::Import, &Scope::province(), &subject).await? {
        return Ok(Done::Refused);
    }
    let Some(import) = store::import(tx.connection(), id).await? else {
        return Ok(Done::NotFound);
    };
    let (from, to, word) = match decision {
        Decision::Write => (State::Ready, State::Applying, "import.write"),
        Decision::Discard => (State::Ready, State::Discarded, "import.discard"),
        Decision::Undo => (State::Applied, State::Undoing, "import.undo"),
    };
    let by = match decision {
        Decision::Undo => actor.account().map(|account| account.id),
        Decision::Write | Decision::Discard => None,
    };
    // Of one file, only one import is written.
    let same = match decision {
        Decision::Write => store::same_file(tx.connection(), &import.hash, id).await?,
        Decision::Discard | Decision::Undo => None,
    };
    if same.is_some() || !store::set_state(tx, now, id, (from, to), by).await? {
        return Ok(Done::TooLate(Box::new(import)));
    }
    record(tx, now, actor, word, &subject, &import.file_name).await?;
    Ok(Done::Done(Import { state: to, ..import }))
}

/// An import.
///
/// # Errors
/// When the store fails.
pub async fn import(
    connection: &mut SqliteConnection,
    id: ImportId,
) -> Result<Option<Import>, StoreError> {
    store::import(connection, id).await
}

/// The last imports that were written.
///
/// # Errors
/// When the store fails.
pub async fn written(
    connection: &mut SqliteConnection,
    limit: i64,
) -> Result<Vec<Import>, StoreError> {
    store::written(connection, limit).await
}

/// What is wrong with an import, errors first.
///
/// # Errors
/// When the store fails.
pub async fn problems(
    connection: &mut SqliteConnection,
    id: ImportId,
    limit: i64,
) -> Result<Vec<Problem>, StoreError> {
    store::problems(connection, id, limit).await
}

/// How often each kind of fault occurs, with the first of its kind.
///
/// # Errors
/// When the store fails.
pub async fn kinds_of_problems(
    connection: &mut SqliteConnection,
    id: ImportId,
) -> Result<Vec<(i64, Problem, bool)>, StoreError> {
    store::kinds_of_problems(connection, id).await
}

/// How many records an undoing has left, and the first rows of them.
///
/// # Errors
/// When the store fails.
pub async fn kept(
    connection: &mut SqliteConnection,
    id: ImportId,
) -> Result<(i64, Vec<i64>), StoreError> {
    store::kept(connection, id).await
}

/// The oldest import of the command line's that was broken off.
///
/// # Errors
/// When the store fails.
pub async fn at_work(connection: &mut SqliteConnection) -> Result<Option<Import>, StoreError> {
    store::at_work(connection, true).await
}

/// The import that wrote the very same file, and was not undone.
///
/// # Errors
/// When the store fails.
pub async fn same_file(store: &Store, bytes: &[u8]) -> Result<Option<ImportId>, StoreError> {
    let hash = super::working::hash(bytes);
    let mut reader = store.reader().acquire().await?;
    store::same_file(&mut reader, &hash, ImportId(0)).await
}
