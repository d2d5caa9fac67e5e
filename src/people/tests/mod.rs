//! The feature on a database of its own.

mod arrivals;
mod officers;
mod rules;

use chrono::TimeDelta;
use futures::FutureExt;

use super::*;
use crate::clock::Timestamp;
use crate::programme::places::{PlaceCode, Places};
use crate::store::{Store, StoreError};

/// Runs one use case, or several, in a transaction of its own.
macro_rules! in_tx {
    ($base:expr, |$tx:ident| $body:expr) => {
        $base
            .store
            .write(move |$tx| async move { Ok::<_, StoreError>($body) }.boxed())
            .await
            .unwrap()
    };
}
use in_tx;

struct Base {
    _folder: tempfile::TempDir,
    store: Store,
}

impl Base {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
        Self { _folder: folder, store }
    }

    /// Somebody with that number at Telegram writes.
    async fn arrives(&self, telegram_id: i64) -> Person {
        let seen = seen(telegram_id, "Lê Văn Ba");
        in_tx!(self, |tx| arrive(tx, at(0), &seen, &[TelegramId(1)]).await?).person
    }

    /// Somebody who holds a role, by an invitation from the command line.
    async fn official(&self, telegram_id: i64, role: Role) -> Person {
        let person = self.arrives(telegram_id).await;
        let code = InvitationCode::random().unwrap();
        in_tx!(self, |tx| {
            invite(tx, at(0), &Actor::CommandLine, role, code.clone()).await?;
            accept(tx, at(0), &person, code.as_str()).await?
        });
        self.arrives(telegram_id).await
    }

    /// The audit: who, action, subject, outcome, detail.
    async fn audit(&self) -> Vec<String> {
        let rows: Vec<(String, Option<i64>, String, String, String, String)> = sqlx::query_as(
            "SELECT actor, account_id, action, subject, outcome, detail FROM audit ORDER BY id",
        )
        .fetch_all(self.store.reader())
        .await
        .unwrap();
        rows.into_iter()
            .map(|(actor, account, action, subject, outcome, detail)| {
                let actor = account.map_or(actor, |id| format!("person {id}"));
                format!("{actor}: {action} {subject}: {outcome}: {detail}")
            })
            .collect()
    }
}

/// So many minutes into the tests.
fn at(minutes: i64) -> Timestamp {
    "2026-11-24T01:00:00Z".parse::<Timestamp>().unwrap() + TimeDelta::minutes(minutes)
}

fn seen(telegram_id: i64, name: &str) -> Seen {
    Seen {
        telegram_id: TelegramId(telegram_id),
        name: name.to_owned(),
        username: None,
        app_language: Some("vi".to_owned()),
    }
}

fn place(number: u32) -> PlaceCode {
    Places::load().unwrap().by_number(number).unwrap().code
}
