//! Use cases: a draft is begun, changed, given up, and taken up again.

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Person, Role, Scope, Tie, permit};
use crate::programme::places::{PlaceCode, Places};
use crate::store::{StoreError, Tx};

use super::model::{Audience, Broadcast, BroadcastId, Content, OriginWhy, Topic};
use super::rules::{State, Step, next};
use super::store;

/// The step of the history that stands for a change by somebody else than the author: who has a hand in
/// the words does not approve them.
pub(super) const EDIT: &str = "edit";

/// What comes of doing something to a broadcast.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "few exist at once, and each is taken apart at once")]
pub enum Done<T = Broadcast> {
    /// It was done.
    Done(T),
    /// There is no such broadcast.
    NotFound,
    /// The actor may not.
    Refused,
    /// Where it stands now, this cannot be done.
    NotNow(Broadcast),
}

/// The communes that a person's broadcasts keep to; `None` where they reach over the province.
#[must_use]
pub fn within(person: &Person) -> Option<Vec<PlaceCode>> {
    let wide = person.roles.iter().any(|role| !matches!(role, Role::CommuneOfficer { .. }));
    (!wide).then(|| person.roles.iter().filter_map(|role| role.place()).collect())
}

/// What a broadcast reaches, for the permission table.
pub(super) fn scope(places: &Places, audience: &Audience, own: bool) -> Scope {
    let scope = match &audience.within {
        None => Scope::province(),
        Some(codes) => {
            let known = codes.iter().filter_map(|code| places.by_number(*code));
            Scope::communes(known.map(|place| place.code).collect())
        }
    };
    scope.with(if own { Tie::Own } else { Tie::None })
}

/// Whether somebody writes broadcasts at all.
///
/// # Errors
/// When the store fails.
pub async fn writes(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    author: &Person,
) -> Result<bool, StoreError> {
    let communes = within(author).map(|codes| codes.iter().map(|code| code.number()).collect());
    let scope = scope(places, &Audience { parts: Vec::new(), within: communes }, false);
    let actor = Actor::from(author.clone());
    permit(tx, now, &actor, Action::Broadcast, &scope, "broadcasts").await
}

/// Begins a draft.
///
/// # Errors
/// When the store fails.
pub async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    author: &Person,
) -> Result<Done, StoreError> {
    begin_of(tx, now, places, author, None).await
}

/// Begins a draft that says what another broadcast says.
pub(super) async fn begin_of(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    author: &Person,
    of: Option<(&Broadcast, OriginWhy)>,
) -> Result<Done, StoreError> {
    let communes = within(author).map(|codes| codes.iter().map(|code| code.number()).collect());
    let audience = Audience { parts: Vec::new(), within: communes };
    let actor = Actor::from(author.clone());
    let scope = scope(places, &audience, false);
    if !permit(tx, now, &actor, Action::Broadcast, &scope, "a new broadcast").await? {
        return Ok(Done::Refused);
    }
    let empty = Content::default();
    let new = store::New {
        author: author.account.id,
        topic: of.map_or(Topic::default(), |(one, _)| one.topic),
        content: of.map_or(&empty, |(one, _)| &one.content),
        audience: &audience,
        origin: of.map(|(one, why)| (one.id, why)),
    };
    let id = store::insert(tx, now, &new).await?;
    store::add_event(tx, now, &actor, id, "begin_draft", (State::Draft, State::Draft), "").await?;
    found(tx, id).await.map(|one| one.map_or(Done::NotFound, Done::Done))
}

async fn found(tx: &mut Tx, id: BroadcastId) -> Result<Option<Broadcast>, StoreError> {
    store::broadcast(tx.connection(), id).await
}

/// The broadcast, where the actor may work on it: it is theirs, or they answer for the province.
///
/// # Errors
/// When the store fails.
pub async fn see(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    let Some(one) = found(tx, id).await? else { return Ok(Done::NotFound) };
    let own = matches!(actor, Actor::Person(person) if person.account.id == one.author);
    // A commune's officer works on their own broadcasts; the province's on all.
    let scope = if own { scope(places, &one.audience, true) } else { Scope::province() };
    let subject = format!("broadcast {id}");
    if !permit(tx, now, actor, Action::Broadcast, &scope, &subject).await? {
        return Ok(Done::Refused);
    }
    Ok(Done::Done(one))
}

/// A change of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// What it is about.
    Topic(Topic),
    /// What it says.
    Content(Content),
    /// Whom it is for. The communes that its author answers for stay as they are.
    Audience(Audience),
    /// Whether it may leave in quiet hours.
    Urgent(bool),
    /// Whether it is posted to groups and channels as well, which belong to the province.
    Posted(bool),
}

/// Changes a draft.
///
/// # Errors
/// When the store fails.
pub async fn change(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
    change: Change,
) -> Result<Done, StoreError> {
    let mut one = match see(tx, now, places, actor, id).await? {
        Done::Done(one) => one,
        other => return Ok(other),
    };
    if one.state != State::Draft {
        return Ok(Done::NotNow(one));
    }
    if change == Change::Posted(true) {
        let (scope, subject) = (Scope::province(), format!("broadcast {id}"));
        if !permit(tx, now, actor, Action::Publish, &scope, &subject).await? {
            return Ok(Done::Refused);
        }
    }
    match change {
        Change::Topic(topic) => one.topic = topic,
        Change::Content(content) => one.content = content,
        Change::Audience(audience) => one.audience.parts = audience.parts,
        Change::Urgent(urgent) => one.urgent = urgent,
        Change::Posted(posted) => one.posted = posted,
    }
    let one = save(tx, now, one).await?;
    edited(tx, now, actor, &one).await?;
    Ok(Done::Done(one))
}

/// Puts into the history that somebody else than its author has changed a broadcast.
pub(super) async fn edited(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    one: &Broadcast,
) -> Result<(), StoreError> {
    if actor.account().is_some_and(|account| account.id == one.author) {
        return Ok(());
    }
    store::add_event(tx, now, actor, one.id, EDIT, (one.state, one.state), "").await
}

/// Saves what was read in this transaction, and returns it as it is now.
pub(super) async fn save(
    tx: &mut Tx,
    now: Timestamp,
    mut one: Broadcast,
) -> Result<Broadcast, StoreError> {
    if !store::save(tx, now, &one).await? {
        // Never within one transaction.
        return Err(StoreError::Affected { table: "broadcasts", expected: 1, changed: 0 });
    }
    one.version += 1;
    one.changed_at = now;
    Ok(one)
}

/// Makes a step of a broadcast that was read in this transaction, with its entry in the history;
/// [`Done::NotNow`] where the step is impossible.
pub(super) async fn step(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    mut one: Broadcast,
    step: Step,
    why: &str,
) -> Result<Done, StoreError> {
    let from = one.state;
    let Some(to) = next(from, step) else { return Ok(Done::NotNow(one)) };
    one.state = to;
    // Whoever approved it approved what it was.
    if matches!(to, State::Draft | State::Discarded | State::Waiting) {
        one.approver = None;
    }
    let one = save(tx, now, one).await?;
    store::add_event(tx, now, actor, one.id, step.name(), (from, to), why).await?;
    Ok(Done::Done(one))
}

/// Gives a broadcast up before it is sent.
///
/// # Errors
/// When the store fails.
pub async fn discard(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    match see(tx, now, places, actor, id).await? {
        Done::Done(one) => step(tx, now, actor, one, Step::Discard, "").await,
        other => Ok(other),
    }
}

/// Takes a discarded broadcast up again.
///
/// # Errors
/// When the store fails.
pub async fn take_up(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    actor: &Actor,
    id: BroadcastId,
) -> Result<Done, StoreError> {
    match see(tx, now, places, actor, id).await? {
        Done::Done(one) => step(tx, now, actor, one, Step::TakeUp, "").await,
        other => Ok(other),
    }
}
