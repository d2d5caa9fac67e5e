//! The papers of a dossier: what is missing, sending, moving, checking, supplements, archives.

mod claims;
mod officers;
mod sending;
mod supplements;

use futures::FutureExt;
use ocop_bot::dossiers::model::{DossierId, Lookup};
use ocop_bot::dossiers::moving::{Begun, begin};
use ocop_bot::people::Actor;
use ocop_bot::producers::model::{Producer, Product, ProductDetails};
use ocop_bot::producers::{Written, change_product, members};
use ocop_bot::programme::criteria::Star;
use ocop_bot::programme::sets::SetNumber;
use ocop_bot::telegram::playground::{Person, Seen, Upload};

use crate::register::{NAME, PHONE, joined, opens, press, product_of, registered};
use crate::support::{Bot, HAM_THUAN};

/// A picture.
fn photo(number: u8) -> Upload {
    Upload::new("anh.jpg", vec![number])
}

/// Somebody who acts for a producer with a fish sauce and a dossier for three stars.
async fn preparing(bot: &Bot) -> (Person, DossierId, Producer) {
    let (producer, product) = registered(bot, NAME, HAM_THUAN, PHONE).await;
    let lan = joined(bot, "Cô Lan").await;
    let dossier = begun(bot, &producer, &product, Star::Three).await;
    bot.is_calm().await;
    lan.skips_unread();
    (lan, dossier, producer)
}

/// A draft, begun by whoever acts for the producer; the product is in the set of fish sauce.
async fn begun(bot: &Bot, producer: &Producer, product: &Product, target: Star) -> DossierId {
    let (now, services, lookup) = (bot.now(), bot.services(), Lookup::random().unwrap());
    let (producer, product) = (producer.id, product.clone());
    bot.write(move |tx| {
        async move {
            let set = SetNumber::new(9);
            let details = ProductDetails { set, ..product.details.clone() };
            let written = change_product(tx, now, &Actor::CommandLine, &product, &details).await?;
            assert!(matches!(written, Written::Done(_)), "{written:?}");
            let (account, _) = members(tx.connection(), producer).await?.remove(0);
            let person = ocop_bot::people::person(tx.connection(), account).await?.unwrap();
            let wanted = (product.id, target);
            let actor = Actor::from(person);
            let begun = begin(tx, now, &actor, &services.programme, wanted, &lookup).await?;
            let Begun::Done(case) = begun else { panic!("{begun:?}") };
            Ok(case.dossier.id)
        }
        .boxed()
    })
    .await
}

/// Opens the list of papers from the dossier's screen.
async fn papers_of(person: &Person, dossier: DossierId) -> Seen {
    let screen = opens(person, &format!("rd:{dossier}")).await;
    press(person, screen.id, "Giấy tờ").await
}

/// Opens one paper.
async fn paper(person: &Person, dossier: DossierId, id: &str) -> Seen {
    opens(person, &format!("ep:{dossier}.{id}")).await
}

/// One more product with a draft.
async fn another(bot: &Bot, producer: &Producer, name: &str) -> DossierId {
    let product = product_of(bot, producer.id, name).await;
    begun(bot, producer, &product, Star::Three).await
}
