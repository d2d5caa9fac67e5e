//! Lists out of the register. Pure, but for the files they become.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::XlsxError;

use super::book::{Book, Cell, Column, Group};
pub use super::filter::{Filter, Held, List};
use super::texts;
use super::words::Words;
use crate::clock::local_date;
use crate::dossiers::model::Dossier;
use crate::dossiers::rules::Status;
use crate::producers::bulk::{Kept, Register};
use crate::producers::model::{DecisionId, Producer, ProducerId, Product, ProductId};
use crate::producers::standing::{self, Standing};
use crate::programme::rule_sets::{Limits, RuleSets};

/// What lists are made of.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The register.
    pub register: Register,
    /// The dossiers.
    pub dossiers: Vec<Dossier>,
}

/// A list as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// How many rows it has.
    pub rows: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A product with what belongs to it.
struct Line<'a> {
    product: &'a Product,
    producer: &'a Producer,
    history: Vec<&'a Kept>,
    current: Option<&'a Kept>,
    standing: Option<Standing>,
}

/// Makes a list.
///
/// # Errors
/// When it is more than a sheet holds.
pub fn export(
    list: List,
    filter: &Filter,
    source: &Source,
    words: Words<'_>,
    rules: &RuleSets,
    today: NaiveDate,
) -> Result<Made, XlsxError> {
    let limits = rules.in_force(today).and_then(|rules| rules.limits);
    let view = View::of(source, words, limits, today);
    let mut book = Book::new(
        sheet_name(list),
        &words.plain(&texts::title(list.name(), super::words::day(today))),
        &columns(list, words),
        &groups(list, words),
    )?;
    match list {
        List::Recognitions => view.recognitions(&mut book, filter)?,
        List::Producers => view.producers(&mut book, filter)?,
        List::Products => view.products(&mut book, filter)?,
        List::Dossiers => view.dossiers(&mut book, filter)?,
        List::National => view.national(&mut book, filter)?,
    }
    Ok(Made { rows: book.count(), bytes: book.finish(Vec::new())? })
}

fn sheet_name(list: List) -> &'static str {
    match list {
        // As officials call theirs.
        List::Recognitions => "Loc",
        List::Producers => "ChuThe",
        List::Products => "SanPham",
        List::Dossiers => "HoSo",
        List::National => "PTNT_OCOP",
    }
}

/// The columns of a list, by the names of their headings.
fn names(list: List) -> Vec<(&'static str, u8)> {
    let round = [("star", 6), ("on", 12), ("year", 8), ("decision", 18), ("authority", 22)];
    match list {
        List::Recognitions => [
            &[
                ("number", 6),
                ("product", 30),
                ("group", 26),
                ("kind", 16),
                ("producer", 32),
                ("commune", 20),
                ("address", 24),
                ("representative", 22),
                ("phone", 14),
                ("current-star", 9),
                ("expires-on", 12),
            ][..],
            &round,
            &round,
            &[("note", 24)],
        ]
        .concat(),
        List::Producers => vec![
            ("number", 6),
            ("producer", 32),
            ("kind", 16),
            ("commune", 20),
            ("address", 24),
            ("representative", 22),
            ("position", 14),
            ("phone", 14),
            ("email", 24),
            ("registration", 18),
            ("registered-on", 12),
            ("founded-on", 12),
            ("products", 9),
            ("note", 24),
        ],
        List::Products => vec![
            ("number", 6),
            ("product", 30),
            ("code", 18),
            ("set", 30),
            ("producer", 32),
            ("commune", 20),
            ("description", 30),
            ("packaging", 18),
            ("output", 18),
            ("price", 14),
            ("channels", 24),
            ("trace-link", 24),
            ("current-star", 9),
            ("expires-on", 12),
            ("state", 18),
        ],
        List::Dossiers => vec![
            ("number", 6),
            ("product", 30),
            ("producer", 32),
            ("commune", 20),
            ("dossier-kind", 16),
            ("target", 9),
            ("status", 30),
            ("filed-on", 12),
            ("form", 18),
            ("lookup", 12),
            ("points", 9),
            ("changed-on", 12),
        ],
        List::National => vec![
            ("record", 8),
            ("commune-code", 12),
            ("period", 8),
            ("code", 18),
            ("product", 30),
            ("current-star", 9),
            ("producer", 32),
            ("revenue", 14),
            ("state", 18),
        ],
    }
}

fn columns(list: List, words: Words<'_>) -> Vec<Column> {
    let column = |(name, width): (&'static str, u8)| Column {
        heading: words.plain(&texts::column(name)),
        width,
    };
    names(list).into_iter().map(column).collect()
}

/// The two groups of the officials' list.
pub(super) fn groups(list: List, words: Words<'_>) -> Vec<Group> {
    if list != List::Recognitions {
        return Vec::new();
    }
    let group = |number, columns| Group { heading: words.plain(&texts::round(number)), columns };
    vec![group(1, (11, 15)), group(2, (16, 20))]
}

/// The columns of the officials' list.
pub(super) fn officials_columns(words: Words<'_>) -> Vec<Column> {
    columns(List::Recognitions, words)
}

struct View<'a> {
    words: Words<'a>,
    today: NaiveDate,
    lines: Vec<Line<'a>>,
    producers: Vec<&'a Producer>,
    decisions: HashMap<DecisionId, &'a crate::producers::model::DecisionDetails>,
    dossiers: &'a [Dossier],
}

impl<'a> View<'a> {
    fn of(source: &'a Source, words: Words<'a>, limits: Option<Limits>, today: NaiveDate) -> Self {
        let Source { register, dossiers } = source;
        let by_id: HashMap<ProducerId, &Producer> =
            register.producers.iter().map(|producer| (producer.id, producer)).collect();
        let main = |id: ProducerId| {
            let producer = by_id.get(&id).copied()?;
            producer.merged_into.map_or(Some(producer), |into| by_id.get(&into).copied())
        };
        let mut histories: HashMap<ProductId, Vec<&Kept>> = HashMap::new();
        for kept in &register.recognitions {
            histories.entry(kept.product).or_default().push(kept);
        }
        let mut lines: Vec<Line<'_>> = register
            .products
            .iter()
            .filter_map(|product| {
                let producer = main(product.producer)?;
                let history = histories.remove(&product.id).unwrap_or_default();
                let all: Vec<_> = history.iter().map(|kept| kept.recognition).collect();
                let current = standing::current(&all)
                    .and_then(|one| history.iter().find(|kept| kept.recognition.id == one.id))
                    .copied();
                let standing = current
                    .zip(limits)
                    .map(|(kept, limits)| standing::standing(&kept.recognition, &limits, today));
                Some(Line { product, producer, history, current, standing })
            })
            .collect();
        lines.sort_by_cached_key(|line| {
            let details = &line.producer.details;
            let names = (details.name.to_lowercase(), line.producer.id);
            (details.commune, names, line.product.details.name.to_lowercase(), line.product.id)
        });
        let mut producers: Vec<&Producer> =
            register.producers.iter().filter(|one| one.merged_into.is_none()).collect();
        producers.sort_by_cached_key(|producer| {
            (producer.details.commune, producer.details.name.to_lowercase(), producer.id)
        });
        let decisions = register.decisions.iter().map(|one| (one.id, &one.details)).collect();
        Self { words, today, lines, producers, decisions, dossiers }
    }

    fn is_in(&self, line: &Line<'_>, filter: &Filter) -> bool {
        let star = line.current.map(|kept| kept.recognition.star);
        let group = line.product.details.set.and_then(|set| self.words.sets.get(set));
        is_here(filter, line.producer)
            && filter.star.is_none_or(|wanted| star == Some(wanted))
            && filter.group.is_none_or(|wanted| group.is_some_and(|set| set.group == wanted))
            && filter.held.is_none_or(|wanted| line.standing.is_some_and(|now| is(now, wanted)))
    }

    /// The product's rating of today, its end, and how it stands.
    fn worth(&self, line: &Line<'_>) -> [Cell; 3] {
        let current = line.current.map(|kept| &kept.recognition);
        let state = match (line.product.stopped_on, line.standing) {
            (Some(_), _) => "stopped",
            (None, None) => "none",
            (None, Some(standing)) => state(standing),
        };
        [
            Cell::number(current.map(|one| one.star.get())),
            Cell::day(current.and_then(|one| one.expires_on)),
            Cell::text(self.words.plain(&texts::state(state))),
        ]
    }

    /// The five columns of a recognition.
    fn round(&self, kept: Option<&Kept>) -> [Cell; 5] {
        let Some(kept) = kept else { return [const { Cell::Blank }; 5] };
        let on = kept.recognition.decided_on;
        let decision = kept.decision.and_then(|id| self.decisions.get(&id));
        [
            Cell::Number(kept.recognition.star.get().into()),
            Cell::day(on),
            Cell::number(on.map(|on| on.year())),
            Cell::text(decision.map(|one| one.number.clone()).unwrap_or_default()),
            Cell::text(decision.map(|one| one.authority.clone()).unwrap_or_default()),
        ]
    }

    fn recognitions(&self, book: &mut Book, filter: &Filter) -> Result<(), XlsxError> {
        let shown = self.lines.iter().filter(|line| line.current.is_some());
        for line in shown.filter(|line| self.is_in(line, filter)) {
            let (product, producer) = (&line.product.details, &line.producer.details);
            // The first one and the one that counts, where they are two.
            let first = line
                .history
                .iter()
                .copied()
                .filter(|kept| line.current.is_some_and(|one| one != *kept))
                .min_by_key(|kept| (kept.recognition.decided_on, kept.recognition.id));
            let dated = |kept: &&Kept| kept.recognition.decided_on.is_some();
            let (one, two) = match first {
                Some(first) => (Some(first), line.current),
                // Of an undated one only what counts today is known.
                None => (line.current.filter(dated), None),
            };
            let [star, ends, _] = self.worth(line);
            let mut cells = vec![
                Cell::Number((book.count() + 1).into()),
                Cell::text(product.name.clone()),
                Cell::text(self.words.set(product.set)),
                Cell::text(self.words.kind(producer.kind)),
                Cell::text(producer.name.clone()),
                Cell::text(self.words.place(producer.commune)),
                Cell::text(producer.address.clone()),
                Cell::text(producer.representative.clone()),
                Cell::text(producer.phone.as_ref().map(ToString::to_string).unwrap_or_default()),
                star,
                ends,
            ];
            cells.extend(self.round(one));
            cells.extend(self.round(two));
            cells.push(Cell::text(producer.note.clone()));
            book.row(&cells)?;
        }
        Ok(())
    }

    fn producers(&self, book: &mut Book, filter: &Filter) -> Result<(), XlsxError> {
        let mut products: HashMap<ProducerId, u32> = HashMap::new();
        let mut fitting: HashMap<ProducerId, u32> = HashMap::new();
        for line in &self.lines {
            *products.entry(line.producer.id).or_default() += 1;
            *fitting.entry(line.producer.id).or_default() += u32::from(self.is_in(line, filter));
        }
        let by_product = filter.star.is_some() || filter.group.is_some() || filter.held.is_some();
        for producer in &self.producers {
            let fits = fitting.get(&producer.id).is_some_and(|count| *count > 0);
            if !is_here(filter, producer) || (by_product && !fits) {
                continue;
            }
            let details = &producer.details;
            book.row(&[
                Cell::Number((book.count() + 1).into()),
                Cell::text(details.name.clone()),
                Cell::text(self.words.kind(details.kind)),
                Cell::text(self.words.place(details.commune)),
                Cell::text(details.address.clone()),
                Cell::text(details.representative.clone()),
                Cell::text(details.position.clone()),
                Cell::text(details.phone.as_ref().map(ToString::to_string).unwrap_or_default()),
                Cell::text(details.email.clone()),
                Cell::text(details.registration_number.clone()),
                Cell::day(details.registered_on),
                Cell::day(details.founded_on),
                Cell::Number(products.get(&producer.id).copied().unwrap_or(0).into()),
                Cell::text(details.note.clone()),
            ])?;
        }
        Ok(())
    }

    fn products(&self, book: &mut Book, filter: &Filter) -> Result<(), XlsxError> {
        for line in self.lines.iter().filter(|line| self.is_in(line, filter)) {
            let details = &line.product.details;
            let mut cells = vec![
                Cell::Number((book.count() + 1).into()),
                Cell::text(details.name.clone()),
                Cell::text(details.code.clone().unwrap_or_default()),
                Cell::text(self.words.set(details.set)),
                Cell::text(line.producer.details.name.clone()),
                Cell::text(self.words.place(line.producer.details.commune)),
                Cell::text(details.description.clone()),
                Cell::text(details.packaging.clone()),
                Cell::text(details.output.clone()),
                Cell::text(details.price.clone()),
                Cell::text(details.channels.clone()),
                Cell::text(details.trace_link.clone()),
            ];
            cells.extend(self.worth(line));
            book.row(&cells)?;
        }
        Ok(())
    }

    fn national(&self, book: &mut Book, filter: &Filter) -> Result<(), XlsxError> {
        let shown = self.lines.iter().filter(|line| line.current.is_some());
        for line in shown.filter(|line| self.is_in(line, filter)) {
            let star = line.current.map(|kept| format!("{}*", kept.recognition.star.get()));
            let [_, _, state] = self.worth(line);
            book.row(&[
                Cell::Number((book.count() + 1).into()),
                Cell::text(line.producer.details.commune.to_string()),
                Cell::Number(self.today.year().into()),
                Cell::text(line.product.details.code.clone().unwrap_or_default()),
                Cell::text(line.product.details.name.clone()),
                Cell::text(star.unwrap_or_default()),
                Cell::text(line.producer.details.name.clone()),
                // Nobody reports it here yet.
                Cell::Blank,
                state,
            ])?;
        }
        Ok(())
    }

    fn dossiers(&self, book: &mut Book, filter: &Filter) -> Result<(), XlsxError> {
        let lines: HashMap<ProductId, &Line<'_>> =
            self.lines.iter().map(|line| (line.product.id, line)).collect();
        for dossier in self.dossiers {
            let Some(line) = lines.get(&dossier.product) else { continue };
            if !self.is_in(line, filter) {
                continue;
            }
            let points = dossier.points.map(crate::dossiers::rules::Points::total);
            book.row(&[
                Cell::Number((book.count() + 1).into()),
                Cell::text(line.product.details.name.clone()),
                Cell::text(line.producer.details.name.clone()),
                Cell::text(self.words.place(line.producer.details.commune)),
                Cell::text(self.words.plain(&crate::dossiers::texts::kind(dossier.kind.name()))),
                Cell::Number(dossier.target.get().into()),
                Cell::text(self.status(dossier.status)),
                Cell::day(dossier.filed_on),
                Cell::text(dossier.number.clone()),
                Cell::text(dossier.lookup.to_string()),
                Cell::number(points),
                Cell::Day(local_date(dossier.changed_at)),
            ])?;
        }
        Ok(())
    }

    fn status(&self, status: Status) -> String {
        use crate::dossiers::texts;
        let (name, level, stars) = match status {
            Status::Draft => ("draft", None, 0),
            Status::Submitted => {
                ("submitted", Some(crate::programme::rule_sets::Level::Commune), 0)
            }
            Status::UnderCheck(by) => ("check", Some(by), 0),
            Status::UnderReview(by) => ("review", Some(by), 0),
            Status::SupplementRequested(desk) => ("supplement", Some(desk.level()), 0),
            Status::Recognised(star) => ("recognised", None, i64::from(star.get())),
            Status::NotRecognised => ("not-recognised", None, 0),
            Status::Withdrawn => ("withdrawn", None, 0),
            Status::Lapsed => ("lapsed", None, 0),
        };
        let level = level.map(|level| self.words.plain(&texts::level(level.name())));
        let text = self.words.plain(&texts::status(name, level.unwrap_or_default(), stars));
        // A sheet is sorted by it: without the sign in front.
        text.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
    }
}

fn is_here(filter: &Filter, producer: &Producer) -> bool {
    let commune = producer.details.commune;
    filter.communes.as_ref().is_none_or(|communes| communes.contains(&commune))
}

fn is(standing: Standing, wanted: Held) -> bool {
    match wanted {
        Held::Valid => standing.holds() && standing != Standing::Unknown,
        Held::Soon => matches!(standing, Standing::Window { .. } | Standing::Late { .. }),
        Held::Expired => matches!(standing, Standing::Expired { .. }),
        Held::Unknown => standing == Standing::Unknown,
    }
}

fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::Valid { .. } => "valid",
        Standing::Window { .. } => "window",
        Standing::Late { .. } => "late",
        Standing::Extended { .. } => "extended",
        Standing::Expired { .. } => "expired",
        Standing::Unknown => "unknown",
        Standing::Revoking { .. } => "revoking",
        Standing::Revoked { .. } => "revoked",
    }
}

#[cfg(test)]
mod tests;
