//! The SQL of versions of entries, and of all that lies over the carried files.

mod lessons;
mod phrasings;

use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};
use sqlx::{Row, SqliteExecutor};

use crate::clock::Timestamp;
use crate::people::{AccountId, Actor};
use crate::store::{Change, StoreError, Tx, expect_rows};

use super::{EntryId, Happened, Origin, Part, State, Who, signature};

pub(super) use self::lessons::{add_lesson, draft_of_ticket, set_told, untold_lessons};
pub use self::phrasings::Phrasing;
pub(super) use self::phrasings::{
    ACTIVE, NewPhrasing, PROPOSED, REMOVED, insert_phrasing, phrasing, phrasing_like, phrasings_of,
    proposed_phrasings, set_phrasing,
};

/// A version of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its row.
    pub id: i64,
    /// The entry.
    pub entry: EntryId,
    /// Its number within the entry, from 1.
    pub number: i64,
    /// What has become of it.
    pub state: State,
    /// The whole entry as a file's text.
    pub markdown: String,
    /// The fingerprint of the carried file when it was made; nothing where there was none.
    pub carried: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Who made it, or worked on it last.
    pub author: Who,
    /// When.
    pub made_at: Timestamp,
    /// Who decided what became of it, and when.
    pub decided: Option<(Who, Timestamp)>,
    /// Why.
    pub why: String,
    /// The parts that it changed.
    pub changed: Vec<Part>,
}

/// What lies over the carried files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// Rises with every change.
    pub revision: i64,
    /// The versions that have the last word, by entry.
    pub versions: Vec<Version>,
    /// The ways of asking in use.
    pub phrasings: Vec<(EntryId, String)>,
    /// The questions that must not be answered.
    pub negatives: Vec<String>,
}

/// What something happened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Version(i64),
    Phrasing(i64),
}

/// A version to be kept.
pub(super) struct NewVersion<'v> {
    pub(super) entry: &'v EntryId,
    pub(super) state: State,
    pub(super) markdown: &'v str,
    pub(super) carried: Option<String>,
    pub(super) origin: Origin,
    pub(super) why: &'v str,
    pub(super) changed: &'v str,
}

fn inconsistent(table: &'static str, row: i64, detail: impl Into<String>) -> StoreError {
    StoreError::Inconsistent { table, row, detail: detail.into() }
}

fn moment(table: &'static str, row: i64, millis: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_timestamp_millis(millis)
        .ok_or_else(|| inconsistent(table, row, "dated at no time"))
}

fn who(kind: &str, account: Option<i64>, name: Option<String>) -> Who {
    match (kind, account) {
        ("person", Some(account)) => {
            Who::Person { account: AccountId(account), name: name.unwrap_or_default() }
        }
        ("command_line", _) => Who::CommandLine,
        _ => Who::System,
    }
}

fn entry_id(table: &'static str, row: i64, text: &str) -> Result<EntryId, StoreError> {
    EntryId::new(text).ok_or_else(|| inconsistent(table, row, format!("entry {text:?}")))
}

fn version_of(row: &SqliteRow) -> Result<Version, StoreError> {
    const TABLE: &str = "entry_versions";
    let id: i64 = row.try_get("id")?;
    let state: String = row.try_get("state")?;
    let origin: String = row.try_get("origin")?;
    let entry: String = row.try_get("entry")?;
    let made_by: String = row.try_get("made_by")?;
    let decided_by: Option<String> = row.try_get("decided_by")?;
    let decided_at: Option<i64> = row.try_get("decided_at")?;
    let decided = match (decided_by, decided_at) {
        (Some(by), Some(at)) => {
            let by = who(&by, row.try_get("reviewer")?, row.try_get("reviewer_name")?);
            Some((by, moment(TABLE, id, at)?))
        }
        _ => None,
    };
    let changed: String = row.try_get("changed")?;
    Ok(Version {
        id,
        entry: entry_id(TABLE, id, &entry)?,
        number: row.try_get("number")?,
        state: State::from_name(&state).ok_or_else(|| inconsistent(TABLE, id, state.clone()))?,
        markdown: row.try_get("markdown")?,
        carried: row.try_get("carried")?,
        origin: Origin::from_name(&origin)
            .ok_or_else(|| inconsistent(TABLE, id, origin.clone()))?,
        author: who(&made_by, row.try_get("author")?, row.try_get("author_name")?),
        made_at: moment(TABLE, id, row.try_get("made_at")?)?,
        decided,
        why: row.try_get("why")?,
        changed: Part::list(&changed),
    })
}

/// What every query for versions begins with.
macro_rules! versions {
    ($rest:literal) => {
        concat!(
            "SELECT v.*, a.name AS author_name, r.name AS reviewer_name FROM entry_versions v
             LEFT JOIN accounts a ON a.id = v.author LEFT JOIN accounts r ON r.id = v.reviewer ",
            $rest
        )
    };
}

pub(super) async fn version(
    connection: &mut SqliteConnection,
    id: i64,
) -> Result<Option<Version>, StoreError> {
    let row = sqlx::query(versions!("WHERE v.id = ?")).bind(id).fetch_optional(connection).await?;
    row.as_ref().map(version_of).transpose()
}

/// The version of an entry that is being worked on.
pub(super) async fn in_hand(
    connection: &mut SqliteConnection,
    entry: &EntryId,
) -> Result<Option<Version>, StoreError> {
    let row = sqlx::query(versions!("WHERE v.entry = ? AND v.state IN ('draft', 'proposed')"))
        .bind(entry.as_str())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(version_of).transpose()
}

/// The version that has the last word on an entry.
pub(super) async fn in_force(
    connection: &mut SqliteConnection,
    entry: &EntryId,
) -> Result<Option<Version>, StoreError> {
    let row = sqlx::query(versions!("WHERE v.entry = ? AND v.state IN ('published', 'withdrawn')"))
        .bind(entry.as_str())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(version_of).transpose()
}

/// The versions of an entry that were shown at some time, the newest first.
pub(super) async fn shown_versions(
    connection: &mut SqliteConnection,
    entry: &EntryId,
    offset: i64,
    limit: i64,
) -> Result<Vec<Version>, StoreError> {
    let rows = sqlx::query(versions!(
        "WHERE v.entry = ? AND v.state IN ('published', 'replaced', 'withdrawn', 'rolled_back')
         ORDER BY v.number DESC LIMIT ? OFFSET ?"
    ))
    .bind(entry.as_str())
    .bind(limit)
    .bind(offset)
    .fetch_all(connection)
    .await?;
    rows.iter().map(version_of).collect()
}

/// The drafts: those that wait to be published first, then the newest.
pub(super) async fn drafts(
    connection: &mut SqliteConnection,
    offset: i64,
    limit: i64,
) -> Result<Vec<Version>, StoreError> {
    let rows = sqlx::query(versions!(
        "WHERE v.state IN ('draft', 'proposed')
         ORDER BY v.state = 'proposed' DESC, v.made_at DESC, v.id DESC LIMIT ? OFFSET ?"
    ))
    .bind(limit)
    .bind(offset)
    .fetch_all(connection)
    .await?;
    rows.iter().map(version_of).collect()
}

/// What waits: drafts, those proposed, phrasings proposed; and the entries that differ from the
/// carried files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Drafts of all kinds.
    pub drafts: i64,
    /// Those that wait to be published.
    pub proposed: i64,
    /// Ways of asking that wait.
    pub phrasings: i64,
    /// Entries that were changed or withdrawn.
    pub changed: i64,
}

pub(super) async fn counts(connection: &mut SqliteConnection) -> Result<Counts, StoreError> {
    let (drafts, proposed, phrasings, changed) = sqlx::query_as(
        "SELECT (SELECT count(*) FROM entry_versions WHERE state IN ('draft', 'proposed')),
                (SELECT count(*) FROM entry_versions WHERE state = 'proposed'),
                (SELECT count(*) FROM entry_phrasings WHERE state = 'proposed'),
                (SELECT count(*) FROM entry_versions WHERE state IN ('published', 'withdrawn'))",
    )
    .fetch_one(connection)
    .await?;
    Ok(Counts { drafts, proposed, phrasings, changed })
}

/// Whether there has ever been a version of an entry with this id.
pub(super) async fn is_taken(
    connection: &mut SqliteConnection,
    entry: &EntryId,
) -> Result<bool, StoreError> {
    let found: i64 =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM entry_versions WHERE entry = ?)")
            .bind(entry.as_str())
            .fetch_one(connection)
            .await?;
    Ok(found == 1)
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    new: &NewVersion<'_>,
) -> Result<i64, StoreError> {
    let (made_by, author) = signature(actor);
    let decided = new.state.in_force();
    let inserted = sqlx::query(
        "INSERT INTO entry_versions (entry, number, state, markdown, carried, origin, made_by,
            author, made_at, decided_by, reviewer, decided_at, why, changed)
         SELECT ?1, 1 + coalesce(max(number), 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13
         FROM entry_versions WHERE entry = ?1",
    )
    .bind(new.entry.as_str())
    .bind(new.state.name())
    .bind(new.markdown)
    .bind(&new.carried)
    .bind(new.origin.name())
    .bind(made_by)
    .bind(author)
    .bind(now.timestamp_millis())
    .bind(decided.then_some(made_by))
    .bind(author.filter(|_| decided))
    .bind(decided.then(|| now.timestamp_millis()))
    .bind(new.why)
    .bind(new.changed)
    .execute(tx.connection())
    .await?;
    let id = inserted.last_insert_rowid();
    let what = Subject::Version(id);
    let to = new.state.name();
    happened(tx, &Happened { now, actor, what, from: None, to, why: new.why }).await?;
    Ok(id)
}

/// Puts another text into a version that is being worked on.
pub(super) async fn rewrite(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    version: &Version,
    markdown: &str,
    changed: &str,
) -> Result<(), StoreError> {
    let (made_by, author) = signature(actor);
    let rewritten = sqlx::query(
        "UPDATE entry_versions
         SET markdown = ?, changed = ?, state = 'draft', made_by = ?, author = ?, made_at = ?, why = ''
         WHERE id = ? AND state IN ('draft', 'proposed')",
    )
    .bind(markdown)
    .bind(changed)
    .bind(made_by)
    .bind(author)
    .bind(now.timestamp_millis())
    .bind(version.id)
    .execute(tx.connection())
    .await?;
    expect_rows(&rewritten, "entry_versions", 1)?;
    let (what, from) = (Subject::Version(version.id), Some(version.state.name()));
    let to = State::Draft.name();
    happened(tx, &Happened { now, actor, what, from, to, why: changed }).await
}

/// Says what has become of a version, and why.
pub(super) async fn decide(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    version: &Version,
    to: State,
    why: &str,
) -> Result<(), StoreError> {
    if !version.state.may_become(to) {
        let detail = format!("{} cannot become {}", version.state.name(), to.name());
        return Err(inconsistent("entry_versions", version.id, detail));
    }
    let (decided_by, reviewer) = signature(actor);
    let decided = sqlx::query(
        "UPDATE entry_versions SET state = ?, decided_by = ?, reviewer = ?, decided_at = ?, why = ?
         WHERE id = ? AND state = ?",
    )
    .bind(to.name())
    .bind(decided_by)
    .bind(reviewer)
    .bind(now.timestamp_millis())
    .bind(why)
    .bind(version.id)
    .bind(version.state.name())
    .execute(tx.connection())
    .await?;
    expect_rows(&decided, "entry_versions", 1)?;
    let (what, from) = (Subject::Version(version.id), Some(version.state.name()));
    happened(tx, &Happened { now, actor, what, from, to: to.name(), why }).await
}

/// Writes down which parts a version changed, as seen when it was published.
pub(super) async fn set_changed(tx: &mut Tx, id: i64, changed: &str) -> Result<(), StoreError> {
    let set = sqlx::query("UPDATE entry_versions SET changed = ? WHERE id = ?")
        .bind(changed)
        .bind(id)
        .execute(tx.connection())
        .await?;
    expect_rows(&set, "entry_versions", 1)
}

async fn happened(tx: &mut Tx, event: &Happened<'_>) -> Result<(), StoreError> {
    let (made_by, account) = signature(event.actor);
    let (version, phrasing) = match event.what {
        Subject::Version(id) => (Some(id), None),
        Subject::Phrasing(id) => (None, Some(id)),
    };
    sqlx::query(
        "INSERT INTO handbook_events
            (at, made_by, account_id, version_id, phrasing_id, from_state, to_state, why)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(event.now.timestamp_millis())
    .bind(made_by)
    .bind(account)
    .bind(version)
    .bind(phrasing)
    .bind(event.from)
    .bind(event.to)
    .bind(event.why)
    .execute(tx.connection())
    .await?;
    tx.touch(Change::Handbook);
    Ok(())
}

/// A number that rises with every change of the handbook.
pub(in super::super) async fn revision<'c>(
    executor: impl SqliteExecutor<'c>,
) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM handbook_events")
        .fetch_one(executor)
        .await?)
}

/// All that lies over the carried files, as of one moment.
pub(in super::super) async fn overlay(reader: &SqlitePool) -> Result<Overlay, StoreError> {
    let mut tx = reader.begin().await?;
    let overlay = overlay_in(&mut tx).await?;
    tx.rollback().await?;
    Ok(overlay)
}

/// The same within a transaction.
pub(in super::super) async fn overlay_in(
    connection: &mut SqliteConnection,
) -> Result<Overlay, StoreError> {
    let revision = revision(&mut *connection).await?;
    let rows =
        sqlx::query(versions!("WHERE v.state IN ('published', 'withdrawn') ORDER BY v.entry"))
            .fetch_all(&mut *connection)
            .await?;
    let versions = rows.iter().map(version_of).collect::<Result<_, _>>()?;
    let rows: Vec<(i64, Option<String>, String)> = sqlx::query_as(
        "SELECT id, entry, text FROM entry_phrasings WHERE state = 'active' ORDER BY id",
    )
    .fetch_all(connection)
    .await?;
    let (mut phrasings, mut negatives) = (Vec::new(), Vec::new());
    for (row, entry, text) in rows {
        match entry {
            Some(entry) => phrasings.push((entry_id("entry_phrasings", row, &entry)?, text)),
            None => negatives.push(text),
        }
    }
    Ok(Overlay { revision, versions, phrasings, negatives })
}
