use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::locale::Language;

fn person(roles: Vec<Role>) -> Actor {
    let account = Account {
        id: AccountId(1),
        telegram_id: TelegramId(1),
        name: String::new(),
        username: None,
        language: Language::Vietnamese,
        consent: Consent::Unasked,
        unreachable_since: None,
        created_at: DateTime::UNIX_EPOCH,
    };
    Actor::Person(Person { account, roles })
}

fn code(number: i64) -> PlaceCode {
    PlaceCode::stored(number).unwrap()
}

/// The officer's commune in these tests, and another.
fn here() -> PlaceCode {
    code(22_918)
}

fn there() -> PlaceCode {
    code(23_059)
}

/// What an actor may do, as the design's table writes it.
fn granted(actor: &Actor, action: Action, tie: Tie) -> &'static str {
    let scopes = [
        Scope::nowhere(),
        Scope::commune(here()),
        Scope::communes(vec![here(), there()]),
        Scope::province(),
    ];
    match scopes.map(|scope| may(actor, action, &scope.with(tie))) {
        [false, false, false, false] => "-",
        [true, true, true, true] => "yes",
        [false, true, false, false] => "here",
        [true, true, false, false] => "near",
        _ => "other",
    }
}

/// The design's table. `here` is one's own communes only, `near` also what belongs to no place.
const TABLE: &str = "
                  | guest | own | helper | commune | province | admin
ask               | yes   | yes | yes    | yes     | yes      | yes
own_data          | yes   | yes | yes    | yes     | yes      | yes
see_records       | -     | yes | yes    | here    | yes      | yes
fill_records      | -     | yes | yes    | -       | -        | -
correct_records   | -     | yes | yes    | here    | yes      | yes
submit_dossier    | -     | yes | yes    | here    | yes      | -
withdraw_dossier  | -     | yes | -      | here    | yes      | -
commune_step      | -     | -   | -      | here    | yes      | -
province_step     | -     | -   | -      | -       | yes      | -
link_producer     | -     | -   | -      | here    | yes      | yes
handle_ticket     | -     | yes | yes    | near    | yes      | yes
edit_contact      | -     | -   | -      | here    | yes      | yes
draft_handbook    | -     | -   | -      | near    | yes      | yes
publish           | -     | -   | -      | -       | yes      | yes
broadcast         | -     | -   | -      | here    | yes      | yes
approve_broadcast | -     | -   | -      | -       | yes      | yes
import            | -     | -   | -      | -       | yes      | yes
export            | -     | yes | -      | here    | yes      | yes
manage_officers   | -     | -   | -      | -       | -        | yes
backup            | -     | -   | -      | -       | -        | yes
read_audit        | -     | -   | -      | -       | -        | yes
change_settings   | -     | -   | -      | -       | -        | yes
";

#[test]
fn the_rules_are_the_table_cell_by_cell() {
    let guest = person(Vec::new());
    let columns = [
        (guest.clone(), Tie::None),
        (guest.clone(), Tie::Own),
        (guest, Tie::Helper),
        (person(vec![Role::CommuneOfficer { place: here() }]), Tie::None),
        (person(vec![Role::ProvinceOfficer]), Tie::None),
        (person(vec![Role::Admin]), Tie::None),
    ];
    let lines: Vec<Vec<&str>> =
        TABLE.trim().lines().skip(1).map(|line| line.split('|').map(str::trim).collect()).collect();
    assert_eq!(lines.len(), Action::ALL.len());
    for (action, line) in Action::ALL.into_iter().zip(lines) {
        let mut found = vec![action.name()];
        found.extend(columns.iter().map(|(actor, tie)| granted(actor, action, *tie)));
        assert_eq!(found, line);
    }
}

#[test]
fn nobody_approves_their_own_broadcast() {
    for role in [Role::ProvinceOfficer, Role::Admin] {
        let actor = person(vec![role]);
        let scope = Scope::province();
        assert!(may(&actor, Action::ApproveBroadcast, &scope));
        assert!(!may(&actor, Action::ApproveBroadcast, &scope.with(Tie::Own)));
    }
}

#[test]
fn the_command_line_may_what_an_admin_may_and_the_system_asks_for_nothing() {
    let admin = person(vec![Role::Admin]);
    for action in Action::ALL {
        let scope = Scope::province();
        assert_eq!(may(&Actor::CommandLine, action, &scope), may(&admin, action, &scope));
        assert!(!may(&Actor::System, action, &scope));
    }
}

fn any_place() -> impl Strategy<Value = PlaceCode> {
    (10_001_i64..10_006).prop_map(code)
}

fn any_role() -> impl Strategy<Value = Role> {
    prop_oneof![
        3 => any_place().prop_map(|place| Role::CommuneOfficer { place }),
        1 => Just(Role::ProvinceOfficer),
        1 => Just(Role::Admin),
    ]
}

fn any_scope() -> impl Strategy<Value = Scope> {
    let reach = prop_oneof![
        Just(Scope::nowhere()),
        Just(Scope::province()),
        prop::collection::vec(any_place(), 0..4).prop_map(Scope::communes),
    ];
    let tie = prop_oneof![Just(Tie::None), Just(Tie::Own), Just(Tie::Helper)];
    (reach, tie).prop_map(|(scope, tie)| scope.with(tie))
}

fn any_action() -> impl Strategy<Value = Action> {
    prop::sample::select(Action::ALL.to_vec())
}

proptest! {
    #[test]
    fn a_commune_officer_has_no_more_say_outside_their_communes_than_a_guest(
        own in prop::collection::vec(any_place(), 1..4),
        places in prop::collection::vec(any_place(), 0..4),
        action in any_action(),
    ) {
        let outside = places.is_empty() || places.iter().any(|place| !own.contains(place));
        let roles = own.iter().map(|place| Role::CommuneOfficer { place: *place }).collect();
        let scope = if outside { Scope::communes(places) } else { Scope::province() };
        let guest = person(Vec::new());
        prop_assert_eq!(may(&person(roles), action, &scope), may(&guest, action, &scope));
    }

    #[test]
    fn a_guest_may_only_what_all_may(action in any_action(), scope in any_scope()) {
        let granted = may(&person(Vec::new()), action, &scope.with(Tie::None));
        prop_assert_eq!(granted, matches!(action, Action::Ask | Action::OwnData));
    }

    #[test]
    fn a_further_role_takes_nothing_away(
        roles in prop::collection::vec(any_role(), 0..3),
        further in any_role(),
        action in any_action(),
        scope in any_scope(),
    ) {
        let before = may(&person(roles.clone()), action, &scope);
        let mut more = roles;
        more.push(further);
        prop_assert!(!before || may(&person(more), action, &scope));
    }

    #[test]
    fn roles_are_read_as_they_are_written(role in any_role()) {
        prop_assert_eq!(Role::of(role.name(), role.place()), Some(role));
    }
}
