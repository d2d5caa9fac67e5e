//! How long it takes to understand a question and to build the handbook, and what that takes of
//! memory: `cargo bench --bench understanding`. Each line tells its bound; the exit code is 1 when one
//! is passed.

#![expect(clippy::print_stdout, reason = "a benchmark speaks to the terminal")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use ocop_bot::handbook::evaluate::parse_questions;
use ocop_bot::handbook::{Handbook, embedded};
use peak_alloc::PeakAlloc;

/// Counts the bytes in use.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// How often every question is asked.
const ROUNDS: usize = 20;
/// How often the slow things are done.
const BUILDS: usize = 5;

fn main() -> ExitCode {
    let (Ok(first), Ok(lexicon), Ok(negatives)) =
        (embedded::handbook(), embedded::lexicon(), embedded::negatives())
    else {
        println!("the embedded handbook cannot be read");
        return ExitCode::FAILURE;
    };
    let calibration = first.calibration().clone();
    let entries = first.entries().to_vec();
    let phrasings: usize = entries.iter().map(|entry| entry.phrasings.len()).sum();
    println!("{} entries, {phrasings} phrasings", entries.len());
    let build = |kept| Handbook::with_calibration(entries.clone(), &lexicon, &negatives, kept);

    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let handbook = build(Some(calibration.clone()));
    let rebuild_peak = MEMORY.peak_usage() - before;
    let memory = MEMORY.current_usage() - before;
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    drop(build(None));
    let calibration_peak = MEMORY.peak_usage() - before;

    let mut asked = Vec::new();
    let questions = include_str!("../tests/data/questions.jsonl");
    let questions = parse_questions(questions).unwrap_or_default();
    let short = questions.iter().map(|question| question.question.as_str());
    for question in short.filter(|question| (1..=200).contains(&question.chars().count())) {
        // The fastest of some rounds: what the question costs, not what else the machine does.
        let times = (0..ROUNDS).map(|_| time(|| handbook.ask(question)));
        asked.extend(times.min());
    }
    asked.sort_unstable();
    let share = |percent: usize| asked.get((asked.len().max(1) - 1) * percent / 100).copied();
    let page = "Hôm qua tôi lên xã hỏi chuyện hồ sơ mà chưa ai trả lời. ".repeat(80);
    let page: String = page.chars().take(4096).collect();
    let median = |work: &dyn Fn() -> Handbook| {
        let mut times: Vec<Duration> = (0..BUILDS).map(|_| time(work)).collect();
        times.sort_unstable();
        times.get(BUILDS / 2).copied().unwrap_or_default()
    };
    let rebuilt = median(&|| build(Some(calibration.clone())));
    let built = median(&|| build(None));

    let micros = |duration: Duration| duration.as_secs_f64() * 1e6;
    let lines = [
        (
            "a question of up to 200 characters, p50, µs",
            micros(share(50).unwrap_or_default()),
            30.0,
        ),
        (
            "a question of up to 200 characters, p99, µs",
            micros(share(99).unwrap_or_default()),
            150.0,
        ),
        (
            "4,096 characters, µs",
            (0..ROUNDS).map(|_| micros(time(|| handbook.ask(&page)))).fold(f64::MAX, f64::min),
            5_000.0,
        ),
        ("rebuilding the index, ms", micros(rebuilt) / 1e3, 100.0),
        ("recalibrating, ms", micros(built.saturating_sub(rebuilt)) / 1e3, 500.0),
        ("memory of the built handbook, MB", megabytes(memory), 10.0),
        ("at most while it is built, MB", megabytes(rebuild_peak), 12.0),
        ("at most while it is calibrated too, MB", megabytes(calibration_peak), 15.0),
    ];
    let mut passed = 0;
    for (name, value, bound) in lines {
        let verdict = if value <= bound { "" } else { "PASSED" };
        passed += usize::from(value > bound);
        println!("{name:48} {value:>9.1}  ≤ {bound:>7.1} {verdict}");
    }
    if passed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let began = Instant::now();
    let result = work();
    let took = began.elapsed();
    drop(std::hint::black_box(result));
    took
}

#[expect(clippy::cast_precision_loss, reason = "no memory is that large")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
