//! Producers, their products, and the ratings that decisions gave them.
//!
//! A producer has products, a product a history of recognitions. Which of them counts and what it is
//! worth today is in [`standing`]; nothing of that is kept. Whoever acts for a producer is a member of
//! it: its own people, and helpers by its consent.

pub mod bulk;
pub mod model;
pub mod phone;
pub mod recognising;
mod register;
pub mod standing;
mod store;

pub(crate) use register::insert;
pub use register::{
    Written, add_producer, add_product, change_producer, change_product, members, producer,
    producers_of, product, products_of, remove_product, scope_of, with_phone,
};
