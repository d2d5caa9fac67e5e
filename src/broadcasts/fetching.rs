//! Reads the lists of people that come as files, one at a time, beside the bot's other work.
//!
//! What is to be fetched is a row, so that a bot that is killed goes on with it.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use tokio_util::sync::CancellationToken;

use super::aiming::{self, Found};
use super::drafting::Done;
use super::lists;
use super::store::{self, ListFile};
use super::{audience_texts as texts, chat};
use crate::app::Services;
use crate::dossiers::words::Words;
use crate::people;
use crate::spreadsheets::guard::{CHAT, Unfit};
use crate::store::{Change, StoreError};
use crate::telegram::gateway::{CallError, Gateway};
use crate::telegram::outbox;

/// How long to wait before something that failed is tried again.
const AGAIN: Duration = Duration::from_secs(20);

/// How long a file is asked for.
const PATIENCE: TimeDelta = TimeDelta::minutes(15);

/// Why something is to be tried again.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the file cannot be fetched yet")]
    Call(#[from] CallError),
}

/// Fetches and reads lists, until `stop`.
pub async fn fetch(services: Arc<Services>, gateway: Gateway, stop: CancellationToken) {
    let work = async {
        let changed = services.store.changed(Change::Lists);
        loop {
            match next(&services, &gateway).await {
                Ok(true) => {}
                Ok(false) => changed.notified().await,
                Err(error) => {
                    complain(&error);
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

fn complain(error: &(dyn std::error::Error + 'static)) {
    tracing::warn!(error, "a list of people is tried again soon");
}

/// Does the next thing; false when there is none.
async fn next(services: &Arc<Services>, gateway: &Gateway) -> Result<bool, Trouble> {
    let file = {
        let mut reader = services.store.reader().acquire().await.map_err(StoreError::from)?;
        store::next_list_file(&mut reader).await?
    };
    let Some(file) = file else { return Ok(false) };
    let read = read(services, gateway, &file).await?;
    settle(services, file, read).await?;
    Ok(true)
}

/// Fetches a file, and looks for whom its lines lead to.
async fn read(
    services: &Arc<Services>,
    gateway: &Gateway,
    file: &ListFile,
) -> Result<Result<Found, Unfit>, Trouble> {
    let bytes = match gateway.download(&file.file_id, CHAT).await {
        Ok(bytes) => bytes,
        Err(CallError::Refused(refusal)) if refusal.code == 413 => {
            return Ok(Err(Unfit::TooLarge(CHAT >> 20)));
        }
        Err(CallError::Refused(refusal)) if refusal.retry_after.is_none() => {
            tracing::warn!(%refusal, "a list of people cannot be fetched");
            return Ok(Err(Unfit::Gone));
        }
        // One that cannot be had does not keep the others waiting for ever.
        Err(error) if services.clock.now() - file.made_at > PATIENCE => {
            tracing::warn!(%error, "a list of people cannot be fetched");
            return Ok(Err(Unfit::Gone));
        }
        Err(error) => return Err(error.into()),
    };
    let name = file.file_name.clone();
    let lines = tokio::task::spawn_blocking(move || lists::of_file(&name, &bytes)).await;
    // A file that makes the reader panic costs that file.
    let lines = lines.unwrap_or_else(|error| {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "a list of people could not be read"
        );
        Err(Unfit::Corrupt(String::new()))
    });
    let lines = match lines {
        Ok(lines) => lines,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let mut reader = services.store.reader().acquire().await.map_err(StoreError::from)?;
    let one = store::broadcast(&mut reader, file.broadcast).await?;
    let person = people::person(&mut reader, file.account).await?;
    let (Some(one), Some(person)) = (one, person) else { return Ok(Ok(Found::default())) };
    let audience = aiming::bounded(&one.audience, &person);
    Ok(Ok(aiming::find(&mut reader, &lines, audience.within.as_ref()).await?))
}

/// Joins what was found to the draft, and tells whoever sent the file.
async fn settle(
    services: &Arc<Services>,
    file: ListFile,
    read: Result<Found, Unfit>,
) -> Result<(), StoreError> {
    let (inside, now) = (services.clone(), services.clock.now());
    services
        .store
        .write(move |tx| {
            async move {
                if !store::remove_list_file(tx, file.id).await? {
                    return Ok(());
                }
                let Some(person) = people::person(tx.connection(), file.account).await? else {
                    return Ok(());
                };
                let words = Words::of(&inside, &person);
                let mut screen =
                    chat::audience::told(&words, file.broadcast, &file.file_name, &read);
                if let Ok(found) = &read {
                    let (by, of) = ((&inside.places, &person), (file.broadcast, file.joint));
                    let name = file.file_name.as_str();
                    let done = aiming::join_list(tx, now, by, of, name, found).await?;
                    if !matches!(done, Done::Done(_)) {
                        screen.html = words.html(&texts::no_draft());
                    }
                }
                let key = format!("audience-list:{}", file.id);
                outbox::enqueue(tx, now, &key, &screen.send(file.chat)).await?;
                Ok(())
            }
            .boxed()
        })
        .await
}
