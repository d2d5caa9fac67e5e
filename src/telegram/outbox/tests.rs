use futures::FutureExt;
use teloxide::payloads::SendMessage;
use teloxide::types::ChatId;

use super::settle::Settlement;
use super::*;
use crate::clock::Timestamp;
use crate::store::{Store, StoreError};
use crate::telegram::pacer::Lane;

/// A message of each lane, settled so.
async fn settled(store: &Store, now: Timestamp, name: &'static str, settlement: Settlement) {
    store
        .write(move |tx| {
            async move {
                for lane in Lane::ALL {
                    let key = format!("{name}:{}", lane.number());
                    let message = Outgoing::new(1, &SendMessage::new(ChatId(1), "text")).lane(lane);
                    let row = enqueue(tx, now, &key, &message).await?;
                    super::store::claim(tx, &[row.0]).await?;
                    super::store::settle(tx, now, row.0, &settlement).await?;
                }
                Ok::<_, StoreError>(())
            }
            .boxed()
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn what_was_sent_goes_after_three_days_in_every_lane_and_what_was_not_stays_to_be_looked_at()
{
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bot.sqlite")).await.unwrap();
    let now: Timestamp = "2026-11-24T01:00:00Z".parse().unwrap();
    settled(&store, now, "sent", Settlement::Sent { message_ids: vec![5] }).await;
    let why = "no answer".to_owned();
    settled(&store, now, "unknown", Settlement::Unknown { why }).await;
    let purged = |days| {
        let (store, at) = (store.clone(), now + chrono::TimeDelta::days(days));
        async move { store.write(move |tx| purge(tx, at).boxed()).await.unwrap() }
    };
    assert_eq!(purged(2).await, 0);
    assert_eq!(purged(4).await, 3);
    assert_eq!(purged(4).await, 0);
    assert_eq!(purged(91).await, 3);
}
