//! Abbreviations and the spelling of chats: `hs`, `gcn`, `ko`, `j`.

use std::collections::{HashMap, HashSet};

use super::super::lexicon::Lexicon;
use super::letters::{Token, fold, fold_phrase};
use super::syllable::Syllables;

/// The short forms of the lexicon.
#[derive(Clone, Debug)]
pub(super) struct ShortForms {
    /// By what is typed, without diacritics.
    folded: HashMap<String, Vec<Vec<String>>>,
    /// By what is typed, with them.
    toned: HashMap<String, Vec<Vec<String>>>,
    names_letter: HashSet<String>,
}

impl ShortForms {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let expansions = |phrases: &Vec<String>| phrases.iter().map(|p| fold_phrase(p)).collect();
        let folded = lexicon.abbreviations.iter().map(|(form, to)| (fold(form), expansions(to)));
        let toned =
            lexicon.toned_abbreviations.iter().map(|(form, to)| (form.clone(), expansions(to)));
        Self {
            folded: folded.collect(),
            toned: toned.collect(),
            names_letter: lexicon.names_letter.iter().map(|word| fold(word)).collect(),
        }
    }

    /// Whether the word, typed without diacritics, is a short form.
    pub(super) fn contains(&self, folded: &str) -> bool {
        self.folded.contains_key(folded)
    }

    /// All words that short forms stand for.
    pub(super) fn words(&self) -> impl Iterator<Item = &String> {
        self.folded.values().chain(self.toned.values()).flatten().flatten()
    }

    /// What the token stands for if it is a short form. A short form that says nothing becomes
    /// no word at all.
    pub(super) fn expand(
        &self,
        token: &Token,
        before: Option<&Token>,
        syllables: &Syllables,
    ) -> Option<Vec<Vec<String>>> {
        let typed = self.toned.get(&token.typed);
        let expansions = typed.or_else(|| self.folded.get(&token.folded))?;
        let single_letter = token.folded.len() == 1;
        if typed.is_none() && token.has_marks() {
            // "ạ" and "à" are sighs, not the short form "a"; other words with diacritics are meant.
            if single_letter {
                return Some(vec![Vec::new()]);
            }
            if syllables.contains(&token.folded) {
                return None;
            }
        }
        let is_name = before.is_some_and(|before| self.names_letter.contains(&before.folded));
        if single_letter && is_name {
            return Some(vec![vec![token.folded.clone()]]);
        }
        if expansions.is_empty() {
            return Some(vec![Vec::new()]);
        }
        let mut options = expansions.clone();
        // "hong" may be "không", and "hồng" too.
        if !single_letter && syllables.contains(&token.folded) {
            options.push(vec![token.folded.clone()]);
        }
        Some(options)
    }
}
