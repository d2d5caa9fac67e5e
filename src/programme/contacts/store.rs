//! The SQL of the communes' contacts.

use sqlx::Row;
use sqlx::sqlite::{SqlitePool, SqliteRow};

use super::{Contact, Details};
use crate::clock::Timestamp;
use crate::people::{AccountId, Actor};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

const SELECT: &str = "SELECT phone, address, hours, person, name, updated_at
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
            person: row.try_get("person")?,
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
        "INSERT INTO commune_contacts (place, phone, address, hours, person, updated_by, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (place) DO UPDATE SET phone = excluded.phone, address = excluded.address,
            hours = excluded.hours, person = excluded.person, updated_by = excluded.updated_by,
            updated_at = excluded.updated_at",
    )
    .bind(i64::from(place.number()))
    .bind(&details.phone)
    .bind(&details.address)
    .bind(&details.hours)
    .bind(&details.person)
    .bind(by.map(|account| account.0))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Keeps what stood before a change; the number of the change.
pub(super) async fn add_change(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    place: PlaceCode,
    before: &Details,
) -> Result<i64, StoreError> {
    let made_by = match actor {
        Actor::Person(_) => "person",
        Actor::System => "system",
        Actor::CommandLine => "command_line",
    };
    let added = sqlx::query(
        "INSERT INTO commune_contact_changes
            (place, at, made_by, account_id, phone, address, hours, person)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(i64::from(place.number()))
    .bind(now.timestamp_millis())
    .bind(made_by)
    .bind(actor.account().map(|account| account.id.0))
    .bind(&before.phone)
    .bind(&before.address)
    .bind(&before.hours)
    .bind(&before.person)
    .execute(tx.connection())
    .await?;
    Ok(added.last_insert_rowid())
}

/// What stood before a change, of which commune, and whether it is the last of that commune.
pub(super) async fn change(
    tx: &mut Tx,
    id: i64,
) -> Result<Option<(PlaceCode, Details, bool)>, StoreError> {
    let row = sqlx::query(
        "SELECT place, phone, address, hours, person, NOT EXISTS
            (SELECT 1 FROM commune_contact_changes later
             WHERE later.place = changed.place AND later.id > changed.id) AS last
         FROM commune_contact_changes changed WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(tx.connection())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let details = Details {
        phone: row.try_get("phone")?,
        address: row.try_get("address")?,
        hours: row.try_get("hours")?,
        person: row.try_get("person")?,
    };
    Ok(PlaceCode::stored(row.try_get("place")?).map(|place| (place, details, row.get("last"))))
}
