//! The SQL of what has happened to tickets.

use super::instant;
use crate::clock::Timestamp;
use crate::people::Actor;
use crate::store::{StoreError, Tx};
use crate::tickets::rules::State;
use crate::tickets::{Change, Ticket};

/// A step that was taken.
pub(in crate::tickets) async fn add_event(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    ticket: &Ticket,
    from: State,
    change: &Change<'_>,
) -> Result<i64, StoreError> {
    note(tx, now, actor, ticket, &change.step.to_string(), from, change.why).await
}

/// An event; one that leaves the ticket as it is says so by `from`.
pub(in crate::tickets) async fn note(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    ticket: &Ticket,
    step: &str,
    from: State,
    why: &str,
) -> Result<i64, StoreError> {
    let (kind, account) = match actor {
        Actor::Person(person) => ("person", Some(person.account.id.0)),
        Actor::System => ("system", None),
        Actor::CommandLine => ("command_line", None),
    };
    let id = sqlx::query_scalar(
        "INSERT INTO ticket_events (ticket_id, at, actor, account_id, step, from_state, to_state,
                                    officer_id, why)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(ticket.number)
    .bind(now.timestamp_millis())
    .bind(kind)
    .bind(account)
    .bind(step)
    .bind(from.name())
    .bind(ticket.state.name())
    .bind(ticket.officer.map(|officer| officer.0))
    .bind(why)
    .fetch_one(tx.connection())
    .await?;
    Ok(id)
}

/// An event as a screen shows it.
#[derive(Clone, Debug)]
pub(in crate::tickets) struct Event {
    pub(in crate::tickets) at: Timestamp,
    pub(in crate::tickets) step: String,
    /// Who did it; nobody, where the bot did.
    pub(in crate::tickets) by: Option<String>,
    pub(in crate::tickets) why: String,
}

/// The latest events, the oldest of them first.
pub(in crate::tickets) async fn events(
    tx: &mut Tx,
    number: i64,
    limit: i64,
) -> Result<Vec<Event>, StoreError> {
    let mut rows: Vec<(i64, i64, String, Option<String>, String)> = sqlx::query_as(
        "SELECT ticket_events.id, at, step, accounts.name, why
         FROM ticket_events LEFT JOIN accounts ON accounts.id = account_id
         WHERE ticket_id = ? ORDER BY ticket_events.id DESC LIMIT ?",
    )
    .bind(number)
    .bind(limit)
    .fetch_all(tx.connection())
    .await?;
    rows.reverse();
    rows.into_iter()
        .map(|(id, at, step, by, why)| {
            Ok(Event { at: instant("ticket_events", id, at)?, step, by, why })
        })
        .collect()
}
