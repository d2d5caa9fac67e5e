//! Forms of several steps: where somebody is in one, and what was filled in so far.
//!
//! A row for each (chat, person). A form has a version: when a new program changes a form, one that
//! was begun in the old one is left instead of locking its owner out.

use chrono::TimeDelta;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::sqlite::SqliteExecutor;

use crate::clock::Timestamp;
use crate::store::{StoreError, Tx};

/// How long a form waits for its next step.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// A form's state between two steps.
pub trait Form: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name.
    const NAME: &'static str;
    /// Raised whenever what is kept changes its meaning.
    const VERSION: i64;
}

/// The form that somebody is in.
#[derive(Clone, Debug)]
pub struct Session {
    form: String,
    version: i64,
    data: String,
}

impl Session {
    /// What was filled in, if it is this form, in this version.
    #[must_use]
    pub fn form<F: Form>(&self) -> Option<F> {
        (self.form == F::NAME && self.version == F::VERSION)
            .then(|| serde_json::from_str(&self.data).ok())
            .flatten()
    }
}

/// The form that `user` is in, in `chat`.
///
/// # Errors
/// When the store fails.
pub async fn load<'c>(
    reader: impl SqliteExecutor<'c>,
    now: Timestamp,
    chat: i64,
    user: i64,
) -> Result<Option<Session>, StoreError> {
    let row = sqlx::query(
        "SELECT form, version, data FROM sessions
         WHERE chat_id = ? AND user_id = ? AND expires_at > ?",
    )
    .bind(chat)
    .bind(user)
    .bind(now.timestamp_millis())
    .fetch_optional(reader)
    .await?;
    row.map(|row| {
        Ok(Session {
            form: row.try_get("form")?,
            version: row.try_get("version")?,
            data: row.try_get("data")?,
        })
    })
    .transpose()
}

/// Keeps a form for its next step, in the place of any other that the person was in.
///
/// # Errors
/// When the store fails.
pub async fn keep<F: Form>(
    tx: &mut Tx,
    now: Timestamp,
    chat: i64,
    user: i64,
    form: &F,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO sessions (chat_id, user_id, form, version, data, expires_at)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (chat_id, user_id) DO UPDATE SET form = excluded.form,
            version = excluded.version, data = excluded.data, expires_at = excluded.expires_at",
    )
    .bind(chat)
    .bind(user)
    .bind(F::NAME)
    .bind(F::VERSION)
    .bind(serde_json::to_string(form).unwrap_or_else(|_| "null".to_owned()))
    .bind((now + KEPT).timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Leaves whatever form the person was in; false when there was none.
///
/// # Errors
/// When the store fails.
pub async fn leave(tx: &mut Tx, chat: i64, user: i64) -> Result<bool, StoreError> {
    let left = sqlx::query("DELETE FROM sessions WHERE chat_id = ? AND user_id = ?")
        .bind(chat)
        .bind(user)
        .execute(tx.connection())
        .await?;
    Ok(left.rows_affected() > 0)
}

/// Deletes forms that nobody came back to.
///
/// # Errors
/// When the store fails.
pub async fn purge(tx: &mut Tx, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM sessions WHERE expires_at <= ?")
        .bind(now.timestamp_millis())
        .execute(tx.connection())
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use serde::Deserialize;

    use super::*;
    use crate::store::Store;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Old {
        step: u8,
    }

    impl Form for Old {
        const NAME: &'static str = "registration";
        const VERSION: i64 = 1;
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct New {
        step: u8,
    }

    impl Form for New {
        const NAME: &'static str = "registration";
        const VERSION: i64 = 2;
    }

    #[tokio::test]
    async fn a_form_of_another_version_or_day_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
        let now: Timestamp = "2026-11-24T01:00:00Z".parse().unwrap();
        store
            .write(move |tx| async move { keep(tx, now, 5, 7, &Old { step: 3 }).await }.boxed())
            .await
            .unwrap();
        let reader = store.reader();
        let session = load(reader, now, 5, 7).await.unwrap().unwrap();
        assert_eq!(session.form::<Old>(), Some(Old { step: 3 }));
        assert_eq!(session.form::<New>(), None);
        assert!(load(reader, now, 5, 8).await.unwrap().is_none());
        assert!(load(reader, now + KEPT, 5, 7).await.unwrap().is_none());
        let left = |store: Store| async move {
            store.write(|tx| async move { leave(tx, 5, 7).await }.boxed()).await.unwrap()
        };
        assert!(left(store.clone()).await);
        assert!(!left(store.clone()).await);
        store.write(move |tx| async move { purge(tx, now).await }.boxed()).await.unwrap();
    }
}
