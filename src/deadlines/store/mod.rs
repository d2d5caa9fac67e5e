//! The SQL of deadlines: what is due of each product, and the ladders.

mod lists;
mod meant;
mod reactions;
mod readers;
mod reminders;
mod tasks;

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};

use crate::clock::{Timestamp, local_date};
use crate::producers::model::{ProducerId, ProductId};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx, id_list, odd};

pub(super) use lists::{
    Count, Period, Which, counts, digested, last_digest, list, missed, missed_ones,
};
pub(super) use meant::*;
pub(super) use reactions::*;
pub(super) use readers::*;
pub(super) use reminders::*;
pub(super) use tasks::*;

use super::model::{Audience, Deadline, Kind, ProductDeadline, Rung};

fn read_day(
    row: &SqliteRow,
    (table, id): (&'static str, i64),
    column: &str,
) -> Result<NaiveDate, StoreError> {
    let text: String = row.try_get(column)?;
    text.parse().map_err(|_| odd(table, id, format!("{column} {text:?}")))
}

fn read_kind(row: &SqliteRow, table: &'static str, id: i64) -> Result<Kind, StoreError> {
    let name: String = row.try_get("kind")?;
    Kind::of(&name).ok_or_else(|| odd(table, id, format!("kind {name:?}")))
}

fn read_audience(row: &SqliteRow, table: &'static str, id: i64) -> Result<Audience, StoreError> {
    let name: String = row.try_get("audience")?;
    Audience::of(&name).ok_or_else(|| odd(table, id, format!("audience {name:?}")))
}

fn read_commune(row: &SqliteRow, table: &'static str, id: i64) -> Result<PlaceCode, StoreError> {
    let code: i64 = row.try_get("commune")?;
    PlaceCode::stored(code).ok_or_else(|| odd(table, id, format!("commune {code}")))
}

/// All ladders.
pub(super) async fn ladder(connection: &mut SqliteConnection) -> Result<Vec<Rung>, StoreError> {
    let rows = sqlx::query(
        "SELECT kind, days, audience, silent FROM ladder_rungs WHERE off = 0 ORDER BY kind, days DESC",
    )
    .fetch_all(connection)
    .await?;
    let table = "ladder_rungs";
    rows.iter()
        .map(|row| {
            let days: i64 = row.try_get("days")?;
            Ok(Rung {
                kind: read_kind(row, table, days)?,
                days,
                audience: read_audience(row, table, days)?,
                silent: row.try_get("silent")?,
            })
        })
        .collect()
}

/// Takes some of the products whose records have changed from those.
pub(super) async fn take_changed(tx: &mut Tx, limit: i64) -> Result<Vec<ProductId>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "DELETE FROM deadline_changes WHERE product_id IN
            (SELECT product_id FROM deadline_changes ORDER BY product_id LIMIT ?)
         RETURNING product_id",
    )
    .bind(limit)
    .fetch_all(tx.connection())
    .await?;
    let mut products: Vec<ProductId> = ids.into_iter().map(ProductId).collect();
    products.sort_unstable();
    Ok(products)
}

/// Takes a product from those whose records have changed.
pub(super) async fn seen(tx: &mut Tx, product: ProductId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM deadline_changes WHERE product_id = ?")
        .bind(product.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

const COLUMNS: &str = "kind, product_id, producer_id, commune, due_on, act_on, settled, handled";

fn read(row: &SqliteRow) -> Result<ProductDeadline, StoreError> {
    let (table, id): (_, i64) = ("deadlines", row.try_get("product_id")?);
    Ok(ProductDeadline {
        product: ProductId(id),
        producer: ProducerId(row.try_get("producer_id")?),
        commune: read_commune(row, table, id)?,
        deadline: Deadline {
            kind: read_kind(row, table, id)?,
            due_on: read_day(row, (table, id), "due_on")?,
            act_on: read_day(row, (table, id), "act_on")?,
            settled: row.try_get("settled")?,
            turns_on: None,
        },
        handled: row.try_get("handled")?,
    })
}

/// What is due of a product.
pub(super) async fn of_product(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<Vec<ProductDeadline>, StoreError> {
    Ok(of_products(connection, &[product]).await?.remove(&product).unwrap_or_default())
}

/// What is due of each of these products.
pub(super) async fn of_products(
    connection: &mut SqliteConnection,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Vec<ProductDeadline>>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM deadlines WHERE product_id IN (SELECT value FROM json_each(?))
         ORDER BY act_on, kind"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id_list(products.iter().map(|id| id.0)))
        .fetch_all(connection)
        .await?;
    let mut found: HashMap<ProductId, Vec<ProductDeadline>> = HashMap::new();
    for row in &rows {
        let one = read(row)?;
        found.entry(one.product).or_default().push(one);
    }
    Ok(found)
}

/// What is due of the products of a producer, the first first.
pub(super) async fn of_producer(
    connection: &mut SqliteConnection,
    producer: ProducerId,
) -> Result<Vec<ProductDeadline>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM deadlines WHERE product_id IN (
            SELECT id FROM products WHERE producer_id = ?1
               OR producer_id IN (SELECT id FROM producers WHERE merged_into = ?1))
         ORDER BY act_on, kind, product_id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(producer.0).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// Keeps what is due of a product, in the place of what was of that kind.
pub(super) async fn put(
    tx: &mut Tx,
    one: &ProductDeadline,
    next_on: Option<NaiveDate>,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO deadlines (kind, product_id, producer_id, commune, due_on, act_on, settled,
            handled, next_on)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (kind, product_id) DO UPDATE SET producer_id = excluded.producer_id,
            commune = excluded.commune, due_on = excluded.due_on, act_on = excluded.act_on,
            settled = excluded.settled, handled = excluded.handled, next_on = excluded.next_on",
    )
    .bind(one.deadline.kind.name())
    .bind(one.product.0)
    .bind(one.producer.0)
    .bind(one.commune.number())
    .bind(one.deadline.due_on.to_string())
    .bind(one.deadline.act_on.to_string())
    .bind(one.deadline.settled)
    .bind(one.handled)
    .bind(next_on.map(|day| day.to_string()))
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Nothing of that kind is due of the product any more.
pub(super) async fn remove(tx: &mut Tx, kind: Kind, product: ProductId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM deadlines WHERE kind = ? AND product_id = ?")
        .bind(kind.name())
        .bind(product.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Some of the products whose ladders are to be looked at on this day.
pub(super) async fn to_climb(
    connection: &mut SqliteConnection,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<ProductId>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "SELECT product_id FROM deadlines WHERE next_on <= ? ORDER BY next_on, product_id LIMIT ?",
    )
    .bind(today.to_string())
    .bind(limit)
    .fetch_all(connection)
    .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

/// Whether a record has changed, a ladder is to be looked at, or somebody to be written to.
pub(super) async fn is_anything_due(
    reader: &SqlitePool,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM deadline_changes)
             OR EXISTS (SELECT 1 FROM deadlines WHERE next_on <= ?)
             OR EXISTS (SELECT 1 FROM reminders WHERE state = 'waiting' AND send_at <= ?)",
    )
    .bind(local_date(now).to_string())
    .bind(now.timestamp_millis())
    .fetch_one(reader)
    .await?)
}

/// The next day on which a ladder is to be looked at.
pub(super) async fn next_climb(reader: &SqlitePool) -> Result<Option<NaiveDate>, StoreError> {
    let day: Option<String> =
        sqlx::query_scalar("SELECT min(next_on) FROM deadlines WHERE next_on IS NOT NULL")
            .fetch_one(reader)
            .await?;
    Ok(day.and_then(|day| day.parse().ok()))
}

/// Sets the rungs of a ladder for an audience. A rung that stays, or comes back, is for the silent only
/// where it was.
pub(super) async fn set_rungs(
    tx: &mut Tx,
    (kind, audience): (Kind, Audience),
    days: &[i64],
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO ladder_rungs (kind, days, audience)
         SELECT ?1, value, ?2 FROM json_each(?3) WHERE 1 ON CONFLICT DO NOTHING",
    )
    .bind(kind.name())
    .bind(audience.name())
    .bind(serde_json::to_string(days).unwrap_or_default())
    .execute(tx.connection())
    .await?;
    sqlx::query(
        "UPDATE ladder_rungs SET off = (days NOT IN (SELECT value FROM json_each(?3)))
         WHERE kind = ?1 AND audience = ?2",
    )
    .bind(kind.name())
    .bind(audience.name())
    .bind(serde_json::to_string(days).unwrap_or_default())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Has a rung come only where nobody has reacted, or in any case; false where there is none.
pub(super) async fn set_silent(
    tx: &mut Tx,
    (kind, audience): (Kind, Audience),
    days: i64,
    silent: bool,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE ladder_rungs SET silent = ? WHERE kind = ? AND audience = ? AND days = ? AND off = 0",
    )
    .bind(silent)
    .bind(kind.name())
    .bind(audience.name())
    .bind(days)
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}

/// Products of a producer whose records have changed, and that are to be computed anew.
pub(super) async fn changed_of(
    connection: &mut SqliteConnection,
    producer: ProducerId,
) -> Result<Vec<ProductId>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "SELECT id FROM products JOIN deadline_changes ON deadline_changes.product_id = products.id
         WHERE producer_id = ?1
            OR producer_id IN (SELECT id FROM producers WHERE merged_into = ?1)
         ORDER BY id",
    )
    .bind(producer.0)
    .fetch_all(connection)
    .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

/// A rung whose day has passed already is not told late of what has been looked at until then: whoever set
/// it means what comes.
pub(super) async fn from_today(
    tx: &mut Tx,
    kind: Kind,
    today: NaiveDate,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE deadlines
         SET handled = min(handled, CAST(julianday(due_on) - julianday(?2) AS INTEGER) + 1)
         WHERE kind = ?1 AND (next_on IS NULL OR next_on > ?2)",
    )
    .bind(kind.name())
    .bind(today.to_string())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// All that is due of a kind is to be computed anew.
pub(super) async fn all_changed(tx: &mut Tx, kind: Kind) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO deadline_changes (product_id) SELECT product_id FROM deadlines WHERE kind = ? AND true
         ON CONFLICT DO NOTHING",
    )
    .bind(kind.name())
    .execute(tx.connection())
    .await?;
    Ok(())
}
