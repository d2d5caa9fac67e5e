//! Use cases: a product that is no longer made, or that was written down by mistake, and rows of the
//! register that are one producer.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Scope, may_now, permit, record};
use crate::store::{StoreError, Tx};

use super::model::{Producer, ProducerId, Product, ProductId};
use super::register::{Written, product_and_scope};
use super::{producer, scope_of, store};

/// What comes of taking a product out of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// It is out of them.
    Done(Product),
    /// It has recognitions or dossiers, which the register must keep.
    Needed(Product),
    /// There is none with that number.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Takes a product that was written down by mistake out of the lists.
///
/// # Errors
/// When the store fails.
pub async fn remove_product(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ProductId,
) -> Result<Removed, StoreError> {
    let Some((there, scope)) = product_and_scope(tx, actor, id).await? else {
        return Ok(Removed::NotFound);
    };
    let subject = format!("product {id}");
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(Removed::Refused);
    }
    if store::is_needed(tx.connection(), id).await? {
        return Ok(Removed::Needed(there));
    }
    store::set_removed(tx, id, Some(now)).await?;
    record(tx, now, actor, "product.remove", &subject, &there.details.name).await?;
    Ok(Removed::Done(there))
}

/// A product that was taken out of the lists. Whoever calls has asked whether the actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn removed_product(
    connection: &mut SqliteConnection,
    id: ProductId,
) -> Result<Option<Product>, StoreError> {
    store::removed_product(connection, id).await
}

/// Puts a product back into the lists.
///
/// # Errors
/// When the store fails.
pub async fn restore_product(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ProductId,
) -> Result<Written<Product>, StoreError> {
    if let Some((there, _)) = product_and_scope(tx, actor, id).await? {
        return Ok(Written::Exists(there));
    }
    let Some(there) = store::removed_product(tx.connection(), id).await? else {
        return Ok(Written::NotFound);
    };
    let Some(owner) = producer(tx.connection(), there.producer).await? else {
        return Ok(Written::NotFound);
    };
    let scope = scope_of(tx.connection(), actor, &owner).await?;
    let subject = format!("product {id}");
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(Written::Refused);
    }
    store::set_removed(tx, id, None).await?;
    record(tx, now, actor, "product.restore", &subject, &there.details.name).await?;
    Ok(Written::Done(there))
}

/// Says since when a product is no longer made, or, with `None`, that it is made again.
///
/// # Errors
/// When the store fails.
pub async fn stop_product(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ProductId,
    on: Option<NaiveDate>,
) -> Result<Written<Product>, StoreError> {
    let Some((there, scope)) = product_and_scope(tx, actor, id).await? else {
        return Ok(Written::NotFound);
    };
    let subject = format!("product {id}");
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(Written::Refused);
    }
    if !store::set_stopped(tx, id, on).await? {
        return Ok(Written::Exists(there));
    }
    let (action, detail) = match on {
        Some(day) => ("product.stop", day.to_string()),
        None => ("product.resume", String::new()),
    };
    record(tx, now, actor, action, &subject, &detail).await?;
    Ok(Written::Done(Product { stopped_on: on, version: there.version + 1, ..there }))
}

/// Whether the actor is an official whom this producer concerns: what officials note is for them alone.
///
/// # Errors
/// When the store fails.
pub async fn is_official_of(
    tx: &mut Tx,
    actor: &Actor,
    producer: &Producer,
) -> Result<bool, StoreError> {
    let scope = Scope::commune(producer.details.commune);
    may_now(tx, actor, Action::LinkProducer, &scope).await
}

/// The rows of the register that were found to be this producer. Whoever calls has asked whether the
/// actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn merged_rows(
    connection: &mut SqliteConnection,
    producer: ProducerId,
) -> Result<Vec<Producer>, StoreError> {
    store::merged_into(connection, producer).await
}
