//! The SQL of what recipients tap under their copies, and of what they reply to.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::odd;
use crate::broadcasts::model::{BroadcastId, Response};
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::producers::model::ProducerId;
use crate::store::{StoreError, Tx, expect_rows};

/// A recipient's copy, as far as their answers need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::broadcasts) struct Copy {
    pub(in crate::broadcasts) broadcast: BroadcastId,
    pub(in crate::broadcasts) number: i64,
    pub(in crate::broadcasts) producer: Option<ProducerId>,
    /// The first and the last message of it, where it is known to have arrived.
    pub(in crate::broadcasts) messages: Option<(i64, i64)>,
    /// The message with an album's buttons; one that a correction has brought came much later.
    pub(in crate::broadcasts) buttons: Option<i64>,
    pub(in crate::broadcasts) response: Option<Response>,
}

impl Copy {
    /// Whether a message of its chat belongs to it.
    pub(in crate::broadcasts) fn is_at(&self, message: i64) -> bool {
        self.buttons == Some(message)
            || self.messages.is_some_and(|(first, last)| (first..=last).contains(&message))
    }
}

const SELECT: &str =
    "SELECT broadcast_id, number, producer_id, message_id, buttons_message, response,
        (SELECT max(value) FROM json_each(message_ids)) AS last_message
    FROM broadcast_recipients";

fn read(row: &SqliteRow) -> Result<Copy, StoreError> {
    let number: i64 = row.try_get("number")?;
    let first: Option<i64> = row.try_get("message_id")?;
    let last: Option<i64> = row.try_get("last_message")?;
    let response: Option<String> = row.try_get("response")?;
    let wrong = || odd("broadcast_recipients", number, format!("response {response:?}"));
    let response = response.as_deref().map(|name| Response::of(name).ok_or_else(wrong));
    Ok(Copy {
        broadcast: BroadcastId(row.try_get("broadcast_id")?),
        number,
        producer: row.try_get::<Option<i64>, _>("producer_id")?.map(ProducerId),
        messages: first.map(|first| (first, last.unwrap_or(first))),
        buttons: row.try_get("buttons_message")?,
        response: response.transpose()?,
    })
}

/// The copy of an account that was sent, or may have been.
pub(in crate::broadcasts) async fn copy_of(
    connection: &mut SqliteConnection,
    broadcast: BroadcastId,
    account: AccountId,
) -> Result<Option<Copy>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE broadcast_id = ? AND account_id = ?
            AND state IN ('handed', 'sent', 'unknown')"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(broadcast.0)
        .bind(account.0)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The copy that a message of a chat belongs to.
pub(in crate::broadcasts) async fn copy_at(
    connection: &mut SqliteConnection,
    chat: i64,
    message: i64,
) -> Result<Option<Copy>, StoreError> {
    // Copies of one chat do not overlap: the last one that begins before the message is its, or none; but
    // for an album's buttons, which may come behind other copies.
    let sql = format!(
        "{SELECT} WHERE chat_id = ?1 AND message_id IS NOT NULL AND message_id <= ?2
         ORDER BY buttons_message IS ?2 DESC, message_id DESC LIMIT 1"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(chat)
        .bind(message)
        .fetch_optional(connection)
        .await?;
    let copy = row.as_ref().map(read).transpose()?;
    Ok(copy.filter(|copy| copy.is_at(message)))
}

/// Keeps what a recipient has tapped.
pub(in crate::broadcasts) async fn set_response(
    tx: &mut Tx,
    now: Timestamp,
    copy: &Copy,
    response: Response,
) -> Result<(), StoreError> {
    let result = sqlx::query(
        "UPDATE broadcast_recipients SET response = ?, responded_at = ?
         WHERE broadcast_id = ? AND number = ?",
    )
    .bind(response.name())
    .bind(now.timestamp_millis())
    .bind(copy.broadcast.0)
    .bind(copy.number)
    .execute(tx.connection())
    .await?;
    expect_rows(&result, "broadcast_recipients", 1)
}
