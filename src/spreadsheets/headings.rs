//! What headings say, in the many words that people have for them.

use super::fields::Field;
use crate::producers::model::key;

/// A part of a recognition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Star,
    On,
    Year,
    Decision,
    Authority,
}

/// What a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    Is(Field),
    Of(Part),
}

/// A heading as it is compared: folded words.
pub(super) fn words(text: &str) -> String {
    let bare: String = key(text)
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a heading speaks of the later recognition, or of the first one.
pub(super) fn round(words: &str) -> Option<bool> {
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

/// What a list of one column may say above it.
const ALONE: [&str; 9] = [
    "dien thoai",
    "so dien thoai",
    "sdt",
    "so dt",
    "chu the",
    "ten chu the",
    "ma san pham",
    "san pham",
    "ten san pham",
];

/// Whether these cells stand above a table: most of them are headings, and none has a number in it. Of one
/// cell alone that is known only where it says just that.
pub(crate) fn is_heading_row(cells: &[String]) -> bool {
    if let [one] = cells {
        return ALONE.contains(&words(one).as_str());
    }
    let is_number = |cell: &String| cell.bytes().any(|byte| byte.is_ascii_digit());
    let known = cells.iter().filter(|cell| recognise(&words(cell)).is_some()).count();
    known > 1 && 2 * known > cells.len() && !cells.iter().any(is_number)
}

/// What a heading is, by the first of these that fits.
pub(super) fn recognise(words: &str) -> Option<Heading> {
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
