//! The SQL of recipients, with what their copies need.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::broadcasts::model::{BroadcastId, Fields, Response};
use crate::clock::Timestamp;
use crate::locale::Language;
use crate::store::StoreError;

use super::fitting::last_day;
use super::{instant, odd};

const TABLE: &str = "broadcast_recipients";

/// A recipient with what their copy needs.
#[derive(Clone, Debug)]
pub(in crate::broadcasts) struct Recipient {
    pub(in crate::broadcasts) number: i64,
    pub(in crate::broadcasts) chat: i64,
    pub(in crate::broadcasts) language: Language,
    pub(in crate::broadcasts) copies: i64,
    pub(in crate::broadcasts) fields: Fields,
    /// The messages that their copy is, once it has arrived.
    pub(in crate::broadcasts) message_ids: Vec<i64>,
    pub(in crate::broadcasts) buttons_message: Option<i64>,
    pub(in crate::broadcasts) sent_at: Option<Timestamp>,
    /// What they have tapped.
    pub(in crate::broadcasts) response: Option<Response>,
}

/// What is read of recipients, up to the conditions.
fn select() -> String {
    let expires_on = last_day("r.product_id");
    format!(
        "SELECT r.number, r.chat_id, coalesce(a.language, 'vi') AS language, r.copies,
            coalesce(p.name, '') AS producer, d.name AS product, r.message_ids, r.buttons_message,
            r.sent_at, r.response, {expires_on} AS expires_on
         FROM broadcast_recipients r LEFT JOIN accounts a ON a.id = r.account_id
            LEFT JOIN producers p ON p.id = r.producer_id
            LEFT JOIN products d ON d.id = r.product_id"
    )
}

fn read(row: &SqliteRow) -> Result<Recipient, StoreError> {
    let number: i64 = row.try_get("number")?;
    let language: String = row.try_get("language")?;
    let ids: Option<String> = row.try_get("message_ids")?;
    let sent_at: Option<i64> = row.try_get("sent_at")?;
    let expires_on: Option<String> = row.try_get("expires_on")?;
    Ok(Recipient {
        number,
        chat: row.try_get("chat_id")?,
        language: language
            .parse()
            .map_err(|_| odd(TABLE, number, format!("language {language:?}")))?,
        copies: row.try_get("copies")?,
        fields: Fields {
            producer: row.try_get("producer")?,
            product: row.try_get("product")?,
            expires_on: expires_on.and_then(|day| day.parse::<NaiveDate>().ok()),
        },
        message_ids: ids.and_then(|ids| serde_json::from_str(&ids).ok()).unwrap_or_default(),
        buttons_message: row.try_get("buttons_message")?,
        sent_at: sent_at.map(|millis| instant(TABLE, number, millis)).transpose()?,
        response: row.try_get::<Option<String>, _>("response")?.as_deref().and_then(Response::of),
    })
}

/// The next ones whose copies are to be handed over.
pub(in crate::broadcasts) async fn queued(
    connection: &mut SqliteConnection,
    id: BroadcastId,
    limit: i64,
) -> Result<Vec<Recipient>, StoreError> {
    let select = select();
    let sql = format!(
        "{select} WHERE r.broadcast_id = ? AND r.state = 'queued' ORDER BY r.number LIMIT ?"
    );
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).bind(limit).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// The next ones whose copies have arrived and are to show another revision.
pub(in crate::broadcasts) async fn to_change(
    connection: &mut SqliteConnection,
    id: BroadcastId,
    revision: i64,
    limit: i64,
) -> Result<Vec<Recipient>, StoreError> {
    let select = select();
    let sql = format!(
        "{select} WHERE r.broadcast_id = ? AND r.state = 'sent' AND r.revision < ?
         ORDER BY r.revision, r.number LIMIT ?"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id.0)
        .bind(revision)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

/// One of them.
pub(in crate::broadcasts) async fn recipient(
    connection: &mut SqliteConnection,
    id: BroadcastId,
    number: i64,
) -> Result<Option<Recipient>, StoreError> {
    let select = select();
    let sql =
        format!("{select} WHERE r.broadcast_id = ? AND r.number = ? AND r.chat_id IS NOT NULL");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id.0)
        .bind(number)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read).transpose()
}
