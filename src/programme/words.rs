//! Words as people type them and as tables write them, and how the two are compared.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::fold;

/// One word in two spellings. In both, `y` is written `i`, because both are in use ("Phú Quí").
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Word {
    /// Without diacritics.
    pub(super) plain: String,
    /// The diacritics, sorted, so that "hoà" and "hòa" are one.
    pub(super) marks: Vec<char>,
}

impl Word {
    pub(super) fn of(word: &str) -> Self {
        let plain = fold(word).replace('y', "i");
        let mut marks: Vec<char> = word
            .nfd()
            .flat_map(char::to_lowercase)
            .filter(|letter| is_combining_mark(*letter) || *letter == 'đ')
            .collect();
        marks.sort_unstable();
        Self { plain, marks }
    }

    /// Whether somebody who means `meant` may have typed this: diacritics may be left out, but
    /// none may be another.
    fn may_mean(&self, meant: &Self) -> bool {
        self.plain == meant.plain && self.marks.iter().all(|mark| meant.marks.contains(mark))
    }
}

/// A typed text, word by word, each with its place in it.
#[derive(Debug)]
pub(super) struct Text<'t> {
    typed: &'t str,
    words: Vec<Word>,
    bounds: Vec<(usize, usize)>,
    has_marks: bool,
}

/// Words of a text: from `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Span {
    /// Whether the other lies in it.
    pub(super) fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl<'t> Text<'t> {
    /// The first `most` words of a text.
    pub(super) fn of(text: &'t str, most: usize) -> Self {
        let mut words = Vec::new();
        let mut bounds = Vec::new();
        let mut begun: Option<usize> = None;
        let ends = [(text.len(), ' ')];
        for (at, letter) in text.char_indices().chain(ends) {
            let inside = at < text.len() && is_of_word(letter);
            match (begun, inside) {
                (None, true) => begun = Some(at),
                (Some(start), false) => {
                    begun = None;
                    if words.len() == most {
                        break;
                    }
                    words.push(Word::of(text.get(start..at).unwrap_or_default()));
                    bounds.push((start, at));
                }
                _ => {}
            }
        }
        let has_marks = words.iter().any(|word| !word.marks.is_empty());
        Self { typed: text, words, bounds, has_marks }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// What stands there, as it was typed.
    pub(super) fn typed(&self, span: Span) -> &'t str {
        let start = self.bounds.get(span.start).map_or(0, |bounds| bounds.0);
        let end = self.bounds.get(span.end.wrapping_sub(1)).map_or(0, |bounds| bounds.1);
        self.typed.get(start..end).unwrap_or_default()
    }

    /// Whether a star follows a word at once: "4*".
    pub(super) fn is_starred(&self, at: usize) -> bool {
        let end = self.bounds.get(at).map(|bounds| bounds.1);
        end.and_then(|end| self.typed.get(end..)).is_some_and(|rest| rest.starts_with('*'))
    }

    /// The same text with short forms read as the words that they stand for.
    pub(super) fn spelt_out(&self, short_forms: &HashMap<Word, Word>) -> Self {
        let word = |word: &Word| short_forms.get(word).unwrap_or(word).clone();
        Self {
            typed: self.typed,
            words: self.words.iter().map(word).collect(),
            bounds: self.bounds.clone(),
            has_marks: self.has_marks,
        }
    }
}

/// An apostrophe is of a word ("D'Ran", "R’Măng"); a star is one of its own ("4*" is "4 sao").
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || matches!(letter, '\'' | '’')
}

/// Phrases, each with what it stands for, found by their first word.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    by_first: HashMap<String, Vec<Phrase<T>>>,
}

#[derive(Clone, Debug)]
struct Phrase<T> {
    words: Box<[Word]>,
    /// Without diacritics it could be another word: the marks must be there.
    strict: bool,
    stands_for: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl Phrases<()> {
    /// A list of phrases.
    pub(super) fn list(phrases: &[String], strict: bool) -> Self {
        let mut list = Self::default();
        for phrase in phrases {
            list.add(phrase, strict, ());
        }
        list
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase. A `strict` one must be typed with just its diacritics, in a text that has
    /// some: "tỏi" is garlic, "toi" is mostly "tôi".
    pub(super) fn add(&mut self, phrase: &str, strict: bool, stands_for: T) {
        let words = Text::of(phrase, usize::MAX).words;
        let Some(first) = words.first() else { return };
        let list = self.by_first.entry(first.plain.clone()).or_default();
        list.push(Phrase { words: words.into(), strict, stands_for });
        // The longest first.
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }

    /// Every phrase that begins at a word, the longest first.
    pub(super) fn at<'a>(
        &'a self,
        text: &'a Text<'_>,
        at: usize,
    ) -> impl Iterator<Item = (Span, T)> + 'a {
        let list = text.word(at).and_then(|word| self.by_first.get(&word.plain));
        list.into_iter().flatten().filter_map(move |phrase| {
            let end = at + phrase.words.len();
            let typed = text.words.get(at..end)?;
            let fits = if phrase.strict {
                text.has_marks && *typed == *phrase.words
            } else {
                typed.iter().zip(&phrase.words).all(|(typed, meant)| typed.may_mean(meant))
            };
            fits.then_some((Span { start: at, end }, phrase.stands_for))
        })
    }

    /// The phrases in a text from left to right, the longest at each place, none over another.
    pub(super) fn all_in(&self, text: &Text<'_>) -> Vec<(Span, T)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            match self.at(text, at).next() {
                Some((span, what)) => {
                    found.push((span, what));
                    at = span.end;
                }
                None => at += 1,
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &Phrases<u8>, text: &str) -> Vec<(String, u8)> {
        let text = Text::of(text, 40);
        phrases
            .all_in(&text)
            .into_iter()
            .map(|(span, what)| (text.typed(span).to_owned(), what))
            .collect()
    }

    #[test]
    fn the_longest_phrase_is_found_with_or_without_diacritics() {
        let mut phrases = Phrases::default();
        phrases.add("thanh long", false, 1);
        phrases.add("thanh long sấy", false, 2);
        let is = |text: &str, words: &str, what| {
            assert_eq!(found(&phrases, text), [(words.to_owned(), what)], "{text}");
        };
        is("tui trồng Thanh Long đó", "Thanh Long", 1);
        is("thanh long say thuoc nhom nao", "thanh long say", 2);
        is("thanh long sây", "thanh long sây", 2);
        is("thanh long sẽ", "thanh long", 1);
        assert_eq!(found(&phrases, "thành long"), []);
    }

    #[test]
    fn a_strict_phrase_needs_its_diacritics() {
        let mut phrases = Phrases::default();
        phrases.add("tỏi", true, 1);
        phrases.add("hoa", true, 2);
        assert_eq!(found(&phrases, "tỏi Phan Rang"), [("tỏi".to_owned(), 1)]);
        assert_eq!(found(&phrases, "toi hoi"), []);
        assert_eq!(found(&phrases, "hoa thuoc nhom nao"), []);
        assert_eq!(found(&phrases, "hoa thuộc nhóm nào"), [("hoa".to_owned(), 2)]);
    }

    #[test]
    fn the_place_of_a_tone_does_not_matter() {
        let mut phrases = Phrases::default();
        phrases.add("Phú Thủy", false, 1);
        assert_eq!(found(&phrases, "phú thuỷ").len(), 1);
        assert_eq!(found(&phrases, "Phú Thuý").len(), 0);
    }
}
