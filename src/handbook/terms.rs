//! What a text is compared by: its words, its pairs of neighbours and the concepts it names.

use std::collections::{HashMap, HashSet};

use super::lexicon::Lexicon;
use super::normalise::{Normaliser, Reading, fold_phrase};
use super::phrases::Phrases;

/// The number of a term.
pub(super) type TermId = u32;

/// What kind of term it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word.
    Word,
    /// Two neighbours.
    Pair,
    /// A number and its neighbour: `4 ★` is another matter than `3 ★`.
    Count,
    /// Something that goes by many words.
    Concept,
}

impl Kind {
    /// How much a match of this kind counts. Chosen by how many left-out phrasings are found
    /// again; the surface is flat, so the values are round.
    pub(super) const fn weight(self) -> f32 {
        match self {
            Self::Word | Self::Count => 1.0,
            Self::Pair => 0.5,
            Self::Concept => 1.2,
        }
    }
}

/// A term of a text; one that no text of the handbook holds has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) id: Option<TermId>,
    pub(super) kind: Kind,
    /// Whether it only asks (where, how much) and names no subject.
    pub(super) asks: bool,
}

/// All terms of the handbook and of the negatives.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    words: HashMap<String, TermId>,
    pairs: HashMap<(TermId, TermId), TermId>,
    /// A concept's number and whether it only asks.
    concepts: Phrases<(TermId, bool)>,
    polite: Phrases<()>,
    asking_ends: Phrases<()>,
    /// What numbers count: years, points.
    units: HashSet<String>,
    /// The numbers that the handbook tells of each unit, with their terms.
    counted: HashMap<TermId, Vec<(u32, TermId)>>,
    next: TermId,
}

impl Terms {
    pub(super) fn new(normaliser: &Normaliser, lexicon: &Lexicon) -> Self {
        let mut phrases = Vec::new();
        let mut next = 0;
        for (name, of_concept) in &lexicon.concepts {
            let asks = lexicon.asking.contains(name);
            phrases.extend(of_concept.iter().map(|phrase| (phrase, (next, asks))));
            next += 1;
        }
        Self {
            words: HashMap::new(),
            pairs: HashMap::new(),
            concepts: Phrases::new(normaliser, phrases),
            polite: Phrases::list(normaliser, &lexicon.polite),
            asking_ends: Phrases::list(normaliser, &lexicon.asking_ends),
            units: lexicon.numbers.units.iter().flat_map(|unit| fold_phrase(unit)).collect(),
            counted: HashMap::new(),
            next,
        }
    }

    /// How many terms there are.
    pub(super) const fn len(&self) -> usize {
        self.next as usize
    }

    /// The terms of a text of the handbook; new ones get a number.
    pub(super) fn learn(&mut self, reading: &Reading) -> Vec<Term> {
        let words = self.polite.without(reading.words());
        let mut ids = Vec::with_capacity(words.len());
        for word in &words {
            let id = *self.words.entry(word.clone()).or_insert(self.next);
            self.next = self.next.max(id + 1);
            ids.push(id);
        }
        for (pair, of) in ids.windows(2).zip(words.windows(2)) {
            if let ([first, second], [number, unit]) = (pair, of) {
                if self.units.contains(unit)
                    && let Ok(number) = number.parse()
                {
                    self.counted.entry(*second).or_default().push((number, *first));
                }
                let id = *self.pairs.entry((*first, *second)).or_insert(self.next);
                self.next = self.next.max(id + 1);
            }
        }
        self.of_words(&words)
    }

    /// The terms of a question.
    pub(super) fn of(&self, reading: &Reading) -> Vec<Term> {
        self.of_words(&self.polite.without(reading.words()))
    }

    /// Whether the words ask something.
    pub(super) fn ask(&self, words: &[String]) -> bool {
        let words = self.polite.without(words);
        let last = words.len().saturating_sub(1);
        self.concepts.within(&words).any(|(_, asks)| asks)
            || self.asking_ends.occur_in(words.get(last..).unwrap_or_default())
    }

    fn of_words(&self, words: &[String]) -> Vec<Term> {
        let asking = self.asking_words(words);
        let mut ids: Vec<_> = words.iter().map(|word| self.words.get(word).copied()).collect();
        for (at, of) in words.windows(2).enumerate() {
            let told = self.nearest_told(of, ids.get(at..).unwrap_or_default());
            if let (Some(told), Some(id)) = (told, ids.get_mut(at)) {
                *id = Some(told);
            }
        }
        let mut terms = Vec::with_capacity(words.len() * 3);
        for (id, asks) in ids.iter().zip(&asking) {
            terms.push(Term { id: *id, kind: Kind::Word, asks: *asks });
        }
        for ((pair, of), asks) in ids.windows(2).zip(words.windows(2)).zip(asking.windows(2)) {
            let id = match *pair {
                [Some(first), Some(second)] => self.pairs.get(&(first, second)).copied(),
                _ => None,
            };
            let kind = if of.iter().any(|word| is_number(word)) { Kind::Count } else { Kind::Pair };
            terms.push(Term { id, kind, asks: asks.iter().all(|asks| *asks) });
        }
        let from = terms.len();
        for (id, asks) in self.concepts.within(words) {
            let term = Term { id: Some(id), kind: Kind::Concept, asks };
            if !terms.get(from..).unwrap_or_default().contains(&term) {
                terms.push(term);
            }
        }
        terms
    }

    /// The number nearest to one that the handbook does not tell of its unit: "72 điểm" is as good
    /// as "70 điểm".
    fn nearest_told(&self, of: &[String], ids: &[Option<TermId>]) -> Option<TermId> {
        let ([number, _], [id, Some(unit), ..]) = (of, ids) else { return None };
        let number: u32 = number.parse().ok()?;
        let told = self.counted.get(unit)?;
        let is_told = told.iter().any(|(_, told)| Some(*told) == *id);
        let nearest = told.iter().min_by_key(|(told, _)| told.abs_diff(number))?;
        (!is_told).then_some(nearest.1)
    }

    /// Which of the words belong to a phrase that only asks.
    fn asking_words(&self, words: &[String]) -> Vec<bool> {
        let mut asking = vec![false; words.len()];
        for at in 0..words.len() {
            for (length, (_, asks)) in self.concepts.at_start(words.get(at..).unwrap_or_default()) {
                if asks && let Some(range) = asking.get_mut(at..at + length) {
                    range.fill(true);
                }
            }
        }
        asking
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
