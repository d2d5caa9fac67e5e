//! The bot as a process of its own, at a local Bot API server with an officer and people.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use futures::FutureExt;
use ocop_bot::broadcasts::confirming::Confirmed;
use ocop_bot::broadcasts::model::BroadcastId;
use ocop_bot::clock::{Clock, Timestamp};
use ocop_bot::people::{
    Actor, InvitationCode, Invited, Role, Seen, TelegramId, accept, arrive, invite,
};
use ocop_bot::programme::places::Places;
use ocop_bot::store::{Store, StoreError};
use ocop_bot::telegram::playground::{Limits, Options, Person, Playground};
use tempfile::TempDir;

use crate::world::{confirmed, counted, drafted, populate, says};

/// The bot's token at the local server.
pub(crate) const TOKEN: &str = "7000000001:load-test";

/// What the announcement says.
pub(crate) const TEXT: &str = "Announcement: a training class on Friday at 8:00.";

/// Something that has not happened by then will not.
const PATIENCE: Duration = Duration::from_mins(2);

/// A server, an officer, people who get announcements, and others who ask.
pub(crate) struct Stage {
    pub(crate) playground: Playground,
    pub(crate) officer: Person,
    pub(crate) people: Vec<Person>,
    pub(crate) askers: Vec<Person>,
    folder: TempDir,
}

impl Stage {
    pub(crate) async fn new(people: usize, askers: usize, limits: Limits) -> Result<Self> {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        let options = Options::new(Clock::system())
            .token(TOKEN)
            .limits(limits)
            .keep_last(8)
            .keep_deliveries(4 * people + 100_000)
            .patience(Duration::from_hours(1));
        let playground = Playground::start(options).await?;
        let mut everybody = playground.crowd(1 + askers + people);
        let rest = everybody.split_off(1 + askers);
        let askers = everybody.split_off(1);
        let officer = everybody.remove(0);
        let stage = Self { playground, officer, people: rest, askers, folder };
        let store = Store::open(&stage.database()).await?;
        populate(&store, stage.people.iter().map(Person::id).collect()).await?;
        appoint(&store, stage.officer.id(), stage.playground.now()).await?;
        store.close().await;
        Ok(stage)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("bot.sqlite")
    }

    /// Confirms an announcement to everyone, while the bot is not running.
    pub(crate) async fn confirm(&self) -> Result<BroadcastId> {
        let store = Store::open(&self.database()).await?;
        let id = announce(&store, self.officer.id(), self.playground.now()).await?;
        store.close().await;
        Ok(id)
    }

    pub(crate) async fn start(&self, pacing: &str) -> Result<Bot> {
        Bot::start(&self.playground, &self.database(), pacing).await
    }

    /// Recipients in each state, read beside the bot.
    pub(crate) async fn ledger(&self) -> Result<Vec<(i64, String, String)>> {
        let store = Store::open(&self.database()).await?;
        let rows = sqlx::query_as("SELECT chat_id, state, why FROM broadcast_recipients")
            .fetch_all(store.reader())
            .await?;
        store.close().await;
        Ok(rows)
    }

    /// Waits until the broadcast has ended.
    pub(crate) async fn is_done(&self, patience: Duration) -> Result<()> {
        let store = Store::open(&self.database()).await?;
        let ended = tokio::time::timeout(patience, async {
            loop {
                let sql = "SELECT count(*) FROM broadcasts WHERE state = 'done'";
                if sqlx::query_scalar::<_, i64>(sql).fetch_one(store.reader()).await? > 0 {
                    return Ok::<_, anyhow::Error>(());
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        let ended = ended.await;
        store.close().await;
        ended?
    }
}

/// Makes somebody an officer of the province; broadcasts of any size need no approval.
pub(crate) async fn appoint(store: &Store, chat: i64, now: Timestamp) -> Result<()> {
    store
        .write(move |tx| {
            async move {
                let code = InvitationCode::random().unwrap();
                let made =
                    invite(tx, now, &Actor::CommandLine, Role::ProvinceOfficer, code).await?;
                let Invited::Made(invitation) = made else { panic!("{made:?}") };
                let seen = Seen {
                    telegram_id: TelegramId(chat),
                    name: "Officer".to_owned(),
                    username: None,
                    app_language: None,
                };
                let person = arrive(tx, now, &seen, &[]).await?.person;
                accept(tx, now, &person, invitation.code.as_str()).await?;
                sqlx::query("UPDATE broadcast_settings SET approve_above = 1000000000")
                    .execute(tx.connection())
                    .await?;
                Ok::<_, StoreError>(())
            }
            .boxed()
        })
        .await?;
    Ok(())
}

/// Confirms an urgent announcement to everyone.
pub(crate) async fn announce(store: &Store, chat: i64, now: Timestamp) -> Result<BroadcastId> {
    let places = Arc::new(Places::load()?);
    let inside = places.clone();
    let one = store
        .write(move |tx| {
            async move { drafted(tx, now, &inside, chat, says(TEXT), true).await }.boxed()
        })
        .await?;
    let (what, reach) = ((one.id, one.version), counted(store, now, one.id).await?);
    let done = store
        .write(move |tx| {
            async move { confirmed(tx, now, &places, chat, what, reach).await }.boxed()
        })
        .await?;
    assert!(matches!(done, Confirmed::Begun(_)), "{done:?}");
    Ok(one.id)
}

/// The bot's process. It is killed when this is dropped.
pub(crate) struct Bot(Child);

impl Bot {
    async fn start(playground: &Playground, database: &Path, pacing: &str) -> Result<Self> {
        let polls = playground.calls("getUpdates");
        let process = Command::new(env!("CARGO_BIN_EXE_ocop-bot"))
            .arg("run")
            .env("TELOXIDE_API_URL", playground.url())
            .env("TELOXIDE_TOKEN", TOKEN)
            .env("DATABASE_URL", database)
            .env("OCOP_PACING", pacing)
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .spawn()?;
        let bot = Self(process);
        let polled = playground.wait_for("a poll", |it| it.calls("getUpdates") > polls);
        if tokio::time::timeout(PATIENCE, polled).await.is_err() {
            bail!("the bot did not ask for updates within {PATIENCE:?}");
        }
        Ok(bot)
    }

    pub(crate) fn memory(&self) -> Option<u64> {
        crate::table::memory(self.0.id())
    }

    /// Ends it as a power cut does.
    pub(crate) fn kill(self) {
        drop(self);
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It may have ended already.
        _ = self.0.kill();
        _ = self.0.wait();
    }
}
