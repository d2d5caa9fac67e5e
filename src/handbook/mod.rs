//! The handbook: entries with sources and dates, and the understanding of questions put to it.
//!
//! A message is normalised ([`normalise`]), matched with the entries by two views of likeness
//! (`index`), and judged by a confidence that is learnt from the handbook itself
//! ([`confidence`]); [`Handbook::ask`] makes a [`Reply`] of it. All of it is pure: no clock, no
//! file, no network. A change to an entry builds another [`Handbook`].

pub mod chat;
pub mod check;
pub mod confidence;
pub mod desk;
pub mod embedded;
pub mod entry;
pub mod evaluate;
pub mod keeper;
pub mod lexicon;
pub mod library;
pub mod markup;
pub mod normalise;
pub mod overlay;
pub mod problem;
pub mod superseded;
pub mod transfer;

mod answer;
mod classifier;
mod evidence;
mod grid;
mod index;
mod inline;
mod intent;
mod logistic;
mod matching;
mod message;
mod noise;
mod page;
mod personal;
mod phrases;
mod postings;
mod shelf;
mod terms;
pub(crate) mod texts;
mod trials;

pub use self::answer::{Handbook, HandoffReason, Reply};
pub use self::check::check;
pub use self::confidence::Calibration;
pub use self::embedded::EmbeddedError;
pub use self::entry::{Entry, EntryId, Source, Step, Topic};
pub use self::intent::SmallTalk;
pub use self::lexicon::{Lexicon, Negatives};
pub use self::page::{page, plain_page};
pub use self::personal::Personal;
pub use self::problem::{Fault, Problem};
pub use self::shelf::Shelf;
