//! Who is told of what changed in the register: everybody who acts for the producer.

use crate::dossiers::card;
use crate::dossiers::chat::mine_button_of;
use crate::dossiers::words::{Words, sits_there};
use crate::locale::Message as Text;
use crate::people::{Action, Person, officials, person};
use crate::producers;
use crate::producers::model::{Producer, ProducerId};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::turn::Cx;

use super::press::Press;
use super::{texts, words};

/// Tells everybody who acts for a producer, but whoever did it, and brings the cards up to date.
pub(super) async fn tell(
    tx: &mut Tx,
    cx: &Cx,
    producer: ProducerId,
    text: impl Fn(&Words<'_>) -> Text + Send + Sync,
) -> Result<(), StoreError> {
    for (account, _) in producers::members(tx.connection(), producer).await? {
        if account != cx.person().account.id
            && let Some(reader) = person(tx.connection(), account).await?
        {
            let way = mine_button_of(&Words::of(cx.services(), &reader));
            send(tx, cx, producer, (&reader, way), &text).await?;
        }
    }
    card::refresh(tx, &words(cx), cx.now(), producer).await
}

/// Tells the officers of the producer's commune what its own people did.
pub(super) async fn tell_officers(
    tx: &mut Tx,
    cx: &Cx,
    producer: &Producer,
    text: impl Fn(&Words<'_>) -> Text + Send + Sync,
) -> Result<(), StoreError> {
    for officer in officials(tx).await? {
        if officer.account.id != cx.person().account.id
            && sits_there(&officer, producer, Action::CommuneStep)
        {
            let words = Words::of(cx.services(), &officer);
            let press = Press::Producer(producer.id);
            let way = Button::tells(words.plain(&texts::see_producer()), press.data());
            send(tx, cx, producer.id, (&officer, way), &text).await?;
        }
    }
    Ok(())
}

async fn send(
    tx: &mut Tx,
    cx: &Cx,
    producer: ProducerId,
    (reader, way): (&Person, Button),
    text: &(impl Fn(&Words<'_>) -> Text + Send + Sync),
) -> Result<(), StoreError> {
    let words = Words::of(cx.services(), reader);
    let keyboard = Keyboard::default().row([way]);
    let screen = Screen::new(words.html(&text(&words))).with(keyboard);
    let key = format!("register:{}:{producer}:{}", cx.update(), reader.account.id);
    let message = screen.send(reader.account.telegram_id.0).lane(Lane::Notice);
    outbox::enqueue(tx, cx.now(), &key, &message).await?;
    Ok(())
}
