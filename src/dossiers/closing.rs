//! Rounds, and what closes with them: a draft that was not filed in time lapses.

use chrono::{Datelike, NaiveDate};

use crate::clock::{Timestamp, local_date};
use crate::people::Actor;
use crate::programme::Programme;
use crate::programme::rule_sets::{Level, RuleSet};
use crate::store::{StoreError, Tx};

use super::model::RoundId;
use super::moving::{Case, Move, Moved, take_step};
use super::rules::Step;
use super::store::{self, Event};

/// The round of the province that a dossier begun today is meant for: the next for which communes can
/// still propose.
#[must_use]
pub fn next_round(rules: &RuleSet, today: NaiveDate) -> Option<RoundId> {
    let year = today.year();
    [year, year + 1]
        .into_iter()
        .flat_map(|year| rules.rounds.iter().map(move |round| (year, round)))
        .filter(|(_, round)| round.level == Level::Province)
        .find(|(year, round)| round.proposed_before.of_year(*year).is_some_and(|day| today < day))
        .map(|(year, round)| RoundId { year, number: round.number })
}

/// Lets drafts lapse whose round has closed. Returns what became of each.
///
/// # Errors
/// When the store fails.
pub async fn lapse_drafts(
    tx: &mut Tx,
    now: Timestamp,
    programme: &Programme,
) -> Result<Vec<(Case, Event)>, StoreError> {
    let today = local_date(now);
    let Some(rules) = programme.rule_sets.in_force(today) else { return Ok(Vec::new()) };
    let Some(open) = next_round(rules, today) else { return Ok(Vec::new()) };
    let mut lapsed = Vec::new();
    for draft in store::drafts_until(tx.connection(), open).await? {
        if draft.round == Some(open) {
            continue;
        }
        let wanted = Move::new(draft.id, Some(draft.version), Step::Lapse);
        if let Moved::Done { case, event } =
            take_step(tx, now, &Actor::System, programme, &wanted).await?
        {
            lapsed.push((case, event));
        }
    }
    Ok(lapsed)
}
