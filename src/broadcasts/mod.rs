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
pub mod drafting;
mod fetching;
pub mod lists;
pub mod model;
pub mod muting;
pub mod reporting;
pub mod rules;
mod store;
mod wording;

pub use fetching::fetch;
