//! The SQL of tickets.

mod copies;
mod events;
mod files;
mod lists;
mod messages;

use sqlx::Row;
use sqlx::sqlite::{SqlitePool, SqliteRow};

use super::rules::{Level, State, deed, first_due};
use super::{Change, Ticket};
use crate::broadcasts::model::BroadcastId;
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx, expect_rows, instant};

pub(super) use copies::{
    Copied, Part, add_copy, copies_of, copy_at, copy_of_row, notices, sent, ticket_of_album,
    ticket_of_message,
};
pub(super) use events::{add_event, events, note};
pub(super) use files::{FileRow, album, file};
pub use lists::{Counts, answer_times};
pub(super) use lists::{
    List, Viewer, counts, normal, of_account, page, same_question, waiting_for_home,
};
pub(super) use messages::{
    Direction, NewMessage, Said, add_message, correct_message, first_message, message, message_at,
    messages,
};

const COLUMNS: &str =
    "id, account_id, text, place, level, state, officer_id, opened_at, changed_at,
                       rung, rating, comment, broadcast_id";

fn read(row: &SqliteRow) -> Result<Ticket, StoreError> {
    let number: i64 = row.try_get("id")?;
    let wrong = |detail: String| StoreError::Inconsistent { table: "tickets", row: number, detail };
    let (state, level): (String, String) = (row.try_get("state")?, row.try_get("level")?);
    Ok(Ticket {
        number,
        asker: AccountId(row.try_get("account_id")?),
        text: row.try_get("text")?,
        place: PlaceCode::stored(row.try_get("place")?),
        level: if level == "province" { Level::Province } else { Level::Commune },
        state: State::of(&state).ok_or_else(|| wrong(format!("state {state:?}")))?,
        officer: row.try_get::<Option<i64>, _>("officer_id")?.map(AccountId),
        opened_at: instant("tickets", number, row.try_get("opened_at")?)?,
        changed_at: instant("tickets", number, row.try_get("changed_at")?)?,
        rung: row.try_get("rung")?,
        rating: row.try_get("rating")?,
        comment: row.try_get("comment")?,
        broadcast: row.try_get::<Option<i64>, _>("broadcast_id")?.map(BroadcastId),
    })
}

pub(super) async fn ticket(tx: &mut Tx, number: i64) -> Result<Option<Ticket>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM tickets WHERE id = ?");
    let row =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(number).fetch_optional(tx.connection()).await?;
    row.as_ref().map(read).transpose()
}

/// A question as it is opened.
pub(super) struct New<'a> {
    pub(super) asker: AccountId,
    pub(super) question: Option<i64>,
    pub(super) text: &'a str,
    pub(super) normal: &'a str,
    pub(super) place: Option<PlaceCode>,
    pub(super) broadcast: Option<BroadcastId>,
    /// When the clock looks at it first.
    pub(super) due: Timestamp,
}

fn place_column(place: Option<PlaceCode>) -> i64 {
    place.map_or(0, |place| place.number().into())
}

/// A question of no commune is for the province.
fn level_of(place: Option<PlaceCode>) -> Level {
    if place.is_some() { Level::Commune } else { Level::Province }
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &New<'_>,
) -> Result<Ticket, StoreError> {
    let sql = format!(
        "INSERT INTO tickets (account_id, question_id, text, normal, place, level, broadcast_id,
                              opened_at, changed_at, due_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING {COLUMNS}"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(new.asker.0)
        .bind(new.question)
        .bind(new.text)
        .bind(new.normal)
        .bind(place_column(new.place))
        .bind(level_of(new.place).name())
        .bind(new.broadcast.map(|broadcast| broadcast.0))
        .bind(now.timestamp_millis())
        .bind(now.timestamp_millis())
        .bind(new.due.timestamp_millis())
        .fetch_one(tx.connection())
        .await?;
    let ticket = read(&row)?;
    sqlx::query(
        "INSERT INTO ticket_events (ticket_id, at, actor, account_id, step, to_state)
         VALUES (?, ?, 'person', ?, 'open', 'waiting')",
    )
    .bind(ticket.number)
    .bind(now.timestamp_millis())
    .bind(new.asker.0)
    .execute(tx.connection())
    .await?;
    Ok(ticket)
}

/// The ticket that a question, a file or a message has become.
pub(super) async fn ticket_of(
    tx: &mut Tx,
    question: Option<i64>,
    file: Option<i64>,
    place: Option<(i64, i32)>,
) -> Result<Option<Ticket>, StoreError> {
    let number: Option<i64> = sqlx::query_scalar(
        "SELECT id FROM tickets WHERE question_id = ?1
         UNION ALL SELECT ticket_id FROM ticket_messages
            WHERE file_id = ?2 OR (chat_id = ?3 AND message_id = ?4) LIMIT 1",
    )
    .bind(question)
    .bind(file)
    .bind(place.map(|(chat, _)| chat))
    .bind(place.map(|(_, message)| message))
    .fetch_optional(tx.connection())
    .await?;
    match number {
        Some(number) => ticket(tx, number).await,
        None => Ok(None),
    }
}

/// The newest open ticket of somebody about a broadcast.
pub(super) async fn open_about(
    tx: &mut Tx,
    asker: AccountId,
    broadcast: BroadcastId,
) -> Result<Option<Ticket>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM tickets WHERE account_id = ? AND broadcast_id = ?
            AND state IN ('waiting', 'taken', 'answered') ORDER BY id DESC LIMIT 1"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(asker.0)
        .bind(broadcast.0)
        .fetch_optional(tx.connection())
        .await?;
    row.as_ref().map(read).transpose()
}

/// Writes a step's outcome; the ticket stands so from then on.
pub(super) async fn change(
    tx: &mut Tx,
    now: Timestamp,
    ticket: &mut Ticket,
    change: &Change<'_>,
) -> Result<(), StoreError> {
    let due = first_due(change.to).map(|wait| now + wait);
    let changed = sqlx::query(
        "UPDATE tickets SET state = ?, officer_id = ?, level = ?, changed_at = ?, rung = 1,
                            due_at = ?
         WHERE id = ? AND state = ? AND officer_id IS ?",
    )
    .bind(change.to.name())
    .bind(change.officer.map(|officer| officer.0))
    .bind(change.level.name())
    .bind(now.timestamp_millis())
    .bind(due.map(|due| due.timestamp_millis()))
    .bind(ticket.number)
    .bind(ticket.state.name())
    .bind(ticket.officer.map(|officer| officer.0))
    .execute(tx.connection())
    .await?;
    expect_rows(&changed, "tickets", 1)?;
    ticket.state = change.to;
    ticket.officer = change.officer;
    ticket.level = change.level;
    ticket.changed_at = now;
    ticket.rung = 1;
    Ok(())
}

/// The ticket is for another commune; nobody there has been told yet.
pub(super) async fn set_place(
    tx: &mut Tx,
    ticket: &mut Ticket,
    place: Option<PlaceCode>,
) -> Result<(), StoreError> {
    let level = level_of(place);
    let changed = sqlx::query("UPDATE tickets SET place = ?, level = ? WHERE id = ?")
        .bind(place_column(place))
        .bind(level.name())
        .bind(ticket.number)
        .execute(tx.connection())
        .await?;
    expect_rows(&changed, "tickets", 1)?;
    ticket.place = place;
    ticket.level = level;
    Ok(())
}

/// The clock has done what was due: the ticket stands a rung higher.
pub(super) async fn climb(
    tx: &mut Tx,
    ticket: &mut Ticket,
    rung: i64,
    due: Option<Timestamp>,
) -> Result<(), StoreError> {
    let changed = sqlx::query("UPDATE tickets SET rung = ?, due_at = ? WHERE id = ?")
        .bind(rung)
        .bind(due.map(|due| due.timestamp_millis()))
        .bind(ticket.number)
        .execute(tx.connection())
        .await?;
    expect_rows(&changed, "tickets", 1)?;
    ticket.rung = rung;
    Ok(())
}

/// The question was worded anew.
pub(super) async fn set_text(
    tx: &mut Tx,
    ticket: &mut Ticket,
    text: &str,
    normal: &str,
) -> Result<(), StoreError> {
    let changed = sqlx::query("UPDATE tickets SET text = ?, normal = ? WHERE id = ?")
        .bind(text)
        .bind(normal)
        .bind(ticket.number)
        .execute(tx.connection())
        .await?;
    expect_rows(&changed, "tickets", 1)?;
    text.clone_into(&mut ticket.text);
    Ok(())
}

pub(super) async fn set_rating(
    tx: &mut Tx,
    number: i64,
    rating: Option<i64>,
    comment: Option<&str>,
) -> Result<(), StoreError> {
    let changed = sqlx::query("UPDATE tickets SET rating = ?, comment = ? WHERE id = ?")
        .bind(rating)
        .bind(comment)
        .bind(number)
        .execute(tx.connection())
        .await?;
    expect_rows(&changed, "tickets", 1)
}

/// The tickets that an officer has.
pub(super) async fn held_by(tx: &mut Tx, officer: AccountId) -> Result<Vec<Ticket>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM tickets
         WHERE officer_id = ? AND state IN ('taken', 'answered') ORDER BY id"
    );
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(officer.0).fetch_all(tx.connection()).await?;
    rows.iter().map(read).collect()
}

/// A slice of the tickets that the clock has something to do with.
pub(super) async fn due(tx: &mut Tx, now: Timestamp) -> Result<Vec<Ticket>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM tickets WHERE due_at <= ? ORDER BY due_at, id LIMIT 20");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(now.timestamp_millis())
        .fetch_all(tx.connection())
        .await?;
    rows.iter().map(read).collect()
}

/// Whether the clock has something to do with a ticket.
pub(super) async fn is_anything_due(
    reader: &SqlitePool,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let due: i64 = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM tickets WHERE due_at <= ?)")
        .bind(now.timestamp_millis())
        .fetch_one(reader)
        .await?;
    Ok(due == 1)
}

/// When the clock next has something to do with a ticket.
///
/// # Errors
/// When the store fails.
pub async fn next_due(
    reader: &SqlitePool,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let due: Option<i64> = sqlx::query_scalar("SELECT min(due_at) FROM tickets WHERE due_at > ?")
        .bind(now.timestamp_millis())
        .fetch_one(reader)
        .await?;
    Ok(due.and_then(Timestamp::from_timestamp_millis))
}

/// What is due of a ticket, and when it comes back.
pub(super) fn deed_of(
    ticket: &Ticket,
    now: Timestamp,
) -> Option<(super::rules::Deed, Option<Timestamp>)> {
    let (deed, again) = deed(ticket.state, ticket.level, ticket.rung)?;
    Some((deed, again.map(|wait| now + wait)))
}

/// The number of the question that an update brought.
pub(super) async fn question_of_update(
    tx: &mut Tx,
    update: i64,
) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar("SELECT id FROM questions WHERE update_id = ?")
        .bind(update)
        .fetch_optional(tx.connection())
        .await?)
}
