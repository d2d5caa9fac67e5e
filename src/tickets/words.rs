//! How tickets, places and officers are called, in the reader's language.

use crate::app::Services;
use crate::locale::{Html, Language, Locale, Message};
use crate::people::{Person, Role};
use crate::programme::places::{PlaceCode, Places};
use crate::programme::texts::place as place_name;

use super::texts;

/// What wording needs: a message to somebody else is in that person's language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    locale: &'a Locale,
    places: &'a Places,
}

impl<'a> Words<'a> {
    /// Of what the program is made of.
    #[must_use]
    pub fn of(services: &'a Services) -> Self {
        Self { locale: &services.locale, places: &services.places }
    }

    pub(super) fn html(&self, language: Language, message: &Message) -> Html {
        self.locale.html(language, message)
    }

    pub(super) fn plain(&self, language: Language, message: &Message) -> String {
        self.locale.plain(language, message)
    }

    /// A commune's name; "not known which" without one.
    pub(super) fn place(&self, language: Language, place: Option<PlaceCode>) -> String {
        match place.and_then(|code| self.places.by_code(code)) {
            Some(place) => self.plain(language, &place_name(place)),
            None => self.plain(language, &texts::no_place()),
        }
    }

    /// Where an officer sits who handles a ticket of that commune: "UBND xã Hàm Thuận".
    pub(super) fn office(
        &self,
        language: Language,
        officer: &Person,
        place: Option<PlaceCode>,
    ) -> String {
        let communes: Vec<PlaceCode> =
            officer.roles.iter().filter_map(|role| role.place()).collect();
        let commune = |code: PlaceCode| {
            let name = self.place(language, Some(code));
            self.plain(language, &texts::office_commune(name))
        };
        if let Some(here) = place.filter(|place| communes.contains(place)) {
            return commune(here);
        }
        if officer.roles.contains(&Role::ProvinceOfficer) {
            return self.plain(language, &texts::office_province());
        }
        match communes.first() {
            Some(code) => commune(*code),
            None => self.plain(language, &texts::office_admin()),
        }
    }

    /// An officer with their office: "Chị Hoa (UBND xã Hàm Thuận)".
    pub(super) fn officer(
        &self,
        language: Language,
        officer: &Person,
        place: Option<PlaceCode>,
    ) -> String {
        let office = self.office(language, officer, place);
        self.plain(language, &texts::officer(officer.account.name.as_str(), office))
    }

    /// When an office can be expected to answer.
    pub(super) fn hours(&self, language: Language, place: Option<PlaceCode>) -> String {
        match office_hours(place) {
            OfficeHours::Usual => self.plain(language, &texts::hours_usual()),
            OfficeHours::Known(hours) => hours,
        }
    }
}

/// When an office is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficeHours {
    /// As offices usually are. Not verified for this one, so that no times are told.
    Usual,
    /// As the office says.
    Known(String),
}

/// When the office of a commune is open; of the province without one.
///
/// Nothing is known yet of any: a table of the offices' contacts will be asked here.
#[must_use]
pub fn office_hours(_place: Option<PlaceCode>) -> OfficeHours {
    OfficeHours::Usual
}
