//! What a Vietnamese syllable looks like once its diacritics are gone, and how the keyboard
//! methods Telex and VNI spell one when they are left switched off.

use std::collections::HashSet;

/// All syllables that the onsets and rhymes of the lexicon make.
#[derive(Clone, Debug)]
pub(crate) struct Syllables(HashSet<String>);

impl Syllables {
    pub(crate) fn new(onsets: &[String], rhymes: &[String]) -> Self {
        let onsets = || onsets.iter().map(String::as_str).chain([""]);
        let joined =
            rhymes.iter().flat_map(|rhyme| onsets().map(move |onset| format!("{onset}{rhyme}")));
        Self(joined.collect())
    }

    pub(crate) fn contains(&self, folded: &str) -> bool {
        self.0.contains(folded)
    }

    /// Reads a word typed with Telex or VNI keys and returns the syllable without diacritics:
    /// `hoof`, `ho62` are `ho`, `dduowcj` is `duoc`, `nhw` is `nhu`. Nothing for a word that is
    /// no such spelling.
    pub(super) fn decode(&self, word: &str) -> Option<String> {
        if !word.is_ascii() || !(2..=10).contains(&word.len()) {
            return None;
        }
        let decoded = if word.bytes().any(|key| key.is_ascii_digit()) {
            without_vni_keys(word)?
        } else {
            without_telex_keys(word)?
        };
        (decoded != word && self.contains(&decoded)).then_some(decoded)
    }
}

/// VNI: the digits 1 to 9 are tones and letter marks. At most three stand in one syllable.
fn without_vni_keys(word: &str) -> Option<String> {
    let keys = word.bytes().filter(u8::is_ascii_digit).count();
    let begins_with_letter = word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if !begins_with_letter || keys > 3 || word.contains('0') {
        return None;
    }
    Some(word.chars().filter(char::is_ascii_alphabetic).collect())
}

/// Telex: a doubled a, e, o or d and a w mark a letter; s, f, r, x, j after the vowel are tones.
/// No syllable ends in one of those, nor holds a w.
fn without_telex_keys(word: &str) -> Option<String> {
    let word = match word.strip_prefix("dd") {
        Some(rest) => format!("d{rest}"),
        None => match word.strip_suffix('d') {
            Some(rest) if rest.starts_with('d') && rest.len() > 1 => rest.into(),
            _ => word.to_owned(),
        },
    };
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    // A w where the vowel should begin is the letter ư.
    let word = match word.find(|c| is_vowel(c) || c == 'w') {
        Some(at) if word[at..].starts_with('w') => format!("{}u{}", &word[..at], &word[at + 1..]),
        Some(_) => word,
        None => return None,
    };
    let (onset, rest) = word.split_at(word.find(is_vowel)?);
    let mut rhyme = String::with_capacity(rest.len());
    for c in rest.chars() {
        let is_tone_or_mark = matches!(c, 's' | 'f' | 'r' | 'x' | 'j' | 'w' | 'z');
        let doubles_a_vowel = matches!(c, 'a' | 'e' | 'o') && rhyme.contains(c);
        // `ngoeo` is a syllable as it stands.
        let is_mark = doubles_a_vowel && !rhyme.ends_with("oe");
        if !is_tone_or_mark && !is_mark {
            rhyme.push(c);
        }
    }
    Some(format!("{onset}{rhyme}"))
}

/// A key under which syllables fall together that one region or another pronounces alike:
/// `s`/`x`, `tr`/`ch`, `d`/`gi`/`r`/`v`, `l`/`n`, final `n`/`ng` and `t`/`c`, `i`/`y`.
pub(super) fn sound(syllable: &str) -> String {
    let onsets: &[(&str, &str)] = &[
        ("tr", "ch"),
        ("ch", "ch"),
        ("ph", "f"),
        ("kh", "k"),
        ("ngh", "ng"),
        ("gh", "g"),
        ("qu", "w"),
        ("gi", "d"),
        ("s", "x"),
        ("r", "d"),
        ("v", "d"),
        ("z", "d"),
        ("j", "d"),
        ("n", "l"),
        ("c", "k"),
        ("q", "k"),
    ];
    let kept = syllable.starts_with("ng") || syllable.starts_with("nh");
    let (head, tail) = match onsets.iter().find(|(onset, _)| syllable.starts_with(onset)) {
        Some((onset, sound)) if !kept || *onset == "ngh" => (*sound, &syllable[onset.len()..]),
        _ => ("", syllable),
    };
    // `gi` alone, as in `gì`, keeps its vowel.
    let tail = if tail.is_empty() && syllable == "gi" { "i" } else { tail };
    let (stem, last) = [("ng", "n"), ("n", "n"), ("ch", "t"), ("c", "t"), ("t", "t"), ("y", "i")]
        .iter()
        .find_map(|(end, sound)| tail.strip_suffix(end).map(|stem| (stem, *sound)))
        .unwrap_or((tail, ""));
    format!("{head}{stem}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn syllables() -> Syllables {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        Syllables::new(
            &list("h s d n nh ch ng ngh qu gi kh th t x c"),
            &list("o oa uoc uong u iem ung ay oi ong uy uyen iep ieu i inh a oeo an eo ua"),
        )
    }

    #[test]
    fn telex_and_vni_are_decoded() {
        let syllables = syllables();
        for (keys, expected) in [
            ("hoof", "ho"),
            ("sow", "so"),
            ("ddieemr", "diem"),
            ("nhw", "nhu"),
            ("nhuwngx", "nhung"),
            ("dduowcj", "duoc"),
            ("giaays", "giay"),
            ("chuwngs", "chung"),
            ("d9iem63", "diem"),
            ("ho62", "ho"),
            ("coong", "cong"),
            ("nghieepj", "nghiep"),
            ("suwar", "sua"),
            ("khoong", "khong"),
            ("thws", "thu"),
            ("owr", "o"),
            ("duocjd", "duoc"),
        ] {
            assert_eq!(syllables.decode(keys).as_deref(), Some(expected), "{keys}");
        }
    }

    #[test]
    fn plain_words_are_no_key_spelling() {
        let syllables = syllables();
        for word in ["ho", "so", "gs1", "ocop", "2026", "mau01", "xyz", "", "w", "đồ"] {
            assert_eq!(syllables.decode(word), None, "{word}");
        }
    }

    #[test]
    fn regions_pronounce_alike() {
        for (one, other) in [
            ("sao", "xao"),
            ("trong", "chong"),
            ("gia", "da"),
            ("van", "dan"),
            ("nam", "lam"),
            ("cong", "con"),
            ("luat", "luac"),
            ("ky", "ki"),
            ("quy", "wi"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_ne!(sound("nha"), sound("la"));
        assert_ne!(sound("thanh"), sound("than"));
        assert_ne!(sound("gi"), sound("d"));
    }
}
