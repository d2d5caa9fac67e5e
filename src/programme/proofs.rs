//! Which criteria a paper proves, and which minimum it is needed for.
//!
//! Criteria bear the same title in each set that has them, whatever their number there; a minimum is
//! known by what its level says. So one row is right for all sets.

use crate::text::fold;

use super::criteria::{Criteria, Criterion, Minimum, Star};
use super::data::{Documents, Problems, Row, sets};
use super::papers::Papers;
use super::sets::{SETS, SetNumber};

/// One thing that a paper is evidence for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Proof {
    paper: &'static str,
    /// The titles of the criteria.
    criteria: Vec<&'static str>,
    /// Words, folded, of the minima that take this paper; none where it brings points only.
    minimum: Vec<String>,
    /// In these sets; in all where there are none.
    sets: Vec<SetNumber>,
}

/// All of them.
#[derive(Debug)]
pub struct Proofs(Vec<Proof>);

const FILE: &str = "proofs.csv";

impl Proofs {
    pub(super) fn load(
        papers: &Papers,
        criteria: &Criteria,
        documents: &Documents,
        problems: &mut Problems,
    ) -> Self {
        let header = "paper,criteria,minimum,sets,source,checked";
        let text = include_str!("data/proofs.csv");
        Self(problems.table(FILE, text, header, |row| proof(row, papers, criteria, documents)))
    }

    /// Whether it is known for which criteria this paper is.
    #[must_use]
    pub fn knows(&self, paper: &str) -> bool {
        self.0.iter().any(|proof| proof.paper == paper)
    }

    /// The criteria of a set that a paper proves, in the order of the sheet.
    #[must_use]
    pub fn criteria<'a>(
        &self,
        criteria: &'a Criteria,
        paper: &str,
        set: SetNumber,
    ) -> Vec<&'a Criterion> {
        let proofs: Vec<&Proof> = self.of(paper, set).collect();
        let proves = |one: &&Criterion| {
            !one.is_sum && proofs.iter().any(|proof| proof.criteria.contains(&one.title))
        };
        if proofs.is_empty() { Vec::new() } else { criteria.of(set).filter(proves).collect() }
    }

    /// The minima of a rating that take this paper.
    #[must_use]
    pub fn minima<'a>(
        &self,
        criteria: &'a Criteria,
        paper: &str,
        (set, star): (SetNumber, Star),
    ) -> Vec<&'a Minimum> {
        let proofs: Vec<&Proof> = self.of(paper, set).collect();
        let mut minima = criteria.minima(set, star);
        minima.retain(|minimum| proofs.iter().any(|proof| proof.takes(minimum)));
        minima
    }

    fn of<'a>(&'a self, paper: &'a str, set: SetNumber) -> impl Iterator<Item = &'a Proof> {
        self.0.iter().filter(move |proof| {
            proof.paper == paper && (proof.sets.is_empty() || proof.sets.contains(&set))
        })
    }
}

impl Proof {
    fn takes(&self, minimum: &Minimum) -> bool {
        let says = fold(minimum.text);
        self.criteria.contains(&minimum.title)
            && self.minimum.iter().any(|words| says.contains(words.as_str()))
    }
}

fn proof(
    row: &Row<'_>,
    papers: &Papers,
    criteria: &Criteria,
    documents: &Documents,
) -> Result<Proof, String> {
    let paper = row.text("paper")?;
    if papers.get(paper).is_none() {
        return Err(format!("{paper:?} is no paper"));
    }
    let proof = Proof {
        paper,
        criteria: row.list("criteria"),
        minimum: row.list("minimum").into_iter().map(fold).collect(),
        sets: sets(row, "sets")?,
    };
    // A row without a source does not load.
    documents.citation(row)?;
    let all: Vec<SetNumber> = (1..=SETS)
        .filter_map(SetNumber::new)
        .filter(|set| proof.sets.is_empty() || proof.sets.contains(set))
        .collect();
    for title in &proof.criteria {
        let known = |set: &SetNumber| criteria.of(*set).any(|one| one.title == *title);
        if !all.iter().any(known) {
            return Err(format!("no criterion is called {title:?}"));
        }
    }
    let taken =
        |set: &SetNumber| criteria.minima(*set, Star::Five).into_iter().any(|one| proof.takes(one));
    let lower = |set: &SetNumber| {
        let lower = [Star::Three, Star::Four];
        lower.into_iter().flat_map(|star| criteria.minima(*set, star)).any(|one| proof.takes(one))
    };
    if !proof.minimum.is_empty() && !all.iter().any(|set| taken(set) || lower(set)) {
        return Err(format!("no minimum says {:?}", proof.minimum));
    }
    Ok(proof)
}
