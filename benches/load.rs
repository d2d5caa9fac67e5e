//! The load test: the bot as a process of its own, asked through a local Bot API server.
//!
//! `cargo bench --bench load` starts the program on a new database on a real disk, every commit
//! flushed to it, and acts for the people through the [`Playground`] in this process. Both share
//! the machine's processors, so a quiet machine is worth more than a fast one. It prints one table;
//! a figure that misses its target is marked, and only a question that is not answered fails.

#![expect(clippy::print_stdout, reason = "the table is what it is run for")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use ocop_bot::clock::Clock;
use ocop_bot::handbook::{Reply, embedded};
use ocop_bot::telegram::playground::{Limits, Options, Person, Playground};

/// Starts of each kind.
const STARTS: usize = 7;

/// Questions of one person, each asked once the one before is answered.
const ALONE: usize = 1000;

/// People who ask at once, and their questions altogether.
const PEOPLE: usize = 100;
const TOGETHER: usize = 10_000;

/// An answer that has not come by then will not.
const PATIENCE: Duration = Duration::from_secs(10);

/// Messages that the server keeps in each chat: more than a person has under way.
const KEPT: usize = 4;

fn main() -> ExitCode {
    // `cargo test --all-targets` runs benches too, without this.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    match run() {
        Ok(table) => {
            println!("{table}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("the load test failed: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<Table> {
    let questions = questions()?;
    // One thread: whatever the server and the people use, the bot lacks.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(measure(questions))
}

/// Questions as people put them, those that are answered in one message.
fn questions() -> Result<Vec<String>> {
    let handbook = embedded::handbook()?;
    let phrasings = handbook.entries().iter().flat_map(|entry| &entry.phrasings);
    let in_one_message = |text: &&String| match handbook.ask(text) {
        Reply::Answer { others, .. } => others.is_empty(),
        _ => true,
    };
    Ok(phrasings.filter(in_one_message).cloned().collect())
}

async fn measure(questions: Vec<String>) -> Result<Table> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let options = Options::new(Clock::system())
        .limits(Limits::Off)
        .keep_last(KEPT)
        .keep_deliveries(PEOPLE * KEPT)
        .patience(PATIENCE * 2);
    let playground = Playground::start(options).await?;
    let mut table = Table::default();

    let mut first = Vec::new();
    for number in 0..STARTS {
        let database = folder.path().join(format!("first-{number}.sqlite"));
        first.push(Bot::start(&playground, &database).await?.started);
    }
    table.start("start to first poll, new database", first);

    let people = playground.crowd(PEOPLE);
    let mut asking = Asking { playground: &playground, questions, asked: 0 };
    let database = folder.path().join("bot.sqlite");
    let bot = Bot::start(&playground, &database).await?;
    asking.ask(&people, 3 * PEOPLE).await?;
    let memory = bot.memory();
    table.push("one flush of this disk", Times::of(flushes(folder.path())?).to_string(), None);

    let before = (bot.processor(), processor(std::process::id()));
    let alone = asking.ask(people.get(..1).unwrap_or_default(), ALONE).await?;
    let times = Times::of(alone.times);
    let kept = times.p50 <= millis(3) && times.p99 <= millis(10);
    table.push("one person at a time", times.to_string(), Some(("p50 ≤ 3 ms, p99 ≤ 10 ms", kept)));
    table.processor("  processor time a question", before, &bot, ALONE);

    let before = (bot.processor(), processor(std::process::id()));
    let together = asking.ask(&people, TOGETHER).await?;
    table.push("100 people at once", Times::of(together.times).to_string(), None);
    let rate = f64::from(u32::try_from(TOGETHER)?) / together.took.as_secs_f64();
    let target = ("≥ 1500 a second", rate >= 1500.0);
    table.push("  questions answered", format!("{rate:.0} a second"), Some(target));
    table.processor("  processor time a question", before, &bot, TOGETHER);

    if let (Some(before), Some(after)) = (memory, bot.memory()) {
        table.push("resident memory, before", megabytes(before), None);
        let target = ("≤ 40 MB", after <= 40_000_000);
        table.push("resident memory, after 10,000 questions", megabytes(after), Some(target));
    }
    drop(bot);
    let mut again = Vec::new();
    for _ in 0..STARTS {
        again.push(Bot::start(&playground, &database).await?.started);
    }
    table.start("start to first poll, same database", again);
    if let Ok(binary) = std::fs::metadata(dist_binary()) {
        let target = ("≤ 30 MB", binary.len() <= 30_000_000);
        table.push("size of the binary (dist)", megabytes(binary.len()), Some(target));
    }
    Ok(table)
}

/// The bot's process. It is killed when this is dropped.
struct Bot {
    process: Child,
    /// From the start of the process to its first request for updates.
    started: Duration,
}

impl Bot {
    async fn start(playground: &Playground, database: &Path) -> Result<Self> {
        let polls = playground.calls("getUpdates");
        let began = Instant::now();
        let process = Command::new(env!("CARGO_BIN_EXE_ocop-bot"))
            .arg("run")
            .env("TELOXIDE_API_URL", playground.url())
            .env("TELOXIDE_TOKEN", "7000000001:load-test")
            .env("DATABASE_URL", database)
            .env("OCOP_PACING", "off")
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .spawn()
            .context("the bot cannot be started")?;
        let mut bot = Self { process, started: Duration::ZERO };
        let polled = playground.wait_for("a poll", |it| it.calls("getUpdates") > polls);
        if tokio::time::timeout(PATIENCE, polled).await.is_err() {
            bail!("the bot did not ask for updates within {PATIENCE:?}");
        }
        bot.started = began.elapsed();
        Ok(bot)
    }

    /// What is in memory of it, in bytes (Linux).
    fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
    }

    fn processor(&self) -> Option<Duration> {
        processor(self.process.id())
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It may have ended already.
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

/// The processor time that a process has used (Linux).
fn processor(process: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before it is in brackets and may hold anything.
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let ticks: u64 = fields.get(11..13)?.iter().filter_map(|text| text.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(ticks * 10))
}

/// People who ask one question after the other.
struct Asking<'a> {
    playground: &'a Playground,
    questions: Vec<String>,
    asked: usize,
}

/// What came of it.
struct Answered {
    /// From each question until its answer was delivered.
    times: Vec<Duration>,
    took: Duration,
}

impl Asking<'_> {
    /// Each of the people asks the next question as soon as their last is answered, until `count`
    /// have been asked.
    async fn ask(&mut self, people: &[Person], count: usize) -> Result<Answered> {
        let by_chat: HashMap<i64, &Person> =
            people.iter().map(|person| (person.id(), person)).collect();
        let mut times = Vec::with_capacity(count);
        let mut open: HashMap<i64, Instant> = HashMap::with_capacity(people.len());
        let mut turns: Vec<&Person> = people.iter().take(count).collect();
        let began = Instant::now();
        self.playground.take_deliveries();
        while times.len() < count {
            let left = count - times.len() - open.len();
            turns.truncate(left);
            let now = Instant::now();
            open.extend(turns.iter().map(|person| (person.id(), now)));
            let number = self.asked;
            self.asked += turns.len();
            let texts = self.questions.iter().cycle().skip(number % self.questions.len());
            self.playground.all_say(turns.drain(..).zip(texts.map(String::as_str)));

            let mut answers = Vec::new();
            let answered = self.playground.wait_for("an answer", |it| {
                answers = it.take_deliveries();
                !answers.is_empty()
            });
            if tokio::time::timeout(PATIENCE, answered).await.is_err() {
                bail!("{} of {count} questions were not answered within {PATIENCE:?}", open.len());
            }
            for answer in answers {
                let Some(asked) = open.remove(&answer.chat) else {
                    bail!("somebody was told something unasked: {:?}", answer.text);
                };
                times.push(asked.elapsed());
                turns.extend(by_chat.get(&answer.chat).copied());
            }
        }
        Ok(Answered { times, took: began.elapsed() })
    }
}

/// How long this disk takes to make a commit's worth of bytes durable.
fn flushes(folder: &Path) -> Result<Vec<Duration>> {
    use std::io::Write;
    let mut file = std::fs::File::create(folder.join("flush"))?;
    let mut times = Vec::new();
    for _ in 0..200 {
        let began = Instant::now();
        file.write_all(&[0; 3 * 4096])?;
        file.sync_data()?;
        times.push(began.elapsed());
    }
    Ok(times)
}

fn dist_binary() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("dist").join("ocop-bot")
}

fn millis(number: u64) -> Duration {
    Duration::from_millis(number)
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}

/// How long something took, of many times.
struct Times {
    p50: Duration,
    p99: Duration,
    max: Duration,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        let at = |percent: usize| {
            let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
            times.get(place).copied().unwrap_or_default()
        };
        Self { p50: at(50), p99: at(99), max: at(100) }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [p50, p99, max] = [self.p50, self.p99, self.max].map(|time| time.as_secs_f64() * 1e3);
        write!(formatter, "p50 {p50:.2}  p99 {p99:.2}  max {max:.2} ms")
    }
}

/// A target, and whether it was kept.
type Target = Option<(&'static str, bool)>;

/// What was measured, line by line.
#[derive(Default)]
struct Table(Vec<(&'static str, String, Target)>);

impl Table {
    fn push(&mut self, figure: &'static str, value: String, target: Target) {
        self.0.push((figure, value, target));
    }

    fn start(&mut self, figure: &'static str, times: Vec<Duration>) {
        let times = Times::of(times);
        let kept = times.p50 <= millis(300);
        self.push(figure, times.to_string(), Some(("p50 ≤ 300 ms", kept)));
    }

    fn processor(
        &mut self,
        figure: &'static str,
        (bot_before, own_before): (Option<Duration>, Option<Duration>),
        bot: &Bot,
        questions: usize,
    ) {
        let used = |before: Option<Duration>, after: Option<Duration>| -> Option<String> {
            let micros = after?.saturating_sub(before?).as_micros() / questions as u128;
            Some(format!("{micros} µs"))
        };
        let own = used(own_before, processor(std::process::id()));
        if let (Some(bot), Some(own)) = (used(bot_before, bot.processor()), own) {
            self.push(figure, format!("bot {bot}, server and people {own}"), None);
        }
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(formatter, "{:<41} {:<42} target", "figure", "measured")?;
        for (figure, value, target) in &self.0 {
            let (target, missed) = match target {
                Some((target, kept)) => (*target, if *kept { "" } else { "  MISSED" }),
                None => ("", ""),
            };
            let line = format!("{figure:<41} {value:<42} {target}{missed}");
            writeln!(formatter, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
