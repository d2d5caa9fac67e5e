//! Producers, their products, and the ratings that decisions gave them.

pub mod standing;
