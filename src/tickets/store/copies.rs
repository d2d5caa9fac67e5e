//! The SQL of what the bot sent about tickets.

use sqlx::Row;
use sqlx::sqlite::{SqlitePool, SqliteRow};

use crate::people::AccountId;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::RowId;

/// What a message of the bot shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tickets) enum Part {
    /// The question, for officers.
    Notice,
    /// Something about the ticket.
    Note,
    /// Whose message comes next.
    Heading,
    /// A message's text.
    Text,
    /// A message's file.
    File,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Note => "note",
            Self::Heading => "heading",
            Self::Text => "text",
            Self::File => "file",
        }
    }
}

/// A message of the bot about a ticket.
#[derive(Clone, Debug)]
pub(in crate::tickets) struct Copied {
    pub(in crate::tickets) ticket: i64,
    /// What it is a copy of.
    pub(in crate::tickets) of: Option<i64>,
    /// Whom it was sent to.
    pub(in crate::tickets) to: AccountId,
    pub(in crate::tickets) part: Part,
    pub(in crate::tickets) row: RowId,
    pub(in crate::tickets) chat: i64,
    /// Once it was sent.
    pub(in crate::tickets) message: Option<i32>,
}

const SELECT: &str = "SELECT id, ticket_id, of_message, account_id, part, outbox_row, chat_id,
                             message_id
                      FROM ticket_copies";

fn read(row: &SqliteRow) -> Result<Copied, StoreError> {
    let (id, part): (i64, String) = (row.try_get("id")?, row.try_get("part")?);
    let part = match part.as_str() {
        "notice" => Part::Notice,
        "note" => Part::Note,
        "heading" => Part::Heading,
        "text" => Part::Text,
        "file" => Part::File,
        _ => {
            let (table, detail) = ("ticket_copies", format!("part {part:?}"));
            return Err(StoreError::Inconsistent { table, row: id, detail });
        }
    };
    let message: Option<i64> = row.try_get("message_id")?;
    Ok(Copied {
        ticket: row.try_get("ticket_id")?,
        of: row.try_get("of_message")?,
        to: AccountId(row.try_get("account_id")?),
        part,
        row: RowId(row.try_get("outbox_row")?),
        chat: row.try_get("chat_id")?,
        message: message.and_then(|message| i32::try_from(message).ok()),
    })
}

/// Keeps what a row of the outbox is.
pub(in crate::tickets) async fn add_copy(tx: &mut Tx, copy: &Copied) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO ticket_copies (ticket_id, of_message, account_id, part, outbox_row, chat_id)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (outbox_row) DO NOTHING",
    )
    .bind(copy.ticket)
    .bind(copy.of)
    .bind(copy.to.0)
    .bind(copy.part.name())
    .bind(copy.row.0)
    .bind(copy.chat)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The row has become this message.
pub(in crate::tickets) async fn sent(
    tx: &mut Tx,
    row: RowId,
    message: i64,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE OR REPLACE ticket_copies SET message_id = ? WHERE outbox_row = ?")
        .bind(message)
        .bind(row.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// What a row of the outbox is.
pub(in crate::tickets) async fn copy_of_row(
    tx: &mut Tx,
    row: RowId,
) -> Result<Option<Copied>, StoreError> {
    let sql = format!("{SELECT} WHERE outbox_row = ?");
    let row =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(row.0).fetch_optional(tx.connection()).await?;
    row.as_ref().map(read).transpose()
}

/// The ticket that a message of the bot is about.
pub(in crate::tickets) async fn copy_at(
    reader: &SqlitePool,
    chat: i64,
    message: i32,
) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT ticket_id FROM ticket_copies WHERE chat_id = ?1 AND message_id = ?2
         UNION ALL
         SELECT ticket_id FROM ticket_messages WHERE chat_id = ?1 AND message_id = ?2 LIMIT 1",
    )
    .bind(chat)
    .bind(message)
    .fetch_optional(reader)
    .await?)
}

/// The copies of a message.
pub(in crate::tickets) async fn copies_of(
    tx: &mut Tx,
    message: i64,
) -> Result<Vec<Copied>, StoreError> {
    let sql = format!("{SELECT} WHERE of_message = ? ORDER BY id");
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(message).fetch_all(tx.connection()).await?;
    rows.iter().map(read).collect()
}

/// The notices of a ticket: the latest for each officer.
pub(in crate::tickets) async fn notices(
    tx: &mut Tx,
    ticket: i64,
) -> Result<Vec<Copied>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE id IN (SELECT max(id) FROM ticket_copies
                               WHERE ticket_id = ? AND part = 'notice' GROUP BY account_id)
         ORDER BY id"
    );
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(ticket).fetch_all(tx.connection()).await?;
    rows.iter().map(read).collect()
}

/// The ticket that the message of a person belongs to.
pub(in crate::tickets) async fn ticket_of_message(
    reader: &SqlitePool,
    chat: i64,
    message: i32,
) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT ticket_id FROM ticket_messages WHERE chat_id = ? AND message_id = ?",
    )
    .bind(chat)
    .bind(message)
    .fetch_optional(reader)
    .await?)
}

/// The ticket that an earlier part of an album went to.
pub(in crate::tickets) async fn ticket_of_album(
    reader: &SqlitePool,
    chat: i64,
    album: &str,
) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT ticket_id FROM ticket_messages
         WHERE file_id IN (SELECT id FROM files WHERE chat_id = ? AND album = ?)
         ORDER BY id DESC LIMIT 1",
    )
    .bind(chat)
    .bind(album)
    .fetch_optional(reader)
    .await?)
}
