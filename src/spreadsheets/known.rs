//! The register as a list is compared with it: by natural keys.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::entry::Round;
use crate::producers::bulk::{Kept, Register};
use crate::producers::model::{DecisionId, Producer, ProducerId, Product, ProductId, key};
use crate::producers::phone::Phone;
use crate::programme::places::PlaceCode;

/// The ways to the register's records.
pub(super) struct Known<'a> {
    producers: HashMap<(u32, String), Vec<&'a Producer>>,
    products: HashMap<(ProducerId, String), &'a Product>,
    codes: HashMap<&'a str, &'a Product>,
    decisions: HashMap<(String, NaiveDate), DecisionId>,
    recognitions: HashMap<ProductId, Vec<&'a Kept>>,
    phones: HashMap<&'a str, &'a Producer>,
}

impl<'a> Known<'a> {
    pub(super) fn of(register: &'a Register) -> Self {
        let by_id: HashMap<ProducerId, &Producer> =
            register.producers.iter().map(|producer| (producer.id, producer)).collect();
        // What lists call by the name of a row that was merged is the one that stands for it.
        let main = |producer: &'a Producer| match producer.merged_into {
            Some(into) => by_id.get(&into).copied().unwrap_or(producer),
            None => producer,
        };
        let mut producers: HashMap<(u32, String), Vec<&Producer>> = HashMap::new();
        let mut phones = HashMap::new();
        for producer in &register.producers {
            let name = (producer.details.commune.number(), key(&producer.details.name));
            let of = main(producer);
            let named = producers.entry(name).or_default();
            if !named.iter().any(|there| there.id == of.id) {
                named.push(of);
            }
            if let Some(phone) = &producer.details.phone {
                phones.entry(phone.as_str()).or_insert(of);
            }
        }
        let owner = |product: &Product| {
            let into = by_id.get(&product.producer).and_then(|producer| producer.merged_into);
            into.unwrap_or(product.producer)
        };
        let mut products = HashMap::with_capacity(register.products.len());
        let mut codes = HashMap::new();
        for product in &register.products {
            products.entry((owner(product), key(&product.details.name))).or_insert(product);
            if let Some(code) = &product.details.code {
                codes.insert(code.as_str(), product);
            }
        }
        let decisions = register
            .decisions
            .iter()
            .map(|one| ((key(&one.details.number), one.details.decided_on), one.id))
            .collect();
        let mut recognitions: HashMap<ProductId, Vec<&Kept>> = HashMap::new();
        for kept in &register.recognitions {
            recognitions.entry(kept.product).or_default().push(kept);
        }
        Self { producers, products, codes, decisions, recognitions, phones }
    }

    /// The producers of this name in this commune.
    pub(super) fn producers(&self, commune: PlaceCode, name: &str) -> Vec<&'a Producer> {
        self.producers.get(&(commune.number(), key(name))).cloned().unwrap_or_default()
    }

    pub(super) fn product(&self, producer: ProducerId, name: &str) -> Option<&'a Product> {
        self.products.get(&(producer, key(name))).copied()
    }

    pub(super) fn with_code(&self, code: &str) -> Option<&'a Product> {
        self.codes.get(code).copied()
    }

    pub(super) fn decision(&self, by: &(String, NaiveDate)) -> Option<DecisionId> {
        self.decisions.get(by).copied()
    }

    pub(super) fn recognitions(&self, product: ProductId) -> Vec<&'a Kept> {
        self.recognitions.get(&product).cloned().unwrap_or_default()
    }

    /// The name of another producer that has this number.
    pub(super) fn phone_of_another(
        &self,
        phone: &Phone,
        commune: PlaceCode,
        name: &str,
    ) -> Option<String> {
        let other = self.phones.get(phone.as_str())?;
        let same = other.details.commune == commune && key(&other.details.name) == name;
        (!same).then(|| other.details.name.clone())
    }

    /// The recognition that a row means, among those of its product: that of its decision; without one,
    /// that of its day; without a day, one with its rating.
    pub(super) fn same_recognition(&self, history: &[&'a Kept], round: &Round) -> Option<&'a Kept> {
        let Some(on) = round.on else {
            return history.iter().copied().find(|kept| kept.recognition.star == round.star);
        };
        let decision = round.decision.as_ref().and_then(|number| self.decision(&(key(number), on)));
        let of_decision = |kept: &&&Kept| decision.is_some() && kept.decision == decision;
        let of_day = |kept: &&&Kept| {
            kept.recognition.decided_on == Some(on)
                && (kept.decision.is_none() || round.decision.is_none())
        };
        history.iter().find(of_decision).or_else(|| history.iter().find(of_day)).copied()
    }
}
