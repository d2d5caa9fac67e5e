//! The SQL of what a decision gave, and of its scan.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::programme::criteria::Star;
use crate::store::{StoreError, Tx, expect_rows};

use super::super::model::{DecisionId, ProducerId, ProductId};
use super::super::recognising::Given;
use super::super::rounds::{RoundLine, Scan};
use super::rows::{read_day, read_recognition};
use crate::programme::criteria::Points;

/// What a decision gave, by the names of the products.
pub(in crate::producers) async fn given_by(
    connection: &mut SqliteConnection,
    decision: DecisionId,
    (limit, skip): (usize, usize),
) -> Result<Vec<RoundLine>, StoreError> {
    let rows = sqlx::query(
        "SELECT recognitions.id, product_id, dossier_id, star, points_a, points_b, points_c,
            certificate, recognitions.decided_on, expires_on, extended_to, ground, concluded_on,
            revoked_on, products.name AS product, owner.name AS producer,
            coalesce(owner.merged_into, owner.id) AS producer_id
         FROM recognitions JOIN products ON products.id = product_id
         JOIN producers AS owner ON owner.id = products.producer_id
         WHERE recognitions.decision_id = ? AND void_at IS NULL
         ORDER BY products.name_key, recognitions.id LIMIT ? OFFSET ?",
    )
    .bind(decision.0)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .bind(i64::try_from(skip).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| read_line(row, decision)).collect()
}

fn read_line(row: &SqliteRow, decision: DecisionId) -> Result<RoundLine, StoreError> {
    let table = "recognitions";
    let recognition = read_recognition(row)?;
    let part = |column: &str| row.try_get::<Option<u8>, _>(column);
    let points = match (part("points_a")?, part("points_b")?, part("points_c")?) {
        (Some(a), Some(b), Some(c)) => Some(Points { a, b, c }),
        _ => None,
    };
    let star: u8 = row.try_get("star")?;
    let given = Given {
        product: ProductId(row.try_get("product_id")?),
        decision: Some(decision),
        dossier: row.try_get("dossier_id")?,
        star: Star::new(star).unwrap_or(recognition.star),
        points,
        certificate: row.try_get("certificate")?,
        decided_on: read_day(row, table, "decided_on")?,
        expires_on: read_day(row, table, "expires_on")?,
        extended_to: read_day(row, table, "extended_to")?,
    };
    Ok(RoundLine {
        given,
        recognition,
        name: row.try_get("product")?,
        producer: ProducerId(row.try_get("producer_id")?),
        producer_name: row.try_get("producer")?,
    })
}

pub(in crate::producers) async fn count_given_by(
    connection: &mut SqliteConnection,
    decision: DecisionId,
) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT count(*) FROM recognitions WHERE decision_id = ? AND void_at IS NULL",
    )
    .bind(decision.0)
    .fetch_one(connection)
    .await?)
}

pub(in crate::producers) async fn set_scan(
    tx: &mut Tx,
    decision: DecisionId,
    scan: Option<i64>,
) -> Result<(), StoreError> {
    let result = sqlx::query("UPDATE decisions SET scan = ? WHERE id = ?")
        .bind(scan)
        .bind(decision.0)
        .execute(tx.connection())
        .await?;
    expect_rows(&result, "decisions", 1)
}

/// How a kept file is sent on.
pub(in crate::producers) async fn scan(
    connection: &mut SqliteConnection,
    file: i64,
) -> Result<Option<Scan>, StoreError> {
    let row = sqlx::query("SELECT kind, file_id FROM files WHERE id = ?")
        .bind(file)
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let kind: String = row.try_get("kind")?;
    Ok(Some(Scan { is_photo: kind == "photo", file_id: row.try_get("file_id")? }))
}
