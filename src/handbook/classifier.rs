//! A third view: which terms tell the entries apart, learnt from the phrasings by softmax
//! regression. "Nothing in the handbook" is one more class, learnt from the questions that must
//! not be answered.

use super::index::{Idf, Role, Text, real};
use super::terms::{Term, TermId};

/// How often all texts are gone through.
const ROUNDS: usize = 4;
/// How far a text moves the weights in the first round; later rounds move them less.
const STEP: f32 = 3.0;
/// The distance of texts that are looked at one after the other.
const PRIME: usize = 7919;

/// The learnt weights.
#[derive(Clone, Debug)]
pub(super) struct Classifier {
    /// The entries and the class for none of them.
    classes: usize,
    /// For each term where its weights stand; beyond the last of them for a term that no text holds
    /// from which is learnt.
    rows: Box<[u32]>,
    /// In each row a weight for each class.
    weights: Box<[f32]>,
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
    /// Learns from titles, phrasings and negatives, those of the fold `left_out` excepted.
    pub(super) fn learn(
        texts: &[Text],
        entries: usize,
        terms: usize,
        left_out: Option<usize>,
    ) -> Self {
        let texts: Vec<&Text> = texts
            .iter()
            .filter(|text| text.role != Role::Body)
            .filter(|text| text.is_in(left_out))
            .collect();
        let mut rows = vec![u32::MAX; terms];
        let mut count = 0;
        for id in texts.iter().flat_map(|text| &text.terms).filter_map(|term| term.id) {
            if let Some(row) = rows.get_mut(id as usize).filter(|row| **row == u32::MAX) {
                *row = count;
                count += 1;
            }
        }
        let mut classifier = Self {
            classes: entries + 1,
            rows: rows.into(),
            weights: vec![0.0; count as usize * (entries + 1)].into(),
            idf: Idf::new(texts.iter().map(|text| text.terms.as_slice()), terms),
        };
        let examples: Vec<(usize, Vec<(TermId, f32)>)> = texts
            .iter()
            .map(|text| (text.entry.unwrap_or(entries), classifier.features(&text.terms)))
            .collect();
        for round in 0..ROUNDS {
            let step = STEP / (1.0 + 0.3 * real(round));
            // Not in the order of the entries: a prime apart.
            let mut at = 0;
            for _ in 0..examples.len() {
                at = (at + PRIME) % examples.len();
                if let Some((class, features)) = examples.get(at) {
                    classifier.move_towards(*class, step, features);
                }
            }
        }
        classifier
    }

    fn features(&self, terms: &[Term]) -> Vec<(TermId, f32)> {
        let norm = self.idf.norm(terms);
        terms.iter().filter_map(|term| Some((term.id?, self.idf.weight(term) / norm))).collect()
    }

    /// Where a term's weights stand.
    fn row(&self, id: TermId) -> Option<std::ops::Range<usize>> {
        let row = *self.rows.get(id as usize)?;
        (row < u32::MAX).then(|| {
            let start = row as usize * self.classes;
            start..start + self.classes
        })
    }

    fn logits(&self, features: &[(TermId, f32)]) -> Vec<f32> {
        let mut logits = vec![0.0; self.classes];
        for (id, x) in features {
            let row = self.row(*id).and_then(|row| self.weights.get(row));
            for (logit, weight) in logits.iter_mut().zip(row.unwrap_or_default()) {
                *logit += x * weight;
            }
        }
        logits
    }

    fn move_towards(&mut self, class: usize, step: f32, features: &[(TermId, f32)]) {
        let mut errors = self.logits(features);
        softmax(&mut errors);
        if let Some(own) = errors.get_mut(class) {
            *own -= 1.0;
        }
        for (id, x) in features {
            let row = self.row(*id).and_then(|row| self.weights.get_mut(row));
            let scaled = step * x;
            for (weight, error) in row.unwrap_or_default().iter_mut().zip(&errors) {
                *weight -= scaled * error;
            }
        }
    }

    /// How well each class fits the terms of a question.
    pub(super) fn fit(&self, terms: &[Term]) -> Fit {
        let mut logits = self.logits(&self.features(terms));
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
