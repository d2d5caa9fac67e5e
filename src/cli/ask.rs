//! `ask`: an answer without Telegram, for trying the handbook and for measuring it.

use std::io::Write;
use std::time::Instant;

use anyhow::Context;
use serde::Serialize;

use crate::handbook::{Entry, Personal, Reply, plain_page};
use crate::input;
use crate::locale::{Language, Locale};
use crate::programme;
use crate::programme::answers::{Answer, Reply as LookedUp};
use crate::questions::Kind;

use super::desk::Desk;
use super::{Failure, say};

#[derive(Debug, clap::Args)]
pub(super) struct Ask {
    /// The question
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    question: Option<String>,
    /// Read questions from standard input, write a JSON object for each
    #[arg(long)]
    jsonl: bool,
}

/// One answer as a machine reads it.
#[derive(Debug, Serialize)]
struct Line<'a> {
    question: &'a str,
    kind: &'static str,
    topic: Option<String>,
    title: Option<String>,
    answer: Option<String>,
    confidence: f64,
    handoff: bool,
    suggestions: Vec<Suggestion>,
    /// How long finding the answer took, in microseconds.
    micros: f64,
}

#[derive(Debug, Serialize)]
struct Suggestion {
    topic: String,
    title: String,
    answer: String,
}

pub(super) fn run(ask: &Ask) -> Result<(), Failure> {
    let desk = Desk::open()?;
    let locale = Locale::load().context("the texts cannot be read")?;
    if let Some(question) = &ask.question {
        let looked_up = desk.look_up(question);
        say(if looked_up.is_empty() {
            in_words(&locale, &desk.handbook.ask(question))
        } else {
            looked_up_in_words(&locale, &looked_up)
        });
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    let mut from = std::io::stdin().lock();
    while let Some(question) =
        input::read_line(&mut from).context("standard input cannot be read")?
    {
        let line = serde_json::to_string(&line(&desk, &locale, &question))
            .context("an answer cannot be written as JSON")?;
        match writeln!(out, "{line}") {
            // Whoever read it has seen enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            written => written.context("standard output cannot be written")?,
        }
    }
    Ok(())
}

fn in_words(locale: &Locale, reply: &Reply) -> String {
    let titles = |entries: &[std::sync::Arc<Entry>]| {
        entries.iter().map(|entry| ["\n• ", &entry.title].concat()).collect::<String>()
    };
    let plain = |message| locale.plain(crate::locale::Language::Vietnamese, &message);
    match reply {
        Reply::Answer { entry, others, .. } if others.is_empty() => plain_page(locale, entry),
        Reply::Answer { entry, others, .. } => {
            let also = plain(crate::questions::texts::also());
            format!("{}\n\n{also}{}", plain_page(locale, entry), titles(others))
        }
        Reply::Clarify { candidates, .. } => {
            format!("{}{}", plain(crate::questions::texts::clarify()), titles(candidates))
        }
        Reply::Handoff { .. } => plain(crate::questions::texts::handoff()),
        Reply::Personal { kind: Personal::Assessment, .. } => {
            plain(crate::questions::texts::assessment())
        }
        Reply::Personal { .. } => plain(crate::questions::texts::personal()),
        // Nobody is known here.
        Reply::SmallTalk { kind } => plain(crate::questions::chat::small_talk(*kind, "?")),
    }
}

fn looked_up_in_words(locale: &Locale, replies: &[LookedUp<'_>]) -> String {
    let pages: Vec<String> = replies
        .iter()
        .map(|reply| match reply {
            LookedUp::Answer(answer) => programme::plain_page(locale, answer),
            LookedUp::Ask { question, words, choices } => {
                let label = |answer| programme::label(locale, Language::Vietnamese, answer);
                let choices: Vec<String> = choices.iter().map(label).collect();
                let asked = programme::plain_question(locale, question, words);
                [vec![asked], choices].concat().join("\n• ")
            }
        })
        .collect();
    pages.join("\n\n")
}

fn looked_up_line<'a>(
    locale: &Locale,
    question: &'a str,
    replies: &[LookedUp<'_>],
    micros: f64,
) -> Line<'a> {
    let suggestion = |answer: &Answer<'_>| Suggestion {
        topic: answer.topic().to_string(),
        title: programme::label(locale, Language::Vietnamese, answer),
        answer: programme::plain_page(locale, answer),
    };
    let mut answers = Vec::new();
    let mut choices = Vec::new();
    for reply in replies {
        match reply {
            LookedUp::Answer(answer) => answers.push(suggestion(answer)),
            LookedUp::Ask { choices: offered, .. } => {
                choices.extend(offered.iter().map(suggestion));
            }
        }
    }
    let answered = choices.is_empty();
    let mut suggestions = answers;
    let given = (answered && !suggestions.is_empty()).then(|| suggestions.remove(0));
    suggestions.splice(0..0, choices);
    let (topic, title, answer) = match given {
        Some(given) => (Some(given.topic), Some(given.title), given.answer),
        None => (None, None, looked_up_in_words(locale, replies)),
    };
    Line {
        question,
        kind: if answered { Kind::Answer } else { Kind::Clarify }.name(),
        topic,
        title,
        answer: Some(answer),
        confidence: 1.0,
        handoff: false,
        suggestions,
        micros,
    }
}

fn line<'a>(desk: &Desk, locale: &Locale, question: &'a str) -> Line<'a> {
    let began = Instant::now();
    let looked_up = desk.look_up(question);
    if !looked_up.is_empty() {
        let micros = began.elapsed().as_secs_f64() * 1e6;
        return looked_up_line(locale, question, &looked_up, micros);
    }
    let reply = desk.handbook.ask(question);
    let micros = began.elapsed().as_secs_f64() * 1e6;
    let suggest = |entries: &[std::sync::Arc<Entry>]| -> Vec<Suggestion> {
        entries
            .iter()
            .map(|entry| Suggestion {
                topic: entry.id.to_string(),
                title: entry.title.clone(),
                answer: plain_page(locale, entry),
            })
            .collect()
    };
    let (kind, given, confidence, suggestions) = match &reply {
        Reply::Answer { entry, confidence, others, suggestions } => {
            let all = [others.as_slice(), suggestions.as_slice()].concat();
            (Kind::Answer, Some(entry), *confidence, suggest(&all))
        }
        Reply::Clarify { candidates, confidence } => {
            (Kind::Clarify, None, *confidence, suggest(candidates))
        }
        Reply::Handoff { confidence, .. } => (Kind::Handoff, None, *confidence, Vec::new()),
        Reply::Personal { suggestions, .. } => (Kind::Personal, None, 1.0, suggest(suggestions)),
        Reply::SmallTalk { .. } => (Kind::SmallTalk, None, 1.0, Vec::new()),
    };
    let answer = match given {
        Some(entry) => plain_page(locale, entry),
        None => in_words(locale, &reply),
    };
    Line {
        question,
        kind: kind.name(),
        topic: given.map(|entry| entry.id.to_string()),
        title: given.map(|entry| entry.title.clone()),
        answer: Some(answer),
        confidence,
        handoff: matches!(kind, Kind::Handoff),
        suggestions,
        micros,
    }
}
