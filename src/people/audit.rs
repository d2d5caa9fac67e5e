//! The record of what was done and what was refused.

use sqlx::sqlite::SqliteConnection;

use super::account::{Actor, Person};
use super::rules::{Action, Scope, may};
use super::store::{self, AuditRow};
use crate::clock::Timestamp;
use crate::store::{StoreError, Tx};

/// Whether the actor may do this, by the roles that they hold in this transaction: an actor is as they
/// were when the turn of their update came, and a role may have ended since. A role that came since
/// counts from their next turn on.
///
/// # Errors
/// When the store fails.
pub async fn may_now(
    tx: &mut Tx,
    actor: &Actor,
    action: Action,
    scope: &Scope,
) -> Result<bool, StoreError> {
    let Actor::Person(person) = actor else { return Ok(may(actor, action, scope)) };
    if person.roles.is_empty() || !may(actor, action, scope) {
        return Ok(may(actor, action, scope));
    }
    let held = store::roles(tx.connection(), person.account.id).await?;
    let roles = person.roles.iter().copied().filter(|role| held.contains(role)).collect();
    let now = Actor::from(Person { account: person.account.clone(), roles });
    Ok(may(&now, action, scope))
}

/// Whether the actor may do this, as [`may_now`] says; a refusal goes on record. `subject` names the thing, such as
/// `dossier 12`.
///
/// A use case calls this before it reads or writes, and returns its refusal as an outcome: were it
/// an error, the record would be undone with the transaction.
///
/// # Errors
/// When the record cannot be written.
pub async fn permit(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    action: Action,
    scope: &Scope,
    subject: &str,
) -> Result<bool, StoreError> {
    if may_now(tx, actor, action, scope).await? {
        return Ok(true);
    }
    let detail = scope.to_string();
    refused(tx, now, actor, action.name(), subject, &detail).await?;
    Ok(false)
}

/// Puts on record that the actor did something: `action` in a word or two, such as `role.revoke`,
/// and in `detail` from what to what and why.
///
/// # Errors
/// When the record cannot be written.
pub async fn record(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    action: &str,
    subject: &str,
    detail: &str,
) -> Result<(), StoreError> {
    let row = AuditRow { now, actor, action, subject, outcome: "done", detail };
    store::append_audit(tx.connection(), &row).await
}

/// Puts on record that the actor tried something in vain.
pub(super) async fn refused(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    action: &str,
    subject: &str,
    detail: &str,
) -> Result<(), StoreError> {
    let row = AuditRow { now, actor, action, subject, outcome: "refused", detail };
    store::append_audit(tx.connection(), &row).await
}

/// What somebody did to a thing, as it is on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// When.
    pub at: Timestamp,
    /// Their name; `None` where it was done in a shell, or by the bot.
    pub by: Option<String>,
    /// What they did.
    pub action: String,
    /// From what to what, and why.
    pub detail: String,
}

/// The newest of what was done to a thing, the newest first. Whoever calls has asked whether the
/// actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn deeds(
    connection: &mut SqliteConnection,
    subject: &str,
    action: &str,
    limit: usize,
) -> Result<Vec<Deed>, StoreError> {
    store::deeds(connection, subject, action, limit).await
}
