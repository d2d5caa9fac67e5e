//! Announcements at scale: the bot as a process of its own, against a local Bot API server with Telegram's
//! limits on, in real time.
//!
//! `cargo bench --bench broadcasts [-- --people N] [--only preparing|trouble|sending]` sends to N recipients (10,000 takes six minutes), prepares
//! ten times as many, and kills the bot in the middle of others. It prints a line for each figure; one that
//! misses its target is marked.

#![expect(
    clippy::print_stdout,
    clippy::panic,
    clippy::unwrap_used,
    reason = "the table is what it is run for, and what cannot go on is to stop it"
)]

#[path = "broadcasts/preparing.rs"]
mod preparing;
#[path = "broadcasts/sending.rs"]
mod sending;
#[path = "broadcasts/stage.rs"]
mod stage;
#[path = "broadcasts/table.rs"]
mod table;
#[path = "broadcasts/trouble.rs"]
mod trouble;
#[path = "../tests/it/broadcasts/world.rs"]
mod world;

use anyhow::{Context, Result};
use table::Table;
use trouble::Trouble;

const PEOPLE: usize = 10_000;

/// Copies in the runs with troubles.
const IN_TROUBLE: usize = 2_000;

fn main() -> Result<()> {
    // `cargo test --all-targets` runs benches too, without this.
    let arguments: Vec<String> = std::env::args().collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let people = match arguments.iter().position(|argument| argument == "--people") {
        Some(place) => arguments.get(place + 1).context("--people needs a number")?.parse()?,
        None => PEOPLE,
    };
    let only = arguments.iter().position(|argument| argument == "--only");
    let only = only.and_then(|place| arguments.get(place + 1)).map(String::as_str);
    let wanted = |part: &str| only.is_none_or(|only| only == part);
    // One thread: whatever the server and the people use, the bot lacks.
    let one = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let two = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let mut table = Table::default();
    if wanted("preparing") {
        let recipients = i64::try_from(people)? * 10;
        two.block_on(preparing::measure(&mut table, recipients))?;
    }
    if wanted("trouble") {
        for trouble in troubles() {
            one.block_on(trouble::measure(&mut table, people.min(IN_TROUBLE), &trouble))?;
        }
    }
    if wanted("sending") {
        one.block_on(sending::measure(&mut table, people))?;
    }
    println!("targets missed: {}", table.missed());
    Ok(())
}

/// What goes wrong, one after the other.
fn troubles() -> [Trouble; 3] {
    let kills = Trouble {
        name: "20 kills",
        kills: 20,
        errors: 0.0,
        lost_answers: 0.0,
        blocked: 0,
        too_many: 0.0,
    };
    let all = Trouble {
        name: "20 kills, 5 % 500s, 2 % time-outs, 3 % blocked",
        errors: 0.05,
        lost_answers: 0.02,
        blocked: 3,
        ..kills
    };
    let too_many = Trouble { name: "1 % 429s", kills: 0, too_many: 0.01, ..kills };
    [kills, all, too_many]
}
