//! `ask`: an answer without Telegram, for trying the handbook and for measuring it.

use std::io::{BufRead, Write};
use std::time::Instant;

use anyhow::Context;
use serde::Serialize;

use crate::handbook::{Entry, Handbook, Reply, embedded, plain_page};
use crate::locale::Locale;
use crate::questions::Kind;

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
    let locale = Locale::load().context("the texts cannot be read")?;
    let handbook = embedded::handbook(None).context("the handbook cannot be used")?;
    if let Some(question) = &ask.question {
        say(in_words(&locale, &handbook.ask(question)));
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    for question in std::io::stdin().lock().lines() {
        let question = question.context("standard input is no text in UTF-8")?;
        let line = serde_json::to_string(&line(&locale, &handbook, &question))
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
        Reply::Personal { .. } => plain(crate::questions::texts::personal()),
        Reply::SmallTalk { kind } => plain(crate::questions::chat::small_talk(*kind)),
    }
}

fn line<'a>(locale: &Locale, handbook: &Handbook, question: &'a str) -> Line<'a> {
    let began = Instant::now();
    let reply = handbook.ask(question);
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
