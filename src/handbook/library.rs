//! The handbook that is used: the files that the program carries with what officials have changed
//! lying over them. What is here is pure; [`keeper`](super::keeper) brings it into use.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clock::{Timestamp, local_date};

use super::check::check;
use super::embedded;
use super::lexicon::NegativeGroup;
use super::overlay::{self, Overlay, State, Version};
use super::superseded::Superseded;
use super::{
    Calibration, EmbeddedError, Entry, EntryId, Handbook, Lexicon, Negatives, Problem, Reply,
};

/// What the program carries.
#[derive(Clone, Debug)]
pub struct Ground {
    entries: Vec<Arc<Entry>>,
    lexicon: Lexicon,
    negatives: Negatives,
    superseded: Superseded,
}

/// The entries and the rest that a handbook is made of.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The entries, in order of their ids.
    pub entries: Vec<Arc<Entry>>,
    /// The questions that must not be answered.
    pub negatives: Negatives,
    /// How it differs from what the program carries.
    pub notes: Vec<Note>,
}

/// A way in which the handbook in use differs from what the program carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// An entry is shown as officials have changed it.
    Changed {
        /// The entry.
        entry: EntryId,
        /// The version's number.
        number: i64,
        /// When it was published.
        on: NaiveDate,
        /// The program carries such an entry, and carries another text than when this was made.
        carried_is_newer: bool,
        /// The program carries no such entry.
        new: bool,
    },
    /// An entry is not shown.
    Withdrawn {
        /// The entry.
        entry: EntryId,
        /// Since when.
        on: NaiveDate,
    },
    /// A version cannot be read, so that the carried file is shown, or nothing.
    Unreadable {
        /// The entry.
        entry: EntryId,
        /// The version's number.
        number: i64,
        /// Why.
        problems: Vec<Problem>,
    },
    /// Ways of asking were taught for an entry.
    Taught {
        /// The entry.
        entry: EntryId,
        /// How many.
        count: usize,
    },
}

impl Ground {
    /// What this program carries.
    ///
    /// # Errors
    /// When something of it cannot be read.
    pub fn load() -> Result<Self, EmbeddedError> {
        Ok(Self {
            entries: embedded::entries().map_err(EmbeddedError::Entries)?,
            lexicon: embedded::lexicon()?,
            negatives: embedded::negatives()?,
            superseded: Superseded::carried()?,
        })
    }

    /// Lays what officials have changed over it.
    #[must_use]
    pub fn lay(&self, overlay: &Overlay) -> Laid {
        self.lay_with(overlay, None)
    }

    /// The same with an entry that is not published yet in the place of the one with its id.
    #[must_use]
    pub fn lay_with(&self, overlay: &Overlay, entry: Option<Arc<Entry>>) -> Laid {
        let mut entries: BTreeMap<EntryId, Arc<Entry>> =
            self.entries.iter().map(|entry| (entry.id.clone(), entry.clone())).collect();
        let mut notes = Vec::new();
        for version in &overlay.versions {
            let (entry, number, on) =
                (version.entry.clone(), version.number, local_date(since(version)));
            if version.state == State::Withdrawn {
                entries.remove(&entry);
                notes.push(Note::Withdrawn { entry, on });
                continue;
            }
            match overlay::read(&entry, &version.markdown) {
                Ok(read) => {
                    let carried = embedded::file(entry.as_str()).map(crate::text::fingerprint);
                    let new = carried.is_none();
                    let carried_is_newer = !new && carried != version.carried;
                    entries.insert(entry.clone(), Arc::new(read));
                    notes.push(Note::Changed { entry, number, on, carried_is_newer, new });
                }
                // A program that reads fewer forms of a file than the one before: one entry is the
                // carried one again, and the check says so.
                Err(problems) => notes.push(Note::Unreadable { entry, number, problems }),
            }
        }
        if let Some(entry) = entry {
            entries.insert(entry.id.clone(), entry);
        }
        let withdrawn: HashSet<&EntryId> = overlay
            .versions
            .iter()
            .map(|version| &version.entry)
            .filter(|id| !entries.contains_key(*id))
            .collect();
        let mut taught: BTreeMap<&EntryId, Vec<&String>> = BTreeMap::new();
        for (id, text) in &overlay.phrasings {
            taught.entry(id).or_default().push(text);
        }
        let mut laid = Vec::with_capacity(entries.len());
        for (id, entry) in &entries {
            let texts = taught.get(id).map_or(&[][..], Vec::as_slice);
            let new: Vec<&String> =
                texts.iter().copied().filter(|text| !entry.phrasings.contains(text)).collect();
            let dangling = entry.related.iter().any(|id| withdrawn.contains(id));
            if new.is_empty() && !dangling {
                laid.push(entry.clone());
                continue;
            }
            let mut changed = Entry::clone(entry);
            changed.related.retain(|id| !withdrawn.contains(id));
            changed.phrasings.extend(new.iter().copied().cloned());
            if !new.is_empty() {
                notes.push(Note::Taught { entry: id.clone(), count: new.len() });
            }
            laid.push(Arc::new(changed));
        }
        let mut negatives = self.negatives.clone();
        if !overlay.negatives.is_empty() {
            let questions = overlay.negatives.clone();
            negatives.group.push(NegativeGroup { about: "taught by officials".into(), questions });
        }
        Laid { entries: laid, negatives, notes }
    }

    /// Builds the handbook; learns how sure an answer must be only if `kept` was learnt from another
    /// one. Half a second then.
    #[must_use]
    pub fn build(&self, laid: &Laid, kept: Option<Calibration>) -> Handbook {
        let kept = kept.into_iter().chain(embedded::calibration());
        Handbook::with_calibration(laid.entries.clone(), &self.lexicon, &laid.negatives, kept)
    }

    /// Everything that is wrong with the entries on that day.
    #[must_use]
    pub fn check(&self, entries: &[Arc<Entry>], today: NaiveDate) -> Vec<Problem> {
        let mut problems = check(entries, &self.lexicon, today);
        problems.extend(self.superseded.check(entries.iter().map(AsRef::as_ref), today));
        problems.sort_by(|a, b| a.file.cmp(&b.file));
        problems
    }
}

impl Laid {
    /// Whether a handbook made of this answers as one made of the other does.
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        self.entries == other.entries && self.negatives.questions().eq(other.negatives.questions())
    }

    /// With this entry in the place of the one with its id, or beside the others.
    #[must_use]
    pub fn with(&self, entry: Arc<Entry>) -> Self {
        let mut laid = self.clone();
        match laid.entries.binary_search_by(|other| other.id.cmp(&entry.id)) {
            Ok(at) => laid.entries[at] = entry,
            Err(at) => laid.entries.insert(at, entry),
        }
        laid
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Arc<Entry>> {
        let at = self.entries.binary_search_by(|entry| entry.id.cmp(id)).ok()?;
        self.entries.get(at)
    }
}

/// Since when a version has had the last word.
fn since(version: &Version) -> Timestamp {
    version.decided.as_ref().map_or(version.made_at, |(_, at)| *at)
}

/// Something that may surprise whoever changes the handbook. It is asked about, not forbidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A new way of asking is nearer to another entry.
    Nearer {
        /// The way of asking.
        phrasing: String,
        /// The other entry.
        to: EntryId,
    },
    /// A question that was answered by one entry would be by another.
    Flips {
        /// The question: a phrasing of the one.
        phrasing: String,
        /// The one.
        of: EntryId,
        /// The other.
        to: EntryId,
    },
}

/// What would surprise people if the one handbook took the place of the other.
#[must_use]
pub fn compare(before: &Handbook, after: &Handbook) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for entry in after.entries() {
        let known = before.entry(entry.id.as_str());
        for phrasing in &entry.phrasings {
            if known.is_some_and(|known| known.phrasings.contains(phrasing)) {
                continue;
            }
            if let Some(to) = first(before, phrasing).filter(|to| *to != entry.id) {
                warnings.push(Warning::Nearer { phrasing: phrasing.clone(), to });
            }
        }
    }
    for entry in before.entries() {
        let Some(kept) = after.entry(entry.id.as_str()) else { continue };
        for phrasing in entry.phrasings.iter().filter(|text| kept.phrasings.contains(text)) {
            let Some(to) = first(after, phrasing).filter(|to| *to != entry.id) else { continue };
            if first(before, phrasing).as_ref() == Some(&entry.id) {
                let (phrasing, of) = (phrasing.clone(), entry.id.clone());
                warnings.push(Warning::Flips { phrasing, of, to });
            }
        }
    }
    warnings
}

/// The entry that comes first for a text.
fn first(handbook: &Handbook, text: &str) -> Option<EntryId> {
    nearest(handbook, text).into_iter().next().map(|entry| entry.id.clone())
}

/// The entries nearest to a text, the nearest first.
#[must_use]
pub fn nearest(handbook: &Handbook, text: &str) -> Vec<Arc<Entry>> {
    match handbook.ask(text) {
        Reply::Answer { entry, others, suggestions, .. } => {
            std::iter::once(entry).chain(others).chain(suggestions).collect()
        }
        Reply::Clarify { candidates, .. } => candidates,
        Reply::Personal { suggestions, .. } => suggestions,
        Reply::Handoff { .. } | Reply::SmallTalk { .. } => Vec::new(),
    }
}
