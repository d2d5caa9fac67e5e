//! The SQL of drafts that are meant for a round.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::dossiers::model::RoundId;
use crate::dossiers::rounds::Changed;
use crate::people::AccountId;
use crate::store::StoreError;

/// A product with a draft for a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::deadlines) struct Meant {
    pub(in crate::deadlines) round: RoundId,
    /// Its name.
    pub(in crate::deadlines) product: String,
    /// The changes by which rounds were withdrawn that it had been meant for.
    withdrawn: Vec<i64>,
    /// The day by which its producer files in time; `None` where the working days cannot be counted.
    pub(in crate::deadlines) file_by: Option<NaiveDate>,
}

impl Meant {
    /// Whether a change concerns it: it is meant for the round, or was until that was withdrawn.
    pub(in crate::deadlines) fn is_concerned(&self, changed: &Changed) -> bool {
        match changed.change.days {
            Some(_) => self.round == changed.change.round,
            None => self.withdrawn.contains(&changed.id),
        }
    }
}

/// The drafts of the producers for whom an account acts.
pub(in crate::deadlines) async fn meant_for(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<Meant>, StoreError> {
    let rows = sqlx::query(
        "SELECT DISTINCT products.id, products.name, round_year, round,
            CASE WHEN settled = 1 THEN deadlines.due_on END AS file_by,
            (SELECT json_group_array(change_id) FROM withdrawn_drafts
             WHERE dossier_id = dossiers.id) AS withdrawn
         FROM producer_members
         JOIN producers ON producers.id = producer_members.producer_id
            OR producers.merged_into = producer_members.producer_id
            OR producers.id =
               (SELECT merged_into FROM producers WHERE id = producer_members.producer_id)
         JOIN products ON products.producer_id = producers.id AND removed_at IS NULL
         JOIN dossiers ON dossiers.product_id = products.id AND status = 'draft'
         LEFT JOIN deadlines ON deadlines.kind = 'round' AND deadlines.product_id = products.id
         WHERE producer_members.account_id = ? AND round_year IS NOT NULL
         ORDER BY products.name_key, products.id",
    )
    .bind(account.0)
    .fetch_all(connection)
    .await?;
    let read = |row: &SqliteRow| {
        let file_by: Option<String> = row.try_get("file_by")?;
        let withdrawn: String = row.try_get("withdrawn")?;
        Ok(Meant {
            withdrawn: serde_json::from_str(&withdrawn).unwrap_or_default(),
            round: RoundId { year: row.try_get("round_year")?, number: row.try_get("round")? },
            product: row.try_get("name")?,
            file_by: file_by.and_then(|day| day.parse().ok()),
        })
    };
    rows.iter().map(read).collect()
}
