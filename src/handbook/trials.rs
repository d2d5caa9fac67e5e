//! Asking the handbook its own phrasings, to learn how sure it may be.

use std::sync::Arc;

use super::Entry;
use super::evidence::Evidence;
use super::grid::Grid;
use super::lexicon::{Lexicon, Negatives};
use super::matching::{Corpus, FOLDS, Match, Matcher};
use super::noise::{Noise, NoiseMaker};

/// One question whose answer is known, and what the handbook made of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trial {
    /// The evidence, as numbers.
    pub(super) numbers: [f32; Evidence::LENGTH],
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
    room: &mut Grid<f32>,
) -> Vec<Trial> {
    let noise = NoiseMaker::new(lexicon);
    let inside = entries.iter().enumerate().flat_map(|(at, entry)| {
        let numbered = entry.phrasings.iter().enumerate();
        numbered.map(move |(number, text)| (Some(at), number, text.as_str()))
    });
    let outside = negatives.questions().enumerate().map(|(number, text)| (None, number, text));
    let questions = inside.chain(outside);

    let of_entries = entries.iter().map(|entry| entry.phrasings.len() * 2).sum::<usize>();
    let count = (of_entries + negatives.questions().count()) * Noise::ALL.len();
    let mut trials = Vec::with_capacity(count);
    for fold in 0..FOLDS {
        // One at a time: those of all folds together are as large as the rest of the program.
        let without = corpus.views(Some(fold), room);
        let of_fold = questions.clone().filter(|(_, number, _)| number % FOLDS == fold);
        for (entry, _, text) in of_fold {
            for kind in Noise::ALL {
                let readings = matcher.normaliser.readings(&noise.apply(kind, text));
                let mut add = |found: &Match| {
                    let right = entry.is_some_and(|entry| leads_to(entries, found.first(), entry));
                    let (numbers, in_scope) = (found.evidence.numbers(), entry.is_some());
                    trials.push(Trial { numbers, in_scope, right, fold });
                };
                add(&matcher.find_without(&readings, &without, Some(fold)));
                if entry.is_some() {
                    add(&matcher.find(&readings));
                }
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
