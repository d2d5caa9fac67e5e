//! The SQL of imports.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteExecutor, SqliteRow};

use super::change::{Figures, Kind, What};
use super::fault::{Fault, Problem};
use super::importing::{Import, ImportId, State};
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{Change as Touched, StoreError, Tx, expect_rows};

const IMPORT: &str = "SELECT id, state, file_name, hash, file_id, account_id, chat_id, made_at, figures FROM imports";

fn odd(row: i64, detail: String) -> StoreError {
    StoreError::Inconsistent { table: "imports", row, detail }
}

fn read(row: &SqliteRow) -> Result<Import, StoreError> {
    let id: i64 = row.try_get("id")?;
    let (state, figures): (String, String) = (row.try_get("state")?, row.try_get("figures")?);
    let (account, made_at): (Option<i64>, i64) =
        (row.try_get("account_id")?, row.try_get("made_at")?);
    Ok(Import {
        id: ImportId(id),
        state: State::of(&state).ok_or_else(|| odd(id, format!("state {state:?}")))?,
        file_name: row.try_get("file_name")?,
        hash: row.try_get("hash")?,
        file_id: row.try_get("file_id")?,
        account: account.map(AccountId),
        chat: row.try_get("chat_id")?,
        made_at: Timestamp::from_timestamp_millis(made_at).unwrap_or_default(),
        figures: serde_json::from_str(&figures).map_err(|error| odd(id, error.to_string()))?,
    })
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    file_name: &str,
    from: Option<(AccountId, i64, &str)>,
) -> Result<ImportId, StoreError> {
    let result = sqlx::query(
        "INSERT INTO imports (state, file_name, file_id, account_id, chat_id, made_at, settled_at)
         VALUES ('received', ?1, ?2, ?3, ?4, ?5, ?5)",
    )
    .bind(file_name)
    .bind(from.map(|(_, _, file)| file))
    .bind(from.map(|(account, ..)| account.0))
    .bind(from.map(|(_, chat, _)| chat))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    tx.touch(Touched::Imports);
    Ok(ImportId(result.last_insert_rowid()))
}

pub(super) async fn import(
    connection: &mut SqliteConnection,
    id: ImportId,
) -> Result<Option<Import>, StoreError> {
    let sql = format!("{IMPORT} WHERE id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

/// The oldest import of the bot's that something is to be done about; with `by_hand`, of the command
/// line's.
pub(super) async fn at_work(
    connection: &mut SqliteConnection,
    by_hand: bool,
) -> Result<Option<Import>, StoreError> {
    let sql = format!(
        "{IMPORT} WHERE state IN ('received', 'applying', 'undoing') AND (chat_id IS NULL) = ?
         ORDER BY id LIMIT 1"
    );
    let row =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(by_hand).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

/// The import that wrote the same file, and was not undone.
pub(super) async fn same_file(
    connection: &mut SqliteConnection,
    hash: &str,
    but: ImportId,
) -> Result<Option<ImportId>, StoreError> {
    let id: Option<i64> = sqlx::query_scalar(
        "SELECT id FROM imports WHERE hash = ? AND hash <> '' AND id <> ?
         AND state IN ('applying', 'applied') ORDER BY id LIMIT 1",
    )
    .bind(hash)
    .bind(but.0)
    .fetch_optional(connection)
    .await?;
    Ok(id.map(ImportId))
}

/// The last imports that were written.
pub(super) async fn written(
    connection: &mut SqliteConnection,
    limit: i64,
) -> Result<Vec<Import>, StoreError> {
    let sql = format!("{IMPORT} WHERE state = 'applied' ORDER BY id DESC LIMIT ?");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(limit).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// Moves an import on; false when it is no longer in the state in which it was seen.
pub(super) async fn set_state(
    tx: &mut Tx,
    now: Timestamp,
    id: ImportId,
    (from, to): (State, State),
    by: Option<AccountId>,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE imports SET state = ?1, settled_at = ?2, undone_by = coalesce(?3, undone_by)
         WHERE id = ?4 AND state = ?5",
    )
    .bind(to.name())
    .bind(now.timestamp_millis())
    .bind(by.map(|by| by.0))
    .bind(id.0)
    .bind(from.name())
    .execute(tx.connection())
    .await?;
    tx.touch(Touched::Imports);
    Ok(result.rows_affected() == 1)
}

/// What a file turned out to hold.
pub(super) async fn set_read(
    tx: &mut Tx,
    id: ImportId,
    hash: &str,
    figures: &Figures,
) -> Result<(), StoreError> {
    let result = sqlx::query("UPDATE imports SET hash = ?, figures = ? WHERE id = ?")
        .bind(hash)
        .bind(serde_json::to_string(figures).unwrap_or_else(|_| "{}".to_owned()))
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    expect_rows(&result, "imports", 1)
}

/// Forgets what was staged of an import.
pub(super) async fn clear(tx: &mut Tx, id: ImportId, most: i64) -> Result<u64, StoreError> {
    let mut deleted = 0;
    for sql in [
        "DELETE FROM import_written WHERE import_id = ?1 AND seq IN
            (SELECT seq FROM import_written WHERE import_id = ?1 LIMIT ?2)",
        "DELETE FROM import_changes WHERE import_id = ?1 AND seq IN
            (SELECT seq FROM import_changes WHERE import_id = ?1 LIMIT ?2)",
        "DELETE FROM import_problems WHERE import_id = ?1 AND number IN
            (SELECT number FROM import_problems WHERE import_id = ?1 LIMIT ?2)",
    ] {
        let result = sqlx::query(sql).bind(id.0).bind(most).execute(tx.connection()).await?;
        deleted += result.rows_affected();
    }
    Ok(deleted)
}

/// An import of which everything staged can be forgotten: given up before this moment.
pub(super) async fn stale(
    connection: &mut SqliteConnection,
    before: Timestamp,
) -> Result<Option<ImportId>, StoreError> {
    let id: Option<i64> = sqlx::query_scalar(
        "SELECT id FROM imports WHERE state IN ('discarded', 'unfit', 'failed', 'undone', 'ready')
         AND settled_at < ? AND (
            EXISTS (SELECT 1 FROM import_changes WHERE import_id = imports.id)
            OR EXISTS (SELECT 1 FROM import_problems WHERE import_id = imports.id)) LIMIT 1",
    )
    .bind(before.timestamp_millis())
    .fetch_optional(connection)
    .await?;
    Ok(id.map(ImportId))
}

/// Keeps changes, given as a JSON array of `[seq, kind, row, payload]`.
pub(super) async fn stage_changes(tx: &mut Tx, id: ImportId, json: &str) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO import_changes (import_id, seq, kind, row, payload)
         WITH list AS MATERIALIZED (SELECT value FROM jsonb_each(?2))
         SELECT ?1, value->>0, value->>1, value->>2, value->3 FROM list",
    )
    .bind(id.0)
    .bind(json)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Keeps problems, given as a JSON array of `[number, row, column, heading, fault, is_error]`.
pub(super) async fn stage_problems(
    tx: &mut Tx,
    id: ImportId,
    json: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO import_problems (import_id, number, row, column, heading, fault, is_error)
         WITH list AS MATERIALIZED (SELECT value FROM jsonb_each(?2))
         SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->4, value->>5 FROM list",
    )
    .bind(id.0)
    .bind(json)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The problems of an import, errors first.
pub(super) async fn problems(
    connection: &mut SqliteConnection,
    id: ImportId,
    limit: i64,
) -> Result<Vec<Problem>, StoreError> {
    let rows = sqlx::query(
        "SELECT row, column, heading, fault FROM import_problems WHERE import_id = ?
         ORDER BY is_error DESC, number LIMIT ?",
    )
    .bind(id.0)
    .bind(limit)
    .fetch_all(connection)
    .await?;
    let problem = |row: &SqliteRow| {
        let fault: String = row.try_get("fault")?;
        let fault: Fault =
            serde_json::from_str(&fault).map_err(|error| odd(id.0, error.to_string()))?;
        Ok(Problem {
            row: row.try_get("row")?,
            column: row.try_get("column")?,
            heading: row.try_get("heading")?,
            fault,
        })
    };
    rows.iter().map(problem).collect()
}

/// How often each kind of fault occurs, the most frequent first, errors before warnings; with the first
/// rows that have it.
pub(super) async fn kinds_of_problems(
    connection: &mut SqliteConnection,
    id: ImportId,
) -> Result<Vec<(i64, Problem, bool)>, StoreError> {
    let rows = sqlx::query(
        "SELECT count(*) AS times, min(number) AS first, is_error,
            coalesce((SELECT key FROM json_each(fault) WHERE json_type(fault) = 'object' LIMIT 1),
                     fault) AS word
         FROM import_problems WHERE import_id = ?
         GROUP BY is_error, word ORDER BY is_error DESC, times DESC, first",
    )
    .bind(id.0)
    .fetch_all(&mut *connection)
    .await?;
    let mut kinds = Vec::new();
    for row in &rows {
        let first: i64 = row.try_get("first")?;
        let one = sqlx::query(
            "SELECT row, column, heading, fault FROM import_problems
             WHERE import_id = ? AND number = ?",
        )
        .bind(id.0)
        .bind(first)
        .fetch_one(&mut *connection)
        .await?;
        let fault: String = one.try_get("fault")?;
        let fault = serde_json::from_str(&fault).map_err(|error| odd(id.0, error.to_string()))?;
        let problem = Problem {
            row: one.try_get("row")?,
            column: one.try_get("column")?,
            heading: one.try_get("heading")?,
            fault,
        };
        kinds.push((row.try_get("times")?, problem, row.try_get("is_error")?));
    }
    Ok(kinds)
}

/// A change that was kept.
#[derive(Clone, Debug)]
pub(super) struct Staged {
    pub(super) seq: i64,
    pub(super) what: What,
}

/// One that was written.
#[derive(Clone, Debug)]
pub(super) struct WrittenChange {
    pub(super) seq: i64,
    pub(super) what: What,
    pub(super) target: i64,
    pub(super) version: i64,
}

fn read_what(id: ImportId, row: &SqliteRow) -> Result<What, StoreError> {
    let payload: &str = row.try_get("payload")?;
    serde_json::from_str(payload).map_err(|error| odd(id.0, error.to_string()))
}

/// Whether a writing has begun.
pub(super) async fn is_begun<'c>(
    reader: impl SqliteExecutor<'c>,
    id: ImportId,
) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM import_written WHERE import_id = ?)")
        .bind(id.0)
        .fetch_one(reader)
        .await?)
}

/// Changes of a kind that wait to be written, from a place on.
pub(super) async fn staged<'c>(
    reader: impl SqliteExecutor<'c>,
    id: ImportId,
    kind: Kind,
    (from, limit): (i64, i64),
) -> Result<Vec<Staged>, StoreError> {
    let rows = sqlx::query(
        "SELECT seq, payload FROM import_changes
         WHERE import_id = ? AND kind = ? AND seq >= ? ORDER BY seq LIMIT ?",
    )
    .bind(id.0)
    .bind(kind.name())
    .bind(from)
    .bind(limit)
    .fetch_all(reader)
    .await?;
    rows.iter()
        .map(|row| Ok(Staged { seq: row.try_get("seq")?, what: read_what(id, row)? }))
        .collect()
}

/// Changes of a kind that were written, up to before a place, the last one first.
pub(super) async fn written_changes<'c>(
    reader: impl SqliteExecutor<'c>,
    id: ImportId,
    kind: Kind,
    (before, limit): (i64, i64),
) -> Result<Vec<WrittenChange>, StoreError> {
    let rows = sqlx::query(
        "SELECT seq, payload, target, version
         FROM import_changes JOIN import_written USING (import_id, seq)
         WHERE import_id = ? AND kind = ? AND seq < ? AND state = 'written'
         ORDER BY seq DESC LIMIT ?",
    )
    .bind(id.0)
    .bind(kind.name())
    .bind(before)
    .bind(limit)
    .fetch_all(reader)
    .await?;
    let change = |row: &SqliteRow| {
        Ok(WrittenChange {
            seq: row.try_get("seq")?,
            what: read_what(id, row)?,
            target: row.try_get("target")?,
            version: row.try_get("version")?,
        })
    };
    rows.iter().map(change).collect()
}

/// The numbers that the new records of a kind were given, in order.
pub(super) async fn targets<'c>(
    reader: impl SqliteExecutor<'c>,
    id: ImportId,
    kind: Kind,
) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT coalesce(target, 0)
         FROM import_changes LEFT JOIN import_written USING (import_id, seq)
         WHERE import_id = ? AND kind = ? ORDER BY seq",
    )
    .bind(id.0)
    .bind(kind.name())
    .fetch_all(reader)
    .await?)
}

/// Notes that new records were written, numbered from `first` on.
pub(super) async fn mark_new(
    tx: &mut Tx,
    id: ImportId,
    (from, to): (i64, i64),
    first: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO import_written (import_id, seq, target, version)
         WITH RECURSIVE list (seq) AS (SELECT ?2 UNION ALL SELECT seq + 1 FROM list WHERE seq < ?3)
         SELECT ?1, seq, ?4 + seq - ?2, 1 FROM list",
    )
    .bind(id.0)
    .bind(from)
    .bind(to)
    .bind(first)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Notes that records were changed, given as a JSON array of `[seq, target, version]`.
pub(super) async fn mark_changed(tx: &mut Tx, id: ImportId, json: &str) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO import_written (import_id, seq, target, version)
         SELECT ?1, value->>0, value->>1, value->>2 FROM json_each(?2)",
    )
    .bind(id.0)
    .bind(json)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Notes what became of changes that were to be undone: those of these records are, the others are left.
/// All of them are of one kind.
pub(super) async fn mark_undone(
    tx: &mut Tx,
    id: ImportId,
    (from, to): (i64, i64),
    undone: &[i64],
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE import_written SET state = CASE
            WHEN target IN (SELECT value FROM json_each(?4)) THEN 'undone' ELSE 'kept' END
         WHERE import_id = ?1 AND seq BETWEEN ?2 AND ?3 AND state = 'written'",
    )
    .bind(id.0)
    .bind(from)
    .bind(to)
    .bind(serde_json::to_string(undone).unwrap_or_else(|_| "[]".to_owned()))
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Forgets what a writing that was taken back had written.
pub(super) async fn stage_again(tx: &mut Tx, id: ImportId, most: i64) -> Result<u64, StoreError> {
    let result = sqlx::query(
        "DELETE FROM import_written WHERE import_id = ?1 AND seq IN
            (SELECT seq FROM import_written WHERE import_id = ?1 LIMIT ?2)",
    )
    .bind(id.0)
    .bind(most)
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected())
}

/// How many records an undoing has left, and the first rows of them.
pub(super) async fn kept(
    connection: &mut SqliteConnection,
    id: ImportId,
) -> Result<(i64, Vec<i64>), StoreError> {
    let count: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM import_written WHERE import_id = ? AND state = 'kept'",
    )
    .bind(id.0)
    .fetch_one(&mut *connection)
    .await?;
    let rows = sqlx::query_scalar(
        "SELECT DISTINCT row FROM import_changes JOIN import_written USING (import_id, seq)
         WHERE import_id = ? AND state = 'kept' ORDER BY row LIMIT 20",
    )
    .bind(id.0)
    .fetch_all(connection)
    .await?;
    Ok((count, rows))
}
