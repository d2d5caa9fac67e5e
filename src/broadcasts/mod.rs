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

pub mod changing;
pub mod chat;
pub mod content;
pub mod drafting;
pub mod model;
pub mod previewing;
pub mod responding;
pub mod rules;
mod store;

pub(crate) use responding::headline;
