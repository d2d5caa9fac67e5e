use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::programme::Programme;
use crate::programme::places::Places;

static PATHS: LazyLock<Vec<(String, Path)>> = LazyLock::new(|| {
    let programme = Programme::load(&Places::load().unwrap()).unwrap();
    programme.rule_sets.all().iter().map(|rules| (rules.id.clone(), Path::of(rules))).collect()
});

fn path(id: &str) -> Path {
    PATHS.iter().find(|(name, _)| name == id).unwrap().1
}

const MANY: Points = Points { a: 38, b: 23, c: 33 };
const SOME: Points = Points { a: 30, b: 20, c: 25 };
const FEW: Points = Points { a: 10, b: 10, c: 10 };

fn reason() -> String {
    "thiếu phiếu kiểm nghiệm".to_owned()
}

#[test]
fn statuses_have_names_of_their_own() {
    for status in Status::all() {
        assert_eq!(Status::of(&status.to_string()), Some(status));
    }
    for kind in Kind::ALL {
        assert_eq!(Kind::of(kind.name()), Some(kind));
    }
}

#[test]
fn the_levels_are_those_of_the_day_of_filing() {
    let check = |id, first, reviews: &[Level]| {
        assert_eq!((path(id).check(), path(id).reviews()), (first, reviews.to_vec()), "{id}");
    };
    check("1048", Level::District, &[Level::Province, Level::Central]);
    check("148", Level::District, &[Level::District, Level::Province, Level::Central]);
    check("1489", Level::Commune, &[Level::Province, Level::Central]);
    check("26-2026", Level::Commune, &[Level::Province, Level::Central]);
}

#[test]
fn from_the_draft_to_four_stars() {
    let path = path("26-2026");
    let steps = [
        (Step::Submit, Status::Submitted),
        (Step::Receive, Status::UnderCheck(Level::Commune)),
        (
            Step::RequestSupplement { reason: reason() },
            Status::SupplementRequested(Desk::Check(Level::Commune)),
        ),
        (Step::AnswerSupplement, Status::UnderCheck(Level::Commune)),
        (Step::Forward, Status::UnderReview(Level::Province)),
        (Step::Recognise { star: Star::Four, points: SOME }, Status::Recognised(Star::Four)),
    ];
    let mut status = Status::Draft;
    for (step, to) in steps {
        status = next(&path, status, None, &step).unwrap();
        assert_eq!(status, to);
    }
    assert_eq!(next(&path, status, None, &Step::Submit), Err(Denied::Over));
}

#[test]
fn five_stars_are_the_ministrys_and_below_ninety_the_province_decides() {
    let path = path("26-2026");
    let (province, central) =
        (Status::UnderReview(Level::Province), Status::UnderReview(Level::Central));
    let five = |points| Step::Recognise { star: Star::Five, points };
    assert_eq!(next(&path, province, None, &five(MANY)), Err(Denied::NotTheirs(Star::Five)));
    assert_eq!(
        next(&path, province, None, &Step::SendUp { points: SOME }),
        Err(Denied::TooFewPoints(Star::Five))
    );
    assert_eq!(next(&path, province, None, &Step::SendUp { points: MANY }), Ok(central));
    assert_eq!(next(&path, central, None, &five(SOME)), Err(Denied::TooFewPoints(Star::Five)));
    assert_eq!(
        next(&path, central, None, &Step::SendBack { points: MANY }),
        Err(Denied::EnoughPoints(Star::Five))
    );
    assert_eq!(next(&path, central, None, &Step::SendBack { points: SOME }), Ok(province));
    assert_eq!(next(&path, central, None, &five(MANY)), Ok(Status::Recognised(Star::Five)));
}

#[test]
fn what_minima_hold_back_gets_less_than_its_points_would_give() {
    let path = path("26-2026");
    let status = Status::UnderReview(Level::Province);
    let give = |star, points| next(&path, status, None, &Step::Recognise { star, points });
    assert_eq!(give(Star::Three, MANY), Ok(Status::Recognised(Star::Three)));
    assert_eq!(give(Star::Three, FEW), Err(Denied::TooFewPoints(Star::Three)));
}

#[test]
fn a_reason_of_blanks_is_none() {
    let path = path("26-2026");
    let step = Step::Withdraw { reason: "  ".to_owned() };
    assert_eq!(next(&path, Status::Draft, None, &step), Err(Denied::NoReason));
}

#[test]
fn who_may_step_is_whose_desk_it_lies_on() {
    let of = |status, kind| leave(status, None, kind);
    let (commune, province) = (Leave::Of(Action::CommuneStep), Leave::Of(Action::ProvinceStep));
    assert_eq!(of(Status::Submitted, Kind::Receive), commune);
    assert_eq!(of(Status::UnderCheck(Level::Commune), Kind::Forward), commune);
    assert_eq!(of(Status::UnderReview(Level::Province), Kind::Recognise), province);
    assert_eq!(of(Status::UnderReview(Level::Central), Kind::SendBack), province);
    assert_eq!(of(Status::Draft, Kind::Lapse), Leave::System);
    // What the commune has forwarded by mistake is the commune's to correct.
    let before = Some(Status::UnderCheck(Level::Commune));
    assert_eq!(leave(Status::UnderReview(Level::Province), before, Kind::Correct), commune);
    let before = Some(Status::UnderReview(Level::Province));
    assert_eq!(leave(Status::Recognised(Star::Three), before, Kind::Correct), province);
}

#[test]
fn what_is_possible_leads_somewhere_and_nothing_else_does() {
    let path = path("26-2026");
    let from = |status| possible(&path, status, None);
    assert_eq!(from(Status::Draft), [Kind::Submit, Kind::Withdraw, Kind::Lapse]);
    assert_eq!(from(Status::Submitted), [Kind::Receive, Kind::Withdraw]);
    assert_eq!(
        from(Status::UnderReview(Level::Province)),
        [Kind::RequestSupplement, Kind::SendUp, Kind::Recognise, Kind::Reject, Kind::Withdraw]
    );
    assert_eq!(from(Status::Lapsed), []);
}

fn steps() -> impl Strategy<Value = Step> {
    let points = || (0..=40_u8, 0..=25_u8, 0..=35_u8).prop_map(|(a, b, c)| Points { a, b, c });
    let star = || prop::sample::select(Star::ALL.to_vec());
    prop_oneof![
        3 => Just(Step::Submit),
        3 => Just(Step::Receive),
        3 => Just(Step::Forward),
        2 => Just(Step::RequestSupplement { reason: reason() }),
        2 => Just(Step::AnswerSupplement),
        2 => points().prop_map(|points| Step::SendUp { points }),
        2 => points().prop_map(|points| Step::SendBack { points }),
        2 => (star(), points()).prop_map(|(star, points)| Step::Recognise { star, points }),
        1 => Just(Step::Reject { reason: reason() }),
        1 => Just(Step::Withdraw { reason: reason() }),
        1 => Just(Step::Lapse),
        2 => Just(Step::Correct { reason: reason() }),
    ]
}

fn before(history: &[Entry]) -> Option<Status> {
    standing(history).last().map(|entry| entry.from)
}

proptest! {
    #[test]
    fn no_path_skips_a_level_and_history_replays_to_where_it_stands(
        steps in prop::collection::vec(steps(), 0..60),
        which in 0..4_usize,
    ) {
        let path = PATHS[which].1;
        let mut history: Vec<Entry> = Vec::new();
        let mut status = Status::Draft;
        for step in steps {
            let Ok(to) = next(&path, status, before(&history), &step) else { continue };
            prop_assert!(possible(&path, status, before(&history)).contains(&step.kind()));
            history.push(Entry { kind: step.kind(), from: status, to });
            status = to;
            prop_assert_eq!(replay(&history), status);

            // What stands is a chain from the draft on, without a gap.
            let stands = standing(&history);
            let mut at = Status::Draft;
            for entry in &stands {
                prop_assert_eq!(entry.from, at);
                at = entry.to;
            }
            // Whoever evaluates, all before have had it in their turn.
            let mut reached: Vec<Level> = Vec::new();
            for entry in &stands {
                if let Status::UnderReview(level) = entry.to && !reached.contains(&level) {
                    reached.push(level);
                }
                if matches!(entry.to, Status::UnderReview(_)) {
                    prop_assert!(stands.iter().any(|one| one.to == Status::UnderCheck(path.check())));
                }
            }
            prop_assert!(path.reviews().starts_with(&reached));
            if let Status::Recognised(star) = status {
                let by = stands.last().unwrap().from;
                prop_assert!(path.ratings(by.desk().unwrap().level()).contains(&star));
            }
        }
    }
}
