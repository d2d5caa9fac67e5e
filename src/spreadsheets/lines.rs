//! The rows of a list as they are meant: footers left out, merged cells filled.

use super::columns::{Columns, Field};
use super::fault::{Fault, Problem};
use super::sheet::{Merge, Row, Sheet, Value};
use super::values::text;
use crate::producers::model::key;

/// A row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its row, as Excel counts.
    pub row: u32,
    /// Its cells by field.
    cells: Vec<(Field, Value)>,
}

impl Line {
    /// The cell of a field.
    #[must_use]
    pub fn at(&self, field: Field) -> Option<&Value> {
        self.cells.iter().find(|(found, _)| *found == field).map(|(_, value)| value)
    }

    /// The text of a field; `None` where it is blank or says that there is nothing.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<String> {
        text(self.at(field))
    }

    /// Its cells, as they are kept.
    pub fn cells(&self) -> impl Iterator<Item = (Field, &Value)> {
        self.cells.iter().map(|(field, value)| (*field, value))
    }

    fn put(&mut self, field: Field, value: Value) {
        if self.at(field).is_none() {
            self.cells.push((field, value));
        }
    }
}

/// A list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// Its columns.
    pub columns: Columns,
    /// Its rows.
    pub lines: Vec<Line>,
    /// What is wrong with rows that were left out, and what was filled in.
    pub problems: Vec<Problem>,
}

impl List {
    /// What is wrong with the cell of a field.
    #[must_use]
    pub fn problem(&self, row: u32, field: Option<Field>, fault: Fault) -> Problem {
        let (column, heading) =
            field.and_then(|field| self.columns.place(field)).unwrap_or_default();
        Problem { row, column, heading, fault }
    }
}

/// What belongs to the producer rather than to the product.
const OF_THE_PRODUCER: [Field; 12] = [
    Field::Kind,
    Field::Commune,
    Field::District,
    Field::Address,
    Field::Representative,
    Field::Position,
    Field::Phone,
    Field::Email,
    Field::Registration,
    Field::RegisteredOn,
    Field::FoundedOn,
    Field::Note,
];

/// The rows of a sheet below its headings.
#[must_use]
pub fn read(sheet: Sheet, columns: Columns) -> List {
    let Sheet { rows, merges, .. } = sheet;
    let mut merges = Merges::of(merges, &columns);
    let mut list = List { columns, ..List::default() };
    let mut above: Option<Line> = None;
    for row in rows {
        if row.number <= list.columns.until || is_numbering(&row) {
            continue;
        }
        let line = line(row, &list.columns);
        let line = merges.fill(line);
        let line = match sort(&line, &list.columns) {
            Sort::Row => line,
            Sort::Unnumbered => {
                let fault = list.problem(line.row, Some(Field::Number), Fault::NoNumber);
                list.problems.push(fault);
                continue;
            }
            Sort::Other => continue,
        };
        let line = carry(line, above.as_ref(), &mut list);
        above = Some(line.clone());
        list.lines.push(line);
    }
    list
}

fn line(row: Row, columns: &Columns) -> Line {
    let mut cells = Vec::with_capacity(row.cells.len());
    for (at, value) in row.cells {
        if let Some((field, ..)) = columns.found.iter().find(|(_, column, _)| *column == at) {
            cells.push((*field, value));
        }
    }
    Line { row: row.number, cells }
}

/// Whether it is the row of column numbers below the headings: (1), (2), (3)…
fn is_numbering(row: &Row) -> bool {
    let number = |value: &Value| {
        let text = value.text();
        text.trim_matches(['(', ')', ' ', '[', ']']).parse::<u32>().ok()
    };
    let numbers: Vec<Option<u32>> = row.cells.iter().map(|(_, value)| number(value)).collect();
    numbers.len() > 2
        && numbers.iter().all(Option::is_some)
        && numbers.is_sorted_by(|one, next| one < next)
        && numbers.first() == Some(&Some(1))
}

enum Sort {
    /// A row of the list.
    Row,
    /// One that looks like it, but has no number.
    Unnumbered,
    /// A title, a total, a footer.
    Other,
}

fn sort(line: &Line, columns: &Columns) -> Sort {
    let named = line.at(Field::Product).or_else(|| line.at(Field::Producer));
    let Some(name) = named else { return Sort::Other };
    if columns.of(Field::Number).is_some() {
        let number = line.at(Field::Number).map(Value::text).unwrap_or_default();
        let number = number.trim_end_matches(['.', ')']);
        if number.parse::<u32>().is_ok() {
            return Sort::Row;
        }
    }
    // The template's example.
    if line
        .text(Field::Number)
        .is_some_and(|number| ["vd", "vi du"].contains(&key(&number).as_str()))
    {
        return Sort::Other;
    }
    let told = |value: &Value| is_total(&value.text());
    let total = told(name) || line.at(Field::Number).is_some_and(told);
    // A heading over a group stands alone in its row.
    if total || line.cells.len() < 3 {
        return Sort::Other;
    }
    if columns.of(Field::Number).is_some() { Sort::Unnumbered } else { Sort::Row }
}

fn is_total(text: &str) -> bool {
    let folded = key(text);
    ["tong", "cong", "nguoi lap", "lap bieu", "ghi chu", "noi nhan", "thu truong", "tm."]
        .iter()
        .any(|word| folded.starts_with(word))
}

/// The merges that reach over several rows in columns of the list.
struct Merges {
    all: Vec<(Merge, Field)>,
    /// The values of those that have begun.
    begun: Vec<(u32, Field, Value)>,
}

impl Merges {
    fn of(merges: Vec<Merge>, columns: &Columns) -> Self {
        let mut all: Vec<(Merge, Field)> = merges
            .into_iter()
            .filter(|merge| merge.rows.1 > merge.rows.0 && merge.rows.1 > columns.until)
            .filter_map(|merge| {
                let found = columns.found.iter().find(|(_, column, _)| *column == merge.columns.0);
                found.map(|(field, ..)| (merge, *field))
            })
            .collect();
        all.sort_by_key(|(merge, _)| merge.rows.0);
        Self { all, begun: Vec::new() }
    }

    /// Gives a row what is merged over it.
    fn fill(&mut self, mut line: Line) -> Line {
        let row = line.row;
        self.begun.retain(|(until, ..)| *until >= row);
        for (_, field, value) in &self.begun {
            line.put(*field, value.clone());
        }
        let from = self.all.partition_point(|(merge, _)| merge.rows.0 < row);
        for (merge, field) in
            self.all.iter().skip(from).take_while(|(merge, _)| merge.rows.0 == row)
        {
            if let Some(value) = line.at(*field) {
                self.begun.push((merge.rows.1, *field, value.clone()));
            }
        }
        line
    }
}

/// Gives a row what the one above says of the same producer; a row with no producer and nothing of
/// one means that of the row above.
fn carry(mut line: Line, above: Option<&Line>, list: &mut List) -> Line {
    let Some(above) = above else { return line };
    if line.at(Field::Producer).is_none() {
        let of_another = OF_THE_PRODUCER
            .iter()
            .any(|field| *field != Field::Note && line.text(*field).is_some());
        let Some(value) = above.at(Field::Producer).filter(|_| !of_another) else { return line };
        let fault = Fault::ProducerAbove(above.row);
        let problem = list.problem(line.row, Some(Field::Producer), fault);
        list.problems.push(problem);
        line.put(Field::Producer, value.clone());
    }
    let name = |line: &Line| line.text(Field::Producer).map(|name| key(&name));
    let place = |line: &Line| line.text(Field::Commune).map(|name| key(&name));
    let elsewhere = place(&line).is_some() && place(&line) != place(above);
    if name(&line).is_some() && name(&line) == name(above) && !elsewhere {
        for field in OF_THE_PRODUCER {
            if let Some(value) = above.at(field)
                && field != Field::Note
            {
                line.put(field, value.clone());
            }
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::columns;
    use super::*;

    fn row(number: u32, cells: &[&str]) -> Row {
        let cells = cells.iter().zip(0..).filter(|(text, _)| !text.is_empty());
        let value = |text: &str| match text.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Text(text.to_owned()),
        };
        Row { number, cells: cells.map(|(text, column)| (column, value(text))).collect() }
    }

    const HEADINGS: [&str; 5] = ["TT", "Tên sản phẩm", "Chủ thể", "Xã", "Điện thoại"];

    fn list(rows: &[&[&str]], merges: Vec<Merge>) -> List {
        let rows = std::iter::once(&HEADINGS[..]).chain(rows.iter().copied());
        let rows = rows.zip(1..).map(|(cells, number)| row(number, cells)).collect();
        let sheet = Sheet { rows, merges, ..Sheet::default() };
        let columns = columns::find(&sheet).unwrap();
        read(sheet, columns)
    }

    fn producers(list: &List) -> Vec<String> {
        let text = |field: Field, line: &Line| line.text(field).unwrap_or_default();
        list.lines
            .iter()
            .map(|line| format!("{}, {}", text(Field::Producer, line), text(Field::Phone, line)))
            .collect()
    }

    #[test]
    fn merged_cells_are_carried_down_while_the_producer_is_the_same() {
        let merge = |column: u16| Merge { rows: (2, 3), columns: (column, column) };
        let found = list(
            &[
                &["1", "Mắm cá", "HTX A", "Hàm Thuận", "0912345678"],
                &["2", "Mắm ruốc"],
                &["3", "Mắm nêm", "HTX B", "Hàm Thuận"],
            ],
            vec![merge(2), merge(3), merge(4)],
        );
        assert_eq!(producers(&found), ["HTX A, 912345678", "HTX A, 912345678", "HTX B, "]);
        assert_eq!(found.problems, []);
    }

    #[test]
    fn a_formula_that_broke_is_filled_from_the_row_above_of_the_same_producer_only() {
        // What was #REF! is blank by now.
        let found = list(
            &[
                &["1", "Mắm cá", "HTX A", "Hàm Thuận", "0912345678"],
                &["2", "Mắm ruốc", "HTX A", "", ""],
                &["3", "Mắm nêm", "HTX B", "Hàm Thuận", ""],
                &["4", "Muối", "HTX B", "La Dạ", ""],
            ],
            Vec::new(),
        );
        assert_eq!(
            producers(&found),
            ["HTX A, 912345678", "HTX A, 912345678", "HTX B, ", "HTX B, "]
        );
        assert_eq!(found.lines[1].text(Field::Commune).unwrap(), "Hàm Thuận");
        assert_eq!(found.lines[3].text(Field::Commune).unwrap(), "La Dạ");
    }

    #[test]
    fn a_row_without_producer_means_the_one_above_only_if_nothing_says_otherwise() {
        let found = list(
            &[
                &["1", "Mắm cá", "HTX A", "Hàm Thuận", "0912345678"],
                &["2", "Mắm ruốc"],
                &["3", "Mắm nêm", "", "La Dạ", ""],
            ],
            Vec::new(),
        );
        assert_eq!(found.lines[1].text(Field::Producer).unwrap(), "HTX A");
        assert_eq!(found.lines[2].text(Field::Producer), None);
        let faults: Vec<&Fault> = found.problems.iter().map(|problem| &problem.fault).collect();
        assert_eq!(faults, [&Fault::ProducerAbove(2)]);
        assert_eq!(found.problems[0].column, "C");
    }

    #[test]
    fn titles_totals_numberings_and_footers_are_no_rows() {
        let found = list(
            &[
                &["(1)", "(2)", "(3)", "(4)", "(5)"],
                &["I", "Nhóm thực phẩm"],
                &["1", "Mắm cá", "HTX A", "Hàm Thuận"],
                &["", "Mắm ruốc", "HTX A", "Hàm Thuận"],
                &["", "Tổng cộng: 2 sản phẩm", "2", "1", "1"],
                &["", "", "Người lập biểu", "Hàm Thuận", "x"],
                &["", "Ghi chú: số liệu đến 30/6"],
            ],
            Vec::new(),
        );
        assert_eq!(found.lines.len(), 1);
        let faults: Vec<(u32, &Fault)> =
            found.problems.iter().map(|problem| (problem.row, &problem.fault)).collect();
        assert_eq!(faults, [(5, &Fault::NoNumber)]);
    }
}
