//! Screens: what was sent is corrected.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;
use teloxide::utils::render::RenderMessageTextHelper;

use crate::broadcasts::controlling;
use crate::broadcasts::drafting::{Done, see};
use crate::broadcasts::model::{Broadcast, BroadcastId, Content};
use crate::broadcasts::texts;
use crate::locale::{Html, Message as Text};
use crate::people::chat::cancel_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::panel::headline;
use super::press::Press;
use super::{button, ends_with, not_done, panel_of};

/// The longest text and the longest caption of a corrected copy, in Telegram's units: what Telegram takes
/// (4096 and 1024), less what stands around it in a copy.
const TEXT: usize = 3_500;
const CAPTION: usize = 800;

/// An officer is about to type the corrected text, then to say that it is right.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Correcting {
    id: BroadcastId,
    html: Option<String>,
}

impl Form for Correcting {
    const NAME: &'static str = "broadcast-correct";
    const VERSION: i64 = 1;
}

/// What was typed: its markup, and its length in Telegram's units.
type Typed = (String, usize);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        let form = cx.form::<Correcting>()?;
        Some((form, (message.html_text()?, text.encode_utf16().count())))
    };
    dptree::filter_map(typed)
        .endpoint(|cx: Cx, (form, typed): (Correcting, Typed)| on_typed(cx, form, typed))
}

/// Asks for the corrected text.
pub(super) async fn ask(cx: Cx, id: BroadcastId) -> Outcome {
    ends_with!(
        cx,
        |tx, cx| async {
            let form = Correcting { id, html: None };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            see(tx, cx.now(), &cx.services().places, &cx.actor(), id).await
        },
        async |_: &mut Tx, cx: &Cx, one: Broadcast| {
            let said = Html::trusted(one.content.html);
            let html = cx.html(&texts::ask_correction()).paragraph(&said);
            let keyboard = Keyboard::default().row([cancel_button(cx)]);
            Ok::<_, StoreError>(Screen::new(html).with(keyboard))
        }
    )
}

fn asks_again(cx: &Cx, text: &Text) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row([cancel_button(cx)]))
}

async fn on_typed(cx: Cx, form: Correcting, (html, length): Typed) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (places, actor) = (&cx.services().places, cx.actor());
            let one = match see(tx, cx.now(), places, &actor, form.id).await? {
                Done::Done(one) => one,
                other => return not_done(tx, &cx, other).await,
            };
            let most = if one.content.files.is_empty() { TEXT } else { CAPTION };
            if length > most {
                let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
                let text = texts::correction_long(count(length), count(most));
                return Ok(Said::from(cx.send(asks_again(&cx, &text))));
            }
            let said = Html::trusted(html.as_str());
            let form = Correcting { html: Some(html), ..form };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let text = cx.html(&texts::correction_preview(headline(&one.content)));
            let keyboard = Keyboard::default()
                .column([
                    button(&cx, &texts::save_correction(), Press::SaveCorrection(false)),
                    button(&cx, &texts::save_and_reset(), Press::SaveCorrection(true)),
                ])
                .row([cancel_button(&cx)]);
            Ok(Said::from(cx.send(Screen::new(text.paragraph(&said)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// Corrects the copies as was shown.
pub(super) async fn save(cx: Cx, reset: bool) -> Outcome {
    let form = cx.form::<Correcting>();
    cx.commit(move |tx, cx| {
        async move {
            let Some(Correcting { id, html: Some(html) }) = form else {
                return not_done(tx, &cx, Done::<Broadcast>::NotFound).await;
            };
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let (now, places, actor) = (cx.now(), &cx.services().places, cx.actor());
            let one = match see(tx, now, places, &actor, id).await? {
                Done::Done(one) => one,
                other => return not_done(tx, &cx, other).await,
            };
            let content = Content { html, ..one.content };
            match controlling::correct(tx, now, places, &actor, (id, content), reset).await? {
                Done::Done(one) => Ok(Said::from(cx.show(panel_of(tx, &cx, one).await?))),
                other => not_done(tx, &cx, other).await,
            }
        }
        .boxed()
    })
    .await
}
