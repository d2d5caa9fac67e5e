//! The SQL of finding producers and products.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::programme::places::PlaceCode;
use crate::store::StoreError;

use super::super::model::{ProducerId, ProductId};
use super::super::phone::Phone;
use super::super::search::{Found, FoundId};

/// Names that are looked at more closely when many could be meant: a few milliseconds' worth.
const LOOKED_AT: i64 = 1_000;

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

/// Letters in a word that FTS5's index can look for.
const LETTERS: usize = 3;

/// Names that hold every word, in the whole province: those that are exactly what was typed, and of the
/// others at most [`LOOKED_AT`]. For words that more names hold, more has to be typed.
pub(in crate::producers) async fn found_with_words(
    connection: &mut SqliteConnection,
    words: &[&str],
) -> Result<Vec<Found>, StoreError> {
    // The index is of three letters at a time; shorter words are looked for in what it finds.
    let (long, short): (Vec<&str>, Vec<&str>) =
        words.iter().copied().partition(|word| word.chars().count() >= LETTERS);
    let matched = if long.is_empty() { "1" } else { "register_search MATCH ?1" };
    let likes =
        (0..short.len()).map(|at| format!("register_search.name LIKE ?{} ESCAPE '\\'", at + 3));
    let conditions =
        std::iter::once(matched.to_owned()).chain(likes).collect::<Vec<_>>().join(" AND ");
    let sql = format!(
        "WITH fitting AS MATERIALIZED (
            SELECT * FROM (SELECT rowid AS number FROM register_search
                           WHERE {conditions} LIMIT {LOOKED_AT})
            UNION SELECT id * 2 FROM producers WHERE name_key = ?2 AND merged_into IS NULL
            UNION SELECT id * 2 + 1 FROM products WHERE name_key = ?2 AND removed_at IS NULL)
         {FOUND} WHERE register_search.rowid IN (SELECT number FROM fitting)"
    );
    let all = long.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(all).bind(words.join(" "));
    for word in short {
        query = query.bind(format!("%{}%", escaped(word)));
    }
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// A word within a pattern of `LIKE`.
fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Names that share letters with what was typed, in the whole province, at most [`LOOKED_AT`]: those that
/// hold the letters that the fewest names hold.
pub(in crate::producers) async fn found_alike(
    connection: &mut SqliteConnection,
    typed: &str,
) -> Result<Vec<Found>, StoreError> {
    let letters: Vec<char> = typed.chars().collect();
    let threes: Vec<String> =
        letters.windows(LETTERS).map(|three| three.iter().collect::<String>()).collect();
    let counted: Vec<(String, i64)> = sqlx::query_as(
        "SELECT term, doc FROM register_letters
         WHERE term IN (SELECT value FROM json_each(?)) ORDER BY doc",
    )
    .bind(serde_json::to_string(&threes).unwrap_or_default())
    .fetch_all(&mut *connection)
    .await?;
    let mut room = LOOKED_AT;
    let rare: Vec<String> = counted
        .into_iter()
        .map_while(|(three, names)| {
            let taken = (room > 0).then(|| quoted(&three));
            room -= names;
            taken
        })
        .collect();
    if rare.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{FOUND} WHERE register_search MATCH ? LIMIT {LOOKED_AT}");
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(rare.join(" OR ")).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

/// All names in these communes, which are few enough to be looked at one by one.
pub(in crate::producers) async fn names_in(
    connection: &mut SqliteConnection,
    communes: &[PlaceCode],
) -> Result<Vec<Found>, StoreError> {
    let within = within(Some(communes));
    // What a merged producer made is its successor's.
    let sql = format!(
        "{BY_FIELD} WHERE owner.merged_into IS NULL AND {within}
         UNION ALL
         SELECT 1, products.id, products.name, owner.name, owner.commune
         FROM producers AS owner
         JOIN products ON products.removed_at IS NULL AND products.producer_id IN (
            SELECT owner.id UNION ALL SELECT id FROM producers WHERE merged_into = owner.id)
         WHERE owner.merged_into IS NULL AND {within}"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(connection).await?;
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
