//! Which officer sees to a product whose people have not reacted.

use crate::people::{AccountId, Person, Role};
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

use super::model::Audience;
use super::store;

/// The officer with the fewest such tasks: of the commune, or of the province; where there is none who
/// can be reached, of the next level, and in the end an admin.
pub(super) async fn officer_for(
    tx: &mut Tx,
    officials: &[Person],
    level: Audience,
    commune: PlaceCode,
) -> Result<Option<AccountId>, StoreError> {
    let of_commune = Role::CommuneOfficer { place: commune };
    let roles: &[Role] = match level {
        Audience::Producer | Audience::Commune => &[of_commune, Role::ProvinceOfficer, Role::Admin],
        Audience::Province => &[Role::ProvinceOfficer, Role::Admin],
    };
    for role in roles {
        let mut least: Option<(i64, AccountId)> = None;
        for officer in officials {
            if officer.account.unreachable_since.is_some() || !officer.roles.contains(role) {
                continue;
            }
            let id = officer.account.id;
            let load = (store::load_of(tx.connection(), id).await?, id);
            least = Some(least.map_or(load, |other| other.min(load)));
        }
        if let Some((_, officer)) = least {
            return Ok(Some(officer));
        }
    }
    Ok(None)
}
