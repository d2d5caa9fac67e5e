//! What holds for every set, whatever is answered.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::programme::places::Places;
use crate::programme::sets::SETS;

static PROGRAMME: LazyLock<Programme> =
    LazyLock::new(|| Programme::load(&Places::load().unwrap()).unwrap());

fn sheet(set: u8) -> Sheet<'static> {
    let day = "2026-11-24".parse().unwrap();
    Sheet::of(&PROGRAMME, SetNumber::new(set).unwrap(), day).unwrap()
}

/// The highest level of every criterion.
fn best(sheet: &Sheet<'_>) -> Vec<Option<Mark>> {
    let best = |line: &Line<'_>| {
        let levels = line.criterion.levels.iter().enumerate();
        levels.max_by_key(|(_, level)| level.points).map(|(at, _)| Mark::Level(at))
    };
    sheet.lines.iter().map(best).collect()
}

fn at(sheet: &Sheet<'_>, number: &str) -> usize {
    sheet.lines.iter().position(|line| line.criterion.number == number).unwrap()
}

/// Any set, with any answers.
fn answered() -> impl Strategy<Value = (Sheet<'static>, Vec<Option<Mark>>)> {
    (1..=SETS).prop_flat_map(|set| {
        let sheet = sheet(set);
        let one = |line: &Line<'_>| {
            let count = line.criterion.levels.len();
            prop_oneof![
                1 => Just(None),
                1 => Just(Some(Mark::Below)),
                3 => (0..count).prop_map(|at| Some(Mark::Level(at))),
                5 => Just(Some(Mark::Level(count - 1))),
            ]
        };
        let marks: Vec<_> = sheet.lines.iter().map(one).collect();
        (Just(sheet), marks)
    })
}

proptest! {
    #[test]
    fn a_star_is_never_above_what_the_total_or_a_minimum_allows((sheet, marks) in answered()) {
        let forecast = sheet.forecast(&marks, false);
        let total = forecast.points.total();
        for star in Star::ALL {
            let least = match star { Star::Three => 50, Star::Four => 70, Star::Five => 90 };
            let met = sheet.answered(&marks).all(|(_, line, mark)| {
                PROGRAMME
                    .criteria
                    .minimum(line.criterion, star)
                    .is_none_or(|least| line.points(mark) >= least)
            });
            prop_assert_eq!(forecast.reached >= Some(star), total >= least && met);
        }
    }

    #[test]
    fn a_part_never_has_more_than_the_sheet((sheet, marks) in answered()) {
        let points = sheet.forecast(&marks, false).points;
        prop_assert!(points.a <= 40 && points.b <= 25 && points.c <= 35);
        let sum: u8 = sheet.answered(&marks).map(|(_, line, mark)| line.points(mark)).sum();
        prop_assert_eq!(points.total(), sum);
    }

    #[test]
    fn raising_one_criterion_never_lowers_the_star(
        (sheet, marks) in answered(),
        line in any::<prop::sample::Index>(),
        level in any::<prop::sample::Index>(),
    ) {
        let at = line.index(sheet.lines.len());
        let levels = &sheet.lines[at].criterion.levels;
        let raised = Some(Mark::Level(level.index(levels.len())));
        prop_assume!(sheet.lines[at].points(raised) >= sheet.lines[at].points(marks[at]));
        // An answer of 0 points may reject what was open before; that is no raise.
        prop_assume!(marks[at].is_some() || sheet.lines[at].points(raised) > 0);
        let before = sheet.forecast(&marks, false).star();
        let mut marks = marks;
        marks[at] = raised;
        prop_assert!(sheet.forecast(&marks, false).star() >= before);
    }

    #[test]
    fn what_is_caught_has_no_star((sheet, marks) in answered()) {
        prop_assert_eq!(sheet.forecast(&marks, true).star(), None);
    }

    #[test]
    fn whoever_follows_the_advice_reaches_the_next_star((sheet, marks) in answered()) {
        let forecast = sheet.forecast(&marks, false);
        let Some(next) = forecast.next else { return Ok(()) };
        // All is answered, as the advice speaks of nothing else.
        let mut marks: Vec<_> = marks.into_iter().map(|mark| mark.or(Some(Mark::Below))).collect();
        for _ in 0..200 {
            let Some(gap) = sheet.forecast(&marks, false).next else { break };
            if gap.star > next.star { break }
            let steps = sheet.advice(&marks, &gap);
            let step = steps.first();
            prop_assert!(step.is_some());
            let Some(step) = step else { break };
            prop_assert!(step.gain > 0);
            let level = sheet.lines[step.line].criterion.levels.iter();
            let level = level.clone().position(|level| std::ptr::eq(level, step.level));
            marks[step.line] = level.map(Mark::Level);
        }
        let gap = sheet.forecast(&marks, false).next;
        prop_assert!(gap.is_none_or(|gap| gap.star > next.star));
    }
}

#[test]
fn every_sheet_has_40_25_and_35_points_at_best_and_five_stars() {
    for set in 1..=SETS {
        let sheet = sheet(set);
        let forecast = sheet.forecast(&best(&sheet), false);
        assert_eq!(forecast.points, Points { a: 40, b: 25, c: 35 }, "set {set}");
        assert_eq!((forecast.star(), forecast.next), (Some(Star::Five), None), "set {set}");
        let nothing = sheet.forecast(&[], false);
        assert_eq!((nothing.points.total(), nothing.answered, nothing.star()), (0, 0, None));
    }
}

#[test]
fn a_minimum_holds_back_what_the_points_are_enough_for() {
    let sheet = sheet(9);
    let mut marks = best(&sheet);
    // No trademark at all.
    let trademark = at(&sheet, "3.5");
    marks[trademark] = Some(Mark::Below);
    let forecast = sheet.forecast(&marks, false);
    assert!(forecast.points.total() > 90);
    assert_eq!(forecast.star(), None);
    let next = forecast.next.unwrap();
    assert_eq!((next.star, next.points, &next.minima), (Star::Three, 0, &vec![trademark]));
    let advice = sheet.advice(&marks, &next);
    assert_eq!(advice.len(), 1);
    assert!(advice[0].is_minimum);
    assert_eq!(advice[0].level.star, Some(Star::Three));
}

#[test]
fn what_brings_most_points_comes_first_after_the_minima() {
    let sheet = sheet(9);
    let marks: Vec<_> = sheet.lines.iter().map(|_| Some(Mark::Below)).collect();
    let next = sheet.forecast(&marks, false).next.unwrap();
    assert_eq!((next.star, next.points), (Star::Three, 50));
    let advice = sheet.advice(&marks, &next);
    assert!(advice.is_sorted_by_key(|step| !step.is_minimum));
    assert!(advice[..next.minima.len()].is_sorted_by_key(|step| step.gain));
    let others: Vec<u8> = advice[next.minima.len()..].iter().map(|step| step.gain).collect();
    assert!(others.is_sorted_by_key(|gain| std::cmp::Reverse(*gain)), "{others:?}");
}

#[test]
fn zero_points_reject_where_the_sheet_says_so() {
    let sheet = sheet(16);
    let mut marks = best(&sheet);
    assert!(!sheet.forecast(&marks, false).rejected);
    marks[at(&sheet, "6.2")] = Some(Mark::Level(0));
    assert!(sheet.forecast(&marks, false).rejected);
    marks[at(&sheet, "6.2")] = None;
    assert!(!sheet.forecast(&marks, false).rejected, "it is not answered");
}

#[test]
fn advice_stays_in_the_case_that_was_answered() {
    let sheet = sheet(26);
    let line = at(&sheet, "8");
    let mut marks = best(&sheet);
    // The first level of the second case.
    marks[line] = Some(Mark::Level(2));
    marks[at(&sheet, "1.2")] = Some(Mark::Level(0));
    marks[at(&sheet, "2.1")] = Some(Mark::Level(0));
    marks[at(&sheet, "4.1")] = Some(Mark::Level(0));
    let next = sheet.forecast(&marks, false).next.unwrap();
    let advice = sheet.advice(&marks, &next);
    let step = advice.iter().find(|step| step.line == line).unwrap();
    assert_eq!(step.level.case, sheet.lines[line].criterion.levels[2].case);
}
