//! Telephone numbers of Vietnam, however they are written.

use std::fmt;

/// A number in its national form, digits only: `0912345678`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone(String);

/// The mobile numbers of eleven digits became ones of ten between 15 September and 14 November 2018.
const RENUMBERED: [(&str, &str); 18] = [
    ("0120", "070"),
    ("0121", "079"),
    ("0122", "077"),
    ("0126", "076"),
    ("0128", "078"),
    ("0123", "083"),
    ("0124", "084"),
    ("0125", "085"),
    ("0127", "081"),
    ("0129", "082"),
    ("0162", "032"),
    ("0163", "033"),
    ("0164", "034"),
    ("0165", "035"),
    ("0166", "036"),
    ("0167", "037"),
    ("0168", "038"),
    ("0169", "039"),
];

impl Phone {
    /// The number in a text: with spaces, dots, dashes or brackets, with or without the country's code.
    /// `None` where there is none, or more than one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bare: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && !matches!(letter, '.' | '-' | '(' | ')'))
            .collect();
        let digits = match bare.strip_prefix("+84").or_else(|| bare.strip_prefix("0084")) {
            // As in "+84 (0)912…".
            Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
            None => bare,
        };
        if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        // Telegram writes the country's code without a sign; a sheet loses the zero in front.
        let national = match digits.len() {
            11 if digits.starts_with("84") => format!("0{}", &digits[2..]),
            9 if !digits.starts_with('0') => format!("0{digits}"),
            _ => digits,
        };
        let renumbered = RENUMBERED
            .iter()
            .find(|(old, _)| national.len() == 11 && national.starts_with(old))
            .map(|(old, new)| format!("{new}{}", &national[old.len()..]));
        let number = renumbered.unwrap_or(national);
        let length = if number.starts_with("02") { 11 } else { 10 };
        (number.starts_with('0') && number.len() == length).then_some(Self(number))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    /// As people read it: `0912 345 678`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (head, rest) = self.0.split_at(4);
        let (middle, tail) = rest.split_at(3);
        write!(formatter, "{head} {middle} {tail}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_a_number_is_written_it_is_the_same() {
        for text in [
            "0912345678",
            "0912 345 678",
            "0912.345.678",
            "(0912) 345-678",
            "+84912345678",
            "+84 (0)912 345 678",
            "84912345678",
            "0084912345678",
            "912345678",
        ] {
            assert_eq!(Phone::parse(text).unwrap().as_str(), "0912345678", "{text}");
        }
        assert_eq!(Phone::parse("01692345678").unwrap().as_str(), "0392345678");
        assert_eq!(Phone::parse("84 252 3822 123"), None);
        assert_eq!(Phone::parse("+84 252 3822 123").unwrap().as_str(), "02523822123");
        assert_eq!(Phone::parse("0912345678").unwrap().to_string(), "0912 345 678");
    }

    #[test]
    fn what_is_no_number_or_two_is_none() {
        for text in ["", "không có", "0912", "0912345678/0987654321", "12345678901234"] {
            assert_eq!(Phone::parse(text), None, "{text}");
        }
    }
}
