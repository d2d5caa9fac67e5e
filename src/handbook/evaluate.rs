//! Scoring the handbook on questions whose answers are known.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::{EntryId, Handbook, Reply};

/// A question and where its answer stands.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What is asked.
    pub question: String,
    /// The entries that answer it, the best first; none for a question that must not be answered.
    #[serde(default)]
    pub topics: Vec<EntryId>,
    /// How it is written: clean, without diacritics...
    #[serde(default)]
    pub style: String,
}

/// A line of a question file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {source}")]
pub struct InvalidQuestion {
    /// The line, counted from 1.
    pub line: usize,
    source: serde_json::Error,
}

/// Reads questions, a JSON object a line; empty lines are passed over.
///
/// # Errors
///
/// The first line that is no question.
pub fn parse_questions(lines: &str) -> Result<Vec<Question>, InvalidQuestion> {
    let numbered = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|source| InvalidQuestion { line: at + 1, source })
        })
        .collect()
}

/// What came of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// A right answer at once.
    Direct,
    /// Buttons, the first of them right.
    FirstButton,
    /// Buttons, a later one right.
    LaterButton,
    /// Buttons, none of them right.
    NoButton,
    /// A wrong answer at once, or an answer to what must not be answered.
    Wrong,
    /// No answer.
    Silent,
}

/// How many questions came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// All.
    pub asked: u32,
    /// Answered directly and right.
    pub direct: u32,
    /// Buttons, the right one first.
    pub first_button: u32,
    /// Buttons, the right one among the others.
    pub later_button: u32,
    /// Buttons, all wrong.
    pub no_button: u32,
    /// Answered directly and wrong.
    pub wrong: u32,
    /// Left to an official.
    pub silent: u32,
}

impl Score {
    fn add(&mut self, outcome: Outcome) {
        self.asked += 1;
        *match outcome {
            Outcome::Direct => &mut self.direct,
            Outcome::FirstButton => &mut self.first_button,
            Outcome::LaterButton => &mut self.later_button,
            Outcome::NoButton => &mut self.no_button,
            Outcome::Wrong => &mut self.wrong,
            Outcome::Silent => &mut self.silent,
        } += 1;
    }

    fn percent(self, part: u32) -> f64 {
        100.0 * f64::from(part) / f64::from(self.asked.max(1))
    }
}

/// A question that did not come out right.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The question.
    pub question: Question,
    /// What was replied: the entries that were shown.
    pub shown: Vec<EntryId>,
}

/// The scores by style and by topic, and the failures.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    /// Questions that the handbook answers.
    pub in_scope: Score,
    /// Questions that must not be answered.
    pub off_topic: Score,
    /// By style.
    pub by_style: BTreeMap<String, Score>,
    /// By the entry that answers best; questions that must not be answered are left out.
    pub by_topic: BTreeMap<EntryId, Score>,
    /// In the order of the questions.
    pub failures: Vec<Failure>,
}

/// Asks all the questions.
#[must_use]
pub fn evaluate(handbook: &Handbook, questions: &[Question]) -> Evaluation {
    let mut evaluation = Evaluation::default();
    for question in questions {
        let reply = handbook.ask(&question.question);
        let shown = shown(&reply);
        let outcome = outcome(&reply, &shown, &question.topics);
        evaluation.by_style.entry(question.style.clone()).or_default().add(outcome);
        match question.topics.first() {
            Some(best) => {
                evaluation.in_scope.add(outcome);
                evaluation.by_topic.entry(best.clone()).or_default().add(outcome);
            }
            None => evaluation.off_topic.add(outcome),
        }
        let is_right = match outcome {
            Outcome::Direct | Outcome::FirstButton => true,
            Outcome::Silent => question.topics.is_empty(),
            Outcome::LaterButton | Outcome::NoButton | Outcome::Wrong => false,
        };
        if !is_right {
            evaluation.failures.push(Failure { question: question.clone(), shown });
        }
    }
    evaluation
}

fn shown(reply: &Reply) -> Vec<EntryId> {
    match reply {
        Reply::Answer { entry, .. } => vec![entry.id.clone()],
        Reply::Clarify { candidates: shown, .. } | Reply::Personal { suggestions: shown, .. } => {
            shown.iter().map(|entry| entry.id.clone()).collect()
        }
        Reply::Handoff { .. } | Reply::SmallTalk { .. } => Vec::new(),
    }
}

fn outcome(reply: &Reply, shown: &[EntryId], right: &[EntryId]) -> Outcome {
    let place = shown.iter().position(|id| right.contains(id));
    match (reply, place) {
        (Reply::Handoff { .. } | Reply::SmallTalk { .. }, _) => Outcome::Silent,
        (Reply::Answer { .. }, Some(_)) => Outcome::Direct,
        (Reply::Answer { .. }, None) => Outcome::Wrong,
        (_, Some(0)) => Outcome::FirstButton,
        (_, Some(_)) => Outcome::LaterButton,
        (_, None) => Outcome::NoButton,
    }
}

impl Evaluation {
    /// Of a mix with 85 questions in a hundred that the handbook answers, the percentage that
    /// gets a wrong answer.
    #[must_use]
    pub fn wrong_percent(&self) -> f64 {
        let (inside, outside) = (self.in_scope, self.off_topic);
        0.85 * inside.percent(inside.wrong) + 0.15 * outside.percent(outside.wrong)
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:40} {:>6} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7}",
            "", "asked", "direct", "first", "among", "without", "wrong", "silent"
        )?;
        let mut line = |name: &str, score: Score| {
            write!(f, "{name:40} {:>6}", score.asked)?;
            let first = score.direct + score.first_button;
            let among = score.direct + score.first_button + score.later_button;
            for part in [score.direct, first, among, score.no_button, score.wrong, score.silent] {
                write!(f, " {:>7.1}", score.percent(part))?;
            }
            writeln!(f)
        };
        line("in scope", self.in_scope)?;
        line("off topic", self.off_topic)?;
        for (style, score) in &self.by_style {
            line(&format!("  style {style}"), *score)?;
        }
        for (topic, score) in &self.by_topic {
            line(&format!("  topic {topic}"), *score)?;
        }
        writeln!(
            f,
            "wrong answers in a mix of 85 in scope to 15 off topic: {:.2} %",
            self.wrong_percent()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read_line_by_line() {
        let lines = "{\"question\": \"phi\", \"topics\": [\"phi\"], \"style\": \"clean\"}\n\n{\"question\": \"x\"}";
        let questions = parse_questions(lines).unwrap();
        assert_eq!(questions.len(), 2);
        assert!(questions[1].topics.is_empty());
        assert_eq!(parse_questions("{}\n").unwrap_err().line, 1);
    }
}
