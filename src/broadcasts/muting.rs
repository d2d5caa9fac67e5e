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
    /// All that can be muted, until it is ended: what was muted before is muted then.
    Pause(bool),
}

/// What somebody does not want to hear of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Muted {
    /// The topics that were muted one by one.
    pub topics: Vec<Topic>,
    /// Whether all that can be muted are paused.
    pub is_paused: bool,
}

impl Muted {
    /// Whether nothing of a topic is sent.
    #[must_use]
    pub fn is_muted(&self, topic: Topic) -> bool {
        topic.can_be_muted() && (self.is_paused || self.topics.contains(&topic))
    }
}

/// Changes what somebody wants to hear of, and returns what is muted from now on. What cannot
/// be muted stays as it is.
///
/// # Errors
/// When the store fails.
pub async fn mute(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    mute: Mute,
) -> Result<Muted, StoreError> {
    let account = person.account.id;
    let (actor, own) = (Actor::from(person.clone()), Scope::nowhere().with(Tie::Own));
    if mute != Mute::Look && permit(tx, now, &actor, Action::OwnData, &own, "topics").await? {
        match mute {
            Mute::Topic(topic, wanted) if topic.can_be_muted() => {
                store::set_muted(tx, now, account, topic, wanted).await?;
            }
            Mute::Pause(wanted) => store::set_paused(tx, now, account, wanted).await?,
            Mute::Look | Mute::Topic(..) => {}
        }
    }
    let (topics, is_paused) = store::muted(tx.connection(), account).await?;
    Ok(Muted { topics, is_paused })
}
