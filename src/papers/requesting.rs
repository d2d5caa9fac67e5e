//! Use cases: an official asks for papers by a day, the producer answers one after the other, and the
//! official sees who is silent.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use super::sending::{Barred, Outcome, Spot, grant, granted};
use super::store;
use crate::clock::{Timestamp, local_date};
use crate::dossiers::Event;
use crate::dossiers::lists::{Asked, reach_of};
use crate::dossiers::model::DossierId;
use crate::dossiers::moving::{self, Case, Move, Moved, take_step};
use crate::dossiers::rules::{Kind, Status, Step};
use crate::people::{Action, Actor, record};
use crate::programme::Programme;
use crate::programme::papers::SAMPLES;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

/// Something that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Wanted {
    /// The paper; `None` where the note says all.
    pub paper: Option<String>,
    /// What is wrong, or what is to be done.
    pub note: String,
}

/// The same, with whether it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number in the request.
    pub number: i64,
    /// What is asked for.
    pub wanted: Wanted,
    /// Whether it has come.
    pub is_done: bool,
}

/// What an official asks to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// Its row.
    pub id: i64,
    /// Of which dossier.
    pub dossier: DossierId,
    /// The last day, local.
    pub due_on: NaiveDate,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// What.
    pub items: Vec<Item>,
}

impl Supplement {
    /// What has not come.
    pub fn open(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| !item.is_done)
    }
}

/// The entry with which something was asked last of a dossier, as its history stands: a correction takes
/// the last one away.
///
/// # Errors
/// When the store fails.
pub async fn last_asked(
    connection: &mut SqliteConnection,
    dossier: DossierId,
) -> Result<Option<Event>, StoreError> {
    let mut stands: Vec<Event> = Vec::new();
    for event in moving::history(connection, dossier).await? {
        if event.entry.kind == Kind::Correct {
            stands.pop();
        } else {
            stands.push(event);
        }
    }
    Ok(stands.into_iter().rfind(|event| event.entry.kind == Kind::RequestSupplement))
}

/// What was asked with an entry of a dossier's history; `None` where that was done in words alone.
///
/// # Errors
/// When the store fails.
pub async fn asked_in(
    connection: &mut SqliteConnection,
    event: &Event,
) -> Result<Option<Supplement>, StoreError> {
    match event.entry.kind {
        Kind::RequestSupplement => store::of_event(connection, event.id).await,
        _ => Ok(None),
    }
}

/// What was asked last of a dossier, whether or not that was answered.
///
/// # Errors
/// When the store fails.
pub async fn last_supplement(
    connection: &mut SqliteConnection,
    dossier: DossierId,
) -> Result<Option<Supplement>, StoreError> {
    match last_asked(&mut *connection, dossier).await? {
        Some(event) => asked_in(connection, &event).await,
        None => Ok(None),
    }
}

/// What is asked of a dossier, while it waits for that.
///
/// # Errors
/// When the store fails.
pub async fn open_supplement(
    connection: &mut SqliteConnection,
    case: &Case,
) -> Result<Option<Supplement>, StoreError> {
    match case.dossier.status {
        Status::SupplementRequested(_) => last_supplement(connection, case.dossier.id).await,
        _ => Ok(None),
    }
}

/// What was asked last of a dossier that an official has in hand again, where not all of it came.
///
/// # Errors
/// When the store fails.
pub async fn unmet_supplement(
    connection: &mut SqliteConnection,
    case: &Case,
) -> Result<Option<Supplement>, StoreError> {
    match case.dossier.status {
        Status::UnderCheck(_) | Status::UnderReview(_) => {
            let last = last_supplement(connection, case.dossier.id).await?;
            Ok(last.filter(|last| last.open().next().is_some()))
        }
        _ => Ok(None),
    }
}

/// A request that is to be made.
#[derive(Clone, Debug)]
pub struct Request {
    /// Of which dossier.
    pub dossier: DossierId,
    /// The version that the official saw.
    pub seen: Option<i64>,
    /// What.
    pub wanted: Vec<Wanted>,
    /// The last day, local.
    pub due_on: NaiveDate,
    /// The whole in words, for the history.
    pub reason: String,
}

/// What comes of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requested {
    /// What came of the step.
    Moved(Box<Moved>),
    /// Nothing is asked for.
    Nothing,
    /// The last day has to be after today.
    TooEarly,
}

/// Asks a producer for papers.
///
/// # Errors
/// When the store fails.
pub async fn request(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    request: &Request,
) -> Result<Requested, StoreError> {
    let known = |wanted: &Wanted| match &wanted.paper {
        Some(paper) => programme.papers.get(paper).is_some(),
        None => !wanted.note.trim().is_empty(),
    };
    if request.wanted.is_empty() || !request.wanted.iter().all(known) {
        return Ok(Requested::Nothing);
    }
    if request.due_on <= local_date(now) {
        return Ok(Requested::TooEarly);
    }
    let step = Step::RequestSupplement { reason: request.reason.clone() };
    let wanted = Move::new(request.dossier, request.seen, step);
    let moved = take_step(tx, now, actor, programme, &wanted).await?;
    if let (Moved::Done { event, .. }, Some(by)) = (&moved, actor.account()) {
        let what = (request.wanted.as_slice(), request.due_on, by.id);
        store::ask(tx, now, (request.dossier, event.id), what).await?;
    }
    Ok(Requested::Moved(Box::new(moved)))
}

/// The producer says that an item is done where no file can show it, or that it is not.
///
/// # Errors
/// When the store fails.
pub async fn say_done(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    (dossier, number, is_done): (DossierId, i64, bool),
) -> Result<Outcome<(Case, Supplement)>, StoreError> {
    // Any paper does: what is asked is whether the actor may fill in this dossier.
    let spot = Spot { dossier, paper: SAMPLES };
    let (case, _) =
        granted!(grant(tx, now, actor, programme, (spot, Action::CorrectRecords)).await?);
    let Some(there) = open_supplement(tx.connection(), &case).await? else {
        return Ok(Err(Barred::Already));
    };
    if !there.items.iter().any(|item| item.number == number) {
        return Ok(Err(Barred::NotFound));
    }
    store::set_done(tx, now, (there.id, number), is_done).await?;
    let action = if is_done { "supplement.done" } else { "supplement.not_done" };
    record(tx, now, actor, action, &format!("dossier {dossier}"), &number.to_string()).await?;
    let there = open_supplement(tx.connection(), &case).await?.unwrap_or(there);
    Ok(Ok((case, there)))
}

/// A dossier that waits for its producer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silent {
    /// The dossier.
    pub dossier: DossierId,
    /// Its product's name.
    pub product: String,
    /// Its producer's name.
    pub producer: String,
    /// The producer's commune.
    pub commune: Option<PlaceCode>,
    /// The last day; `None` where none was set.
    pub due_on: Option<NaiveDate>,
    /// Since when nothing has come.
    pub since: Timestamp,
    /// How much is asked for.
    pub items: usize,
    /// How much has come.
    pub done: usize,
    /// Whether anything has come since it was asked.
    pub has_begun: bool,
}

/// The dossiers that wait for their producers, of the communes that the actor may see: how many, and a
/// page of them, the one that is due first before the others.
///
/// # Errors
/// When the store fails.
pub async fn silent(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    slice: (usize, usize),
) -> Result<Asked<(i64, Vec<Silent>)>, StoreError> {
    match reach_of(tx, now, actor).await? {
        Some(reach) => Ok(Asked::Here(store::silent(tx.connection(), &reach, slice).await?)),
        None => Ok(Asked::Refused),
    }
}
