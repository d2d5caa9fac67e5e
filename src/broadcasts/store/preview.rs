//! The SQL of real recipients to look at a broadcast by.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::producers::model::{ProducerId, ProductId};
use crate::store::StoreError;

use super::fitting;

/// The producer at a place, counted from 0, in these communes: those with somebody who acts for them
/// first, of them those with a product whose certificate has a last day, then those with any product.
pub(in crate::broadcasts) async fn nth_producer(
    connection: &mut SqliteConnection,
    within: Option<&BTreeSet<u32>>,
    at: usize,
) -> Result<Option<ProducerId>, StoreError> {
    let communes = within.map(|codes| serde_json::to_string(codes).unwrap_or_default());
    let last_day = fitting::last_day("g.id");
    let sql = format!(
        "SELECT id FROM producers p WHERE merged_into IS NULL
            AND (?1 IS NULL OR commune IN (SELECT value FROM json_each(?1)))
         ORDER BY EXISTS (SELECT 1 FROM producer_members m WHERE m.producer_id = p.id) DESC,
            (SELECT max({last_day} IS NOT NULL) FROM products g WHERE g.producer_id = p.id
                AND g.removed_at IS NULL AND g.stopped_on IS NULL) DESC NULLS LAST,
            id LIMIT 1 OFFSET ?2"
    );
    let id: Option<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(communes)
        .bind(i64::try_from(at).unwrap_or(i64::MAX))
        .fetch_optional(connection)
        .await?;
    Ok(id.map(ProducerId))
}

/// The last day of a product's certificate, as a copy says it.
pub(in crate::broadcasts) async fn last_day(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<Option<NaiveDate>, StoreError> {
    let sql = format!("SELECT {}", fitting::last_day("?1"));
    let day: Option<String> =
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(product.0).fetch_one(connection).await?;
    Ok(day.and_then(|day| day.parse().ok()))
}
