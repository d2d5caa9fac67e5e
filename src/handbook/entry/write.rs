//! From an entry to a file's text, in the one form that all files of ours have.

use std::fmt::Write;

use chrono::NaiveDate;

use super::file::FENCE;
use super::{Entry, EntryId};

impl Entry {
    /// The entry as a file's text. Reading it gives the same entry again.
    #[must_use]
    pub fn to_file(&self) -> String {
        let mut out = String::with_capacity(self.body.len() + 2048);
        let mut line = |text: &str| {
            out.push_str(text);
            out.push('\n');
        };
        line(FENCE);
        line(&pair("id", self.id.as_str()));
        line(&pair("title", &self.title));
        line(&pair("button", &self.button));
        line(&pair("step", self.step.key()));
        line(&pair("topic", self.topic.key()));
        let related: Vec<String> = self.related.iter().map(EntryId::as_str).map(quoted).collect();
        line(&format!("related = [{}]", related.join(", ")));
        line(&day("in_force_from", self.in_force_from));
        if let Some(to) = self.in_force_to {
            line(&day("in_force_to", to));
        }
        line(&day("reviewed_on", self.reviewed_on));
        if self.phrasings.is_empty() {
            line("phrasings = []");
        } else {
            line("phrasings = [");
            for phrasing in &self.phrasings {
                line(&format!("  {},", quoted(phrasing)));
            }
            line("]");
        }
        for source in &self.sources {
            line("");
            line("[[sources]]");
            line(&pair("document", &source.document));
            if let Some(article) = &source.article {
                line(&pair("article", article));
            }
            if let Some(date) = source.date {
                line(&day("date", date));
            }
        }
        line(FENCE);
        line("");
        line(&self.body);
        out
    }
}

fn pair(key: &str, value: &str) -> String {
    format!("{key} = {}", quoted(value))
}

fn day(key: &str, day: NaiveDate) -> String {
    format!("{key} = {}", day.format("%Y-%m-%d"))
}

/// A text as a TOML string on one line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => {
                // Writing into a text cannot fail.
                _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::embedded;
    use super::super::parse_all;
    use super::*;

    #[test]
    fn every_carried_entry_is_read_back_as_it_was_written() {
        let entries = embedded::entries().unwrap();
        for entry in entries {
            let file = format!("{}.md", entry.id);
            let again = parse_all([(file.as_str(), entry.to_file().as_str())]).unwrap();
            assert_eq!(again, [entry]);
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_in_it(text in "\\PC{1,40}|[\"\\\\\t+=\\[\\]#'a]{1,20}") {
            proptest::prop_assume!(!text.trim().is_empty());
            let text = text.trim().to_owned();
            let mut entry = Entry::clone(&embedded::entries().unwrap()[0]);
            entry.title.clone_from(&text);
            entry.phrasings.push(text.clone());
            entry.sources[0].document.clone_from(&text);
            entry.body = text;
            let file = format!("{}.md", entry.id);
            let again = parse_all([(file.as_str(), entry.to_file().as_str())]).unwrap();
            proptest::prop_assert_eq!(&*again[0], &entry);
        }
    }
}
