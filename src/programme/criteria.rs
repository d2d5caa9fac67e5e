//! The criteria of each set, and the least that each star asks of them.
//!
//! A rating needs its points in all, and every criterion that bears its stars at the marked level
//! or above (decision 26/2026/QĐ-TTg, annex II). A higher rating keeps the minima of the lower
//! ones; that is read from the note under each sheet.

use std::collections::HashMap;
use std::fmt::{self, Write};

use serde::{Deserialize, Serialize};

use super::data::{Citation, Documents, Problems, Row};
use super::levels::{self, Level, Rejection};
use super::sets::{SETS, SetNumber};
use crate::text::fingerprint;

/// A rating that is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Star {
    /// Three stars.
    Three,
    /// Four stars.
    Four,
    /// Five stars.
    Five,
}

impl Star {
    /// All of them, the lowest first.
    pub const ALL: [Self; 3] = [Self::Three, Self::Four, Self::Five];

    /// How many stars.
    #[must_use]
    pub fn get(self) -> u8 {
        match self {
            Self::Three => 3,
            Self::Four => 4,
            Self::Five => 5,
        }
    }

    /// The rating of so many stars, where it is recognised.
    #[must_use]
    pub fn new(stars: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|star| star.get() == stars)
    }

    pub(super) fn parse(text: &str) -> Result<Self, String> {
        text.parse().ok().and_then(Self::new).ok_or_else(|| format!("{text:?} is no rating"))
    }
}

impl fmt::Display for Star {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.get())
    }
}

/// A part of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The product and the strength of the community.
    A,
    /// Marketing and story.
    B,
    /// Quality.
    C,
}

/// The points of the three parts of the sheet, in whole points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Points {
    /// Part A, the product and the strength of the community.
    pub a: u8,
    /// Part B, marketing and story.
    pub b: u8,
    /// Part C, quality.
    pub c: u8,
}

impl Points {
    /// All of them together.
    #[must_use]
    pub fn total(self) -> u8 {
        self.a.saturating_add(self.b).saturating_add(self.c)
    }
}

/// A criterion of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// The set.
    pub set: SetNumber,
    /// The part of the sheet.
    pub part: Part,
    /// Its number in the sheet, such as `6.2.1`.
    pub number: &'static str,
    /// Its name, shortened.
    pub title: &'static str,
    /// The most points.
    pub max_points: u8,
    /// Whether it only sums up those below it.
    pub is_sum: bool,
    /// Its levels, as the sheet lists them; a sum has none.
    pub levels: Vec<Level>,
    /// Where it stands.
    pub citation: Citation,
}

impl Criterion {
    /// The criterion in short, to see later that it is another one: its number, its name, and what
    /// its levels ask. Two sets may have the same.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut text = format!("{} {}", self.number, self.title);
        for level in &self.levels {
            let case = level.case.unwrap_or_default();
            // Writing to a text cannot fail.
            let _ = write!(text, "\n{} {case} {}", level.points, level.text);
        }
        fingerprint(&text)
    }
}

/// The least that a rating asks of a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minimum {
    /// The set.
    pub set: SetNumber,
    /// The rating.
    pub star: Star,
    /// The criterion's number.
    pub number: &'static str,
    /// The criterion's name.
    pub title: &'static str,
    /// The points of the level that has to be reached.
    pub points: u8,
    /// What that level says, retold.
    pub text: &'static str,
    /// Where it stands.
    pub citation: Citation,
}

/// All criteria of all sets.
#[derive(Debug)]
pub struct Criteria {
    all: Vec<Criterion>,
    minima: Vec<Minimum>,
    rejections: Vec<Rejection>,
}

const FILE: &str = "criteria.csv";
const MINIMA: &str = "minima.csv";

impl Criteria {
    pub(super) fn load(documents: &Documents, problems: &mut Problems) -> Self {
        let header = "set,part,criterion,title,max_points,kind,source,checked";
        let text = include_str!("data/criteria.csv");
        let mut criteria = problems.table(FILE, text, header, |row| criterion(row, documents));
        let at: HashMap<_, _> =
            criteria.iter().enumerate().map(|(at, one)| ((one.set, one.number), at)).collect();
        for (set, number, level) in levels::levels(documents, problems) {
            let of = at.get(&(set, number)).and_then(|at| criteria.get_mut(*at));
            match of.filter(|one| !one.is_sum) {
                Some(criterion) => criterion.levels.push(level),
                None => {
                    problems.add(levels::FILE, 0, format!("set {set} has no criterion {number}"));
                }
            }
        }
        let header = "set,criterion,star,points,text,source,checked";
        let text = include_str!("data/minima.csv");
        let minima = problems.table(MINIMA, text, header, |row| minimum(row, &criteria, documents));
        let rejections = levels::rejections(documents, problems);
        let all = Self { all: criteria, minima, rejections };
        for number in (1..=SETS).filter_map(SetNumber::new) {
            all.check(number, problems);
        }
        all
    }

    /// A sheet has 100 points, and no minimum falls from one rating to the next.
    fn check(&self, set: SetNumber, problems: &mut Problems) {
        let parts = self.parts(set);
        let sum = u16::from(parts.a) + u16::from(parts.b) + u16::from(parts.c);
        if sum != 100 {
            problems.add(FILE, 0, format!("set {set} has {sum} points"));
        }
        for minimum in self.minima.iter().filter(|minimum| minimum.set == set) {
            let lower = self.minima.iter().find(|other| {
                other.set == set
                    && other.number == minimum.number
                    && other.star < minimum.star
                    && other.points > minimum.points
            });
            if lower.is_some() {
                let number = minimum.number;
                problems.add(MINIMA, 0, format!("set {set}, {number}: a minimum that falls"));
            }
        }
        for criterion in self.of(set).filter(|one| !one.is_sum) {
            let number = criterion.number;
            if let Some(fault) = levels::fault(&criterion.levels, criterion.max_points) {
                problems.add(levels::FILE, 0, format!("set {set}, {number}: {fault}"));
            }
            for star in Star::ALL {
                // A higher rating keeps the minima of the lower ones.
                let marked = criterion.levels.iter().filter(|one| one.star <= Some(star));
                let marked = marked.filter(|one| one.star.is_some()).map(|one| one.points).max();
                if marked != self.minimum(criterion, star) {
                    let problem = format!("set {set}, {number}: other minima for {star} stars");
                    problems.add(levels::FILE, 0, problem);
                }
            }
        }
        for rejection in self.rejections(set) {
            for number in rejection.criterion.iter().chain(&rejection.zero) {
                if !self.of(set).any(|one| one.number == *number) {
                    let problem = format!("set {set} has no criterion {number}");
                    problems.add(levels::REJECTIONS, 0, problem);
                }
            }
        }
    }

    /// The criteria of a set, in the order of the sheet.
    pub fn of(&self, set: SetNumber) -> impl Iterator<Item = &Criterion> {
        self.all.iter().filter(move |criterion| criterion.set == set)
    }

    /// What rejects a dossier of a set, in the order of the sheet.
    pub fn rejections(&self, set: SetNumber) -> impl Iterator<Item = &Rejection> {
        self.rejections.iter().filter(move |one| one.set == set)
    }

    /// The points that a criterion must have for a rating; `None` where it asks for none.
    #[must_use]
    pub fn minimum(&self, criterion: &Criterion, star: Star) -> Option<u8> {
        let of = |one: &&Minimum| {
            one.set == criterion.set && one.star == star && one.number == criterion.number
        };
        self.minima.iter().find(of).map(|one| one.points)
    }

    /// What each criterion of a set must reach for a rating, in the order of the sheet; criteria
    /// without a minimum are left out. What a lower rating asks is among them.
    #[must_use]
    pub fn minima(&self, set: SetNumber, star: Star) -> Vec<&Minimum> {
        self.minima.iter().filter(|minimum| minimum.set == set && minimum.star == star).collect()
    }

    /// The points of the parts of a set's sheet.
    #[must_use]
    pub fn parts(&self, set: SetNumber) -> Points {
        let of = |part: Part| {
            let leaves = self.of(set).filter(|one| one.part == part && !one.is_sum);
            leaves.map(|one| one.max_points).fold(0, u8::saturating_add)
        };
        Points { a: of(Part::A), b: of(Part::B), c: of(Part::C) }
    }
}

fn criterion(row: &Row<'_>, documents: &Documents) -> Result<Criterion, String> {
    Ok(Criterion {
        set: SetNumber::parse(row.text("set")?)?,
        part: match row.text("part")? {
            "A" => Part::A,
            "B" => Part::B,
            "C" => Part::C,
            other => return Err(format!("{other:?} is no part")),
        },
        number: row.text("criterion")?,
        title: row.text("title")?,
        max_points: row.number("max_points")?,
        is_sum: match row.text("kind")? {
            "group" => true,
            "leaf" => false,
            other => return Err(format!("{other:?} is neither group nor leaf")),
        },
        levels: Vec::new(),
        citation: documents.citation(row)?,
    })
}

fn minimum(
    row: &Row<'_>,
    criteria: &[Criterion],
    documents: &Documents,
) -> Result<Minimum, String> {
    let set = SetNumber::parse(row.text("set")?)?;
    let number = row.text("criterion")?;
    let of = criteria.iter().find(|one| one.set == set && one.number == number && !one.is_sum);
    let criterion = of.ok_or_else(|| format!("set {set} has no criterion {number}"))?;
    let points = row.number("points")?;
    if points > criterion.max_points {
        return Err(format!("{points} of {} points", criterion.max_points));
    }
    let star = Star::parse(row.text("star")?)?;
    let (title, text) = (criterion.title, row.text("text")?);
    Ok(Minimum { set, star, number, title, points, text, citation: documents.citation(row)? })
}
