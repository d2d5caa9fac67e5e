//! The SQL of lists of tickets.

use chrono::TimeDelta;
use sqlx::sqlite::SqlitePool;
use sqlx::{AssertSqlSafe, Row};

use super::{COLUMNS, instant, read};
use crate::clock::Timestamp;
use crate::people::{AccountId, Person, Role};
use crate::store::{StoreError, Tx};
use crate::tickets::Ticket;
use crate::tickets::rules::State;

/// A list on the officers' desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tickets) enum List {
    /// What waits for somebody to take it.
    Waiting,
    /// What the viewer has and is to answer.
    Mine,
    /// What was answered.
    Answered,
}

/// How many tickets are in each list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that wait for somebody to take them.
    pub waiting: i64,
    /// Those that the viewer has and is to answer.
    pub mine: i64,
    /// Those that were answered.
    pub answered: i64,
}

/// Whose lists they are, and which tickets they may see: those of no commune, and those of these
/// communes or of all.
#[derive(Clone, Debug)]
pub(in crate::tickets) struct Viewer {
    account: AccountId,
    /// The codes as a JSON array; `None`: all.
    communes: Option<String>,
}

impl Viewer {
    pub(in crate::tickets) fn of(person: &Person) -> Self {
        let all =
            person.roles.iter().any(|role| matches!(role, Role::ProvinceOfficer | Role::Admin));
        let codes: Vec<u32> = person
            .roles
            .iter()
            .filter_map(|role| role.place())
            .map(crate::programme::places::PlaceCode::number)
            .collect();
        let communes = (!all).then(|| serde_json::to_string(&codes).unwrap_or_default());
        Self { account: person.account.id, communes }
    }
}

/// Those that a viewer may see: `?1` the account, `?2` the communes.
const VISIBLE: &str = "(?2 IS NULL OR place = 0 OR place IN (SELECT value FROM json_each(?2)))";

impl List {
    fn condition(self) -> &'static str {
        match self {
            Self::Waiting => "state = 'waiting' AND ?1 = ?1",
            Self::Mine => "state = 'taken' AND officer_id = ?1",
            Self::Answered => "state IN ('answered', 'closed') AND ?1 = ?1",
        }
    }

    /// What waits longest comes first; what was answered last comes first.
    fn order(self) -> &'static str {
        match self {
            Self::Waiting | Self::Mine => "opened_at, id",
            Self::Answered => "changed_at DESC, id DESC",
        }
    }
}

/// A line of a list.
#[derive(Clone, Debug)]
pub(in crate::tickets) struct Line {
    pub(in crate::tickets) number: i64,
    pub(in crate::tickets) state: State,
    pub(in crate::tickets) name: String,
    pub(in crate::tickets) text: String,
    pub(in crate::tickets) at: Timestamp,
}

/// A page of a list, and how many there are in all.
#[derive(Clone, Debug)]
pub(in crate::tickets) struct Page {
    pub(in crate::tickets) lines: Vec<Line>,
    pub(in crate::tickets) count: i64,
}

async fn count(tx: &mut Tx, list: List, viewer: &Viewer) -> Result<i64, StoreError> {
    let sql = format!("SELECT count(*) FROM tickets WHERE {} AND {VISIBLE}", list.condition());
    Ok(sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(viewer.account.0)
        .bind(&viewer.communes)
        .fetch_one(tx.connection())
        .await?)
}

pub(in crate::tickets) async fn counts(tx: &mut Tx, viewer: &Viewer) -> Result<Counts, StoreError> {
    Ok(Counts {
        waiting: count(tx, List::Waiting, viewer).await?,
        mine: count(tx, List::Mine, viewer).await?,
        answered: count(tx, List::Answered, viewer).await?,
    })
}

pub(in crate::tickets) async fn page(
    tx: &mut Tx,
    list: List,
    viewer: &Viewer,
    offset: i64,
    limit: i64,
) -> Result<Page, StoreError> {
    let sql = format!(
        "SELECT tickets.id, state, accounts.name, text, opened_at
         FROM tickets JOIN accounts ON accounts.id = account_id
         WHERE {} AND {VISIBLE} ORDER BY {} LIMIT ?3 OFFSET ?4",
        list.condition(),
        list.order().replace("id", "tickets.id"),
    );
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(viewer.account.0)
        .bind(&viewer.communes)
        .bind(limit)
        .bind(offset)
        .fetch_all(tx.connection())
        .await?;
    Ok(Page { lines: lines(&rows)?, count: count(tx, list, viewer).await? })
}

/// A page of what somebody asked, the newest first.
pub(in crate::tickets) async fn of_account(
    tx: &mut Tx,
    account: AccountId,
    offset: i64,
    limit: i64,
) -> Result<Page, StoreError> {
    let rows = sqlx::query(
        "SELECT tickets.id, state, accounts.name, text, opened_at
         FROM tickets JOIN accounts ON accounts.id = account_id
         WHERE account_id = ? ORDER BY tickets.id DESC LIMIT ? OFFSET ?",
    )
    .bind(account.0)
    .bind(limit)
    .bind(offset)
    .fetch_all(tx.connection())
    .await?;
    let count = sqlx::query_scalar("SELECT count(*) FROM tickets WHERE account_id = ?")
        .bind(account.0)
        .fetch_one(tx.connection())
        .await?;
    Ok(Page { lines: lines(&rows)?, count })
}

fn lines(rows: &[sqlx::sqlite::SqliteRow]) -> Result<Vec<Line>, StoreError> {
    rows.iter()
        .map(|row| {
            let number = row.try_get("id")?;
            let state: String = row.try_get("state")?;
            Ok(Line {
                number,
                state: State::of(&state).ok_or_else(|| StoreError::Inconsistent {
                    table: "tickets",
                    row: number,
                    detail: format!("state {state:?}"),
                })?,
                name: row.try_get("name")?,
                text: row.try_get("text")?,
                at: instant("tickets", number, row.try_get("opened_at")?)?,
            })
        })
        .collect()
}

/// What somebody asked before they said where they are, and nobody was told of yet.
pub(in crate::tickets) async fn waiting_for_home(
    tx: &mut Tx,
    account: AccountId,
) -> Result<Vec<Ticket>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM tickets
         WHERE account_id = ? AND state = 'waiting' AND rung = 0 ORDER BY id"
    );
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(account.0).fetch_all(tx.connection()).await?;
    rows.iter().map(read).collect()
}

/// The tickets with this normal form.
pub(in crate::tickets) async fn same_question(
    tx: &mut Tx,
    normal: &str,
) -> Result<Vec<Ticket>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM tickets WHERE normal = ? AND normal <> '' ORDER BY id");
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(normal).fetch_all(tx.connection()).await?;
    rows.iter().map(read).collect()
}

/// The normal form of a ticket's question.
pub(in crate::tickets) async fn normal(tx: &mut Tx, number: i64) -> Result<String, StoreError> {
    Ok(sqlx::query_scalar("SELECT normal FROM tickets WHERE id = ?")
        .bind(number)
        .fetch_one(tx.connection())
        .await?)
}

/// How long each first answer took since the question was sent, of the answers since then, the
/// shortest first.
///
/// # Errors
/// When the store fails.
pub async fn answer_times(
    reader: &SqlitePool,
    since: Timestamp,
) -> Result<Vec<TimeDelta>, StoreError> {
    let millis: Vec<i64> = sqlx::query_scalar(
        "SELECT min(ticket_events.at) - tickets.opened_at AS took
         FROM ticket_events JOIN tickets ON tickets.id = ticket_events.ticket_id
         WHERE ticket_events.step = 'answer'
         GROUP BY tickets.id HAVING min(ticket_events.at) > ? ORDER BY took",
    )
    .bind(since.timestamp_millis())
    .fetch_all(reader)
    .await?;
    Ok(millis.into_iter().map(TimeDelta::milliseconds).collect())
}
