//! The bot, a database, a clock that the test moves, and the people at the other end.

mod database;
pub(crate) mod process;
pub(crate) mod source;
mod template;

use std::path::PathBuf;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use ocop_bot::app::{App, AppError, Settings};
use ocop_bot::clock::{Clock, Timestamp};
use ocop_bot::people::{Actor, InvitationCode, Invited, Role, TelegramId, invite};
use ocop_bot::store::{Store, StoreError};
use ocop_bot::telegram::outbox::{self, Outgoing, RowId};
use ocop_bot::telegram::pacer::Pacing;
use ocop_bot::telegram::playground::{Limits, Options, Person, Playground};
use secrecy::SecretString;
use teloxide::payloads::{SendMessage, SendMessageSetters};
use teloxide::types::{ChatId, ParseMode};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

pub(crate) use template::template;

/// The bot's token at the local server.
pub(crate) const TOKEN: &str = "7:test";

/// A working morning in Vietnam, two days before nothing in particular.
pub(crate) const MORNING: &str = "2026-11-24T01:00:00Z";

/// How long a test waits, in real time, for what must happen.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// The commune of the officers in these stories: xã Hàm Thuận.
pub(crate) const HAM_THUAN: u32 = 23_059;

/// A message that a feature puts into the outbox.
pub(crate) fn text(chat: i64, html: &str) -> Outgoing {
    Outgoing::new(chat, &SendMessage::new(ChatId(chat), html).parse_mode(ParseMode::Html))
}

/// What is special about a bot before it starts.
pub(crate) struct Setup {
    clock: Clock,
    patience: Duration,
    pacing: Pacing,
    limits: Limits,
    admins: Vec<i64>,
}

impl Setup {
    /// Telegram's limits, and the bot's care not to meet them.
    pub(crate) fn paced(mut self) -> Self {
        self.pacing = Pacing::On;
        self.limits = Limits::Telegram;
        self
    }

    /// The bot's care alone, against a server that would let everything through.
    pub(crate) fn careful(mut self) -> Self {
        self.pacing = Pacing::On;
        self
    }

    /// People who wait while the bot learns about a handbook, which takes long in a debug build.
    pub(crate) fn patient(mut self) -> Self {
        self.patience = 6 * PATIENCE;
        self
    }

    /// Who `OCOP_ADMINS` names.
    pub(crate) fn admins(mut self, ids: &[i64]) -> Self {
        self.admins = ids.to_vec();
        self
    }

    pub(crate) async fn start(self) -> Bot {
        let mut bot = self.not_started().await;
        bot.go().await;
        bot
    }

    /// Everything but the bot itself.
    pub(crate) async fn not_started(self) -> Bot {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("bot.sqlite"), template().await).unwrap();
        let options = Options::new(self.clock.clone())
            .token(TOKEN)
            .limits(self.limits)
            .patience(self.patience);
        let playground = Playground::start(options).await.unwrap();
        let Self { clock, pacing, admins, .. } = self;
        Bot { clock, playground, pacing, admins, evidence: None, folder, app: None }
    }
}

/// The bot with everything around it.
pub(crate) struct Bot {
    pub(crate) clock: Clock,
    pub(crate) playground: Playground,
    pacing: Pacing,
    admins: Vec<i64>,
    evidence: Option<PathBuf>,
    folder: TempDir,
    app: Option<App>,
}

impl Bot {
    /// A bot that runs, at a server that lets everything through.
    pub(crate) async fn start() -> Self {
        Self::with().start().await
    }

    /// A bot to be set up otherwise.
    pub(crate) fn with() -> Setup {
        Setup {
            clock: Clock::manual(MORNING.parse().unwrap()),
            patience: PATIENCE,
            pacing: Pacing::Off,
            limits: Limits::Off,
            admins: Vec::new(),
        }
    }

    pub(crate) fn person(&self, name: &str) -> Person {
        self.playground.person(name)
    }

    /// Changes whom `OCOP_ADMINS` names from the next start on.
    pub(crate) fn appoints(&mut self, ids: &[i64]) {
        self.admins = ids.to_vec();
    }

    /// From the next start on, copies of papers go to a folder, which is returned.
    pub(crate) fn copies_papers(&mut self) -> PathBuf {
        let folder = self.folder.path().join("evidence");
        std::fs::create_dir(&folder).unwrap();
        self.evidence = Some(folder.clone());
        folder
    }

    /// When the stories begin.
    #[expect(clippy::unused_self, reason = "a verb of the story")]
    pub(crate) fn morning(&self) -> Timestamp {
        MORNING.parse().unwrap()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// The database file.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("bot.sqlite")
    }

    pub(crate) fn settings(&self) -> Settings {
        Settings {
            database: self.file(),
            api_url: self.playground.url(),
            token: SecretString::from(TOKEN),
            clock: self.clock.clone(),
            pacing: self.pacing,
            admins: self.admins.iter().copied().map(TelegramId).collect(),
            evidence: self.evidence.clone(),
        }
    }

    pub(crate) async fn go(&mut self) {
        let app = App::start(self.settings(), &CancellationToken::new()).await.unwrap();
        self.runs(app).await;
    }

    /// Starts the bot while something happens; time passes until it has started.
    pub(crate) async fn starts_while(
        &self,
        stop: &CancellationToken,
        happens: impl Future<Output = ()>,
    ) -> Result<App, AppError> {
        let time_passes = async {
            happens.await;
            loop {
                self.advance(TimeDelta::seconds(1));
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::select! {
            started = App::start(self.settings(), stop) => started,
            () = time_passes => unreachable!("it passes for ever"),
        }
    }

    /// That bot has started. Its first answers wait for the handbook; a test that moves the clock
    /// must not make them wait too long.
    pub(crate) async fn runs(&mut self, app: App) {
        app.services().handbook.take().await;
        self.app = Some(app);
    }

    /// Lets time pass, a second at a step, until something holds.
    pub(crate) async fn clock_runs_until(&self, what: &str, holds: impl Fn(&Playground) -> bool) {
        for _ in 0..2_000 {
            if holds(&self.playground) {
                return;
            }
            self.advance(TimeDelta::seconds(1));
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        panic!("in vain: {what}\n{}", self.playground.transcript());
    }

    /// Ends the bot as Ctrl-C does.
    pub(crate) async fn stop(&mut self) {
        if let Some(app) = self.app.take() {
            app.stop().await;
        }
    }

    pub(crate) async fn restart(&mut self) {
        self.stop().await;
        self.go().await;
    }

    /// Why the bot ended by itself.
    pub(crate) async fn failure(&mut self) -> AppError {
        self.app.as_mut().expect("the bot runs").failure().await
    }

    pub(crate) fn store(&self) -> &Store {
        &self.app.as_ref().expect("the bot runs").services().store
    }

    /// The handbook in use.
    pub(crate) async fn handbook(&self) -> std::sync::Arc<ocop_bot::handbook::Handbook> {
        self.app.as_ref().expect("the bot runs").services().handbook.take().await
    }

    /// Somebody whom the command line has invited to a role, and who has accepted.
    pub(crate) async fn official(&self, name: &str, role: Role) -> Person {
        let code = self.invitation(role).await;
        let person = self.person(name);
        person.starts(&format!("i_{code}"));
        let welcome = person.reads().await;
        assert!(welcome.text.contains("Chào mừng"), "{}", welcome.text);
        person
    }

    /// The code of an invitation that the command line makes.
    pub(crate) async fn invitation(&self, role: Role) -> String {
        let (now, code) = (self.now(), InvitationCode::random().unwrap());
        let made = self.write(move |tx| {
            async move { invite(tx, now, &Actor::CommandLine, role, code).await }.boxed()
        });
        match made.await {
            Invited::Made(invitation) => invitation.code.as_str().to_owned(),
            Invited::Refused => panic!("the command line may not invite"),
        }
    }

    pub(crate) async fn write<T, J>(&self, job: J) -> T
    where
        T: Send + 'static,
        J: for<'t> FnOnce(
                &'t mut ocop_bot::store::Tx,
            ) -> futures::future::BoxFuture<'t, Result<T, StoreError>>
            + Send
            + 'static,
    {
        self.store().write(job).await.unwrap()
    }

    /// Puts messages into the outbox in one transaction, as a feature does.
    pub(crate) async fn enqueue(&self, messages: Vec<(String, Outgoing)>) -> Vec<RowId> {
        let now = self.now();
        self.write(move |tx| {
            async move {
                let mut rows = Vec::new();
                for (key, message) in &messages {
                    rows.push(outbox::enqueue(tx, now, key, message).await?);
                }
                Ok(rows)
            }
            .boxed()
        })
        .await
    }

    /// Puts one message into the outbox.
    pub(crate) async fn queue(&self, key: &str, message: Outgoing) -> RowId {
        self.enqueue(vec![(key.to_owned(), message)]).await.remove(0)
    }

    /// Waits until every update is settled and nothing is due to be sent.
    pub(crate) async fn is_calm(&self) {
        self.playground.all_confirmed().await;
        let now = self.now().timestamp_millis();
        self.holds(&format!(
            "SELECT NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')
                AND NOT EXISTS (SELECT 1 FROM outbox WHERE state = 'sending'
                                OR state = 'pending' AND due_at <= {now})"
        ))
        .await;
    }

    /// The story has ended as it should, though something was not to be delivered.
    pub(crate) async fn stop_quietly(mut self) {
        self.is_calm().await;
        let dead: i64 = self.value("SELECT count(*) FROM inbox WHERE state <> 'done'").await;
        assert_eq!(dead, 0);
        self.stop().await;
    }

    /// What the parts of the bot share.
    pub(crate) fn services(&self) -> std::sync::Arc<ocop_bot::app::Services> {
        self.app.as_ref().expect("the bot runs").services().clone()
    }

    /// The story has ended well: everything was handled, sent and read.
    pub(crate) async fn ends(mut self, people: &[&Person]) {
        self.is_calm().await;
        let left: Vec<(String, String)> = self
            .rows(
                "SELECT 'update ' || update_id, error FROM inbox WHERE state <> 'done'
                 UNION ALL SELECT dedupe_key, coalesce(error, state) FROM outbox
                 WHERE state <> 'sent'",
            )
            .await;
        assert!(left.is_empty(), "{left:?}");
        for person in people {
            let unread: Vec<String> = person.unread().into_iter().map(|seen| seen.text).collect();
            assert!(unread.is_empty(), "{}: {unread:#?}", person.name());
        }
        self.stop().await;
    }
}
