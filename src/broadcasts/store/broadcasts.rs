//! The SQL of broadcasts themselves and of their history.

use serde::Serialize;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};

use super::{instant, odd};
use crate::broadcasts::model::{
    Audience, Broadcast, BroadcastId, Changing, Content, Every, OriginWhy, Topic,
};
use crate::broadcasts::rules::State;
use crate::clock::Timestamp;
use crate::people::{AccountId, Actor};
use crate::store::{StoreError, Tx};

const TABLE: &str = "broadcasts";

const SELECT: &str =
    "SELECT id, author_id, topic, content, audience, urgent, posted, state, send_at,
    every, origin, origin_why, approver_id, started_at, ended_at, revision, changing, recalled_at,
    version, created_at, changed_at FROM broadcasts";

fn read(row: &SqliteRow) -> Result<Broadcast, StoreError> {
    let id: i64 = row.try_get("id")?;
    let word = |column: &str| -> Result<Option<String>, StoreError> { Ok(row.try_get(column)?) };
    let wrong = |column: &str| odd(TABLE, id, format!("{column} {:?}", word(column)));
    let at = |column: &str| -> Result<Option<Timestamp>, StoreError> {
        let millis: Option<i64> = row.try_get(column)?;
        millis.map(|millis| instant(TABLE, id, millis)).transpose()
    };
    let must = |column: &str| at(column)?.ok_or_else(|| wrong(column));
    let text = |column: &str| Ok::<_, StoreError>(word(column)?.unwrap_or_default());
    let origin: Option<i64> = row.try_get("origin")?;
    let why = word("origin_why")?.as_deref().and_then(OriginWhy::of);
    Ok(Broadcast {
        id: BroadcastId(id),
        author: AccountId(row.try_get("author_id")?),
        topic: Topic::of(&text("topic")?).ok_or_else(|| wrong("topic"))?,
        content: serde_json::from_str(&text("content")?).map_err(|_| wrong("content"))?,
        audience: serde_json::from_str(&text("audience")?).map_err(|_| wrong("audience"))?,
        urgent: row.try_get("urgent")?,
        posted: row.try_get("posted")?,
        state: State::of(&text("state")?).ok_or_else(|| wrong("state"))?,
        send_at: at("send_at")?,
        every: word("every")?.as_deref().and_then(Every::of),
        origin: origin.map(BroadcastId).zip(why),
        approver: row.try_get::<Option<i64>, _>("approver_id")?.map(AccountId),
        started_at: at("started_at")?,
        ended_at: at("ended_at")?,
        revision: row.try_get("revision")?,
        changing: word("changing")?.as_deref().and_then(Changing::of),
        recalled_at: at("recalled_at")?,
        version: row.try_get("version")?,
        created_at: must("created_at")?,
        changed_at: must("changed_at")?,
    })
}

/// The broadcast with this number.
pub(in crate::broadcasts) async fn broadcast(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<Option<Broadcast>, StoreError> {
    let sql = format!("{SELECT} WHERE id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

/// The same, outside of a transaction.
pub(in crate::broadcasts) async fn look(
    reader: &SqlitePool,
    id: BroadcastId,
) -> Result<Option<Broadcast>, StoreError> {
    broadcast(&mut *reader.acquire().await?, id).await
}

/// A broadcast that is begun.
pub(in crate::broadcasts) struct New<'a> {
    pub(in crate::broadcasts) author: AccountId,
    pub(in crate::broadcasts) topic: Topic,
    pub(in crate::broadcasts) content: &'a Content,
    pub(in crate::broadcasts) audience: &'a Audience,
    pub(in crate::broadcasts) origin: Option<(BroadcastId, OriginWhy)>,
}

/// Text that a column keeps as JSON; what is kept here always serialises.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// Begins a draft.
pub(in crate::broadcasts) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &New<'_>,
) -> Result<BroadcastId, StoreError> {
    let id = sqlx::query_scalar(
        "INSERT INTO broadcasts (author_id, topic, content, audience, origin, origin_why,
                                 created_at, changed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?7, ?7) RETURNING id",
    )
    .bind(new.author.0)
    .bind(new.topic.name())
    .bind(json(new.content))
    .bind(json(new.audience))
    .bind(new.origin.map(|(of, _)| of.0))
    .bind(new.origin.map(|(_, why)| why.name()))
    .bind(now.timestamp_millis())
    .fetch_one(tx.connection())
    .await?;
    Ok(BroadcastId(id))
}

/// Writes a broadcast as it is now; false where somebody else has changed it since it was read.
pub(in crate::broadcasts) async fn save(
    tx: &mut Tx,
    now: Timestamp,
    one: &Broadcast,
) -> Result<bool, StoreError> {
    let millis = |at: Option<Timestamp>| at.map(|at| at.timestamp_millis());
    let saved = sqlx::query(
        "UPDATE broadcasts SET topic = ?, content = ?, audience = ?, urgent = ?, posted = ?, state = ?,
            send_at = ?, every = ?, approver_id = ?, started_at = ?, ended_at = ?, revision = ?,
            changing = ?, recalled_at = ?, changed_at = ?, version = version + 1
         WHERE id = ? AND version = ?",
    )
    .bind(one.topic.name())
    .bind(json(&one.content))
    .bind(json(&one.audience))
    .bind(one.urgent)
    .bind(one.posted)
    .bind(one.state.name())
    .bind(millis(one.send_at))
    .bind(one.every.map(Every::name))
    .bind(one.approver.map(|account| account.0))
    .bind(millis(one.started_at))
    .bind(millis(one.ended_at))
    .bind(one.revision)
    .bind(one.changing.map(Changing::name))
    .bind(millis(one.recalled_at))
    .bind(now.timestamp_millis())
    .bind(one.id.0)
    .bind(one.version)
    .execute(tx.connection())
    .await?;
    Ok(saved.rows_affected() == 1)
}

/// The newest broadcasts of an author, or of everybody, in one of these states.
pub(in crate::broadcasts) async fn by_author(
    connection: &mut SqliteConnection,
    author: Option<AccountId>,
    states: &[State],
    (limit, offset): (usize, usize),
) -> Result<Vec<Broadcast>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE (?1 IS NULL OR author_id = ?1)
            AND state IN (SELECT value FROM json_each(?2))
         ORDER BY id DESC LIMIT ?3 OFFSET ?4"
    );
    let names: Vec<&str> = states.iter().map(|state| state.name()).collect();
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(author.map(|account| account.0))
        .bind(json(&names))
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(i64::try_from(offset).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

/// How many broadcasts an author, or everybody, has in one of these states.
pub(in crate::broadcasts) async fn count_by_author(
    connection: &mut SqliteConnection,
    author: Option<AccountId>,
    states: &[State],
) -> Result<i64, StoreError> {
    let names: Vec<&str> = states.iter().map(|state| state.name()).collect();
    let count = sqlx::query_scalar(
        "SELECT count(*) FROM broadcasts WHERE (?1 IS NULL OR author_id = ?1)
            AND state IN (SELECT value FROM json_each(?2))",
    )
    .bind(author.map(|account| account.0))
    .bind(json(&names))
    .fetch_one(connection)
    .await?;
    Ok(count)
}

/// Puts into the history what has happened to a broadcast.
pub(in crate::broadcasts) async fn add_event(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: BroadcastId,
    step: &str,
    (from, to): (State, State),
    why: &str,
) -> Result<(), StoreError> {
    let (kind, account) = match actor {
        Actor::Person(person) => ("person", Some(person.account.id.0)),
        Actor::System => ("system", None),
        Actor::CommandLine => ("command_line", None),
    };
    sqlx::query(
        "INSERT INTO broadcast_events (broadcast_id, at, actor, account_id, step, from_state, to_state,
                                       why)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id.0)
    .bind(now.timestamp_millis())
    .bind(kind)
    .bind(account)
    .bind(step)
    .bind(from.name())
    .bind(to.name())
    .bind(why)
    .execute(tx.connection())
    .await?;
    Ok(())
}
