//! Asking the handbook its own phrasings, to learn how sure it may be.

use std::sync::Arc;

use super::Entry;
use super::evidence::Evidence;
use super::lexicon::{Lexicon, Negatives};
use super::matching::{Corpus, FOLDS, Matcher};
use super::noise::{Noise, NoiseMaker};

/// One question whose answer is known, and what the handbook made of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trial {
    /// The evidence, as numbers.
    pub(super) numbers: [f64; Evidence::LENGTH],
    /// Whether the handbook has an answer to it.
    pub(super) in_scope: bool,
    /// Whether the first entry was right, or says where the right one is.
    pub(super) right: bool,
    /// The part of the handbook to which the question belongs.
    pub(super) fold: usize,
}

/// Asks every phrasing, clean and noisy, and every question that must not be answered.
///
/// A phrasing is asked twice: as if it and its fold were not in the handbook, which stands for
/// a question that nobody has asked before, and with all there is, which stands for one that many
/// people ask. A question that must not be answered is always a new one.
pub(super) fn trials(
    entries: &[Arc<Entry>],
    lexicon: &Lexicon,
    negatives: &Negatives,
    matcher: &Matcher,
    corpus: &Corpus,
) -> Vec<Trial> {
    let noise = NoiseMaker::new(lexicon);
    let without: Vec<_> = (0..FOLDS).map(|fold| corpus.views(Some(fold))).collect();
    let inside = entries.iter().enumerate().flat_map(|(at, entry)| {
        let numbered = entry.phrasings.iter().enumerate();
        numbered.map(move |(number, text)| (Some(at), number, text.as_str()))
    });
    let outside = negatives.questions().enumerate().map(|(number, text)| (None, number, text));

    let mut trials = Vec::new();
    for (entry, number, text) in inside.chain(outside) {
        let fold = number % FOLDS;
        for kind in Noise::ALL {
            let readings = matcher.normaliser.readings(&noise.apply(kind, text));
            let mut add = |numbers, first: Option<usize>| {
                let right = entry.is_some_and(|entry| leads_to(entries, first, entry));
                trials.push(Trial { numbers, in_scope: entry.is_some(), right, fold });
            };
            if let Some(index) = without.get(fold) {
                let unseen = matcher.find_without(&readings, index, Some(fold));
                add(unseen.evidence.numbers(), unseen.first());
            }
            if entry.is_some() {
                let seen = matcher.find(&readings);
                add(seen.evidence.numbers(), seen.first());
            }
        }
    }
    trials
}

/// Whether the entry `first` is the right one or names it as related: then the right one is a
/// button below the answer, and nobody is misled.
fn leads_to(entries: &[Arc<Entry>], first: Option<usize>, right: usize) -> bool {
    let (Some(first), Some(right)) = (first.and_then(|at| entries.get(at)), entries.get(right))
    else {
        return false;
    };
    first.id == right.id || first.related.contains(&right.id)
}
