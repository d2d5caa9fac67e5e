//! What people see of their chats.

use std::future::Future;
use std::sync::Arc;

use serde_json::Value;

use super::person::Person;
use super::{transcript, wait};
use crate::telegram::playground::markup::Keyboard;
use crate::telegram::playground::message::{Author, Message, Seen};
use crate::telegram::playground::state::State;

/// What they see.
impl Person {
    /// All messages of their chat with the bot.
    #[must_use]
    pub fn chat(&self) -> Vec<Seen> {
        self.shared.lock().whole_chat(self.id())
    }

    /// One message.
    #[must_use]
    pub fn message(&self, id: i64) -> Option<Seen> {
        let state = self.shared.lock();
        let chat = state.chats.get(&self.id())?;
        Some(state.seen(chat, chat.messages.get(&id)?))
    }

    /// The newest message that has a button with this label, or one that contains it.
    #[must_use]
    pub fn newest_with(&self, label: &str) -> Option<Seen> {
        let id = self.shared.lock().newest_with_button(self.id(), label)?;
        self.message(id)
    }

    /// The newest message of the bot.
    #[must_use]
    pub fn last_bot_message(&self) -> Option<Seen> {
        let state = self.shared.lock();
        let chat = state.chats.get(&self.id())?;
        let message = chat.messages.values().rev().find(|message| of_bot(message))?;
        Some(state.seen(chat, message))
    }

    /// The reply keyboard in place of the phone's own.
    #[must_use]
    pub fn keyboard(&self) -> Option<Keyboard> {
        self.shared.lock().chats.get(&self.id())?.keyboard.clone()
    }

    /// The pinned messages, newest last.
    #[must_use]
    pub fn pinned(&self) -> Vec<Seen> {
        let state = self.shared.lock();
        let Some(chat) = state.chats.get(&self.id()) else { return Vec::new() };
        let pinned = chat.pinned.iter().filter_map(|id| chat.messages.get(id));
        pinned.map(|message| state.seen(chat, message)).collect()
    }

    /// The commands that the bot offers them, with their descriptions.
    #[must_use]
    pub fn commands(&self) -> Vec<(String, String)> {
        let state = self.shared.lock();
        let Some(person) = state.people.get(&self.id()) else { return Vec::new() };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let commands = state.bot.commands_for(self.id(), &person.language).iter();
        commands.map(|one| (text(&one["command"]), text(&one["description"]))).collect()
    }

    /// The chat as readable text.
    #[must_use]
    pub fn transcript(&self) -> String {
        let state = self.shared.lock();
        state.chats.get(&self.id()).map(|chat| transcript::one(&state, chat)).unwrap_or_default()
    }

    /// Marks everything there is as read.
    pub fn skips_unread(&self) {
        let mut state = self.shared.lock();
        if let Some(chat) = state.chats.get_mut(&self.id()) {
            chat.read_to = chat.next_id - 1;
            chat.unread_edits.clear();
        }
    }

    /// The messages of the bot that were not read yet, without waiting or reading them.
    #[must_use]
    pub fn unread(&self) -> Vec<Seen> {
        let state = self.shared.lock();
        let Some(chat) = state.chats.get(&self.id()) else { return Vec::new() };
        let unread = chat.messages.range(chat.read_to + 1..).filter(|(_, message)| of_bot(message));
        unread.map(|(_, message)| state.seen(chat, message)).collect()
    }

    /// Waits for the next message of the bot that was not read yet, as it is by then.
    ///
    /// # Panics
    ///
    /// When none comes in time; the message holds the transcript.
    #[track_caller]
    pub fn reads(&self) -> impl Future<Output = Seen> + use<> {
        let (shared, id) = (Arc::clone(&self.shared), self.id());
        let what = format!("no new message of the bot for {}", self.name());
        wait::until(&self.shared, what, move || shared.lock().read_next(id))
    }

    /// Waits for the next edit by the bot that was not read yet; returns the message as it is
    /// by then.
    ///
    /// # Panics
    ///
    /// When none comes in time; the message holds the transcript.
    #[track_caller]
    pub fn reads_edit(&self) -> impl Future<Output = Seen> + use<> {
        let (shared, id) = (Arc::clone(&self.shared), self.id());
        let what = format!("no edit by the bot for {}", self.name());
        wait::until(&self.shared, what, move || shared.lock().read_next_edit(id))
    }

    /// Waits until a message of the bot contains the text; reads all up to it.
    ///
    /// # Panics
    ///
    /// When none does in time; the message holds the transcript.
    #[track_caller]
    pub fn reads_until(&self, text: &str) -> impl Future<Output = Seen> + use<> {
        let (shared, id, text) = (Arc::clone(&self.shared), self.id(), text.to_owned());
        let what = format!("no message of the bot with {text:?} for {}", self.name());
        wait::until(&self.shared, what, move || {
            let mut state = shared.lock();
            while let Some(seen) = state.read_next(id) {
                if seen.text.contains(&text) {
                    return Some(seen);
                }
            }
            None
        })
    }

    /// Waits until the predicate holds for their chat.
    ///
    /// # Panics
    ///
    /// When it does not in time; the message holds the transcript.
    #[track_caller]
    pub fn wait_for<'a>(
        &'a self,
        what: &'a str,
        mut holds: impl FnMut(&[Seen]) -> bool + 'a,
    ) -> impl Future<Output = ()> + 'a {
        wait::until(&self.shared, what, move || holds(&self.chat()).then_some(()))
    }
}

fn of_bot(message: &Message) -> bool {
    message.author == Author::Bot && message.service.is_none()
}

impl State {
    pub(super) fn whole_chat(&self, id: i64) -> Vec<Seen> {
        let Some(chat) = self.chats.get(&id) else { return Vec::new() };
        chat.messages.values().map(|message| self.seen(chat, message)).collect()
    }

    pub(super) fn read_next(&mut self, id: i64) -> Option<Seen> {
        let chat = self.chats.get(&id)?;
        let mut unread = chat.messages.range(chat.read_to + 1..);
        let (&found, message) = unread.find(|(_, message)| of_bot(message))?;
        let seen = self.seen(chat, message);
        self.chats.get_mut(&id)?.read_to = found;
        Some(seen)
    }

    fn read_next_edit(&mut self, id: i64) -> Option<Seen> {
        let chat = self.chats.get_mut(&id)?;
        while let Some(edited) = chat.unread_edits.pop_front() {
            if chat.messages.contains_key(&edited) {
                let chat = self.chats.get(&id)?;
                return Some(self.seen(chat, chat.messages.get(&edited)?));
            }
        }
        None
    }

    pub(super) fn newest_with_button(&self, id: i64, label: &str) -> Option<i64> {
        let chat = self.chats.get(&id)?;
        let labels = |message: &Message| {
            message.buttons.iter().flatten().any(|button| button.text.contains(label))
        };
        let exact =
            |message: &Message| message.buttons.iter().flatten().any(|button| button.text == label);
        let newest = |fits: &dyn Fn(&Message) -> bool| {
            chat.messages.iter().rev().find(|(_, message)| fits(message)).map(|(&id, _)| id)
        };
        newest(&exact).or_else(|| newest(&labels))
    }
}
