//! The SQL of rounds.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};

use crate::clock::Timestamp;
use crate::dossiers::model::RoundId;
use crate::dossiers::rounds::{Changed, RoundChange, RoundDays};
use crate::people::AccountId;
use crate::store::{StoreError, Tx, id_list};

use super::odd;

fn read_day(row: &SqliteRow, column: &str) -> Result<Option<NaiveDate>, StoreError> {
    let text: Option<String> = row.try_get(column)?;
    let parse =
        |text: String| text.parse().map_err(|_| odd("rounds", 0, format!("{column} {text:?}")));
    text.map(parse).transpose()
}

fn read_days(row: &SqliteRow, columns: (&str, &str)) -> Result<Option<RoundDays>, StoreError> {
    Ok(match (read_day(row, columns.0)?, read_day(row, columns.1)?) {
        (Some(proposed_before), Some(evaluated_before)) => {
            Some(RoundDays { proposed_before, evaluated_before })
        }
        _ => None,
    })
}

fn read_round(row: &SqliteRow) -> Result<RoundId, StoreError> {
    Ok(RoundId { year: row.try_get("year")?, number: row.try_get("number")? })
}

/// What the columns of a round's days are called.
const DAYS: (&str, &str) = ("proposed_before", "evaluated_before");

/// All that the province has set.
pub(in crate::dossiers) async fn sets(
    connection: &mut SqliteConnection,
) -> Result<Vec<(RoundId, RoundDays)>, StoreError> {
    let rows = sqlx::query("SELECT year, number, proposed_before, evaluated_before FROM rounds")
        .fetch_all(connection)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        if let Some(days) = read_days(row, DAYS)? {
            found.push((read_round(row)?, days));
        }
    }
    Ok(found)
}

/// Keeps the days of a round.
pub(in crate::dossiers) async fn set_round(
    tx: &mut Tx,
    round: RoundId,
    days: RoundDays,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO rounds (year, number, proposed_before, evaluated_before) VALUES (?, ?, ?, ?)
         ON CONFLICT (year, number) DO UPDATE SET proposed_before = excluded.proposed_before,
            evaluated_before = excluded.evaluated_before",
    )
    .bind(round.year)
    .bind(round.number)
    .bind(days.proposed_before.to_string())
    .bind(days.evaluated_before.to_string())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Withdraws a round: what was meant for it is kept beside the change, and meant for the next one.
pub(in crate::dossiers) async fn withdraw_round(
    tx: &mut Tx,
    change: i64,
    round: RoundId,
    next: Option<RoundId>,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM rounds WHERE year = ? AND number = ?")
        .bind(round.year)
        .bind(round.number)
        .execute(tx.connection())
        .await?;
    sqlx::query(
        "INSERT INTO withdrawn_drafts (change_id, dossier_id)
         SELECT ?, id FROM dossiers WHERE status = 'draft' AND round_year = ? AND round = ?",
    )
    .bind(change)
    .bind(round.year)
    .bind(round.number)
    .execute(tx.connection())
    .await?;
    sqlx::query(
        "UPDATE dossiers SET round_year = ?, round = ?, version = version + 1
         WHERE status = 'draft' AND round_year = ? AND round = ?",
    )
    .bind(next.map(|next| next.year))
    .bind(next.map(|next| next.number))
    .bind(round.year)
    .bind(round.number)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Drafts that were meant for a round until it was withdrawn.
macro_rules! to_take_up {
    () => {
        "status = 'draft' AND id IN (SELECT dossier_id FROM withdrawn_drafts WHERE change_id =
            (SELECT max(id) FROM round_changes WHERE year = ?1 AND number = ?2))"
    };
}

/// How many drafts were meant for a round until it was withdrawn.
pub(in crate::dossiers) async fn drafts_to_take_up(
    connection: &mut SqliteConnection,
    round: RoundId,
) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar(concat!("SELECT count(*) FROM dossiers WHERE ", to_take_up!()))
        .bind(round.year)
        .bind(round.number)
        .fetch_one(connection)
        .await?)
}

/// What was meant for a round until it was withdrawn, and is still a draft, is meant for it again.
pub(in crate::dossiers) async fn reopen_round(
    tx: &mut Tx,
    round: RoundId,
) -> Result<(), StoreError> {
    sqlx::query(concat!(
        "UPDATE dossiers SET round_year = ?1, round = ?2, version = version + 1 WHERE ",
        to_take_up!()
    ))
    .bind(round.year)
    .bind(round.number)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// How many dossiers were filed for a round and are not decided.
pub(in crate::dossiers) async fn filed_in(
    connection: &mut SqliteConnection,
    round: RoundId,
) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT count(*) FROM dossiers
         WHERE round_year = ? AND round = ? AND stage NOT IN ('drafts', 'over')",
    )
    .bind(round.year)
    .bind(round.number)
    .fetch_one(connection)
    .await?)
}

/// Writes a change down.
pub(in crate::dossiers) async fn insert_change(
    tx: &mut Tx,
    now: Timestamp,
    by: AccountId,
    was: Option<RoundDays>,
    change: &RoundChange,
) -> Result<i64, StoreError> {
    let result = sqlx::query(
        "INSERT INTO round_changes (year, number, was_proposed, was_evaluated, proposed_before,
            evaluated_before, withdrawn, reason, account_id, at)
         VALUES (?1, ?2, ?3, ?4, coalesce(?5, ?3), coalesce(?6, ?4), ?7, ?8, ?9, ?10)",
    )
    .bind(change.round.year)
    .bind(change.round.number)
    .bind(was.map(|days| days.proposed_before.to_string()))
    .bind(was.map(|days| days.evaluated_before.to_string()))
    .bind(change.days.map(|days| days.proposed_before.to_string()))
    .bind(change.days.map(|days| days.evaluated_before.to_string()))
    .bind(change.days.is_none())
    .bind(&change.reason)
    .bind(by.0)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(result.last_insert_rowid())
}

const CHANGE: &str = "SELECT id, year, number, was_proposed, was_evaluated, proposed_before, \
     evaluated_before, withdrawn, reason, told_to FROM round_changes";

fn read_change(row: &SqliteRow) -> Result<Changed, StoreError> {
    let id = row.try_get("id")?;
    let days = read_days(row, DAYS)?;
    let withdrawn: bool = row.try_get("withdrawn")?;
    Ok(Changed {
        id,
        was: read_days(row, ("was_proposed", "was_evaluated"))?,
        change: RoundChange {
            round: read_round(row)?,
            days: days.filter(|_| !withdrawn),
            reason: row.try_get("reason")?,
        },
    })
}

/// What was changed about a round, the newest first.
pub(in crate::dossiers) async fn history_of(
    connection: &mut SqliteConnection,
    round: RoundId,
    limit: i64,
) -> Result<Vec<Changed>, StoreError> {
    let sql = format!("{CHANGE} WHERE year = ? AND number = ? ORDER BY id DESC LIMIT ?");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(round.year)
        .bind(round.number)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_change).collect()
}

/// How many drafts are meant for a round.
pub(in crate::dossiers) async fn drafts_in(
    connection: &mut SqliteConnection,
    round: RoundId,
) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT count(*) FROM dossiers WHERE status = 'draft' AND round_year = ? AND round = ?",
    )
    .bind(round.year)
    .bind(round.number)
    .fetch_one(connection)
    .await?)
}

/// The oldest changes that were made together and of which not everybody was told, with the last account
/// that was.
pub(in crate::dossiers) async fn untold(
    connection: &mut SqliteConnection,
) -> Result<(Vec<Changed>, AccountId), StoreError> {
    let sql = format!(
        "{CHANGE} WHERE told_at IS NULL AND (account_id, at, told_to) =
            (SELECT account_id, at, told_to FROM round_changes WHERE told_at IS NULL ORDER BY id LIMIT 1)
         ORDER BY year, number, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(connection).await?;
    let after = rows.first().map_or(Ok(0), |row| row.try_get("told_to"))?;
    let changes: Vec<Changed> = rows.iter().map(read_change).collect::<Result<_, _>>()?;
    Ok((changes, AccountId(after)))
}

/// Whether there is a change of which not everybody was told.
pub(in crate::dossiers) async fn is_any_untold(reader: &SqlitePool) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM round_changes WHERE told_at IS NULL)")
        .fetch_one(reader)
        .await?)
}

/// Those whom changes of rounds concern, after an account: who acts for a producer with a draft for one,
/// or with one that was meant for it until it was withdrawn, and the officers of communes and province.
pub(in crate::dossiers) async fn concerned(
    connection: &mut SqliteConnection,
    changes: &[Changed],
    after: AccountId,
    limit: i64,
) -> Result<Vec<AccountId>, StoreError> {
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let rounds = changes.iter().map(|one| one.change.round);
    let rounds: Vec<String> =
        rounds.map(|round| format!("({}, {})", round.year, round.number)).collect();
    let sql = format!(
        "SELECT producer_members.account_id AS account FROM dossiers
         JOIN products ON products.id = dossiers.product_id
         JOIN producers ON producers.id = products.producer_id
         JOIN producer_members ON producer_members.producer_id
            IN (producers.id, coalesce(producers.merged_into, producers.id))
         WHERE dossiers.status = 'draft' AND producer_members.account_id > ?1
            AND ((round_year, round) IN (VALUES {}) OR dossiers.id IN (SELECT dossier_id
                FROM withdrawn_drafts WHERE change_id IN (SELECT value FROM json_each(?3))))
         UNION SELECT account_id FROM roles
         WHERE role IN ('commune_officer', 'province_officer') AND account_id > ?1
         ORDER BY account LIMIT ?2",
        rounds.join(", ")
    );
    let ids: Vec<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(after.0)
        .bind(limit)
        .bind(id_list(changes.iter().map(|one| one.id)))
        .fetch_all(connection)
        .await?;
    Ok(ids.into_iter().map(AccountId).collect())
}

/// The messages that were written for somebody about one of these rounds, by their rows in the outbox.
pub(in crate::dossiers) async fn notices(
    connection: &mut SqliteConnection,
    account: AccountId,
    rounds: &[RoundId],
) -> Result<Vec<i64>, StoreError> {
    let rows = sqlx::query(
        "SELECT DISTINCT outbox_row, year, number FROM round_notices
         JOIN round_changes ON round_changes.id = change_id WHERE round_notices.account_id = ?",
    )
    .bind(account.0)
    .fetch_all(connection)
    .await?;
    let mut found = Vec::new();
    for row in &rows {
        let id: i64 = row.try_get("outbox_row")?;
        if rounds.contains(&read_round(row)?) && !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The changes of which these messages tell somebody.
pub(in crate::dossiers) async fn changes_in(
    connection: &mut SqliteConnection,
    account: AccountId,
    messages: &[i64],
) -> Result<Vec<Changed>, StoreError> {
    let sql = format!(
        "{CHANGE} WHERE id IN (SELECT change_id FROM round_notices
            WHERE account_id = ? AND outbox_row IN (SELECT value FROM json_each(?))) ORDER BY id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(account.0)
        .bind(id_list(messages.iter().copied()))
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_change).collect()
}

/// Keeps which message tells somebody of a change.
pub(in crate::dossiers) async fn noticed(
    tx: &mut Tx,
    account: AccountId,
    change: i64,
    message: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT OR REPLACE INTO round_notices (account_id, change_id, outbox_row) VALUES (?, ?, ?)",
    )
    .bind(account.0)
    .bind(change)
    .bind(message)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Forgets messages that were written for somebody.
pub(in crate::dossiers) async fn forget_notices(
    tx: &mut Tx,
    account: AccountId,
    messages: &[i64],
) -> Result<(), StoreError> {
    sqlx::query(
        "DELETE FROM round_notices
         WHERE account_id = ? AND outbox_row IN (SELECT value FROM json_each(?))",
    )
    .bind(account.0)
    .bind(id_list(messages.iter().copied()))
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Keeps how far those concerned were told; with `None`, that all were.
pub(in crate::dossiers) async fn told(
    tx: &mut Tx,
    now: Timestamp,
    change: i64,
    last: Option<AccountId>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE round_changes SET told_to = coalesce(?1, told_to),
            told_at = CASE WHEN ?1 IS NULL THEN ?2 END WHERE id = ?3",
    )
    .bind(last.map(|last| last.0))
    .bind(now.timestamp_millis())
    .bind(change)
    .execute(tx.connection())
    .await?;
    Ok(())
}
