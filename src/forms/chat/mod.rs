//! Screens: the forms as files, what they lack, and what a commune says in form 03.

mod making;
mod menu;
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

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry().branch(
        Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
    )
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Menu(of) => menu::open(cx, of).await,
        Press::Make(form, of) => making::make(cx, form, of).await,
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

/// The way to the forms of a dossier.
#[must_use]
pub(crate) fn dossier_button(cx: &Cx, dossier: DossierId) -> Button {
    button(cx, &texts::open(), Press::Menu(Of::Dossier(dossier)))
}
