//! Drafting: a change of an entry, a new entry, and handing either to somebody who may publish.

use chrono::NaiveDate;
use sqlx::sqlite::{SqliteConnection, SqlitePool};

use crate::clock::{Timestamp, local_date};
use crate::people::{Action, Actor, Scope, permit};
use crate::store::{StoreError, Tx};
use crate::text::fingerprint;

use super::super::{Entry, EntryId, Problem, Source, Step, Topic, embedded};
use super::store::{self, NewVersion, Version};
use super::{Origin, State, changed_from_shown, file_name, from_typed, read, rules, subject};

/// A change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another text, as it was typed.
    Body(String),
    /// Another title.
    Title(String),
    /// Another label on its button.
    Button(String),
    /// Other sources.
    Sources(Vec<Source>),
    /// Other days on which the rule told begins and ends.
    InForce(NaiveDate, Option<NaiveDate>),
    /// Other related entries.
    Related(Vec<EntryId>),
    /// Another place in the handbook.
    Place(Step, Topic),
    /// Further ways of asking.
    Phrasings(Vec<String>),
    /// Nothing, but that it was compared with its sources today.
    Reviewed,
}

/// What comes of drafting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drafted {
    /// This is the draft.
    Draft(Version),
    /// It says what is shown already.
    Unchanged,
    /// What would be drafted cannot be read as an entry.
    Unreadable(Vec<Problem>),
    /// There is no such entry.
    Unknown,
    /// The actor may not.
    Refused,
}

/// Changes an entry's draft; begins one where there is none. Whoever drafts goes on with what another
/// has begun, so that two changes never get into each other's way.
///
/// # Errors
/// When the store fails.
pub async fn edit(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: &EntryId,
    edit: &Edit,
) -> Result<Drafted, StoreError> {
    if !may_draft(tx, now, actor, &format!("handbook entry {id}")).await? {
        return Ok(Drafted::Refused);
    }
    let (in_hand, text) = working(tx.connection(), id).await?;
    let Some(text) = text else { return Ok(Drafted::Unknown) };
    let before = match read(id, &text) {
        Ok(entry) => entry,
        Err(problems) => return Ok(Drafted::Unreadable(problems)),
    };
    let mut after = before.clone();
    apply(&mut after, edit, local_date(now));
    if after == before {
        return Ok(match in_hand {
            Some(draft) => Drafted::Draft(draft),
            None => Drafted::Unchanged,
        });
    }
    keep(tx, now, actor, &after, &after.to_file(), Origin::Chat).await
}

/// The entry as the edit would leave it, for a look before anything is kept.
///
/// # Errors
/// When the store fails.
pub(in super::super) async fn preview(
    reader: &SqlitePool,
    id: &EntryId,
    edit: &Edit,
    today: NaiveDate,
) -> Result<Option<Entry>, StoreError> {
    let mut connection = reader.acquire().await?;
    let (_, text) = working(&mut connection, id).await?;
    let entry = text.and_then(|text| read(id, &text).ok());
    Ok(entry.map(|mut entry| {
        apply(&mut entry, edit, today);
        entry
    }))
}

/// The text that a change begins with, and the draft that it is of.
async fn working(
    connection: &mut SqliteConnection,
    id: &EntryId,
) -> Result<(Option<Version>, Option<String>), StoreError> {
    if let Some(draft) = store::in_hand(&mut *connection, id).await? {
        let text = draft.markdown.clone();
        return Ok((Some(draft), Some(text)));
    }
    let text = match store::in_force(connection, id).await? {
        // One that was withdrawn can be mended and published again.
        Some(version) => Some(version.markdown),
        None => embedded::file(id.as_str()).map(str::to_owned),
    };
    Ok((None, text))
}

pub(super) fn apply(entry: &mut Entry, edit: &Edit, today: NaiveDate) {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match edit {
        Edit::Body(text) => entry.body = from_typed(text),
        Edit::Title(text) => entry.title = line(text),
        Edit::Button(text) => entry.button = line(text),
        Edit::Sources(sources) => entry.sources.clone_from(sources),
        Edit::InForce(from, to) => (entry.in_force_from, entry.in_force_to) = (*from, *to),
        Edit::Related(related) => entry.related.clone_from(related),
        Edit::Place(step, topic) => (entry.step, entry.topic) = (*step, *topic),
        Edit::Phrasings(phrasings) => {
            for phrasing in phrasings.iter().map(|text| line(text)) {
                if !phrasing.is_empty() && !entry.phrasings.contains(&phrasing) {
                    entry.phrasings.push(phrasing);
                }
            }
        }
        Edit::Reviewed => {}
    }
    // Whoever changes what is told, or what it rests on, has looked at the sources.
    if matches!(edit, Edit::Body(_) | Edit::Sources(_) | Edit::InForce(..) | Edit::Reviewed) {
        entry.reviewed_on = today;
    }
}

/// Keeps an entry as the draft of its id.
pub(super) async fn keep(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    entry: &Entry,
    markdown: &str,
    origin: Origin,
) -> Result<Drafted, StoreError> {
    // An entry that cannot be read again must not get into the database: an empty title, say.
    if let Err(problems) = read(&entry.id, markdown) {
        return Ok(Drafted::Unreadable(problems));
    }
    let changed = rules::names(&changed_from_shown(tx, entry).await?);
    let in_hand = store::in_hand(tx.connection(), &entry.id).await?;
    let version = if let Some(draft) = in_hand {
        store::rewrite(tx, now, actor, &draft, markdown, &changed).await?;
        draft.id
    } else {
        let new = NewVersion {
            entry: &entry.id,
            state: State::Draft,
            markdown,
            carried: embedded::file(entry.id.as_str()).map(fingerprint),
            origin,
            why: "",
            changed: &changed,
        };
        store::insert(tx, now, actor, &new).await?
    };
    let version = store::version(tx.connection(), version).await?;
    Ok(version.map_or(Drafted::Unknown, Drafted::Draft))
}

/// Drafts what a file says, word for word.
///
/// # Errors
/// When the store fails.
pub async fn draft_file(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: &EntryId,
    markdown: &str,
) -> Result<Drafted, StoreError> {
    if !may_draft(tx, now, actor, &file_name(id)).await? {
        return Ok(Drafted::Refused);
    }
    let entry = match read(id, markdown) {
        Ok(entry) => entry,
        Err(problems) => return Ok(Drafted::Unreadable(problems)),
    };
    if let Some(draft) = store::in_hand(tx.connection(), id).await?
        && draft.markdown == markdown
    {
        return Ok(Drafted::Draft(draft));
    }
    keep(tx, now, actor, &entry, markdown, Origin::File).await
}

/// What comes of handing a draft on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// It waits for somebody who may publish.
    Proposed(Box<Version>),
    /// It is no draft, or waits already.
    NotDraft,
    /// The actor may not.
    Refused,
}

/// Hands a draft to those who may publish.
///
/// # Errors
/// When the store fails.
pub async fn propose(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    version: i64,
) -> Result<Proposed, StoreError> {
    if !may_draft(tx, now, actor, &subject(version)).await? {
        return Ok(Proposed::Refused);
    }
    match store::version(tx.connection(), version).await? {
        Some(draft) if draft.state == State::Draft => {
            store::decide(tx, now, actor, &draft, State::Proposed, "").await?;
            Ok(Proposed::Proposed(Box::new(draft)))
        }
        _ => Ok(Proposed::NotDraft),
    }
}

/// What comes of giving a draft up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discarded {
    /// Nobody goes on with it.
    Discarded(Box<Version>),
    /// It is no draft.
    NotDraft,
    /// The actor may not.
    Refused,
}

/// Gives a draft up.
///
/// # Errors
/// When the store fails.
pub async fn discard(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    version: i64,
) -> Result<Discarded, StoreError> {
    if !may_draft(tx, now, actor, &subject(version)).await? {
        return Ok(Discarded::Refused);
    }
    match store::version(tx.connection(), version).await? {
        Some(draft) if draft.state.in_hand() => {
            store::decide(tx, now, actor, &draft, State::Discarded, "").await?;
            Ok(Discarded::Discarded(Box::new(draft)))
        }
        _ => Ok(Discarded::NotDraft),
    }
}

pub(super) async fn may_draft(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    subject: &str,
) -> Result<bool, StoreError> {
    permit(tx, now, actor, Action::DraftHandbook, &Scope::nowhere(), subject).await
}
