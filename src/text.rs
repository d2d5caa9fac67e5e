//! Vietnamese text as people type it: with or without diacritics, in any case, composed or not.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in small letters without diacritics; everything else stays as it is.
///
/// ```
/// assert_eq!(ocop_bot::text::fold("Đặc khu PHÚ QUÝ"), "dac khu phu quy");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

/// As much of a text as `letters` letters, with a mark where it goes on: what people write is as long
/// as a message may be, so that a message that repeats all of it has no room for another word.
#[must_use]
pub fn excerpt(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A text in short, to see later that it is another one. It is kept in databases, so it must not depend
/// on the compiler: FNV-1a.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash ^= u64::from(byte);
        hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diacritics_and_case_fold_away_and_nothing_else() {
        assert_eq!(fold("Xã Đắk R'Măng, 2025"), "xa dak r'mang, 2025");
        assert_eq!(fold("HÒA hoà Ưỡn"), "hoa hoa uon");
    }

    #[test]
    fn an_excerpt_says_that_the_text_goes_on() {
        assert_eq!(excerpt("hồ sơ", 5), "hồ sơ");
        assert_eq!(excerpt("hồ sơ ở đâu", 5), "hồ sơ…");
    }

    #[test]
    fn decomposed_text_folds_the_same() {
        let decomposed: String = "Hồ sơ ở Đồng Kho".nfd().collect();
        assert_eq!(fold(&decomposed), fold("Hồ sơ ở Đồng Kho"));
    }

    #[test]
    fn a_fingerprint_is_the_same_in_every_build() {
        assert_eq!(fingerprint(""), "cbf29ce484222325");
        assert_eq!(fingerprint("a"), "af63dc4c8601ec8c");
    }
}
