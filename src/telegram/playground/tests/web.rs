use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use reqwest::Response;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::{Bot, clock, start, start_with};
use crate::telegram::playground::{Options, Playground, lock};

/// The page, as far as the server meets it.
struct Page<'a> {
    bot: &'a Bot,
    base: String,
}

impl<'a> Page<'a> {
    fn of(playground: &Playground, bot: &'a Bot) -> Self {
        Self { bot, base: playground.url() }
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.bot.http.get(format!("{}{path}", self.base)).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.json().await.unwrap()
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        let answer = self.try_post(path, body).await;
        assert_eq!(answer.status(), 200, "{path}");
        answer.json().await.unwrap()
    }

    async fn try_post(&self, path: &str, body: Value) -> Response {
        self.bot.http.post(format!("{}{path}", self.base)).json(&body).send().await.unwrap()
    }
}

#[tokio::test]
async fn the_page_shows_the_chat_and_writes_in_it() {
    let (playground, bot) = start().await;
    let page = Page::of(&playground, &bot);
    let new = json!({"name": "Cô Lan", "language": "vi", "phone": "+84901"});
    let person = page.post("/web/people", new).await;
    assert_eq!((&person["started"], &person["note"]), (&json!(false), &Value::Null));
    let base = format!("/web/chats/{}", person["id"]);
    let said = page.post(&format!("{base}/start"), json!({"payload": "x1"})).await;
    assert_eq!((&said["from"], &said["text"]), (&json!("person"), &json!("/start x1")));
    let said = page.post(&format!("{base}/messages"), json!({"text": "a"})).await;
    let edit = format!("{base}/messages/{}", said["id"]);
    page.post(&edit, json!({"text": "b"})).await;
    page.post(&format!("{base}/contact"), json!({})).await;
    page.post(&format!("{base}/block"), json!({"blocked": true})).await;
    let kinds: Vec<Value> = bot.updates().await;
    let has = |at: usize, kind: &str| kinds[at][kind].is_object();
    assert!(has(0, "message") && has(2, "edited_message") && has(4, "my_chat_member"));
    let chat = page.get(&base).await;
    assert_eq!(chat["messages"].as_array().unwrap().len(), 3);
    assert_eq!(chat["messages"][2]["contact"]["phone"], "+84901");
    assert_eq!(chat["person"]["blocked"], true);
    let info = page.get("/web/info").await;
    assert_eq!(info["people"][0]["name"], "Cô Lan");
    assert_eq!(info["clock"]["movable"], false);
    let refused = page.try_post("/web/clock", json!({"advance_seconds": 5})).await;
    assert_eq!(refused.status(), 404);
    assert!(refused.json::<Value>().await.unwrap()["error"].is_string());
    let refused = page.try_post("/web/chats/5/messages", json!({"text": "a"})).await;
    assert_eq!(refused.status(), 404);
}

#[tokio::test]
async fn events_reach_the_page() {
    let (playground, bot) = start().await;
    let page = Page::of(&playground, &bot);
    let lan = playground.person("Cô Lan");
    let said = lan.says("a");
    let url = format!("{}/web/events", page.base);
    let mut events = bot.http.get(url).send().await.unwrap();
    let id = bot.say(lan.id(), "1 < 2").await;
    bot.call("editMessageText", json!({"chat_id": lan.id(), "message_id": id, "text": "c"})).await;
    bot.call("sendChatAction", json!({"chat_id": lan.id(), "action": "typing"})).await;
    bot.call("deleteMessage", json!({"chat_id": lan.id(), "message_id": said})).await;
    let mut text = String::new();
    while !text.contains("delete") {
        text.push_str(std::str::from_utf8(&events.chunk().await.unwrap().unwrap()).unwrap());
    }
    let events: Vec<Value> = text
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|json| serde_json::from_str(json).unwrap())
        .collect();
    let kinds: Vec<&str> = events.iter().map(|event| event["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["message", "edit", "action", "delete"]);
    assert_eq!(events[0]["message"]["html"], "1 &lt; 2");
    assert_eq!((&events[3]["id"], &events[3]["chat"]), (&json!(said), &json!(lan.id())));
}

#[tokio::test]
async fn a_press_on_the_page_waits_for_the_answer() {
    let (playground, bot) = start().await;
    let page = Page::of(&playground, &bot);
    let lan = playground.person("Cô Lan");
    lan.says("a");
    let id = bot.say(lan.id(), "x").await;
    let press = json!({"message_id": id, "data": "go"});
    let path = format!("/web/chats/{}/callbacks", lan.id());
    let (pressed, ()) = tokio::join!(page.post(&path, press), async {
        playground.wait_for("the press", |it| it.pending_updates() == 2).await;
        let query = bot.updates().await.pop().unwrap()["callback_query"]["id"].take();
        let answer = json!({"callback_query_id": query, "text": "Vâng"});
        bot.call("answerCallbackQuery", answer).await;
    });
    assert_eq!(pressed, json!({"text": "Vâng", "alert": false, "answered": true}));
}

#[tokio::test]
async fn files_go_up_and_come_down() {
    let (playground, bot) = start().await;
    let page = Page::of(&playground, &bot);
    let lan = playground.person("Cô Lan");
    let part = |name: &'static str| Part::bytes(b"abc".to_vec()).file_name(name);
    let form = Form::new()
        .text("kind", "document")
        .text("caption", "hai tờ")
        .part("file", part("a.html"))
        .part("file", part("b.pdf"));
    let url = format!("{}/web/chats/{}/files", page.base, lan.id());
    let sent = bot.http.post(url).multipart(form).send().await.unwrap();
    let sent: Value = sent.json().await.unwrap();
    assert!(sent[0]["album"].is_string() && sent[0]["album"] == sent[1]["album"]);
    let url = format!("{}/web/files/{}", page.base, sent[0]["media"]["file_id"].as_str().unwrap());
    let file = bot.http.get(url).send().await.unwrap();
    assert_eq!(file.headers()["content-type"], "application/octet-stream");
    assert_eq!(file.text().await.unwrap(), "abc");
}

#[tokio::test]
async fn the_page_moves_the_clock_to_what_is_next() {
    let clock = clock();
    let due = clock.now() + TimeDelta::days(3);
    let (later, seen) = (due + TimeDelta::hours(5), Arc::new(Mutex::new(Vec::new())));
    let (at, looks) = (clock.clone(), seen.clone());
    let options = Options::new(clock.clone()).movable_clock().next_due(move || {
        let now = at.now();
        lock(&looks).push(now);
        async move { [due, later].into_iter().find(|due| *due > now) }
    });
    let (playground, bot) = start_with(options).await;
    let page = Page::of(&playground, &bot);
    let moved = page.post("/web/clock", json!({"to": "next"})).await;
    assert_eq!(clock.now(), due);
    assert_eq!(moved["moved_seconds"], 3 * 86_400);
    assert!(!lock(&seen).contains(&later));
    page.post("/web/clock", json!({"advance_seconds": 86_400})).await;
    assert!(lock(&seen).contains(&later), "it stops at what comes due on the way");
    assert_eq!(page.get("/web/info").await["clock"]["moved_seconds"], 4 * 86_400);
    let index = bot.http.get(playground.url()).send().await.unwrap();
    assert_eq!(index.headers()["content-type"], "text/html; charset=utf-8");
    assert!(index.headers().contains_key("content-security-policy"));
    let script = bot.http.get(format!("{}/ui.js", playground.url())).send().await.unwrap();
    assert_eq!(script.headers()["content-type"], "text/javascript; charset=utf-8");
}
