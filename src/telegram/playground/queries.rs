//! Callback and inline queries: what was asked, and what the bot answered.

use std::collections::HashMap;

use chrono::TimeDelta;
use serde::Serialize;
use serde_json::{Value, json};

use super::error::{Outcome, Refusal};
use super::request::Params;
use super::state::State;
use crate::clock::Timestamp;

/// So long Telegram waits for the answer to a pressed button.
const CALLBACK_SECONDS: i64 = 15;
const INLINE_SECONDS: i64 = 30;
const TOO_OLD: &str = "query is too old and response timeout expired or query ID is invalid";

/// What the bot answered to a pressed button.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct CallbackAnswer {
    /// What is shown.
    pub text: Option<String>,
    /// Whether it is shown in a box that must be put away.
    pub alert: bool,
}

#[derive(Debug, Default)]
pub(super) struct Queries {
    next: u64,
    open: HashMap<String, Query>,
    /// At this number old ones are forgotten.
    full: usize,
}

#[derive(Debug)]
struct Query {
    asked: Timestamp,
    answer: Option<Answer>,
}

#[derive(Clone, Debug)]
pub(super) enum Answer {
    Callback(CallbackAnswer),
    Inline(Value),
}

/// So many queries are remembered at least.
const REMEMBERED: usize = 10_000;

impl Queries {
    /// A new query's id.
    pub(super) fn open(&mut self, now: Timestamp) -> String {
        if self.open.len() >= self.full.max(REMEMBERED) {
            let fresh = |query: &Query| now - query.asked <= TimeDelta::seconds(INLINE_SECONDS);
            self.open.retain(|_, query| fresh(query) && query.answer.is_none());
            self.full = 2 * self.open.len();
        }
        self.next += 1;
        let id = format!("{}", 4_000_000_000_000_000_u64 + self.next);
        self.open.insert(id.clone(), Query { asked: now, answer: None });
        id
    }

    pub(super) fn answer(&self, id: &str) -> Option<Answer> {
        self.open.get(id)?.answer.clone()
    }

    fn settle(&mut self, now: Timestamp, id: &str, seconds: i64, answer: Answer) -> Outcome {
        match self.open.get_mut(id) {
            Some(query)
                if query.answer.is_none() && now - query.asked <= TimeDelta::seconds(seconds) =>
            {
                query.answer = Some(answer);
                Ok(Value::Bool(true))
            }
            _ => Err(Refusal::bad(TOO_OLD)),
        }
    }
}

impl State {
    /// A person presses a button; returns the query's id.
    pub(super) fn press(
        &mut self,
        now: Timestamp,
        person: i64,
        chat_id: i64,
        message_id: i64,
        data: &str,
    ) -> String {
        let id = self.queries.open(now);
        if self.updates.wants("callback_query") {
            let message = self.shown(chat_id, message_id);
            let query = json!({"id": id, "from": self.user_json(person), "message": message,
                "chat_instance": chat_id.to_string(), "data": data});
            self.updates.push("callback_query", &query);
        }
        id
    }

    /// A person types an inline query; returns the query's id.
    pub(super) fn ask_inline(&mut self, now: Timestamp, person: i64, query: &str) -> String {
        let id = self.queries.open(now);
        let content = json!({"id": id, "from": self.user_json(person), "query": query,
            "offset": "", "chat_type": "sender"});
        self.updates.push("inline_query", &content);
        id
    }

    pub(super) fn answer_callback_query(&mut self, now: Timestamp, params: &Params) -> Outcome {
        let text = params.text("text").filter(|text| !text.is_empty());
        if text.as_ref().is_some_and(|text| text.chars().count() > 200) {
            return Err(Refusal::bad("MESSAGE_TOO_LONG"));
        }
        let answer = CallbackAnswer {
            text: text.map(std::borrow::Cow::into_owned),
            alert: params.flag("show_alert"),
        };
        let id = params.text("callback_query_id").unwrap_or_default();
        self.queries.settle(now, &id, CALLBACK_SECONDS, Answer::Callback(answer))
    }

    pub(super) fn answer_inline_query(&mut self, now: Timestamp, params: &Params) -> Outcome {
        let results = params.json("results")?;
        let Some(list) = results.as_deref().and_then(Value::as_array) else {
            return Err(Refusal::bad(
                "can't parse results: expected an Array of InlineQueryResult",
            ));
        };
        if list.len() > 50 {
            return Err(Refusal::bad("RESULTS_TOO_MUCH"));
        }
        let mut ids: Vec<&str> = list.iter().filter_map(|one| one["id"].as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() != list.len() || ids.iter().any(|id| id.is_empty() || id.len() > 64) {
            return Err(Refusal::bad("RESULT_ID_INVALID"));
        }
        if params.text("next_offset").is_some_and(|offset| offset.len() > 64) {
            return Err(Refusal::bad("NEXT_OFFSET_INVALID"));
        }
        let answer = Answer::Inline(Value::Array(list.clone()));
        let id = params.text("inline_query_id").unwrap_or_default();
        self.queries.settle(now, &id, INLINE_SECONDS, answer)
    }
}
