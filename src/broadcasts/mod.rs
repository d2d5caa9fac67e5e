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

pub mod aiming;
pub(crate) mod audience_texts;
pub mod chat;
mod coming;
pub mod confirming;
pub mod content;
pub mod controlling;
pub mod drafting;
mod feeding;
mod fetching;
pub mod lists;
pub mod model;
pub mod moments;
pub mod muting;
pub mod posting;
pub mod previewing;
mod progress;
pub mod reporting;
pub mod responding;
pub mod rules;
mod settled;
mod store;
pub(crate) mod texts;
mod wording;
mod working;

pub use fetching::fetch;
pub(crate) use responding::headline;
pub use settled::on_settled;
pub use store::Counts;
pub use working::{next_due, work};
