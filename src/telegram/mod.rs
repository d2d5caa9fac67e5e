//! Everything that knows Telegram.

pub mod playground;
