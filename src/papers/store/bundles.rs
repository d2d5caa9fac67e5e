//! The SQL of archives on their way, and of files that are looked into.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::{EVIDENCE, Evidence, moment, odd, read};
use crate::clock::Timestamp;
use crate::dossiers::model::DossierId;
use crate::papers::bundling::Bundle;
use crate::papers::formats::Format;
use crate::people::AccountId;
use crate::store::{Change, StoreError, Tx, expect_rows};

/// The files of a dossier.
pub(in crate::papers) async fn all_files(
    connection: &mut SqliteConnection,
    dossier: DossierId,
) -> Result<Vec<Evidence>, StoreError> {
    let sql =
        format!("{EVIDENCE} WHERE dossier_id = ? AND removed_in IS NULL ORDER BY evidence.file_id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(dossier.0).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

pub(in crate::papers) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    dossier: DossierId,
    (by, chat): (AccountId, i64),
    parts: &[Vec<i64>],
) -> Result<i64, StoreError> {
    let result = sqlx::query(
        "INSERT INTO bundles (dossier_id, state, asked_by, chat_id, asked_at, parts)
         VALUES (?, 'making', ?, ?, ?, ?)",
    )
    .bind(dossier.0)
    .bind(by.0)
    .bind(chat)
    .bind(now.timestamp_millis())
    .bind(serde_json::to_string(parts).unwrap_or_else(|_| "[]".to_owned()))
    .execute(tx.connection())
    .await?;
    tx.touch(Change::Papers);
    Ok(result.last_insert_rowid())
}

/// Whether an archive of a dossier is being made for somebody.
pub(in crate::papers) async fn is_making(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    by: AccountId,
) -> Result<bool, StoreError> {
    let found: Option<i64> = sqlx::query_scalar(
        "SELECT 1 FROM bundles WHERE state = 'making' AND dossier_id = ? AND asked_by = ?",
    )
    .bind(dossier.0)
    .bind(by.0)
    .fetch_optional(connection)
    .await?;
    Ok(found.is_some())
}

/// The archive that is to be made next.
pub(in crate::papers) async fn next(
    connection: &mut SqliteConnection,
) -> Result<Option<Bundle>, StoreError> {
    let row = sqlx::query(
        "SELECT id, dossier_id, asked_by, chat_id, asked_at, parts, part, lost FROM bundles
         WHERE state = 'making' ORDER BY id LIMIT 1",
    )
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(bundle).transpose()
}

fn bundle(row: &SqliteRow) -> Result<Bundle, StoreError> {
    let id: i64 = row.try_get("id")?;
    let (parts, lost): (String, String) = (row.try_get("parts")?, row.try_get("lost")?);
    let odd = |error: serde_json::Error| odd("bundles", id, error.to_string());
    let part: i64 = row.try_get("part")?;
    Ok(Bundle {
        id,
        dossier: DossierId(row.try_get("dossier_id")?),
        by: AccountId(row.try_get("asked_by")?),
        chat: row.try_get("chat_id")?,
        asked_at: moment(row.try_get("asked_at")?),
        parts: serde_json::from_str(&parts).map_err(odd)?,
        part: super::size(part),
        lost: serde_json::from_str(&lost).map_err(odd)?,
    })
}

/// A part of an archive has left.
pub(in crate::papers) async fn advance(
    tx: &mut Tx,
    bundle: &Bundle,
    lost: &[i64],
) -> Result<(), StoreError> {
    let is_last = bundle.part + 1 >= bundle.parts.len();
    let result = sqlx::query("UPDATE bundles SET part = ?, lost = ?, state = ? WHERE id = ?")
        .bind(i64::try_from(bundle.part + 1).unwrap_or(i64::MAX))
        .bind(serde_json::to_string(lost).unwrap_or_else(|_| "[]".to_owned()))
        .bind(if is_last { "sent" } else { "making" })
        .bind(bundle.id)
        .execute(tx.connection())
        .await?;
    expect_rows(&result, "bundles", 1)
}

/// A file that nobody has looked into.
#[derive(Clone, Debug)]
pub(in crate::papers) struct Unseen {
    pub(in crate::papers) file: i64,
    pub(in crate::papers) file_id: String,
    pub(in crate::papers) format: Format,
    pub(in crate::papers) received_at: Timestamp,
}

/// The file that is to be looked into next.
pub(in crate::papers) async fn unseen(
    connection: &mut SqliteConnection,
) -> Result<Option<Unseen>, StoreError> {
    let row = sqlx::query(
        "SELECT files.id, files.file_id, format, received_at FROM evidence_files
         JOIN files ON files.id = evidence_files.file_id
         WHERE state = 'waiting' ORDER BY evidence_files.file_id LIMIT 1",
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (file, format): (i64, String) = (row.try_get("id")?, row.try_get("format")?);
    Ok(Some(Unseen {
        file,
        file_id: row.try_get("file_id")?,
        format: Format::of(&format)
            .ok_or_else(|| odd("evidence_files", file, format!("format {format:?}")))?,
        received_at: moment(row.try_get("received_at")?),
    }))
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::papers) enum Found {
    /// What it seems.
    Sound,
    /// Something else.
    Other,
    /// It cannot be had.
    Gone,
}

pub(in crate::papers) async fn looked(
    tx: &mut Tx,
    file: i64,
    found: Found,
    copied: bool,
) -> Result<(), StoreError> {
    let state = match found {
        Found::Sound => "sound",
        Found::Other => "other",
        Found::Gone => "gone",
    };
    let result = sqlx::query("UPDATE evidence_files SET state = ?, copied = ? WHERE file_id = ?")
        .bind(state)
        .bind(i64::from(copied))
        .bind(file)
        .execute(tx.connection())
        .await?;
    expect_rows(&result, "evidence_files", 1)
}

/// The papers that a file is for, with who sent it.
pub(in crate::papers) async fn uses_of(
    connection: &mut SqliteConnection,
    file: i64,
) -> Result<Vec<(DossierId, String, AccountId)>, StoreError> {
    let rows = sqlx::query(
        "SELECT dossier_id, paper, sent_by FROM evidence
         WHERE file_id = ? AND removed_in IS NULL ORDER BY id",
    )
    .bind(file)
    .fetch_all(connection)
    .await?;
    let read = |row: &SqliteRow| {
        Ok((
            DossierId(row.try_get("dossier_id")?),
            row.try_get("paper")?,
            AccountId(row.try_get("sent_by")?),
        ))
    };
    rows.iter().map(read).collect()
}
