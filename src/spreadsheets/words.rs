//! How faults, places and records are called, in the reader's language.

use chrono::NaiveDate;

use super::fault::{Fault, Problem};
use super::guard::Unfit;
use super::texts;
use crate::app::Services;
use crate::locale::{Html, Language, Locale, Message};
use crate::producers::model::ProducerKind;
use crate::programme::places::{PlaceCode, Places};
use crate::programme::sets::{SetNumber, Sets};
use crate::programme::texts::place as place_name;

/// What wording needs.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The texts.
    pub locale: &'a Locale,
    /// The communes.
    pub places: &'a Places,
    /// The sets.
    pub sets: &'a Sets,
    /// The reader's language.
    pub language: Language,
}

impl<'a> Words<'a> {
    /// For readers of this language.
    #[must_use]
    pub fn of(services: &'a Services, language: Language) -> Self {
        Self {
            locale: &services.locale,
            places: &services.places,
            sets: &services.programme.sets,
            language,
        }
    }

    pub(crate) fn plain(&self, message: &Message) -> String {
        self.locale.plain(self.language, message)
    }

    pub(crate) fn html(&self, message: &Message) -> Html {
        self.locale.html(self.language, message)
    }

    pub(super) fn place(&self, code: PlaceCode) -> String {
        match self.places.by_code(code) {
            Some(place) => capitalised(&self.plain(&place_name(place))),
            None => code.to_string(),
        }
    }

    pub(super) fn kind(&self, kind: ProducerKind) -> String {
        self.plain(&crate::dossiers::texts::producer_kind(kind.name()))
    }

    /// A set as it is read again: "I.4a. Nước mắm, gia vị lỏng".
    pub(super) fn set(&self, number: Option<SetNumber>) -> String {
        let Some(set) = number.and_then(|number| self.sets.get(number)) else {
            return String::new();
        };
        self.plain(&texts::set_name(set.code, set.short))
    }

    /// Why a file is not read.
    pub(crate) fn unfit(&self, unfit: &Unfit) -> String {
        let (why, most) = match unfit {
            Unfit::TooLarge(most) => ("too-large", *most),
            Unfit::Empty => ("empty", 0),
            Unfit::NotExcel => ("not-excel", 0),
            Unfit::OldExcel => ("old", 0),
            Unfit::Password => ("password", 0),
            Unfit::Macros => ("macros", 0),
            Unfit::Bomb => ("bomb", 0),
            Unfit::Corrupt(_) => ("corrupt", 0),
            Unfit::NoTable => ("no-table", 0),
            Unfit::TooManyRows(most) => ("too-many-rows", *most),
            Unfit::Gone => ("gone", 0),
        };
        self.plain(&texts::unfit_why(why, number(most)))
    }

    /// A problem as a sentence: "Dòng 12, cột F (Xã/phường): …".
    pub(crate) fn problem(&self, problem: &Problem) -> Message {
        let row = i64::from(problem.row);
        let place = if problem.column.is_empty() {
            texts::place_row(row)
        } else {
            texts::place_cell(row, problem.column.as_str(), problem.heading.as_str())
        };
        texts::problem(self.plain(&place), self.plain(&fault(&problem.fault)))
    }

    /// What is wrong, as a sentence.
    pub(super) fn fault(&self, what: &Fault) -> String {
        self.plain(&fault(what))
    }
}

/// A number for a message.
pub(crate) fn number(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}

/// A local date as it stands in a list: 26/06/2028.
pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn fault(fault: &Fault) -> Message {
    let row = |row: &u32| i64::from(*row);
    let stars = |stars: &u8| i64::from(*stars);
    match fault {
        Fault::NoProducer => texts::fault_no_producer(),
        Fault::NoProduct => texts::fault_no_product(),
        Fault::NoCommune => texts::fault_no_commune(),
        Fault::UnknownCommune(text, None) => texts::fault_unknown_commune(text.as_str()),
        Fault::UnknownCommune(text, Some(near)) => {
            texts::fault_unknown_commune_near(text.as_str(), near.as_str())
        }
        Fault::WhichCommune(text, list) => texts::fault_which_commune(text.as_str(), list.as_str()),
        Fault::NoKind(name) => texts::fault_no_kind(name.as_str()),
        Fault::TwoProducers(name) => texts::fault_two_producers(name.as_str()),
        Fault::ProductTwice(other) => texts::fault_product_twice(row(other)),
        Fault::Day(text) => texts::fault_day(text.as_str()),
        Fault::Future(on) => texts::fault_future(day(*on)),
        Fault::Star(text) => texts::fault_star(text.as_str()),
        Fault::NoStar => texts::fault_no_star(),
        Fault::StarDiffers(current, latest) => {
            texts::fault_star_differs(stars(current), stars(latest))
        }
        Fault::RegisterStar(register, said) => {
            texts::fault_register_star(stars(register), stars(said))
        }
        Fault::RegisterCurrent(register, said) => {
            texts::fault_register_current(stars(register), stars(said))
        }
        Fault::Code(text) => texts::fault_code(text.as_str()),
        Fault::CodeTaken(code, product) => texts::fault_code_taken(code.as_str(), product.as_str()),
        Fault::CodeTwice(code, other) => texts::fault_code_twice(code.as_str(), row(other)),
        Fault::Points(text) => texts::fault_points(text.as_str()),
        Fault::NoNumber => texts::fault_no_number(),
        Fault::CommuneOfToday(name, others) => {
            texts::fault_commune_of_today(name.as_str(), others.as_str())
        }
        Fault::ProducerAbove(other) => texts::fault_producer_above(row(other)),
        Fault::YearDiffers(on, year) => texts::fault_year_differs(day(*on), year.as_str()),
        Fault::Phone(text) => texts::fault_phone(text.as_str()),
        Fault::Phones(text) => texts::fault_phones(text.as_str()),
        Fault::PhoneShared(phone, name) => texts::fault_phone_shared(phone.as_str(), name.as_str()),
        Fault::Differs(text, other) => texts::fault_differs(text.as_str(), row(other)),
        Fault::Spelling(name) => texts::fault_spelling(name.as_str()),
        Fault::Expiry(said, by_rule) => texts::fault_expiry(day(*said), day(*by_rule)),
        Fault::Register(kept) => texts::fault_register(kept.as_str()),
        Fault::Group(text) => texts::fault_group(text.as_str()),
        Fault::GroupDiffers(set) => texts::fault_group_differs(set.as_str()),
        Fault::NoDay(number) => texts::fault_no_day(number.as_str()),
        Fault::TwoDays(number, other) => texts::fault_two_days(number.as_str(), row(other)),
        Fault::Order => texts::fault_order(),
        Fault::CodeCommune(code) => texts::fault_code_commune(code.as_str()),
        Fault::Notes(other) => texts::fault_notes(row(other)),
    }
}
