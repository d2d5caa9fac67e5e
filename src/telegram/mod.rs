//! Everything that speaks to Telegram, in the order in which an update passes it:
//! [intake](intake) → [inbox](inbox) → [dispatcher](dispatcher) → [router](router) → a feature →
//! [outbox](outbox) → [pacer](pacer) → [gateway](gateway).

pub mod direct;
pub mod dispatcher;
pub mod files;
mod flood;
pub mod gateway;
pub mod inbox;
pub mod intake;
pub mod outbox;
pub mod pacer;
pub mod playground;
pub mod profile;
pub mod router;
pub mod screens;
pub mod sessions;
pub(crate) mod texts;
pub mod turn;
