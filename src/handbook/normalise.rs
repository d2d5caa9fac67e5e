//! From what was typed to what was meant: one pure function for the handbook's phrasings and for
//! the questions put to it.
//!
//! The words come out without diacritics, with short forms written out, Telex and VNI leftovers
//! decoded, slips repaired against the handbook's own words, joined words parted, and `sao` told
//! apart into a star and a question word. Where a short form may mean several things, there are
//! several [`Reading`]s. Normalising a reading again changes nothing.

mod letters;
mod numbers;
mod phrasebook;
mod repair;
mod short_forms;
mod syllable;
mod vocabulary;

use std::collections::HashSet;
use std::fmt;

pub(crate) use self::letters::STAR;
pub(crate) use self::letters::fold_phrase;
use self::letters::{Token, tokens};
use self::numbers::Numbers;
use self::phrasebook::Phrasebook;
use self::short_forms::ShortForms;
use self::syllable::Syllables;
use self::vocabulary::Vocabulary;
use super::lexicon::Lexicon;

/// No text has more readings than this.
const MAX_READINGS: usize = 6;

/// One way of understanding a text: its words, normalised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reading {
    words: Vec<String>,
}

impl Reading {
    /// A part of a reading is a reading.
    pub(super) fn of_words(words: &[String]) -> Self {
        Self { words: words.to_vec() }
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

/// The words a handbook is made of and the tables of the lexicon, ready for normalising.
#[derive(Clone, Debug)]
pub struct Normaliser {
    syllables: Syllables,
    kept: HashSet<String>,
    short_forms: ShortForms,
    phrasebook: Phrasebook,
    numbers: Numbers,
    vocabulary: Vocabulary,
}

impl Normaliser {
    /// Prepares for a handbook that consists of these texts.
    #[must_use]
    pub fn new<'t>(lexicon: &Lexicon, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let syllables = Syllables::new(&lexicon.syllables.onsets, &lexicon.syllables.rhymes);
        let mut normaliser = Self {
            phrasebook: Phrasebook::new(&lexicon.dialect, &lexicon.english, &syllables),
            syllables,
            kept: lexicon.kept.iter().flat_map(|word| fold_phrase(word)).collect(),
            short_forms: ShortForms::new(lexicon),
            numbers: Numbers::new(lexicon),
            vocabulary: Vocabulary::default(),
        };
        let mut vocabulary = Vocabulary::default();
        for text in texts {
            vocabulary.add_text(&fold_phrase(text), |word| normaliser.is_word(word));
        }
        let of = &lexicon.personal;
        let personal = of.lists.values().chain([&of.tail, &of.elsewhere]).flatten();
        for phrase in lexicon.concepts.values().flatten().chain(personal) {
            for word in fold_phrase(phrase).iter().filter(|word| normaliser.is_word(word)) {
                vocabulary.add_word(word);
            }
        }
        for word in normaliser.short_forms.words().chain(normaliser.phrasebook.words()) {
            vocabulary.add_word(word);
        }
        vocabulary.finish();
        normaliser.vocabulary = vocabulary;
        normaliser
    }

    /// Whether the word may teach the vocabulary: slips in phrasings must not.
    fn is_word(&self, word: &str) -> bool {
        (self.syllables.contains(word) || self.kept.contains(word))
            && !self.short_forms.contains(word)
    }

    /// The readings of a text, the likeliest first; at least one, at most six.
    #[must_use]
    pub fn readings(&self, text: &str) -> Vec<Reading> {
        self.read(text, MAX_READINGS)
    }

    /// The likeliest reading.
    #[must_use]
    pub fn reading(&self, text: &str) -> Reading {
        self.read(text, 1).into_iter().next().unwrap_or_default()
    }

    /// The likeliest readings of a text, at least one, at most so many.
    fn read(&self, text: &str, most: usize) -> Vec<Reading> {
        let tokens = self.without_keys(repair::join_letters(&self.kept, tokens(text)));
        let mut readings = vec![Vec::with_capacity(tokens.len() + 4)];
        let marked = tokens.iter().any(Token::has_marks);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let before = at.checked_sub(1).and_then(|at| tokens.get(at));
            let from_here = tokens.get(at..).unwrap_or_default();
            if let Some((taken, meaning)) =
                self.phrasebook.at_start(from_here, marked, &self.syllables)
            {
                extend_each(&mut readings, vec![meaning.to_vec()]);
                at += taken;
                continue;
            }
            at += 1;
            let mut options = self.options(token, before);
            let room = most / readings.len();
            options.truncate(room.max(1));
            extend_each(&mut readings, options);
        }
        let mut readings: Vec<Reading> =
            readings.into_iter().map(|words| self.settled(words)).collect();
        let mut seen = HashSet::new();
        readings.retain(|reading| seen.insert(reading.clone()));
        readings
    }

    /// A text typed in Telex or VNI with the keyboard method off, its words as they were meant. A
    /// word or two may be anything; they are decoded later, if nothing else explains them.
    fn without_keys(&self, mut tokens: Vec<Token>) -> Vec<Token> {
        let meant: Vec<Option<String>> = tokens.iter().map(|token| self.meant(token)).collect();
        let decoded = meant.iter().flatten().count();
        if decoded > 1 && decoded * 4 >= tokens.len() {
            for (token, meant) in tokens.iter_mut().zip(meant) {
                if let Some(word) = meant {
                    *token = Token { typed: word.clone(), folded: word };
                }
            }
        }
        tokens
    }

    /// The syllable that was meant by keys that are no word.
    fn meant(&self, token: &Token) -> Option<String> {
        let word = token.folded.as_str();
        let is_a_word = token.has_marks()
            || self.syllables.contains(word)
            || self.vocabulary.contains(word)
            || self.kept.contains(word)
            || self.short_forms.contains(word)
            || self.phrasebook.knows(word)
            || trailing_number(word).is_some_and(|(stem, _)| self.vocabulary.contains(stem))
            || repair::part_at_known_pair(&self.vocabulary, word).is_some();
        let syllable = if is_a_word { None } else { self.syllables.decode(word) };
        syllable.filter(|syllable| !self.short_forms.contains(syllable))
    }

    /// What one token may stand for, looking at no more than the token before it.
    fn options(&self, token: &Token, before: Option<&Token>) -> Vec<Vec<String>> {
        let word = token.folded.as_str();
        if word == STAR {
            return vec![vec![word.into()]];
        }
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return vec![vec![without_zeros(word).into()]];
        }
        if let Some(expansions) = self.short_forms.expand(token, before, &self.syllables) {
            return expansions;
        }
        let trusted = token.has_marks() && self.syllables.contains(word);
        if trusted || self.vocabulary.contains(word) || self.kept.contains(word) {
            return vec![vec![word.into()]];
        }
        if let Some((number, rest)) = leading_number(word) {
            let rest = Token { typed: rest.into(), folded: rest.into() };
            let mut options = self.options(&rest, None);
            for option in &mut options {
                option.insert(0, without_zeros(number).into());
            }
            return options;
        }
        if self.syllables.contains(word) {
            return vec![vec![word.into()]];
        }
        if let Some(parts) = repair::part_at_known_pair(&self.vocabulary, word) {
            return vec![parts];
        }
        let mut options = Vec::new();
        if let Some(syllable) = self.syllables.decode(word)
            && !self.short_forms.contains(&syllable)
        {
            options.push(vec![syllable]);
        }
        // "mau2" is "mầu" in VNI, or form number two.
        if let Some((letters, number)) = trailing_number(word)
            && self.vocabulary.contains(letters)
        {
            options.push(vec![letters.into(), number.into()]);
        }
        if options.is_empty() {
            options.push(vec![word.into()]);
        }
        options
    }

    /// Repairs what needs its neighbours, until nothing changes: each repair makes a word known,
    /// so there are no more rounds than words.
    fn settled(&self, mut words: Vec<String>) -> Reading {
        loop {
            let repaired = self.repaired(&words);
            if repaired == words {
                break;
            }
            words = repaired;
        }
        self.numbers.apply(&mut words);
        Reading { words }
    }

    fn repaired(&self, words: &[String]) -> Vec<String> {
        let mut done: Vec<String> = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            if self.stands(word) {
                done.push(word.clone());
                continue;
            }
            let before = done.last().map_or("", String::as_str);
            let after = words.get(at + 1).map_or("", String::as_str);
            if self.syllables.contains(word) {
                let heard = repair::by_sound(&self.vocabulary, before, word, after);
                done.push(heard.unwrap_or(word).into());
            } else if let Some(known) = repair::slip(&self.vocabulary, before, word, after) {
                done.push(known.into());
            } else if let Some(parts) = repair::part_anywhere(&self.vocabulary, word) {
                done.extend(parts);
            } else {
                done.push(word.clone());
            }
        }
        done
    }

    fn stands(&self, word: &str) -> bool {
        word == STAR
            || self.vocabulary.contains(word)
            || self.kept.contains(word)
            || word.bytes().any(|byte| byte.is_ascii_digit())
    }
}

/// Continues every reading with every option.
fn extend_each(readings: &mut Vec<Vec<String>>, mut options: Vec<Vec<String>>) {
    let first = options.remove(0);
    let mut branches = Vec::with_capacity(readings.len() * options.len());
    for option in &options {
        for reading in readings.iter() {
            let mut branch = reading.clone();
            branch.extend(option.iter().cloned());
            branches.push(branch);
        }
    }
    for reading in readings.iter_mut() {
        reading.extend(first.iter().cloned());
    }
    readings.append(&mut branches);
}

/// `01` is `1`.
fn without_zeros(number: &str) -> &str {
    let digits = number.trim_start_matches('0');
    if digits.is_empty() { "0" } else { digits }
}

/// `4sao` is `4` and `sao`.
fn leading_number(word: &str) -> Option<(&str, &str)> {
    let at = word.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = word.split_at(at);
    let all_letters = rest.bytes().all(|byte| byte.is_ascii_lowercase());
    (at > 0 && all_letters).then_some((number, rest))
}

/// `mau01` is `mau` and `1`.
fn trailing_number(word: &str) -> Option<(&str, &str)> {
    let at = word.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = word.split_at(at);
    let number = digits.trim_start_matches('0');
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    (at > 1 && all_digits && !number.is_empty()).then_some((letters, number))
}

#[cfg(test)]
mod tests;
