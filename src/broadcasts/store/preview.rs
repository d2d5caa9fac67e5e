//! The SQL of real recipients to look at a broadcast by.

use std::collections::BTreeSet;

use sqlx::sqlite::SqliteConnection;

use crate::producers::model::ProducerId;
use crate::store::StoreError;

/// The producer at a place, counted from 0, in these communes: those with somebody who acts for them
/// first, of them those with a product.
pub(in crate::broadcasts) async fn nth_producer(
    connection: &mut SqliteConnection,
    within: Option<&BTreeSet<u32>>,
    at: usize,
) -> Result<Option<ProducerId>, StoreError> {
    let communes = within.map(|codes| serde_json::to_string(codes).unwrap_or_default());
    let id: Option<i64> = sqlx::query_scalar(
        "SELECT id FROM producers p WHERE merged_into IS NULL
            AND (?1 IS NULL OR commune IN (SELECT value FROM json_each(?1)))
         ORDER BY EXISTS (SELECT 1 FROM producer_members m WHERE m.producer_id = p.id) DESC,
            EXISTS (SELECT 1 FROM products g WHERE g.producer_id = p.id AND g.removed_at IS NULL) DESC,
            id LIMIT 1 OFFSET ?2",
    )
    .bind(communes)
    .bind(i64::try_from(at).unwrap_or(i64::MAX))
    .fetch_optional(connection)
    .await?;
    Ok(id.map(ProducerId))
}
