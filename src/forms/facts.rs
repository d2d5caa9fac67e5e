//! What the forms are filled with, as plain data. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::dossiers::model::DossierKind;
use crate::producers::model::{ProducerDetails, ProductDetails};
use crate::programme::criteria::{Part, Points};
use crate::programme::sets::SetNumber;

use super::answers::{Question, Sex};
use super::document::{Block, Cell, Face, Paragraph, Picture, Piece, Style, Table};
use super::judging::Subject;
use super::slots::{Slot, Value};
use super::template::Source;

/// Words that the tables give, in the language of the forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// What kind of producer it is.
    pub producer_kind: String,
    /// The commune with its kind: "xã Hàm Thuận".
    pub commune: String,
    /// The commune's name alone.
    pub commune_name: String,
    /// Group and set, with their codes; empty while that is not settled.
    pub classification: String,
    /// The sex of who represents the producer.
    pub sex: String,
    /// The rating that the product has, with its day.
    pub was: String,
    /// What follows the number of the registration form; the law writes it
    /// `số - số /PĐK-(Mã tỉnh)-(Mã xã)-(Năm)` (form 01).
    pub form_code: String,
    /// The heading of each part of the sheet, A to C.
    pub parts: [String; 3],
    /// What the sum of the sheet is called.
    pub total: String,
    /// What stands at the foot of each page.
    pub footer: String,
}

/// A dossier, as the forms ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Why it is filed.
    pub kind: DossierKind,
    /// The day of filing.
    pub filed_on: Option<NaiveDate>,
    /// The number of its registration form, as the commune wrote it.
    pub number: String,
    /// The code by which it is found.
    pub lookup: String,
}

/// Who represents a producer, beyond the register: only where they agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Representative {
    /// Their sex.
    pub sex: Option<Sex>,
    /// Their ethnicity.
    pub ethnicity: String,
}

/// A row of the sheet in form 02, part III.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The part of the sheet.
    pub part: Part,
    /// The criterion's number.
    pub number: String,
    /// Its name.
    pub title: String,
    /// The most points.
    pub most: u8,
    /// Whether it only sums up those below it.
    pub is_sum: bool,
    /// The points that the producer gave itself.
    pub points: Option<u8>,
    /// What it claims for them.
    pub claim: String,
    /// The papers that prove it.
    pub evidence: Vec<String>,
}

/// What the commune says of one subject, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// What the producer says.
    pub said: String,
    /// What the commune sees.
    pub seen: String,
}

/// What came of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// With how many stars it is recognised, if it is.
    pub stars: Option<u8>,
    /// The points.
    pub points: Option<Points>,
    /// The decision's number and day.
    pub decision: Option<(String, NaiveDate)>,
    /// The last day of the certificate.
    pub expires_on: Option<NaiveDate>,
    /// Why it is not recognised.
    pub reason: String,
}

/// All that the forms of one product are filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The producer.
    pub producer: ProducerDetails,
    /// Who represents it, as far as they agreed to say.
    pub person: Representative,
    /// The product.
    pub product: ProductDetails,
    /// Its dossier, where there is one.
    pub dossier: Option<Filed>,
    /// What the producer answered.
    pub answers: BTreeMap<Question, String>,
    /// The sheet of its set.
    pub scores: Vec<Score>,
    /// The papers that a dossier may have, and whether they are there.
    pub papers: Vec<(String, bool)>,
    /// What the commune says.
    pub judged: BTreeMap<Subject, Judged>,
    /// What came of it.
    pub ended: Option<Ended>,
    /// The words of the tables.
    pub wording: Wording,
    /// The code on the receipt, as a PNG picture; empty where none is needed.
    pub code: Vec<u8>,
    /// The local date.
    pub today: NaiveDate,
}

/// A local date as forms write it: 06/11/2026.
fn day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

impl Facts {
    fn form_number(&self) -> Option<String> {
        let number = self.dossier.as_ref().map(|dossier| dossier.number.trim())?;
        match number {
            "" => None,
            whole if whole.contains('/') => Some(whole.to_owned()),
            number => Some(format!("{number}{}", self.wording.form_code)),
        }
    }

    fn address(&self) -> Option<String> {
        let address = self.producer.address.trim();
        (!address.is_empty()).then(|| format!("{address}, {}", self.wording.commune))
    }

    fn answer(&self, question: Question) -> Value {
        Value::of(self.answers.get(&question).cloned())
    }

    fn is(&self, kind: DossierKind) -> Value {
        Value::Ticked(self.dossier.as_ref().is_some_and(|dossier| dossier.kind == kind))
    }

    fn said(&self, subject: Subject) -> Value {
        Value::of(self.judged.get(&subject).map(|judged| judged.said.clone()))
    }

    fn seen(&self, subject: Subject) -> Value {
        Value::of(self.judged.get(&subject).map(|judged| judged.seen.clone()))
    }

    fn points(&self, of: impl Fn(Points) -> u8) -> Value {
        let points = self.ended.as_ref().and_then(|ended| ended.points);
        Value::of(points.map(|points| of(points).to_string()))
    }

    /// The points that the producer gave itself in a part, or in all; `None` where it gave none.
    fn own_points(&self, part: Option<Part>) -> Option<u32> {
        let of = |score: &&Score| !score.is_sum && part.is_none_or(|part| score.part == part);
        let given: Vec<u32> =
            self.scores.iter().filter(of).filter_map(|one| one.points.map(u32::from)).collect();
        (!given.is_empty()).then(|| given.iter().sum())
    }
}

impl Source for Facts {
    fn value(&self, slot: Slot) -> Value {
        let (producer, product, wording) = (&self.producer, &self.product, &self.wording);
        let dossier = self.dossier.as_ref();
        let ended = self.ended.as_ref();
        match slot {
            Slot::Producer => Value::text(&producer.name),
            Slot::ProducerKind => Value::text(&wording.producer_kind),
            Slot::Representative => Value::text(&producer.representative),
            Slot::Position => Value::text(&producer.position),
            Slot::Sex => Value::text(&wording.sex),
            Slot::Ethnicity => Value::text(&self.person.ethnicity),
            Slot::Address => Value::of(self.address()),
            Slot::Phone => Value::of(producer.phone.as_ref().map(ToString::to_string)),
            Slot::Email => Value::text(&producer.email),
            Slot::RegistrationNumber => Value::text(&producer.registration_number),
            Slot::RegisteredOn => Value::of(producer.registered_on.map(day)),
            Slot::FoundedOn => Value::of(producer.founded_on.map(day)),
            Slot::Commune => Value::text(&wording.commune),
            Slot::CommuneCapitals => Value::text(&wording.commune.to_uppercase()),
            Slot::CommuneName => Value::text(&wording.commune_name),
            Slot::Product => Value::text(&product.name),
            Slot::Classification => Value::text(&wording.classification),
            Slot::Output => Value::text(&product.output),
            Slot::Price => Value::text(&product.price),
            Slot::Channels => Value::text(&product.channels),
            Slot::First => self.is(DossierKind::First),
            Slot::Upgrade => self.is(DossierKind::Upgrade),
            Slot::Again => self.is(DossierKind::ReEvaluation),
            Slot::Was => Value::text(&wording.was),
            Slot::Samples => Value::Ticked(product.set != Some(SetNumber::TOURISM)),
            Slot::FormCode => Value::text(&wording.form_code),
            Slot::FormNumber => Value::of(self.form_number()),
            Slot::FiledOn => Value::of(dossier.and_then(|dossier| dossier.filed_on).map(day)),
            Slot::Lookup => Value::of(dossier.map(|dossier| dossier.lookup.clone())),
            Slot::History => self.answer(Question::History),
            Slot::Organisation => self.answer(Question::Organisation),
            Slot::Results => self.answer(Question::Results),
            Slot::Revenue => self.answer(Question::Revenue),
            Slot::Profit => self.answer(Question::Profit),
            Slot::Changes => self.answer(Question::Changes),
            Slot::Plan => self.answer(Question::Plan),
            Slot::Total => Value::of(self.own_points(None).map(|total| total.to_string())),
            Slot::MaterialSaid => self.said(Subject::Material),
            Slot::Material => self.seen(Subject::Material),
            Slot::LabourSaid => self.said(Subject::Labour),
            Slot::Labour => self.seen(Subject::Labour),
            Slot::IdeaSaid => self.said(Subject::Idea),
            Slot::Idea => self.seen(Subject::Idea),
            Slot::IdentitySaid => self.said(Subject::Identity),
            Slot::Identity => self.seen(Subject::Identity),
            Slot::Recognised => Value::Ticked(ended.is_some_and(|ended| ended.stars.is_some())),
            Slot::Stars => {
                Value::of(ended.and_then(|ended| ended.stars).map(|stars| stars.to_string()))
            }
            Slot::Decision => {
                let decision = ended.and_then(|ended| ended.decision.as_ref());
                Value::of(decision.map(|(number, _)| number.clone()))
            }
            Slot::DecidedOn => {
                let decision = ended.and_then(|ended| ended.decision.as_ref());
                Value::of(decision.map(|(_, on)| day(*on)))
            }
            Slot::ExpiresOn => Value::of(ended.and_then(|ended| ended.expires_on).map(day)),
            Slot::PointsA => self.points(|points| points.a),
            Slot::PointsB => self.points(|points| points.b),
            Slot::PointsC => self.points(|points| points.c),
            Slot::Points => self.points(Points::total),
            Slot::Reason => Value::of(ended.map(|ended| ended.reason.clone())),
        }
    }

    fn insert(&self, name: &str) -> Vec<Block> {
        match name {
            "criteria" => vec![Block::Table(self.sheet())],
            "papers" => self.papers.iter().map(|(name, there)| held(name, *there)).collect(),
            "code" if !self.code.is_empty() => vec![Block::Picture(Picture {
                png: self.code.clone(),
                side: 32,
                title: self.dossier.as_ref().map(|one| one.lookup.clone()).unwrap_or_default(),
            })],
            _ => Vec::new(),
        }
    }
}

/// A paper with its box.
fn held(name: &str, there: bool) -> Block {
    let mut paragraph = Paragraph::of(Style::Item, format!(" {name}"));
    paragraph.pieces.insert(0, Piece::Box(there));
    Block::Paragraph(paragraph)
}

impl Facts {
    /// The rows of the sheet in the order of the criteria, each part under its own heading.
    fn sheet(&self) -> Table {
        let mut rows = Vec::new();
        let mut before = None;
        for score in &self.scores {
            if before != Some(score.part) {
                rows.push(self.part_row(score.part));
                before = Some(score.part);
            }
            rows.push(row_of(score));
        }
        let own = self.own_points(None).map(|own| own.to_string()).unwrap_or_default();
        rows.push(sum_row(&self.wording.total, self.most(None).to_string(), own));
        Table { rows, ..Table::default() }
    }

    fn most(&self, part: Option<Part>) -> u32 {
        let of = |score: &&Score| !score.is_sum && part.is_none_or(|part| score.part == part);
        self.scores.iter().filter(of).map(|score| u32::from(score.most)).sum()
    }

    fn part_row(&self, part: Part) -> Vec<Cell> {
        let [a, b, c] = &self.wording.parts;
        let title = match part {
            Part::A => a,
            Part::B => b,
            Part::C => c,
        };
        let own = self.own_points(Some(part)).map(|own| own.to_string()).unwrap_or_default();
        sum_row(title, self.most(Some(part)).to_string(), own)
    }
}

fn sum_row(title: &str, most: String, own: String) -> Vec<Cell> {
    let cell = |style, text| Cell::of(Paragraph::of(style, text).bold());
    vec![
        // A heading stays with what comes below it, on the same page.
        Cell { span: 2, ..cell(Style::Heading, title.to_owned()) },
        cell(Style::Centre, most),
        cell(Style::Centre, own),
        cell(Style::Body, String::new()),
    ]
}

fn row_of(score: &Score) -> Vec<Cell> {
    let points = score.points.map(|points| points.to_string()).unwrap_or_default();
    let mut title = Paragraph::of(Style::Body, score.title.clone());
    if !score.claim.is_empty() {
        let face = Face { italic: true, ..Face::default() };
        title.pieces.push(Piece::Text(format!("\n{}", score.claim), face));
    }
    let row = [
        Paragraph::of(Style::Centre, score.number.clone()),
        title,
        Paragraph::of(Style::Centre, score.most.to_string()),
        Paragraph::of(Style::Centre, points),
        Paragraph::of(Style::Body, score.evidence.join("\n")),
    ];
    let cell = |one: Paragraph| Cell::of(if score.is_sum { one.bold() } else { one });
    row.into_iter().map(cell).collect()
}
