//! Many records at once, for lists that come from and go to Excel: the whole register as it stands, and
//! records written and taken back in slices, each of which is one statement.
//!
//! Whoever calls has asked whether the actor may, and keeps what was changed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::store::{StoreError, Tx};

use super::model::{
    Decision, DecisionDetails, DecisionId, Producer, ProducerDetails, ProducerId, Product,
    ProductDetails, ProductId, key,
};
use super::phone::Phone;
use super::standing::Recognition;
use super::store::bulk;
use crate::programme::criteria::Points;

/// The register: what was merged, removed or taken back is left out, but for producers that were merged
/// into others, as lists go on naming them.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Producers, by number.
    pub producers: Vec<Producer>,
    /// Their products, by number.
    pub products: Vec<Product>,
    /// Decisions that no other entry replaces, by number.
    pub decisions: Vec<Decision>,
    /// Every recognition, by number.
    pub recognitions: Vec<Kept>,
}

/// A recognition with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The recognition.
    pub recognition: Recognition,
    /// Of which product.
    pub product: ProductId,
    /// By which decision.
    pub decision: Option<DecisionId>,
    /// The number of the certificate.
    pub certificate: String,
    /// The points, where they are known.
    pub points: Option<Points>,
}

/// Reads the register.
///
/// # Errors
/// When the store fails.
pub async fn register(connection: &mut SqliteConnection) -> Result<Register, StoreError> {
    Ok(Register {
        producers: bulk::producers(connection).await?,
        products: bulk::products(connection).await?,
        decisions: bulk::decisions(connection).await?,
        recognitions: bulk::recognitions(connection).await?,
    })
}

/// A producer as it is to stand in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProducerRow {
    kind: String,
    name: String,
    name_key: String,
    commune: u32,
    address: String,
    representative: String,
    position: String,
    phone: String,
    phone_key: String,
    email: String,
    registration_number: String,
    registered_on: Option<NaiveDate>,
    founded_on: Option<NaiveDate>,
    note: String,
}

impl From<&ProducerDetails> for ProducerRow {
    fn from(details: &ProducerDetails) -> Self {
        let phone = details.phone.as_ref();
        Self {
            kind: details.kind.name().to_owned(),
            name: details.name.clone(),
            name_key: key(&details.name),
            commune: details.commune.number(),
            address: details.address.clone(),
            representative: details.representative.clone(),
            position: details.position.clone(),
            phone: phone.map(ToString::to_string).unwrap_or_default(),
            phone_key: phone.map_or("", Phone::as_str).to_owned(),
            email: details.email.clone(),
            registration_number: details.registration_number.clone(),
            registered_on: details.registered_on,
            founded_on: details.founded_on,
            note: details.note.clone(),
        }
    }
}

/// A product as it is to stand in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRow {
    /// Whose it is.
    pub producer_id: i64,
    name: String,
    name_key: String,
    set_number: Option<u8>,
    code: Option<String>,
    description: String,
    packaging: String,
    output: String,
    price: String,
    channels: String,
    trace_link: String,
}

impl ProductRow {
    /// A product of this producer.
    #[must_use]
    pub fn new(producer_id: i64, details: &ProductDetails) -> Self {
        Self {
            producer_id,
            name: details.name.clone(),
            name_key: key(&details.name),
            set_number: details.set.map(crate::programme::sets::SetNumber::get),
            code: details.code.clone(),
            description: details.description.clone(),
            packaging: details.packaging.clone(),
            output: details.output.clone(),
            price: details.price.clone(),
            channels: details.channels.clone(),
            trace_link: details.trace_link.clone(),
        }
    }
}

/// A decision as it is to stand in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    number: String,
    number_key: String,
    decided_on: NaiveDate,
    authority: String,
    level: String,
}

impl From<&DecisionDetails> for DecisionRow {
    fn from(details: &DecisionDetails) -> Self {
        Self {
            number: details.number.clone(),
            number_key: key(&details.number),
            decided_on: details.decided_on,
            authority: details.authority.clone(),
            level: details.level.name().to_owned(),
        }
    }
}

/// A recognition as it is to stand in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognitionRow {
    /// Of which product.
    pub product_id: i64,
    /// By which decision.
    pub decision_id: Option<i64>,
    /// The rating.
    pub star: u8,
    /// The points of part A.
    pub points_a: Option<u8>,
    /// The points of part B.
    pub points_b: Option<u8>,
    /// The points of part C.
    pub points_c: Option<u8>,
    /// The number of the certificate.
    pub certificate: String,
    /// The day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// The last day of the certificate.
    pub expires_on: Option<NaiveDate>,
}

/// A record that is there, as it is to become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed<R> {
    /// Its number.
    pub id: i64,
    /// The version that was looked at.
    pub version: i64,
    /// As it is to become.
    pub row: R,
}

/// Writes down producers and returns the number of the first; the others follow it. `None` where the
/// register has one of them already: nothing is written then.
///
/// # Errors
/// When the store fails.
pub async fn add_producers(
    tx: &mut Tx,
    now: Timestamp,
    rows: &[ProducerRow],
) -> Result<Option<i64>, StoreError> {
    bulk::add_producers(tx, now, &json(rows)).await
}

/// Writes down products, as [`add_producers`] does.
///
/// # Errors
/// When the store fails.
pub async fn add_products(
    tx: &mut Tx,
    now: Timestamp,
    rows: &[ProductRow],
) -> Result<Option<i64>, StoreError> {
    bulk::add_products(tx, now, &json(rows)).await
}

/// Writes down decisions, as [`add_producers`] does.
///
/// # Errors
/// When the store fails.
pub async fn add_decisions(
    tx: &mut Tx,
    now: Timestamp,
    by: Option<AccountId>,
    rows: &[DecisionRow],
) -> Result<Option<i64>, StoreError> {
    bulk::add_decisions(tx, now, by, &json(rows)).await
}

/// Writes down recognitions, as [`add_producers`] does.
///
/// # Errors
/// When the store fails.
pub async fn add_recognitions(
    tx: &mut Tx,
    now: Timestamp,
    rows: &[RecognitionRow],
) -> Result<Option<i64>, StoreError> {
    bulk::add_recognitions(tx, now, &json(rows)).await
}

/// Changes producers, and returns which: those that nobody has changed since.
///
/// # Errors
/// When the store fails.
pub async fn change_producers(
    tx: &mut Tx,
    rows: &[Changed<ProducerRow>],
) -> Result<Vec<i64>, StoreError> {
    bulk::change_producers(tx, &json(rows)).await
}

/// Changes products, and returns which: those that nobody has changed since.
///
/// # Errors
/// When the store fails.
pub async fn change_products(
    tx: &mut Tx,
    rows: &[Changed<ProductRow>],
) -> Result<Vec<i64>, StoreError> {
    bulk::change_products(tx, &json(rows)).await
}

/// A recognition as it was looked at, and as it is to become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mended {
    /// Its number.
    pub id: i64,
    /// As it was.
    pub from: RecognitionRow,
    /// As it is to become.
    pub to: RecognitionRow,
}

/// Changes recognitions, and returns which: those that are as they were looked at.
///
/// # Errors
/// When the store fails.
pub async fn change_recognitions(tx: &mut Tx, rows: &[Mended]) -> Result<Vec<i64>, StoreError> {
    bulk::change_recognitions(tx, &json(rows)).await
}

/// What was written down, and is to be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written<R> {
    /// Its number.
    pub id: i64,
    /// As it was written.
    pub row: R,
}

/// Which records to take back.
#[derive(Clone, Debug)]
pub enum TakeBack {
    /// Producers of which nothing depends.
    Producers(Vec<i64>),
    /// Products of which nothing depends.
    Products(Vec<i64>),
    /// Decisions by which nothing is recognised.
    Decisions(Vec<i64>),
    /// Recognitions that are as they were written.
    Recognitions(Vec<Written<RecognitionRow>>),
}

/// Takes records back that nobody has changed since they were written, and on which nothing depends,
/// and returns which.
///
/// # Errors
/// When the store fails.
pub async fn take_back(tx: &mut Tx, what: &TakeBack) -> Result<Vec<i64>, StoreError> {
    match what {
        TakeBack::Producers(ids) => bulk::delete(tx, bulk::Table::Producers, ids).await,
        TakeBack::Products(ids) => bulk::delete(tx, bulk::Table::Products, ids).await,
        TakeBack::Decisions(ids) => bulk::delete(tx, bulk::Table::Decisions, ids).await,
        TakeBack::Recognitions(rows) => bulk::delete_recognitions(tx, &json(rows)).await,
    }
}

/// Records that were written or taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Producers.
    pub producers: Vec<i64>,
    /// Products.
    pub products: Vec<i64>,
    /// Recognitions.
    pub recognitions: Vec<i64>,
}

/// The producers of these records for whom somebody acts in a chat.
///
/// # Errors
/// When the store fails.
pub async fn followed(
    connection: &mut SqliteConnection,
    touched: &Touched,
) -> Result<Vec<ProducerId>, StoreError> {
    let Touched { producers, products, recognitions } = touched;
    bulk::followed(connection, &json(producers), &json(products), &json(recognitions)).await
}

fn json<T: Serialize>(rows: &[T]) -> String {
    // These rows are texts and numbers only.
    serde_json::to_string(rows).unwrap_or_else(|_| "[]".to_owned())
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;
    use crate::producers::model::ProducerKind;
    use crate::programme::places::Places;
    use crate::store::Store;

    fn producer(name: &str) -> ProducerRow {
        let commune = Places::load().unwrap().by_number(23_059).unwrap().code;
        (&ProducerDetails::new(ProducerKind::Household, name, commune)).into()
    }

    #[tokio::test]
    async fn a_slice_is_written_whole_or_not_at_all_and_taken_back_where_nothing_depends() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
        let now: Timestamp = "2026-11-24T01:00:00Z".parse().unwrap();
        store
            .write(move |tx| {
                async move {
                    let two = [producer("Hộ A"), producer("Hộ B")];
                    let first = add_producers(tx, now, &two).await?.unwrap();
                    let again = [producer("Hộ C"), producer("HỘ  B")];
                    assert_eq!(add_producers(tx, now, &again).await?, None);
                    let product = ProductRow::new(
                        first + 1,
                        &ProductDetails { name: "Mắm".to_owned(), ..Default::default() },
                    );
                    let products =
                        add_products(tx, now, std::slice::from_ref(&product)).await?.unwrap();
                    assert_eq!(add_products(tx, now, &[product]).await?, None);
                    let changed = Changed { id: first, version: 1, row: producer("Hộ A1") };
                    assert_eq!(
                        change_producers(tx, std::slice::from_ref(&changed)).await?,
                        [first]
                    );
                    assert_eq!(change_producers(tx, &[changed]).await?, [0_i64; 0]);
                    // One was changed, of the other something depends.
                    let both = TakeBack::Producers(vec![first, first + 1]);
                    assert_eq!(take_back(tx, &both).await?, [0_i64; 0]);
                    let product = TakeBack::Products(vec![products]);
                    assert_eq!(take_back(tx, &product).await?, [products]);
                    assert_eq!(take_back(tx, &both).await?, [first + 1]);
                    let register = register(tx.connection()).await?;
                    assert_eq!(register.producers.len(), 1);
                    Ok::<_, StoreError>(())
                }
                .boxed()
            })
            .await
            .unwrap();
    }
}
