//! The SQL of products that are no longer made or no longer in the lists, and of rows that others
//! stand for.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::store::{StoreError, Tx};

use super::super::model::{Producer, ProducerId, Product, ProductId};
use super::rows::{day_text, read_producer, read_product};
use super::{PRODUCER, PRODUCT};

/// Says since when a product is no longer made, or, with `None`, that it is.
pub(in crate::producers) async fn set_stopped(
    tx: &mut Tx,
    product: ProductId,
    on: Option<NaiveDate>,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE products SET stopped_on = ?1, version = version + 1
         WHERE id = ?2 AND removed_at IS NULL AND stopped_on IS NOT ?1",
    )
    .bind(day_text(on))
    .bind(product.0)
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}

/// Whether a product has, or has had, a recognition or a dossier: then the register needs it.
pub(in crate::producers) async fn is_needed(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM recognitions WHERE product_id = ?1)
             OR EXISTS (SELECT 1 FROM dossiers WHERE product_id = ?1)",
    )
    .bind(product.0)
    .fetch_one(connection)
    .await?)
}

/// A product that was taken out of the lists.
pub(in crate::producers) async fn removed_product(
    connection: &mut SqliteConnection,
    id: ProductId,
) -> Result<Option<Product>, StoreError> {
    let sql = format!("{PRODUCT} WHERE id = ? AND removed_at IS NOT NULL");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(connection).await?;
    row.as_ref().map(read_product).transpose()
}

/// The rows that a producer stands for.
pub(in crate::producers) async fn merged_into(
    connection: &mut SqliteConnection,
    producer: ProducerId,
) -> Result<Vec<Producer>, StoreError> {
    let sql = format!("{PRODUCER} WHERE merged_into = ? ORDER BY id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(producer.0).fetch_all(connection).await?;
    rows.iter().map(read_producer).collect()
}
