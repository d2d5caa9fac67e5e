//! How fast one chat may go on. Pure.
//!
//! Thirty updates at once, then one a second: nobody who reads what the bot says is slowed, and a
//! program that sends thousands waits for itself alone.

use chrono::TimeDelta;

use crate::clock::Timestamp;

const INTERVAL: TimeDelta = TimeDelta::seconds(1);
const BURST: i32 = 30;

/// The rate of one chat: the instant by which it will have used up what it has taken, if it takes
/// one an interval (the generic cell rate algorithm).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rate(Option<Timestamp>);

impl Rate {
    /// When the next one may be taken; `now` or earlier when at once.
    pub(super) fn free_at(self, now: Timestamp) -> Timestamp {
        self.0.map_or(now, |used_up| used_up - INTERVAL * (BURST - 1))
    }

    /// Takes one.
    pub(super) fn take(&mut self, now: Timestamp) {
        self.0 = Some(self.0.map_or(now, |used_up| used_up.max(now)) + INTERVAL);
    }

    /// The clock was put back.
    pub(super) fn put_back(&mut self, by: TimeDelta) {
        self.0 = self.0.map(|used_up| used_up - by);
    }

    /// Whether everything taken is used up, so that the next flood is a new one.
    pub(super) fn is_calm(self, now: Timestamp) -> bool {
        self.0.is_none_or(|used_up| used_up <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_one_a_second_then_calm() {
        let start: Timestamp = "2026-11-24T01:00:00Z".parse().unwrap();
        let mut rate = Rate::default();
        for _ in 0..BURST {
            assert!(rate.free_at(start) <= start);
            rate.take(start);
        }
        assert_eq!(rate.free_at(start), start + INTERVAL);
        let later = start + INTERVAL;
        rate.take(later);
        assert_eq!(rate.free_at(later), later + INTERVAL);
        assert!(!rate.is_calm(later));
        assert!(rate.is_calm(later + INTERVAL * BURST));
    }
}
