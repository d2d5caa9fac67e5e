//! Use cases: the time for which a certificate goes on after its end, because its re-evaluation is late
//! (decision 26/2026/QĐ-TTg, article 12.3).

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::clock::{Timestamp, local_date};
use crate::people::{Action, Actor, Scope, permit, record};
use crate::programme::rule_sets::Limits;
use crate::store::{StoreError, Tx};

use super::model::ProductId;
use super::standing::{self, NoExtension, Recognition};
use super::store;

/// Something that was recorded about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Its number.
    pub id: i64,
    /// The day before that; `None` where there was none.
    pub was: Option<NaiveDate>,
    /// The day from then on; `None` where it was taken back.
    pub extended_to: Option<NaiveDate>,
    /// The number of the document, or why.
    pub reason: String,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// An extension that is to be recorded, as whoever does has seen the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extend {
    /// Of which product.
    pub product: ProductId,
    /// Its recognition that counted.
    pub recognition: i64,
    /// The day to which that was extended.
    pub was: Option<NaiveDate>,
    /// The day to which it is to be.
    pub until: NaiveDate,
    /// The number of the document, or why.
    pub reason: String,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extended {
    /// It is recorded.
    Done(Extension),
    /// It is so already.
    Same,
    /// Somebody has changed it meanwhile.
    Stale,
    /// The product is not recognised.
    NotRecognised,
    /// Its recognition cannot go on.
    No(NoExtension),
    /// Only to a day from the first to the second.
    Outside(NaiveDate, NaiveDate),
    /// There is no such product.
    NotFound,
    /// The actor may not.
    Refused,
}

/// The recognition that counts, for whoever may extend it.
async fn current(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    product: ProductId,
) -> Result<Result<Recognition, Extended>, StoreError> {
    let subject = format!("product {product}");
    if !permit(tx, now, actor, Action::ProvinceStep, &Scope::province(), &subject).await? {
        return Ok(Err(Extended::Refused));
    }
    if store::product(tx.connection(), product).await?.is_none() {
        return Ok(Err(Extended::NotFound));
    }
    let history = store::recognitions_of(tx.connection(), product).await?;
    Ok(standing::current(&history).copied().ok_or(Extended::NotRecognised))
}

/// Whether an extension could be recorded so; `None` where it could.
///
/// # Errors
/// When the store fails.
pub async fn would_not(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    limits: &Limits,
    wanted: &Extend,
) -> Result<Option<Extended>, StoreError> {
    let current = match current(tx, now, actor, wanted.product).await? {
        Ok(current) => current,
        Err(why) => return Ok(Some(why)),
    };
    if current.id != wanted.recognition || current.extended_to != wanted.was {
        return Ok(Some(Extended::Stale));
    }
    if current.extended_to == Some(wanted.until) {
        return Ok(Some(Extended::Same));
    }
    Ok(match standing::extension(&current, limits, local_date(now)) {
        Err(no) => Some(Extended::No(no)),
        Ok((first, last)) if !(first..=last).contains(&wanted.until) => {
            Some(Extended::Outside(first, last))
        }
        Ok(_) => None,
    })
}

/// Records to which day the certificate of a product goes on.
///
/// # Errors
/// When the store fails.
pub async fn extend(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    limits: &Limits,
    wanted: &Extend,
) -> Result<Extended, StoreError> {
    if let Some(why) = would_not(tx, now, actor, limits, wanted).await? {
        return Ok(why);
    }
    let days = (wanted.was, Some(wanted.until));
    write(tx, now, actor, (wanted.recognition, days), &wanted.reason).await
}

/// Takes the last thing back that was recorded: the day before it counts again.
///
/// # Errors
/// When the store fails.
pub async fn take_extension_back(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (product, extension): (ProductId, i64),
    reason: &str,
) -> Result<Extended, StoreError> {
    let current = match current(tx, now, actor, product).await? {
        Ok(current) => current,
        Err(why) => return Ok(why),
    };
    let last = store::extensions(tx.connection(), current.id, 1).await?;
    let Some(last) = last.first().filter(|last| last.id == extension) else {
        return Ok(Extended::Stale);
    };
    if current.extended_to != last.extended_to {
        return Ok(Extended::Stale);
    }
    write(tx, now, actor, (current.id, (last.extended_to, last.was)), reason).await
}

async fn write(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    (recognition, (was, to)): (i64, (Option<NaiveDate>, Option<NaiveDate>)),
    reason: &str,
) -> Result<Extended, StoreError> {
    let Some(account) = actor.account() else { return Ok(Extended::Refused) };
    store::set_extension(tx, recognition, to).await?;
    store::insert_extension(tx, now, account.id, (recognition, (was, to)), reason).await?;
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "none".to_owned(), |day| day.to_string());
    let (subject, detail) =
        (format!("recognition {recognition}"), format!("{} to {}: {reason}", day(was), day(to)));
    record(tx, now, actor, "recognition.extend", &subject, &detail).await?;
    let last = store::extensions(tx.connection(), recognition, 1).await?;
    Ok(last.into_iter().next().map_or(Extended::Stale, Extended::Done))
}

/// What was recorded about how long a recognition goes on, the newest first. Whoever calls has asked
/// whether the actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn extensions(
    connection: &mut SqliteConnection,
    recognition: i64,
    limit: i64,
) -> Result<Vec<Extension>, StoreError> {
    store::extensions(connection, recognition, limit).await
}
