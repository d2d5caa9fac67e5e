//! The SQL of accounts, roles and the audit, and what reading rows has in common.

mod deeds;
mod invitations;

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::account::{Account, AccountId, Actor, Consent, Person, Role, TelegramId};
use super::arrivals::Seen;
use super::home::Home;
use crate::clock::Timestamp;
use crate::locale::Language;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, expect_rows, id_list, instant};

pub(super) use deeds::deeds;
pub(super) use invitations::{
    expire_invitation, expire_invitations_of, insert_invitation, invitation, open_invitations,
    use_invitation,
};

/// Selects accounts, a row for each role and at least one; the end of the statement says which.
macro_rules! select_people {
    ($end:literal) => {
        concat!(
            "SELECT accounts.id, telegram_id, name, username, language, consent, consent_at,
                    unreachable_since, created_at, role, place
             FROM accounts LEFT JOIN roles ON account_id = accounts.id ",
            $end
        )
    };
}

type PersonRow = (
    i64,
    i64,
    String,
    Option<String>,
    String,
    String,
    Option<i64>,
    Option<i64>,
    i64,
    Option<String>,
    Option<i64>,
);

/// The person with this account.
///
/// # Errors
/// When the store fails.
pub async fn person(
    connection: &mut SqliteConnection,
    id: AccountId,
) -> Result<Option<Person>, StoreError> {
    let rows = sqlx::query_as(select_people!("WHERE accounts.id = ? ORDER BY role, place"))
        .bind(id.0)
        .fetch_all(connection)
        .await?;
    Ok(people(rows)?.pop())
}

/// These people, by their accounts.
///
/// # Errors
/// When the store fails.
pub async fn persons(
    connection: &mut SqliteConnection,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, Person>, StoreError> {
    let rows = sqlx::query_as(select_people!(
        "WHERE accounts.id IN (SELECT value FROM json_each(?)) ORDER BY accounts.id, role, place"
    ))
    .bind(id_list(ids.iter().map(|id| id.0)))
    .fetch_all(connection)
    .await?;
    Ok(people(rows)?.into_iter().map(|person| (person.account.id, person)).collect())
}

pub(super) async fn person_by_telegram(
    connection: &mut SqliteConnection,
    telegram_id: TelegramId,
) -> Result<Option<Person>, StoreError> {
    let rows = sqlx::query_as(select_people!("WHERE telegram_id = ? ORDER BY role, place"))
        .bind(telegram_id.0)
        .fetch_all(connection)
        .await?;
    Ok(people(rows)?.pop())
}

/// The roles that an account holds.
pub(super) async fn roles(
    connection: &mut SqliteConnection,
    id: AccountId,
) -> Result<Vec<Role>, StoreError> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT role, place FROM roles WHERE account_id = ?")
            .bind(id.0)
            .fetch_all(connection)
            .await?;
    rows.iter().map(|(role, place)| read_role("roles", id.0, role, *place)).collect()
}

/// Everyone who holds a role, by name.
pub(super) async fn officers(connection: &mut SqliteConnection) -> Result<Vec<Person>, StoreError> {
    let rows = sqlx::query_as(select_people!(
        "WHERE role IS NOT NULL ORDER BY name, accounts.id, role, place"
    ))
    .fetch_all(connection)
    .await?;
    people(rows)
}

pub(super) async fn insert_account(
    connection: &mut SqliteConnection,
    now: Timestamp,
    seen: &Seen,
    language: Language,
) -> Result<AccountId, StoreError> {
    let id = sqlx::query_scalar(
        "INSERT INTO accounts (telegram_id, name, username, language, created_at)
         VALUES (?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(seen.telegram_id.0)
    .bind(&seen.name)
    .bind(&seen.username)
    .bind(language.code())
    .bind(now.timestamp_millis())
    .fetch_one(connection)
    .await?;
    Ok(AccountId(id))
}

/// Writes what Telegram tells about somebody: name, username, whether they can be reached.
pub(super) async fn refresh_account(
    connection: &mut SqliteConnection,
    account: &Account,
) -> Result<(), StoreError> {
    let result = sqlx::query(
        "UPDATE accounts SET name = ?, username = ?, unreachable_since = ? WHERE id = ?",
    )
    .bind(&account.name)
    .bind(&account.username)
    .bind(account.unreachable_since.map(|at| at.timestamp_millis()))
    .bind(account.id.0)
    .execute(connection)
    .await?;
    expect_rows(&result, "accounts", 1)
}

pub(super) async fn consent(
    connection: &mut SqliteConnection,
    id: AccountId,
) -> Result<Consent, StoreError> {
    let (name, at): (String, Option<i64>) =
        sqlx::query_as("SELECT consent, consent_at FROM accounts WHERE id = ?")
            .bind(id.0)
            .fetch_one(connection)
            .await?;
    read_consent(id.0, &name, at)
}

pub(super) async fn set_consent(
    connection: &mut SqliteConnection,
    id: AccountId,
    consent: Consent,
) -> Result<(), StoreError> {
    let at = match consent {
        Consent::Unasked => None,
        Consent::Given { at } | Consent::Refused { at } => Some(at.timestamp_millis()),
    };
    let result = sqlx::query("UPDATE accounts SET consent = ?, consent_at = ? WHERE id = ?")
        .bind(consent_name(consent))
        .bind(at)
        .bind(id.0)
        .execute(connection)
        .await?;
    expect_rows(&result, "accounts", 1)
}

/// Whether it was another language before.
pub(super) async fn set_language(
    connection: &mut SqliteConnection,
    id: AccountId,
    language: Language,
) -> Result<bool, StoreError> {
    let result = sqlx::query("UPDATE accounts SET language = ?1 WHERE id = ?2 AND language <> ?1")
        .bind(language.code())
        .bind(id.0)
        .execute(connection)
        .await?;
    Ok(result.rows_affected() == 1)
}

pub(super) async fn home(
    connection: &mut SqliteConnection,
    id: AccountId,
) -> Result<Home, StoreError> {
    let commune: Option<i64> = sqlx::query_scalar("SELECT commune FROM accounts WHERE id = ?")
        .bind(id.0)
        .fetch_one(connection)
        .await?;
    Ok(match commune {
        None => Home::Unasked,
        Some(code) => PlaceCode::stored(code).map_or(Home::Unknown, Home::Commune),
    })
}

pub(super) async fn set_home(
    connection: &mut SqliteConnection,
    id: AccountId,
    home: Home,
) -> Result<(), StoreError> {
    let commune = match home {
        Home::Unasked => None,
        Home::Unknown => Some(0),
        Home::Commune(place) => Some(i64::from(place.number())),
    };
    let result = sqlx::query("UPDATE accounts SET commune = ? WHERE id = ?")
        .bind(commune)
        .bind(id.0)
        .execute(connection)
        .await?;
    expect_rows(&result, "accounts", 1)
}

/// Whether they did not hold the role before.
pub(super) async fn grant(
    connection: &mut SqliteConnection,
    now: Timestamp,
    account: AccountId,
    role: Role,
) -> Result<bool, StoreError> {
    let result = sqlx::query(
        "INSERT INTO roles (account_id, role, place, granted_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING",
    )
    .bind(account.0)
    .bind(role.name())
    .bind(place_column(role))
    .bind(now.timestamp_millis())
    .execute(connection)
    .await?;
    Ok(result.rows_affected() == 1)
}

/// Whether they held the role before.
pub(super) async fn revoke(
    connection: &mut SqliteConnection,
    account: AccountId,
    role: Role,
) -> Result<bool, StoreError> {
    let result = sqlx::query("DELETE FROM roles WHERE account_id = ? AND role = ? AND place = ?")
        .bind(account.0)
        .bind(role.name())
        .bind(place_column(role))
        .execute(connection)
        .await?;
    Ok(result.rows_affected() == 1)
}

/// Whether the audit knows that the role was taken away from this subject.
pub(super) async fn was_revoked(
    connection: &mut SqliteConnection,
    subject: &str,
    role: Role,
) -> Result<bool, StoreError> {
    let found: i64 = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM audit WHERE action = 'role.revoke' AND subject = ?1
            AND outcome = 'done' AND (detail = ?2 OR detail LIKE ?2 || ';%'))",
    )
    .bind(subject)
    .bind(role.to_string())
    .fetch_one(connection)
    .await?;
    Ok(found == 1)
}

pub(super) async fn admins(
    connection: &mut SqliteConnection,
) -> Result<Vec<AccountId>, StoreError> {
    let ids = sqlx::query_scalar("SELECT account_id FROM roles WHERE role = 'admin'")
        .fetch_all(connection)
        .await?;
    Ok(ids.into_iter().map(AccountId).collect())
}

/// A line of the audit.
pub(super) struct AuditRow<'a> {
    pub(super) now: Timestamp,
    pub(super) actor: &'a Actor,
    pub(super) action: &'a str,
    pub(super) subject: &'a str,
    pub(super) outcome: &'static str,
    pub(super) detail: &'a str,
}

pub(super) async fn append_audit(
    connection: &mut SqliteConnection,
    row: &AuditRow<'_>,
) -> Result<(), StoreError> {
    let (actor, account) = match row.actor {
        Actor::Person(person) => ("person", Some(person.account.id.0)),
        Actor::System => ("system", None),
        Actor::CommandLine => ("command_line", None),
    };
    sqlx::query(
        "INSERT INTO audit (at, actor, account_id, action, subject, outcome, detail)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(row.now.timestamp_millis())
    .bind(actor)
    .bind(account)
    .bind(row.action)
    .bind(row.subject)
    .bind(row.outcome)
    .bind(row.detail)
    .execute(connection)
    .await?;
    Ok(())
}

/// Puts the rows of one account together; they follow each other.
fn people(rows: Vec<PersonRow>) -> Result<Vec<Person>, StoreError> {
    let mut people: Vec<Person> = Vec::new();
    for row in rows {
        let (id, role, place) = (row.0, row.9.clone(), row.10);
        if people.last().is_none_or(|person| person.account.id.0 != id) {
            people.push(Person { account: read_account(row)?, roles: Vec::new() });
        }
        if let (Some(role), Some(place)) = (role, place)
            && let Some(person) = people.last_mut()
        {
            person.roles.push(read_role("roles", id, &role, place)?);
        }
    }
    Ok(people)
}

fn read_account(row: PersonRow) -> Result<Account, StoreError> {
    let (id, telegram_id, name, username, language, consent, consent_at, unreachable, created, ..) =
        row;
    let wrong = |detail: String| StoreError::Inconsistent { table: "accounts", row: id, detail };
    Ok(Account {
        id: AccountId(id),
        telegram_id: TelegramId(telegram_id),
        name,
        username,
        language: language
            .parse()
            .map_err(|error: crate::locale::UnknownLanguage| wrong(error.to_string()))?,
        consent: read_consent(id, &consent, consent_at)?,
        unreachable_since: unreachable.map(|at| instant("accounts", id, at)).transpose()?,
        created_at: instant("accounts", id, created)?,
    })
}

/// The word that the database and the audit use.
pub(super) fn consent_name(consent: Consent) -> &'static str {
    match consent {
        Consent::Unasked => "unasked",
        Consent::Given { .. } => "given",
        Consent::Refused { .. } => "refused",
    }
}

fn read_consent(id: i64, name: &str, at: Option<i64>) -> Result<Consent, StoreError> {
    let at = at.map(|at| instant("accounts", id, at)).transpose()?;
    match (name, at) {
        ("unasked", None) => Ok(Consent::Unasked),
        ("given", Some(at)) => Ok(Consent::Given { at }),
        ("refused", Some(at)) => Ok(Consent::Refused { at }),
        _ => Err(StoreError::Inconsistent {
            table: "accounts",
            row: id,
            detail: format!("consent {name:?} at {at:?}"),
        }),
    }
}

fn place_column(role: Role) -> i64 {
    role.place().map_or(0, |place| place.number().into())
}

fn read_role(table: &'static str, row: i64, name: &str, place: i64) -> Result<Role, StoreError> {
    let code = PlaceCode::stored(place);
    Role::of(name, code).filter(|_| place == 0 || code.is_some()).ok_or_else(|| {
        StoreError::Inconsistent { table, row, detail: format!("role {name:?}, place {place}") }
    })
}
