//! The SQL of the photos of products.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::store::{StoreError, Tx};

use super::super::model::ProductId;
use super::super::photos::Photo;

/// The photos of a product, in the order in which they came.
pub(in crate::producers) async fn photos(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<Vec<Photo>, StoreError> {
    let rows = sqlx::query(
        "SELECT files.id, files.file_id, files.file_unique_id, files.album
         FROM product_photos JOIN files ON files.id = product_photos.file_id
         WHERE product_id = ? ORDER BY files.id",
    )
    .bind(product.0)
    .fetch_all(connection)
    .await?;
    let read = |row: &SqliteRow| {
        Ok(Photo {
            file: row.try_get("id")?,
            file_id: row.try_get("file_id")?,
            unique_id: row.try_get("file_unique_id")?,
            album: row.try_get("album")?,
        })
    };
    rows.iter().map(read).collect()
}

pub(in crate::producers) async fn add_photo(
    tx: &mut Tx,
    product: ProductId,
    file: i64,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "INSERT INTO product_photos (product_id, file_id) SELECT ?1, id FROM files WHERE id = ?2
         ON CONFLICT DO NOTHING",
    )
    .bind(product.0)
    .bind(file)
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}

pub(in crate::producers) async fn remove_photo(
    tx: &mut Tx,
    product: ProductId,
    file: i64,
) -> Result<bool, StoreError> {
    let result = sqlx::query("DELETE FROM product_photos WHERE product_id = ? AND file_id = ?")
        .bind(product.0)
        .bind(file)
        .execute(tx.connection())
        .await?;
    Ok(result.rows_affected() == 1)
}
