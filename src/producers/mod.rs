//! Producers, their products, and the ratings that decisions gave them.
//!
//! A producer has products, a product a history of recognitions. Which of them counts and what it is
//! worth today is in [`standing`]; nothing of that is kept. Whoever acts for a producer is a member of
//! it: its own people, and helpers by its consent.

pub mod bulk;
pub mod chat;
mod ending;
pub mod extending;
pub mod fields;
mod members;
pub mod model;
pub mod phone;
pub mod photos;
pub mod recognising;
mod register;
pub mod rounds;
pub mod search;
pub mod standing;
mod store;
pub(crate) mod texts;

pub use ending::{
    Removed, is_official_of, merged_rows, remove_product, removed_product, restore_product,
    stop_product,
};
pub use members::{
    Card, add_member, card, members, producers_of, remove_member, set_card, set_merged, tie,
};
pub use register::{
    Written, add_producer, add_product, change_producer, change_product, producer, producers,
    product, products, products_of, scope_of, with_phone,
};
