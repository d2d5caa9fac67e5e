//! The words of the handbook and which of them stand side by side: what spelling is repaired
//! against.

use std::collections::HashMap;

use super::syllable::sound;

/// How often each word and each pair of neighbours occurs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<Box<str>, WordNumber>,
    words: Vec<Word>,
    pairs: HashMap<(WordNumber, WordNumber), u32>,
    /// The words under a hash of each spelling that lacks one letter, and of their own: sorted. Words
    /// that share a hash by chance are told apart when they are looked at.
    lacking_one: Box<[(u32, WordNumber)]>,
    by_sound: HashMap<Box<str>, Box<[WordNumber]>>,
}

type WordNumber = u32;

#[derive(Clone, Debug)]
struct Word {
    letters: Box<str>,
    count: u32,
}

impl Vocabulary {
    /// Takes in the words of one text, those that pass `is_word`.
    pub(super) fn add_text(&mut self, words: &[String], is_word: impl Fn(&str) -> bool) {
        let mut before = None;
        for word in words {
            let number = is_word(word).then(|| self.add_word(word));
            if let (Some(before), Some(number)) = (before, number) {
                *self.pairs.entry((before, number)).or_default() += 1;
            }
            before = number;
        }
    }

    pub(super) fn add_word(&mut self, letters: &str) -> WordNumber {
        if let Some(number) = self.numbers.get(letters) {
            if let Some(word) = self.words.get_mut(*number as usize) {
                word.count += 1;
            }
            return *number;
        }
        let number = WordNumber::try_from(self.words.len()).unwrap_or(WordNumber::MAX);
        self.words.push(Word { letters: letters.into(), count: 1 });
        self.numbers.insert(letters.into(), number);
        number
    }

    /// Prepares the look-ups for repairs; call it once all texts are in.
    pub(super) fn finish(&mut self) {
        let mut by_sound: HashMap<String, Vec<WordNumber>> = HashMap::new();
        let mut lacking_one = Vec::new();
        for (number, Word { letters, .. }) in (0..).zip(&self.words) {
            if letters.len() > 1 && letters.is_ascii() {
                by_sound.entry(sound(letters)).or_default().push(number);
                lacking_one.extend(spellings(letters).map(|spelling| (spelling, number)));
            }
        }
        lacking_one.sort_unstable();
        lacking_one.dedup();
        self.lacking_one = lacking_one.into();
        // In the order of the alphabet: that in which the words came must not decide.
        for numbers in by_sound.values_mut() {
            numbers.sort_unstable_by_key(|number| self.letters(*number));
        }
        let boxed = by_sound.into_iter().map(|(sound, of)| (sound.into(), of.into()));
        self.by_sound = boxed.collect();
        self.words.shrink_to_fit();
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.numbers.contains_key(word)
    }

    pub(super) fn count(&self, word: &str) -> u32 {
        let number = self.numbers.get(word);
        number.and_then(|number| self.words.get(*number as usize)).map_or(0, |word| word.count)
    }

    pub(super) fn pair_count(&self, first: &str, second: &str) -> u32 {
        let number = |word: &str| self.numbers.get(word).copied();
        let pair = number(first).zip(number(second));
        pair.and_then(|pair| self.pairs.get(&pair)).copied().unwrap_or(0)
    }

    /// How well `word` sits between two neighbours.
    pub(super) fn fit(&self, before: &str, word: &str, after: &str) -> f32 {
        log_count(self.pair_count(before, word)) + log_count(self.pair_count(word, after))
    }

    /// The words that sound alike in one region or another.
    pub(super) fn sounding_like(&self, word: &str) -> impl Iterator<Item = &str> {
        let numbers = self.by_sound.get(sound(word).as_str()).into_iter().flatten();
        numbers.map(|number| self.letters(*number))
    }

    /// The words one slip away: a letter too many, too few, wrong, or two swapped.
    pub(super) fn one_slip_from(&self, word: &str) -> Vec<&str> {
        if !word.is_ascii() || !(2..=12).contains(&word.len()) {
            return Vec::new();
        }
        let mut found: Vec<&str> = spellings(word)
            .flat_map(|spelling| {
                let start = self.lacking_one.partition_point(|(of, _)| *of < spelling);
                let rest = self.lacking_one.get(start..).unwrap_or_default();
                rest.iter().take_while(move |(of, _)| *of == spelling)
            })
            .map(|(_, number)| self.letters(*number))
            .filter(|candidate| is_one_slip(candidate.as_bytes(), word.as_bytes()))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn letters(&self, number: WordNumber) -> &str {
        self.words.get(number as usize).map_or("", |word| &word.letters)
    }
}

pub(super) fn log_count(count: u32) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX)).ln_1p()
}

/// Hashes (FNV-1a) of a word and of its spellings that lack one letter.
fn spellings(word: &str) -> impl Iterator<Item = u32> + '_ {
    let hash = |left_out: usize| {
        let kept = word.bytes().enumerate().filter(move |(at, _)| *at != left_out);
        kept.fold(0x811c_9dc5_u32, |hash, (_, byte)| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
    };
    (0..=word.len()).map(hash)
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
        assert_eq!(vocabulary.sounding_like("dieng").collect::<Vec<_>>(), ["dien"]);
    }
}
