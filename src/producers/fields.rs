//! The fields of a producer and of a product, one at a time: what was typed is checked and becomes
//! what the register keeps. Pure.

use chrono::{Datelike, NaiveDate};

use crate::programme::places::Places;
use crate::programme::sets::SetNumber;

use super::model::{ProducerDetails, ProductDetails};
use super::phone::Phone;

/// The earliest year in which something may have been founded or registered.
const FIRST_YEAR: i32 = 1900;

/// Why what was typed cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There has to be something.
    Empty,
    /// It is longer than this many letters.
    Long(usize),
    /// It is no day.
    NoDay,
    /// The day has not come yet.
    NotYet,
    /// It is no telephone number, or several.
    NoPhone,
    /// It is no address for email.
    NoEmail,
    /// It is no link.
    NoLink,
    /// It is no product's code.
    NoCode,
    /// There is no set of that number.
    NoSet,
    /// There is no commune of that name or code.
    NoCommune,
}

macro_rules! fields {
    ($(#[$docs:meta])* $name:ident { $($(#[$doc:meta])* $field:ident = $word:literal,)+ }) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $field,)+
        }

        impl $name {
            /// All of them, in the order of the forms.
            pub const ALL: &'static [Self] = &[$(Self::$field,)+];

            /// The word for it, in texts and on record.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$field => $word,)+
                }
            }

            /// The field with this word.
            #[must_use]
            pub fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|field| field.name() == name)
            }
        }
    };
}

fields! {
    /// A field of a producer.
    ProducerField {
        /// Its name.
        Name = "name",
        /// Its commune.
        Commune = "commune",
        /// Its address there.
        Address = "address",
        /// Who represents it.
        Representative = "representative",
        /// As what.
        Position = "position",
        /// Its telephone number.
        Phone = "phone",
        /// Its address for email.
        Email = "email",
        /// The number of its registration.
        RegistrationNumber = "registration_number",
        /// The day of its registration.
        RegisteredOn = "registered_on",
        /// The day of its founding.
        FoundedOn = "founded_on",
        /// What officials note about it.
        Note = "note",
    }
}

fields! {
    /// A field of a product.
    ProductField {
        /// Its name.
        Name = "name",
        /// The set of criteria.
        Set = "set",
        /// Its code.
        Code = "code",
        /// What it is.
        Description = "description",
        /// How it is packed.
        Packaging = "packaging",
        /// How much is made.
        Output = "output",
        /// At what price.
        Price = "price",
        /// Where it is sold.
        Channels = "channels",
        /// Where its origin can be looked up.
        TraceLink = "trace_link",
    }
}

impl ProducerField {
    /// What the register keeps, as text: a day as 2026-11-24, a commune as its code.
    #[must_use]
    pub fn get(self, details: &ProducerDetails) -> String {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        match self {
            Self::Name => details.name.clone(),
            Self::Commune => details.commune.number().to_string(),
            Self::Address => details.address.clone(),
            Self::Representative => details.representative.clone(),
            Self::Position => details.position.clone(),
            Self::Phone => {
                details.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default()
            }
            Self::Email => details.email.clone(),
            Self::RegistrationNumber => details.registration_number.clone(),
            Self::RegisteredOn => day(details.registered_on),
            Self::FoundedOn => day(details.founded_on),
            Self::Note => details.note.clone(),
        }
    }

    /// Whether it may be left empty.
    #[must_use]
    pub fn may_be_empty(self) -> bool {
        !matches!(self, Self::Name | Self::Commune)
    }

    /// Puts in what was typed, or what [`Self::get`] gave.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn put(
        self,
        details: &mut ProducerDetails,
        typed: &str,
        (places, today): (&Places, NaiveDate),
    ) -> Result<(), Fault> {
        let typed = typed.trim();
        if typed.is_empty() && !self.may_be_empty() {
            return Err(Fault::Empty);
        }
        match self {
            Self::Name => details.name = line(typed, 150)?,
            Self::Commune => {
                let place = typed.parse().ok().and_then(|code| places.by_number(code));
                details.commune = place.ok_or(Fault::NoCommune)?.code;
            }
            Self::Address => details.address = line(typed, 300)?,
            Self::Representative => details.representative = line(typed, 100)?,
            Self::Position => details.position = line(typed, 100)?,
            Self::Phone => {
                details.phone = match typed {
                    "" => None,
                    typed => Some(Phone::parse(typed).ok_or(Fault::NoPhone)?),
                }
            }
            Self::Email => details.email = email(typed)?,
            Self::RegistrationNumber => details.registration_number = line(typed, 50)?,
            Self::RegisteredOn => details.registered_on = past_day(typed, today)?,
            Self::FoundedOn => details.founded_on = past_day(typed, today)?,
            Self::Note => details.note = text(typed, 500)?,
        }
        Ok(())
    }
}

impl ProductField {
    /// What the register keeps, as text: a set as its number.
    #[must_use]
    pub fn get(self, details: &ProductDetails) -> String {
        match self {
            Self::Name => details.name.clone(),
            Self::Set => details.set.map(|set| set.get().to_string()).unwrap_or_default(),
            Self::Code => details.code.clone().unwrap_or_default(),
            Self::Description => details.description.clone(),
            Self::Packaging => details.packaging.clone(),
            Self::Output => details.output.clone(),
            Self::Price => details.price.clone(),
            Self::Channels => details.channels.clone(),
            Self::TraceLink => details.trace_link.clone(),
        }
    }

    /// Whether it may be left empty.
    #[must_use]
    pub fn may_be_empty(self) -> bool {
        self != Self::Name
    }

    /// Puts in what was typed, or what [`Self::get`] gave.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn put(self, details: &mut ProductDetails, typed: &str) -> Result<(), Fault> {
        let typed = typed.trim();
        if typed.is_empty() && !self.may_be_empty() {
            return Err(Fault::Empty);
        }
        match self {
            Self::Name => details.name = line(typed, 150)?,
            Self::Set => {
                details.set = match typed {
                    "" => None,
                    typed => {
                        let number = typed.parse().ok().and_then(SetNumber::new);
                        Some(number.ok_or(Fault::NoSet)?)
                    }
                }
            }
            Self::Code => details.code = code(typed)?,
            Self::Description => details.description = text(typed, 1000)?,
            Self::Packaging => details.packaging = line(typed, 300)?,
            Self::Output => details.output = line(typed, 150)?,
            Self::Price => details.price = line(typed, 150)?,
            Self::Channels => details.channels = text(typed, 500)?,
            Self::TraceLink => details.trace_link = link(typed)?,
        }
        Ok(())
    }
}

/// One line of at most so many letters, with single spaces.
fn line(typed: &str, most: usize) -> Result<String, Fault> {
    text(&typed.split_whitespace().collect::<Vec<_>>().join(" "), most)
}

fn text(typed: &str, most: usize) -> Result<String, Fault> {
    if typed.chars().count() > most { Err(Fault::Long(most)) } else { Ok(typed.to_owned()) }
}

/// A day as people write it, 26/6/2026, or as the register does, 2026-06-26.
#[must_use]
pub fn read_day(typed: &str) -> Option<NaiveDate> {
    let mut parts = typed.trim().split(['/', '-', '.']).map(str::trim).map(str::parse::<u32>);
    let (one, month, other) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let (day, year) = if one > 31 { (other, one) } else { (one, other) };
    if parts.next().is_some() || year < 1000 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A decision's number and day, the day last: `1234/QĐ-UBND 26/6/2026`.
#[must_use]
pub fn read_decision(text: &str, today: NaiveDate) -> Option<(String, NaiveDate)> {
    let (number, day) = text.trim().rsplit_once(char::is_whitespace)?;
    let decided_on = read_day(day)?;
    let number =
        number.trim().trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let sound =
        number.chars().any(|letter| letter.is_ascii_digit()) && number.chars().count() <= 60;
    (sound && decided_on <= today && decided_on.year() >= 2018).then_some((number, decided_on))
}

fn past_day(typed: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Fault> {
    if typed.is_empty() {
        return Ok(None);
    }
    match read_day(typed) {
        None => Err(Fault::NoDay),
        Some(day) if day.year() < FIRST_YEAR => Err(Fault::NoDay),
        Some(day) if day > today => Err(Fault::NotYet),
        Some(day) => Ok(Some(day)),
    }
}

fn email(typed: &str) -> Result<String, Fault> {
    let typed = line(typed, 100)?;
    if typed.is_empty() {
        return Ok(typed);
    }
    let sound = typed.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !host.contains('@')
            && host.split('.').count() > 1
            && host.split('.').all(|part| !part.is_empty())
            && !typed.contains(char::is_whitespace)
    });
    if sound { Ok(typed) } else { Err(Fault::NoEmail) }
}

fn link(typed: &str) -> Result<String, Fault> {
    let typed = text(typed, 300)?;
    if typed.is_empty() {
        return Ok(typed);
    }
    match reqwest::Url::parse(&typed) {
        Ok(url)
            if matches!(url.scheme(), "http" | "https")
                && url.host_str().is_some_and(|host| host.contains('.')) =>
        {
            Ok(typed)
        }
        _ => Err(Fault::NoLink),
    }
}

/// Four parts, province-commune-number-year, or the five of the older codes.
fn code(typed: &str) -> Result<Option<String>, Fault> {
    let typed: String = typed.split_whitespace().collect();
    if typed.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = typed.split('-').collect();
    let sound = matches!(parts.len(), 4 | 5)
        && typed.len() <= 40
        && parts.iter().all(|part| {
            !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        });
    if sound { Ok(Some(typed.to_uppercase())) } else { Err(Fault::NoCode) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::producers::model::ProducerKind;

    fn producer() -> (ProducerDetails, Places) {
        let places = Places::load().unwrap();
        let commune = places.by_number(23_059).unwrap().code;
        let mut details = ProducerDetails::new(ProducerKind::Cooperative, "HTX Ví Dụ", commune);
        details.email = "a@vidu.vn".to_owned();
        details.phone = Phone::parse("0912345678");
        details.registered_on = read_day("2/3/2020");
        (details, places)
    }

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    #[test]
    fn what_a_field_holds_can_be_put_back() {
        let (details, places) = producer();
        let mut empty = ProducerDetails::new(ProducerKind::Cooperative, "Khác", details.commune);
        for field in ProducerField::ALL {
            field.put(&mut empty, &field.get(&details), (&places, today())).unwrap();
            assert_eq!(ProducerField::of(field.name()), Some(*field));
        }
        assert_eq!(empty, details);
        let product = ProductDetails {
            name: "Nước mắm".to_owned(),
            set: SetNumber::new(4),
            code: Some("68-23059-1-2026".to_owned()),
            description: "Ngon\nvà sạch".to_owned(),
            trace_link: "https://vidu.vn/1".to_owned(),
            ..ProductDetails::default()
        };
        let mut other = ProductDetails::default();
        for field in ProductField::ALL {
            field.put(&mut other, &field.get(&product)).unwrap();
        }
        assert_eq!(other, product);
    }

    #[test]
    fn what_cannot_be_right_is_not_kept() {
        let (mut details, places) = producer();
        let before = details.clone();
        let mut put = |field: ProducerField, typed: &str| {
            field.put(&mut details, typed, (&places, today())).err()
        };
        assert_eq!(put(ProducerField::Name, " "), Some(Fault::Empty));
        assert_eq!(put(ProducerField::Name, &"a".repeat(151)), Some(Fault::Long(150)));
        assert_eq!(put(ProducerField::Commune, "1"), Some(Fault::NoCommune));
        assert_eq!(put(ProducerField::Phone, "0912"), Some(Fault::NoPhone));
        for typed in ["lan", "lan@vidu", "lan@@vidu.vn", "lan @vidu.vn", "@vidu.vn", "a@.vn"] {
            assert_eq!(put(ProducerField::Email, typed), Some(Fault::NoEmail), "{typed}");
        }
        for typed in ["31/2/2020", "hôm qua", "2020", "1/1/20", "1/1/1899", "1/2/2020/3"] {
            assert_eq!(put(ProducerField::RegisteredOn, typed), Some(Fault::NoDay), "{typed}");
        }
        assert_eq!(put(ProducerField::FoundedOn, "25/11/2026"), Some(Fault::NotYet));
        assert_eq!(details, before);
        let mut product = ProductDetails::default();
        let mut put = |field: ProductField, typed: &str| field.put(&mut product, typed).err();
        for typed in ["vidu.vn", "ftp://vidu.vn", "https://vidu", "javascript:alert(1)"] {
            assert_eq!(put(ProductField::TraceLink, typed), Some(Fault::NoLink), "{typed}");
        }
        for typed in ["68", "68-1-2", "68--1-2026", "68-1-2-3-4-5", "68-1-2-năm"] {
            assert_eq!(put(ProductField::Code, typed), Some(Fault::NoCode), "{typed}");
        }
        for typed in ["0", "27", "gạo"] {
            assert_eq!(put(ProductField::Set, typed), Some(Fault::NoSet), "{typed}");
        }
    }

    #[test]
    fn a_decision_is_its_number_and_a_day_that_has_come() {
        let today: NaiveDate = "2026-11-24".parse().unwrap();
        let read = |text| read_decision(text, today).map(|(number, day)| (number, day.to_string()));
        let found = Some(("1234/QĐ-UBND".to_owned(), "2026-06-26".to_owned()));
        assert_eq!(read("1234/QĐ-UBND 26/6/2026"), found);
        assert_eq!(read("1234/QĐ-UBND, 26-06-2026"), found);
        for text in ["1234/QĐ-UBND", "26/6/2026", "1234/QĐ-UBND 25/11/2026", "QĐ 31/2/2026"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
