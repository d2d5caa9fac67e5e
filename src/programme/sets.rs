//! The 6 groups and 26 sets of products. A set has its own sheet of criteria, and a ministry that
//! is in charge of it (decision 26/2026/QĐ-TTg, annex I).

use std::fmt;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::data::{Citation, Documents, Problems, Row, date};

/// How many sets there are.
pub const SETS: u8 = 26;

/// A group of products.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// I: food.
    Food,
    /// II: drinks.
    Drink,
    /// III: medicinal plants and what is made of them.
    Herbal,
    /// IV: handicrafts.
    Craft,
    /// V: flowers, plants and animals for ornament.
    Ornamental,
    /// VI: community and eco-tourism, sights.
    Tourism,
}

impl Group {
    /// All of them, in the order of the law.
    pub const ALL: [Self; 6] =
        [Self::Food, Self::Drink, Self::Herbal, Self::Craft, Self::Ornamental, Self::Tourism];

    /// The number that the law writes it with.
    #[must_use]
    pub fn numeral(self) -> &'static str {
        match self {
            Self::Food => "I",
            Self::Drink => "II",
            Self::Herbal => "III",
            Self::Craft => "IV",
            Self::Ornamental => "V",
            Self::Tourism => "VI",
        }
    }

    /// The numbers of its sets. (Loading the table compares them.)
    #[must_use]
    pub fn sets(self) -> RangeInclusive<u8> {
        match self {
            Self::Food => 1..=13,
            Self::Drink => 14..=17,
            Self::Herbal => 18..=20,
            Self::Craft => 21..=22,
            Self::Ornamental => 23..=25,
            Self::Tourism => 26..=SETS,
        }
    }

    pub(super) fn from_key(key: &str) -> Option<Self> {
        match key {
            "food" => Some(Self::Food),
            "drink" => Some(Self::Drink),
            "herbal" => Some(Self::Herbal),
            "craft" => Some(Self::Craft),
            "ornamental" => Some(Self::Ornamental),
            "tourism" => Some(Self::Tourism),
            _ => None,
        }
    }
}

/// A ministry in charge of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ministry {
    /// Agriculture and environment.
    Agriculture,
    /// Industry and trade.
    Industry,
    /// Health.
    Health,
    /// Culture, sports and tourism.
    Culture,
}

impl Ministry {
    fn from_key(key: &str) -> Option<Self> {
        match key {
            "agriculture" => Some(Self::Agriculture),
            "industry" => Some(Self::Industry),
            "health" => Some(Self::Health),
            "culture" => Some(Self::Culture),
            _ => None,
        }
    }
}

/// The number of a set, from 1 to 26.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SetNumber(u8);

impl SetNumber {
    /// The one set of services, of which there are no samples.
    pub const TOURISM: Self = Self(SETS);

    /// The number, where there is such a set.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (1..=SETS).contains(&number).then_some(Self(number))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    /// As a table writes it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        text.parse().ok().and_then(Self::new).ok_or_else(|| format!("{text:?} is no set"))
    }
}

impl fmt::Display for SetNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

/// A set of products.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Its number.
    pub number: SetNumber,
    /// Its place in the law's list, such as `I.3d`.
    pub code: &'static str,
    /// The group that it belongs to.
    pub group: Group,
    /// Its name in the law.
    pub name: &'static str,
    /// That in English.
    pub name_en: &'static str,
    /// What it is called on a button.
    pub short: &'static str,
    /// That in English.
    pub short_en: &'static str,
    /// The ministries in charge of it.
    pub ministries: Vec<Ministry>,
    /// Since when it is as it is.
    pub in_force_from: NaiveDate,
    /// Where that stands.
    pub citation: Citation,
}

/// All sets.
#[derive(Debug)]
pub struct Sets(Vec<Set>);

impl Sets {
    pub(super) fn load(documents: &Documents, problems: &mut Problems) -> Self {
        const FILE: &str = "sets.csv";
        let header =
            "number,code,group,name,name_en,short,short_en,ministries,in_force_from,source,checked";
        let text = include_str!("data/sets.csv");
        let sets = problems.table(FILE, text, header, |row| set(row, documents));
        let numbers: Vec<u8> = sets.iter().map(|set| set.number.get()).collect();
        if !numbers.iter().copied().eq(1..=SETS) {
            problems.add(FILE, 0, format!("the sets must be 1 to {SETS}, in order: {numbers:?}"));
        }
        Self(sets)
    }

    /// All of them, in the order of their numbers.
    #[must_use]
    pub fn all(&self) -> &[Set] {
        &self.0
    }

    /// The set with this number. (A list that was loaded has all of them.)
    #[must_use]
    pub fn get(&self, number: SetNumber) -> Option<&Set> {
        self.0.get(usize::from(number.get()) - 1)
    }

    /// The sets of a group.
    pub fn of_group(&self, group: Group) -> impl Iterator<Item = &Set> {
        self.0.iter().filter(move |set| set.group == group)
    }
}

fn set(row: &Row<'_>, documents: &Documents) -> Result<Set, String> {
    let group = row.text("group")?;
    let ministry = |key: &str| Ministry::from_key(key).ok_or(format!("{key:?} is no ministry"));
    let code = row.text("code")?;
    let set = Set {
        number: SetNumber::parse(row.text("number")?)?,
        code,
        group: Group::from_key(group).ok_or_else(|| format!("{group:?} is no group"))?,
        name: row.text("name")?,
        name_en: row.text("name_en")?,
        short: row.text("short")?,
        short_en: row.text("short_en")?,
        ministries: row.list("ministries").into_iter().map(ministry).collect::<Result<_, _>>()?,
        in_force_from: date(row.text("in_force_from")?)?,
        citation: documents.citation(row)?,
    };
    if code.split('.').next() != Some(set.group.numeral()) {
        return Err(format!("{code} is not of group {}", set.group.numeral()));
    }
    if !set.group.sets().contains(&set.number.get()) {
        return Err(format!("set {} is not counted to group {}", set.number, set.group.numeral()));
    }
    if set.ministries.is_empty() {
        return Err("no ministry".to_owned());
    }
    Ok(set)
}
