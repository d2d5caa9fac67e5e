//! Rows as the code reads them.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::programme::criteria::Star;
use crate::programme::places::PlaceCode;
use crate::programme::rule_sets::Level;
use crate::programme::sets::SetNumber;
use crate::store::StoreError;

use super::super::model::{
    Decision, DecisionDetails, DecisionId, Producer, ProducerDetails, ProducerId, ProducerKind,
    Product, ProductDetails, ProductId,
};
use super::super::phone::Phone;
use super::super::standing::{Ground, Recognition, Revocation};

/// A local date as the database keeps it.
pub(in crate::producers) fn day_text(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// The local date in a column.
pub(in crate::producers) fn read_day(
    row: &SqliteRow,
    table: &'static str,
    column: &str,
) -> Result<Option<NaiveDate>, StoreError> {
    let text: Option<String> = row.try_get(column)?;
    let Some(text) = text else { return Ok(None) };
    match text.parse() {
        Ok(day) => Ok(Some(day)),
        Err(_) => Err(odd(row, table, format!("{column} {text:?}"))),
    }
}

fn odd(row: &SqliteRow, table: &'static str, detail: String) -> StoreError {
    StoreError::Inconsistent { table, row: row.try_get("id").unwrap_or_default(), detail }
}

pub(super) fn read_producer(row: &SqliteRow) -> Result<Producer, StoreError> {
    let table = "producers";
    let (kind, commune): (String, i64) = (row.try_get("kind")?, row.try_get("commune")?);
    let phone: String = row.try_get("phone_key")?;
    let merged: Option<i64> = row.try_get("merged_into")?;
    Ok(Producer {
        id: ProducerId(row.try_get("id")?),
        details: ProducerDetails {
            kind: ProducerKind::of(&kind)
                .ok_or_else(|| odd(row, table, format!("kind {kind:?}")))?,
            name: row.try_get("name")?,
            commune: PlaceCode::stored(commune)
                .ok_or_else(|| odd(row, table, format!("commune {commune}")))?,
            address: row.try_get("address")?,
            representative: row.try_get("representative")?,
            position: row.try_get("position")?,
            phone: Phone::parse(&phone),
            email: row.try_get("email")?,
            registration_number: row.try_get("registration_number")?,
            registered_on: read_day(row, table, "registered_on")?,
            founded_on: read_day(row, table, "founded_on")?,
            note: row.try_get("note")?,
        },
        version: row.try_get("version")?,
        merged_into: merged.map(ProducerId),
    })
}

pub(super) fn read_product(row: &SqliteRow) -> Result<Product, StoreError> {
    let table = "products";
    let set: Option<u8> = row.try_get("set_number")?;
    let set = match set {
        Some(number) => {
            Some(SetNumber::new(number).ok_or_else(|| odd(row, table, format!("set {number}")))?)
        }
        None => None,
    };
    Ok(Product {
        id: ProductId(row.try_get("id")?),
        producer: ProducerId(row.try_get("producer_id")?),
        details: ProductDetails {
            name: row.try_get("name")?,
            set,
            code: row.try_get("code")?,
            description: row.try_get("description")?,
            packaging: row.try_get("packaging")?,
            output: row.try_get("output")?,
            price: row.try_get("price")?,
            channels: row.try_get("channels")?,
            trace_link: row.try_get("trace_link")?,
        },
        stopped_on: read_day(row, table, "stopped_on")?,
        version: row.try_get("version")?,
    })
}

pub(super) fn read_decision(row: &SqliteRow) -> Result<Decision, StoreError> {
    let table = "decisions";
    let level: String = row.try_get("level")?;
    let (corrects, corrected_by): (Option<i64>, Option<i64>) =
        (row.try_get("corrects")?, row.try_get("corrected_by")?);
    Ok(Decision {
        id: DecisionId(row.try_get("id")?),
        details: DecisionDetails {
            number: row.try_get("number")?,
            decided_on: read_day(row, table, "decided_on")?
                .ok_or_else(|| odd(row, table, "no day".to_owned()))?,
            authority: row.try_get("authority")?,
            level: Level::of(&level).ok_or_else(|| odd(row, table, format!("level {level:?}")))?,
            scan: row.try_get("scan")?,
        },
        corrects: corrects.map(DecisionId),
        corrected_by: corrected_by.map(DecisionId),
    })
}

pub(super) fn read_recognition(row: &SqliteRow) -> Result<Recognition, StoreError> {
    let table = "recognitions";
    let star: u8 = row.try_get("star")?;
    let ground: Option<String> = row.try_get("ground")?;
    let concluded_on = read_day(row, table, "concluded_on")?;
    let revocation = match (ground, concluded_on) {
        (Some(ground), Some(concluded_on)) => Some(Revocation {
            ground: Ground::of(&ground)
                .ok_or_else(|| odd(row, table, format!("ground {ground:?}")))?,
            concluded_on,
            revoked_on: read_day(row, table, "revoked_on")?,
        }),
        _ => None,
    };
    Ok(Recognition {
        id: row.try_get("id")?,
        star: Star::new(star).ok_or_else(|| odd(row, table, format!("star {star}")))?,
        decided_on: read_day(row, table, "decided_on")?,
        expires_on: read_day(row, table, "expires_on")?,
        extended_to: read_day(row, table, "extended_to")?,
        revocation,
    })
}
