//! Producers and officers with the register: joining, dossiers, the card, the lists.

mod dossiers;
mod joining;
mod lists;

use futures::FutureExt;
use ocop_bot::people::{Actor, Role};
use ocop_bot::producers::model::{
    Producer, ProducerDetails, ProducerKind, Product, ProductDetails,
};
use ocop_bot::producers::phone::Phone;
use ocop_bot::producers::{Written, add_producer, add_product};
use ocop_bot::programme::places::{PlaceCode, Places};
use ocop_bot::telegram::playground::{Person, Seen};

use crate::support::Bot;

/// What the made-up producer of these stories is called.
const NAME: &str = "HTX Nước mắm Ví Dụ";
const PRODUCT: &str = "Nước mắm nhĩ Ví Dụ";
const PHONE: &str = "0912 345 678";

fn place(code: u32) -> PlaceCode {
    Places::load().unwrap().by_number(code).unwrap().code
}

fn officer(code: u32) -> Role {
    Role::CommuneOfficer { place: place(code) }
}

/// A producer that an officer has written down, with one product.
async fn registered(bot: &Bot, name: &str, commune: u32, phone: &str) -> (Producer, Product) {
    let mut details = ProducerDetails::new(ProducerKind::Cooperative, name, place(commune));
    details.phone = Phone::parse(phone);
    let now = bot.now();
    bot.write(move |tx| {
        async move {
            let actor = Actor::CommandLine;
            let Written::Done(producer) = add_producer(tx, now, &actor, &details).await? else {
                panic!("it is there already");
            };
            let details = ProductDetails { name: PRODUCT.to_owned(), ..ProductDetails::default() };
            let product = add_product(tx, now, &actor, producer.id, &details).await?;
            let Written::Done(product) = product else { panic!("it is there already") };
            Ok((producer, product))
        }
        .boxed()
    })
    .await
}

/// Somebody who has greeted the bot.
async fn newcomer(bot: &Bot, name: &str) -> Person {
    let person = bot.person(name).phone(PHONE);
    person.starts("");
    person.reads().await;
    person
}

/// Somebody who acts for the producer with [`PHONE`].
async fn joined(bot: &Bot, name: &str) -> Person {
    let person = newcomer(bot, name).await;
    person.shares_contact();
    bot.is_calm().await;
    person.skips_unread();
    person
}

/// Presses a button of a message and reads what it becomes.
async fn press(person: &Person, message: i64, label: &str) -> Seen {
    person.taps_on(message, label).answer().await;
    loop {
        // The card is edited meanwhile as well.
        let edited = person.reads_edit().await;
        if edited.id == message {
            return edited;
        }
    }
}
