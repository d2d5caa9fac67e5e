//! Telegram's limits on what a bot sends, measured on the injected clock.

use std::collections::{HashMap, VecDeque};

use crate::clock::Timestamp;

/// Whether the server refuses a bot that sends too fast.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Limits {
    /// As Telegram does: 30 a second overall, 1 a second a chat after a short burst, 20 a minute
    /// a group; edits and each item of an album are counted.
    #[default]
    Telegram,
    /// Everything is let through (load tests).
    Off,
}

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const OVERALL_A_SECOND: usize = 30;
const GROUP_A_MINUTE: usize = 20;
/// So many messages may follow each other at once in one chat.
const BURST: i64 = 3;

/// What was let through lately.
#[derive(Debug, Default)]
pub(super) struct Limiter {
    limits: Limits,
    overall: VecDeque<i64>,
    /// When the chat's credit would be whole again, in milliseconds.
    paced: HashMap<i64, i64>,
    groups: HashMap<i64, VecDeque<i64>>,
    refused: u64,
}

impl Limiter {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    pub(super) fn set(&mut self, limits: Limits) {
        *self = Self { refused: self.refused, ..Self::new(limits) };
    }

    /// How many calls were refused for going too fast.
    pub(super) fn refused(&self) -> u64 {
        self.refused
    }

    /// Lets `messages` pass now, or says after how many seconds to try again.
    pub(super) fn take(
        &mut self,
        now: Timestamp,
        chat: i64,
        is_group: bool,
        messages: usize,
    ) -> Result<(), u32> {
        if self.limits == Limits::Off {
            return Ok(());
        }
        let now = now.timestamp_millis();
        let group = is_group.then(|| self.groups.entry(chat).or_default());
        let paced = self.paced.entry(chat).or_insert(now);
        // A clock that was moved back would otherwise hold a chat for as long.
        *paced = (*paced).min(now + BURST * SECOND + 10 * SECOND).max(now);

        let mut wait = window_wait(&mut self.overall, now, SECOND, OVERALL_A_SECOND, messages);
        wait = wait.max(*paced - (BURST - 1) * SECOND - now);
        if let Some(sent) = group {
            wait = wait.max(window_wait(sent, now, MINUTE, GROUP_A_MINUTE, messages));
            if wait <= 0 {
                sent.extend(std::iter::repeat_n(now, messages));
            }
        }
        if wait > 0 {
            self.refused += 1;
            return Err(u32::try_from((wait + SECOND - 1) / SECOND).unwrap_or(u32::MAX).max(1));
        }
        *paced += i64::try_from(messages).unwrap_or(i64::MAX / SECOND) * SECOND;
        self.overall.extend(std::iter::repeat_n(now, messages));
        Ok(())
    }
}

/// How many milliseconds until `more` messages fit into the window; zero or less: now.
fn window_wait(sent: &mut VecDeque<i64>, now: i64, span: i64, most: usize, more: usize) -> i64 {
    while sent.front().is_some_and(|&at| at <= now - span || at > now) {
        sent.pop_front();
    }
    let excess = (sent.len() + more).saturating_sub(most);
    match excess.checked_sub(1).and_then(|index| sent.get(index)) {
        Some(&at) => at + span - now,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn start() -> Timestamp {
        "2026-11-24T01:00:00Z".parse().unwrap()
    }

    fn ms(millis: i64) -> Timestamp {
        start() + TimeDelta::milliseconds(millis)
    }

    #[test]
    fn thirty_a_second_pass_in_any_window() {
        let mut limiter = Limiter::new(Limits::Telegram);
        for chat in 0..30 {
            assert_eq!(limiter.take(ms(chat * 20), chat, false, 1), Ok(()));
        }
        assert_eq!(limiter.take(ms(999), 100, false, 1), Err(1));
        assert_eq!(limiter.take(ms(1000), 100, false, 1), Ok(()));
        assert_eq!(limiter.take(ms(1019), 101, false, 1), Err(1));
        assert_eq!(limiter.refused(), 2);
    }

    #[test]
    fn a_chat_takes_a_short_burst_and_then_one_a_second() {
        let mut limiter = Limiter::new(Limits::Telegram);
        for _ in 0..3 {
            assert_eq!(limiter.take(ms(0), 7, false, 1), Ok(()));
        }
        assert_eq!(limiter.take(ms(0), 7, false, 1), Err(1));
        assert_eq!(limiter.take(ms(1000), 7, false, 1), Ok(()));
        assert_eq!(limiter.take(ms(1100), 7, false, 1), Err(1));
        assert_eq!(limiter.take(ms(1100), 8, false, 1), Ok(()));
    }

    #[test]
    fn an_album_counts_each_item_and_holds_its_chat() {
        let mut limiter = Limiter::new(Limits::Telegram);
        assert_eq!(limiter.take(ms(0), 7, false, 10), Ok(()));
        assert_eq!(limiter.take(ms(1000), 7, false, 1), Err(7));
        assert_eq!(limiter.take(ms(8000), 7, false, 1), Ok(()));
    }

    #[test]
    fn a_group_takes_twenty_a_minute() {
        let mut limiter = Limiter::new(Limits::Telegram);
        for at in 0..20 {
            assert_eq!(limiter.take(ms(at * 1000), -5, true, 1), Ok(()));
        }
        assert_eq!(limiter.take(ms(20_000), -5, true, 1), Err(40));
        assert_eq!(limiter.take(ms(60_000), -5, true, 1), Ok(()));
    }

    #[test]
    fn a_clock_moved_back_does_not_hold_a_chat_for_long() {
        let mut limiter = Limiter::new(Limits::Telegram);
        for _ in 0..3 {
            assert_eq!(limiter.take(ms(86_400_000), 7, false, 1), Ok(()));
        }
        assert!(limiter.take(ms(0), 7, false, 1).is_err_and(|wait| wait < 15));
    }

    #[test]
    fn nothing_is_refused_when_limits_are_off() {
        let mut limiter = Limiter::new(Limits::Off);
        for _ in 0..1000 {
            assert_eq!(limiter.take(ms(0), -5, true, 1), Ok(()));
        }
    }
}
