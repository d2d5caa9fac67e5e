//! The SQL of decisions and recognitions.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx, expect_rows, id_list};

use super::super::model::{Decision, DecisionDetails, DecisionId, ProductId, key};
use super::super::recognising::Given;
use super::super::standing::{Recognition, Revocation};
use super::rows::{day_text, read_decision, read_recognition};

const DECISION: &str = "SELECT id, number, decided_on, authority, level, scan, corrects, \
     (SELECT later.id FROM decisions later WHERE later.corrects = decisions.id) AS corrected_by \
     FROM decisions";

pub(in crate::producers) async fn decision(
    connection: &mut SqliteConnection,
    id: DecisionId,
) -> Result<Option<Decision>, StoreError> {
    let sql = format!("{DECISION} WHERE id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(connection).await?;
    row.as_ref().map(read_decision).transpose()
}

/// The entry of the decision with this number and day that no other replaces.
pub(in crate::producers) async fn decision_numbered(
    connection: &mut SqliteConnection,
    details: &DecisionDetails,
) -> Result<Option<Decision>, StoreError> {
    let sql = format!(
        "{DECISION} WHERE number_key = ? AND decided_on = ?
         AND NOT EXISTS (SELECT 1 FROM decisions later WHERE later.corrects = decisions.id)"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(key(&details.number))
        .bind(details.decided_on.to_string())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read_decision).transpose()
}

/// The newest entries that no other replaces.
pub(in crate::producers) async fn decisions(
    connection: &mut SqliteConnection,
    limit: usize,
    skip: usize,
) -> Result<Vec<Decision>, StoreError> {
    let sql = format!(
        "{DECISION} WHERE NOT EXISTS
            (SELECT 1 FROM decisions later WHERE later.corrects = decisions.id)
         ORDER BY decided_on DESC, id DESC LIMIT ? OFFSET ?"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(i64::try_from(skip).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_decision).collect()
}

pub(in crate::producers) async fn insert_decision(
    tx: &mut Tx,
    now: Timestamp,
    details: &DecisionDetails,
    corrects: Option<DecisionId>,
    by: Option<AccountId>,
) -> Result<DecisionId, StoreError> {
    let result = sqlx::query(
        "INSERT INTO decisions (number, number_key, decided_on, authority, level, scan, corrects,
            entered_by, entered_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&details.number)
    .bind(key(&details.number))
    .bind(details.decided_on.to_string())
    .bind(&details.authority)
    .bind(details.level.name())
    .bind(details.scan)
    .bind(corrects.map(|id| id.0))
    .bind(by.map(|by| by.0))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(DecisionId(result.last_insert_rowid()))
}

/// The recognitions of a product that nobody has taken back.
pub(in crate::producers) async fn recognitions_of(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<Vec<Recognition>, StoreError> {
    Ok(recognitions(connection, &[product]).await?.remove(&product).unwrap_or_default())
}

/// The recognitions of each of these products that nobody has taken back.
pub(in crate::producers) async fn recognitions(
    connection: &mut SqliteConnection,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Vec<Recognition>>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, product_id, star, decided_on, expires_on, extended_to, ground, concluded_on, revoked_on
         FROM recognitions WHERE product_id IN (SELECT value FROM json_each(?)) AND void_at IS NULL
         ORDER BY id",
    )
    .bind(id_list(products.iter().map(|id| id.0)))
    .fetch_all(connection)
    .await?;
    let mut found: HashMap<ProductId, Vec<Recognition>> = HashMap::new();
    for row in &rows {
        let product = ProductId(row.try_get("product_id")?);
        found.entry(product).or_default().push(read_recognition(row)?);
    }
    Ok(found)
}

/// Whether the product has a recognition by this decision.
pub(in crate::producers) async fn is_recognised_by(
    connection: &mut SqliteConnection,
    product: ProductId,
    decision: DecisionId,
) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM recognitions
         WHERE product_id = ? AND decision_id = ? AND void_at IS NULL)",
    )
    .bind(product.0)
    .bind(decision.0)
    .fetch_one(connection)
    .await?)
}

pub(in crate::producers) async fn insert_recognition(
    tx: &mut Tx,
    now: Timestamp,
    given: &Given,
) -> Result<i64, StoreError> {
    let points = given.points;
    let result = sqlx::query(
        "INSERT INTO recognitions (product_id, decision_id, dossier_id, star, points_a, points_b,
            points_c, certificate, decided_on, expires_on, extended_to, entered_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(given.product.0)
    .bind(given.decision.map(|id| id.0))
    .bind(given.dossier)
    .bind(given.star.get())
    .bind(points.map(|points| points.a))
    .bind(points.map(|points| points.b))
    .bind(points.map(|points| points.c))
    .bind(&given.certificate)
    .bind(day_text(given.decided_on))
    .bind(day_text(given.expires_on))
    .bind(day_text(given.extended_to))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(result.last_insert_rowid())
}

/// Takes back the recognitions that a decision, or a dossier, gave; returns whose.
pub(in crate::producers) async fn void(
    tx: &mut Tx,
    now: Timestamp,
    by: Option<AccountId>,
    of: Of,
) -> Result<Vec<ProductId>, StoreError> {
    let (decision, dossier) = match of {
        Of::Decision(id) => (Some(id.0), None),
        Of::Dossier(id) => (None, Some(id)),
    };
    let products: Vec<i64> = sqlx::query_scalar(
        "UPDATE recognitions SET void_at = ?, void_by = ?
         WHERE (decision_id = ? OR dossier_id = ?) AND void_at IS NULL RETURNING product_id",
    )
    .bind(now.timestamp_millis())
    .bind(by.map(|by| by.0))
    .bind(decision)
    .bind(dossier)
    .fetch_all(tx.connection())
    .await?;
    Ok(products.into_iter().map(ProductId).collect())
}

/// What gave a recognition.
#[derive(Clone, Copy, Debug)]
pub(in crate::producers) enum Of {
    /// An entry of a decision.
    Decision(DecisionId),
    /// A dossier.
    Dossier(i64),
}

/// Writes down the end of a recognition before its time, or, with `None`, takes that back.
pub(in crate::producers) async fn set_revocation(
    tx: &mut Tx,
    recognition: i64,
    revocation: Option<Revocation>,
) -> Result<(), StoreError> {
    let result = sqlx::query(
        "UPDATE recognitions SET ground = ?, concluded_on = ?, revoked_on = ? WHERE id = ?",
    )
    .bind(revocation.map(|one| one.ground.name()))
    .bind(day_text(revocation.map(|one| one.concluded_on)))
    .bind(day_text(revocation.and_then(|one| one.revoked_on)))
    .bind(recognition)
    .execute(tx.connection())
    .await?;
    expect_rows(&result, "recognitions", 1)
}
