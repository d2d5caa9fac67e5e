//! Dossiers: what a producer files for one product in one round, and where it stands.
//!
//! [`rules`] says which step leads where and who may take it; [`moving`] takes it, with the entry in the
//! history and what it does to the register in one transaction.

pub mod model;
pub mod moving;
pub mod rules;
mod store;

pub use store::Event;
