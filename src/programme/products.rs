//! Products as people call them, and the set that each belongs to.
//!
//! A name stands in a set because the set's name in the law says so; where two sets are possible,
//! the question that decides comes with both. What a commune or the council says about one product
//! goes before the table, and where no document settles it the question is for them
//! ([`Ask::Office`]).

use std::collections::HashMap;

use super::data::{Citation, Documents, Problems, Row};
use super::sets::SetNumber;
use super::words::{Phrases, Span, Text};

/// Where a product leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// To one set.
    One(SetNumber),
    /// To several, or to one that only an office can confirm: ask.
    Several {
        /// What decides.
        ask: Ask,
        /// The sets, in the order of their numbers.
        choices: Vec<SetNumber>,
    },
    /// To none, for no product that is known was named, or several that part ways.
    None,
}

/// What decides between sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ask {
    /// Vegetables and fruit: fresh or processed?
    FreshPlant,
    /// Meat, fish, eggs: fresh or processed?
    FreshAnimal,
    /// Seeds and nuts: fresh, raw or processed?
    Seed,
    /// Cereals: raw or processed?
    Grain,
    /// Milk: fresh or processed?
    Milk,
    /// Birds' nests: raw, processed or a drink?
    Nest,
    /// No document settles it: ask the office.
    Office,
    /// Seasonings: liquid or not?
    LiquidSeasoning,
    /// Salted fish: a dish or a liquid seasoning?
    FishPaste,
    /// Spices: a fresh vegetable or a seasoning?
    Spice,
    /// Tea: of the tea plant or of another?
    Tea,
    /// Spirits: white spirits or another alcoholic drink?
    Alcohol,
    /// Medicinal plants: declared as functional food or medicine, or not?
    Herbal,
    /// Turmeric starch: food or functional food?
    Turmeric,
    /// Coconut oil: food or cosmetic?
    CoconutOil,
    /// Flowers or an ornamental plant?
    FlowerOrPlant,
}

impl Ask {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::FreshPlant,
        Self::FreshAnimal,
        Self::Seed,
        Self::Grain,
        Self::Milk,
        Self::Nest,
        Self::Office,
        Self::LiquidSeasoning,
        Self::FishPaste,
        Self::Spice,
        Self::Tea,
        Self::Alcohol,
        Self::Herbal,
        Self::Turmeric,
        Self::CoconutOil,
        Self::FlowerOrPlant,
    ];

    /// The word for it in the table.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::FreshPlant => "fresh_plant",
            Self::FreshAnimal => "fresh_animal",
            Self::Seed => "seed",
            Self::Grain => "grain",
            Self::Milk => "milk",
            Self::Nest => "nest",
            Self::Office => "office",
            Self::LiquidSeasoning => "liquid_seasoning",
            Self::FishPaste => "fish_paste",
            Self::Spice => "spice",
            Self::Tea => "tea",
            Self::Alcohol => "alcohol",
            Self::Herbal => "herbal",
            Self::Turmeric => "turmeric",
            Self::CoconutOil => "coconut_oil",
            Self::FlowerOrPlant => "flower_or_plant",
        }
    }

    fn from_key(key: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|ask| ask.key() == key);
        found.ok_or_else(|| format!("{key:?} is no question"))
    }

    fn is_of_plants(self) -> bool {
        matches!(self, Self::FreshPlant | Self::Seed | Self::Spice | Self::Grain)
    }
}

/// What a word like "rượu" makes of the material behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Makes {
    /// Of which material.
    of: Material,
    sets: Vec<SetNumber>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Material {
    Plant,
    Animal,
    Any,
}

/// A product as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// What it is called.
    pub name: &'static str,
    /// The sets that it may belong to. None for a word that only makes something else of what
    /// follows it.
    pub sets: Vec<SetNumber>,
    /// What decides, where that is not settled.
    pub ask: Option<Ask>,
    makes: Option<Makes>,
    strict: bool,
    /// Where that stands.
    pub citation: Citation,
}

/// The words by which a text itself answers a question: for each, phrases and the set they mean.
pub(super) type Cues = HashMap<String, HashMap<String, Vec<String>>>;

/// All products.
#[derive(Debug)]
pub struct Products {
    all: Vec<Product>,
    names: Phrases<usize>,
    cues: HashMap<Ask, Phrases<SetNumber>>,
}

/// A product named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) span: Span,
    pub(super) lookup: Lookup,
    /// The words that decided.
    pub(super) cues: Vec<Span>,
}

const FILE: &str = "products.csv";

impl Products {
    pub(super) fn load(documents: &Documents, cues: &Cues, problems: &mut Problems) -> Self {
        let header = "name,sets,ask,of,marks,source,checked";
        let text = include_str!("data/products.csv");
        let products = problems.table(FILE, text, header, |row| product(row, documents));
        let mut names = Phrases::default();
        for (at, product) in products.iter().enumerate() {
            names.add(product.name, product.strict, at);
        }
        let mut decided = HashMap::new();
        for (key, sets) in cues {
            match read_cues(key, sets) {
                Ok((ask, phrases)) => _ = decided.insert(ask, phrases),
                Err(problem) => problems.add(super::lookups::FILE, 0, problem),
            }
        }
        Self { all: products, names, cues: decided }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Product] {
        &self.all
    }

    /// The set of the product that a text names. Diacritics may be left out, and there may be other
    /// words around it; some of them may decide ("tươi", "sấy").
    #[must_use]
    pub fn find(&self, text: &str) -> Lookup {
        let named = self.named(&Text::of(text, super::lookups::MOST_WORDS));
        agreed(&named)
    }

    /// The products that a text names, from left to right.
    pub(super) fn named(&self, text: &Text<'_>) -> Vec<Named> {
        let found = self.names.all_in(text);
        let mut named = Vec::new();
        let mut at = 0;
        while let Some((span, product)) = self.nth(&found, at) {
            let follower = self.nth(&found, at + 1).filter(|(next, _)| next.start == span.end);
            at += 1;
            let Some((next, material)) = follower else {
                named.extend(self.resolve(product, span, text));
                continue;
            };
            let whole = Span { start: span.start, end: next.end };
            if let Some(makes) = &product.makes {
                // "Rượu" and a fruit: the first word says what it is.
                at += 1;
                if makes.of.is(material) {
                    named.extend(self.choose(&makes.sets, product.ask, whole, text));
                }
            } else if product.sets.is_empty() {
                // "Kem" and a fruit: no set is known for that.
                at += 1;
            } else if product.ask.is_none() && material.ask.is_some() {
                // "Nước mắm cá cơm": what it is made of.
                at += 1;
                named.extend(self.resolve(product, whole, text));
            } else {
                named.extend(self.resolve(product, span, text));
            }
        }
        named
    }

    fn nth(&self, found: &[(Span, usize)], at: usize) -> Option<(Span, &Product)> {
        let (span, product) = found.get(at)?;
        Some((*span, self.all.get(*product)?))
    }

    fn resolve(&self, product: &Product, span: Span, text: &Text<'_>) -> Option<Named> {
        self.choose(&product.sets, product.ask, span, text)
    }

    fn choose(
        &self,
        sets: &[SetNumber],
        ask: Option<Ask>,
        span: Span,
        text: &Text<'_>,
    ) -> Option<Named> {
        let (first, ask) = match (sets, ask) {
            ([], _) => return None,
            ([one], None) => {
                return Some(Named { span, lookup: Lookup::One(*one), cues: Vec::new() });
            }
            ([first, ..], ask) => (*first, ask.unwrap_or(Ask::Office)),
        };
        let outside = |cue: &(Span, SetNumber)| cue.0.end <= span.start || cue.0.start >= span.end;
        let cues: Vec<(Span, SetNumber)> = self
            .cues
            .get(&ask)
            .map(|phrases| phrases.all_in(text).into_iter().filter(outside).collect())
            .unwrap_or_default();
        let decided = cues.first().map_or(first, |(_, set)| *set);
        let one = !cues.is_empty() && cues.iter().all(|(_, set)| *set == decided);
        let lookup = if one && sets.contains(&decided) {
            Lookup::One(decided)
        } else {
            Lookup::Several { ask, choices: sets.to_vec() }
        };
        Some(Named { span, lookup, cues: cues.into_iter().map(|(span, _)| span).collect() })
    }
}

impl Material {
    fn is(self, product: &Product) -> bool {
        match self {
            Self::Plant => product.ask.is_some_and(Ask::is_of_plants),
            Self::Animal => product.ask == Some(Ask::FreshAnimal),
            Self::Any => true,
        }
    }
}

/// The lookup that all products named share.
pub(super) fn agreed(named: &[Named]) -> Lookup {
    match named.split_first() {
        Some((first, rest)) if rest.iter().all(|other| other.lookup == first.lookup) => {
            first.lookup.clone()
        }
        _ => Lookup::None,
    }
}

fn read_cues(
    key: &str,
    sets: &HashMap<String, Vec<String>>,
) -> Result<(Ask, Phrases<SetNumber>), String> {
    let ask = Ask::from_key(key)?;
    let mut phrases = Phrases::default();
    for (set, words) in sets {
        let set = SetNumber::parse(set)?;
        for word in words {
            phrases.add(word, false, set);
        }
    }
    Ok((ask, phrases))
}

fn sets_of(field: &str) -> Result<Vec<SetNumber>, String> {
    let parts = field.split('|').filter(|part| !part.is_empty());
    let sets: Vec<SetNumber> = parts.map(SetNumber::parse).collect::<Result<_, _>>()?;
    if sets.is_sorted() { Ok(sets) } else { Err(format!("{field:?} is not in order")) }
}

fn product(row: &Row<'_>, documents: &Documents) -> Result<Product, String> {
    let sets = sets_of(row.field("sets"))?;
    let ask = row.optional("ask").map(Ask::from_key).transpose()?;
    if sets.len() > 1 && ask.is_none() {
        return Err("several sets and no question".to_owned());
    }
    if sets.len() < 2 && ask.is_some_and(|ask| ask != Ask::Office) {
        return Err("a question and nothing to choose".to_owned());
    }
    let makes = row.optional("of").map(makes).transpose()?;
    let strict = match row.field("marks") {
        "" => false,
        "needed" => true,
        other => return Err(format!("marks: {other:?}")),
    };
    let name = row.text("name")?;
    Ok(Product { name, sets, ask, makes, strict, citation: documents.citation(row)? })
}

fn makes(field: &str) -> Result<Makes, String> {
    let (of, sets) = field.split_once(':').ok_or_else(|| format!("{field:?} has no colon"))?;
    let of = match of {
        "plant" => Material::Plant,
        "animal" => Material::Animal,
        "any" => Material::Any,
        other => return Err(format!("{other:?} is no material")),
    };
    Ok(Makes { of, sets: sets_of(sets)? })
}

#[cfg(test)]
mod tests;
