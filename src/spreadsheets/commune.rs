//! The commune that a cell names.

use super::fault::Fault;
use crate::producers::model::key;
use crate::programme::places::{Choice, How, Lookup, PlaceCode, Places};

/// The commune in an address: what follows the last word for one.
pub(super) fn in_address(address: &str) -> Option<String> {
    let parts: Vec<&str> = address.split(',').map(str::trim).collect();
    let at = parts.iter().rposition(|part| {
        let folded = key(part);
        ["xa ", "phuong ", "thi tran ", "dac khu ", "p. ", "tt. ", "tt "]
            .iter()
            .any(|word| folded.starts_with(word))
    })?;
    Some(parts.get(at..)?.join(", "))
}

/// The commune that a cell names, and what is to be said about it. Old names and slips of diacritics
/// lead to it; another spelling does not.
pub(super) fn commune(
    places: &Places,
    text: &str,
    district: Option<&str>,
) -> Result<(PlaceCode, Option<Fault>), Fault> {
    let within = district.map(|district| places.find(&format!("{text}, {district}")));
    if let Some(Lookup::One(place, _)) = within {
        return Ok((place.code, None));
    }
    match places.find(text) {
        Lookup::One(place, How::Name | How::Old(_) | How::Code) => Ok((place.code, None)),
        // Half a name, or a district, is no commune.
        Lookup::One(place, _) => {
            Err(Fault::UnknownCommune(text.to_owned(), Some(place.name.to_owned())))
        }
        Lookup::Several { choices, .. } => {
            // In a column of communes nobody means a district or a province, nor half a name.
            let whole: Vec<_> = choices
                .iter()
                .filter(|choice| matches!(choice.how, How::Name | How::Old(_) | How::Code))
                .collect();
            let of_today: Vec<_> = whole.iter().filter(|choice| choice.how == How::Name).collect();
            let names = |whole: &[&Choice<'_>]| {
                let names = whole.iter().map(|choice| choice.place.name).take(4);
                names.collect::<Vec<_>>().join(", ")
            };
            match (whole.as_slice(), of_today.as_slice()) {
                ([one], _) => Ok((one.place.code, None)),
                // Lists are of the communes of today; that it was another's name too is told.
                (several, [one]) => {
                    let others = several.iter().filter(|choice| choice.place != one.place);
                    let others: Vec<_> = others.copied().collect();
                    let told = Fault::CommuneOfToday(one.place.name.to_owned(), names(&others));
                    Ok((one.place.code, Some(told)))
                }
                ([], _) => Err(which(text, names(&choices.iter().collect::<Vec<_>>()))),
                (several, _) => Err(which(text, names(several))),
            }
        }
        Lookup::None => Err(Fault::UnknownCommune(text.to_owned(), nearest(places, text))),
    }
}

fn which(text: &str, names: String) -> Fault {
    Fault::WhichCommune(text.to_owned(), names)
}

/// The one commune whose name differs by a letter or two: to be offered, never taken.
fn nearest(places: &Places, text: &str) -> Option<String> {
    let folded = key(text);
    let bare = ["xa ", "phuong ", "thi tran ", "dac khu ", "p. ", "x. "]
        .iter()
        .find_map(|word| folded.strip_prefix(word))
        .unwrap_or(&folded);
    let mut near: Vec<(usize, &str)> = places
        .all()
        .map(|place| (distance(bare, &key(place.name)), place.name))
        .filter(|(distance, _)| *distance <= 2)
        .collect();
    near.sort_unstable();
    match near.as_slice() {
        [(one, name)] => (*one > 0).then(|| (*name).to_owned()),
        [(one, name), (other, _), ..] => (one < other).then(|| (*name).to_owned()),
        [] => None,
    }
}

/// How many letters have to be changed, added or left out.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut corner = at;
        let mut left = at + 1;
        for (column, against) in other.iter().enumerate() {
            let above = row.get(column + 1).copied().unwrap_or(usize::MAX - 1);
            let changed = corner + usize::from(letter != *against);
            let best = changed.min(above + 1).min(left + 1);
            corner = above;
            if let Some(cell) = row.get_mut(column) {
                *cell = left;
            }
            left = best;
        }
        if let Some(cell) = row.get_mut(other.len()) {
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, Locale};
    use crate::programme::Programme;
    use crate::spreadsheets::words::Words;

    #[test]
    fn a_distance_counts_letters() {
        for (one, other, expected) in [
            ("an thoi dong", "an thoi dong", 0),
            ("ham thuan", "ham thuam", 1),
            ("la da", "lada", 1),
            ("", "ba", 2),
            ("hong son", "hong thai", 4),
        ] {
            assert_eq!(distance(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn communes_are_found_by_old_names_and_never_made_up() {
        let places = Places::load().unwrap();
        let of = |text, district| commune(&places, text, district).map(|(code, _)| code.number());
        for text in ["Xã Hàm Thuận", "xã hàm thuân", "23059", "thị trấn Ma Lâm", "Hàm Thuận"]
        {
            assert_eq!(of(text, None), Ok(23_059), "{text}");
        }
        assert_eq!(of("Tuy Phong", None), Ok(22_978), "the commune, not the district");
        assert_eq!(
            of("Hàm Thuậnn", None),
            Err(Fault::UnknownCommune("Hàm Thuậnn".to_owned(), Some("Hàm Thuận".to_owned())))
        );
        assert_eq!(
            of("An Thời Đông", None),
            Err(Fault::UnknownCommune("An Thời Đông".to_owned(), None))
        );
        assert!(matches!(of("Phong Phú", None), Err(Fault::WhichCommune(..))));
        assert!(matches!(of("Tân Hà", None), Err(Fault::WhichCommune(..))));
        assert_eq!(of("Tân Hà", Some("huyện Hàm Tân")), Ok(23_236));
        // A part of the old commune of this name went to another.
        let told = commune(&places, "Xã Hòa Thắng", None).unwrap();
        let others = Fault::CommuneOfToday("Hòa Thắng".to_owned(), "Hồng Thái".to_owned());
        assert_eq!((told.0.number(), told.1), (23_053, Some(others)));
    }

    #[test]
    fn an_address_ends_with_its_commune() {
        assert_eq!(
            in_address("Thôn 1, xã Hàm Thuận, tỉnh Lâm Đồng").as_deref(),
            Some("xã Hàm Thuận, tỉnh Lâm Đồng")
        );
        assert_eq!(in_address("Thôn 1"), None);
    }

    #[test]
    fn each_commune_is_found_by_what_it_is_called_in_lists() {
        let places = Places::load().unwrap();
        let programme = Programme::load(&places).unwrap();
        let locale = Locale::load().unwrap();
        let words = Words {
            locale: &locale,
            places: &places,
            sets: &programme.sets,
            language: Language::Vietnamese,
        };
        for place in places.all() {
            let name = words.place(place.code);
            let found = commune(&places, &name, None).map(|(code, _)| code);
            assert_eq!(found, Ok(place.code), "{name}");
        }
    }
}
