//! The SQL of what officers are to see to, and of their lists.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::producers::model::{ProducerId, ProductId};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

use super::super::model::{Audience, Deadline, Kind, ProductDeadline, Reaction, Subject};
use super::{read_commune, read_day, read_kind};

/// A task that is to be.
#[derive(Clone, Copy, Debug)]
pub(in crate::deadlines) struct NewTask {
    pub(in crate::deadlines) subject: Subject,
    /// The commune's or the province's.
    pub(in crate::deadlines) level: Audience,
    pub(in crate::deadlines) commune: PlaceCode,
    pub(in crate::deadlines) officer: Option<AccountId>,
}

/// Opens a task, once for a subject and a level.
pub(in crate::deadlines) async fn open_task(
    tx: &mut Tx,
    now: Timestamp,
    task: &NewTask,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO deadline_tasks (kind, product_id, due_on, level, commune, officer_id, opened_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (kind, product_id, due_on, level) DO UPDATE SET closed_at = NULL,
            officer_id = coalesce(officer_id, excluded.officer_id)",
    )
    .bind(task.subject.kind.name())
    .bind(task.subject.product.0)
    .bind(task.subject.due_on.to_string())
    .bind(task.level.name())
    .bind(task.commune.number())
    .bind(task.officer.map(|officer| officer.0))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Closes the tasks of a product of that kind, for a date other than this one.
pub(in crate::deadlines) async fn close_tasks(
    tx: &mut Tx,
    now: Timestamp,
    (kind, product): (Kind, ProductId),
    except: Option<NaiveDate>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE deadline_tasks SET closed_at = ?1
         WHERE product_id = ?2 AND kind = ?3 AND closed_at IS NULL AND (?4 IS NULL OR due_on <> ?4)",
    )
    .bind(now.timestamp_millis())
    .bind(product.0)
    .bind(kind.name())
    .bind(except.map(|day| day.to_string()))
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// How many open tasks each officer has.
pub(in crate::deadlines) async fn load_of(
    connection: &mut SqliteConnection,
    officer: AccountId,
) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT count(*) FROM deadline_tasks WHERE officer_id = ? AND closed_at IS NULL",
    )
    .bind(officer.0)
    .fetch_one(connection)
    .await?)
}

/// Notes that an officer has called about a subject.
pub(in crate::deadlines) async fn called(
    tx: &mut Tx,
    now: Timestamp,
    subject: &Subject,
    by: AccountId,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE deadline_tasks SET called_at = ?, called_by = ?
         WHERE product_id = ? AND kind = ? AND due_on = ? AND closed_at IS NULL",
    )
    .bind(now.timestamp_millis())
    .bind(by.0)
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() > 0)
}
