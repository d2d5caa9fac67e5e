//! How tickets, places and officers are called, in the reader's language.

use sqlx::sqlite::SqlitePool;

use crate::app::Services;
use crate::locale::{Html, Language, Locale, Message};
use crate::people::{Person, Role};
use crate::programme::contacts::contact;
use crate::programme::places::{PlaceCode, Places};
use crate::programme::texts::place as place_name;
use crate::store::StoreError;

use super::texts;

/// What wording needs: a message to somebody else is in that person's language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    locale: &'a Locale,
    places: &'a Places,
    reader: &'a SqlitePool,
}

impl<'a> Words<'a> {
    /// Of what the program is made of.
    #[must_use]
    pub fn of(services: &'a Services) -> Self {
        let reader = services.store.reader();
        Self { locale: &services.locale, places: &services.places, reader }
    }

    pub(crate) fn html(&self, language: Language, message: &Message) -> Html {
        self.locale.html(language, message)
    }

    pub(crate) fn plain(&self, language: Language, message: &Message) -> String {
        self.locale.plain(language, message)
    }

    /// A commune's name; "not known which" without one.
    pub(crate) fn place(&self, language: Language, place: Option<PlaceCode>) -> String {
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
    pub(super) async fn hours(
        &self,
        language: Language,
        place: Option<PlaceCode>,
    ) -> Result<String, StoreError> {
        Ok(match self.office_hours(place).await? {
            OfficeHours::Usual => self.plain(language, &texts::hours_usual()),
            OfficeHours::Known(hours) => self.plain(language, &texts::hours_known(hours)),
        })
    }

    /// When the office of a commune is open, as its officers wrote it down; of the province, nothing
    /// is known.
    async fn office_hours(&self, place: Option<PlaceCode>) -> Result<OfficeHours, StoreError> {
        let contact = match place {
            Some(place) => contact(self.reader, place).await?,
            None => None,
        };
        let hours = contact.and_then(|contact| contact.details.hours);
        Ok(hours.map_or(OfficeHours::Usual, OfficeHours::Known))
    }
}

/// When an office is open.
#[derive(Clone, Debug, PartialEq, Eq)]
enum OfficeHours {
    /// As offices usually are. Not verified for this one, so that no times are told.
    Usual,
    /// As the office says.
    Known(String),
}
