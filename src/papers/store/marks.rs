//! The SQL of what officials say of papers, and of the samples that came.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::moment;
use crate::clock::Timestamp;
use crate::dossiers::model::DossierId;
use crate::papers::rules::Mark;
use crate::papers::seeing::Samples;
use crate::people::AccountId;
use crate::store::{StoreError, Tx};

/// Writes down what an official says of a paper.
pub(in crate::papers) async fn mark(
    tx: &mut Tx,
    now: Timestamp,
    (dossier, paper): (DossierId, &str),
    (mark, reason, by): (Mark, &str, AccountId),
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO paper_marks (dossier_id, paper, mark, reason, marked_by, marked_at)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (dossier_id, paper) DO UPDATE SET mark = excluded.mark,
            reason = excluded.reason, marked_by = excluded.marked_by,
            marked_at = excluded.marked_at",
    )
    .bind(dossier.0)
    .bind(paper)
    .bind(mark.name())
    .bind(reason)
    .bind(by.0)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Takes the mark of a paper back; false where there is none.
pub(in crate::papers) async fn unmark(
    tx: &mut Tx,
    dossier: DossierId,
    paper: &str,
) -> Result<bool, StoreError> {
    let result = sqlx::query("DELETE FROM paper_marks WHERE dossier_id = ? AND paper = ?")
        .bind(dossier.0)
        .bind(paper)
        .execute(tx.connection())
        .await?;
    Ok(result.rows_affected() == 1)
}

/// The samples that came with a dossier.
pub(in crate::papers) async fn samples(
    connection: &mut SqliteConnection,
    dossier: DossierId,
) -> Result<Option<Samples>, StoreError> {
    let row = sqlx::query(
        "SELECT count, accounts.name, received_at FROM samples
         JOIN accounts ON accounts.id = received_by WHERE dossier_id = ?",
    )
    .bind(dossier.0)
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        Ok(Samples {
            count: row.try_get("count")?,
            by: row.try_get("name")?,
            at: moment(row.try_get("received_at")?),
        })
    })
    .transpose()
}

/// Writes down that samples came; false where that is written already.
pub(in crate::papers) async fn receive_samples(
    tx: &mut Tx,
    now: Timestamp,
    dossier: DossierId,
    (count, by): (i64, AccountId),
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "INSERT INTO samples (dossier_id, count, received_by, received_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (dossier_id) DO NOTHING",
    )
    .bind(dossier.0)
    .bind(count)
    .bind(by.0)
    .bind(now.timestamp_millis())
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}

/// Takes that back; false where it is not written.
pub(in crate::papers) async fn forget_samples(
    tx: &mut Tx,
    dossier: DossierId,
) -> Result<bool, StoreError> {
    let result = sqlx::query("DELETE FROM samples WHERE dossier_id = ?")
        .bind(dossier.0)
        .execute(tx.connection())
        .await?;
    Ok(result.rows_affected() == 1)
}
