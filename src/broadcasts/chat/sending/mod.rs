//! Screens: a draft is planned and confirmed, approved, watched, stopped, corrected and recalled; groups
//! and channels.

mod approving;
mod confirm;
mod control;
mod panel;
mod places;
mod press;
mod unknown;

use teloxide::dispatching::UpdateFilterExt;
use teloxide::payloads::DeleteMessages;
use teloxide::types::{CallbackQuery, ChatId, MessageId, Update};

use crate::broadcasts::drafting::Done;
use crate::broadcasts::model::{Broadcast, BroadcastId};
use crate::broadcasts::posting::Place;
use crate::broadcasts::{confirming, progress, texts};
use crate::desk::chat::refusal;
use crate::dossiers::words::Words;
use crate::locale::Message as Text;
use crate::people::chat::to_menu;
use crate::people::{Action, Scope, may};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::Outgoing;
use crate::telegram::pacer::Lane;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

pub(in crate::broadcasts::chat) use approving::tell_corrected;
pub(in crate::broadcasts) use approving::{Ask, tell_late};
pub(in crate::broadcasts) use panel::panel;
use press::Press;

/// Groups and channels that are named in a sentence.
const NAMED: usize = 6;

/// As much of the name of one as is said, in letters.
const TITLE: usize = 40;

/// What a button tells that opens a draft's confirmation.
pub(in crate::broadcasts) fn ask_data(id: BroadcastId) -> String {
    Press::Ask(id).data()
}

/// What a button tells that opens how a broadcast goes.
pub(in crate::broadcasts) fn open_data(id: BroadcastId) -> String {
    Press::Open(id).data()
}

/// This part of the tree.
pub(in crate::broadcasts) fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(
            Update::filter_message()
                .filter(private)
                .branch(confirm::forms())
                .branch(approving::forms())
                .branch(places::forms()),
        )
        .branch(places::routes())
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::List(page) => control::list(cx, page).await,
        Press::Ask(id) => confirm::ask(cx, id).await,
        Press::When(id) => confirm::when(cx, id).await,
        Press::At(id, at) => confirm::at(cx, id, at).await,
        Press::Repeat(id) => confirm::repeat(cx, id).await,
        Press::Every(id, every) => confirm::every(cx, id, every).await,
        Press::Urgent(id, on) => confirm::urgent(cx, id, on).await,
        Press::Posted(id, on) => confirm::posted(cx, id, on).await,
        Press::Send(id, version) => confirm::send(cx, id, version, false).await,
        Press::SendAgain(id, version) => confirm::send(cx, id, version, true).await,
        Press::Approve(id, version) => approving::approve(cx, id, version).await,
        Press::GiveBack(id) => approving::ask_why(cx, id).await,
        Press::TakeBack(id) => control::control(cx, id, control::Deed::TakeBack).await,
        Press::NoRepeat(id) => control::control(cx, id, control::Deed::NoRepeat).await,
        Press::Open(id) => control::control(cx, id, control::Deed::Open).await,
        Press::Pause(id) => control::control(cx, id, control::Deed::Pause).await,
        Press::Resume(id) => control::control(cx, id, control::Deed::Resume).await,
        Press::AskStop(id) => control::ask(cx, id, false).await,
        Press::Stop(id) => control::control(cx, id, control::Deed::Stop).await,
        Press::AskRecall(id) => control::ask(cx, id, true).await,
        Press::Recall(id) => control::control(cx, id, control::Deed::Recall).await,
        Press::Retry(id) => control::control(cx, id, control::Deed::Retry).await,
        Press::Unknown(id, page) => unknown::list(cx, id, page).await,
        Press::Resend(id, number) => unknown::resend(cx, id, Some(number)).await,
        Press::ResendAll(id) => unknown::resend(cx, id, None).await,
        Press::Chats(page) => places::chats(cx, page).await,
        Press::Turn(chat, on) => places::turn(cx, chat, on).await,
        Press::Above => places::ask_above(cx).await,
        Press::SetAbove(above) => places::set_above(cx, above).await,
    }
}

/// Deletes a copy: all its messages at once. Telegram counts no deletion, yet ten thousand of them are to
/// leave as evenly as what they delete.
pub(in crate::broadcasts) fn deletion(chat: i64, messages: &[i64]) -> Outgoing {
    let ids = messages.iter().filter_map(|id| i32::try_from(*id).ok()).map(MessageId);
    let payload = DeleteMessages::new(ChatId(chat), ids.collect::<Vec<_>>());
    Outgoing::new(chat, &payload).lane(Lane::Broadcast).repeatable().weighing(1)
}

/// The ways to what applies to all broadcasts, as far as somebody may go them: groups and channels, and
/// from how many recipients on a second person approves.
pub(in crate::broadcasts) fn settings_buttons(cx: &Cx) -> Vec<Button> {
    let (actor, province) = (cx.actor(), Scope::province());
    let chats = may(&actor, Action::Publish, &province)
        .then(|| button(cx, &texts::chats(), Press::Chats(0)));
    let above = may(&actor, Action::ChangeSettings, &province)
        .then(|| button(cx, &texts::above(), Press::Above));
    chats.into_iter().chain(above).collect()
}

/// The way to what is under way.
pub(crate) fn list_button(cx: &Cx) -> Button {
    button(cx, &texts::list(), Press::List(0))
}

fn button(cx: &Cx, label: &Text, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

fn words(cx: &Cx) -> Words<'_> {
    Words::of(cx.services(), cx.person())
}

/// A screen that says one thing, with the ways on.
fn says(cx: &Cx, text: &Text) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row([list_button(cx), to_menu(cx)]))
}

/// How a broadcast goes.
async fn panel_of(tx: &mut Tx, cx: &Cx, one: Broadcast) -> Result<Screen, StoreError> {
    let mut view = progress::view(tx, cx.now(), one).await?;
    view.decides = confirming::may_decide(tx, &cx.actor(), &view.one).await?;
    Ok(panel(&words(cx), &view))
}

/// What groups and channels are called; of many, some and how many more.
fn titles(places: &[Place]) -> String {
    let named: Vec<_> =
        places.iter().take(NAMED).map(|place| excerpt(&place.title, TITLE)).collect();
    let named = named.join(", ");
    match places.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named}, +{more}"),
    }
}

/// What an official is told who may not do this with this broadcast; `why`: `approve` where it takes
/// somebody who has no hand in it.
pub(in crate::broadcasts) fn refused(cx: &Cx, why: &str) -> Screen {
    if cx.person().roles.is_empty() { refusal(cx) } else { says(cx, &texts::refused(why)) }
}

/// What is shown where something was not done. Where it stands now tells why.
async fn not_done<T>(tx: &mut Tx, cx: &Cx, done: Done<T>) -> Result<Said, StoreError> {
    Ok(match done {
        Done::NotNow(one) => {
            let state = one.state.name();
            let said = Said::from(cx.show(panel_of(tx, cx, one).await?));
            said.notice(cx.plain(&texts::not_now(state)))
        }
        Done::Refused => Said::from(cx.show(refused(cx, "other"))),
        Done::NotFound | Done::Done(_) => Said::from(cx.show(says(cx, &texts::not_found()))),
    })
}

/// Ends an update with what a use case made of a broadcast.
macro_rules! ends_with {
    ($cx:ident, |$tx:ident, $inside:ident| $done:expr, $screen:expr) => {
        $cx.commit(move |$tx, $inside| {
            async move {
                match $done.await? {
                    Done::Done(one) => {
                        let screen = $screen($tx, &$inside, one).await?;
                        Ok(Said::from($inside.show(screen)))
                    }
                    other => not_done($tx, &$inside, other).await,
                }
            }
            .boxed()
        })
        .await
    };
}
use ends_with;
