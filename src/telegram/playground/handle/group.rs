//! A group, in a test's hands.

use std::future::Future;
use std::panic::Location;
use std::sync::Arc;

use super::person::Person;
use super::{transcript, wait};
use crate::telegram::playground::Shared;
use crate::telegram::playground::error::Outcome;
use crate::telegram::playground::message::Seen;

/// A group that the bot is or was a member of.
#[derive(Clone)]
pub struct Group {
    shared: Arc<Shared>,
    id: i64,
}

impl std::fmt::Debug for Group {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Group").field(&self.id).finish()
    }
}

impl Group {
    pub(super) fn new(shared: Arc<Shared>, id: i64) -> Self {
        Self { shared, id }
    }

    /// Its chat id.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.id
    }

    #[track_caller]
    fn sure<T>(&self, outcome: Outcome<T>) -> T {
        let caller = Location::caller();
        outcome.unwrap_or_else(|refusal| wait::give_up(&self.shared, &refusal.to_string(), caller))
    }

    /// A person writes in the group; returns the message's id.
    #[track_caller]
    pub fn hears(&self, person: &Person, text: &str) -> i64 {
        let said =
            self.shared.change(|state, now| state.say(now, person.id(), self.id, text, None));
        self.sure(said)
    }

    /// A person joins.
    #[track_caller]
    pub fn admits(&self, person: &Person) {
        let id = self.id;
        self.sure(self.shared.change(|state, now| state.attend(now, person.id(), id, true)));
    }

    /// A person leaves.
    #[track_caller]
    pub fn loses(&self, person: &Person) {
        let id = self.id;
        self.sure(self.shared.change(|state, now| state.attend(now, person.id(), id, false)));
    }

    /// Someone takes the bot out of the group.
    #[track_caller]
    pub fn removes_bot(&self, by: &Person) {
        self.membership(by, false, false);
    }

    /// Someone puts the bot into the group, as an administrator or not.
    #[track_caller]
    pub fn adds_bot(&self, by: &Person, as_admin: bool) {
        self.membership(by, true, as_admin);
    }

    #[track_caller]
    fn membership(&self, by: &Person, is_member: bool, is_admin: bool) {
        let changed = self
            .shared
            .change(|state, now| state.bot_membership(now, self.id, by.id(), is_member, is_admin));
        self.sure(changed);
    }

    /// The group becomes a supergroup, which is returned; the old chat takes no messages.
    #[track_caller]
    #[must_use]
    pub fn becomes_supergroup(&self) -> Self {
        let id = self.sure(self.shared.change(|state, now| state.migrate(now, self.id)));
        Self { shared: Arc::clone(&self.shared), id }
    }

    /// All messages.
    #[must_use]
    pub fn chat(&self) -> Vec<Seen> {
        self.shared.lock().whole_chat(self.id)
    }

    /// The chat as readable text.
    #[must_use]
    pub fn transcript(&self) -> String {
        let state = self.shared.lock();
        state.chats.get(&self.id).map(|chat| transcript::one(&state, chat)).unwrap_or_default()
    }

    /// Waits for the next message of the bot that was not read yet.
    ///
    /// # Panics
    ///
    /// When none comes in time; the message holds the transcript.
    #[track_caller]
    pub fn reads(&self) -> impl Future<Output = Seen> + use<> {
        let (shared, id) = (Arc::clone(&self.shared), self.id);
        wait::until(&self.shared, format!("no new message of the bot in group {id}"), move || {
            shared.lock().read_next(id)
        })
    }
}
