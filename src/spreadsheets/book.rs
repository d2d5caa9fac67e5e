//! A workbook with one list: a title, headings on one or two storeys, rows.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// What is in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Text. It never becomes a formula, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(NaiveDate),
}

impl Cell {
    /// Text, or nothing where it is empty.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A day, where there is one.
    #[must_use]
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }

    /// A number, where there is one.
    #[must_use]
    pub fn number(number: Option<impl Into<f64>>) -> Self {
        number.map_or(Self::Blank, |number| Self::Number(number.into()))
    }
}

/// A heading and how wide its column is, in letters.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The heading.
    pub heading: String,
    /// The width.
    pub width: u8,
}

/// Headings that stand together under one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading over them.
    pub heading: String,
    /// The first column and the last one, from 0.
    pub columns: (u16, u16),
}

/// What the cells look like.
struct Formats {
    title: Format,
    heading: Format,
    text: Format,
    day: Format,
}

impl Formats {
    fn new() -> Self {
        let framed = || Format::new().set_border(FormatBorder::Thin);
        let text = framed().set_align(FormatAlign::Top).set_text_wrap();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: framed()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(0x00DD_EBF7),
            day: framed().set_align(FormatAlign::Top).set_num_format("dd/mm/yyyy"),
            text,
        }
    }
}

/// A list that is being written.
pub struct Book {
    workbook: Workbook,
    sheet: Worksheet,
    formats: Formats,
    next: u32,
    count: u32,
}

/// The row of the upper headings, from 0: a title and a blank row stand above.
const HEADINGS: u32 = 2;

impl Book {
    /// Begins a list.
    ///
    /// # Errors
    /// When a heading cannot be written; never for ours.
    pub fn new(
        name: &str,
        title: &str,
        columns: &[Column],
        groups: &[Group],
    ) -> Result<Self, XlsxError> {
        let formats = Formats::new();
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.write_string_with_format(0, 0, title, &formats.title)?;
        let storeys = if groups.is_empty() { 1 } else { 2 };
        let lowest = HEADINGS + storeys - 1;
        for (column, at) in columns.iter().zip(0..) {
            sheet.set_column_width(at, f64::from(column.width))?;
            let grouped =
                groups.iter().any(|group| (group.columns.0..=group.columns.1).contains(&at));
            let heading = column.heading.as_str();
            if storeys == 2 && !grouped {
                sheet.merge_range(HEADINGS, at, lowest, at, heading, &formats.heading)?;
            } else {
                sheet.write_string_with_format(lowest, at, heading, &formats.heading)?;
            }
        }
        for group in groups {
            let (first, last) = group.columns;
            sheet.merge_range(HEADINGS, first, HEADINGS, last, &group.heading, &formats.heading)?;
        }
        sheet.set_freeze_panes(lowest + 1, 2)?;
        sheet.set_landscape();
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(HEADINGS, lowest)?;
        Ok(Self { workbook: Workbook::new(), sheet, formats, next: lowest + 1, count: 0 })
    }

    /// Writes the next row.
    ///
    /// # Errors
    /// When there are more rows or longer texts than a sheet holds.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let Self { sheet, formats, next, .. } = self;
        for (cell, column) in cells.iter().zip(0..) {
            match cell {
                Cell::Blank => sheet.write_blank(*next, column, &formats.text)?,
                Cell::Text(text) => {
                    sheet.write_string_with_format(*next, column, text, &formats.text)?
                }
                Cell::Number(number) => {
                    sheet.write_number_with_format(*next, column, *number, &formats.text)?
                }
                Cell::Day(day) => {
                    let (year, month) = (u16::try_from(day.year()), u8::try_from(day.month()));
                    let parts = (year, month, u8::try_from(day.day()));
                    let moment = match parts {
                        (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day),
                        _ => ExcelDateTime::from_ymd(0, 0, 0),
                    };
                    match moment {
                        Ok(moment) => sheet.write_datetime_with_format(
                            *next,
                            column,
                            &moment,
                            &formats.day,
                        )?,
                        // Before 1900, which Excel does not know.
                        Err(_) => sheet.write_string_with_format(
                            *next,
                            column,
                            day.format("%d/%m/%Y").to_string(),
                            &formats.text,
                        )?,
                    }
                }
            };
        }
        *next += 1;
        self.count += 1;
        Ok(())
    }

    /// How many rows there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The row that is written next, from 0.
    #[must_use]
    pub fn next(&self) -> u32 {
        self.next
    }

    /// The sheet, for what only one list has.
    pub fn sheet(&mut self) -> &mut Worksheet {
        &mut self.sheet
    }

    /// The workbook's bytes, with further sheets behind the list.
    ///
    /// # Errors
    /// When it cannot be put together.
    pub fn finish(self, further: Vec<Worksheet>) -> Result<Vec<u8>, XlsxError> {
        let Self { mut workbook, sheet, .. } = self;
        workbook.push_worksheet(sheet);
        for sheet in further {
            workbook.push_worksheet(sheet);
        }
        workbook.save_to_buffer()
    }
}
