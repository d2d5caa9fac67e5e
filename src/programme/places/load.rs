//! Reads and checks the list. A row is a place and one old unit that it was formed of.

use super::{
    District, DistrictKind, OldKind, OldProvince, OldUnit, Place, PlaceCode, PlaceKind, Share,
};

const HEADER: &str =
    "code,kind,name,province,district_kind,district,old_kind,old_name,share,hamlet";

/// What is wrong with the list of places, and where.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("places.csv, line {line}: {problem}")]
pub struct PlacesError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: String,
}

pub(super) fn parse(text: &'static str) -> Result<Vec<Place>, PlacesError> {
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return Err(PlacesError { line: 1, problem: format!("the header must be {HEADER:?}") });
    }
    let mut places: Vec<Place> = Vec::new();
    for (index, line) in lines.enumerate() {
        row(line, &mut places).map_err(|problem| PlacesError { line: index + 2, problem })?;
    }
    check_shares(&places).map_err(|problem| PlacesError { line: 1, problem })?;
    Ok(places)
}

fn row(line: &'static str, places: &mut Vec<Place>) -> Result<(), String> {
    let fields: Vec<&'static str> = line.split(',').map(str::trim).collect();
    let &[code, kind, name, province, district_kind, district, old_kind, old_name, share, hamlet] =
        fields.as_slice()
    else {
        return Err(format!("{} fields instead of 10", fields.len()));
    };
    if [name, district, old_name].contains(&"") {
        return Err("a name is missing".to_owned());
    }
    let number = code.parse().map_err(|_| format!("{code:?} is no code"))?;
    let code = PlaceCode::stored(number).ok_or_else(|| format!("{code} has not five digits"))?;
    let province = old_province(province)?;
    let district = District { kind: self::district_kind(district_kind)?, name: district, province };
    let old = OldUnit {
        kind: self::old_kind(old_kind)?,
        name: old_name,
        district,
        share: self::share(share)?,
        hamlet: (!hamlet.is_empty()).then_some(hamlet),
    };
    let place = Place { code, kind: place_kind(kind)?, name, province, formed_of: vec![old] };
    match places.iter_mut().find(|known| known.code == code) {
        None => places.push(place),
        Some(known) => {
            if (known.kind, known.name, known.province) != (place.kind, name, province) {
                return Err(format!("{code} is another place further up"));
            }
            if known.formed_of.iter().any(|unit| same_unit(unit, &old)) {
                return Err(format!("{old_name} went to {code} further up"));
            }
            known.formed_of.push(old);
        }
    }
    Ok(())
}

/// A unit is whole in one place, or in several of which one has the main part.
fn check_shares(places: &[Place]) -> Result<(), String> {
    let units: Vec<&OldUnit> = places.iter().flat_map(|place| &place.formed_of).collect();
    for unit in &units {
        let of = |share: Share| {
            units.iter().filter(|other| same_unit(other, unit) && other.share == share).count()
        };
        let shares = (of(Share::Whole), of(Share::Main), of(Share::Part));
        if !matches!(shares, (1, 0, 0) | (0, 1, 1..)) {
            return Err(format!("the shares of {} do not add up", unit.name));
        }
    }
    Ok(())
}

fn same_unit(one: &OldUnit, other: &OldUnit) -> bool {
    (one.kind, one.name, one.district) == (other.kind, other.name, other.district)
}

fn place_kind(word: &str) -> Result<PlaceKind, String> {
    match word {
        "ward" => Ok(PlaceKind::Ward),
        "commune" => Ok(PlaceKind::Commune),
        "special_zone" => Ok(PlaceKind::SpecialZone),
        _ => Err(format!("{word:?} is no kind of place")),
    }
}

fn old_kind(word: &str) -> Result<OldKind, String> {
    match word {
        "ward" => Ok(OldKind::Ward),
        "commune" => Ok(OldKind::Commune),
        "town" => Ok(OldKind::Town),
        _ => Err(format!("{word:?} is no kind of old unit")),
    }
}

fn district_kind(word: &str) -> Result<DistrictKind, String> {
    match word {
        "city" => Ok(DistrictKind::City),
        "town" => Ok(DistrictKind::Town),
        "rural" => Ok(DistrictKind::Rural),
        _ => Err(format!("{word:?} is no kind of district")),
    }
}

fn old_province(word: &str) -> Result<OldProvince, String> {
    match word {
        "binh_thuan" => Ok(OldProvince::BinhThuan),
        "lam_dong" => Ok(OldProvince::LamDong),
        "dak_nong" => Ok(OldProvince::DakNong),
        _ => Err(format!("{word:?} is no former province")),
    }
}

fn share(word: &str) -> Result<Share, String> {
    match word {
        "whole" => Ok(Share::Whole),
        "main" => Ok(Share::Main),
        "part" => Ok(Share::Part),
        _ => Err(format!("{word:?} is no share")),
    }
}
