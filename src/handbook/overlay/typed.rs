//! Text as an official types it in a chat, and how two texts differ.

use super::super::EntryId;
use super::super::normalise::fold_phrase;

/// The entry's Markdown for a text as it was typed: a line is a paragraph, unless it is an item of
/// a list. Whoever types a line end means one; Markdown would join the lines.
#[must_use]
pub fn from_typed(text: &str) -> String {
    let mut out = String::new();
    let mut before: Option<bool> = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line = bullet(line);
        let item = is_item(&line);
        match before {
            None => {}
            Some(true) if item => out.push('\n'),
            Some(_) => out.push_str("\n\n"),
        }
        out.push_str(&line);
        before = Some(item);
    }
    out
}

/// The text in which an official gets the entry's Markdown to change it: a line for each paragraph.
#[must_use]
pub fn to_typed(markdown: &str) -> String {
    let mut out = String::new();
    let mut open = false;
    for line in markdown.lines().map(str::trim) {
        if line.is_empty() {
            if open {
                out.push_str("\n\n");
            }
            open = false;
            continue;
        }
        if open {
            out.push(if is_item(line) { '\n' } else { ' ' });
        }
        out.push_str(line);
        open = true;
    }
    out.trim_end().to_owned()
}

/// A phone's bullet as Markdown has it.
fn bullet(line: &str) -> String {
    let rest = ['•', '–', '·'].iter().find_map(|mark| line.strip_prefix(*mark));
    match rest {
        Some(rest) => format!("- {}", rest.trim_start()),
        None => line.to_owned(),
    }
}

fn is_item(line: &str) -> bool {
    if line.starts_with("- ") || line.starts_with("* ") {
        return true;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits)
        && line.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "))
}

/// A line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffLine {
    /// In both.
    Kept(String),
    /// In the one before.
    Gone(String),
    /// In the one after.
    New(String),
}

/// How the lines of two texts differ; empty lines do not count.
#[must_use]
pub fn diff(before: &str, after: &str) -> Vec<DiffLine> {
    let a: Vec<&str> = before.lines().filter(|line| !line.trim().is_empty()).collect();
    let b: Vec<&str> = after.lines().filter(|line| !line.trim().is_empty()).collect();
    // The longest common part of what is left of each, from every place; entries are short.
    let width = b.len() + 1;
    let mut common = vec![0_usize; (a.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    let get = |common: &[usize], i: usize, j: usize| common.get(at(i, j)).copied().unwrap_or(0);
    for (i, left) in a.iter().enumerate().rev() {
        for (j, right) in b.iter().enumerate().rev() {
            let value = if left == right {
                get(&common, i + 1, j + 1) + 1
            } else {
                get(&common, i + 1, j).max(get(&common, i, j + 1))
            };
            if let Some(cell) = common.get_mut(at(i, j)) {
                *cell = value;
            }
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    loop {
        match (a.get(i), b.get(j)) {
            (Some(left), Some(right)) if left == right => {
                out.push(DiffLine::Kept((*left).to_owned()));
                (i, j) = (i + 1, j + 1);
            }
            (Some(left), right)
                if right.is_none() || get(&common, i + 1, j) >= get(&common, i, j + 1) =>
            {
                out.push(DiffLine::Gone((*left).to_owned()));
                i += 1;
            }
            (_, Some(right)) => {
                out.push(DiffLine::New((*right).to_owned()));
                j += 1;
            }
            (_, None) => return out,
        }
    }
}

/// An id for a new entry: the words of its title without diacritics, and a number where that id is
/// taken.
#[must_use]
pub fn id_for(title: &str, taken: impl Fn(&EntryId) -> bool) -> Option<EntryId> {
    /// Room for a number behind the words.
    const WORDS: usize = EntryId::MAX_LENGTH - 4;
    let mut words = String::new();
    for word in fold_phrase(title) {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        if words.len() + 1 + word.len() > WORDS {
            break;
        }
        if !words.is_empty() {
            words.push('-');
        }
        words.push_str(&word);
    }
    if words.is_empty() {
        words.push_str("muc");
    }
    let numbered = (2..1000).map(|number| format!("{words}-{number}"));
    std::iter::once(words.clone())
        .chain(numbered)
        .filter_map(|id| EntryId::new(&id))
        .find(|id| !taken(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_typed_become_paragraphs_and_lists() {
        let typed = "Nộp xã.\nGồm:\n• Mẫu 01\n- Mẫu 02\n1. Một\n2) Hai\n\n\nHết.";
        let markdown = "Nộp xã.\n\nGồm:\n\n- Mẫu 01\n- Mẫu 02\n1. Một\n2) Hai\n\nHết.";
        assert_eq!(from_typed(typed), markdown);
        assert_eq!(from_typed(markdown), markdown);
        assert_eq!(from_typed(&to_typed(markdown)), markdown);
        assert_eq!(to_typed("Một\nhai.\n\n- a\n- b"), "Một hai.\n\n- a\n- b");
    }

    #[test]
    fn a_comparison_shows_what_went_and_what_came() {
        use DiffLine::{Gone, Kept, New};
        let found = diff("a\n\nb\nc", "a\nx\nc\nd");
        let text = |text: &str| text.to_owned();
        assert_eq!(
            found,
            [Kept(text("a")), Gone(text("b")), New(text("x")), Kept(text("c")), New(text("d"))]
        );
        assert_eq!(diff("", ""), []);
        assert_eq!(diff("a", ""), [Gone(text("a"))]);
    }

    #[test]
    fn an_id_is_made_of_the_title() {
        let id = |title: &str, taken: &[&str]| {
            id_for(title, |id| taken.contains(&id.as_str())).unwrap().as_str().to_owned()
        };
        assert_eq!(id("Phí đăng ký là bao nhiêu?", &[]), "phi-dang-ky-la-bao-nhieu");
        assert_eq!(id("Phí", &["phi", "phi-2"]), "phi-3");
        assert_eq!(id("??", &[]), "muc");
        assert!(id(&"Đường ".repeat(30), &[]).len() <= EntryId::MAX_LENGTH);
    }

    proptest::proptest! {
        #[test]
        fn a_comparison_holds_both_texts(a in "[ab\n]{0,20}", b in "[ab\n]{0,20}") {
            let lines = diff(&a, &b);
            let side = |other: fn(&DiffLine) -> bool| {
                lines.iter().filter(|line| !other(line)).map(|line| match line {
                    DiffLine::Kept(text) | DiffLine::Gone(text) | DiffLine::New(text) => text.as_str(),
                }).collect::<Vec<_>>()
            };
            let all = |text: &'_ str| {
                text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
            };
            proptest::prop_assert_eq!(side(|line| matches!(line, DiffLine::New(_))), all(&a));
            proptest::prop_assert_eq!(side(|line| matches!(line, DiffLine::Gone(_))), all(&b));
        }
    }
}
