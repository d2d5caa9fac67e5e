//! A large audience is written down while others write.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use futures::FutureExt;
use ocop_bot::app::{App, Settings};
use ocop_bot::clock::Clock;
use ocop_bot::store::{Store, StoreError};
use ocop_bot::telegram::pacer::Pacing;
use ocop_bot::telegram::playground::{Options, Playground};
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::stage::{TOKEN, announce, appoint};
use crate::table::{Table, Times, megabytes, memory};
use crate::world::populate;

/// Another write comes so often.
const EVERY: Duration = Duration::from_millis(3);

pub(crate) async fn measure(table: &mut Table, recipients: i64) -> Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let database = folder.path().join("bot.sqlite");
    // Time stands still, so that hardly anything is sent meanwhile.
    let clock = Clock::manual("2026-11-24T01:00:00Z".parse()?);
    let playground = Playground::start(Options::new(clock.clone()).token(TOKEN)).await?;
    let officer = playground.crowd(1).remove(0);
    {
        let store = Store::open(&database).await?;
        populate(&store, (1_000_000..1_000_000 + recipients).collect()).await?;
        appoint(&store, officer.id(), clock.now()).await?;
        store.close().await;
    }
    let settings = Settings {
        database,
        api_url: playground.url(),
        token: SecretString::from(TOKEN),
        clock: clock.clone(),
        pacing: Pacing::On,
        admins: Vec::new(),
        evidence: None,
    };
    let app = App::start(settings, &CancellationToken::new()).await?;
    app.services().handbook.take().await;
    let store = app.services().store.clone();
    let stop = Arc::new(AtomicBool::new(false));
    let writes = tokio::spawn(write_on(store.clone(), stop.clone()));
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = memory(std::process::id()).unwrap_or_default();
    let mut most = before;
    let began = Instant::now();
    let id = announce(&store, officer.id(), clock.now()).await?;
    let confirming = began.elapsed();
    loop {
        let sql = format!("SELECT state = 'sending' FROM broadcasts WHERE id = {id}");
        let ready: bool =
            sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(store.reader()).await?;
        most = most.max(memory(std::process::id()).unwrap_or_default());
        if ready {
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let took = began.elapsed().saturating_sub(confirming);
    stop.store(true, Ordering::SeqCst);
    let waits = Times::of(writes.await??);
    let sql = format!("SELECT count(*) FROM broadcast_recipients WHERE broadcast_id = {id}");
    let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(store.reader()).await?;
    anyhow::ensure!(count == recipients, "{count} recipients");
    table.push(
        format!("{recipients} recipients written down"),
        format!("{:.2} s", took.as_secs_f64()),
        Some(("≤ 2 s", took <= Duration::from_secs(2))),
    );
    table.push("  confirming", format!("{:.1} ms", confirming.as_secs_f64() * 1e3), None);
    let target = ("max ≤ 50 ms", waits.max <= Duration::from_millis(50));
    table.push("  another write meanwhile", waits.to_string(), Some(target));
    let grown = most.saturating_sub(before);
    let target = ("≤ 20 MB", grown <= 20_000_000);
    table.push("  memory, more than before", megabytes(grown), Some(target));
    app.stop().await;
    Ok(())
}

/// Writes a little now and then, and returns how long each write took.
async fn write_on(store: Store, stop: Arc<AtomicBool>) -> Result<Vec<Duration>> {
    let mut waits = Vec::new();
    while !stop.load(Ordering::SeqCst) {
        let began = Instant::now();
        store
            .write(|tx| {
                async move {
                    sqlx::query("UPDATE broadcast_settings SET approve_above = approve_above + 1")
                        .execute(tx.connection())
                        .await?;
                    Ok::<_, StoreError>(())
                }
                .boxed()
            })
            .await?;
        waits.push(began.elapsed());
        tokio::time::sleep(EVERY).await;
    }
    Ok(waits)
}
