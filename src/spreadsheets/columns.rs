//! Which column is which, from the headings that people write, in any order.

pub use super::fields::Field;
use super::sheet::{Merge, Row, Sheet, Value, letters};
use crate::producers::model::key;

/// Rows in which headings are looked for.
pub const TOP: u32 = 15;

/// A part of a recognition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Star,
    On,
    Year,
    Decision,
    Authority,
}

/// What a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    Is(Field),
    Of(Part),
}

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

/// A heading as it is compared: folded words.
fn words(text: &str) -> String {
    let bare: String = key(text)
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a heading speaks of the later recognition, or of the first one.
fn round(words: &str) -> Option<bool> {
    let has = |any: &[&str]| any.iter().any(|part| words.contains(part));
    if has(&[
        "lan 2",
        "lan ii",
        "lan thu 2",
        "lan thu hai",
        "nang hang",
        "danh gia lai",
        "cong nhan lai",
    ]) {
        Some(true)
    } else if has(&["lan 1", "lan i", "lan thu 1", "lan thu nhat", "lan dau"]) {
        Some(false)
    } else {
        None
    }
}

/// What a heading is, by the first of these that fits.
fn recognise(words: &str) -> Option<Heading> {
    of_a_record(words)
        .or_else(|| of_a_recognition(words))
        .or_else(|| of_the_rest(words))
        .or_else(|| rating(words))
}

/// What speaks for itself.
fn of_a_record(words: &str) -> Option<Heading> {
    use Heading::Is;
    let is = |any: &[&str]| any.contains(&words);
    let has = |any: &[&str]| any.iter().any(|part| words.contains(part));
    let begins = |any: &[&str]| any.iter().any(|part| words.starts_with(part));
    let heading = if is(&["tt", "stt", "so tt", "so thu tu", "no"]) {
        Is(Field::Number)
    } else if has(&["het han", "het hieu luc", "hieu luc den", "co gia tri den", "thoi han"]) {
        Is(Field::ExpiresOn)
    } else if has(&["hien tai", "hien nay"]) && has(&["sao", "hang"]) {
        Is(Field::CurrentStar)
    } else if has(&["thanh lap"]) {
        Is(Field::FoundedOn)
    } else if has(&[
        "dang ky kinh doanh",
        "dkkd",
        "gpkd",
        "ma so thue",
        "so dang ky",
        "ngay dang ky",
    ]) {
        Is(if has(&["ngay"]) { Field::RegisteredOn } else { Field::Registration })
    } else if has(&["dien thoai", "sdt", "so dt", "di dong", "so lien he", "phone"]) || is(&["dt"])
    {
        Is(Field::Phone)
    } else if has(&["email", "e mail", "thu dien tu"]) {
        Is(Field::Email)
    } else if has(&["chuc vu", "chuc danh"]) {
        Is(Field::Position)
    } else if has(&["dai dien", "chu ho", "giam doc", "nguoi dung dau", "chu nhiem"]) {
        Is(Field::Representative)
    } else if has(&["loai hinh"]) {
        Is(Field::Kind)
    } else if has(&["chung nhan", "gcn"]) && !has(&["ngay"]) {
        Is(Field::Certificate)
    } else if has(&["dia chi"]) {
        Is(Field::Address)
    } else if has(&["ma san pham", "ma sp", "ma ocop", "ma so san pham"]) {
        Is(Field::Code)
    } else if has(&["bo san pham", "phan nhom", "bo tieu chi", "bo sp"]) {
        Is(Field::Set)
    } else if has(&["nhom"]) || begins(&["nganh"]) {
        Is(Field::Group)
    } else {
        return None;
    };
    Some(heading)
}

/// What is said of a recognition, but its rating.
fn of_a_recognition(words: &str) -> Option<Heading> {
    use Heading::Of;
    let is = |any: &[&str]| any.contains(&words);
    let has = |any: &[&str]| any.iter().any(|part| words.contains(part));
    // Under a round's heading, or beside its name, a word is enough.
    let part = |word: &str| round(words).is_some() && words.split(' ').any(|one| one == word);
    let heading = if has(&[
        "co quan",
        "noi ban hanh",
        "noi cap",
        "don vi ban hanh",
        "cap cong nhan",
        "noi quyet dinh",
    ]) {
        Of(Part::Authority)
    } else if has(&["so quyet dinh", "so qd", "quyet dinh so"])
        || (has(&["quyet dinh"]) && !has(&["ngay", "nam "]))
        || (part("so") && !part("sao"))
    {
        Of(Part::Decision)
    } else if has(&[
        "ngay cong nhan",
        "ngay quyet dinh",
        "ngay qd",
        "ngay ban hanh",
        "ngay cap",
        "ngay ky",
    ]) || is(&["ngay"])
        || part("ngay")
    {
        Of(Part::On)
    } else if is(&["nam"])
        || has(&["nam cong nhan", "nam danh gia", "nam quyet dinh", "nam dat"])
        || part("nam")
    {
        Of(Part::Year)
    } else {
        return None;
    };
    Some(heading)
}

/// What other headings hold a word of.
fn of_the_rest(words: &str) -> Option<Heading> {
    use Heading::Is;
    let is = |any: &[&str]| any.contains(&words);
    let has = |any: &[&str]| any.iter().any(|part| words.contains(part));
    let begins = |any: &[&str]| any.iter().any(|part| words.starts_with(part));
    let heading = if is(&["diem a", "diem phan a", "phan a"]) {
        Is(Field::PointsA)
    } else if is(&["diem b", "diem phan b", "phan b"]) {
        Is(Field::PointsB)
    } else if is(&["diem c", "diem phan c", "phan c"]) {
        Is(Field::PointsC)
    } else if has(&["mo ta"]) {
        Is(Field::Description)
    } else if has(&["quy cach", "dong goi", "bao bi"]) {
        Is(Field::Packaging)
    } else if has(&["san luong", "cong suat", "quy mo"]) {
        Is(Field::Output)
    } else if begins(&["gia ban", "don gia"]) || is(&["gia"]) {
        Is(Field::Price)
    } else if has(&["kenh ban", "kenh tieu thu", "thi truong", "noi ban"]) {
        Is(Field::Channels)
    } else if has(&["truy xuat"]) {
        Is(Field::TraceLink)
    } else if begins(&["ghi chu"]) {
        Is(Field::Note)
    } else if begins(&["huyen", "quan huyen", "huyen cu"])
        || has(&["huyen thi xa", "huyen thanh pho"])
    {
        Is(Field::District)
    } else if begins(&["xa phuong", "phuong xa", "xa thi tran", "dia ban", "don vi hanh chinh"])
        || is(&["xa", "phuong", "ten xa"])
        || has(&["xa phuong"])
    {
        Is(Field::Commune)
    } else if has(&["chu the", "co so san xuat", "don vi san xuat", "don vi so huu", "ten co so"]) {
        Is(Field::Producer)
    } else if has(&["ten san pham", "ten sp"])
        || is(&["san pham", "san pham ocop"])
        || (has(&["san pham"]) && words.ends_with(" ten"))
    {
        Is(Field::Product)
    } else {
        return None;
    };
    Some(heading)
}

/// A rating.
fn rating(words: &str) -> Option<Heading> {
    let is = |any: &[&str]| any.contains(&words);
    let has = |any: &[&str]| any.iter().any(|part| words.contains(part));
    let part = |word: &str| round(words).is_some() && words.split(' ').any(|one| one == word);
    let found = is(&["sao", "hang", "so sao", "hang sao", "xep hang", "phan hang", "ket qua"])
        || has(&["hang sao", "xep hang sao", "so sao", "dat sao", "xep hang", "phan hang"])
        || part("sao")
        || (part("hang") && words != "nang hang");
    found.then_some(Heading::Of(Part::Star))
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
