//! Screens: what one can score, and the set for practice: by group, or by naming a product.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::assessment::model::Subject;
use crate::assessment::texts;
use crate::handbook::texts::{next, previous};
use crate::people::chat::{cancel_button, to_menu};
use crate::producers;
use crate::producers::model::Product;
use crate::programme::sets::{Group, Set};
use crate::programme::texts::{group as group_name, set_choice};
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome as Routed, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{button, count, practice_button};

/// As much of a product's name as fits on a button, in letters.
const LABEL: usize = 30;

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// Somebody is about to name a product, to find its set for practice.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Naming {}

impl Form for Naming {
    const NAME: &'static str = "name-for-practice";
    const VERSION: i64 = 1;
}

/// The name, as it was typed.
#[derive(Clone, Debug)]
struct Named(String);

pub(super) fn forms() -> Routes {
    let named = |cx: Cx, message: Message| {
        cx.form::<Naming>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Named(text.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    dptree::filter_map(named).endpoint(on_name)
}

/// What the presser can score: the products of those whom they act for, and practice.
pub(super) async fn open(cx: Cx, page: usize) -> Routed {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let products = products(tx, &cx).await?;
            Ok(Said::from(cx.show(screen(&cx, &products, page))))
        }
        .boxed()
    })
    .await
}

async fn products(tx: &mut Tx, cx: &Cx) -> Result<Vec<Product>, StoreError> {
    let mut products: Vec<Product> = Vec::new();
    for (id, _) in producers::producers_of(tx.connection(), cx.person().account.id).await? {
        // Two rows may have been found to be one producer.
        let Some(producer) = producers::producer(tx.connection(), id).await? else { continue };
        for product in producers::products_of(tx.connection(), producer.id).await? {
            if products.iter().all(|other| other.id != product.id) {
                products.push(product);
            }
        }
    }
    Ok(products)
}

fn screen(cx: &Cx, products: &[Product], page: usize) -> Screen {
    // One choice is practice.
    let most = CHOICES - 1;
    let pages = products.len().div_ceil(most).max(1);
    let page = page.min(pages - 1);
    let choices = products.iter().skip(page * most).take(most).map(|product| {
        let label = texts::way(excerpt(&product.details.name, LABEL));
        button(cx, &label, &Press::Open(Subject::Product(product.id)))
    });
    let keyboard = Keyboard::default()
        .column(choices.chain([practice_button(cx)]))
        .row(turns(cx, page, pages, Press::Ways))
        .row([official_button(cx), to_menu(cx)]);
    Screen::new(cx.html(&texts::ways(count(products.len())))).with(keyboard)
}

fn turns(cx: &Cx, page: usize, pages: usize, press: impl Fn(usize) -> Press) -> Vec<Button> {
    let before = (page > 0).then(|| button(cx, &previous(), &press(page - 1)));
    let after = (page + 1 < pages).then(|| button(cx, &next(), &press(page + 1)));
    [before, after].into_iter().flatten().collect()
}

/// The groups, to practise with one of their sets.
pub(super) async fn groups(cx: Cx) -> Routed {
    let choices = Group::ALL.map(|group| {
        let label = texts::group_choice(excerpt(&cx.plain(&group_name(group)), LABEL));
        button(&cx, &label, &Press::Sets(group, 0))
    });
    let keyboard = Keyboard::default()
        .column(choices)
        .row([
            button(&cx, &texts::name(), &Press::Name),
            button(&cx, &texts::to_ways(), &Press::Ways(0)),
        ])
        .row([official_button(&cx), to_menu(&cx)]);
    let screen = Screen::new(cx.html(&texts::groups())).with(keyboard);
    cx.say_and_leave(cx.show(screen)).await
}

fn set_button(cx: &Cx, set: &Set) -> Button {
    let press = Press::Open(Subject::Practice(set.number));
    button(cx, &set_choice(set, cx.language()), &press)
}

/// A page of a group's sets.
pub(super) async fn sets(cx: Cx, group: Group, page: usize) -> Routed {
    let sets: Vec<&Set> = cx.services().programme.sets.of_group(group).collect();
    let pages = sets.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let of_page = sets.iter().skip(page * CHOICES).take(CHOICES);
    let keyboard = Keyboard::default()
        .column(of_page.map(|set| set_button(&cx, set)))
        .row(turns(&cx, page, pages, |page| Press::Sets(group, page)))
        .row([
            button(&cx, &texts::to_groups(), &Press::Groups),
            button(&cx, &texts::name(), &Press::Name),
        ])
        .row([official_button(&cx), to_menu(&cx)]);
    let text = texts::group_sets(group.numeral(), cx.plain(&group_name(group)));
    let screen = Screen::new(cx.html(&text)).with(keyboard);
    cx.say_and_leave(cx.show(screen)).await
}

/// Asks for the name of a product.
pub(super) async fn ask_name(cx: Cx) -> Routed {
    let keyboard = Keyboard::default()
        .row([button(&cx, &texts::to_groups(), &Press::Groups), cancel_button(&cx)])
        .row([official_button(&cx)]);
    let said = Said::from(cx.show(Screen::new(cx.html(&texts::name_ask())).with(keyboard)));
    cx.commit(move |tx, cx| {
        async move {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Naming {}).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

async fn on_name(cx: Cx, Named(name): Named) -> Routed {
    let guesses: Vec<Button> = cx
        .services()
        .programme
        .guess_sets(&name)
        .into_iter()
        .take(CHOICES)
        .map(|set| set_button(&cx, set))
        .collect();
    let shown = excerpt(&name, EXCERPT);
    let found = !guesses.is_empty();
    let text = if found { texts::named(shown) } else { texts::named_none(shown) };
    let keyboard = Keyboard::default()
        .column(guesses)
        .row([button(&cx, &texts::to_groups(), &Press::Groups), cancel_button(&cx)])
        .row([official_button(&cx)]);
    let screen = Screen::new(cx.html(&text)).with(keyboard);
    // Where nothing was found, another name may be typed.
    if found { cx.say_and_leave(cx.send(screen)).await } else { cx.say(cx.send(screen)).await }
}
