//! The words of the forms, as templates in `locales/vi/forms/`, and how they become papers. Pure.
//!
//! A line is a paragraph, its first sign says how it is set:
//!
//! ```text
//! % a remark, on no paper          # what the paper is called     ## the heading of a section
//! = in the middle                  > at the right                 - an item
//! ~ in small letters               | cell | cell, without lines   || cell | cell, with lines
//! !30 70 the widths of the columns of what follows
//! @name what the code puts there
//! ```
//!
//! A table's first row of `||` is its heading. `[slot] …` stands only where the slot holds something
//! or is ticked, `[!slot] …` where it does not. In a line, `{slot}` is what is known, or dots to be
//! filled in by hand; `{slot*3}` three whole lines of them; `{?slot}` a box; `{…}` and the shorter
//! `{.}` dots that only a hand fills, `{?}` such a box. A cell that begins with `<` is small and at the
//! left, one with `=` in the middle. `**bold**`, `*italic*` and `__underlined__` are as everywhere; what is known is
//! never read as markup.

use super::document::{Block, Cell, Document, Face, Paragraph, Piece, Style, Table, WORD};
use super::slots::{Slot, Value};

/// What fills a template.
pub(super) trait Source {
    /// What is known for a slot.
    fn value(&self, slot: Slot) -> Value;

    /// What stands in the place of `@name`.
    fn insert(&self, name: &str) -> Vec<Block>;
}

/// A paper, and what is left empty on it, in the order of the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The paper.
    pub document: Document,
    /// What somebody has to fill in, by hand or in the chat.
    pub empty: Vec<Slot>,
}

/// Fills a template.
pub(super) fn fill(template: &str, source: &impl Source) -> Made {
    let mut filling = Filling { source, made: Made::default(), table: None, widths: Vec::new() };
    for line in template.lines() {
        filling.line(line.trim());
    }
    filling.end_table();
    filling.made
}

struct Filling<'a, S> {
    source: &'a S,
    made: Made,
    table: Option<Table>,
    widths: Vec<u32>,
}

impl<S: Source> Filling<'_, S> {
    fn line(&mut self, line: &str) {
        if line.starts_with('%') {
            return;
        }
        let Some(line) = self.condition(line) else { return };
        if let Some(cells) = line.strip_prefix("||") {
            return self.row(cells, true);
        }
        if let Some(cells) = line.strip_prefix('|') {
            return self.row(cells, false);
        }
        if let Some(name) = line.strip_prefix('@') {
            return self.insert(name);
        }
        self.end_table();
        if let Some(widths) = line.strip_prefix('!') {
            self.widths = widths.split_whitespace().filter_map(|one| one.parse().ok()).collect();
            return;
        }
        let styles = [
            ("## ", Style::Heading),
            ("# ", Style::Title),
            ("= ", Style::Centre),
            ("> ", Style::Right),
            ("- ", Style::Item),
            ("~ ", Style::Small),
        ];
        let found = styles
            .into_iter()
            .find_map(|(mark, style)| line.strip_prefix(mark).map(|rest| (rest, style)));
        let (text, style) = found.unwrap_or((line, Style::Body));
        if text.is_empty() {
            return;
        }
        let (mut pieces, lines) = self.pieces(text);
        if style == Style::Item {
            pieces.insert(0, Piece::Text("- ".to_owned(), Face::default()));
        }
        self.made.document.blocks.push(Block::Paragraph(Paragraph { style, pieces }));
        let empty = Paragraph { style: Style::Body, pieces: vec![Piece::Fill] };
        self.made.document.blocks.extend(std::iter::repeat_n(Block::Paragraph(empty), lines));
    }

    /// What the code puts there; rows go on with the table before them.
    fn insert(&mut self, name: &str) {
        for block in self.source.insert(name) {
            match (block, &mut self.table) {
                (Block::Table(more), Some(table)) => table.rows.extend(more.rows),
                (block, _) => {
                    self.end_table();
                    self.made.document.blocks.push(block);
                }
            }
        }
    }

    /// The line without its condition, if that holds.
    fn condition<'t>(&self, line: &'t str) -> Option<&'t str> {
        let Some((name, rest)) = line.strip_prefix('[').and_then(|rest| rest.split_once("] "))
        else {
            return Some(line);
        };
        let (name, wanted) = match name.strip_prefix('!') {
            Some(name) => (name, false),
            None => (name, true),
        };
        let holds = Slot::of(name).is_some_and(|slot| self.source.value(slot).is_there());
        (holds == wanted).then_some(rest)
    }

    fn row(&mut self, cells: &str, ruled: bool) {
        if self.table.as_ref().is_some_and(|table| table.ruled != ruled) {
            self.end_table();
        }
        let first = self.table.is_none();
        let style = if ruled { Style::Body } else { Style::Centre };
        let row: Vec<Cell> = cells
            .split('|')
            .map(|text| {
                let text = text.trim();
                let (text, style) = match (text.strip_prefix("< "), text.strip_prefix("= ")) {
                    (Some(text), _) => (text, Style::Small),
                    (_, Some(text)) => (text, Style::Centre),
                    _ => (text, style),
                };
                let paragraph = Paragraph { style, pieces: self.pieces(text).0 };
                Cell::of(if ruled && first {
                    Paragraph { style: Style::Centre, ..paragraph.bold() }
                } else {
                    paragraph
                })
            })
            .collect();
        let columns = row.len();
        let widths = if self.widths.len() == columns {
            self.widths.clone()
        } else {
            vec![100 / u32::try_from(columns).unwrap_or(1).max(1); columns]
        };
        let headings = usize::from(ruled);
        let table =
            self.table.get_or_insert_with(|| Table { widths, ruled, headings, rows: Vec::new() });
        table.rows.push(row);
    }

    fn end_table(&mut self) {
        self.made.document.blocks.extend(self.table.take().map(Block::Table));
    }

    /// The parts of a line, and how many lines to fill in by hand follow it.
    fn pieces(&mut self, text: &str) -> (Vec<Piece>, usize) {
        let (mut pieces, mut lines) = (Vec::new(), 0);
        let (mut face, mut rest, mut plain) = (Face::default(), text, String::new());
        while let Some(letter) = rest.chars().next() {
            let mark = ["**", "__", "*"].into_iter().find(|mark| rest.starts_with(mark));
            if let Some(mark) = mark {
                push(&mut pieces, &mut plain, face);
                match mark {
                    "**" => face.bold = !face.bold,
                    "__" => face.underlined = !face.underlined,
                    _ => face.italic = !face.italic,
                }
                rest = &rest[mark.len()..];
            } else if let Some((inside, after)) =
                rest.strip_prefix('{').and_then(|rest| rest.split_once('}'))
            {
                push(&mut pieces, &mut plain, face);
                let (name, wanted) = inside.split_once('*').unwrap_or((inside, ""));
                let wanted = wanted.parse().unwrap_or(0);
                let (piece, is_empty) = self.slot(name, face, after.is_empty());
                if is_empty && wanted > 0 {
                    lines = wanted;
                } else {
                    pieces.push(piece);
                }
                rest = after;
            } else {
                plain.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
        push(&mut pieces, &mut plain, face);
        (pieces, lines)
    }

    /// What stands for a slot, and whether that is nothing.
    fn slot(&mut self, name: &str, face: Face, is_last: bool) -> (Piece, bool) {
        let dots = match name {
            "." => Piece::Dots(2),
            _ if is_last => Piece::Fill,
            _ => Piece::Dots(WORD),
        };
        let (name, is_box) = match name.strip_prefix('?') {
            Some(name) => (name, true),
            None => (name, false),
        };
        let Some(slot) = Slot::of(name) else {
            return (if is_box { Piece::Box(false) } else { dots }, true);
        };
        match self.source.value(slot) {
            value if is_box => (Piece::Box(value.is_there()), false),
            Value::Text(text) => (Piece::Text(text, face), false),
            Value::Ticked(ticked) => (Piece::Box(ticked), false),
            Value::Unknown => {
                if !self.made.empty.contains(&slot) {
                    self.made.empty.push(slot);
                }
                (dots, true)
            }
        }
    }
}

fn push(pieces: &mut Vec<Piece>, plain: &mut String, face: Face) {
    if !plain.is_empty() {
        pieces.push(Piece::Text(std::mem::take(plain), face));
    }
}

/// The slots that a template names, and what it names that is none.
#[cfg(test)]
pub(super) fn named(template: &str) -> (Vec<Slot>, Vec<String>) {
    let (mut slots, mut unknown) = (Vec::new(), Vec::new());
    for line in template.lines().map(str::trim).filter(|line| !line.starts_with('%')) {
        let condition = line.strip_prefix('[').and_then(|rest| rest.split_once("] "));
        let inside = line.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let names = condition.into_iter().chain(inside).map(|(name, _)| name);
        for name in names.filter(|name| !["…", ".", "?"].contains(name)) {
            let name = name.trim_start_matches(['?', '!']).split('*').next().unwrap_or_default();
            match Slot::of(name) {
                Some(slot) => slots.push(slot),
                None => unknown.push(name.to_owned()),
            }
        }
    }
    (slots, unknown)
}
