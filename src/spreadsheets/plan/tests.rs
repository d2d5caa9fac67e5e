//! Every defect that officials' lists have, and what becomes of it.

use super::*;
use crate::producers::bulk::Kept;
use crate::producers::model::{
    Decision, DecisionId, Producer, ProducerId, ProducerKind, Product, ProductId,
};
use crate::producers::phone::Phone;
use crate::producers::standing::Recognition;
use crate::programme::Programme;
use crate::programme::criteria::Star;
use crate::programme::places::Places;
use crate::programme::rule_sets::Level;
use crate::programme::sets::SetNumber;
use crate::spreadsheets::change::Kind;
use crate::spreadsheets::sheet::{Row, Sheet, Value};
use crate::spreadsheets::{columns, lines};

/// The officials' columns, less those that a test has no need of.
const HEADINGS: [&str; 19] = [
    "TT",
    "Tên sản phẩm",
    "Nhóm",
    "Loại hình",
    "Chủ thể",
    "Xã/phường",
    "Điện thoại",
    "Hạng sao hiện tại",
    "Ngày hết hạn",
    "Sao lần 1",
    "Ngày công nhận lần 1",
    "Năm lần 1",
    "Số quyết định lần 1",
    "Sao lần 2",
    "Ngày công nhận lần 2",
    "Năm lần 2",
    "Số quyết định lần 2",
    "Mã sản phẩm",
    "Ghi chú",
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

struct Tables {
    places: Places,
    programme: Programme,
}

impl Tables {
    fn load() -> Self {
        let places = Places::load().unwrap();
        Self { programme: Programme::load(&places).unwrap(), places }
    }

    fn plan(&self, rows: &[&[&str]], register: &Register) -> Plan {
        let row = |number: u32, cells: &[&str]| {
            let cells = cells.iter().zip(0..).filter(|(text, _)| !text.is_empty());
            let value = |text: &str| match text.parse() {
                Ok(number) => Value::Number(number),
                Err(_) => Value::Text(text.to_owned()),
            };
            Row { number, cells: cells.map(|(text, at)| (at, value(text))).collect() }
        };
        let all = std::iter::once(&HEADINGS[..]).chain(rows.iter().copied());
        let rows = all.zip(4..).map(|(cells, number)| row(number, cells)).collect();
        let sheet = Sheet { rows, ..Sheet::default() };
        let columns = columns::find(&sheet).unwrap();
        let list = lines::read(sheet, columns);
        let grounds = Grounds {
            places: &self.places,
            sets: &self.programme.sets,
            rules: &self.programme.rule_sets,
            today: day("2026-11-24"),
        };
        plan(&list, register, grounds)
    }

    /// A cooperative of xã Hàm Thuận with one product, three-star since June 2025.
    fn register(&self) -> Register {
        let commune = self.places.by_number(23_059).unwrap().code;
        let mut details = ProducerDetails::new(ProducerKind::Cooperative, "HTX Ví Dụ", commune);
        details.phone = Phone::parse("0912345678");
        details.address = "Thôn 1".to_owned();
        let producer = Producer { id: ProducerId(7), details, version: 3, merged_into: None };
        let product = Product {
            id: ProductId(9),
            producer: producer.id,
            details: ProductDetails {
                name: "Nước mắm Ví Dụ".to_owned(),
                set: SetNumber::new(9),
                code: Some("68-23059-1-2025".to_owned()),
                ..ProductDetails::default()
            },
            stopped_on: None,
            version: 1,
        };
        let decision = Decision {
            id: DecisionId(4),
            details: DecisionDetails {
                number: "1234/QĐ-UBND".to_owned(),
                decided_on: day("2025-06-26"),
                authority: "UBND tỉnh".to_owned(),
                level: Level::Province,
                scan: None,
            },
            corrects: None,
            corrected_by: None,
        };
        let recognition = Recognition {
            id: 5,
            star: Star::Three,
            decided_on: Some(day("2025-06-26")),
            expires_on: Some(day("2028-06-26")),
            extended_to: None,
            revocation: None,
        };
        Register {
            producers: vec![producer],
            products: vec![product],
            decisions: vec![decision],
            recognitions: vec![Kept {
                recognition,
                product: ProductId(9),
                decision: Some(DecisionId(4)),
                certificate: String::new(),
                points: None,
            }],
        }
    }
}

/// A row with the first cells as given and the rest blank, from the name of the product on.
fn row<'a>(number: &'a str, cells: &[(usize, &'a str)]) -> Vec<&'a str> {
    let mut row = vec![""; HEADINGS.len()];
    row[0] = number;
    row[1] = "Mắm ruốc";
    row[4] = "HTX Mới";
    row[5] = "Xã Hàm Thuận";
    for (at, text) in cells {
        row[*at] = text;
    }
    row
}

/// The faults of a plan, each with its row and column.
fn faults(plan: &Plan) -> Vec<(u32, String, Fault)> {
    plan.problems
        .iter()
        .map(|problem| (problem.row, problem.column.clone(), problem.fault.clone()))
        .collect()
}

fn kinds(plan: &Plan) -> Vec<Kind> {
    plan.changes.iter().map(Change::kind).collect()
}

/// The one fault of a list of one row.
fn fault(cells: &[(usize, &str)]) -> (String, Fault, bool) {
    let tables = Tables::load();
    let plan = tables.plan(&[&row("1", cells)], &tables.register());
    let faults = faults(&plan);
    assert_eq!(faults.len(), 1, "{faults:?}");
    let (row, column, fault) = faults.into_iter().next().unwrap();
    assert_eq!(row, 5);
    (column, fault, plan.changes.is_empty())
}

#[test]
fn a_new_list_makes_producers_products_decisions_and_recognitions_once_each() {
    let tables = Tables::load();
    let given = [
        (2, "I.4a. Nước mắm"),
        (3, "HTX"),
        (6, "0987 654 321"),
        (7, "4"),
        (9, "3 sao"),
        (10, "26/6/2022"),
        (11, "2022"),
        (12, "11/QĐ-UBND"),
        (13, "4"),
        (14, "27/6/2025"),
        (15, "2025"),
        (16, "22/QĐ-UBND"),
        (17, "68-23059-7-2022"),
    ];
    let mut other = row("2", &given);
    (other[1], other[17]) = ("Mắm nêm", "");
    let plan = tables.plan(&[&row("1", &given), &other], &Register::default());
    assert_eq!(faults(&plan), []);
    let expected = [
        Kind::NewProducer,
        Kind::NewProduct,
        Kind::NewProduct,
        Kind::NewDecision,
        Kind::NewDecision,
        Kind::NewRecognition,
        Kind::NewRecognition,
        Kind::NewRecognition,
        Kind::NewRecognition,
    ];
    assert_eq!(kinds(&plan), expected);
    let What::Recognition { of, by, recognition, .. } = &plan.changes[8].what else { panic!() };
    assert_eq!((*of, *by), (Of::New(1), Some(Of::New(1))));
    assert_eq!((recognition.star, recognition.expires_on), (4, Some(day("2028-06-27"))));
    assert_eq!((plan.figures.rows, plan.figures.wrong, plan.figures.without_set), (2, 0, 0));
}

#[test]
fn what_the_register_has_is_left_as_it_is_and_blanks_erase_nothing() {
    let tables = Tables::load();
    let known = [
        (1, "NƯỚC MẮM VÍ DỤ"),
        (4, "HTX Ví dụ"),
        (7, "3"),
        (9, "3"),
        (10, "26/6/2025"),
        (12, "1234/QĐ-UBND"),
    ];
    let plan = tables.plan(&[&row("1", &known)], &tables.register());
    assert_eq!((faults(&plan), kinds(&plan)), (Vec::new(), Vec::new()));
    assert_eq!(plan.figures.changes(), 0);
    assert_eq!(plan.figures.producers.same, 1);
    assert_eq!(plan.figures.recognitions.same, 1);
    // A number that is new is taken; the address that the list lacks stays.
    let known = [&known[..], &[(6, "0987654321")]].concat();
    let plan = tables.plan(&[&row("1", &known)], &tables.register());
    let [Change { what: What::Producer { known: Some(known), producer, before }, .. }] =
        plan.changes.as_slice()
    else {
        panic!("{:?}", plan.changes)
    };
    assert_eq!(*known, (7, 3));
    assert_ne!(Some(producer), before.as_ref());
    let json = serde_json::to_value(producer).unwrap();
    assert_eq!((&json["address"], &json["phone_key"]), (&"Thôn 1".into(), &"0987654321".into()));
}

#[test]
fn a_star_that_is_not_the_latest_is_an_error_and_not_mended() {
    let given = [
        (7, "3"),
        (9, "3"),
        (10, "26/6/2022"),
        (12, "11/QĐ"),
        (13, "4"),
        (14, "27/6/2025"),
        (16, "22/QĐ"),
    ];
    assert_eq!(fault(&given), ("H".to_owned(), Fault::StarDiffers(3, 4), true));
}

#[test]
fn a_year_that_is_not_that_of_the_day_is_a_warning() {
    let given = [(9, "3"), (10, "26/6/2025"), (11, "2024"), (12, "11/QĐ")];
    let expected = Fault::YearDiffers(day("2025-06-26"), "2024".to_owned());
    assert_eq!(fault(&given), ("L".to_owned(), expected, false));
}

#[test]
fn days_that_are_none_or_have_not_come_are_errors() {
    let text = "06/26/2025".to_owned();
    assert_eq!(fault(&[(9, "3"), (10, "06/26/2025")]), ("K".to_owned(), Fault::Day(text), true));
    let future = Fault::Future(day("2027-01-01"));
    assert_eq!(fault(&[(9, "3"), (10, "1/1/2027")]), ("K".to_owned(), future, true));
}

#[test]
fn communes_are_never_made_up() {
    let (column, told, none) = fault(&[(5, "An Thời Đông")]);
    assert_eq!(column, "F");
    assert_eq!(told, Fault::UnknownCommune("An Thời Đông".to_owned(), None));
    assert!(none);
    assert_eq!(fault(&[(5, "")]).1, Fault::NoCommune);
    assert!(matches!(fault(&[(5, "Phong Phú")]).1, Fault::WhichCommune(..)));
}

#[test]
fn two_producers_of_a_name_are_for_a_person_to_tell_apart() {
    let tables = Tables::load();
    let mut register = tables.register();
    let mut twin = register.producers[0].clone();
    twin.id = ProducerId(8);
    register.producers.push(twin.clone());
    let given = [(4, "HTX Ví Dụ")];
    let plan = tables.plan(&[&row("1", &given)], &register);
    let told = Fault::TwoProducers("HTX Ví Dụ".to_owned());
    assert_eq!(faults(&plan), [(5, "E".to_owned(), told)]);
    assert!(plan.changes.is_empty());
    // Once they are merged, either name means the one that is left.
    register.producers[1].merged_into = Some(ProducerId(7));
    let plan = tables.plan(&[&row("1", &given)], &register);
    assert_eq!(kinds(&plan), [Kind::NewProduct]);
}

#[test]
fn a_product_or_a_code_twice_is_an_error_in_both_rows() {
    let tables = Tables::load();
    let mut other = row("2", &[]);
    other[1] = "MẮM  RUỐC";
    let plan = tables.plan(&[&row("1", &[]), &other], &Register::default());
    assert_eq!(
        faults(&plan),
        [(5, "B".to_owned(), Fault::ProductTwice(6)), (6, "B".to_owned(), Fault::ProductTwice(5))]
    );
    assert!(plan.changes.is_empty());
    let code = "68-23059-7-2026";
    let plan = tables.plan(
        &[&row("1", &[(17, code)]), &row("2", &[(1, "Mắm nêm"), (17, code)])],
        &Register::default(),
    );
    assert_eq!(plan.figures.errors, 2);
    assert!(plan.changes.is_empty());
    let taken = Fault::CodeTaken("68-23059-1-2025".to_owned(), "Nước mắm Ví Dụ".to_owned());
    assert_eq!(fault(&[(17, "68-23059-1-2025")]), ("R".to_owned(), taken, true));
}

#[test]
fn the_registers_ratings_are_not_overwritten() {
    let known = [
        (1, "Nước mắm Ví Dụ"),
        (4, "HTX Ví Dụ"),
        (9, "4"),
        (10, "26/6/2025"),
        (12, "1234/QĐ-UBND"),
    ];
    assert_eq!(fault(&known), ("J".to_owned(), Fault::RegisterStar(3, 4), true));
    let known = [(1, "Nước mắm Ví Dụ"), (4, "HTX Ví Dụ"), (7, "4")];
    assert_eq!(fault(&known), ("H".to_owned(), Fault::RegisterCurrent(3, 4), true));
    let known = [(1, "Nước mắm Ví Dụ"), (4, "HTX Ví Dụ"), (7, "3"), (8, "1/1/2029")];
    assert_eq!(fault(&known).1, Fault::Register("26/06/2028".to_owned()));
    // An older one entered late is one more.
    let tables = Tables::load();
    let known = [
        (1, "Nước mắm Ví Dụ"),
        (4, "HTX Ví Dụ"),
        (7, "3"),
        (9, "3"),
        (10, "1/6/2022"),
        (12, "5/QĐ-UBND"),
        (13, "3"),
        (14, "26/6/2025"),
        (16, "1234/qđ-ubnd"),
    ];
    let plan = tables.plan(&[&row("1", &known)], &tables.register());
    assert_eq!(kinds(&plan), [Kind::NewDecision, Kind::NewRecognition]);
    assert_eq!(faults(&plan), []);
}

#[test]
fn what_was_not_known_of_a_recognition_is_filled_in() {
    let tables = Tables::load();
    let mut register = tables.register();
    register.recognitions[0].decision = None;
    register.recognitions[0].recognition.expires_on = None;
    let known = [
        (1, "Nước mắm Ví Dụ"),
        (4, "HTX Ví Dụ"),
        (8, "26/6/2028"),
        (9, "3"),
        (10, "26/6/2025"),
        (12, "1234/QĐ-UBND"),
    ];
    let plan = tables.plan(&[&row("1", &known)], &register);
    let [Change { what: What::Recognition { known: Some(5), by, recognition, .. }, .. }] =
        plan.changes.as_slice()
    else {
        panic!("{:?}", plan.changes)
    };
    assert_eq!(*by, Some(Of::Known(4)));
    assert_eq!(recognition.expires_on, Some(day("2028-06-26")));
}

#[test]
fn an_end_that_is_not_by_rule_is_told_and_kept() {
    let given = [(8, "31/12/2027"), (9, "3"), (10, "26/6/2025"), (12, "1/QĐ")];
    let told = Fault::Expiry(day("2027-12-31"), day("2028-06-26"));
    assert_eq!(fault(&given), ("I".to_owned(), told, false));
}

#[test]
fn a_number_of_two_days_is_told() {
    let tables = Tables::load();
    let one = [(9, "3"), (10, "26/6/2025"), (12, "11/QĐ")];
    let two = [(1, "Mắm nêm"), (9, "3"), (10, "27/6/2025"), (12, "11/QĐ")];
    let plan = tables.plan(&[&row("1", &one), &row("2", &two)], &Register::default());
    let told = Fault::TwoDays("11/QĐ".to_owned(), 5);
    assert_eq!(faults(&plan), [(6, "K".to_owned(), told)]);
}

#[test]
fn a_decision_without_its_day_leaves_the_rating_alone() {
    let tables = Tables::load();
    let plan =
        tables.plan(&[&row("1", &[(9, "3"), (11, "2024"), (12, "11/QĐ")])], &Register::default());
    assert_eq!(faults(&plan), [(5, "K".to_owned(), Fault::NoDay("11/QĐ".to_owned()))]);
    assert_eq!(kinds(&plan), [Kind::NewProducer, Kind::NewProduct, Kind::NewRecognition]);
}

#[test]
fn phones_are_told_about_and_never_stop_a_row() {
    assert_eq!(fault(&[(6, "gọi sau")]).1, Fault::Phone("gọi sau".to_owned()));
    let two = "0987654321/0976543210";
    assert_eq!(fault(&[(6, two)]).1, Fault::Phones(two.to_owned()));
    let shared = Fault::PhoneShared("0912 345 678".to_owned(), "HTX Ví Dụ".to_owned());
    assert_eq!(fault(&[(6, "912345678")]), ("G".to_owned(), shared, false));
}

#[test]
fn rows_of_one_producer_that_differ_are_told() {
    let tables = Tables::load();
    let one = row("1", &[(6, "0987654321")]);
    let two = row("2", &[(1, "Mắm nêm"), (6, "0976543210")]);
    let plan = tables.plan(&[&one, &two], &Register::default());
    let told = Fault::Differs("0976 543 210".to_owned(), 5);
    assert_eq!(faults(&plan), [(6, "G".to_owned(), told)]);
    let json = serde_json::to_value(&plan.changes[0].what).unwrap();
    assert_eq!(json["producer"]["producer"]["phone_key"], "0987654321");
}

#[test]
fn whom_nothing_says_what_kind_it_is_is_not_written() {
    let told = Fault::NoKind("Hồng Ân".to_owned());
    assert_eq!(fault(&[(4, "Hồng Ân")]), ("D".to_owned(), told, true));
    let tables = Tables::load();
    let plan =
        tables.plan(&[&row("1", &[(4, "Hồng Ân"), (3, "Hộ kinh doanh")])], &Register::default());
    assert_eq!(faults(&plan), []);
}

#[test]
fn names_with_other_diacritics_are_the_registers() {
    let known = [(1, "Nước mắm Ví Dụ"), (4, "HTX Vi Du")];
    assert_eq!(fault(&known), ("E".to_owned(), Fault::Spelling("HTX Ví Dụ".to_owned()), true));
}

#[test]
fn groups_that_are_none_or_contradict_the_set_are_told() {
    assert_eq!(fault(&[(2, "hàng khác")]).1, Fault::Group("hàng khác".to_owned()));
    let known = [(1, "Nước mắm Ví Dụ"), (2, "Đồ uống"), (4, "HTX Ví Dụ")];
    assert!(matches!(fault(&known).1, Fault::GroupDiffers(set) if set.starts_with("I.4a")));
}

#[test]
fn a_row_with_an_error_takes_nothing_with_it() {
    let tables = Tables::load();
    let good = row("1", &[]);
    let bad = row("2", &[(1, "Mắm nêm"), (9, "7 sao"), (6, "0987654321")]);
    let plan = tables.plan(&[&good, &bad], &Register::default());
    assert_eq!(kinds(&plan), [Kind::NewProducer, Kind::NewProduct]);
    assert_eq!((plan.figures.rows, plan.figures.wrong, plan.figures.errors), (2, 1, 1));
    let json = serde_json::to_value(&plan.changes[0].what).unwrap();
    assert_eq!(json["producer"]["producer"]["phone_key"], "", "of the bad row, not even the phone");
}

#[test]
fn of_many_rows_each_fault_has_its_row() {
    let tables = Tables::load();
    let names: Vec<String> = (0..1000).map(|number| format!("Sản phẩm {number}")).collect();
    let numbers: Vec<String> = (1..=1000).map(|number| number.to_string()).collect();
    let rows: Vec<Vec<&str>> = names
        .iter()
        .zip(&numbers)
        .enumerate()
        .map(|(at, (name, number))| {
            row(number, &[(1, name), (9, if at % 20 == 0 { "8" } else { "3" })])
        })
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let plan = tables.plan(&rows, &Register::default());
    assert_eq!((plan.figures.errors, plan.figures.wrong), (50, 50));
    assert_eq!(plan.figures.products.new, 950);
    assert_eq!(plan.problems[1].row, 25);
}
