//! The SQL of who a broadcast reaches: before it is confirmed, and as it is written down.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::fitting::Fitting;
use super::odd;
use crate::broadcasts::model::{Audience, Broadcast, LeftOut, Reach, Reached, Topic};
use crate::clock::{Timestamp, local_date};
use crate::people::AccountId;
use crate::producers::model::{ProducerId, ProductId};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

/// Writes down the recipients among the next `limit` producers after the one with the number `after`:
/// a row for each account that acts for one that the audience fits, and a row without an account where
/// nobody does. An account that has a row already gets none. Returns the number of the last producer
/// that was considered; `None` where there is none left.
pub(in crate::broadcasts) async fn freeze(
    tx: &mut Tx,
    now: Timestamp,
    one: &Broadcast,
    after: i64,
    limit: i64,
) -> Result<Option<i64>, StoreError> {
    let last: Option<i64> = sqlx::query_scalar(
        "SELECT max(id) FROM (SELECT id FROM producers WHERE merged_into IS NULL AND id > ?
         ORDER BY id LIMIT ?)",
    )
    .bind(after)
    .bind(limit)
    .fetch_one(tx.connection())
    .await?;
    let Some(last) = last else { return Ok(None) };
    let mut fitting =
        Fitting::new(&one.audience, (after, last), local_date(now)).with_reasons(one.topic);
    let (id, at) = (fitting.number(one.id.0), fitting.number(now.timestamp_millis()));
    let sql = format!(
        "INSERT INTO broadcast_recipients (broadcast_id, number, producer_id, product_id, account_id,
            chat_id, state, why, at)
         {} SELECT {id}, (SELECT coalesce(max(number), 0) FROM broadcast_recipients
                WHERE broadcast_id = {id}) + row_number() OVER (ORDER BY main, account),
            main, product, account, chat, CASE why WHEN '' THEN 'queued' WHEN 'muted' THEN 'left_out'
                ELSE 'unreachable' END, why, {at}
         FROM reached WHERE account IS NULL OR NOT EXISTS (SELECT 1 FROM broadcast_recipients AS there
            WHERE there.broadcast_id = {id} AND there.account_id = reached.account)",
        fitting.sql
    );
    fitting.bind(sqlx::query(sqlx::AssertSqlSafe(sql))).execute(tx.connection()).await?;
    Ok(Some(last))
}

/// The whole register.
const ALL: (i64, i64) = (0, i64::MAX);

/// How many an audience reaches on the day `today`.
pub(in crate::broadcasts) async fn count(
    reader: &mut SqliteConnection,
    audience: &Audience,
    topic: Topic,
    today: NaiveDate,
) -> Result<Reach, StoreError> {
    let fitting = Fitting::new(audience, ALL, today).with_reasons(topic);
    let sql = format!(
        "{} SELECT (SELECT count(DISTINCT main) FROM fitting) AS producers,
            count(*) FILTER (WHERE why = '') AS to_send,
            count(*) FILTER (WHERE why = 'muted') AS muted,
            count(*) FILTER (WHERE why = 'blocked') AS blocked,
            count(*) FILTER (WHERE why = 'never_joined') AS never_joined FROM reached",
        fitting.sql
    );
    let row = fitting.bind(sqlx::query(sqlx::AssertSqlSafe(sql))).fetch_one(reader).await?;
    Ok(Reach {
        producers: row.try_get("producers")?,
        to_send: row.try_get("to_send")?,
        muted: row.try_get("muted")?,
        blocked: row.try_get("blocked")?,
        never_joined: row.try_get("never_joined")?,
    })
}

const WHO: &str = "reached.main, reached.why, reached.account, producers.name, producers.commune, \
    producers.phone_key, accounts.name AS person";

fn read(row: &sqlx::sqlite::SqliteRow) -> Result<Reached, StoreError> {
    let (id, commune): (i64, i64) = (row.try_get("main")?, row.try_get("commune")?);
    let (why, wrong) = (row.try_get::<String, _>("why")?, "broadcast_recipients");
    Ok(Reached {
        producer: ProducerId(id),
        name: row.try_get("name")?,
        commune: PlaceCode::stored(commune)
            .ok_or_else(|| odd("producers", id, format!("commune {commune}")))?,
        phone: row.try_get("phone_key")?,
        person: row.try_get("person")?,
        left_out: match why.as_str() {
            "" => None,
            word => Some(LeftOut::of(word).ok_or_else(|| odd(wrong, id, format!("why {word:?}")))?),
        },
    })
}

/// Whom a copy is for: the producer, who acts for it, and the product that it is about for them.
pub(in crate::broadcasts) type Target = (ProducerId, Option<AccountId>, Option<ProductId>);

/// The recipient at a place, counted from 0: those who get a copy first.
pub(in crate::broadcasts) async fn target(
    reader: &mut SqliteConnection,
    audience: &Audience,
    topic: Topic,
    today: NaiveDate,
    at: usize,
) -> Result<Option<Target>, StoreError> {
    let mut fitting = Fitting::new(audience, ALL, today).with_reasons(topic);
    let at = fitting.number(i64::try_from(at).unwrap_or(i64::MAX));
    let sql = format!(
        "{} SELECT main, account, product FROM reached ORDER BY why <> '', main, account LIMIT 1 OFFSET {at}",
        fitting.sql
    );
    let row = fitting.bind(sqlx::query(sqlx::AssertSqlSafe(sql))).fetch_optional(reader).await?;
    row.map(|row| {
        let (account, product): (Option<i64>, Option<i64>) =
            (row.try_get("account")?, row.try_get("product")?);
        Ok((ProducerId(row.try_get("main")?), account.map(AccountId), product.map(ProductId)))
    })
    .transpose()
}

/// A few of those whom an audience reaches, spread over the register: always the same ones, so that a
/// look again shows what a change has changed.
pub(in crate::broadcasts) async fn samples(
    reader: &mut SqliteConnection,
    audience: &Audience,
    topic: Topic,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<Reached>, StoreError> {
    let mut fitting = Fitting::new(audience, ALL, today).with_reasons(topic);
    let limit = fitting.number(limit);
    let sql = format!(
        "{} SELECT {WHO} FROM reached JOIN producers ON producers.id = reached.main
         LEFT JOIN accounts ON accounts.id = reached.account
         WHERE why = '' GROUP BY reached.main ORDER BY (reached.main * 7919) % 1009, reached.main
         LIMIT {limit}",
        fitting.sql
    );
    let rows = fitting.bind(sqlx::query(sqlx::AssertSqlSafe(sql))).fetch_all(reader).await?;
    rows.iter().map(read).collect()
}

/// A page of those whom the audience fits and who get nothing, by the reason and their names.
pub(in crate::broadcasts) async fn left_out(
    reader: &mut SqliteConnection,
    audience: &Audience,
    topic: Topic,
    today: NaiveDate,
    (limit, skip): (i64, i64),
) -> Result<Vec<Reached>, StoreError> {
    let mut fitting = Fitting::new(audience, ALL, today).with_reasons(topic);
    let (limit, skip) = (fitting.number(limit), fitting.number(skip));
    let sql = format!(
        "{} SELECT {WHO} FROM reached JOIN producers ON producers.id = reached.main
         LEFT JOIN accounts ON accounts.id = reached.account
         WHERE why <> '' ORDER BY why DESC, producers.name_key, reached.main, reached.account
         LIMIT {limit} OFFSET {skip}",
        fitting.sql
    );
    let rows = fitting.bind(sqlx::query(sqlx::AssertSqlSafe(sql))).fetch_all(reader).await?;
    rows.iter().map(read).collect()
}
