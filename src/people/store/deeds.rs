//! The SQL of reading the audit for one thing.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::instant;
use crate::people::audit::Deed;
use crate::store::StoreError;

/// As far back as is looked, in lines of the audit: it has no index by subject, and grows for ever.
const BACK: i64 = 50_000;

/// The newest of what was done to a thing by actions that begin so, the newest first.
pub(in crate::people) async fn deeds(
    connection: &mut SqliteConnection,
    subject: &str,
    action: &str,
    limit: usize,
) -> Result<Vec<Deed>, StoreError> {
    let rows = sqlx::query(
        "SELECT audit.id, at, action, detail, accounts.name FROM audit
         LEFT JOIN accounts ON accounts.id = audit.account_id
         WHERE audit.id > (SELECT max(id) FROM audit) - ?1 AND subject = ?2 AND outcome = 'done'
            AND substr(action, 1, length(?3)) = ?3
         ORDER BY audit.id DESC LIMIT ?4",
    )
    .bind(BACK)
    .bind(subject)
    .bind(action)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    let read = |row: &SqliteRow| {
        Ok(Deed {
            at: instant("audit", row.try_get("id")?, row.try_get("at")?)?,
            by: row.try_get("name")?,
            action: row.try_get("action")?,
            detail: row.try_get("detail")?,
        })
    };
    rows.iter().map(read).collect()
}
