//! A message that is to leave.

use serde::Serialize;
use serde_json::Value;
use teloxide::payloads;
use teloxide::requests::Payload;
use teloxide::types::{FileId, InputFile};

use crate::clock::Timestamp;
use crate::telegram::pacer::Lane;

use super::store::RowId;

/// What to do when nobody knows whether a message arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnUnknown {
    /// Send it once more: twice is better than never.
    Again,
    /// Leave it to an officer.
    Ask,
}

/// A message that is to leave: a Bot API method, its payload, and how it is to be treated.
#[derive(Clone, Debug)]
pub struct Outgoing {
    pub(super) chat: i64,
    pub(super) method: &'static str,
    pub(super) payload: Value,
    pub(super) weight: usize,
    pub(super) lane: Lane,
    pub(super) on_unknown: OnUnknown,
    pub(super) due: Option<Timestamp>,
    pub(super) follows: Option<RowId>,
    pub(super) anew: bool,
}

impl Outgoing {
    /// An answer to `chat`: one message, due now, sent once more if its fate is unknown.
    ///
    /// `payload` is one of teloxide's; files are named by [`media_file`].
    ///
    /// # Panics
    /// Never for teloxide's payloads, which all serialise.
    #[must_use]
    pub fn new<P: Payload + Serialize>(chat: i64, payload: &P) -> Self {
        let payload = serde_json::to_value(payload).unwrap_or_default();
        Self {
            chat,
            method: P::NAME,
            weight: weight(P::NAME, &payload),
            payload,
            lane: Lane::Answer,
            on_unknown: OnUnknown::Again,
            due: None,
            follows: None,
            anew: true,
        }
    }

    /// In another lane. What goes out as a broadcast is not sent twice on a doubt.
    #[must_use]
    pub fn lane(mut self, lane: Lane) -> Self {
        self.lane = lane;
        self.on_unknown = match lane {
            Lane::Answer | Lane::Notice => OnUnknown::Again,
            Lane::Broadcast => OnUnknown::Ask,
        };
        self
    }

    /// What is done twice is as if it were done once, as an edit is: sent once more on a doubt, in
    /// whatever lane.
    #[must_use]
    pub fn repeatable(mut self) -> Self {
        self.on_unknown = OnUnknown::Again;
        self
    }

    /// An edit of a message that is not to be said anew where it is gone.
    #[must_use]
    pub fn only_edit(mut self) -> Self {
        self.anew = false;
        self
    }

    /// Counts for so many messages, at most ten: many deletions at once are paced as well.
    #[must_use]
    pub fn weighing(mut self, messages: usize) -> Self {
        self.weight = messages.min(10);
        self
    }

    /// Not before `due`.
    #[must_use]
    pub fn due(mut self, due: Timestamp) -> Self {
        self.due = Some(due);
        self
    }

    /// Acts on the message of an earlier row (pins, edits or deletes it): the payload's
    /// `message_id` is filled in once that row is sent.
    #[must_use]
    pub fn follows(mut self, row: RowId) -> Self {
        self.follows = Some(row);
        self
    }

    /// The chat that it goes to.
    #[must_use]
    pub fn chat(&self) -> i64 {
        self.chat
    }

    /// What the method is called with.
    #[cfg(test)]
    pub(crate) fn payload(&self) -> &Value {
        &self.payload
    }
}

/// A file kept by [`super::keep_media`], for a payload: uploaded the first time, then sent by the
/// id that Telegram gave it.
#[must_use]
pub fn media_file(id: i64) -> InputFile {
    InputFile::file_id(FileId(format!("{MEDIA}{id}")))
}

/// What stands before a media row's id in a payload.
pub(super) const MEDIA: &str = "media:";

/// How many messages Telegram counts: each item of an album, nothing for what is no message.
fn weight(method: &str, payload: &Value) -> usize {
    match method {
        payloads::SendMediaGroup::NAME => {
            payload.get("media").and_then(Value::as_array).map_or(1, Vec::len)
        }
        payloads::DeleteMessage::NAME
        | payloads::DeleteMessages::NAME
        | payloads::PinChatMessage::NAME
        | payloads::UnpinChatMessage::NAME => 0,
        _ => 1,
    }
}
