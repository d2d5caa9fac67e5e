//! Editing what the bot has sent.

use super::send::input_media;
use super::{markup, text as message_text};
use crate::clock::Timestamp;
use crate::telegram::playground::Shared;
use crate::telegram::playground::error::{Outcome, Refusal};
use crate::telegram::playground::files::Media;
use crate::telegram::playground::ledger::Delivery;
use crate::telegram::playground::markup::{Button, Markup};
use crate::telegram::playground::message::{Author, Message};
use crate::telegram::playground::request::Params;
use crate::telegram::playground::state::State;

/// Unread edits beyond this are forgotten.
const UNREAD_MOST: usize = 1000;

pub(super) fn text(shared: &Shared, params: &Params) -> Outcome {
    let target = Target::read("editMessageText", params)?;
    let body = message_text(params, "MESSAGE_TOO_LONG")?;
    let buttons = buttons_of(params)?;
    shared.change(|state, now| {
        state.edit(now, &target, |message| {
            if message.media.is_some() {
                return Err(Refusal::bad("there is no text in the message to edit"));
            }
            Ok(Change { body, media: None, buttons })
        })
    })
}

pub(super) fn caption(shared: &Shared, params: &Params) -> Outcome {
    let target = Target::read("editMessageCaption", params)?;
    let body = super::caption(params)?;
    let buttons = buttons_of(params)?;
    shared.change(|state, now| {
        state.edit(now, &target, |message| {
            if message.media.is_none() {
                return Err(Refusal::bad("there is no caption in the message to edit"));
            }
            Ok(Change { body, media: message.media.clone(), buttons })
        })
    })
}

pub(super) fn buttons(shared: &Shared, params: &Params) -> Outcome {
    let target = Target::read("editMessageReplyMarkup", params)?;
    let buttons = buttons_of(params)?;
    shared.change(|state, now| {
        state.edit(now, &target, |message| {
            Ok(Change { body: message.body.clone(), media: message.media.clone(), buttons })
        })
    })
}

pub(super) fn media(shared: &Shared, params: &Params) -> Outcome {
    let target = Target::read("editMessageMedia", params)?;
    let given = params.json("media")?;
    let given = given.ok_or_else(|| Refusal::bad("media is not specified"))?;
    let (kind, source, body) = input_media(params, &given)?;
    let buttons = buttons_of(params)?;
    shared.change(|state, now| {
        state.editable(&target)?;
        let media = state.files.take(kind, source)?;
        state.edit(now, &target, |_| Ok(Change { body, media: Some(media), buttons }))
    })
}

/// The keyboard that the message is to have; none is given: it loses the one it has.
fn buttons_of(params: &Params) -> Outcome<Vec<Vec<Button>>> {
    match markup(params)? {
        None => Ok(Vec::new()),
        Some(Markup::Inline(rows)) => Ok(rows),
        Some(_) => Err(Refusal::bad("inline keyboard expected")),
    }
}

struct Target {
    method: &'static str,
    chat: i64,
    message: i64,
}

impl Target {
    fn read(method: &'static str, params: &Params) -> Outcome<Self> {
        if params.has("inline_message_id") {
            return Err(Refusal::bad("MESSAGE_ID_INVALID"));
        }
        Ok(Self { method, chat: params.chat()?, message: params.message_id()? })
    }
}

struct Change {
    body: super::Formatted,
    media: Option<Media>,
    buttons: Vec<Vec<Button>>,
}

impl State {
    fn editable(&self, target: &Target) -> Outcome<&Message> {
        let chat = self.may_write(target.chat)?;
        let message = chat.messages.get(&target.message);
        let message = message.ok_or_else(|| Refusal::bad("message to edit not found"))?;
        if message.author != Author::Bot || message.service.is_some() || message.forwarded.is_some()
        {
            return Err(Refusal::bad("message can't be edited"));
        }
        Ok(message)
    }

    fn edit(
        &mut self,
        now: Timestamp,
        target: &Target,
        change: impl FnOnce(&Message) -> Outcome<Change>,
    ) -> Outcome {
        let message = self.editable(target)?;
        let change = change(message)?;
        if change.body == message.body
            && change.media == message.media
            && change.buttons == message.buttons
        {
            return Err(Refusal::not_modified());
        }
        self.pace(now, target.chat, 1)?;
        let text = change.body.text.clone();
        let chat = self.chat_mut(target.chat)?;
        if let Some(message) = chat.messages.get_mut(&target.message) {
            message.body = change.body;
            message.media = change.media;
            message.buttons = change.buttons;
            message.edited = Some(now);
        }
        chat.unread_edits.push_back(target.message);
        if chat.unread_edits.len() > UNREAD_MOST {
            chat.unread_edits.pop_front();
        }
        let Target { method, chat, message: message_id } = *target;
        self.ledger.delivered(Delivery { at: now, method, chat, message_id, text });
        self.emit_message("edit", chat, message_id);
        Ok(self.shown(chat, message_id))
    }
}
