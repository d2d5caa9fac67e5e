//! Use cases: a file comes to a paper, goes to another one, is taken off, and all of that is taken back.

use chrono::NaiveDate;

use super::formats::{self, Unfit};
use super::rules::{self, Mark};
use super::seeing::decided_before;
use super::store::{self, Evidence, New};
use crate::clock::{Timestamp, local_date};
use crate::dossiers::model::DossierId;
use crate::dossiers::moving::{self, Case};
use crate::people::{Action, Actor, permit, record};
use crate::producers;
use crate::programme::Programme;
use crate::programme::papers::Paper;
use crate::store::{StoreError, Tx};
use crate::telegram::files::{self, IncomingFile};

/// Why nothing was changed about a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barred {
    /// The file is no paper.
    Unfit(Unfit),
    /// It is so already.
    Already,
    /// The dossier has come to its end.
    Closed(Box<Case>),
    /// An official has looked at it and found it in order.
    Locked(Box<Case>),
    /// There is none.
    NotFound,
    /// The actor may not.
    Refused,
}

/// What comes of changing something about a paper.
pub type Outcome<T> = Result<T, Barred>;

/// A paper of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot<'a> {
    /// The dossier.
    pub dossier: DossierId,
    /// The paper's id in the programme's table.
    pub paper: &'a str,
}

/// Unpacks what was allowed, or returns why it was not.
macro_rules! granted {
    ($granted:expr) => {
        match $granted {
            Ok(granted) => granted,
            Err(barred) => return Ok(Err(barred)),
        }
    };
}

pub(super) use granted;

/// The dossier and the paper, for whoever may change what there is of it.
pub(super) async fn grant<'a>(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &'a Programme,
    (spot, action): (Spot<'_>, Action),
) -> Result<Outcome<(Case, &'a Paper)>, StoreError> {
    let Some(paper) = programme.papers.get(spot.paper) else { return Ok(Err(Barred::NotFound)) };
    let Some(case) = moving::case(tx.connection(), spot.dossier).await? else {
        return Ok(Err(Barred::NotFound));
    };
    let scope = producers::scope_of(tx.connection(), actor, &case.producer).await?;
    let subject = format!("dossier {}", spot.dossier);
    if !permit(tx, now, actor, action, &scope, &subject).await? {
        return Ok(Err(Barred::Refused));
    }
    if !rules::is_open(case.dossier.status) {
        return Ok(Err(Barred::Closed(Box::new(case))));
    }
    Ok(Ok((case, paper)))
}

async fn write_down(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    action: &str,
    (dossier, paper, file): (DossierId, &str, i64),
) -> Result<(), StoreError> {
    let (action, subject) = (format!("paper.{action}"), format!("dossier {dossier}"));
    record(tx, now, actor, &action, &subject, &format!("{paper}, file {file}")).await
}

/// A file as it comes.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// The update that brings it.
    pub update: i64,
    /// Chat and message.
    pub place: (i64, i32),
    /// The file.
    pub file: &'a IncomingFile,
}

/// How files are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// In the place of those that there are.
    pub replace: bool,
    /// Whether a copy goes to a folder.
    pub copies: bool,
}

/// A file that was kept for a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The dossier.
    pub case: Case,
    /// Files that there are of that paper now.
    pub files: usize,
    /// Another paper of the dossier that the same file is for.
    pub also: Option<String>,
    /// Until when the paper holds, where that was said.
    pub until: Option<NaiveDate>,
    /// Until when the one before it held, which is or will be over.
    pub renews: Option<NaiveDate>,
    /// Whether an official had found the paper in order, who has to look again.
    pub reopens: bool,
    /// Whether it is the first file of the paper that nobody has looked at.
    pub is_first_unseen: bool,
}

/// Keeps a file for a paper.
///
/// # Errors
/// When the store fails.
pub async fn send(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    spot: Spot<'_>,
    (incoming, keeping): (Incoming<'_>, Keeping),
) -> Result<Outcome<Sent>, StoreError> {
    let Some(account) = actor.account() else { return Ok(Err(Barred::Refused)) };
    let account = account.id;
    granted!(grant(tx, now, actor, programme, (spot, Action::CorrectRecords)).await?);
    if let Err(unfit) = formats::look(incoming.file) {
        return Ok(Err(Barred::Unfit(unfit)));
    }
    let row = files::keep(tx, now, account, incoming.place, incoming.file).await?;
    attach(tx, now, actor, programme, spot, (row, incoming.update, keeping)).await
}

/// Keeps a file that is there for a paper.
///
/// # Errors
/// When the store fails.
pub async fn attach(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    spot: Spot<'_>,
    (row, update, keeping): (i64, i64, Keeping),
) -> Result<Outcome<Sent>, StoreError> {
    let Some(by) = actor.account() else { return Ok(Err(Barred::Refused)) };
    let (case, paper) =
        granted!(grant(tx, now, actor, programme, (spot, Action::CorrectRecords)).await?);
    let Some(kept) = files::kept(tx.connection(), row).await?.filter(|kept| kept.account == by.id)
    else {
        return Ok(Err(Barred::NotFound));
    };
    let format = match formats::look(&kept.file) {
        Ok(format) => format,
        Err(unfit) => return Ok(Err(Barred::Unfit(unfit))),
    };
    let unique = &kept.file.file_unique_id;
    let there = store::papers_with(tx.connection(), spot.dossier, unique).await?;
    if there.iter().any(|other| other == spot.paper) {
        return Ok(Err(Barred::Already));
    }
    let before = store::files(tx.connection(), spot.dossier, spot.paper).await?;
    let held = store::held(tx.connection(), spot.dossier).await?.remove(spot.paper);
    let held = held.filter(|held| held.newest.is_some());
    let marked = held.as_ref().and_then(|held| held.mark()).map(|(mark, _)| mark);
    if keeping.replace {
        if marked == Some(Mark::Checked) {
            return Ok(Err(Barred::Locked(Box::new(case))));
        }
        for old in &before {
            store::remove(tx, old.id, update).await?;
            write_down(tx, now, actor, "replace", (spot.dossier, spot.paper, old.file)).await?;
        }
    }
    let stays = !keeping.replace;
    let today = local_date(now);
    let decided = decided_before(programme, &case, today);
    // What comes for a paper that has ended, or ends too early, is a new one: its day is asked for.
    let ends = |until: &NaiveDate| *until < today || decided.is_some_and(|day| *until < day);
    let before_it = held.as_ref().and_then(|held| held.until);
    let renews = before_it.filter(ends);
    let until = before_it.filter(|until| stays && !ends(until));
    let new = New { dossier: spot.dossier, paper: paper.id, file: row, until, by: by.id, update };
    store::add(tx, now, &new).await?;
    // Telegram has made every photo what it is.
    let is_sure = kept.file.kind == files::FileKind::Photo && !keeping.copies;
    store::know(tx, row, format, is_sure).await?;
    write_down(tx, now, actor, "send", (spot.dossier, spot.paper, row)).await?;
    let files = if stays { before.len() + 1 } else { 1 };
    Ok(Ok(Sent {
        case,
        files,
        also: there.into_iter().next(),
        until,
        renews,
        reopens: marked == Some(Mark::Checked),
        is_first_unseen: held.is_none() || marked.is_some(),
    }))
}

async fn is_locked(tx: &mut Tx, spot: Spot<'_>) -> Result<bool, StoreError> {
    let held = store::held(tx.connection(), spot.dossier).await?;
    let mark = held.get(spot.paper).and_then(|held| held.mark());
    Ok(mark.is_some_and(|(mark, _)| mark == Mark::Checked))
}

/// Takes a file off its paper.
///
/// # Errors
/// When the store fails.
pub async fn remove(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    (id, update): (i64, i64),
) -> Result<Outcome<Evidence>, StoreError> {
    let Some(evidence) = store::evidence(tx.connection(), id).await? else {
        return Ok(Err(Barred::NotFound));
    };
    let spot = Spot { dossier: evidence.dossier, paper: &evidence.paper };
    let (case, _) =
        granted!(grant(tx, now, actor, programme, (spot, Action::CorrectRecords)).await?);
    if is_locked(tx, spot).await? {
        return Ok(Err(Barred::Locked(Box::new(case))));
    }
    if !store::remove(tx, id, update).await? {
        return Ok(Err(Barred::Already));
    }
    write_down(tx, now, actor, "remove", (spot.dossier, spot.paper, evidence.file)).await?;
    Ok(Ok(evidence))
}

/// Moves the files of a paper to another one, of the same dossier or of another. Returns how many.
///
/// # Errors
/// When the store fails.
pub async fn relocate(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    (from, to, update): (Spot<'_>, Spot<'_>, i64),
) -> Result<Outcome<usize>, StoreError> {
    let Some(by) = actor.account() else { return Ok(Err(Barred::Refused)) };
    let may = Action::CorrectRecords;
    let (case, _) = granted!(grant(tx, now, actor, programme, (from, may)).await?);
    let (_, paper) = granted!(grant(tx, now, actor, programme, (to, may)).await?);
    if is_locked(tx, from).await? {
        return Ok(Err(Barred::Locked(Box::new(case))));
    }
    let moved = store::files(tx.connection(), from.dossier, from.paper).await?;
    if from == to || moved.is_empty() {
        return Ok(Err(Barred::Already));
    }
    let held = store::held(tx.connection(), to.dossier).await?;
    let there = held.get(to.paper).and_then(|held| held.until);
    for old in &moved {
        store::remove(tx, old.id, update).await?;
        let (dossier, file, until) = (to.dossier, old.file, old.until.or(there));
        // One that is there already is there once.
        let new = New { dossier, paper: paper.id, file, until, by: by.id, update };
        store::add(tx, now, &new).await?;
        write_down(tx, now, actor, "move", (from.dossier, from.paper, file)).await?;
        write_down(tx, now, actor, "move_here", (to.dossier, to.paper, file)).await?;
    }
    Ok(Ok(moved.len()))
}

/// Takes back what an update did to papers: what it brought goes, what it took off comes back. Returns
/// where that is.
///
/// # Errors
/// When the store fails.
pub async fn undo(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    (undone, update): (i64, i64),
) -> Result<Outcome<(DossierId, String)>, StoreError> {
    let (brought, removed) = store::of_update(tx.connection(), undone).await?;
    // Where what was taken off goes back to is what there is to see.
    let Some(first) = removed.first().or(brought.first()).cloned() else {
        return Ok(Err(Barred::Already));
    };
    for one in brought.iter().chain(&removed) {
        let spot = Spot { dossier: one.dossier, paper: &one.paper };
        let (case, _) =
            granted!(grant(tx, now, actor, programme, (spot, Action::CorrectRecords)).await?);
        if is_locked(tx, spot).await? {
            return Ok(Err(Barred::Locked(Box::new(case))));
        }
    }
    for one in &brought {
        store::remove(tx, one.id, update).await?;
        write_down(tx, now, actor, "undo_send", (one.dossier, &one.paper, one.file)).await?;
    }
    for one in &removed {
        store::put_back(tx, one.id).await?;
        write_down(tx, now, actor, "undo_remove", (one.dossier, &one.paper, one.file)).await?;
    }
    Ok(Ok((first.dossier, first.paper)))
}

/// Writes down until when a paper holds, of the day that is read on it. Returns the last day.
///
/// # Errors
/// When the store fails.
pub async fn set_until(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    (spot, on_it): (Spot<'_>, NaiveDate),
) -> Result<Outcome<NaiveDate>, StoreError> {
    let (_, paper) =
        granted!(grant(tx, now, actor, programme, (spot, Action::CorrectRecords)).await?);
    let Some(until) = rules::until(paper.validity, on_it) else { return Ok(Err(Barred::Already)) };
    if !store::set_until(tx, spot.dossier, spot.paper, until).await? {
        return Ok(Err(Barred::NotFound));
    }
    let subject = format!("dossier {}", spot.dossier);
    record(tx, now, actor, "paper.until", &subject, &format!("{}: {until}", spot.paper)).await?;
    Ok(Ok(until))
}
