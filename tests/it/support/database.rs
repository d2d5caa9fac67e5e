//! Looking into the database, and waiting for what is to stand there.

use std::time::Duration;

use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, FromRow};

use super::{Bot, PATIENCE};

impl Bot {
    /// The rows of a query.
    pub(crate) async fn rows<T>(&self, sql: &str) -> Vec<T>
    where
        T: for<'r> FromRow<'r, SqliteRow> + Send + Unpin,
    {
        sqlx::query_as(AssertSqlSafe(sql)).fetch_all(self.store().reader()).await.unwrap()
    }

    /// The one value of a query.
    pub(crate) async fn value<T>(&self, sql: &str) -> T
    where
        (T,): for<'r> FromRow<'r, SqliteRow> + Send + Unpin,
    {
        let mut rows: Vec<(T,)> = self.rows(sql).await;
        assert_eq!(rows.len(), 1, "{sql}");
        rows.remove(0).0
    }

    /// Changes the database behind the bot's back.
    pub(crate) async fn execute(&self, sql: &str) {
        let sql = sql.to_owned();
        self.write(move |tx| {
            Box::pin(async move {
                sqlx::query(AssertSqlSafe(sql)).execute(tx.connection()).await?;
                Ok(())
            })
        })
        .await;
    }

    /// Waits until a query says true. Nobody tells a test of a change of the database, so this
    /// looks again and again.
    pub(crate) async fn holds(&self, sql: &str) {
        let waited = tokio::time::timeout(PATIENCE, async {
            while self.value::<i64>(sql).await == 0 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        });
        if waited.await.is_err() {
            let inbox: Vec<(i64, String, i64, Option<String>)> = self
                .rows("SELECT update_id, state, tries, error FROM inbox WHERE state <> 'done'")
                .await;
            let outbox: Vec<(String, String, Option<String>)> = self
                .rows("SELECT dedupe_key, state, error FROM outbox WHERE state <> 'sent'")
                .await;
            let chats = self.playground.transcript();
            panic!("does not come true: {sql}\n{inbox:#?}\n{outbox:#?}\n{chats}");
        }
    }

    /// Lets time pass, `seconds` at a step, until a query says true.
    pub(crate) async fn passes_until(&self, seconds: i64, sql: &str) {
        for _ in 0..2_000 {
            if self.value::<i64>(sql).await != 0 {
                return;
            }
            self.advance(chrono::TimeDelta::seconds(seconds));
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        self.holds(sql).await;
    }
}
