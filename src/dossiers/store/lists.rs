//! The SQL of the officials' lists.

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::clock::Timestamp;
use crate::dossiers::model::DossierId;
use crate::programme::places::PlaceCode;
use crate::store::StoreError;

/// Dossiers that wait for the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Filed, and not received yet.
    Submitted,
    /// Being checked.
    Checking,
    /// Something is missing.
    Missing,
    /// Being evaluated.
    Reviewing,
    /// Being prepared.
    Drafts,
    /// At their end.
    Over,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Submitted, Self::Checking, Self::Missing, Self::Reviewing, Self::Drafts, Self::Over];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Checking => "checking",
            Self::Missing => "missing",
            Self::Reviewing => "reviewing",
            Self::Drafts => "drafts",
            Self::Over => "over",
        }
    }
}

/// Which dossiers of the communes somebody may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Of a group.
    In(Group),
    /// Filed on this day or before, and still with the commune.
    Late(NaiveDate),
}

impl Which {
    fn condition(self) -> String {
        match self {
            Self::In(group) => format!("dossiers.stage = '{}'", group.name()),
            Self::Late(day) => {
                format!(
                    "dossiers.stage IN ('submitted', 'checking') AND dossiers.filed_on <= '{day}'"
                )
            }
        }
    }
}

/// The communes whose records somebody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All of them.
    Province,
    /// These.
    Communes(Vec<PlaceCode>),
}

impl Reach {
    /// A condition on `dossiers.commune`.
    pub(crate) fn condition(&self) -> String {
        match self {
            Self::Province => "1".to_owned(),
            Self::Communes(places) => {
                let codes: Vec<String> =
                    places.iter().map(|place| place.number().to_string()).collect();
                format!("dossiers.commune IN ({})", codes.join(", "))
            }
        }
    }
}

/// A dossier in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The dossier.
    pub id: DossierId,
    /// Its product's name.
    pub product: String,
    /// Its producer's name.
    pub producer: String,
    /// The producer's commune.
    pub commune: Option<PlaceCode>,
    /// Since when it is in its status.
    pub changed_at: Timestamp,
}

const AROUND: &str = "dossiers JOIN products ON products.id = dossiers.product_id
     JOIN producers ON producers.id = products.producer_id";

/// How many there are.
pub(in crate::dossiers) async fn count(
    connection: &mut SqliteConnection,
    which: Which,
    reach: &Reach,
) -> Result<i64, StoreError> {
    let (which, reach) = (which.condition(), reach.condition());
    let sql = format!("SELECT count(*) FROM dossiers WHERE {which} AND {reach}");
    Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(connection).await?)
}

/// Those that have waited longest first.
pub(in crate::dossiers) async fn list(
    connection: &mut SqliteConnection,
    which: Which,
    reach: &Reach,
    (limit, skip): (usize, usize),
) -> Result<Vec<Listed>, StoreError> {
    let order = match which {
        // What ended is looked for among the newest.
        Which::In(Group::Over) => "dossiers.changed_at DESC, dossiers.id DESC",
        _ => "dossiers.changed_at, dossiers.id",
    };
    let sql = format!(
        "SELECT dossiers.id, products.name AS product, producers.name AS producer,
            producers.commune, dossiers.changed_at
         FROM {AROUND} WHERE {} AND {} ORDER BY {order} LIMIT ? OFFSET ?",
        which.condition(),
        reach.condition(),
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(i64::try_from(skip).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &SqliteRow) -> Result<Listed, StoreError> {
    let changed_at: i64 = row.try_get("changed_at")?;
    Ok(Listed {
        id: DossierId(row.try_get("id")?),
        product: row.try_get("product")?,
        producer: row.try_get("producer")?,
        commune: PlaceCode::stored(row.try_get("commune")?),
        changed_at: Timestamp::from_timestamp_millis(changed_at).unwrap_or_default(),
    })
}
