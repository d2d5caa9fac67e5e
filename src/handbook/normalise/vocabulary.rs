//! The words of the handbook and which of them stand side by side: what spelling is repaired
//! against.

use std::collections::HashMap;

use super::syllable::sound;

/// How often each word and each pair of neighbours occurs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    words: HashMap<String, u32>,
    pairs: HashMap<String, HashMap<String, u32>>,
    /// Words under each spelling that lacks one letter (and under their own).
    lacking_one: HashMap<String, Vec<String>>,
    by_sound: HashMap<String, Vec<String>>,
}

impl Vocabulary {
    /// Takes in the words of one text, those that pass `is_word`.
    pub(super) fn add_text(&mut self, words: &[String], is_word: impl Fn(&str) -> bool) {
        for word in words.iter().filter(|word| is_word(word)) {
            self.add_word(word);
        }
        for pair in words.windows(2).filter(|pair| pair.iter().all(|word| is_word(word))) {
            if let [first, second] = pair {
                let seconds = self.pairs.entry(first.clone()).or_default();
                *seconds.entry(second.clone()).or_default() += 1;
            }
        }
    }

    pub(super) fn add_word(&mut self, word: &str) {
        *self.words.entry(word.into()).or_default() += 1;
    }

    /// Prepares the look-ups for repairs; call it once all texts are in.
    pub(super) fn finish(&mut self) {
        for word in self.words.keys().filter(|word| word.len() > 1 && word.is_ascii()) {
            self.by_sound.entry(sound(word)).or_default().push(word.clone());
            for spelling in deletions(word).chain([word.clone()]) {
                self.lacking_one.entry(spelling).or_default().push(word.clone());
            }
        }
        // The order of a hash map is chance; that of candidates must not be.
        for words in self.by_sound.values_mut().chain(self.lacking_one.values_mut()) {
            words.sort_unstable();
            words.dedup();
        }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    pub(super) fn count(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(0)
    }

    pub(super) fn pair_count(&self, first: &str, second: &str) -> u32 {
        self.pairs.get(first).and_then(|seconds| seconds.get(second)).copied().unwrap_or(0)
    }

    /// How well `word` sits between two neighbours.
    pub(super) fn fit(&self, before: &str, word: &str, after: &str) -> f32 {
        log_count(self.pair_count(before, word)) + log_count(self.pair_count(word, after))
    }

    /// The words that sound alike in one region or another.
    pub(super) fn sounding_like(&self, word: &str) -> &[String] {
        self.by_sound.get(&sound(word)).map_or(&[], Vec::as_slice)
    }

    /// The words one slip away: a letter too many, too few, wrong, or two swapped.
    pub(super) fn one_slip_from(&self, word: &str) -> Vec<&str> {
        if !word.is_ascii() || !(2..=12).contains(&word.len()) {
            return Vec::new();
        }
        let spellings = deletions(word).chain([word.to_owned()]);
        let mut found: Vec<&str> = spellings
            .filter_map(|spelling| self.lacking_one.get(&spelling))
            .flatten()
            .map(String::as_str)
            .filter(|candidate| is_one_slip(candidate.as_bytes(), word.as_bytes()))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

pub(super) fn log_count(count: u32) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX)).ln_1p()
}

fn deletions(word: &str) -> impl Iterator<Item = String> + '_ {
    (0..word.len()).map(|at| format!("{}{}", &word[..at], &word[at + 1..]))
}

fn is_one_slip(one: &[u8], other: &[u8]) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    match (&long[same..], &short[same..]) {
        ([], []) | ([_], [_]) => true,
        ([_, long @ ..], short) if long.len() == short.len() => long == short,
        ([first, second, long @ ..], [third, fourth, short @ ..]) if long.len() == short.len() => {
            let wrong = second == fourth;
            let swapped = first == fourth && second == third;
            (wrong || swapped) && long == short
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_a_letter_too_many_too_few_wrong_or_two_swapped() {
        for (a, b) in
            [("phi", "phii"), ("phi", "hi"), ("phi", "phu"), ("phi", "pih"), ("phi", "phi")]
        {
            assert!(is_one_slip(a.as_bytes(), b.as_bytes()), "{a} {b}");
        }
        for (a, b) in [("phi", "hip"), ("phi", "p"), ("phi", "abc"), ("abcd", "badc")] {
            assert!(!is_one_slip(a.as_bytes(), b.as_bytes()), "{a} {b}");
        }
    }

    #[test]
    fn candidates_come_in_a_fixed_order() {
        let mut vocabulary = Vocabulary::default();
        for word in ["diem", "dien", "tiem"] {
            vocabulary.add_word(word);
        }
        vocabulary.finish();
        assert_eq!(vocabulary.one_slip_from("die"), ["diem", "dien"]);
        assert_eq!(vocabulary.one_slip_from("idem"), ["diem"]);
        assert_eq!(vocabulary.sounding_like("dieng"), ["dien"]);
    }
}
