//! The SQL of what officers are to see to.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::producers::model::ProductId;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx, id_list};

use super::super::model::{Audience, Kind, Subject};
use super::{read_day, read_kind};

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

/// An open task of a product.
#[derive(Clone, Copy, Debug)]
pub(in crate::deadlines) struct OpenTask {
    pub(in crate::deadlines) subject: Subject,
    pub(in crate::deadlines) level: Audience,
    /// Whose it is; `None` where it never was anybody's.
    pub(in crate::deadlines) officer: Option<AccountId>,
    /// Whether it is nobody's now: its officer is no longer one of theirs.
    pub(in crate::deadlines) is_orphaned: bool,
}

/// The open tasks of each of these products.
pub(in crate::deadlines) async fn open_tasks(
    connection: &mut SqliteConnection,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Vec<OpenTask>>, StoreError> {
    let rows = sqlx::query(
        "SELECT product_id, kind, due_on, level, officer_id,
            NOT EXISTS (SELECT 1 FROM roles JOIN accounts ON accounts.id = account_id
                WHERE account_id = officer_id AND unreachable_since IS NULL
                  AND (role <> 'commune_officer' OR place = deadline_tasks.commune)) AS orphaned
         FROM deadline_tasks
         WHERE product_id IN (SELECT value FROM json_each(?)) AND closed_at IS NULL",
    )
    .bind(id_list(products.iter().map(|id| id.0)))
    .fetch_all(connection)
    .await?;
    let mut tasks: HashMap<ProductId, Vec<OpenTask>> = HashMap::new();
    for row in &rows {
        let product = ProductId(row.try_get("product_id")?);
        let (table, level): (_, String) = ("deadline_tasks", row.try_get("level")?);
        let officer: Option<i64> = row.try_get("officer_id")?;
        let kind = read_kind(row, table, product.0)?;
        let due_on = read_day(row, (table, product.0), "due_on")?;
        let Some(level) = Audience::of(&level) else { continue };
        tasks.entry(product).or_default().push(OpenTask {
            subject: Subject { kind, product, due_on },
            level,
            officer: officer.map(AccountId),
            is_orphaned: row.try_get("orphaned")?,
        });
    }
    Ok(tasks)
}

/// Gives an open task to an officer.
pub(in crate::deadlines) async fn hand_over(
    tx: &mut Tx,
    subject: &Subject,
    level: Audience,
    officer: AccountId,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE deadline_tasks SET officer_id = ?
         WHERE product_id = ? AND kind = ? AND due_on = ? AND level = ? AND closed_at IS NULL",
    )
    .bind(officer.0)
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .bind(level.name())
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

/// Closes the task of a subject at a level.
pub(in crate::deadlines) async fn close_task(
    tx: &mut Tx,
    now: Timestamp,
    subject: &Subject,
    level: Audience,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE deadline_tasks SET closed_at = ?
         WHERE product_id = ? AND kind = ? AND due_on = ? AND level = ? AND closed_at IS NULL",
    )
    .bind(now.timestamp_millis())
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .bind(level.name())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// How many open tasks an officer has.
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

/// Notes that an officer has called about a subject, whoever's task it was.
pub(in crate::deadlines) async fn called(
    tx: &mut Tx,
    now: Timestamp,
    (subject, commune): (&Subject, PlaceCode),
    by: AccountId,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO deadline_tasks (kind, product_id, due_on, level, commune, officer_id, opened_at,
            called_at, called_by)
         VALUES (?1, ?2, ?3, 'commune', ?4, ?5, ?6, ?6, ?5)
         ON CONFLICT (kind, product_id, due_on, level) DO UPDATE SET called_at = ?6, called_by = ?5",
    )
    .bind(subject.kind.name())
    .bind(subject.product.0)
    .bind(subject.due_on.to_string())
    .bind(commune.number())
    .bind(by.0)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Takes back that somebody has called.
pub(in crate::deadlines) async fn not_called(
    tx: &mut Tx,
    subject: &Subject,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE deadline_tasks SET called_at = NULL, called_by = NULL
         WHERE kind = ? AND product_id = ? AND due_on = ?",
    )
    .bind(subject.kind.name())
    .bind(subject.product.0)
    .bind(subject.due_on.to_string())
    .execute(tx.connection())
    .await?;
    Ok(())
}
