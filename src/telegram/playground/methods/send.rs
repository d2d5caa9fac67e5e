//! Sending: texts, files, albums, copies and forwards.

use serde_json::{Value, json};

use super::{CAPTION_MOST, caption, checked_caption, markup, text};
use crate::clock::Timestamp;
use crate::telegram::playground::Shared;
use crate::telegram::playground::entities::{Formatted, units};
use crate::telegram::playground::error::{Outcome, Refusal};
use crate::telegram::playground::files::{MediaKind, Source};
use crate::telegram::playground::html;
use crate::telegram::playground::ledger::Delivery;
use crate::telegram::playground::markup::Markup;
use crate::telegram::playground::message::{Author, Contact, Message};
use crate::telegram::playground::request::Params;
use crate::telegram::playground::state::State;

/// A message that the bot wants to send.
#[derive(Debug, Default)]
struct Draft {
    body: Formatted,
    file: Option<(MediaKind, Source)>,
    contact: Option<Contact>,
    forwarded: Option<(Author, Timestamp)>,
}

/// How the bot wants it sent.
#[derive(Debug)]
struct Manner {
    chat: i64,
    method: &'static str,
    markup: Option<Markup>,
    /// The message replied to, and whether to send without it.
    reply_to: Option<(i64, bool)>,
}

impl Manner {
    fn read(method: &'static str, params: &Params) -> Outcome<Self> {
        let reply = params.json("reply_parameters")?;
        let reply_to = match reply.as_deref() {
            Some(reply) => reply["message_id"]
                .as_i64()
                .map(|id| (id, reply["allow_sending_without_reply"].as_bool() == Some(true))),
            None => params
                .int("reply_to_message_id")
                .map(|id| (id, params.flag("allow_sending_without_reply"))),
        };
        Ok(Self { chat: params.chat()?, method, markup: markup(params)?, reply_to })
    }
}

pub(super) fn message(shared: &Shared, params: &Params) -> Outcome {
    let manner = Manner::read("sendMessage", params)?;
    let body = text(params, "message is too long")?;
    one(shared, manner, Draft { body, ..Draft::default() })
}

pub(super) fn media(shared: &Shared, method: &'static str, params: &Params) -> Outcome {
    let manner = Manner::read(method, params)?;
    let field = method.trim_start_matches("send").to_ascii_lowercase();
    let kind = MediaKind::from_field(&field).ok_or_else(|| Refusal::new(404, "Not Found"))?;
    let Some(source) = params.source(&field) else {
        return Err(Refusal::bad(format!("there is no {field} in the request")));
    };
    let body = caption(params)?;
    one(shared, manner, Draft { body, file: Some((kind, source)), ..Draft::default() })
}

pub(super) fn album(shared: &Shared, params: &Params) -> Outcome {
    let mut manner = Manner::read("sendMediaGroup", params)?;
    manner.markup = None;
    let media = params.json("media")?;
    let Some(items) = media.as_deref().and_then(Value::as_array) else {
        return Err(Refusal::bad("media must be an Array of InputMedia"));
    };
    match items.len() {
        0 => return Err(Refusal::bad("there are no media in the request")),
        1 => return Err(Refusal::bad("wrong number of media: an album has 2 to 10 items")),
        2..=10 => {}
        _ => return Err(Refusal::bad("Too much messages to send as an album")),
    }
    let drafts = items.iter().map(|item| draft(params, item)).collect::<Outcome<Vec<_>>>()?;
    let is_document =
        |draft: &Draft| draft.file.as_ref().is_some_and(|(kind, _)| *kind == MediaKind::Document);
    let documents = drafts.iter().filter(|draft| is_document(draft)).count();
    if documents != 0 && documents != drafts.len() {
        return Err(Refusal::bad("documents can't be mixed with other media types"));
    }
    shared.change(|state, now| {
        let chat = manner.chat;
        let ids = state.send(now, manner, drafts)?;
        Ok(ids.into_iter().map(|id| state.shown(chat, id)).collect())
    })
}

fn draft(params: &Params, item: &Value) -> Outcome<Draft> {
    let (kind, source, body) = input_media(params, item)?;
    if kind == MediaKind::Voice {
        return Err(Refusal::bad("type of file mismatch: voice can't be in an album"));
    }
    Ok(Draft { body, file: Some((kind, source)), ..Draft::default() })
}

/// Reads an `InputMedia` object.
pub(super) fn input_media(
    params: &Params,
    item: &Value,
) -> Outcome<(MediaKind, Source, Formatted)> {
    let kind = item["type"].as_str().and_then(MediaKind::from_field);
    let Some(kind) = kind.filter(|kind| *kind != MediaKind::Voice) else {
        return Err(Refusal::bad("can't parse InputMedia: Field \"type\" is invalid"));
    };
    let source = item["media"].as_str().and_then(|name| params.named_source(name));
    let Some(source) = source else {
        return Err(Refusal::bad("can't parse InputMedia: media not found"));
    };
    let text = item["caption"].as_str().unwrap_or_default();
    let mode = item["parse_mode"].as_str().unwrap_or_default();
    let mut body = if mode.eq_ignore_ascii_case("html") {
        html::parse(text)?
    } else if !mode.is_empty() {
        return Err(Refusal::bad("unsupported parse_mode"));
    } else if item["caption_entities"].is_array() {
        Formatted::with_entities(text.to_owned(), &item["caption_entities"])?
    } else {
        Formatted::plain(text)
    };
    body.trim();
    body.find_urls();
    Ok((kind, source, checked_caption(body)?))
}

/// What `copyMessage` and `forwardMessage` start from.
fn original(state: &State, params: &Params, what: &str) -> Outcome<Message> {
    let from = params.text("from_chat_id").and_then(|id| id.parse().ok());
    let chat = state.chat(from.ok_or_else(Refusal::chat_not_found)?)?;
    let message = chat.messages.get(&params.message_id()?);
    let message = message.ok_or_else(|| Refusal::bad(format!("message to {what} not found")))?;
    if message.service.is_some() {
        return Err(Refusal::bad(format!(
            "the message can't be {}",
            match what {
                "copy" => "copied",
                _ => "forwarded",
            }
        )));
    }
    Ok(message.clone())
}

pub(super) fn copy(shared: &Shared, params: &Params) -> Outcome {
    let manner = Manner::read("copyMessage", params)?;
    let other_caption = params.has("caption").then(|| caption(params)).transpose()?;
    shared.change(|state, now| {
        let original = original(state, params, "copy")?;
        let file = original.media.map(|media| (media.kind, Source::Known(media.file_id)));
        let body = match other_caption {
            Some(caption) if file.is_some() => caption,
            _ => original.body,
        };
        if file.is_some() && units(&body.text) > CAPTION_MOST {
            return Err(Refusal::bad("message caption is too long"));
        }
        let ids = state.send(
            now,
            manner,
            vec![Draft { body, file, contact: original.contact, forwarded: None }],
        )?;
        Ok(json!({"message_id": ids.first()}))
    })
}

pub(super) fn forward(shared: &Shared, params: &Params) -> Outcome {
    let manner = Manner::read("forwardMessage", params)?;
    shared.change(|state, now| {
        let chat = manner.chat;
        let original = original(state, params, "forward")?;
        let file = original.media.map(|media| (media.kind, Source::Known(media.file_id)));
        let forwarded = original.forwarded.or(Some((original.author, original.date)));
        let draft = Draft { body: original.body, file, contact: original.contact, forwarded };
        let ids = state.send(now, manner, vec![draft])?;
        Ok(ids.first().map(|&id| state.shown(chat, id)).unwrap_or_default())
    })
}

fn one(shared: &Shared, manner: Manner, draft: Draft) -> Outcome {
    shared.change(|state, now| {
        let chat = manner.chat;
        let ids = state.send(now, manner, vec![draft])?;
        Ok(ids.first().map(|&id| state.shown(chat, id)).unwrap_or_default())
    })
}

impl State {
    /// Checks all, then sends all; several drafts are an album.
    fn send(&mut self, now: Timestamp, manner: Manner, drafts: Vec<Draft>) -> Outcome<Vec<i64>> {
        let chat = self.may_write(manner.chat)?;
        let reply_to = match manner.reply_to {
            Some((id, _)) if chat.messages.contains_key(&id) => Some(id),
            Some((_, false)) => return Err(Refusal::bad("message to be replied not found")),
            Some((_, true)) | None => None,
        };
        for (kind, source) in drafts.iter().filter_map(|draft| draft.file.as_ref()) {
            self.files.check(*kind, source)?;
        }
        self.pace(now, manner.chat, drafts.len())?;
        let buttons = match &manner.markup {
            Some(Markup::Inline(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        let album = (drafts.len() > 1).then(|| self.next_album());
        let mut ids = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let mut message = Message::new(Author::Bot, now, draft.body);
            if let Some((kind, source)) = draft.file {
                message.media = Some(self.files.take(kind, source)?);
            }
            message.contact = draft.contact;
            message.forwarded = draft.forwarded;
            message.reply_to = reply_to;
            message.album.clone_from(&album);
            message.buttons.clone_from(&buttons);
            let text = message.body.text.clone();
            let id = self.put(manner.chat, message)?;
            let (method, chat) = (manner.method, manner.chat);
            self.ledger.delivered(Delivery { at: now, method, chat, message_id: id, text });
            ids.push(id);
        }
        match manner.markup {
            Some(Markup::Keyboard(keyboard)) => self.set_keyboard(manner.chat, Some(keyboard))?,
            Some(Markup::Remove) => self.set_keyboard(manner.chat, None)?,
            Some(Markup::Inline(_) | Markup::ForceReply) | None => {}
        }
        Ok(ids)
    }
}
