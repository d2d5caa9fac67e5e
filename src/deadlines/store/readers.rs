//! The SQL of who is told of a deadline as the producer's people.

use std::collections::HashSet;

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::people::AccountId;
use crate::producers::model::ProducerId;
use crate::store::{StoreError, id_list};

use super::super::model::{Reaction, Subject};

/// Somebody who acts for a producer, as far as it matters for reminding them of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadlines) struct Reader {
    pub(in crate::deadlines) account: AccountId,
    /// Telegram says that they cannot be reached.
    pub(in crate::deadlines) is_unreachable: bool,
    /// The hour that they have chosen.
    pub(in crate::deadlines) hour: Option<u32>,
    /// What they did last about the subject.
    pub(in crate::deadlines) last: Option<Reaction>,
    /// Whether they were promised a reminder of it.
    pub(in crate::deadlines) is_told: bool,
}

/// All who act for a producer. One trip for all of it: a ladder is looked at for each of thousands of
/// products.
pub(in crate::deadlines) async fn readers(
    connection: &mut SqliteConnection,
    producer: ProducerId,
    subject: &Subject,
) -> Result<Vec<Reader>, StoreError> {
    let rows = sqlx::query(
        "SELECT accounts.id, unreachable_since IS NOT NULL AS away, hour,
            (SELECT reaction FROM reminders WHERE product_id = ?2 AND kind = ?3 AND due_on = ?4
                AND audience = 'producer' AND account_id = accounts.id AND reaction IS NOT NULL
             ORDER BY reacted_at DESC, id DESC LIMIT 1) AS last,
            EXISTS (SELECT 1 FROM reminders WHERE product_id = ?2 AND kind = ?3 AND due_on = ?4
                AND audience = 'producer' AND account_id = accounts.id) AS told
         FROM accounts LEFT JOIN reminder_hours ON reminder_hours.account_id = accounts.id
         WHERE accounts.id IN (SELECT account_id FROM producer_members WHERE producer_id = ?1
            OR producer_id IN (SELECT id FROM producers WHERE merged_into = ?1))
         ORDER BY accounts.id",
    )
    .bind(producer.0)
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let last: Option<String> = row.try_get("last")?;
            Ok(Reader {
                account: AccountId(row.try_get("id")?),
                is_unreachable: row.try_get("away")?,
                hour: row.try_get("hour")?,
                last: last.as_deref().and_then(Reaction::of),
                is_told: row.try_get("told")?,
            })
        })
        .collect()
}

/// Whether somebody was promised a reminder of a subject as the producer's people, or was to be and there
/// was nobody.
pub(in crate::deadlines) async fn is_anybody_told(
    connection: &mut SqliteConnection,
    subject: &Subject,
) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM reminders
            WHERE product_id = ? AND kind = ? AND due_on = ? AND audience = 'producer')",
    )
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .fetch_one(connection)
    .await?)
}

/// For which producers these people act; where one was merged into another, for that one.
pub(in crate::deadlines) async fn acting(
    connection: &mut SqliteConnection,
    accounts: &[AccountId],
) -> Result<HashSet<(AccountId, ProducerId)>, StoreError> {
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT account_id, coalesce(merged_into, id) FROM producer_members
         JOIN producers ON producers.id = producer_id
         WHERE account_id IN (SELECT value FROM json_each(?))",
    )
    .bind(id_list(accounts.iter().map(|id| id.0)))
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(account, id)| (AccountId(account), ProducerId(id))).collect())
}
