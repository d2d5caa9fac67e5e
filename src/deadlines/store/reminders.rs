//! The SQL of reminders.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::producers::model::ProductId;
use crate::store::{StoreError, Tx, id_list};
use crate::telegram::outbox::RowId;

use super::super::model::{Audience, Reaction, Reminder, ReminderId, Subject, Why};
use super::{odd, read_audience, read_day, read_kind};

const COLUMNS: &str = "id, account_id, audience, kind, product_id, due_on, rung, copies, reaction, \
     ticket_id, send_at, late";

fn read(row: &SqliteRow) -> Result<Reminder, StoreError> {
    let (table, id): (_, i64) = ("reminders", row.try_get("id")?);
    let account: Option<i64> = row.try_get("account_id")?;
    let reaction: Option<String> = row.try_get("reaction")?;
    let send_at: i64 = row.try_get("send_at")?;
    Ok(Reminder {
        id: ReminderId(id),
        account: account.map(AccountId),
        audience: read_audience(row, table, id)?,
        subject: Subject {
            kind: read_kind(row, table, id)?,
            product: ProductId(row.try_get("product_id")?),
            due_on: read_day(row, (table, id), "due_on")?,
        },
        rung: row.try_get("rung")?,
        copies: row.try_get("copies")?,
        reaction: reaction.as_deref().and_then(Reaction::of),
        ticket: row.try_get("ticket_id")?,
        late: row.try_get("late")?,
        send_at: Timestamp::from_timestamp_millis(send_at)
            .ok_or_else(|| odd(table, id, format!("send_at {send_at}")))?,
    })
}

/// A reminder that is to be.
#[derive(Clone, Copy, Debug)]
pub(in crate::deadlines) struct Promise {
    pub(in crate::deadlines) account: Option<AccountId>,
    pub(in crate::deadlines) audience: Audience,
    pub(in crate::deadlines) subject: Subject,
    pub(in crate::deadlines) rung: i64,
    pub(in crate::deadlines) send_at: Timestamp,
    /// Why it is not sent, where it is not.
    pub(in crate::deadlines) missed: Option<Why>,
}

/// Writes a reminder down, once ever for a person, a subject and a rung.
pub(in crate::deadlines) async fn promise(
    tx: &mut Tx,
    now: Timestamp,
    promise: &Promise,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO reminders (account_id, audience, kind, product_id, due_on, rung, state, why,
            send_at, made_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(promise.account.map(|account| account.0))
    .bind(promise.audience.name())
    .bind(promise.subject.kind.name())
    .bind(promise.subject.product.0)
    .bind(promise.subject.due_on.to_string())
    .bind(promise.rung)
    .bind(match promise.missed {
        Some(why) if why.is_missed() => "missed",
        Some(_) => "void",
        None => "waiting",
    })
    .bind(promise.missed.map(Why::name))
    .bind(promise.send_at.timestamp_millis())
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Some of those whose reminders are due, the longest due first.
pub(in crate::deadlines) async fn to_remind(
    connection: &mut SqliteConnection,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<AccountId>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "SELECT account_id FROM reminders WHERE state = 'waiting' AND send_at <= ?
         ORDER BY send_at, account_id LIMIT ?",
    )
    .bind(now.timestamp_millis())
    .bind(limit)
    .fetch_all(connection)
    .await?;
    let mut accounts: Vec<AccountId> = ids.into_iter().map(AccountId).collect();
    accounts.sort_unstable();
    accounts.dedup();
    Ok(accounts)
}

/// What these people are to be reminded of by now.
pub(in crate::deadlines) async fn waiting_of(
    connection: &mut SqliteConnection,
    accounts: &[AccountId],
    now: Timestamp,
) -> Result<Vec<Reminder>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM reminders
         WHERE state = 'waiting' AND account_id IN (SELECT value FROM json_each(?)) AND send_at <= ?
         ORDER BY due_on, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id_list(accounts.iter().map(|id| id.0)))
        .bind(now.timestamp_millis())
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

/// What somebody is to be reminded of later.
pub(in crate::deadlines) async fn waiting_after(
    connection: &mut SqliteConnection,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Reminder>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM reminders
         WHERE state = 'waiting' AND account_id = ? AND send_at > ? ORDER BY send_at, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(account.0)
        .bind(now.timestamp_millis())
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

/// The next instant at which a reminder is to be sent.
pub(in crate::deadlines) async fn next_reminder(
    reader: &SqlitePool,
) -> Result<Option<Timestamp>, StoreError> {
    let at: Option<i64> =
        sqlx::query_scalar("SELECT min(send_at) FROM reminders WHERE state = 'waiting'")
            .fetch_one(reader)
            .await?;
    Ok(at.and_then(Timestamp::from_timestamp_millis))
}

/// A reminder.
pub(in crate::deadlines) async fn reminder(
    connection: &mut SqliteConnection,
    id: ReminderId,
) -> Result<Option<Reminder>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM reminders WHERE id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

/// The newest rung that somebody was reminded of, of a subject.
pub(in crate::deadlines) async fn newest_of(
    connection: &mut SqliteConnection,
    account: AccountId,
    subject: &Subject,
) -> Result<Option<Reminder>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM reminders WHERE product_id = ? AND kind = ? AND due_on = ?
            AND account_id = ? ORDER BY rung, id LIMIT 1"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(subject.product.0)
        .bind(subject.kind.name())
        .bind(subject.due_on.to_string())
        .bind(account.0)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Puts a reminder off.
pub(in crate::deadlines) async fn put_off(
    tx: &mut Tx,
    id: ReminderId,
    until: Timestamp,
    late: bool,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE reminders SET state = 'waiting', why = NULL, send_at = ?, late = ? WHERE id = ?",
    )
    .bind(until.timestamp_millis())
    .bind(late)
    .bind(id.0)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// A reminder that waits to be sent once more is not.
pub(in crate::deadlines) async fn unqueue(tx: &mut Tx, id: ReminderId) -> Result<(), StoreError> {
    sqlx::query("UPDATE reminders SET state = 'sent' WHERE id = ? AND state = 'waiting'")
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Writes down that a reminder is not sent.
pub(in crate::deadlines) async fn drop_reminder(
    tx: &mut Tx,
    id: ReminderId,
    why: Why,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE reminders SET state = ?, why = ? WHERE id = ?")
        .bind(if why.is_missed() { "missed" } else { "void" })
        .bind(why.name())
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Writes down that reminders are in the outbox, in this row.
pub(in crate::deadlines) async fn queued(
    tx: &mut Tx,
    ids: &[ReminderId],
    row: RowId,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE reminders SET state = 'queued', outbox_id = ?, copies = copies + 1
         WHERE id IN (SELECT value FROM json_each(?))",
    )
    .bind(row.0)
    .bind(id_list(ids.iter().map(|id| id.0)))
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Writes down what became of the message with these reminders.
pub(in crate::deadlines) async fn settled(
    tx: &mut Tx,
    row: RowId,
    missed: Option<Why>,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE reminders SET state = ?, why = ? WHERE outbox_id = ? AND state = 'queued'")
        .bind(if missed.is_some() { "missed" } else { "sent" })
        .bind(missed.map(Why::name))
        .bind(row.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Reminders of a product that wait, for a date of that kind other than this one: they are not sent.
pub(in crate::deadlines) async fn drop_waiting(
    tx: &mut Tx,
    subject: &Subject,
    except: Option<NaiveDate>,
    why: Why,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE reminders SET state = ?, why = ?
         WHERE product_id = ? AND kind = ? AND state = 'waiting' AND (?5 IS NULL OR due_on <> ?5)",
    )
    .bind(if why.is_missed() { "missed" } else { "void" })
    .bind(why.name())
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(except.map(|day| day.to_string()))
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The hour that somebody has chosen.
pub(in crate::deadlines) async fn hour(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<Option<u32>, StoreError> {
    Ok(sqlx::query_scalar("SELECT hour FROM reminder_hours WHERE account_id = ?")
        .bind(account.0)
        .fetch_optional(connection)
        .await?)
}

/// The hours that those of these people have chosen who have.
pub(in crate::deadlines) async fn hours(
    connection: &mut SqliteConnection,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, u32>, StoreError> {
    let rows: Vec<(i64, u32)> = sqlx::query_as(
        "SELECT account_id, hour FROM reminder_hours
         WHERE account_id IN (SELECT value FROM json_each(?))",
    )
    .bind(id_list(accounts.iter().map(|id| id.0)))
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(account, hour)| (AccountId(account), hour)).collect())
}

/// Keeps the hour that somebody has chosen.
pub(in crate::deadlines) async fn set_hour(
    tx: &mut Tx,
    account: AccountId,
    hour: u32,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO reminder_hours (account_id, hour) VALUES (?, ?)
         ON CONFLICT (account_id) DO UPDATE SET hour = excluded.hour",
    )
    .bind(account.0)
    .bind(hour)
    .execute(tx.connection())
    .await?;
    Ok(())
}
