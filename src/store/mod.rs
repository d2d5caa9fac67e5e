//! The database: one SQLite file, one writer, a few readers.
//!
//! SQLite has one write lock. Instead of letting tasks fight for it, everything that writes is a
//! job for the one [writer](writer), which runs the jobs that wait together in one transaction and
//! makes them durable with one flush to the disk. Reading goes past it, through a small pool.
//!
//! The rule for who writes: read and compute outside, then hand in a short job.

mod backup;
mod cache;
mod error;
mod id_list;
mod migrations;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection};
use tokio::sync::Notify;

pub use backup::{BackupError, Lock, RestoreError, backup, restore};
pub use cache::{recall, remember};
pub use error::{StoreError, expect_rows, instant, odd};
pub use id_list::id_list;
pub use writer::Tx;

/// Readers beside the writer: enough for two cores, each with a page cache of its own.
const READERS: u32 = 2;

/// Each connection's page cache, in KiB (SQLite writes that as a negative number). What it does not
/// hold, the operating system's does.
const CACHE: &str = "-256";

/// Prepared statements that a connection keeps: those of a question and of what goes on beside it.
const STATEMENTS: usize = 48;

/// The same for the writer while it works through much of the file.
const WIDE_CACHE: &str = "-16384";

/// Pages that may wait beside the database file, as SQLite has it by itself.
const PAGES: u32 = 1_000;

/// How long a connection waits for a lock that another process holds (a backup, a shell).
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Something that a transaction may have changed and that somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A row was added to the outbox, or may be sent now.
    Outbox,
    /// The handbook is another one.
    Handbook,
    /// A list was brought in, or something was decided about one.
    Imports,
    /// A paper came that has to be looked into, or an archive of papers is asked for.
    Papers,
    /// A broadcast is to go on, or a copy of one was settled.
    Broadcasts,
    /// A file with a list of people for a broadcast came.
    Lists,
}

/// The open database. Clones share it.
#[derive(Clone, Debug)]
pub struct Store {
    reader: SqlitePool,
    writer: writer::Writer,
    changes: writer::Changes,
    path: Arc<Path>,
}

impl Store {
    /// Opens the database file at `path`, makes it if there is none, and brings it to this
    /// version.
    ///
    /// # Errors
    /// When the file cannot be opened or is no database of ours, when it is newer than this
    /// program, or when a migration fails.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let mut connection = options(path).connect().await?;
        migrations::run(&mut connection).await?;
        let reader = SqlitePoolOptions::new()
            .max_connections(READERS)
            // A file does not go away as a server does; asking costs as much as a short query.
            .test_before_acquire(false)
            .connect_lazy_with(options(path).pragma("query_only", "1"));
        let changes = writer::Changes::default();
        let writer = writer::Writer::start(connection, changes.clone());
        Ok(Self { reader, writer, changes, path: path.into() })
    }

    /// Where to read from. What is read here may be older than the last job by a moment, never
    /// half of one.
    #[must_use]
    pub fn reader(&self) -> &SqlitePool {
        &self.reader
    }

    /// The database file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder beside the database in which files lie that are too large for it and leave soon.
    #[must_use]
    pub fn beside(&self) -> PathBuf {
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(".leaving");
        self.path.with_file_name(name)
    }

    /// Runs `job` in a transaction and returns once it is on the disk. Where the job fails or
    /// panics, nothing of it stays.
    ///
    /// # Errors
    /// What the job returned, or why the transaction could not be committed.
    pub async fn write<T, E, J>(&self, job: J) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        J: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        self.writer.run(job).await
    }

    /// Prepares the writer for a large piece of work in slices, or ends that. Meanwhile it holds more pages,
    /// so that a slice need not read again what the one before has put away, and does not move what was
    /// committed into the database file itself: [`Self::checkpoint`] does.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn expect_much(&self, much: bool) -> Result<(), StoreError> {
        let (cache, pages) = if much { (WIDE_CACHE, 0) } else { (CACHE, PAGES) };
        self.write(move |tx| {
            Box::pin(async move {
                let pragmas = format!(
                    "PRAGMA cache_size = {cache}; PRAGMA wal_autocheckpoint = {pages}; PRAGMA shrink_memory"
                );
                sqlx::raw_sql(sqlx::AssertSqlSafe(pragmas)).execute(tx.connection()).await?;
                Ok(())
            })
        })
        .await
    }

    /// Moves what was committed into the database file, beside the writer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn checkpoint(&self) -> Result<(), StoreError> {
        sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&self.reader).await?;
        Ok(())
    }

    /// Is notified after a commit with that change. Register interest before looking.
    #[must_use]
    pub fn changed(&self, change: Change) -> Arc<Notify> {
        self.changes.of(change)
    }

    /// Returns once nothing will be written any more: the store was closed, or its writer has failed.
    pub async fn ended(&self) {
        self.writer.ended().await;
    }

    /// Finishes what waits and closes the file.
    pub async fn close(&self) {
        self.writer.stop().await;
        self.reader.close().await;
    }
}

/// How a file is opened that may not be one of ours: without changing anything in it.
fn looking(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .pragma("query_only", "1")
        .log_statements(tracing::log::LevelFilter::Off)
}

/// How every connection to the bot's database is opened.
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        // Readers do not wait for the writer.
        .journal_mode(SqliteJournalMode::Wal)
        // A commit that we have told Telegram about survives a power cut.
        .synchronous(SqliteSynchronous::Full)
        .pragma("cache_size", CACHE)
        .statement_cache_capacity(STATEMENTS)
        .log_statements(tracing::log::LevelFilter::Off)
}

/// The version that a database is at once this program has opened it.
#[must_use]
pub fn newest_version() -> i64 {
    migrations::newest()
}

/// The file behind a `DATABASE_URL`: a path, or `sqlite:` with a path.
#[must_use]
pub fn path_of_url(url: &str) -> PathBuf {
    PathBuf::from(path_in(url))
}

/// Whether a `DATABASE_URL` names a file, which neither another database nor one in memory is.
#[must_use]
pub fn names_a_file(url: &str) -> bool {
    let path = path_in(url);
    !path.is_empty() && !path.contains("://") && path != ":memory:"
}

fn path_in(url: &str) -> &str {
    match url.strip_prefix("sqlite:") {
        Some(path) => {
            let path = path.strip_prefix("//").unwrap_or(path);
            path.split_once('?').map_or(path, |(path, _)| path)
        }
        None => url,
    }
}

/// What `doctor` wants to know of a database file.
#[derive(Debug)]
pub struct Health {
    /// What `PRAGMA integrity_check` and `foreign_key_check` found; empty when sound.
    pub problems: Vec<String>,
    /// The version that the file is at.
    pub version: i64,
    /// Updates that wait, updates set aside, messages that wait, messages refused for good, and
    /// messages whose fate is unknown.
    pub counts: Counts,
}

/// Rows that tell how the bot is doing.
#[derive(Debug, Default)]
pub struct Counts {
    /// Updates not handled yet.
    pub updates_waiting: i64,
    /// Updates set aside after their last try, or that nobody could read.
    pub updates_set_aside: i64,
    /// Messages that wait to be sent.
    pub messages_waiting: i64,
    /// Messages that Telegram refused for good.
    pub messages_dead: i64,
    /// Messages of which nobody knows whether they arrived.
    pub messages_unknown: i64,
}

/// A database file to read only, and the version that it is at; migrations are not run.
///
/// # Errors
/// When it cannot be opened, is no database of ours, or is newer than this program.
pub async fn look(path: &Path) -> Result<(SqlitePool, i64), StoreError> {
    let options = looking(path);
    let mut connection = options.clone().connect().await?;
    migrations::check_ours(&mut connection).await?;
    let found = migrations::version(&mut connection).await?;
    connection.close().await?;
    if found > newest_version() {
        return Err(StoreError::Newer { found, known: newest_version() });
    }
    Ok((SqlitePoolOptions::new().max_connections(1).connect_lazy_with(options), found))
}

/// Looks a database over, without changing it.
///
/// # Errors
/// When it cannot be opened or read.
pub async fn health(path: &Path) -> Result<Health, StoreError> {
    let mut connection = looking(path).connect().await?;
    let problems = problems(&mut connection).await?;
    let version = migrations::version(&mut connection).await?;
    let counts = counts(&mut connection).await?;
    connection.close().await?;
    Ok(Health { problems, version, counts })
}

/// Counts what waits and what went wrong.
///
/// # Errors
/// When the database cannot be read.
pub async fn counts<'c>(executor: impl sqlx::SqliteExecutor<'c>) -> Result<Counts, StoreError> {
    let (updates_waiting, updates_set_aside, messages_waiting, messages_dead, messages_unknown) =
        sqlx::query_as(
            "SELECT (SELECT count(*) FROM inbox WHERE state = 'new'),
                    (SELECT count(*) FROM inbox WHERE state IN ('dead', 'unreadable')),
                    (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')),
                    (SELECT count(*) FROM outbox WHERE state = 'dead'),
                    (SELECT count(*) FROM outbox WHERE state = 'unknown')",
        )
        .fetch_one(executor)
        .await?;
    Ok(Counts {
        updates_waiting,
        updates_set_aside,
        messages_waiting,
        messages_dead,
        messages_unknown,
    })
}

/// Damage that SQLite finds in an open database; empty when it is sound.
async fn problems(connection: &mut SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut found: Vec<String> =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut *connection).await?;
    found.retain(|line| line != "ok");
    let orphans: Vec<(String,)> =
        sqlx::query_as("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
            .fetch_all(&mut *connection)
            .await?;
    found.extend(orphans.into_iter().map(|(table,)| format!("{table}: dangling reference")));
    Ok(found)
}

#[cfg(test)]
mod tests;
