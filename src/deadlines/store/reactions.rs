//! The SQL of what comes of reminders: what people did about them, and that an officer has called.

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::store::{StoreError, Tx};

use super::super::model::{Reaction, ReminderId, Subject};

/// Writes down what somebody did about a reminder; with `None`, that they did nothing.
pub(in crate::deadlines) async fn react(
    tx: &mut Tx,
    now: Timestamp,
    id: ReminderId,
    reaction: Option<Reaction>,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE reminders SET reaction = ?, reacted_at = ? WHERE id = ?")
        .bind(reaction.map(Reaction::name))
        .bind(reaction.map(|_| now.timestamp_millis()))
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// Keeps the ticket that was opened about a reminder.
pub(in crate::deadlines) async fn set_ticket(
    tx: &mut Tx,
    id: ReminderId,
    ticket: i64,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE reminders SET ticket_id = ? WHERE id = ?")
        .bind(ticket)
        .bind(id.0)
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// What has been said between the people of a producer and officers about a subject.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::deadlines) struct Talked {
    /// Whether the producer's people have asked for help and nobody has answered yet.
    pub(in crate::deadlines) is_asked: bool,
    /// When an officer noted that they had called.
    pub(in crate::deadlines) called_at: Option<Timestamp>,
}

/// What has been said about a subject.
pub(in crate::deadlines) async fn talked(
    connection: &mut SqliteConnection,
    subject: &Subject,
) -> Result<Talked, StoreError> {
    let (is_asked, called_at): (bool, Option<i64>) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM reminders JOIN tickets ON tickets.id = reminders.ticket_id
                WHERE product_id = ?1 AND kind = ?2 AND due_on = ?3 AND audience = 'producer'
                  AND tickets.state IN ('waiting', 'taken')),
            (SELECT max(called_at) FROM deadline_tasks
             WHERE product_id = ?1 AND kind = ?2 AND due_on = ?3)",
    )
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .fetch_one(connection)
    .await?;
    Ok(Talked { is_asked, called_at: called_at.and_then(Timestamp::from_timestamp_millis) })
}

/// Officers are not told of a subject about which one of them has called.
pub(in crate::deadlines) async fn drop_calls(
    tx: &mut Tx,
    subject: &Subject,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE reminders SET state = 'void', why = 'overtaken'
         WHERE product_id = ? AND kind = ? AND due_on = ? AND audience <> 'producer'
           AND state = 'waiting' AND copies = 0",
    )
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// They are, after all: of what was still to come when the call was noted.
pub(in crate::deadlines) async fn restore_calls(
    tx: &mut Tx,
    now: Timestamp,
    subject: &Subject,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE reminders SET state = 'waiting', why = NULL
         WHERE product_id = ? AND kind = ? AND due_on = ? AND audience <> 'producer'
           AND state = 'void' AND why = 'overtaken' AND copies = 0 AND send_at > ?",
    )
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Whether the producer's people have answered the last reminder of a subject, in a way that an officer
/// can wait for. A cry for help that nobody has answered is none.
pub(in crate::deadlines) async fn is_answered(
    connection: &mut SqliteConnection,
    subject: &Subject,
) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM reminders
            WHERE product_id = ?1 AND kind = ?2 AND due_on = ?3 AND audience = 'producer'
              AND reaction IN ('done', 'later', 'help')
              AND reacted_at >= (SELECT coalesce(max(send_at), 0) FROM reminders
                WHERE product_id = ?1 AND kind = ?2 AND due_on = ?3 AND audience = 'producer'
                  AND state IN ('queued', 'sent')))
            AND NOT EXISTS (SELECT 1 FROM reminders JOIN tickets ON tickets.id = reminders.ticket_id
                WHERE product_id = ?1 AND kind = ?2 AND due_on = ?3 AND audience = 'producer'
                  AND tickets.state IN ('waiting', 'taken'))",
    )
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .fetch_one(connection)
    .await?)
}

/// What was said to be done is not, after all.
pub(in crate::deadlines) async fn not_done(
    tx: &mut Tx,
    subject: &Subject,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE reminders SET reaction = NULL, reacted_at = NULL
         WHERE product_id = ? AND kind = ? AND due_on = ? AND reaction = 'done'",
    )
    .bind(subject.product.0)
    .bind(subject.kind.name())
    .bind(subject.due_on.to_string())
    .execute(tx.connection())
    .await?;
    Ok(())
}
