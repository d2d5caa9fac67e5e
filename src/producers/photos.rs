//! Use cases: the photos of a product.

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, permit, record};
use crate::store::{StoreError, Tx};
use crate::telegram::files::{self, IncomingFile};

use super::model::{Product, ProductId};
use super::register::product_and_scope;
use super::store;

/// Photos of one product: as many as an album holds.
pub const MOST: usize = 10;

/// A photo of a product, which Telegram keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its number among the files.
    pub file: i64,
    /// Telegram's id to send it by.
    pub file_id: String,
    /// Telegram's id to recognise it by.
    pub unique_id: String,
    /// The album that it came in.
    pub album: Option<String>,
}

/// What comes of changing the photos of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pictured {
    /// It is done: these there are now.
    Done(Product, Vec<Photo>),
    /// It is there, or gone, already.
    Already(Product, Vec<Photo>),
    /// There are as many as there may be.
    Full(Product, Vec<Photo>),
    /// There is no such product.
    NotFound,
    /// The actor may not.
    Refused,
}

/// The photos of a product, in the order in which they came. Whoever calls has asked whether the
/// actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn photos(
    connection: &mut SqliteConnection,
    product: ProductId,
) -> Result<Vec<Photo>, StoreError> {
    store::photos(connection, product).await
}

/// Which photo, and what is done with it.
#[derive(Clone, Debug)]
pub enum Change<'a> {
    /// One that was just sent, with chat and message.
    Add((i64, i32), &'a IncomingFile),
    /// One that was removed comes back.
    PutBack(i64),
    /// One is removed.
    Remove(i64),
}

/// Adds a photo, or removes one.
///
/// # Errors
/// When the store fails.
pub async fn change(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ProductId,
    change: Change<'_>,
) -> Result<Pictured, StoreError> {
    let Some((product, scope)) = product_and_scope(tx, actor, id).await? else {
        return Ok(Pictured::NotFound);
    };
    let subject = format!("product {id}");
    if !permit(tx, now, actor, Action::CorrectRecords, &scope, &subject).await? {
        return Ok(Pictured::Refused);
    }
    let there = store::photos(tx.connection(), id).await?;
    let (is_done, action, file) = match change {
        Change::Remove(file) => (store::remove_photo(tx, id, file).await?, "remove", file),
        Change::Add(..) | Change::PutBack(_) if there.len() >= MOST => {
            return Ok(Pictured::Full(product, there));
        }
        Change::PutBack(file) => (store::add_photo(tx, id, file).await?, "add", file),
        Change::Add(place, incoming) => {
            if there.iter().any(|photo| photo.unique_id == incoming.file_unique_id) {
                return Ok(Pictured::Already(product, there));
            }
            let Some(account) = actor.account() else { return Ok(Pictured::Refused) };
            let file = files::keep(tx, now, account.id, place, incoming).await?;
            (store::add_photo(tx, id, file).await?, "add", file)
        }
    };
    if !is_done {
        return Ok(Pictured::Already(product, there));
    }
    let action = format!("product.photo.{action}");
    record(tx, now, actor, &action, &subject, &format!("file {file}")).await?;
    let photos = store::photos(tx.connection(), id).await?;
    Ok(Pictured::Done(product, photos))
}
