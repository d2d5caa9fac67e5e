//! The process is killed at any instant, and has done everything exactly once all the same.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ocop_bot::clock::Clock;
use ocop_bot::store::Store;
use ocop_bot::telegram::playground::{Limits, Options, Person, Playground};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tempfile::TempDir;

use crate::support::process::Process;
use crate::support::{TOKEN, template};

const QUESTIONS: [&str; 5] = [
    "ho so gom gi",
    "bao nhieu diem thi dc 4 sao",
    "giấy chứng nhận có thời hạn bao lâu",
    "nop ho so o dau",
    "thời tiết hôm nay",
];

/// Requests that the sender has in flight at most.
const IN_FLIGHT: u64 = 64;

/// A server, fifty people and a database for a bot in a process of its own.
struct Stage {
    playground: Playground,
    crowd: Vec<Person>,
    folder: TempDir,
    asked: usize,
}

impl Stage {
    async fn new() -> Self {
        let options = Options::new(Clock::system())
            .token(TOKEN)
            .limits(Limits::Off)
            .patience(Duration::from_mins(1));
        let playground = Playground::start(options).await.unwrap();
        let crowd = playground.crowd(50);
        Self { playground, crowd, folder: tempfile::tempdir().unwrap(), asked: 0 }
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("bot.sqlite")
    }

    fn process(&self) -> Process {
        Process::start(&self.database(), &self.playground.url())
    }

    /// So many further questions come in at once.
    fn ask(&mut self, count: usize) {
        let people = self.crowd.len();
        let lines = (self.asked..self.asked + count)
            .map(|number| (&self.crowd[number % people], QUESTIONS[number % QUESTIONS.len()]));
        self.playground.all_say(lines);
        self.asked += count;
    }

    async fn delivered(&self, count: u64) {
        self.playground.wait_for("replies", |it| it.delivered() >= count).await;
    }

    /// Each update has had its effect once, and each reply has arrived; returns how many copies of
    /// replies have arrived beside the first.
    async fn check(&self) -> u64 {
        let asked = i64::try_from(self.asked).unwrap();
        let store = Store::open(&self.database()).await.unwrap();
        let count = async |sql: &'static str| -> i64 {
            sqlx::query_scalar(sql).fetch_one(store.reader()).await.unwrap()
        };
        let set_aside: Vec<(i64, String)> =
            sqlx::query_as("SELECT update_id, error FROM inbox WHERE state <> 'done'")
                .fetch_all(store.reader())
                .await
                .unwrap();
        assert_eq!(set_aside, [], "updates not handled");
        assert_eq!(count("SELECT count(*) FROM inbox").await, asked);
        assert_eq!(count("SELECT count(*) FROM questions").await, asked);
        let replies: Vec<(String, i64, String, Option<String>)> = sqlx::query_as(
            "SELECT dedupe_key, chat_id, state, message_ids FROM outbox ORDER BY id",
        )
        .fetch_all(store.reader())
        .await
        .unwrap();
        store.close().await;
        assert_eq!(replies.len(), self.asked);
        let mut people = HashMap::new();
        for person in &self.crowd {
            people.insert(person.id(), person);
        }
        for (key, chat, state, ids) in &replies {
            assert_eq!(state, "sent", "{key}");
            let ids: Vec<i64> = serde_json::from_str(ids.as_deref().unwrap()).unwrap();
            assert!(people[chat].message(ids[0]).is_some(), "{key} did not arrive");
        }
        self.playground.delivered() - u64::try_from(self.asked).unwrap()
    }
}

/// Waits, beside the process, until everything has been handled and sent.
async fn all_done(database: &Path) {
    let store = Store::open(database).await.unwrap();
    let open = "SELECT (SELECT count(*) FROM inbox WHERE state = 'new')
                     + (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending'))";
    let done = tokio::time::timeout(Duration::from_mins(1), async {
        while sqlx::query_scalar::<_, i64>(open).fetch_one(store.reader()).await.unwrap() > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    done.await.expect("everything is handled in time");
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stdout, reason = "the figures are what one wants to see")]
async fn killed_a_dozen_times_among_five_hundred_questions_it_answers_each_once() {
    const KILLS: u64 = 12;
    let mut stage = Stage::new().await;
    std::fs::write(stage.database(), template().await).unwrap();
    let mut dice = StdRng::seed_from_u64(2026);
    for _ in 0..KILLS {
        stage.ask(40);
        let process = stage.process();
        // At the start, while updates come in, while they are handled, while replies leave.
        let until = stage.playground.delivered() + dice.random_range(0..=38);
        stage.delivered(until).await;
        tokio::time::sleep(Duration::from_millis(dice.random_range(0..40))).await;
        process.kill();
    }
    stage.ask(20);
    let process = stage.process();
    stage.playground.all_confirmed().await;
    all_done(&stage.database()).await;
    let (status, _) = process.leaves("-TERM").await;
    assert_eq!(status.code(), Some(0));
    assert_eq!(stage.asked, 500);
    let copies = stage.check().await;
    println!("{KILLS} kills, {} replies, {copies} of them delivered once more", stage.asked);
    assert!(copies <= KILLS * IN_FLIGHT, "{copies} copies");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_update_that_waits_for_the_start_is_not_taken_for_the_cause_of_its_end() {
    let mut stage = Stage::new().await;
    stage.ask(1);
    // On an empty database the search has to learn first, and the question waits for it.
    for _ in 0..8 {
        let polls = stage.playground.calls("getUpdates");
        let process = stage.process();
        stage.playground.wait_for("a poll", |it| it.calls("getUpdates") > polls).await;
        stage.playground.all_confirmed().await;
        tokio::time::sleep(Duration::from_millis(20)).await;
        process.kill();
    }
    let process = stage.process();
    stage.delivered(1).await;
    all_done(&stage.database()).await;
    process.leaves("-TERM").await;
    assert_eq!(stage.check().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn told_to_stop_it_leaves_at_once_and_loses_and_repeats_nothing() {
    let mut stage = Stage::new().await;
    std::fs::write(stage.database(), template().await).unwrap();
    for _ in 0..3 {
        stage.ask(100);
        let process = stage.process();
        stage.delivered(stage.playground.delivered() + 10).await;
        let (status, took) = process.leaves("-TERM").await;
        assert_eq!(status.code(), Some(0));
        assert!(took < Duration::from_secs(5), "{took:?}");
    }
    let process = stage.process();
    stage.playground.all_confirmed().await;
    all_done(&stage.database()).await;
    process.leaves("-TERM").await;
    assert_eq!(stage.check().await, 0, "copies of replies");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn told_to_stop_while_the_server_hangs_it_leaves_all_the_same() {
    let mut stage = Stage::new().await;
    std::fs::write(stage.database(), template().await).unwrap();
    let gate = stage.playground.faults().hold_answers("sendMessage");
    stage.ask(100);
    let process = stage.process();
    gate.reached(40).await;
    let (status, took) = process.leaves("-TERM").await;
    assert_eq!(status.code(), Some(0));
    assert!(took < Duration::from_secs(5), "{took:?}");
    stage.playground.faults().clear();
    gate.open();
    let process = stage.process();
    stage.playground.all_confirmed().await;
    all_done(&stage.database()).await;
    process.leaves("-INT").await;
    let copies = stage.check().await;
    assert!((40..=IN_FLIGHT).contains(&copies), "{copies} copies");
}
