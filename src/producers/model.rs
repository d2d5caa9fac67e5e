//! What the register holds.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::programme::places::PlaceCode;
use crate::programme::rule_sets::Level;
use crate::programme::sets::SetNumber;
use crate::text::fold;

use super::phone::Phone;

macro_rules! ids {
    ($($(#[$docs:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$docs])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    )+};
}

ids! {
    /// A producer's number.
    ProducerId,
    /// A product's number.
    ProductId,
    /// The number of an entry of a decision.
    DecisionId,
}

/// What kind of producer it is (decision 26/2026/QĐ-TTg, article 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProducerKind {
    /// Hợp tác xã.
    Cooperative,
    /// Tổ hợp tác.
    CooperativeGroup,
    /// Doanh nghiệp.
    Company,
    /// Hộ kinh doanh.
    Household,
    /// Hội, hiệp hội, trung tâm điều hành (tourism only).
    Association,
}

impl ProducerKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Cooperative,
        Self::CooperativeGroup,
        Self::Company,
        Self::Household,
        Self::Association,
    ];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cooperative => "cooperative",
            Self::CooperativeGroup => "cooperative_group",
            Self::Company => "company",
            Self::Household => "household",
            Self::Association => "association",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A text as it is compared: folded, with single spaces.
#[must_use]
pub fn key(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is known of a producer, as forms 01 and 02 ask for it. Ethnicity and sex, which form 02
/// asks for as well, are not kept here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProducerDetails {
    /// Its kind.
    pub kind: ProducerKind,
    /// Its name.
    pub name: String,
    /// The commune where it produces.
    pub commune: PlaceCode,
    /// Its address there.
    pub address: String,
    /// Who represents it by law.
    pub representative: String,
    /// As what.
    pub position: String,
    /// Its telephone number.
    pub phone: Option<Phone>,
    /// Its address for email.
    pub email: String,
    /// The number of its registration.
    pub registration_number: String,
    /// The day of its registration.
    pub registered_on: Option<NaiveDate>,
    /// The day of its founding.
    pub founded_on: Option<NaiveDate>,
    /// What officials note about it.
    pub note: String,
}

impl ProducerDetails {
    /// With the least that there has to be.
    #[must_use]
    pub fn new(kind: ProducerKind, name: impl Into<String>, commune: PlaceCode) -> Self {
        Self {
            kind,
            name: name.into(),
            commune,
            address: String::new(),
            representative: String::new(),
            position: String::new(),
            phone: None,
            email: String::new(),
            registration_number: String::new(),
            registered_on: None,
            founded_on: None,
            note: String::new(),
        }
    }
}

/// Who owns products and files dossiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Producer {
    /// Its number.
    pub id: ProducerId,
    /// What is known of it.
    pub details: ProducerDetails,
    /// Raised with each change.
    pub version: i64,
    /// The row that stands for it, where two were found to be one producer.
    pub merged_into: Option<ProducerId>,
}

/// What is known of a product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductDetails {
    /// Its name.
    pub name: String,
    /// The set of criteria; `None` while it is not settled.
    pub set: Option<SetNumber>,
    /// Its code, as province-commune-number-year; older ones have five parts.
    pub code: Option<String>,
    /// What it is.
    pub description: String,
    /// How it is packed.
    pub packaging: String,
    /// How much is made, with its unit, as the producer says it.
    pub output: String,
    /// At what price, as the producer says it.
    pub price: String,
    /// Where it is sold.
    pub channels: String,
    /// Where its origin can be looked up.
    pub trace_link: String,
}

/// One product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its number.
    pub id: ProductId,
    /// Whose it is.
    pub producer: ProducerId,
    /// What is known of it.
    pub details: ProductDetails,
    /// Since when it is no longer made.
    pub stopped_on: Option<NaiveDate>,
    /// Raised with each change.
    pub version: i64,
}

/// A decision that recognises products, as it is written on its paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionDetails {
    /// Its number, such as `1234/QĐ-UBND`.
    pub number: String,
    /// Its day.
    pub decided_on: NaiveDate,
    /// Who decided.
    pub authority: String,
    /// The level of that authority.
    pub level: Level,
    /// The number of its scan among the files.
    pub scan: Option<i64>,
}

/// An entry of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number here.
    pub id: DecisionId,
    /// What its paper says.
    pub details: DecisionDetails,
    /// The entry that this one replaces.
    pub corrects: Option<DecisionId>,
    /// The entry that replaces this one.
    pub corrected_by: Option<DecisionId>,
}
