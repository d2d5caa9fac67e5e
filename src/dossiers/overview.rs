//! A producer's products with what each is worth and where its dossier stands.

use sqlx::sqlite::SqliteConnection;

use crate::producers::model::{Producer, Product};
use crate::producers::standing::{Recognition, current};
use crate::producers::{self, recognising};
use crate::programme::rule_sets::RuleSet;
use crate::store::StoreError;

use super::model::Dossier;
use super::rounds::{RoundDays, round_days};
use super::store;

/// One product, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The product.
    pub product: Product,
    /// The recognition that counts.
    pub recognition: Option<Recognition>,
    /// Its newest dossier.
    pub dossier: Option<Dossier>,
    /// The days of that dossier's round, where the province has set them.
    pub set_days: Option<RoundDays>,
}

impl Line {
    /// The days before which the round of its open dossier is proposed and evaluated.
    #[must_use]
    pub fn round_days(&self, rules: &RuleSet) -> Option<RoundDays> {
        let round = self.open_dossier()?.round?;
        self.set_days.or_else(|| round_days(rules, round))
    }

    /// Its newest dossier, unless that has come to its end.
    #[must_use]
    pub fn open_dossier(&self) -> Option<&Dossier> {
        self.dossier.as_ref().filter(|dossier| !dossier.status.is_final())
    }
}

/// A product, as it stands. Whoever calls has asked whether the actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn line(connection: &mut SqliteConnection, product: Product) -> Result<Line, StoreError> {
    let recognitions = recognising::recognitions(connection, product.id).await?;
    let recognition = current(&recognitions).copied();
    let dossier = store::of_product(connection, product.id).await?.into_iter().next();
    let round = dossier.as_ref().and_then(|dossier| dossier.round);
    let set_days = match round {
        Some(round) => store::set_days(connection, round).await?,
        None => None,
    };
    Ok(Line { product, recognition, dossier, set_days })
}

/// The products of a producer, by name. Whoever calls has asked whether the actor may see them.
///
/// # Errors
/// When the store fails.
pub async fn lines(
    connection: &mut SqliteConnection,
    producer: &Producer,
) -> Result<Vec<Line>, StoreError> {
    let mut lines = Vec::new();
    for product in producers::products_of(connection, producer.id).await? {
        lines.push(line(connection, product).await?);
    }
    Ok(lines)
}
