//! Dossiers: what a producer files for one product in one round, and where it stands.
//!
//! [`rules`] says which step leads where and who may take it; [`moving`] takes it, with the entry in the
//! history and what it does to the register in one transaction.

pub mod card;
pub mod chat;
pub mod closing;
pub mod due;
pub mod lists;
pub mod model;
pub mod moving;
pub mod notices;
pub mod numbering;
pub mod overview;
mod passing;
pub mod rounds;
pub mod rules;
mod store;
pub mod telling;
pub(crate) mod texts;
pub mod words;

pub use passing::pass;
pub use store::{Event, all};
