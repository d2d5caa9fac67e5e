//! Who people are and what they may do.
//!
//! Whoever writes to the bot gets an [`Account`] at first sight ([`arrive`]). Officials also hold
//! [`Role`]s, which an admin's one-time invitation gives ([`invite`], [`accept`]) and an admin takes
//! away again ([`revoke`]). A use case of any feature asks [`permit`] before it does anything; the
//! table that decides is in [`rules`], and what it refuses is on record. What changes who may do
//! what is on record too ([`record`]).
//!
//! The `actor` of a use case is as it was when the turn of their update came; [`permit`] lets only
//! those of their roles count that they hold in the transaction.

mod account;
mod arrivals;
mod audit;
pub mod chat;
mod home;
mod lookup;
mod officers;
pub mod rules;
mod store;
pub(crate) mod texts;

pub use account::{Account, AccountId, Actor, Consent, Person, Role, TelegramId};
pub use arrivals::{
    Arrival, Bootstrapped, ConsentSet, LanguageSet, Reachability, Seen, arrive, bootstrap_admins,
    mark_reachable, mark_unreachable, set_consent, set_language,
};
pub use audit::{Deed, deeds, may_now, permit, record};
pub use home::{Home, home, home_of, set_home};
pub use lookup::{admins, language_of, officials, recognise};
pub use officers::{
    Accepted, INVITATION_VALID, Invitation, InvitationCode, InvitationWithdrawn, Invited, Listed,
    NoRandomness, OpenInvitations, Restored, Revoked, accept, invite, officers, open_invitations,
    restore, revoke, withdraw_invitation,
};
pub use rules::{Action, Scope, Tie, may};
pub use store::{person, persons};

#[cfg(test)]
mod tests;
