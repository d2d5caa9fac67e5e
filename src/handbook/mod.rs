//! The handbook.

pub mod entry;
pub mod lexicon;
pub mod markup;
pub mod normalise;
pub mod problem;
