//! The SQL of marks and figures.

use sqlx::Row;
use sqlx::sqlite::SqlitePool;

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx};

use super::Verdict;

/// A question that was answered: its row, the entry, and whose it is.
pub(super) async fn answered(
    tx: &mut Tx,
    update: i64,
) -> Result<Option<(i64, String, AccountId)>, StoreError> {
    let row: Option<(i64, String, i64)> = sqlx::query_as(
        "SELECT id, topic, account_id FROM questions
         WHERE update_id = ? AND kind = 'answer' AND topic IS NOT NULL",
    )
    .bind(update)
    .fetch_optional(tx.connection())
    .await?;
    Ok(row.map(|(id, topic, account)| (id, topic, AccountId(account))))
}

pub(super) async fn mark(
    tx: &mut Tx,
    now: Timestamp,
    question: i64,
    entry: &str,
    fingerprint: &str,
    verdict: Verdict,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO marks (question_id, entry, fingerprint, verdict, marked_at)
         VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (question_id) DO UPDATE SET verdict = excluded.verdict,
            fingerprint = excluded.fingerprint, marked_at = excluded.marked_at",
    )
    .bind(question)
    .bind(entry)
    .bind(fingerprint)
    .bind(verdict.name())
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// How much was asked, by how many, and how much of it was answered at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Questions, small talk aside.
    pub asked: i64,
    /// People who asked them.
    pub people: i64,
    /// Questions that got an answer at once.
    pub answered: i64,
}

pub(super) async fn totals(reader: &SqlitePool, since: Timestamp) -> Result<Totals, StoreError> {
    let (asked, people, answered) = sqlx::query_as(
        "SELECT count(*), count(DISTINCT account_id), count(*) FILTER (WHERE kind = 'answer')
         FROM questions WHERE asked_at >= ? AND kind <> 'smalltalk'",
    )
    .bind(since.timestamp_millis())
    .fetch_one(reader)
    .await?;
    Ok(Totals { asked, people, answered })
}

/// The entries that were given most, and how often.
pub(super) async fn most_given(
    reader: &SqlitePool,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<(String, i64)>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT topic, count(*) AS times FROM questions
         WHERE asked_at >= ? AND kind = 'answer' AND topic IS NOT NULL
         GROUP BY topic ORDER BY times DESC, topic LIMIT ?",
    )
    .bind(since.timestamp_millis())
    .bind(limit)
    .fetch_all(reader)
    .await?)
}

/// The texts of questions that were not answered, of those who agreed to keep them, oldest first.
pub(super) async fn unanswered(
    reader: &SqlitePool,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT text FROM questions JOIN accounts ON accounts.id = account_id
         WHERE asked_at >= ? AND kind IN ('clarify', 'handoff') AND text IS NOT NULL
           AND consent = 'given'
         ORDER BY asked_at LIMIT ?",
    )
    .bind(since.timestamp_millis())
    .bind(limit)
    .fetch_all(reader)
    .await?)
}

/// An entry's marks, as its text is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The entry.
    pub entry: String,
    /// Of which text of it.
    pub fingerprint: String,
    /// How many were not helped.
    pub bad: i64,
    /// How many were.
    pub good: i64,
}

/// The entries that got bad marks, the worst first, by the text that was marked.
pub(super) async fn poor(reader: &SqlitePool, since: Timestamp) -> Result<Vec<Marks>, StoreError> {
    let rows = sqlx::query(
        "SELECT entry, fingerprint, count(*) FILTER (WHERE verdict = 'bad') AS bad,
                count(*) FILTER (WHERE verdict = 'good') AS good
         FROM marks WHERE marked_at >= ?
         GROUP BY entry, fingerprint HAVING bad > 0 ORDER BY bad - good DESC, bad DESC, entry",
    )
    .bind(since.timestamp_millis())
    .fetch_all(reader)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Marks {
                entry: row.try_get("entry")?,
                fingerprint: row.try_get("fingerprint")?,
                bad: row.try_get("bad")?,
                good: row.try_get("good")?,
            })
        })
        .collect()
}
