//! Producers, each with somebody who acts for it, and an announcement to all of them.

use futures::FutureExt;
use ocop_bot::broadcasts::confirming::{Confirm, Confirmed, confirm, reach};
use ocop_bot::broadcasts::drafting::{Change, Done, begin, change};
use ocop_bot::broadcasts::model::{
    Audience, Broadcast, BroadcastId, Content, Criterion, Joint, Reach, Topic,
};
use ocop_bot::clock::Timestamp;
use ocop_bot::people::{Actor, Person, officials};
use ocop_bot::programme::places::Places;
use ocop_bot::store::{Store, StoreError, Tx};

/// Producers for these chats, in one commune, each with one account that acts for it.
pub(crate) async fn populate(store: &Store, chats: Vec<i64>) -> Result<(), StoreError> {
    // A slice at a time, as everything that is large.
    for slice in chats.chunks(5_000) {
        let slice = serde_json::to_string(slice).unwrap();
        store
            .write(move |tx| {
                async move {
                    let fill = format!(
                        "INSERT INTO accounts (telegram_id, name, language, created_at)
                            SELECT value, 'Person ' || value, 'vi', 0 FROM json_each('{slice}');
                         INSERT INTO producers (kind, name, name_key, commune, created_at)
                            SELECT 'household', 'Producer ' || value, 'producer', 23059, value
                            FROM json_each('{slice}');
                         INSERT INTO producer_members (producer_id, account_id, tie, since)
                            SELECT p.id, a.id, 'own', 0 FROM json_each('{slice}') s
                            JOIN accounts a ON a.telegram_id = s.value
                            JOIN producers p ON p.created_at = s.value;"
                    );
                    if chats_index(tx).await? {
                        sqlx::raw_sql(sqlx::AssertSqlSafe(fill)).execute(tx.connection()).await?;
                    }
                    Ok::<_, StoreError>(())
                }
                .boxed()
            })
            .await?;
    }
    store
        .write(|tx| {
            async move {
                let drop = "DROP INDEX IF EXISTS made_up_by_chat";
                sqlx::raw_sql(drop).execute(tx.connection()).await?;
                Ok(())
            }
            .boxed()
        })
        .await
}

/// While producers are made up, they are found by the chat that each is for.
async fn chats_index(tx: &mut Tx) -> Result<bool, StoreError> {
    let make = "CREATE INDEX IF NOT EXISTS made_up_by_chat ON producers (created_at)";
    sqlx::raw_sql(make).execute(tx.connection()).await?;
    Ok(true)
}

/// The official with this number at Telegram.
pub(crate) async fn person(tx: &mut Tx, chat: i64) -> Result<Person, StoreError> {
    let all = officials(tx).await?;
    Ok(all.into_iter().find(|one| one.account.telegram_id.0 == chat).unwrap())
}

/// A draft of an official to everyone.
pub(crate) async fn drafted(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    chat: i64,
    content: Content,
    urgent: bool,
) -> Result<Broadcast, StoreError> {
    let author = person(tx, chat).await?;
    let Done::Done(one) = begin(tx, now, places, &author).await? else { panic!("no draft") };
    let actor = Actor::from(author);
    let everyone =
        Audience { parts: vec![(Joint::And, Criterion::Everyone)], ..Audience::default() };
    let mut last = one;
    for what in [
        Change::Topic(Topic::Deadlines),
        Change::Content(content),
        Change::Audience(everyone),
        Change::Urgent(urgent),
    ] {
        let Done::Done(one) = change(tx, now, places, &actor, last.id, what).await? else {
            panic!("not changed")
        };
        last = one;
    }
    Ok(last)
}

/// Whom a draft reaches.
pub(crate) async fn counted(
    store: &Store,
    now: Timestamp,
    id: BroadcastId,
) -> Result<Reach, StoreError> {
    reach(&mut *store.reader().acquire().await?, now, id).await
}

/// Its confirmation by that official.
pub(crate) async fn confirmed(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    chat: i64,
    (id, version): (BroadcastId, i64),
    reach: Reach,
) -> Result<Confirmed, StoreError> {
    let actor = Actor::from(person(tx, chat).await?);
    confirm(tx, now, places, &actor, Confirm { id, version, again: false, reach }).await
}

/// A text.
pub(crate) fn says(html: &str) -> Content {
    Content { html: html.to_owned(), ..Content::default() }
}
