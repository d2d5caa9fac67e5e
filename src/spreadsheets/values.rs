//! What people write into cells, read as what it means. Pure; nothing is guessed.

use chrono::{Datelike, Days, NaiveDate};

use super::sheet::Value;
use crate::producers::model::{ProducerKind, key};
use crate::producers::phone::Phone;
use crate::programme::criteria::Star;
use crate::programme::rule_sets::{Level, RuleSets};
use crate::programme::sets::{Group, SetNumber, Sets};

/// What stands where nothing is known, folded.
const NOTHING: [&str; 12] =
    ["-", "--", "–", "—", "...", "…", "x", "khong", "khong co", "chua co", "n/a", "na"];

/// The longest of these, in letters; of decomposed text there is none here.
const LONGEST: usize = 8;

/// The text of a cell; `None` where it is blank or says that there is nothing.
#[must_use]
pub fn text(value: Option<&Value>) -> Option<String> {
    let text = value?.text();
    (!says_nothing(&text)).then_some(text)
}

/// Every cell is asked: only the short ones are folded.
fn says_nothing(text: &str) -> bool {
    let first = text.chars().next();
    if first.is_some_and(|letter| letter.is_ascii_digit()) || text.chars().nth(LONGEST).is_some() {
        return false;
    }
    NOTHING.contains(&key(text).as_str())
}

/// What a cell for a day says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(NaiveDate),
    /// A year only.
    Year(i32),
}

/// The day that a cell names: as Excel keeps it, as its number, or written as 26/6/2025, 26-6-2025,
/// 26.6.2025, 2025-06-26 or "ngày 26 tháng 6 năm 2025". `None` where it cannot be read for sure.
#[must_use]
pub fn when(value: &Value) -> Option<When> {
    match value {
        Value::Day(day) => plausible(*day).map(When::Day),
        Value::Number(number) => whole(*number).and_then(by_number),
        Value::Text(text) => by_text(text),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it is whole and in a narrow range")]
fn whole(number: f64) -> Option<i32> {
    (number.fract() == 0.0 && (0.0..1e6).contains(&number)).then_some(number as i32)
}

fn by_number(number: i32) -> Option<When> {
    match number {
        1990..=2100 => Some(When::Year(number)),
        // Days since 30 December 1899: 2 September 1945 to 2119.
        16_682..=80_000 => {
            let days = Days::new(u64::try_from(number).ok()?);
            let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(days)?;
            plausible(day).map(When::Day)
        }
        _ => None,
    }
}

fn by_text(text: &str) -> Option<When> {
    let folded = key(text);
    // A time behind the day says nothing here.
    let bare = folded.split(" 00:00").next().unwrap_or(&folded);
    let mut numbers = Vec::new();
    for part in bare.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty())
    {
        numbers.push((part.len(), part.parse::<i32>().ok()?));
    }
    let words = bare
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
        .all(|word| ["ngay", "thang", "nam"].contains(&word));
    if !words {
        return None;
    }
    let (year, month, day) = match numbers.as_slice() {
        [(_, number)] => return by_number(*number),
        [(4, year), (_, month), (_, day)] | [(..=2, day), (..=2, month), (4, year)] => {
            (*year, *month, *day)
        }
        [(..=2, day), (..=2, month), (2, year)] => (2000 + *year, *month, *day),
        _ => return None,
    };
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    NaiveDate::from_ymd_opt(year, month, day).and_then(plausible).map(When::Day)
}

fn plausible(day: NaiveDate) -> Option<NaiveDate> {
    (1945..=2119).contains(&day.year()).then_some(day)
}

/// The telephone numbers in a cell, and whether all of it was read.
#[must_use]
pub fn phones(text: &str) -> (Vec<Phone>, bool) {
    if let Some(phone) = Phone::parse(text) {
        return (vec![phone], true);
    }
    let mut all = true;
    let mut found = Vec::new();
    let parts =
        text.split(['/', ';', ',', '&', '+']).map(str::trim).filter(|part| !part.is_empty());
    for part in parts {
        match Phone::parse(part) {
            Some(phone) => found.push(phone),
            None => all = false,
        }
    }
    (found, all)
}

/// The rating that a cell names: `3`, `3 sao`, `OCOP 4*`, `★★★`.
#[must_use]
pub fn star(value: &Value) -> Option<Star> {
    let folded = key(&value.text());
    let mut rest = folded.trim_start_matches("ocop").trim();
    rest = rest.strip_prefix("hang").unwrap_or(rest).trim();
    let signs = ['*', '★', '☆', '⭐', '\u{fe0f}'];
    if !rest.is_empty() && rest.chars().all(|letter| signs.contains(&letter)) {
        let count = rest.chars().filter(|letter| *letter != '\u{fe0f}').count();
        return u8::try_from(count).ok().and_then(Star::new);
    }
    let rest = rest.trim_end_matches(signs).trim_end().trim_end_matches("sao").trim();
    let rest = match rest {
        "ba" => "3",
        "bon" => "4",
        "nam" => "5",
        number => number,
    };
    rest.parse().ok().and_then(Star::new)
}

/// The points of a part: a whole number.
#[must_use]
pub fn points(value: &Value) -> Option<u8> {
    let text = value.text();
    text.parse().ok().filter(|points| *points <= 100)
}

/// The kind of a producer that a cell, or the beginning of a name, says.
#[must_use]
pub fn kind(text: &str) -> Option<ProducerKind> {
    const WORDS: [(&[&str], ProducerKind); 6] = [
        (
            &["to hop tac", "tht", "to lien ket", "nhom lien ket", "to hop"],
            ProducerKind::CooperativeGroup,
        ),
        (
            &["hop tac xa", "htx", "lien hiep htx", "lien hiep hop tac xa"],
            ProducerKind::Cooperative,
        ),
        (
            &[
                "ho kinh doanh",
                "hkd",
                "ho san xuat",
                "ho gia dinh",
                "ho ca the",
                "ho kd",
                "ho",
                "co so",
                "cssx",
                "ca nhan",
                "trang trai",
            ],
            ProducerKind::Household,
        ),
        (
            &[
                "cong ty",
                "cty",
                "doanh nghiep",
                "dntn",
                "dn",
                "tnhh",
                "co phan",
                "tap doan",
                "xi nghiep",
            ],
            ProducerKind::Company,
        ),
        (&["hoi", "hiep hoi", "chi hoi", "trung tam", "ban quan ly"], ProducerKind::Association),
        (&["chi nhanh"], ProducerKind::Company),
    ];
    let folded = key(text);
    let words: String =
        folded.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins = |word: &str| {
        words.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    WORDS.into_iter().find(|(all, _)| all.iter().any(|word| begins(word))).map(|(_, kind)| kind)
}

/// What a cell says about where a product belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// To this set.
    Set(SetNumber),
    /// To this group; which set is not said.
    Group(Group),
}

/// The set or the group that a cell names: by the set's place in the law's list (`I.4a`), by its
/// name, by the group's name or number.
#[must_use]
pub fn belongs(text: &str, sets: &Sets) -> Option<Belongs> {
    let folded = key(text);
    let place = |word: &str| {
        let word = word.trim_end_matches([':', ')', '.', ',', '-']);
        sets.all().iter().find(|set| key(set.code) == word).map(|set| Belongs::Set(set.number))
    };
    if let Some(found) = folded.split_whitespace().next().and_then(place) {
        return Some(found);
    }
    // A group of one set is that set.
    let of_group = |group: Group| {
        let mut all = sets.of_group(group);
        match (all.next(), all.next()) {
            (Some(only), None) => Belongs::Set(only.number),
            _ => Belongs::Group(group),
        }
    };
    // What is the name of a group too is the group.
    if let Some((_, group)) = GROUPS.iter().find(|(name, _)| *name == folded) {
        return Some(of_group(*group));
    }
    let named = sets.all().iter().find(|set| key(set.name) == folded || key(set.short) == folded);
    if let Some(set) = named {
        return Some(Belongs::Set(set.number));
    }
    let bare = folded.trim_start_matches("nhom").trim_start_matches([' ', ':', '.']);
    // As in "I. Thực phẩm", "nhóm IV", "2 - đồ uống".
    let number = bare.split([' ', '.', ':', '-', ',', ')']).next().unwrap_or(bare);
    let by_number = Group::ALL.into_iter().zip(1..).find(|(group, at): &(Group, u8)| {
        group.numeral().eq_ignore_ascii_case(number) || number == at.to_string()
    });
    if let Some((group, _)) = by_number {
        return Some(of_group(group));
    }
    GROUPS.iter().find(|(word, _)| bare.contains(word)).map(|(_, group)| of_group(*group))
}

/// What groups are called, folded; the first that fits counts.
const GROUPS: [(&str, Group); 12] = [
    ("thuc pham chuc nang", Group::Herbal),
    ("thuc pham", Group::Food),
    ("do uong", Group::Drink),
    ("duoc lieu", Group::Herbal),
    ("thao duoc", Group::Herbal),
    ("thu cong my nghe", Group::Craft),
    ("thu cong", Group::Craft),
    ("luu niem", Group::Craft),
    ("vai", Group::Craft),
    ("sinh vat canh", Group::Ornamental),
    ("hoa, cay", Group::Ornamental),
    ("du lich", Group::Tourism),
];

/// A product's code as it is kept: province-commune-number-year, or the five parts of older ones.
#[must_use]
pub fn code(text: &str) -> Option<String> {
    let code: String =
        text.chars()
            .filter(|letter| !letter.is_whitespace())
            .map(|letter| {
                if matches!(letter, '–' | '—' | '−' | '_' | '.' | '/') { '-' } else { letter }
            })
            .collect();
    let parts: Vec<&str> = code.split('-').collect();
    let sound = (4..=5).contains(&parts.len())
        && parts.iter().all(|part| {
            (1..=6).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_digit())
        });
    let year = parts.last().and_then(|year| year.parse::<u32>().ok());
    (sound && year.is_some_and(|year| (2018..=2100).contains(&year))).then_some(code)
}

/// The commune's code in a product's code, where it has four parts.
#[must_use]
pub fn commune_in_code(code: &str) -> Option<u32> {
    let parts: Vec<&str> = code.split('-').collect();
    match parts.as_slice() {
        [_, commune, _, _] => commune.parse().ok(),
        _ => None,
    }
}

/// The level of whoever decided; where that is not said, who decides on that rating by the rules of
/// that day.
#[must_use]
pub fn level(authority: &str, star: Star, on: NaiveDate, rules: &RuleSets) -> Level {
    let folded = key(authority);
    let has = |any: &[&str]| any.iter().any(|word| folded.contains(word));
    let by_rule = || match rules.in_force(on).map(|rules| rules.recognised_by.of(star)) {
        Some(Level::District) => Level::District,
        Some(Level::Central) => Level::Central,
        None if star == Star::Five => Level::Central,
        Some(Level::Province | Level::Commune) | None => Level::Province,
    };
    if has(&["trung uong", "nong nghiep va"]) || folded.starts_with("bo ") {
        Level::Central
    } else if has(&["tinh"]) {
        Level::Province
    } else if has(&["huyen", "thi xa", "thanh pho", "tp ", "tp.", "tx "]) {
        Level::District
    } else {
        by_rule()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::Programme;
    use crate::programme::places::Places;

    fn text_value(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn a_day_is_a_day_however_it_is_written() {
        let day = NaiveDate::from_ymd_opt(2025, 6, 26).unwrap();
        for text in [
            "26/6/2025",
            "26/06/2025",
            "26-06-2025",
            "26.6.2025",
            "2025-06-26",
            "2025/06/26",
            "26/6/25",
            "ngày 26 tháng 6 năm 2025",
            "26/06/2025 00:00:00",
            "Ngày 26/6/2025",
            "45834",
        ] {
            assert_eq!(when(&text_value(text)), Some(When::Day(day)), "{text}");
        }
        assert_eq!(when(&Value::Day(day)), Some(When::Day(day)));
        assert_eq!(when(&Value::Number(45_834.0)), Some(When::Day(day)));
        assert_eq!(when(&Value::Number(2025.0)), Some(When::Year(2025)));
        assert_eq!(when(&text_value("năm 2025")), Some(When::Year(2025)));
        for text in ["06/26/2025", "31/02/2025", "26/6", "quý II/2025", "1234/QĐ-UBND", "hôm qua"]
        {
            assert_eq!(when(&text_value(text)), None, "{text}");
        }
    }

    #[test]
    fn stars_are_read_as_they_are_written_and_never_between() {
        for text in ["3", "3 sao", "3*", "3 *", "***", "★★★", "OCOP 3 sao", "Hạng 3 sao", "ba sao"]
        {
            assert_eq!(star(&text_value(text)), Some(Star::Three), "{text}");
        }
        assert_eq!(star(&Value::Number(5.0)), Some(Star::Five));
        for text in ["2 sao", "6", "tiềm năng 5 sao", "3-4 sao", "đạt", "3,5"] {
            assert_eq!(star(&text_value(text)), None, "{text}");
        }
    }

    #[test]
    fn phones_are_read_from_numbers_and_several_in_a_cell() {
        let one = |text: &str| phones(text).0.iter().map(|one| one.as_str().to_owned()).collect();
        let found: Vec<String> = one(&Value::Number(912_345_678.0).text());
        assert_eq!(found, ["0912345678"]);
        let found: Vec<String> = one("0912.345.678/ 0987 654 321");
        assert_eq!(found, ["0912345678", "0987654321"]);
        assert_eq!(phones("0912345678 (chị Lan)").0, []);
        assert!(!phones("0912345678; gọi buổi tối").1);
    }

    #[test]
    fn the_kind_follows_from_its_word_or_the_name() {
        for (text, expected) in [
            ("HTX", ProducerKind::Cooperative),
            ("Hợp tác xã nông nghiệp Ví Dụ", ProducerKind::Cooperative),
            ("Tổ hợp tác thanh long", ProducerKind::CooperativeGroup),
            ("Công ty TNHH MTV Ví Dụ", ProducerKind::Company),
            ("DNTN Ví Dụ", ProducerKind::Company),
            ("Hộ kinh doanh Ví Dụ", ProducerKind::Household),
            ("Cơ sở nước mắm Ví Dụ", ProducerKind::Household),
            ("Hội làm vườn", ProducerKind::Association),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
        assert_eq!(kind("Hồng Ân"), None);
        assert_eq!(kind("Nước mắm Bà Hai"), None);
    }

    #[test]
    fn groups_sets_and_codes_are_read_and_nothing_is_made_up() {
        let places = Places::load().unwrap();
        let programme = Programme::load(&places).unwrap();
        let of = |text| belongs(text, &programme.sets);
        let set = |number| Some(Belongs::Set(SetNumber::new(number).unwrap()));
        assert_eq!(of("I.4a"), set(9));
        assert_eq!(of("I.4a. Nước mắm, gia vị lỏng"), set(9));
        assert_eq!(of("cà phê, ca cao"), set(13));
        for text in ["Thực phẩm", "THỰC PHẨM", "Nhóm I", "I", "1", "I. Thực phẩm", "nhóm thực phẩm"]
        {
            assert_eq!(of(text), Some(Belongs::Group(Group::Food)), "{text}");
        }
        assert_eq!(of("Thủ công mỹ nghệ"), Some(Belongs::Group(Group::Craft)));
        assert_eq!(of("hàng hóa khác"), None);
        assert_eq!(code("68-23059-1-2026").as_deref(), Some("68-23059-1-2026"));
        assert_eq!(code(" 68 – 23059 – 01 – 2026 ").as_deref(), Some("68-23059-01-2026"));
        assert_eq!(code("83-829-28780-3-2022").as_deref(), Some("83-829-28780-3-2022"));
        for text in ["68-23059-1", "SP-01", "68-23059-1-26", "1-2-3-4-5-2026"] {
            assert_eq!(code(text), None, "{text}");
        }
        assert_eq!(commune_in_code("68-23059-1-2026"), Some(23_059));
        assert_eq!(commune_in_code("83-829-28780-3-2022"), None);
    }

    #[test]
    fn who_decided_has_a_level() {
        let places = Places::load().unwrap();
        let rules = Programme::load(&places).unwrap().rule_sets;
        let on = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        let of = |authority| level(authority, Star::Three, on, &rules);
        assert_eq!(of("UBND tỉnh Lâm Đồng"), Level::Province);
        assert_eq!(of("UBND huyện Tuy Phong"), Level::District);
        assert_eq!(of("Bộ Nông nghiệp và Môi trường"), Level::Central);
        assert_eq!(of(""), Level::Province);
        assert_eq!(level("", Star::Five, on, &rules), Level::Central);
    }
}
