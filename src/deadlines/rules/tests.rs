use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::producers::standing::{Ground, Revocation};
use crate::programme::Programme;
use crate::programme::criteria::Star;
use crate::programme::places::Places;

const LIMITS: Limits = Limits {
    commune_working_days: 15,
    again_days: 45,
    again_opens_days: 180,
    again_closes_days: 120,
    grace_days: 180,
    revocation_days: 15,
};

/// Loading it takes longer than all that is tested here.
fn calendar() -> &'static Calendar {
    static PROGRAMME: OnceLock<Programme> = OnceLock::new();
    let load = || Programme::load(&Places::load().unwrap()).unwrap();
    &PROGRAMME.get_or_init(load).calendar
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn recognition(expires_on: &str, extended_to: Option<&str>) -> Recognition {
    Recognition {
        id: 1,
        star: Star::Three,
        decided_on: None,
        expires_on: Some(day(expires_on)),
        extended_to: extended_to.map(day),
        revocation: None,
    }
}

fn filed(on: &str) -> Dossier {
    Dossier {
        id: crate::dossiers::model::DossierId(1),
        product: crate::producers::model::ProductId(1),
        kind: DossierKind::ReEvaluation,
        target: Star::Three,
        status: Status::Submitted,
        rule_set: None,
        filed_on: Some(day(on)),
        number: String::new(),
        lookup: crate::dossiers::model::Lookup::random().unwrap(),
        round: None,
        points: None,
        changed_at: Timestamp::default(),
        version: 1,
    }
}

fn rung(days: i64, audience: Audience) -> Rung {
    let silent = false;
    Rung { kind: Kind::Certificate, days, audience, silent }
}

fn ladder() -> Vec<Rung> {
    [200, 180, 150, 120, 60, 30, 7].map(|days| rung(days, Audience::Producer)).to_vec()
}

fn found(facts: Facts<'_>, today: &str) -> Vec<Deadline> {
    deadlines(facts, &LIMITS, calendar(), day(today))
}

fn facts(recognition: &Recognition) -> Facts<'_> {
    Facts {
        recognition: Some(recognition),
        dossier: None,
        proposed_before: None,
        supplement_by: None,
        paper_until: None,
        stopped: false,
    }
}

#[test]
fn a_certificate_is_acted_on_by_the_close_of_its_window_then_by_its_end_then_by_its_extension() {
    let one = recognition("2028-06-26", Some("2028-12-23"));
    let on = |today: &str| found(facts(&one), today).first().map(|one| (one.kind, one.act_on));
    assert_eq!(
        on("2028-02-27"),
        Some((Kind::Certificate, day("2028-02-25"))),
        "the 27th is a Sunday"
    );
    assert_eq!(on("2028-02-28"), Some((Kind::Extension, day("2028-12-23"))));
    assert_eq!(on("2028-12-23"), Some((Kind::Extension, day("2028-12-23"))));
    let one = recognition("2028-06-26", None);
    let on = |today: &str| found(facts(&one), today).first().map(|one| (one.kind, one.act_on));
    assert_eq!(on("2028-02-28"), Some((Kind::Certificate, day("2028-06-26"))));
}

#[test]
fn that_a_certificate_has_ended_is_said_while_that_is_news() {
    let on = |one: &Recognition, today: &str| {
        found(facts(one), today).first().map(|one| (one.kind, one.due_on))
    };
    let one = recognition("2028-06-26", None);
    let lapsed = Some((Kind::Lapsed, day("2028-06-27")));
    assert_eq!(on(&one, "2028-06-27"), lapsed);
    assert_eq!(on(&one, "2028-12-23"), lapsed);
    assert_eq!(on(&one, "2028-12-24"), None);
    // After the longest extension nothing is left to be done; it is told all the same.
    let extended = recognition("2028-06-26", Some("2028-12-23"));
    let lapsed = Some((Kind::Lapsed, day("2028-12-24")));
    assert_eq!(on(&extended, "2028-12-24"), lapsed);
    assert_eq!(on(&extended, "2029-01-23"), None);
    let ladder = [Rung { kind: Kind::Lapsed, ..rung(0, Audience::Producer) }];
    let due = found(facts(&one), "2028-07-05").remove(0);
    assert_eq!(climb(&due, None, &ladder, day("2028-07-05")).due.len(), 1, "after an outage");
}

#[test]
fn what_lies_with_the_officials_is_theirs_to_keep_to_until_the_certificate_ends() {
    let one = recognition("2028-06-26", None);
    let dossier = filed("2028-01-10");
    let on = |one: &Recognition, today: &str| {
        let facts = Facts { dossier: Some(&dossier), ..facts(one) };
        found(facts, today).first().map(|one| (one.kind, one.due_on))
    };
    assert_eq!(on(&one, "2028-01-10"), Some((Kind::Pending, day("2028-06-26"))));
    assert_eq!(on(&one, "2028-06-26"), Some((Kind::Pending, day("2028-06-26"))));
    assert_eq!(on(&one, "2028-06-27"), Some((Kind::Lapsed, day("2028-06-27"))));
    let extended = recognition("2028-06-26", Some("2028-12-01"));
    assert_eq!(on(&extended, "2028-06-27"), Some((Kind::Pending, day("2028-12-01"))));
}

#[test]
fn nothing_is_due_of_what_is_revoked_or_no_longer_made() {
    let mut one = recognition("2028-06-26", None);
    assert!(found(Facts { stopped: true, ..facts(&one) }, "2028-02-01").is_empty());
    let concluded_on = day("2028-01-01");
    one.revocation = Some(Revocation { ground: Ground::Stopped, concluded_on, revoked_on: None });
    assert!(found(facts(&one), "2028-02-01").is_empty());
}

#[test]
fn a_round_is_planned_back_over_the_communes_working_days_and_never_guessed() {
    let calendar = calendar();
    let plan = |before: &str, today: &str| round(day(before), &LIMITS, calendar, day(today));
    let spring = plan("2027-04-30", "2026-11-24").unwrap();
    assert_eq!((spring.due_on, spring.settled), (day("2027-04-07"), true));
    // No holidays of that year are known.
    let far = plan("2031-04-30", "2026-11-24").unwrap();
    assert_eq!((far.due_on, far.settled), (day("2031-04-29"), false));
    assert_eq!(plan("2027-04-30", "2027-04-30"), None);
}

#[test]
fn what_is_seen_late_for_the_first_time_is_told_once_and_what_an_outage_swallowed_is_recorded() {
    let one = recognition("2028-06-26", None);
    let due = found(facts(&one), "2028-02-01").remove(0);
    let first = climb(&due, None, &ladder(), day("2028-02-01"));
    assert_eq!(first.due.iter().map(|rung| rung.days).collect::<Vec<_>>(), [150]);
    assert!(first.overtaken.is_empty());
    assert_eq!(first.handled, 146);
    assert_eq!(first.next_on, Some(day("2028-02-25")));
    let friday = climb(&due, Some(146), &ladder(), day("2028-02-25"));
    assert_eq!(friday.due.iter().map(|rung| rung.days).collect::<Vec<_>>(), [120]);
    let late = climb(&due, Some(190), &ladder(), day("2028-02-28"));
    assert_eq!(late.due.iter().map(|rung| rung.days).collect::<Vec<_>>(), [120]);
    assert_eq!(
        late.overtaken.iter().map(|rung| rung.days).collect::<Vec<_>>(),
        [150, 180].into_iter().rev().collect::<Vec<_>>()
    );
}

#[test]
fn the_lunar_new_year_is_left_in_peace_unless_the_date_would_pass() {
    let calendar = calendar();
    let at =
        |on: &str, act_on: &str| send_at(calendar, Audience::Producer, day(on), day(act_on), 8);
    let morning = |text: &str| at_hour(day(text), 8);
    assert_eq!(at("2026-12-01", "2027-06-01"), morning("2026-12-01"));
    let after = at("2027-02-06", "2027-06-01");
    assert!(local_date(after) > day("2027-02-06"), "{after}");
    assert!(!is_quiet(calendar, Audience::Producer, local_date(after)));
    assert_eq!(at("2027-02-06", "2027-02-07"), morning("2027-02-06"));
    // A Saturday: officials are left in peace, producers work.
    assert_eq!(at("2026-12-05", "2027-06-01"), morning("2026-12-05"));
    let officer = send_at(calendar, Audience::Commune, day("2026-12-05"), day("2027-06-01"), 8);
    assert_eq!(officer, morning("2026-12-07"));
}

#[test]
fn nobody_is_written_to_at_night() {
    let calendar = calendar();
    let at = |text: &str| {
        not_before(calendar, Audience::Producer, text.parse().unwrap(), day("2027-06-01"), 9)
    };
    // 6:59, 7:00, 19:59 and 20:00 in Vietnam.
    assert_eq!(at("2026-11-30T23:59:00Z"), at_hour(day("2026-12-01"), 9));
    assert_eq!(at("2026-12-01T00:00:00Z").to_string(), "2026-12-01 00:00:00 UTC");
    assert_eq!(at("2026-12-01T12:59:00Z").to_string(), "2026-12-01 12:59:00 UTC");
    assert_eq!(at("2026-12-01T13:00:00Z"), at_hour(day("2026-12-02"), 9));
}

#[test]
fn later_is_never_past_the_date() {
    let today = day("2027-03-01");
    assert_eq!(later(today, 3, day("2027-03-04")), Some(day("2027-03-04")));
    assert_eq!(later(today, 7, day("2027-03-04")), None);
}

proptest! {
    #[test]
    fn whenever_the_bot_looks_each_rung_comes_once(
        gaps in prop::collection::vec(1_i64..60, 1..40),
        start in 0_i64..220,
    ) {
        let one = recognition("2028-06-26", None);
        let mut today = day("2028-06-26") - TimeDelta::days(start);
        let mut handled = None;
        let mut seen: Vec<i64> = Vec::new();
        let mut first_left = start;
        for gap in gaps {
            let due = found(facts(&one), &today.to_string());
            let Some(due) = due.first().filter(|one| one.kind == Kind::Certificate) else { break };
            let climbed = climb(due, handled, &ladder(), today);
            seen.extend(climbed.due.iter().chain(&climbed.overtaken).map(|rung| rung.days));
            if handled.is_none() {
                first_left = climbed.handled;
            }
            prop_assert!(climbed.next_on.is_none_or(|next| next > today));
            handled = Some(climbed.handled);
            today += TimeDelta::days(gap);
        }
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), seen.len());
        // Whatever was promised and has come is told or recorded.
        let left = handled.unwrap_or(start);
        let promised = ladder().iter().filter(|rung| rung.days < first_left && rung.days >= left).count();
        let first = ladder().iter().filter(|rung| rung.days >= first_left).count().min(1);
        prop_assert_eq!(seen.len(), promised + first);
    }

    #[test]
    fn a_reminder_is_always_within_hours_and_never_after_its_date_for_a_holiday(
        offset in 0_i64..800, hour in 7_u32..20, room in 0_i64..40,
    ) {
        let calendar = calendar();
        let on = day("2026-11-24") + TimeDelta::days(offset);
        let act_on = on + TimeDelta::days(room);
        let at = send_at(calendar, Audience::Producer, on, act_on, hour);
        let expected = if local_date(at) == act_on { hour.min(HOUR) } else { hour };
        prop_assert_eq!(clock::local(at).hour(), expected);
        prop_assert!(local_date(at) >= on && local_date(at) <= act_on.max(on));
    }
}
