//! The tables as a whole.

use std::sync::LazyLock;

use super::*;
use crate::programme::criteria::{Part, Points, Star};
use crate::programme::rule_sets::Level;
use crate::programme::sets::{Group, SETS, SetNumber};

static PLACES: LazyLock<Places> = LazyLock::new(|| Places::load().unwrap());

impl Programme {
    /// The tables that the program carries.
    pub(super) fn for_tests() -> &'static Self {
        static PROGRAMME: LazyLock<Programme> = LazyLock::new(|| {
            Programme::load(&PLACES).unwrap_or_else(|problems| panic!("{problems}"))
        });
        &PROGRAMME
    }
}

pub(super) fn places() -> &'static Places {
    &PLACES
}

#[test]
fn there_are_six_groups_with_26_sets() {
    let sets = &Programme::for_tests().sets;
    assert_eq!(sets.all().len(), usize::from(SETS));
    let counts = Group::ALL.map(|group| sets.of_group(group).count());
    assert_eq!(counts, [13, 4, 3, 2, 3, 1]);
}

#[test]
fn every_sheet_has_40_25_and_35_points_and_its_sums_agree() {
    let programme = Programme::for_tests();
    for set in programme.sets.all() {
        let parts = programme.criteria.parts(set.number);
        assert_eq!(parts, Points { a: 40, b: 25, c: 35 }, "set {}", set.number);
        let criteria: Vec<_> = programme.criteria.of(set.number).collect();
        for sum in criteria.iter().filter(|one| one.is_sum) {
            let below = format!("{}.", sum.number);
            let points: u8 = criteria
                .iter()
                .filter(|one| !one.is_sum && one.number.starts_with(&below))
                .map(|one| one.max_points)
                .sum();
            assert_eq!(points, sum.max_points, "set {}, {}", set.number, sum.number);
        }
        assert!(criteria.is_sorted_by_key(|one| one.part));
        assert!(criteria.iter().any(|one| one.part == Part::C));
    }
}

/// How many minima each set has for three, four and five stars, and their points, as they were
/// counted from the sheets.
const MINIMA: [[(usize, u16); 3]; 26] = [
    [(7, 10), (15, 37), (16, 43)],
    [(7, 10), (16, 40), (17, 52)],
    [(7, 10), (16, 37), (17, 47)],
    [(7, 10), (17, 41), (18, 52)],
    [(8, 12), (17, 42), (17, 50)],
    [(8, 12), (17, 41), (17, 48)],
    [(8, 11), (18, 42), (18, 51)],
    [(8, 11), (18, 41), (18, 50)],
    [(8, 11), (18, 41), (18, 50)],
    [(8, 11), (18, 40), (18, 49)],
    [(8, 12), (16, 38), (16, 43)],
    [(8, 12), (18, 43), (18, 48)],
    [(8, 12), (14, 34), (14, 39)],
    [(8, 11), (14, 34), (14, 39)],
    [(8, 11), (17, 41), (17, 46)],
    [(7, 10), (13, 31), (14, 41)],
    [(8, 11), (16, 39), (16, 44)],
    [(7, 9), (13, 31), (13, 36)],
    [(7, 9), (13, 32), (13, 37)],
    [(7, 9), (13, 32), (13, 37)],
    [(7, 8), (12, 29), (14, 43)],
    [(6, 7), (11, 27), (13, 41)],
    [(5, 9), (13, 43), (13, 51)],
    [(4, 7), (10, 29), (12, 47)],
    [(4, 8), (11, 39), (12, 49)],
    [(1, 1), (2, 5), (2, 5)],
];

#[test]
fn every_set_has_its_minima_and_a_higher_rating_keeps_those_of_the_lower() {
    let criteria = &Programme::for_tests().criteria;
    for (index, expected) in MINIMA.into_iter().enumerate() {
        let set = SetNumber::new(u8::try_from(index + 1).unwrap()).unwrap();
        for (star, expected) in Star::ALL.into_iter().zip(expected) {
            let minima = criteria.minima(set, star);
            let points: u16 = minima.iter().map(|one| u16::from(one.points)).sum();
            assert_eq!((minima.len(), points), expected, "set {set}, {star} stars");
        }
        for (lower, higher) in [(Star::Three, Star::Four), (Star::Four, Star::Five)] {
            let higher = criteria.minima(set, higher);
            for minimum in criteria.minima(set, lower) {
                let kept = higher.iter().find(|one| one.number == minimum.number);
                assert!(kept.is_some_and(|kept| kept.points >= minimum.points), "{minimum:?}");
            }
        }
    }
}

#[test]
fn every_criterion_has_its_levels_and_every_set_but_tourism_its_rejections() {
    let programme = Programme::for_tests();
    let sets = || programme.sets.all().iter().map(|set| set.number);
    let scored = |set| programme.criteria.of(set).filter(|one| !one.is_sum);
    assert_eq!(sets().flat_map(scored).count(), 787);
    assert_eq!(sets().flat_map(scored).map(|one| one.levels.len()).sum::<usize>(), 2557);
    assert!(sets().flat_map(scored).all(|one| !one.levels.is_empty()));
    let rejections = sets().map(|set| programme.criteria.rejections(set).count());
    assert_eq!(rejections.clone().sum::<usize>(), 121);
    let without: Vec<_> = sets().zip(rejections).filter(|(_, count)| *count == 0).collect();
    assert_eq!(without.len(), 1, "{without:?}");
    assert_eq!(without[0].0.get(), 26);
}

#[test]
fn sets_share_criteria_that_are_the_same_to_the_letter() {
    let programme = Programme::for_tests();
    let of = |set, number: &str| {
        let mut criteria = programme.criteria.of(SetNumber::new(set).unwrap());
        criteria.find(|one| one.number == number).unwrap().fingerprint()
    };
    assert_eq!(of(9, "3.3"), of(10, "3.3"));
    assert_ne!(of(1, "1.1"), of(9, "1.1"));
    assert_ne!(of(9, "3.3"), of(9, "3.4"));
}

#[test]
fn the_rules_of_a_dossier_are_those_of_the_day_on_which_it_was_filed() {
    let rules = &Programme::for_tests().rule_sets;
    let on = |day: &str| rules.in_force(day.parse().unwrap());
    let id = |day: &str| on(day).map(|rules| rules.id.as_str());
    assert_eq!(id("2019-08-20"), None);
    assert_eq!(id("2019-08-21"), Some("1048"));
    assert_eq!(id("2023-02-23"), Some("1048"));
    assert_eq!(id("2023-02-24"), Some("148"));
    assert_eq!(id("2025-07-06"), Some("1489"));
    assert_eq!(id("2026-05-21"), Some("1489"));
    assert_eq!(id("2026-05-22"), Some("26-2026"));
    assert_eq!(id("2040-01-01"), Some("26-2026"));

    let old = on("2020-01-01").unwrap();
    assert_eq!(old.parts, Points { a: 35, b: 25, c: 40 });
    assert_eq!(old.filed_with, Level::District);
    let before = on("2024-01-01").unwrap();
    assert_eq!(before.recognised_by.of(Star::Three), Level::District);
    let now = on("2026-11-24").unwrap();
    assert_eq!(now.recognised_by.of(Star::Three), Level::Province);
    assert_eq!(now.limits.unwrap().commune_working_days, 15);
    let proposed: Vec<_> =
        now.rounds.iter().map(|round| round.proposed_before.of_year(2027).unwrap()).collect();
    assert_eq!(
        proposed.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2027-04-30", "2027-10-30", "2027-07-30", "2027-01-30"]
    );
}

#[test]
fn a_rating_begins_at_its_threshold() {
    let rules = Programme::for_tests().rule_sets.all().last().unwrap();
    let star = |points| rules.star_of(points).map(Star::get);
    assert_eq!(
        [49, 50, 69, 70, 89, 90, 100].map(star).map(|star| star.unwrap_or(0)),
        [0, 3, 3, 4, 4, 5, 5]
    );
}

#[test]
fn the_papers_are_found_by_what_people_call_them() {
    let papers = &Programme::for_tests().papers;
    assert_eq!(papers.all().len(), 28);
    for (text, id) in [
        ("giấy ATTP", "giay-attp"),
        ("giay ve sinh an toan thuc pham", "giay-attp"),
        ("mẫu 01 điền sao", "mau-01"),
        ("cho hỏi mã số mã vạch", "ma-vach"),
        ("giấy phép nấu rượu", "giay-phep-ruou"),
        ("phieu kiem nghiem", "kiem-nghiem"),
        ("đăng ký nhãn hiệu", "giay-nhan-hieu"),
        ("đơn đăng ký nhãn hiệu", "don-nhan-hieu"),
        ("cam kết bảo vệ môi trường", "moi-truong"),
    ] {
        assert_eq!(papers.find(text).map(|paper| paper.id), Some(id), "{text}");
    }
    assert_eq!(papers.find("mẫu 01 với mẫu 02"), None);
    assert_eq!(papers.find("nước mắm"), None);
    for paper in papers.all() {
        let entry = paper.entry.map(|id| format!("locales/vi/handbook/{id}.md"));
        assert!(entry.is_none_or(|file| std::path::Path::new(&file).exists()), "{}", paper.id);
    }
}

#[test]
fn in_how_many_sets_a_paper_is_needed_follows_from_the_minima() {
    let programme = Programme::for_tests();
    for paper in programme.papers.all() {
        let star = paper.needs.iter().find_map(|need| match need {
            papers::Need::Star(star) => Some(*star),
            _ => None,
        });
        let (Some(star), Some(sets)) = (star, paper.sets) else { continue };
        let needed = |set: &SetNumber| {
            let minima = programme.proofs.minima(&programme.criteria, paper.id, (*set, star));
            !minima.is_empty()
        };
        let count = (1..=26).filter_map(SetNumber::new).filter(needed).count();
        assert_eq!(count, usize::from(sets), "{}", paper.id);
    }
}

#[test]
fn a_paper_that_proves_something_has_a_name_for_its_button() {
    let programme = Programme::for_tests();
    for paper in programme.papers.all() {
        assert!(paper.short.chars().count() <= 32, "{}", paper.short);
        for (kind, _) in &paper.kinds {
            assert!(crate::producers::model::ProducerKind::of(kind).is_some(), "{kind}");
        }
    }
    let samples = programme.papers.get(papers::SAMPLES).unwrap();
    assert!(samples.is_samples());
}

#[test]
fn what_an_answer_stands_for_is_in_the_handbook() {
    let programme = Programme::for_tests();
    let today = "2026-11-24".parse().unwrap();
    for topic in ["place:22918", "set:9", "minima:9-3", "minima:9-4", "minima:9-5", "paper:mau-01"]
    {
        let answer = programme.answer(places(), &topic.parse().unwrap(), today).unwrap();
        assert!(!answer.entries().is_empty(), "{topic}");
        for id in answer.entries() {
            let file = format!("locales/vi/handbook/{id}.md");
            assert!(std::path::Path::new(&file).exists(), "{topic}: {id}");
        }
    }
}

#[test]
fn vietnamese_in_the_tables_is_composed() {
    for file in std::fs::read_dir("src/programme/data").unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(unicode_normalization::is_nfc(&text), "{}", path.display());
    }
    let lists = include_str!("../../locales/vi/lookups.toml");
    assert!(unicode_normalization::is_nfc(lists));
}
