//! The papers of a dossier: which it takes, what was sent, what officials say of it, what they ask for
//! once more.
//!
//! Which papers a dossier takes is computed ([`rules`]) from the set, the rating aimed at, the kind of
//! producer and the case. What is sent stays with Telegram; a row of `evidence` says which file is for
//! which paper. The bot's [`worker`] looks into files and puts archives together beside its other work.

pub mod archive;
pub mod bundling;
pub mod chat;
pub mod claims;
mod contents;
pub mod formats;
pub mod marking;
pub mod requesting;
pub mod rules;
pub mod seeing;
pub mod sending;
mod store;
pub(crate) mod texts;
pub mod worker;

pub use worker::on_settled;
