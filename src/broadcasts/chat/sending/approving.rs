//! Screens: a second person approves a broadcast, or gives it back.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::broadcasts::confirming;
use crate::broadcasts::content::title;
use crate::broadcasts::drafting::Done;
use crate::broadcasts::model::{Broadcast, BroadcastId};
use crate::broadcasts::rules::State;
use crate::broadcasts::texts;
use crate::desk::chat::refusal;
use crate::dossiers::words::{Words, moment};
use crate::locale::{Html, Message as Text};
use crate::people::chat::cancel_button;
use crate::people::{Person, person};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{not_done, panel_of, says};

/// The longest reason, in letters.
const REASON: usize = 300;

/// Somebody is about to type why they give a broadcast back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Why {
    id: BroadcastId,
}

impl Form for Why {
    const NAME: &'static str = "broadcast-give-back";
    const VERSION: i64 = 1;
}

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let text = message.text().filter(|text| !text.starts_with('/'))?.trim().to_owned();
        cx.form::<Why>().map(|form| (form, text))
    };
    dptree::filter_map(typed).endpoint(|cx: Cx, (form, text): (Why, String)| on_why(cx, form, text))
}

/// Tells everybody who may approve a broadcast that it waits for it.
pub(super) async fn tell(
    tx: &mut Tx,
    cx: &Cx,
    one: &Broadcast,
    count: i64,
    approvers: &[Person],
) -> Result<(), StoreError> {
    let by = cx.person().account.name.as_str();
    for approver in approvers {
        let words = Words::of(cx.services(), approver);
        let tells = |text: &Text, press: Press| Button::tells(words.plain(text), press.data());
        let at = one.send_at.map_or_else(|| "now".to_owned(), moment);
        // It is sound markup, as it will be sent.
        let said = Html::trusted(one.content.html.as_str());
        let files = i64::try_from(one.content.files.len()).unwrap_or_default();
        let html = words.html(&texts::approve_ask(by, count, at, files)).paragraph(&said);
        let keyboard = Keyboard::default().choices([
            tells(&texts::approve(), Press::Approve(one.id, one.version)),
            tells(&texts::give_back(), Press::GiveBack(one.id)),
        ]);
        let chat = approver.account.telegram_id.0;
        let message = Screen::new(html).with(keyboard).send(chat).lane(Lane::Notice);
        let key = format!("broadcast-approve:{}:{}:{}", one.id, one.version, approver.account.id);
        outbox::enqueue(tx, cx.now(), &key, &message).await?;
    }
    Ok(())
}

/// Approves a broadcast as it was shown.
pub(super) async fn approve(cx: Cx, id: BroadcastId, version: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            match confirming::approve(tx, cx.now(), &cx.actor(), (id, version)).await? {
                Done::Done(one) => {
                    let by = cx.person().account.name.as_str();
                    let at = match one.state {
                        State::Scheduled => one.send_at.map(moment),
                        _ => None,
                    };
                    let at = at.unwrap_or_else(|| "now".to_owned());
                    let told = texts::approved(title(&one.content), by, at);
                    tell_author(tx, &cx, &one, &told).await?;
                    Ok(Said::from(cx.show(panel_of(tx, &cx, one).await?)))
                }
                other => not_done(tx, &cx, other).await,
            }
        }
        .boxed()
    })
    .await
}

/// Asks why a broadcast is given back.
pub(super) async fn ask_why(cx: Cx, id: BroadcastId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            match confirming::deciding(tx, cx.now(), &cx.actor(), id).await? {
                Done::Done(one) if one.state == State::Waiting => {
                    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Why { id }).await?;
                    let keyboard = Keyboard::default().row([cancel_button(&cx)]);
                    let html = cx.html(&texts::ask_why(title(&one.content)));
                    // What is to be approved stays above.
                    Ok(Said::from(cx.send(Screen::new(html).with(keyboard))))
                }
                Done::Done(one) => not_done(tx, &cx, Done::<Broadcast>::NotNow(one)).await,
                other => not_done(tx, &cx, other).await,
            }
        }
        .boxed()
    })
    .await
}

async fn on_why(cx: Cx, form: Why, why: String) -> Outcome {
    if why.is_empty() || why.chars().count() > REASON {
        let keyboard = Keyboard::default().row([cancel_button(&cx)]);
        return cx.say(cx.send(Screen::new(cx.html(&texts::why_long())).with(keyboard))).await;
    }
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let id = form.id;
            match confirming::give_back(tx, cx.now(), &cx.actor(), id, &why).await? {
                Done::Done(one) => {
                    let by = cx.person().account.name.as_str();
                    let told = texts::given_back(title(&one.content), by, why.as_str());
                    tell_author(tx, &cx, &one, &told).await?;
                    Ok(Said::from(cx.send(says(&cx, &texts::gave_back(title(&one.content))))))
                }
                Done::Refused => Ok(Said::from(cx.send(refusal(&cx)))),
                other => not_done(tx, &cx, other).await,
            }
        }
        .boxed()
    })
    .await
}

async fn tell_author(tx: &mut Tx, cx: &Cx, one: &Broadcast, told: &Text) -> Result<(), StoreError> {
    let Some(author) = person(tx.connection(), one.author).await? else { return Ok(()) };
    let words = Words::of(cx.services(), &author);
    let open = Button::tells(words.plain(&texts::look()), Press::Open(one.id).data());
    let screen = Screen::new(words.html(told)).with(Keyboard::default().row([open]));
    let message = screen.send(author.account.telegram_id.0).lane(Lane::Notice);
    let key = format!("broadcast-told:{}:{}", one.id, one.version);
    outbox::enqueue(tx, cx.now(), &key, &message).await?;
    Ok(())
}
