//! The SQL of drafts that are meant for a round.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::dossiers::model::RoundId;
use crate::people::AccountId;
use crate::store::StoreError;

/// A product with a draft for a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::deadlines) struct Meant {
    pub(in crate::deadlines) round: RoundId,
    /// Its name.
    pub(in crate::deadlines) product: String,
    /// The day by which its producer files in time; `None` where the working days cannot be counted.
    pub(in crate::deadlines) file_by: Option<NaiveDate>,
}

/// The drafts of the producers for whom an account acts.
pub(in crate::deadlines) async fn meant_for(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<Meant>, StoreError> {
    let rows = sqlx::query(
        "SELECT DISTINCT products.id, products.name, round_year, round,
            CASE WHEN settled = 1 THEN deadlines.due_on END AS file_by
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
        Ok(Meant {
            round: RoundId { year: row.try_get("round_year")?, number: row.try_get("round")? },
            product: row.try_get("name")?,
            file_by: file_by.and_then(|day| day.parse().ok()),
        })
    };
    rows.iter().map(read).collect()
}
