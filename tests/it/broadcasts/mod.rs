//! Announcements: from what an officer types to what producers answer.

mod composing;
mod responding;
