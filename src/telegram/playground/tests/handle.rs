use std::time::Duration;

use serde_json::json;

use super::{clock, start, start_with};
use crate::telegram::playground::{Options, Playground};

#[tokio::test]
async fn people_press_what_they_see() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan").phone("+84901234567");
    lan.says("a");
    let send = |markup: serde_json::Value| json!({"chat_id": lan.id(), "text": "x", "reply_markup": markup});
    let link = "https://t.me/ocop_bot?start=inv_1";
    bot.call("sendMessage", send(json!({"inline_keyboard": [[{"text": "Nhận", "url": link}]]})))
        .await;
    lan.taps("Nhận");
    let keyboard = json!({"keyboard": [[{"text": "Gửi số", "request_contact": true}, "Bỏ qua"]],
        "one_time_keyboard": true});
    bot.call("sendMessage", send(keyboard)).await;
    lan.taps("Gửi số");
    lan.taps("Bỏ qua");
    let updates = bot.updates().await;
    let message = |at: usize| &updates[at]["message"];
    assert_eq!(message(1)["text"], "/start inv_1");
    assert_eq!(message(2)["contact"]["phone_number"], "+84901234567");
    assert_eq!(message(2)["contact"]["user_id"], lan.id());
    assert_eq!(message(3)["text"], "Bỏ qua");
    bot.call("sendMessage", send(json!({"remove_keyboard": true}))).await;
    assert!(lan.keyboard().is_none());
}

#[tokio::test]
#[should_panic(expected = "Cô Lan: có ai không")]
async fn waiting_in_vain_shows_the_transcript() {
    let options = Options::new(clock()).patience(Duration::from_millis(20));
    let (playground, _bot) = start_with(options).await;
    let lan = playground.person("Cô Lan");
    lan.says("có ai không");
    lan.reads().await;
}

#[tokio::test]
async fn an_inline_query_gets_its_results() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    let ask = lan.asks_inline("phí");
    let update = bot.updates().await.pop().unwrap();
    assert_eq!(update["inline_query"]["query"], "phí");
    let result = json!({"type": "article", "id": "1", "title": "Phí",
        "input_message_content": {"message_text": "x"}});
    let answer = json!({"inline_query_id": update["inline_query"]["id"], "results": [result]});
    bot.call("answerInlineQuery", answer).await;
    assert_eq!(ask.results().await[0]["title"], "Phí");
}

#[tokio::test]
async fn only_the_last_messages_are_kept() {
    let playground = Playground::start(Options::new(clock()).keep_last(5)).await.unwrap();
    let crowd = playground.crowd(3);
    for number in 0..20 {
        let text = number.to_string();
        playground.all_say(crowd.iter().map(|person| (person, text.as_str())));
    }
    assert_eq!(playground.pending_updates(), 60);
    let chat = crowd[0].chat();
    assert_eq!(chat.len(), 5);
    assert_eq!(chat[4].text, "19");
}

#[tokio::test]
async fn a_group_hears_what_is_said_in_it() {
    let (playground, bot) = start().await;
    let (lan, group) = (playground.person("Cô Lan"), playground.group("Tổ OCOP"));
    group.hears(&lan, "/hoi");
    let update = bot.updates().await.pop().unwrap();
    assert_eq!(update["message"]["chat"]["title"], "Tổ OCOP");
    assert_eq!(update["message"]["from"]["id"], lan.id());
    let id = bot.say(group.id(), "Chào cả tổ").await;
    assert_eq!(group.reads().await.text, "Chào cả tổ");
    let pin = json!({"chat_id": group.id(), "message_id": id});
    let refusal = bot.refused("pinChatMessage", pin.clone()).await;
    assert!(refusal.starts_with("not enough rights"));
    group.adds_bot(&lan, true);
    bot.call("pinChatMessage", pin).await;
    assert!(group.transcript().contains("* pinned #2"));
}
