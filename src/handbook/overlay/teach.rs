//! Teaching: ways of asking for an entry, and questions that must not be answered.

use crate::clock::Timestamp;
use crate::locale::Locale;
use crate::people::{Action, Actor, Scope, may_now};
use crate::store::{StoreError, Tx};

use super::super::{EntryId, embedded};
use super::drafts::may_draft;
use super::lessons::on_published;
use super::publish::may_publish;
use super::store::{self, ACTIVE, NewPhrasing, PROPOSED, Phrasing, REMOVED, Subject};

/// The longest phrasing that can teach anything, in letters.
const LONGEST: usize = 300;

/// A question and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaching {
    /// The entry; nothing where the handbook must not answer.
    pub entry: Option<EntryId>,
    /// The words.
    pub text: String,
    /// The row of the question that it comes from.
    pub question: Option<i64>,
    /// The ticket that it comes from: who asked it is told once it is in use.
    pub ticket: Option<i64>,
    /// Why, where somebody said so.
    pub why: String,
    /// Whether it comes into use at once, if the actor may publish.
    pub at_once: bool,
}

/// What comes of teaching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taught {
    /// It is in use: the actor may publish.
    Active(i64),
    /// It waits for somebody who may publish.
    Proposed(i64),
    /// It was taught before.
    Already(Phrasing),
    /// There are no words in it, or far too many.
    NotAPhrasing,
    /// There is no such entry.
    Unknown,
    /// The actor may not.
    Refused,
}

/// Teaches a way of asking.
///
/// # Errors
/// When the store fails.
pub async fn teach(
    tx: &mut Tx,
    now: Timestamp,
    locale: &Locale,
    actor: &Actor,
    teaching: &Teaching,
) -> Result<Taught, StoreError> {
    let subject = match &teaching.entry {
        Some(entry) => format!("handbook entry {entry}"),
        None => "questions that are not answered".to_owned(),
    };
    if !may_draft(tx, now, actor, &subject).await? {
        return Ok(Taught::Refused);
    }
    let text = teaching.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.chars().any(char::is_alphanumeric) || text.chars().count() > LONGEST {
        return Ok(Taught::NotAPhrasing);
    }
    if let Some(entry) = &teaching.entry
        && embedded::file(entry.as_str()).is_none()
        && store::in_force(tx.connection(), entry).await?.is_none()
    {
        return Ok(Taught::Unknown);
    }
    let entry = teaching.entry.as_ref();
    let known = store::phrasing_like(tx.connection(), entry, &text).await?;
    if let Some(known) = known {
        if let (Some(ticket), Some(entry)) = (teaching.ticket, entry) {
            store::add_lesson(tx, now, ticket, Subject::Phrasing(known.id)).await?;
            on_published(tx, now, locale, entry).await?;
        }
        return Ok(Taught::Already(known));
    }
    let publisher =
        teaching.at_once && may_now(tx, actor, Action::Publish, &Scope::province()).await?;
    let state = if publisher { ACTIVE } else { PROPOSED };
    let (question, why) = (teaching.question, teaching.why.as_str());
    let new = NewPhrasing { entry, text: &text, question, state, why };
    let id = store::insert_phrasing(tx, now, actor, &new).await?;
    if let Some(ticket) = teaching.ticket {
        store::add_lesson(tx, now, ticket, Subject::Phrasing(id)).await?;
    }
    if !publisher {
        return Ok(Taught::Proposed(id));
    }
    if let Some(entry) = entry {
        on_published(tx, now, locale, entry).await?;
    }
    Ok(Taught::Active(id))
}

/// What comes of putting a proposed phrasing into use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// It is in use.
    Accepted(Phrasing),
    /// It does not wait.
    NotProposed,
    /// The actor may not.
    Refused,
}

/// Puts a phrasing that waits into use.
///
/// # Errors
/// When the store fails.
pub async fn accept_phrasing(
    tx: &mut Tx,
    now: Timestamp,
    locale: &Locale,
    actor: &Actor,
    id: i64,
) -> Result<Accepted, StoreError> {
    if !may_publish(tx, now, actor, &format!("handbook phrasing {id}")).await? {
        return Ok(Accepted::Refused);
    }
    match store::phrasing(tx.connection(), id).await? {
        Some(phrasing) if !phrasing.active => {
            store::set_phrasing(tx, now, actor, &phrasing, ACTIVE, "").await?;
            if let Some(entry) = &phrasing.entry {
                on_published(tx, now, locale, entry).await?;
            }
            Ok(Accepted::Accepted(phrasing))
        }
        _ => Ok(Accepted::NotProposed),
    }
}

/// What comes of taking a phrasing away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// It teaches nothing any more.
    Removed(Phrasing),
    /// There is none.
    Unknown,
    /// The actor may not.
    Refused,
}

/// Takes a phrasing away: one that waits, whoever may draft; one in use, whoever may publish.
///
/// # Errors
/// When the store fails.
pub async fn remove_phrasing(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: i64,
    why: &str,
) -> Result<Removed, StoreError> {
    let subject = format!("handbook phrasing {id}");
    if !may_draft(tx, now, actor, &subject).await? {
        return Ok(Removed::Refused);
    }
    let Some(phrasing) = store::phrasing(tx.connection(), id).await? else {
        return Ok(Removed::Unknown);
    };
    if phrasing.active && !may_publish(tx, now, actor, &subject).await? {
        return Ok(Removed::Refused);
    }
    store::set_phrasing(tx, now, actor, &phrasing, REMOVED, why).await?;
    Ok(Removed::Removed(phrasing))
}
