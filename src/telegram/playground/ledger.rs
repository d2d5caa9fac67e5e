//! The books: how often each method was called, and everything that was delivered.

use std::collections::{HashMap, VecDeque};

use crate::clock::Timestamp;

/// A message of the bot, or an edit of one, that came into a chat.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Delivery {
    /// When it came, on the server's clock.
    pub at: Timestamp,
    /// The method that brought it.
    pub method: &'static str,
    /// The chat it came into.
    pub chat: i64,
    /// The message's id.
    pub message_id: i64,
    /// Its text or caption, without marks.
    pub text: String,
}

impl Delivery {
    /// Whether it changed a message that was there before.
    #[must_use]
    pub fn is_edit(&self) -> bool {
        self.method.starts_with("edit")
    }
}

#[derive(Debug, Default)]
pub(super) struct Ledger {
    calls: HashMap<&'static str, u64>,
    refusals: HashMap<u16, u64>,
    deliveries: VecDeque<Delivery>,
    delivered: u64,
    keep: usize,
}

impl Ledger {
    /// Keeps the last `keep` deliveries.
    pub(super) fn new(keep: usize) -> Self {
        Self { keep, ..Self::default() }
    }

    pub(super) fn called(&mut self, method: &'static str) {
        *self.calls.entry(method).or_default() += 1;
    }

    pub(super) fn refused(&mut self, code: u16) {
        *self.refusals.entry(code).or_default() += 1;
    }

    pub(super) fn delivered(&mut self, delivery: Delivery) {
        self.delivered += u64::from(!delivery.is_edit());
        self.deliveries.push_back(delivery);
        if self.deliveries.len() > self.keep {
            self.deliveries.pop_front();
        }
    }

    pub(super) fn calls(&self, method: &str) -> u64 {
        let same = |name: &&&'static str| name.eq_ignore_ascii_case(method);
        self.calls.keys().find(same).and_then(|name| self.calls.get(name)).copied().unwrap_or(0)
    }

    pub(super) fn refusals(&self, code: u16) -> u64 {
        self.refusals.get(&code).copied().unwrap_or(0)
    }

    pub(super) fn deliveries(&self) -> &VecDeque<Delivery> {
        &self.deliveries
    }

    pub(super) fn take_deliveries(&mut self) -> VecDeque<Delivery> {
        std::mem::take(&mut self.deliveries)
    }

    /// How many messages (not edits) were delivered.
    pub(super) fn total(&self) -> u64 {
        self.delivered
    }
}
