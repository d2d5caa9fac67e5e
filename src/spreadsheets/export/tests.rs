//! What goes out comes in again as it is.

use proptest::prelude::*;

use super::*;
use crate::locale::{Language, Locale};
use crate::producers::bulk::Kept;
use crate::producers::model::{
    Decision, DecisionDetails, ProducerDetails, ProducerKind, ProductDetails,
};
use crate::producers::phone::Phone;
use crate::producers::standing::Recognition;
use crate::programme::Programme;
use crate::programme::criteria::Points;
use crate::programme::criteria::Star;
use crate::programme::places::Places;
use crate::programme::rule_sets::Level;
use crate::programme::sets::SetNumber;
use crate::spreadsheets::entry::Grounds;
use crate::spreadsheets::guard::CHAT;
use crate::spreadsheets::working::{self, prepare};

struct Tables {
    places: Places,
    programme: Programme,
    locale: Locale,
}

impl Tables {
    fn load() -> Self {
        let places = Places::load().unwrap();
        let programme = Programme::load(&places).unwrap();
        Self { places, programme, locale: Locale::load().unwrap() }
    }

    fn words(&self) -> Words<'_> {
        Words {
            locale: &self.locale,
            places: &self.places,
            sets: &self.programme.sets,
            language: Language::Vietnamese,
        }
    }

    fn export(&self, list: List, filter: &Filter, source: &Source) -> Made {
        let rules = &self.programme.rule_sets;
        export(list, filter, source, self.words(), rules, today()).unwrap()
    }

    fn grounds(&self) -> Grounds<'_> {
        Grounds {
            places: &self.places,
            sets: &self.programme.sets,
            rules: &self.programme.rule_sets,
            today: today(),
        }
    }
}

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

prop_compose! {
    fn text()(text in "[=+@'-]?[a-zA-Zàáảãạăâđêôơưĩỹ0-9 ,./]{0,24}") -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

prop_compose! {
    fn any_producer(number: i64)(
        place in 0..124_usize,
        kind in 0..5_usize,
        (address, representative, note, name) in (text(), text(), text(), text()),
        phone in proptest::option::of(10_000_000..99_999_999_u32),
    ) -> Producer {
        let places = Places::load().unwrap();
        let commune = places.all().nth(place).unwrap().code;
        let name = format!("{name} Ví Dụ {number}").trim().to_owned();
        let mut details = ProducerDetails::new(ProducerKind::ALL[kind], name, commune);
        details.phone = phone.and_then(|phone| Phone::parse(&format!("09{phone}")));
        (details.address, details.representative, details.note) = (address, representative, note);
        Producer { id: ProducerId(number), details, version: 1, merged_into: None }
    }
}

prop_compose! {
    fn any_product(number: i64)(
        owner in 1..4_i64,
        name in text(),
        set in proptest::option::of(1..27_u8),
        code in any::<bool>(),
        packaging in text(),
        // Each of another day; one may be without.
        days in proptest::collection::btree_set(0..2000_u64, 0..4),
        undated in proptest::option::of((3..6_u8, any::<bool>())),
        stars in proptest::collection::vec(3..6_u8, 4),
        numbered in proptest::collection::vec(any::<bool>(), 4),
    ) -> (Product, Vec<Decision>, Vec<Kept>) {
        let product = Product {
            id: ProductId(number),
            producer: ProducerId(owner),
            details: ProductDetails {
                name: format!("{name} sản phẩm {number}").trim().to_owned(),
                set: set.and_then(SetNumber::new),
                code: code.then(|| format!("68-22918-{number}-2025")),
                packaging,
                ..ProductDetails::default()
            },
            stopped_on: None,
            version: 1,
        };
        let (mut decisions, mut kept) = (Vec::new(), Vec::new());
        let day = |days| "2020-01-01".parse::<NaiveDate>().unwrap() + chrono::Days::new(days);
        for (at, days) in days.into_iter().enumerate() {
            let id = number * 10 + i64::try_from(at).unwrap();
            let decision = numbered[at].then_some(DecisionId(id));
            if let Some(id) = decision {
                let details = DecisionDetails {
                    number: format!("{id}/QĐ-UBND"),
                    decided_on: day(days),
                    authority: "UBND tỉnh".to_owned(),
                    level: Level::Province,
                    scan: None,
                };
                decisions.push(Decision { id, details, corrects: None, corrected_by: None });
            }
            kept.push(one(id, number, stars[at], Some(day(days)), decision));
        }
        if let Some((star, ends)) = undated {
            let mut last = one(number * 10 + 9, number, star, None, None);
            last.recognition.expires_on = ends.then(|| day(3000));
            kept.push(last);
        }
        (product, decisions, kept)
    }
}

fn one(
    id: i64,
    product: i64,
    star: u8,
    decided_on: Option<NaiveDate>,
    decision: Option<DecisionId>,
) -> Kept {
    let recognition = Recognition {
        id,
        star: Star::new(star).unwrap(),
        decided_on,
        expires_on: decided_on.and_then(standing::expiry),
        extended_to: None,
        revocation: None,
    };
    let points = Some(Points { a: 30, b: 20, c: 30 });
    Kept { recognition, product: ProductId(product), decision, certificate: String::new(), points }
}

prop_compose! {
    fn any_register()(
        producers in (any_producer(1), any_producer(2), any_producer(3)),
        products in (any_product(1), any_product(2), any_product(3), any_product(4)),
    ) -> Register {
        let (a, b, c) = producers;
        let mut register = Register { producers: vec![a, b, c], ..Register::default() };
        for (product, decisions, kept) in [products.0, products.1, products.2, products.3] {
            register.products.push(product);
            register.decisions.extend(decisions);
            register.recognitions.extend(kept);
        }
        register
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_goes_out_comes_in_again_as_it_is(register in any_register()) {
        let tables = Tables::load();
        let source = Source { register, dossiers: Vec::new() };
        for list in [List::Recognitions, List::Producers, List::Products] {
            let made = tables.export(list, &Filter::default(), &source);
            let file = ("a.xlsx", made.bytes.as_slice(), CHAT);
            let read = prepare(file, &source.register, tables.grounds()).unwrap();
            let plan = read.plan();
            prop_assert_eq!(&plan.changes, &[], "{:?}", list);
            prop_assert_eq!(plan.figures.rows, made.rows);
            let errors: Vec<_> =
                plan.problems.iter().filter(|problem| problem.fault.is_error()).collect();
            prop_assert!(errors.is_empty(), "{:?}: {:?}", list, errors);
        }
    }
}

#[test]
fn what_begins_like_a_formula_stays_text() {
    let tables = Tables::load();
    let mut source = Source::default();
    let commune = tables.places.by_number(23_059).unwrap().code;
    for (name, id) in
        ["=1+1", "+84 HTX", "-HTX", "@HTX", "=HYPERLINK(\"http://x\")"].iter().zip(1..)
    {
        let details = ProducerDetails::new(ProducerKind::Household, *name, commune);
        let id = ProducerId(id);
        source.register.producers.push(Producer { id, details, version: 1, merged_into: None });
    }
    let made = tables.export(List::Producers, &Filter::default(), &source);
    let (_, list) = working::list("a.xlsx", &made.bytes, CHAT).unwrap();
    let mut names: Vec<String> = list
        .lines
        .iter()
        .filter_map(|line| line.text(crate::spreadsheets::columns::Field::Producer))
        .collect();
    names.sort();
    assert_eq!(names, ["+84 HTX", "-HTX", "=1+1", "=HYPERLINK(\"http://x\")", "@HTX"]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(made.bytes)).unwrap();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    assert!(!xml.contains("<f>"), "a formula");
}

#[test]
fn a_list_is_cut_down_by_place_rating_group_and_time() {
    let tables = Tables::load();
    let place = |number| tables.places.by_number(number).unwrap().code;
    let mut source = Source::default();
    for (id, commune) in [(1, 23_059), (2, 22_978)] {
        let details =
            ProducerDetails::new(ProducerKind::Household, format!("Hộ {id}"), place(commune));
        let id = ProducerId(id);
        source.register.producers.push(Producer { id, details, version: 1, merged_into: None });
    }
    // Product, owner, set, star, day of the decision.
    let products = [
        (1, 1, 9, 3, Some("2025-06-26")),
        (2, 1, 14, 4, Some("2023-03-01")),
        (3, 2, 9, 5, Some("2024-01-10")),
        (4, 2, 9, 3, None),
    ];
    for (id, owner, set, star, on) in products {
        source.register.products.push(Product {
            id: ProductId(id),
            producer: ProducerId(owner),
            details: ProductDetails {
                name: format!("Sản phẩm {id}"),
                set: SetNumber::new(set),
                ..ProductDetails::default()
            },
            stopped_on: None,
            version: 1,
        });
        let on = on.map(|on| on.parse().unwrap());
        source.register.recognitions.push(one(id, id, star, on, None));
    }
    let count = |filter: &Filter| {
        List::ALL
            .into_iter()
            .filter(|list| *list != List::Dossiers)
            .map(|list| tables.export(list, filter, &source).rows)
            .collect::<Vec<_>>()
    };
    let all = Filter::default();
    assert_eq!(count(&all), [4, 2, 4, 4]);
    let here = Filter { communes: Some(vec![place(23_059)]), ..all.clone() };
    assert_eq!(count(&here), [2, 1, 2, 2]);
    assert_eq!(count(&Filter { star: Some(Star::Three), ..all.clone() }), [2, 2, 2, 2]);
    let drinks = Filter { group: Some(crate::programme::sets::Group::Drink), ..all.clone() };
    assert_eq!(count(&drinks), [1, 1, 1, 1]);
    for (held, expected) in [
        (Held::Valid, [2, 2, 2, 2]),
        (Held::Soon, [1, 1, 1, 1]),
        (Held::Expired, [1, 1, 1, 1]),
        (Held::Unknown, [1, 1, 1, 1]),
    ] {
        assert_eq!(count(&Filter { held: Some(held), ..all.clone() }), expected, "{held:?}");
    }
    assert_eq!(count(&Filter { communes: Some(Vec::new()), ..all }), [0, 0, 0, 0]);
}
