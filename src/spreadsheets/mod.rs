//! Lists that officials keep in Excel, brought into the register and taken out of it.
//!
//! A file on its way in is looked at by [`guard`], read by [`sheet`], understood by [`columns`],
//! [`lines`] and [`entry`], and compared with the register by [`plan`]: all of that is pure. What it would
//! change is staged, shown, and written once an official says so ([`working`], [`writing`]); the bot's
//! [`worker`] does that beside its other work. [`export`] makes lists, [`template`] an empty one.

pub mod book;
pub mod change;
pub mod chat;
pub mod columns;
mod commune;
pub mod entry;
pub mod export;
pub mod exporting;
pub mod fault;
mod fields;
mod filter;
pub mod guard;
mod headings;
pub mod importing;
mod known;
pub mod lines;
mod merging;
pub mod plan;
pub mod sheet;
mod store;
pub mod template;
pub(crate) mod texts;
pub mod values;
pub(crate) mod words;
pub mod worker;
pub mod working;
pub mod writing;

pub(crate) use headings::is_heading_row;
pub use words::Words;
