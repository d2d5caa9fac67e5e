//! The SQL of all dossiers, for lists.

use sqlx::sqlite::SqliteConnection;

use super::{SELECT, read};
use crate::dossiers::model::Dossier;
use crate::store::StoreError;

/// Every dossier, the newest first.
///
/// # Errors
/// When the store fails.
pub async fn all(connection: &mut SqliteConnection) -> Result<Vec<Dossier>, StoreError> {
    let sql = format!("{SELECT} ORDER BY id DESC");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}
