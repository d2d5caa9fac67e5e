//! A third view: which terms tell the entries apart, learnt from the phrasings by softmax
//! regression. "Nothing in the handbook" is one more class, learnt from the questions that must
//! not be answered.

use super::grid::Grid;
use super::index::{Idf, Role, Text, real};
use super::terms::{Term, TermId};

/// How often all texts are gone through.
const ROUNDS: usize = 4;
/// How far a text moves the weights in the first round; later rounds move them less.
const STEP: f32 = 3.0;
/// The distance of texts that are looked at one after the other.
const PRIME: usize = 7919;

/// What was learnt.
#[derive(Clone, Debug)]
pub(super) struct Classifier {
    /// The entries and the class for none of them.
    classes: usize,
    rows: Rows,
    /// In each row a weight for each class, in steps of the row's scale: half the room of the weights
    /// themselves, which are most of what a handbook takes.
    steps: Grid<i16>,
    scales: Box<[f32]>,
    idf: Idf,
}

/// How well each class fits.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    /// The entries' logits, their mean taken off.
    pub(super) entries: Vec<f32>,
    /// The probability that it is none of them.
    pub(super) none: f32,
}

impl Classifier {
    /// Learns from titles, phrasings and negatives, those of the fold `left_out` excepted. `room` is
    /// where the weights stand meanwhile; whoever learns more than once hands it over again.
    pub(super) fn learn(
        texts: &[Text],
        entries: usize,
        terms: usize,
        left_out: Option<usize>,
        room: &mut Grid<f32>,
    ) -> Self {
        let texts: Vec<&Text> = texts
            .iter()
            .filter(|text| text.role != Role::Body)
            .filter(|text| text.is_in(left_out))
            .collect();
        let classes = entries + 1;
        let rows = Rows::new(texts.iter().flat_map(|text| &text.terms), terms);
        let idf = Idf::new(texts.iter().map(|text| text.terms.as_slice()), terms);
        room.reset(rows.count, classes);
        let mut learner = Learner { weights: room, logits: vec![0.0; classes] };
        let examples: Vec<(usize, Features)> = texts
            .iter()
            .map(|text| (text.entry.unwrap_or(entries), features(&idf, &rows, &text.terms)))
            .collect();
        for round in 0..ROUNDS {
            let step = STEP / (1.0 + 0.3 * real(round));
            // Not in the order of the entries: a prime apart.
            let mut at = 0;
            for _ in 0..examples.len() {
                at = (at + PRIME) % examples.len();
                if let Some((class, features)) = examples.get(at) {
                    learner.move_towards(*class, step, features);
                }
            }
        }
        let mut steps = Grid::default();
        steps.reset(rows.count, classes);
        let mut scales = Vec::with_capacity(rows.count);
        for at in 0..rows.count {
            let row = room.row(at);
            let most = row.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
            let scale = most / f32::from(i16::MAX);
            for (step, weight) in steps.row_mut(at).iter_mut().zip(row) {
                #[expect(clippy::cast_possible_truncation, reason = "no step is beyond the last")]
                let rounded = (weight / scale).round() as i16;
                *step = rounded;
            }
            scales.push(scale);
        }
        Self { classes, rows, steps, scales: scales.into(), idf }
    }

    /// How well each class fits the terms of a question.
    pub(super) fn fit(&self, terms: &[Term]) -> Fit {
        let mut logits = vec![0.0; self.classes];
        for (row, x) in features(&self.idf, &self.rows, terms) {
            let row = row as usize;
            let x = x * self.scales.get(row).copied().unwrap_or(0.0);
            for (logit, step) in logits.iter_mut().zip(self.steps.row(row)) {
                *logit += x * f32::from(*step);
            }
        }
        let mut entries = logits.clone();
        softmax(&mut logits);
        entries.truncate(self.classes - 1);
        let mean = entries.iter().sum::<f32>() / real(entries.len().max(1));
        for logit in &mut entries {
            *logit -= mean;
        }
        Fit { entries, none: logits.last().copied().unwrap_or(0.0) }
    }
}

/// Where each term's weights stand; those that no text holds from which is learnt have none.
#[derive(Clone, Debug)]
struct Rows {
    of_terms: Box<[u32]>,
    count: usize,
}

/// The row of a term without weights.
const NO_ROW: u32 = u32::MAX;

impl Rows {
    fn new<'t>(held: impl Iterator<Item = &'t Term>, terms: usize) -> Self {
        let mut of_terms = vec![NO_ROW; terms];
        let mut next = 0;
        for id in held.filter_map(|term| term.id) {
            if let Some(row) = of_terms.get_mut(id as usize).filter(|row| **row == NO_ROW) {
                *row = next;
                next += 1;
            }
        }
        Self { of_terms: of_terms.into(), count: next as usize }
    }

    fn of(&self, id: TermId) -> Option<u32> {
        self.of_terms.get(id as usize).copied().filter(|row| *row != NO_ROW)
    }
}

/// The rows of a text's terms, each with how much it counts.
type Features = Box<[(u32, f32)]>;

fn features(idf: &Idf, rows: &Rows, terms: &[Term]) -> Features {
    let norm = idf.norm(terms);
    terms.iter().filter_map(|term| Some((rows.of(term.id?)?, idf.weight(term) / norm))).collect()
}

/// The weights while they are learnt.
struct Learner<'r> {
    weights: &'r mut Grid<f32>,
    /// Of the text that is looked at.
    logits: Vec<f32>,
}

impl Learner<'_> {
    fn move_towards(&mut self, class: usize, step: f32, features: &[(u32, f32)]) {
        self.logits.fill(0.0);
        for (row, x) in features {
            for (logit, weight) in self.logits.iter_mut().zip(self.weights.row(*row as usize)) {
                *logit += x * weight;
            }
        }
        softmax(&mut self.logits);
        if let Some(own) = self.logits.get_mut(class) {
            *own -= 1.0;
        }
        for (row, x) in features {
            let scaled = step * x;
            for (weight, error) in self.weights.row_mut(*row as usize).iter_mut().zip(&self.logits)
            {
                *weight -= scaled * error;
            }
        }
    }
}

fn softmax(logits: &mut [f32]) {
    let top = logits.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for logit in logits.iter_mut() {
        *logit = (*logit - top).exp();
        sum += *logit;
    }
    for logit in logits.iter_mut() {
        *logit /= sum;
    }
}
