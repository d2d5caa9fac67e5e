use std::collections::HashMap;

use super::*;
use crate::programme::Programme;

fn set(number: u8) -> SetNumber {
    SetNumber::new(number).unwrap()
}

fn check(text: &str, expected: u8) {
    let programme = Programme::for_tests();
    let folded = crate::text::fold(text);
    assert_eq!(programme.products.find(text), Lookup::One(set(expected)), "{text}");
    let plain = programme.products.find(&folded);
    let fits = matches!(plain, Lookup::None) || plain == Lookup::One(set(expected));
    assert!(fits, "{folded}: {plain:?}");
}

fn asks(text: &str, ask: Ask, sets: &[u8]) {
    let choices = sets.iter().map(|number| set(*number)).collect();
    let found = Programme::for_tests().products.find(text);
    assert_eq!(found, Lookup::Several { ask, choices }, "{text}");
}

#[test]
fn the_table_is_large_and_names_nothing_twice() {
    let products = Programme::for_tests().products.all();
    assert!(products.iter().filter(|product| !product.sets.is_empty()).count() >= 300);
    let mut names = std::collections::HashSet::new();
    for product in products {
        assert!(names.insert(product.name), "{} is there twice", product.name);
    }
}

/// Two names that read alike without diacritics must lead to the same set, or be told apart by
/// them.
#[test]
fn no_two_names_contradict_each_other() {
    let mut plain: HashMap<String, &Product> = HashMap::new();
    for product in Programme::for_tests().products.all() {
        let folded = crate::text::fold(product.name).replace('y', "i");
        if let Some(other) = plain.insert(folded, product) {
            let same = (&other.sets, other.ask) == (&product.sets, product.ask);
            // Without diacritics the one that needs none is meant; it must ask about the other.
            let told_apart = match (other.strict, product.strict) {
                (true, true) => true,
                (true, false) => other.sets.iter().all(|set| product.sets.contains(set)),
                (false, true) => product.sets.iter().all(|set| other.sets.contains(set)),
                (false, false) => false,
            };
            assert!(same || told_apart, "{} and {}", product.name, other.name);
        }
    }
}

#[test]
fn every_name_is_found_as_it_stands() {
    let programme = Programme::for_tests();
    for product in programme.products.all().iter().filter(|one| !one.sets.is_empty()) {
        let found = programme.products.find(&format!("Tôi làm {} ạ", product.name));
        match found {
            Lookup::One(one) => assert!(product.sets.contains(&one), "{}", product.name),
            Lookup::Several { choices, .. } => {
                assert_eq!(choices, product.sets, "{}", product.name);
            }
            Lookup::None => panic!("{} is not found", product.name),
        }
    }
}

#[test]
fn a_product_leads_to_its_set_whatever_stands_around_it() {
    check("nước mắm", 9);
    check("nhà tui ủ nước mắm cá cơm bán lâu rồi", 9);
    check("thanh long tươi", 1);
    check("thanh long nhà tui sấy dẻo", 7);
    check("mực một nắng Phan Thiết", 8);
    check("kẹo hạt điều", 7);
    check("nước ép thanh long", 17);
    check("dầu gội bồ kết", 19);
    check("tinh dầu sả", 20);
    check("gốm Bình Đức", 21);
    check("thổ cẩm", 22);
    check("homestay ở Phú Quý", 26);
    check("trà thanh long", 12);
    check("tỏi", 10);
    check("mứt dừa", 7);
    check("mứt xoài", 7);
    check("chim cảnh", 25);
    check("rượu vang nho", 15);
}

#[test]
fn where_two_sets_are_possible_the_question_that_decides_is_asked() {
    asks("thanh long", Ask::FreshPlant, &[1, 7]);
    asks("vừa bán thanh long tươi vừa sấy khô", Ask::FreshPlant, &[1, 7]);
    asks("rượu thanh long", Ask::Alcohol, &[14, 15]);
    asks("rượu mận", Ask::Alcohol, &[14, 15]);
    asks("hạt điều", Ask::Seed, &[1, 3, 7]);
    asks("yến thô", Ask::Office, &[4]);
    asks("rong nho", Ask::Office, &[2, 8]);
    asks("cơm cháy", Ask::Office, &[5, 6]);
}

#[test]
fn what_is_not_known_leads_nowhere() {
    for text in [
        "kem thanh long",
        "bánh sầu riêng",
        "giống thanh long",
        "điện thoại",
        "toi muon hoi",
        "dau den dau",
        "nước mắm và thổ cẩm",
        "",
    ] {
        assert_eq!(Programme::for_tests().products.find(text), Lookup::None, "{text}");
    }
}
