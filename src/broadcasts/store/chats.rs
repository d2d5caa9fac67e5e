//! The SQL of groups and channels.

use sqlx::sqlite::SqliteConnection;

use crate::broadcasts::model::BroadcastId;
use crate::broadcasts::posting::{ChatKind, Place};
use crate::clock::Timestamp;
use crate::store::{StoreError, Tx};

/// The bot is in a group or channel, or no longer.
pub(in crate::broadcasts) async fn keep(
    tx: &mut Tx,
    now: Timestamp,
    place: &Place,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO broadcast_chats (chat_id, kind, title, is_there, since) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat_id) DO UPDATE SET kind = excluded.kind, title = excluded.title,
            is_there = excluded.is_there, is_on = is_on AND excluded.is_there, since = excluded.since",
    )
    .bind(place.chat)
    .bind(place.kind.name())
    .bind(&place.title)
    .bind(place.is_there)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// A group has become another chat.
pub(in crate::broadcasts) async fn moved(
    tx: &mut Tx,
    from: i64,
    to: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO broadcast_chats (chat_id, kind, title, is_on, is_there, since)
         SELECT ?2, kind, title, is_on, is_there, since FROM broadcast_chats WHERE chat_id = ?1
         ON CONFLICT (chat_id) DO UPDATE SET is_on = excluded.is_on",
    )
    .bind(from)
    .bind(to)
    .execute(tx.connection())
    .await?;
    sqlx::query("DELETE FROM broadcast_chats WHERE chat_id = ?")
        .bind(from)
        .execute(tx.connection())
        .await?;
    // What waits to be posted goes there.
    sqlx::query(
        "UPDATE broadcast_recipients SET chat_id = ?2
         WHERE chat_id = ?1 AND account_id IS NULL AND state = 'queued'
            AND broadcast_id IN (SELECT id FROM broadcasts WHERE state IN ('preparing', 'sending', 'paused'))",
    )
    .bind(from)
    .bind(to)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The groups and channels that the bot is in.
pub(in crate::broadcasts) async fn chats(
    connection: &mut SqliteConnection,
) -> Result<Vec<Place>, StoreError> {
    let rows: Vec<(i64, String, String, bool, bool)> = sqlx::query_as(
        "SELECT chat_id, kind, title, is_on, is_there FROM broadcast_chats
         WHERE is_there = 1 ORDER BY title, chat_id",
    )
    .fetch_all(connection)
    .await?;
    let place = |(chat, kind, title, is_on, is_there): (i64, String, String, bool, bool)| {
        let kind = if kind == "channel" { ChatKind::Channel } else { ChatKind::Group };
        Place { chat, kind, title, is_on, is_there }
    };
    Ok(rows.into_iter().map(place).collect())
}

/// Turns posting to a group or channel on or off; whether it is known.
pub(in crate::broadcasts) async fn turn(
    tx: &mut Tx,
    chat: i64,
    is_on: bool,
) -> Result<bool, StoreError> {
    let turned =
        sqlx::query("UPDATE broadcast_chats SET is_on = ? WHERE chat_id = ? AND is_there = 1")
            .bind(is_on)
            .bind(chat)
            .execute(tx.connection())
            .await?;
    Ok(turned.rows_affected() == 1)
}

/// Adds the groups and channels to which broadcasts are posted to the recipients.
pub(in crate::broadcasts) async fn add_posts(
    tx: &mut Tx,
    now: Timestamp,
    id: BroadcastId,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO broadcast_recipients (broadcast_id, number, chat_id, state, at)
         SELECT ?1, row_number() OVER (ORDER BY c.chat_id)
                + coalesce((SELECT max(number) FROM broadcast_recipients WHERE broadcast_id = ?1), 0),
            c.chat_id, 'queued', ?2
         FROM broadcast_chats c WHERE c.is_on = 1 AND c.is_there = 1",
    )
    .bind(id.0)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}
