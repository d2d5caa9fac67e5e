//! Which column is which, from the headings that people write, in any order.

pub use super::fields::Field;
use super::headings::{Heading, Part, recognise, round, words};
use super::sheet::{Merge, Row, Sheet, Value, letters};

/// Rows in which headings are looked for.
pub const TOP: u32 = 15;

impl Part {
    fn field(self, second: bool) -> Field {
        match (self, second) {
            (Self::Star, false) => Field::FirstStar,
            (Self::Star, true) => Field::SecondStar,
            (Self::On, false) => Field::FirstOn,
            (Self::On, true) => Field::SecondOn,
            (Self::Year, false) => Field::FirstYear,
            (Self::Year, true) => Field::SecondYear,
            (Self::Decision, false) => Field::FirstDecision,
            (Self::Decision, true) => Field::SecondDecision,
            (Self::Authority, false) => Field::FirstAuthority,
            (Self::Authority, true) => Field::SecondAuthority,
        }
    }
}

/// The columns of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Which column holds what, and its heading as it is written.
    pub found: Vec<(Field, u16, String)>,
    /// Headings of columns that say nothing to us.
    pub other: Vec<String>,
    /// The last row of the headings.
    pub until: u32,
}

impl Columns {
    /// The column of a field.
    #[must_use]
    pub fn of(&self, field: Field) -> Option<u16> {
        self.found.iter().find(|(found, ..)| *found == field).map(|(_, column, _)| *column)
    }

    /// A column's letters and heading, as they are told to people.
    #[must_use]
    pub fn place(&self, field: Field) -> Option<(String, String)> {
        let (_, column, heading) = self.found.iter().find(|(found, ..)| *found == field)?;
        Some((letters(*column), heading.clone()))
    }

    /// Whether it is a list of something that is kept here.
    fn is_a_list(&self) -> bool {
        let has = |field| self.of(field).is_some();
        has(Field::Producer) && (has(Field::Commune) || has(Field::Product) || has(Field::Address))
    }
}

/// The headings of a sheet, of which the first rows are enough; `None` where it has none.
#[must_use]
pub fn find(sheet: &Sheet) -> Option<Columns> {
    let top: Vec<&Row> = sheet.rows.iter().filter(|row| row.number <= TOP).collect();
    let score = |row: &&Row| {
        let named =
            row.cells.iter().filter(|(_, value)| matches!(known(value), Some(Heading::Is(_))));
        named.count()
    };
    let best = top.iter().copied().max_by_key(|row| (score(row), std::cmp::Reverse(row.number)))?;
    if score(&best) < 2 {
        return None;
    }
    let at = top.iter().position(|row| row.number == best.number)?;
    let above = at
        .checked_sub(1)
        .and_then(|at| top.get(at))
        .filter(|row| row.number + 1 == best.number && row.cells.len() > 1);
    let below =
        top.get(at + 1).filter(|row| row.number == best.number + 1 && is_lower_storey(best, row));
    let mut storeys: Vec<&Row> = above.into_iter().copied().collect();
    storeys.push(best);
    storeys.extend(below.copied());
    let columns = name(&storeys, &sheet.merges);
    columns.is_a_list().then_some(columns)
}

/// Whether a row below headings names their parts, rather than being the first of the list.
fn is_lower_storey(upper: &Row, row: &Row) -> bool {
    let parts = row.cells.iter().filter(|(_, value)| known(value).is_some()).count();
    let first =
        upper.cells.iter().find(|(_, value)| known(value) == Some(Heading::Is(Field::Number)));
    let numbered = first.is_some_and(|(column, _)| row.at(*column).is_some());
    parts > 0 && !numbered && row.cells.iter().all(|(_, value)| matches!(value, Value::Text(_)))
}

fn known(value: &Value) -> Option<Heading> {
    match value {
        Value::Text(text) => recognise(&words(text)),
        Value::Number(_) | Value::Day(_) => None,
    }
}

/// Gives each column its field.
fn name(storeys: &[&Row], merges: &[Merge]) -> Columns {
    let last = storeys.iter().filter_map(|row| row.cells.last()).map(|(column, _)| *column).max();
    let until = storeys.last().map_or(0, |row| row.number);
    let mut columns = Columns { until, ..Columns::default() };
    for column in 0..=last.unwrap_or(0) {
        let texts: Vec<String> = storeys
            .iter()
            .enumerate()
            .filter_map(|(storey, row)| {
                let lowest = storey + 1 == storeys.len();
                heading_at(row, column, merges, lowest)
            })
            .collect();
        let Some(lowest) = texts.last() else { continue };
        let whole = texts.join(" ");
        let heading = recognise(&words(lowest)).or_else(|| recognise(&words(&whole)));
        let field = match heading {
            Some(Heading::Is(field)) => field,
            Some(Heading::Of(part)) => {
                let (first, second) = (part.field(false), part.field(true));
                match round(&words(&whole)) {
                    Some(later) => part.field(later),
                    // Without a word of which it is, the second of its kind is the later one.
                    None if columns.of(first).is_some() && columns.of(second).is_none() => second,
                    None => first,
                }
            }
            None => {
                columns.other.push(whole);
                continue;
            }
        };
        if columns.of(field).is_some() {
            columns.other.push(whole);
        } else {
            columns.found.push((field, column, whole));
        }
    }
    // A rating that stands alone is that of the one recognition of which the rest is said.
    let round = [Field::FirstOn, Field::FirstDecision, Field::FirstYear];
    let one = round.iter().any(|field| columns.of(*field).is_some());
    if one && columns.of(Field::FirstStar).is_none() && columns.of(Field::SecondStar).is_none() {
        for (field, ..) in &mut columns.found {
            if *field == Field::CurrentStar {
                *field = Field::FirstStar;
            }
        }
    }
    columns
}

/// The text over a column: its own, or that of what is merged over it. Where an upper heading is not
/// merged, it goes on to the right up to the next.
fn heading_at(row: &Row, column: u16, merges: &[Merge], lowest: bool) -> Option<String> {
    if let Some(value) = row.at(column) {
        return Some(value.text());
    }
    let over = merges.iter().find(|merge| {
        (merge.rows.0..=merge.rows.1).contains(&row.number)
            && (merge.columns.0..=merge.columns.1).contains(&column)
    });
    if let Some(over) = over {
        return (over.rows.0 == row.number)
            .then(|| row.at(over.columns.0))
            .flatten()
            .map(Value::text);
    }
    if lowest {
        return None;
    }
    let (at, left) = row.cells.iter().rev().find(|(at, _)| *at < column)?;
    let is_merged = merges
        .iter()
        .any(|merge| (merge.rows.0..=merge.rows.1).contains(&row.number) && merge.columns.0 == *at);
    // Only a round's heading is carried: it alone says something about what is below it.
    (!is_merged && round(&words(&left.text())).is_some()).then(|| left.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32, cells: &[&str]) -> Row {
        let cells = cells.iter().zip(0..).filter(|(text, _)| !text.is_empty());
        let value = |text: &str| match text.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Text(text.to_owned()),
        };
        Row { number, cells: cells.map(|(text, column)| (column, value(text))).collect() }
    }

    fn fields(columns: &Columns) -> Vec<Field> {
        columns.found.iter().map(|(field, ..)| *field).collect()
    }

    #[test]
    fn the_officials_list_of_22_columns_is_understood() {
        let upper = [
            "TT",
            "Tên sản phẩm",
            "Nhóm",
            "Loại hình",
            "Chủ thể",
            "Xã/phường",
            "Địa chỉ",
            "Người đại diện",
            "Điện thoại",
            "Hạng sao hiện tại",
            "Ngày hết hạn",
            "Lần 1",
            "",
            "",
            "",
            "",
            "Lần 2 / nâng hạng",
            "",
            "",
            "",
            "",
            "Ghi chú",
        ];
        let round = ["Sao", "Ngày công nhận", "Năm", "Số quyết định", "Cơ quan ban hành"];
        let lower = [&[""; 11][..], &round, &round].concat();
        let title = row(1, &["DANH SÁCH SẢN PHẨM OCOP"]);
        let rows = vec![title, row(4, &upper), row(5, &lower), row(6, &["1", "Nước mắm"])];
        let mut sheet = Sheet { rows, ..Sheet::default() };
        let all = [
            Field::Number,
            Field::Product,
            Field::Group,
            Field::Kind,
            Field::Producer,
            Field::Commune,
            Field::Address,
            Field::Representative,
            Field::Phone,
            Field::CurrentStar,
            Field::ExpiresOn,
            Field::FirstStar,
            Field::FirstOn,
            Field::FirstYear,
            Field::FirstDecision,
            Field::FirstAuthority,
            Field::SecondStar,
            Field::SecondOn,
            Field::SecondYear,
            Field::SecondDecision,
            Field::SecondAuthority,
            Field::Note,
        ];
        // Whether the groups are merged or only written over their first column.
        let columns = find(&sheet).unwrap();
        assert_eq!(fields(&columns), all);
        assert_eq!((columns.until, columns.other.len()), (5, 0));
        sheet.merges = vec![
            Merge { rows: (4, 4), columns: (11, 15) },
            Merge { rows: (4, 4), columns: (16, 20) },
            Merge { rows: (4, 5), columns: (1, 1) },
        ];
        assert_eq!(fields(&find(&sheet).unwrap()), all);
    }

    #[test]
    fn headings_stand_in_any_order_and_in_many_words() {
        let headings = [
            "STT",
            "TÊN CHỦ THỂ OCOP",
            "Số ĐT liên hệ",
            "Tên xã/phường/thị trấn",
            "Huyện",
            "Tên SP",
            "Phân hạng",
            "Quyết định công nhận",
            "Ngày QĐ",
            "Màu sắc",
        ];
        let sheet = Sheet { rows: vec![row(2, &headings)], ..Sheet::default() };
        let columns = find(&sheet).unwrap();
        let all = [
            Field::Number,
            Field::Producer,
            Field::Phone,
            Field::Commune,
            Field::District,
            Field::Product,
            Field::FirstStar,
            Field::FirstDecision,
            Field::FirstOn,
        ];
        assert_eq!(fields(&columns), all);
        assert_eq!(columns.other, ["Màu sắc"]);
        assert_eq!(columns.place(Field::Phone), Some(("C".to_owned(), "Số ĐT liên hệ".to_owned())));
    }

    #[test]
    fn a_heading_over_a_group_gives_its_parts_their_meaning() {
        let upper = ["TT", "Thông tin chủ thể", "", "", "Sản phẩm", ""];
        let lower = ["", "Tên", "Địa chỉ", "Điện thoại", "Tên", "Nhóm"];
        let sheet = Sheet {
            rows: vec![row(3, &upper), row(4, &lower)],
            merges: vec![
                Merge { rows: (3, 3), columns: (1, 3) },
                Merge { rows: (3, 3), columns: (4, 5) },
            ],
            ..Sheet::default()
        };
        let columns = find(&sheet).unwrap();
        let all = [
            Field::Number,
            Field::Producer,
            Field::Address,
            Field::Phone,
            Field::Product,
            Field::Group,
        ];
        assert_eq!(fields(&columns), all);
    }

    #[test]
    fn a_sheet_of_something_else_is_no_list() {
        let sheet = Sheet {
            rows: vec![row(1, &["TT", "Họ và tên", "Ngày sinh"]), row(2, &["1", "An", "2/3/1990"])],
            ..Sheet::default()
        };
        assert_eq!(find(&sheet), None);
        assert_eq!(find(&Sheet::default()), None);
    }
}
