//! Producers and officers with the register: joining, dossiers, the card, the lists.

mod decisions;
mod dossiers;
mod editing;
mod extending;
mod joining;
mod lists;
mod merging;
mod photos;
mod revoking;

use futures::FutureExt;
use ocop_bot::dossiers::model::Lookup;
use ocop_bot::dossiers::moving::{Begun, Move, Moved, begin, take_step};
use ocop_bot::dossiers::rules::Step;
use ocop_bot::people::{Actor, Role, officials};
use ocop_bot::producers::model::{
    DecisionDetails, Producer, ProducerDetails, ProducerId, ProducerKind, Product, ProductDetails,
    ProductId,
};
use ocop_bot::producers::phone::Phone;
use ocop_bot::producers::recognising::{Given, enter_decision, give};
use ocop_bot::producers::{Written, add_producer, add_product};
use ocop_bot::programme::criteria::Star;
use ocop_bot::programme::places::{PlaceCode, Places};
use ocop_bot::programme::rule_sets::Level;
use ocop_bot::telegram::playground::{Person, Seen};

use crate::support::Bot;

/// What the made-up producer of these stories is called.
pub(crate) const NAME: &str = "HTX Nước mắm Ví Dụ";
pub(crate) const PRODUCT: &str = "Nước mắm nhĩ Ví Dụ";
pub(crate) const PHONE: &str = "0912 345 678";

pub(crate) fn place(code: u32) -> PlaceCode {
    Places::load().unwrap().by_number(code).unwrap().code
}

pub(crate) fn officer(code: u32) -> Role {
    Role::CommuneOfficer { place: place(code) }
}

/// A producer that an officer has written down, with one product.
pub(crate) async fn registered(
    bot: &Bot,
    name: &str,
    commune: u32,
    phone: &str,
) -> (Producer, Product) {
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
pub(crate) async fn newcomer(bot: &Bot, name: &str) -> Person {
    let person = bot.person(name).phone(PHONE);
    person.starts("");
    person.reads().await;
    person
}

/// Somebody who acts for the producer with [`PHONE`].
pub(crate) async fn joined(bot: &Bot, name: &str) -> Person {
    let person = newcomer(bot, name).await;
    person.shares_contact();
    bot.is_calm().await;
    person.skips_unread();
    person
}

/// Presses a button of a message and reads what it becomes.
pub(crate) async fn press(person: &Person, message: i64, label: &str) -> Seen {
    person.taps_on(message, label).answer().await;
    loop {
        // The card is edited meanwhile as well.
        let edited = person.reads_edit().await;
        if edited.id == message {
            return edited;
        }
    }
}

/// One more product of a producer.
pub(crate) async fn product_of(bot: &Bot, producer: ProducerId, name: &str) -> Product {
    let (now, details) =
        (bot.now(), ProductDetails { name: name.to_owned(), ..ProductDetails::default() });
    bot.write(move |tx| {
        async move {
            match add_product(tx, now, &Actor::CommandLine, producer, &details).await? {
                Written::Done(product) => Ok(product),
                other => panic!("{other:?}"),
            }
        }
        .boxed()
    })
    .await
}

/// A decision of the province has given a product three stars.
pub(crate) async fn recognised(bot: &Bot, product: ProductId, number: &str, day: &str) {
    let (now, actor) = (bot.now(), Actor::CommandLine);
    let details = DecisionDetails {
        number: number.to_owned(),
        decided_on: day.parse().unwrap(),
        authority: "UBND tỉnh Lâm Đồng".to_owned(),
        level: Level::Province,
        scan: None,
    };
    bot.write(move |tx| {
        async move {
            let entered = enter_decision(tx, now, &actor, &details).await?;
            give(tx, now, &Given::by(entered.decision(), product, Star::Three)).await?;
            Ok(())
        }
        .boxed()
    })
    .await;
}

/// An officer of the province has brought a dossier for three stars to the province's desk.
pub(crate) async fn reviewed(bot: &Bot, product: ProductId) {
    let (now, services) = (bot.now(), bot.services());
    let lookup = Lookup::random().unwrap();
    bot.write(move |tx| {
        async move {
            let officers = officials(tx).await?;
            let officer =
                officers.into_iter().find(|one| one.roles.contains(&Role::ProvinceOfficer));
            let (actor, programme) = (Actor::from(officer.unwrap()), &services.programme);
            let wanted = (product, Star::Three);
            let begun = begin(tx, now, &actor, programme, wanted, &lookup).await?;
            let Begun::Done(case) = begun else { panic!("{begun:?}") };
            for step in [Step::Submit, Step::Receive, Step::Forward] {
                let wanted = Move::new(case.dossier.id, None, step);
                let moved = take_step(tx, now, &actor, programme, &wanted).await?;
                assert!(matches!(moved, Moved::Done { .. }), "{moved:?}");
            }
            Ok(())
        }
        .boxed()
    })
    .await;
}

/// Presses something of the menu, whatever that shows, and reads what it becomes.
pub(crate) async fn opens(person: &Person, data: &str) -> Seen {
    let menu = person.says("/menu");
    let message = loop {
        let seen = person.reads().await;
        if seen.id > menu {
            break seen.id;
        }
    };
    person.sends_callback(message, data).answer().await;
    loop {
        let edited = person.reads_edit().await;
        if edited.id == message {
            return edited;
        }
    }
}
