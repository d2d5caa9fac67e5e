//! `run`: the bot, until it is told to stop.

use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::app::{App, AppError, Settings};
use crate::clock::Clock;
use crate::config::Config;
use crate::people::TelegramId;

use super::Failure;

pub(super) async fn run(config: Config, token: SecretString) -> Result<(), Failure> {
    let stop = stop_on_signals();
    let settings = Settings {
        database: config.database,
        api_url: config.api_url,
        token,
        clock: Clock::system(),
        pacing: config.pacing,
        admins: config.admins.into_iter().map(TelegramId).collect(),
        evidence: config.evidence,
    };
    let mut app = match App::start(settings, &stop).await {
        Ok(app) => app,
        Err(AppError::Stopped) => return Ok(()),
        Err(error) => return Err(failure(error)),
    };
    let failed = tokio::select! {
        () = stop.cancelled() => None,
        error = app.failure() => Some(error),
    };
    app.stop().await;
    failed.map_or(Ok(()), |error| Err(failure(error)))
}

/// A token that Telegram does not know is a mistake in how the bot was started.
pub(super) fn failure(error: AppError) -> Failure {
    match error {
        AppError::Intake(_) | AppError::Address(_) => Failure::Usage(error.to_string()),
        other => Failure::Failed(other.to_string()),
    }
}

/// A token that the first SIGINT (Ctrl-C) or SIGTERM cancels. A second one ends the process.
pub(super) fn stop_on_signals() -> CancellationToken {
    let stop = CancellationToken::new();
    let cancel = stop.clone();
    tokio::spawn(async move {
        signal().await;
        tracing::info!("stopping: finishing what is in hand");
        cancel.cancel();
        signal().await;
        std::process::exit(1);
    });
    stop
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => _ = tokio::signal::ctrl_c().await,
    }
}

#[cfg(not(unix))]
async fn signal() {
    _ = tokio::signal::ctrl_c().await;
}
