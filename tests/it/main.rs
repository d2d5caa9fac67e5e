//! The whole bot against a local Bot API server: a file a story, told as chats.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a step of a test that is impossible must fail the test"
)]

mod support;

mod arriving;
mod asking;
mod assessment;
mod broadcasts;
mod browsing;
mod command_line;
mod contacts;
mod deadlines;
mod editing;
mod flood;
mod forms;
mod handing_over;
mod killed;
mod nothing_lost;
mod officials;
mod pacing;
mod papers;
mod register;
mod sending;
mod spreadsheets;
mod tables;
mod tickets;
mod tidy;
