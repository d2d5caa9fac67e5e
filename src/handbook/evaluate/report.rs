//! The table of an evaluation and the floors that it must keep.

use std::fmt;

use super::{Evaluation, Score};

/// Styles that must not lose against clean text, and by how many points they may.
const NOISY: [(&str, f64); 4] =
    [("nodiacritics", 0.0), ("telex", 2.0), ("typos", 3.0), ("teencode", 3.0)];
/// Styles that are clean.
const CLEAN: [&str; 2] = ["formal", "casual"];
/// The styles in the order of the table.
const SHORT: &str = "keywords";

/// One measure with its floor and aim.
#[derive(Clone, Debug)]
pub struct Measure {
    /// What is measured.
    pub name: String,
    /// In percent, or in points.
    pub value: f64,
    /// The bound that must be kept.
    pub floor: f64,
    /// The bound that is aimed at.
    pub aim: f64,
    /// Whether less is better.
    pub at_most: bool,
}

impl Measure {
    /// Whether the floor is kept.
    #[must_use]
    pub fn holds(&self) -> bool {
        if self.at_most { self.value <= self.floor } else { self.value >= self.floor }
    }

    fn reaches_the_aim(&self) -> bool {
        if self.at_most { self.value <= self.aim } else { self.value >= self.aim }
    }
}

impl Evaluation {
    /// The measures that must hold.
    #[must_use]
    pub fn measures(&self) -> Vec<Measure> {
        let least = |name: &str, value, floor, aim| Measure {
            name: name.into(),
            value,
            floor,
            aim,
            at_most: false,
        };
        let most = |name: &str, value, floor, aim| Measure {
            name: name.into(),
            value,
            floor,
            aim,
            at_most: true,
        };
        let inside = self.in_scope;
        let short = self.style(SHORT);
        let far = ["far", "service"].iter().fold(Score::default(), |sum, kind| {
            let score = self.outside.get(*kind).copied().unwrap_or_default();
            sum.plus(score)
        });
        let near = self.outside.get("near").copied().unwrap_or_default();
        let malformed = self.outside.get("malformed").copied().unwrap_or_default();
        let mut measures = vec![
            least("given or the first button", inside.percent(inside.first), 82.0, 90.0),
            least("given directly", inside.percent(inside.direct), 55.0, 75.0),
            least("short keywords: given or first", short.percent(short.first), 95.0, 98.0),
            least("given or among the buttons", inside.percent(inside.among), 92.0, 97.0),
            most("wrong, of all asked", self.all.percent(self.all.wrong), 3.0, 1.5),
            most("far and other services answered", far.percent(far.wrong), 2.0, 0.5),
            most("near-misses answered", near.percent(near.wrong), 15.0, 6.0),
            most("malformed answered", malformed.percent(malformed.wrong), 0.0, 0.0),
            least(
                "own affairs led to their screen",
                self.personal.percent(self.personal.direct),
                95.0,
                99.0,
            ),
        ];
        let clean = CLEAN.iter().fold(Score::default(), |sum, style| sum.plus(self.style(style)));
        for (style, points) in NOISY {
            let noisy = self.style(style);
            let lost = clean.percent(clean.first) - noisy.percent(noisy.first);
            let aim = if points > 0.0 { 1.0 } else { 0.0 };
            measures.push(most(&format!("points lost by {style}"), lost, points, aim));
        }
        measures.retain(|measure| !measure.value.is_nan());
        measures
    }

    fn style(&self, style: &str) -> Score {
        self.by_style.get(style).copied().unwrap_or_default()
    }
}

impl Score {
    fn plus(self, other: Self) -> Self {
        Self {
            asked: self.asked + other.asked,
            direct: self.direct + other.direct,
            first: self.first + other.first,
            among: self.among + other.among,
            wrong: self.wrong + other.wrong,
            silent: self.silent + other.silent,
        }
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:34} {:>7} {:>7} {:>7}", "measure", "is", "floor", "aim")?;
        for measure in self.measures() {
            let Measure { name, value, floor, aim, at_most } = &measure;
            let verdict = match (measure.holds(), measure.reaches_the_aim()) {
                (false, _) => "MISSED",
                (true, false) => "",
                (true, true) => "aim reached",
            };
            let sign = if *at_most { "≤" } else { "≥" };
            writeln!(f, "{name:34} {value:>7.1} {sign}{floor:>6.1} {sign}{aim:>6.1} {verdict}")?;
        }
        writeln!(
            f,
            "\n{:28} {:>6} {:>7} {:>7} {:>7} {:>7} {:>7}",
            "%", "asked", "direct", "first", "among", "wrong", "silent"
        )?;
        let mut line = |name: &str, score: &Score| {
            write!(f, "{name:28} {:>6}", score.asked)?;
            for part in [score.direct, score.first, score.among, score.wrong, score.silent] {
                write!(f, " {:>7.1}", score.percent(part))?;
            }
            writeln!(f)
        };
        line("all asked", &self.all)?;
        line("answerable", &self.in_scope)?;
        for (style, score) in &self.by_style {
            line(&format!("  {style}"), score)?;
        }
        line("own affairs", &self.personal)?;
        for (kind, score) in &self.outside {
            line(&format!("not to be answered: {kind}"), score)?;
        }
        for (topic, score) in &self.by_topic {
            line(&format!("  {topic}"), score)?;
        }
        writeln!(f, "\nanswerable questions taken for personal: {}", self.taken_for_personal)?;
        writeln!(f, "\nfailures: {}", self.failures.len())?;
        for failure in &self.failures {
            let shown: Vec<&str> = failure.shown.iter().map(String::as_str).collect();
            let question = &failure.question;
            let kind = question.kind.as_deref().unwrap_or("none");
            writeln!(
                f,
                "{:5} {:12} {:22} {} -> {}",
                if failure.wrong { "WRONG" } else { "" },
                question.style,
                question.topic.as_deref().unwrap_or(kind),
                question.question.chars().take(200).collect::<String>().replace('\n', " "),
                if shown.is_empty() { "an official".into() } else { shown.join(", ") },
            )?;
        }
        Ok(())
    }
}
