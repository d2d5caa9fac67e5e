//! Things that go wrong, ordered by tests: broken connections, errors, answers held back.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use tokio::sync::watch;

/// What goes wrong with a call.
#[derive(Clone, Debug)]
pub enum Fault {
    /// A proxy's page in HTML with this status, as 500 or 502; the call has no effect.
    Page(u16),
    /// Telegram's own "Internal Server Error" as JSON with status 500; the call has no effect.
    InternalError,
    /// The connection breaks before the call takes effect.
    DropBefore,
    /// The connection breaks after the call has taken effect: delivered, but not answered.
    DropAfter,
    /// The call takes effect, but its answer waits for the gate.
    HoldAnswer(Gate),
    /// The call waits for the gate before it takes effect.
    HoldCall(Gate),
    /// 429 with so many seconds to wait.
    TooManyRequests(u32),
    /// 403: the person has blocked the bot.
    Blocked,
    /// Any other error in Telegram's envelope.
    Error {
        /// The code, also the HTTP status.
        code: u16,
        /// The description.
        description: Cow<'static, str>,
    },
}

/// Which calls a fault meets, and how often.
#[derive(Clone, Debug)]
pub struct Rule {
    fault: Fault,
    method: Option<String>,
    chat: Option<i64>,
    times: Option<u64>,
    skip: u64,
    chance: f64,
}

impl Rule {
    /// The fault meets every call, unless it is narrowed down.
    #[must_use]
    pub fn new(fault: Fault) -> Self {
        Self { fault, method: None, chat: None, times: None, skip: 0, chance: 1.0 }
    }

    /// Only calls of this method.
    #[must_use]
    pub fn method(mut self, method: impl Into<String>) -> Self {
        self.method = Some(method.into());
        self
    }

    /// Only calls about this chat.
    #[must_use]
    pub fn chat(mut self, chat: i64) -> Self {
        self.chat = Some(chat);
        self
    }

    /// At most so many times.
    #[must_use]
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// Only once.
    #[must_use]
    pub fn once(self) -> Self {
        self.times(1)
    }

    /// Lets so many matching calls pass first.
    #[must_use]
    pub fn after(mut self, calls: u64) -> Self {
        self.skip = calls;
        self
    }

    /// With this probability for each matching call.
    #[must_use]
    pub fn chance(mut self, chance: f64) -> Self {
        self.chance = chance.clamp(0.0, 1.0);
        self
    }
}

/// Holds calls until it is opened.
#[derive(Clone, Debug)]
pub struct Gate {
    waiting: watch::Sender<usize>,
    open: watch::Sender<bool>,
}

impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}

impl Gate {
    /// A closed gate.
    #[must_use]
    pub fn new() -> Self {
        Self { waiting: watch::Sender::new(0), open: watch::Sender::new(false) }
    }

    /// Returns once so many calls have come to the gate.
    pub async fn reached(&self, calls: usize) {
        let mut waiting = self.waiting.subscribe();
        // The sender is `self`, so this ends only when the count is reached.
        let _ = waiting.wait_for(|&count| count >= calls).await;
    }

    /// Lets through whoever waits and whoever comes.
    pub fn open(&self) {
        self.open.send_replace(true);
    }

    pub(super) async fn pass(&self) {
        let mut open = self.open.subscribe();
        self.waiting.send_modify(|count| *count += 1);
        let _ = open.wait_for(|&open| open).await;
    }
}

/// The faults that are in force.
#[derive(Debug)]
pub struct Faults {
    book: Mutex<Book>,
    any: AtomicBool,
    outage: AtomicBool,
    met: AtomicU64,
    wake: watch::Sender<()>,
}

#[derive(Debug)]
struct Book {
    rules: Vec<Rule>,
    rng: StdRng,
}

impl Faults {
    pub(super) fn new(wake: watch::Sender<()>) -> Self {
        Self {
            book: Mutex::new(Book { rules: Vec::new(), rng: StdRng::seed_from_u64(1) }),
            any: AtomicBool::new(false),
            outage: AtomicBool::new(false),
            met: AtomicU64::new(0),
            wake,
        }
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a rule; of several that match a call, the first added counts.
    pub fn add(&self, rule: Rule) {
        self.book().rules.push(rule);
        self.any.store(true, Ordering::SeqCst);
    }

    /// Holds the answers to a method's calls; opens with the returned gate.
    #[must_use]
    pub fn hold_answers(&self, method: &str) -> Gate {
        let gate = Gate::new();
        self.add(Rule::new(Fault::HoldAnswer(gate.clone())).method(method));
        gate
    }

    /// Removes all rules; an outage goes on.
    pub fn clear(&self) {
        self.book().rules.clear();
        self.any.store(false, Ordering::SeqCst);
    }

    /// Starts the chances anew.
    pub fn seed(&self, seed: u64) {
        self.book().rng = StdRng::seed_from_u64(seed);
    }

    /// While it lasts, every call of the Bot API gets a 502.
    pub fn outage(&self, on: bool) {
        self.outage.store(on, Ordering::SeqCst);
        self.wake.send_replace(());
    }

    /// How many calls have met a fault (an outage's refusals included).
    #[must_use]
    pub fn met(&self) -> u64 {
        self.met.load(Ordering::SeqCst)
    }

    pub(super) fn is_outage(&self) -> bool {
        self.outage.load(Ordering::SeqCst)
    }

    /// The fault that a call meets.
    pub(super) fn draw(&self, method: &str, chat: Option<i64>) -> Option<Fault> {
        if self.is_outage() {
            self.met.fetch_add(1, Ordering::SeqCst);
            return Some(Fault::Page(502));
        }
        if !self.any.load(Ordering::SeqCst) {
            return None;
        }
        let mut book = self.book();
        let Book { rules, rng } = &mut *book;
        let matching = rules.iter_mut().position(|rule| {
            let fits = rule.method.as_deref().is_none_or(|name| name.eq_ignore_ascii_case(method))
                && rule.chat.is_none_or(|id| chat == Some(id))
                && rule.times != Some(0);
            if fits && rule.skip > 0 {
                rule.skip -= 1;
                return false;
            }
            fits && (rule.chance >= 1.0 || rng.random_bool(rule.chance))
        })?;
        let rule = &mut rules[matching];
        let fault = rule.fault.clone();
        rule.times = rule.times.map(|left| left - 1);
        if rule.times == Some(0) {
            rules.remove(matching);
        }
        self.met.fetch_add(1, Ordering::SeqCst);
        Some(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults() -> Faults {
        Faults::new(watch::Sender::new(()))
    }

    #[test]
    fn a_rule_meets_the_calls_it_names_so_many_times() {
        let faults = faults();
        faults.add(Rule::new(Fault::Page(500)).method("sendMessage").chat(5).after(1).times(2));
        assert!(faults.draw("getMe", None).is_none());
        assert!(faults.draw("sendMessage", Some(6)).is_none());
        let met: Vec<bool> =
            (0..5).map(|_| faults.draw("SendMessage", Some(5)).is_some()).collect();
        assert_eq!(met, [false, true, true, false, false]);
        assert_eq!(faults.met(), 2);
    }

    #[test]
    fn chances_repeat_with_their_seed() {
        let draws = |seed| {
            let faults = faults();
            faults.seed(seed);
            faults.add(Rule::new(Fault::DropAfter).chance(0.3));
            (0..200).map(|_| faults.draw("x", None).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(draws(7), draws(7));
        assert_ne!(draws(7), draws(8));
        let met = draws(7).into_iter().filter(|met| *met).count();
        assert!((30..90).contains(&met), "{met} of 200");
    }

    #[test]
    fn an_outage_meets_everything() {
        let faults = faults();
        faults.outage(true);
        assert!(matches!(faults.draw("getMe", None), Some(Fault::Page(502))));
        faults.outage(false);
        assert!(faults.draw("getMe", None).is_none());
    }
}
