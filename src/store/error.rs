//! What can go wrong in the store, told apart by who has to act.

use crate::clock::Timestamp;

/// Why the store failed. A row that is not there is no error: it is `None`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full: whoever brought the work in keeps it and tries again later.
    #[error("the disk is full")]
    Full,
    /// SQLite or the driver failed.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
    /// A row that the code cannot have written.
    #[error("row {row} of table {table} makes no sense: {detail}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The row's key.
        row: i64,
        /// What is wrong with it.
        detail: String,
    },
    /// A statement changed another number of rows than it must.
    #[error("{table}: {changed} rows changed where {expected} should have been")]
    Affected {
        /// The table.
        table: &'static str,
        /// How many were to change.
        expected: u64,
        /// How many did.
        changed: u64,
    },
    /// A job panicked; nothing of it was kept.
    #[error("the job panicked: {0}")]
    Panicked(String),
    /// The whole transaction was given up because another job broke it; trying again helps.
    #[error("the transaction was rolled back: {0}")]
    RolledBack(String),
    /// The store has been closed.
    #[error("the database is closed")]
    Closed,
    /// The file is newer than the program.
    #[error(
        "the database is at version {found}, this program knows up to {known}: \
         run the newer program, or restore a backup made by this one"
    )]
    Newer {
        /// The file's version.
        found: i64,
        /// The program's.
        known: i64,
    },
    /// A migration that was applied is not the one that the program carries.
    #[error("migration {version} of the database differs from this program's")]
    Changed {
        /// The migration.
        version: i64,
    },
    /// A migration failed.
    #[error("the database could not be brought to this version")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// The file is a database of something else.
    #[error("the file is not a database of this bot")]
    Foreign,
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if is_full(&error) { Self::Full } else { Self::Database(error) }
    }
}

/// The primary result code `SQLITE_FULL`.
fn is_full(error: &sqlx::Error) -> bool {
    sqlite_code(error).is_some_and(|code| code & 0xff == 13)
}

fn sqlite_code(error: &sqlx::Error) -> Option<i32> {
    error.as_database_error()?.code()?.parse().ok()
}

/// Checks that a statement changed exactly `expected` rows of `table`.
///
/// # Errors
/// [`StoreError::Affected`] when it did not.
pub fn expect_rows(
    result: &sqlx::sqlite::SqliteQueryResult,
    table: &'static str,
    expected: u64,
) -> Result<(), StoreError> {
    let changed = result.rows_affected();
    if changed == expected {
        Ok(())
    } else {
        Err(StoreError::Affected { table, expected, changed })
    }
}

/// A row that the code cannot have written.
#[must_use]
pub fn odd(table: &'static str, row: i64, detail: String) -> StoreError {
    StoreError::Inconsistent { table, row, detail }
}

/// The instant that a row keeps, in milliseconds since 1970.
///
/// # Errors
/// [`StoreError::Inconsistent`] when it is none.
pub fn instant(table: &'static str, row: i64, millis: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_timestamp_millis(millis)
        .ok_or_else(|| odd(table, row, format!("{millis} ms is no instant")))
}
