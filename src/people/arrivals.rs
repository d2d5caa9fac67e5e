//! Accounts: made at first sight, kept current, and what people decide about their own.

use super::account::{Account, AccountId, Actor, Consent, Person, Role, TelegramId};
use super::audit::record;
use super::store;
use crate::clock::Timestamp;
use crate::locale::Language;
use crate::store::{StoreError, Tx};

/// What an update tells about who sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Their number at Telegram.
    pub telegram_id: TelegramId,
    /// First and last name.
    pub name: String,
    /// The name after `@`.
    pub username: Option<String>,
    /// The language of their app (an IETF tag).
    pub app_language: Option<String>,
}

/// Somebody is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Who.
    pub person: Person,
    /// Whether for the first time.
    pub first: bool,
}

/// Finds the account of whoever sent an update, or makes it. The name is kept current, and whoever
/// writes is reachable again. One of `admins` who comes for the first time becomes an admin.
///
/// Someone known whose name has not changed, nearly always the case, costs one statement.
///
/// # Errors
/// When the store fails.
pub async fn arrive(
    tx: &mut Tx,
    now: Timestamp,
    seen: &Seen,
    admins: &[TelegramId],
) -> Result<Arrival, StoreError> {
    if let Some(mut person) = store::person_by_telegram(tx.connection(), seen.telegram_id).await? {
        let account = &mut person.account;
        let changed = account.name != seen.name || account.username != seen.username;
        if changed || account.unreachable_since.is_some() {
            account.name.clone_from(&seen.name);
            account.username.clone_from(&seen.username);
            account.unreachable_since = None;
            store::refresh_account(tx.connection(), account).await?;
        }
        return Ok(Arrival { person, first: false });
    }
    let language = Language::of_app(seen.app_language.as_deref());
    let id = store::insert_account(tx.connection(), now, seen, language).await?;
    let account = Account {
        id,
        telegram_id: seen.telegram_id,
        name: seen.name.clone(),
        username: seen.username.clone(),
        language,
        consent: Consent::Unasked,
        unreachable_since: None,
        created_at: now,
    };
    let mut roles = Vec::new();
    if admins.contains(&seen.telegram_id) && appoint(tx, now, id).await? {
        roles.push(Role::Admin);
    }
    Ok(Arrival { person: Person { account, roles }, first: true })
}

/// What became of the admins that the environment names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bootstrapped {
    /// Who has become an admin now.
    pub granted: Vec<AccountId>,
    /// Who will, once they write for the first time ([`arrive`]).
    pub awaited: Vec<TelegramId>,
}

/// Makes admins of those whom the environment names and who have an account. Run at each start,
/// before any update is handled: who is named there is an admin again after each start.
///
/// # Errors
/// When the store fails.
pub async fn bootstrap_admins(
    tx: &mut Tx,
    now: Timestamp,
    admins: &[TelegramId],
) -> Result<Bootstrapped, StoreError> {
    let mut done = Bootstrapped::default();
    for &telegram_id in admins {
        match store::person_by_telegram(tx.connection(), telegram_id).await? {
            None => done.awaited.push(telegram_id),
            Some(person) => {
                if appoint(tx, now, person.account.id).await? {
                    done.granted.push(person.account.id);
                }
            }
        }
    }
    Ok(done)
}

/// Makes an admin of an account, by order of the environment; whether it was none before.
async fn appoint(tx: &mut Tx, now: Timestamp, account: AccountId) -> Result<bool, StoreError> {
    let granted = store::grant(tx.connection(), now, account, Role::Admin).await?;
    if granted {
        let subject = format!("account {account}");
        let why = "admin, named in the environment";
        record(tx, now, &Actor::System, "role.grant", &subject, why).await?;
    }
    Ok(granted)
}

/// What somebody's answer about their questions' texts changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "kept texts must go when consent is withdrawn"]
pub enum ConsentSet {
    /// Texts are kept from now on.
    Given,
    /// None are kept, and none were.
    Refused,
    /// None are kept from now on, and those that were must go: whoever called removes them in this
    /// transaction.
    Withdrawn,
    /// They had said so before.
    Unchanged,
}

/// Keeps what somebody says about keeping the texts of their questions.
///
/// # Errors
/// When the store fails.
pub async fn set_consent(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    agreed: bool,
) -> Result<ConsentSet, StoreError> {
    let id = person.account.id;
    // The caller's copy may be older than an answer given elsewhere.
    let before = store::consent(tx.connection(), id).await?;
    let outcome = match (before, agreed) {
        (Consent::Given { .. }, true) | (Consent::Refused { .. }, false) => {
            return Ok(ConsentSet::Unchanged);
        }
        (Consent::Unasked | Consent::Refused { .. }, true) => ConsentSet::Given,
        (Consent::Unasked, false) => ConsentSet::Refused,
        (Consent::Given { .. }, false) => ConsentSet::Withdrawn,
    };
    let after = if agreed { Consent::Given { at: now } } else { Consent::Refused { at: now } };
    store::set_consent(tx.connection(), id, after).await?;
    let (from, to) = (store::consent_name(before), store::consent_name(after));
    let (actor, subject) = (Actor::from(person.clone()), format!("account {id}"));
    record(tx, now, &actor, "consent.set", &subject, &format!("{from} -> {to}")).await?;
    Ok(outcome)
}

/// What choosing a language changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LanguageSet {
    /// The bot speaks another language with them now.
    Set,
    /// It spoke that one before.
    Unchanged,
}

/// Keeps the language that somebody chose.
///
/// # Errors
/// When the store fails.
pub async fn set_language(
    tx: &mut Tx,
    person: &Person,
    language: Language,
) -> Result<LanguageSet, StoreError> {
    let changed = store::set_language(tx.connection(), person.account.id, language).await?;
    Ok(if changed { LanguageSet::Set } else { LanguageSet::Unchanged })
}

/// What news of whether somebody can be reached changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reachability {
    /// They could be reached and cannot any more, or the other way round.
    Changed,
    /// It was known.
    Unchanged,
    /// They have no account.
    NoAccount,
}

/// Keeps that Telegram says that nothing reaches somebody: they blocked the bot, or are gone.
///
/// # Errors
/// When the store fails.
pub async fn mark_unreachable(
    tx: &mut Tx,
    now: Timestamp,
    telegram_id: TelegramId,
) -> Result<Reachability, StoreError> {
    mark(tx, telegram_id, Some(now)).await
}

/// Keeps that Telegram says that messages reach somebody again. Whoever writes is marked so by
/// [`arrive`].
///
/// # Errors
/// When the store fails.
pub async fn mark_reachable(
    tx: &mut Tx,
    telegram_id: TelegramId,
) -> Result<Reachability, StoreError> {
    mark(tx, telegram_id, None).await
}

async fn mark(
    tx: &mut Tx,
    telegram_id: TelegramId,
    since: Option<Timestamp>,
) -> Result<Reachability, StoreError> {
    let Some(person) = store::person_by_telegram(tx.connection(), telegram_id).await? else {
        return Ok(Reachability::NoAccount);
    };
    if person.account.unreachable_since.is_some() == since.is_some() {
        return Ok(Reachability::Unchanged);
    }
    let account = Account { unreachable_since: since, ..person.account };
    store::refresh_account(tx.connection(), &account).await?;
    Ok(Reachability::Changed)
}
