//! What each level of a criterion asks, and what rejects a dossier (decision 26/2026/QĐ-TTg, annex
//! II). What was inferred and what is doubtful stands in `data/levels.md`.

use super::criteria::Star;
use super::data::{Documents, Problems, Row, Standing, standing};
use super::sets::SetNumber;

/// A level of a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its points.
    pub points: u8,
    /// What it asks, retold.
    pub text: &'static str,
    /// The lowest rating that asks for it at least.
    pub star: Option<Star>,
    /// The case that its scale is for, where a criterion has several.
    pub case: Option<&'static str>,
    /// How well it is established.
    pub standing: Standing,
}

/// Something that rejects a dossier, or stops its evaluation: it gets no star.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// The set.
    pub set: SetNumber,
    /// The criterion at which the sheet says so.
    pub criterion: Option<&'static str>,
    /// What it is, retold.
    pub text: &'static str,
    /// It holds by itself where one of these criteria gets 0 points.
    pub zero: Vec<&'static str>,
    /// How well it is established.
    pub standing: Standing,
}

pub(super) const FILE: &str = "levels.csv";
pub(super) const REJECTIONS: &str = "rejections.csv";

/// All levels, each with its set and the number of its criterion.
pub(super) fn levels(
    documents: &Documents,
    problems: &mut Problems,
) -> Vec<(SetNumber, &'static str, Level)> {
    let header = "set,criterion,points,star,case,text,standing,source,checked";
    problems.table(FILE, include_str!("data/levels.csv"), header, |row| {
        // Checked only: what is shown is the citation of the criterion.
        documents.citation(row)?;
        let level = Level {
            points: row.number("points")?,
            text: row.text("text")?,
            star: row.optional("star").map(Star::parse).transpose()?,
            case: row.optional("case"),
            standing: standing(row.text("standing")?)?,
        };
        Ok((SetNumber::parse(row.text("set")?)?, row.text("criterion")?, level))
    })
}

pub(super) fn rejections(documents: &Documents, problems: &mut Problems) -> Vec<Rejection> {
    let header = "set,criterion,text,zero,standing,source,checked";
    problems.table(REJECTIONS, include_str!("data/rejections.csv"), header, |row| {
        rejection(row, documents)
    })
}

fn rejection(row: &Row<'_>, documents: &Documents) -> Result<Rejection, String> {
    documents.citation(row)?;
    Ok(Rejection {
        set: SetNumber::parse(row.text("set")?)?,
        criterion: row.optional("criterion"),
        text: row.text("text")?,
        zero: row.list("zero"),
        standing: standing(row.text("standing")?)?,
    })
}

/// What is wrong with the levels of one criterion, which has so many points at most.
pub(super) fn fault(levels: &[Level], max_points: u8) -> Option<&'static str> {
    if levels.iter().map(|level| level.points).max() != Some(max_points) {
        return Some("its highest level has not its most points");
    }
    let in_order = levels.windows(2).all(|pair| match pair {
        [one, next] if one.case == next.case => {
            let doubtful = one.standing == Standing::Open || next.standing == Standing::Open;
            one.points < next.points || (doubtful && one.points == next.points)
        }
        _ => true,
    });
    (!in_order).then_some("its levels are not in order")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(points: u8, case: Option<&'static str>, standing: Standing) -> Level {
        Level { points, text: "-", star: None, case, standing }
    }

    #[test]
    fn points_rise_within_a_case_but_where_the_paper_is_doubtful() {
        let sure = |points, case| level(points, case, Standing::Verified);
        assert_eq!(fault(&[sure(0, None), sure(2, None), sure(3, None)], 3), None);
        assert!(fault(&[sure(0, None), sure(2, None)], 3).is_some());
        assert!(fault(&[], 3).is_some());
        assert!(fault(&[sure(3, None), sure(2, None)], 3).is_some());
        assert!(fault(&[sure(3, None), sure(3, None)], 3).is_some());
        let doubtful = level(3, None, Standing::Open);
        assert_eq!(fault(&[doubtful, sure(3, None)], 3), None);
        let cases =
            [sure(1, Some("a")), sure(3, Some("a")), sure(1, Some("b")), sure(3, Some("b"))];
        assert_eq!(fault(&cases, 3), None);
    }
}
