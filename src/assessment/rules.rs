//! What a sheet of answers is worth: points, the star that they reach, and what holds the next one
//! back. Pure.
//!
//! A star needs its points in all **and** every criterion that bears it at the marked level or above.
//! Who reaches no level of a criterion has 0 points; so has, for the time being, who has not answered.

use crate::programme::Programme;
use crate::programme::criteria::{Criterion, Part, Points, Star};
use crate::programme::levels::{Level, Rejection};
use crate::programme::rule_sets::PerStar;
use crate::programme::sets::SetNumber;

use chrono::NaiveDate;

/// The answer to one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// No level is reached.
    Below,
    /// This one is, as the sheet lists them, counted from 0.
    Level(usize),
}

/// One criterion to be scored.
#[derive(Clone, Debug)]
pub struct Line<'p> {
    /// The criterion.
    pub criterion: &'p Criterion,
    minima: PerStar<Option<u8>>,
}

impl<'p> Line<'p> {
    /// The level that was answered; `None` also where none is reached.
    #[must_use]
    pub fn level(&self, mark: Option<Mark>) -> Option<&'p Level> {
        match mark? {
            Mark::Below => None,
            Mark::Level(index) => self.criterion.levels.get(index),
        }
    }

    /// The points of an answer.
    #[must_use]
    pub fn points(&self, mark: Option<Mark>) -> u8 {
        self.level(mark).map_or(0, |level| level.points)
    }

    /// The points that a rating asks of it at least.
    #[must_use]
    pub fn minimum(&self, star: Star) -> Option<u8> {
        self.minima.of(star)
    }

    /// Whether one may reach none of its levels, which the sheet has no box for.
    #[must_use]
    pub fn has_no_zero(&self) -> bool {
        self.criterion.levels.iter().all(|level| level.points > 0)
    }

    /// The lowest level above an answer that has so many points, in the case that was answered.
    fn above(&self, mark: Option<Mark>, points: u8) -> Option<&'p Level> {
        let case = self.level(mark).map(|level| level.case);
        let levels = self.criterion.levels.iter();
        levels
            .filter(|level| case.is_none_or(|case| level.case == case) && level.points >= points)
            .min_by_key(|level| level.points)
    }
}

/// The sheet of a set, as the rules of a day read it.
#[derive(Clone, Debug)]
pub struct Sheet<'p> {
    /// The set.
    pub set: SetNumber,
    /// The criteria to be scored, in the order of the sheet.
    pub lines: Vec<Line<'p>>,
    /// What rejects a dossier.
    pub rejections: Vec<&'p Rejection>,
    thresholds: PerStar<u8>,
}

/// What holds a star back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The star.
    pub star: Star,
    /// How many points it lacks.
    pub points: u8,
    /// The lines that are below what it asks for, in the order of the sheet.
    pub minima: Vec<usize>,
}

/// What a sheet of answers is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The points of the parts.
    pub points: Points,
    /// How many criteria are answered.
    pub answered: usize,
    /// Whether something rejects the dossier, which then gets no star whatever its points.
    pub rejected: bool,
    /// The star that points and minima allow, were nothing to reject it.
    pub reached: Option<Star>,
    /// What holds the star above that one back; `None` at the highest.
    pub next: Option<Gap>,
}

impl Forecast {
    /// The star.
    #[must_use]
    pub fn star(&self) -> Option<Star> {
        self.reached.filter(|_| !self.rejected)
    }
}

/// Something that would bring a product on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'p> {
    /// The line.
    pub line: usize,
    /// The level that it should reach.
    pub level: &'p Level,
    /// How many points that brings.
    pub gain: u8,
    /// Whether the next star asks for it.
    pub is_minimum: bool,
}

impl<'p> Sheet<'p> {
    /// The sheet of a set on a day; `None` where the rules of that day are not known to have
    /// thresholds.
    #[must_use]
    pub fn of(programme: &'p Programme, set: SetNumber, day: NaiveDate) -> Option<Self> {
        let thresholds = programme.rule_sets.in_force(day)?.thresholds?;
        let criteria = &programme.criteria;
        let line = |criterion| Line {
            criterion,
            minima: PerStar {
                three: criteria.minimum(criterion, Star::Three),
                four: criteria.minimum(criterion, Star::Four),
                five: criteria.minimum(criterion, Star::Five),
            },
        };
        let lines = criteria.of(set).filter(|one| !one.is_sum).map(line).collect();
        Some(Self { set, lines, rejections: criteria.rejections(set).collect(), thresholds })
    }

    /// The lines with what was answered.
    pub fn answered<'a>(
        &'a self,
        marks: &'a [Option<Mark>],
    ) -> impl Iterator<Item = (usize, &'a Line<'p>, Option<Mark>)> {
        let mark = |at: usize| marks.get(at).copied().flatten();
        self.lines.iter().enumerate().map(move |(at, line)| (at, line, mark(at)))
    }

    /// What the answers are worth; `caught` is whether one of [`Self::rejections`] was said to hold.
    #[must_use]
    pub fn forecast(&self, marks: &[Option<Mark>], caught: bool) -> Forecast {
        let points = self.points(marks);
        let below = |star| {
            let below = self.answered(marks).filter(move |(_, line, mark)| {
                line.minimum(star).is_some_and(|least| line.points(*mark) < least)
            });
            below.map(|(at, ..)| at).collect::<Vec<_>>()
        };
        let gap = |star| Gap {
            star,
            points: self.thresholds.of(star).saturating_sub(points.total()),
            minima: below(star),
        };
        // The minima of a lower star are among those of the higher one.
        let next =
            Star::ALL.map(gap).into_iter().find(|gap| gap.points > 0 || !gap.minima.is_empty());
        let reached = match &next {
            None => Some(Star::Five),
            Some(gap) => Star::ALL.into_iter().rev().find(|star| *star < gap.star),
        };
        let answered = self.answered(marks).filter(|(.., mark)| mark.is_some()).count();
        Forecast { points, answered, rejected: caught || self.rejects(marks), reached, next }
    }

    fn points(&self, marks: &[Option<Mark>]) -> Points {
        let of = |part: Part| {
            let lines = self.answered(marks).filter(|(_, line, _)| line.criterion.part == part);
            lines.map(|(_, line, mark)| line.points(mark)).fold(0, u8::saturating_add)
        };
        Points { a: of(Part::A), b: of(Part::B), c: of(Part::C) }
    }

    /// Whether 0 points at a criterion reject the dossier by themselves.
    fn rejects(&self, marks: &[Option<Mark>]) -> bool {
        let fatal = |number: &str| self.rejections.iter().any(|one| one.zero.contains(&number));
        self.answered(marks).any(|(_, line, mark)| {
            mark.is_some() && line.points(mark) == 0 && fatal(line.criterion.number)
        })
    }

    /// What would bring the next star: what it asks for first, the smallest step first; then what
    /// brings most points for one level more. What was not answered is no advice but for a minimum.
    #[must_use]
    pub fn advice(&self, marks: &[Option<Mark>], next: &Gap) -> Vec<Step<'p>> {
        let mut steps = Vec::new();
        for (at, line, mark) in self.answered(marks) {
            let have = line.points(mark);
            let is_minimum = next.minima.contains(&at);
            let least = match line.minimum(next.star).filter(|_| is_minimum) {
                Some(least) => least,
                None if mark.is_some() => have + 1,
                None => continue,
            };
            if let Some(level) = line.above(mark, least) {
                steps.push(Step { line: at, level, gain: level.points - have, is_minimum });
            }
        }
        let order = |step: &Step<'_>| {
            let gain = i16::from(step.gain);
            (!step.is_minimum, if step.is_minimum { gain } else { -gain }, step.line)
        };
        steps.sort_by_key(order);
        steps
    }
}

#[cfg(test)]
mod tests;
