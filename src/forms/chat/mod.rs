//! Screens: the forms as files, what they lack, and what a commune says in form 03.

mod blanks;
mod commune;
mod making;
mod menu;
mod person;
mod press;

use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Update};

use crate::dossiers::model::DossierId;
use crate::locale::Message as Text;
use crate::producers::model::ProductId;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::Button;
use crate::telegram::turn::Cx;

use super::gathering::Of;
use super::texts;
use press::Press;

pub(crate) use person::kept_button;

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
                .branch(blanks::forms())
                .branch(person::forms())
                .branch(commune::forms()),
        )
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Menu(of) => menu::open(cx, of).await,
        Press::Make(form, of) => making::make(cx, form, of).await,
        Press::Blanks(of, page) => blanks::open(cx, of, page).await,
        Press::Ask(question, of) => blanks::ask(cx, question, of).await,
        Press::Clear(question, of) => blanks::clear(cx, question, of).await,
        Press::Undo(update) => blanks::undo(cx, update).await,
        Press::Person(of) => person::consent(cx, of).await,
        Press::Agree(of) => person::ask_sex(cx, of).await,
        Press::Sex(sex, of) => person::sex(cx, sex, of).await,
        Press::Ethnicity(at, of) => person::ethnicity(cx, at, of).await,
        Press::Kept => person::kept(cx).await,
        Press::Forget(producer) => person::forget(cx, producer).await,
        Press::Judge(dossier) => commune::judge(cx, dossier).await,
        Press::Subject(subject, dossier) => commune::subject(cx, subject, dossier).await,
        Press::Verdict(subject, verdict, dossier) => {
            commune::verdict(cx, subject, verdict, dossier).await
        }
        Press::Note(subject, dossier) => commune::ask_note(cx, subject, dossier).await,
        Press::Number(dossier) => commune::number(cx, dossier).await,
        Press::ClearNumber(dossier) => commune::clear_number(cx, dossier).await,
        Press::Take(number, dossier) => commune::take(cx, number, dossier).await,
    }
}

fn button(cx: &Cx, label: &Text, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// The way to the forms of a product.
#[must_use]
pub(crate) fn product_button(cx: &Cx, product: ProductId) -> Button {
    button(cx, &texts::open(), Press::Menu(Of::Product(product)))
}

/// The way back to what the forms of a product lack.
#[must_use]
pub(crate) fn blanks_button(cx: &Cx, product: ProductId) -> Button {
    button(cx, &texts::back_blanks(), Press::Blanks(Of::Product(product), 0))
}

/// The way to the forms of a dossier.
#[must_use]
pub(crate) fn dossier_button(cx: &Cx, dossier: DossierId) -> Button {
    button(cx, &texts::open(), Press::Menu(Of::Dossier(dossier)))
}
