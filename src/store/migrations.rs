//! Forward-only migrations, carried in the program and run at start.

use sqlx::SqlSafeStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::sqlite::SqliteConnection;

use super::StoreError;

/// Every migration: version, what it brings, SQL. Only ever appended to.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "spine", include_str!("../../migrations/0001_spine.sql")),
    (2, "tickets", include_str!("../../migrations/0002_tickets.sql")),
    (3, "contacts", include_str!("../../migrations/0003_contacts.sql")),
    (4, "handbook", include_str!("../../migrations/0004_handbook.sql")),
    (5, "feedback", include_str!("../../migrations/0005_feedback.sql")),
    (6, "questions", include_str!("../../migrations/0006_questions.sql")),
    (7, "register", include_str!("../../migrations/0007_register.sql")),
    (8, "desk", include_str!("../../migrations/0008_desk.sql")),
    (9, "imports", include_str!("../../migrations/0009_imports.sql")),
    (10, "assessments", include_str!("../../migrations/0010_assessments.sql")),
    (11, "papers", include_str!("../../migrations/0011_papers.sql")),
    (12, "forms", include_str!("../../migrations/0012_forms.sql")),
    (13, "deadlines", include_str!("../../migrations/0013_deadlines.sql")),
    (14, "broadcasts", include_str!("../../migrations/0014_broadcasts.sql")),
    (15, "lapses", include_str!("../../migrations/0015_lapses.sql")),
    (16, "withdrawn_rounds", include_str!("../../migrations/0016_withdrawn_rounds.sql")),
];

/// "OCOP", as migration 1 sets it.
const APPLICATION_ID: i64 = 0x4F43_4F50;

/// The version that a database has when this program has opened it.
pub(super) fn newest() -> i64 {
    MIGRATIONS.iter().map(|(version, ..)| *version).max().unwrap_or(0)
}

/// Brings the database to [`newest`], or says why it cannot be.
pub(super) async fn run(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    check_ours(connection).await?;
    let found = version(connection).await?;
    if found > newest() {
        return Err(StoreError::Newer { found, known: newest() });
    }
    Migrator::with_migrations(carried()).run(connection).await.map_err(|error| match error {
        MigrateError::VersionMismatch(version) => StoreError::Changed { version },
        MigrateError::VersionMissing(found) => StoreError::Newer { found, known: newest() },
        other => StoreError::Migration(other),
    })
}

fn carried() -> Vec<Migration> {
    let migration = |(version, name, sql): &(i64, &'static str, &'static str)| {
        let kind = MigrationType::Simple;
        Migration::new(*version, (*name).into(), kind, (*sql).into_sql_str(), false)
    };
    MIGRATIONS.iter().map(migration).collect()
}

/// The newest migration that the database has; 0 for an empty file.
pub(super) async fn version(connection: &mut SqliteConnection) -> Result<i64, StoreError> {
    let any: Option<i64> = sqlx::query_scalar(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '_sqlx_migrations'",
    )
    .fetch_optional(&mut *connection)
    .await?;
    if any.is_none() {
        return Ok(0);
    }
    let version: Option<i64> =
        sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success")
            .fetch_one(&mut *connection)
            .await?;
    Ok(version.unwrap_or(0))
}

/// Refuses a database that some other program made.
pub(super) async fn check_ours(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let id: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *connection).await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema")
        .fetch_one(&mut *connection)
        .await?;
    if id == APPLICATION_ID || tables == 0 { Ok(()) } else { Err(StoreError::Foreign) }
}

/// Runs the first `count` migrations only.
#[cfg(test)]
pub(super) async fn run_to(
    connection: &mut SqliteConnection,
    count: usize,
) -> Result<(), MigrateError> {
    Migrator::with_migrations(carried().into_iter().take(count).collect()).run(connection).await
}

/// The files' names, in order.
#[cfg(test)]
pub(super) fn names() -> Vec<String> {
    MIGRATIONS.iter().map(|(version, name, _)| format!("{version:04}_{name}.sql")).collect()
}
