//! A handbook entry: what one Markdown file with TOML front matter says.

mod fields;
mod file;
mod kinds;
mod write;

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::file::{parse, parse_all};
pub use self::kinds::{Step, Topic};
use super::markup;

/// The name of an entry, as files, buttons and links use it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntryId(Arc<str>);

impl EntryId {
    /// The longest id: it travels in a button's payload, which holds 64 bytes.
    pub const MAX_LENGTH: usize = 40;

    /// Reads an id: small ASCII letters, digits and single hyphens, at most 40 of them.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let word = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        (text.len() <= Self::MAX_LENGTH && text.split('-').all(word)).then(|| Self(text.into()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for EntryId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<EntryId> for String {
    fn from(id: EntryId) -> Self {
        id.0.as_ref().into()
    }
}

impl TryFrom<String> for EntryId {
    type Error = InvalidEntryId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or(InvalidEntryId(text))
    }
}

/// A text that is no entry id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the id of a handbook entry")]
pub struct InvalidEntryId(String);

/// Where an answer can be looked up: the parts of the citation line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document's official name, as a citizen would look it up.
    pub document: String,
    /// The place within it.
    pub article: Option<String>,
    /// The date of the document, or of the news.
    pub date: Option<NaiveDate>,
}

/// One answer of the handbook and the ways in which people ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// A question or a noun phrase, at most 80 characters.
    pub title: String,
    /// The label of its button, at most 28 characters.
    pub button: String,
    /// The step of the OCOP cycle in which it matters.
    pub step: Step,
    /// What it is about.
    pub topic: Topic,
    /// What to read next, the most useful first.
    pub related: Vec<EntryId>,
    /// From when on the rule told here is in force.
    pub in_force_from: NaiveDate,
    /// Its last day, where one is known.
    pub in_force_to: Option<NaiveDate>,
    /// When somebody last compared it with its sources.
    pub reviewed_on: NaiveDate,
    /// How people ask for it.
    pub phrasings: Vec<String>,
    /// What it rests on, the weightiest first.
    pub sources: Vec<Source>,
    /// The text, in Markdown.
    pub body: String,
}

impl Entry {
    /// The text as Telegram takes it.
    #[must_use]
    pub fn html(&self) -> String {
        markup::to_html(&self.body)
    }

    /// The text without any markup.
    #[must_use]
    pub fn plain(&self) -> String {
        markup::to_plain(&self.body)
    }

    /// Whether the rule told here is in force on `day`.
    #[must_use]
    pub fn in_force_on(&self, day: NaiveDate) -> bool {
        self.in_force_from <= day && self.in_force_to.is_none_or(|last| day <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_kebab_case_and_short() {
        for good in ["phi", "mau-01", "ho-so-gom-gi"] {
            assert_eq!(EntryId::new(good).unwrap().as_str(), good);
        }
        for bad in ["", "-phi", "phi-", "mau--01", "Phi", "phí", "a b", &"a".repeat(41)] {
            assert_eq!(EntryId::new(bad), None, "{bad}");
        }
    }
}
