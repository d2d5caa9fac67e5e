//! The SQL of audiences: whom a broadcast is for. A first, simple version: everyone.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::broadcasts::model::{Audience, Broadcast, Reach, Topic};
use crate::clock::Timestamp;
use crate::store::{StoreError, Tx};

/// Writes down the recipients among the next `limit` producers with an id beyond `after`; returns the
/// last one that was considered, `None` where there are none left.
pub(in crate::broadcasts) async fn freeze(
    tx: &mut Tx,
    now: Timestamp,
    one: &Broadcast,
    after: i64,
    limit: i64,
) -> Result<Option<i64>, StoreError> {
    let last: Option<i64> = sqlx::query_scalar(
        "SELECT max(id) FROM (SELECT id FROM producers WHERE id > ? ORDER BY id LIMIT ?)",
    )
    .bind(after)
    .bind(limit)
    .fetch_one(tx.connection())
    .await?;
    let Some(last) = last else { return Ok(None) };
    sqlx::query(
        "INSERT INTO broadcast_recipients (broadcast_id, number, producer_id, account_id, chat_id,
                                           state, why, at)
         SELECT ?1, row_number() OVER (ORDER BY p.id, a.id)
                + coalesce((SELECT max(number) FROM broadcast_recipients WHERE broadcast_id = ?1), 0),
            p.id, a.id, a.telegram_id,
            CASE WHEN a.id IS NULL OR a.unreachable_since IS NOT NULL THEN 'unreachable' ELSE 'queued' END,
            CASE WHEN a.id IS NULL THEN 'never_joined'
                 WHEN a.unreachable_since IS NOT NULL THEN 'blocked' ELSE '' END,
            ?4
         FROM producers p LEFT JOIN producer_members m ON m.producer_id = p.id
            LEFT JOIN accounts a ON a.id = m.account_id
         WHERE p.id > ?2 AND p.id <= ?3 AND p.merged_into IS NULL
         ON CONFLICT DO NOTHING",
    )
    .bind(one.id.0)
    .bind(after)
    .bind(last)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(Some(last))
}

/// Whom an audience reaches today.
pub(in crate::broadcasts) async fn count(
    reader: &mut SqliteConnection,
    _audience: &Audience,
    _topic: Topic,
    _today: NaiveDate,
) -> Result<Reach, StoreError> {
    let (producers, to_send, blocked, never_joined) = sqlx::query_as(
        "SELECT count(DISTINCT p.id),
            count(DISTINCT CASE WHEN a.unreachable_since IS NULL THEN a.id END),
            count(DISTINCT CASE WHEN a.unreachable_since IS NOT NULL THEN a.id END),
            count(DISTINCT CASE WHEN a.id IS NULL THEN p.id END)
         FROM producers p LEFT JOIN producer_members m ON m.producer_id = p.id
            LEFT JOIN accounts a ON a.id = m.account_id
         WHERE p.merged_into IS NULL",
    )
    .fetch_one(reader)
    .await?;
    Ok(Reach { producers, to_send, muted: 0, blocked, never_joined })
}
