//! What a made-up province consists of. Pure.

use chrono::{Days, NaiveDate};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde::Deserialize;

use crate::producers::model::{ProducerDetails, ProducerKind, ProductDetails};
use crate::producers::phone::Phone;
use crate::producers::standing::expiry;
use crate::programme::criteria::Star;
use crate::programme::places::{OldProvince, Place, Places};
use crate::programme::sets::SetNumber;

/// How large a province is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Producers.
    pub producers: usize,
    /// Products with three stars and a certificate that holds for long.
    pub three: usize,
    /// The same with four.
    pub four: usize,
    /// How many of those are proposed for five.
    pub proposed: usize,
    /// Products whose certificate ends soon, or has ended.
    pub due: usize,
    /// Products that were never recognised.
    pub new: usize,
}

impl Size {
    /// The province of the demo: a year's target of 161 products, 76 recognised, 50 to be evaluated
    /// again and 35 new.
    pub const DEMO: Self =
        Self { producers: 60, three: 66, four: 10, proposed: 2, due: 50, new: 35 };

    /// The same shape with so many producers and products.
    #[must_use]
    pub fn of(producers: usize, products: usize) -> Self {
        let share = |part: usize| products * part / 161;
        let (three, four, due) = (share(66), share(10), share(50));
        let new = products - three - four - due;
        Self { producers, three, four, proposed: four / 5, due, new }
    }
}

/// The words that names are made of.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    mark: String,
    address: String,
    position: String,
    pub(super) authority: String,
    pub(super) decision: String,
    pub(super) missing: Vec<String>,
    pub(super) rejected: String,
    pub(super) withdrawn: String,
    own_names: Vec<String>,
    people: Vec<String>,
    kinds: Kinds,
    goods: Vec<Goods>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    cooperative: String,
    cooperative_group: String,
    company: String,
    household: String,
    association: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Goods {
    set: u8,
    weight: u32,
    names: Vec<String>,
}

impl Vocabulary {
    /// The words that the program carries.
    ///
    /// # Errors
    /// When the file does not fit; a test rules that out.
    pub fn load() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("../../locales/vi/sample.toml"))
    }
}

/// How far a dossier has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It is being prepared.
    Draft,
    /// It was filed.
    Submitted,
    /// The commune checks it.
    Checked,
    /// The commune has asked for more.
    MissingAtCommune,
    /// The province evaluates it.
    Reviewed,
    /// The province has asked for more.
    MissingAtProvince,
    /// The ministry evaluates it.
    Central,
    /// It got no rating.
    Rejected,
    /// Its producer took it back.
    Withdrawn,
    /// Its round has closed.
    Lapsed,
}

/// What has become of a product so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The rating that it has.
    pub star: Option<Star>,
    /// The day of the decision; `None` where nobody knows it.
    pub decided_on: Option<NaiveDate>,
    /// The day to which its certificate was extended.
    pub extended_to: Option<NaiveDate>,
    /// Its newest dossier.
    pub dossier: Option<(Fate, Star)>,
}

/// A made-up product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleProduct {
    /// What is known of it.
    pub details: ProductDetails,
    /// What has become of it.
    pub past: Past,
}

/// A made-up producer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What is known of it.
    pub details: ProducerDetails,
    /// Its products.
    pub products: Vec<ExampleProduct>,
}

/// The fates that new products' dossiers have in turn.
const NEW: [Fate; 14] = [
    Fate::Draft,
    Fate::Submitted,
    Fate::Checked,
    Fate::Reviewed,
    Fate::MissingAtCommune,
    Fate::Draft,
    Fate::Submitted,
    Fate::MissingAtProvince,
    Fate::Reviewed,
    Fate::Rejected,
    Fate::Draft,
    Fate::Checked,
    Fate::Withdrawn,
    Fate::Lapsed,
];

/// The fates of dossiers for the same rating again; most have not begun.
const AGAIN: [Option<Fate>; 8] = [
    None,
    Some(Fate::Draft),
    None,
    Some(Fate::Submitted),
    None,
    Some(Fate::Checked),
    None,
    Some(Fate::Reviewed),
];

/// Makes up a province as it stands on the day `today`.
#[must_use]
pub fn plan(
    words: &Vocabulary,
    places: &Places,
    today: NaiveDate,
    size: Size,
    seed: u64,
) -> Vec<Example> {
    let mut maker = Maker { random: StdRng::seed_from_u64(seed), words, today };
    let communes: Vec<&Place> =
        places.all().filter(|place| place.province == OldProvince::BinhThuan).collect();
    let pasts = maker.pasts(size);
    let mut examples: Vec<Example> = communes
        .iter()
        .cycle()
        .take(size.producers)
        .enumerate()
        .map(|(number, place)| maker.producer(number, place))
        .collect();
    let producers = examples.len().max(1);
    for (number, past) in pasts.into_iter().enumerate() {
        // Each has one product before any has a second; then a few have many.
        let owner = if number < producers {
            number
        } else {
            let first: usize = maker.random.random_range(0..producers);
            first.min(maker.random.random_range(0..producers))
        };
        if let Some(example) = examples.get_mut(owner) {
            let details = maker.product(example);
            example.products.push(ExampleProduct { details, past });
        }
    }
    examples
}

struct Maker<'a> {
    random: StdRng,
    words: &'a Vocabulary,
    today: NaiveDate,
}

impl Maker<'_> {
    fn pick<'b>(&mut self, from: &'b [String]) -> &'b str {
        from.choose(&mut self.random).map(String::as_str).unwrap_or_default()
    }

    fn ago(&self, days: u64) -> NaiveDate {
        self.today.checked_sub_days(Days::new(days)).unwrap_or(self.today)
    }

    /// What has become of each product, shuffled over the producers by their order.
    fn pasts(&mut self, size: Size) -> Vec<Past> {
        let mut pasts = Vec::new();
        for (star, count) in [(Star::Four, size.four), (Star::Three, size.three)] {
            for number in 0..count {
                let proposed = star == Star::Four && number < size.proposed;
                // Long enough before its end that nothing is due.
                let decided_on = Some(self.round_day(60, 700));
                let dossier = proposed.then_some((Fate::Central, Star::Five));
                pasts.push(Past { star: Some(star), decided_on, extended_to: None, dossier });
            }
        }
        for number in 0..size.due {
            pasts.push(self.due(number));
        }
        for number in 0..size.new {
            let fate = NEW.get(number % NEW.len()).copied().unwrap_or(Fate::Draft);
            let target = if number.is_multiple_of(4) { Star::Four } else { Star::Three };
            let dossier = Some((fate, target));
            pasts.push(Past { star: None, decided_on: None, extended_to: None, dossier });
        }
        for at in (1..pasts.len()).rev() {
            pasts.swap(at, self.random.random_range(0..=at));
        }
        pasts
    }

    /// A certificate that ends soon, or has ended.
    fn due(&mut self, number: usize) -> Past {
        let star = Some(if number.is_multiple_of(7) { Star::Four } else { Star::Three });
        let again = AGAIN.get(number % AGAIN.len()).copied().flatten();
        let dossier = again.zip(star);
        // Days from its end: 36 months are 1096 days, give or take one.
        let (left, extended): (i64, bool) = match number % 10 {
            0 => (-40, false),
            1 => (-20, true),
            2 => return Past { star, decided_on: None, extended_to: None, dossier },
            3 | 4 => (self.random.random_range(20..115), false),
            5 => (self.random.random_range(185..200), false),
            _ => (self.random.random_range(122..178), false),
        };
        let days = u64::try_from(1096 - left).unwrap_or(1096);
        let decided_on = Some(self.ago(days));
        let end = decided_on.and_then(expiry);
        let extended_to =
            end.filter(|_| extended).and_then(|end| end.checked_add_days(Days::new(180)));
        Past { star, decided_on, extended_to, dossier }
    }

    /// A day of the past on which a round was decided: there are few of them, with many products each.
    fn round_day(&mut self, from: u64, to: u64) -> NaiveDate {
        let rounds = [from, (from * 3 + to) / 4, u64::midpoint(from, to), (from + to * 3) / 4, to];
        let days = rounds.choose(&mut self.random).copied().unwrap_or(from);
        self.ago(days)
    }

    fn producer(&mut self, number: usize, place: &Place) -> Example {
        let kind = match self.random.random_range(0..100) {
            0..33 => ProducerKind::Cooperative,
            33..57 => ProducerKind::Company,
            57..95 => ProducerKind::Household,
            95..98 => ProducerKind::CooperativeGroup,
            _ => ProducerKind::Association,
        };
        let words = self.words;
        let pattern = match kind {
            ProducerKind::Cooperative => &words.kinds.cooperative,
            ProducerKind::CooperativeGroup => &words.kinds.cooperative_group,
            ProducerKind::Company => &words.kinds.company,
            ProducerKind::Household => &words.kinds.household,
            ProducerKind::Association => &words.kinds.association,
        };
        let own = words.own_names.get(number % words.own_names.len().max(1));
        let own = own.map(String::as_str).unwrap_or_default();
        let name = pattern.replace("{name}", own);
        let round = number / words.own_names.len().max(1);
        let name = if round == 0 {
            format!("{name} {}", words.mark)
        } else {
            format!("{name} {} {}", round + 1, words.mark)
        };
        let representative = self.pick(&words.people).to_owned();
        let house = self.random.random_range(1..9).to_string();
        // 0999 is no network's.
        let phone = Phone::parse(&format!("0999{:06}", number % 1_000_000));
        let registered = self.random.random_range(800..4000);
        let mut details = ProducerDetails::new(kind, name, place.code);
        details.address = words.address.replace("{number}", &house);
        details.position.clone_from(&words.position);
        details.representative = representative;
        details.phone = phone;
        details.registered_on = Some(self.ago(registered));
        details.registration_number = format!("VD{number:06}");
        Example { details, products: Vec::new() }
    }

    /// A product that the producer does not have yet.
    fn product(&mut self, owner: &Example) -> ProductDetails {
        let words = self.words;
        let (set, name) = loop {
            let goods = words.goods.choose_weighted(&mut self.random, |goods| goods.weight);
            let Ok(goods) = goods else { break (None, words.mark.clone()) };
            let name = self.pick(&goods.names);
            let number = owner.products.len() / 3;
            let name = if number == 0 {
                format!("{name} {}", words.mark)
            } else {
                format!("{name} {} {}", number + 1, words.mark)
            };
            if owner.products.iter().all(|product| product.details.name != name) {
                break (SetNumber::new(goods.set), name);
            }
        };
        ProductDetails { name, set, ..ProductDetails::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(size: Size, seed: u64) -> Vec<Example> {
        let (words, places) = (Vocabulary::load().unwrap(), Places::load().unwrap());
        plan(&words, &places, "2026-11-24".parse().unwrap(), size, seed)
    }

    #[test]
    fn the_demo_has_the_products_of_a_years_target() {
        let examples = made(Size::DEMO, 1);
        let products: Vec<&ExampleProduct> =
            examples.iter().flat_map(|example| &example.products).collect();
        assert_eq!((examples.len(), products.len()), (60, 161));
        let count = |holds: &dyn Fn(&Past) -> bool| {
            products.iter().filter(|product| holds(&product.past)).count()
        };
        assert_eq!(count(&|past| past.star.is_none()), 35);
        assert_eq!(count(&|past| past.dossier == Some((Fate::Central, Star::Five))), 2);
        for fate in NEW {
            assert!(
                count(&|past| past.dossier.is_some_and(|(one, _)| one == fate)) > 0,
                "{fate:?}"
            );
        }
        let sets: std::collections::BTreeSet<u8> =
            products.iter().filter_map(|product| product.details.set.map(SetNumber::get)).collect();
        assert!(sets.len() > 15, "{sets:?}");
        assert!(examples.iter().all(|example| example.details.name.ends_with("(ví dụ)")));
    }

    #[test]
    fn a_seed_makes_the_same_province_and_another_seed_another() {
        assert_eq!(made(Size::DEMO, 7), made(Size::DEMO, 7));
        assert_ne!(made(Size::DEMO, 7), made(Size::DEMO, 8));
        let large = made(Size::of(200, 600), 1);
        assert_eq!(large.iter().map(|example| example.products.len()).sum::<usize>(), 600);
    }
}
