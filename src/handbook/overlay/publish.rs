//! Publishing: a draft comes into use, goes back to its author, an entry is withdrawn, an earlier
//! version is put back.

use crate::clock::Timestamp;
use crate::locale::Locale;
use crate::people::{Action, Actor, Scope, permit};
use crate::store::{StoreError, Tx};
use crate::text::fingerprint;

use super::super::{EntryId, embedded};
use super::lessons::on_published;
use super::store::{self, NewVersion, Version};
use super::{Origin, State, changed, changed_from_shown, read, rules, subject};

/// A draft whose text was checked and has no faults; only the check makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    version: i64,
    markdown: String,
}

impl Checked {
    pub(in super::super) fn new(version: &Version) -> Self {
        Self { version: version.id, markdown: version.markdown.clone() }
    }
}

/// What comes of publishing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// It is shown from now on.
    Published(Box<Version>),
    /// Somebody worked on it after it had been checked.
    ChangedSince,
    /// It is no draft any more.
    NotDraft,
    /// The actor may not.
    Refused,
}

/// Puts a draft into use. `locale` words what those are told who asked for it.
///
/// # Errors
/// When the store fails.
pub async fn publish(
    tx: &mut Tx,
    now: Timestamp,
    locale: &Locale,
    actor: &Actor,
    checked: &Checked,
) -> Result<Published, StoreError> {
    if !may_publish(tx, now, actor, &subject(checked.version)).await? {
        return Ok(Published::Refused);
    }
    let draft = match store::version(tx.connection(), checked.version).await? {
        Some(draft) if draft.state.in_hand() => draft,
        _ => return Ok(Published::NotDraft),
    };
    if draft.markdown != checked.markdown {
        return Ok(Published::ChangedSince);
    }
    if let Ok(entry) = read(&draft.entry, &draft.markdown) {
        let parts = changed_from_shown(tx, &entry).await?;
        store::set_changed(tx, draft.id, &rules::names(&parts)).await?;
    }
    if let Some(before) = store::in_force(tx.connection(), &draft.entry).await? {
        store::decide(tx, now, actor, &before, State::Replaced, "").await?;
    }
    store::decide(tx, now, actor, &draft, State::Published, "").await?;
    on_published(tx, now, locale, &draft.entry).await?;
    let published = store::version(tx.connection(), draft.id).await?;
    Ok(published.map_or(Published::NotDraft, |version| Published::Published(Box::new(version))))
}

/// What comes of giving a draft back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Returned {
    /// Its author goes on with it.
    Returned(Box<Version>),
    /// It does not wait to be published.
    NotProposed,
    /// The actor may not.
    Refused,
}

/// Gives a draft back to its author, with what is to be mended.
///
/// # Errors
/// When the store fails.
pub async fn return_draft(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    version: i64,
    why: &str,
) -> Result<Returned, StoreError> {
    if !may_publish(tx, now, actor, &subject(version)).await? {
        return Ok(Returned::Refused);
    }
    match store::version(tx.connection(), version).await? {
        Some(draft) if draft.state == State::Proposed => {
            store::decide(tx, now, actor, &draft, State::Draft, why).await?;
            Ok(Returned::Returned(Box::new(draft)))
        }
        _ => Ok(Returned::NotProposed),
    }
}

/// What comes of taking an entry out of the handbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// It is shown no more.
    Withdrawn,
    /// It was not shown.
    NotShown,
    /// The actor may not.
    Refused,
}

/// Takes an entry out of the handbook. Putting a version back brings it back.
///
/// # Errors
/// When the store fails.
pub async fn withdraw(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: &EntryId,
    why: &str,
) -> Result<Withdrawn, StoreError> {
    if !may_publish(tx, now, actor, &format!("handbook entry {id}")).await? {
        return Ok(Withdrawn::Refused);
    }
    match (store::in_force(tx.connection(), id).await?, embedded::file(id.as_str())) {
        (Some(version), _) if version.state == State::Published => {
            store::decide(tx, now, actor, &version, State::Withdrawn, why).await?;
            Ok(Withdrawn::Withdrawn)
        }
        (None, Some(carried)) => {
            let new = NewVersion {
                entry: id,
                state: State::Withdrawn,
                markdown: carried,
                carried: Some(fingerprint(carried)),
                origin: Origin::Withdrawal,
                why,
                changed: "",
            };
            store::insert(tx, now, actor, &new).await?;
            Ok(Withdrawn::Withdrawn)
        }
        _ => Ok(Withdrawn::NotShown),
    }
}

/// What is put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A version, by its row.
    Version(i64),
    /// The file that the program carries.
    Carried,
}

/// What comes of putting a version back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RolledBack {
    /// It is shown again, as a version of its own.
    Shown(Box<Version>),
    /// The file that the program carries is shown again.
    Carried,
    /// It is what is shown already.
    ShownAlready,
    /// There is no such version, or it was never shown.
    Unknown,
    /// This program cannot read it.
    Unreadable,
    /// The actor may not.
    Refused,
}

/// Puts an earlier version of an entry back into use. What was shown stays in the history, so that
/// this can be undone in the same way.
///
/// # Errors
/// When the store fails.
pub async fn roll_back(
    tx: &mut Tx,
    now: Timestamp,
    locale: &Locale,
    actor: &Actor,
    id: &EntryId,
    target: Target,
) -> Result<RolledBack, StoreError> {
    if !may_publish(tx, now, actor, &format!("handbook entry {id}")).await? {
        return Ok(RolledBack::Refused);
    }
    let shown = store::in_force(tx.connection(), id).await?;
    let Target::Version(version) = target else {
        return roll_back_to_carried(tx, now, locale, actor, id, shown).await;
    };
    let version = match store::version(tx.connection(), version).await? {
        Some(version) if version.state.was_shown() && version.entry == *id => version,
        _ => return Ok(RolledBack::Unknown),
    };
    let Ok(entry) = read(id, &version.markdown) else { return Ok(RolledBack::Unreadable) };
    if let Some(shown) = &shown
        && shown.state == State::Published
        && shown.markdown == version.markdown
    {
        return Ok(RolledBack::ShownAlready);
    }
    let before = super::shown(tx, id).await?.and_then(|text| read(id, &text).ok());
    let parts = rules::names(&changed(before.as_ref(), &entry));
    let why = format!("{}", version.number);
    if let Some(shown) = shown {
        store::decide(tx, now, actor, &shown, State::RolledBack, &why).await?;
    }
    let new = NewVersion {
        entry: id,
        state: State::Published,
        markdown: &version.markdown,
        carried: embedded::file(id.as_str()).map(fingerprint),
        origin: Origin::RollBack,
        why: &why,
        changed: &parts,
    };
    let row = store::insert(tx, now, actor, &new).await?;
    on_published(tx, now, locale, id).await?;
    let shown = store::version(tx.connection(), row).await?;
    Ok(shown.map_or(RolledBack::Unknown, |version| RolledBack::Shown(Box::new(version))))
}

async fn roll_back_to_carried(
    tx: &mut Tx,
    now: Timestamp,
    locale: &Locale,
    actor: &Actor,
    id: &EntryId,
    shown: Option<Version>,
) -> Result<RolledBack, StoreError> {
    if embedded::file(id.as_str()).is_none() {
        return Ok(RolledBack::Unknown);
    }
    let Some(shown) = shown else { return Ok(RolledBack::ShownAlready) };
    store::decide(tx, now, actor, &shown, State::RolledBack, "0").await?;
    on_published(tx, now, locale, id).await?;
    Ok(RolledBack::Carried)
}

pub(super) async fn may_publish(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    subject: &str,
) -> Result<bool, StoreError> {
    permit(tx, now, actor, Action::Publish, &Scope::province(), subject).await
}

/// Whether the actor may not publish a version, which goes on record.
///
/// # Errors
/// When the record cannot be written.
pub(in super::super) async fn refuse_publishing(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    version: i64,
) -> Result<bool, StoreError> {
    Ok(!may_publish(tx, now, actor, &subject(version)).await?)
}
