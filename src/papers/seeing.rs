//! Use cases: the list of a dossier's papers, and what there is of each.

use chrono::{Days, NaiveDate};
use sqlx::sqlite::SqliteConnection;

use super::rules::{self, Held, Section, State, Subject, Why};
use super::store;
use crate::clock::{Timestamp, local_date};
use crate::dossiers::model::{DossierId, DossierKind};
use crate::dossiers::moving::{self, Case, Seen};
use crate::dossiers::overview;
use crate::dossiers::rounds::round_days;
use crate::people::{AccountId, Actor};
use crate::producers::{self, model::Producer};
use crate::programme::Programme;
use crate::programme::papers::SAMPLES;
use crate::store::{StoreError, Tx};

pub use super::store::Evidence;

/// A paper of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id in the programme's table.
    pub paper: &'static str,
    /// Why the dossier takes it.
    pub why: Why,
    /// The numbers of the criteria that it proves, in the order of the sheet.
    pub criteria: Vec<&'static str>,
    /// How it stands.
    pub state: State,
    /// What there is.
    pub held: Held,
}

impl Line {
    /// Whether it was sent and no official has said anything of it.
    #[must_use]
    pub fn is_unseen(&self) -> bool {
        self.held.files > 0 && self.held.mark().is_none()
    }

    /// The part of the list in which it stands.
    #[must_use]
    pub fn section(&self) -> Section {
        Section::of(self.why, self.state)
    }
}

/// Samples that come with a dossier (decision 26/2026/QĐ-TTg, article 6.2.d).
pub const SAMPLES_DUE: i64 = 5;

/// Samples of a product that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Samples {
    /// How many.
    pub count: i64,
    /// The name of the official who has them.
    pub by: String,
    /// When they came.
    pub at: Timestamp,
}

/// A dossier with its papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The dossier.
    pub case: Case,
    /// The day before which it is decided, where that is known.
    pub decided: Option<NaiveDate>,
    /// Its papers, in the order in which they are read.
    pub lines: Vec<Line>,
    /// The samples, once they came.
    pub samples: Option<Samples>,
}

impl Sheet {
    /// The paper with this id.
    #[must_use]
    pub fn line(&self, paper: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.paper == paper)
    }

    /// How many papers it is not complete without, and how many of them there are.
    #[must_use]
    pub fn needed(&self) -> (usize, usize) {
        let needed = || self.lines.iter().filter(|line| line.why.group().is_needed());
        (needed().count(), needed().filter(|line| line.state.is_there()).count())
    }
}

/// What decides which papers a dossier takes.
#[must_use]
pub fn subject(case: &Case) -> Subject {
    Subject {
        set: case.product.details.set,
        target: case.dossier.target,
        case: case.dossier.kind,
        kind: case.producer.details.kind,
    }
}

/// The papers of a dossier. Whoever calls has asked whether the actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn sheet(
    connection: &mut SqliteConnection,
    now: Timestamp,
    programme: &Programme,
    case: Case,
) -> Result<Sheet, StoreError> {
    let today = local_date(now);
    let decided = decided_before(programme, &case, today);
    let mut held = store::held(&mut *connection, case.dossier.id).await?;
    let mut lines: Vec<Line> = rules::checklist(programme, subject(&case))
        .into_iter()
        .map(|item| {
            let held = held.remove(item.paper.id).unwrap_or_default();
            let criteria = item.criteria.iter().map(|one| one.number).collect();
            line(item.paper.id, (item.why, criteria), held, today, decided)
        })
        .collect();
    // What was sent while the product was in another set, or aimed higher, is not lost.
    for (paper, held) in held {
        if let Some(paper) = programme.papers.get(&paper).filter(|_| held.newest.is_some()) {
            lines.push(line(paper.id, (Why::Evidence, Vec::new()), held, today, decided));
        }
    }
    let samples = store::samples(connection, case.dossier.id).await?;
    if samples.is_some()
        && let Some(line) = lines.iter_mut().find(|line| line.paper == SAMPLES)
    {
        line.state = State::Checked;
    }
    lines.sort_by_key(|line| (line.section(), line.why.group()));
    Ok(Sheet { case, decided, lines, samples })
}

/// The day before which a dossier is decided: that of its round (article 5.1); of a re-evaluation, the
/// last of the days that there are for it once it is complete (article 7.6), which is today at the earliest.
pub(super) fn decided_before(
    programme: &Programme,
    case: &Case,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let dossier = &case.dossier;
    let filed = dossier.filed_on.unwrap_or(today);
    let rules = programme.rule_sets.in_force(filed)?;
    if dossier.kind == DossierKind::ReEvaluation {
        let days = Days::new(rules.limits?.again_days.into());
        return filed.max(today).checked_add_days(days);
    }
    round_days(rules, dossier.round?).map(|days| days.evaluated_before)
}

fn line(
    paper: &'static str,
    (why, criteria): (Why, Vec<&'static str>),
    held: Held,
    today: NaiveDate,
    decided: Option<NaiveDate>,
) -> Line {
    let state = rules::state(&held, today, decided);
    Line { paper, why, criteria, state, held }
}

/// The papers of a dossier, for whoever may see it.
///
/// # Errors
/// When the store fails.
pub async fn see(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    programme: &Programme,
    id: DossierId,
) -> Result<Seen<Sheet>, StoreError> {
    Ok(match moving::see(tx, now, actor, id).await? {
        Seen::Here(case) => Seen::Here(sheet(tx.connection(), now, programme, case).await?),
        Seen::NotFound => Seen::NotFound,
        Seen::Refused => Seen::Refused,
    })
}

/// Until when the papers of a dossier hold that do not hold for ever, by their ids, the first first.
///
/// # Errors
/// When the store fails.
pub async fn valid_until(
    connection: &mut SqliteConnection,
    dossier: DossierId,
) -> Result<Vec<(String, NaiveDate)>, StoreError> {
    let held = store::held(connection, dossier).await?;
    let ends = held.into_iter().filter_map(|(paper, held)| Some((paper, held.until?)));
    let mut ends: Vec<_> = ends.collect();
    ends.sort_by(|(one, ends), (other, end)| (ends, one).cmp(&(end, other)));
    Ok(ends)
}

/// The files of a paper, in the order in which they were sent. Whoever calls has asked whether the actor
/// may see them.
///
/// # Errors
/// When the store fails.
pub async fn files(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    paper: &str,
) -> Result<Vec<Evidence>, StoreError> {
    store::files(connection, dossier, paper).await
}

/// A file for a paper, whether or not it was removed since.
///
/// # Errors
/// When the store fails.
pub async fn evidence(
    connection: &mut SqliteConnection,
    id: i64,
) -> Result<Option<Evidence>, StoreError> {
    store::evidence(connection, id).await
}

/// The paper for which others of an album were sent.
///
/// # Errors
/// When the store fails.
pub async fn of_album(
    connection: &mut SqliteConnection,
    chat: i64,
    album: &str,
) -> Result<Option<(DossierId, String)>, StoreError> {
    store::of_album(connection, chat, album).await
}

/// The dossiers of a producer that have not come to their end, with their products' names.
///
/// # Errors
/// When the store fails.
pub async fn open_dossiers_of(
    connection: &mut SqliteConnection,
    producer: &Producer,
) -> Result<Vec<(DossierId, String)>, StoreError> {
    let lines = overview::lines(connection, producer).await?;
    let open = |line: &overview::Line| {
        line.open_dossier().map(|dossier| (dossier.id, line.product.details.name.clone()))
    };
    Ok(lines.iter().filter_map(open).collect())
}

/// The same of everybody that somebody acts for.
///
/// # Errors
/// When the store fails.
pub async fn open_dossiers(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<(DossierId, String)>, StoreError> {
    let mut producers: Vec<Producer> = Vec::new();
    for (id, _) in producers::producers_of(connection, account).await? {
        // Two rows may have been found to be one producer.
        let there = producers::producer(connection, id).await?;
        producers.extend(there.filter(|one| !producers.contains(one)));
    }
    let mut found = Vec::new();
    for producer in &producers {
        found.extend(open_dossiers_of(connection, producer).await?);
    }
    Ok(found)
}
