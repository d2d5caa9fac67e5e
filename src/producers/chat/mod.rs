//! Screens: decisions and what they recognised, revocation, correcting the register, photos, and
//! producers that are in it twice.

mod decisions;
mod editing;
mod extending;
mod fields;
mod merging;
mod photos;
mod press;
mod product;
mod revoking;
mod telling;
mod undo;

use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Update};

use crate::dossiers::words::Words;
use crate::locale::Message as Text;
use crate::people::{Action, Scope, may};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::turn::Cx;

use super::fields::{ProducerField, ProductField};
use super::model::{Producer, ProducerId, Product, ProductId};
use super::standing::{self, Recognition};
use super::texts;
use press::Press;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(
            Update::filter_message()
                .filter(private)
                .branch(decisions::forms())
                .branch(revoking::forms())
                .branch(extending::forms())
                .branch(product::forms())
                .branch(editing::forms())
                .branch(photos::forms())
                .branch(merging::forms()),
        )
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Decisions(page) => decisions::list(cx, page).await,
        Press::Decision(decision, page) => decisions::open(cx, decision, page).await,
        Press::CorrectDecision(decision) => decisions::ask_correction(cx, decision).await,
        Press::UndoDecision(decision) => decisions::undo(cx, decision).await,
        Press::AttachScan(decision) => decisions::ask_scan(cx, decision).await,
        Press::SeeScan(decision) => decisions::see_scan(cx, decision).await,
        Press::Revocation(product) => revoking::open(cx, product).await,
        Press::Ground(product, ground) => revoking::ask_day(cx, product, Some(ground)).await,
        Press::AskRevoke(product) => revoking::ask_day(cx, product, None).await,
        Press::ConcludeToday(product, ground) => revoking::today(cx, product, Some(ground)).await,
        Press::RevokeToday(product) => revoking::today(cx, product, None).await,
        Press::TakeBack(product, recognition, revoked) => {
            revoking::take_back(cx, product, (recognition, revoked)).await
        }
        Press::Extension(product) => extending::open(cx, product).await,
        Press::AskExtension(product) => extending::ask(cx, product).await,
        Press::ExtendMost(product) => extending::most(cx, product).await,
        Press::SaveExtension(product) => extending::save(cx, product).await,
        Press::UndoExtension(product, extension) => extending::undo(cx, product, extension).await,
        Press::Product(product) => product::open(cx, product).await,
        Press::Stop(product) => product::ask_stop(cx, product).await,
        Press::StopToday(product) => product::stop_today(cx, product).await,
        Press::Resume(product) => product::resume(cx, product).await,
        Press::Remove(product) => product::ask_remove(cx, product).await,
        Press::RemoveNow(product, seen) => product::remove(cx, product, seen).await,
        Press::Restore(product) => product::restore(cx, product).await,
        Press::Photos(product) => photos::open(cx, product).await,
        Press::Album(product) => photos::album(cx, product).await,
        Press::PickPhoto(product, page) => photos::pick(cx, product, page).await,
        Press::DropPhoto(product, file) => photos::remove(cx, product, file).await,
        Press::Producer(producer) => fields::producer(cx, producer).await,
        Press::ProducerFields(producer, page) => fields::of_producer(cx, producer, page).await,
        Press::ProductFields(product, page) => fields::of_product(cx, product, page).await,
        Press::EditProducer(producer, field, seen) => {
            editing::ask_producer(cx, producer, field, seen, None).await
        }
        Press::EditProduct(product, field, seen) => {
            editing::ask_product(cx, product, field, seen, None).await
        }
        Press::FillProducer(producer, field, seen, product) => {
            editing::ask_producer(cx, producer, field, seen, Some(product)).await
        }
        Press::FillProduct(product, field, seen) => {
            editing::ask_product(cx, product, field, seen, Some(product)).await
        }
        Press::Clear => editing::clear(cx).await,
        Press::PickSet(product, set, seen) => editing::pick_set(cx, product, set, seen).await,
        Press::PickCommune(producer, code, seen) => {
            editing::pick_commune(cx, producer, code, seen).await
        }
        Press::Undo(update) => undo::undo(cx, update).await,
        Press::Merge(producer) => merging::ask(cx, producer).await,
        Press::MergeWith(one, other) => merging::compare(cx, one, other).await,
        Press::MergeNow(from, into) => merging::merge(cx, from, into).await,
        Press::Unmerge(producer) => merging::unmerge(cx, producer).await,
    }
}

fn words(cx: &Cx) -> Words<'_> {
    Words::new(cx.services(), cx.language())
}

fn button(cx: &Cx, label: &Text, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// A text with one row of ways on.
fn said(cx: &Cx, text: &Text, ways: impl IntoIterator<Item = Button>) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row(ways))
}

/// Whether the presser decides for the province: decisions and revocation are theirs.
fn is_provincial(cx: &Cx) -> bool {
    may(&cx.actor(), Action::ProvinceStep, &Scope::province())
}

/// The way to the decisions, for whoever enters them.
#[must_use]
pub(crate) fn decisions_button(cx: &Cx) -> Option<Button> {
    is_provincial(cx).then(|| button(cx, &texts::decisions(), Press::Decisions(0)))
}

/// The way to what is known of a producer.
#[must_use]
pub(crate) fn producer_button(cx: &Cx, producer: ProducerId) -> Button {
    button(cx, &texts::see_producer(), Press::Producer(producer))
}

/// The way to what a field of a producer is to hold on the forms of a product, and back to these.
#[must_use]
pub(crate) fn fill_producer_button(
    cx: &Cx,
    (producer, product): (&Producer, ProductId),
    field: ProducerField,
    label: &Text,
) -> Button {
    button(cx, label, Press::FillProducer(producer.id, field, producer.version, product))
}

/// The way to what a field of a product is to hold on its forms, and back to these.
#[must_use]
pub(crate) fn fill_product_button(
    cx: &Cx,
    product: &Product,
    field: ProductField,
    label: &Text,
) -> Button {
    button(cx, label, Press::FillProduct(product.id, field, product.version))
}

/// The way to settle the set of a product.
pub(crate) fn set_button(cx: &Cx, product: &Product) -> Button {
    let press = Press::EditProduct(product.id, ProductField::Set, product.version);
    button(cx, &texts::choose_set(), press)
}

/// The way to changing what is known of a product.
#[must_use]
pub(crate) fn edit_button(cx: &Cx, product: ProductId) -> Button {
    button(cx, &texts::edit(), Press::ProductFields(product, 0))
}

/// The way to how long a product's certificate goes on, for whoever records that.
#[must_use]
pub(crate) fn extension_button(cx: &Cx, product: ProductId) -> Option<Button> {
    is_provincial(cx).then(|| button(cx, &texts::extension_see(), Press::Extension(product)))
}

/// The ways on from a product: what is known of it, and the end of its recognition.
pub(crate) fn product_buttons(
    cx: &Cx,
    product: &Product,
    recognition: Option<&Recognition>,
) -> Vec<Button> {
    let mut buttons = vec![button(cx, &texts::see_product(), Press::Product(product.id))];
    if let Some(recognition) = recognition.filter(|_| is_provincial(cx)) {
        let label = match recognition.revocation {
            None => texts::revoke(),
            Some(_) => texts::see_revocation(),
        };
        buttons.push(button(cx, &label, Press::Revocation(product.id)));
        let today = crate::clock::local_date(cx.now());
        let rules = cx.services().programme.rule_sets.in_force(today);
        let limits = rules.and_then(|rules| rules.limits);
        let may = limits.is_some_and(|of| standing::extension(recognition, &of, today).is_ok());
        if may || recognition.extended_to.is_some() {
            buttons.extend(extension_button(cx, product.id));
        }
    }
    buttons
}
