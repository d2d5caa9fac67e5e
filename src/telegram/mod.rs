//! Everything that speaks to Telegram.

pub mod gateway;
pub mod outbox;
pub mod pacer;
pub mod playground;
