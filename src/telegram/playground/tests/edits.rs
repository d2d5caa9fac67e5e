use chrono::TimeDelta;
use serde_json::json;

use super::start;

#[tokio::test]
async fn an_edit_shows_and_an_idle_one_is_refused() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    let said = lan.says("xin chào");
    let id = bot.say(lan.id(), "Đang xử lý").await;
    let edit = json!({"chat_id": lan.id(), "message_id": id, "text": "<i>Xong</i>",
        "parse_mode": "HTML", "reply_markup": {"inline_keyboard":
            [[{"text": "Xem", "callback_data": "v"}]]}});
    bot.call("editMessageText", edit.clone()).await;
    let seen = lan.reads_edit().await;
    assert_eq!((seen.html.as_str(), seen.labels()), ("<i>Xong</i>", vec![vec!["Xem"]]));
    assert!(seen.edited.is_some());
    let refusal = bot.refused("editMessageText", edit).await;
    assert!(refusal.starts_with("message is not modified: specified new message content"));
    let none = json!({"chat_id": lan.id(), "message_id": id});
    bot.call("editMessageReplyMarkup", none.clone()).await;
    assert_eq!(lan.message(id).unwrap().buttons, None);
    assert!(bot.refused("editMessageReplyMarkup", none).await.contains("not modified"));
    let other = json!({"chat_id": lan.id(), "message_id": said, "text": "x"});
    assert_eq!(bot.refused("editMessageText", other).await, "message can't be edited");
    let missing = json!({"chat_id": lan.id(), "message_id": 77, "text": "x"});
    assert_eq!(bot.refused("editMessageText", missing).await, "message to edit not found");
    let caption = json!({"chat_id": lan.id(), "message_id": id, "caption": "x"});
    let refusal = bot.refused("editMessageCaption", caption).await;
    assert_eq!(refusal, "there is no caption in the message to edit");
    assert_eq!(playground.deliveries().len(), 3);
    assert_eq!(playground.delivered(), 1);
}

#[tokio::test]
async fn what_is_older_than_two_days_stays() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    let said = lan.says("số điện thoại của tôi");
    let id = bot.say(lan.id(), "a").await;
    let of = |id: i64| json!({"chat_id": lan.id(), "message_id": id});
    bot.call("deleteMessage", of(said)).await;
    assert_eq!(bot.refused("deleteMessage", of(said)).await, "message to delete not found");
    playground.clock().advance(TimeDelta::hours(49));
    let refusal = bot.refused("deleteMessage", of(id)).await;
    assert_eq!(refusal, "message can't be deleted for everyone");
    let young = bot.say(lan.id(), "b").await;
    let several = json!({"chat_id": lan.id(), "message_ids": [young, 99]});
    bot.call("deleteMessages", several).await;
    assert_eq!(lan.chat().iter().map(|seen| seen.id).collect::<Vec<_>>(), [id]);
}

#[tokio::test]
async fn a_pin_makes_a_service_message() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    lan.says("xin chào");
    let id = bot.say(lan.id(), "Lịch nộp").await;
    let pin = json!({"chat_id": lan.id(), "message_id": id, "disable_notification": true});
    bot.call("pinChatMessage", pin.clone()).await;
    assert!(lan.last_bot_message().unwrap().pinned);
    let update = bot.updates().await.pop().unwrap();
    assert_eq!(update["message"]["pinned_message"]["text"], "Lịch nộp");
    assert_eq!(update["message"]["from"]["is_bot"], true);
    let chat = bot.call("getChat", json!({"chat_id": lan.id()})).await;
    assert_eq!(chat["pinned_message"]["message_id"], id);
    bot.call(
        "deleteMessage",
        json!({"chat_id": lan.id(),
        "message_id": update["message"]["message_id"]}),
    )
    .await;
    bot.call("unpinChatMessage", json!({"chat_id": lan.id()})).await;
    assert!(lan.pinned().is_empty());
    bot.call("pinChatMessage", pin).await;
    bot.call("unpinAllChatMessages", json!({"chat_id": lan.id()})).await;
    assert!(lan.pinned().is_empty());
}

#[tokio::test]
async fn commands_and_texts_are_kept_by_scope_and_language() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan").language("vi");
    let john = playground.person("John").language("en");
    let set = |name: &str, language: &str| {
        json!({"commands": [{"command": name,
        "description": "x"}], "language_code": language})
    };
    bot.call("setMyCommands", set("hoi", "")).await;
    bot.call("setMyCommands", set("ask", "en")).await;
    assert_eq!(lan.commands()[0].0, "hoi");
    assert_eq!(john.commands()[0].0, "ask");
    let admin = json!({"commands": [{"command": "admin", "description": "x"}],
        "scope": {"type": "chat", "chat_id": lan.id()}});
    bot.call("setMyCommands", admin).await;
    assert_eq!(lan.commands()[0].0, "admin");
    assert_eq!(bot.refused("setMyCommands", set("hỏi", "")).await, "BOT_COMMAND_INVALID");
    bot.call("deleteMyCommands", json!({"language_code": "en"})).await;
    assert_eq!(john.commands()[0].0, "hoi");
    bot.call("setMyDescription", json!({"description": "Trợ lý"})).await;
    let description = bot.call("getMyDescription", json!({"language_code": "vi"})).await;
    assert_eq!(description["description"], "Trợ lý");
}
