//! The SQL of the officials' lists.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::clock::{Timestamp, local_date};
use crate::dossiers::lists::Reach;
use crate::dossiers::rules::Status;
use crate::producers::model::ProductId;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};

use super::super::model::{Contact, Listed, Missed, Reaction, Subject, Why};
use super::{COLUMNS, odd, read, read_commune, read_day, read_kind};

fn within(reach: &Reach) -> String {
    match reach {
        Reach::Province => "1".to_owned(),
        Reach::Communes(places) => {
            let codes: Vec<String> =
                places.iter().map(|place| place.number().to_string()).collect();
            format!("deadlines.commune IN ({})", codes.join(", "))
        }
    }
}

/// What the producer's people did last about a deadline. What they did before the last reminder came is
/// no answer to it any more; not to want any holds.
const REACTION: &str =
    "(SELECT reaction FROM reminders WHERE reminders.product_id = deadlines.product_id
     AND reminders.kind = deadlines.kind AND reminders.due_on = deadlines.due_on
     AND audience = 'producer' AND reaction IS NOT NULL
     AND (reaction = 'mute' OR reacted_at >= (SELECT coalesce(max(send_at), 0) FROM reminders AS later
        WHERE later.product_id = deadlines.product_id AND later.kind = deadlines.kind
          AND later.due_on = deadlines.due_on AND later.audience = 'producer'
          AND later.state IN ('queued', 'sent')))
     ORDER BY reacted_at DESC, id DESC LIMIT 1)";

/// The status of its dossier, where that was filed and it is for officials to act.
const FILED: &str = "CASE WHEN kind IN ('pending', 'lapsed') THEN
        (SELECT CASE WHEN stage NOT IN ('drafts', 'over') THEN status END FROM dossiers
         WHERE dossiers.product_id = deadlines.product_id ORDER BY id DESC LIMIT 1) END";

/// Whether the producer's people have asked for help, and nobody has answered yet.
const ASKED: &str =
    "EXISTS (SELECT 1 FROM reminders JOIN tickets ON tickets.id = reminders.ticket_id
     WHERE reminders.product_id = deadlines.product_id AND reminders.kind = deadlines.kind
       AND reminders.due_on = deadlines.due_on AND audience = 'producer'
       AND tickets.state IN ('waiting', 'taken'))";

/// Whether that is none that an officer can wait for: nobody has, somebody wants no reminders, or it is
/// late already. What lies with the officials is not for its producer to react to, nor is it for whoever
/// waits for an answer of theirs.
const URGENT: &str = "(kind <> 'pending' AND filed IS NULL AND NOT asked
     AND (reaction IS NULL OR reaction = 'mute' OR act_on < ?3))";

/// The same but for those who have said that they want no reminders: that is a reaction, too.
const SILENT: &str = "(kind <> 'pending' AND filed IS NULL AND NOT asked
     AND (reaction IS NULL OR (reaction <> 'mute' AND act_on < ?3)))";

/// How the producer's people can be written to.
const CONTACT: &str = "(SELECT CASE WHEN count(*) = 0 THEN 'nobody'
        WHEN count(*) = count(unreachable_since) THEN 'blocked' ELSE 'reached' END
     FROM producer_members JOIN accounts ON accounts.id = producer_members.account_id
     WHERE producer_members.producer_id = deadlines.producer_id
        OR producer_members.producer_id IN
           (SELECT id FROM producers WHERE merged_into = deadlines.producer_id))";

/// Deadlines that are to be acted on between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadlines) struct Period {
    pub(in crate::deadlines) from: NaiveDate,
    pub(in crate::deadlines) to: NaiveDate,
    /// Those too that an officer is to see to, whenever they are to be acted on.
    pub(in crate::deadlines) with_tasks: bool,
}

impl Period {
    fn sql(self) -> &'static str {
        if self.with_tasks {
            "(act_on BETWEEN ?1 AND ?2 OR EXISTS (SELECT 1 FROM deadline_tasks
                WHERE deadline_tasks.product_id = deadlines.product_id AND closed_at IS NULL
                  AND deadline_tasks.kind = deadlines.kind
                  AND deadline_tasks.due_on = deadlines.due_on))"
        } else {
            "act_on BETWEEN ?1 AND ?2"
        }
    }
}

/// How many deadlines of a commune are to be acted on by a day, and of how many nobody has reacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadlines) struct Count {
    pub(in crate::deadlines) commune: PlaceCode,
    pub(in crate::deadlines) all: i64,
    pub(in crate::deadlines) silent: i64,
}

/// Those of each commune that has any: where somebody has to act first without having reacted, first.
pub(in crate::deadlines) async fn counts(
    connection: &mut SqliteConnection,
    reach: &Reach,
    (period, today): (Period, NaiveDate),
) -> Result<Vec<Count>, StoreError> {
    // Materialized: otherwise each use of a reaction looks for it again.
    let sql = format!(
        "WITH due AS MATERIALIZED (SELECT commune, kind, act_on, {REACTION} AS reaction,
            {FILED} AS filed, {ASKED} AS asked FROM deadlines WHERE {} AND {})
         SELECT commune, count(*) AS every, sum({SILENT}) AS silent,
            min(CASE WHEN {URGENT} AND kind <> 'lapsed' THEN act_on END) AS first
         FROM due GROUP BY commune ORDER BY first IS NULL, first, silent DESC, commune",
        within(reach),
        period.sql()
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(period.from.to_string())
        .bind(period.to.to_string())
        .bind(today.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Count {
                commune: read_commune(row, "deadlines", 0)?,
                all: row.try_get("every")?,
                silent: row.try_get("silent")?,
            })
        })
        .collect()
}

/// Which deadlines are listed, of the communes somebody may see.
#[derive(Clone, Debug)]
pub(in crate::deadlines) struct Which<'a> {
    pub(in crate::deadlines) reach: &'a Reach,
    pub(in crate::deadlines) period: Period,
    pub(in crate::deadlines) today: NaiveDate,
    /// Only those whose people have not reacted, or cannot be written to, and what lies with officials.
    pub(in crate::deadlines) to_call: bool,
}

/// A slice of them: by commune where `by_commune`, the first first; otherwise by urgency: what nobody has
/// reacted to before the rest, and what is over last.
pub(in crate::deadlines) async fn list(
    connection: &mut SqliteConnection,
    which: &Which<'_>,
    by_commune: bool,
    (limit, skip): (usize, usize),
) -> Result<Vec<Listed>, StoreError> {
    let to_call = if which.to_call {
        format!(
            "({URGENT} OR asked OR contact <> 'reached' OR kind = 'pending' OR filed IS NOT NULL)"
        )
    } else {
        "?3 IS NOT NULL".to_owned()
    };
    let urgency = format!("kind = 'lapsed', NOT {URGENT}, act_on");
    let order = if by_commune { "commune, act_on" } else { urgency.as_str() };
    let sql = format!(
        "SELECT *, {SILENT} AS silent FROM (SELECT {COLUMNS}, {REACTION} AS reaction,
            {CONTACT} AS contact, {FILED} AS filed, {ASKED} AS asked,
            (SELECT name FROM products WHERE products.id = deadlines.product_id) AS product_name,
            (SELECT name FROM producers WHERE producers.id = deadlines.producer_id) AS producer_name,
            (SELECT representative FROM producers WHERE producers.id = deadlines.producer_id)
                AS representative,
            (SELECT phone FROM producers WHERE producers.id = deadlines.producer_id) AS phone,
            (SELECT max(called_at) FROM deadline_tasks
             WHERE deadline_tasks.kind = deadlines.kind
               AND deadline_tasks.product_id = deadlines.product_id
               AND deadline_tasks.due_on = deadlines.due_on) AS called_at,
            (SELECT accounts.name FROM deadline_tasks JOIN accounts ON accounts.id = officer_id
             WHERE deadline_tasks.kind = deadlines.kind
               AND deadline_tasks.product_id = deadlines.product_id
               AND deadline_tasks.due_on = deadlines.due_on
               AND closed_at IS NULL ORDER BY level DESC LIMIT 1) AS officer
         FROM deadlines WHERE {} AND {})
         WHERE {to_call} ORDER BY {order}, product_id, kind LIMIT ?4 OFFSET ?5",
        within(which.reach),
        which.period.sql()
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(which.period.from.to_string())
        .bind(which.period.to.to_string())
        .bind(which.today.to_string())
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(i64::try_from(skip).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_listed).collect()
}

fn read_listed(row: &SqliteRow) -> Result<Listed, StoreError> {
    let (reaction, contact): (Option<String>, String) =
        (row.try_get("reaction")?, row.try_get("contact")?);
    let called_at: Option<i64> = row.try_get("called_at")?;
    let filed: Option<String> = row.try_get("filed")?;
    Ok(Listed {
        due: read(row)?,
        product: row.try_get("product_name")?,
        producer: row.try_get("producer_name")?,
        representative: row.try_get("representative")?,
        phone: row.try_get("phone")?,
        reaction: reaction.as_deref().and_then(Reaction::of),
        contact: match contact.as_str() {
            "nobody" => Contact::Nobody,
            "blocked" => Contact::Blocked,
            _ => Contact::Reached,
        },
        filed: filed.as_deref().and_then(Status::of),
        is_asked: row.try_get("asked")?,
        is_silent: row.try_get("silent")?,
        called_at: called_at.and_then(Timestamp::from_timestamp_millis),
        officer: row.try_get("officer")?,
    })
}

/// How many promised reminders were missed since an instant, of each commune.
pub(in crate::deadlines) async fn missed(
    connection: &mut SqliteConnection,
    since: Timestamp,
) -> Result<Vec<(PlaceCode, i64)>, StoreError> {
    let rows = sqlx::query(
        "SELECT commune, count(*) AS every FROM reminders
            JOIN products ON products.id = reminders.product_id
            JOIN producers ON producers.id = products.producer_id
         WHERE state = 'missed' AND why <> 'muted' AND send_at >= ?
         GROUP BY commune",
    )
    .bind(since.timestamp_millis())
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok((read_commune(row, "producers", 0)?, row.try_get("every")?))).collect()
}

/// The promised reminders that were missed since an instant, the newest first.
pub(in crate::deadlines) async fn missed_ones(
    connection: &mut SqliteConnection,
    reach: &Reach,
    since: Timestamp,
    (limit, skip): (usize, usize),
) -> Result<Vec<Missed>, StoreError> {
    let sql = format!(
        "SELECT reminders.id, reminders.kind, reminders.product_id, due_on, rung, why, send_at,
            products.name AS product_name, producers.name AS producer_name,
            producers.commune, accounts.name AS person
         FROM reminders JOIN products ON products.id = reminders.product_id
            JOIN producers ON producers.id = products.producer_id
            LEFT JOIN accounts ON accounts.id = reminders.account_id
         WHERE state = 'missed' AND why <> 'muted' AND send_at >= ? AND {}
         ORDER BY send_at DESC, reminders.id DESC LIMIT ? OFFSET ?",
        within(reach).replace("deadlines.", "producers.")
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(since.timestamp_millis())
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(i64::try_from(skip).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    let read = |row: &SqliteRow| {
        let (table, id): (_, i64) = ("reminders", row.try_get("id")?);
        let (why, send_at): (String, i64) = (row.try_get("why")?, row.try_get("send_at")?);
        Ok(Missed {
            subject: Subject {
                kind: read_kind(row, table, id)?,
                product: ProductId(row.try_get("product_id")?),
                due_on: read_day(row, (table, id), "due_on")?,
            },
            rung: row.try_get("rung")?,
            why: Why::of(&why).ok_or_else(|| odd(table, id, format!("why {why:?}")))?,
            on: local_date(Timestamp::from_timestamp_millis(send_at).unwrap_or_default()),
            product: row.try_get("product_name")?,
            producer: row.try_get("producer_name")?,
            commune: read_commune(row, table, id)?,
            person: row.try_get("person")?,
        })
    };
    rows.iter().map(read).collect()
}

/// The last Monday whose digest was seen to.
pub(in crate::deadlines) async fn last_digest(
    connection: &mut SqliteConnection,
) -> Result<Option<NaiveDate>, StoreError> {
    let monday: Option<String> = sqlx::query_scalar("SELECT max(monday) FROM deadline_digests")
        .fetch_one(connection)
        .await?;
    Ok(monday.and_then(|day| day.parse().ok()))
}

/// Writes down that a week's digest was seen to.
pub(in crate::deadlines) async fn digested(
    tx: &mut Tx,
    now: Timestamp,
    monday: NaiveDate,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO deadline_digests (monday, at) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(monday.to_string())
        .bind(now.timestamp_millis())
        .execute(tx.connection())
        .await?;
    Ok(())
}
