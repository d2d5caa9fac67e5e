//! English words that people mix into Vietnamese: `certificate`, `deadline`, `food safety`.

use std::collections::HashMap;

use super::super::lexicon::Lexicon;
use super::letters::{Token, fold_phrase};
use super::syllable::Syllables;

/// The words of a phrase after its first, and what the phrase means.
type Phrase = (Vec<String>, Vec<String>);

/// The table of the lexicon, by the first word of each phrase, the longest phrase first.
#[derive(Clone, Debug, Default)]
pub(super) struct English(HashMap<String, Vec<Phrase>>);

impl English {
    pub(super) fn new(lexicon: &Lexicon, syllables: &Syllables) -> Self {
        let mut by_first: HashMap<String, Vec<Phrase>> = HashMap::new();
        for (meaning, phrases) in &lexicon.english {
            let meaning = fold_phrase(meaning);
            for phrase in phrases {
                match fold_phrase(phrase).split_first() {
                    // Such a word would swallow the syllable.
                    Some((first, [])) if syllables.contains(first) => {}
                    Some((first, rest)) => {
                        let phrases = by_first.entry(first.clone()).or_default();
                        phrases.push((rest.to_vec(), meaning.clone()));
                    }
                    None => {}
                }
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self(by_first)
    }

    /// All words that the table leads to.
    pub(super) fn words(&self) -> impl Iterator<Item = &String> {
        self.0.values().flatten().flat_map(|(_, meaning)| meaning)
    }

    /// The phrase with which the tokens begin: how many of them it takes, and what it means.
    pub(super) fn at_start(
        &self,
        tokens: &[Token],
        syllables: &Syllables,
    ) -> Option<(usize, &[String])> {
        let (first, rest) = tokens.split_first()?;
        if first.has_marks() {
            return None;
        }
        let word = first.folded.as_str();
        self.phrase(word, rest).or_else(|| {
            let is_vietnamese = syllables.contains(word) || syllables.decode(word).is_some();
            let stems = stems(word).filter(|_| !is_vietnamese);
            stems.filter(|stem| !syllables.contains(stem)).find_map(|stem| self.phrase(&stem, &[]))
        })
    }

    fn phrase(&self, first: &str, rest: &[Token]) -> Option<(usize, &[String])> {
        let phrases = self.0.get(first)?;
        let (words, meaning) = phrases.iter().find(|(words, _)| {
            words.len() <= rest.len() && words.iter().zip(rest).all(|(word, t)| *word == t.typed)
        })?;
        Some((words.len() + 1, meaning))
    }
}

/// What a word may be a form of: `forms`, `submitted`, `expiring`, `studies`.
fn stems(word: &str) -> impl Iterator<Item = String> {
    let stem = |ending: &str, instead: &str| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
        Some([stem, instead].concat())
    };
    let undoubled = |ending: &str| {
        let stem = word.strip_suffix(ending)?.as_bytes();
        let (last, before) = stem.split_last()?;
        (before.len() > 2 && before.last() == Some(last))
            .then(|| String::from_utf8_lossy(before).into_owned())
    };
    [
        stem("s", ""),
        stem("es", ""),
        stem("ies", "y"),
        stem("ed", ""),
        stem("d", ""),
        stem("ied", "y"),
        undoubled("ed"),
        stem("ing", ""),
        stem("ing", "e"),
        undoubled("ing"),
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_lead_to_it() {
        for (form, word) in [
            ("forms", "form"),
            ("boxes", "box"),
            ("factories", "factory"),
            ("checked", "check"),
            ("expired", "expire"),
            ("submitted", "submit"),
            ("expiring", "expire"),
            ("submitting", "submit"),
        ] {
            assert!(stems(form).any(|stem| stem == word), "{form}");
        }
        assert_eq!(stems("is").next(), None);
    }
}
