//! Logs: to standard error, as text or JSON.
//!
//! What goes in: ids, counts, states, what went wrong. What never does: the token, and at info
//! level and above nothing that a person wrote.

use tracing_subscriber::EnvFilter;

use crate::config::LogFormat;

/// What is logged where `RUST_LOG` does not say.
const DEFAULT: &str = "info,sqlx=warn,hyper=warn,reqwest=warn";

/// Starts logging. A second call does nothing.
pub(crate) fn init(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // A line that cannot be written is lost; nobody who logs pays for it.
        .log_internal_errors(false);
    // A test may have set one up already.
    _ = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
}
