//! Number words, and whether `sao` is a star or asks how.

use std::collections::{HashMap, HashSet};

use super::super::lexicon::Lexicon;
use super::letters::{STAR, fold};

#[derive(Clone, Debug)]
pub(super) struct Numbers {
    words: HashMap<String, String>,
    clear: HashSet<String>,
    units: HashSet<String>,
    star: String,
    star_after: HashSet<String>,
    star_after_within: HashSet<String>,
}

impl Numbers {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let set = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        Self {
            words: lexicon
                .numbers
                .words
                .iter()
                .map(|(word, n)| (fold(word), n.to_string()))
                .collect(),
            clear: set(&lexicon.numbers.clear),
            units: set(&lexicon.numbers.units),
            star: fold(&lexicon.star.word),
            star_after: set(&lexicon.star.after),
            star_after_within: set(&lexicon.star.after_within),
        }
    }

    /// Turns `bon sao` into `4 ★` and `ba nam` into `3 nam`, and leaves `lam sao` alone.
    pub(super) fn apply(&self, words: &mut [String]) {
        for at in 1..words.len() {
            let is_last = at + 1 == words.len();
            let (left, right) = words.split_at_mut(at);
            let (Some(before), Some(word)) = (left.last_mut(), right.first_mut()) else { continue };
            if *word == self.star {
                let counted = self.words.contains_key(before) || is_number(before);
                let within = self.star_after_within.contains(before) && !is_last;
                if counted || within || self.star_after.contains(before) {
                    *word = STAR.into();
                }
            }
            let counts =
                *word == STAR || (self.clear.contains(before) && self.units.contains(word));
            if counts && let Some(number) = self.words.get(before) {
                before.clone_from(number);
            }
        }
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
