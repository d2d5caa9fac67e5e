//! The handbook in use as Markdown files, and such files as versions of entries.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::clock::Timestamp;
use crate::locale::Locale;
use crate::people::Actor;
use crate::store::{StoreError, Tx};

use super::library::{Ground, Laid};
use super::overlay::{
    self, Checked, Drafted, Overlay, Part, Published, State, Version, changed, draft_file, publish,
};
use super::{Entry, EntryId, Problem, embedded, entry};

/// The handbook in use as files: names and texts. A text that nobody has changed is the one that it
/// was read from, byte for byte.
#[must_use]
pub fn files(ground: &Ground, overlay: &Overlay) -> Vec<(String, String)> {
    let laid = ground.lay(overlay);
    let text = |entry: &Arc<Entry>| {
        let kept = text_of(overlay, &entry.id).map(|(text, _)| text);
        match kept {
            Some(text) if overlay::read(&entry.id, text).is_ok_and(|read| read == **entry) => {
                text.to_owned()
            }
            // With ways of asking that were taught, or a version that cannot be read.
            _ => entry.to_file(),
        }
    };
    laid.entries.iter().map(|entry| (format!("{}.md", entry.id), text(entry))).collect()
}

/// The text that has the last word on an entry, and whether the entry is shown.
fn text_of<'o>(overlay: &'o Overlay, id: &EntryId) -> Option<(&'o str, bool)> {
    match overlay.versions.iter().find(|version| version.entry == *id) {
        Some(version) => Some((&version.markdown, version.state == State::Published)),
        None => embedded::file(id.as_str()).map(|text| (text, true)),
    }
}

/// A file that is to become a version.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Its text.
    pub text: String,
    /// The entry in it.
    pub entry: Arc<Entry>,
    /// The parts that it changes.
    pub changed: Vec<Part>,
}

/// What files would change.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Those that change something.
    pub incoming: Vec<Incoming>,
    /// How many change nothing.
    pub unchanged: usize,
    /// Everything that is wrong with what would be shown of them.
    pub problems: Vec<Problem>,
    /// The handbook as it is.
    pub before: Laid,
    /// The handbook as it would be.
    pub after: Laid,
    revision: i64,
}

impl Plan {
    /// Whether it must not be published.
    #[must_use]
    pub fn forbids(&self) -> bool {
        self.problems.iter().any(|problem| problem.fault.forbids())
    }
}

/// Looks at files, given as names and texts, without changing anything.
///
/// # Errors
/// Every problem of every file that cannot be read.
pub fn plan<'f>(
    ground: &Ground,
    overlay: &Overlay,
    files: impl IntoIterator<Item = (&'f str, &'f str)>,
    today: NaiveDate,
) -> Result<Plan, Vec<Problem>> {
    let before = ground.lay(overlay);
    let files: Vec<_> = files.into_iter().collect();
    let entries = entry::parse_all(files.iter().copied())?;
    let mut plan = Plan {
        incoming: Vec::new(),
        unchanged: 0,
        problems: Vec::new(),
        after: before.clone(),
        before,
        revision: overlay.revision,
    };
    for entry in entries {
        let text = files.iter().find(|(name, _)| names(name, &entry.id)).map(|(_, text)| *text);
        let kept = text_of(overlay, &entry.id);
        let kept =
            kept.and_then(|(text, shown)| Some((overlay::read(&entry.id, text).ok()?, shown)));
        let same = kept.as_ref().is_some_and(|(kept, _)| *kept == *entry)
            || plan.before.entry(&entry.id) == Some(&entry);
        let Some(text) = text.filter(|_| !same) else {
            plan.unchanged += 1;
            continue;
        };
        let shown = kept.filter(|(_, shown)| *shown).map(|(entry, _)| entry);
        let changed = changed(shown.as_ref(), &entry);
        plan.after = plan.after.with(entry.clone());
        plan.incoming.push(Incoming { text: text.to_owned(), entry, changed });
    }
    let mut problems = ground.check(&plan.after.entries, today);
    problems.retain(|problem| {
        plan.incoming.iter().any(|incoming| names(&problem.file, &incoming.entry.id))
    });
    plan.problems = problems;
    Ok(plan)
}

/// Whether a file with this name holds the entry.
fn names(file: &str, id: &EntryId) -> bool {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".md") == Some(id.as_str())
}

/// What comes of bringing files in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// These are their versions.
    Done(Vec<Version>),
    /// Officials are working on these entries; nothing was changed.
    InHand(Vec<Version>),
    /// The handbook has changed since the files were looked at; nothing was changed.
    ChangedSince,
    /// The actor may not; nothing was changed.
    Refused,
}

/// Makes drafts of what a plan brings in, or, with `at_once`, publishes it. All or nothing.
///
/// # Errors
/// When the store fails.
pub async fn import(
    tx: &mut Tx,
    now: Timestamp,
    locale: &Locale,
    actor: &Actor,
    plan: &Plan,
    at_once: bool,
) -> Result<Imported, StoreError> {
    if overlay::current(tx).await? != plan.revision {
        return Ok(Imported::ChangedSince);
    }
    let mut in_hand = Vec::new();
    for Incoming { entry, text, .. } in &plan.incoming {
        let draft = overlay::draft_of(tx, &entry.id).await?;
        in_hand.extend(draft.filter(|draft| draft.markdown != *text));
    }
    if !in_hand.is_empty() {
        return Ok(Imported::InHand(in_hand));
    }
    let mut versions = Vec::new();
    for Incoming { entry, text, .. } in &plan.incoming {
        let draft = match draft_file(tx, now, actor, &entry.id, text).await? {
            Drafted::Draft(draft) => draft,
            Drafted::Refused => return Ok(Imported::Refused),
            Drafted::Unchanged | Drafted::Unknown | Drafted::Unreadable(_) => {
                return Ok(Imported::ChangedSince);
            }
        };
        if !at_once {
            versions.push(draft);
            continue;
        }
        match publish(tx, now, locale, actor, &Checked::new(&draft)).await? {
            Published::Published(version) => versions.push(*version),
            Published::Refused => return Ok(Imported::Refused),
            Published::ChangedSince | Published::NotDraft => return Ok(Imported::ChangedSince),
        }
    }
    Ok(Imported::Done(versions))
}
