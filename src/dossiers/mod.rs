//! Dossiers: what a producer files for one product in one round, and where it stands.

pub mod rules;
