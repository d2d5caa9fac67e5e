//! The SQL of what a broadcast has come to. Posts to groups and channels are no recipients here.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::{instant, odd};
use crate::broadcasts::model::{BroadcastId, Response};
use crate::broadcasts::reporting::{ByCommune, Figures, Group, Line};
use crate::broadcasts::rules::State;
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::programme::places::PlaceCode;
use crate::store::StoreError;

const TABLE: &str = "broadcast_recipients";

/// The recipients of a group, as a condition.
fn of(group: Group) -> &'static str {
    match group {
        Group::Silent => "one.state = 'sent' AND one.response IS NULL",
        Group::Read => "one.response = 'read'",
        Group::Join => "one.response = 'join'",
        Group::Help => "one.response = 'help'",
        Group::Blocked => "one.state = 'unreachable' AND one.why <> 'never_joined'",
        Group::NeverJoined => "one.state = 'unreachable' AND one.why = 'never_joined'",
        Group::Failed => "one.state = 'failed'",
        Group::Unknown => "one.state = 'unknown' AND one.response IS NULL",
        Group::Muted => "one.state = 'left_out' AND one.why = 'muted'",
        Group::Stopped => "one.state = 'left_out' AND one.why <> 'muted'",
        Group::Queued => "one.state IN ('queued', 'handed')",
    }
}

/// The condition of those whom Telegram does not reach.
const UNREACHED: &str = "one.state IN ('unreachable', 'failed') AND one.response IS NULL";

/// How many recipients are in each group.
pub(in crate::broadcasts) async fn figures(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<Figures, StoreError> {
    let counts: Vec<String> = Group::ALL
        .into_iter()
        .map(|group| format!("count(*) FILTER (WHERE {})", of(group)))
        .collect();
    let sql = format!(
        "SELECT count(*), count(*) FILTER (WHERE one.state = 'sent'), {},
            (SELECT count(*) FROM broadcast_recipients WHERE broadcast_id = ?1
                AND producer_id IS NULL AND state = 'sent')
         FROM broadcast_recipients AS one WHERE broadcast_id = ?1 AND producer_id IS NOT NULL",
        counts.join(", ")
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(connection).await?;
    let mut groups = Vec::with_capacity(Group::ALL.len());
    for (place, group) in Group::ALL.into_iter().enumerate() {
        groups.push((group, row.try_get(place + 2)?));
    }
    let posts = row.try_get(Group::ALL.len() + 2)?;
    Ok(Figures { all: row.try_get(0)?, sent: row.try_get(1)?, groups, posts })
}

/// The same by commune, those with the most silent first.
pub(in crate::broadcasts) async fn by_commune(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<Vec<ByCommune>, StoreError> {
    let rows = sqlx::query(
        "SELECT producers.commune, count(*) AS every, count(*) FILTER (WHERE state = 'sent') AS sent,
            count(*) FILTER (WHERE response IS NOT NULL) AS responded,
            count(*) FILTER (WHERE state = 'sent' AND response IS NULL) AS silent,
            count(*) FILTER (WHERE state IN ('unreachable', 'failed')) AS unreached
         FROM broadcast_recipients JOIN producers ON producers.id = producer_id
         WHERE broadcast_id = ? GROUP BY producers.commune ORDER BY silent DESC, producers.commune",
    )
    .bind(id.0)
    .fetch_all(connection)
    .await?;
    let read = |row: &SqliteRow| {
        Ok(ByCommune {
            commune: place(row)?,
            all: row.try_get("every")?,
            sent: row.try_get("sent")?,
            responded: row.try_get("responded")?,
            silent: row.try_get("silent")?,
            unreached: row.try_get("unreached")?,
        })
    };
    rows.iter().map(read).collect()
}

fn place(row: &SqliteRow) -> Result<PlaceCode, StoreError> {
    let commune: i64 = row.try_get("commune")?;
    PlaceCode::stored(commune).ok_or_else(|| odd("producers", 0, format!("commune {commune}")))
}

const LINE: &str = "SELECT one.number, one.state, one.why, one.at, one.sent_at, one.response, \
        one.responded_at, producers.name, producers.commune, producers.phone_key, \
        accounts.name AS person, products.name AS product \
     FROM broadcast_recipients AS one JOIN producers ON producers.id = one.producer_id \
     LEFT JOIN accounts ON accounts.id = one.account_id \
     LEFT JOIN products ON products.id = one.product_id";

fn read(row: &SqliteRow) -> Result<Line, StoreError> {
    let number: i64 = row.try_get("number")?;
    let at = |column: &str| -> Result<Option<Timestamp>, StoreError> {
        let millis: Option<i64> = row.try_get(column)?;
        millis.map(|millis| instant(TABLE, number, millis)).transpose()
    };
    let response: Option<String> = row.try_get("response")?;
    let (state, why): (String, String) = (row.try_get("state")?, row.try_get("why")?);
    let response = response.as_deref().and_then(Response::of);
    Ok(Line {
        producer: row.try_get("name")?,
        commune: place(row)?,
        phone: row.try_get("phone_key")?,
        person: row.try_get("person")?,
        product: row.try_get("product")?,
        group: Group::of_row(&state, &why, response)
            .ok_or_else(|| odd(TABLE, number, format!("state {state:?}")))?,
        why,
        at: at("sent_at")?.or(at("at")?),
        responded_at: at("responded_at")?,
    })
}

/// A page of a group, by the producers' names.
pub(in crate::broadcasts) async fn lines(
    connection: &mut SqliteConnection,
    id: BroadcastId,
    group: Group,
    (limit, skip): (i64, i64),
) -> Result<Vec<Line>, StoreError> {
    let sql = format!(
        "{LINE} WHERE one.broadcast_id = ? AND {}
         ORDER BY producers.commune, producers.name_key, one.number LIMIT ? OFFSET ?",
        of(group)
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id.0)
        .bind(limit)
        .bind(skip)
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

/// Everybody, the silent first, then those whom Telegram does not reach.
pub(in crate::broadcasts) async fn all_lines(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<Vec<Line>, StoreError> {
    let sql = format!(
        "{LINE} WHERE one.broadcast_id = ?
         ORDER BY CASE WHEN {} THEN 0 WHEN {} THEN 1 WHEN {UNREACHED} THEN 2
            WHEN one.response IS NULL THEN 3 ELSE 4 END,
            producers.commune, producers.name_key, one.number",
        of(Group::Silent),
        of(Group::Unknown)
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// Those whom Telegram does not reach, each producer once.
pub(in crate::broadcasts) async fn unreached(
    connection: &mut SqliteConnection,
    id: BroadcastId,
) -> Result<Vec<Line>, StoreError> {
    let sql = format!(
        "{LINE} WHERE one.broadcast_id = ? AND {UNREACHED} AND NOT EXISTS
            (SELECT 1 FROM broadcast_recipients AS other WHERE other.broadcast_id = one.broadcast_id
                AND other.producer_id = one.producer_id AND other.state = 'sent')
         GROUP BY one.producer_id ORDER BY producers.commune, producers.name_key, one.number"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// The draft of somebody's that reminds those who have not confirmed a broadcast.
pub(in crate::broadcasts) async fn reminder_of(
    connection: &mut SqliteConnection,
    author: AccountId,
    id: BroadcastId,
) -> Result<Option<BroadcastId>, StoreError> {
    let found: Option<i64> = sqlx::query_scalar(
        "SELECT id FROM broadcasts WHERE author_id = ? AND state = ? AND origin = ?
            AND origin_why = 'remind' ORDER BY id DESC LIMIT 1",
    )
    .bind(author.0)
    .bind(State::Draft.name())
    .bind(id.0)
    .fetch_optional(connection)
    .await?;
    Ok(found.map(BroadcastId))
}
