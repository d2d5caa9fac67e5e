//! A producer's products with what each is worth and where its dossier stands.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use crate::producers::model::{Producer, Product, ProductId};
use crate::producers::standing::{Recognition, current};
use crate::producers::{self, recognising};
use crate::programme::rule_sets::RuleSet;
use crate::store::StoreError;

use super::model::Dossier;
use super::rounds::{RoundDays, Rounds, round_days};
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
    let ids = [product.id];
    Ok(Known::load(connection, &ids).await?.line(product))
}

/// What is known of some products.
struct Known {
    recognitions: HashMap<ProductId, Vec<Recognition>>,
    dossiers: HashMap<ProductId, Dossier>,
    rounds: Rounds,
}

impl Known {
    async fn load(
        connection: &mut SqliteConnection,
        products: &[ProductId],
    ) -> Result<Self, StoreError> {
        let recognitions = recognising::recognitions_of(connection, products).await?;
        let dossiers = store::newest_of(connection, products).await?;
        let rounds = if dossiers.values().any(|one| one.round.is_some()) {
            Rounds::load(connection).await?
        } else {
            Rounds::default()
        };
        Ok(Self { recognitions, dossiers, rounds })
    }

    fn line(&mut self, product: Product) -> Line {
        let recognitions = self.recognitions.remove(&product.id).unwrap_or_default();
        let dossier = self.dossiers.remove(&product.id);
        let round = dossier.as_ref().and_then(|dossier| dossier.round);
        Line {
            recognition: current(&recognitions).copied(),
            set_days: round.and_then(|round| self.rounds.set_days(round)),
            product,
            dossier,
        }
    }
}

/// Products, as they stand, in the same order. Whoever calls has asked whether the actor may see them.
///
/// # Errors
/// When the store fails.
pub async fn lines_of(
    connection: &mut SqliteConnection,
    products: Vec<Product>,
) -> Result<Vec<Line>, StoreError> {
    let ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
    let mut known = Known::load(connection, &ids).await?;
    Ok(products.into_iter().map(|product| known.line(product)).collect())
}

/// The products of a producer, by name. Whoever calls has asked whether the actor may see them.
///
/// # Errors
/// When the store fails.
pub async fn lines(
    connection: &mut SqliteConnection,
    producer: &Producer,
) -> Result<Vec<Line>, StoreError> {
    let products = producers::products_of(connection, producer.id).await?;
    lines_of(connection, products).await
}
