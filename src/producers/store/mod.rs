//! The SQL of the register.

pub(super) mod bulk;
mod endings;
mod extensions;
mod members;
mod photos;
mod recognitions;
mod rounds;
mod rows;
mod search;

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::programme::sets::SetNumber;
use crate::store::{StoreError, Tx, expect_rows, id_list};

use super::model::{
    Producer, ProducerDetails, ProducerId, Product, ProductDetails, ProductId, key,
};
use super::phone::Phone;

pub(super) use endings::*;
pub(super) use extensions::*;
pub(super) use members::*;
pub(super) use photos::*;
pub(super) use recognitions::*;
pub(super) use rounds::*;
use rows::{day_text, read_producer, read_product};
pub(super) use search::*;

const PRODUCER: &str = "SELECT id, kind, name, commune, address, representative, position, phone_key, \
     email, registration_number, registered_on, founded_on, note, version, merged_into \
     FROM producers";

const PRODUCT: &str = "SELECT id, producer_id, name, set_number, code, description, packaging, \
     output, price, channels, trace_link, stopped_on, version FROM products";

pub(super) async fn producer(
    connection: &mut SqliteConnection,
    id: ProducerId,
) -> Result<Option<Producer>, StoreError> {
    let sql = format!("{PRODUCER} WHERE id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(connection).await?;
    row.as_ref().map(read_producer).transpose()
}

/// The producers with these numbers, as they stand in the register.
pub(super) async fn producers(
    connection: &mut SqliteConnection,
    ids: &[ProducerId],
) -> Result<HashMap<ProducerId, Producer>, StoreError> {
    let sql = format!("{PRODUCER} WHERE id IN (SELECT value FROM json_each(?))");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id_list(ids.iter().map(|id| id.0)))
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| read_producer(row).map(|one| (one.id, one))).collect()
}

/// The producers with this name in this commune, as it is compared; those merged into others left out.
pub(super) async fn producers_named(
    connection: &mut SqliteConnection,
    name: &str,
    commune: u32,
) -> Result<Vec<Producer>, StoreError> {
    let sql = format!(
        "{PRODUCER} WHERE name_key = ? AND commune = ? AND merged_into IS NULL ORDER BY id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(key(name))
        .bind(commune)
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_producer).collect()
}

/// The producers with this telephone number.
pub(super) async fn producers_at(
    connection: &mut SqliteConnection,
    phone: &Phone,
) -> Result<Vec<Producer>, StoreError> {
    let sql = format!(
        "{PRODUCER} WHERE phone_key = ? AND phone_key <> '' AND merged_into IS NULL ORDER BY id"
    );
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(phone.as_str()).fetch_all(connection).await?;
    rows.iter().map(read_producer).collect()
}

pub(super) async fn insert_producer(
    tx: &mut Tx,
    now: Timestamp,
    details: &ProducerDetails,
) -> Result<ProducerId, StoreError> {
    let query = sqlx::query(
        "INSERT INTO producers (kind, name, name_key, commune, address, representative, position,
            phone, phone_key, email, registration_number, registered_on, founded_on, note, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    );
    let query = bind_producer(query, details).bind(now.timestamp_millis());
    let result = query.execute(tx.connection()).await?;
    Ok(ProducerId(result.last_insert_rowid()))
}

type Query<'q> = sqlx::query::Query<'q, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;

/// The first fourteen parameters: what is known of a producer, in the order of the columns.
fn bind_producer<'q>(query: Query<'q>, details: &'q ProducerDetails) -> Query<'q> {
    query
        .bind(details.kind.name())
        .bind(&details.name)
        .bind(key(&details.name))
        .bind(details.commune.number())
        .bind(&details.address)
        .bind(&details.representative)
        .bind(&details.position)
        .bind(phone_text(details.phone.as_ref()))
        .bind(details.phone.as_ref().map_or("", Phone::as_str))
        .bind(&details.email)
        .bind(&details.registration_number)
        .bind(day_text(details.registered_on))
        .bind(day_text(details.founded_on))
        .bind(&details.note)
}

fn phone_text(phone: Option<&Phone>) -> String {
    phone.map(ToString::to_string).unwrap_or_default()
}

/// Writes what is known of a producer, if nobody has since `version`.
pub(super) async fn update_producer(
    tx: &mut Tx,
    id: ProducerId,
    version: i64,
    details: &ProducerDetails,
) -> Result<bool, StoreError> {
    let query = sqlx::query(
        "UPDATE producers SET kind = ?1, name = ?2, name_key = ?3, commune = ?4, address = ?5,
            representative = ?6, position = ?7, phone = ?8, phone_key = ?9, email = ?10,
            registration_number = ?11, registered_on = ?12, founded_on = ?13, note = ?14,
            version = version + 1
         WHERE id = ?15 AND version = ?16",
    );
    let query = bind_producer(query, details).bind(id.0).bind(version);
    let result = query.execute(tx.connection()).await?;
    Ok(result.rows_affected() == 1)
}

/// Lets one row stand for another, or, with `None`, for itself again.
pub(super) async fn set_merged(
    tx: &mut Tx,
    id: ProducerId,
    into: Option<ProducerId>,
) -> Result<(), StoreError> {
    let result =
        sqlx::query("UPDATE producers SET merged_into = ?, version = version + 1 WHERE id = ?")
            .bind(into.map(|into| into.0))
            .bind(id.0)
            .execute(tx.connection())
            .await?;
    expect_rows(&result, "producers", 1)
}

pub(super) async fn product(
    connection: &mut SqliteConnection,
    id: ProductId,
) -> Result<Option<Product>, StoreError> {
    let sql = format!("{PRODUCT} WHERE id = ? AND removed_at IS NULL");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(connection).await?;
    row.as_ref().map(read_product).transpose()
}

/// Those of these products that were not removed.
pub(super) async fn products(
    connection: &mut SqliteConnection,
    ids: &[ProductId],
) -> Result<Vec<Product>, StoreError> {
    let sql = format!(
        "{PRODUCT} WHERE id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL ORDER BY id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id_list(ids.iter().map(|id| id.0)))
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_product).collect()
}

/// The products of a producer, by name, with those of the rows that were merged into it.
pub(super) async fn products_of(
    connection: &mut SqliteConnection,
    producer: ProducerId,
) -> Result<Vec<Product>, StoreError> {
    let sql = format!(
        "{PRODUCT} WHERE removed_at IS NULL AND (producer_id = ?1
            OR producer_id IN (SELECT id FROM producers WHERE merged_into = ?1))
         ORDER BY name_key, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(producer.0).fetch_all(connection).await?;
    rows.iter().map(read_product).collect()
}

pub(super) async fn insert_product(
    tx: &mut Tx,
    now: Timestamp,
    producer: ProducerId,
    details: &ProductDetails,
) -> Result<ProductId, StoreError> {
    let result = sqlx::query(
        "INSERT INTO products (producer_id, name, name_key, set_number, code, description, packaging,
            output, price, channels, trace_link, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )
    .bind(producer.0)
    .bind(&details.name)
    .bind(key(&details.name))
    .bind(details.set.map(SetNumber::get))
    .bind(&details.code)
    .bind(&details.description)
    .bind(&details.packaging)
    .bind(&details.output)
    .bind(&details.price)
    .bind(&details.channels)
    .bind(&details.trace_link)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(ProductId(result.last_insert_rowid()))
}

/// Writes what is known of a product, if nobody has since `version`.
pub(super) async fn update_product(
    tx: &mut Tx,
    id: ProductId,
    version: i64,
    details: &ProductDetails,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE products SET name = ?3, name_key = ?4, set_number = ?5, code = ?6, description = ?7,
            packaging = ?8, output = ?9, price = ?10, channels = ?11, trace_link = ?12,
            version = version + 1
         WHERE id = ?1 AND version = ?2 AND removed_at IS NULL",
    )
    .bind(id.0)
    .bind(version)
    .bind(&details.name)
    .bind(key(&details.name))
    .bind(details.set.map(SetNumber::get))
    .bind(&details.code)
    .bind(&details.description)
    .bind(&details.packaging)
    .bind(&details.output)
    .bind(&details.price)
    .bind(&details.channels)
    .bind(&details.trace_link)
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}

/// Takes a product out of every list, or, with `None`, puts it back.
pub(super) async fn set_removed(
    tx: &mut Tx,
    id: ProductId,
    at: Option<Timestamp>,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE products SET removed_at = ?1, version = version + 1
         WHERE id = ?2 AND (removed_at IS NULL) = (?1 IS NOT NULL)",
    )
    .bind(at.map(|at| at.timestamp_millis()))
    .bind(id.0)
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}

/// Whose products have this code already.
pub(super) async fn product_with_code(
    connection: &mut SqliteConnection,
    code: &str,
) -> Result<Option<ProductId>, StoreError> {
    let id: Option<i64> = sqlx::query_scalar("SELECT id FROM products WHERE code = ?")
        .bind(code)
        .fetch_optional(connection)
        .await?;
    Ok(id.map(ProductId))
}
