//! Finding known phrases in a reading.

use std::collections::{HashMap, HashSet};

use super::normalise::{Normaliser, Reading};

/// Phrases, each with what it stands for, found by their first word.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T: Copy> Phrases<T> {
    /// The phrases as the normaliser reads them.
    pub(super) fn new<'p>(
        normaliser: &Normaliser,
        phrases: impl IntoIterator<Item = (&'p String, T)>,
    ) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (phrase, meaning) in phrases {
            let reading = normaliser.reading(phrase);
            if let [first, rest @ ..] = reading.words() {
                by_first.entry(first.clone()).or_default().push((rest.to_vec(), meaning));
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The phrases with which `words` begins, each with its length, the longest first.
    pub(super) fn at_start<'s>(
        &'s self,
        words: &'s [String],
    ) -> impl Iterator<Item = (usize, T)> + 's {
        let (first, rest) = words.split_first().map_or(("", words), |(f, rest)| (f.as_str(), rest));
        let known = self.by_first.get(first).into_iter().flatten();
        known
            .filter(move |(phrase, _)| rest.starts_with(phrase))
            .map(|(phrase, meaning)| (phrase.len() + 1, *meaning))
    }

    /// Every occurrence of every phrase.
    pub(super) fn within<'s>(&'s self, words: &'s [String]) -> impl Iterator<Item = T> + 's {
        (0..words.len())
            .flat_map(move |at| self.at_start(words.get(at..).unwrap_or_default()))
            .map(|(_, t)| t)
    }

    /// Whether any phrase occurs.
    pub(super) fn occur_in(&self, words: &[String]) -> bool {
        self.within(words).next().is_some()
    }

    /// The words without the phrases, the longest taken out first.
    pub(super) fn without(&self, words: &[String]) -> Vec<String> {
        let mut kept = Vec::with_capacity(words.len());
        let mut rest = words;
        while let [word, others @ ..] = rest {
            if let Some((length, _)) = self.at_start(rest).next() {
                rest = rest.get(length..).unwrap_or_default();
            } else {
                kept.push(word.clone());
                rest = others;
            }
        }
        kept
    }
}

impl Phrases<()> {
    /// A plain list.
    pub(super) fn list(normaliser: &Normaliser, phrases: &[String]) -> Self {
        Self::new(normaliser, phrases.iter().map(|phrase| (phrase, ())))
    }

    /// The list without the phrases that occur in one of `readings`.
    pub(super) fn list_unless_used(
        normaliser: &Normaliser,
        phrases: &[String],
        readings: &[Reading],
    ) -> Self {
        let numbered = phrases.iter().enumerate().map(|(number, phrase)| (phrase, number));
        let all = Phrases::new(normaliser, numbered);
        let used: HashSet<usize> =
            readings.iter().flat_map(|reading| all.within(reading.words())).collect();
        let unused = phrases.iter().enumerate().filter(|(number, _)| !used.contains(number));
        Self::new(normaliser, unused.map(|(_, phrase)| (phrase, ())))
    }
}
