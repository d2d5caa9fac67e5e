//! The statuses of a dossier, and the steps between them. Pure.
//!
//! ```text
//!            ┌── lapse ──▶ lapsed
//! draft ─────┤
//!            └── submit ──▶ submitted ── receive ──▶ under_check(first level)
//!                                                      │  ▲
//!                    request a supplement, answered    ├──┘ supplement_requested
//!                                                      │ forward
//!                                                      ▼
//!                            ┌────────────────▶ under_review(level) ◀──▶ supplement_requested
//!                  send back │                   │    │      │
//!                            │           send up │    │      └── reject ──▶ not_recognised
//!                            └── the next level ◀┘    └── recognise ──▶ recognised(star)
//! ```
//!
//! The producer can withdraw a dossier until there is a decision. Which levels there are, in which
//! order, and which of them gives which rating follows from the rules in force on the day of filing
//! ([`Path`]): a dossier filed under older rules keeps its old path. An entry made by mistake is taken
//! back by [`Step::Correct`], which is an entry itself.

mod steps;

use std::fmt;

use crate::people::Action;
use crate::programme::criteria::Star;
use crate::programme::rule_sets::{Level, PerStar, RuleSet};

pub use crate::programme::criteria::Points;
pub use steps::{Kind, Step};

/// Who evaluates in which order, by the rules of the day on which a dossier is filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Path {
    check: Level,
    recognised_by: PerStar<Level>,
    thresholds: Option<PerStar<u8>>,
}

impl Path {
    /// The path of a rule set.
    #[must_use]
    pub fn of(rules: &RuleSet) -> Self {
        Self {
            check: rules.filed_with,
            recognised_by: rules.recognised_by,
            thresholds: rules.thresholds,
        }
    }

    /// With whom a dossier is filed, and who checks it.
    #[must_use]
    pub fn check(self) -> Level {
        self.check
    }

    /// The levels that evaluate, the first one first.
    #[must_use]
    pub fn reviews(self) -> Vec<Level> {
        let mut levels: Vec<Level> =
            Star::ALL.iter().map(|star| self.recognised_by.of(*star)).collect();
        levels.dedup();
        levels
    }

    /// The ratings that a level gives.
    #[must_use]
    pub fn ratings(self, level: Level) -> Vec<Star> {
        Star::ALL.into_iter().filter(|star| self.recognised_by.of(*star) == level).collect()
    }

    fn beside(self, level: Level, by: isize) -> Option<Level> {
        let levels = self.reviews();
        let at = levels.iter().position(|one| *one == level)?;
        levels.get(at.checked_add_signed(by)?).copied()
    }

    /// Whether so many points are enough for a rating; where the threshold is not known, the one who
    /// decides says.
    fn enough(self, points: Points, star: Star) -> bool {
        self.thresholds.is_none_or(|thresholds| thresholds.of(star) <= points.total())
    }
}

/// Where a dossier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Its producer is preparing it.
    Draft,
    /// It was filed and waits to be received.
    Submitted,
    /// The level with which it was filed checks it.
    UnderCheck(Level),
    /// A level evaluates it.
    UnderReview(Level),
    /// Its producer is to add something; it then goes back to where it was.
    SupplementRequested(Desk),
    /// A rating was given.
    Recognised(Star),
    /// No rating was given.
    NotRecognised,
    /// Its producer took it back.
    Withdrawn,
    /// It was not filed before its round closed.
    Lapsed,
}

/// A desk on which a dossier lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Desk {
    /// To be checked by this level.
    Check(Level),
    /// To be evaluated by this level.
    Review(Level),
}

impl Desk {
    /// Whose desk it is.
    #[must_use]
    pub fn level(self) -> Level {
        match self {
            Self::Check(level) | Self::Review(level) => level,
        }
    }

    fn status(self) -> Status {
        match self {
            Self::Check(level) => Status::UnderCheck(level),
            Self::Review(level) => Status::UnderReview(level),
        }
    }

    /// Who may do what is done there. The districts that were are seen to by the province.
    fn action(self) -> Action {
        match self.level() {
            Level::Commune => Action::CommuneStep,
            Level::District | Level::Province | Level::Central => Action::ProvinceStep,
        }
    }
}

impl Status {
    /// The desk on which it lies.
    #[must_use]
    pub fn desk(self) -> Option<Desk> {
        match self {
            Self::UnderCheck(level) => Some(Desk::Check(level)),
            Self::UnderReview(level) => Some(Desk::Review(level)),
            _ => None,
        }
    }

    /// Whether nothing follows any more, save a correction.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Recognised(_) | Self::NotRecognised | Self::Withdrawn | Self::Lapsed)
    }

    /// Every status that there can be.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let desks = |level| [Desk::Check(level), Desk::Review(level)];
        let desks: Vec<Desk> = LEVELS.into_iter().flat_map(desks).collect();
        let mut all = vec![Self::Draft, Self::Submitted];
        all.extend(desks.iter().map(|desk| desk.status()));
        all.extend(desks.into_iter().map(Self::SupplementRequested));
        all.extend(Star::ALL.map(Self::Recognised));
        all.extend([Self::NotRecognised, Self::Withdrawn, Self::Lapsed]);
        all
    }

    /// The status with the name that [`fmt::Display`] gives it.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|status| status.to_string() == name)
    }
}

const LEVELS: [Level; 4] = [Level::Commune, Level::District, Level::Province, Level::Central];

impl fmt::Display for Status {
    /// The words for it in the database.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft => formatter.write_str("draft"),
            Self::Submitted => formatter.write_str("submitted"),
            Self::UnderCheck(level) => write!(formatter, "under_check:{}", level.name()),
            Self::UnderReview(level) => write!(formatter, "under_review:{}", level.name()),
            Self::SupplementRequested(desk) => {
                write!(formatter, "supplement_requested:{}", desk.status())
            }
            Self::Recognised(star) => write!(formatter, "recognised:{star}"),
            Self::NotRecognised => formatter.write_str("not_recognised"),
            Self::Withdrawn => formatter.write_str("withdrawn"),
            Self::Lapsed => formatter.write_str("lapsed"),
        }
    }
}

/// What the system does by itself needs nobody's leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Whoever may do this.
    Of(Action),
    /// Only the bot by itself.
    System,
}

/// Who may take a step of this kind from this status. `before` is the status before the last entry, in
/// which whoever made that entry may correct it.
#[must_use]
pub fn leave(status: Status, before: Option<Status>, kind: Kind) -> Leave {
    let desk = |status: Status| match status {
        Status::UnderCheck(level) => Desk::Check(level).action(),
        Status::UnderReview(level) => Desk::Review(level).action(),
        Status::SupplementRequested(desk) => desk.action(),
        // Whose desk it comes to next.
        _ => Action::CommuneStep,
    };
    match kind {
        Kind::Submit | Kind::AnswerSupplement => Leave::Of(Action::SubmitDossier),
        Kind::Withdraw => Leave::Of(Action::WithdrawDossier),
        Kind::Receive
        | Kind::Forward
        | Kind::RequestSupplement
        | Kind::SendUp
        | Kind::SendBack
        | Kind::Recognise
        | Kind::Reject => Leave::Of(desk(status)),
        Kind::Correct => Leave::Of(desk(before.unwrap_or(status))),
        Kind::Lapse => Leave::System,
    }
}

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Denied {
    /// It does not go on from this status.
    NotFromHere,
    /// The dossier has come to its end.
    Over,
    /// This level does not give that rating.
    NotTheirs(Star),
    /// The points are not enough for that rating.
    TooFewPoints(Star),
    /// The points are enough for this rating, which has to be given here.
    EnoughPoints(Star),
    /// There is no level after this one.
    NoLevelAbove,
    /// There is no level before this one.
    NoLevelBelow,
    /// A reason is missing.
    NoReason,
    /// There is nothing to correct.
    NothingToCorrect,
    /// The decision is older than the filing.
    DecidedBeforeFiling,
}

/// Where a step leads. `before` is the status before the last entry that stands.
///
/// # Errors
/// Why it leads nowhere.
pub fn next(
    path: &Path,
    status: Status,
    before: Option<Status>,
    step: &Step,
) -> Result<Status, Denied> {
    if step.reason().is_some_and(|reason| reason.trim().is_empty()) {
        return Err(Denied::NoReason);
    }
    match (step, status) {
        (Step::Correct { .. }, _) => before.ok_or(Denied::NothingToCorrect),
        (_, status) if status.is_final() => Err(Denied::Over),
        (Step::Submit, Status::Draft) => Ok(Status::Submitted),
        (Step::Lapse, Status::Draft) => Ok(Status::Lapsed),
        (Step::Receive, Status::Submitted) => Ok(Status::UnderCheck(path.check)),
        (Step::Forward, Status::UnderCheck(_)) => path
            .reviews()
            .first()
            .map(|level| Status::UnderReview(*level))
            .ok_or(Denied::NotFromHere),
        (Step::RequestSupplement { .. }, status) => {
            status.desk().map(Status::SupplementRequested).ok_or(Denied::NotFromHere)
        }
        (Step::AnswerSupplement, Status::SupplementRequested(desk)) => Ok(desk.status()),
        (Step::SendUp { points }, Status::UnderReview(level)) => {
            let above = path.beside(level, 1).ok_or(Denied::NoLevelAbove)?;
            let least = path.ratings(above).first().copied();
            match least {
                Some(star) if !path.enough(*points, star) => Err(Denied::TooFewPoints(star)),
                _ => Ok(Status::UnderReview(above)),
            }
        }
        (Step::SendBack { points }, Status::UnderReview(level)) => {
            let below = path.beside(level, -1).ok_or(Denied::NoLevelBelow)?;
            let reached = path.ratings(level).into_iter().find(|star| path.enough(*points, *star));
            match reached {
                // Where no threshold is known, every rating would seem to be reached.
                Some(star) if path.thresholds.is_some() => Err(Denied::EnoughPoints(star)),
                _ => Ok(Status::UnderReview(below)),
            }
        }
        (Step::Recognise { star, points }, Status::UnderReview(level)) => {
            if path.recognised_by.of(*star) != level {
                Err(Denied::NotTheirs(*star))
            } else if path.enough(*points, *star) {
                Ok(Status::Recognised(*star))
            } else {
                Err(Denied::TooFewPoints(*star))
            }
        }
        (Step::Reject { .. }, Status::UnderReview(_)) => Ok(Status::NotRecognised),
        (Step::Withdraw { .. }, _) => Ok(Status::Withdrawn),
        _ => Err(Denied::NotFromHere),
    }
}

/// The kinds of steps that lead somewhere from a status, whoever takes them.
#[must_use]
pub fn possible(path: &Path, status: Status, before: Option<Status>) -> Vec<Kind> {
    let trials = |kind: Kind| -> Vec<Step> {
        let reason = || "?".to_owned();
        let (none, all) = (Points { a: 0, b: 0, c: 0 }, Points { a: 40, b: 25, c: 35 });
        match kind {
            Kind::Submit => vec![Step::Submit],
            Kind::Receive => vec![Step::Receive],
            Kind::Forward => vec![Step::Forward],
            Kind::RequestSupplement => vec![Step::RequestSupplement { reason: reason() }],
            Kind::AnswerSupplement => vec![Step::AnswerSupplement],
            Kind::SendUp => vec![Step::SendUp { points: all }],
            Kind::SendBack => vec![Step::SendBack { points: none }],
            Kind::Recognise => Star::ALL.map(|star| Step::Recognise { star, points: all }).to_vec(),
            Kind::Reject => vec![Step::Reject { reason: reason() }],
            Kind::Withdraw => vec![Step::Withdraw { reason: reason() }],
            Kind::Lapse => vec![Step::Lapse],
            Kind::Correct => vec![Step::Correct { reason: reason() }],
        }
    };
    let leads = |step: &Step| next(path, status, before, step).is_ok();
    Kind::ALL.into_iter().filter(|kind| trials(*kind).iter().any(leads)).collect()
}

/// An entry of a history, as far as it decides where the dossier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What was done.
    pub kind: Kind,
    /// Where it was before.
    pub from: Status,
    /// Where it was afterwards.
    pub to: Status,
}

/// The entries that stand: a correction takes away the last one that stood before it.
#[must_use]
pub fn standing(history: &[Entry]) -> Vec<Entry> {
    let mut stands = Vec::new();
    for entry in history {
        if entry.kind == Kind::Correct {
            stands.pop();
        } else {
            stands.push(*entry);
        }
    }
    stands
}

/// Where a dossier with this history stands.
#[must_use]
pub fn replay(history: &[Entry]) -> Status {
    standing(history).last().map_or(Status::Draft, |entry| entry.to)
}

#[cfg(test)]
#[path = "rules/tests.rs"]
mod tests;
