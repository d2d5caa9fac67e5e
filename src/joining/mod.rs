//! How somebody comes to act for a producer.
//!
//! Three ways: a telephone number that is in the register ([`by_phone`]), a one-time link ([`open_link`]),
//! or an application that an officer confirms ([`apply`]). Nothing that is doubtful (several producers
//! with that number, somebody who acts for it already) changes the register: it becomes a [`Claim`], which
//! waits for an officer ([`decide`]).

pub mod chat;
mod deciding;
mod store;
pub(crate) mod texts;

use std::fmt;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{AccountId, Action, Actor, InvitationCode, Person, Tie, permit, record};
use crate::producers::model::{Producer, ProducerDetails, ProducerId, ProducerKind};
use crate::producers::phone::Phone;
use crate::producers::{self, add_member};
use crate::programme::places::{PlaceCode, Places};
use crate::store::{StoreError, Tx};

pub use deciding::{Decided, Merged, Verdict, decide, leave, merge, unmerge};

/// How long a link can be used.
pub const LINK_VALID: TimeDelta = TimeDelta::days(14);

/// A one-time link that lets whoever opens it first act for a producer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its secret.
    pub code: String,
    /// For which producer.
    pub producer: ProducerId,
    /// As what.
    pub tie: Tie,
    /// From when on it cannot be used.
    pub expires_at: Timestamp,
    /// Who made it.
    pub made_by: Option<AccountId>,
    /// Who used it.
    pub used_by: Option<AccountId>,
}

/// A claim's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClaimId(pub i64);

impl fmt::Display for ClaimId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// How somebody claims to act for a producer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Their telephone number is in the register.
    Phone,
    /// They registered themselves.
    Form,
    /// Their telephone number is in the register, and another account acts for it.
    NewAccount,
}

impl Way {
    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Form => "form",
            Self::NewAccount => "new_account",
        }
    }

    fn of(name: &str) -> Option<Self> {
        [Self::Phone, Self::Form, Self::NewAccount].into_iter().find(|way| way.name() == name)
    }
}

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimState {
    /// It waits for an officer.
    Waiting,
    /// An officer said yes.
    Accepted,
    /// An officer said no.
    Refused,
    /// It was taken back.
    Withdrawn,
}

impl ClaimState {
    fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn of(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Accepted, Self::Refused, Self::Withdrawn]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// What somebody says about the producer that they register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// Its kind, by its word in the database.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its commune's code.
    pub commune: u32,
    /// Who represents it.
    pub representative: String,
    /// Its telephone number.
    pub phone: String,
}

impl Application {
    /// As the register takes it; `None` where the kind or the commune is none.
    #[must_use]
    pub fn details(&self, places: &Places) -> Option<ProducerDetails> {
        let kind = ProducerKind::of(&self.kind)?;
        let commune = places.by_number(self.commune)?.code;
        Some(ProducerDetails {
            representative: self.representative.clone(),
            phone: Phone::parse(&self.phone),
            ..ProducerDetails::new(kind, self.name.clone(), commune)
        })
    }
}

/// Somebody asks to act for a producer, and an officer is to say yes or no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its number.
    pub id: ClaimId,
    /// Who asks.
    pub account: AccountId,
    /// For which producer; `None` for one that is not in the register.
    pub producer: Option<ProducerId>,
    /// Whose officers decide; `None` for the province's.
    pub commune: Option<PlaceCode>,
    /// As what.
    pub tie: Tie,
    /// How.
    pub way: Way,
    /// What they say about it, where it is not in the register.
    pub application: Option<Application>,
    /// Where it stands.
    pub state: ClaimState,
    /// When it was made.
    pub made_at: Timestamp,
    /// Why it was refused.
    pub reason: String,
}

/// What comes of trying to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They act for it now.
    Linked(Producer, Tie),
    /// They did already.
    Already(Producer),
    /// An officer is asked.
    Asked(Claim),
    /// An officer was asked before.
    Waiting(Claim),
    /// Nothing in the register has that number.
    NotFound,
    /// The link was used.
    Used,
    /// The link came too late.
    Expired,
}

/// Joins the producer with the sender's own telephone number.
///
/// # Errors
/// When the store fails.
pub async fn by_phone(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    phone: &Phone,
) -> Result<Joined, StoreError> {
    let account = person.account.id;
    let found = producers::with_phone(tx.connection(), phone).await?;
    let Some(first) = found.first() else { return Ok(Joined::NotFound) };
    for producer in &found {
        if producers::tie(tx.connection(), producer.id, account).await? != Tie::None {
            return Ok(Joined::Already(producer.clone()));
        }
    }
    let members = producers::members(tx.connection(), first.id).await?;
    if found.len() == 1 && members.is_empty() {
        add_member(tx, now, first.id, (account, Tie::Own), None).await?;
        let actor = Actor::from(person.clone());
        let subject = format!("producer {}", first.id);
        record(tx, now, &actor, "producer.join", &subject, "phone").await?;
        return Ok(Joined::Linked(first.clone(), Tie::Own));
    }
    let way = if members.is_empty() { Way::Phone } else { Way::NewAccount };
    let claim = Claim {
        id: ClaimId(0),
        account,
        producer: Some(first.id),
        commune: Some(first.details.commune),
        tie: Tie::Own,
        way,
        application: None,
        state: ClaimState::Waiting,
        made_at: now,
        reason: String::new(),
    };
    claim_once(tx, now, person, claim).await
}

/// Asks an officer, once for each producer.
async fn claim_once(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    mut claim: Claim,
) -> Result<Joined, StoreError> {
    let same = |there: &Claim| match (there.producer, claim.producer) {
        (Some(one), Some(other)) => one == other,
        (None, None) => true,
        _ => false,
    };
    let waiting = store::waiting_of(tx.connection(), claim.account).await?;
    if let Some(there) = waiting.into_iter().find(same) {
        return Ok(Joined::Waiting(there));
    }
    claim.id = store::insert_claim(tx, now, &claim).await?;
    let actor = Actor::from(person.clone());
    record(tx, now, &actor, "claim.make", &format!("claim {}", claim.id), claim.way.name()).await?;
    Ok(Joined::Asked(claim))
}

/// Registers a producer that is not in the register, once an officer agrees.
///
/// # Errors
/// When the store fails.
pub async fn apply(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    commune: PlaceCode,
    application: &Application,
) -> Result<Joined, StoreError> {
    let claim = Claim {
        id: ClaimId(0),
        account: person.account.id,
        producer: None,
        commune: Some(commune),
        tie: Tie::Own,
        way: Way::Form,
        application: Some(application.clone()),
        state: ClaimState::Waiting,
        made_at: now,
        reason: String::new(),
    };
    claim_once(tx, now, person, claim).await
}

/// What comes of making a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// It is made.
    Link(Link, Box<Producer>),
    /// There is no such producer.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Makes a link, with a code of [`InvitationCode::random`]. Officials link the producer's own people;
/// these link helpers.
///
/// # Errors
/// When the store fails.
pub async fn make_link(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    producer: ProducerId,
    tie: Tie,
    code: &InvitationCode,
) -> Result<Made, StoreError> {
    let Some(there) = producers::producer(tx.connection(), producer).await? else {
        return Ok(Made::NotFound);
    };
    let scope = producers::scope_of(tx.connection(), actor, &there).await?;
    let own = match actor.account() {
        Some(account) => producers::tie(tx.connection(), there.id, account.id).await? == Tie::Own,
        None => false,
    };
    let action = if own && tie == Tie::Helper { Action::FillRecords } else { Action::LinkProducer };
    let subject = format!("producer {}", there.id);
    if !permit(tx, now, actor, action, &scope, &subject).await? {
        return Ok(Made::Refused);
    }
    let by = actor.account().map(|account| account.id);
    let link = Link {
        code: code.as_str().to_owned(),
        producer: there.id,
        tie,
        expires_at: now + LINK_VALID,
        made_by: by,
        used_by: None,
    };
    store::insert_link(tx, &link, now, by).await?;
    record(
        tx,
        now,
        actor,
        "producer.link",
        &subject,
        if tie == Tie::Helper { "helper" } else { "own" },
    )
    .await?;
    Ok(Made::Link(link, Box::new(there)))
}

/// Uses a link, with the code as it came.
///
/// # Errors
/// When the store fails.
pub async fn open_link(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    code: &str,
) -> Result<Joined, StoreError> {
    let Some(link) = store::link(tx, code).await? else { return Ok(Joined::NotFound) };
    let account = person.account.id;
    let Some(producer) = producers::producer(tx.connection(), link.producer).await? else {
        return Ok(Joined::NotFound);
    };
    match link.used_by {
        Some(by) if by == account => return Ok(Joined::Already(producer)),
        Some(_) => return Ok(Joined::Used),
        None if link.expires_at <= now => return Ok(Joined::Expired),
        None => {}
    }
    if !add_member(tx, now, producer.id, (account, link.tie), link.made_by).await? {
        return Ok(Joined::Already(producer));
    }
    store::use_link(tx, now, &link.code, account).await?;
    let actor = Actor::from(person.clone());
    record(tx, now, &actor, "producer.join", &format!("producer {}", producer.id), "link").await?;
    Ok(Joined::Linked(producer, link.tie))
}

/// What an account waits for, the newest first.
///
/// # Errors
/// When the store fails.
pub async fn waiting_of(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<Claim>, StoreError> {
    store::waiting_of(connection, account).await
}

/// Takes one's own claim back; false when it is none of theirs, or was settled.
///
/// # Errors
/// When the store fails.
pub async fn withdraw(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    id: ClaimId,
) -> Result<bool, StoreError> {
    let claim = store::claim(tx, id).await?;
    if claim.is_none_or(|claim| claim.account != person.account.id) {
        return Ok(false);
    }
    let by = Some(person.account.id);
    if !store::settle(tx, now, id, ClaimState::Withdrawn, (by, "")).await? {
        return Ok(false);
    }
    let actor = Actor::from(person.clone());
    record(tx, now, &actor, "claim.withdraw", &format!("claim {id}"), "").await?;
    Ok(true)
}

/// What waits for an officer's yes in these communes; all of them with `None`. Whoever calls has asked
/// whether the actor may see them.
///
/// # Errors
/// When the store fails.
pub async fn waiting(
    connection: &mut SqliteConnection,
    communes: Option<&[PlaceCode]>,
    limit: usize,
) -> Result<Vec<Claim>, StoreError> {
    store::waiting(connection, communes, limit).await
}
