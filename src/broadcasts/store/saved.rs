//! The SQL of audiences that are used again, and of lists that officials have sent.

use std::collections::BTreeSet;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::broadcasts::json;
use super::odd;
use crate::broadcasts::model::{Audience, BroadcastId, Joint, ListId, Saved};
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::producers::model::{ProducerId, key};
use crate::programme::places::PlaceCode;
use crate::store::{Change, StoreError, Tx};

fn read(row: &SqliteRow) -> Result<Saved, StoreError> {
    let (id, audience): (i64, String) = (row.try_get("id")?, row.try_get("audience")?);
    Ok(Saved {
        id,
        name: row.try_get("name")?,
        audience: serde_json::from_str(&audience)
            .map_err(|error| odd("saved_audiences", id, error.to_string()))?,
    })
}

/// Keeps an audience under a name, in the place of the one that its owner has under it.
pub(in crate::broadcasts) async fn save_audience(
    tx: &mut Tx,
    now: Timestamp,
    owner: AccountId,
    name: &str,
    audience: &Audience,
) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar(
        "INSERT INTO saved_audiences (owner_id, name, audience, created_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (owner_id, name) DO UPDATE SET audience = excluded.audience RETURNING id",
    )
    .bind(owner.0)
    .bind(name)
    .bind(json(audience))
    .bind(now.timestamp_millis())
    .fetch_one(tx.connection())
    .await?)
}

/// A page of the audiences that somebody has kept, by their names.
pub(in crate::broadcasts) async fn saved_audiences(
    connection: &mut SqliteConnection,
    owner: AccountId,
    (limit, skip): (i64, i64),
) -> Result<Vec<Saved>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, name, audience FROM saved_audiences WHERE owner_id = ?
         ORDER BY name, id LIMIT ? OFFSET ?",
    )
    .bind(owner.0)
    .bind(limit)
    .bind(skip)
    .fetch_all(connection)
    .await?;
    rows.iter().map(read).collect()
}

/// An audience that somebody has kept; `None` where it is not theirs.
pub(in crate::broadcasts) async fn saved_audience(
    connection: &mut SqliteConnection,
    owner: AccountId,
    id: i64,
) -> Result<Option<Saved>, StoreError> {
    let row =
        sqlx::query("SELECT id, name, audience FROM saved_audiences WHERE owner_id = ? AND id = ?")
            .bind(owner.0)
            .bind(id)
            .fetch_optional(connection)
            .await?;
    row.as_ref().map(read).transpose()
}

/// Deletes an audience that somebody has kept, and returns it.
pub(in crate::broadcasts) async fn forget_audience(
    tx: &mut Tx,
    owner: AccountId,
    id: i64,
) -> Result<Option<Saved>, StoreError> {
    let row = sqlx::query(
        "DELETE FROM saved_audiences WHERE owner_id = ? AND id = ? RETURNING id, name, audience",
    )
    .bind(owner.0)
    .bind(id)
    .fetch_optional(tx.connection())
    .await?;
    row.as_ref().map(read).transpose()
}

/// Keeps a list: the producers that it led to, and the lines that led to none.
pub(in crate::broadcasts) async fn insert_list(
    tx: &mut Tx,
    now: Timestamp,
    (owner, name): (AccountId, &str),
    lines: i64,
    missed: &[String],
    producers: &BTreeSet<ProducerId>,
) -> Result<ListId, StoreError> {
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO audience_lists (owner_id, name, lines, missed, created_at)
         VALUES (?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(owner.0)
    .bind(name)
    .bind(lines)
    .bind(json(&missed))
    .bind(now.timestamp_millis())
    .fetch_one(tx.connection())
    .await?;
    let producers: Vec<i64> = producers.iter().map(|producer| producer.0).collect();
    sqlx::query(
        "INSERT INTO audience_list_producers (list_id, producer_id)
         SELECT ?, value FROM json_each(?)",
    )
    .bind(id)
    .bind(json(&producers))
    .execute(tx.connection())
    .await?;
    Ok(ListId(id))
}

/// What lists are called and how many producers are on each.
pub(in crate::broadcasts) async fn lists(
    connection: &mut SqliteConnection,
    ids: &[ListId],
) -> Result<Vec<(ListId, String, i64)>, StoreError> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows: Vec<(i64, String, i64)> = sqlx::query_as(
        "SELECT id, name, (SELECT count(*) FROM audience_list_producers WHERE list_id = id)
         FROM audience_lists WHERE id IN (SELECT value FROM json_each(?))",
    )
    .bind(json(&ids))
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(id, name, count)| (ListId(id), name, count)).collect())
}

/// A file with a list that is to be fetched.
#[derive(Clone, Debug)]
pub(in crate::broadcasts) struct ListFile {
    pub(in crate::broadcasts) id: i64,
    pub(in crate::broadcasts) broadcast: BroadcastId,
    pub(in crate::broadcasts) joint: Joint,
    pub(in crate::broadcasts) account: AccountId,
    pub(in crate::broadcasts) chat: i64,
    pub(in crate::broadcasts) file_id: String,
    pub(in crate::broadcasts) file_name: String,
    pub(in crate::broadcasts) made_at: Timestamp,
}

/// Notes that a file with a list is to be fetched.
pub(in crate::broadcasts) async fn insert_list_file(
    tx: &mut Tx,
    now: Timestamp,
    (broadcast, joint): (BroadcastId, Joint),
    (account, chat): (AccountId, i64),
    (file_id, file_name): (&str, &str),
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO audience_list_files (broadcast_id, joint, account_id, chat_id, file_id, file_name,
            made_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(broadcast.0)
    .bind(json(&joint))
    .bind(account.0)
    .bind(chat)
    .bind(file_id)
    .bind(file_name)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    tx.touch(Change::Lists);
    Ok(())
}

/// The oldest file that is to be fetched.
pub(in crate::broadcasts) async fn next_list_file(
    connection: &mut SqliteConnection,
) -> Result<Option<ListFile>, StoreError> {
    let row = sqlx::query(
        "SELECT id, broadcast_id, joint, account_id, chat_id, file_id, file_name, made_at
         FROM audience_list_files ORDER BY id LIMIT 1",
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (id, joint): (i64, String) = (row.try_get("id")?, row.try_get("joint")?);
    let table = "audience_list_files";
    Ok(Some(ListFile {
        id,
        broadcast: BroadcastId(row.try_get("broadcast_id")?),
        joint: serde_json::from_str(&joint).map_err(|error| odd(table, id, error.to_string()))?,
        account: AccountId(row.try_get("account_id")?),
        chat: row.try_get("chat_id")?,
        file_id: row.try_get("file_id")?,
        file_name: row.try_get("file_name")?,
        made_at: super::instant(table, id, row.try_get("made_at")?)?,
    }))
}

/// A file has been fetched, or never will be.
pub(in crate::broadcasts) async fn remove_list_file(
    tx: &mut Tx,
    id: i64,
) -> Result<bool, StoreError> {
    let result = sqlx::query("DELETE FROM audience_list_files WHERE id = ?")
        .bind(id)
        .execute(tx.connection())
        .await?;
    Ok(result.rows_affected() == 1)
}

/// What is looked for in the register.
#[derive(Clone, Debug)]
pub(in crate::broadcasts) enum Sought<'a> {
    /// A telephone number in digits.
    Phone(&'a str),
    /// A producer's name, folded.
    Name(&'a str),
    /// A product's code.
    Code(&'a str),
}

/// The producers that exactly this leads to, with their communes, within the communes that are given. Of
/// one that was merged into another, the other.
pub(in crate::broadcasts) async fn led_to(
    connection: &mut SqliteConnection,
    sought: Sought<'_>,
    within: Option<&BTreeSet<u32>>,
) -> Result<Vec<(ProducerId, PlaceCode)>, StoreError> {
    let (found, by) = match sought {
        Sought::Phone(phone) => {
            ("SELECT id FROM producers WHERE phone_key = ?1 AND phone_key <> ''", phone.to_owned())
        }
        Sought::Name(name) => ("SELECT id FROM producers WHERE name_key = ?1", key(name)),
        Sought::Code(code) => (
            "SELECT producer_id FROM products WHERE code = ?1 AND removed_at IS NULL",
            code.to_owned(),
        ),
    };
    let sql = format!(
        "SELECT DISTINCT main.id, main.commune FROM producers AS one
         JOIN producers AS main ON main.id = coalesce(one.merged_into, one.id)
         WHERE one.id IN ({found})
           AND (?2 IS NULL OR main.commune IN (SELECT value FROM json_each(?2)))
         ORDER BY main.id"
    );
    let rows: Vec<(i64, i64)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(by)
        .bind(within.map(json))
        .fetch_all(connection)
        .await?;
    let place = |(id, commune): (i64, i64)| {
        let place = PlaceCode::stored(commune)
            .ok_or_else(|| odd("producers", id, format!("commune {commune}")))?;
        Ok((ProducerId(id), place))
    };
    rows.into_iter().map(place).collect()
}
