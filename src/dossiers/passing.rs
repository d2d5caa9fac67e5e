//! What time does to dossiers: drafts lapse when their round has closed.

use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use tokio_util::sync::CancellationToken;

use crate::app::Services;
use crate::locale::Language;
use crate::people::Actor;
use crate::store::StoreError;

use super::words::Words;
use super::{closing, notices};

/// How often to look.
const LOOK: Duration = Duration::from_hours(1);

/// Does what is due, until `stop`.
pub async fn pass(services: Arc<Services>, stop: CancellationToken) {
    let work = async {
        loop {
            if let Err(error) = lapse(&services).await {
                let error = &error as &dyn std::error::Error;
                tracing::error!(error, "drafts whose round has closed were not looked at");
            }
            services.clock.sleep(LOOK).await;
        }
    };
    tokio::select! {
        () = work => {}
        () = stop.cancelled() => {}
    }
}

async fn lapse(services: &Arc<Services>) -> Result<(), StoreError> {
    let (now, inside) = (services.clock.now(), services.clone());
    services
        .store
        .write(move |tx| {
            async move {
                let words = Words::new(&inside, Language::default());
                for (case, event) in closing::lapse_drafts(tx, now, &inside.programme).await? {
                    notices::tell(tx, &words, now, &Actor::System, &case, &event).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}
