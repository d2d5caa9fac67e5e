//! Announcements: written by an official, approved, sent to whom they concern, with a ledger of what
//! became of each copy; corrected and recalled.
//!
//! ```text
//!  composing ─ draft ─┬─ confirm ─────────────┬▶ preparing ─▶ sending ─▶ done
//!            audience │                       │  (recipients   │  ▲
//!                     └─ waiting ─ approve ───┤   frozen,      ▼  │
//!                        (a second person)    │   in slices)  paused ─▶ stopped
//!                                             └▶ scheduled ─▲
//! ```
//!
//! A confirmed broadcast is worked on by [`work`] alone: it freezes the audience into
//! `broadcast_recipients`, hands a few copies at a time to the outbox, and shows the progress. What
//! became of each copy is written by [`on_settled`], in the transaction that settles it.

pub mod chat;
pub mod confirming;
pub mod content;
pub mod controlling;
pub mod drafting;
mod feeding;
pub mod model;
pub mod moments;
pub mod posting;
pub mod previewing;
mod progress;
pub mod responding;
pub mod rules;
mod settled;
mod store;
pub(crate) mod texts;
mod working;

pub use settled::on_settled;
pub use store::Counts;
pub use working::work;

pub(crate) use responding::headline;
