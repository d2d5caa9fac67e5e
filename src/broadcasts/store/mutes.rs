//! The SQL of the topics that somebody does not want to hear of.

use sqlx::sqlite::SqliteConnection;

use crate::broadcasts::model::Topic;
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx};

/// The topics that somebody has muted.
pub(in crate::broadcasts) async fn muted(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<Topic>, StoreError> {
    let names: Vec<String> =
        sqlx::query_scalar("SELECT topic FROM muted_topics WHERE account_id = ?")
            .bind(account.0)
            .fetch_all(connection)
            .await?;
    Ok(names.iter().filter_map(|name| Topic::of(name)).collect())
}

/// Mutes a topic, or lets it through again. The database takes none that cannot be muted.
pub(in crate::broadcasts) async fn set_muted(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    topic: Topic,
    is_muted: bool,
) -> Result<(), StoreError> {
    if is_muted {
        sqlx::query(
            "INSERT INTO muted_topics (account_id, topic, since) VALUES (?, ?, ?)
             ON CONFLICT DO NOTHING",
        )
        .bind(account.0)
        .bind(topic.name())
        .bind(now.timestamp_millis())
        .execute(tx.connection())
        .await?;
    } else {
        sqlx::query("DELETE FROM muted_topics WHERE account_id = ? AND topic = ?")
            .bind(account.0)
            .bind(topic.name())
            .execute(tx.connection())
            .await?;
    }
    Ok(())
}
