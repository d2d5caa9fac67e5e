//! The OCOP support bot.

pub mod clock;
