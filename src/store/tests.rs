use futures::FutureExt;

use super::*;

async fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
    (folder, store)
}

async fn insert(tx: &mut Tx, key: &str, value_bytes: i64) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO cache (key, value, made_at) VALUES (?, hex(zeroblob(?)), 0)")
        .bind(key)
        .bind(value_bytes)
        .execute(tx.connection())
        .await?;
    Ok(())
}

async fn remember(store: &Store, key: &'static str) -> Result<(), StoreError> {
    store.write(move |tx| insert(tx, key, 0).boxed()).await
}

async fn limit_pages(store: &Store, pages: i64) {
    let sql = format!("PRAGMA max_page_count = {pages}");
    store
        .write(move |tx| {
            async move {
                sqlx::query(sqlx::AssertSqlSafe(sql)).execute(tx.connection()).await?;
                Ok::<_, StoreError>(())
            }
            .boxed()
        })
        .await
        .unwrap();
}

async fn remembered(store: &Store) -> Vec<String> {
    sqlx::query_scalar("SELECT key FROM cache ORDER BY key")
        .fetch_all(store.reader())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_job_that_fails_or_panics_leaves_nothing_and_harms_no_neighbour() {
    let (_folder, store) = store().await;
    // Nothing runs before the first await of the join, so that these wait together.
    let failing = store.write(|tx| {
        async move {
            insert(tx, "failed", 0).await?;
            Err::<(), _>(StoreError::Closed)
        }
        .boxed()
    });
    let panicking = store.write(|tx| {
        async move {
            insert(tx, "panicked", 0).await?;
            let rows: Vec<i64> =
                sqlx::query_scalar("SELECT 1 WHERE 0").fetch_all(tx.connection()).await?;
            assert!(!rows.is_empty(), "a bug");
            Ok::<(), StoreError>(())
        }
        .boxed()
    });
    let (first, failed, panicked, last) =
        tokio::join!(remember(&store, "first"), failing, panicking, remember(&store, "last"));
    first.unwrap();
    last.unwrap();
    assert!(matches!(failed, Err(StoreError::Closed)));
    assert!(matches!(panicked, Err(StoreError::Panicked(message)) if message == "a bug"));
    assert_eq!(remembered(&store).await, ["first", "last"]);
}

#[tokio::test]
async fn a_full_disk_is_told_apart_and_passes() {
    let (_folder, store) = store().await;
    limit_pages(&store, 1).await;
    let full = store.write(|tx| insert(tx, "large", 1_000_000).boxed()).await;
    assert!(matches!(full, Err(StoreError::Full)));
    limit_pages(&store, 1_000_000).await;
    remember(&store, "after").await.unwrap();
    assert_eq!(remembered(&store).await, ["after"]);
}

#[tokio::test]
async fn what_was_committed_is_there_after_closing_and_opening_again() {
    let (folder, store) = store().await;
    remember(&store, "kept").await.unwrap();
    store.close().await;
    assert!(matches!(remember(&store, "late").await, Err(StoreError::Closed)));
    let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
    assert_eq!(remembered(&store).await, ["kept"]);
}

#[tokio::test]
async fn a_newer_or_foreign_database_is_refused() {
    let (folder, store) = store().await;
    store
        .write(|tx| {
            async move {
                sqlx::query(
                    "UPDATE _sqlx_migrations SET version = 9999
                     WHERE version = (SELECT max(version) FROM _sqlx_migrations)",
                )
                .execute(tx.connection())
                .await?;
                Ok::<_, StoreError>(())
            }
            .boxed()
        })
        .await
        .unwrap();
    store.close().await;
    let newer = Store::open(&folder.path().join("bot.sqlite")).await;
    assert!(matches!(newer, Err(StoreError::Newer { found: 9999, .. })));

    let other = folder.path().join("other.sqlite");
    let mut connection = options(&other).connect().await.unwrap();
    sqlx::query("CREATE TABLE t (x)").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    assert!(matches!(Store::open(&other).await, Err(StoreError::Foreign)));
}

#[tokio::test]
async fn a_backup_of_a_running_bot_can_be_restored() {
    let (folder, store) = store().await;
    let database = folder.path().join("bot.sqlite");
    let copy = folder.path().join("copy.sqlite");
    remember(&store, "before").await.unwrap();
    backup(&database, &copy).await.unwrap();
    assert!(matches!(backup(&database, &copy).await, Err(BackupError::Exists(_))));
    remember(&store, "after").await.unwrap();

    let lock = Lock::take(&database).unwrap();
    assert!(matches!(restore(&copy, &database).await, Err(RestoreError::InUse(_))));
    drop(lock);
    store.close().await;

    let kept = restore(&copy, &database).await.unwrap().unwrap();
    let store = Store::open(&database).await.unwrap();
    assert_eq!(remembered(&store).await, ["before"]);
    let old = Store::open(&kept).await.unwrap();
    assert_eq!(remembered(&old).await, ["after", "before"]);
}

#[tokio::test]
async fn a_damaged_backup_is_not_restored() {
    let (folder, store) = store().await;
    let database = folder.path().join("bot.sqlite");
    remember(&store, "kept").await.unwrap();
    store.close().await;
    let broken = folder.path().join("broken.sqlite");
    std::fs::write(&broken, b"not a database at all, though long enough to look at").unwrap();
    assert!(matches!(restore(&broken, &database).await, Err(RestoreError::Damaged(_))));
    let empty = folder.path().join("empty.sqlite");
    std::fs::write(&empty, b"").unwrap();
    let refused = restore(&empty, &database).await;
    assert!(matches!(refused, Err(RestoreError::Store(StoreError::Foreign))));
    let store = Store::open(&database).await.unwrap();
    assert_eq!(remembered(&store).await, ["kept"]);
    assert!(health(&database).await.unwrap().problems.is_empty());
}

#[tokio::test]
async fn a_backup_is_put_in_the_place_of_a_damaged_database() {
    let (folder, store) = store().await;
    let database = folder.path().join("bot.sqlite");
    let copy = folder.path().join("copy.sqlite");
    remember(&store, "kept").await.unwrap();
    backup(&database, &copy).await.unwrap();
    store.close().await;
    std::fs::write(&database, b"not a database at all, though long enough to look at").unwrap();
    let kept = restore(&copy, &database).await.unwrap().unwrap();
    assert!(std::fs::read(&kept).unwrap().starts_with(b"not a database"));
    let store = Store::open(&database).await.unwrap();
    assert_eq!(remembered(&store).await, ["kept"]);
    assert!(!folder.path().join("bot.sqlite.partial").exists());
}

#[test]
fn every_migration_in_the_folder_is_carried() {
    let mut files: Vec<String> = std::fs::read_dir("migrations")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let carried: Vec<String> = migrations::names();
    assert_eq!(files, carried);
}

/// After each migration come rows as that version leaves them, so that the next one runs on rows.
#[tokio::test]
async fn every_migration_runs_on_rows_of_the_version_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bot.sqlite");
    for (version, name) in migrations::names().into_iter().enumerate() {
        let mut connection = options(&path).connect().await.unwrap();
        migrations::run_to(&mut connection, version + 1).await.unwrap();
        let rows = std::fs::read_to_string(format!("tests/data/migrations/{name}")).unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(rows)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
    let health = health(&path).await.unwrap();
    assert_eq!(health.problems, Vec::<String>::new());
    assert_eq!(health.version, newest_version());
    let tables: Vec<String> = {
        let store = Store::open(&path).await.unwrap();
        sqlx::query_scalar(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        )
        .fetch_all(store.reader())
        .await
        .unwrap()
    };
    let mut connection = options(&path).connect().await.unwrap();
    for table in tables {
        let count = format!("SELECT count(*) FROM {table}");
        let rows: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(count))
            .fetch_one(&mut connection)
            .await
            .unwrap();
        assert!(rows > 0, "tests/data/migrations has no row for {table}");
    }
}
