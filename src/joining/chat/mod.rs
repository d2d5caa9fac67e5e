//! Screens: sharing one's number, links, registering, and the officers' side of it.

mod apply;
mod officer;
mod people;
mod phone;
mod press;

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Update};

use crate::dossiers::card;
use crate::dossiers::chat::mine_button;
use crate::dossiers::words::Words;
use crate::dossiers::words::moment;
use crate::locale::{Html, Message as Text};
use crate::people::Tie;
use crate::people::chat::to_menu;
use crate::producers;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

use super::{Joined, Way, open_link, texts, waiting_of};
use press::Press;

pub(crate) use officer::claims_button;
pub(crate) use people::people_button;

/// What stands before a link's code in a deep link's payload.
pub const DEEP_LINK: &str = "n_";

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
                .branch(phone::routes())
                .branch(apply::forms())
                .branch(officer::forms()),
        )
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Phone => phone::ask(cx).await,
        Press::Register => apply::begin(cx).await,
        Press::Kind(kind) => apply::kind(cx, kind).await,
        Press::Commune(code) => apply::commune(cx, code).await,
        Press::Me => apply::me(cx).await,
        Press::SkipPhone => apply::skip_phone(cx).await,
        Press::Send => apply::send(cx).await,
        Press::Accept(claim) => officer::accept(cx, claim, false).await,
        Press::Replace(claim) => officer::accept(cx, claim, true).await,
        Press::Refuse(claim) => officer::ask_refusal(cx, claim).await,
        Press::Withdraw(claim) => apply::withdraw(cx, claim).await,
        Press::Claims => officer::claims(cx).await,
        Press::People(producer) => people::list(cx, producer).await,
        Press::Link(producer, tie) => people::link(cx, producer, tie).await,
        Press::Leave(producer) => people::ask_leave(cx, producer).await,
        Press::LeaveNow(producer) => people::leave_now(cx, producer).await,
    }
}

fn button(cx: &Cx, label: &Text, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// The ways to join, for whoever acts for nobody yet.
#[must_use]
pub fn joining_buttons(cx: &Cx) -> [Button; 2] {
    [button(cx, &texts::phone(), Press::Phone), button(cx, &texts::register(), Press::Register)]
}

/// What somebody waits for who acts for nobody yet: what is said of it, and the way to take it back.
///
/// # Errors
/// When the store fails.
pub async fn pending(tx: &mut Tx, cx: &Cx) -> Result<Option<(Html, Button)>, StoreError> {
    let waiting = waiting_of(tx.connection(), cx.person().account.id).await?;
    let Some(claim) = waiting.into_iter().next() else { return Ok(None) };
    let name = match (claim.producer, &claim.application) {
        (Some(id), _) => {
            producers::producer(tx.connection(), id).await?.map(|one| one.details.name)
        }
        (None, application) => application.as_ref().map(|application| application.name.clone()),
    };
    let since = moment(claim.made_at);
    let html = cx.html(&texts::pending(name.unwrap_or_default(), since));
    Ok(Some((html, button(cx, &texts::withdraw(), Press::Withdraw(claim.id)))))
}

/// Uses the link whose code came with `/start`.
///
/// # Errors
/// When the store fails.
pub async fn use_link(cx: Cx, code: String) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let joined = open_link(tx, cx.now(), cx.person(), &code).await?;
            let screen = match joined {
                Joined::NotFound => said(&cx, &texts::link_unknown()),
                other => joined_screen(tx, &cx, &other).await?,
            };
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

fn said(cx: &Cx, text: &Text) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row([mine_button(cx), to_menu(cx)]))
}

/// What came of trying to join; the card is sent, officers are asked.
async fn joined_screen(tx: &mut Tx, cx: &Cx, joined: &Joined) -> Result<Screen, StoreError> {
    let words = Words::new(cx.services(), cx.language());
    Ok(match joined {
        Joined::Linked(producer, tie) => {
            people::tell_others(tx, cx, producer).await?;
            card::refresh(tx, &words, cx.now(), producer.id).await?;
            let (name, place) =
                (producer.details.name.as_str(), words.place(producer.details.commune));
            let text = match tie {
                Tie::Helper => texts::linked_helper(name, place),
                Tie::Own | Tie::None => texts::linked(name, place),
            };
            said(cx, &text)
        }
        Joined::Already(producer) => said(cx, &texts::already(producer.details.name.as_str())),
        Joined::Asked(claim) => {
            officer::tell(tx, &words, cx.now(), cx.person(), claim).await?;
            let text = match (claim.way, claim.producer) {
                (Way::NewAccount, Some(id)) => {
                    let there = producers::producer(tx.connection(), id).await?;
                    let name = there.map(|producer| producer.details.name).unwrap_or_default();
                    texts::asked_new_account(name)
                }
                _ => texts::asked(),
            };
            said(cx, &text)
        }
        Joined::Waiting(_) => said(cx, &texts::waiting()),
        Joined::NotFound => said(cx, &texts::phone_bad()),
        Joined::Used => said(cx, &texts::link_used()),
        Joined::Expired => said(cx, &texts::link_expired()),
    })
}
