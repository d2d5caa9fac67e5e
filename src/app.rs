//! Puts the program together: what every part shares, and what runs.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::FutureExt;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use teloxide::Bot;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::broadcasts;
use crate::clock::{Clock, Timestamp};
use crate::deadlines;
use crate::dossiers;
use crate::handbook::{Shelf, keeper};
use crate::locale::{Locale, LocaleError};
use crate::papers;
use crate::people::{self, TelegramId};
use crate::programme::Programme;
use crate::programme::data::DataErrors;
use crate::programme::places::{Places, PlacesError};
use crate::questions;
use crate::spreadsheets;
use crate::store::{Lock, Store, StoreError};
use crate::telegram::direct::Direct;
use crate::telegram::dispatcher::Dispatcher;
use crate::telegram::gateway::{CallError, Gateway, Refusal};
use crate::telegram::intake::{Intake, IntakeError};
use crate::telegram::outbox::{self, Fate, Sender, SettledHook};
use crate::telegram::pacer::Pacing;
use crate::telegram::router::Router;
use crate::telegram::{inbox, profile, sessions};
use crate::tickets::{self, Words};

/// The bot's user name, as the last start learnt it.
pub(crate) const USERNAME: &str = "username";

/// How long the parts may take to end, all together.
const GRACE: Duration = Duration::from_millis(4500);

/// How often what is no longer needed is deleted.
const HOUSEKEEPING: Duration = Duration::from_hours(1);

/// The first and the longest wait while Telegram cannot be reached at the start.
const BACK_OFF: (Duration, Duration) = (Duration::from_secs(1), Duration::from_mins(1));

/// What every part of the program shares.
#[derive(Debug)]
pub struct Services {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// The texts.
    pub locale: Locale,
    /// The communes.
    pub places: Places,
    /// The programme's other tables.
    pub programme: Programme,
    /// The handbook in use.
    pub handbook: Shelf,
    /// For the calls that are no messages.
    pub direct: Direct,
    /// The bot's user name, without `@`.
    pub username: String,
    /// Who is an admin from their first message on.
    pub admins: Vec<TelegramId>,
    /// Where copies of papers are kept; `None` where Telegram alone keeps them.
    pub evidence: Option<PathBuf>,
}

impl Services {
    /// Whether papers are copied to a folder.
    #[must_use]
    pub fn copies(&self) -> bool {
        self.evidence.is_some()
    }
}

/// What an instance needs to run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The SQLite file.
    pub database: PathBuf,
    /// The Bot API server.
    pub api_url: String,
    /// The bot's token there.
    pub token: SecretString,
    /// The time.
    pub clock: Clock,
    /// Whether Telegram's limits are kept.
    pub pacing: Pacing,
    /// Who is an admin from the start.
    pub admins: Vec<TelegramId>,
    /// Where copies of papers are kept.
    pub evidence: Option<PathBuf>,
}

/// Why an instance does not start, or ends by itself.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Another process uses the database.
    #[error("another bot is running on {0}: stop it first, or name another file with --database")]
    InUse(PathBuf),
    /// The lock's file cannot be made.
    #[error("{0} cannot be used: {1}")]
    Unusable(PathBuf, std::io::Error),
    /// The database failed.
    #[error("the database cannot be used: {}", chain(.0))]
    Store(#[from] StoreError),
    /// The texts and the program do not fit.
    #[error(transparent)]
    Locale(#[from] LocaleError),
    /// The list of communes is broken.
    #[error(transparent)]
    Places(#[from] PlacesError),
    /// Another table is broken.
    #[error(transparent)]
    Programme(#[from] DataErrors),
    /// The address of the Bot API server is none.
    #[error("{0:?} is not the address of a Bot API server")]
    Address(String),
    /// No HTTP client can be made.
    #[error("no secure connection can be set up")]
    Client(#[from] reqwest::Error),
    /// Telegram refuses the bot.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// It was told to stop before it had started.
    #[error("stopped before it had started")]
    Stopped,
    /// A part that runs for ever has ended: a fault of the program.
    #[error("the {0} has stopped, which it never should")]
    Ended(&'static str),
}

fn chain(error: &StoreError) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

/// A running bot.
#[derive(Debug)]
pub struct App {
    services: Arc<Services>,
    intake: Part<Result<(), IntakeError>>,
    dispatcher: Part<()>,
    sender: Part<()>,
    keeper: Part<()>,
    housekeeping: Part<()>,
    reminders: Part<()>,
    imports: Part<()>,
    papers: Part<()>,
    dossiers: Part<()>,
    deadlines: Part<()>,
    broadcasts: Part<()>,
    lists: Part<()>,
    _lock: Lock,
}

/// A part that runs until it is told to stop.
#[derive(Debug)]
struct Part<T> {
    name: &'static str,
    stop: CancellationToken,
    task: JoinHandle<T>,
}

impl<T: Send + 'static> Part<T> {
    fn start<F>(name: &'static str, run: impl FnOnce(CancellationToken) -> F) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        let stop = CancellationToken::new();
        let task = tokio::spawn(run(stop.clone()));
        Self { name, stop, task }
    }

    async fn end(&mut self, by: tokio::time::Instant) {
        self.stop.cancel();
        if !self.task.is_finished() && tokio::time::timeout_at(by, &mut self.task).await.is_err() {
            tracing::warn!(part = self.name, "did not end in time; what it had in hand is kept");
            self.task.abort();
        }
    }
}

impl App {
    /// Starts an instance. Telegram out of reach is waited for.
    ///
    /// # Errors
    /// When it cannot run, or `stop` comes first.
    pub async fn start(settings: Settings, stop: &CancellationToken) -> Result<Self, AppError> {
        let began = Instant::now();
        let Settings { database, api_url, token, clock, pacing, admins, evidence } = settings;
        let lock = Lock::take(&database).map_err(|error| match error.kind() {
            std::io::ErrorKind::WouldBlock => AppError::InUse(database.clone()),
            _ => AppError::Unusable(database.clone(), error),
        })?;
        let gateway = Gateway::new(&api_url, token.clone())?;
        let address = reqwest::Url::parse(&api_url).map_err(|_| AppError::Address(api_url))?;
        let bot =
            Bot::with_client(token.expose_secret(), gateway.direct().clone()).set_api_url(address);
        let open = async { Store::open(&database).await.map_err(AppError::from) };
        let (store, me) = tokio::try_join!(open, who_am_i(&gateway, &clock, stop))?;
        let places = Places::load()?;
        let services = Arc::new(Services {
            store: store.clone(),
            clock: clock.clone(),
            locale: Locale::load()?,
            programme: Programme::load(&places)?,
            places,
            handbook: Shelf::default(),
            direct: Direct::new(bot),
            username: me,
            admins,
            evidence,
        });
        remember(&store, clock.now(), USERNAME, services.username.clone()).await?;
        bootstrap(&services).await?;

        let router = Router::new(services.clone());
        let (dispatcher, arrivals) =
            Dispatcher::new(store.clone(), clock.clone(), router, pacing).await?;
        let intake = Intake::new(store.clone(), gateway.clone(), clock.clone(), arrivals);
        let sender = Sender::new(
            store.clone(),
            gateway.clone(),
            clock.clone(),
            pacing,
            settled_hook(services.clone()),
        );
        tracing::info!(
            username = services.username,
            took = ?began.elapsed(),
            "the bot is running"
        );
        Ok(Self {
            intake: Part::start("intake", |stop| intake.run(stop)),
            dispatcher: Part::start("dispatcher", |stop| dispatcher.run(stop)),
            sender: Part::start("sender", |stop| sender.run(stop)),
            keeper: Part::start("handbook's keeper", |stop| keeper::keep(services.clone(), stop)),
            housekeeping: Part::start("housekeeping", |stop| keep_house(services.clone(), stop)),
            imports: Part::start("imports", |stop| {
                spreadsheets::worker::work(services.clone(), gateway.clone(), stop)
            }),
            papers: Part::start("papers", |stop| {
                papers::worker::work(services.clone(), gateway.clone(), stop)
            }),
            reminders: Part::start("reminders", |stop| tickets::remind(services.clone(), stop)),
            dossiers: Part::start("dossiers", |stop| dossiers::pass(services.clone(), stop)),
            deadlines: Part::start("deadlines", |stop| deadlines::schedule(services.clone(), stop)),
            broadcasts: Part::start("broadcasts", |stop| broadcasts::work(services.clone(), stop)),
            lists: Part::start("lists", |stop| {
                broadcasts::fetch(services.clone(), gateway.clone(), stop)
            }),
            services,
            _lock: lock,
        })
    }

    /// What the parts share.
    #[must_use]
    pub fn services(&self) -> &Arc<Services> {
        &self.services
    }

    /// Returns when the bot cannot go on by itself.
    pub async fn failure(&mut self) -> AppError {
        tokio::select! {
            end = &mut self.intake.task => match end {
                Ok(Err(error)) => error.into(),
                Ok(Ok(())) | Err(_) => AppError::Ended("intake"),
            },
            _ = &mut self.dispatcher.task => AppError::Ended("dispatcher"),
            _ = &mut self.sender.task => AppError::Ended("sender"),
            _ = &mut self.keeper.task => AppError::Ended("handbook's keeper"),
            _ = &mut self.housekeeping.task => AppError::Ended("housekeeping"),
            () = self.services.store.ended() => AppError::Ended("writer"),
            _ = &mut self.reminders.task => AppError::Ended("reminders"),
            _ = &mut self.imports.task => AppError::Ended("imports"),
            _ = &mut self.papers.task => AppError::Ended("papers"),
            _ = &mut self.dossiers.task => AppError::Ended("dossiers"),
            _ = &mut self.deadlines.task => AppError::Ended("deadlines"),
            _ = &mut self.broadcasts.task => AppError::Ended("broadcasts"),
            _ = &mut self.lists.task => AppError::Ended("lists"),
        }
    }

    /// Finishes what is in hand and ends, in the order in which things pass.
    pub async fn stop(mut self) {
        let by = tokio::time::Instant::now() + GRACE;
        self.intake.end(by).await;
        self.housekeeping.end(by).await;
        self.reminders.end(by).await;
        self.imports.end(by).await;
        self.papers.end(by).await;
        self.dossiers.end(by).await;
        self.deadlines.end(by).await;
        self.broadcasts.end(by).await;
        self.lists.end(by).await;
        self.keeper.end(by).await;
        self.dispatcher.end(by).await;
        self.sender.end(by).await;
        self.services.store.close().await;
        tracing::info!("the bot has stopped");
    }
}

/// What the features do when a message was sent, or never will be.
fn settled_hook(services: Arc<Services>) -> SettledHook {
    Arc::new(move |tx, settled| {
        let services = services.clone();
        async move {
            if let Fate::Dead { unreachable: true } = settled.fate {
                people::mark_unreachable(tx, settled.at, TelegramId(settled.chat)).await?;
            }
            dossiers::card::on_settled(tx, &settled).await?;
            broadcasts::on_settled(tx, &services, &settled).await?;
            deadlines::on_settled(tx, &settled).await?;
            papers::on_settled(tx, &settled).await?;
            tickets::on_settled(tx, &Words::of(&services), &settled).await
        }
        .boxed()
    })
}

/// Asks Telegram for the bot's user name, until it answers.
async fn who_am_i(
    gateway: &Gateway,
    clock: &Clock,
    stop: &CancellationToken,
) -> Result<String, AppError> {
    #[derive(Deserialize)]
    struct Me {
        username: String,
    }
    let mut wait = BACK_OFF.0;
    loop {
        let asked = tokio::select! {
            asked = gateway.call("getMe", "{}".to_owned()) => asked,
            () = stop.cancelled() => return Err(AppError::Stopped),
        };
        let error = match asked {
            Ok(result) => match serde_json::from_str::<Me>(result.get()) {
                Ok(me) => return Ok(me.username),
                Err(error) => CallError::NoAnswer(error.to_string()),
            },
            Err(CallError::Refused(Refusal { code: 401 | 404, .. })) => {
                return Err(IntakeError::Token.into());
            }
            Err(error) => error,
        };
        tracing::warn!(%error, ?wait, "Telegram cannot be reached yet");
        tokio::select! {
            () = clock.sleep(wait) => {}
            () = stop.cancelled() => return Err(AppError::Stopped),
        }
        wait = (wait * 2).min(BACK_OFF.1);
    }
}

async fn bootstrap(services: &Services) -> Result<(), StoreError> {
    let (now, admins) = (services.clock.now(), services.admins.clone());
    services
        .store
        .write(move |tx| async move { people::bootstrap_admins(tx, now, &admins).await }.boxed())
        .await?;
    Ok(())
}

/// Tells Telegram the commands and descriptions, and deletes now and then what is no longer needed.
async fn keep_house(services: Arc<Services>, stop: CancellationToken) {
    let clean_up = async {
        loop {
            let now = services.clock.now();
            if let Err(error) = purge(&services.store, now).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "nothing was cleaned up");
            }
            services.clock.sleep(HOUSEKEEPING).await;
        }
    };
    tokio::select! {
        _ = async { tokio::join!(profile::publish(&services), clean_up) } => {}
        () = stop.cancelled() => {}
    }
}

async fn purge(store: &Store, now: Timestamp) -> Result<(), StoreError> {
    loop {
        // A slice at a time, so that the writer is never held long.
        let deleted: u64 = store
            .write(move |tx| {
                async move {
                    sessions::purge(tx, now).await?;
                    questions::forget_old_texts(tx, now).await?;
                    let sent = outbox::purge(tx, now).await?;
                    Ok::<_, StoreError>(sent + inbox::purge(tx, now).await?)
                }
                .boxed()
            })
            .await?;
        if deleted == 0 {
            return Ok(());
        }
    }
}

/// Keeps something that can be learnt again.
async fn remember(
    store: &Store,
    now: Timestamp,
    key: &'static str,
    value: String,
) -> Result<(), StoreError> {
    store
        .write(move |tx| async move { crate::store::remember(tx, now, key, &value).await }.boxed())
        .await
}
