//! The one clock. Everything that asks for the time, waits for a time or measures a lease takes
//! it from here, so that a test, or the demo's page, can move time for the whole bot at once.
//!
//! An instant is UTC ([`Timestamp`]). A date is a local date of Vietnam ([`local_date`]): a
//! deadline is a day on a wall calendar there, never a midnight in UTC.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use tokio::sync::watch;

/// An instant, in UTC.
pub type Timestamp = DateTime<Utc>;

/// `Asia/Ho_Chi_Minh`: seven hours ahead of UTC, without daylight saving time since 1975.
const VIETNAM_SECONDS_EAST: i32 = 7 * 3600;

/// The instant as it reads on a clock in Vietnam.
#[must_use]
pub fn local(at: Timestamp) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(VIETNAM_SECONDS_EAST) {
        Some(zone) => at.with_timezone(&zone),
        None => at.fixed_offset(),
    }
}

/// The day in Vietnam on which the instant falls.
#[must_use]
pub fn local_date(at: Timestamp) -> NaiveDate {
    local(at).date_naive()
}

/// The hours in Vietnam in which people may be written to unasked.
pub const WAKING: Range<u32> = 7..20;

/// The first instant from `at` on that falls into these hours.
#[must_use]
pub fn when_awake(at: Timestamp) -> Timestamp {
    let hour = local(at).hour();
    let day = local_date(at);
    if WAKING.contains(&hour) {
        at
    } else if hour < WAKING.start {
        at_hour(day, WAKING.start)
    } else {
        at_hour(day.succ_opt().unwrap_or(day), WAKING.start)
    }
}

/// That hour of a day in Vietnam.
#[must_use]
pub fn at_hour(day: NaiveDate, hour: u32) -> Timestamp {
    let there = day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(hour.into());
    // What reads as that hour there is as many hours earlier in UTC.
    there - TimeDelta::seconds(VIETNAM_SECONDS_EAST.into())
}

/// A clock that is handed to whoever needs the time. Clones show the same time.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    source: Source,
    moved: watch::Sender<()>,
}

#[derive(Debug)]
enum Source {
    /// The machine's time and how far it has been moved, in milliseconds.
    System { offset: AtomicI64 },
    /// A time that stands still until it is moved, in milliseconds since 1970.
    Manual { now: AtomicI64 },
}

impl Clock {
    /// The machine's clock. It can still be moved, as the demo's page does.
    #[must_use]
    pub fn system() -> Self {
        Self::new(Source::System { offset: AtomicI64::new(0) })
    }

    /// A clock that stands at `at` until it is moved.
    #[must_use]
    pub fn manual(at: Timestamp) -> Self {
        Self::new(Source::Manual { now: AtomicI64::new(at.timestamp_millis()) })
    }

    fn new(source: Source) -> Self {
        Self(Arc::new(Inner { source, moved: watch::Sender::new(()) }))
    }

    /// The time, to the millisecond (what the database keeps).
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let millis = match &self.0.source {
            Source::System { offset } => {
                #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
                let system = Utc::now().timestamp_millis();
                system + offset.load(Ordering::SeqCst)
            }
            Source::Manual { now } => now.load(Ordering::SeqCst),
        };
        DateTime::from_timestamp_millis(millis).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// Moves the clock; a negative `by` moves it back. Whoever waits for a time looks again.
    pub fn advance(&self, by: TimeDelta) {
        let cell = match &self.0.source {
            Source::System { offset } => offset,
            Source::Manual { now } => now,
        };
        cell.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
        self.0.moved.send_replace(());
    }

    /// Returns once the clock shows `at` or later.
    pub async fn sleep_until(&self, at: Timestamp) {
        let mut moved = self.0.moved.subscribe();
        loop {
            let left = (at - self.now()).to_std().unwrap_or(Duration::ZERO);
            if left.is_zero() {
                return;
            }
            match self.0.source {
                Source::System { .. } => {
                    tokio::select! {
                        () = tokio::time::sleep(left) => {}
                        _ = moved.changed() => {}
                    }
                }
                Source::Manual { .. } => {
                    // The sender lives in `self`, so this cannot fail; were it to, time is up.
                    if moved.changed().await.is_err() {
                        return;
                    }
                }
            }
        }
    }

    /// Returns once as much time has passed as is left until `at`, for whoever looks again then;
    /// never, when there is nothing to wait for.
    pub async fn wait_for(&self, at: Option<Timestamp>) {
        match at {
            Some(at) => self.sleep((at - self.now()).to_std().unwrap_or_default()).await,
            None => std::future::pending().await,
        }
    }

    /// Returns once `span` has passed on this clock. A clock that is put back meanwhile makes
    /// nobody wait longer.
    pub async fn sleep(&self, span: Duration) {
        let mut left = TimeDelta::from_std(span).unwrap_or(TimeDelta::MAX);
        let mut moved = self.0.moved.subscribe();
        loop {
            let from = self.now();
            let until = from.checked_add_signed(left).unwrap_or(DateTime::<Utc>::MAX_UTC);
            tokio::select! {
                () = self.sleep_until(until) => return,
                // The sender lives in `self`, so this cannot fail; were it to, time is up.
                changed = moved.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    left -= (self.now() - from).max(TimeDelta::zero());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_begins_at_midnight_in_vietnam() {
        assert_eq!(local_date(at("2026-11-23T16:59:59Z")).to_string(), "2026-11-23");
        assert_eq!(local_date(at("2026-11-23T17:00:00Z")).to_string(), "2026-11-24");
    }

    #[tokio::test]
    async fn a_sleeper_wakes_when_the_clock_is_moved_past_its_time() {
        let clock = Clock::manual(at("2026-11-24T01:00:00Z"));
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move {
                clock.sleep(Duration::from_hours(1)).await;
                clock.now()
            }
        });
        // So that it has begun to sleep before the clock moves.
        tokio::task::yield_now().await;
        clock.advance(TimeDelta::minutes(59));
        tokio::task::yield_now().await;
        assert!(!sleeper.is_finished());
        clock.advance(TimeDelta::minutes(1));
        assert_eq!(sleeper.await.unwrap(), at("2026-11-24T02:00:00Z"));
    }

    #[tokio::test]
    async fn a_clock_that_is_put_back_makes_nobody_sleep_longer() {
        let clock = Clock::manual(at("2026-11-24T01:00:00Z"));
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep(Duration::from_mins(1)).await }
        });
        for minutes in [0, -1440, 0] {
            tokio::task::yield_now().await;
            clock.advance(TimeDelta::minutes(minutes) + TimeDelta::seconds(30));
        }
        tokio::task::yield_now().await;
        assert!(sleeper.is_finished());
    }

    #[test]
    fn clones_show_the_same_time() {
        let clock = Clock::system();
        let other = clock.clone();
        clock.advance(TimeDelta::days(400));
        assert!((other.now() - clock.now()).abs() < TimeDelta::seconds(1));
        assert!(other.now() > at("2027-12-01T00:00:00Z"));
    }
}
