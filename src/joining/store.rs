//! The SQL of links and claims.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::clock::Timestamp;
use crate::people::{AccountId, Tie};
use crate::producers::model::ProducerId;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx, expect_rows};

use super::{Application, Claim, ClaimId, ClaimState, Link, Way};

pub(super) async fn insert_link(
    tx: &mut Tx,
    link: &Link,
    made_at: Timestamp,
    by: Option<AccountId>,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO producer_links (code, producer_id, tie, made_by, made_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(&link.code)
    .bind(link.producer.0)
    .bind(link.tie.name())
    .bind(by.map(|by| by.0))
    .bind(made_at.timestamp_millis())
    .bind(link.expires_at.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

pub(super) async fn link(tx: &mut Tx, code: &str) -> Result<Option<Link>, StoreError> {
    let row = sqlx::query(
        "SELECT code, producer_id, tie, made_by, expires_at, used_by FROM producer_links
         WHERE code = ?",
    )
    .bind(code)
    .fetch_optional(tx.connection())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (tie, expires_at): (String, i64) = (row.try_get("tie")?, row.try_get("expires_at")?);
    let (made_by, used_by): (Option<i64>, Option<i64>) =
        (row.try_get("made_by")?, row.try_get("used_by")?);
    Ok(Some(Link {
        code: row.try_get("code")?,
        producer: ProducerId(row.try_get("producer_id")?),
        tie: Tie::of(&tie),
        expires_at: moment(expires_at),
        made_by: made_by.map(AccountId),
        used_by: used_by.map(AccountId),
    }))
}

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_timestamp_millis(millis).unwrap_or_default()
}

pub(super) async fn use_link(
    tx: &mut Tx,
    now: Timestamp,
    code: &str,
    by: AccountId,
) -> Result<(), StoreError> {
    let result = sqlx::query(
        "UPDATE producer_links SET used_by = ?, used_at = ? WHERE code = ? AND used_by IS NULL",
    )
    .bind(by.0)
    .bind(now.timestamp_millis())
    .bind(code)
    .execute(tx.connection())
    .await?;
    expect_rows(&result, "producer_links", 1)
}

const CLAIM: &str = "SELECT id, account_id, producer_id, commune, tie, way, form, state, made_at, reason \
     FROM claims";

fn read(row: &SqliteRow) -> Result<Claim, StoreError> {
    let id: i64 = row.try_get("id")?;
    let odd = |detail: String| StoreError::Inconsistent { table: "claims", row: id, detail };
    let (tie, way, state): (String, String, String) =
        (row.try_get("tie")?, row.try_get("way")?, row.try_get("state")?);
    let (producer, form): (Option<i64>, Option<String>) =
        (row.try_get("producer_id")?, row.try_get("form")?);
    let application: Option<Application> = match form {
        Some(text) => {
            Some(serde_json::from_str(&text).map_err(|error| odd(format!("form: {error}")))?)
        }
        None => None,
    };
    Ok(Claim {
        id: ClaimId(id),
        account: AccountId(row.try_get("account_id")?),
        producer: producer.map(ProducerId),
        commune: PlaceCode::stored(row.try_get("commune")?),
        tie: Tie::of(&tie),
        way: Way::of(&way).ok_or_else(|| odd(format!("way {way:?}")))?,
        application,
        state: ClaimState::of(&state).ok_or_else(|| odd(format!("state {state:?}")))?,
        made_at: moment(row.try_get("made_at")?),
        reason: row.try_get("reason")?,
    })
}

pub(super) async fn insert_claim(
    tx: &mut Tx,
    now: Timestamp,
    claim: &Claim,
) -> Result<ClaimId, StoreError> {
    let form = claim.application.as_ref().and_then(|form| serde_json::to_string(form).ok());
    let result = sqlx::query(
        "INSERT INTO claims (account_id, producer_id, commune, tie, way, form, made_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(claim.account.0)
    .bind(claim.producer.map(|producer| producer.0))
    .bind(claim.commune.map_or(0, PlaceCode::number))
    .bind(claim.tie.name())
    .bind(claim.way.name())
    .bind(form)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(ClaimId(result.last_insert_rowid()))
}

pub(super) async fn claim(tx: &mut Tx, id: ClaimId) -> Result<Option<Claim>, StoreError> {
    let sql = format!("{CLAIM} WHERE id = ?");
    let row =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(tx.connection()).await?;
    row.as_ref().map(read).transpose()
}

/// What an account waits for, the newest first.
pub(super) async fn waiting_of(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<Claim>, StoreError> {
    let sql = format!("{CLAIM} WHERE account_id = ? AND state = 'waiting' ORDER BY id DESC");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(account.0).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// What waits for an officer's yes in these communes (all of them with `None`), the oldest first.
pub(super) async fn waiting(
    connection: &mut SqliteConnection,
    communes: Option<&[PlaceCode]>,
    limit: usize,
) -> Result<Vec<Claim>, StoreError> {
    let within = match communes {
        None => "1".to_owned(),
        Some(places) => {
            let codes: Vec<String> =
                places.iter().map(|place| place.number().to_string()).collect();
            format!("commune IN ({})", codes.join(", "))
        }
    };
    let sql = format!("{CLAIM} WHERE state = 'waiting' AND {within} ORDER BY id LIMIT {limit}");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// Settles a claim that waits; false when it waits no more.
pub(super) async fn settle(
    tx: &mut Tx,
    now: Timestamp,
    id: ClaimId,
    state: ClaimState,
    (by, reason): (Option<AccountId>, &str),
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE claims SET state = ?, decided_by = ?, decided_at = ?, reason = ?
         WHERE id = ? AND state = 'waiting'",
    )
    .bind(state.name())
    .bind(by.map(|by| by.0))
    .bind(now.timestamp_millis())
    .bind(reason)
    .bind(id.0)
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}
