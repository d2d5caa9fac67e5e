//! How sure an answer must be, learnt from the handbook itself: every phrasing is asked, clean
//! and noisy, as if it and its fold were not in the handbook, and so is every question that must
//! not be answered. What comes out right and wrong teaches a logistic regression; two thresholds
//! are read off its cross-validated probabilities. Nothing here is fixed in code but the rates
//! that are to be kept.

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::index::real;
use super::logistic::{Example, Logistic};
use super::matching::FOLDS;
use super::trials::Trial;

/// Of all questions, the share that may get a direct answer that is wrong.
const WRONG_RATE: f64 = 0.02;
/// The share of the questions that must not be answered that go straight to an official.
const SILENT_RATE: f64 = 0.75;
/// The share of real questions that the handbook answers.
const IN_SCOPE: f64 = 0.85;

/// What was learnt about one handbook: keep it and hand it back as long as the handbook is the
/// same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// The handbook, lexicon and negatives it was learnt from.
    pub handbook: String,
    regression: Logistic,
    /// From this confidence on an answer is given.
    pub t_answer: f64,
    /// From this confidence on buttons are offered.
    pub t_ask: f64,
    /// How many of the phrasings were found when they were left out and made noisy.
    pub found: f64,
}

impl Calibration {
    /// Learns from the trials.
    pub(super) fn fit(handbook: String, trials: &[Trial]) -> Self {
        let share =
            |in_scope| trials.iter().filter(|trial| trial.in_scope == in_scope).count().max(1);
        let (inside, outside) = (share(true), share(false));
        let total = as_f64(inside + outside);
        let weight = |trial: &Trial| {
            let (part, of) =
                if trial.in_scope { (IN_SCOPE, inside) } else { (1.0 - IN_SCOPE, outside) };
            total * part / as_f64(of)
        };
        let example = |trial: &Trial| Example {
            numbers: trial.numbers,
            right: trial.right,
            weight: weight(trial),
        };

        let mut judged = Vec::with_capacity(trials.len());
        for fold in 0..FOLDS {
            let others = trials.iter().filter(|trial| trial.fold != fold);
            let regression = Logistic::fit(others.map(example));
            for trial in trials.iter().filter(|trial| trial.fold == fold) {
                let confidence = regression.probability(&trial.numbers);
                judged.push(Judged {
                    confidence,
                    wrong: !trial.right,
                    in_scope: trial.in_scope,
                    share: weight(trial) / total,
                });
            }
        }
        judged.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        let t_answer = answer_threshold(&judged);
        Self {
            handbook,
            regression: Logistic::fit(trials.iter().map(example)),
            t_answer,
            found: as_f64(trials.iter().filter(|trial| trial.right).count()) / as_f64(inside),
            t_ask: ask_threshold(&judged).min(t_answer),
        }
    }

    pub(super) fn confidence(&self, numbers: &[f32; Evidence::LENGTH]) -> f64 {
        self.regression.probability(numbers)
    }
}

struct Judged {
    confidence: f64,
    wrong: bool,
    in_scope: bool,
    /// The share of all questions that it stands for.
    share: f64,
}

/// The lowest confidence down to which the wrong rate is kept.
fn answer_threshold(judged: &[Judged]) -> f64 {
    let mut wrong = 0.0;
    for one in judged {
        wrong += if one.wrong { one.share } else { 0.0 };
        if wrong > WRONG_RATE {
            return one.confidence.next_up();
        }
    }
    // Never wrong: then as sure as a coin that falls nine times of ten is sure enough.
    judged.last().map_or(1.0, |last| last.confidence.max(0.5))
}

/// The confidence that most questions that must not be answered stay below.
fn ask_threshold(judged: &[Judged]) -> f64 {
    let outside: Vec<f64> =
        judged.iter().filter(|one| !one.in_scope).map(|one| one.confidence).collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a count"
    )]
    let loud = (as_f64(outside.len()) * (1.0 - SILENT_RATE)) as usize;
    outside.get(loud).copied().unwrap_or(0.5)
}

fn as_f64(count: usize) -> f64 {
    f64::from(real(count))
}
