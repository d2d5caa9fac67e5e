//! Use cases: whom a broadcast is for.

use std::collections::BTreeSet;

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Person, may};
use crate::producers::model::ProducerId;
use crate::producers::phone::Phone;
use crate::programme::places::{PlaceCode, Places};
use crate::store::{StoreError, Tx};

use super::drafting::{self, Change, Done};
use super::lists::Line;
use super::model::{Audience, Broadcast, BroadcastId, Criterion, Joint, ListId, Saved};
use super::rules::State;
use super::store::{self, Sought};

/// The longest name of an audience, in letters.
pub const NAME: usize = 40;

/// The audience as far as somebody may reach: a commune's officer never beyond their communes, whatever
/// the draft says.
#[must_use]
pub fn bounded(audience: &Audience, person: &Person) -> Audience {
    let mut audience = audience.clone();
    if let Some(communes) = drafting::within(person) {
        let own: BTreeSet<u32> = communes.iter().map(|code| code.number()).collect();
        audience.within = Some(match audience.within {
            Some(within) => within.intersection(&own).copied().collect(),
            None => own,
        });
    }
    audience
}

/// Whether somebody may work on a broadcast, before anything is computed for them.
pub(super) fn may_see(places: &Places, person: &Person, one: &Broadcast) -> bool {
    let own = person.account.id == one.author;
    // Whoever is not its author needs the whole province.
    let bounds = if own { one.audience.clone() } else { Audience::default() };
    let actor = Actor::from(person.clone());
    may(&actor, Action::Broadcast, &drafting::scope(places, &bounds, own))
}

/// The audience with a further criterion. `None` where it has as many as it may have.
#[must_use]
pub fn with(audience: &Audience, joint: Joint, criterion: Criterion) -> Option<Audience> {
    let mut audience = audience.clone();
    if audience.parts.len() >= Audience::PARTS {
        return None;
    }
    let joint = if audience.parts.is_empty() { Joint::And } else { joint };
    audience.parts.push((joint, criterion));
    Some(audience)
}

/// Gives a draft another audience, where it is still the one that was looked at.
///
/// # Errors
/// When the store fails.
pub async fn aim(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    person: &Person,
    seen: &Broadcast,
    audience: Audience,
) -> Result<Done, StoreError> {
    let actor = Actor::from(person.clone());
    match drafting::see(tx, now, places, &actor, seen.id).await? {
        Done::Done(one) if one.audience.parts != seen.audience.parts => Ok(Done::NotNow(one)),
        Done::Done(one) if audience.parts.len() > Audience::PARTS => Ok(Done::NotNow(one)),
        Done::Done(one) => {
            drafting::change(tx, now, places, &actor, one.id, Change::Audience(audience)).await
        }
        other => Ok(other),
    }
}

/// Keeps the audience of a broadcast under a name, in the place of the one that its owner has under it.
///
/// # Errors
/// When the store fails.
pub async fn keep(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    person: &Person,
    id: BroadcastId,
    name: &str,
) -> Result<Done, StoreError> {
    let actor = Actor::from(person.clone());
    let seen = drafting::see(tx, now, places, &actor, id).await?;
    if let Done::Done(one) = &seen {
        // Whoever uses it again reaches as far as they may then.
        let audience = Audience { within: None, ..one.audience.clone() };
        store::save_audience(tx, now, person.account.id, name, &audience).await?;
    }
    Ok(seen)
}

/// Puts an audience back that was deleted.
///
/// # Errors
/// When the store fails.
pub async fn put_back(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    saved: &Saved,
) -> Result<(), StoreError> {
    store::save_audience(tx, now, person.account.id, &saved.name, &saved.audience).await?;
    Ok(())
}

/// What the lines of a list have led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many lines there were.
    pub lines: usize,
    /// The producers.
    pub producers: BTreeSet<ProducerId>,
    /// Lines that lead to none.
    pub missed: Vec<String>,
    /// Lines that lead to several, with the communes of those. Nobody guesses.
    pub several: Vec<(String, Vec<PlaceCode>)>,
}

/// Looks for the producers that lines lead to, within the communes that are given: by telephone number,
/// product code or exact name.
///
/// # Errors
/// When the store fails.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    lines: &[Line],
    within: Option<&BTreeSet<u32>>,
) -> Result<Found, StoreError> {
    let mut found = Found { lines: lines.len(), ..Found::default() };
    for (place, line) in lines.iter().enumerate() {
        let mut one = None;
        let mut several: Vec<PlaceCode> = Vec::new();
        for part in &line.parts {
            let phone = Phone::parse(part);
            let is_code = part.contains('-') && part.bytes().any(|byte| byte.is_ascii_digit());
            let mut sought = Vec::new();
            match &phone {
                Some(phone) => sought.push(Sought::Phone(phone.as_str())),
                None if is_code => sought.extend([Sought::Code(part), Sought::Name(part)]),
                None => sought.push(Sought::Name(part)),
            }
            for sought in sought {
                match store::led_to(connection, sought, within).await?.as_slice() {
                    [] => {}
                    [(producer, _)] => one = Some(*producer),
                    more => several = more.iter().map(|(_, place)| *place).collect(),
                }
                if one.is_some() {
                    break;
                }
            }
            if one.is_some() {
                break;
            }
        }
        match one {
            Some(producer) => _ = found.producers.insert(producer),
            None if place == 0 && several.is_empty() && line.is_heading() => found.lines -= 1,
            None if several.is_empty() => found.missed.push(line.shown.clone()),
            None => found.several.push((line.shown.clone(), several)),
        }
    }
    Ok(found)
}

/// Keeps a list, and joins it to the audience of a draft. A list that led to nobody changes nothing.
///
/// # Errors
/// When the store fails.
pub(super) async fn join_list(
    tx: &mut Tx,
    now: Timestamp,
    (places, person): (&Places, &Person),
    (id, joint): (BroadcastId, Joint),
    name: &str,
    found: &Found,
) -> Result<Done, StoreError> {
    let actor = Actor::from(person.clone());
    let one = match drafting::see(tx, now, places, &actor, id).await? {
        Done::Done(one) if one.state != State::Draft => return Ok(Done::NotNow(one)),
        Done::Done(one) => one,
        other => return Ok(other),
    };
    if found.producers.is_empty() {
        return Ok(Done::Done(one));
    }
    if one.audience.parts.len() >= Audience::PARTS {
        return Ok(Done::NotNow(one));
    }
    let missed: Vec<String> =
        found.missed.iter().chain(found.several.iter().map(|(line, _)| line)).cloned().collect();
    let lines = i64::try_from(found.lines).unwrap_or(i64::MAX);
    let owner = (person.account.id, name);
    let list: ListId = store::insert_list(tx, now, owner, lines, &missed, &found.producers).await?;
    match with(&one.audience, joint, Criterion::List(list)) {
        Some(audience) => {
            drafting::change(tx, now, places, &actor, id, Change::Audience(audience)).await
        }
        None => Ok(Done::NotNow(one)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Account, AccountId, Consent, Role, TelegramId};

    fn person(roles: Vec<Role>) -> Person {
        let created_at = Timestamp::default();
        let account = Account {
            id: AccountId(1),
            telegram_id: TelegramId(7),
            name: String::new(),
            username: None,
            language: crate::locale::Language::Vietnamese,
            consent: Consent::Unasked,
            unreachable_since: None,
            created_at,
        };
        Person { account, roles }
    }

    #[test]
    fn a_communes_officer_never_reaches_beyond_their_communes() {
        let places = Places::load().unwrap();
        let code = |number| places.by_number(number).unwrap().code;
        let here = person(vec![Role::CommuneOfficer { place: code(23_059) }]);
        let wide = person(vec![Role::ProvinceOfficer]);
        let of = |within: Option<&[u32]>| Audience {
            within: within.map(|codes| codes.iter().copied().collect()),
            ..Audience::default()
        };
        assert_eq!(bounded(&of(None), &here), of(Some(&[23_059])));
        assert_eq!(bounded(&of(Some(&[23_059, 22_933])), &here), of(Some(&[23_059])));
        assert_eq!(bounded(&of(Some(&[22_933])), &here), of(Some(&[])));
        assert_eq!(bounded(&of(None), &wide), of(None));
        assert_eq!(bounded(&of(None), &person(Vec::new())), of(Some(&[])));
    }
}
