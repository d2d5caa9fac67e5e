//! Telegram's limits, kept in one place.
//!
//! Telegram allows about 30 messages a second for everybody together, one a second to a chat with
//! a short burst, and 20 a minute to a group
//! (<https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>). Edits and
//! each item of an album count. What is kept here holds in every window, wherever it starts: a
//! bucket of tokens that refills while a burst goes out would let nearly twice as much through.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use chrono::TimeDelta;

use crate::clock::Timestamp;

/// Messages that may leave in any second.
pub const OVERALL: usize = 30;

/// A window over a connection's jitter is a little longer than the one that Telegram counts in.
const SECOND: TimeDelta = TimeDelta::milliseconds(1015);

/// What is no answer leaves evenly, so much after the one before. Were a second's messages to leave at its
/// beginning, an answer would wait for its end; so it waits for the next place, which is this far at most.
const PACE: TimeDelta = TimeDelta::milliseconds(34);

/// So much before its turn a message may leave, so that a late waking costs no place. More would let
/// several leave together, and then again and again, once a second.
const EARLY: TimeDelta = TimeDelta::milliseconds(17);

/// Messages to one chat in [`CHAT_WINDOW`]: one a second, three at once.
const CHAT: usize = 3;
const CHAT_WINDOW: TimeDelta = TimeDelta::milliseconds(3030);

/// Messages to one group in a minute.
const GROUP: usize = 20;
const GROUP_WINDOW: TimeDelta = TimeDelta::milliseconds(60_500);

/// Chats that are told to wait within [`ALARM_WINDOW`] before it is taken to mean the whole bot.
const ALARM: usize = 3;
const ALARM_WINDOW: TimeDelta = TimeDelta::seconds(2);

/// Nothing is held longer than this at once, whatever a server says.
const LONGEST: Duration = Duration::from_hours(1);

/// What a message is, by how long it may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Somebody has just asked.
    Answer,
    /// A reminder or a notice of something that has happened.
    Notice,
    /// A copy of an announcement.
    Broadcast,
}

impl Lane {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Answer, Self::Notice, Self::Broadcast];

    /// The number that stands for it in the outbox.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Answer => 0,
            Self::Notice => 1,
            Self::Broadcast => 2,
        }
    }

    fn leaves_evenly(self) -> bool {
        self != Self::Answer
    }
}

/// Whether Telegram's limits are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pacing {
    /// They are.
    #[default]
    On,
    /// They are not, for load tests against a server of one's own. What the server says is heeded
    /// all the same.
    Off,
}

/// Says when the next message may leave. Pure: it is told the time.
#[derive(Debug, Default)]
pub struct Pacer {
    pacing: Pacing,
    sent: Sent,
    /// When the next message would leave if all had left evenly.
    even: Option<Timestamp>,
    chats: HashMap<i64, Sent>,
    held: HashMap<i64, Timestamp>,
    everybody_held: Option<Timestamp>,
    alarms: VecDeque<(Timestamp, i64)>,
}

/// The instants at which messages left, oldest first.
#[derive(Debug, Default)]
struct Sent(VecDeque<Timestamp>);

impl Sent {
    /// When `weight` more fit into a window that holds `limit`; `now` when they do already. More
    /// than the limit goes alone.
    fn room(&self, now: Timestamp, window: TimeDelta, limit: usize, weight: usize) -> Timestamp {
        let weight = weight.min(limit);
        let must_be_gone = (self.0.len() + weight).saturating_sub(limit);
        match must_be_gone.checked_sub(1).and_then(|last| self.0.get(last)) {
            Some(&oldest) => (oldest + window).max(now),
            None => now,
        }
    }

    /// What was noted at `from` or later, which is at the end, is of `to`.
    fn move_from(&mut self, from: Timestamp, to: Timestamp) {
        for at in self.0.iter_mut().rev().take_while(|at| **at >= from) {
            *at = to;
        }
    }

    fn note(&mut self, now: Timestamp, weight: usize, keep: usize) {
        self.0.extend(std::iter::repeat_n(now, weight));
        while self.0.len() > keep {
            self.0.pop_front();
        }
    }
}

/// Group and channel ids are negative.
fn is_group(chat: i64) -> bool {
    chat < 0
}

impl Pacer {
    /// A pacer that has seen nothing leave yet.
    #[must_use]
    pub fn new(pacing: Pacing) -> Self {
        Self { pacing, ..Self::default() }
    }

    /// When a message may leave: `now`, or the earliest instant to ask again.
    #[must_use]
    pub fn may_leave(&self, now: Timestamp, lane: Lane, chat: i64, weight: usize) -> Timestamp {
        let everybody_held = self.everybody_held.unwrap_or(now);
        let held = self.held.get(&chat).copied().unwrap_or(now).max(everybody_held).max(now);
        if self.pacing == Pacing::Off {
            return held;
        }
        let overall = self.sent.room(now, SECOND, OVERALL, weight);
        let even = self.even.filter(|_| lane.leaves_evenly());
        let evenly = even.map_or(now, |at| at - EARLY);
        let paced = self.chats.get(&chat).map_or(now, |sent| {
            let burst = sent.room(now, CHAT_WINDOW, CHAT, weight);
            if is_group(chat) {
                burst.max(sent.room(now, GROUP_WINDOW, GROUP, weight))
            } else {
                burst
            }
        });
        overall.max(evenly).max(held).max(paced)
    }

    /// Notes that a message leaves.
    pub fn leaves(&mut self, now: Timestamp, chat: i64, weight: usize) {
        if self.pacing == Pacing::Off {
            return;
        }
        self.sent.note(now, weight, OVERALL);
        let places = i32::try_from(weight).unwrap_or(i32::MAX);
        self.even = Some(self.even.map_or(now, |at| at.max(now)) + PACE * places);
        let keep = if is_group(chat) { GROUP } else { CHAT };
        self.chats.entry(chat).or_default().note(now, weight, keep);
        if self.chats.len() > 4096 {
            self.forget(now);
        }
    }

    /// What was noted as leaving at `noted` to these chats leaves only at `now`: writing it down took
    /// that long. Were it not counted from then, what follows would meet it on the way.
    pub fn left_later(
        &mut self,
        noted: Timestamp,
        now: Timestamp,
        chats: impl IntoIterator<Item = i64>,
    ) {
        // A clock that was put back meanwhile is seen to at the next look.
        if now <= noted {
            return;
        }
        self.sent.move_from(noted, now);
        for chat in chats {
            if let Some(sent) = self.chats.get_mut(&chat) {
                sent.move_from(noted, now);
            }
        }
    }

    /// There is to be a wait: Telegram said so, without saying whether the chat or the bot is meant,
    /// or it cannot be reached, which is seldom one chat's trouble. The chat is held, and when it
    /// happens to several chats at once, everybody.
    pub fn wait(&mut self, now: Timestamp, chat: i64, wait: Duration) {
        let until = now + TimeDelta::from_std(wait.min(LONGEST)).unwrap_or_default();
        self.hold(chat, until);
        self.alarms.retain(|(at, of)| now - *at < ALARM_WINDOW && *of != chat);
        self.alarms.push_back((now, chat));
        if self.alarms.len() >= ALARM {
            self.everybody_held = Some(self.everybody_held.map_or(until, |held| held.max(until)));
        }
    }

    /// Nothing leaves to `chat` before `until`.
    pub fn hold(&mut self, chat: i64, until: Timestamp) {
        let held = self.held.entry(chat).or_insert(until);
        *held = (*held).max(until);
    }

    /// The clock was put back: what has left has left as long ago as before, and whoever waits waits
    /// no longer.
    pub fn put_back(&mut self, by: TimeDelta) {
        let sent = self.chats.values_mut().chain([&mut self.sent]);
        let sent = sent.flat_map(|sent| &mut sent.0);
        let held = self.held.values_mut().chain(&mut self.everybody_held).chain(&mut self.even);
        let alarms = self.alarms.iter_mut().map(|(at, _)| at);
        for at in sent.chain(held).chain(alarms) {
            *at -= by;
        }
    }

    /// Drops what no longer matters, so that memory follows the traffic of a minute.
    fn forget(&mut self, now: Timestamp) {
        self.held.retain(|_, until| *until > now);
        self.chats.retain(|_, sent| sent.0.back().is_some_and(|last| now - *last < GROUP_WINDOW));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn start() -> Timestamp {
        "2026-11-24T01:00:00Z".parse().unwrap()
    }

    /// Sends as early as the pacer allows, and returns when each message left.
    fn send_all(messages: &[(Lane, i64, usize)]) -> Vec<(Timestamp, i64, usize)> {
        let mut pacer = Pacer::default();
        let mut now = start();
        let mut sent = Vec::new();
        for &(lane, chat, weight) in messages {
            loop {
                let at = pacer.may_leave(now, lane, chat, weight);
                if at <= now {
                    break;
                }
                now = at;
            }
            pacer.leaves(now, chat, weight);
            sent.push((now, chat, weight));
        }
        sent
    }

    #[test]
    fn what_leaves_later_than_it_was_let_counts_from_then() {
        let mut pacer = Pacer::default();
        let noted = start();
        for chat in 0..30 {
            pacer.leaves(noted, chat, 1);
        }
        // The disk took its time.
        let left = noted + TimeDelta::milliseconds(900);
        pacer.left_later(noted, left, 0..30);
        let soon = noted + SECOND;
        assert_eq!(pacer.may_leave(soon, Lane::Answer, 99, 1), left + SECOND);
        assert_eq!(pacer.may_leave(left + SECOND, Lane::Answer, 99, 1), left + SECOND);
        // One chat's burst is counted from then as well.
        for _ in 0..2 {
            pacer.leaves(left + SECOND, 5, 1);
        }
        let third = left + SECOND * 2;
        assert_eq!(pacer.may_leave(third, Lane::Answer, 5, 1), left + CHAT_WINDOW);
        // A clock that was put back moves nothing.
        pacer.left_later(third, left, [5]);
        assert_eq!(pacer.may_leave(third, Lane::Answer, 5, 1), left + CHAT_WINDOW);
    }

    fn most_in_any(sent: &[(Timestamp, i64, usize)], window: TimeDelta) -> usize {
        let ends = |from: Timestamp| {
            sent.iter()
                .filter(|(at, ..)| *at >= from && *at - from < window)
                .map(|sent| sent.2)
                .sum()
        };
        sent.iter().map(|(at, ..)| ends(*at)).max().unwrap_or(0)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_window_holds_more_than_telegram_allows(
            messages in prop::collection::vec((0..3_usize, -3..40_i64, 1..4_usize), 1..300)
        ) {
            let messages: Vec<_> =
                messages.into_iter().map(|(lane, chat, weight)| (Lane::ALL[lane], chat, weight)).collect();
            let sent = send_all(&messages);
            prop_assert!(most_in_any(&sent, TimeDelta::seconds(1)) <= OVERALL);
            for chat in -3..40 {
                let here: Vec<_> = sent.iter().copied().filter(|sent| sent.1 == chat).collect();
                prop_assert!(most_in_any(&here, TimeDelta::seconds(3)) <= CHAT);
                if is_group(chat) {
                    prop_assert!(most_in_any(&here, TimeDelta::seconds(60)) <= GROUP);
                }
            }
        }
    }

    #[test]
    fn while_a_broadcast_uses_all_it_may_an_answer_takes_the_next_place() {
        let mut pacer = Pacer::default();
        let (mut now, mut chat, mut longest) = (start(), 100, TimeDelta::zero());
        let mut copies = 0_u32;
        // Five answers a second, for ten seconds.
        let mut answers =
            (0..50).map(|number| start() + TimeDelta::milliseconds(number * 200 + 70));
        let mut next = answers.next();
        while now < start() + TimeDelta::seconds(10) {
            if let Some(asked) = next.filter(|asked| *asked <= now)
                && pacer.may_leave(now, Lane::Answer, -1 - chat, 1) == now
            {
                longest = longest.max(now - asked);
                pacer.leaves(now, 1_000_000 + chat, 1);
                copies += 1;
                next = answers.next();
            } else if pacer.may_leave(now, Lane::Broadcast, chat, 1) == now {
                pacer.leaves(now, chat, 1);
                copies += 1;
            }
            chat += 1;
            now += TimeDelta::milliseconds(1);
        }
        assert!(longest <= PACE + TimeDelta::milliseconds(2), "{longest}");
        assert!(copies >= 291, "{copies} in ten seconds");
    }

    #[test]
    fn a_clock_that_is_put_back_changes_no_wait() {
        let mut pacer = Pacer::default();
        let now = start();
        for _ in 0..CHAT {
            pacer.leaves(now, 1, 1);
        }
        pacer.wait(now, 2, Duration::from_secs(7));
        let waits = |pacer: &Pacer, now| {
            [1, 2, 3].map(|chat| pacer.may_leave(now, Lane::Answer, chat, 1) - now)
        };
        let before = waits(&pacer, now);
        pacer.put_back(TimeDelta::days(1));
        assert_eq!(waits(&pacer, now - TimeDelta::days(1)), before);
    }

    #[test]
    fn one_chat_told_to_wait_holds_that_chat_and_several_hold_everybody() {
        let mut pacer = Pacer::default();
        let now = start();
        pacer.wait(now, 1, Duration::from_secs(7));
        assert_eq!(pacer.may_leave(now, Lane::Answer, 1, 1), now + TimeDelta::seconds(7));
        assert_eq!(pacer.may_leave(now, Lane::Answer, 2, 1), now);
        pacer.wait(now, 2, Duration::from_secs(5));
        assert_eq!(pacer.may_leave(now, Lane::Answer, 9, 1), now);
        pacer.wait(now, 3, Duration::from_secs(5));
        assert_eq!(pacer.may_leave(now, Lane::Answer, 9, 1), now + TimeDelta::seconds(5));
    }
}
