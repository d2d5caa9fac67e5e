//! Looks into the papers that came, and puts archives together, one at a time, beside the bot's other
//! work.
//!
//! What is to be done is a row, so that a bot that is killed goes on with it. A file passes through this
//! machine's disk, never whole through its memory.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use tokio::io::AsyncReadExt;
use tokio_util::sync::CancellationToken;

use super::archive::{self, Part};
use super::bundling::{self, Bundle};
use super::chat::telling;
use super::contents::{self, About};
use super::formats::HEAD;
use super::seeing::{self, Evidence};
use super::store::{self, Found, Unseen};
use crate::app::Services;
use crate::clock::Timestamp;
use crate::dossiers::moving;
use crate::store::{Change, StoreError, Tx};
use crate::telegram::files::LIMIT;
use crate::telegram::gateway::{CallError, Gateway};
use crate::telegram::outbox::{self, Fate, NewBeside, Settled};

/// How long to wait before something that failed is tried again.
const AGAIN: Duration = Duration::from_secs(20);

/// How long a file is asked for.
const PATIENCE: TimeDelta = TimeDelta::minutes(15);

/// What stands before the key of a part of an archive.
pub(super) const KEY: &str = "bundle:";

/// Why something is to be tried again.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("a paper cannot be fetched yet")]
    Call(#[from] CallError),
    #[error("the disk cannot be used")]
    Disk(#[from] std::io::Error),
}

/// Does what is to be done about papers, until `stop`.
pub async fn work(services: Arc<Services>, gateway: Gateway, stop: CancellationToken) {
    let work = async {
        let changed = services.store.changed(Change::Papers);
        loop {
            match next(&services, &gateway).await {
                Ok(true) => {}
                Ok(false) => {
                    if let Err(error) = outbox::sweep_beside(&services.store).await {
                        complain(&error, "files that have left were not deleted");
                    }
                    changed.notified().await;
                }
                Err(error) => {
                    complain(&error, "papers are looked after again soon");
                    services.clock.sleep(AGAIN).await;
                }
            }
        }
    };
    tokio::select! {
        () = work => {}
        () = stop.cancelled() => {}
    }
}

fn complain(error: &(dyn std::error::Error + 'static), what: &str) {
    tracing::warn!(error, "{what}");
}

/// A part of an archive has left, or never will: its file is not needed any more.
///
/// # Errors
/// When the store fails.
pub async fn on_settled(tx: &mut Tx, settled: &Settled) -> Result<(), StoreError> {
    if settled.key.starts_with(KEY) {
        if let Fate::Dead { .. } = settled.fate {
            outbox::give_up_media(tx, &settled.key).await?;
        }
        tx.touch(Change::Papers);
    }
    Ok(())
}

/// Does the next thing; false when there is none.
async fn next(services: &Arc<Services>, gateway: &Gateway) -> Result<bool, Trouble> {
    let (unseen, bundle) = {
        let mut reader = services.store.reader().acquire().await.map_err(StoreError::from)?;
        (store::unseen(&mut reader).await?, store::next_bundle(&mut reader).await?)
    };
    if let Some(unseen) = unseen {
        look(services, gateway, unseen).await?;
        return Ok(true);
    }
    if let Some(bundle) = bundle {
        make(services, gateway, bundle).await?;
        return Ok(true);
    }
    Ok(false)
}

/// What becomes of a file that was asked for: `None` where it cannot be had.
fn had<T>(asked: Result<T, CallError>, since: TimeDelta) -> Result<Option<T>, CallError> {
    match asked {
        Ok(there) => Ok(Some(there)),
        Err(CallError::Refused(refusal)) if refusal.retry_after.is_none() => {
            tracing::warn!(%refusal, "a paper cannot be fetched");
            Ok(None)
        }
        // One that cannot be had does not keep the others waiting for ever.
        Err(error) if since > PATIENCE => {
            tracing::warn!(%error, "a paper cannot be fetched");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Looks into a file: whether it is what it seems. With a folder for copies, it is copied as well.
async fn look(services: &Arc<Services>, gateway: &Gateway, unseen: Unseen) -> Result<(), Trouble> {
    let now = services.clock.now();
    let since = now - unseen.received_at;
    let copy = services.evidence.as_deref().map(|folder| copy_of(folder, unseen.file, &unseen));
    let head = match &copy {
        None => had(gateway.download_head(&unseen.file_id, HEAD).await, since)?,
        Some((part, _)) => {
            let most = u64::from(LIMIT);
            match had(gateway.download_to(&unseen.file_id, most, part).await, since)? {
                Some(()) => Some(head_of(part).await?),
                None => None,
            }
        }
    };
    let found = match &head {
        None => Found::Gone,
        Some(head) if unseen.format.begins(head) => Found::Sound,
        Some(_) => Found::Other,
    };
    if let Some((part, copy)) = &copy {
        if found == Found::Sound {
            tokio::fs::rename(part, copy).await?;
        } else {
            _ = tokio::fs::remove_file(part).await;
        }
    }
    let copied = copy.is_some() && found == Found::Sound;
    let inside = services.clone();
    services
        .store
        .write(move |tx| {
            async move {
                store::looked(tx, unseen.file, found, copied).await?;
                if found == Found::Other {
                    telling::broken(tx, now, &inside, unseen.file).await?;
                }
                Ok::<_, StoreError>(())
            }
            .boxed()
        })
        .await?;
    Ok(())
}

/// Where a file is copied to, first in part: a name of our own.
fn copy_of(folder: &Path, file: i64, unseen: &Unseen) -> (PathBuf, PathBuf) {
    let name = format!("{file}.{}", unseen.format.name());
    (folder.join(format!(".{name}.part")), folder.join(name))
}

async fn head_of(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let most = u64::try_from(HEAD).unwrap_or(u64::MAX);
    tokio::fs::File::open(path).await?.take(most).read_to_end(&mut head).await?;
    Ok(head)
}

/// Makes the next part of an archive, and hands it to the outbox.
async fn make(services: &Arc<Services>, gateway: &Gateway, bundle: Bundle) -> Result<(), Trouble> {
    let now = services.clock.now();
    let programme = &services.programme;
    let mut reader = services.store.reader().acquire().await.map_err(StoreError::from)?;
    let Some(case) = moving::case(&mut reader, bundle.dossier).await? else {
        return give_up(services, bundle).await;
    };
    let sheet = seeing::sheet(&mut reader, now, programme, case).await?;
    let mut all = Vec::new();
    for row in bundle.parts.iter().flatten() {
        all.extend(store::evidence(&mut reader, *row).await?);
    }
    drop(reader);
    let central = bundling::central(&sheet, programme);
    let names = bundling::names(&sheet, &all, bundling::own_drawer(central).as_deref());
    let rows = bundle.parts.get(bundle.part).map(Vec::as_slice).unwrap_or_default();
    let files: Vec<Evidence> = all.into_iter().filter(|file| rows.contains(&file.id)).collect();

    let beside = services.store.beside();
    let folder = beside.join(format!("making-{}", bundle.id));
    tokio::fs::create_dir_all(&folder).await?;
    let mut lost = bundle.lost.clone();
    let mut sources = Vec::new();
    for file in &files {
        let name = names.get(&file.id).cloned().unwrap_or_default();
        match fetch(services, gateway, (file, &folder), now - bundle.asked_at).await? {
            Some(path) => sources.push((path, name)),
            None => lost.push(file.id),
        }
    }
    let about = About {
        sheet: &sheet,
        bundle: &bundle,
        files: &files,
        names: &names,
        lost: &lost,
        central,
    };
    let page = contents::page(services, now, about);
    let drawers = central.iter().enumerate();
    let part = Part {
        files: sources,
        folders: drawers.map(|(at, drawer)| bundling::drawer_name(at, drawer)).collect(),
        contents: (contents::NAME.to_owned(), page),
    };
    let name = format!("{}-{}.zip", bundle.id, bundle.part);
    let path = beside.join(&name);
    tokio::task::spawn_blocking(move || archive::write(&path, &part))
        .await
        .map_err(std::io::Error::other)??;
    _ = tokio::fs::remove_dir_all(&folder).await;
    hand_over(services, now, (bundle, lost, name)).await
}

/// A file on this machine's disk; `None` where it cannot be had.
async fn fetch(
    services: &Services,
    gateway: &Gateway,
    (file, folder): (&Evidence, &Path),
    since: TimeDelta,
) -> Result<Option<PathBuf>, CallError> {
    let name = format!("{}.{}", file.file, file.format.name());
    if let Some(copies) = &services.evidence {
        let copy = copies.join(&name);
        if tokio::fs::try_exists(&copy).await.unwrap_or(false) {
            return Ok(Some(copy));
        }
    }
    let path = folder.join(name);
    let asked = gateway.download_to(&file.file_id, u64::from(LIMIT), &path).await;
    Ok(had(asked, since)?.map(|()| path))
}

/// Hands a part to the outbox, in the transaction that says that it is made.
async fn hand_over(
    services: &Arc<Services>,
    now: Timestamp,
    (bundle, lost, path): (Bundle, Vec<i64>, String),
) -> Result<(), Trouble> {
    let inside = services.clone();
    services
        .store
        .write(move |tx| {
            async move {
                let key = format!("{KEY}{}:{}", bundle.id, bundle.part);
                let file_name = telling::part_name(tx, &inside, &bundle).await?;
                let mime = "application/zip".to_owned();
                let file = NewBeside { key: key.clone(), file_name, mime, path };
                let media = outbox::keep_beside(tx, file).await?;
                telling::part(tx, now, &inside, (&bundle, &lost, media)).await?;
                store::advance(tx, &bundle, &lost).await
            }
            .boxed()
        })
        .await?;
    Ok(())
}

/// Its dossier is gone: there is nothing to send.
async fn give_up(services: &Services, bundle: Bundle) -> Result<(), Trouble> {
    let last = Bundle { part: bundle.parts.len().saturating_sub(1), ..bundle };
    services
        .store
        .write(move |tx| {
            async move {
                let lost = last.lost.clone();
                store::advance(tx, &last, &lost).await
            }
            .boxed()
        })
        .await?;
    Ok(())
}
