//! What a test does with the server and looks at in it.

#![expect(clippy::must_use_candidate, reason = "people act; few tests look at what comes of it")]

mod group;
mod person;
mod query;
mod sight;
mod transcript;
mod wait;

use std::future::Future;
use std::sync::Arc;

use serde_json::Value;

use super::Playground;
use super::faults::Faults;
use super::ledger::Delivery;
use super::limits::Limits;
use crate::clock::{Clock, Timestamp};

pub use self::group::Group;
pub use self::person::Person;
pub use self::query::{InlineAsk, Tap};

impl Playground {
    /// A new person, who speaks Vietnamese and has not pressed Start yet.
    pub fn person(&self, name: &str) -> Person {
        let id = self.shared.change(|state, _| state.add_person(None, name));
        Person::new(Arc::clone(&self.shared), id)
    }

    /// A person who has pressed Start and whom nobody plays: the page does not show them.
    pub fn bystander(&self, name: &str) -> Person {
        let id = self.shared.change(|state, _| state.add_bystander(name));
        Person::new(Arc::clone(&self.shared), id)
    }

    /// A person with this id; one who is there already is found again.
    pub fn person_with_id(&self, id: i64, name: &str) -> Person {
        let id = self.shared.change(|state, _| state.add_person(Some(id), name));
        Person::new(Arc::clone(&self.shared), id)
    }

    /// So many new people who have pressed Start, made in one step (for load tests).
    pub fn crowd(&self, people: usize) -> Vec<Person> {
        let ids: Vec<i64> = self.shared.change(|state, _| {
            (0..people)
                .map(|number| {
                    let id = state.add_person(None, &format!("Person {number}"));
                    if let Some(person) = state.people.get_mut(&id) {
                        person.started = true;
                    }
                    id
                })
                .collect()
        });
        ids.into_iter().map(|id| Person::new(Arc::clone(&self.shared), id)).collect()
    }

    /// A new group that the bot is a member of.
    pub fn group(&self, title: &str) -> Group {
        let id = self.shared.change(|state, _| state.add_group(title));
        Group::new(Arc::clone(&self.shared), id)
    }

    /// A new channel; the bot posts there once it was put in as an administrator.
    pub fn channel(&self, title: &str) -> Group {
        let id = self.shared.change(|state, _| state.add_channel(title));
        Group::new(Arc::clone(&self.shared), id)
    }

    /// The server's clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// Things that are to go wrong.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.shared.faults
    }

    /// Turns Telegram's limits on or off; forgets what was sent so far.
    pub fn set_limits(&self, limits: Limits) {
        self.shared.change(|state, _| state.limits.set(limits));
    }

    /// Queues an update as it is given, which may be malformed; returns its id. Without an
    /// `update_id` it gets the next one.
    pub fn push_update(&self, update: Value) -> i64 {
        self.shared.change(|state, _| state.updates.push_raw(update))
    }

    /// Queues many updates in one step.
    pub fn push_updates(&self, updates: impl IntoIterator<Item = Value>) {
        self.shared.change(|state, _| {
            for update in updates {
                state.updates.push_raw(update);
            }
        });
    }

    /// Many people write in one step.
    pub fn all_say<'a>(&self, lines: impl IntoIterator<Item = (&'a Person, &'a str)>) {
        self.shared.change(|state, now| {
            for (person, text) in lines {
                // The people exist: their handles were given out.
                let _ = state.say(now, person.id(), person.id(), text, None);
            }
        });
    }

    /// How often a method was called, whatever came of it.
    #[must_use]
    pub fn calls(&self, method: &str) -> u64 {
        self.shared.lock().ledger.calls(method)
    }

    /// How many calls got this error code in Telegram's envelope.
    #[must_use]
    pub fn refusals(&self, code: u16) -> u64 {
        self.shared.lock().ledger.refusals(code)
    }

    /// How many calls Telegram's limits refused (429); those that a test ordered are not counted.
    #[must_use]
    pub fn flood_refusals(&self) -> u64 {
        self.shared.lock().limits.refused()
    }

    /// Everything that was delivered, edits included, in order.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.shared.lock().ledger.deliveries().iter().cloned().collect()
    }

    /// Everything that was delivered since the last call of this, edits included, in order.
    pub fn take_deliveries(&self) -> Vec<Delivery> {
        self.shared.lock().ledger.take_deliveries().into()
    }

    /// How many messages (not edits) were delivered.
    #[must_use]
    pub fn delivered(&self) -> u64 {
        self.shared.lock().ledger.total()
    }

    /// How often a message (not an edit) with exactly this text was delivered into a chat.
    #[must_use]
    pub fn delivered_to(&self, chat: i64, text: &str) -> usize {
        let state = self.shared.lock();
        let same = |one: &&Delivery| one.chat == chat && one.text == text && !one.is_edit();
        state.ledger.deliveries().iter().filter(same).count()
    }

    /// How often a message (not an edit) whose text begins so was delivered into a chat.
    #[must_use]
    pub fn delivered_beginning(&self, chat: i64, text: &str) -> usize {
        let state = self.shared.lock();
        let same =
            |one: &&Delivery| one.chat == chat && one.text.starts_with(text) && !one.is_edit();
        state.ledger.deliveries().iter().filter(same).count()
    }

    /// How many updates the bot has not confirmed.
    #[must_use]
    pub fn pending_updates(&self) -> usize {
        self.shared.lock().updates.pending()
    }

    /// The highest update id that the bot has confirmed.
    #[must_use]
    pub fn confirmed(&self) -> i64 {
        self.shared.lock().updates.confirmed()
    }

    /// The id of the last update that was queued.
    #[must_use]
    pub fn last_update(&self) -> i64 {
        self.shared.lock().updates.last_id()
    }

    /// The kinds of updates that the bot has asked for, if it has.
    #[must_use]
    pub fn allowed_updates(&self) -> Option<Vec<String>> {
        self.shared.lock().updates.allowed().map(<[String]>::to_vec)
    }

    /// All chats as readable text.
    #[must_use]
    pub fn transcript(&self) -> String {
        transcript::all(&self.shared.lock())
    }

    /// Waits until the predicate holds, looking again whenever something has happened.
    ///
    /// # Panics
    ///
    /// When it does not hold in time; the message holds the transcript.
    #[track_caller]
    pub fn wait_for<'a>(
        &'a self,
        what: &'a str,
        mut holds: impl FnMut(&Self) -> bool + 'a,
    ) -> impl Future<Output = ()> + 'a {
        wait::until(&self.shared, what, move || holds(self).then_some(()))
    }

    /// Waits until the bot has confirmed every update queued so far.
    ///
    /// # Panics
    ///
    /// When it does not in time; the message holds the transcript.
    #[track_caller]
    pub fn all_confirmed(&self) -> impl Future<Output = ()> + '_ {
        self.wait_for("all updates to be confirmed", |it| it.pending_updates() == 0)
    }

    /// The time on the server's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }
}
