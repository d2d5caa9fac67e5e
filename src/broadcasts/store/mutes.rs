//! The SQL of the topics that somebody does not want to hear of.

use sqlx::sqlite::SqliteConnection;

use crate::broadcasts::model::Topic;
use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx};

/// What stands for a pause in the place of a topic.
const ALL: &str = "all";

/// The topics that somebody has muted, one by one, and whether all of them are paused.
pub(in crate::broadcasts) async fn muted(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<(Vec<Topic>, bool), StoreError> {
    let names: Vec<String> =
        sqlx::query_scalar("SELECT topic FROM muted_topics WHERE account_id = ?")
            .bind(account.0)
            .fetch_all(connection)
            .await?;
    let is_paused = names.iter().any(|name| name == ALL);
    Ok((names.iter().filter_map(|name| Topic::of(name)).collect(), is_paused))
}

/// Mutes a topic, or lets it through again. The database takes none that cannot be muted.
pub(in crate::broadcasts) async fn set_muted(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    topic: Topic,
    is_muted: bool,
) -> Result<(), StoreError> {
    set(tx, now, account, topic.name(), is_muted).await
}

/// Pauses all that can be muted, or ends that; the topics that were muted one by one stay so.
pub(in crate::broadcasts) async fn set_paused(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    is_paused: bool,
) -> Result<(), StoreError> {
    set(tx, now, account, ALL, is_paused).await
}

async fn set(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    topic: &str,
    is_there: bool,
) -> Result<(), StoreError> {
    if is_there {
        sqlx::query(
            "INSERT INTO muted_topics (account_id, topic, since) VALUES (?, ?, ?)
             ON CONFLICT DO NOTHING",
        )
        .bind(account.0)
        .bind(topic)
        .bind(now.timestamp_millis())
        .execute(tx.connection())
        .await?;
    } else {
        sqlx::query("DELETE FROM muted_topics WHERE account_id = ? AND topic = ?")
            .bind(account.0)
            .bind(topic)
            .execute(tx.connection())
            .await?;
    }
    Ok(())
}
