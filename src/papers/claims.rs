//! Points that a producer claims in the self-assessment, and for which no paper is there.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteConnection;

use super::seeing::{Line, Sheet};
use crate::assessment;
use crate::clock::{Timestamp, local_date};
use crate::programme::Programme;
use crate::store::StoreError;

/// Points that nothing proves yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unproven {
    /// The criterion's number in the sheet.
    pub criterion: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The points that are claimed.
    pub points: u8,
    /// What the level asks for that was chosen.
    pub level: &'static str,
    /// The papers that count for it, the most urgent first. The level decides which of them it takes.
    pub papers: Vec<&'static str>,
}

/// The papers that count for a criterion, where none of them is there. Criteria that take no paper have
/// nothing to show. Pure.
#[must_use]
pub fn missing_for(lines: &[Line], criterion: &str) -> Vec<&'static str> {
    let proving = || lines.iter().filter(|line| line.criteria.contains(&criterion));
    if proving().any(|line| line.state.is_there()) {
        return Vec::new();
    }
    proving().map(|line| line.paper).collect()
}

/// The points that are claimed for a dossier's product and that no paper proves, in the order of the
/// sheet. Whoever calls has asked whether the actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn unproven(
    connection: &mut SqliteConnection,
    now: Timestamp,
    programme: &Programme,
    sheet: &Sheet,
) -> Result<Vec<Unproven>, StoreError> {
    let (today, product) = (local_date(now), sheet.case.product.clone());
    let Some(case) = assessment::current(connection, programme, today, product).await? else {
        return Ok(Vec::new());
    };
    let found = case.sheet.answered(&case.marks).filter_map(|(_, line, mark)| {
        let points = line.points(mark);
        let papers = missing_for(&sheet.lines, line.criterion.number);
        let (criterion, title) = (line.criterion.number, line.criterion.title);
        let level = line.level(mark).map_or("", |level| level.text);
        let claimed = points > 0 && !papers.is_empty();
        claimed.then_some(Unproven { criterion, title, points, level, papers })
    });
    Ok(found.collect())
}

/// The papers that count for most of what is claimed, with the points that each would prove at most.
#[must_use]
pub fn by_paper(unproven: &[Unproven]) -> Vec<(&'static str, u32)> {
    let mut points: BTreeMap<&'static str, u32> = BTreeMap::new();
    for one in unproven {
        for paper in &one.papers {
            *points.entry(*paper).or_default() += u32::from(one.points);
        }
    }
    let mut papers: Vec<(&'static str, u32)> = points.into_iter().collect();
    papers.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    papers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::rules::{Held, State, Why};

    fn line(paper: &'static str, criteria: &[&'static str], state: State) -> Line {
        Line { paper, why: Why::Points, criteria: criteria.to_vec(), state, held: Held::default() }
    }

    #[test]
    fn a_criterion_with_a_paper_is_not_without_one() {
        let lines = [
            line("giay-attp", &["9"], State::Missing),
            line("haccp-iso", &["9"], State::Sent),
            line("vietgap", &["1.2"], State::Returned),
            line("nguon-nguyen-lieu", &["1.1", "1.4"], State::Missing),
        ];
        assert_eq!(missing_for(&lines, "9"), Vec::<&str>::new());
        assert_eq!(missing_for(&lines, "1.2"), ["vietgap"]);
        assert_eq!(missing_for(&lines, "6.1"), Vec::<&str>::new(), "nobody proves a taste");
    }

    #[test]
    fn the_paper_that_proves_most_comes_first() {
        let one = |criterion, points, papers: &[&'static str]| Unproven {
            criterion,
            title: "",
            points,
            level: "",
            papers: papers.to_vec(),
        };
        let unproven = [
            one("1.1", 2, &["nguon-nguyen-lieu"]),
            one("1.4", 3, &["nguon-nguyen-lieu"]),
            one("9", 4, &["giay-attp", "haccp-iso"]),
        ];
        assert_eq!(
            by_paper(&unproven),
            [("nguon-nguyen-lieu", 5), ("giay-attp", 4), ("haccp-iso", 4)]
        );
    }
}
