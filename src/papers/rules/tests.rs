use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::programme::places::Places;
use crate::programme::sets::SETS;

static PROGRAMME: LazyLock<Programme> =
    LazyLock::new(|| Programme::load(&Places::load().unwrap()).unwrap());

fn subject(set: u8, target: Star) -> Subject {
    let (case, kind) = (DossierKind::First, ProducerKind::Household);
    Subject { set: SetNumber::new(set), target, case, kind }
}

fn why_of(subject: Subject, paper: &str) -> Option<Why> {
    let items = checklist(&PROGRAMME, subject);
    items.iter().find(|item| item.paper.id == paper).map(|item| item.why)
}

#[test]
fn fish_sauce_for_three_stars_takes_what_the_decision_says() {
    let sauce = subject(9, Star::Three);
    let needed: Vec<&str> = checklist(&PROGRAMME, sauce)
        .iter()
        .filter(|item| item.why.group().is_needed())
        .map(|item| item.paper.id)
        .collect();
    assert_eq!(
        needed,
        [
            "mau-01",
            "mau-02",
            "san-pham-mau",
            "dang-ky-kinh-doanh",
            "giay-attp",
            "tu-cong-bo",
            "kiem-nghiem",
            "nguon-nguyen-lieu",
            "don-nhan-hieu",
            "nhan-hang-hoa",
            "hop-dong-ban-hang",
            "cau-chuyen",
        ]
    );
    assert_eq!(why_of(sauce, "giay-attp"), Some(Why::Rejected));
    assert_eq!(why_of(sauce, "haccp-iso"), Some(Why::Points));
    assert_eq!(why_of(sauce, "du-lich"), None);
    assert_eq!(why_of(sauce, "giay-phep-ruou"), None);
    assert_eq!(why_of(sauce, "cam-ket-attp"), Some(Why::Case));
}

#[test]
fn four_stars_take_more_and_a_certificate_in_the_place_of_the_application() {
    let sauce = subject(9, Star::Four);
    for paper in ["haccp-iso", "moi-truong", "bao-cao-tai-chinh", "giay-nhan-hieu", "truy-xuat"] {
        assert_eq!(why_of(sauce, paper), Some(Why::Star(Star::Four)), "{paper}");
    }
    assert_eq!(why_of(sauce, "don-nhan-hieu"), Some(Why::Points));
}

#[test]
fn each_set_has_papers_of_its_own() {
    assert_eq!(why_of(subject(15, Star::Three), "giay-phep-ruou"), Some(Why::Rejected));
    // That the sheet of white spirits does not name the licence does not say that none is needed.
    assert_eq!(why_of(subject(14, Star::Three), "giay-phep-ruou"), Some(Why::Case));
    assert_eq!(why_of(subject(19, Star::Three), "dieu-kien-y-te"), Some(Why::Rejected));
    let flowers = subject(23, Star::Three);
    assert_eq!(why_of(flowers, "ke-hoach-kiem-soat"), Some(Why::Star(Star::Three)));
    assert_eq!(why_of(flowers, "giay-attp"), None);
    let tourism = subject(26, Star::Three);
    assert_eq!(why_of(tourism, "san-pham-mau"), None);
    assert_eq!(why_of(tourism, "don-nhan-hieu"), Some(Why::Star(Star::Three)));
    assert_eq!(why_of(tourism, "du-lich"), Some(Why::Points));
}

#[test]
fn a_re_evaluation_asks_for_its_papers_anew() {
    let case = DossierKind::ReEvaluation;
    let craft = Subject { case, ..subject(1, Star::Three) };
    assert_eq!(why_of(subject(1, Star::Three), "nguon-nguyen-lieu"), Some(Why::Points));
    assert_eq!(why_of(craft, "nguon-nguyen-lieu"), Some(Why::Again));
}

#[test]
fn without_a_set_nothing_is_promised() {
    let unsettled = Subject { set: None, ..subject(1, Star::Four) };
    assert_eq!(why_of(unsettled, "mau-01"), Some(Why::Always));
    assert_eq!(why_of(unsettled, "giay-attp"), Some(Why::Unsettled));
    assert_eq!(why_of(unsettled, "haccp-iso"), Some(Why::Unsettled));
    assert_eq!(why_of(unsettled, "vietgap"), Some(Why::Points));
    assert_eq!(why_of(unsettled, "du-lich"), None);
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(hour: u32) -> Timestamp {
    format!("2026-11-24T{hour:02}:00:00Z").parse().unwrap()
}

#[test]
fn a_paper_stands_as_its_files_its_mark_and_its_date_say() {
    let today = day("2026-11-24");
    let decided = Some(day("2026-12-30"));
    let sent = Held { files: 1, newest: Some(at(2)), ..Held::default() };
    let state = |held: &Held| super::state(held, today, decided);
    assert_eq!(state(&Held::default()), State::Missing);
    assert_eq!(state(&Held { files: 0, broken: 1, ..sent.clone() }), State::Broken);
    assert_eq!(state(&sent), State::Sent);
    let marked =
        |mark, hour| Held { marked: Some((mark, at(hour), "mờ".to_owned())), ..sent.clone() };
    assert_eq!(state(&marked(Mark::Checked, 3)), State::Checked);
    assert_eq!(state(&marked(Mark::Returned, 3)), State::Returned);
    assert_eq!(state(&marked(Mark::Returned, 1)), State::Sent, "it was sent anew");
    let until = |text| Held { until: Some(day(text)), ..marked(Mark::Checked, 3) };
    assert_eq!(state(&until("2026-11-23")), State::Expired(day("2026-11-23")));
    assert_eq!(state(&until("2026-12-01")), State::Ending(day("2026-12-01")));
    assert_eq!(state(&until("2027-12-01")), State::Checked);
}

#[test]
fn a_test_report_holds_for_twelve_months() {
    assert_eq!(until(Validity::Months(12), day("2026-02-28")), Some(day("2027-02-28")));
    assert_eq!(until(Validity::Printed, day("2026-02-28")), Some(day("2026-02-28")));
    assert_eq!(until(Validity::Unending, day("2026-02-28")), None);
}

proptest! {
    #[test]
    fn what_a_lower_rating_takes_is_on_the_list_of_a_higher_one(set in 1..=SETS) {
        for (lower, higher) in [(Star::Three, Star::Four), (Star::Four, Star::Five)] {
            let higher = checklist(&PROGRAMME, subject(set, higher));
            for item in checklist(&PROGRAMME, subject(set, lower)) {
                let there = higher.iter().find(|other| other.paper == item.paper);
                // The application for a mark gives way to the certificate, but stays on the list.
                prop_assert!(there.is_some(), "{}", item.paper.id);
            }
        }
    }

    #[test]
    fn every_minimum_that_names_a_paper_has_one_on_the_list(set in 1..=SETS, star in 0..3_usize) {
        let subject = subject(set, Star::ALL[star]);
        let items = checklist(&PROGRAMME, subject);
        let number = subject.set.unwrap();
        for minimum in PROGRAMME.criteria.minima(number, subject.target) {
            let says = crate::text::fold(minimum.text);
            let names = ["giay ", "don dang ky", "hop dong", "cong bo", "ho so", "truy xuat"];
            if names.iter().any(|word| says.contains(word)) {
                let proven = items.iter().any(|item| {
                    item.why.group().is_needed()
                        && item.criteria.iter().any(|one| one.number == minimum.number)
                });
                prop_assert!(proven, "set {}: {} {}", set, minimum.number, minimum.text);
            }
        }
    }
}
