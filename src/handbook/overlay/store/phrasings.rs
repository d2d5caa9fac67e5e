//! The SQL of the ways of asking that officials have taught.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::clock::Timestamp;
use crate::people::Actor;
use crate::store::{StoreError, Tx, expect_rows};

use super::super::{EntryId, Happened, Who, signature};
use super::{Subject, entry_id, happened, moment, who};

/// A way of asking that an official has taught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrasing {
    /// Its row.
    pub id: i64,
    /// The entry; nothing for a question that must not be answered.
    pub entry: Option<EntryId>,
    /// The words.
    pub text: String,
    /// Whether it is in use, or waits for somebody who may publish.
    pub active: bool,
    /// Why.
    pub why: String,
    /// Who taught it.
    pub author: Who,
    /// When.
    pub made_at: Timestamp,
}

fn phrasing_of(row: &SqliteRow) -> Result<Phrasing, StoreError> {
    const TABLE: &str = "entry_phrasings";
    let id: i64 = row.try_get("id")?;
    let entry: Option<String> = row.try_get("entry")?;
    let state: String = row.try_get("state")?;
    let made_by: String = row.try_get("made_by")?;
    Ok(Phrasing {
        id,
        entry: entry.map(|entry| entry_id(TABLE, id, &entry)).transpose()?,
        text: row.try_get("text")?,
        active: state == ACTIVE,
        why: row.try_get("why")?,
        author: who(&made_by, row.try_get("author")?, row.try_get("author_name")?),
        made_at: moment(TABLE, id, row.try_get("made_at")?)?,
    })
}

/// The words for what has become of a phrasing.
pub(in super::super) const PROPOSED: &str = "proposed";
pub(in super::super) const ACTIVE: &str = "active";
pub(in super::super) const REMOVED: &str = "removed";

/// What every query for phrasings begins with.
macro_rules! phrasings {
    ($rest:literal) => {
        concat!(
            "SELECT p.*, a.name AS author_name FROM entry_phrasings p
             LEFT JOIN accounts a ON a.id = p.author ",
            $rest
        )
    };
}

/// A phrasing that is in use or waits.
pub(in super::super) async fn phrasing(
    connection: &mut SqliteConnection,
    id: i64,
) -> Result<Option<Phrasing>, StoreError> {
    let row = sqlx::query(phrasings!("WHERE p.id = ? AND p.state <> 'removed'"))
        .bind(id)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(phrasing_of).transpose()
}

/// The phrasing with these words.
pub(in super::super) async fn phrasing_like(
    connection: &mut SqliteConnection,
    entry: Option<&EntryId>,
    text: &str,
) -> Result<Option<Phrasing>, StoreError> {
    let row = sqlx::query(phrasings!(
        "WHERE coalesce(p.entry, '') = ? AND p.text = ? AND p.state <> 'removed'"
    ))
    .bind(entry.map_or("", EntryId::as_str))
    .bind(text)
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(phrasing_of).transpose()
}

/// The phrasings that wait, the oldest first.
pub(in super::super) async fn proposed_phrasings(
    connection: &mut SqliteConnection,
    offset: i64,
    limit: i64,
) -> Result<Vec<Phrasing>, StoreError> {
    let rows = sqlx::query(phrasings!("WHERE p.state = 'proposed' ORDER BY p.id LIMIT ? OFFSET ?"))
        .bind(limit)
        .bind(offset)
        .fetch_all(connection)
        .await?;
    rows.iter().map(phrasing_of).collect()
}

/// The phrasings of an entry, or the questions that must not be answered, the newest first.
pub(in super::super) async fn phrasings_of(
    connection: &mut SqliteConnection,
    entry: Option<&EntryId>,
    offset: i64,
    limit: i64,
) -> Result<Vec<Phrasing>, StoreError> {
    let rows = sqlx::query(phrasings!(
        "WHERE coalesce(p.entry, '') = ? AND p.state <> 'removed'
         ORDER BY p.id DESC LIMIT ? OFFSET ?"
    ))
    .bind(entry.map_or("", EntryId::as_str))
    .bind(limit)
    .bind(offset)
    .fetch_all(connection)
    .await?;
    rows.iter().map(phrasing_of).collect()
}

pub(in super::super) struct NewPhrasing<'p> {
    pub(in super::super) entry: Option<&'p EntryId>,
    pub(in super::super) text: &'p str,
    pub(in super::super) question: Option<i64>,
    pub(in super::super) state: &'static str,
    pub(in super::super) why: &'p str,
}

pub(in super::super) async fn insert_phrasing(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    new: &NewPhrasing<'_>,
) -> Result<i64, StoreError> {
    let (made_by, author) = signature(actor);
    let inserted = sqlx::query(
        "INSERT INTO entry_phrasings
            (entry, text, origin, question_id, state, why, made_by, author, made_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(new.entry.map(EntryId::as_str))
    .bind(new.text)
    .bind(if new.question.is_some() { "question" } else { "chat" })
    .bind(new.question)
    .bind(new.state)
    .bind(new.why)
    .bind(made_by)
    .bind(author)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    let id = inserted.last_insert_rowid();
    let what = Subject::Phrasing(id);
    happened(tx, &Happened { now, actor, what, from: None, to: new.state, why: new.why }).await?;
    Ok(id)
}

pub(in super::super) async fn set_phrasing(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    phrasing: &Phrasing,
    to: &'static str,
    why: &str,
) -> Result<(), StoreError> {
    let from = if phrasing.active { ACTIVE } else { PROPOSED };
    let set = sqlx::query("UPDATE entry_phrasings SET state = ? WHERE id = ? AND state = ?")
        .bind(to)
        .bind(phrasing.id)
        .bind(from)
        .execute(tx.connection())
        .await?;
    expect_rows(&set, "entry_phrasings", 1)?;
    let what = Subject::Phrasing(phrasing.id);
    happened(tx, &Happened { now, actor, what, from: Some(from), to, why }).await
}
