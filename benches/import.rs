//! How long a list of 20,000 rows takes into the register, how much memory that needs, and how long
//! anybody else waits for the writer meanwhile.
//!
//! `cargo bench --bench import` makes the list with the exporter, and reads and writes it in a process of
//! its own, on a new database on a real disk. It prints one table; a figure that misses its target is
//! marked.

#![expect(clippy::print_stdout, reason = "the table is what it is run for")]

use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use chrono::NaiveDate;
use futures::FutureExt;
use ocop_bot::clock::Timestamp;
use ocop_bot::locale::{Language, Locale};
use ocop_bot::people::Actor;
use ocop_bot::producers::bulk::{Kept, Register, register};
use ocop_bot::producers::model::{
    Decision, DecisionDetails, DecisionId, Producer, ProducerDetails, ProducerId, ProducerKind,
    Product, ProductDetails, ProductId,
};
use ocop_bot::producers::phone::Phone;
use ocop_bot::producers::standing::{Recognition, expiry};
use ocop_bot::programme::Programme;
use ocop_bot::programme::criteria::Star;
use ocop_bot::programme::places::Places;
use ocop_bot::programme::rule_sets::Level;
use ocop_bot::programme::sets::SetNumber;
use ocop_bot::spreadsheets::entry::Grounds;
use ocop_bot::spreadsheets::export::{Filter, List, Source, export};
use ocop_bot::spreadsheets::importing::{Decision as Decide, Done, Import, ImportId, State};
use ocop_bot::spreadsheets::{Words, guard, importing, working, writing};
use ocop_bot::store::{Store, StoreError};

const ROWS: usize = 20_000;
const PRODUCERS: usize = 8_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let done = match arguments.iter().position(|argument| argument == "--list") {
        Some(at) => arguments.get(at + 1).context("which list?").and_then(|path| {
            let folder = arguments.get(at + 2).context("which folder?")?;
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()?;
            runtime.block_on(bring(Path::new(path), Path::new(folder)))
        }),
        // `cargo test --all-targets` runs benches too, without this.
        None if !arguments.iter().any(|argument| argument == "--bench") => Ok(()),
        None => measure(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("the import failed: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Makes the list, and reads it in a process that has done nothing else.
fn measure() -> Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let places = Places::load()?;
    let programme = Programme::load(&places)?;
    let locale = Locale::load()?;
    let words = Words {
        locale: &locale,
        places: &places,
        sets: &programme.sets,
        language: Language::Vietnamese,
    };
    let source = Source { register: made_up(&places), dossiers: Vec::new() };
    let began = Instant::now();
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).context("a day")?;
    let made = export(
        List::Recognitions,
        &Filter::default(),
        &source,
        words,
        &programme.rule_sets,
        today,
    )?;
    let size = made.bytes.len() / 1024;
    println!("{:<44} {:>9.0} ms", format!("export of {} rows ({size} KiB)", made.rows), ms(began));
    let list = folder.path().join("list.xlsx");
    std::fs::write(&list, made.bytes)?;
    let ended = Command::new(std::env::current_exe()?)
        .arg("--list")
        .args([&list, folder.path()])
        .status()?;
    anyhow::ensure!(ended.success(), "the process that imports failed");
    Ok(())
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

fn from_one(at: usize) -> i64 {
    i64::try_from(at).map_or(i64::MAX, |at| at + 1)
}

/// A register of made-up records.
fn made_up(places: &Places) -> Register {
    let communes: Vec<_> = places.all().map(|place| place.code).collect();
    let mut register = Register::default();
    for number in 0..PRODUCERS {
        let Some(commune) = communes.get(number % communes.len()).copied() else { continue };
        let kind = ProducerKind::ALL[number % 4];
        let mut details = ProducerDetails::new(kind, format!("Cơ sở Ví Dụ số {number}"), commune);
        details.phone = Phone::parse(&format!("09{number:08}"));
        details.address = format!("Thôn {}, tổ {}", number % 9 + 1, number % 30 + 1);
        details.representative = format!("Nguyễn Văn Ví Dụ {number}");
        let id = ProducerId(from_one(number));
        register.producers.push(Producer { id, details, version: 1, merged_into: None });
    }
    for number in 0..300_i64 {
        let decided_on = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap_or_default()
            + chrono::TimeDelta::days(number * 4);
        let details = DecisionDetails {
            number: format!("{}/QĐ-UBND", 1000 + number),
            decided_on,
            authority: "UBND tỉnh Lâm Đồng".to_owned(),
            level: Level::Province,
            scan: None,
        };
        let id = DecisionId(number + 1);
        register.decisions.push(Decision { id, details, corrects: None, corrected_by: None });
    }
    for number in 0..ROWS {
        let id = ProductId(from_one(number));
        let details = ProductDetails {
            name: format!("Sản phẩm ví dụ {number}"),
            set: SetNumber::new(u8::try_from(number % 26).unwrap_or(0) + 1),
            ..ProductDetails::default()
        };
        let producer = ProducerId(from_one(number % PRODUCERS));
        register.products.push(Product { id, producer, details, stopped_on: None, version: 1 });
        // Every third one was recognised twice.
        for round in 0..=usize::from(number % 3 == 0) {
            let Some(decision) = register.decisions.get((number + round * 150) % 300) else {
                continue;
            };
            let decided_on = Some(decision.details.decided_on);
            let recognition = Recognition {
                id: from_one(register.recognitions.len()),
                star: Star::ALL[number % 2],
                decided_on,
                expires_on: decided_on.and_then(expiry),
                extended_to: None,
                revocation: None,
            };
            register.recognitions.push(Kept {
                recognition,
                product: id,
                decision: Some(decision.id),
                certificate: String::new(),
                points: None,
            });
        }
    }
    register
}

/// Reads a list and writes it, while somebody writes a little all the time.
async fn bring(list: &Path, folder: &Path) -> Result<()> {
    let before = memory("VmRSS")?;
    let store = Store::open(&folder.join("bot.sqlite")).await?;
    let tables = Arc::new({
        let places = Places::load()?;
        (Programme::load(&places)?, places)
    });
    let now: Timestamp = "2026-11-24T01:00:00Z".parse()?;
    let waits = tokio::spawn(somebody_else(store.clone()));
    let whole = Instant::now();

    let began = Instant::now();
    let bytes = std::fs::read(list)?;
    let there = register(&mut *store.reader().acquire().await?).await?;
    let inside = tables.clone();
    let read = tokio::task::spawn_blocking(move || {
        let (programme, places) = &*inside;
        let grounds = Grounds {
            places,
            sets: &programme.sets,
            rules: &programme.rule_sets,
            today: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default(),
        };
        working::prepare(("list.xlsx", &bytes, guard::FILE), &there, grounds)
    })
    .await??;
    let figures = read.plan().figures.clone();
    println!("{:<44} {:>9.0} ms", format!("read and planned, {} rows", figures.rows), ms(began));

    let began = Instant::now();
    let received = store.write(move |tx| {
        async move { importing::receive(tx, now, &Actor::CommandLine, "list.xlsx", None).await }
            .boxed()
    });
    let Done::Done(id) = received.await? else { anyhow::bail!("it was not received") };
    working::stage(&store, now, id, Ok(read), working::nothing_else()).await?;
    println!("{:<44} {:>9.0} ms", "staged", ms(began));

    let began = Instant::now();
    let import = decide(&store, id, Decide::Write, now).await?;
    writing::write(&store, now, &import, working::nothing_else()).await?;
    println!("{:<44} {:>9.0} ms", format!("written, {} records", figures.changes()), ms(began));
    let written = importing::import(&mut *store.reader().acquire().await?, id).await?;
    anyhow::ensure!(written.is_some_and(|import| import.state == State::Applied), "not written");
    let took = whole.elapsed().as_secs_f64();
    println!("{:<44} {:>9.0} ms  {}", "altogether (at most 3 s)", took * 1000.0, mark(took <= 3.0));
    let peak = memory("VmHWM")?;
    println!(
        "{:<44} {:>9} MiB {}",
        format!("memory at its highest, {before} MiB at first (at most 150)"),
        peak,
        mark(peak <= 150)
    );

    let began = Instant::now();
    let import = decide(&store, id, Decide::Undo, now).await?;
    writing::undo(&store, now, &import, working::nothing_else()).await?;
    println!("{:<44} {:>9.0} ms", "undone", ms(began));
    waits.abort();
    let longest = *LONGEST.lock().map_err(|_| anyhow::anyhow!("a panic"))?;
    println!(
        "{:<44} {:>9.0} ms  {}",
        "somebody else's longest wait (at most 50 ms)",
        longest.as_secs_f64() * 1000.0,
        mark(longest <= Duration::from_millis(50))
    );
    let left = register(&mut *store.reader().acquire().await?).await?;
    anyhow::ensure!(left.producers.is_empty() && left.decisions.is_empty(), "something is left");
    store.close().await;
    Ok(())
}

static LONGEST: std::sync::Mutex<Duration> = std::sync::Mutex::new(Duration::ZERO);

/// Writes a little forty times a second, as a busy hour's answers do.
async fn somebody_else(store: Store) {
    let mut number = 0;
    loop {
        let began = Instant::now();
        let at: Timestamp = "2026-11-24T01:00:00Z".parse().unwrap_or_default();
        let written = store.write(move |tx| {
            async move {
                ocop_bot::store::remember(tx, at, "bench", &number.to_string()).await?;
                Ok::<_, StoreError>(())
            }
            .boxed()
        });
        if written.await.is_err() {
            return;
        }
        if let Ok(mut longest) = LONGEST.lock() {
            *longest = (*longest).max(began.elapsed());
        }
        number += 1;
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

async fn decide(store: &Store, id: ImportId, what: Decide, now: Timestamp) -> Result<Import> {
    let decided = store.write(move |tx| {
        async move { importing::decide(tx, now, &Actor::CommandLine, id, what).await }.boxed()
    });
    match decided.await? {
        Done::Done(import) => Ok(import),
        other => anyhow::bail!("{other:?}"),
    }
}

fn mark(good: bool) -> &'static str {
    if good { "ok" } else { "MISSED" }
}

/// A figure of this process's memory, in MiB.
fn memory(name: &str) -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with(name)).context("no such figure")?;
    let kib: u64 = line.split_whitespace().nth(1).context("no figure")?.parse()?;
    Ok(kib / 1024)
}
