//! The SQL of finding producers and products.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::programme::places::PlaceCode;
use crate::store::StoreError;

use super::super::model::{ProducerId, ProductId};
use super::super::phone::Phone;
use super::super::search::{Found, FoundId};

/// A row of `register_search` is a producer's (even) or a product's (odd).
const FOUND: &str =
    "SELECT register_search.rowid % 2 AS is_product, register_search.rowid / 2 AS record,
        coalesce(products.name, owner.name) AS name, owner.name AS producer, owner.commune
     FROM register_search
     LEFT JOIN products ON register_search.rowid % 2 = 1 AND products.id = register_search.rowid / 2
     JOIN producers AS owner ON owner.id =
        CASE register_search.rowid % 2 WHEN 1 THEN products.producer_id
                                       ELSE register_search.rowid / 2 END";

fn within(communes: Option<&[PlaceCode]>) -> String {
    match communes {
        None => "1".to_owned(),
        Some(places) => {
            let codes: Vec<String> =
                places.iter().map(|place| place.number().to_string()).collect();
            format!("owner.commune IN ({})", codes.join(", "))
        }
    }
}

fn read(row: &SqliteRow) -> Result<Found, StoreError> {
    let (is_product, record): (i64, i64) = (row.try_get("is_product")?, row.try_get("record")?);
    Ok(Found {
        what: if is_product == 1 {
            FoundId::Product(ProductId(record))
        } else {
            FoundId::Producer(ProducerId(record))
        },
        name: row.try_get("name")?,
        producer: row.try_get("producer")?,
        commune: PlaceCode::stored(row.try_get("commune")?),
    })
}

/// A word as FTS5 takes it whole.
fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

/// Names that hold every word, the shortest first: the fewer other words, the closer.
pub(in crate::producers) async fn found_with_words(
    connection: &mut SqliteConnection,
    words: &[&str],
    communes: Option<&[PlaceCode]>,
    limit: usize,
) -> Result<Vec<Found>, StoreError> {
    // The index is of three letters at a time; shorter words are looked for in what it finds.
    let (long, short): (Vec<&str>, Vec<&str>) =
        words.iter().copied().partition(|word| word.chars().count() >= 3);
    let matched =
        if long.is_empty() { "1".to_owned() } else { "register_search MATCH ?1".to_owned() };
    let mut conditions = vec![matched, within(communes)];
    for at in 0..short.len() {
        conditions.push(format!("register_search.name LIKE ?{} ESCAPE '\\'", at + 2));
    }
    let sql = format!(
        "{FOUND} WHERE {} ORDER BY length(register_search.name), \
         register_search.rowid LIMIT {limit}",
        conditions.join(" AND ")
    );
    let long = long.into_iter().map(quoted).collect::<Vec<_>>().join(" ");
    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(long);
    for word in short {
        let word = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        query = query.bind(format!("%{word}%"));
    }
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// Names that share letters with what was typed, those that share most first.
pub(in crate::producers) async fn found_alike(
    connection: &mut SqliteConnection,
    typed: &str,
    communes: Option<&[PlaceCode]>,
    limit: usize,
) -> Result<Vec<Found>, StoreError> {
    let letters: Vec<char> = typed.chars().collect();
    let threes: Vec<String> =
        letters.windows(3).map(|three| quoted(&three.iter().collect::<String>())).collect();
    if threes.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "{FOUND} WHERE register_search MATCH ?1 AND {} ORDER BY rank LIMIT {limit}",
        within(communes)
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(threes.join(" OR "))
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

const BY_FIELD: &str = "SELECT 0 AS is_product, owner.id AS record, owner.name AS name,
        owner.name AS producer, owner.commune FROM producers AS owner";

/// Producers with this telephone number.
pub(in crate::producers) async fn found_by_phone(
    connection: &mut SqliteConnection,
    phone: &Phone,
    communes: Option<&[PlaceCode]>,
    limit: usize,
) -> Result<Vec<Found>, StoreError> {
    let sql = format!(
        "{BY_FIELD} WHERE owner.phone_key = ? AND owner.phone_key <> '' AND owner.merged_into IS NULL AND {} LIMIT {limit}",
        within(communes)
    );
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(phone.as_str()).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// The product with this code.
pub(in crate::producers) async fn found_by_code(
    connection: &mut SqliteConnection,
    code: &str,
    communes: Option<&[PlaceCode]>,
) -> Result<Vec<Found>, StoreError> {
    let sql = format!(
        "SELECT 1 AS is_product, products.id AS record, products.name AS name,
            owner.name AS producer, owner.commune
         FROM products JOIN producers AS owner ON owner.id = products.producer_id
         WHERE products.code = ? AND products.removed_at IS NULL AND {}",
        within(communes)
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(code).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}
