//! What the server says is what the Bot API's library reads.

use serde_json::json;
use teloxide::payloads::{GetUpdatesSetters as _, SendMessageSetters as _};
use teloxide::prelude::{Request as _, Requester as _};
use teloxide::types::{
    ChatAction, ChatId, FileId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMedia,
    InputMediaPhoto, MessageId, ParseMode, UpdateKind,
};
use teloxide::{ApiError, RequestError};

use super::{clock, start_with};
use crate::telegram::playground::{Limits, MediaKind, Options, Playground, Upload};

fn bot_of(playground: &Playground) -> teloxide::Bot {
    let client = teloxide::net::default_reqwest_settings().no_proxy().build().unwrap();
    let url = playground.url().parse().unwrap();
    teloxide::Bot::with_client("123:abc", client).set_api_url(url)
}

#[tokio::test]
async fn the_library_reads_every_answer() {
    let options = Options::new(clock()).limits(Limits::Off);
    let (playground, _) = start_with(options).await;
    let bot = bot_of(&playground);
    let lan = playground.person("Cô Lan").username("colan").phone("+84901");
    let said = lan.starts("x");
    let chat = ChatId(lan.id());
    let me = bot.get_me().send().await.unwrap();
    assert_eq!(me.username(), "ocop_bot");
    let button = InlineKeyboardButton::callback("Tiếp", "go");
    let sent = bot
        .send_message(chat, "<b>Chào</b> <a href=\"https://ocop.vn\">x</a> <code>y</code>")
        .parse_mode(ParseMode::Html)
        .reply_markup(InlineKeyboardMarkup::new([[button]]))
        .send()
        .await
        .unwrap();
    assert_eq!(sent.entities().unwrap().len(), 3);
    let photo = InputFile::memory(vec![1, 2, 3]).file_name("a.jpg");
    let sent_photo = bot.send_photo(chat, photo.clone()).send().await.unwrap();
    let file = sent_photo.photo().unwrap().last().unwrap().file.id.clone();
    let file = bot.get_file(FileId(file.0)).send().await.unwrap();
    assert_eq!(file.meta.size, 3);
    let item = |file| InputMedia::Photo(InputMediaPhoto::new(file));
    let album =
        bot.send_media_group(chat, [item(photo.clone()), item(photo)]).send().await.unwrap();
    assert!(album[0].media_group_id().is_some());
    bot.copy_message(chat, chat, MessageId(said.try_into().unwrap())).send().await.unwrap();
    bot.forward_message(chat, chat, MessageId(said.try_into().unwrap())).send().await.unwrap();
    bot.edit_message_text(chat, sent.id, "xong").send().await.unwrap();
    let unchanged = bot.edit_message_text(chat, sent.id, "xong").send().await;
    assert!(matches!(unchanged, Err(RequestError::Api(ApiError::MessageNotModified))));
    bot.pin_chat_message(chat, sent.id).send().await.unwrap();
    let full = bot.get_chat(chat).send().await.unwrap();
    assert_eq!(full.pinned_message.unwrap().id, sent.id);
    bot.send_chat_action(chat, ChatAction::Typing).send().await.unwrap();
    assert!(bot.get_webhook_info().send().await.unwrap().pending_update_count > 0);
    lan.blocks();
    let blocked = bot.send_message(chat, "a").send().await;
    assert!(matches!(blocked, Err(RequestError::Api(ApiError::BotBlocked))));
}

#[tokio::test]
async fn the_library_reads_every_update() {
    let (playground, raw) = start_with(Options::new(clock())).await;
    let bot = bot_of(&playground);
    let lan = playground.person("Cô Lan").username("colan").phone("+84901");
    let said = lan.starts("x");
    lan.edits(said, "y https://ocop.vn");
    lan.shares_contact();
    let upload = |name: &str| Upload::new(name, b"abc");
    lan.sends_photo(upload("a.jpg"), "ảnh");
    lan.sends_video(upload("a.mp4"), "");
    lan.sends_voice(upload("a.oga"));
    lan.sends_album(vec![(MediaKind::Document, upload("a.pdf")); 2], "");
    let keyboard = json!({"inline_keyboard": [[{"text": "Tiếp", "callback_data": "go"},
        {"text": "Chép", "copy_text": {"text": "a"}},
        {"text": "Hỏi", "switch_inline_query": ""}]]});
    let sent = raw
        .call("sendMessage", json!({"chat_id": lan.id(), "text": "x", "reply_markup": keyboard}))
        .await;
    lan.replies(sent["message_id"].as_i64().unwrap(), "trả lời");
    lan.taps("Tiếp");
    raw.call("pinChatMessage", json!({"chat_id": lan.id(), "message_id": sent["message_id"]}))
        .await;
    lan.asks_inline("phí");
    lan.blocks();
    lan.unblocks();
    let group = playground.group("Tổ");
    group.admits(&lan);
    group.loses(&lan);
    group.adds_bot(&lan, true);
    let large = group.becomes_supergroup();
    large.removes_bot(&lan);
    let count = playground.pending_updates();
    let updates = bot.get_updates().limit(100).send().await.unwrap();
    assert_eq!(updates.len(), count);
    for update in updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
    }
}
