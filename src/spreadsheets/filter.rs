//! Which list, and how much of it.

use crate::programme::criteria::Star;
use crate::programme::places::PlaceCode;
use crate::programme::sets;

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Recognised products, in the officials' 22 columns; it can be brought in again.
    Recognitions,
    /// Producers.
    Producers,
    /// Products.
    Products,
    /// Dossiers.
    Dossiers,
    /// The table `PTNT_OCOP` of the sector's database (decision 5277/QĐ-BNNMT).
    National,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Recognitions, Self::Producers, Self::Products, Self::Dossiers, Self::National];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Recognitions => "recognitions",
            Self::Producers => "producers",
            Self::Products => "products",
            Self::Dossiers => "dossiers",
            Self::National => "national",
        }
    }

    /// The list with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }
}

/// How long a product is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// It is.
    Valid,
    /// Its re-evaluation can be filed, or is late.
    Soon,
    /// It was.
    Expired,
    /// Nobody knows how long.
    Unknown,
}

/// What a list is cut down to; nothing by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// These communes.
    pub communes: Option<Vec<PlaceCode>>,
    /// This rating of today.
    pub star: Option<Star>,
    /// This group.
    pub group: Option<sets::Group>,
    /// This.
    pub held: Option<Held>,
}
