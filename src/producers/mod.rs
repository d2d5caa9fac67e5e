//! Producers, their products, and the ratings that decisions gave them.
//!
//! A producer has products, a product a history of recognitions. Which of them counts and what it is
//! worth today is in [`standing`]; nothing of that is kept. Whoever acts for a producer is a member of
//! it: its own people, and helpers by its consent.

pub mod bulk;
mod members;
pub mod model;
pub mod phone;
pub mod recognising;
mod register;
pub mod search;
pub mod standing;
mod store;

pub use members::{
    Card, add_member, card, members, producers_of, remove_member, set_card, set_merged, tie,
};
pub use register::{
    Written, add_producer, add_product, change_producer, change_product, producer, product,
    products_of, remove_product, scope_of, with_phone,
};
