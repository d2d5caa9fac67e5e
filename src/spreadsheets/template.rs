//! The template for lists, and the report of what is wrong with one.

use rust_xlsxwriter::{DataValidation, Formula, Note, Worksheet, XlsxError};

use super::book::{Book, Cell, Column};
use super::export::{List, groups, officials_columns};
use super::fault::Problem;
use super::texts;
use super::words::Words;
use crate::producers::model::ProducerKind;

/// Rows below the headings in which the choices are offered.
const ROWS: u32 = 2_000;

/// Columns behind the officials' 22.
const FURTHER: [(&str, u8); 4] =
    [("code", 18), ("certificate", 18), ("email", 22), ("registration", 18)];

/// Makes the template: the officials' columns and a few more, an example that is not brought in, notes,
/// and lists to choose from.
///
/// # Errors
/// Never for ours.
pub fn template(words: Words<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut columns = officials_columns(words);
    columns.extend(
        FURTHER.map(|(name, width)| Column { heading: words.plain(&texts::column(name)), width }),
    );
    let (sheet_name, title) =
        (words.plain(&texts::template_sheet()), words.plain(&texts::template_title()));
    let mut book = Book::new(&sheet_name, &title, &columns, &groups(List::Recognitions, words))?;
    let (first, last) = (book.next(), book.next() + ROWS);
    book.row(&example(words))?;
    let choices = Choices::of(words);
    let lists = words.plain(&texts::template_choices());
    let from = |column: char, count: usize| {
        DataValidation::new()
            .allow_list_formula(Formula::new(format!(
                "='{lists}'!${column}$1:${column}${}",
                count.max(1)
            )))
            // Other spellings are understood too.
            .set_error_style(rust_xlsxwriter::DataValidationErrorStyle::Warning)
    };
    let sheet = book.sheet();
    sheet.add_data_validation(first, 2, last, 2, &from('A', choices.sets.len()))?;
    sheet.add_data_validation(first, 3, last, 3, &from('B', choices.kinds.len()))?;
    sheet.add_data_validation(first, 5, last, 5, &from('C', choices.communes.len()))?;
    let stars = DataValidation::new().allow_list_strings(&["3", "4", "5"])?;
    for column in [9, 11, 16] {
        sheet.add_data_validation(first, column, last, column, &stars)?;
    }
    let notes = [
        (2, "group"),
        (3, "kind"),
        (5, "commune"),
        (8, "phone"),
        (9, "current-star"),
        (10, "expires-on"),
        (22, "code"),
    ];
    for (column, name) in notes {
        let note = Note::new(words.plain(&texts::template_note(name))).add_author_prefix(false);
        sheet.insert_note(2, column, &note)?;
    }
    book.finish(vec![guide(words)?, choices.sheet(&lists)?])
}

fn example(words: Words<'_>) -> Vec<Cell> {
    let text = |name: &str| Cell::text(words.plain(&texts::template_example(name)));
    let day = |year, month, day| Cell::day(chrono::NaiveDate::from_ymd_opt(year, month, day));
    let set = crate::programme::sets::SetNumber::new(9);
    let commune = words.places.by_number(23_059).map(|place| words.place(place.code));
    let mut cells = vec![
        text("number"),
        text("product"),
        Cell::text(words.set(set)),
        Cell::text(words.kind(ProducerKind::Cooperative)),
        text("producer"),
        Cell::text(commune.unwrap_or_default()),
        text("address"),
        text("representative"),
        text("phone"),
        Cell::Number(3.0),
        day(2028, 6, 26),
        Cell::Number(3.0),
        day(2025, 6, 26),
        Cell::Number(2025.0),
        text("decision"),
        text("authority"),
    ];
    cells.extend([const { Cell::Blank }; 5]);
    cells.push(text("note"));
    cells
}

fn guide(words: Words<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(words.plain(&texts::template_guide()))?;
    sheet.set_column_width(0, 110)?;
    for (row, number) in (0..).zip(1..=7_i64) {
        sheet.write_string(row, 0, words.plain(&texts::template_rule(number)))?;
    }
    Ok(sheet)
}

/// What is offered to choose from.
struct Choices {
    sets: Vec<String>,
    kinds: Vec<String>,
    communes: Vec<String>,
}

impl Choices {
    fn of(words: Words<'_>) -> Self {
        Self {
            sets: words.sets.all().iter().map(|set| words.set(Some(set.number))).collect(),
            kinds: ProducerKind::ALL.map(|kind| words.kind(kind)).to_vec(),
            communes: words.places.all().map(|place| words.place(place.code)).collect(),
        }
    }

    fn sheet(&self, name: &str) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        for (list, column) in [&self.sets, &self.kinds, &self.communes].into_iter().zip(0..) {
            sheet.set_column_width(column, 40)?;
            for (text, row) in list.iter().zip(0..) {
                sheet.write_string(row, column, text)?;
            }
        }
        Ok(sheet)
    }
}

/// Makes the report of what is wrong with a list.
///
/// # Errors
/// When it is more than a sheet holds.
pub fn report(
    file_name: &str,
    problems: &[Problem],
    words: Words<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let column =
        |heading: crate::locale::Message, width| Column { heading: words.plain(&heading), width };
    let columns = [
        column(texts::report_row(), 8),
        column(texts::report_column(), 8),
        column(texts::report_heading(), 26),
        column(texts::report_kind(), 18),
        column(texts::report_what(), 90),
    ];
    let title = words.plain(&texts::report_title(file_name));
    let mut book = Book::new("Loi", &title, &columns, &[])?;
    for problem in problems {
        let kind = if problem.fault.is_error() { "error" } else { "warning" };
        book.row(&[
            Cell::Number(problem.row.into()),
            Cell::text(problem.column.clone()),
            Cell::text(problem.heading.clone()),
            Cell::text(words.plain(&texts::report_is(kind))),
            Cell::text(words.fault(&problem.fault)),
        ])?;
    }
    book.finish(Vec::new())
}
