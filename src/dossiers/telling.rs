//! What has been written to those concerned about changes of rounds, so that a later change takes the place
//! of what has not left.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteConnection;

use crate::people::AccountId;
use crate::store::{StoreError, Tx};

use super::model::RoundId;
use super::rounds::Changed;
use super::store;

/// The messages that were written for somebody about one of these rounds, by their rows in the outbox.
///
/// # Errors
/// When the store fails.
pub async fn notices(
    connection: &mut SqliteConnection,
    account: AccountId,
    rounds: &[RoundId],
) -> Result<Vec<i64>, StoreError> {
    store::notices(connection, account, rounds).await
}

/// Forgets messages that were written for somebody; returns the changes of which those in `taken` would
/// have told, which were taken back.
///
/// # Errors
/// When the store fails.
pub async fn untell(
    tx: &mut Tx,
    account: AccountId,
    messages: &[i64],
    taken: &[i64],
) -> Result<Vec<Changed>, StoreError> {
    let changes = store::changes_in(tx.connection(), account, taken).await?;
    store::forget_notices(tx, account, messages).await?;
    Ok(changes)
}

/// Keeps which message tells somebody of changes, by their numbers.
///
/// # Errors
/// When the store fails.
pub async fn noticed(
    tx: &mut Tx,
    account: AccountId,
    changes: &[i64],
    message: i64,
) -> Result<(), StoreError> {
    for change in changes {
        store::noticed(tx, account, *change, message).await?;
    }
    Ok(())
}

/// Several changes as whoever has read of none of them is told: of each round one, from what it was before
/// the first to what it is after the last, and none where that is the same.
#[must_use]
pub fn merged(mut changes: Vec<Changed>) -> Vec<Changed> {
    changes.sort_by_key(|one| one.id);
    let mut of: BTreeMap<RoundId, Changed> = BTreeMap::new();
    for changed in changes {
        let was = of.get(&changed.change.round).map_or(changed.was, |first| first.was);
        of.insert(changed.change.round, Changed { was, ..changed });
    }
    of.into_values().filter(|one| one.was != one.change.days).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::dossiers::rounds::{RoundChange, RoundDays};

    #[test]
    fn changes_of_a_round_are_told_as_one_and_not_where_it_is_as_it_was() {
        let days = |month: u32| RoundDays {
            proposed_before: NaiveDate::from_ymd_opt(2027, month, 1).unwrap(),
            evaluated_before: NaiveDate::from_ymd_opt(2027, month + 1, 1).unwrap(),
        };
        let change = |id, number, was: Option<u32>, is: Option<u32>| Changed {
            id,
            was: was.map(days),
            change: RoundChange {
                round: RoundId { year: 2027, number },
                days: is.map(days),
                reason: id.to_string(),
            },
        };
        let told = merged(vec![
            change(3, 1, Some(5), Some(6)),
            change(1, 1, Some(4), Some(5)),
            change(2, 2, Some(9), Some(10)),
            change(4, 2, Some(10), Some(9)),
            change(5, 3, None, Some(7)),
            change(6, 4, None, Some(8)),
            change(7, 4, Some(8), None),
        ]);
        assert_eq!(told, vec![change(3, 1, Some(4), Some(6)), change(5, 3, None, Some(7))]);
    }
}
