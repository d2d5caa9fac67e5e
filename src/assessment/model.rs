//! What an assessment is.

use std::fmt;

use crate::clock::Timestamp;
use crate::dossiers::model::Dossier;
use crate::people::AccountId;
use crate::producers::model::{Product, ProductId};
use crate::programme::sets::SetNumber;

use super::rules::{Forecast, Mark, Sheet};

/// An assessment's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AssessmentId(pub i64);

impl fmt::Display for AssessmentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// What somebody scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A product, in earnest: all who act for its producer score together.
    Product(ProductId),
    /// A set, for practice: each on their own.
    Practice(SetNumber),
}

impl fmt::Display for Subject {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Product(product) => write!(formatter, "product {product}"),
            Self::Practice(set) => write!(formatter, "practice {set}"),
        }
    }
}

/// Whose an assessment is, as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Product(ProductId),
    Practice(AccountId, SetNumber),
}

/// An answer, as it is kept. It counts only while the criterion is the same to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) criterion: String,
    /// [`crate::programme::criteria::Criterion::fingerprint`] when it was given.
    pub(super) fingerprint: String,
    pub(super) mark: Mark,
}

/// An assessment, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Its number.
    pub id: AssessmentId,
    /// The set under which it was begun.
    pub set: SetNumber,
    /// Whether something rejects the dossier; `None` while that was not asked.
    pub caught: Option<bool>,
    /// The conditions that were asked then, in short.
    pub(super) conditions: String,
    /// The criterion at which its author is.
    pub(super) at: String,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// The one that it took the place of.
    pub(super) replaces: Option<AssessmentId>,
}

/// What somebody scores, with all that is known of it.
#[derive(Clone, Debug)]
pub struct Case<'p> {
    /// What is scored.
    pub subject: Subject,
    /// The product, where it is one.
    pub product: Option<Product>,
    /// The sheet of its set as it is now.
    pub sheet: Sheet<'p>,
    /// The assessment, once it is begun.
    pub assessment: Option<Assessment>,
    /// The answers that count, one a line of the sheet.
    pub marks: Vec<Option<Mark>>,
    /// How many answers were given to criteria that are others now.
    pub lost: usize,
    /// The dossier that was filed with it, while that is under way: nothing can be changed then.
    pub locked: Option<Dossier>,
}

impl Case<'_> {
    /// What it is worth.
    #[must_use]
    pub fn forecast(&self) -> Forecast {
        self.sheet.forecast(&self.marks, self.caught() == Some(true))
    }

    /// Whether something rejects the dossier; `None` while that was not asked.
    #[must_use]
    pub fn caught(&self) -> Option<bool> {
        self.assessment.as_ref().and_then(|one| one.caught)
    }

    /// Whether it was begun under criteria that have changed since.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        let other_set = self.assessment.as_ref().is_some_and(|one| one.set != self.sheet.set);
        self.lost > 0 || (other_set && self.marks.iter().any(Option::is_some))
    }

    /// The line at which its author is: where they stopped, or the first that is not answered.
    #[must_use]
    pub fn position(&self) -> usize {
        let at = self.assessment.as_ref().map_or("", |one| one.at.as_str());
        let stopped = self.sheet.lines.iter().position(|line| line.criterion.number == at);
        stopped.or_else(|| self.open()).unwrap_or_default()
    }

    /// The first line that is not answered.
    #[must_use]
    pub fn open(&self) -> Option<usize> {
        self.marks.iter().position(Option::is_none)
    }
}
