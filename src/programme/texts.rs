//! The words in which tables are told.

use crate::locale::{Language, Message};

use super::answers::Question;
use super::criteria::Star;
use super::papers::{Goods, Need};
use super::places::{Ask as PlaceAsk, District, DistrictKind, OldKind, OldUnit, Place, PlaceKind};
use super::products::Ask;
use super::sets::{Group, Ministry, Set};

crate::messages! {
    commune(name) = "programme-commune";
    ward(name) = "programme-ward";
    zone(name) = "programme-zone";
    town(name) = "programme-town";
    district_city(name) = "programme-district-city";
    district_town(name) = "programme-district-town";
    district_rural(name) = "programme-district-rural";
    citation(sources, checked) = "programme-citation";
    in_vietnamese = "programme-in-vietnamese";
    office_title(place) = "programme-office-title";
    office(place) = "programme-office";
    office_was(old, district, place) = "programme-office-was";
    office_part(old, district, place) = "programme-office-part";
    contact_phone(phone) = "programme-contact-phone";
    contact_address(address) = "programme-contact-address";
    contact_hours(hours) = "programme-contact-hours";
    contact_person(person) = "programme-contact-person";
    contact_updated(date) = "programme-contact-updated";
    contact_none = "programme-contact-none";
    set_title(number, name) = "programme-set-title";
    set_group(numeral, group, code) = "programme-set-group";
    set_ministry(ministry) = "programme-set-ministry";
    set_caution = "programme-set-caution";
    set_button(number, name) = "programme-set-button";
    group_food = "programme-group-food";
    group_drink = "programme-group-drink";
    group_herbal = "programme-group-herbal";
    group_craft = "programme-group-craft";
    group_ornamental = "programme-group-ornamental";
    group_tourism = "programme-group-tourism";
    ministry_agriculture = "programme-ministry-agriculture";
    ministry_industry = "programme-ministry-industry";
    ministry_health = "programme-ministry-health";
    ministry_culture = "programme-ministry-culture";
    minima_title(number, name, star) = "programme-minima-title";
    minima_points(points, star) = "programme-minima-points";
    minima_all(count) = "programme-minima-all";
    minimum(number, title, points, text) = "programme-minimum";
    minima_note = "programme-minima-note";
    minima_button(star) = "programme-minima-button";
    paper_issuer(issuer) = "programme-paper-issuer";
    paper_needed(needs) = "programme-paper-needed";
    paper_for(goods) = "programme-paper-for";
    paper_how(how) = "programme-paper-how";
    paper_secondary = "programme-paper-secondary";
    paper_open = "programme-paper-open";
    need_always = "programme-need-always";
    need_entry = "programme-need-entry";
    need_reject = "programme-need-reject";
    need_star(star) = "programme-need-star";
    need_star_sets(star, sets) = "programme-need-star-sets";
    need_points = "programme-need-points";
    need_evidence = "programme-need-evidence";
    need_condition = "programme-need-condition";
    goods_all = "programme-goods-all";
    goods_goods = "programme-goods-goods";
    goods_food = "programme-goods-food";
    goods_alcohol = "programme-goods-alcohol";
    goods_herbal = "programme-goods-herbal";
    goods_tourism = "programme-goods-tourism";
    ask_fresh(words) = "programme-ask-fresh";
    ask_seed(words) = "programme-ask-seed";
    ask_grain(words) = "programme-ask-grain";
    ask_nest(words) = "programme-ask-nest";
    ask_office(words) = "programme-ask-office";
    ask_liquid(words) = "programme-ask-liquid";
    ask_fish_paste(words) = "programme-ask-fish-paste";
    ask_spice(words) = "programme-ask-spice";
    ask_tea(words) = "programme-ask-tea";
    ask_alcohol(words) = "programme-ask-alcohol";
    ask_herbal(words) = "programme-ask-herbal";
    ask_turmeric(words) = "programme-ask-turmeric";
    ask_coconut_oil(words) = "programme-ask-coconut-oil";
    ask_flower(words) = "programme-ask-flower";
    ask_old_district(words) = "programme-ask-old-district";
    ask_old_commune(words) = "programme-ask-old-commune";
    ask_hamlet(words) = "programme-ask-hamlet";
    ask_area(words) = "programme-ask-area";
    ask_name(words) = "programme-ask-name";
    choice_district(place, district) = "programme-choice-district";
    choice_hamlet(place, hamlet) = "programme-choice-hamlet";
    choice_main(place) = "programme-choice-main";
    more = "programme-more";
    gone = "programme-gone";
}

/// The name with its kind: "xã Hàm Thuận".
#[must_use]
pub(crate) fn place(place: &Place) -> Message {
    match place.kind {
        PlaceKind::Commune => commune(place.name),
        PlaceKind::Ward => ward(place.name),
        PlaceKind::SpecialZone => zone(place.name),
    }
}

/// The same of a unit that is no more.
pub(super) fn old_unit(unit: &OldUnit) -> Message {
    match unit.kind {
        OldKind::Commune => commune(unit.name),
        OldKind::Ward => ward(unit.name),
        OldKind::Town => town(unit.name),
    }
}

/// The same of a district.
pub(super) fn district(district: &District) -> Message {
    match district.kind {
        DistrictKind::City => district_city(district.name),
        DistrictKind::Town => district_town(district.name),
        DistrictKind::Rural => district_rural(district.name),
    }
}

/// What a group is called.
pub(crate) fn group(group: Group) -> Message {
    match group {
        Group::Food => group_food(),
        Group::Drink => group_drink(),
        Group::Herbal => group_herbal(),
        Group::Craft => group_craft(),
        Group::Ornamental => group_ornamental(),
        Group::Tourism => group_tourism(),
    }
}

pub(super) fn ministry(ministry: Ministry) -> Message {
    match ministry {
        Ministry::Agriculture => ministry_agriculture(),
        Ministry::Industry => ministry_industry(),
        Ministry::Health => ministry_health(),
        Ministry::Culture => ministry_culture(),
    }
}

/// The set's name in the law, or that in English.
pub(crate) fn set_name(set: &Set, language: Language) -> &'static str {
    match language {
        Language::Vietnamese => set.name,
        Language::English => set.name_en,
    }
}

/// The label of a set's button.
pub(crate) fn set_choice(set: &Set, language: Language) -> Message {
    let short = match language {
        Language::Vietnamese => set.short,
        Language::English => set.short_en,
    };
    set_button(i64::from(set.number.get()), short)
}

pub(super) fn star(star: Star) -> i64 {
    i64::from(star.get())
}

/// For what a paper is needed; `sets` says in how many of them, where that was counted.
pub(super) fn need(need: Need, sets: Option<u8>) -> Message {
    match (need, sets) {
        (Need::Always, _) => need_always(),
        (Need::Entry, _) => need_entry(),
        (Need::Reject, _) => need_reject(),
        (Need::Star(of), Some(sets)) => need_star_sets(star(of), i64::from(sets)),
        (Need::Star(of), None) => need_star(star(of)),
        (Need::Points, _) => need_points(),
        (Need::Evidence, _) => need_evidence(),
        (Need::Condition, _) => need_condition(),
    }
}

pub(super) fn goods(goods: Goods) -> Message {
    match goods {
        Goods::All => goods_all(),
        Goods::Goods => goods_goods(),
        Goods::Food => goods_food(),
        Goods::Alcohol => goods_alcohol(),
        Goods::Herbal => goods_herbal(),
        Goods::Tourism => goods_tourism(),
    }
}

/// What to ask about what was named in these words.
pub(super) fn question(question: &Question, words: &str) -> Message {
    match question {
        Question::Product(ask) => match ask {
            Ask::FreshPlant | Ask::FreshAnimal | Ask::Milk => ask_fresh(words),
            Ask::Seed => ask_seed(words),
            Ask::Grain => ask_grain(words),
            Ask::Nest => ask_nest(words),
            Ask::Office => ask_office(words),
            Ask::LiquidSeasoning => ask_liquid(words),
            Ask::FishPaste => ask_fish_paste(words),
            Ask::Spice => ask_spice(words),
            Ask::Tea => ask_tea(words),
            Ask::Alcohol => ask_alcohol(words),
            Ask::Herbal => ask_herbal(words),
            Ask::Turmeric => ask_turmeric(words),
            Ask::CoconutOil => ask_coconut_oil(words),
            Ask::FlowerOrPlant => ask_flower(words),
        },
        Question::Place(ask) => match ask {
            PlaceAsk::OldDistrict => ask_old_district(words),
            PlaceAsk::OldCommune => ask_old_commune(words),
            PlaceAsk::Hamlet => ask_hamlet(words),
            PlaceAsk::Area => ask_area(words),
            PlaceAsk::Name => ask_name(words),
        },
    }
}
