//! Officials: how somebody becomes one, and how that ends.

use std::fmt;

use chrono::TimeDelta;
use rand::TryRngCore;
use rand::rngs::OsRng;

use super::account::{AccountId, Actor, Person, Role};
use super::audit::{permit, record, refused};
use super::rules::{Action, Scope};
use super::store;
use crate::clock::Timestamp;
use crate::store::{StoreError, Tx};

/// How long an invitation can be accepted: long enough for an officer on leave, short enough for a
/// link that went astray.
pub const INVITATION_VALID: TimeDelta = TimeDelta::days(7);

/// The secret of an invitation: 128 bits from the operating system, in letters that a Telegram link
/// may carry. Whoever has it gets the role, so it does not show in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct InvitationCode(String);

/// The operating system gave no random numbers.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random numbers")]
pub struct NoRandomness(#[from] rand::rand_core::OsError);

impl InvitationCode {
    /// A new one.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn random() -> Result<Self, NoRandomness> {
        let mut bytes = [0; 16];
        OsRng.try_fill_bytes(&mut bytes).map_err(NoRandomness)?;
        Ok(Self(format!("{:032x}", u128::from_be_bytes(bytes))))
    }

    /// The letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code that a row holds.
    pub(super) fn stored(code: String) -> Self {
        Self(code)
    }
}

impl fmt::Debug for InvitationCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("InvitationCode(..)")
    }
}

/// An offer of a role to whoever has its code first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its number.
    pub id: i64,
    /// Its secret.
    pub code: InvitationCode,
    /// What it gives.
    pub role: Role,
    /// Who made it; nobody, where it was made on the command line.
    pub made_by: Option<AccountId>,
    /// When it was made.
    pub made_at: Timestamp,
    /// From when on it cannot be accepted.
    pub expires_at: Timestamp,
    /// Who accepted it.
    pub used_by: Option<AccountId>,
}

impl Invitation {
    fn subject(&self) -> String {
        subject(self.id)
    }
}

fn subject(invitation: i64) -> String {
    format!("invitation {invitation}")
}

/// What comes of making an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// It is made.
    Made(Invitation),
    /// The actor may not.
    Refused,
}

/// Makes an invitation to a role, with a code of [`InvitationCode::random`].
///
/// # Errors
/// When the store fails.
pub async fn invite(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    role: Role,
    code: InvitationCode,
) -> Result<Invited, StoreError> {
    let subject = format!("invitation to {role}");
    if !permit(tx, now, actor, Action::ManageOfficers, &Scope::province(), &subject).await? {
        return Ok(Invited::Refused);
    }
    let mut invitation = Invitation {
        id: 0,
        code,
        role,
        made_by: actor.account().map(|account| account.id),
        made_at: now,
        expires_at: now + INVITATION_VALID,
        used_by: None,
    };
    invitation.id = store::insert_invitation(tx.connection(), &invitation).await?;
    let detail = role.to_string();
    record(tx, now, actor, "invitation.make", &invitation.subject(), &detail).await?;
    Ok(Invited::Made(invitation))
}

/// What comes of accepting an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// They hold the role now.
    Accepted(Role),
    /// There is no invitation with that code.
    Unknown,
    /// It was not accepted in time, or was withdrawn.
    Expired,
    /// Somebody else accepted it.
    UsedByAnother,
    /// They accepted it before.
    UsedByYou(Role),
    /// They hold the role already; the invitation stays open for whom it was meant for.
    AlreadyHeld(Role),
}

/// Accepts the invitation with that code, as it came in the link.
///
/// # Errors
/// When the store fails.
pub async fn accept(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    code: &str,
) -> Result<Accepted, StoreError> {
    let id = person.account.id;
    let actor = Actor::from(person.clone());
    let Some(invitation) = store::invitation(tx.connection(), code).await? else {
        refused(tx, now, &actor, "invitation.accept", "invitation", "unknown").await?;
        return Ok(Accepted::Unknown);
    };
    let (role, subject) = (invitation.role, invitation.subject());
    match invitation.used_by {
        Some(by) if by == id => return Ok(Accepted::UsedByYou(role)),
        Some(_) => {
            refused(tx, now, &actor, "invitation.accept", &subject, "used by another").await?;
            return Ok(Accepted::UsedByAnother);
        }
        None if invitation.expires_at <= now => {
            refused(tx, now, &actor, "invitation.accept", &subject, "expired").await?;
            return Ok(Accepted::Expired);
        }
        None => {}
    }
    if !store::grant(tx.connection(), now, id, role).await? {
        return Ok(Accepted::AlreadyHeld(role));
    }
    store::use_invitation(tx.connection(), now, invitation.id, id).await?;
    record(tx, now, &actor, "invitation.accept", &subject, &role.to_string()).await?;
    Ok(Accepted::Accepted(role))
}

/// What comes of looking for open invitations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenInvitations {
    /// Those that can still be accepted, the newest first.
    Listed(Vec<Invitation>),
    /// The actor may not see them.
    Refused,
}

/// The invitations that can still be accepted.
///
/// # Errors
/// When the store fails.
pub async fn open_invitations(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
) -> Result<OpenInvitations, StoreError> {
    if !permit(tx, now, actor, Action::ManageOfficers, &Scope::province(), "invitations").await? {
        return Ok(OpenInvitations::Refused);
    }
    Ok(OpenInvitations::Listed(store::open_invitations(tx.connection(), now).await?))
}

/// What comes of withdrawing an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationWithdrawn {
    /// Nobody can accept it any more.
    Withdrawn,
    /// There is none with that number that could still be accepted.
    NotOpen,
    /// The actor may not.
    Refused,
}

/// Withdraws an invitation, such as one that was sent to the wrong person.
///
/// # Errors
/// When the store fails.
pub async fn withdraw_invitation(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    invitation: i64,
) -> Result<InvitationWithdrawn, StoreError> {
    let subject = subject(invitation);
    if !permit(tx, now, actor, Action::ManageOfficers, &Scope::province(), &subject).await? {
        return Ok(InvitationWithdrawn::Refused);
    }
    if !store::expire_invitation(tx.connection(), now, invitation).await? {
        return Ok(InvitationWithdrawn::NotOpen);
    }
    record(tx, now, actor, "invitation.withdraw", &subject, "").await?;
    Ok(InvitationWithdrawn::Withdrawn)
}

/// What comes of taking a role away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revoked {
    /// They do not hold it any more.
    Revoked,
    /// They did not hold it.
    NotHeld,
    /// They are the last admin, who stays.
    LastAdmin,
    /// The actor may not.
    Refused,
}

/// Takes a role away from an account. The open invitations of a former admin end too: they could
/// be the way back.
///
/// # Errors
/// When the store fails.
pub async fn revoke(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    account: AccountId,
    role: Role,
) -> Result<Revoked, StoreError> {
    let subject = format!("account {account}");
    if !permit(tx, now, actor, Action::ManageOfficers, &Scope::province(), &subject).await? {
        return Ok(Revoked::Refused);
    }
    if role == Role::Admin && store::admins(tx.connection()).await? == [account] {
        refused(tx, now, actor, "role.revoke", &subject, "the last admin").await?;
        return Ok(Revoked::LastAdmin);
    }
    if !store::revoke(tx.connection(), account, role).await? {
        return Ok(Revoked::NotHeld);
    }
    let mut detail = role.to_string();
    if role == Role::Admin {
        let ended = store::expire_invitations_of(tx.connection(), now, account).await?;
        if ended > 0 {
            detail = format!("{detail}; {ended} invitations ended");
        }
    }
    record(tx, now, actor, "role.revoke", &subject, &detail).await?;
    Ok(Revoked::Revoked)
}

/// What comes of giving a role back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restored {
    /// They hold it again.
    Restored,
    /// They hold it already.
    AlreadyHeld,
    /// It was never taken away from them.
    NotTaken,
    /// The actor may not.
    Refused,
}

/// Gives an account a role back that was taken away.
///
/// # Errors
/// When the store fails.
pub async fn restore(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    account: AccountId,
    role: Role,
) -> Result<Restored, StoreError> {
    let subject = format!("account {account}");
    if !permit(tx, now, actor, Action::ManageOfficers, &Scope::province(), &subject).await? {
        return Ok(Restored::Refused);
    }
    if !store::was_revoked(tx.connection(), &subject, role).await? {
        return Ok(Restored::NotTaken);
    }
    if !store::grant(tx.connection(), now, account, role).await? {
        return Ok(Restored::AlreadyHeld);
    }
    record(tx, now, actor, "role.restore", &subject, &role.to_string()).await?;
    Ok(Restored::Restored)
}

/// What comes of looking for the officials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Everyone who holds a role, by name.
    Officers(Vec<Person>),
    /// The actor may not see them.
    Refused,
}

/// Everyone who holds a role.
///
/// # Errors
/// When the store fails.
pub async fn officers(tx: &mut Tx, now: Timestamp, actor: &Actor) -> Result<Listed, StoreError> {
    if !permit(tx, now, actor, Action::ManageOfficers, &Scope::province(), "officers").await? {
        return Ok(Listed::Refused);
    }
    Ok(Listed::Officers(store::officers(tx.connection()).await?))
}
