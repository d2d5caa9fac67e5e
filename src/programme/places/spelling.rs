//! How names are compared: as people type them, not as decrees print them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::programme::words::Word;

/// A text of more words is no name, even with its district and province behind it.
pub(super) const MOST_WORDS: usize = 16;

/// A name or a typed text, word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    words: Vec<Word>,
}

impl Spelling {
    pub(super) fn of(text: &str) -> Self {
        // Composed, so that a mark is never taken for the end of a word.
        let text: String = text.nfc().filter(|letter| !is_apostrophe(*letter)).collect();
        let words = text
            .split(|letter: char| !letter.is_alphanumeric() && !is_combining_mark(letter))
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS + 1)
            .map(Word::of)
            .collect();
        Self { words }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words from `from` to before `to`.
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        Self { words: self.words.get(from..to).unwrap_or_default().to_vec() }
    }

    /// The plain word at a place in the text.
    pub(super) fn plain(&self, index: usize) -> Option<&str> {
        self.words.get(index).map(|word| word.plain.as_str())
    }

    /// The number, where the text is one of five digits.
    pub(super) fn code(&self) -> Option<u32> {
        match self.words.as_slice() {
            [word] if word.plain.len() == 5 => word.plain.parse().ok(),
            _ => None,
        }
    }

    /// Whether both are the same but for diacritics and spaces ("Đam B'ri", "dambri").
    pub(super) fn same(&self, other: &Self) -> bool {
        self.letters().eq(other.letters())
    }

    /// Whether these are its plain letters.
    pub(super) fn spells(&self, letters: &str) -> bool {
        self.letters().eq(letters.chars())
    }

    /// Whether both have the same diacritics too.
    pub(super) fn same_marks(&self, other: &Self) -> bool {
        self.words == other.words
    }

    /// Whether any diacritic was typed.
    pub(super) fn has_marks(&self) -> bool {
        self.words.iter().any(|word| !word.marks.is_empty())
    }

    /// Whether the text begins with the whole words of `other`.
    pub(super) fn begins_with_words(&self, other: &Self) -> bool {
        self.holds_words_at(0, other)
    }

    /// Whether the whole words of `other` stand together somewhere in the text.
    pub(super) fn holds_words(&self, other: &Self) -> bool {
        (0..self.len()).any(|start| self.holds_words_at(start, other))
    }

    fn holds_words_at(&self, start: usize, other: &Self) -> bool {
        let end = start + other.len();
        end <= self.len() && (start..end).all(|at| self.plain(at) == other.plain(at - start))
    }

    /// At which word, if any, a text begins that goes on like `typed`, whose last word may not be
    /// finished yet.
    pub(super) fn completes(&self, typed: &Self) -> Option<usize> {
        (0..self.len()).find(|start| {
            let mut rest = self.words.iter().skip(*start).flat_map(|word| word.plain.chars());
            typed.letters().all(|letter| rest.next() == Some(letter))
        })
    }

    fn letters(&self) -> impl Iterator<Item = char> {
        self.words.iter().flat_map(|word| word.plain.chars())
    }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}
