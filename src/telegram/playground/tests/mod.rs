//! The server as a bot meets it, over HTTP.

mod edits;
mod faults;
mod handle;
mod library;
mod media;
mod sends;
mod updates;
mod web;

use std::time::Duration;

use serde_json::{Value, json};

use super::{Options, Playground};
use crate::clock::Clock;

/// A bot that does only what a test tells it to.
struct Bot {
    http: reqwest::Client,
    base: String,
}

impl Bot {
    fn of(playground: &Playground) -> Self {
        let http =
            reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(20)).build().unwrap();
        Self { http, base: format!("{}/bot123:abc", playground.url()) }
    }

    async fn try_call(&self, method: &str, params: Value) -> reqwest::Result<Value> {
        let url = format!("{}/{method}", self.base);
        self.http.post(url).json(&params).send().await?.json().await
    }

    /// The result of a call that succeeds.
    async fn call(&self, method: &str, params: Value) -> Value {
        let mut answer = self.try_call(method, params).await.unwrap();
        assert_eq!(answer["ok"], true, "{method}: {answer}");
        answer["result"].take()
    }

    /// The error text of a call that is refused.
    async fn refused(&self, method: &str, params: Value) -> String {
        let answer = self.try_call(method, params).await.unwrap();
        assert_eq!(answer["ok"], false, "{method}: {answer}");
        answer["description"].as_str().unwrap().replace("Bad Request: ", "")
    }

    async fn say(&self, chat: i64, text: &str) -> i64 {
        let sent = self.call("sendMessage", json!({"chat_id": chat, "text": text})).await;
        sent["message_id"].as_i64().unwrap()
    }

    /// All updates there are, without confirming them.
    async fn updates(&self) -> Vec<Value> {
        let updates = self.call("getUpdates", json!({})).await;
        updates.as_array().unwrap().clone()
    }
}

fn clock() -> Clock {
    Clock::manual("2026-11-24T01:00:00Z".parse().unwrap())
}

async fn start() -> (Playground, Bot) {
    start_with(Options::new(clock())).await
}

async fn start_with(options: Options) -> (Playground, Bot) {
    let playground = Playground::start(options).await.unwrap();
    let bot = Bot::of(&playground);
    (playground, bot)
}
