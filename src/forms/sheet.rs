//! What the producer's self-assessment and papers say, as form 02 states it in parts I and III.

use sqlx::sqlite::SqliteConnection;

use crate::assessment;
use crate::assessment::model::Case as Assessed;
use crate::clock::{Timestamp, local_date};
use crate::dossiers::model::DossierKind;
use crate::papers::{rules, seeing};
use crate::programme::Programme;
use crate::programme::criteria::{Criterion, Star};
use crate::programme::papers::SAMPLES;
use crate::programme::sets::SetNumber;
use crate::store::StoreError;

use super::facts::Score;
use super::gathering::About;

/// Papers that are forms themselves, or no papers: they are not listed as held.
const OWN: [&str; 3] = ["mau-01", "mau-02", SAMPLES];

/// A paper of a product's dossier.
struct Held {
    name: &'static str,
    /// The numbers of the criteria that it proves.
    criteria: Vec<&'static str>,
    there: bool,
}

/// What forms 02 and 03 take from the self-assessment and the papers.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// The rows of the sheet.
    pub(super) scores: Vec<Score>,
    /// The papers of the dossier, and whether they are there.
    pub(super) papers: Vec<(String, bool)>,
}

impl Own {
    /// What the producer claims for a criterion; empty where it claims nothing.
    pub(super) fn claim(&self, criterion: &str) -> String {
        let found = self.scores.iter().find(|score| score.number == criterion);
        found.map(|score| score.claim.clone()).unwrap_or_default()
    }
}

/// Reads them. Whoever calls has asked whether the actor may see the product.
///
/// # Errors
/// When the store fails.
pub(super) async fn own(
    connection: &mut SqliteConnection,
    programme: &Programme,
    now: Timestamp,
    about: &About,
) -> Result<Own, StoreError> {
    let Some(set) = about.product.details.set else { return Ok(Own::default()) };
    let product = about.product.clone();
    let today = local_date(now);
    let assessed = assessment::current(connection, programme, today, product).await?;
    let papers = papers(connection, programme, now, about).await?;
    let scores = scores(programme, set, assessed.as_ref(), &papers);
    let papers = papers.into_iter().map(|one| (one.name.to_owned(), one.there)).collect();
    Ok(Own { scores, papers })
}

/// The papers of the dossier in the order of the programme's table; where there is no dossier yet, those
/// that one for three stars would take.
async fn papers(
    connection: &mut SqliteConnection,
    programme: &Programme,
    now: Timestamp,
    about: &About,
) -> Result<Vec<Held>, StoreError> {
    let found: Vec<(&str, Vec<&'static str>, bool)> = if let Some(case) = about.case() {
        let sheet = seeing::sheet(connection, now, programme, case).await?;
        let line = |line: seeing::Line| (line.paper, line.criteria, line.state.is_there());
        sheet.lines.into_iter().map(line).collect()
    } else {
        let subject = rules::Subject {
            set: about.product.details.set,
            target: Star::Three,
            case: DossierKind::First,
            kind: about.producer.details.kind,
        };
        let item = |item: rules::Item<'_>| (item.paper.id, Vec::new(), false);
        rules::checklist(programme, subject).into_iter().map(item).collect()
    };
    let all = programme.papers.all().iter().filter(|paper| !OWN.contains(&paper.id));
    let held = all.filter_map(|paper| {
        let (_, criteria, there) = found.iter().find(|(id, ..)| *id == paper.id)?;
        Some(Held { name: paper.name, criteria: criteria.clone(), there: *there })
    });
    Ok(held.collect())
}

fn scores(
    programme: &Programme,
    set: SetNumber,
    assessed: Option<&Assessed<'_>>,
    papers: &[Held],
) -> Vec<Score> {
    let criteria: Vec<&Criterion> = programme.criteria.of(set).collect();
    let mut scores: Vec<Score> = criteria.iter().map(|one| score(one, assessed, papers)).collect();
    // What only sums up has the points of those below it.
    for at in 0..scores.len() {
        let Some(sum) = scores.get(at).filter(|score| score.is_sum) else { continue };
        let below = format!("{}.", sum.number);
        let parts = scores.iter().filter(|one| !one.is_sum && one.number.starts_with(&below));
        let points: Vec<u8> = parts.filter_map(|one| one.points).collect();
        if let (false, Some(sum)) = (points.is_empty(), scores.get_mut(at)) {
            sum.points = Some(points.into_iter().fold(0, u8::saturating_add));
        }
    }
    scores
}

fn score(criterion: &Criterion, assessed: Option<&Assessed<'_>>, papers: &[Held]) -> Score {
    let answer = assessed.and_then(|case| {
        let at = case
            .sheet
            .lines
            .iter()
            .position(|line| line.criterion.number == criterion.number && !criterion.is_sum)?;
        let (line, mark) = (case.sheet.lines.get(at)?, *case.marks.get(at)?);
        mark.map(|mark| (line.points(Some(mark)), line.level(Some(mark))))
    });
    let evidence = papers.iter().filter(|paper| {
        paper.there && !criterion.is_sum && paper.criteria.contains(&criterion.number)
    });
    Score {
        part: criterion.part,
        number: criterion.number.to_owned(),
        title: criterion.title.to_owned(),
        most: criterion.max_points,
        is_sum: criterion.is_sum,
        points: answer.map(|(points, _)| points),
        claim: answer
            .and_then(|(_, level)| level)
            .map(|level| level.text.to_owned())
            .unwrap_or_default(),
        evidence: evidence.map(|paper| paper.name.to_owned()).collect(),
    }
}
