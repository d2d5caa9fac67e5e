//! The SQL of what asker and officer say to each other.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::instant;
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx, expect_rows};

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tickets) enum Direction {
    /// From the asker.
    Asker,
    /// From an officer.
    Officer,
}

impl Direction {
    fn name(self) -> &'static str {
        match self {
            Self::Asker => "asker",
            Self::Officer => "officer",
        }
    }
}

/// A message of the conversation.
#[derive(Clone, Debug)]
pub(in crate::tickets) struct Said {
    pub(in crate::tickets) id: i64,
    pub(in crate::tickets) ticket: i64,
    pub(in crate::tickets) direction: Direction,
    pub(in crate::tickets) by: AccountId,
    /// Chat and message in which it was written.
    pub(in crate::tickets) place: Option<(i64, i32)>,
    pub(in crate::tickets) text: Option<String>,
    pub(in crate::tickets) file: Option<i64>,
    /// What kind of file.
    pub(in crate::tickets) kind: Option<String>,
    pub(in crate::tickets) at: Timestamp,
    pub(in crate::tickets) edited: bool,
}

const SELECT: &str =
    "SELECT m.id, ticket_id, direction, m.account_id, m.chat_id, m.message_id, text,
                             file_id_row AS file, kind, at, edited_at
                      FROM (SELECT *, file_id AS file_id_row FROM ticket_messages) m
                      LEFT JOIN (SELECT id, kind FROM files) f ON f.id = file_id_row";

fn read(row: &SqliteRow) -> Result<Said, StoreError> {
    let id: i64 = row.try_get("id")?;
    let direction: String = row.try_get("direction")?;
    let (chat, message): (Option<i64>, Option<i64>) =
        (row.try_get("chat_id")?, row.try_get("message_id")?);
    let message = message.and_then(|message| i32::try_from(message).ok());
    Ok(Said {
        id,
        ticket: row.try_get("ticket_id")?,
        direction: if direction == "asker" { Direction::Asker } else { Direction::Officer },
        by: AccountId(row.try_get("account_id")?),
        place: chat.zip(message),
        text: row.try_get("text")?,
        file: row.try_get("file")?,
        kind: row.try_get("kind")?,
        at: instant("ticket_messages", id, row.try_get("at")?)?,
        edited: row.try_get::<Option<i64>, _>("edited_at")?.is_some(),
    })
}

async fn one(
    tx: &mut Tx,
    condition: &str,
    first: i64,
    second: i64,
) -> Result<Option<Said>, StoreError> {
    let sql = format!("{SELECT} WHERE {condition} ORDER BY m.id LIMIT 1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(first)
        .bind(second)
        .fetch_optional(tx.connection())
        .await?;
    row.as_ref().map(read).transpose()
}

pub(in crate::tickets) async fn message(tx: &mut Tx, id: i64) -> Result<Option<Said>, StoreError> {
    one(tx, "m.id = ?1 AND ?2 = 0", id, 0).await
}

/// The message that was written there.
pub(in crate::tickets) async fn message_at(
    tx: &mut Tx,
    chat: i64,
    message: i32,
) -> Result<Option<Said>, StoreError> {
    one(tx, "m.chat_id = ?1 AND m.message_id = ?2", chat, message.into()).await
}

/// The question.
pub(in crate::tickets) async fn first_message(
    tx: &mut Tx,
    ticket: i64,
) -> Result<Option<Said>, StoreError> {
    one(tx, "m.ticket_id = ?1 AND ?2 = 0", ticket, 0).await
}

/// All of a ticket, in order.
pub(in crate::tickets) async fn messages(
    tx: &mut Tx,
    ticket: i64,
) -> Result<Vec<Said>, StoreError> {
    let sql = format!("{SELECT} WHERE m.ticket_id = ? ORDER BY m.id");
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(ticket).fetch_all(tx.connection()).await?;
    rows.iter().map(read).collect()
}

/// A message as it is kept.
pub(in crate::tickets) struct NewMessage<'a> {
    pub(in crate::tickets) ticket: i64,
    pub(in crate::tickets) direction: Direction,
    pub(in crate::tickets) by: AccountId,
    pub(in crate::tickets) place: Option<(i64, i32)>,
    pub(in crate::tickets) text: Option<&'a str>,
    pub(in crate::tickets) file: Option<i64>,
}

pub(in crate::tickets) async fn add_message(
    tx: &mut Tx,
    now: Timestamp,
    new: &NewMessage<'_>,
) -> Result<Said, StoreError> {
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO ticket_messages (ticket_id, direction, account_id, chat_id, message_id, text,
                                      file_id, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(new.ticket)
    .bind(new.direction.name())
    .bind(new.by.0)
    .bind(new.place.map(|(chat, _)| chat))
    .bind(new.place.map(|(_, message)| message))
    .bind(new.text)
    .bind(new.file)
    .bind(now.timestamp_millis())
    .fetch_one(tx.connection())
    .await?;
    message(tx, id).await?.ok_or_else(|| StoreError::Inconsistent {
        table: "ticket_messages",
        row: id,
        detail: "not there after it was written".to_owned(),
    })
}

/// The message was worded anew.
pub(in crate::tickets) async fn correct_message(
    tx: &mut Tx,
    now: Timestamp,
    id: i64,
    text: Option<&str>,
    file: Option<i64>,
) -> Result<(), StoreError> {
    let changed =
        sqlx::query("UPDATE ticket_messages SET text = ?, file_id = ?, edited_at = ? WHERE id = ?")
            .bind(text)
            .bind(file)
            .bind(now.timestamp_millis())
            .bind(id)
            .execute(tx.connection())
            .await?;
    expect_rows(&changed, "ticket_messages", 1)
}
