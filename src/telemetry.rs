//! Logs: to standard error, as text or JSON.
//!
//! What goes in: ids, counts, states, what went wrong. What never does: the token, and at info
//! level and above nothing that a person wrote.

use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::LogFormat;

/// What is logged where `RUST_LOG` does not say.
const DEFAULT: &str = "info,sqlx=warn,hyper=warn,reqwest=warn";

/// Starts logging, of what `RUST_LOG` says: `level`, or `target=level` separated by commas. A second
/// call does nothing.
pub(crate) fn init(format: LogFormat) {
    let asked = std::env::var("RUST_LOG").ok().and_then(|text| text.parse::<Targets>().ok());
    let filter = asked.or_else(|| DEFAULT.parse().ok()).unwrap_or_default();
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        // A line that cannot be written is lost; nobody who logs pays for it.
        .log_internal_errors(false);
    let registry = tracing_subscriber::registry().with(filter);
    // A test may have set one up already.
    _ = match format {
        LogFormat::Text => registry.with(lines).try_init(),
        LogFormat::Json => registry.with(lines.json().flatten_event(true)).try_init(),
    };
}
