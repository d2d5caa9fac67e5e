//! A row of a list, read cell by cell. Pure: it knows nothing of the register.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::columns::Field;
use super::commune::{commune, in_address};
use super::fault::{Fault, Problem};
use super::lines::{Line, List};
use super::values::{self, Belongs, When};
use crate::producers::model::ProducerKind;
use crate::producers::phone::Phone;
use crate::producers::standing;
use crate::programme::criteria::Points;
use crate::programme::criteria::Star;
use crate::programme::places::{PlaceCode, Places};
use crate::programme::rule_sets::RuleSets;
use crate::programme::sets::Sets;

/// What a list is read against.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'a> {
    /// The communes.
    pub places: &'a Places,
    /// The sets.
    pub sets: &'a Sets,
    /// Who decides on which rating.
    pub rules: &'a RuleSets,
    /// The day on which it is read.
    pub today: NaiveDate,
}

/// What a row says about a producer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProducerSaid {
    pub(super) kind: Option<ProducerKind>,
    pub(super) address: Option<String>,
    pub(super) representative: Option<String>,
    pub(super) position: Option<String>,
    pub(super) phone: Option<Phone>,
    pub(super) email: Option<String>,
    pub(super) registration_number: Option<String>,
    pub(super) registered_on: Option<NaiveDate>,
    pub(super) founded_on: Option<NaiveDate>,
    pub(super) note: Option<String>,
}

/// What a row says about a product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductSaid {
    pub(super) name: String,
    pub(super) code: Option<String>,
    pub(super) belongs: Option<Belongs>,
    pub(super) description: Option<String>,
    pub(super) packaging: Option<String>,
    pub(super) output: Option<String>,
    pub(super) price: Option<String>,
    pub(super) channels: Option<String>,
    pub(super) trace_link: Option<String>,
    /// Its recognitions, the latest last.
    pub(super) rounds: Vec<Round>,
}

/// What a row says about a recognition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The field of its rating, for what is wrong with it.
    pub(super) field: Field,
    pub(super) star: Star,
    pub(super) on: Option<NaiveDate>,
    /// The number of its decision, where its day is known too.
    pub(super) decision: Option<String>,
    pub(super) authority: String,
    /// The last day of its certificate: as the list says, or by rule.
    pub(super) expires_on: Option<NaiveDate>,
    /// Whether the list says it.
    pub(super) expires_said: bool,
    pub(super) certificate: String,
    pub(super) points: Option<Points>,
}

/// A row without a fault of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) row: u32,
    pub(super) name: String,
    pub(super) commune: PlaceCode,
    pub(super) producer: ProducerSaid,
    pub(super) product: Option<ProductSaid>,
}

/// Reads rows.
pub struct Reader<'a> {
    list: &'a List,
    grounds: Grounds<'a>,
    /// Lists name few communes, and each many times.
    communes: HashMap<String, Result<(PlaceCode, Option<Fault>), Fault>>,
    problems: Vec<Problem>,
    row: u32,
    failed: bool,
}

impl<'a> Reader<'a> {
    /// A reader of this list.
    #[must_use]
    pub fn new(list: &'a List, grounds: Grounds<'a>) -> Self {
        let communes = HashMap::new();
        Self { list, grounds, communes, problems: Vec::new(), row: 0, failed: false }
    }

    /// What was wrong so far.
    #[must_use]
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    fn tell(&mut self, field: Field, fault: Fault) {
        self.failed |= fault.is_error();
        self.problems.push(self.list.problem(self.row, Some(field), fault));
    }

    /// Reads a row; `None` where something in it is wrong.
    pub fn read(&mut self, line: &Line) -> Option<Entry> {
        self.row = line.row;
        self.failed = false;
        let name = line.text(Field::Producer);
        if name.is_none() {
            self.tell(Field::Producer, Fault::NoProducer);
        }
        let commune = self.commune(line);
        let producer = self.producer(line);
        let product = self.product(line, commune);
        match (name, commune) {
            (Some(name), Some(commune)) if !self.failed => {
                Some(Entry { row: line.row, name, commune, producer, product })
            }
            _ => None,
        }
    }

    fn commune(&mut self, line: &Line) -> Option<PlaceCode> {
        // A list without such a column may name it at the end of the address.
        let (field, text) = match line.text(Field::Commune) {
            Some(text) => (Field::Commune, text),
            None => match line.text(Field::Address).as_deref().and_then(in_address) {
                Some(text) if self.list.columns.of(Field::Commune).is_none() => {
                    (Field::Address, text)
                }
                _ => {
                    self.tell(Field::Commune, Fault::NoCommune);
                    return None;
                }
            },
        };
        let district = line.text(Field::District);
        let whole = match &district {
            Some(district) => format!("{text}, {district}"),
            None => text.clone(),
        };
        let places = self.grounds.places;
        let found = self
            .communes
            .entry(whole)
            .or_insert_with(|| commune(places, &text, district.as_deref()));
        match found.clone() {
            Ok((code, told)) => {
                if let Some(fault) = told {
                    self.tell(field, fault);
                }
                Some(code)
            }
            Err(fault) => {
                self.tell(field, fault);
                None
            }
        }
    }

    fn producer(&mut self, line: &Line) -> ProducerSaid {
        let kind = line.text(Field::Kind);
        ProducerSaid {
            kind: kind.as_deref().and_then(values::kind),
            address: line.text(Field::Address),
            representative: line.text(Field::Representative),
            position: line.text(Field::Position),
            phone: self.phone(line),
            email: line.text(Field::Email).filter(|text| text.contains('@')),
            registration_number: line.text(Field::Registration),
            registered_on: self.day(line, Field::RegisteredOn).and_then(day_only),
            founded_on: self.day(line, Field::FoundedOn).and_then(day_only),
            note: line.text(Field::Note),
        }
    }

    fn phone(&mut self, line: &Line) -> Option<Phone> {
        let text = line.text(Field::Phone)?;
        let (phones, all) = values::phones(&text);
        match phones.len() {
            0 => self.tell(Field::Phone, Fault::Phone(text)),
            1 if all => {}
            _ => self.tell(Field::Phone, Fault::Phones(text)),
        }
        phones.into_iter().next()
    }

    fn product(&mut self, line: &Line, commune: Option<PlaceCode>) -> Option<ProductSaid> {
        let rounds = self.rounds(line);
        let Some(name) = line.text(Field::Product) else {
            if !rounds.is_empty() || self.list.columns.of(Field::Product).is_some() {
                self.tell(Field::Product, Fault::NoProduct);
            }
            return None;
        };
        let code = line.text(Field::Code).and_then(|text| {
            let code = values::code(&text);
            match &code {
                None => self.tell(Field::Code, Fault::Code(text)),
                Some(code) => {
                    let named = values::commune_in_code(code);
                    if let (Some(named), Some(commune)) = (named, commune)
                        && named != commune.number()
                    {
                        self.tell(Field::Code, Fault::CodeCommune(format!("{named:05}")));
                    }
                }
            }
            code
        });
        let mut belongs = None;
        for field in [Field::Set, Field::Group] {
            if let Some(text) = line.text(field)
                && belongs.is_none()
            {
                belongs = values::belongs(&text, self.grounds.sets);
                if belongs.is_none() {
                    self.tell(field, Fault::Group(text));
                }
            }
        }
        Some(ProductSaid {
            name,
            code,
            belongs,
            description: line.text(Field::Description),
            packaging: line.text(Field::Packaging),
            output: line.text(Field::Output),
            price: line.text(Field::Price),
            channels: line.text(Field::Channels),
            trace_link: line.text(Field::TraceLink),
            rounds,
        })
    }

    /// The day in a cell; one that cannot be read for sure is a fault.
    fn day(&mut self, line: &Line, field: Field) -> Option<When> {
        let text = line.text(field)?;
        let found = line.at(field).and_then(values::when);
        if found.is_none() {
            self.tell(field, Fault::Day(text));
        }
        found
    }

    fn star(&mut self, line: &Line, field: Field) -> Option<Star> {
        let text = line.text(field)?;
        let found = line.at(field).and_then(values::star);
        if found.is_none() {
            self.tell(field, Fault::Star(text));
        }
        found
    }

    /// The recognitions that a row names, the latest last.
    fn rounds(&mut self, line: &Line) -> Vec<Round> {
        let current = self.star(line, Field::CurrentStar);
        let expires = self.day(line, Field::ExpiresOn).and_then(day_only);
        let mut rounds: Vec<Round> = [
            [
                Field::FirstStar,
                Field::FirstOn,
                Field::FirstYear,
                Field::FirstDecision,
                Field::FirstAuthority,
            ],
            [
                Field::SecondStar,
                Field::SecondOn,
                Field::SecondYear,
                Field::SecondDecision,
                Field::SecondAuthority,
            ],
        ]
        .into_iter()
        .filter_map(|fields| self.round(line, fields, current))
        .collect();
        if rounds.len() == 2 {
            let (first, second) = (rounds[0].on, rounds[1].on);
            if first.is_some() && second.is_some() && second < first {
                self.tell(Field::SecondOn, Fault::Order);
                rounds.swap(0, 1);
            }
        }
        if rounds.is_empty()
            && let Some(star) = current
        {
            rounds.push(Round {
                field: Field::CurrentStar,
                star,
                on: None,
                decision: None,
                authority: String::new(),
                expires_on: None,
                expires_said: false,
                certificate: String::new(),
                points: None,
            });
        }
        let points = self.points(line);
        let certificate = line.text(Field::Certificate);
        if let Some(latest) = rounds.last_mut() {
            let star = latest.star;
            let by_rule = latest.on.and_then(standing::expiry);
            latest.expires_on = expires.or(by_rule);
            latest.expires_said = expires.is_some();
            latest.points = points;
            latest.certificate = certificate.unwrap_or_default();
            if let (Some(said), Some(by_rule)) = (expires, by_rule)
                && said != by_rule
            {
                self.tell(Field::ExpiresOn, Fault::Expiry(said, by_rule));
            }
            if let Some(current) = current
                && current != star
            {
                self.tell(Field::CurrentStar, Fault::StarDiffers(current.get(), star.get()));
            }
        }
        rounds
    }

    fn round(&mut self, line: &Line, fields: [Field; 5], current: Option<Star>) -> Option<Round> {
        let [star_field, on_field, year_field, decision_field, authority_field] = fields;
        let failed = self.failed;
        let star = self.star(line, star_field);
        let on = self.day(line, on_field);
        let (year, decision) = (line.text(year_field), line.text(decision_field));
        if line.text(star_field).is_none() && on.is_none() && year.is_none() && decision.is_none() {
            return None;
        }
        let day = on.and_then(day_only);
        if let Some(day) = day {
            if day > self.grounds.today {
                self.tell(on_field, Fault::Future(day));
            }
            if let Some(year) = year
                && year.parse() != Ok(day.year())
            {
                self.tell(year_field, Fault::YearDiffers(day, year));
            }
        }
        // Of a product that was recognised once, the rating of today is that of then.
        let alone = !fields.contains(&Field::SecondStar)
            && [Field::SecondStar, Field::SecondOn, Field::SecondDecision]
                .iter()
                .all(|field| line.text(*field).is_none());
        let Some(star) = star.or(current.filter(|_| alone)) else {
            if self.failed == failed {
                self.tell(star_field, Fault::NoStar);
            }
            return None;
        };
        if let (Some(number), None) = (&decision, day) {
            self.tell(on_field, Fault::NoDay(number.clone()));
        }
        Some(Round {
            field: star_field,
            star,
            on: day,
            decision: decision.filter(|_| day.is_some()),
            authority: line.text(authority_field).unwrap_or_default(),
            expires_on: day.and_then(standing::expiry),
            expires_said: false,
            certificate: String::new(),
            points: None,
        })
    }

    fn points(&mut self, line: &Line) -> Option<Points> {
        const MOST: [(Field, u8); 3] =
            [(Field::PointsA, 40), (Field::PointsB, 25), (Field::PointsC, 40)];
        let mut points = [None; 3];
        for ((field, most), points) in MOST.into_iter().zip(&mut points) {
            if let Some(text) = line.text(field) {
                *points = line.at(field).and_then(values::points).filter(|points| *points <= most);
                if points.is_none() {
                    self.tell(field, Fault::Points(text));
                }
            }
        }
        match points {
            [Some(a), Some(b), Some(c)] => Some(Points { a, b, c }),
            _ => None,
        }
    }
}

fn day_only(when: When) -> Option<NaiveDate> {
    match when {
        When::Day(day) => Some(day),
        When::Year(_) => None,
    }
}
