//! What leaves: each message is a row here before it is a request.
//!
//! ```text
//!              ┌────── not done: unreachable, 5xx, 429 ──────┐
//!              ▼                                             │
//! enqueue ▶ pending ── claim: due, paced, chat free ──▶ sending ─┬─▶ sent     (message ids kept)
//!              ▲                                             │   ├─▶ dead     (refused for good)
//!              │                                             │   └─▶ cancelled (what it follows is not there)
//!              └─ unknown, and may come twice: once more ────┴─▶ unknown (no answer; killed in flight)
//! ```
//!
//! A row has a dedupe key, and there is one row ever for one key: to say a thing twice is to say it
//! once. Telegram knows no such key, so when an answer to a request is missing, nobody can tell
//! whether the message arrived. Such a row is `unknown`. What may come twice rather than not at
//! all ([`OnUnknown::Again`]) is sent once more; a copy of an announcement waits for its officer
//! ([`OnUnknown::Ask`]).

mod media;
mod message;
mod sender;
mod settle;
mod store;
mod window;

pub use media::{
    MediaKind, NewBeside, NewMedia, give_up_media, keep_beside, keep_media, sweep_beside,
};
pub use message::{OnUnknown, Outgoing, media_file};
pub use sender::{Fate, Sender, Settled, SettledHook};
pub use store::{RowId, cancel, enqueue, is_busy, next_due, purge, take_back, why};

#[cfg(test)]
mod tests;
