//! From letters to tokens: one form for the many ways in which Unicode writes the same word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A star, typed or drawn. `sao` means a star or "how"; this token is the star.
pub(crate) const STAR: &str = "★";

/// No more tokens than this are read of one text: a question is short, and a pasted novel must
/// not cost more than a question.
const MAX_TOKENS: usize = 256;

/// A word as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// In small letters, composed.
    pub(super) typed: String,
    /// Without diacritics, `đ` as `d`.
    pub(super) folded: String,
}

impl Token {
    /// Whether it was typed with at least one diacritic or a `đ`. What is no Latin word has none,
    /// though folding takes it apart.
    pub(super) fn has_marks(&self) -> bool {
        self.typed != self.folded && self.folded.is_ascii()
    }
}

/// The words of a text. Letters and digits make words, everything else parts them; invisible
/// characters are passed over. Composed and decomposed text give the same words, and so do the
/// old and the new place of a tone mark, once folded.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    if text.is_ascii() {
        return ascii_tokens(text);
    }
    if text.chars().all(is_common) {
        return split(text.chars().flat_map(char::to_lowercase));
    }
    // Compatibility forms first: full-width letters, ligatures, letters in bold.
    split(text.nfkc().flat_map(char::to_lowercase).nfc())
}

/// Whether it is a letter that Vietnamese is written with, composed, or stands between such letters:
/// there is nothing to compose then.
fn is_common(c: char) -> bool {
    c.is_ascii()
        || matches!(c, 'À'..='Ý' | 'à'..='ý' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ')
        || matches!(c, 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ' | '“' | '”' | '–' | '★')
}

/// The words of a text that is composed and in small letters.
fn split(text: impl Iterator<Item = char>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut typed = String::new();
    for c in text {
        if c.is_alphanumeric() || (is_combining_mark(c) && !typed.is_empty()) {
            typed.push(c);
        } else if !is_invisible(c) {
            finish(&mut typed, &mut tokens);
            if matches!(c, '★' | '☆' | '⭐' | '🌟') {
                tokens.push(Token { typed: STAR.into(), folded: STAR.into() });
            }
            if tokens.len() >= MAX_TOKENS {
                break;
            }
        }
    }
    finish(&mut typed, &mut tokens);
    tokens
}

/// The same for a text in which there is nothing to compose.
fn ascii_tokens(text: &str) -> Vec<Token> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let word = |word: &str| {
        let word = word.to_ascii_lowercase();
        Token { typed: word.clone(), folded: word }
    };
    words.map(word).take(MAX_TOKENS).collect()
}

fn finish(typed: &mut String, tokens: &mut Vec<Token>) {
    if !typed.is_empty() {
        let typed = std::mem::take(typed);
        let folded = fold(&typed);
        if !folded.is_empty() {
            tokens.push(Token { typed, folded });
        }
    }
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}'
    )
}

/// The word in small letters without diacritics.
#[must_use]
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let letters = word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    letters.map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// The folded words of a phrase as the lexicon writes it.
pub(crate) fn fold_phrase(phrase: &str) -> Vec<String> {
    tokens(phrase).into_iter().map(|token| token.folded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        fold_phrase(text)
    }

    #[test]
    fn diacritics_case_and_marks_fold_away() {
        assert_eq!(folded("Hồ SƠ, Đăng-ký!"), ["ho", "so", "dang", "ky"]);
        assert_eq!(folded("hoà hòa"), ["hoa", "hoa"]);
        assert_eq!(folded("ＯＣＯＰ 𝐨𝐜𝐨𝐩"), ["ocop", "ocop"]);
    }

    #[test]
    fn decomposed_text_is_not_cut_at_its_marks() {
        let decomposed: String = "đăng ký hồ sơ".nfd().collect();
        assert_eq!(tokens(&decomposed), tokens("đăng ký hồ sơ"));
    }

    #[test]
    fn a_drawn_star_is_a_word_and_invisible_characters_are_none() {
        assert_eq!(folded("4⭐ 5 🌟"), ["4", STAR, "5", STAR]);
        assert_eq!(folded("ho\u{200b}so ⭐\u{fe0f}"), ["hoso", STAR]);
    }

    #[test]
    fn a_novel_is_cut() {
        assert_eq!(tokens(&"a ".repeat(100_000)).len(), MAX_TOKENS);
    }

    proptest::proptest! {
        #[test]
        fn composed_and_decomposed_are_one(text in "\\PC{0,40}|[a-zăâđêôơưáàảãạ ]{0,40}") {
            let decomposed: String = text.nfd().collect();
            proptest::prop_assert_eq!(folded(&text), folded(&decomposed));
        }
    }
}
