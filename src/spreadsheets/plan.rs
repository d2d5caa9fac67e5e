//! What a list changes in the register. Pure: a function of both.
//!
//! A producer is who has its name in its commune, a product what has its name among the producer's, a
//! decision what has its number and day, a recognition what a decision gave a product. What a list leaves
//! blank is never erased; where it contradicts itself or the register, a person has to decide.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::change::{Change, Count, Figures, Of, What};
use super::columns::Field;
use super::entry::{Entry, Grounds, ProducerSaid, ProductSaid, Reader, Round};
use super::fault::{Fault, Problem};
use super::known::Known;
use super::lines::List;
use super::merging::{self, Against};
use super::values;
use crate::producers::bulk::{DecisionRow, Kept, ProductRow, RecognitionRow, Register};
use crate::producers::model::{DecisionDetails, ProducerDetails, Product, ProductDetails, key};
use crate::producers::standing;
use crate::programme::criteria::Points;

/// What a list changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The changes, in the order in which they are written.
    pub changes: Vec<Change>,
    /// What is wrong with it, by row.
    pub problems: Vec<Problem>,
    /// The figures.
    pub figures: Figures,
}

/// Plans what a list changes.
#[must_use]
pub fn plan(list: &List, register: &Register, grounds: Grounds<'_>) -> Plan {
    let mut reader = Reader::new(list, grounds);
    let entries: Vec<Entry> = list.lines.iter().filter_map(|line| reader.read(line)).collect();
    let mut planner = Planner {
        list,
        grounds,
        known: Known::of(register),
        problems: reader.into_problems(),
        refused: HashSet::new(),
        producers: Vec::new(),
        products: Vec::new(),
        decisions: Vec::new(),
        decided: HashMap::new(),
        numbers: HashMap::new(),
        codes: HashMap::new(),
        recognitions: Vec::new(),
        new: [0; 3],
        figures: Figures::default(),
    };
    planner.find_codes(&entries);
    for rows in by_producer(&entries) {
        planner.producer(&rows);
    }
    planner.end(&entries)
}

/// The rows of each producer, in the order in which they come.
fn by_producer(entries: &[Entry]) -> Vec<Vec<&Entry>> {
    let mut found: HashMap<(u32, String), usize> = HashMap::new();
    let mut groups: Vec<Vec<&Entry>> = Vec::new();
    for entry in entries {
        let at = *found.entry((entry.commune.number(), key(&entry.name))).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    groups
}

struct Planner<'a> {
    list: &'a List,
    grounds: Grounds<'a>,
    known: Known<'a>,
    problems: Vec<Problem>,
    refused: HashSet<u32>,
    producers: Vec<Change>,
    products: Vec<Change>,
    decisions: Vec<Change>,
    /// The decisions that the list brings, by number and day.
    decided: HashMap<(String, NaiveDate), usize>,
    /// The day of each number of a year, and the row that says so.
    numbers: HashMap<(String, i32), (NaiveDate, u32)>,
    codes: HashMap<String, Vec<u32>>,
    recognitions: Vec<Change>,
    /// New producers, products and decisions so far.
    new: [usize; 3],
    figures: Figures,
}

/// A product of a row, looked at and sound.
struct Sound<'e> {
    entry: &'e Entry,
    known: Option<&'e Product>,
    details: ProductDetails,
    rounds: Vec<(&'e Round, Option<&'e Kept>)>,
}

impl<'a> Planner<'a> {
    fn tell(&mut self, row: u32, field: Field, fault: Fault) {
        if fault.is_error() {
            self.refused.insert(row);
        }
        self.problems.push(self.list.problem(row, Some(field), fault));
    }

    /// A code is of one product.
    fn find_codes(&mut self, entries: &[Entry]) {
        for entry in entries {
            if let Some(code) = entry.product.as_ref().and_then(|product| product.code.clone()) {
                self.codes.entry(code).or_default().push(entry.row);
            }
        }
    }

    /// Plans what the rows of one producer change.
    fn producer(&mut self, rows: &[&Entry]) {
        let Some(first) = rows.first() else { return };
        let found = self.known.producers(first.commune, &first.name);
        if found.len() > 1 {
            for entry in rows {
                self.tell(entry.row, Field::Producer, Fault::TwoProducers(entry.name.clone()));
            }
            return;
        }
        let known = found.first().copied();
        let kind = rows
            .iter()
            .find_map(|entry| entry.producer.kind)
            .or_else(|| known.is_none().then(|| values::kind(&first.name)).flatten());
        if known.is_none() && kind.is_none() {
            for entry in rows {
                self.tell(entry.row, Field::Kind, Fault::NoKind(entry.name.clone()));
            }
            return;
        }
        let mut names: HashMap<String, Vec<u32>> = HashMap::new();
        for entry in rows {
            if let Some(product) = &entry.product {
                names.entry(key(&product.name)).or_default().push(entry.row);
            }
        }
        let mut sound = Vec::new();
        let mut without = Vec::new();
        for entry in rows.iter().copied() {
            let Some(said) = &entry.product else {
                without.push(entry);
                continue;
            };
            let twice = names.get(&key(&said.name)).into_iter().flatten();
            if let Some(other) = twice.copied().find(|row| *row != entry.row) {
                self.tell(entry.row, Field::Product, Fault::ProductTwice(other));
                continue;
            }
            let product = known.and_then(|producer| self.known.product(producer.id, &said.name));
            if let Some(product) = self.product(entry, said, product) {
                sound.push(product);
            }
        }
        let mut taken: Vec<&Entry> = sound.iter().map(|product| product.entry).collect();
        taken.extend(without);
        taken.sort_by_key(|entry| entry.row);
        let Some(one) = taken.first().copied() else { return };
        let details = match (known, kind) {
            (Some(known), _) => known.details.clone(),
            (None, Some(kind)) => ProducerDetails::new(kind, one.name.clone(), one.commune),
            (None, None) => return,
        };
        if let Some(known) = known
            && merging::other_marks(&known.details.name, &one.name)
        {
            self.tell(one.row, Field::Producer, Fault::Spelling(known.details.name.clone()));
        }
        let after = self.merge(&taken, details);
        let of = if let Some(known) = known {
            if after == known.details {
                self.figures.producers.same += 1;
            } else {
                self.figures.producers.changed += 1;
                self.producers.push(Change {
                    row: one.row,
                    what: What::Producer {
                        known: Some((known.id.0, known.version)),
                        producer: (&after).into(),
                        before: Some((&known.details).into()),
                    },
                });
            }
            Of::Known(known.id.0)
        } else {
            self.figures.producers.new += 1;
            let what = What::Producer { known: None, producer: (&after).into(), before: None };
            self.producers.push(Change { row: one.row, what });
            self.next(0)
        };
        for product in sound {
            self.write(of, &product);
        }
    }

    /// The place of the next new record of its sort.
    fn next(&mut self, sort: usize) -> Of {
        let place = self.new.get_mut(sort).map_or(0, |count| {
            *count += 1;
            *count - 1
        });
        Of::New(place)
    }

    /// What is known of a producer with what its rows say.
    fn merge(&mut self, rows: &[&Entry], details: ProducerDetails) -> ProducerDetails {
        let mut against = Against::new(details);
        for entry in rows {
            let ProducerSaid { phone, .. } = &entry.producer;
            if let Some(phone) = phone {
                let (commune, name) = (entry.commune, key(&entry.name));
                if let Some(other) = self.known.phone_of_another(phone, commune, &name) {
                    let fault = Fault::PhoneShared(phone.to_string(), other);
                    self.tell(entry.row, Field::Phone, fault);
                }
            }
            for (field, fault) in against.take(entry.row, &entry.producer) {
                self.tell(entry.row, field, fault);
            }
        }
        against.details
    }

    /// Looks at the product of a row; `None` where it is refused.
    fn product<'e>(
        &mut self,
        entry: &'e Entry,
        said: &'e ProductSaid,
        known: Option<&'e Product>,
    ) -> Option<Sound<'e>>
    where
        'a: 'e,
    {
        let row = entry.row;
        if let Some(code) = &said.code {
            let rows = self.codes.get(code).cloned().unwrap_or_default();
            if let Some(other) = rows.into_iter().find(|other| *other != row) {
                self.tell(row, Field::Code, Fault::CodeTwice(code.clone(), other));
                return None;
            }
            let of_another = self
                .known
                .with_code(code)
                .filter(|other| known.is_none_or(|known| known.id != other.id))
                .map(|other| other.details.name.clone());
            if let Some(name) = of_another {
                self.tell(row, Field::Code, Fault::CodeTaken(code.clone(), name));
                return None;
            }
        }
        let mut details = known.map_or_else(
            || ProductDetails { name: said.name.clone(), ..ProductDetails::default() },
            |known| known.details.clone(),
        );
        if merging::other_marks(&details.name, &said.name) {
            self.tell(row, Field::Product, Fault::Spelling(details.name.clone()));
        }
        let sets = self.grounds.sets;
        if let Some(fault) = merging::product(&mut details, said, sets) {
            self.tell(row, Field::Group, fault);
        }
        let rounds = self.rounds(row, said, known)?;
        Some(Sound { entry, known, details, rounds })
    }

    /// Looks for the recognitions of a row in the register; `None` where they contradict it.
    fn rounds<'e>(
        &mut self,
        row: u32,
        said: &'e ProductSaid,
        known: Option<&Product>,
    ) -> Option<Vec<(&'e Round, Option<&'e Kept>)>>
    where
        'a: 'e,
    {
        let history = known.map(|known| self.known.recognitions(known.id)).unwrap_or_default();
        let mut rounds: Vec<(&Round, Option<&Kept>)> = Vec::new();
        for round in &said.rounds {
            let same = |other: &&(&Round, Option<&Kept>)| {
                other.0.on == round.on && other.0.decision == round.decision && round.on.is_some()
            };
            if rounds.iter().find(same).is_some() {
                continue;
            }
            let there = self.known.same_recognition(&history, round);
            if let Some(there) = there
                && there.recognition.star != round.star
            {
                let fault = Fault::RegisterStar(there.recognition.star.get(), round.star.get());
                self.tell(row, round.field, fault);
                return None;
            }
            if there.is_none() && round.on.is_none() {
                let all: Vec<_> = history.iter().map(|kept| kept.recognition).collect();
                if let Some(current) = standing::current(&all) {
                    let fault = Fault::RegisterCurrent(current.star.get(), round.star.get());
                    self.tell(row, round.field, fault);
                    return None;
                }
            }
            rounds.push((round, there));
        }
        Some(rounds)
    }

    /// Plans a sound product, with its recognitions.
    fn write(&mut self, producer: Of, product: &Sound<'_>) {
        let row = product.entry.row;
        let owner = |of: Of| if let Of::Known(id) = of { id } else { 0 };
        if product.details.set.is_none() {
            self.figures.without_set += 1;
        }
        let of = if let Some(known) = product.known {
            // One of a row that was merged into the producer stays there.
            let before = ProductRow::new(known.producer.0, &known.details);
            let after = ProductRow::new(known.producer.0, &product.details);
            if before == after {
                self.figures.products.same += 1;
            } else {
                self.figures.products.changed += 1;
                let (known, before) = (Some((known.id.0, known.version)), Some(before));
                let what = What::Product { known, of: producer, product: after, before };
                self.products.push(Change { row, what });
            }
            Of::Known(known.id.0)
        } else {
            self.figures.products.new += 1;
            let row_of = ProductRow::new(owner(producer), &product.details);
            let what = What::Product { known: None, of: producer, product: row_of, before: None };
            self.products.push(Change { row, what });
            self.next(1)
        };
        for (round, there) in &product.rounds {
            self.recognition(row, of, round, *there);
        }
    }

    fn recognition(&mut self, row: u32, of: Of, round: &Round, there: Option<&Kept>) {
        let id = |of: Of| if let Of::Known(id) = of { id } else { 0 };
        let by = self.decision(row, round);
        let points = |part: fn(&Points) -> u8, of: Option<Points>| of.map(|of| part(&of));
        let as_row = |points_of: Option<Points>| RecognitionRow {
            product_id: id(of),
            decision_id: by.map(id),
            star: round.star.get(),
            points_a: points(|of| of.a, points_of),
            points_b: points(|of| of.b, points_of),
            points_c: points(|of| of.c, points_of),
            certificate: round.certificate.clone(),
            decided_on: round.on,
            expires_on: round.expires_on,
        };
        let Some(there) = there else {
            self.figures.recognitions.new += 1;
            let recognition = as_row(round.points);
            let what = What::Recognition { known: None, of, by, recognition, before: None };
            self.recognitions.push(Change { row, what });
            return;
        };
        let now = &there.recognition;
        let before = RecognitionRow {
            product_id: there.product.0,
            decision_id: there.decision.map(|decision| decision.0),
            star: now.star.get(),
            points_a: there.points.map(|points| points.a),
            points_b: there.points.map(|points| points.b),
            points_c: there.points.map(|points| points.c),
            certificate: there.certificate.clone(),
            decided_on: now.decided_on,
            expires_on: now.expires_on,
        };
        let said = round.expires_on.filter(|_| round.expires_said);
        if let (Some(kept), Some(said)) = (now.expires_on, said)
            && kept != said
        {
            let kept = kept.format("%d/%m/%Y").to_string();
            self.tell(row, Field::ExpiresOn, Fault::Register(kept));
        }
        let certificate = &there.certificate;
        if !certificate.is_empty()
            && !round.certificate.is_empty()
            && key(certificate) != key(&round.certificate)
        {
            self.tell(row, Field::Certificate, Fault::Register(certificate.clone()));
        }
        let mut after = before.clone();
        let by_now = there.decision.map(|decision| Of::Known(decision.0)).or(by);
        after.decision_id = by_now.map(id);
        after.decided_on = now.decided_on.or(round.on);
        after.expires_on = now.expires_on.or(said);
        if certificate.is_empty() {
            after.certificate.clone_from(&round.certificate);
        }
        if there.points.is_none() {
            let said = as_row(round.points);
            (after.points_a, after.points_b, after.points_c) =
                (said.points_a, said.points_b, said.points_c);
        }
        if after == before {
            self.figures.recognitions.same += 1;
            return;
        }
        self.figures.recognitions.changed += 1;
        let (known, before) = (Some(now.id), Some(before));
        let what = What::Recognition { known, of, by: by_now, recognition: after, before };
        self.recognitions.push(Change { row, what });
    }

    /// The decision of a recognition: one that is there, or one that the list brings.
    fn decision(&mut self, row: u32, round: &Round) -> Option<Of> {
        let (number, on) = (round.decision.as_ref()?, round.on?);
        let by = (key(number), on);
        let field = if round.field == Field::SecondStar { Field::SecondOn } else { Field::FirstOn };
        let year = (by.0.clone(), on.year());
        let (day, first) = *self.numbers.entry(year).or_insert((on, row));
        if day != on {
            self.tell(row, field, Fault::TwoDays(number.clone(), first));
        }
        if let Some(id) = self.known.decision(&by) {
            return Some(Of::Known(id.0));
        }
        if let Some(place) = self.decided.get(&by) {
            return Some(Of::New(*place));
        }
        let level = values::level(&round.authority, round.star, on, self.grounds.rules);
        let details = DecisionDetails {
            number: number.clone(),
            decided_on: on,
            authority: round.authority.clone(),
            level,
            scan: None,
        };
        self.figures.decisions.new += 1;
        let what = What::Decision { decision: DecisionRow::from(&details) };
        self.decisions.push(Change { row, what });
        let of = self.next(2);
        if let Of::New(place) = of {
            self.decided.insert(by, place);
        }
        Some(of)
    }

    fn end(mut self, entries: &[Entry]) -> Plan {
        self.problems.extend(self.list.problems.iter().cloned());
        self.problems.sort_by(|one, other| {
            (one.row, &one.column.len(), &one.column).cmp(&(
                other.row,
                &other.column.len(),
                &other.column,
            ))
        });
        let errors = self.problems.iter().filter(|problem| problem.fault.is_error()).count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (rows, taken) = (self.list.lines.len(), entries.len() - self.refused.len());
        let figures = Figures {
            rows: number(rows),
            wrong: number(rows - taken),
            errors: number(errors),
            warnings: number(self.problems.len() - errors),
            other: self.list.columns.other.clone(),
            ..self.figures
        };
        let mut changes = self.producers;
        changes.extend(self.products);
        changes.extend(self.decisions);
        changes.extend(self.recognitions);
        // Those of a kind keep their order, by which they are referred to.
        changes.sort_by_key(Change::kind);
        Plan { changes, problems: self.problems, figures }
    }
}

impl Count {
    /// How many there are in all.
    #[must_use]
    pub fn all(self) -> u32 {
        self.new + self.changed + self.same
    }
}

#[cfg(test)]
mod tests;
