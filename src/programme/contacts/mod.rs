//! How to reach the office that takes a commune's dossiers.
//!
//! The office is the people's committee of the commune where the product is made; its name follows
//! from the commune's. No public list of telephone numbers and addresses was found, so they begin
//! empty: a commune's officers fill in their own.

mod store;

use sqlx::sqlite::SqlitePool;

use super::places::PlaceCode;
use crate::clock::Timestamp;
use crate::people::{Action, Actor, Scope, permit, record};
use crate::store::{StoreError, Tx};

/// The most characters of an address or of the hours.
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
}

impl Details {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phone.is_none() && self.address.is_none() && self.hours.is_none()
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
    /// It stands; this stood there before.
    Saved(Option<Contact>),
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
    let subject = format!("contact {place}");
    let scope = Scope::commune(place);
    if !permit(tx, now, actor, Action::EditContact, &scope, &subject).await? {
        return Ok(Saved::Refused);
    }
    let details = match checked(details) {
        Ok(details) => details,
        Err(mistake) => return Ok(Saved::Mistaken(mistake)),
    };
    let before = store::load(tx, place).await?;
    let stood = before.as_ref().map(|contact| contact.details.clone()).unwrap_or_default();
    if stood == details {
        return Ok(Saved::Unchanged);
    }
    store::save(tx, now, actor.account().map(|account| account.id), place, &details).await?;
    let detail = format!("from {} to {}", written(&stood), written(&details));
    record(tx, now, actor, "contact.set", &subject, &detail).await?;
    Ok(Saved::Saved(before))
}

/// As the audit writes it.
fn written(details: &Details) -> String {
    let Details { phone, address, hours } = details;
    let parts: Vec<&str> =
        [phone, address, hours].into_iter().flatten().map(|part| &**part).collect();
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
    };
    if details.phone.as_deref().is_some_and(|phone| !is_phone(phone)) {
        return Err(Mistake::Phone);
    }
    let long = |text: &Option<String>| {
        text.as_deref().is_some_and(|text| text.chars().count() > LONGEST || text.contains('\n'))
    };
    if long(&details.address) || long(&details.hours) {
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
