//! What a list changes in the register, record by record.

use serde::{Deserialize, Serialize};

use crate::producers::bulk::{DecisionRow, ProducerRow, ProductRow, RecognitionRow};

/// A record that another one belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// The one with this number in the register.
    Known(i64),
    /// The one that the list brings, by its place among those of its kind.
    New(usize),
}

/// What becomes of a record. They are written in the order of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A new producer.
    NewProducer,
    /// One that is changed.
    Producer,
    /// A new product.
    NewProduct,
    /// One that is changed.
    Product,
    /// A new decision.
    NewDecision,
    /// A new recognition.
    NewRecognition,
    /// One of which more is known.
    Recognition,
}

impl Kind {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 7] = [
        Self::NewProducer,
        Self::Producer,
        Self::NewProduct,
        Self::Product,
        Self::NewDecision,
        Self::NewRecognition,
        Self::Recognition,
    ];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NewProducer => "new_producer",
            Self::Producer => "producer",
            Self::NewProduct => "new_product",
            Self::Product => "product",
            Self::NewDecision => "new_decision",
            Self::NewRecognition => "new_recognition",
            Self::Recognition => "recognition",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What becomes of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A new producer, or a changed one.
    Producer {
        /// Which, where it is changed: its number, and the version that was looked at.
        known: Option<(i64, i64)>,
        /// As it is to stand there.
        producer: ProducerRow,
        /// As it stood.
        before: Option<ProducerRow>,
    },
    /// A new product, or a changed one.
    Product {
        /// Which, where it is changed.
        known: Option<(i64, i64)>,
        /// Whose it is.
        of: Of,
        /// As it is to stand there.
        product: ProductRow,
        /// As it stood.
        before: Option<ProductRow>,
    },
    /// A new decision.
    Decision {
        /// As it is to stand there.
        decision: DecisionRow,
    },
    /// A new recognition, or one of which more is known.
    Recognition {
        /// Which, where it is changed.
        known: Option<i64>,
        /// Of which product.
        of: Of,
        /// By which decision.
        by: Option<Of>,
        /// As it is to stand there.
        recognition: RecognitionRow,
        /// As it stood.
        before: Option<RecognitionRow>,
    },
}

/// A change, and the row that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The row of the sheet, as Excel counts.
    pub row: u32,
    /// What it is.
    pub what: What,
}

impl Change {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.what {
            What::Producer { known: None, .. } => Kind::NewProducer,
            What::Producer { .. } => Kind::Producer,
            What::Product { known: None, .. } => Kind::NewProduct,
            What::Product { .. } => Kind::Product,
            What::Decision { .. } => Kind::NewDecision,
            What::Recognition { known: None, .. } => Kind::NewRecognition,
            What::Recognition { .. } => Kind::Recognition,
        }
    }
}

/// How many of one sort of record are new, changed, or as they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// New.
    pub new: u32,
    /// Changed.
    pub changed: u32,
    /// As they were.
    pub same: u32,
}

/// What a list holds, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// Why it was not read, where it was not.
    pub unfit: Option<super::guard::Unfit>,
    /// The import that brought the same file before.
    pub same_as: Option<i64>,
    /// The sheet.
    pub sheet: String,
    /// Headings of columns that are not used.
    pub other: Vec<String>,
    /// Rows that were read.
    pub rows: u32,
    /// Rows that are not taken.
    pub wrong: u32,
    /// What is said against rows, errors and warnings.
    pub errors: u32,
    /// Warnings.
    pub warnings: u32,
    /// Producers.
    pub producers: Count,
    /// Products.
    pub products: Count,
    /// Decisions.
    pub decisions: Count,
    /// Recognitions.
    pub recognitions: Count,
    /// Products of which the set is not settled.
    pub without_set: u32,
    /// Records that an undoing has left, as they were changed since.
    pub kept: u32,
}

impl Figures {
    /// Whether there is anything to write.
    #[must_use]
    pub fn changes(&self) -> u32 {
        [self.producers, self.products, self.decisions, self.recognitions]
            .iter()
            .map(|count| count.new + count.changed)
            .sum()
    }
}
