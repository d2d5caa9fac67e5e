//! The process is killed in the middle of a broadcast, again and again: everybody has one copy, or is
//! listed as unknown.

use std::path::PathBuf;
use std::time::Duration;

use futures::FutureExt;
use ocop_bot::broadcasts::confirming::Confirmed;
use ocop_bot::broadcasts::model::Reach;
use ocop_bot::clock::Clock;
use ocop_bot::people::{
    Actor, InvitationCode, Invited, Role, Seen, TelegramId, accept, arrive, invite,
};
use ocop_bot::programme::places::Places;
use ocop_bot::store::{Store, StoreError};
use ocop_bot::telegram::playground::{Fault, Limits, Options, Person, Playground, Rule};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tempfile::TempDir;

use super::TEXT;
use super::world::{confirmed, drafted, populate, says};
use crate::support::process::Process;
use crate::support::{TOKEN, template};

const PEOPLE: usize = 400;
const KILLS: usize = 8;

/// Requests that the sender has in flight at most, but for those that only answers may use.
const IN_FLIGHT: usize = 48;

struct Stage {
    playground: Playground,
    people: Vec<Person>,
    folder: TempDir,
}

impl Stage {
    async fn new() -> Self {
        let options = Options::new(Clock::system())
            .token(TOKEN)
            .limits(Limits::Off)
            .keep_deliveries(100_000)
            .patience(Duration::from_mins(1));
        let playground = Playground::start(options).await.unwrap();
        let people = playground.crowd(PEOPLE + 1);
        let stage = Self { playground, people, folder: tempfile::tempdir().unwrap() };
        std::fs::write(stage.database(), template().await).unwrap();
        stage
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("bot.sqlite")
    }

    fn process(&self) -> Process {
        Process::start(&self.database(), &self.playground.url())
    }

    /// The first person is an officer, the others get a broadcast.
    async fn begin(&self) {
        let store = Store::open(&self.database()).await.unwrap();
        let chats: Vec<i64> = self.people[1..].iter().map(Person::id).collect();
        populate(&store, chats).await.unwrap();
        let (officer, now) = (self.people[0].id(), self.playground.now());
        store
            .write(move |tx| {
                async move {
                    let code = InvitationCode::random().unwrap();
                    let role = Role::ProvinceOfficer;
                    let made = invite(tx, now, &Actor::CommandLine, role, code).await?;
                    let Invited::Made(invitation) = made else { panic!("{made:?}") };
                    let seen = Seen {
                        telegram_id: TelegramId(officer),
                        name: "Officer".to_owned(),
                        username: None,
                        app_language: None,
                    };
                    let person = arrive(tx, now, &seen, &[]).await?.person;
                    accept(tx, now, &person, invitation.code.as_str()).await?;
                    let places = Places::load().unwrap();
                    sqlx::query("UPDATE broadcast_settings SET approve_above = 1000000")
                        .execute(tx.connection())
                        .await?;
                    let one = drafted(tx, now, &places, officer, says(TEXT), true).await?;
                    let what = (one.id, one.version);
                    // As many as matter here: somebody.
                    let some = Reach { to_send: 1, ..Reach::default() };
                    let done = confirmed(tx, now, &places, officer, what, some).await?;
                    assert!(matches!(done, Confirmed::Begun(_)), "{done:?}");
                    Ok::<_, StoreError>(())
                }
                .boxed()
            })
            .await
            .unwrap();
        store.close().await;
    }

    /// Copies that have arrived.
    fn copies(&self) -> usize {
        self.playground
            .deliveries()
            .iter()
            .filter(|one| one.text.starts_with(TEXT) && !one.is_edit())
            .count()
    }

    async fn is_done(&self) {
        let store = Store::open(&self.database()).await.unwrap();
        let done = tokio::time::timeout(Duration::from_mins(2), async {
            let sql = "SELECT count(*) FROM broadcasts WHERE state = 'done'";
            while sqlx::query_scalar::<_, i64>(sql).fetch_one(store.reader()).await.unwrap() == 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        done.await.expect("the broadcast ends in time");
        store.close().await;
    }

    /// Everybody has one copy, or is unknown; returns how many are unknown.
    async fn check(&self, unreachable: usize) -> usize {
        let store = Store::open(&self.database()).await.unwrap();
        let ledger: Vec<(i64, String, String)> =
            sqlx::query_as("SELECT chat_id, state, why FROM broadcast_recipients")
                .fetch_all(store.reader())
                .await
                .unwrap();
        store.close().await;
        assert_eq!(ledger.len(), PEOPLE);
        let (mut unknown, mut blocked) = (0, 0);
        for (chat, state, why) in ledger {
            let copies = self.playground.delivered_beginning(chat, TEXT);
            match state.as_str() {
                "sent" => assert_eq!(copies, 1, "{chat}"),
                "unknown" => {
                    assert!(copies <= 1, "{chat}");
                    unknown += 1;
                }
                "unreachable" => {
                    assert_eq!(copies, 0, "{chat}");
                    blocked += 1;
                }
                _ => panic!("{chat}: {state} {why}"),
            }
        }
        // One whose request was in flight at a kill is unknown as well.
        assert!(blocked <= unreachable && blocked + unknown >= unreachable, "{blocked}, {unknown}");
        unknown
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stdout, reason = "the figures are what one wants to see")]
async fn killed_in_the_middle_everybody_has_one_copy_or_is_listed_as_unknown() {
    let stage = Stage::new().await;
    stage.begin().await;
    let mut dice = StdRng::seed_from_u64(2026);
    for kill in 1..=KILLS {
        let process = stage.process();
        let until = PEOPLE * kill / (KILLS + 2);
        stage.playground.wait_for("copies", |_| stage.copies() >= until).await;
        tokio::time::sleep(Duration::from_millis(dice.random_range(0..40))).await;
        process.kill();
    }
    let process = stage.process();
    stage.is_done().await;
    process.leaves("-TERM").await;
    let unknown = stage.check(0).await;
    println!("{KILLS} kills: {unknown} of {PEOPLE} copies are unknown");
    assert!(unknown <= KILLS * IN_FLIGHT);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stdout, reason = "the figures are what one wants to see")]
async fn the_same_with_a_server_in_trouble_and_people_who_have_blocked_the_bot() {
    let stage = Stage::new().await;
    stage.begin().await;
    let faults = stage.playground.faults();
    for person in stage.people[1..].iter().step_by(33) {
        faults.add(Rule::new(Fault::Blocked).method("sendMessage").chat(person.id()));
    }
    let blocked = stage.people[1..].iter().step_by(33).count();
    faults.add(Rule::new(Fault::Page(500)).method("sendMessage").chance(0.05));
    faults.add(Rule::new(Fault::DropAfter).method("sendMessage").chance(0.02));
    faults.add(Rule::new(Fault::TooManyRequests(1)).method("sendMessage").chance(0.01));
    let mut dice = StdRng::seed_from_u64(7);
    for kill in 1..=3 {
        let process = stage.process();
        let until = PEOPLE * kill / 6;
        stage.playground.wait_for("copies", |_| stage.copies() >= until).await;
        tokio::time::sleep(Duration::from_millis(dice.random_range(0..40))).await;
        process.kill();
    }
    let process = stage.process();
    stage.is_done().await;
    process.leaves("-TERM").await;
    let unknown = stage.check(blocked).await;
    println!("{unknown} of {PEOPLE} copies are unknown");
}
