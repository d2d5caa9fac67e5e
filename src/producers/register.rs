//! Use cases: writing down producers and products, and looking them up.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, Scope, Tie, permit, record};
use crate::store::{StoreError, Tx};

use super::model::{Producer, ProducerDetails, ProducerId, Product, ProductDetails, ProductId};
use super::phone::Phone;
use super::store;

/// What comes of writing something down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written<T> {
    /// It is as it stands now.
    Done(T),
    /// The register has such a one already.
    Exists(T),
    /// Somebody else changed it meanwhile: this is what it says now.
    Changed(T),
    /// There is none with that number.
    NotFound,
    /// The actor may not.
    Refused,
}

/// Where a producer belongs, and what the actor has to do with it.
///
/// # Errors
/// When the store fails.
pub async fn scope_of(
    connection: &mut SqliteConnection,
    actor: &Actor,
    producer: &Producer,
) -> Result<Scope, StoreError> {
    let tie = match actor.account() {
        Some(account) => store::tie(connection, producer.id, account.id).await?,
        None => Tie::None,
    };
    Ok(Scope::commune(producer.details.commune).with(tie))
}

/// Writes down a producer. One of the same name in the same commune is not written twice.
///
/// # Errors
/// When the store fails.
pub async fn add_producer(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    details: &ProducerDetails,
) -> Result<Written<Producer>, StoreError> {
    let scope = Scope::commune(details.commune);
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, "producer").await? {
        return Ok(Written::Refused);
    }
    let named =
        store::producers_named(tx.connection(), &details.name, details.commune.number()).await?;
    if let Some(there) = named.into_iter().next() {
        return Ok(Written::Exists(there));
    }
    let id = store::insert_producer(tx, now, details).await?;
    record(tx, now, actor, "producer.add", &format!("producer {id}"), &details.name).await?;
    let details = details.clone();
    Ok(Written::Done(Producer { id, details, version: 1, merged_into: None }))
}

/// Changes what is known of a producer, if nobody has since the actor saw it.
///
/// # Errors
/// When the store fails.
pub async fn change_producer(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    seen: &Producer,
    details: &ProducerDetails,
) -> Result<Written<Producer>, StoreError> {
    let Some(there) = store::producer(tx.connection(), seen.id).await? else {
        return Ok(Written::NotFound);
    };
    let scope = scope_of(tx.connection(), actor, &there).await?;
    let subject = format!("producer {}", there.id);
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(Written::Refused);
    }
    // Moving it to another commune takes the right to be there as well.
    let moved = Producer { details: details.clone(), ..there.clone() };
    let moved = scope_of(tx.connection(), actor, &moved).await?;
    if details.commune != there.details.commune
        && !permit(tx, now, actor, Action::CorrectRecords, &moved, &subject).await?
    {
        return Ok(Written::Refused);
    }
    // What officials note is theirs alone.
    if details.note != there.details.note
        && !super::ending::is_official_of(tx, actor, &there).await?
    {
        return Ok(Written::Refused);
    }
    if !store::update_producer(tx, there.id, seen.version, details).await? {
        return Ok(Written::Changed(there));
    }
    record(tx, now, actor, "producer.change", &subject, &changes(&there.details, details)).await?;
    let (details, version) = (details.clone(), seen.version + 1);
    Ok(Written::Done(Producer { details, version, ..there }))
}

/// Which fields differ, for the record.
fn changes(before: &ProducerDetails, after: &ProducerDetails) -> String {
    let fields = [
        ("kind", before.kind != after.kind),
        ("name", before.name != after.name),
        ("commune", before.commune != after.commune),
        ("address", before.address != after.address),
        ("representative", before.representative != after.representative),
        ("position", before.position != after.position),
        ("phone", before.phone != after.phone),
        ("email", before.email != after.email),
        ("registration_number", before.registration_number != after.registration_number),
        ("registered_on", before.registered_on != after.registered_on),
        ("founded_on", before.founded_on != after.founded_on),
        ("note", before.note != after.note),
    ];
    named(&fields)
}

fn product_changes(before: &ProductDetails, after: &ProductDetails) -> String {
    let fields = [
        ("name", before.name != after.name),
        ("set", before.set != after.set),
        ("code", before.code != after.code),
        ("description", before.description != after.description),
        ("packaging", before.packaging != after.packaging),
        ("output", before.output != after.output),
        ("price", before.price != after.price),
        ("channels", before.channels != after.channels),
        ("trace_link", before.trace_link != after.trace_link),
    ];
    named(&fields)
}

fn named(fields: &[(&str, bool)]) -> String {
    let changed: Vec<&str> =
        fields.iter().filter(|(_, differs)| *differs).map(|(name, _)| *name).collect();
    changed.join(", ")
}

/// Writes down a product. One of the same name of the same producer is not written twice.
///
/// # Errors
/// When the store fails.
pub async fn add_product(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    producer: ProducerId,
    details: &ProductDetails,
) -> Result<Written<Product>, StoreError> {
    let Some(owner) = store::producer(tx.connection(), producer).await? else {
        return Ok(Written::NotFound);
    };
    let scope = scope_of(tx.connection(), actor, &owner).await?;
    let subject = format!("producer {producer}");
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(Written::Refused);
    }
    let owner = owner.merged_into.unwrap_or(owner.id);
    let name = super::model::key(&details.name);
    let there = store::products_of(tx.connection(), owner).await?;
    let same = |product: &Product| super::model::key(&product.details.name) == name;
    if let Some(product) = there.into_iter().find(same) {
        return Ok(Written::Exists(product));
    }
    if let Some(code) = &details.code
        && let Some(other) = store::product_with_code(tx.connection(), code).await?
        && let Some(product) = store::product(tx.connection(), other).await?
    {
        return Ok(Written::Exists(product));
    }
    let id = store::insert_product(tx, now, owner, details).await?;
    record(tx, now, actor, "product.add", &format!("product {id}"), &details.name).await?;
    let details = details.clone();
    Ok(Written::Done(Product { id, producer: owner, details, stopped_on: None, version: 1 }))
}

/// Changes what is known of a product, if nobody has since the actor saw it.
///
/// # Errors
/// When the store fails.
pub async fn change_product(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    seen: &Product,
    details: &ProductDetails,
) -> Result<Written<Product>, StoreError> {
    let Some((there, scope)) = product_and_scope(tx, actor, seen.id).await? else {
        return Ok(Written::NotFound);
    };
    let subject = format!("product {}", there.id);
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(Written::Refused);
    }
    if let Some(code) = &details.code
        && there.details.code.as_ref() != Some(code)
        && let Some(other) = store::product_with_code(tx.connection(), code).await?
        && let Some(product) = store::product(tx.connection(), other).await?
    {
        return Ok(Written::Exists(product));
    }
    if !store::update_product(tx, seen.id, seen.version, details).await? {
        return Ok(Written::Changed(there));
    }
    let changed = product_changes(&there.details, details);
    record(tx, now, actor, "product.change", &subject, &changed).await?;
    let (details, version) = (details.clone(), seen.version + 1);
    Ok(Written::Done(Product { details, version, ..there }))
}

/// A product, with what the actor has to do with it.
pub(super) async fn product_and_scope(
    tx: &mut Tx,
    actor: &Actor,
    id: ProductId,
) -> Result<Option<(Product, Scope)>, StoreError> {
    let Some(product) = store::product(tx.connection(), id).await? else { return Ok(None) };
    let Some(owner) = producer(tx.connection(), product.producer).await? else { return Ok(None) };
    let scope = scope_of(tx.connection(), actor, &owner).await?;
    Ok(Some((product, scope)))
}

/// A producer; the one that stands for it, where it was merged into another.
///
/// # Errors
/// When the store fails.
pub async fn producer(
    connection: &mut SqliteConnection,
    id: ProducerId,
) -> Result<Option<Producer>, StoreError> {
    let found = store::producer(connection, id).await?;
    match found.as_ref().and_then(|producer| producer.merged_into) {
        Some(into) => store::producer(connection, into).await,
        None => Ok(found),
    }
}

/// Of each of these numbers the producer, as [`producer`] finds it.
///
/// # Errors
/// When the store fails.
pub async fn producers(
    connection: &mut SqliteConnection,
    ids: &[ProducerId],
) -> Result<HashMap<ProducerId, Producer>, StoreError> {
    let mut found = store::producers(connection, ids).await?;
    let into: Vec<ProducerId> = found.values().filter_map(|one| one.merged_into).collect();
    if !into.is_empty() {
        let others = store::producers(connection, &into).await?;
        for one in found.values_mut() {
            if let Some(other) = one.merged_into.and_then(|into| others.get(&into)) {
                one.clone_from(other);
            }
        }
    }
    Ok(found)
}

/// The producers with this telephone number.
///
/// # Errors
/// When the store fails.
pub async fn with_phone(
    connection: &mut SqliteConnection,
    phone: &Phone,
) -> Result<Vec<Producer>, StoreError> {
    store::producers_at(connection, phone).await
}

/// A product, unless it was removed.
///
/// # Errors
/// When the store fails.
pub async fn product(
    connection: &mut SqliteConnection,
    id: ProductId,
) -> Result<Option<Product>, StoreError> {
    store::product(connection, id).await
}

/// Those of these products that were not removed.
///
/// # Errors
/// When the store fails.
pub async fn products(
    connection: &mut SqliteConnection,
    ids: &[ProductId],
) -> Result<Vec<Product>, StoreError> {
    store::products(connection, ids).await
}

/// The products of a producer, by name.
///
/// # Errors
/// When the store fails.
pub async fn products_of(
    connection: &mut SqliteConnection,
    producer: ProducerId,
) -> Result<Vec<Product>, StoreError> {
    store::products_of(connection, producer).await
}
