//! A person, in a test's hands.

use std::panic::Location;
use std::sync::Arc;

use super::query::{InlineAsk, Tap};
use super::wait;
use crate::telegram::playground::Shared;
use crate::telegram::playground::error::Outcome;
use crate::telegram::playground::files::{MediaKind, Upload};
use crate::telegram::playground::markup::ButtonKind;
use crate::telegram::playground::state::Account;

/// A person with a private chat with the bot. Clones are the same person.
#[derive(Clone)]
pub struct Person {
    pub(super) shared: Arc<Shared>,
    id: i64,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Person").field(&self.id).finish()
    }
}

/// Who they are.
impl Person {
    pub(super) fn new(shared: Arc<Shared>, id: i64) -> Self {
        Self { shared, id }
    }

    /// Their Telegram id, which is their private chat's too.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Their name.
    #[must_use]
    pub fn name(&self) -> String {
        let state = self.shared.lock();
        state.people.get(&self.id).map(|person| person.name.clone()).unwrap_or_default()
    }

    #[track_caller]
    fn with(self, change: impl FnOnce(&mut Account)) -> Self {
        let changed = self.shared.change(|state, _| state.change_person(self.id, change));
        self.sure(changed);
        self
    }

    /// The language of their Telegram, as `vi` or `en`.
    #[track_caller]
    #[must_use]
    pub fn language(self, language: &str) -> Self {
        self.with(|person| language.clone_into(&mut person.language))
    }

    /// Their user name without the `@`.
    #[track_caller]
    #[must_use]
    pub fn username(self, username: &str) -> Self {
        self.with(|person| person.username = Some(username.to_owned()))
    }

    /// What is shown under their name in the web chat.
    #[track_caller]
    #[must_use]
    pub fn note(self, note: &str) -> Self {
        self.with(|person| person.note = Some(note.to_owned()))
    }

    /// Their phone number, which they can share.
    #[track_caller]
    #[must_use]
    pub fn phone(self, phone: &str) -> Self {
        self.with(|person| person.phone = Some(phone.to_owned()))
    }

    #[track_caller]
    fn sure<T>(&self, outcome: Outcome<T>) -> T {
        let caller = Location::caller();
        outcome.unwrap_or_else(|refusal| wait::give_up(&self.shared, &refusal.to_string(), caller))
    }
}

/// What they do.
impl Person {
    /// Writes; returns the message's id. Whoever has blocked the bot unblocks it first.
    #[track_caller]
    pub fn says(&self, text: &str) -> i64 {
        self.sure(self.shared.change(|state, now| state.say(now, self.id, self.id, text, None)))
    }

    /// Replies to a message; returns the reply's id.
    #[track_caller]
    pub fn replies(&self, to: i64, text: &str) -> i64 {
        self.sure(self.shared.change(|state, now| state.say(now, self.id, self.id, text, Some(to))))
    }

    /// Presses Start, or a link with this payload unless it is empty; returns the message's id.
    #[track_caller]
    pub fn starts(&self, payload: &str) -> i64 {
        self.says(format!("/start {payload}").trim_end())
    }

    /// Edits an own message.
    #[track_caller]
    pub fn edits(&self, message: i64, text: &str) {
        let edited =
            self.shared.change(|state, now| state.amend(now, self.id, self.id, message, text));
        self.sure(edited);
    }

    /// Presses what has this label (or contains it), in the newest message that has such a
    /// button, or on the reply keyboard. A link to the bot presses Start with its payload.
    ///
    /// # Panics
    ///
    /// When there is no such button.
    #[track_caller]
    pub fn taps(&self, label: &str) -> Tap {
        let caller = Location::caller();
        let message = self.shared.lock().newest_with_button(self.id, label);
        if let Some(message) = message {
            return self.press(message, label, caller);
        }
        let key = self.keyboard().and_then(|keyboard| {
            let mut keys = keyboard.rows.into_iter().flatten();
            keys.find(|key| key.text.contains(label))
        });
        match key {
            Some(key) if key.request_contact => {
                self.shares_contact();
            }
            Some(key) => {
                self.says(&key.text);
            }
            None => {
                wait::give_up(&self.shared, &format!("no button or key {label:?}"), caller);
            }
        }
        Tap { shared: Arc::clone(&self.shared), query: None }
    }

    /// Presses the button with this label (or that contains it) under one message.
    ///
    /// # Panics
    ///
    /// When the message has no such button.
    #[track_caller]
    pub fn taps_on(&self, message: i64, label: &str) -> Tap {
        self.press(message, label, Location::caller())
    }

    fn press(&self, message: i64, label: &str, caller: &Location<'_>) -> Tap {
        let seen = self.message(message);
        let button = seen.as_ref().and_then(|seen| seen.button(label));
        let give_up = |what: &str| -> ! {
            wait::give_up(&self.shared, &format!("button {label:?} of #{message}: {what}"), caller)
        };
        let Some(button) = button else { give_up("is not there") };
        let query = match button.kind {
            ButtonKind::Callback => {
                let data = button.data.as_deref().unwrap_or_default();
                Some(self.presses_data(message, data))
            }
            ButtonKind::Url => {
                let username = self.shared.lock().bot.username.clone();
                let link = format!("https://t.me/{username}?start=");
                match button.url.as_deref().and_then(|url| url.strip_prefix(&link)) {
                    Some(payload) => {
                        self.starts(payload);
                        None
                    }
                    None => give_up("leads out of the chat"),
                }
            }
            _ => give_up("does nothing in the chat"),
        };
        Tap { shared: Arc::clone(&self.shared), query }
    }

    fn presses_data(&self, message: i64, data: &str) -> String {
        self.shared.change(|state, now| state.press(now, self.id, self.id, message, data))
    }

    /// Presses a button with this data, whether or not the message has one (as a forged or an
    /// old client may).
    pub fn sends_callback(&self, message: i64, data: &str) -> Tap {
        let query = self.presses_data(message, data);
        Tap { shared: Arc::clone(&self.shared), query: Some(query) }
    }

    /// Sends a picture; returns the message's id.
    #[track_caller]
    pub fn sends_photo(&self, photo: Upload, caption: &str) -> i64 {
        self.sends_file(MediaKind::Photo, photo, caption)
    }

    /// Sends a file; returns the message's id.
    #[track_caller]
    pub fn sends_document(&self, document: Upload, caption: &str) -> i64 {
        self.sends_file(MediaKind::Document, document, caption)
    }

    /// Sends a film; returns the message's id.
    #[track_caller]
    pub fn sends_video(&self, video: Upload, caption: &str) -> i64 {
        self.sends_file(MediaKind::Video, video, caption)
    }

    /// Sends a spoken message; returns the message's id.
    #[track_caller]
    pub fn sends_voice(&self, voice: Upload) -> i64 {
        self.sends_file(MediaKind::Voice, voice, "")
    }

    #[track_caller]
    fn sends_file(&self, kind: MediaKind, upload: Upload, caption: &str) -> i64 {
        self.sends_album(vec![(kind, upload)], caption)[0]
    }

    /// Sends several files at once, the first with the caption; returns the messages' ids.
    #[track_caller]
    pub fn sends_album(&self, files: Vec<(MediaKind, Upload)>, caption: &str) -> Vec<i64> {
        let sent = self
            .shared
            .change(|state, now| state.send_files(now, self.id, self.id, files, caption, None));
        self.sure(sent)
    }

    /// Replies to a message with files; returns the messages' ids.
    #[track_caller]
    pub fn replies_with(
        &self,
        to: i64,
        files: Vec<(MediaKind, Upload)>,
        caption: &str,
    ) -> Vec<i64> {
        let (person, to) = (self.id, Some(to));
        let sent = self
            .shared
            .change(|state, now| state.send_files(now, person, person, files, caption, to));
        self.sure(sent)
    }

    /// Shares their phone number; returns the message's id.
    ///
    /// # Panics
    ///
    /// When they have none.
    #[track_caller]
    pub fn shares_contact(&self) -> i64 {
        self.sure(self.shared.change(|state, now| state.share_contact(now, self.id)))
    }

    /// Types an inline query.
    pub fn asks_inline(&self, query: &str) -> InlineAsk {
        let id = self.shared.change(|state, now| state.ask_inline(now, self.id, query));
        InlineAsk { shared: Arc::clone(&self.shared), query: id }
    }

    /// Blocks the bot.
    #[track_caller]
    pub fn blocks(&self) {
        self.sure(self.shared.change(|state, now| state.block(now, self.id, true)));
    }

    /// Unblocks the bot.
    #[track_caller]
    pub fn unblocks(&self) {
        self.sure(self.shared.change(|state, now| state.block(now, self.id, false)));
    }

    /// Deletes their account.
    #[track_caller]
    pub fn deletes_account(&self) {
        let changed = self
            .shared
            .change(|state, _| state.change_person(self.id, |person| person.deactivated = true));
        self.sure(changed);
    }

    /// Deletes a message for both sides; Telegram tells the bot nothing of it.
    #[track_caller]
    pub fn deletes(&self, message: i64) {
        self.sure(self.shared.change(|state, _| state.remove(self.id, message)));
    }
}
