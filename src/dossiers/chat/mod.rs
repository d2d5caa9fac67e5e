//! Screens: what a producer has, where each dossier stands, its steps, and the officials' lists.

mod desk;
mod dossier;
mod home;
mod press;
mod steps;

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::people::chat::to_menu;
use crate::producers::model::{ProducerId, ProductId};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::model::{Dossier, DossierId, Lookup};
use super::rules::Kind;
use super::words::Words;
use super::{moving, texts};
use press::Press;

pub(crate) use desk::{desk_button, lists_button};
pub(crate) use dossier::screen as dossier_screen;
pub use home::mine_button;
pub(crate) use home::{visible_producer, visible_product, why_not};
pub(crate) use steps::say as moved;

/// What stands before a look-up code in a deep link's payload.
pub const DEEP_LINK: &str = "d_";

/// The command that opens what one acts for.
#[derive(Clone, Debug)]
struct Mine;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let mine = |cx: Cx, message: Message| {
        let (name, _) = screens::command(message.text()?, &cx.services().username)?;
        matches!(name.as_str(), "hoso" | "dossiers").then_some(Mine)
    };
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(
            Update::filter_message()
                .filter(private)
                .branch(dptree::filter_map(mine).endpoint(|cx: Cx, Mine: Mine| home::mine(cx)))
                .branch(home::forms())
                .branch(steps::forms())
                .branch(desk::forms()),
        )
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Mine => home::mine(cx).await,
        Press::Home(producer, page) => home::producer(cx, producer, page).await,
        Press::OfCard(producer) => home::of_card(cx, producer).await,
        Press::AddProduct(producer) => home::ask_product(cx, producer).await,
        Press::Set(set) => home::add_product(cx, set).await,
        Press::Product(product) => home::product(cx, product).await,
        Press::Begin(product) => home::ask_target(cx, product).await,
        Press::Aim(product, target) => home::begin(cx, product, target).await,
        Press::Dossier(dossier) => dossier::open(cx, dossier).await,
        Press::History(dossier) => dossier::history(cx, dossier).await,
        Press::Qr(dossier) => dossier::qr(cx, dossier).await,
        Press::Ask(taking) => steps::ask(cx, taking).await,
        Press::Take(taking) => steps::take(cx, taking).await,
        Press::Decide(decision) => steps::decide_by(cx, decision).await,
        Press::Rate(dossier, star, seen) => steps::rate(cx, dossier, star, seen).await,
        Press::Desk => desk::home(cx).await,
        Press::List(status, page) => desk::list(cx, status, page).await,
        Press::Late(page) => desk::late(cx, page).await,
    }
}

/// Opens the dossier whose receipt bears this code, from a link or as it was typed.
///
/// # Errors
/// When the store fails.
pub async fn open_lookup(cx: Cx, code: Lookup) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let seen = moving::look_up(tx, cx.now(), &cx.actor(), &code).await?;
            Ok(Said::from(cx.send(dossier::screen_of(tx, &cx, seen).await?)))
        }
        .boxed()
    })
    .await
}

/// The look-up code in a deep link's payload.
#[must_use]
pub fn lookup_of(payload: &str) -> Option<Lookup> {
    payload.strip_prefix(DEEP_LINK).and_then(Lookup::parse)
}

fn words(cx: &Cx) -> Words<'_> {
    Words::of(cx.services(), cx.person())
}

fn button(cx: &Cx, label: &crate::locale::Message, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// A button that opens a dossier, in its reader's language.
pub(super) fn see_dossier(words: &Words<'_>, dossier: DossierId) -> Button {
    Button::tells(words.plain(&texts::see()), Press::Dossier(dossier).data())
}

/// The way back to a dossier.
#[must_use]
pub(crate) fn dossier_button(cx: &Cx, dossier: DossierId) -> Button {
    button(cx, &texts::back_dossier(), Press::Dossier(dossier))
}

/// A button that opens a dossier by its number in a list.
#[must_use]
pub(crate) fn open_button(cx: &Cx, number: i64, dossier: DossierId) -> Button {
    button(cx, &texts::list_button(number), Press::Dossier(dossier))
}

/// A button by which a producer says that what was missing has come.
#[must_use]
pub(crate) fn answer_button(cx: &Cx, dossier: &Dossier) -> Button {
    let (id, kind, seen) = (dossier.id, Kind::AnswerSupplement, dossier.version);
    let press = Press::Ask(press::Taking { dossier: id, kind, seen });
    Button::tells(words(cx).step(kind), press.data())
}

/// The way to what its reader acts for, in their language.
#[must_use]
pub fn mine_button_of(words: &Words<'_>) -> Button {
    Button::tells(words.plain(&texts::mine()), Press::Mine.data())
}

/// The way to a producer.
#[must_use]
pub fn home_button_of(cx: &Cx, producer: ProducerId, label: &crate::locale::Message) -> Button {
    button(cx, label, Press::Home(producer, 0))
}

/// The way to a product.
#[must_use]
pub(crate) fn product_button_of(cx: &Cx, product: ProductId) -> Button {
    button(cx, &texts::back_product(), Press::Product(product))
}

/// The data behind a button that opens a dossier.
#[must_use]
pub(crate) fn dossier_data(dossier: DossierId) -> String {
    Press::Dossier(dossier).data()
}

/// The data behind a button that opens a product.
#[must_use]
pub(crate) fn product_data(product: ProductId) -> String {
    Press::Product(product).data()
}

/// The way to a dossier.
#[must_use]
pub(crate) fn see_button_of(cx: &Cx, dossier: DossierId) -> Button {
    button(cx, &texts::see(), Press::Dossier(dossier))
}

/// The link that opens the dossier whose receipt bears this code.
#[must_use]
pub(crate) fn lookup_link(cx: &Cx, code: &Lookup) -> String {
    format!("https://t.me/{}?start={DEEP_LINK}{}", cx.services().username, code.as_str())
}

/// The buttons under a living card.
pub(super) fn card_buttons(words: &Words<'_>, producer: ProducerId) -> [Button; 1] {
    [Button::tells(words.plain(&texts::mine()), Press::OfCard(producer).data())]
}

/// A screen that says one thing, with the ways on.
fn plain_screen(cx: &Cx, text: &crate::locale::Message) -> Screen {
    let keyboard = Keyboard::default().row([button(cx, &texts::mine(), Press::Mine), to_menu(cx)]);
    Screen::new(cx.html(text)).with(keyboard)
}
