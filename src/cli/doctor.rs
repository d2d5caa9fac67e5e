//! `doctor`: checks everything that the bot needs, and says what to do about what is wrong.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::ExposeSecret;
use teloxide::Bot;
use teloxide::requests::Requester;

use crate::clock::{Clock, local};
use crate::config::Config;
use crate::handbook::Calibration;
use crate::handbook::keeper::overlay_of_file;
use crate::handbook::library::Ground;
use crate::handbook::overlay::Overlay;
use crate::locale::{Language, Locale};
use crate::programme::Programme;
use crate::programme::places::Places;
use crate::store;
use crate::telegram::gateway::Gateway;
use crate::telegram::profile;

use super::{Failure, say, told};

/// A clock that is off by more is wrong enough to miss a deadline.
const OFF: TimeDelta = TimeDelta::minutes(2);

/// What was found so far, told as it is found.
#[derive(Default)]
struct Report {
    lines: usize,
    bad: usize,
}

impl Report {
    fn good(&mut self, what: &str, text: impl std::fmt::Display) {
        self.line("ok   ", what, text);
    }

    fn note(&mut self, what: &str, text: impl std::fmt::Display) {
        self.line("note ", what, text);
    }

    fn bad(&mut self, what: &str, text: impl std::fmt::Display) {
        self.bad += 1;
        self.line("BAD  ", what, text);
    }

    fn line(&mut self, mark: &str, what: &str, text: impl std::fmt::Display) {
        self.lines += 1;
        say(format!("{mark} {what}: {text}"));
    }
}

pub(super) async fn run(config: Config, token: Option<String>) -> Result<(), Failure> {
    let mut report = Report::default();
    report.good("configuration", format!("Bot API server {}", config.api_url));
    if config.admins.is_empty() {
        report.note("configuration", "OCOP_ADMINS is empty; `invite --role admin` makes an admin");
    }
    let readable = database(&mut report, &config).await;
    handbook(&mut report, &config, readable).await;
    content(&mut report);
    match config.token(token) {
        Ok(token) => telegram(&mut report, &config, token).await,
        Err(error) => report.bad("token", error),
    }
    if report.bad == 0 {
        return Ok(());
    }
    say(format!("{} of {} findings are bad", report.bad, report.lines));
    Err(Failure::Said)
}

/// Whether the database can be read, or will be made.
async fn database(report: &mut Report, config: &Config) -> bool {
    let path = config.database.display();
    if !config.database.exists() {
        report.note("database", format!("{path} does not exist; `run` makes it"));
        return true;
    }
    let health = match store::health(&config.database).await {
        Ok(health) => health,
        Err(error) => {
            report.bad("database", format!("{path}: {}", told(&error.into())));
            return false;
        }
    };
    if health.problems.is_empty() {
        report.good("database", format!("{path} is sound"));
    } else {
        report.bad(
            "database",
            format!("{path} is damaged ({}); restore a backup", health.problems.join("; ")),
        );
    }
    match health.version.cmp(&store::newest_version()) {
        std::cmp::Ordering::Equal => {
            report.good("migrations", format!("at version {}", health.version));
        }
        std::cmp::Ordering::Less => report.note(
            "migrations",
            format!(
                "at version {}; `run` brings it to {}",
                health.version,
                store::newest_version()
            ),
        ),
        std::cmp::Ordering::Greater => report.bad(
            "migrations",
            format!(
                "at version {}, newer than this program ({}); run the newer program",
                health.version,
                store::newest_version()
            ),
        ),
    }
    let counts = health.counts;
    report.good(
        "traffic",
        format!("{} updates and {} messages wait", counts.updates_waiting, counts.messages_waiting),
    );
    if counts.updates_set_aside > 0 {
        report.note(
            "traffic",
            format!(
                "{} updates were set aside (table inbox, column error)",
                counts.updates_set_aside
            ),
        );
    }
    if counts.messages_dead + counts.messages_unknown > 0 {
        report.note(
            "traffic",
            format!(
                "{} messages were refused for good, {} may not have arrived (table outbox)",
                counts.messages_dead, counts.messages_unknown
            ),
        );
    }
    true
}

/// Builds the handbook as it is used, and says how long that takes.
async fn handbook(report: &mut Report, config: &Config, readable: bool) {
    if !readable {
        // Why was said already.
        return report.note("handbook", "not looked at, for want of the database");
    }
    let overlay = if config.database.exists() {
        overlay_of_file(&config.database).await
    } else {
        Ok(Overlay::default())
    };
    let (ground, overlay) = match (Ground::load(), overlay) {
        (Ok(ground), Ok(overlay)) => (ground, overlay),
        (Err(error), _) => return report.bad("handbook", error),
        (_, Err(error)) => {
            return report.bad("handbook", told(&error.into()));
        }
    };
    let laid = ground.lay(&overlay);
    let timed = |kept: Option<Calibration>| {
        let began = Instant::now();
        (ground.build(&laid, kept), began.elapsed())
    };
    let (learnt, both) = timed(None);
    let (_, index) = timed(Some(learnt.calibration().clone()));
    report.good(
        "handbook",
        format!(
            "{} entries, {} of them changed by officials; index in {} ms, thresholds in {} ms",
            laid.entries.len(),
            overlay.versions.len(),
            index.as_millis(),
            both.saturating_sub(index).as_millis(),
        ),
    );
    let today = crate::clock::local_date(Clock::system().now());
    let problems = ground.check(&laid.entries, today);
    if !problems.is_empty() {
        report.note("handbook", format!("{} problems; run `handbook check`", problems.len()));
    }
}

fn content(report: &mut Report) {
    match Locale::load().and_then(|locale| locale.check()) {
        Ok(()) => report.good("texts", "vi and en"),
        Err(error) => report.bad("texts", error),
    }
    match Places::load() {
        Ok(places) => {
            report.good("places", format!("{} communes", places.all().count()));
            match Programme::load(&places) {
                Ok(programme) => {
                    let count = programme.products.all().len();
                    report.good("programme", format!("{count} products"));
                }
                Err(problems) => report.bad("programme", problems),
            }
        }
        Err(error) => report.bad("places", error),
    }
}

async fn telegram(report: &mut Report, config: &Config, token: secrecy::SecretString) {
    let gateway = match Gateway::new(&config.api_url, token.clone()) {
        Ok(gateway) => gateway,
        Err(error) => return report.bad("network", error),
    };
    clock(report, &gateway, &config.api_url).await;
    let Ok(address) = reqwest::Url::parse(&config.api_url) else {
        return report.bad("network", format!("{:?} is no address", config.api_url));
    };
    let bot =
        Bot::with_client(token.expose_secret(), gateway.direct().clone()).set_api_url(address);
    match bot.get_me().await {
        Ok(me) => {
            report.good("token", format!("@{}", me.username()));
            if !me.can_join_groups {
                report.note(
                    "Telegram",
                    "the bot cannot be added to groups (@BotFather, Allow Groups)",
                );
            }
            if !me.supports_inline_queries {
                report.note("Telegram", "inline mode is off (@BotFather, Inline Mode)");
            }
        }
        Err(error) => return report.bad("token", error),
    }
    match bot.get_webhook_info().await {
        Ok(info) => match info.url {
            None => report
                .good("Telegram", format!("polling, {} updates wait", info.pending_update_count)),
            Some(_) => report.bad(
                "Telegram",
                "a webhook is set, so polling gets nothing: open \
                 https://api.telegram.org/bot<token>/deleteWebhook once",
            ),
        },
        Err(error) => report.bad("Telegram", error),
    }
    match (bot.get_my_commands().await, Locale::load()) {
        (Ok(set), Ok(locale)) if set == profile::commands(&locale, Language::Vietnamese) => {
            report.good("commands", format!("{} are registered", set.len()));
        }
        (Ok(_), _) => {
            report.note("commands", "not registered yet, or of another version; `run` sets them");
        }
        (Err(error), _) => report.bad("commands", error),
    }
}

/// Compares the machine's clock with that of the server.
async fn clock(report: &mut Report, gateway: &Gateway, api_url: &str) {
    let now = Clock::system().now();
    let asked = gateway.direct().get(api_url).timeout(Duration::from_secs(15)).send().await;
    let date = asked.as_ref().ok().and_then(|response| {
        let date = response.headers().get(reqwest::header::DATE)?.to_str().ok()?;
        DateTime::parse_from_rfc2822(date).ok()
    });
    let here = local(now).format("%H:%M %-d/%-m/%Y in Vietnam");
    match (asked, date) {
        (Err(error), _) => {
            report.bad("network", format!("{api_url} cannot be reached: {}", error.without_url()));
        }
        (Ok(_), None) => report.good("clock", here),
        (Ok(_), Some(date)) => {
            let off = now - date.with_timezone(&Utc);
            if off.abs() > OFF {
                report
                    .bad("clock", format!("{here} is off by {} s; set up NTP", off.num_seconds()));
            } else {
                report.good("clock", here);
            }
        }
    }
}
