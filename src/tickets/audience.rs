//! Who is told of a question.

use super::{Level, Ticket};
use crate::people::{Action, Actor, Person, Role, may, officials};
use crate::store::{StoreError, Tx};

/// The officers of the ticket's commune who can be reached; without any, or where the ticket is for
/// the province, those of the province; without any, the admins. Never who asked.
pub(super) async fn audience(tx: &mut Tx, ticket: &Ticket) -> Result<Vec<Person>, StoreError> {
    let officials: Vec<Person> = officials(tx)
        .await?
        .into_iter()
        .filter(|person| {
            person.account.id != ticket.asker && person.account.unreachable_since.is_none()
        })
        .collect();
    Ok(choose(&officials, ticket))
}

fn choose(officials: &[Person], ticket: &Ticket) -> Vec<Person> {
    let commune = ticket
        .place
        .filter(|_| ticket.level == Level::Commune)
        .map(|place| Role::CommuneOfficer { place });
    for role in [commune, Some(Role::ProvinceOfficer), Some(Role::Admin)].into_iter().flatten() {
        let holders: Vec<Person> =
            officials.iter().filter(|person| person.roles.contains(&role)).cloned().collect();
        if !holders.is_empty() {
            return holders;
        }
    }
    Vec::new()
}

/// Who may be handed a ticket: its commune's officers first, then the others who may handle it.
pub(super) async fn candidates(tx: &mut Tx, ticket: &Ticket) -> Result<Vec<Person>, StoreError> {
    let mut candidates: Vec<Person> = officials(tx)
        .await?
        .into_iter()
        .filter(|person| {
            let actor = Actor::from(person.clone());
            person.account.id != ticket.asker
                && person.account.unreachable_since.is_none()
                && may(&actor, Action::HandleTicket, &ticket.scope())
        })
        .collect();
    let rank = |person: &Person| {
        let here = ticket.place.map(|place| Role::CommuneOfficer { place });
        match here {
            Some(here) if person.roles.contains(&here) => 0,
            _ if person.roles.contains(&Role::ProvinceOfficer) => 1,
            _ if person.roles.contains(&Role::Admin) => 2,
            _ => 3,
        }
    };
    candidates.sort_by_key(rank);
    Ok(candidates)
}
