//! The words in `locales/vi/lookups.toml`, as they stand there.

use std::collections::HashMap;

use serde::Deserialize;

use super::FILE;
use crate::programme::data::Problems;
use crate::programme::products::Cues;

/// All lists.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::programme) struct Wordlists {
    pub(super) alias: HashMap<String, String>,
    /// Short forms of several words.
    pub(super) short: HashMap<String, String>,
    pub(super) intents: Intents,
    pub(super) numbers: Numbers,
    pub(super) places: PlaceWords,
    pub(super) neutral: Neutral,
    pub(super) stop: Stop,
    pub(in crate::programme) cues: Cues,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Intents {
    pub(super) group: Vec<String>,
    pub(super) ministry: Vec<String>,
    pub(super) file: Vec<String>,
    pub(super) commune: Vec<String>,
    pub(super) minima: Vec<String>,
    pub(super) issuer: Vec<String>,
    pub(super) required: Vec<String>,
    pub(super) about_set: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Numbers {
    pub(super) set: Vec<String>,
    pub(super) stars: Vec<String>,
    pub(super) three: Vec<String>,
    pub(super) four: Vec<String>,
    pub(super) five: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceWords {
    pub(super) kinds: Vec<String>,
    pub(super) eras: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) need_kind: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Neutral {
    pub(super) words: Vec<String>,
    pub(super) asking: Vec<String>,
    pub(super) most_others: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stop {
    pub(super) marked: Vec<String>,
    pub(super) plain: Vec<String>,
}

impl Wordlists {
    pub(in crate::programme) fn load(problems: &mut Problems) -> Self {
        match toml::from_str(include_str!("../../../locales/vi/lookups.toml")) {
            Ok(lists) => lists,
            Err(error) => {
                problems.add(FILE, 0, error.to_string());
                Self::default()
            }
        }
    }
}
