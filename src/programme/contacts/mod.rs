//! How to reach the office that takes a commune's dossiers.
//!
//! The office is the people's committee of the commune where the product is made; its name follows
//! from the commune's. No public list of telephone numbers and addresses was found, so they begin
//! empty: a commune's officers fill in their own. What stood there before a change is kept, so that
//! any change can be taken back.

mod store;

use sqlx::sqlite::SqlitePool;

use super::places::PlaceCode;
use crate::clock::Timestamp;
use crate::people::{Action, Actor, Scope, permit, record};
use crate::store::{StoreError, Tx};

/// The most characters of an address, of the hours or of whom to ask for.
pub const LONGEST: usize = 200;

/// The most characters of a telephone number, several of them parted by commas.
pub const LONGEST_PHONE: usize = 60;

/// What is known of an office; nothing of it has to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Telephone numbers.
    pub phone: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// When it takes dossiers.
    pub hours: Option<String>,
    /// Whom to ask for.
    pub person: Option<String>,
}

/// A part of [`Details`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Field {
    /// Where it is.
    Address,
    /// Telephone numbers.
    Phone,
    /// When it takes dossiers.
    Hours,
    /// Whom to ask for.
    Person,
}

impl Field {
    /// All of them, in the order in which they are read.
    pub const ALL: [Self; 4] = [Self::Address, Self::Phone, Self::Hours, Self::Person];

    /// What is known of it.
    #[must_use]
    pub fn of(self, details: &Details) -> Option<&str> {
        match self {
            Self::Address => details.address.as_deref(),
            Self::Phone => details.phone.as_deref(),
            Self::Hours => details.hours.as_deref(),
            Self::Person => details.person.as_deref(),
        }
    }

    fn set(self, details: &mut Details, text: Option<String>) {
        match self {
            Self::Address => details.address = text,
            Self::Phone => details.phone = text,
            Self::Hours => details.hours = text,
            Self::Person => details.person = text,
        }
    }
}

impl Details {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Field::ALL.iter().all(|field| field.of(self).is_none())
    }
}

/// What somebody wrote about an office, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// What.
    pub details: Details,
    /// The name of who wrote it; nobody's, where it was done on the command line.
    pub updated_by: Option<String>,
    /// When.
    pub updated_at: Timestamp,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// A telephone number has 8 to 15 digits, and little else.
    Phone,
    /// More than [`LONGEST`] characters, or line ends.
    TooLong,
}

/// What comes of writing down how to reach an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It stands. By this number the change can be taken back.
    Saved(i64),
    /// It stood there already.
    Unchanged,
    /// It cannot be right.
    Mistaken(Mistake),
    /// The actor may not, for this commune.
    Refused,
}

/// How to reach the office of a commune, as far as somebody wrote it down. Everyone may see that.
///
/// # Errors
/// When the store fails.
pub async fn contact(reader: &SqlitePool, place: PlaceCode) -> Result<Option<Contact>, StoreError> {
    store::read(reader, place).await
}

/// The same for whoever may change it; `None` for others.
///
/// # Errors
/// When the store fails.
pub async fn to_edit(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    place: PlaceCode,
) -> Result<Option<Option<Contact>>, StoreError> {
    if !may_edit(tx, now, actor, place).await? {
        return Ok(None);
    }
    Ok(Some(store::load(tx, place).await?))
}

async fn may_edit(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    place: PlaceCode,
) -> Result<bool, StoreError> {
    let (subject, scope) = (subject(place), Scope::commune(place));
    permit(tx, now, actor, Action::EditContact, &scope, &subject).await
}

fn subject(place: PlaceCode) -> String {
    format!("contact {place}")
}

/// Writes down one part of how to reach an office, or that it is not known.
///
/// # Errors
/// When the store fails.
pub async fn set_field(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    place: PlaceCode,
    (field, text): (Field, Option<String>),
) -> Result<Saved, StoreError> {
    let stood = store::load(tx, place).await?;
    let mut details = stood.map(|contact| contact.details).unwrap_or_default();
    field.set(&mut details, text);
    set_contact(tx, now, actor, place, details).await
}

/// What comes of taking a change back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// What stood before stands again, of this commune.
    Done(PlaceCode),
    /// Somebody has changed it since.
    ChangedSince(PlaceCode),
    /// There is no such change.
    Unknown,
    /// The actor may not, for this commune.
    Refused,
}

/// Takes the last change of a contact back.
///
/// # Errors
/// When the store fails.
pub async fn take_back(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    change: i64,
) -> Result<TakenBack, StoreError> {
    let Some((place, before, last)) = store::change(tx, change).await? else {
        return Ok(TakenBack::Unknown);
    };
    if !last {
        return Ok(TakenBack::ChangedSince(place));
    }
    Ok(match set_contact(tx, now, actor, place, before).await? {
        Saved::Saved(_) | Saved::Unchanged => TakenBack::Done(place),
        Saved::Refused => TakenBack::Refused,
        // By rules that are stricter than they were.
        Saved::Mistaken(_) => TakenBack::Unknown,
    })
}

/// Writes down how to reach the office of a commune: all of it, in the place of what stood there.
///
/// # Errors
/// When the store fails.
pub async fn set_contact(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    place: PlaceCode,
    details: Details,
) -> Result<Saved, StoreError> {
    if !may_edit(tx, now, actor, place).await? {
        return Ok(Saved::Refused);
    }
    let details = match checked(details) {
        Ok(details) => details,
        Err(mistake) => return Ok(Saved::Mistaken(mistake)),
    };
    let before = store::load(tx, place).await?;
    let stood = before.map(|contact| contact.details).unwrap_or_default();
    if stood == details {
        return Ok(Saved::Unchanged);
    }
    store::save(tx, now, actor.account().map(|account| account.id), place, &details).await?;
    let change = store::add_change(tx, now, actor, place, &stood).await?;
    let detail = format!("from {} to {}", written(&stood), written(&details));
    record(tx, now, actor, "contact.set", &subject(place), &detail).await?;
    Ok(Saved::Saved(change))
}

/// As the audit writes it.
fn written(details: &Details) -> String {
    let Details { phone, address, hours, person } = details;
    let parts: Vec<&str> =
        [phone, address, hours, person].into_iter().flatten().map(|part| &**part).collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(" | ") }
}

/// Trimmed, empty fields left out, and sound.
fn checked(details: Details) -> Result<Details, Mistake> {
    let field = |text: Option<String>| {
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let details = Details {
        phone: field(details.phone),
        address: field(details.address),
        hours: field(details.hours),
        person: field(details.person),
    };
    if details.phone.as_deref().is_some_and(|phone| !is_phone(phone)) {
        return Err(Mistake::Phone);
    }
    let long = |text: &Option<String>| {
        text.as_deref().is_some_and(|text| text.chars().count() > LONGEST || text.contains('\n'))
    };
    if long(&details.address) || long(&details.hours) || long(&details.person) {
        return Err(Mistake::TooLong);
    }
    Ok(details)
}

fn is_phone(text: &str) -> bool {
    let number = |part: &str| {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        let others = part.chars().all(|c| c.is_ascii_digit() || " .-()+".contains(c));
        others && (8..=15).contains(&digits)
    };
    text.chars().count() <= LONGEST_PHONE && text.split(',').all(number)
}

#[cfg(test)]
mod tests;
