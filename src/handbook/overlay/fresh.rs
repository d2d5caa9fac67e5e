//! Drafting a new entry: as it was filled in, or of an officer's answer.

use chrono::NaiveDate;

use crate::clock::{Timestamp, local_date};
use crate::people::Actor;
use crate::store::{StoreError, Tx};

use super::super::{Entry, EntryId, Source, Step, Topic, embedded};
use super::drafts::{Drafted, Edit, apply, keep, may_draft};
use super::{Origin, id_for, read, shown, store};

/// As much of a question as becomes a title, and a button's label.
const TITLE: usize = 80;
const BUTTON: usize = 28;

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
    /// The ticket: who asked it is told once the entry is in use.
    pub ticket: Option<i64>,
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
    let drafted = begin(tx, now, actor, &new, Origin::Answer).await?;
    if let (Some(ticket), Drafted::Draft(draft)) = (from.ticket, &drafted) {
        store::add_lesson(tx, now, ticket, store::Subject::Version(draft.id)).await?;
    }
    Ok(drafted)
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
