//! Scoring what is said to questions whose answers are known: `tests/data/README.md` tells their
//! format.

mod report;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::{Entry, Reply};

/// The topic of a question about one's own affairs.
const PERSONAL: &str = "personal";

/// A question and where its answer stands.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What is asked.
    pub question: String,
    /// The entry that answers it best, `personal`, or none: then it must not be answered.
    pub topic: Option<String>,
    /// Other entries that answer it too.
    #[serde(default)]
    pub also: Vec<String>,
    /// How it is written: formal, without diacritics...
    #[serde(default)]
    pub style: String,
    /// Why it must not be answered.
    #[serde(default)]
    pub kind: Option<String>,
}

/// What is expected of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    Entry,
    Personal,
    Silence,
}

impl Question {
    fn expected(&self) -> Expected {
        match self.topic.as_deref() {
            None => Expected::Silence,
            Some(PERSONAL) => Expected::Personal,
            Some(_) => Expected::Entry,
        }
    }

    fn accepts(&self, topic: &str) -> bool {
        self.topic.as_deref() == Some(topic) || self.also.iter().any(|also| also == topic)
    }
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
    /// A right answer at once, or the screen of one's own affairs for a question about them.
    Direct,
    /// Buttons, the first of them right.
    FirstButton,
    /// Buttons, a later one right; or a wrong answer with the right one among its buttons.
    LaterButton,
    /// Buttons, none of them right.
    NoButton,
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
    /// Answered directly and right, or buttons with the right one first.
    pub first: u32,
    /// The right one given or among the buttons.
    pub among: u32,
    /// Answered directly and wrong.
    pub wrong: u32,
    /// Left to an official.
    pub silent: u32,
}

impl Score {
    fn add(&mut self, outcome: Outcome, wrong: bool) {
        self.asked += 1;
        self.wrong += u32::from(wrong);
        self.direct += u32::from(outcome == Outcome::Direct);
        self.first += u32::from(matches!(outcome, Outcome::Direct | Outcome::FirstButton));
        self.among += u32::from(!matches!(outcome, Outcome::NoButton | Outcome::Silent));
        self.silent += u32::from(outcome == Outcome::Silent);
    }

    /// The share of `part` in a hundred.
    #[must_use]
    pub fn percent(self, part: u32) -> f64 {
        100.0 * f64::from(part) / f64::from(self.asked.max(1))
    }
}

/// A question that did not come out right.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The question.
    pub question: Question,
    /// Whether it was answered although it should not have been so.
    pub wrong: bool,
    /// What was replied: the topics that were shown, the answer first.
    pub shown: Vec<String>,
}

/// The scores by style, topic and kind, and the failures.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    /// All questions asked, and how many of them were answered wrongly.
    pub all: Score,
    /// Questions that the handbook answers.
    pub in_scope: Score,
    /// Questions about one's own affairs.
    pub personal: Score,
    /// In-scope questions by style.
    pub by_style: BTreeMap<String, Score>,
    /// In-scope questions by the entry that answers best.
    pub by_topic: BTreeMap<String, Score>,
    /// Questions that must not be answered, by kind.
    pub outside: BTreeMap<String, Score>,
    /// In-scope questions that were taken for personal ones.
    pub taken_for_personal: u32,
    /// In the order of the questions.
    pub failures: Vec<Failure>,
}

/// What kind of reply a question was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// An answer, and buttons.
    Answer,
    /// Buttons to choose from.
    Choices,
    /// The screen of one's own affairs, and buttons.
    Personal,
    /// Nothing that answers.
    Nothing,
}

/// What was said to a question, as far as it is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// What kind of reply it is.
    pub given: Given,
    /// What is shown: the answer first if there is one, then the buttons; each with all the names
    /// that it goes by.
    pub topics: Vec<Vec<String>>,
}

impl From<&Reply> for Heard {
    fn from(reply: &Reply) -> Self {
        let names = |entries: &mut dyn Iterator<Item = &Arc<Entry>>| -> Vec<Vec<String>> {
            entries.map(|entry| vec![entry.id.to_string()]).collect()
        };
        let (given, topics) = match reply {
            Reply::Answer { entry, others, suggestions, .. } => {
                let mut shown = std::iter::once(entry).chain(others).chain(suggestions);
                (Given::Answer, names(&mut shown))
            }
            Reply::Clarify { candidates, .. } => (Given::Choices, names(&mut candidates.iter())),
            Reply::Personal { suggestions, .. } => {
                (Given::Personal, names(&mut suggestions.iter()))
            }
            Reply::Handoff { .. } | Reply::SmallTalk { .. } => (Given::Nothing, Vec::new()),
        };
        Self { given, topics }
    }
}

/// Asks all the questions.
#[must_use]
pub fn evaluate(questions: &[Question], ask: impl Fn(&str) -> Heard) -> Evaluation {
    let mut evaluation = Evaluation::default();
    for question in questions {
        evaluation.add(question, &ask(&question.question));
    }
    evaluation
}

impl Evaluation {
    fn add(&mut self, question: &Question, heard: &Heard) {
        let outcome = outcome(question, heard);
        let wrong = heard.given == Given::Answer && outcome != Outcome::Direct;
        self.all.add(outcome, wrong);
        match question.expected() {
            Expected::Entry => {
                self.in_scope.add(outcome, wrong);
                self.by_style.entry(question.style.clone()).or_default().add(outcome, wrong);
                let topic = question.topic.clone().unwrap_or_default();
                self.by_topic.entry(topic).or_default().add(outcome, wrong);
                let is_personal = heard.given == Given::Personal;
                self.taken_for_personal += u32::from(is_personal && outcome != Outcome::Direct);
            }
            Expected::Personal => self.personal.add(outcome, wrong),
            Expected::Silence => {
                let kind = question.kind.clone().unwrap_or_default();
                self.outside.entry(kind).or_default().add(outcome, wrong);
            }
        }
        let is_right = match question.expected() {
            Expected::Entry => matches!(outcome, Outcome::Direct | Outcome::FirstButton),
            Expected::Personal => outcome == Outcome::Direct,
            Expected::Silence => !wrong,
        };
        if !is_right {
            let shown = heard.topics.iter().filter_map(|names| names.first().cloned()).collect();
            self.failures.push(Failure { question: question.clone(), wrong, shown });
        }
    }
}

fn outcome(question: &Question, heard: &Heard) -> Outcome {
    let place =
        heard.topics.iter().position(|names| names.iter().any(|name| question.accepts(name)));
    match (heard.given, place) {
        (Given::Personal, _) if question.accepts(PERSONAL) => Outcome::Direct,
        (Given::Answer, Some(0)) => Outcome::Direct,
        (Given::Choices | Given::Personal, Some(0)) => Outcome::FirstButton,
        (Given::Answer | Given::Choices | Given::Personal, Some(_)) => Outcome::LaterButton,
        (Given::Nothing, _) => Outcome::Silent,
        (_, None) => Outcome::NoButton,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read_line_by_line() {
        let lines = "{\"question\": \"phi\", \"topic\": \"phi\", \"style\": \"casual\"}\n\n\
                     {\"question\": \"x\", \"topic\": null, \"style\": \"random\", \"kind\": \"far\"}";
        let questions = parse_questions(lines).unwrap();
        assert_eq!(questions.len(), 2);
        assert_eq!(questions[0].expected(), Expected::Entry);
        assert_eq!(questions[1].expected(), Expected::Silence);
        assert_eq!(parse_questions("{}\n").unwrap_err().line, 1);
    }
}
