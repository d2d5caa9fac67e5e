//! The documents that are no longer in force: data with dates, in `data/superseded_sources.toml`.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};

use super::problem::{Fault, Problem};
use super::{EmbeddedError, Entry};

const DATA: &str = include_str!("data/superseded_sources.toml");

/// All of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Superseded {
    #[serde(rename = "superseded")]
    documents: Vec<Document>,
}

/// A document that is no longer in force.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the key of the file")]
struct Document {
    document: String,
    number: String,
    by: Vec<String>,
    #[serde(deserialize_with = "day")]
    ended_on: NaiveDate,
}

fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let read = toml::value::Datetime::deserialize(from)?;
    read.to_string().parse().map_err(serde::de::Error::custom)
}

impl Superseded {
    /// Those that the program carries.
    ///
    /// # Errors
    /// When the data cannot be read.
    pub fn carried() -> Result<Self, EmbeddedError> {
        Ok(toml::from_str(DATA)?)
    }

    /// What is wrong with the sources of the entries on that day.
    #[must_use]
    pub fn check<'e>(
        &self,
        entries: impl IntoIterator<Item = &'e Entry>,
        today: NaiveDate,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        for entry in entries {
            let names = |number: &str| {
                entry.sources.iter().any(|source| mentions(&source.document, number))
            };
            for old in self.documents.iter().filter(|old| old.ended_on <= today) {
                // An entry that tells what changed names both.
                if names(&old.number) && !old.by.iter().any(|by| names(by)) {
                    let fault = Fault::Superseded {
                        document: old.document.clone(),
                        ended: old.ended_on,
                        by: old.by.join(", "),
                    };
                    problems.push(Problem::new(format!("{}.md", entry.id), fault));
                }
            }
        }
        problems
    }
}

/// Whether the text names the document with this number: not as the end of a longer number.
fn mentions(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|letter| letter.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::super::embedded;
    use super::*;

    #[test]
    fn an_entry_does_not_stand_on_an_old_document_alone() {
        let superseded = Superseded::carried().unwrap();
        let mut entry = Entry::clone(&embedded::entries().unwrap()[0]);
        let check = |entry: &Entry, day: &str| superseded.check([entry], day.parse().unwrap());
        entry.sources.truncate(1);
        entry.sources[0].document = "Quyết định 148/QĐ-TTg".to_owned();
        assert!(check(&entry, "2026-07-20").is_empty());
        let problems = check(&entry, "2026-07-21");
        assert_eq!(problems.len(), 1);
        assert!(problems[0].to_string().contains("ended on 2026-07-21; compare it with 26/2026"));

        entry.sources.push(entry.sources[0].clone());
        entry.sources[1].document = "Quyết định 26/2026/QĐ-TTg".to_owned();
        assert!(check(&entry, "2026-11-24").is_empty());

        // 1148 is another document than 148.
        entry.sources.truncate(1);
        entry.sources[0].document = "Quyết định 1148/QĐ-TTg".to_owned();
        assert!(check(&entry, "2026-11-24").is_empty());
    }

    #[test]
    fn the_carried_entries_say_what_changed() {
        let entries = embedded::entries().unwrap();
        let entries = entries.iter().map(AsRef::as_ref);
        let problems = Superseded::carried().unwrap().check(entries, "2026-11-24".parse().unwrap());
        assert!(problems.is_empty(), "{problems:#?}");
    }
}
