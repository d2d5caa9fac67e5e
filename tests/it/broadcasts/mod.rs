//! Announcements: from what an officer types to what producers answer.

mod albums;
mod audience;
mod changing;
mod composing;
mod confirming;
mod controlling;
mod killed;
mod ledger;
mod posting;
mod responding;
mod sending;
mod topics;
pub(crate) mod world;

use futures::FutureExt;
use ocop_bot::broadcasts::confirming::Confirmed;
use ocop_bot::broadcasts::model::{Broadcast, BroadcastId, Content};
use ocop_bot::people::Role;
use ocop_bot::telegram::playground::{Person, Seen};

use crate::support::Bot;
use world::{confirmed, counted, drafted, populate, says};

const TEXT: &str = "Mời bà con dự lớp tập huấn.";

/// An officer of the province, and people who act for producers.
struct Stage {
    bot: Bot,
    officer: Person,
    people: Vec<Person>,
}

impl Stage {
    async fn new(people: usize) -> Self {
        Self::with(Bot::start().await, people).await
    }

    async fn with(bot: Bot, people: usize) -> Self {
        let officer = bot.official("Cán bộ tỉnh", Role::ProvinceOfficer).await;
        let people = bot.playground.crowd(people);
        populate(bot.store(), people.iter().map(Person::id).collect()).await.unwrap();
        officer.skips_unread();
        bot.execute("UPDATE broadcast_settings SET approve_above = 1000").await;
        Self { bot, officer, people }
    }

    /// A draft of the officer to everyone.
    async fn drafts(&self, content: Content) -> Broadcast {
        self.drafts_of(&self.officer, content).await
    }

    async fn drafts_of(&self, officer: &Person, content: Content) -> Broadcast {
        let (now, services, chat) = (self.bot.now(), self.bot.services(), officer.id());
        self.bot
            .write(move |tx| {
                async move { drafted(tx, now, &services.places, chat, content, false).await }
                    .boxed()
            })
            .await
    }

    async fn confirms(&self, officer: &Person, one: &Broadcast) -> Confirmed {
        let (now, services, chat) = (self.bot.now(), self.bot.services(), officer.id());
        let what = (one.id, one.version);
        let reach = counted(self.bot.store(), now, one.id).await.unwrap();
        self.bot
            .write(move |tx| {
                async move { confirmed(tx, now, &services.places, chat, what, reach).await }.boxed()
            })
            .await
    }

    /// A text to everyone, confirmed.
    async fn sends(&self, html: &str) -> BroadcastId {
        let one = self.drafts(says(html)).await;
        let confirmed = self.confirms(&self.officer, &one).await;
        assert!(matches!(confirmed, Confirmed::Begun(_)), "{confirmed:?}");
        one.id
    }

    /// How many recipients of a broadcast are in each state.
    async fn ledger(&self, id: BroadcastId) -> Vec<(String, i64)> {
        let sql = "SELECT state, count(*) FROM broadcast_recipients WHERE broadcast_id =";
        self.bot.rows(&format!("{sql} {id} GROUP BY state ORDER BY state")).await
    }

    /// Waits until so many recipients are in a state.
    async fn has(&self, id: BroadcastId, state: &str, count: usize) {
        self.bot
            .holds(&format!(
                "SELECT (SELECT count(*) FROM broadcast_recipients
                    WHERE broadcast_id = {id} AND state = '{state}') = {count}"
            ))
            .await;
    }

    /// Waits until a broadcast is in a state.
    async fn is(&self, id: BroadcastId, state: &str) {
        self.bot.holds(&format!("SELECT state = '{state}' FROM broadcasts WHERE id = {id}")).await;
    }

    /// The officer presses a button with this data under a screen of theirs; what it becomes.
    async fn presses(&self, data: &str) -> Seen {
        self.presses_as(&self.officer, data).await
    }

    async fn presses_as(&self, person: &Person, data: &str) -> Seen {
        let menu = person.says("/menu");
        let message = loop {
            let seen = person.reads().await;
            if seen.id > menu {
                break seen.id;
            }
        };
        person.sends_callback(message, data).answer().await;
        loop {
            let edited = self.edit_for(person).await;
            if edited.id == message {
                return edited;
            }
        }
    }

    /// The next edit in somebody's chat; time passes where one has to wait for it.
    async fn edit_for(&self, person: &Person) -> Seen {
        let patience = std::time::Duration::from_millis(300);
        for _ in 0..100 {
            if let Ok(edited) = tokio::time::timeout(patience, person.reads_edit()).await {
                return edited;
            }
            self.bot.advance(chrono::TimeDelta::milliseconds(500));
        }
        panic!("no edit:\n{}", person.transcript());
    }

    /// Reads what one of the officer's screens becomes.
    async fn becomes_screen(&self, text: &str) -> Seen {
        loop {
            let edited = self.edit_for(&self.officer).await;
            if edited.text.contains(text) {
                return edited;
            }
        }
    }

    /// Lets time pass, a tenth of a second at a step, until so many copies have arrived.
    async fn sent(&self, id: BroadcastId, count: i64) {
        for _ in 0..2_000 {
            let sql =
                "SELECT count(*) FROM broadcast_recipients WHERE state = 'sent' AND broadcast_id =";
            if self.bot.value::<i64>(&format!("{sql} {id}")).await >= count {
                return;
            }
            self.step().await;
        }
        panic!("{:?}", self.ledger(id).await);
    }

    /// A tenth of a second passes.
    async fn step(&self) {
        self.bot.advance(chrono::TimeDelta::milliseconds(100));
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }

    /// Lets time pass until a broadcast is in a state.
    async fn becomes(&self, id: BroadcastId, state: &str) {
        let sql = format!("SELECT state = '{state}' FROM broadcasts WHERE id = {id}");
        for _ in 0..2_000 {
            if self.bot.value::<i64>(&sql).await == 1 {
                return;
            }
            self.step().await;
        }
        panic!("not {state}: {:?}", self.ledger(id).await);
    }

    /// How many messages with a text are in everybody's chat now; a chat has one at most.
    fn have(&self, text: &str) -> usize {
        let count =
            |person: &Person| person.chat().iter().filter(|one| one.text.contains(text)).count();
        let counts: Vec<usize> = self.people.iter().map(count).collect();
        assert!(counts.iter().all(|count| *count <= 1), "{text}: {counts:?}");
        counts.iter().sum()
    }

    /// Lets seconds pass until somebody's chat has a message with this text.
    async fn passes_until(&self, person: &Person, text: &str) -> Seen {
        for _ in 0..500 {
            if let Some(seen) = person.chat().into_iter().rev().find(|one| one.text.contains(text))
            {
                return seen;
            }
            self.bot.advance(chrono::TimeDelta::seconds(1));
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("nobody says {text:?}:\n{}", person.transcript());
    }
}
