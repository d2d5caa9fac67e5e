//! Use cases: which topics somebody wants to hear of.

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Person, Scope, Tie, permit};
use crate::store::{StoreError, Tx};

use super::model::Topic;
use super::store;

/// The topics that can be muted.
pub fn mutable() -> impl Iterator<Item = Topic> {
    Topic::ALL.into_iter().filter(|topic| topic.can_be_muted())
}

/// What to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mute {
    /// Nothing: only to see.
    Look,
    /// This topic, to be muted or not.
    Topic(Topic, bool),
    /// All that can be muted.
    All(bool),
    /// All that can be muted; where they are already, none of them.
    Turn,
}

/// Changes what somebody wants to hear of, and returns the topics that are muted from now on. What cannot
/// be muted stays as it is.
///
/// # Errors
/// When the store fails.
pub async fn mute(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    mute: Mute,
) -> Result<Vec<Topic>, StoreError> {
    let account = person.account.id;
    let (actor, own) = (Actor::from(person.clone()), Scope::nowhere().with(Tie::Own));
    let before = store::muted(tx.connection(), account).await?;
    if mute == Mute::Look || !permit(tx, now, &actor, Action::OwnData, &own, "topics").await? {
        return Ok(before);
    }
    let is_paused = mutable().all(|topic| before.contains(&topic));
    for topic in mutable() {
        let wanted = match mute {
            Mute::Look => continue,
            Mute::Topic(of, _) if of != topic => continue,
            Mute::Topic(_, wanted) | Mute::All(wanted) => wanted,
            Mute::Turn => !is_paused,
        };
        store::set_muted(tx, now, account, topic, wanted).await?;
    }
    store::muted(tx.connection(), account).await
}
