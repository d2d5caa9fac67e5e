use serde_json::json;

use super::{clock, start, start_with};
use crate::telegram::playground::{ButtonKind, Limits, Options};

#[tokio::test]
async fn a_message_reaches_its_reader() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan").language("vi");
    lan.starts("");
    let markup = json!({"inline_keyboard": [[{"text": "Nộp hồ sơ", "callback_data": "a:1"},
        {"text": "Trang", "url": "https://ocop.vn"}]]});
    let sent = bot
        .call(
            "SendMessage",
            json!({"chat_id": lan.id(), "text": " <b>Chào</b> chị\n", "parse_mode": "HTML",
                "reply_markup": markup}),
        )
        .await;
    assert_eq!(sent["text"], "Chào chị");
    assert_eq!(sent["entities"], json!([{"type": "bold", "offset": 0, "length": 4}]));
    assert_eq!(sent["date"], playground.now().timestamp());
    let seen = lan.reads().await;
    assert_eq!(seen.html, "<b>Chào</b> chị");
    assert_eq!(seen.labels(), [["Nộp hồ sơ", "Trang"]]);
    assert_eq!(seen.button("Nộp").unwrap().kind, ButtonKind::Callback);
    assert_eq!(seen.link("Trang"), Some("https://ocop.vn/"));
    assert!(lan.unread().is_empty());
    assert_eq!(playground.delivered_to(lan.id(), "Chào chị"), 1);
    assert_eq!(playground.calls("sendMessage"), 1);
}

#[tokio::test]
async fn texts_are_refused_in_telegrams_words() {
    let (playground, bot) = start_with(Options::new(clock()).limits(Limits::Off)).await;
    let lan = playground.person("Cô Lan");
    lan.starts("");
    let send = |text: &str| json!({"chat_id": lan.id(), "text": text, "parse_mode": "HTML"});
    assert_eq!(bot.refused("sendMessage", send(" \n ")).await, "message text is empty");
    assert_eq!(bot.refused("sendMessage", send("<b></b>")).await, "message text is empty");
    let long = "ế".repeat(4096);
    bot.call("sendMessage", send(&format!("<b>{long}</b>"))).await;
    let refusal = bot.refused("sendMessage", send(&format!("{long}!"))).await;
    assert_eq!(refusal, "message is too long");
    let emoji = "🎉".repeat(2049);
    assert_eq!(bot.refused("sendMessage", send(&emoji)).await, "message is too long");
    let refusal = bot.refused("sendMessage", send("5 < 6")).await;
    assert_eq!(refusal, "can't parse entities: Unsupported start tag \"\" at byte offset 2");
    let refusal = bot
        .refused(
            "sendMessage",
            json!({"chat_id": lan.id(), "text": "x", "reply_markup":
                {"inline_keyboard": [[{"text": "x", "callback_data": "đ".repeat(33)}]]}}),
        )
        .await;
    assert_eq!(refusal, "BUTTON_DATA_INVALID");
}

#[tokio::test]
async fn chats_that_take_no_message_say_why() {
    let (playground, bot) = start().await;
    let send = |chat: i64| json!({"chat_id": chat, "text": "x"});
    let stranger = playground.person("Lạ");
    assert_eq!(bot.refused("sendMessage", send(5)).await, "chat not found");
    let refusal = bot.refused("sendMessage", send(stranger.id())).await;
    assert_eq!(refusal, "Forbidden: bot can't initiate conversation with a user");
    stranger.starts("");
    stranger.blocks();
    let answer = bot.try_call("sendMessage", send(stranger.id())).await.unwrap();
    assert_eq!(answer["error_code"], 403);
    assert_eq!(answer["description"], "Forbidden: bot was blocked by the user");
    stranger.deletes_account();
    let refusal = bot.refused("sendMessage", send(stranger.id())).await;
    assert_eq!(refusal, "Forbidden: user is deactivated");
    let group = playground.group("Tổ OCOP");
    let large = group.becomes_supergroup();
    let answer = bot.try_call("sendMessage", send(group.id())).await.unwrap();
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], large.id());
    bot.call("sendMessage", send(large.id())).await;
    large.removes_bot(&stranger);
    let refusal = bot.refused("sendMessage", send(large.id())).await;
    assert_eq!(refusal, "Forbidden: bot was kicked from the supergroup chat");
}

#[tokio::test]
async fn sending_too_fast_is_refused_with_a_time_to_wait() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    lan.starts("");
    for text in ["a", "b", "c"] {
        bot.say(lan.id(), text).await;
    }
    let send = json!({"chat_id": lan.id(), "text": "d"});
    let answer = bot.try_call("sendMessage", send.clone()).await.unwrap();
    assert_eq!(answer["error_code"], 429);
    assert_eq!(answer["description"], "Too Many Requests: retry after 1");
    assert_eq!(answer["parameters"]["retry_after"], 1);
    assert_eq!((playground.flood_refusals(), playground.refusals(429)), (1, 1));
    playground.clock().advance(chrono::TimeDelta::seconds(1));
    bot.call("sendMessage", send).await;
}

#[tokio::test]
async fn copies_and_forwards_carry_their_text() {
    let (playground, bot) = start().await;
    let (lan, huy) = (playground.person("Cô Lan"), playground.person("Anh Huy"));
    huy.starts("");
    let said = lan.says("Hồ sơ của tôi đâu?");
    let from = json!({"chat_id": huy.id(), "from_chat_id": lan.id(), "message_id": said});
    bot.call("copyMessage", from.clone()).await;
    assert_eq!(huy.reads().await.text, "Hồ sơ của tôi đâu?");
    bot.call("forwardMessage", from).await;
    assert_eq!(huy.reads().await.forwarded_from.as_deref(), Some("Cô Lan"));
    let missing = json!({"chat_id": huy.id(), "from_chat_id": lan.id(), "message_id": 99});
    let refusal = bot.refused("copyMessage", missing).await;
    assert_eq!(refusal, "message to copy not found");
}
