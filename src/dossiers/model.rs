//! What a dossier is.

use std::fmt;

use chrono::NaiveDate;
use rand::TryRngCore;
use rand::rngs::OsRng;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::people::NoRandomness;
use crate::producers::model::ProductId;
use crate::programme::criteria::Star;

use super::rules::{Points, Status};

/// A dossier's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DossierId(pub i64);

impl fmt::Display for DossierId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Why it is filed (decision 26/2026/QĐ-TTg, article 6.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DossierKind {
    /// For a product that was never recognised.
    First,
    /// For more stars.
    Upgrade,
    /// Because the certificate ends.
    ReEvaluation,
}

impl DossierKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::First, Self::Upgrade, Self::ReEvaluation];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Upgrade => "upgrade",
            Self::ReEvaluation => "re_evaluation",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What a dossier for `target` stars is, of a product with a rating of `current`.
    #[must_use]
    pub fn from(current: Option<Star>, target: Star) -> Self {
        match current {
            None => Self::First,
            Some(star) if target > star => Self::Upgrade,
            Some(_) => Self::ReEvaluation,
        }
    }
}

/// Letters and digits that nobody takes for one another, on paper or on the telephone.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// What stands on the commune's receipt, by which a dossier is found: eight letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lookup(String);

impl Lookup {
    /// A new one.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn random() -> Result<Self, NoRandomness> {
        let mut bytes = [0; 8];
        OsRng.try_fill_bytes(&mut bytes).map_err(NoRandomness::from)?;
        let letter = |byte: u8| LETTERS.get(usize::from(byte) % LETTERS.len()).copied();
        Ok(Self(bytes.into_iter().filter_map(letter).map(char::from).collect()))
    }

    /// The code in a text: in any case, with spaces or a dash.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        (code.len() == 8 && code.bytes().all(|byte| LETTERS.contains(&byte))).then_some(Self(code))
    }

    /// The letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn stored(code: String) -> Self {
        Self(code)
    }
}

impl fmt::Display for Lookup {
    /// As people read it: `K7M2-QX4P`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.split_at_checked(4) {
            Some((head, tail)) => write!(formatter, "{head}-{tail}"),
            None => formatter.write_str(&self.0),
        }
    }
}

/// A round of evaluation: the year and its number in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoundId {
    /// The year.
    pub year: i32,
    /// Its number there.
    pub number: u8,
}

/// What a producer files for one product in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Its number.
    pub id: DossierId,
    /// For which product.
    pub product: ProductId,
    /// Why.
    pub kind: DossierKind,
    /// The rating that it aims at.
    pub target: Star,
    /// Where it stands.
    pub status: Status,
    /// The rules of the day of filing; `None` while it is a draft.
    pub rule_set: Option<String>,
    /// The day of filing.
    pub filed_on: Option<NaiveDate>,
    /// The number of the registration form, as the commune wrote it.
    pub number: String,
    /// What stands on the receipt.
    pub lookup: Lookup,
    /// The round that it is meant for; `None` for a re-evaluation, which has a window of its own.
    pub round: Option<RoundId>,
    /// The points that it got last.
    pub points: Option<Points>,
    /// Since when it is in this status.
    pub changed_at: Timestamp,
    /// Raised with each step.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Lookup::random().unwrap();
        assert_eq!(Lookup::parse(&code.to_string()), Some(code.clone()));
        assert_eq!(Lookup::parse(&code.to_string().to_lowercase()), Some(code));
        assert_eq!(Lookup::parse("K7M2-QX4O"), None, "the letter O is in no code");
        assert_eq!(Lookup::parse("ho so"), None);
    }

    #[test]
    fn why_a_dossier_is_filed_follows_from_the_rating() {
        assert_eq!(DossierKind::from(None, Star::Three), DossierKind::First);
        assert_eq!(DossierKind::from(Some(Star::Three), Star::Four), DossierKind::Upgrade);
        assert_eq!(DossierKind::from(Some(Star::Three), Star::Three), DossierKind::ReEvaluation);
    }
}
