//! What can be wrong with a row, and where.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is wrong. The numbers are rows, as Excel counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    // Errors: the row is not taken.
    /// No producer is named.
    NoProducer,
    /// No product is named, though its rating is.
    NoProduct,
    /// No commune is named.
    NoCommune,
    /// There is no such commune; the nearest name, where one is near.
    UnknownCommune(String, Option<String>),
    /// The name may be of several: which.
    WhichCommune(String, String),
    /// What kind of producer it is does not follow from anything.
    NoKind(String),
    /// The register has two of this name in this commune.
    TwoProducers(String),
    /// The product stands in another row too.
    ProductTwice(u32),
    /// A day that cannot be read for sure.
    Day(String),
    /// A day that has not come.
    Future(NaiveDate),
    /// A rating that cannot be read.
    Star(String),
    /// A recognition without its rating.
    NoStar,
    /// The rating of today is not that of the latest recognition.
    StarDiffers(u8, u8),
    /// The register has another rating from the same decision.
    RegisterStar(u8, u8),
    /// The register says another rating, and the list names no decision for this one.
    RegisterCurrent(u8, u8),
    /// A code that is none.
    Code(String),
    /// The code is another product's.
    CodeTaken(String, String),
    /// The code stands in another row too.
    CodeTwice(String, u32),
    /// Points that are none.
    Points(String),

    // Warnings: the row is taken, as said.
    /// A row that has no number, and a product: left out.
    NoNumber,
    /// The commune of today with this name is meant, though it was that of a part of these too.
    CommuneOfToday(String, String),
    /// The producer of the row above is meant.
    ProducerAbove(u32),
    /// The day is not of the year beside it; the day counts.
    YearDiffers(NaiveDate, String),
    /// A telephone number that cannot be read: left out.
    Phone(String),
    /// Several telephone numbers: the first is taken.
    Phones(String),
    /// Another producer has the number.
    PhoneShared(String, String),
    /// Rows of one producer say different things: the first counts.
    Differs(String, u32),
    /// The register has the name with other diacritics, and keeps them.
    Spelling(String),
    /// The certificate's end is not 36 months after the decision: the list's counts.
    Expiry(NaiveDate, NaiveDate),
    /// The register says something else, and keeps it.
    Register(String),
    /// A group or set that is none: left out.
    Group(String),
    /// The product's set in the register is of another group.
    GroupDiffers(String),
    /// A decision without its day: only the rating is taken.
    NoDay(String),
    /// Two days for one number.
    TwoDays(String, u32),
    /// The second recognition is older than the first.
    Order,
    /// The code names another commune.
    CodeCommune(String),
    /// Notes of one producer's rows: the first counts.
    Notes(u32),
}

impl Fault {
    /// Whether the row is not taken.
    #[must_use]
    pub fn is_error(&self) -> bool {
        match self {
            Self::NoProducer
            | Self::NoProduct
            | Self::NoCommune
            | Self::UnknownCommune(..)
            | Self::WhichCommune(..)
            | Self::NoKind(_)
            | Self::TwoProducers(_)
            | Self::ProductTwice(_)
            | Self::Day(_)
            | Self::Future(_)
            | Self::Star(_)
            | Self::NoStar
            | Self::StarDiffers(..)
            | Self::RegisterStar(..)
            | Self::RegisterCurrent(..)
            | Self::Code(_)
            | Self::CodeTaken(..)
            | Self::CodeTwice(..)
            | Self::Points(_) => true,
            Self::NoNumber
            | Self::CommuneOfToday(..)
            | Self::ProducerAbove(_)
            | Self::YearDiffers(..)
            | Self::Phone(_)
            | Self::Phones(_)
            | Self::PhoneShared(..)
            | Self::Differs(..)
            | Self::Spelling(_)
            | Self::Expiry(..)
            | Self::Register(_)
            | Self::Group(_)
            | Self::GroupDiffers(_)
            | Self::NoDay(_)
            | Self::TwoDays(..)
            | Self::Order
            | Self::CodeCommune(_)
            | Self::Notes(_) => false,
        }
    }

    /// A word for what kind of fault it is, by which they are grouped.
    #[must_use]
    pub fn word(&self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(word)) => word,
            Ok(serde_json::Value::Object(fields)) => {
                fields.keys().next().cloned().unwrap_or_default()
            }
            _ => String::new(),
        }
    }
}

/// What is wrong with a cell, or with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row, as Excel counts.
    pub row: u32,
    /// The column's letters; empty where it is the row.
    pub column: String,
    /// The column's heading.
    pub heading: String,
    /// What is wrong.
    pub fault: Fault,
}
