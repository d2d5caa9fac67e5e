//! The SQL of invitations.

use sqlx::sqlite::SqliteConnection;

use super::{instant, place_column, read_role};
use crate::clock::Timestamp;
use crate::people::account::AccountId;
use crate::people::officers::{Invitation, InvitationCode};
use crate::store::{StoreError, expect_rows};

type InvitationRow = (i64, String, String, i64, Option<i64>, i64, i64, Option<i64>);

pub(in crate::people) async fn invitation(
    connection: &mut SqliteConnection,
    code: &str,
) -> Result<Option<Invitation>, StoreError> {
    let row = sqlx::query_as(
        "SELECT id, code, role, place, made_by, made_at, expires_at, used_by
         FROM invitations WHERE code = ?",
    )
    .bind(code)
    .fetch_optional(connection)
    .await?;
    row.map(read_invitation).transpose()
}

/// Those that can still be accepted, the newest first.
pub(in crate::people) async fn open_invitations(
    connection: &mut SqliteConnection,
    now: Timestamp,
) -> Result<Vec<Invitation>, StoreError> {
    let rows: Vec<InvitationRow> = sqlx::query_as(
        "SELECT id, code, role, place, made_by, made_at, expires_at, used_by
         FROM invitations WHERE used_by IS NULL AND expires_at > ? ORDER BY id DESC",
    )
    .bind(now.timestamp_millis())
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(read_invitation).collect()
}

/// Its number.
pub(in crate::people) async fn insert_invitation(
    connection: &mut SqliteConnection,
    invitation: &Invitation,
) -> Result<i64, StoreError> {
    let id = sqlx::query_scalar(
        "INSERT INTO invitations (code, role, place, made_by, made_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(invitation.code.as_str())
    .bind(invitation.role.name())
    .bind(place_column(invitation.role))
    .bind(invitation.made_by.map(|id| id.0))
    .bind(invitation.made_at.timestamp_millis())
    .bind(invitation.expires_at.timestamp_millis())
    .fetch_one(connection)
    .await?;
    Ok(id)
}

pub(in crate::people) async fn use_invitation(
    connection: &mut SqliteConnection,
    now: Timestamp,
    invitation: i64,
    by: AccountId,
) -> Result<(), StoreError> {
    let result = sqlx::query(
        "UPDATE invitations SET used_by = ?, used_at = ? WHERE id = ? AND used_by IS NULL",
    )
    .bind(by.0)
    .bind(now.timestamp_millis())
    .bind(invitation)
    .execute(connection)
    .await?;
    expect_rows(&result, "invitations", 1)
}

/// Whether it could still be accepted until now.
pub(in crate::people) async fn expire_invitation(
    connection: &mut SqliteConnection,
    now: Timestamp,
    invitation: i64,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "UPDATE invitations SET expires_at = ?1
         WHERE id = ?2 AND used_by IS NULL AND expires_at > ?1",
    )
    .bind(now.timestamp_millis())
    .bind(invitation)
    .execute(connection)
    .await?;
    Ok(result.rows_affected() == 1)
}

/// How many of those that the account made could still be accepted until now.
pub(in crate::people) async fn expire_invitations_of(
    connection: &mut SqliteConnection,
    now: Timestamp,
    maker: AccountId,
) -> Result<u64, StoreError> {
    let result = sqlx::query(
        "UPDATE invitations SET expires_at = ?1
         WHERE made_by = ?2 AND used_by IS NULL AND expires_at > ?1",
    )
    .bind(now.timestamp_millis())
    .bind(maker.0)
    .execute(connection)
    .await?;
    Ok(result.rows_affected())
}

fn read_invitation(row: InvitationRow) -> Result<Invitation, StoreError> {
    let (id, code, role, place, made_by, made_at, expires_at, used_by) = row;
    Ok(Invitation {
        id,
        code: InvitationCode::stored(code),
        role: read_role("invitations", id, &role, place)?,
        made_by: made_by.map(AccountId),
        made_at: instant("invitations", id, made_at)?,
        expires_at: instant("invitations", id, expires_at)?,
        used_by: used_by.map(AccountId),
    })
}
