//! The SQL of questions and tickets.

use sqlx::Row;
use sqlx::sqlite::SqlitePool;

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx, expect_rows};

use super::Asked;

/// A question that waits for an official.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Its number, as the asker was told it.
    pub number: i64,
    /// Who asked.
    pub name: String,
    /// What was asked.
    pub text: String,
    /// Since when it waits.
    pub opened_at: Timestamp,
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    asked: &Asked,
    text: Option<&str>,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO questions (update_id, account_id, text, kind, topic, confidence, asked_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(asked.update)
    .bind(account.0)
    .bind(text)
    .bind(asked.kind.name())
    .bind(&asked.topic)
    .bind(asked.confidence)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

pub(super) async fn forget_texts(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    sqlx::query("UPDATE questions SET text = NULL WHERE account_id = ? AND text IS NOT NULL")
        .bind(account.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

pub(super) async fn question_of_update(
    tx: &mut Tx,
    update: i64,
) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar("SELECT id FROM questions WHERE update_id = ?")
        .bind(update)
        .fetch_optional(tx.connection())
        .await?)
}

pub(super) async fn owner_of_file(tx: &mut Tx, file: i64) -> Result<Option<AccountId>, StoreError> {
    let owner: Option<i64> = sqlx::query_scalar("SELECT account_id FROM files WHERE id = ?")
        .bind(file)
        .fetch_optional(tx.connection())
        .await?;
    Ok(owner.map(AccountId))
}

/// The ticket of a question or a file.
pub(super) async fn ticket_of(
    tx: &mut Tx,
    question: Option<i64>,
    file: Option<i64>,
) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar("SELECT id FROM tickets WHERE question_id = ? OR file_id = ?")
        .bind(question)
        .bind(file)
        .fetch_optional(tx.connection())
        .await?)
}

pub(super) async fn insert_ticket(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    question: Option<i64>,
    file: Option<i64>,
    text: &str,
) -> Result<i64, StoreError> {
    let inserted = sqlx::query(
        "INSERT INTO tickets (account_id, question_id, file_id, text, opened_at)
         VALUES (?, ?, ?, ?, ?)",
    )
    .bind(account.0)
    .bind(question)
    .bind(file)
    .bind(text)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(inserted.last_insert_rowid())
}

/// Whose ticket it is, while it waits.
pub(super) async fn owner_of_open(
    tx: &mut Tx,
    number: i64,
) -> Result<Option<AccountId>, StoreError> {
    let owner: Option<i64> =
        sqlx::query_scalar("SELECT account_id FROM tickets WHERE id = ? AND state = 'open'")
            .bind(number)
            .fetch_optional(tx.connection())
            .await?;
    Ok(owner.map(AccountId))
}

pub(super) async fn close(tx: &mut Tx, now: Timestamp, number: i64) -> Result<(), StoreError> {
    let closed = sqlx::query(
        "UPDATE tickets SET state = 'closed', closed_at = ? WHERE id = ? AND state = 'open'",
    )
    .bind(now.timestamp_millis())
    .bind(number)
    .execute(tx.connection())
    .await?;
    expect_rows(&closed, "tickets", 1)
}

/// Whether it had been closed.
pub(super) async fn reopen(tx: &mut Tx, now: Timestamp, number: i64) -> Result<bool, StoreError> {
    let reopened = sqlx::query(
        "UPDATE tickets SET state = 'open', opened_at = ?, closed_at = NULL
         WHERE id = ? AND state = 'closed'",
    )
    .bind(now.timestamp_millis())
    .bind(number)
    .execute(tx.connection())
    .await?;
    Ok(reopened.rows_affected() == 1)
}

pub(super) async fn open_tickets(
    tx: &mut Tx,
    offset: i64,
    limit: i64,
) -> Result<Vec<Ticket>, StoreError> {
    let rows = sqlx::query(
        "SELECT tickets.id, accounts.name, tickets.text, tickets.opened_at
         FROM tickets JOIN accounts ON accounts.id = tickets.account_id
         WHERE state = 'open' ORDER BY opened_at, tickets.id LIMIT ? OFFSET ?",
    )
    .bind(limit)
    .bind(offset)
    .fetch_all(tx.connection())
    .await?;
    rows.iter()
        .map(|row| {
            let (number, opened_at) = (row.try_get("id")?, row.try_get("opened_at")?);
            let opened_at = Timestamp::from_timestamp_millis(opened_at).ok_or_else(|| {
                StoreError::Inconsistent {
                    table: "tickets",
                    row: number,
                    detail: "opened at no time".to_owned(),
                }
            })?;
            Ok(Ticket { number, name: row.try_get("name")?, text: row.try_get("text")?, opened_at })
        })
        .collect()
}

pub(super) async fn count_open(tx: &mut Tx) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM tickets WHERE state = 'open'")
        .fetch_one(tx.connection())
        .await?)
}

/// How many questions wait for an official.
///
/// # Errors
/// When the store fails.
pub async fn waiting_count(reader: &SqlitePool) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM tickets WHERE state = 'open'")
        .fetch_one(reader)
        .await?)
}

/// Whether an earlier file of the same album is kept.
pub(super) async fn album_is_known(
    reader: &SqlitePool,
    chat: i64,
    album: &str,
) -> Result<bool, StoreError> {
    let known: i64 =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM files WHERE chat_id = ? AND album = ?)")
            .bind(chat)
            .bind(album)
            .fetch_one(reader)
            .await?;
    Ok(known == 1)
}
