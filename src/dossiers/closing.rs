//! What closes with a round: a draft that was not filed in time lapses.

use crate::clock::{Timestamp, local_date};
use crate::people::Actor;
use crate::programme::Programme;
use crate::store::{StoreError, Tx};

use super::moving::{Case, Move, Moved, take_step};
use super::rounds::Rounds;
use super::rules::Step;
use super::store::{self, Event};

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
    let rounds = Rounds::load(tx.connection()).await?;
    let mut lapsed = Vec::new();
    for round in store::rounds_of_drafts(tx.connection()).await? {
        if rounds.days(rules, round).is_none_or(|days| today < days.proposed_before) {
            continue;
        }
        for draft in store::drafts_of(tx.connection(), round).await? {
            let wanted = Move::new(draft.id, Some(draft.version), Step::Lapse);
            let moved = take_step(tx, now, &Actor::System, programme, &wanted).await?;
            if let Moved::Done { case, event } = moved {
                lapsed.push((case, event));
            }
        }
    }
    Ok(lapsed)
}
