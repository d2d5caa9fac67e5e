//! Screens: which forms can be had.

use futures::FutureExt;

use crate::dossiers::chat::{product_button_of, see_button_of, visible_producer, why_not};
use crate::forms::gathering::{self, About, Of};
use crate::forms::{Form, texts};
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{blanks, button};

/// The forms of a product or a dossier.
pub(super) async fn open(cx: Cx, of: Of) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = match visible(tx, &cx, of).await? {
                Ok(about) => screen(tx, &cx, of, &about).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// What a form is about, or the screen that says why it is not shown.
pub(super) async fn visible(
    tx: &mut Tx,
    cx: &Cx,
    of: Of,
) -> Result<Result<About, Screen>, StoreError> {
    let Some(about) = gathering::about(tx.connection(), of).await? else {
        return Ok(Err(why_not(cx, false)));
    };
    Ok(visible_producer(tx, cx, about.producer.id).await?.map(|_| about))
}

async fn screen(tx: &mut Tx, cx: &Cx, of: Of, about: &About) -> Result<Screen, StoreError> {
    let possible = gathering::possible(tx.connection(), &cx.actor(), about).await?;
    let mut html = cx.html(&texts::menu(about.product.details.name.as_str()));
    if about.dossier.is_none() {
        html = html.paragraph(&cx.html(&texts::menu_no_dossier()));
    }
    let lacking = blanks::lacking(tx, cx, about).await?.len();
    let blanks = i64::try_from(lacking).ok().filter(|count| *count > 0);
    let blanks = blanks.map(|count| button(cx, &texts::fill_in(count), Press::Blanks(of, 0)));
    let dossier = about.dossier.as_ref().map(|dossier| dossier.id);
    let way = |form: &Form| {
        let press = match (form, dossier) {
            (Form::CommuneReport, Some(dossier)) => Press::Judge(dossier),
            (Form::Receipt, Some(dossier)) => Press::Number(dossier),
            // It goes with the report, and is on that screen.
            (Form::Proposal, _) => return None,
            (form, _) => Press::Make(*form, of),
        };
        let label = match press {
            Press::Make(..) => texts::get(form.name()),
            _ => texts::prepare(form.name()),
        };
        Some(button(cx, &label, press))
    };
    let keyboard = Keyboard::default()
        .choices(possible.iter().filter_map(way).chain(blanks))
        .row([official_button(cx), back(cx, of, about)]);
    Ok(Screen::new(html).with(keyboard))
}

/// The way back to where the forms were asked for.
fn back(cx: &Cx, of: Of, about: &About) -> Button {
    match of {
        Of::Product(id) => product_button_of(cx, id),
        Of::Dossier(id) => match &about.dossier {
            Some(_) => see_button_of(cx, id),
            None => product_button_of(cx, about.product.id),
        },
    }
}
