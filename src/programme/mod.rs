//! What the OCOP programme lays down, as data: groups and sets of products, criteria, papers,
//! decisions with their dates, working days, and the communes that producers file with.
//!
//! The tables are in `data/`; each row says where it is from and when it was compared with that.
//! [`Programme::load`] reads and checks all of them. [`lookups`] finds what a question names,
//! [`answers`] makes an answer of it.

pub mod answers;
pub mod calendar;
pub mod chat;
pub mod contacts;
pub mod criteria;
pub mod data;
pub mod folders;
pub mod levels;
pub mod lookups;
mod page;
pub mod papers;
pub mod places;
pub mod products;
pub mod proofs;
pub mod rule_sets;
pub mod sets;
pub(crate) mod texts;
mod words;

pub use self::page::{label, page, plain_page, plain_question, question};

use self::calendar::Calendar;
use self::criteria::Criteria;
use self::data::{Citation, DataErrors, Documents, Problems};
use self::folders::Folders;
use self::lookups::{Lookups, Wordlists};
use self::papers::Papers;
use self::places::Places;
use self::products::Products;
use self::proofs::Proofs;
use self::rule_sets::RuleSets;
use self::sets::Sets;

/// All tables but the places.
#[derive(Debug)]
pub struct Programme {
    /// Groups and sets.
    pub sets: Sets,
    /// Products as people call them.
    pub products: Products,
    /// Criteria with their levels, minima, and what rejects a dossier.
    pub criteria: Criteria,
    /// The papers of a dossier.
    pub papers: Papers,
    /// What they prove.
    pub proofs: Proofs,
    /// What the province sends to the ministry.
    pub folders: Folders,
    /// The decisions, with the filing dates that each applies to.
    pub rule_sets: RuleSets,
    /// Working days.
    pub calendar: Calendar,
    lookups: Lookups,
    /// Where it stands that producers file with the commune.
    office_citation: Citation,
}

impl Programme {
    /// The sets that a product of this name may be in, for somebody to choose from.
    #[must_use]
    pub fn guess_sets(&self, name: &str) -> Vec<&sets::Set> {
        let numbers = match self.products.find(name) {
            products::Lookup::One(set) => vec![set],
            products::Lookup::Several { choices, .. } => choices,
            products::Lookup::None => Vec::new(),
        };
        numbers.into_iter().filter_map(|number| self.sets.get(number)).collect()
    }

    /// Reads the tables that the program carries.
    ///
    /// # Errors
    /// With all that is wrong with them; a test rules that out.
    pub fn load(places: &Places) -> Result<Self, DataErrors> {
        let mut problems = Problems::default();
        let documents = Documents::load(&mut problems);
        let lists = Wordlists::load(&mut problems);
        let criteria = Criteria::load(&documents, &mut problems);
        let papers = Papers::load(&documents, &mut problems);
        let programme = Self {
            sets: Sets::load(&documents, &mut problems),
            products: Products::load(&documents, &lists.cues, &mut problems),
            proofs: Proofs::load(&papers, &criteria, &documents, &mut problems),
            folders: Folders::load(&documents, &mut problems),
            criteria,
            papers,
            rule_sets: RuleSets::load(&documents, &mut problems),
            calendar: Calendar::load(&documents, &mut problems),
            lookups: Lookups::new(&lists, places, &mut problems),
            office_citation: documents.statement("office", &mut problems),
        };
        problems.end()?;
        Ok(programme)
    }
}

#[cfg(test)]
mod tests;
