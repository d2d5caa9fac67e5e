//! `backup` and `restore`.

use std::path::PathBuf;

use crate::config::Config;
use crate::store;

use super::{Failure, say};

pub(super) async fn backup(config: Config, file: PathBuf) -> Result<(), Failure> {
    store::backup(&config.database, &file).await.map_err(anyhow::Error::from)?;
    say(format!("{} is a checked copy of {}", file.display(), config.database.display()));
    Ok(())
}

pub(super) async fn restore(config: Config, file: PathBuf) -> Result<(), Failure> {
    let kept = store::restore(&file, &config.database).await.map_err(anyhow::Error::from)?;
    say(format!("{} is now {}", config.database.display(), file.display()));
    if let Some(kept) = kept {
        say(format!("what was there before is kept as {}", kept.display()));
    }
    Ok(())
}
