//! Use case: the number of the registration form, as the commune writes it into its own register.

use chrono::Datelike;
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Action, Actor, permit, record};
use crate::producers;
use crate::store::{StoreError, Tx};

use super::model::DossierId;
use super::moving::{Case, case};
use super::store;

/// The longest number, in letters: a serial number, or the whole as it stands on paper.
pub const LONGEST: usize = 40;

/// What comes of writing down a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Numbered {
    /// It is written down.
    Done(Box<Case>),
    /// It is no number.
    Unfit,
    /// Another dossier of the commune has it this year.
    Taken,
    /// There is no such dossier, or it is not filed.
    NotFound,
    /// The actor may not.
    Refused,
}

/// The first number of a commune's year that no dossier has; `None` while the dossier is not filed.
/// Whoever calls has asked whether the actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn free_number(
    connection: &mut SqliteConnection,
    case: &Case,
) -> Result<Option<u32>, StoreError> {
    let Some(filed_on) = case.dossier.filed_on else { return Ok(None) };
    let numbers = store::numbers(connection, case.dossier.id, filed_on.year()).await?;
    Ok(Some(numbers.iter().filter_map(|one| serial(one)).max().unwrap_or(0) + 1))
}

/// The serial number that a number begins with.
fn serial(number: &str) -> Option<u32> {
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|serial| *serial < u32::MAX)
}

/// Writes down the number of a dossier's registration form; an empty one takes it away.
///
/// # Errors
/// When the store fails.
pub async fn set_number(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: DossierId,
    typed: &str,
) -> Result<Numbered, StoreError> {
    let Some(there) = case(tx.connection(), id).await? else { return Ok(Numbered::NotFound) };
    let scope = producers::scope_of(tx.connection(), actor, &there.producer).await?;
    let subject = format!("dossier {id}");
    if !permit(tx, now, actor, Action::CommuneStep, &scope, &subject).await? {
        return Ok(Numbered::Refused);
    }
    let Some(filed_on) = there.dossier.filed_on else { return Ok(Numbered::NotFound) };
    let number = typed.trim();
    let wanted = serial(number);
    if !number.is_empty() && (wanted.is_none() || number.chars().count() > LONGEST) {
        return Ok(Numbered::Unfit);
    }
    let others = store::numbers(tx.connection(), id, filed_on.year()).await?;
    if wanted.is_some() && others.iter().any(|one| serial(one) == wanted) {
        return Ok(Numbered::Taken);
    }
    store::set_number(tx, id, number).await?;
    let detail = format!("{:?} -> {number:?}", there.dossier.number);
    record(tx, now, actor, "dossier.number", &subject, &detail).await?;
    let case = case(tx.connection(), id).await?;
    Ok(case.map_or(Numbered::NotFound, |case| Numbered::Done(Box::new(case))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_by_its_serial() {
        assert_eq!(serial("12"), Some(12));
        assert_eq!(serial("07/PĐK-68-23059-2026"), Some(7));
        for text in ["", "PĐK", "-1", "99999999999999"] {
            assert_eq!(serial(text), None, "{text}");
        }
    }
}
