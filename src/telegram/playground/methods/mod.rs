//! The Bot API's methods.

mod edit;
mod manage;
mod send;

use serde_json::Value;

use super::Shared;
use super::bot::Text;
use super::entities::{Formatted, units};
use super::error::{Outcome, Refusal};
use super::html;
use super::markup::Markup;
use super::request::Params;

/// The methods that the server knows, `getUpdates` included.
const METHODS: [&str; 36] = [
    "answerCallbackQuery",
    "answerInlineQuery",
    "copyMessage",
    "deleteMessage",
    "deleteMessages",
    "deleteMyCommands",
    "deleteWebhook",
    "editMessageCaption",
    "editMessageMedia",
    "editMessageReplyMarkup",
    "editMessageText",
    "forwardMessage",
    "getChat",
    "getFile",
    "getMe",
    "getMyCommands",
    "getMyDescription",
    "getMyName",
    "getMyShortDescription",
    "getUpdates",
    "getWebhookInfo",
    "pinChatMessage",
    "sendChatAction",
    "sendDocument",
    "sendMediaGroup",
    "sendMessage",
    "sendPhoto",
    "sendVideo",
    "sendVoice",
    "setMessageReaction",
    "setMyCommands",
    "setMyDescription",
    "setMyName",
    "setMyShortDescription",
    "unpinAllChatMessages",
    "unpinChatMessage",
];

/// The method's name as the documentation spells it; clients differ in upper and lower case.
pub(super) fn canonical(name: &str) -> Option<&'static str> {
    METHODS.into_iter().find(|method| method.eq_ignore_ascii_case(name))
}

/// Carries out every method but `getUpdates`.
pub(super) fn call(shared: &Shared, method: &'static str, params: &Params) -> Outcome {
    match method {
        "sendMessage" => send::message(shared, params),
        "sendPhoto" | "sendDocument" | "sendVideo" | "sendVoice" => {
            send::media(shared, method, params)
        }
        "sendMediaGroup" => send::album(shared, params),
        "copyMessage" => send::copy(shared, params),
        "forwardMessage" => send::forward(shared, params),
        "editMessageText" => edit::text(shared, params),
        "editMessageCaption" => edit::caption(shared, params),
        "editMessageMedia" => edit::media(shared, params),
        "editMessageReplyMarkup" => edit::buttons(shared, params),
        "deleteMessage" => manage::delete(shared, params),
        "deleteMessages" => manage::delete_several(shared, params),
        "pinChatMessage" => manage::pin(shared, params),
        "unpinChatMessage" => manage::unpin(shared, params),
        "unpinAllChatMessages" => manage::unpin_all(shared, params),
        "setMessageReaction" => manage::react(shared, params),
        "sendChatAction" => manage::chat_action(shared, params),
        "getChat" => manage::chat(shared, params),
        "getFile" => {
            let id = params.text("file_id").unwrap_or_default();
            shared.lock().files.describe(&id)
        }
        "answerCallbackQuery" => {
            shared.change(|state, now| state.answer_callback_query(now, params))
        }
        "answerInlineQuery" => shared.change(|state, now| state.answer_inline_query(now, params)),
        "setMyCommands" => shared.change(|state, _| state.set_my_commands(params)),
        "deleteMyCommands" => shared.change(|state, _| state.delete_my_commands(params)),
        "getMyCommands" => shared.lock().get_my_commands(params),
        "setMyName" => shared.change(|state, _| state.set_my_text(Text::Name, params)),
        "setMyDescription" => {
            shared.change(|state, _| state.set_my_text(Text::Description, params))
        }
        "setMyShortDescription" => {
            shared.change(|state, _| state.set_my_text(Text::ShortDescription, params))
        }
        "getMyName" => shared.lock().get_my_text(Text::Name, params),
        "getMyDescription" => shared.lock().get_my_text(Text::Description, params),
        "getMyShortDescription" => shared.lock().get_my_text(Text::ShortDescription, params),
        "getMe" => Ok(shared.lock().bot.me_json()),
        "deleteWebhook" => {
            if params.flag("drop_pending_updates") {
                shared.change(|state, _| state.updates.forget_all());
            }
            Ok(Value::Bool(true))
        }
        "getWebhookInfo" => Ok(manage::webhook_info(&shared.lock())),
        _ => Err(Refusal::new(404, "Not Found")),
    }
}

const TEXT_MOST: usize = 4096;
const CAPTION_MOST: usize = 1024;

/// A text or caption with its marks, by parse mode or by entities.
fn formatted(params: &Params, text_key: &str, entities_key: &str) -> Outcome<Formatted> {
    let text = params.text(text_key).unwrap_or_default();
    let mode = params.text("parse_mode").unwrap_or_default();
    let mut formatted = if mode.eq_ignore_ascii_case("html") {
        html::parse(&text)?
    } else if !mode.is_empty() {
        return Err(Refusal::bad("unsupported parse_mode"));
    } else if let Some(entities) = params.json(entities_key)? {
        Formatted::with_entities(text.into_owned(), &entities)?
    } else {
        Formatted::plain(text)
    };
    formatted.trim();
    formatted.find_urls();
    Ok(formatted)
}

/// The text of a message, which there must be.
fn text(params: &Params, too_long: &str) -> Outcome<Formatted> {
    let text = formatted(params, "text", "entities")?;
    match units(&text.text) {
        0 => Err(Refusal::bad("message text is empty")),
        1..=TEXT_MOST => Ok(text),
        _ => Err(Refusal::bad(too_long)),
    }
}

/// The caption of a file, which may be empty.
fn caption(params: &Params) -> Outcome<Formatted> {
    checked_caption(formatted(params, "caption", "caption_entities")?)
}

fn checked_caption(caption: Formatted) -> Outcome<Formatted> {
    if units(&caption.text) > CAPTION_MOST {
        return Err(Refusal::bad("message caption is too long"));
    }
    Ok(caption)
}

fn markup(params: &Params) -> Outcome<Option<Markup>> {
    match params.json("reply_markup")? {
        Some(given) => Markup::read(&given),
        None => Ok(None),
    }
}
