//! How long it takes to find what is due, however much waits; two years of a whole province; and a morning
//! with 10,000 reminders, while people ask.
//!
//! `cargo bench --bench deadlines` prints a table of each; a figure that misses its target is marked. With
//! `-- find`, `-- years` or `-- morning` only that is done. The morning passes in real time and is watched
//! for 90 seconds; `-- morning --people 10000 --seconds 400` sees all of them leave.

#![expect(
    clippy::print_stdout,
    clippy::panic,
    clippy::unwrap_used,
    reason = "the table is what it is run for, and what cannot go on is to stop it"
)]

#[path = "deadlines/morning.rs"]
mod morning;
#[path = "../tests/it/deadlines/world.rs"]
mod world;

use std::time::{Duration, Instant};

use anyhow::Result;
use futures::FutureExt;
use ocop_bot::clock::{Clock, Timestamp};
use ocop_bot::deadlines::next_due;
use ocop_bot::store::{Store, StoreError};
use world::{Scale, services, watch};

/// As the program has it.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Times that it is looked for.
const TIMES: u32 = 2_000;

/// How much longer it may take with a thousand times as much that waits.
const FACTOR: f64 = 1.5;

/// The longest that two years may take.
const YEARS: Duration = Duration::from_mins(1);

fn main() -> Result<()> {
    // `cargo test --all-targets` runs benches too, without this.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    // What is played in one thing after another has nothing to win from a second thread, and each hop to
    // one costs a wake-up.
    let one = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let two = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    if wants("find") {
        one.block_on(finding())?;
    }
    if wants("years") {
        one.block_on(years())?;
    }
    if wants("morning") {
        let people = option("--people").unwrap_or(10_000);
        let seconds = option("--seconds").unwrap_or(90);
        two.block_on(morning::morning(usize::try_from(people)?, Duration::from_secs(seconds)))?;
    }
    Ok(())
}

/// What is asked for on the command line: all, or one of them by its name.
fn wants(part: &str) -> bool {
    let named = |argument: String| ["find", "years", "morning"].contains(&argument.as_str());
    std::env::args().any(|argument| argument == part) || !std::env::args().any(named)
}

/// A number on the command line.
fn option(name: &str) -> Option<u64> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1)?.parse().ok()
}

async fn finding() -> Result<()> {
    let mut first = None;
    println!("{:>12} {:>22}", "waiting", "to find what is due");
    for waiting in [1_000, 10_000, 100_000, 1_000_000] {
        let took = find(waiting).await?;
        let least = *first.get_or_insert(took);
        let missed =
            if took.as_secs_f64() > least.as_secs_f64() * FACTOR { "   MISSED" } else { "" };
        println!("{waiting:>12} {:>19.1} µs{missed}", took.as_secs_f64() * 1e6);
    }
    Ok(())
}

async fn years() -> Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let producers = usize::try_from(option("--producers").unwrap_or(2_000))?;
    let scale = Scale { producers, certificates: 3 * producers, days: 730 };
    // One thing is done after another, on two threads by turns: to wake the other one would take longer than
    // most of what it does.
    let awake = tokio::spawn(async {
        loop {
            tokio::task::yield_now().await;
        }
    });
    let began = Instant::now();
    let outcome = watch(&folder.path().join("world.sqlite"), scale, 7).await;
    let took = began.elapsed();
    awake.abort();
    let missed = if took > YEARS || !outcome.broken.is_empty() { "   MISSED" } else { "" };
    println!("\ntwo years, {scale:?}: {:.1} s{missed}", took.as_secs_f64());
    println!(
        "{} reminders in {} messages, {} missed with their reason; {} tasks; {} filed; {} outages",
        outcome.reminders,
        outcome.messages,
        outcome.missed,
        outcome.tasks,
        outcome.filed,
        outcome.outages
    );
    println!("broken: {:#?}", outcome.broken);
    Ok(())
}

/// How long one look takes while so many reminders and ladders wait.
async fn find(waiting: i64) -> Result<Duration> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let store = Store::open(&folder.path().join("waiting.sqlite")).await?;
    let now: Timestamp = "2026-11-24T01:00:00Z".parse()?;
    store
        .write(move |tx| {
            async move {
                let later = (now + chrono::TimeDelta::days(30)).timestamp_millis();
                let fill = format!(
                    "INSERT INTO accounts (id, telegram_id, name, language, created_at)
                        VALUES (1, 1, 'x', 'vi', 0);
                     INSERT INTO producers (id, kind, name, name_key, commune, created_at)
                        VALUES (1, 'household', 'x', 'x', 23059, 0);
                     INSERT INTO products (id, producer_id, name, name_key, created_at)
                        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
                            WHERE i < {waiting})
                        SELECT i, 1, 'x', 'x', 0 FROM n;
                     DELETE FROM deadline_changes;
                     INSERT INTO deadlines SELECT 'certificate', id, 1, 23059, '2027-12-01',
                        '2027-08-01', 1, 300, '2026-12-24' FROM products;
                     INSERT INTO reminders (account_id, audience, kind, product_id, due_on, rung, state,
                        send_at, made_at)
                        SELECT 1, 'producer', 'certificate', id, '2027-12-01', 200, 'waiting',
                        {later} + id, 0 FROM products;"
                );
                sqlx::raw_sql(sqlx::AssertSqlSafe(fill)).execute(tx.connection()).await?;
                Ok::<_, StoreError>(())
            }
            .boxed()
        })
        .await?;
    let services = services(store.clone(), Clock::manual(now));
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let began = Instant::now();
        next_due(&services, now).await?;
        times.push(began.elapsed());
    }
    times.sort_unstable();
    store.close().await;
    Ok(times[times.len() / 2])
}
