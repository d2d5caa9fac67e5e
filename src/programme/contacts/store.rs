//! The SQL of the communes' contacts.

use sqlx::Row;
use sqlx::sqlite::{SqlitePool, SqliteRow};

use super::{Contact, Details};
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

const SELECT: &str = "SELECT phone, address, hours, name, updated_at
     FROM commune_contacts LEFT JOIN accounts ON accounts.id = updated_by
     WHERE place = ?";

pub(super) async fn read(
    reader: &SqlitePool,
    place: PlaceCode,
) -> Result<Option<Contact>, StoreError> {
    let row = sqlx::query(SELECT).bind(i64::from(place.number())).fetch_optional(reader).await?;
    row.as_ref().map(contact).transpose()
}

pub(super) async fn load(tx: &mut Tx, place: PlaceCode) -> Result<Option<Contact>, StoreError> {
    let row =
        sqlx::query(SELECT).bind(i64::from(place.number())).fetch_optional(tx.connection()).await?;
    row.as_ref().map(contact).transpose()
}

fn contact(row: &SqliteRow) -> Result<Contact, StoreError> {
    let at: i64 = row.try_get("updated_at")?;
    Ok(Contact {
        details: Details {
            phone: row.try_get("phone")?,
            address: row.try_get("address")?,
            hours: row.try_get("hours")?,
        },
        updated_by: row.try_get("name")?,
        updated_at: Timestamp::from_timestamp_millis(at).unwrap_or_default(),
    })
}

pub(super) async fn save(
    tx: &mut Tx,
    now: Timestamp,
    by: Option<AccountId>,
    place: PlaceCode,
    details: &Details,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO commune_contacts (place, phone, address, hours, updated_by, updated_at)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (place) DO UPDATE SET phone = excluded.phone, address = excluded.address,
            hours = excluded.hours, updated_by = excluded.updated_by,
            updated_at = excluded.updated_at",
    )
    .bind(i64::from(place.number()))
    .bind(&details.phone)
    .bind(&details.address)
    .bind(&details.hours)
    .bind(by.map(|account| account.0))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}
