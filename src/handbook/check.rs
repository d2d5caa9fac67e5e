//! The content check of the handbook: what a reader would stumble over, and what would make the
//! bot mix up two entries.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::entry::{Entry, EntryId};
use super::lexicon::Lexicon;
use super::markup;
use super::normalise::{Normaliser, Reading};
use super::problem::{Fault, Problem};

/// What fits on a phone without scrolling.
const BODY_LENGTH: usize = 900;
/// What fits in one line above the text.
const TITLE_LENGTH: usize = 80;
/// What fits on one of two buttons in a row.
const BUTTON_LENGTH: usize = 28;
/// With fewer phrasings an entry is hardly found.
const PHRASINGS: usize = 5;

/// Everything that is wrong with the entries on the day `today`, in order of their ids.
#[must_use]
pub fn check(entries: &[Arc<Entry>], lexicon: &Lexicon, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entry in entries {
        let mut add = |fault| problems.push(Problem::new(file_of(&entry.id), fault));
        check_text(entry, &mut add);
        check_dates(entry, today, &mut add);
        for id in &entry.related {
            if *id == entry.id {
                add(Fault::RelatedToItself);
            } else if !entries.iter().any(|other| other.id == *id) {
                add(Fault::RelatedUnknown(id.to_string()));
            }
        }
    }
    same_words(entries, "title", |entry| &entry.title, &mut problems);
    same_words(entries, "button", |entry| &entry.button, &mut problems);
    colliding_phrasings(entries, lexicon, &mut problems);
    problems.sort_by(|a, b| a.file.cmp(&b.file));
    problems
}

fn file_of(id: &EntryId) -> String {
    format!("{id}.md")
}

fn check_text(entry: &Entry, add: &mut impl FnMut(Fault)) {
    if entry.sources.is_empty() {
        add(Fault::NoSource);
    }
    let length = |text: &str| text.chars().count();
    if length(&entry.body) > BODY_LENGTH {
        add(Fault::BodyTooLong(length(&entry.body)));
    }
    if length(&entry.title) > TITLE_LENGTH {
        add(Fault::TitleTooLong(length(&entry.title)));
    }
    if length(&entry.button) > BUTTON_LENGTH {
        add(Fault::ButtonTooLong(length(&entry.button)));
    }
    if entry.phrasings.len() < PHRASINGS {
        add(Fault::FewPhrasings(entry.phrasings.len()));
    }
    for fault in markup::faults(&entry.body) {
        add(Fault::Markup(fault));
    }
}

fn check_dates(entry: &Entry, today: NaiveDate, add: &mut impl FnMut(Fault)) {
    let Some(to) = entry.in_force_to else { return };
    if to < entry.in_force_from {
        add(Fault::EndsBeforeItBegins { from: entry.in_force_from, to });
    } else if to < today {
        add(Fault::Ended(to));
    }
}

/// Entries that show the same words, compared without regard to case.
fn same_words(
    entries: &[Arc<Entry>],
    what: &'static str,
    words: impl Fn(&Entry) -> &str,
    problems: &mut Vec<Problem>,
) {
    let mut seen: HashMap<String, &EntryId> = HashMap::new();
    for entry in entries {
        let value = words(entry).trim().to_lowercase();
        if let Some(other) = seen.get(&value) {
            let (value, other) = (words(entry).to_owned(), other.to_string());
            let fault = Fault::SameWords { what, value, other };
            problems.push(Problem::new(file_of(&entry.id), fault));
        }
        seen.entry(value).or_insert(&entry.id);
    }
}

/// Phrasings of two entries that read the same once they are normalised.
fn colliding_phrasings(entries: &[Arc<Entry>], lexicon: &Lexicon, problems: &mut Vec<Problem>) {
    let texts = entries.iter().flat_map(|entry| &entry.phrasings).map(String::as_str);
    let normaliser = Normaliser::new(lexicon, texts);
    let mut seen: HashMap<Reading, (&EntryId, &str)> = HashMap::new();
    for entry in entries {
        for phrasing in &entry.phrasings {
            let reading = normaliser.reading(phrasing);
            match seen.get(&reading) {
                Some((other, theirs)) if **other != entry.id => {
                    let (phrasing, theirs) = (phrasing.clone(), (*theirs).to_owned());
                    let other = other.to_string();
                    let fault = Fault::PhrasingCollides { phrasing, other, theirs };
                    problems.push(Problem::new(file_of(&entry.id), fault));
                }
                _ => {
                    seen.insert(reading, (&entry.id, phrasing));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::embedded;
    use super::super::entry::parse_all;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entry(id: &str, phrasings: &[&str], more: &str, body: &str) -> (String, String) {
        let text = format!(
            "+++\nid = \"{id}\"\ntitle = \"T {id}\"\nbutton = \"B {id}\"\nstep = \"learn\"\n\
             topic = \"basics\"\nrelated = []\nin_force_from = 2026-05-22\n\
             reviewed_on = 2026-11-23\nphrasings = {phrasings:?}\n{more}\n+++\n{body}\n"
        );
        (format!("{id}.md"), text)
    }

    fn faults(files: &[(String, String)]) -> Vec<String> {
        let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let entries = parse_all(files).unwrap();
        let problems = check(&entries, &embedded::lexicon().unwrap(), day("2026-11-24"));
        problems.iter().map(ToString::to_string).collect()
    }

    const SOURCE: &str = "[[sources]]\ndocument = \"D\"";
    const FIVE: [&str; 5] = ["một", "hai", "ba", "bốn", "năm"];

    #[test]
    fn a_good_entry_passes() {
        assert!(faults(&[entry("a", &FIVE, SOURCE, "Good.")]).is_empty());
    }

    #[test]
    fn each_fault_is_found() {
        let found = faults(&[
            entry("a", &FIVE, "in_force_to = 2026-06-01", "**open"),
            entry("b", &["hs ocop gom j", "MỘT"], SOURCE, &"x".repeat(901)),
            entry("c", &["hồ sơ OCOP gồm gì?"], "in_force_to = 2026-01-01", "x"),
        ]);
        let all = found.join("\n");
        for expected in [
            "a.md: there is no source",
            "a.md: what it tells ended on 2026-06-01",
            "a.md: markup that does not work",
            "b.md: the body has 901 characters",
            "b.md: only 2 phrasings",
            "b.md: the phrasing `MỘT` reads like one of a: `một`",
            "c.md: the phrasing `hồ sơ OCOP gồm gì?` reads like one of b: `hs ocop gom j`",
            "c.md: it ends (2026-01-01) before it begins (2026-05-22)",
        ] {
            assert!(all.contains(expected), "{expected} is not in\n{all}");
        }
    }

    #[test]
    fn related_entries_exist_and_words_on_the_screen_differ() {
        let mut a = entry("a", &FIVE, SOURCE, "x");
        a.1 = a.1.replace("related = []", "related = [\"a\", \"zz\"]").replace("B a", "Phí");
        let mut b = entry("b", &["p", "q", "r", "x", "y"], SOURCE, "x");
        b.1 = b.1.replace("B b", "PHÍ").replace("T b", &"t".repeat(81));
        let all = faults(&[a, b]).join("\n");
        for expected in [
            "a.md: it names itself as related",
            "a.md: the related entry `zz` does not exist",
            "b.md: the button `PHÍ` is also that of a",
            "b.md: the title has 81 characters",
        ] {
            assert!(all.contains(expected), "{expected} is not in\n{all}");
        }
    }
}
