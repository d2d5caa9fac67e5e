//! The SQL of dossiers.

mod lists;
mod rounds;
mod whole;

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::clock::Timestamp;
use crate::people::{AccountId, Actor};
use crate::producers::model::{DecisionId, ProductId};
use crate::programme::criteria::Star;
use crate::store::{StoreError, Tx, expect_rows, id_list, odd};

pub use lists::{Group, Listed, Reach, Which};
pub(super) use lists::{count, list};
pub(super) use rounds::{
    changes_in, concerned, drafts_in, drafts_to_take_up, filed_in, forget_notices, history_of,
    insert_change, is_any_untold, noticed, notices, reopen_round, set_round, sets, told, untold,
    withdraw_round,
};
pub use whole::all;

use super::model::{Dossier, DossierId, DossierKind, Lookup, RoundId};
use super::rules::{Entry, Kind, Points, Status};

const SELECT: &str = "SELECT id, product_id, kind, target, status, rule_set, filed_on, number, lookup, \
     round_year, round, points_a, points_b, points_c, changed_at, version FROM dossiers";

fn read(row: &SqliteRow) -> Result<Dossier, StoreError> {
    let id: i64 = row.try_get("id")?;
    let odd = |detail: String| odd("dossiers", id, detail);
    let (kind, status): (String, String) = (row.try_get("kind")?, row.try_get("status")?);
    let target: u8 = row.try_get("target")?;
    let filed_on: Option<String> = row.try_get("filed_on")?;
    let filed_on: Option<NaiveDate> = match filed_on {
        Some(text) => Some(text.parse().map_err(|_| odd(format!("filed on {text:?}")))?),
        None => None,
    };
    let round: (Option<i32>, Option<u8>) = (row.try_get("round_year")?, row.try_get("round")?);
    let changed_at: i64 = row.try_get("changed_at")?;
    Ok(Dossier {
        id: DossierId(id),
        product: ProductId(row.try_get("product_id")?),
        kind: DossierKind::of(&kind).ok_or_else(|| odd(format!("kind {kind:?}")))?,
        target: Star::new(target).ok_or_else(|| odd(format!("target {target}")))?,
        status: Status::of(&status).ok_or_else(|| odd(format!("status {status:?}")))?,
        rule_set: row.try_get("rule_set")?,
        filed_on,
        number: row.try_get("number")?,
        lookup: Lookup::stored(row.try_get("lookup")?),
        round: match round {
            (Some(year), Some(number)) => Some(RoundId { year, number }),
            _ => None,
        },
        points: read_points(row)?,
        changed_at: moment(changed_at),
        version: row.try_get("version")?,
    })
}

fn read_points(row: &SqliteRow) -> Result<Option<Points>, StoreError> {
    let points: (Option<u8>, Option<u8>, Option<u8>) =
        (row.try_get("points_a")?, row.try_get("points_b")?, row.try_get("points_c")?);
    Ok(match points {
        (Some(a), Some(b), Some(c)) => Some(Points { a, b, c }),
        _ => None,
    })
}

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_timestamp_millis(millis).unwrap_or_default()
}

pub(super) async fn dossier(
    connection: &mut SqliteConnection,
    id: DossierId,
) -> Result<Option<Dossier>, StoreError> {
    let sql = format!("{SELECT} WHERE id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

pub(super) async fn by_lookup(
    connection: &mut SqliteConnection,
    code: &Lookup,
) -> Result<Option<Dossier>, StoreError> {
    let sql = format!("{SELECT} WHERE lookup = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(code.as_str())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The newest dossier of each of these products.
pub(super) async fn newest_of(
    connection: &mut SqliteConnection,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Dossier>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE id IN (SELECT max(id) FROM dossiers
            WHERE product_id IN (SELECT value FROM json_each(?)) GROUP BY product_id)"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id_list(products.iter().map(|id| id.0)))
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| read(row).map(|one| (one.product, one))).collect()
}

/// The dossier of a product that has not come to its end.
pub(super) async fn open_of(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<Option<Dossier>, StoreError> {
    let sql = format!("{SELECT} WHERE product_id = ? AND stage <> 'over' ORDER BY id DESC LIMIT 1");
    let row =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(product.0).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

/// The rounds for which there are drafts.
pub(super) async fn rounds_of_drafts(
    connection: &mut SqliteConnection,
) -> Result<Vec<RoundId>, StoreError> {
    let rows = sqlx::query(
        "SELECT DISTINCT round_year, round FROM dossiers
         WHERE status = 'draft' AND round_year IS NOT NULL ORDER BY round_year, round",
    )
    .fetch_all(connection)
    .await?;
    let read = |row: &SqliteRow| {
        Ok(RoundId { year: row.try_get("round_year")?, number: row.try_get("round")? })
    };
    rows.iter().map(read).collect()
}

/// The drafts for a round.
pub(super) async fn drafts_of(
    connection: &mut SqliteConnection,
    round: RoundId,
) -> Result<Vec<Dossier>, StoreError> {
    let sql =
        format!("{SELECT} WHERE status = 'draft' AND round_year = ? AND round = ? ORDER BY id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(round.year)
        .bind(round.number)
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

/// A dossier that is begun.
pub(super) struct Opening<'a> {
    pub(super) product: ProductId,
    pub(super) kind: DossierKind,
    pub(super) target: Star,
    pub(super) lookup: &'a Lookup,
    pub(super) round: Option<RoundId>,
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    opening: &Opening<'_>,
) -> Result<DossierId, StoreError> {
    let result = sqlx::query(
        "INSERT INTO dossiers (product_id, kind, target, lookup, round_year, round, opened_at,
            changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
    )
    .bind(opening.product.0)
    .bind(opening.kind.name())
    .bind(opening.target.get())
    .bind(opening.lookup.as_str())
    .bind(opening.round.map(|round| round.year))
    .bind(opening.round.map(|round| round.number))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(DossierId(result.last_insert_rowid()))
}

/// Writes where a dossier stands, if nobody has since `dossier.version` was read.
pub(super) async fn update(
    tx: &mut Tx,
    now: Timestamp,
    dossier: &Dossier,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE dossiers SET status = ?3, rule_set = ?4, filed_on = ?5, number = ?6, points_a = ?7,
            points_b = ?8, points_c = ?9, changed_at = ?10, version = version + 1
         WHERE id = ?1 AND version = ?2",
    )
    .bind(dossier.id.0)
    .bind(dossier.version)
    .bind(dossier.status.to_string())
    .bind(&dossier.rule_set)
    .bind(dossier.filed_on.map(|day| day.to_string()))
    .bind(&dossier.number)
    .bind(dossier.points.map(|points| points.a))
    .bind(dossier.points.map(|points| points.b))
    .bind(dossier.points.map(|points| points.c))
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}

pub(super) async fn set_target(
    tx: &mut Tx,
    id: DossierId,
    target: Star,
    kind: DossierKind,
) -> Result<(), StoreError> {
    let result =
        sqlx::query("UPDATE dossiers SET target = ?, kind = ?, version = version + 1 WHERE id = ?")
            .bind(target.get())
            .bind(kind.name())
            .bind(id.0)
            .execute(tx.connection())
            .await?;
    expect_rows(&result, "dossiers", 1)
}

/// The numbers of the registration forms that a commune has filed in a year, but for those of one dossier.
pub(super) async fn numbers(
    connection: &mut SqliteConnection,
    but: DossierId,
    year: i32,
) -> Result<Vec<String>, StoreError> {
    let numbers = sqlx::query_scalar(
        "SELECT number FROM dossiers
         WHERE commune = (SELECT commune FROM dossiers WHERE id = ?1) AND id <> ?1
            AND number <> '' AND substr(filed_on, 1, 4) = ?2",
    )
    .bind(but.0)
    .bind(year.to_string())
    .fetch_all(connection)
    .await?;
    Ok(numbers)
}

pub(super) async fn set_number(tx: &mut Tx, id: DossierId, number: &str) -> Result<(), StoreError> {
    let result = sqlx::query("UPDATE dossiers SET number = ?, version = version + 1 WHERE id = ?")
        .bind(number)
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    expect_rows(&result, "dossiers", 1)
}

/// An entry of the history of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who; nobody where the bot did it by itself or it was done in a shell.
    pub by: Option<AccountId>,
    /// What was done, from where to where.
    pub entry: Entry,
    /// Why.
    pub reason: String,
    /// The points that came with it.
    pub points: Option<Points>,
    /// The decision that came with it.
    pub decision: Option<DecisionId>,
}

/// What an entry carries beside the statuses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carries<'a> {
    pub(super) reason: &'a str,
    pub(super) points: Option<Points>,
    pub(super) decision: Option<DecisionId>,
}

pub(super) async fn add_event(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    dossier: DossierId,
    entry: Entry,
    carries: Carries<'_>,
) -> Result<i64, StoreError> {
    let actor_name = match actor {
        Actor::Person(_) => "person",
        Actor::System => "system",
        Actor::CommandLine => "command_line",
    };
    let points = carries.points;
    let result = sqlx::query(
        "INSERT INTO dossier_events (dossier_id, at, actor, account_id, step, from_status, to_status,
            reason, points_a, points_b, points_c, decision_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(dossier.0)
    .bind(now.timestamp_millis())
    .bind(actor_name)
    .bind(actor.account().map(|account| account.id.0))
    .bind(entry.kind.name())
    .bind(entry.from.to_string())
    .bind(entry.to.to_string())
    .bind(carries.reason)
    .bind(points.map(|points| points.a))
    .bind(points.map(|points| points.b))
    .bind(points.map(|points| points.c))
    .bind(carries.decision.map(|id| id.0))
    .execute(tx.connection())
    .await?;
    Ok(result.last_insert_rowid())
}

/// The history of a dossier, the oldest entry first.
pub(super) async fn history(
    connection: &mut SqliteConnection,
    dossier: DossierId,
) -> Result<Vec<Event>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, at, account_id, step, from_status, to_status, reason, points_a, points_b,
            points_c, decision_id
         FROM dossier_events WHERE dossier_id = ? ORDER BY id",
    )
    .bind(dossier.0)
    .fetch_all(connection)
    .await?;
    rows.iter().map(read_event).collect()
}

fn read_event(row: &SqliteRow) -> Result<Event, StoreError> {
    let id: i64 = row.try_get("id")?;
    let odd = |detail: String| odd("dossier_events", id, detail);
    let (step, from, to): (String, String, String) =
        (row.try_get("step")?, row.try_get("from_status")?, row.try_get("to_status")?);
    let (by, decision): (Option<i64>, Option<i64>) =
        (row.try_get("account_id")?, row.try_get("decision_id")?);
    let status = |text: &str| Status::of(text).ok_or_else(|| odd(format!("status {text:?}")));
    Ok(Event {
        id,
        at: moment(row.try_get("at")?),
        by: by.map(AccountId),
        entry: Entry {
            kind: Kind::of(&step).ok_or_else(|| odd(format!("step {step:?}")))?,
            from: status(&from)?,
            to: status(&to)?,
        },
        reason: row.try_get("reason")?,
        points: read_points(row)?,
        decision: decision.map(DecisionId),
    })
}
