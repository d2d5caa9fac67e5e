//! Finding producers and products by what an official types: a name in part, without diacritics or
//! with a slip, a telephone number, a product's code.

use sqlx::sqlite::SqliteConnection;

use crate::programme::places::PlaceCode;
use crate::store::StoreError;

use super::model::{ProducerId, ProductId, key};
use super::phone::Phone;
use super::store;

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
    let holds = |found: &Found| {
        let name = key(&found.name);
        words.iter().all(|word| name.contains(word))
    };
    // A commune's names are few; the province's go by the index.
    let mut all = match communes {
        Some(communes) => store::names_in(connection, communes).await?,
        None => store::found_with_words(connection, &words).await?,
    };
    let mut found: Vec<Found> = all.iter().filter(|found| holds(found)).cloned().collect();
    if !found.is_empty() {
        // The fewer other words, the closer.
        found.sort_by_key(|found| found.name.chars().count());
        found.truncate(limit);
        return Ok(found);
    }
    if communes.is_none() {
        all = store::found_alike(connection, &typed).await?;
    }
    let typed = pairs(&typed);
    let mut near: Vec<(f64, Found)> = all
        .into_iter()
        .map(|found| (likeness(&typed, &pairs(&key(&found.name))), found))
        .filter(|(closeness, _)| *closeness >= ALIKE)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.truncate(limit);
    Ok(near.into_iter().map(|(_, found)| found).collect())
}

/// The pairs of letters of a text, each once, in order.
fn pairs(text: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<_> = text.chars().zip(text.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The share of the pairs of letters of what was typed that a name has as well.
fn likeness(typed: &[(char, char)], name: &[(char, char)]) -> f64 {
    if typed.is_empty() {
        return 0.0;
    }
    let count = |number: usize| u32::try_from(number).map_or(f64::MAX, f64::from);
    let shared = typed.iter().filter(|pair| name.binary_search(pair).is_ok()).count();
    count(shared) / count(typed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leaves_most_pairs_of_letters() {
        let like = |typed, name| likeness(&pairs(typed), &pairs(name));
        assert!(like("nuoc mam phan thiet", "nuoc mam phan thiet") > 0.99);
        assert!(like("nuoc mam phn thiet", "nuoc mam phan thiet") > ALIKE);
        assert!(like("thanh long", "nuoc mam phan thiet") < ALIKE);
    }
}
