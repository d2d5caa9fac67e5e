//! Phrasings as hurried people type them, to find out how far the handbook can trust itself.

use std::collections::HashMap;

use super::lexicon::Lexicon;
use super::normalise::fold_phrase;

/// The ways in which a phrasing is made noisy. Typing without diacritics or with Telex leftovers
/// is none of them: the normaliser undoes those without loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noise {
    /// As it stands.
    None,
    /// Without diacritics, with a slip of the finger.
    Slip,
    /// Without diacritics, in short forms.
    ShortForms,
}

impl Noise {
    pub(super) const ALL: [Self; 3] = [Self::None, Self::Slip, Self::ShortForms];
}

/// Makes noise, always the same for the same text.
pub(super) struct NoiseMaker {
    /// Phrases of one or two words and their short form.
    short_forms: HashMap<Vec<String>, String>,
}

impl NoiseMaker {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut short_forms = HashMap::new();
        for (form, expansions) in &lexicon.abbreviations {
            for expansion in expansions {
                short_forms.entry(fold_phrase(expansion)).or_insert_with(|| form.clone());
            }
        }
        Self { short_forms }
    }

    /// The text with noise.
    pub(super) fn apply(&self, noise: Noise, text: &str) -> String {
        let mut chance = Chance::of(text);
        let mut words = fold_phrase(text);
        match noise {
            Noise::None => return text.into(),
            Noise::Slip => {
                let at = chance.below(words.len());
                if let Some(word) = words.get_mut(at) {
                    *word = slip(word, &mut chance);
                }
            }
            Noise::ShortForms => words = self.shortened(&words),
        }
        words.join(" ")
    }

    fn shortened(&self, words: &[String]) -> Vec<String> {
        let mut short = Vec::with_capacity(words.len());
        let mut rest = words;
        while let [word, others @ ..] = rest {
            let found = (1..=4).rev().find_map(|length| {
                let form = self.short_forms.get(rest.get(..length)?)?;
                Some((length, form))
            });
            if let Some((length, form)) = found {
                short.push(form.clone());
                rest = rest.get(length..).unwrap_or_default();
            } else {
                short.push(word.clone());
                rest = others;
            }
        }
        short
    }
}

/// Leaves out, doubles or swaps a letter.
fn slip(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 {
        return word.into();
    }
    let at = chance.below(letters.len() - 1);
    match chance.below(3) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

/// A small source of chance that depends on nothing but the text it is made from.
struct Chance(u64);

impl Chance {
    fn of(text: &str) -> Self {
        // FNV-1a.
        let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }

    /// A number below `limit`, or 0.
    fn below(&mut self, limit: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let limit = limit.max(1) as u64;
        usize::try_from((z ^ (z >> 31)) % limit).unwrap_or(0)
    }
}
