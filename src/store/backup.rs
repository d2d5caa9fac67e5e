//! Backups: a consistent copy while the bot runs, and putting one back while it does not.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use sqlx::{ConnectOptions, Connection};

use super::{StoreError, looking, migrations, options, problems};

/// Why a backup was not made.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is something at the target already.
    #[error("{0} exists already: name a file that does not")]
    Exists(PathBuf),
    /// There is no database to copy.
    #[error("there is no database at {0}")]
    Missing(PathBuf),
    /// The copy is not sound, and was removed.
    #[error("the copy is damaged ({0}); look at the disk, then at the database with `doctor`")]
    Damaged(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file system failed.
    #[error("{0} could not be written")]
    File(PathBuf, #[source] std::io::Error),
}

/// Why a backup was not put back.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is no file to restore.
    #[error("there is no file at {0}")]
    Missing(PathBuf),
    /// The bot has the database open.
    #[error("the bot is running on {0}: stop it first")]
    InUse(PathBuf),
    /// The file is damaged.
    #[error("the backup is damaged ({0}); nothing was changed")]
    Damaged(String),
    /// The database failed; also when the file is not one of ours, or is newer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file system failed.
    #[error("{0} could not be written; nothing was changed")]
    File(PathBuf, #[source] std::io::Error),
}

/// Copies the database at `from`, which may be in use, to the new file `to`, and checks the copy.
///
/// # Errors
/// When there is something at `to`, when copying fails, or when the copy is not sound.
pub async fn backup(from: &Path, to: &Path) -> Result<(), BackupError> {
    if !from.exists() {
        return Err(BackupError::Missing(from.to_owned()));
    }
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let partial = beside(to, "partial");
    _ = std::fs::remove_file(&partial);
    let made = copy(from, &partial).await;
    if let Err(error) = made {
        _ = std::fs::remove_file(&partial);
        return Err(error);
    }
    std::fs::rename(&partial, to).map_err(|error| BackupError::File(to.to_owned(), error))
}

async fn copy(from: &Path, to: &Path) -> Result<(), BackupError> {
    let mut connection =
        options(from).create_if_missing(false).connect().await.map_err(StoreError::from)?;
    migrations::check_ours(&mut connection).await?;
    sqlx::query("VACUUM INTO ?")
        .bind(to.to_string_lossy().into_owned())
        .execute(&mut connection)
        .await
        .map_err(StoreError::from)?;
    connection.close().await.map_err(StoreError::from)?;
    let damage = inspect(to).await?;
    if !damage.is_empty() {
        return Err(BackupError::Damaged(damage.join("; ")));
    }
    File::open(to)
        .and_then(|file| file.sync_all())
        .map_err(|error| BackupError::File(to.to_owned(), error))
}

/// Puts the backup `from` in the place of the database `to`. The database that was there is kept
/// beside it, and its path returned.
///
/// # Errors
/// When the bot runs on `to`, when `from` is no sound database of ours, or when it is newer than
/// this program. Nothing is changed then.
pub async fn restore(from: &Path, to: &Path) -> Result<Option<PathBuf>, RestoreError> {
    if !from.exists() {
        return Err(RestoreError::Missing(from.to_owned()));
    }
    let _lock = Lock::take(to).map_err(|error| match error.kind() {
        std::io::ErrorKind::WouldBlock => RestoreError::InUse(to.to_owned()),
        _ => RestoreError::File(to.to_owned(), error),
    })?;
    let damage = match inspect(from).await {
        Ok(damage) => damage,
        Err(StoreError::Database(error)) => vec![error.to_string()],
        Err(error) => return Err(error.into()),
    };
    if !damage.is_empty() {
        return Err(RestoreError::Damaged(damage.join("; ")));
    }
    let partial = beside(to, "partial");
    let restored = put_back(from, to, &partial).await;
    if restored.is_err() {
        _ = std::fs::remove_file(&partial);
    }
    restored
}

/// Copies a sound backup, and exchanges the copy for the database.
async fn put_back(from: &Path, to: &Path, partial: &Path) -> Result<Option<PathBuf>, RestoreError> {
    let fail = |error| RestoreError::File(to.to_owned(), error);
    std::fs::copy(from, partial).map_err(fail)?;
    File::open(partial).and_then(|file| file.sync_all()).map_err(fail)?;
    let kept = if to.exists() {
        let folded = fold_in(to).await;
        let kept = free_name(to);
        std::fs::rename(to, &kept).map_err(fail)?;
        if let Err(error) = folded {
            // A damaged database is what backups are for: it is kept as it is, with its log.
            tracing::warn!(%error, "the database that was there cannot be read; it is kept");
            _ = std::fs::rename(named(to, "-wal"), named(&kept, "-wal"));
        }
        Some(kept)
    } else {
        None
    };
    for log in ["-wal", "-shm"] {
        _ = std::fs::remove_file(named(to, log));
    }
    if let Err(error) = std::fs::rename(partial, to) {
        if let Some(kept) = &kept {
            _ = std::fs::rename(kept, to);
        }
        return Err(fail(error));
    }
    Ok(kept)
}

/// What is still in the log belongs to the database: brings it in, before that is moved.
async fn fold_in(path: &Path) -> Result<(), sqlx::Error> {
    let mut connection = options(path).connect().await?;
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await?;
    connection.close().await
}

/// Damage in a file that nobody has open; also refuses what is not ours, or newer.
async fn inspect(path: &Path) -> Result<Vec<String>, StoreError> {
    let mut connection = looking(path).connect().await?;
    migrations::check_ours(&mut connection).await?;
    let found = migrations::version(&mut connection).await?;
    if found == 0 {
        return Err(StoreError::Foreign);
    }
    if found > migrations::newest() {
        return Err(StoreError::Newer { found, known: migrations::newest() });
    }
    let damage = problems(&mut connection).await?;
    connection.close().await?;
    Ok(damage)
}

/// `database.sqlite.before-restore`, or with a number where that is taken.
fn free_name(path: &Path) -> PathBuf {
    let first = beside(path, "before-restore");
    let others = (2_u32..).map(|number| beside(path, &format!("before-restore-{number}")));
    std::iter::once(first.clone()).chain(others).find(|name| !name.exists()).unwrap_or(first)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    named(path, &format!(".{suffix}"))
}

fn named(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Held by the process that uses a database, so that a second bot on the same file, or a restore
/// under a running bot, is refused.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of the database at `path`.
    ///
    /// # Errors
    /// When another process holds it, or the lock's file cannot be made.
    pub fn take(path: &Path) -> Result<Self, std::io::Error> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(beside(path, "lock"))?;
        file.try_lock()?;
        Ok(Self { _file: file })
    }
}
