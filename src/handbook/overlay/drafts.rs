//! Drafting: a change of an entry, a new entry, and handing either to somebody who may publish.

use chrono::NaiveDate;
use sqlx::sqlite::{SqliteConnection, SqlitePool};

use crate::clock::{Timestamp, local_date};
use crate::people::{Action, Actor, Scope, permit};
use crate::store::{StoreError, Tx};

use super::super::{Entry, EntryId, Problem, Source, Step, Topic, embedded};
use super::store::{self, NewVersion, Version};
use super::{
    Origin, State, changed_from_shown, file_name, from_typed, id_for, read, rules, shown, subject,
};

/// As much of a question as becomes a title, and a button's label.
const TITLE: usize = 80;
const BUTTON: usize = 28;

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

fn apply(entry: &mut Entry, edit: &Edit, today: NaiveDate) {
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
async fn keep(
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
            carried: embedded::file(entry.id.as_str()).map(rules::fingerprint),
            origin,
            why: "",
            changed: &changed,
        };
        store::insert(tx, now, actor, &new).await?
    };
    let version = store::version(tx.connection(), version).await?;
    Ok(version.map_or(Drafted::Unknown, Drafted::Draft))
}

/// A new entry, as it was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Its title.
    pub title: String,
    /// The label of its button.
    pub button: String,
    /// The text, as it was typed.
    pub body: String,
    /// Its step.
    pub step: Step,
    /// Its topic.
    pub topic: Topic,
    /// The related entries.
    pub related: Vec<EntryId>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// Ways of asking.
    pub phrasings: Vec<String>,
}

impl NewEntry {
    /// The entry that is drafted of it.
    #[must_use]
    pub fn entry(&self, id: EntryId, today: NaiveDate) -> Entry {
        let mut entry = Entry {
            id,
            title: String::new(),
            button: String::new(),
            step: self.step,
            topic: self.topic,
            related: self.related.clone(),
            in_force_from: self.sources.iter().find_map(|source| source.date).unwrap_or(today),
            in_force_to: None,
            reviewed_on: today,
            phrasings: Vec::new(),
            sources: self.sources.clone(),
            body: String::new(),
        };
        let edits = [
            Edit::Title(self.title.clone()),
            Edit::Button(self.button.clone()),
            Edit::Body(self.body.clone()),
            Edit::Phrasings(self.phrasings.clone()),
        ];
        for edit in &edits {
            apply(&mut entry, edit, today);
        }
        entry
    }
}

/// Drafts a new entry; its id is made of its title.
///
/// # Errors
/// When the store fails.
pub async fn draft_new(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    new: &NewEntry,
) -> Result<Drafted, StoreError> {
    if !may_draft(tx, now, actor, "a new handbook entry").await? {
        return Ok(Drafted::Refused);
    }
    begin(tx, now, actor, new, Origin::Chat).await
}

async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    new: &NewEntry,
    origin: Origin,
) -> Result<Drafted, StoreError> {
    let mut taken = Vec::new();
    let id = loop {
        let id =
            id_for(&new.title, |id| taken.contains(id) || embedded::file(id.as_str()).is_some());
        let Some(id) = id else { return Ok(Drafted::Unknown) };
        if !store::is_taken(tx.connection(), &id).await? {
            break id;
        }
        taken.push(id);
    };
    let entry = new.entry(id, local_date(now));
    keep(tx, now, actor, &entry, &entry.to_file(), origin).await
}

/// An officer's answer to somebody's question, to be made an entry of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromAnswer {
    /// What was asked.
    pub question: String,
    /// What the officer answered.
    pub answer: String,
    /// What the answer rests on, where the officer said so.
    pub source: Option<Source>,
    /// The entry that is nearest to the question: the new one stands beside it.
    pub near: Option<EntryId>,
}

/// Drafts an entry of an officer's answer, in one tap: what is not known yet (its sources, a better
/// title) is filled in later, and it cannot be published before.
///
/// # Errors
/// When the store fails.
pub async fn draft_from_answer(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    from: &FromAnswer,
) -> Result<Drafted, StoreError> {
    if !may_draft(tx, now, actor, "a handbook entry of an answer").await? {
        return Ok(Drafted::Refused);
    }
    let near = match &from.near {
        Some(id) => shown(tx, id).await?.and_then(|text| read(id, &text).ok()),
        None => None,
    };
    let question = from.question.split_whitespace().collect::<Vec<_>>().join(" ");
    let new = NewEntry {
        title: cut(&question, TITLE),
        button: cut(&question, BUTTON),
        body: from.answer.clone(),
        step: near.as_ref().map_or(Step::Learn, |near| near.step),
        topic: near.as_ref().map_or(Topic::Basics, |near| near.topic),
        related: near.into_iter().map(|near| near.id).collect(),
        sources: from.source.iter().cloned().collect(),
        phrasings: vec![question],
    };
    begin(tx, now, actor, &new, Origin::Answer).await
}

/// The first words, at most `most` letters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split(' ') {
        if out.chars().count() + 1 + word.chars().count() >= most {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.is_empty() { text.chars().take(most).collect() } else { out + "…" }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_cut_between_words() {
        assert_eq!(cut("phí bao nhiêu", 28), "phí bao nhiêu");
        assert_eq!(cut("một hai ba bốn", 10), "một hai…");
        assert_eq!(cut(&"x".repeat(40), 5), "xxxxx");
        assert!(cut(&"từ ".repeat(60), TITLE).chars().count() <= TITLE);
    }
}
