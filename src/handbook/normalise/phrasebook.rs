//! Words of a region and English words that people mix in, led to the words of the handbook:
//! `ở mô` is `ở đâu`, `food safety` is `an toàn thực phẩm`.

use std::collections::{BTreeMap, HashMap};

use super::letters::{Token, tokens};
use super::syllable::Syllables;

/// The phrases by their first word without diacritics, the longest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrasebook(HashMap<String, Vec<Phrase>>);

#[derive(Clone, Debug)]
struct Phrase {
    words: Box<[Token]>,
    meaning: Box<[String]>,
    reach: Reach,
}

/// Where a phrase may be recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Typed with or without diacritics.
    Anywhere,
    /// A single word that is another word without its diacritics (`răng` and `rang`), or with
    /// others (`chi` and `chỉ`): only as it is written here, in a text that has diacritics.
    AsWritten,
    /// An English word; its plural and verb forms mean the same.
    English,
}

impl Phrasebook {
    pub(super) fn new(
        dialect: &BTreeMap<String, Vec<String>>,
        english: &BTreeMap<String, Vec<String>>,
        syllables: &Syllables,
    ) -> Self {
        let mut book = Self::default();
        for (meaning, phrases) in dialect {
            for phrase in phrases {
                let words = tokens(phrase);
                let reach = match words.as_slice() {
                    [word] if syllables.contains(&word.folded) => Reach::AsWritten,
                    _ => Reach::Anywhere,
                };
                book.add(words, meaning, reach);
            }
        }
        for (meaning, phrases) in english {
            for phrase in phrases {
                let words = tokens(phrase);
                // A word that is a syllable would swallow that.
                if !matches!(words.as_slice(), [word] if syllables.contains(&word.folded)) {
                    book.add(words, meaning, Reach::English);
                }
            }
        }
        for phrases in book.0.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        book
    }

    fn add(&mut self, words: Vec<Token>, meaning: &str, reach: Reach) {
        if let Some(first) = words.first() {
            let meaning = tokens(meaning).into_iter().map(|token| token.folded).collect();
            let phrases = self.0.entry(first.folded.clone()).or_default();
            phrases.push(Phrase { words: words.into(), meaning, reach });
        }
    }

    /// Whether some phrase begins with this word.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// All words that the phrases lead to.
    pub(super) fn words(&self) -> impl Iterator<Item = &String> {
        self.0.values().flatten().flat_map(|phrase| &phrase.meaning)
    }

    /// The phrase with which the tokens begin: how many of them it takes, and what it means.
    /// `marked` tells whether the text has diacritics at all.
    pub(super) fn at_start(
        &self,
        tokens: &[Token],
        marked: bool,
        syllables: &Syllables,
    ) -> Option<(usize, &[String])> {
        let word = tokens.first()?;
        let known = self.0.get(&word.folded).into_iter().flatten();
        let found = known
            .filter(|phrase| marked || phrase.reach != Reach::AsWritten)
            .find(|phrase| phrase.begins(tokens));
        if let Some(phrase) = found {
            return Some((phrase.words.len(), &phrase.meaning));
        }
        if word.has_marks() || syllables.contains(&word.folded) {
            return None;
        }
        let mut stems = stems(&word.folded).filter(|stem| !syllables.contains(stem));
        let phrase = stems.find_map(|stem| {
            let phrases = self.0.get(&stem)?;
            phrases.iter().find(|phrase| phrase.words.len() == 1 && phrase.reach == Reach::English)
        })?;
        // "docs" may be Telex too.
        syllables.decode(&word.folded).is_none().then_some((1, &*phrase.meaning))
    }
}

impl Phrase {
    fn begins(&self, tokens: &[Token]) -> bool {
        let is = |word: &Token, token: &Token| {
            word.typed == token.typed
                || (self.reach == Reach::Anywhere
                    && !token.has_marks()
                    && word.folded == token.folded)
        };
        self.words.len() <= tokens.len()
            && self.words.iter().zip(tokens).all(|(word, token)| is(word, token))
    }
}

/// What an English word may be a form of: `forms`, `submitted`, `expiring`, `factories`.
fn stems(word: &str) -> impl Iterator<Item = String> {
    let stem = |ending: &str, instead: &str| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
        Some([stem, instead].concat())
    };
    let undoubled = |ending: &str| {
        let stem = word.strip_suffix(ending)?;
        let (before, last) = stem.split_at_checked(stem.len().checked_sub(1)?)?;
        (before.len() > 2 && before.ends_with(last)).then(|| before.to_owned())
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
