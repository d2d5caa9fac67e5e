//! Dates that must not pass unnoticed: who is reminded when, and which officer is told in time.
//!
//! What is due of a product follows from its records ([`rules`]); it is kept in a row so that what is due
//! is found by an index, and computed anew whenever a record changes. A ladder says on which days before
//! a date who is told. The scheduler turns time into rows, each once for each (person, kind, product,
//! date, rung); whoever is told of several things on one day gets one message.

mod agenda;
mod announcing;
mod calls;
pub mod chat;
mod climbing;
mod digest;
mod ics;
mod ladders;
pub mod model;
mod reacting;
mod refreshing;
pub mod rules;
mod scheduler;
mod sending;
mod settled;
mod store;
mod tasks;
pub(crate) mod texts;
mod watching;
mod words;

pub(crate) use refreshing::refresh as refreshed;
pub use scheduler::{do_due, is_due, next_due, schedule};
pub use settled::on_settled;
