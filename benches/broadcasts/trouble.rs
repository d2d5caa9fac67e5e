//! Kills in the middle, a server in trouble, people who have blocked the bot: everybody has one copy, or
//! is listed.

use std::time::Duration;

use anyhow::{Result, ensure};
use ocop_bot::telegram::playground::{Fault, Limits, Rule};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::stage::{Stage, TEXT};
use crate::table::Table;

/// Requests in flight at most that are no answers.
const IN_FLIGHT: usize = 48;

/// What goes wrong.
pub(crate) struct Trouble {
    pub(crate) name: &'static str,
    pub(crate) kills: usize,
    pub(crate) errors: f64,
    pub(crate) lost_answers: f64,
    pub(crate) blocked: usize,
    pub(crate) too_many: f64,
}

pub(crate) async fn measure(table: &mut Table, people: usize, trouble: &Trouble) -> Result<()> {
    let stage = Stage::new(people, 0, Limits::Off).await?;
    let faults = stage.playground.faults();
    let mut blocked = 0;
    if let Some(every) = 100_usize.checked_div(trouble.blocked) {
        for person in stage.people.iter().step_by(every) {
            faults.add(Rule::new(Fault::Blocked).method("sendMessage").chat(person.id()));
            blocked += 1;
        }
    }
    let rule = |fault, chance| Rule::new(fault).method("sendMessage").chance(chance);
    faults.add(rule(Fault::Page(500), trouble.errors));
    faults.add(rule(Fault::DropAfter, trouble.lost_answers));
    faults.add(rule(Fault::TooManyRequests(1), trouble.too_many));
    stage.confirm().await?;
    let mut dice = StdRng::seed_from_u64(7);
    let share = u64::try_from(people / (trouble.kills + 1))?;
    for _ in 0..trouble.kills {
        let bot = stage.start("off").await?;
        // What was in flight at the kills before may never arrive, so this counts from here.
        let until = stage.playground.delivered() + dice.random_range(0..=share);
        let copies = stage.playground.wait_for("copies", |it| it.delivered() >= until);
        // Towards the end there may be nobody left.
        _ = tokio::time::timeout(Duration::from_secs(10), copies).await;
        tokio::time::sleep(Duration::from_millis(dice.random_range(0..40))).await;
        bot.kill();
    }
    let bot = stage.start("off").await?;
    stage.is_done(Duration::from_mins(10)).await?;
    drop(bot);
    let (mut sent, mut unknown, mut unreachable, mut wrong) = (0, 0, 0, Vec::new());
    let ledger = stage.ledger().await?;
    ensure!(ledger.len() == people, "{} recipients", ledger.len());
    let mut copies = std::collections::HashMap::new();
    for one in stage.playground.deliveries() {
        if one.text.starts_with(TEXT) {
            *copies.entry(one.chat).or_insert(0_usize) += 1;
        }
    }
    for (chat, state, why) in ledger {
        let copies = copies.get(&chat).copied().unwrap_or(0);
        match (state.as_str(), copies) {
            ("sent", 1) => sent += 1,
            ("unknown", 0 | 1) => unknown += 1,
            ("unreachable", 0) => unreachable += 1,
            _ => wrong.push(format!("{chat}: {state} {why}, {copies} copies")),
        }
    }
    ensure!(unreachable <= blocked, "{unreachable} of {blocked} blocked");
    let value = format!("sent {sent}, unknown {unknown}, blocked {unreachable}");
    table.push(format!("{people} copies, {}", trouble.name), value, None);
    if !wrong.is_empty() {
        println!("{:#?}", &wrong[..wrong.len().min(10)]);
    }
    let target = ("0", wrong.is_empty());
    table.push("  missing, or more than once", wrong.len().to_string(), Some(target));
    if trouble.lost_answers == 0.0 {
        let most = trouble.kills * IN_FLIGHT;
        let value = format!("{unknown} of at most {most}");
        let target = ("in flight at a kill", unknown <= most);
        table.push("  not known", value, Some(target));
    }
    Ok(())
}
