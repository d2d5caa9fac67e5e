//! The producers of the demo whom nobody plays: some of them have joined, and now and then one answers an
//! announcement.

use std::time::Duration;

use futures::FutureExt;
use rand::Rng;
use tokio_util::sync::CancellationToken;

use crate::clock::Timestamp;
use crate::people::{self, AccountId, Seen, TelegramId, Tie};
use crate::producers::{self, model::ProducerId};
use crate::store::{Store, StoreError};
use crate::telegram::playground::{Person, Playground};

/// Of so many producers one has joined.
const JOINED: usize = 3;

/// Of so many who have joined one has blocked the bot.
const BLOCKED: usize = 10;

/// Of so many who have joined one never answers.
const SILENT: usize = 4;

/// How often one of them looks at what has come, and how likely it is answered then.
const LOOK: Duration = Duration::from_secs(3);
const ANSWERED: f64 = 0.15;

/// Lets some producers join, each as the person who stands for it; returns those.
pub(super) async fn join(
    playground: &Playground,
    store: &Store,
    (now, by): (Timestamp, AccountId),
    producers: &[(ProducerId, String)],
) -> Result<Vec<Person>, StoreError> {
    let mut joined = Vec::new();
    for (number, (producer, name)) in producers.iter().step_by(JOINED).enumerate() {
        let (producer, person) = (*producer, playground.bystander(name));
        let seen = Seen {
            telegram_id: TelegramId(person.id()),
            name: name.clone(),
            username: None,
            app_language: Some("vi".to_owned()),
        };
        store
            .write(move |tx| {
                async move {
                    let member = people::arrive(tx, now, &seen, &[]).await?.person.account.id;
                    producers::add_member(tx, now, producer, (member, Tie::Own), Some(by)).await
                }
                .boxed()
            })
            .await?;
        if number % BLOCKED == BLOCKED - 1 {
            person.blocks();
        }
        joined.push(person);
    }
    Ok(joined)
}

/// Lets them answer what carries a button with one of these labels, until `stop`.
pub(super) async fn live(people: Vec<Person>, labels: [String; 2], stop: CancellationToken) {
    let talkative: Vec<Person> = people
        .into_iter()
        .enumerate()
        .filter_map(|(number, person)| (number % SILENT != 0).then_some(person))
        .collect();
    let mut answered = vec![0; talkative.len()];
    while stop.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_some() {
        for (person, last) in talkative.iter().zip(&mut answered) {
            let (wakes, other) = (rand::rng().random_bool(ANSWERED), rand::rng().random_bool(0.3));
            let label = &labels[usize::from(other)];
            let found = person.newest_with(label).filter(|message| wakes && message.id > *last);
            let data = found.as_ref().and_then(|found| found.button(label)?.data.as_deref());
            if let (Some(message), Some(data)) = (&found, data) {
                person.sends_callback(message.id, data);
                *last = message.id;
            }
        }
    }
}
