//! The SQL of many records at once: each statement takes a JSON array.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx, id_list};

use super::super::bulk::Kept;
use super::super::model::{Decision, DecisionId, Producer, ProducerId, Product, ProductId};
use super::rows::{read_decision, read_producer, read_product, read_recognition};
use super::{PRODUCER, PRODUCT};
use crate::programme::criteria::Points;

/// Reads rows one by one, so that they are never all there twice.
async fn all<T>(
    connection: &mut SqliteConnection,
    sql: String,
    read: impl Fn(&SqliteRow) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    use futures::TryStreamExt;
    let mut rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch(connection);
    let mut found = Vec::new();
    while let Some(row) = rows.try_next().await? {
        found.push(read(&row)?);
    }
    Ok(found)
}

pub(in crate::producers) async fn producers(
    connection: &mut SqliteConnection,
) -> Result<Vec<Producer>, StoreError> {
    all(connection, format!("{PRODUCER} ORDER BY id"), read_producer).await
}

pub(in crate::producers) async fn products(
    connection: &mut SqliteConnection,
) -> Result<Vec<Product>, StoreError> {
    let sql = format!("{PRODUCT} WHERE removed_at IS NULL ORDER BY id");
    all(connection, sql, read_product).await
}

pub(in crate::producers) async fn decisions(
    connection: &mut SqliteConnection,
) -> Result<Vec<Decision>, StoreError> {
    let sql =
        "SELECT id, number, decided_on, authority, level, scan, corrects, NULL AS corrected_by
         FROM decisions WHERE id NOT IN (SELECT corrects FROM decisions WHERE corrects IS NOT NULL)
         ORDER BY id";
    all(connection, sql.to_owned(), read_decision).await
}

pub(in crate::producers) async fn recognitions(
    connection: &mut SqliteConnection,
) -> Result<Vec<Kept>, StoreError> {
    let sql = "SELECT id, product_id, decision_id, star, points_a, points_b, points_c, certificate,
            decided_on, expires_on, extended_to, ground, concluded_on, revoked_on
         FROM recognitions WHERE void_at IS NULL ORDER BY id";
    all(connection, sql.to_owned(), |row| {
        let decision: Option<i64> = row.try_get("decision_id")?;
        let points: (Option<u8>, Option<u8>, Option<u8>) =
            (row.try_get("points_a")?, row.try_get("points_b")?, row.try_get("points_c")?);
        Ok(Kept {
            recognition: read_recognition(row)?,
            product: ProductId(row.try_get("product_id")?),
            decision: decision.map(DecisionId),
            certificate: row.try_get("certificate")?,
            points: match points {
                (Some(a), Some(b), Some(c)) => Some(Points { a, b, c }),
                _ => None,
            },
        })
    })
    .await
}

/// Whether a query over the JSON array finds anything.
async fn any(tx: &mut Tx, sql: &'static str, json: &str) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(sql).bind(json).fetch_one(tx.connection()).await?)
}

/// The number of the first row that is written next.
async fn next(tx: &mut Tx, sql: &'static str) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar(sql).fetch_one(tx.connection()).await?)
}

pub(in crate::producers) async fn add_producers(
    tx: &mut Tx,
    now: Timestamp,
    json: &str,
) -> Result<Option<i64>, StoreError> {
    let there = "SELECT EXISTS (SELECT 1 FROM jsonb_each(?) j JOIN producers
            ON producers.name_key = j.value->>'name_key' AND producers.commune = j.value->>'commune'
         WHERE merged_into IS NULL)";
    if any(tx, there, json).await? {
        return Ok(None);
    }
    let first = next(tx, "SELECT coalesce(max(id), 0) + 1 FROM producers").await?;
    sqlx::query(
        "INSERT INTO producers (id, kind, name, name_key, commune, address, representative, position,
            phone, phone_key, email, registration_number, registered_on, founded_on, note, created_at)
         WITH list AS MATERIALIZED (SELECT key, value FROM jsonb_each(?1))
         SELECT ?2 + key, value->>'kind', value->>'name', value->>'name_key', value->>'commune',
            value->>'address', value->>'representative', value->>'position', value->>'phone',
            value->>'phone_key', value->>'email', value->>'registration_number',
            value->>'registered_on', value->>'founded_on', value->>'note', ?3
         FROM list",
    )
    .bind(json)
    .bind(first)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(Some(first))
}

pub(in crate::producers) async fn add_products(
    tx: &mut Tx,
    now: Timestamp,
    json: &str,
) -> Result<Option<i64>, StoreError> {
    let there = "SELECT EXISTS (SELECT 1 FROM jsonb_each(?1) j JOIN products
            ON products.producer_id = j.value->>'producer_id'
            AND products.name_key = j.value->>'name_key' WHERE removed_at IS NULL)
         OR EXISTS (SELECT 1 FROM jsonb_each(?1) j JOIN products
            ON products.code = j.value->>'code' WHERE j.value->>'code' IS NOT NULL)";
    if any(tx, there, json).await? {
        return Ok(None);
    }
    let first = next(tx, "SELECT coalesce(max(id), 0) + 1 FROM products").await?;
    sqlx::query(
        "INSERT INTO products (id, producer_id, name, name_key, set_number, code, description,
            packaging, output, price, channels, trace_link, created_at)
         WITH list AS MATERIALIZED (SELECT key, value FROM jsonb_each(?1))
         SELECT ?2 + key, value->>'producer_id', value->>'name', value->>'name_key',
            value->>'set_number', value->>'code', value->>'description', value->>'packaging',
            value->>'output', value->>'price', value->>'channels', value->>'trace_link', ?3
         FROM list",
    )
    .bind(json)
    .bind(first)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(Some(first))
}

pub(in crate::producers) async fn add_decisions(
    tx: &mut Tx,
    now: Timestamp,
    by: Option<AccountId>,
    json: &str,
) -> Result<Option<i64>, StoreError> {
    let there = "SELECT EXISTS (SELECT 1 FROM jsonb_each(?) j JOIN decisions
            ON decisions.number_key = j.value->>'number_key'
            AND decisions.decided_on = j.value->>'decided_on'
         WHERE NOT EXISTS (SELECT 1 FROM decisions later WHERE later.corrects = decisions.id))";
    if any(tx, there, json).await? {
        return Ok(None);
    }
    let first = next(tx, "SELECT coalesce(max(id), 0) + 1 FROM decisions").await?;
    sqlx::query(
        "INSERT INTO decisions (id, number, number_key, decided_on, authority, level, entered_by,
            entered_at)
         WITH list AS MATERIALIZED (SELECT key, value FROM jsonb_each(?1))
         SELECT ?2 + key, value->>'number', value->>'number_key', value->>'decided_on',
            value->>'authority', value->>'level', ?4, ?3
         FROM list",
    )
    .bind(json)
    .bind(first)
    .bind(now.timestamp_millis())
    .bind(by.map(|by| by.0))
    .execute(tx.connection())
    .await?;
    Ok(Some(first))
}

pub(in crate::producers) async fn add_recognitions(
    tx: &mut Tx,
    now: Timestamp,
    json: &str,
) -> Result<Option<i64>, StoreError> {
    let there = "SELECT EXISTS (SELECT 1 FROM jsonb_each(?) j JOIN recognitions
            ON recognitions.product_id = j.value->>'product_id'
            AND recognitions.decision_id IS (j.value->>'decision_id')
            AND recognitions.decided_on IS (j.value->>'decided_on')
         WHERE void_at IS NULL)";
    if any(tx, there, json).await? {
        return Ok(None);
    }
    let first = next(tx, "SELECT coalesce(max(id), 0) + 1 FROM recognitions").await?;
    sqlx::query(
        "INSERT INTO recognitions (id, product_id, decision_id, star, points_a, points_b, points_c,
            certificate, decided_on, expires_on, entered_at)
         WITH list AS MATERIALIZED (SELECT key, value FROM jsonb_each(?1))
         SELECT ?2 + key, value->>'product_id', value->>'decision_id', value->>'star',
            value->>'points_a', value->>'points_b', value->>'points_c', value->>'certificate',
            value->>'decided_on', value->>'expires_on', ?3
         FROM list",
    )
    .bind(json)
    .bind(first)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(Some(first))
}

async fn ids(tx: &mut Tx, sql: &'static str, json: &str) -> Result<Vec<i64>, StoreError> {
    let mut ids: Vec<i64> = sqlx::query_scalar(sql).bind(json).fetch_all(tx.connection()).await?;
    ids.sort_unstable();
    Ok(ids)
}

pub(in crate::producers) async fn change_producers(
    tx: &mut Tx,
    json: &str,
) -> Result<Vec<i64>, StoreError> {
    let sql = "UPDATE producers SET kind = rec->>'kind', name = rec->>'name',
            name_key = rec->>'name_key', commune = rec->>'commune', address = rec->>'address',
            representative = rec->>'representative', position = rec->>'position',
            phone = rec->>'phone', phone_key = rec->>'phone_key', email = rec->>'email',
            registration_number = rec->>'registration_number',
            registered_on = rec->>'registered_on', founded_on = rec->>'founded_on',
            note = rec->>'note', version = producers.version + 1
         FROM (SELECT value->>'id' AS id, value->>'version' AS version, value->'row' AS rec
               FROM json_each(?)) AS new
         WHERE producers.id = new.id AND producers.version = new.version RETURNING producers.id";
    ids(tx, sql, json).await
}

pub(in crate::producers) async fn change_products(
    tx: &mut Tx,
    json: &str,
) -> Result<Vec<i64>, StoreError> {
    let sql = "UPDATE products SET name = rec->>'name', name_key = rec->>'name_key',
            set_number = rec->>'set_number', code = rec->>'code',
            description = rec->>'description', packaging = rec->>'packaging',
            output = rec->>'output', price = rec->>'price', channels = rec->>'channels',
            trace_link = rec->>'trace_link', version = products.version + 1
         FROM (SELECT value->>'id' AS id, value->>'version' AS version, value->'row' AS rec
               FROM json_each(?)) AS new
         WHERE products.id = new.id AND products.version = new.version AND removed_at IS NULL
         RETURNING products.id";
    ids(tx, sql, json).await
}

/// That a recognition is as it was looked at, in SQL.
macro_rules! as_written {
    ($row:literal) => {
        concat!(
            "recognitions.decision_id IS (",
            $row,
            "->>'decision_id')
             AND star = ",
            $row,
            "->>'star' AND recognitions.points_a IS (",
            $row,
            "->>'points_a')
             AND certificate = ",
            $row,
            "->>'certificate'
             AND recognitions.decided_on IS (",
            $row,
            "->>'decided_on')
             AND recognitions.expires_on IS (",
            $row,
            "->>'expires_on') AND void_at IS NULL"
        )
    };
}

pub(in crate::producers) async fn change_recognitions(
    tx: &mut Tx,
    json: &str,
) -> Result<Vec<i64>, StoreError> {
    let sql = concat!(
        "UPDATE recognitions SET decision_id = become->>'decision_id',
            points_a = become->>'points_a', points_b = become->>'points_b',
            points_c = become->>'points_c', certificate = become->>'certificate',
            decided_on = become->>'decided_on', expires_on = become->>'expires_on'
         FROM (SELECT value->>'id' AS id, value->'from' AS was, value->'to' AS become
               FROM json_each(?)) AS new
         WHERE recognitions.id = new.id AND ",
        as_written!("was"),
        " RETURNING recognitions.id"
    );
    ids(tx, sql, json).await
}

/// A table of which rows are taken back.
#[derive(Clone, Copy, Debug)]
pub(in crate::producers) enum Table {
    Producers,
    Products,
    Decisions,
}

/// Deletes rows that nobody has changed and on which nothing depends.
pub(in crate::producers) async fn delete(
    tx: &mut Tx,
    table: Table,
    ids: &[i64],
) -> Result<Vec<i64>, StoreError> {
    let sql = match table {
        Table::Producers => {
            "DELETE FROM producers WHERE id IN (SELECT value FROM json_each(?))
             AND version = 1 AND merged_into IS NULL RETURNING id"
        }
        Table::Products => {
            "DELETE FROM products WHERE id IN (SELECT value FROM json_each(?))
             AND version = 1 RETURNING id"
        }
        Table::Decisions => {
            "DELETE FROM decisions WHERE id IN (SELECT value FROM json_each(?))
             AND scan IS NULL RETURNING id"
        }
    };
    match self::ids(tx, sql, &id_list(ids.iter().copied())).await {
        Err(StoreError::Database(error)) if is_depended_on(&error) => {}
        settled => return settled,
    }
    // Something depends on one of them: which, is found out one by one.
    let mut deleted = Vec::new();
    for id in ids {
        match self::ids(tx, sql, &id_list([*id])).await {
            Err(StoreError::Database(error)) if is_depended_on(&error) => {}
            settled => deleted.extend(settled?),
        }
    }
    Ok(deleted)
}

/// Whether a statement failed because another row refers to one that it deletes; it alone is undone then.
fn is_depended_on(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_foreign_key_violation)
}

pub(in crate::producers) async fn delete_recognitions(
    tx: &mut Tx,
    json: &str,
) -> Result<Vec<i64>, StoreError> {
    let sql = concat!(
        "DELETE FROM recognitions WHERE id IN
            (SELECT recognitions.id FROM json_each(?) j
             JOIN recognitions ON recognitions.id = j.value->>'id'
             WHERE ground IS NULL AND extended_to IS NULL AND dossier_id IS NULL AND ",
        as_written!("(j.value->'row')"),
        ") RETURNING id"
    );
    ids(tx, sql, json).await
}

/// The producers of these records for whom somebody acts.
pub(in crate::producers) async fn followed(
    connection: &mut SqliteConnection,
    producers: &str,
    products: &str,
    recognitions: &str,
) -> Result<Vec<ProducerId>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "SELECT DISTINCT coalesce(producers.merged_into, producers.id) AS id
         FROM producers JOIN producer_members
            ON producer_members.producer_id = coalesce(producers.merged_into, producers.id)
         WHERE producers.id IN (
            SELECT value FROM json_each(?1)
            UNION SELECT producer_id FROM products WHERE id IN (SELECT value FROM json_each(?2))
            UNION SELECT products.producer_id FROM recognitions
               JOIN products ON products.id = product_id
               WHERE recognitions.id IN (SELECT value FROM json_each(?3)))
         ORDER BY 1",
    )
    .bind(producers)
    .bind(products)
    .bind(recognitions)
    .fetch_all(connection)
    .await?;
    Ok(ids.into_iter().map(ProducerId).collect())
}
