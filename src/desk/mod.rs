//! The officials' desk: what waits for them, whom they invite, how the bot is doing.

pub mod chat;
mod contacts;
mod invitations;
mod officers;
mod roles;
pub(crate) mod texts;

pub(crate) use invitations::link as invitation_link;
