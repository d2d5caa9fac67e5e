//! The SQL of what officials ask to be added.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::{day, moment, odd, size};
use crate::clock::Timestamp;
use crate::dossiers::lists::Reach;
use crate::dossiers::model::DossierId;
use crate::papers::requesting::{Item, Silent, Supplement, Wanted};
use crate::people::AccountId;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx, expect_rows};

/// Whether an item has come: a file after it was asked for, or somebody's word where no file can show it.
const DONE: &str = "(done_at IS NOT NULL OR EXISTS (SELECT 1 FROM evidence \
     LEFT JOIN evidence_files ON evidence_files.file_id = evidence.file_id \
     WHERE evidence.dossier_id = supplements.dossier_id \
     AND evidence.paper = supplement_items.paper AND removed_in IS NULL \
     AND sent_at >= asked_at AND coalesce(evidence_files.state, 'sound') <> 'other'))";

pub(in crate::papers) async fn ask(
    tx: &mut Tx,
    now: Timestamp,
    (dossier, event): (DossierId, i64),
    (wanted, due_on, by): (&[Wanted], NaiveDate, AccountId),
) -> Result<i64, StoreError> {
    let result = sqlx::query(
        "INSERT INTO supplements (dossier_id, event_id, due_on, asked_by, asked_at)
         VALUES (?, ?, ?, ?, ?)",
    )
    .bind(dossier.0)
    .bind(event)
    .bind(due_on.to_string())
    .bind(by.0)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    let id = result.last_insert_rowid();
    for (wanted, number) in wanted.iter().zip(1_i64..) {
        sqlx::query(
            "INSERT INTO supplement_items (supplement_id, number, paper, note) VALUES (?, ?, ?, ?)",
        )
        .bind(id)
        .bind(number)
        .bind(&wanted.paper)
        .bind(&wanted.note)
        .execute(tx.connection())
        .await?;
    }
    Ok(id)
}

/// What was asked with an entry of a dossier's history.
pub(in crate::papers) async fn of_event(
    connection: &mut SqliteConnection,
    event: i64,
) -> Result<Option<Supplement>, StoreError> {
    let row =
        sqlx::query("SELECT id, dossier_id, due_on, asked_at FROM supplements WHERE event_id = ?")
            .bind(event)
            .fetch_optional(&mut *connection)
            .await?;
    let Some(row) = row else { return Ok(None) };
    let id: i64 = row.try_get("id")?;
    let dossier = DossierId(row.try_get("dossier_id")?);
    let sql = format!(
        "SELECT number, paper, note, {DONE} AS done FROM supplement_items
         JOIN supplements ON supplements.id = supplement_id WHERE supplement_id = ? ORDER BY number"
    );
    let items = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_all(connection).await?;
    let read = |row: &SqliteRow| {
        Ok::<_, StoreError>(Item {
            number: row.try_get("number")?,
            wanted: Wanted { paper: row.try_get("paper")?, note: row.try_get("note")? },
            is_done: row.try_get::<i64, _>("done")? != 0,
        })
    };
    Ok(Some(Supplement {
        id,
        dossier,
        due_on: due(id, row.try_get("due_on")?)?,
        asked_at: moment(row.try_get("asked_at")?),
        items: items.iter().map(read).collect::<Result<_, _>>()?,
    }))
}

fn due(id: i64, text: String) -> Result<NaiveDate, StoreError> {
    let read = day("supplements", id, Some(text))?;
    read.ok_or_else(|| odd("supplements", id, "no last day".to_owned()))
}

/// Somebody says that an item is done, or that it is not; false where that is known.
pub(in crate::papers) async fn set_done(
    tx: &mut Tx,
    now: Timestamp,
    (supplement, number): (i64, i64),
    is_done: bool,
) -> Result<(), StoreError> {
    let result = sqlx::query(
        "UPDATE supplement_items SET done_at = ? WHERE supplement_id = ? AND number = ?",
    )
    .bind(is_done.then(|| now.timestamp_millis()))
    .bind(supplement)
    .bind(number)
    .execute(tx.connection())
    .await?;
    expect_rows(&result, "supplement_items", 1)
}

/// The dossiers that wait for something, of these communes: how many, and a page of them, the one that
/// is due first before the others.
pub(in crate::papers) async fn silent(
    connection: &mut SqliteConnection,
    reach: &Reach,
    (limit, skip): (usize, usize),
) -> Result<(i64, Vec<Silent>), StoreError> {
    let reach = reach.condition();
    let sql = format!("SELECT count(*) FROM dossiers WHERE stage = 'missing' AND {reach}");
    let count = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *connection).await?;
    let sql = format!(
        "SELECT dossiers.id, products.name AS product, producers.name AS producer,
            producers.commune, due_on, coalesce(asked_at, dossiers.changed_at) AS asked,
            (SELECT count(*) FROM supplement_items WHERE supplement_id = supplements.id) AS items,
            (SELECT count(*) FROM supplement_items
                WHERE supplement_id = supplements.id AND {DONE}) AS done,
            (SELECT max(sent_at) FROM evidence WHERE evidence.dossier_id = dossiers.id
                AND sent_at >= coalesce(asked_at, dossiers.changed_at)) AS last
         FROM dossiers JOIN products ON products.id = dossiers.product_id
         JOIN producers ON producers.id = products.producer_id
         LEFT JOIN supplements ON supplements.id = (
            SELECT max(id) FROM supplements latest WHERE latest.dossier_id = dossiers.id)
         WHERE dossiers.stage = 'missing' AND {reach}
         ORDER BY due_on IS NULL, due_on, asked, dossiers.id LIMIT ? OFFSET ?"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(i64::try_from(skip).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    let read = |row: &SqliteRow| {
        let id: i64 = row.try_get("id")?;
        let (asked, last): (i64, Option<i64>) = (row.try_get("asked")?, row.try_get("last")?);
        Ok::<_, StoreError>(Silent {
            dossier: DossierId(id),
            product: row.try_get("product")?,
            producer: row.try_get("producer")?,
            commune: PlaceCode::stored(row.try_get("commune")?),
            due_on: day("supplements", id, row.try_get("due_on")?)?,
            since: moment(last.unwrap_or(asked)),
            items: size(row.try_get("items")?),
            done: size(row.try_get("done")?),
            has_begun: last.is_some(),
        })
    };
    Ok((count, rows.iter().map(read).collect::<Result<_, _>>()?))
}
