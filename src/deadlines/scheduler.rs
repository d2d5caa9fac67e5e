//! Turns time into rows: whose ladders are to be looked at, and who is to be written to now.

use std::sync::Arc;

use chrono::{NaiveTime, TimeDelta};
use futures::FutureExt;
use tokio_util::sync::CancellationToken;

use crate::app::Services;
use crate::clock::{self, Timestamp, local_date};
use crate::dossiers::rounds;
use crate::store::StoreError;

use super::climbing::Look;
use super::{announcing, digest, refreshing, sending, store};

/// How often to look, which is how long a changed record may go unnoticed.
const LOOK: TimeDelta = TimeDelta::minutes(1);

/// Products in one transaction, so that the writer is never held long.
const SLICE: i64 = 50;

/// Reminders in one transaction. An answer waits for the writer several times on its way, and at eight
/// o'clock thousands are due.
const REMINDERS: i64 = 10;

/// Does what is due, until `stop`.
pub async fn schedule(services: Arc<Services>, stop: CancellationToken) {
    let work = async {
        loop {
            let began = services.clock.now();
            if let Err(error) = do_due(&services).await {
                let error = &error as &dyn std::error::Error;
                tracing::error!(error, "what is due of the deadlines was not done");
            }
            // From when the look began: what came due during it is not slept through.
            let next = next_due(&services, began).await.ok().flatten();
            services
                .clock
                .wait_for(Some(next.map_or(began + LOOK, |at| at.min(began + LOOK))))
                .await;
        }
    };
    tokio::select! {
        () = work => {}
        () = stop.cancelled() => {}
    }
}

fn count<T>(some: &[T]) -> i64 {
    i64::try_from(some.len()).unwrap_or(i64::MAX)
}

/// Does what is due now, a slice at a time.
///
/// # Errors
/// When the store fails.
pub async fn do_due(services: &Arc<Services>) -> Result<(), StoreError> {
    while store::is_anything_due(services.store.reader(), services.clock.now()).await? {
        let (now, inside) = (services.clock.now(), services.clone());
        let did: bool = services
            .store
            .write(move |tx| {
                async move {
                    let ladder = store::ladder(tx.connection()).await?;
                    let mut look = Look::new(now, &inside.programme, &ladder);
                    let changed = store::take_changed(tx, SLICE).await?;
                    refreshing::renew(tx, &mut look, &changed).await?;
                    let left = SLICE - count(&changed);
                    if left == 0 {
                        return Ok(true);
                    }
                    let turned = store::to_climb(tx.connection(), local_date(now), left).await?;
                    refreshing::renew(tx, &mut look, &turned).await?;
                    if count(&turned) == left {
                        return Ok(true);
                    }
                    // All are as their records are: who is due now is reminded in the same transaction.
                    let accounts = store::to_remind(tx.connection(), now, REMINDERS).await?;
                    sending::remind(tx, &inside, now, &accounts).await?;
                    let nothing = changed.is_empty() && turned.is_empty() && accounts.is_empty();
                    Ok::<_, StoreError>(!nothing)
                }
                .boxed()
            })
            .await?;
        if !did {
            break;
        }
    }
    while rounds::is_any_untold(services.store.reader()).await? {
        let (now, inside) = (services.clock.now(), services.clone());
        services
            .store
            .write(move |tx| async move { announcing::tell(tx, &inside, now, SLICE).await }.boxed())
            .await?;
    }
    let now = services.clock.now();
    if digest::is_due(services, now).await? {
        let inside = services.clone();
        services
            .store
            .write(move |tx| async move { digest::send(tx, &inside, now).await }.boxed())
            .await?;
    }
    Ok(())
}

/// Whether something is due already.
///
/// # Errors
/// When the store fails.
pub async fn is_due(services: &Services, now: Timestamp) -> Result<bool, StoreError> {
    Ok(store::is_anything_due(services.store.reader(), now).await?
        || digest::is_due(services, now).await?)
}

/// When something is due next, after `now`.
///
/// # Errors
/// When the store fails.
pub async fn next_due(
    services: &Services,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let reader = services.store.reader();
    let midnight = clock::local(now).offset().local_minus_utc();
    let climb = store::next_climb(reader)
        .await?
        .map(|day| day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::seconds(midnight.into()));
    let reminder = store::next_reminder(reader).await?;
    let digest = digest::next(services, now);
    Ok([climb, reminder, digest].into_iter().flatten().filter(|at| *at > now).min())
}
