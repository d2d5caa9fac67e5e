//! The cells of a sheet: what is shown in them, whatever formula or merge is behind it.

use std::io::{Cursor, Read, Seek};

use calamine::{DataRef, Dimensions, Reader, SheetVisible, Xlsx};
use chrono::NaiveDate;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::guard::Unfit;

/// Rows of a list. The whole country has some twenty thousand products.
pub const ROWS: usize = 100_000;

/// Columns that are looked at, and letters of a cell that are kept.
const COLUMNS: u32 = 120;
const LETTERS: usize = 1_000;

/// As much text as is kept of a sheet, in bytes, and as many cells.
const TEXT: usize = 64 << 20;
const CELLS: usize = 3_000_000;

/// What is in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, composed, without spaces around it.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, where the cell is formatted as one.
    Day(NaiveDate),
}

impl Value {
    /// As it is read: a whole number without a point.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number_text(*number),
            Self::Day(day) => day.format("%d/%m/%Y").to_string(),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        (number as i64).to_string()
    } else {
        number.to_string()
    }
}

/// A row with something in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number, as Excel counts: from 1.
    pub number: u32,
    /// Its cells, by column from 0, in order.
    pub cells: Vec<(u16, Value)>,
}

impl Row {
    /// The cell of a column.
    #[must_use]
    pub fn at(&self, column: u16) -> Option<&Value> {
        let found = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(found).map(|(_, value)| value)
    }
}

/// Cells that are merged: only the first of them has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The first and the last row, as Excel counts.
    pub rows: (u32, u32),
    /// The first and the last column, from 0.
    pub columns: (u16, u16),
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows that are not empty, in order.
    pub rows: Vec<Row>,
    /// What is merged in it.
    pub merges: Vec<Merge>,
}

/// Opens a workbook that [`super::guard::look`] lets pass.
///
/// # Errors
/// When it is damaged.
pub fn open(bytes: &[u8]) -> Result<Xlsx<Cursor<&[u8]>>, Unfit> {
    Xlsx::new(Cursor::new(bytes)).map_err(corrupt)
}

/// The names of the sheets that are shown, in order.
#[must_use]
pub fn names<R: Read + Seek>(workbook: &Xlsx<R>) -> Vec<String> {
    workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect()
}

/// Reads the first rows of a sheet, or with `None` all of them.
///
/// # Errors
/// When it is damaged, or too long.
pub fn read<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    name: &str,
    first: Option<u32>,
) -> Result<Sheet, Unfit> {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    if first.is_none() {
        sheet.merges = merges(workbook, name)?;
    }
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A chart on a sheet of its own has no cells.
        Err(calamine::XlsxError::WorksheetNotFound(_)) => return Ok(sheet),
        Err(error) => return Err(corrupt(error)),
    };
    let (mut text, mut cells) = (0, 0);
    while let Some(cell) = reader.next_cell().map_err(corrupt)? {
        let (row, column) = cell.get_position();
        if first.is_some_and(|first| row >= first) {
            break;
        }
        let column = match u16::try_from(column) {
            Ok(narrow) if column < COLUMNS => narrow,
            _ => continue,
        };
        let Some(value) = value(cell.get_value()) else { continue };
        if let Value::Text(value) = &value {
            text += value.len();
        }
        cells += 1;
        if text > TEXT || cells > CELLS {
            return Err(Unfit::Bomb);
        }
        let number = row + 1;
        match sheet.rows.last_mut() {
            Some(last) if last.number == number => last.cells.push((column, value)),
            // Rows and cells stand in order in what Excel writes; what does not is damaged.
            Some(last) if last.number > number => {
                return Err(Unfit::Corrupt("rows out of order".to_owned()));
            }
            _ => {
                if sheet.rows.len() == ROWS {
                    return Err(Unfit::TooManyRows(ROWS as u64));
                }
                sheet.rows.push(Row { number, cells: vec![(column, value)] });
            }
        }
    }
    for row in &mut sheet.rows {
        if !row.cells.is_sorted_by_key(|(column, _)| *column) {
            row.cells.sort_by_key(|(column, _)| *column);
        }
    }
    Ok(sheet)
}

fn merges<R: Read + Seek>(workbook: &mut Xlsx<R>, name: &str) -> Result<Vec<Merge>, Unfit> {
    let merge = |found: Dimensions| {
        let column = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
        Merge {
            rows: (found.start.0 + 1, found.end.0 + 1),
            columns: (column(found.start.1), column(found.end.1)),
        }
    };
    match workbook.merge_cells_by_sheet_name(name) {
        Ok(found) => Ok(found.into_iter().map(merge).collect()),
        Err(calamine::XlsxError::WorksheetNotFound(_)) => Ok(Vec::new()),
        Err(error) => Err(corrupt(error)),
    }
}

fn corrupt(error: calamine::XlsxError) -> Unfit {
    match error {
        calamine::XlsxError::Password => Unfit::Password,
        error => Unfit::Corrupt(error.to_string()),
    }
}

/// What a cell shows. A formula's is the value that Excel kept; an error such as `#REF!` is blank.
fn value(data: &DataRef<'_>) -> Option<Value> {
    match data {
        DataRef::Int(number) => Some(Value::Number(small(*number))),
        DataRef::Float(number) => Some(Value::Number(*number)),
        DataRef::String(text) | DataRef::DurationIso(text) => tidy(text),
        DataRef::SharedString(text) => tidy(text),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
                .filter(|_| moment.is_datetime() && moment.as_f64() >= 1.0)
                .map(Value::Day)
                .or_else(|| Some(Value::Number(moment.as_f64())))
        }
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map(Value::Day).or_else(|| tidy(text))
        }
        DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "no cell shows more digits than a float has")]
fn small(number: i64) -> f64 {
    number as f64
}

/// Text as it is kept: composed, on one line, with single spaces.
fn tidy(text: &str) -> Option<Value> {
    // What shows an error may have been pasted as text.
    if is_error(text.trim()) {
        return None;
    }
    let words = |text: &str| {
        let mut out = String::with_capacity(text.len());
        for word in text.split(|letter: char| letter.is_whitespace() || letter.is_control()) {
            // Marks that nobody sees, and that make two names differ.
            let word = word.trim_matches(['\u{200b}', '\u{feff}', '\u{2060}']);
            if !word.is_empty() {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(word);
            }
        }
        out
    };
    let mut tidied = if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        words(text)
    } else {
        words(&text.nfc().collect::<String>())
    };
    if let Some((end, _)) = tidied.char_indices().nth(LETTERS) {
        tidied.truncate(end);
    }
    (!tidied.is_empty()).then_some(Value::Text(tidied))
}

fn is_error(text: &str) -> bool {
    ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"].contains(&text)
}

/// A column's letters: `A` for 0.
#[must_use]
pub fn letters(column: u16) -> String {
    let mut number = u32::from(column) + 1;
    let mut letters = Vec::new();
    while number > 0 {
        let letter = u8::try_from((number - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        number = (number - 1) / 26;
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_that_excel_shows() {
        let all = [0, 21, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(all, ["A", "V", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn text_is_composed_and_stands_on_one_line() {
        let decomposed: String = "  Hợp tác xã\n Ví\u{a0}Dụ\u{200b} ".nfd().collect();
        assert_eq!(tidy(&decomposed), Some(Value::Text("Hợp tác xã Ví Dụ".to_owned())));
        assert_eq!(tidy(" #REF! "), None);
        assert_eq!(tidy(" \n "), None);
        assert_eq!(Value::Number(912_345_678.0).text(), "912345678");
        assert_eq!(Value::Number(1.5).text(), "1.5");
    }
}
