//! Finding producers and products by what an official types: a name in part, without diacritics or
//! with a slip, a telephone number, a product's code.

use std::collections::BTreeSet;

use sqlx::sqlite::SqliteConnection;

use crate::programme::places::PlaceCode;
use crate::store::StoreError;

use super::model::{ProducerId, ProductId, key};
use super::phone::Phone;
use super::store;

/// Candidates with a slip that are looked at more closely.
const CANDIDATES: usize = 60;

/// As much of a name's pairs of letters as a name with a slip shares with what was typed.
const ALIKE: f64 = 0.5;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub what: FoundId,
    /// Its name.
    pub name: String,
    /// Its producer's name.
    pub producer: String,
    /// The producer's commune.
    pub commune: Option<PlaceCode>,
}

/// Which record was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoundId {
    /// A producer.
    Producer(ProducerId),
    /// A product.
    Product(ProductId),
}

/// What fits best first, at most `limit`. `communes` bounds it; `None` is the whole province.
///
/// # Errors
/// When the store fails.
pub async fn search(
    connection: &mut SqliteConnection,
    text: &str,
    communes: Option<&[PlaceCode]>,
    limit: usize,
) -> Result<Vec<Found>, StoreError> {
    if let Some(phone) = Phone::parse(text) {
        return store::found_by_phone(connection, &phone, communes, limit).await;
    }
    let code = text.trim();
    if code.contains('-') && code.bytes().any(|byte| byte.is_ascii_digit()) {
        let found = store::found_by_code(connection, code, communes).await?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let typed = key(text);
    let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let found = store::found_with_words(connection, &words, communes, limit).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    let mut near = store::found_alike(connection, &typed, communes, CANDIDATES).await?;
    let closeness = |found: &Found| likeness(&typed, &key(&found.name));
    near.retain(|found| closeness(found) >= ALIKE);
    near.sort_by(|one, other| closeness(other).total_cmp(&closeness(one)));
    near.truncate(limit);
    Ok(near)
}

/// The share of the pairs of letters of what was typed that a name has as well.
fn likeness(typed: &str, name: &str) -> f64 {
    let pairs =
        |text: &str| -> BTreeSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (typed, name) = (pairs(typed), pairs(name));
    if typed.is_empty() {
        return 0.0;
    }
    let count = |number: usize| u32::try_from(number).map_or(f64::MAX, f64::from);
    count(typed.intersection(&name).count()) / count(typed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leaves_most_pairs_of_letters() {
        assert!(likeness("nuoc mam phan thiet", "nuoc mam phan thiet") > 0.99);
        assert!(likeness("nuoc mam phn thiet", "nuoc mam phan thiet") > ALIKE);
        assert!(likeness("thanh long", "nuoc mam phan thiet") < ALIKE);
    }
}
