//! Keeps the handbook in use up to date: builds it at the start and after every change, beside
//! everything else, and puts it on the shelf. Also tries a change before it is made, so that what
//! was built for the trial is at hand when the change is published.

use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::SqlitePool;
use tokio_util::sync::CancellationToken;

use crate::app::Services;
use crate::clock::{Timestamp, local_date};
use crate::store::{Change, Store, StoreError, Tx, recall, remember};

use super::library::{Ground, Laid, Note, Warning, compare};
use super::overlay::{self, Checked, Overlay, Version};
use super::{Calibration, EmbeddedError, Entry, EntryId, Fault, Handbook, Problem};

/// What the search has learnt about the handbook.
const CALIBRATION: &str = "calibration";

/// How often the database is looked at for what another process has changed (an import on the command
/// line), or once more after it failed.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// Why the handbook could not be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What the program carries cannot be read.
    #[error(transparent)]
    Load(#[from] EmbeddedError),
    /// It panicked.
    #[error("building the handbook panicked")]
    Panicked,
}

/// A handbook with what it is made of: what a trial has built, or what was in use.
#[derive(Debug)]
pub(super) struct Tried {
    laid: Laid,
    handbook: Arc<Handbook>,
}

/// Keeps the handbook on the shelf up to date until `stop`. Questions wait for the first one.
pub async fn keep(services: Arc<Services>, stop: CancellationToken) {
    let changed = services.store.changed(Change::Handbook);
    let mut in_use: Option<(i64, Laid)> = None;
    loop {
        match refresh(&services, &mut in_use).await {
            Ok(()) => {}
            Err(error) => {
                let error = &error as &dyn std::error::Error;
                tracing::error!(error, "the handbook could not be put into use");
            }
        }
        tokio::select! {
            () = changed.notified() => {}
            () = services.clock.sleep(LOOK_AGAIN) => {}
            () = stop.cancelled() => return,
        }
    }
}

async fn refresh(services: &Services, in_use: &mut Option<(i64, Laid)>) -> Result<(), BuildError> {
    let reader = services.store.reader();
    if let Some((revision, _)) = in_use
        && overlay::revision(reader).await? == *revision
    {
        return Ok(());
    }
    let overlay = overlay::load(reader).await?;
    let revision = overlay.revision;
    let (ground, laid) = lay(overlay).await?;
    if let Some((known, before)) = in_use
        && before.reads_like(&laid)
    {
        *known = revision;
        return Ok(());
    }
    let handbook = if let Some(handbook) = services.handbook.at_hand(&laid) {
        handbook
    } else {
        let kept = learnt(services.store.reader()).await?;
        let laid = laid.clone();
        blocking(move || Arc::new(ground.build(&laid, kept))).await?
    };
    for note in &laid.notes {
        match note {
            Note::Unreadable { entry, number, problems } => {
                tracing::warn!(%entry, number, ?problems, "a version cannot be read: not shown");
            }
            Note::Changed { entry, number, carried_is_newer: true, .. } => {
                tracing::warn!(%entry, number, "the program carries a newer text than the one shown");
            }
            Note::Changed { .. } | Note::Withdrawn { .. } | Note::Taught { .. } => {}
        }
    }
    let calibration = serde_json::to_string(handbook.calibration()).unwrap_or_default();
    if let Some((_, laid)) = in_use.take() {
        let handbook = services.handbook.take().await;
        services.handbook.keep_at_hand(Tried { laid, handbook });
    }
    services.handbook.put(handbook);
    tracing::info!(revision, entries = laid.entries.len(), "the handbook is in use");
    *in_use = Some((revision, laid));
    remember_calibration(&services.store, services.clock.now(), calibration).await?;
    Ok(())
}

/// What was learnt: about the handbook in use, or before the last stop.
///
/// # Errors
/// When the store fails.
pub async fn learnt(reader: &SqlitePool) -> Result<Option<Calibration>, StoreError> {
    let text = recall(reader, CALIBRATION).await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps what was learnt about a handbook that is to be in use soon.
///
/// # Errors
/// When the store fails.
pub async fn remember_learnt(
    tx: &mut Tx,
    now: Timestamp,
    calibration: &Calibration,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(calibration).unwrap_or_default();
    remember(tx, now, CALIBRATION, &text).await
}

async fn remember_calibration(
    store: &Store,
    now: Timestamp,
    text: String,
) -> Result<(), StoreError> {
    if recall(store.reader(), CALIBRATION).await?.as_ref() == Some(&text) {
        return Ok(());
    }
    store
        .write(move |tx| Box::pin(async move { remember(tx, now, CALIBRATION, &text).await }))
        .await
}

/// What lies over the carried files in a database that is only looked at; nothing where the database
/// is older than that.
///
/// # Errors
/// When it cannot be read.
pub async fn overlay_of_file(path: &std::path::Path) -> Result<Overlay, StoreError> {
    /// The migration that brought the tables.
    const SINCE: i64 = 4;
    let (reader, version) = crate::store::look(path).await?;
    let overlay = if version < SINCE { Overlay::default() } else { overlay::load(&reader).await? };
    reader.close().await;
    Ok(overlay)
}

async fn lay(overlay: Overlay) -> Result<(Arc<Ground>, Laid), BuildError> {
    lay_with(overlay, None).await
}

/// The same with an entry that is not published yet.
async fn lay_with(
    overlay: Overlay,
    entry: Option<Arc<Entry>>,
) -> Result<(Arc<Ground>, Laid), BuildError> {
    blocking(move || {
        let ground = Ground::load()?;
        let laid = ground.lay_with(&overlay, entry);
        Ok::<_, EmbeddedError>((Arc::new(ground), laid))
    })
    .await?
    .map_err(BuildError::from)
}

/// Runs what takes long on a thread of its own.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, BuildError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| BuildError::Panicked)
}

/// What a change would do.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Everything that is wrong with what would be changed.
    pub problems: Vec<Problem>,
    /// What may surprise; only a trial tells.
    pub warnings: Vec<Warning>,
}

impl Review {
    /// Whether it must not be published.
    #[must_use]
    pub fn forbids(&self) -> bool {
        self.problems.iter().any(|problem| problem.fault.forbids())
    }

    /// The proof that the version may be published, if it may.
    #[must_use]
    pub fn checked(&self, version: &Version) -> Option<Checked> {
        (!self.forbids()).then(|| Checked::new(version))
    }
}

/// What is wrong with an entry as it would be.
///
/// # Errors
/// When the store fails.
pub async fn inspect(services: &Services, entry: Entry) -> Result<Review, BuildError> {
    review(services, entry, false).await
}

/// What is wrong with a version, and what would happen to the answers if it were published. This
/// builds the handbook as it would be: half a second.
///
/// # Errors
/// When the store fails.
pub async fn try_out(services: &Services, version: &Version) -> Result<Review, BuildError> {
    match overlay::read(&version.entry, &version.markdown) {
        Ok(entry) => review(services, entry, true).await,
        Err(problems) => Ok(Review { problems, warnings: Vec::new() }),
    }
}

async fn review(services: &Services, entry: Entry, trial: bool) -> Result<Review, BuildError> {
    let mut overlay = overlay::load(services.store.reader()).await?;
    // As it will be read: in the place of whatever has the last word, with what was taught for it.
    overlay.versions.retain(|version| version.entry != entry.id);
    let (id, file) = (entry.id.clone(), format!("{}.md", entry.id));
    let (ground, after) = lay_with(overlay, Some(Arc::new(entry))).await?;
    let mut problems = check(services, &ground, &after).await?;
    problems.retain(|problem| problem.file == file || is_other(problem, &id));
    finish(services, ground, after, problems, trial).await
}

/// Whether it is told of another entry that this one is in its way.
fn is_other(problem: &Problem, id: &EntryId) -> bool {
    match &problem.fault {
        Fault::PhrasingCollides { other, .. } | Fault::SameWords { other, .. } => {
            other == id.as_str()
        }
        _ => false,
    }
}

/// What would happen if these ways of asking were taught: of an entry, or of none.
///
/// # Errors
/// When the store fails.
pub async fn try_phrasings(
    services: &Services,
    entry: Option<&EntryId>,
    texts: &[String],
) -> Result<Review, BuildError> {
    let mut overlay = overlay::load(services.store.reader()).await?;
    for text in texts {
        match entry {
            Some(entry) => overlay.phrasings.push((entry.clone(), text.clone())),
            None => overlay.negatives.push(text.clone()),
        }
    }
    let (ground, after) = lay_with(overlay, None).await?;
    let mut problems = check(services, &ground, &after).await?;
    problems.retain(|problem| match &problem.fault {
        Fault::PhrasingCollides { phrasing, theirs, .. } => {
            texts.contains(phrasing) || texts.contains(theirs)
        }
        _ => false,
    });
    finish(services, ground, after, problems, true).await
}

/// The entries in use that have to be looked at again, and why.
///
/// # Errors
/// When the store fails.
pub async fn flagged(services: &Services) -> Result<Vec<Problem>, BuildError> {
    let overlay = overlay::load(services.store.reader()).await?;
    let (ground, laid) = lay(overlay).await?;
    check(services, &ground, &laid).await
}

async fn check(
    services: &Services,
    ground: &Arc<Ground>,
    laid: &Laid,
) -> Result<Vec<Problem>, BuildError> {
    let today = local_date(services.clock.now());
    let (ground, entries) = (ground.clone(), laid.entries.clone());
    blocking(move || ground.check(&entries, today)).await
}

async fn finish(
    services: &Services,
    ground: Arc<Ground>,
    after: Laid,
    problems: Vec<Problem>,
    trial: bool,
) -> Result<Review, BuildError> {
    let mut review = Review { problems, warnings: Vec::new() };
    if trial && !review.forbids() {
        review.warnings = trial_of(services, ground, after).await?;
    }
    Ok(review)
}

async fn trial_of(
    services: &Services,
    ground: Arc<Ground>,
    after: Laid,
) -> Result<Vec<Warning>, BuildError> {
    let before = services.handbook.take().await;
    let kept = learnt(services.store.reader()).await?;
    let known = services.handbook.at_hand(&after);
    let (warnings, tried) = blocking(move || {
        let handbook = known.unwrap_or_else(|| Arc::new(ground.build(&after, kept)));
        let warnings = compare(&before, &handbook);
        (warnings, Tried { laid: after, handbook })
    })
    .await?;
    services.handbook.keep_at_hand(tried);
    Ok(warnings)
}

impl Tried {
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.laid.reads_like(&other.laid)
    }

    pub(super) fn of(&self, laid: &Laid) -> Option<Arc<Handbook>> {
        self.laid.reads_like(laid).then(|| self.handbook.clone())
    }
}
