//! The SQL of the accounts that act for producers.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{AccountId, Tie};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::RowId;

use super::super::members::Card;
use super::super::model::ProducerId;

/// What an account has to do with a producer.
pub(in crate::producers) async fn tie(
    connection: &mut SqliteConnection,
    producer: ProducerId,
    account: AccountId,
) -> Result<Tie, StoreError> {
    let tie: Option<String> = sqlx::query_scalar(
        "SELECT tie FROM producer_members WHERE account_id = ?2 AND (producer_id = ?1
            OR producer_id IN (SELECT id FROM producers WHERE merged_into = ?1))
         ORDER BY tie DESC LIMIT 1",
    )
    .bind(producer.0)
    .bind(account.0)
    .fetch_optional(connection)
    .await?;
    Ok(tie.map_or(Tie::None, |tie| Tie::of(&tie)))
}

/// Those who act for a producer, its own people first.
pub(in crate::producers) async fn members(
    connection: &mut SqliteConnection,
    producer: ProducerId,
) -> Result<Vec<(AccountId, Tie)>, StoreError> {
    let rows = sqlx::query(
        "SELECT account_id, max(tie) AS tie FROM producer_members WHERE producer_id = ?1
            OR producer_id IN (SELECT id FROM producers WHERE merged_into = ?1)
         GROUP BY account_id ORDER BY max(tie) DESC, min(since), account_id",
    )
    .bind(producer.0)
    .fetch_all(connection)
    .await?;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        let tie: String = row.try_get("tie")?;
        Ok((AccountId(row.try_get("account_id")?), Tie::of(&tie)))
    };
    rows.iter().map(read).collect()
}

/// The producers that an account acts for.
pub(in crate::producers) async fn producers_of(
    connection: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<(ProducerId, Tie)>, StoreError> {
    let rows = sqlx::query(
        "SELECT producer_id, tie FROM producer_members WHERE account_id = ?
         ORDER BY tie DESC, since, producer_id",
    )
    .bind(account.0)
    .fetch_all(connection)
    .await?;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        let tie: String = row.try_get("tie")?;
        Ok((ProducerId(row.try_get("producer_id")?), Tie::of(&tie)))
    };
    rows.iter().map(read).collect()
}

/// Lets an account act for a producer; false when it does already.
pub(in crate::producers) async fn add_member(
    tx: &mut Tx,
    now: Timestamp,
    producer: ProducerId,
    (account, tie): (AccountId, Tie),
    confirmed_by: Option<AccountId>,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "INSERT INTO producer_members (producer_id, account_id, tie, since, confirmed_by)
         VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(producer.0)
    .bind(account.0)
    .bind(tie.name())
    .bind(now.timestamp_millis())
    .bind(confirmed_by.map(|by| by.0))
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected() == 1)
}

/// Ends that; false when it did not.
pub(in crate::producers) async fn remove_member(
    tx: &mut Tx,
    producer: ProducerId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let result =
        sqlx::query("DELETE FROM producer_members WHERE producer_id = ? AND account_id = ?")
            .bind(producer.0)
            .bind(account.0)
            .execute(tx.connection())
            .await?;
    Ok(result.rows_affected() == 1)
}

/// An account's living card for a producer. Who acts for a row that was merged into it has it there.
pub(in crate::producers) async fn card(
    connection: &mut SqliteConnection,
    producer: ProducerId,
    account: AccountId,
) -> Result<Card, StoreError> {
    let row = sqlx::query(
        "SELECT card_row, card_message, card_text, card_version FROM producer_members
         WHERE account_id = ?2 AND (producer_id = ?1
            OR producer_id IN (SELECT id FROM producers WHERE merged_into = ?1))
         ORDER BY producer_id <> ?1, producer_id LIMIT 1",
    )
    .bind(producer.0)
    .bind(account.0)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(Card::default()) };
    let (outbox, message): (Option<i64>, Option<i32>) =
        (row.try_get("card_row")?, row.try_get("card_message")?);
    Ok(Card {
        row: outbox.map(RowId),
        message,
        text: row.try_get("card_text")?,
        version: row.try_get("card_version")?,
    })
}

pub(in crate::producers) async fn set_card(
    tx: &mut Tx,
    producer: ProducerId,
    account: AccountId,
    card: &Card,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE producer_members
         SET card_row = ?1, card_message = ?2, card_text = ?3, card_version = ?4
         WHERE account_id = ?6 AND producer_id =
            (SELECT producer_id FROM producer_members WHERE account_id = ?6 AND (producer_id = ?5
                OR producer_id IN (SELECT id FROM producers WHERE merged_into = ?5))
             ORDER BY producer_id <> ?5, producer_id LIMIT 1)",
    )
    .bind(card.row.map(|row| row.0))
    .bind(card.message)
    .bind(&card.text)
    .bind(card.version)
    .bind(producer.0)
    .bind(account.0)
    .execute(tx.connection())
    .await?;
    Ok(())
}
