//! The queue of updates, and what `getUpdates` does with it.

use std::collections::VecDeque;

use chrono::TimeDelta;
use serde_json::Value;

use super::Shared;
use super::error::{Outcome, Refusal};
use super::request::Params;

/// These come only to a bot that asks for them.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];
const CONFLICT: &str = "Conflict: terminated by other getUpdates request; make sure that only one \
                        bot instance is running";

/// Updates that the bot has not confirmed yet, by rising id.
#[derive(Debug)]
pub(super) struct Updates {
    queue: VecDeque<Update>,
    next_id: i64,
    confirmed: i64,
    /// `None`: every kind but those that come on request.
    allowed: Option<Vec<String>>,
    /// Counts the calls of `getUpdates`: the newest one may wait.
    poll: u64,
    /// Whether something has come that a waiting poll should look at.
    pub(super) news: bool,
}

#[derive(Debug)]
struct Update {
    id: i64,
    json: Box<str>,
}

impl Default for Updates {
    fn default() -> Self {
        let next_id = 100_001;
        Self {
            queue: VecDeque::new(),
            next_id,
            confirmed: next_id - 1,
            allowed: None,
            poll: 0,
            news: false,
        }
    }
}

impl Updates {
    /// Whether the bot hears of updates of this kind.
    pub(super) fn wants(&self, kind: &str) -> bool {
        match &self.allowed {
            Some(kinds) => kinds.iter().any(|allowed| allowed == kind),
            None => !ON_REQUEST.contains(&kind),
        }
    }

    /// Queues an update of a kind that the bot wants to hear of.
    pub(super) fn push(&mut self, kind: &str, content: &Value) {
        if !self.wants(kind) {
            return;
        }
        let id = self.next_id;
        self.next_id += 1;
        let json = format!("{{\"update_id\":{id},\"{kind}\":{content}}}").into_boxed_str();
        self.queue.push_back(Update { id, json });
        self.news = true;
    }

    /// Queues an update as it is given; without an `update_id` it gets the next one.
    pub(super) fn push_raw(&mut self, mut update: Value) -> i64 {
        let id = update.get("update_id").and_then(Value::as_i64).unwrap_or(self.next_id);
        if let Some(object) = update.as_object_mut() {
            object.insert("update_id".to_owned(), Value::from(id));
        }
        self.next_id = self.next_id.max(id + 1);
        let place = self.queue.partition_point(|queued| queued.id <= id);
        self.queue.insert(place, Update { id, json: update.to_string().into_boxed_str() });
        self.news = true;
        id
    }

    pub(super) fn pending(&self) -> usize {
        self.queue.len()
    }

    /// The highest id that the bot has confirmed.
    pub(super) fn confirmed(&self) -> i64 {
        self.confirmed
    }

    pub(super) fn last_id(&self) -> i64 {
        self.next_id - 1
    }

    pub(super) fn allowed(&self) -> Option<&[String]> {
        self.allowed.as_deref()
    }

    pub(super) fn forget_all(&mut self) {
        self.confirmed = self.confirmed.max(self.last_id());
        self.queue.clear();
    }

    fn confirm(&mut self, offset: i64) {
        let keep_from = if offset < 0 {
            let skipped = self.queue.len().saturating_sub(index(-offset));
            self.queue.get(skipped).map_or(0, |update| update.id)
        } else {
            offset
        };
        while self.queue.front().is_some_and(|update| update.id < keep_from) {
            self.queue.pop_front();
        }
        self.confirmed = self.confirmed.max((keep_from - 1).min(self.last_id()));
    }

    fn batch(&self, limit: usize) -> Option<String> {
        if self.queue.is_empty() {
            return None;
        }
        let batch = self.queue.iter().take(limit);
        let mut out = String::with_capacity(512 * limit.min(self.queue.len()));
        out.push('[');
        for (place, update) in batch.enumerate() {
            if place > 0 {
                out.push(',');
            }
            out.push_str(&update.json);
        }
        out.push(']');
        Some(out)
    }
}

fn index(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// `getUpdates`: the batch as JSON text, at once or when something comes.
pub(super) async fn get_updates(shared: &Shared, params: &Params) -> Outcome<String> {
    let offset = params.int("offset").unwrap_or(0);
    let limit = params.int("limit").filter(|limit| (1..=100).contains(limit)).unwrap_or(100);
    let timeout = params.int("timeout").unwrap_or(0).clamp(0, 50);
    let allowed = params.json("allowed_updates")?;
    let mut arrivals = shared.arrivals.subscribe();
    let poll = {
        let mut state = shared.lock();
        let updates = &mut state.updates;
        if let Some(kinds) = allowed.as_deref().and_then(Value::as_array) {
            let kinds = kinds.iter().filter_map(Value::as_str).map(str::to_owned);
            updates.allowed = Some(kinds.collect::<Vec<_>>()).filter(|kinds| !kinds.is_empty());
        }
        updates.confirm(offset);
        updates.poll += 1;
        updates.poll
    };
    shared.arrivals.send_replace(());
    shared.changed.send_replace(());
    let until = shared.clock.now() + TimeDelta::seconds(timeout);
    loop {
        arrivals.mark_unchanged();
        {
            let state = shared.lock();
            if state.updates.poll != poll {
                return Err(Refusal::new(409, CONFLICT));
            }
            if let Some(batch) = state.updates.batch(index(limit)) {
                return Ok(batch);
            }
        }
        if timeout == 0 || shared.clock.now() >= until || shared.faults.is_outage() {
            return Ok("[]".to_owned());
        }
        tokio::select! {
            _ = arrivals.changed() => {}
            () = shared.clock.sleep_until(until) => {}
            () = shared.stop.cancelled() => return Ok("[]".to_owned()),
        }
    }
}
