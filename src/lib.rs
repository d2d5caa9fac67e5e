//! The OCOP support bot.

pub mod clock;
pub mod handbook;
