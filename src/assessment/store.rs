//! The SQL of assessments.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::Actor;
use crate::programme::sets::SetNumber;
use crate::store::{StoreError, Tx, expect_rows};

use super::model::{Answer, Assessment, AssessmentId, Owner};
use super::rules::Mark;

/// What identifies an owner: product, account, set. Without a set, that of a product is meant whatever
/// set it was begun under.
fn of(owner: Owner) -> (Option<i64>, Option<i64>, Option<u8>) {
    match owner {
        Owner::Product(product) => (Some(product.0), None, None),
        Owner::Practice(account, set) => (None, Some(account.0), Some(set.get())),
    }
}

fn read_instant(millis: i64) -> Timestamp {
    Timestamp::from_timestamp_millis(millis).unwrap_or_default()
}

/// The assessment of an owner that has not ended.
pub(super) async fn current(
    connection: &mut SqliteConnection,
    owner: Owner,
) -> Result<Option<Assessment>, StoreError> {
    let (product, account, set) = of(owner);
    let row = sqlx::query(
        "SELECT id, set_number, caught, conditions, at, begun_at, changed_at, replaces
         FROM assessments WHERE ended_at IS NULL
             AND (product_id = ?1 OR (account_id = ?2 AND set_number = ?3))",
    )
    .bind(product)
    .bind(account)
    .bind(set)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (id, set): (i64, u8) = (row.try_get("id")?, row.try_get("set_number")?);
    let set = SetNumber::new(set).ok_or_else(|| StoreError::Inconsistent {
        table: "assessments",
        row: id,
        detail: format!("set {set}"),
    })?;
    let replaces: Option<i64> = row.try_get("replaces")?;
    Ok(Some(Assessment {
        id: AssessmentId(id),
        set,
        caught: row.try_get("caught")?,
        conditions: row.try_get("conditions")?,
        at: row.try_get("at")?,
        begun_at: read_instant(row.try_get("begun_at")?),
        changed_at: read_instant(row.try_get("changed_at")?),
        replaces: replaces.map(AssessmentId),
    }))
}

/// The newest answer to each criterion.
pub(super) async fn answers(
    connection: &mut SqliteConnection,
    id: AssessmentId,
) -> Result<Vec<Answer>, StoreError> {
    let rows = sqlx::query(
        "SELECT criterion, fingerprint, level FROM assessment_answers
         WHERE id IN (SELECT max(id) FROM assessment_answers WHERE assessment_id = ?
                      GROUP BY criterion)",
    )
    .bind(id.0)
    .fetch_all(connection)
    .await?;
    let mut answers = Vec::with_capacity(rows.len());
    for row in rows {
        let level: Option<u32> = row.try_get("level")?;
        let level = level.and_then(|level| usize::try_from(level).ok());
        answers.push(Answer {
            criterion: row.try_get("criterion")?,
            fingerprint: row.try_get("fingerprint")?,
            mark: level.map_or(Mark::Below, Mark::Level),
        });
    }
    Ok(answers)
}

/// Begins an assessment, in the place of another where there is one.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    owner: Owner,
    set: SetNumber,
    replaces: Option<AssessmentId>,
) -> Result<AssessmentId, StoreError> {
    let (product, account, _) = of(owner);
    let result = sqlx::query(
        "INSERT INTO assessments (product_id, account_id, set_number, begun_at, changed_at, replaces)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(product)
    .bind(account)
    .bind(set.get())
    .bind(now.timestamp_millis())
    .bind(now.timestamp_millis())
    .bind(replaces.map(|id| id.0))
    .execute(tx.connection())
    .await?;
    Ok(AssessmentId(result.last_insert_rowid()))
}

/// Ends an assessment, or has an ended one go on.
pub(super) async fn set_ended(
    tx: &mut Tx,
    id: AssessmentId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    let result = sqlx::query("UPDATE assessments SET ended_at = ? WHERE id = ?")
        .bind(at.map(|at| at.timestamp_millis()))
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    expect_rows(&result, "assessments", 1)
}

/// Keeps whether something rejects the dossier, and the conditions that were asked.
pub(super) async fn set_caught(
    tx: &mut Tx,
    now: Timestamp,
    id: AssessmentId,
    caught: Option<bool>,
    conditions: &str,
) -> Result<(), StoreError> {
    let result = sqlx::query(
        "UPDATE assessments SET caught = ?, conditions = ?, changed_at = ? WHERE id = ?",
    )
    .bind(caught)
    .bind(conditions)
    .bind(now.timestamp_millis())
    .bind(id.0)
    .execute(tx.connection())
    .await?;
    expect_rows(&result, "assessments", 1)
}

/// Keeps at which criterion its author is.
pub(super) async fn set_at(
    tx: &mut Tx,
    id: AssessmentId,
    criterion: &str,
) -> Result<(), StoreError> {
    let result = sqlx::query("UPDATE assessments SET at = ? WHERE id = ?")
        .bind(criterion)
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    expect_rows(&result, "assessments", 1)
}

/// Adds an answer, which counts from here on.
pub(super) async fn add_answer(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: AssessmentId,
    answer: &Answer,
) -> Result<(), StoreError> {
    let level = match answer.mark {
        Mark::Below => None,
        Mark::Level(level) => i64::try_from(level).ok(),
    };
    sqlx::query(
        "INSERT INTO assessment_answers (assessment_id, criterion, fingerprint, level, account_id, at)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(id.0)
    .bind(&answer.criterion)
    .bind(&answer.fingerprint)
    .bind(level)
    .bind(actor.account().map(|account| account.id.0))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    let result = sqlx::query("UPDATE assessments SET changed_at = ? WHERE id = ?")
        .bind(now.timestamp_millis())
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    expect_rows(&result, "assessments", 1)
}
