//! The SQL of papers.

mod bundles;
mod marks;
mod supplements;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::formats::Format;
use super::rules::{Held, Mark};
use crate::clock::Timestamp;
use crate::dossiers::model::DossierId;
use crate::people::AccountId;
use crate::store::{Change, StoreError, Tx, odd};

pub(super) use bundles::{
    Found, Unseen, advance, all_files, insert as ask_bundle, is_making, looked,
    next as next_bundle, unseen, uses_of,
};
pub(super) use marks::{forget_samples, mark, receive_samples, samples, unmark};
pub(super) use supplements::{ask, of_event, set_done, silent};

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_timestamp_millis(millis).unwrap_or_default()
}

fn size(count: i64) -> usize {
    usize::try_from(count).unwrap_or_default()
}

fn day(
    table: &'static str,
    row: i64,
    text: Option<String>,
) -> Result<Option<NaiveDate>, StoreError> {
    let read = |text: String| text.parse().map_err(|_| odd(table, row, format!("day {text:?}")));
    text.map(read).transpose()
}

/// What there is of each paper of a dossier. How long it holds is said of the file that came last, so that
/// a new certificate does not end with the old one.
pub(super) async fn held(
    connection: &mut SqliteConnection,
    dossier: DossierId,
) -> Result<BTreeMap<String, Held>, StoreError> {
    let rows = sqlx::query(
        "SELECT paper, sum(coalesce(state, 'sound') <> 'other') AS files,
            sum(coalesce(state, 'sound') = 'other') AS broken, max(sent_at) AS newest,
            (SELECT valid_until FROM evidence last
                WHERE last.dossier_id = ?1 AND last.paper = evidence.paper
                AND last.removed_in IS NULL ORDER BY last.id DESC LIMIT 1) AS until
         FROM evidence LEFT JOIN evidence_files ON evidence_files.file_id = evidence.file_id
         WHERE dossier_id = ?1 AND removed_in IS NULL GROUP BY paper",
    )
    .bind(dossier.0)
    .fetch_all(&mut *connection)
    .await?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let held = Held {
            files: size(row.try_get("files")?),
            broken: size(row.try_get("broken")?),
            until: day("evidence", dossier.0, row.try_get("until")?)?,
            newest: Some(moment(row.try_get("newest")?)),
            marked: None,
        };
        found.insert(row.try_get::<String, _>("paper")?, held);
    }
    let rows =
        sqlx::query("SELECT paper, mark, reason, marked_at FROM paper_marks WHERE dossier_id = ?")
            .bind(dossier.0)
            .fetch_all(connection)
            .await?;
    for row in &rows {
        let mark: String = row.try_get("mark")?;
        let mark = Mark::of(&mark)
            .ok_or_else(|| odd("paper_marks", dossier.0, format!("mark {mark:?}")))?;
        let held: &mut Held = found.entry(row.try_get("paper")?).or_default();
        held.marked = Some((mark, moment(row.try_get("marked_at")?), row.try_get("reason")?));
    }
    Ok(found)
}

/// A file for a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its row.
    pub id: i64,
    /// For which dossier.
    pub dossier: DossierId,
    /// For which paper.
    pub paper: String,
    /// The row of its file.
    pub file: i64,
    /// Telegram's id to send it by.
    pub file_id: String,
    /// Whether Telegram keeps it as a photo.
    pub is_photo: bool,
    /// What it is.
    pub format: Format,
    /// Whether it turned out to be something else.
    pub is_broken: bool,
    /// Its size in bytes.
    pub size: u64,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
}

const EVIDENCE: &str = "SELECT evidence.id, dossier_id, paper, evidence.file_id AS file, files.file_id, \
     kind, size, valid_until, coalesce(format, 'jpeg') AS format, \
     coalesce(state, 'sound') = 'other' AS broken \
     FROM evidence JOIN files ON files.id = evidence.file_id \
     LEFT JOIN evidence_files ON evidence_files.file_id = evidence.file_id";

fn read(row: &SqliteRow) -> Result<Evidence, StoreError> {
    let id: i64 = row.try_get("id")?;
    let (format, kind): (String, String) = (row.try_get("format")?, row.try_get("kind")?);
    let size: i64 = row.try_get("size")?;
    Ok(Evidence {
        id,
        dossier: DossierId(row.try_get("dossier_id")?),
        paper: row.try_get("paper")?,
        file: row.try_get("file")?,
        file_id: row.try_get("file_id")?,
        is_photo: kind == "photo",
        format: Format::of(&format)
            .ok_or_else(|| odd("evidence_files", id, format!("format {format:?}")))?,
        is_broken: row.try_get::<i64, _>("broken")? != 0,
        size: u64::try_from(size).unwrap_or_default(),
        until: day("evidence", id, row.try_get("valid_until")?)?,
    })
}

/// The files of a paper, in the order in which they were sent.
pub(super) async fn files(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    paper: &str,
) -> Result<Vec<Evidence>, StoreError> {
    let sql = format!(
        "{EVIDENCE} WHERE dossier_id = ? AND paper = ? AND removed_in IS NULL
         ORDER BY evidence.file_id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(dossier.0)
        .bind(paper)
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

/// A file for a paper, whether or not it was removed since.
pub(super) async fn evidence(
    connection: &mut SqliteConnection,
    id: i64,
) -> Result<Option<Evidence>, StoreError> {
    let sql = format!("{EVIDENCE} WHERE evidence.id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

/// The papers of a dossier that this file, as Telegram knows it again, is for already.
pub(super) async fn papers_with(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    unique_id: &str,
) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT paper FROM evidence JOIN files ON files.id = evidence.file_id
         WHERE dossier_id = ? AND removed_in IS NULL AND file_unique_id = ? ORDER BY paper",
    )
    .bind(dossier.0)
    .bind(unique_id)
    .fetch_all(connection)
    .await?)
}

/// The paper for which others of an album were sent last.
pub(super) async fn of_album(
    connection: &mut SqliteConnection,
    chat: i64,
    album: &str,
) -> Result<Option<(DossierId, String)>, StoreError> {
    let row = sqlx::query(
        "SELECT dossier_id, paper FROM files JOIN evidence ON evidence.file_id = files.id
         WHERE chat_id = ? AND album = ? AND removed_in IS NULL ORDER BY evidence.id DESC LIMIT 1",
    )
    .bind(chat)
    .bind(album)
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok((DossierId(row.try_get("dossier_id")?), row.try_get("paper")?))).transpose()
}

/// A file that comes to a paper.
pub(super) struct New<'a> {
    pub(super) dossier: DossierId,
    pub(super) paper: &'a str,
    pub(super) file: i64,
    pub(super) until: Option<NaiveDate>,
    pub(super) by: AccountId,
    pub(super) update: i64,
}

/// Adds a file to a paper; false where it is there.
pub(super) async fn add(tx: &mut Tx, now: Timestamp, new: &New<'_>) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "INSERT INTO evidence (dossier_id, paper, file_id, valid_until, sent_by, sent_at, sent_in)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (dossier_id, paper, file_id) WHERE removed_in IS NULL DO NOTHING",
    )
    .bind(new.dossier.0)
    .bind(new.paper)
    .bind(new.file)
    .bind(new.until.map(|day| day.to_string()))
    .bind(new.by.0)
    .bind(now.timestamp_millis())
    .bind(new.update)
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}

/// Keeps what a file is said to be; `looked` where nobody has to look into it.
pub(super) async fn know(
    tx: &mut Tx,
    file: i64,
    format: Format,
    looked: bool,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO evidence_files (file_id, format, state) VALUES (?, ?, ?)
         ON CONFLICT (file_id) DO NOTHING",
    )
    .bind(file)
    .bind(format.name())
    .bind(if looked { "sound" } else { "waiting" })
    .execute(tx.connection())
    .await?;
    if !looked {
        tx.touch(Change::Papers);
    }
    Ok(())
}

/// Takes a file off a paper; false where it is off.
pub(super) async fn remove(tx: &mut Tx, id: i64, update: i64) -> Result<bool, StoreError> {
    let result =
        sqlx::query("UPDATE evidence SET removed_in = ? WHERE id = ? AND removed_in IS NULL")
            .bind(update)
            .bind(id)
            .execute(tx.connection())
            .await?;
    Ok(result.rows_affected() == 1)
}

/// Puts a file back that an update took off; false where the paper has it anew.
pub(super) async fn put_back(tx: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let result = sqlx::query("UPDATE OR IGNORE evidence SET removed_in = NULL WHERE id = ?")
        .bind(id)
        .execute(tx.connection())
        .await?;
    Ok(result.rows_affected() == 1)
}

/// What an update brought and is there, and what it took off.
pub(super) async fn of_update(
    connection: &mut SqliteConnection,
    update: i64,
) -> Result<(Vec<Evidence>, Vec<Evidence>), StoreError> {
    let mut found = Vec::new();
    for condition in ["sent_in = ? AND removed_in IS NULL", "removed_in = ?"] {
        let sql = format!("{EVIDENCE} WHERE {condition} ORDER BY evidence.id");
        let rows =
            sqlx::query(sqlx::AssertSqlSafe(sql)).bind(update).fetch_all(&mut *connection).await?;
        found.push(rows.iter().map(read).collect::<Result<Vec<_>, _>>()?);
    }
    let removed = found.pop().unwrap_or_default();
    Ok((found.pop().unwrap_or_default(), removed))
}

/// Writes down until when a paper holds.
pub(super) async fn set_until(
    tx: &mut Tx,
    dossier: DossierId,
    paper: &str,
    until: NaiveDate,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE evidence SET valid_until = ?
         WHERE dossier_id = ? AND paper = ? AND removed_in IS NULL",
    )
    .bind(until.to_string())
    .bind(dossier.0)
    .bind(paper)
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() > 0)
}
