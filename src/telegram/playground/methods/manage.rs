//! Deleting, pinning, reacting, and what the bot asks about chats.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::clock::Timestamp;
use crate::telegram::playground::Shared;
use crate::telegram::playground::error::{Outcome, Refusal};
use crate::telegram::playground::message::Author;
use crate::telegram::playground::request::Params;
use crate::telegram::playground::state::{Chat, State};

/// Older messages cannot be deleted by a bot.
const DELETABLE_HOURS: i64 = 48;

pub(super) fn delete(shared: &Shared, params: &Params) -> Outcome {
    let (chat, id) = (params.chat()?, params.message_id()?);
    shared.change(|state, now| {
        check_deletable(state.may_write(chat)?, now, id)?;
        state.remove(chat, id)?;
        Ok(Value::Bool(true))
    })
}

pub(super) fn delete_several(shared: &Shared, params: &Params) -> Outcome {
    let chat = params.chat()?;
    let ids = params.json("message_ids")?;
    let ids = ids.as_deref().and_then(Value::as_array);
    let ids: Vec<i64> = ids.into_iter().flatten().filter_map(Value::as_i64).collect();
    if ids.is_empty() {
        return Err(Refusal::bad("message identifiers are not specified"));
    }
    if ids.len() > 100 {
        return Err(Refusal::bad("too many message identifiers specified"));
    }
    shared.change(|state, now| {
        let found = state.may_write(chat)?;
        let ids: Vec<i64> = ids.into_iter().filter(|id| found.messages.contains_key(id)).collect();
        for id in &ids {
            check_deletable(found, now, *id)?;
        }
        for id in ids {
            state.remove(chat, id)?;
        }
        Ok(Value::Bool(true))
    })
}

fn check_deletable(chat: &Chat, now: Timestamp, id: i64) -> Outcome<()> {
    let message = chat.messages.get(&id);
    let message = message.ok_or_else(|| Refusal::bad("message to delete not found"))?;
    if now - message.date > TimeDelta::hours(DELETABLE_HOURS) {
        return Err(Refusal::bad("message can't be deleted for everyone"));
    }
    if message.author != Author::Bot && !chat.bot_is_admin {
        return Err(Refusal::bad("message can't be deleted"));
    }
    Ok(())
}

fn may_pin(chat: &Chat) -> Outcome<()> {
    if chat.bot_is_admin {
        return Ok(());
    }
    Err(Refusal::bad("not enough rights to manage pinned messages in the chat"))
}

pub(super) fn pin(shared: &Shared, params: &Params) -> Outcome {
    let (chat, id) = (params.chat()?, params.message_id()?);
    shared.change(|state, now| {
        let found = state.may_write(chat)?;
        may_pin(found)?;
        match found.messages.get(&id) {
            None => return Err(Refusal::bad("message to pin not found")),
            Some(message) if message.service.is_some() => {
                return Err(Refusal::bad("a service message can't be pinned"));
            }
            Some(_) => {}
        }
        state.pin(now, chat, id)?;
        Ok(Value::Bool(true))
    })
}

pub(super) fn unpin(shared: &Shared, params: &Params) -> Outcome {
    let chat = params.chat()?;
    let id = params.int("message_id");
    shared.change(|state, _| {
        let found = state.may_write(chat)?;
        may_pin(found)?;
        let id = match id {
            Some(id) if !found.messages.contains_key(&id) => {
                return Err(Refusal::bad("message to unpin not found"));
            }
            Some(id) => Some(id),
            None => found.pinned.last().copied(),
        };
        state.unpin(chat, |pinned| Some(pinned) == id)?;
        Ok(Value::Bool(true))
    })
}

pub(super) fn unpin_all(shared: &Shared, params: &Params) -> Outcome {
    let chat = params.chat()?;
    shared.change(|state, _| {
        may_pin(state.may_write(chat)?)?;
        state.unpin(chat, |_| true)?;
        Ok(Value::Bool(true))
    })
}

pub(super) fn react(shared: &Shared, params: &Params) -> Outcome {
    let (chat, id) = (params.chat()?, params.message_id()?);
    let reactions = params.json("reaction")?;
    let reactions = reactions.as_deref().and_then(Value::as_array);
    if reactions.is_some_and(|list| list.len() > 1) {
        return Err(Refusal::bad("REACTIONS_TOO_MANY"));
    }
    let emoji = reactions
        .and_then(|list| list.first())
        .map(|one| one["emoji"].as_str().map(str::to_owned).ok_or("REACTION_INVALID"))
        .transpose()
        .map_err(Refusal::bad)?;
    shared.change(|state, _| {
        state.may_write(chat)?;
        let message = state.chat_mut(chat)?.messages.get_mut(&id);
        let message = message.ok_or_else(|| Refusal::bad("message to react not found"))?;
        message.reaction = emoji;
        state.emit_message("edit", chat, id);
        Ok(Value::Bool(true))
    })
}

pub(super) fn chat_action(shared: &Shared, params: &Params) -> Outcome {
    let chat = params.chat()?;
    let action = params.text("action").unwrap_or_default();
    let known = [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ];
    if !known.contains(&action.as_ref()) {
        return Err(Refusal::bad("wrong parameter action in request"));
    }
    let state = shared.lock();
    state.may_write(chat)?;
    state.emit(chat, || json!({"type": "action", "action": action}));
    Ok(Value::Bool(true))
}

pub(super) fn chat(shared: &Shared, params: &Params) -> Outcome {
    let id = params.chat()?;
    let state = shared.lock();
    let chat = state.chat(id)?;
    if state.people.get(&id).is_some_and(|person| !person.started) {
        // A bot knows nobody who has not written to it.
        return Err(Refusal::chat_not_found());
    }
    let mut json = state.chat_json(chat);
    json["accent_color_id"] = json!(0);
    json["max_reaction_count"] = json!(11);
    json["accepted_gift_types"] = json!({"unlimited_gifts": false, "limited_gifts": false,
        "unique_gifts": false, "premium_subscription": false, "gifts_from_channels": false});
    let pinned = chat.pinned.last().and_then(|id| chat.messages.get(id));
    if let Some(pinned) = pinned {
        json["pinned_message"] = state.message_json(chat, pinned);
    }
    Ok(json)
}

pub(super) fn webhook_info(state: &State) -> Value {
    let mut json = json!({"url": "", "has_custom_certificate": false,
        "pending_update_count": state.updates.pending()});
    if let Some(allowed) = state.updates.allowed() {
        json["allowed_updates"] = json!(allowed);
    }
    json
}
