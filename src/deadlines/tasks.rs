//! Which officer sees to a product whose people have not reacted.

use crate::people::{self, AccountId, Person, Role};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

use super::model::Audience;
use super::store;

/// The officials, read once for all the products that are looked at together.
#[derive(Debug, Default)]
pub(super) struct Officials(Option<Vec<Person>>);

impl Officials {
    async fn all(&mut self, tx: &mut Tx) -> Result<&[Person], StoreError> {
        let there = match self.0.take() {
            Some(there) => there,
            None => people::officials(tx).await?,
        };
        Ok(self.0.insert(there))
    }
}

/// Those who hold a role and can be written to.
fn holders(officials: &[Person], role: Role) -> Vec<AccountId> {
    let holds =
        |one: &&Person| one.account.unreachable_since.is_none() && one.roles.contains(&role);
    officials.iter().filter(holds).map(|one| one.account.id).collect()
}

/// The officer with the fewest such tasks: of the commune, or of the province; where there is none who
/// can be reached, of the next level, and in the end an admin.
pub(super) async fn officer_for(
    tx: &mut Tx,
    officials: &mut Officials,
    level: Audience,
    commune: PlaceCode,
) -> Result<Option<AccountId>, StoreError> {
    let of_commune = Role::CommuneOfficer { place: commune };
    let roles: &[Role] = match level {
        Audience::Producer | Audience::Commune => &[of_commune, Role::ProvinceOfficer, Role::Admin],
        Audience::Province => &[Role::ProvinceOfficer, Role::Admin],
    };
    for role in roles {
        let holders = holders(officials.all(tx).await?, *role);
        if let [one] = *holders {
            return Ok(Some(one));
        }
        let mut least: Option<(i64, AccountId)> = None;
        for id in holders {
            let load = (store::load_of(tx.connection(), id).await?, id);
            least = Some(least.map_or(load, |other| other.min(load)));
        }
        if let Some((_, officer)) = least {
            return Ok(Some(officer));
        }
    }
    Ok(None)
}
