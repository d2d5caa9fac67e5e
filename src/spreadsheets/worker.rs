//! Reads, writes and undoes lists that come by chat, one at a time, beside the bot's other work.
//!
//! What is to be done is a row of `imports`, so that a bot that is killed goes on with it.

use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use tokio_util::sync::CancellationToken;

use super::change::Kind;
use super::entry::Grounds;
use super::guard::{CHAT, Unfit};
use super::importing::{Import, ImportId, State};
use super::working::{self, Last, Prepared};
use super::{chat, store, writing};
use crate::app::Services;
use crate::clock::{Timestamp, local_date};
use crate::dossiers;
use crate::locale::Language;
use crate::producers::bulk::{self, Touched, register};
use crate::producers::model::ProducerId;
use crate::store::{Change, StoreError};
use crate::telegram::gateway::{CallError, Gateway};

/// How long to wait before something that failed is tried again.
const AGAIN: Duration = Duration::from_secs(20);

/// How long a file is asked for.
const PATIENCE: chrono::TimeDelta = chrono::TimeDelta::minutes(15);

/// How long what was looked at waits for somebody's decision, and how often it is looked for.
const KEPT: chrono::TimeDelta = chrono::TimeDelta::days(14);

/// Why something is to be tried again.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the file cannot be fetched yet")]
    Call(#[from] CallError),
}

/// Does what is to be done about imports, until `stop`.
pub async fn work(services: Arc<Services>, gateway: Gateway, stop: CancellationToken) {
    let work = async {
        let changed = services.store.changed(Change::Imports);
        loop {
            match next(&services, &gateway).await {
                Ok(true) => {}
                Ok(false) => {
                    if let Err(error) = forget_old(&services).await {
                        complain(&error, "old imports were not forgotten");
                    }
                    changed.notified().await;
                }
                Err(error) => {
                    complain(&error, "an import is tried again soon");
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

/// Does the next thing; false when there is none.
async fn next(services: &Arc<Services>, gateway: &Gateway) -> Result<bool, Trouble> {
    let import = {
        let mut reader = services.store.reader().acquire().await.map_err(StoreError::from)?;
        store::at_work(&mut reader, false).await?
    };
    let Some(import) = import else { return Ok(false) };
    let now = services.clock.now();
    let tell = tell(services, now);
    match import.state {
        State::Received => {
            let read = read(services, gateway, &import, now).await?;
            working::stage(&services.store, now, import.id, read, tell).await?;
        }
        State::Applying => {
            writing::write(&services.store, now, &import, tell).await?;
            let followed = followed(services, import.id).await?;
            refresh_cards(services, now, followed).await?;
        }
        State::Undoing => {
            // Afterwards, what was taken back no longer says whose it was.
            let followed = followed(services, import.id).await?;
            writing::undo(&services.store, now, &import, tell).await?;
            refresh_cards(services, now, followed).await?;
        }
        _ => {}
    }
    Ok(true)
}

/// The producers for whom somebody acts and of whom an import has written something.
async fn followed(services: &Services, id: ImportId) -> Result<Vec<ProducerId>, StoreError> {
    let mut reader = services.store.reader().acquire().await?;
    let mut touched = Touched::default();
    for kind in Kind::ALL {
        let targets = store::targets(&mut *reader, id, kind).await?;
        match kind {
            Kind::NewProducer | Kind::Producer => touched.producers.extend(targets),
            Kind::NewProduct | Kind::Product => touched.products.extend(targets),
            Kind::NewRecognition | Kind::Recognition => touched.recognitions.extend(targets),
            Kind::NewDecision => {}
        }
    }
    bulk::followed(&mut reader, &touched).await
}

/// Brings the cards of producers up to date, one at a time.
async fn refresh_cards(
    services: &Arc<Services>,
    now: Timestamp,
    producers: Vec<ProducerId>,
) -> Result<(), StoreError> {
    for producer in producers {
        let inside = services.clone();
        services
            .store
            .write(move |tx| {
                async move {
                    let words = dossiers::words::Words::new(&inside, Language::default());
                    dossiers::card::refresh(tx, &words, now, producer).await
                }
                .boxed()
            })
            .await?;
    }
    Ok(())
}

fn tell(services: &Arc<Services>, now: Timestamp) -> Last {
    let services = services.clone();
    Box::new(move |tx, import| {
        async move { chat::outcome::tell(tx, now, &services, &import).await }.boxed()
    })
}

/// Fetches the file of an import and reads it.
async fn read(
    services: &Arc<Services>,
    gateway: &Gateway,
    import: &Import,
    now: Timestamp,
) -> Result<Result<Prepared, Unfit>, Trouble> {
    let Some(file) = &import.file_id else { return Ok(Err(Unfit::Gone)) };
    let bytes = match gateway.download(file, CHAT).await {
        Ok(bytes) => bytes,
        Err(CallError::Refused(refusal)) if refusal.code == 413 => {
            return Ok(Err(Unfit::TooLarge(CHAT >> 20)));
        }
        Err(CallError::Refused(refusal)) if refusal.retry_after.is_none() => {
            tracing::warn!(%refusal, "a list cannot be fetched");
            return Ok(Err(Unfit::Gone));
        }
        // One that cannot be had does not keep the others waiting for ever.
        Err(error) if now - import.made_at > PATIENCE => {
            tracing::warn!(%error, "a list cannot be fetched");
            return Ok(Err(Unfit::Gone));
        }
        Err(error) => return Err(error.into()),
    };
    let register = {
        let mut reader = services.store.reader().acquire().await.map_err(StoreError::from)?;
        register(&mut reader).await?
    };
    let (services, name) = (services.clone(), import.file_name.clone());
    let read = tokio::task::spawn_blocking(move || {
        let programme = &services.programme;
        let grounds = Grounds {
            places: &services.places,
            sets: &programme.sets,
            rules: &programme.rule_sets,
            today: local_date(now),
        };
        working::prepare((&name, &bytes, CHAT), &register, grounds)
    });
    // A file that makes the reader panic costs that file.
    Ok(read.await.unwrap_or_else(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "a list could not be read");
        Err(Unfit::Corrupt(String::new()))
    }))
}

/// Forgets what was staged of imports that nobody came back to.
async fn forget_old(services: &Services) -> Result<(), StoreError> {
    loop {
        let before = services.clock.now() - KEPT;
        let old = {
            let mut reader = services.store.reader().acquire().await?;
            store::stale(&mut reader, before).await?
        };
        let Some(id) = old else { return Ok(()) };
        services
            .store
            .write(move |tx| {
                async move {
                    let states = (State::Ready, State::Discarded);
                    store::set_state(tx, before + KEPT, id, states, None).await?;
                    Ok::<_, StoreError>(())
                }
                .boxed()
            })
            .await?;
        working::forget(&services.store, id).await?;
    }
}
