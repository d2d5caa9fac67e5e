//! The decisions by which products were and are evaluated. A dossier is judged by the rules in
//! force on the day on which it was filed.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::criteria::{Points, Star};
use super::data::{Documents, Problems, Source};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The commune's people's committee.
    Commune,
    /// The district's; since 6 July 2025 no more.
    District,
    /// The province's.
    Province,
    /// The ministry.
    Central,
}

impl Level {
    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::District => "district",
            Self::Province => "province",
            Self::Central => "central",
        }
    }

    /// The level with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let all = [Self::Commune, Self::District, Self::Province, Self::Central];
        all.into_iter().find(|level| level.name() == name)
    }
}

/// Something for each rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerStar<T> {
    /// For three stars.
    pub three: T,
    /// For four stars.
    pub four: T,
    /// For five stars.
    pub five: T,
}

impl<T: Copy> PerStar<T> {
    /// That of a rating.
    #[must_use]
    pub fn of(&self, star: Star) -> T {
        match star {
            Star::Three => self.three,
            Star::Four => self.four,
            Star::Five => self.five,
        }
    }
}

/// A day of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearDay {
    month: u32,
    day: u32,
}

impl YearDay {
    /// That day of a year.
    #[must_use]
    pub fn of_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

impl<'de> Deserialize<'de> for YearDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // Of a leap year, so that 29 February is one.
        let date: Result<NaiveDate, _> = format!("2028-{text}").parse();
        date.map(|date| Self { month: date.month(), day: date.day() })
            .map_err(|_| serde::de::Error::custom(format!("{text:?} is no day of the year")))
    }
}

/// A yearly round of evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Who evaluates.
    pub level: Level,
    /// Its number in the year.
    pub number: u8,
    /// The level below must have proposed before this day.
    pub proposed_before: YearDay,
    /// It must be evaluated before this day.
    pub evaluated_before: YearDay,
}

/// Time limits, in days where not said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Working days in which the commune checks a dossier and sends it on.
    pub commune_working_days: u32,
    /// A re-evaluation, from the day on which the dossier is complete.
    pub again_days: u32,
    /// How long before a certificate ends its re-evaluation can be filed at the earliest.
    pub again_opens_days: u32,
    /// And at the latest.
    pub again_closes_days: u32,
    /// How long an ended certificate goes on at most while its re-evaluation is late.
    pub grace_days: u32,
    /// A revocation, from the conclusion.
    pub revocation_days: u32,
}

/// The days by which what was filed under older rules had to be finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinishedBy {
    /// First evaluations and upgrades.
    #[serde(deserialize_with = "day")]
    pub first: NaiveDate,
    /// Re-evaluations.
    #[serde(deserialize_with = "day")]
    pub again: NaiveDate,
}

/// The rules of a decision. What was not established about a former one is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    /// Its name here, such as `26-2026`.
    pub id: String,
    /// The decision.
    pub source: Source,
    /// The first day of filing to which it applies.
    pub filed_from: NaiveDate,
    /// The last one; `None` while it is in force.
    pub filed_to: Option<NaiveDate>,
    /// The points of the parts.
    pub parts: Points,
    /// Where producers file.
    pub filed_with: Level,
    /// Who recognises each rating.
    pub recognised_by: PerStar<Level>,
    /// The points from which on each rating is given.
    pub thresholds: Option<PerStar<u8>>,
    /// How long a certificate holds.
    pub certificate_months: Option<u32>,
    /// The yearly rounds.
    pub rounds: Vec<Round>,
    /// The time limits.
    pub limits: Option<Limits>,
    /// By when what was filed under it had to be finished.
    pub finished_by: Option<FinishedBy>,
    /// When it was last compared with the decision.
    pub checked: NaiveDate,
}

impl RuleSet {
    /// The rating that so many points are enough for, were every minimum reached.
    #[must_use]
    pub fn star_of(&self, points: u8) -> Option<Star> {
        let thresholds = self.thresholds?;
        Star::ALL.into_iter().rev().find(|star| thresholds.of(*star) <= points)
    }
}

/// All of them.
#[derive(Debug)]
pub struct RuleSets(Vec<RuleSet>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule_set: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    decision: String,
    #[serde(deserialize_with = "day")]
    filed_from: NaiveDate,
    #[serde(default, deserialize_with = "some_day")]
    filed_to: Option<NaiveDate>,
    parts: WrittenParts,
    filed_with: Level,
    recognised_by: PerStar<Level>,
    thresholds: Option<PerStar<u8>>,
    certificate_months: Option<u32>,
    #[serde(default)]
    round: Vec<Round>,
    limits: Option<Limits>,
    finished_by: Option<FinishedBy>,
    #[serde(deserialize_with = "day")]
    checked: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenParts {
    a: u8,
    b: u8,
    c: u8,
}

const FILE: &str = "rule_sets.toml";

impl RuleSets {
    pub(super) fn load(documents: &Documents, problems: &mut Problems) -> Self {
        let file: File = match toml::from_str(include_str!("data/rule_sets.toml")) {
            Ok(file) => file,
            Err(error) => {
                problems.add(FILE, 0, error.to_string());
                return Self(Vec::new());
            }
        };
        let mut sets: Vec<RuleSet> = Vec::new();
        for written in file.rule_set {
            let Some(source) = documents.get(&written.decision) else {
                problems.add(FILE, 0, format!("{:?} is no source", written.decision));
                continue;
            };
            let Written { parts: WrittenParts { a, b, c }, .. } = written;
            let follows = sets.last().is_none_or(|before| {
                before.filed_to.and_then(|last| last.succ_opt()) == Some(written.filed_from)
            });
            if !follows {
                problems.add(FILE, 0, format!("{} does not follow the one before", written.id));
            }
            sets.push(RuleSet {
                id: written.id,
                source,
                filed_from: written.filed_from,
                filed_to: written.filed_to,
                parts: Points { a, b, c },
                filed_with: written.filed_with,
                recognised_by: written.recognised_by,
                thresholds: written.thresholds,
                certificate_months: written.certificate_months,
                rounds: written.round,
                limits: written.limits,
                finished_by: written.finished_by,
                checked: written.checked,
            });
        }
        if sets.last().is_none_or(|last| last.filed_to.is_some()) {
            problems.add(FILE, 0, "no decision is in force".to_owned());
        }
        Self(sets)
    }

    /// All of them, the oldest first.
    #[must_use]
    pub fn all(&self) -> &[RuleSet] {
        &self.0
    }

    /// The rules for what is filed on this day; `None` before there were any here.
    #[must_use]
    pub fn in_force(&self, filed: NaiveDate) -> Option<&RuleSet> {
        self.0.iter().rev().find(|rules| {
            rules.filed_from <= filed && rules.filed_to.is_none_or(|last| filed <= last)
        })
    }
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let date = toml::value::Datetime::deserialize(deserializer)?;
    date.to_string().parse().map_err(|_| serde::de::Error::custom(format!("{date} is no day")))
}

fn some_day<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}
