//! The lines of a list of people: typed, or of a text file or a workbook. Pure.

use crate::spreadsheets::guard::{self, Unfit};
use crate::spreadsheets::{is_heading_row, sheet};

/// Lines of a list.
pub const LINES: usize = 5_000;

/// The longest text file, in bytes: many times that many lines.
const TEXT: usize = 2 << 20;

/// Letters of a line that are kept, and cells that are looked at.
const LETTERS: usize = 200;
const CELLS: usize = 40;

/// A line as it is shown, and what in it may lead to a producer: all of it, or one of its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As it is shown.
    pub shown: String,
    /// What may lead to a producer, the first first.
    pub parts: Vec<String>,
}

impl Line {
    /// Whether it says what stands below it, and is nobody.
    pub(super) fn is_heading(&self) -> bool {
        let cells = self.parts.get(1..).filter(|cells| !cells.is_empty());
        is_heading_row(cells.unwrap_or(&self.parts))
    }
}

/// What a file's name rules out; lists may be workbooks, texts and tables with commas.
///
/// # Errors
/// Why such a file is not read.
pub fn by_name(name: &str) -> Result<(), Unfit> {
    if is_text(name) { Ok(()) } else { guard::by_name(name) }
}

fn is_text(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    matches!(end.as_deref(), Some("txt" | "csv" | "tsv"))
}

/// The lines of a file with this name.
///
/// # Errors
/// Why it is not read.
pub fn of_file(name: &str, bytes: &[u8]) -> Result<Vec<Line>, Unfit> {
    let lines = if is_text(name) {
        if bytes.len() > TEXT {
            return Err(Unfit::TooLarge(2));
        }
        of_text(&decoded(bytes)?)
    } else {
        guard::look(name, bytes, guard::CHAT)?;
        of_workbook(bytes)?
    };
    if lines.is_empty() {
        return Err(Unfit::Empty);
    }
    if lines.len() > LINES {
        return Err(Unfit::TooManyRows(LINES as u64));
    }
    Ok(lines)
}

/// A text file as Windows and phones write them: UTF-8, or UTF-16 with its mark.
fn decoded(bytes: &[u8]) -> Result<String, Unfit> {
    let wide = |of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes[2..].chunks_exact(2).map(|pair| of([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    if text.contains('\0') { Err(Unfit::Corrupt("no text".to_owned())) } else { Ok(text) }
}

/// The lines of a text. Where a line has cells, each of them may be what is meant.
#[must_use]
pub fn of_text(text: &str) -> Vec<Line> {
    text.lines().filter_map(|line| new(line, cells(line))).collect()
}

fn new(line: &str, cells: Vec<String>) -> Option<Line> {
    let shown: String = line.trim().chars().take(LETTERS).collect();
    let mut parts = vec![shown.clone()];
    for cell in cells.into_iter().take(CELLS) {
        let cell: String = cell.trim().chars().take(LETTERS).collect();
        if !cell.is_empty() && !parts.contains(&cell) {
            parts.push(cell);
        }
    }
    (!shown.is_empty()).then_some(Line { shown, parts })
}

/// The cells of a line of a table: between commas, semicolons or tabs, in quotes or not.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' | ';' | '\t' if !quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells.push(cell);
    cells
}

/// The rows of the sheets that are shown.
fn of_workbook(bytes: &[u8]) -> Result<Vec<Line>, Unfit> {
    let mut workbook = sheet::open(bytes)?;
    let mut lines = Vec::new();
    for name in sheet::names(&workbook) {
        let sheet = sheet::read(&mut workbook, &name, None)?;
        for row in &sheet.rows {
            let cells: Vec<String> = row.cells.iter().map(|(_, value)| value.text()).collect();
            lines.extend(new(&cells.join(" | "), cells));
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(text: &str) -> Vec<Vec<String>> {
        of_text(text).into_iter().map(|line| line.parts).collect()
    }

    #[test]
    fn a_line_is_what_is_meant_as_a_whole_or_one_of_its_cells() {
        assert_eq!(parts("0912 345 678\n\n HTX An Nhi \r\n"), [["0912 345 678"], ["HTX An Nhi"]]);
        let cells = ["1;\"HTX A; B\";0912", "1", "HTX A; B", "0912"];
        assert_eq!(parts("1;\"HTX A; B\";0912"), [cells]);
    }

    #[test]
    fn what_stands_above_a_list_is_nobody() {
        let is_heading = |text: &str| of_text(text)[0].is_heading();
        assert!(is_heading("STT;Tên chủ thể;Điện thoại;Ghi chú"));
        assert!(is_heading("Số điện thoại"));
        assert!(!is_heading("1;HTX An Nhi;0912345678"));
        assert!(!is_heading("HTX An Nhi"));
        assert!(!is_heading("Cơ sở Chú Hòa"));
        assert!(!is_heading("HTX An Nhi;Hàm Thuận"));
    }

    #[test]
    fn texts_of_windows_are_read() {
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("Đá\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(of_file("a.TXT", &wide).unwrap()[0].shown, "Đá");
        assert_eq!(of_file("a.csv", "\u{feff}Đá".as_bytes()).unwrap()[0].shown, "Đá");
        assert_eq!(of_file("a.txt", b"a\0b"), Err(Unfit::Corrupt("no text".to_owned())));
        assert_eq!(of_file("a.txt", b"\n \n"), Err(Unfit::Empty));
        assert_eq!(
            of_file("a.txt", &"a\n".repeat(LINES + 1).into_bytes()),
            Err(Unfit::TooManyRows(5_000))
        );
        assert_eq!(of_file("a.txt", &vec![b'a'; TEXT + 1]), Err(Unfit::TooLarge(2)));
        assert_eq!(by_name("a.pdf"), Err(Unfit::NotExcel));
        assert_eq!(by_name("a.xlsm"), Err(Unfit::Macros));
    }

    proptest! {
        #[test]
        fn whatever_comes_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            for name in ["a.txt", "a.csv", "a.xlsx"] {
                _ = of_file(name, &bytes);
            }
        }
    }
}
