//! The 124 communes, wards and the special zone of Lâm Đồng as they stand since 1 July 2025, each
//! with the old units that it was formed of.
//!
//! People go on saying the old names: the commune before the merger, or the district, which no
//! longer exists. [`Places::find`] leads from any of them to the office that takes a dossier now,
//! and says when it has to ask back instead of guessing.
//!
//! Sources of `data/places.csv`: resolution 1671/NQ-UBTVQH15 of 16 June 2025 (what each unit was
//! formed of), decision 19/2025/QĐ-TTg (codes, which are also in product codes), and the published
//! list of units before the merger (old districts; Đạ Tẻh and Cát Tiên, which joined Đạ Huoai in
//! December 2024, still stand under their own names, as people know them).

mod find;
mod load;
mod search;
mod spelling;

use std::fmt;

pub use find::{Ask, Choice, How, Lookup};
pub use load::PlacesError;
use spelling::Spelling;

/// The province's official code, as it stands in product codes and numbers of forms (decision
/// 19/2025/QĐ-TTg): Lâm Đồng.
pub const PROVINCE: u32 = 68;

/// A commune's official code: five digits, as in product codes. Only [`Places`] and the database
/// give one out, so whoever has one has a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceCode(u32);

impl PlaceCode {
    /// The number, as the database keeps it.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// The code that a row holds; `None` where the number cannot be one.
    pub(crate) fn stored(number: i64) -> Option<Self> {
        u32::try_from(number).ok().filter(|number| (10_000..=99_999).contains(number)).map(Self)
    }
}

impl fmt::Display for PlaceCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:05}", self.0)
    }
}

/// What kind of unit a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// Phường.
    Ward,
    /// Xã.
    Commune,
    /// Đặc khu.
    SpecialZone,
}

/// What kind of unit an old unit was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OldKind {
    /// Phường.
    Ward,
    /// Xã.
    Commune,
    /// Thị trấn.
    Town,
}

/// What kind of district there was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DistrictKind {
    /// Thành phố.
    City,
    /// Thị xã.
    Town,
    /// Huyện.
    Rural,
}

/// One of the three provinces that became the new Lâm Đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OldProvince {
    /// Bình Thuận.
    BinhThuan,
    /// Lâm Đồng as it was.
    LamDong,
    /// Đắk Nông.
    DakNong,
}

/// A former district.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct District {
    /// Its kind.
    pub kind: DistrictKind,
    /// Its name, without the kind.
    pub name: &'static str,
    /// The province that it was in.
    pub province: OldProvince,
}

/// How much of an old unit went to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Share {
    /// All of it.
    Whole,
    /// The larger part of a unit that was split.
    Main,
    /// A smaller part of a unit that was split.
    Part,
}

/// An old unit, or the part of it, that a place was formed of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OldUnit {
    /// Its kind.
    pub kind: OldKind,
    /// Its name, without the kind.
    pub name: &'static str,
    /// The district that it was in.
    pub district: District,
    /// How much of it went there.
    pub share: Share,
    /// The hamlet that went there, where it is known that only one did.
    pub hamlet: Option<&'static str>,
}

/// A commune, ward or special zone of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its code.
    pub code: PlaceCode,
    /// Its kind.
    pub kind: PlaceKind,
    /// Its name, without the kind.
    pub name: &'static str,
    /// The province that it was in.
    pub province: OldProvince,
    /// What it was formed of; itself, where nothing changed.
    pub formed_of: Vec<OldUnit>,
}

/// All places, and the ways that lead to them.
#[derive(Debug)]
pub struct Places {
    /// In the order of their codes.
    entries: Vec<Entry>,
}

/// A place with its names as they are compared.
#[derive(Debug)]
struct Entry {
    place: Place,
    name: Spelling,
    /// One for each of `place.formed_of`.
    old: Vec<OldNames>,
}

#[derive(Debug)]
struct OldNames {
    name: Spelling,
    district: Spelling,
    hamlet: Option<Spelling>,
}

impl Places {
    /// Reads the list that the program carries.
    ///
    /// # Errors
    /// When the list is not what it must be; a test rules that out.
    pub fn load() -> Result<Self, PlacesError> {
        load::parse(include_str!("../data/places.csv")).map(Self::of)
    }

    fn of(places: Vec<Place>) -> Self {
        let entry = |place: Place| Entry {
            name: Spelling::of(place.name),
            old: place.formed_of.iter().map(OldNames::of).collect(),
            place,
        };
        let mut entries: Vec<Entry> = places.into_iter().map(entry).collect();
        entries.sort_by_key(|entry| entry.place.code);
        Self { entries }
    }

    /// All of them, in the order of their codes.
    pub fn all(&self) -> impl Iterator<Item = &Place> {
        self.entries.iter().map(|entry| &entry.place)
    }

    /// The place with this code; `None` where a later merger has done away with it.
    #[must_use]
    pub fn by_code(&self, code: PlaceCode) -> Option<&Place> {
        let found = self.entries.binary_search_by_key(&code, |entry| entry.place.code).ok()?;
        self.entries.get(found).map(|entry| &entry.place)
    }

    /// The place whose code has this number, as typed on a command line or in a table.
    #[must_use]
    pub fn by_number(&self, number: u32) -> Option<&Place> {
        self.by_code(PlaceCode(number))
    }

    /// The places of a former province, in the order of their codes.
    pub fn of_province(&self, province: OldProvince) -> impl Iterator<Item = &Place> {
        self.all().filter(move |place| place.province == province)
    }

    /// The places that hold a part of a former district, in the order of their codes.
    pub fn of_district(&self, district: District) -> impl Iterator<Item = &Place> {
        self.all().filter(move |place| place.formed_of.iter().any(|old| old.district == district))
    }

    /// The former districts of a former province, in the order of their first codes.
    #[must_use]
    pub fn districts(&self, province: OldProvince) -> Vec<District> {
        let mut districts = Vec::new();
        for old in self.of_province(province).flat_map(|place| &place.formed_of) {
            if !districts.contains(&old.district) {
                districts.push(old.district);
            }
        }
        districts
    }
}

impl OldNames {
    fn of(unit: &OldUnit) -> Self {
        Self {
            name: Spelling::of(unit.name),
            district: Spelling::of(unit.district.name),
            hamlet: unit.hamlet.map(Spelling::of),
        }
    }
}

#[cfg(test)]
mod tests;
