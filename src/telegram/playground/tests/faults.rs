use serde_json::json;

use super::{Bot, start};
use crate::telegram::playground::{Fault, Rule};

#[tokio::test]
async fn a_connection_breaks_before_or_after_the_call_takes_effect() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    lan.says("a");
    let send = json!({"chat_id": lan.id(), "text": "x"});
    // A connection that has served before is the harder case: clients may try again by themselves.
    bot.call("getMe", json!({})).await;
    playground.faults().add(Rule::new(Fault::DropBefore).method("sendMessage").once());
    assert!(bot.try_call("sendMessage", send.clone()).await.is_err());
    assert!(lan.unread().is_empty());
    bot.call("getMe", json!({})).await;
    playground.faults().add(Rule::new(Fault::DropAfter).method("sendMessage").once());
    assert!(bot.try_call("sendMessage", send.clone()).await.is_err());
    assert_eq!(playground.delivered_to(lan.id(), "x"), 1);
    assert_eq!(playground.calls("sendMessage"), 2);
    bot.call("sendMessage", send).await;
}

#[tokio::test]
async fn an_answer_waits_for_its_gate() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    lan.says("a");
    let gate = playground.faults().hold_answers("sendMessage");
    let (id, ()) = tokio::join!(bot.say(lan.id(), "x"), async {
        gate.reached(1).await;
        assert_eq!(lan.reads().await.text, "x");
        gate.open();
    });
    assert_eq!(lan.last_bot_message().unwrap().id, id);
}

#[tokio::test]
async fn errors_are_given_as_ordered() {
    let (playground, bot) = start().await;
    let lan = playground.person("Cô Lan");
    lan.says("a");
    let send = json!({"chat_id": lan.id(), "text": "x"});
    let faults = playground.faults();
    faults.add(Rule::new(Fault::TooManyRequests(7)).chat(lan.id()).once());
    faults.add(Rule::new(Fault::Blocked).once());
    faults
        .add(Rule::new(Fault::Error { code: 400, description: "Bad Request: odd".into() }).once());
    faults.add(Rule::new(Fault::InternalError).once());
    let answer = bot.try_call("sendMessage", send.clone()).await.unwrap();
    assert_eq!(answer["parameters"]["retry_after"], 7);
    assert_eq!(bot.refused("getMe", json!({})).await, "Forbidden: bot was blocked by the user");
    assert_eq!(bot.refused("getMe", json!({})).await, "odd");
    assert_eq!(bot.refused("getMe", json!({})).await, "Internal Server Error");
    assert_eq!((playground.flood_refusals(), playground.refusals(429)), (0, 1));
    faults.add(Rule::new(Fault::Page(500)).once());
    let url = format!("{}/getMe", bot.base);
    let page = bot.http.get(url).send().await.unwrap();
    assert_eq!(page.status(), 500);
    assert!(page.text().await.unwrap().starts_with("<html>"));
    bot.call("sendMessage", send).await;
}

#[tokio::test]
async fn an_outage_refuses_all_and_ends_waiting_polls() {
    let (playground, bot) = start().await;
    let poll = bot.http.get(format!("{}/getUpdates?timeout=50", bot.base)).send();
    let (polled, ()) = tokio::join!(poll, async {
        playground.wait_for("the poll", |it| it.calls("getUpdates") == 1).await;
        playground.faults().outage(true);
    });
    assert_eq!(polled.unwrap().status(), 502);
    assert!(bot.try_call("getMe", json!({})).await.is_err());
    playground.faults().outage(false);
    bot.call("getMe", json!({})).await;
}

#[tokio::test]
async fn unknown_methods_and_foreign_tokens_are_refused() {
    let (playground, bot) = start().await;
    assert_eq!(bot.call("getme", json!({})).await["id"], 123);
    let answer = bot.try_call("makeCoffee", json!({})).await.unwrap();
    assert_eq!((&answer["error_code"], &answer["description"]), (&json!(404), &json!("Not Found")));
    let mut other = Bot::of(&playground);
    other.base = other.base.replace("123", "124");
    assert_eq!(other.refused("getMe", json!({})).await, "Unauthorized");
}

#[tokio::test]
async fn a_stopped_server_breaks_its_connections() {
    let (playground, bot) = start().await;
    bot.call("getMe", json!({})).await;
    playground.stop();
    assert!(bot.try_call("getMe", json!({})).await.is_err());
}
