//! A broadcast at Telegram's limits, with questions beside it and a pause in the middle.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use chrono::TimeDelta;
use ocop_bot::clock::Timestamp;
use ocop_bot::handbook::{Reply, embedded};
use ocop_bot::telegram::playground::{Delivery, Limits};

use crate::stage::{Stage, TEXT};
use crate::table::{Table, Times, megabytes};

/// A question comes so often.
const ASKED: Duration = Duration::from_millis(200);

/// People who ask, one after the other.
const ASKERS: usize = 50;

/// So long the broadcast rests.
const PAUSE: Duration = Duration::from_secs(5);

/// What happened while a broadcast ran.
#[derive(Default)]
struct Watched {
    /// From each question until its answer was delivered.
    answers: Vec<Duration>,
    /// When each message was delivered, and whether it was a copy.
    delivered: Vec<(Timestamp, bool)>,
    copies: usize,
    most_memory: u64,
    /// How long after the tap on "pause" the last copy left.
    paused_after: Duration,
    /// While it rested, nothing of this counts.
    rested: Option<(Timestamp, Timestamp)>,
}

pub(crate) async fn measure(table: &mut Table, people: usize) -> Result<()> {
    let questions = questions()?;
    let stage = Stage::new(people, ASKERS, Limits::Telegram).await?;
    // The bot is warm before anything is measured.
    let bot = stage.start("on").await?;
    for asker in &stage.askers {
        asker.says(&questions[0]);
    }
    stage.playground.wait_for("answers", |it| it.delivered() >= ASKERS as u64).await;
    tokio::time::sleep(Duration::from_secs(4)).await;
    let before = bot.memory().unwrap_or_default();
    stage.playground.take_deliveries();
    drop(bot);
    let id = stage.confirm().await?;
    let bot = stage.start("on").await?;
    let mut watched = Watched { most_memory: before, ..Watched::default() };
    let mut asked: HashMap<i64, Instant> = HashMap::new();
    let (mut number, mut next) = (0, Instant::now() + Duration::from_secs(2));
    let mut tapped: Option<(Instant, bool)> = None;
    let began = Instant::now();
    let patience = Duration::from_mins(1) + Duration::from_millis(people as u64 * 60);
    while watched.copies < people {
        if began.elapsed() > patience {
            bail!("{} of {people} copies after {patience:?}", watched.copies);
        }
        if Instant::now() >= next {
            let asker = &stage.askers[number % ASKERS];
            if let std::collections::hash_map::Entry::Vacant(free) = asked.entry(asker.id()) {
                free.insert(Instant::now());
                asker.says(&questions[number % questions.len()]);
            }
            number += 1;
            next += ASKED;
        }
        let wait = next.saturating_duration_since(Instant::now());
        let mut news = Vec::new();
        let come = stage.playground.wait_for("deliveries", |it| {
            news = it.take_deliveries();
            !news.is_empty()
        });
        // Nobody waits for the next question's turn.
        _ = tokio::time::timeout(wait, come).await;
        for one in news {
            note(&mut watched, &mut asked, &one, tapped);
        }
        watched.most_memory = watched.most_memory.max(bot.memory().unwrap_or_default());
        match tapped {
            None if watched.copies >= people / 2 => {
                let message = stage.officer.last_bot_message().map_or(1, |seen| seen.id);
                stage.officer.sends_callback(message, &format!("bsh:{id}"));
                tapped = Some((Instant::now(), false));
                watched.rested = Some((stage.playground.now(), Timestamp::MAX_UTC));
            }
            Some((at, false)) if at.elapsed() >= PAUSE => {
                let message = stage.officer.last_bot_message().map_or(1, |seen| seen.id);
                stage.officer.sends_callback(message, &format!("bsg:{id}")).answer().await;
                tapped = Some((at, true));
                if let Some((_, until)) = &mut watched.rested {
                    *until = stage.playground.now();
                }
            }
            _ => {}
        }
    }
    told(table, &stage, people, before, watched);
    stage.is_done(Duration::from_secs(30)).await?;
    let lost = stage.ledger().await?.into_iter().filter(|(_, state, _)| state != "sent").count();
    table.push("  recipients without a copy", lost.to_string(), Some(("0", lost == 0)));
    Ok(())
}

fn note(
    watched: &mut Watched,
    asked: &mut HashMap<i64, Instant>,
    one: &Delivery,
    tapped: Option<(Instant, bool)>,
) {
    let is_copy = one.text.starts_with(TEXT);
    watched.delivered.push((one.at, is_copy));
    if is_copy {
        watched.copies += 1;
        if let Some((at, false)) = tapped {
            watched.paused_after = at.elapsed();
        }
    } else if let Some(at) = asked.remove(&one.chat) {
        watched.answers.push(at.elapsed());
    }
}

/// The share of what Telegram allows that was used between the first copy and the last, but for the rest
/// in between and the second after it.
fn share(watched: &Watched) -> f64 {
    let copies = || watched.delivered.iter().filter(|(_, is_copy)| *is_copy).map(|(at, _)| *at);
    let (Some(first), Some(last)) = (copies().min(), copies().max()) else { return 0.0 };
    let (from, to) = watched
        .rested
        .map_or((last, last), |(from, to)| (from, (to + TimeDelta::seconds(1)).min(last)));
    let counts = |at: &Timestamp| *at >= first && *at <= last && !(*at >= from && *at < to);
    let used = watched.delivered.iter().filter(|(at, _)| counts(at)).count();
    let span = (last - first) - (to - from);
    #[expect(clippy::cast_precision_loss, reason = "a share of some thousands")]
    let allowed = span.num_milliseconds() as f64 * 0.03;
    #[expect(clippy::cast_precision_loss, reason = "a share of some thousands")]
    let used = used as f64;
    used / allowed
}

fn told(table: &mut Table, stage: &Stage, people: usize, before: u64, watched: Watched) {
    let share = share(&watched) * 100.0;
    let value = format!("{share:.1} % of 30 a second");
    table.push(format!("{people} copies, all traffic"), value, Some(("≥ 97 %", share >= 97.0)));
    let refused = stage.playground.flood_refusals();
    table.push("  429s of its own making", refused.to_string(), Some(("0", refused == 0)));
    let count = watched.answers.len();
    let answers = Times::of(watched.answers);
    let kept = answers.p99 <= Duration::from_millis(50);
    let figure = format!("  {count} answers meanwhile, 5 questions a second");
    table.push(figure, answers.to_string(), Some(("p99 ≤ 50 ms", kept)));
    let grown = watched.most_memory.saturating_sub(before);
    let target = ("≤ 20 MB", grown <= 20_000_000);
    table.push("  memory of the bot, more than before", megabytes(grown), Some(target));
    let after = watched.paused_after;
    let target = ("≤ 1 s", after <= Duration::from_secs(1));
    let value = format!("{:.0} ms", after.as_secs_f64() * 1e3);
    table.push("  last copy after the tap on pause", value, Some(target));
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
