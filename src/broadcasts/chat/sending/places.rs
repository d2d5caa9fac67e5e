//! Groups and channels that the bot is in, and beyond how many recipients a second person approves.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{Chat, ChatMemberKind, ChatMemberUpdated, Message, Update};

use crate::broadcasts::posting::{self, ChatKind, Place};
use crate::broadcasts::texts;
use crate::desk::chat::refusal;
use crate::people::chat::{cancel_button, to_menu};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{button, list_button};

/// An admin is about to type a number of recipients.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Above {}

impl Form for Above {
    const NAME: &'static str = "broadcast-above";
    const VERSION: i64 = 1;
}

/// What happens to the bot in groups and channels.
pub(super) fn routes() -> Routes {
    let moved = |message: Message| Some((message.chat.id.0, message.migrate_to_chat_id()?.0));
    dptree::entry()
        .branch(
            Update::filter_my_chat_member()
                .filter(|cx: Cx| !cx.is_private())
                .endpoint(on_membership),
        )
        .branch(
            Update::filter_message()
                .filter_map(moved)
                .endpoint(|cx: Cx, (from, to): (i64, i64)| on_moved(cx, from, to)),
        )
}

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let text = message.text().filter(|text| !text.starts_with('/'))?.trim().to_owned();
        cx.form::<Above>().map(|_| text)
    };
    dptree::filter_map(typed).endpoint(on_above)
}

/// What may be posted to: a group, or a channel where the bot may post.
fn place(change: &ChatMemberUpdated) -> Option<Place> {
    let Chat { id, .. } = change.chat;
    let kind = if change.chat.is_channel() {
        ChatKind::Channel
    } else if change.chat.is_group() || change.chat.is_supergroup() {
        ChatKind::Group
    } else {
        return None;
    };
    let is_there = match (&change.new_chat_member.kind, kind) {
        (ChatMemberKind::Left | ChatMemberKind::Banned(_), _) => false,
        (ChatMemberKind::Restricted(rights), _) => rights.is_member && rights.can_send_messages,
        (ChatMemberKind::Administrator(rights), ChatKind::Channel) => rights.can_post_messages,
        (_, kind) => kind == ChatKind::Group,
    };
    let title = change.chat.title().unwrap_or_default().to_owned();
    Some(Place { chat: id.0, kind, title, is_on: false, is_there })
}

async fn on_membership(cx: Cx, change: ChatMemberUpdated) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            if let Some(place) = place(&change) {
                posting::keep(tx, cx.now(), &place).await?;
            }
            Ok(Said::nothing())
        }
        .boxed()
    })
    .await
}

async fn on_moved(cx: Cx, from: i64, to: i64) -> Outcome {
    cx.commit(move |tx, _| {
        async move {
            posting::moved(tx, from, to).await?;
            Ok(Said::nothing())
        }
        .boxed()
    })
    .await
}

/// The groups and channels.
pub(super) async fn chats(cx: Cx, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let found = posting::chats(tx, cx.now(), &cx.actor()).await?;
            Ok(Said::from(cx.show(screen(&cx, found, page))))
        }
        .boxed()
    })
    .await
}

/// Turns posting to one of them on or off.
pub(super) async fn turn(cx: Cx, chat: i64, on: bool) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let found = posting::turn(tx, cx.now(), &cx.actor(), chat, on).await?;
            let place = found.as_ref().and_then(|all| all.iter().position(|one| one.chat == chat));
            Ok(Said::from(cx.show(screen(&cx, found, place.unwrap_or(0) / CHOICES))))
        }
        .boxed()
    })
    .await
}

fn screen(cx: &Cx, found: Option<Vec<Place>>, page: usize) -> Screen {
    let Some(found) = found else { return refusal(cx) };
    let more = found.len() > (page + 1) * CHOICES;
    let here = found.iter().skip(page * CHOICES).take(CHOICES).zip(1_i64..);
    let state = |one: &Place| if one.is_on { "on" } else { "off" };
    let lines = here.clone().map(|(one, number)| {
        cx.html(&texts::chat_line(number, one.title.as_str(), one.kind.name(), state(one)))
    });
    let list = lines.reduce(|all, one| all.line(&one));
    let html = cx.html(&texts::chat_list(list.unwrap_or_else(|| cx.html(&texts::chat_none()))));
    let turns = here.map(|(one, number)| {
        button(cx, &texts::turn(number, state(one)), Press::Turn(one.chat, !one.is_on))
    });
    let before = (page > 0).then(|| button(cx, &texts::newer(), Press::Chats(page - 1)));
    let after = more.then(|| button(cx, &texts::older(), Press::Chats(page + 1)));
    let keyboard = Keyboard::default()
        .choices(turns)
        .row(before.into_iter().chain(after))
        .row([list_button(cx), to_menu(cx)]);
    Screen::new(html).with(keyboard)
}

/// Asks beyond how many recipients a second person approves.
pub(super) async fn ask_above(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Above {}).await?;
            let above = posting::approve_above(tx).await?;
            let html = cx.html(&texts::ask_above(above));
            let offered = [50, 200, 500, 1_000].map(|above| {
                button(&cx, &texts::above_of(i64::from(above)), Press::SetAbove(above))
            });
            let keyboard = Keyboard::default().choices(offered).row([cancel_button(&cx)]);
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}

async fn on_above(cx: Cx, text: String) -> Outcome {
    let Ok(above) = text.replace(['.', ' '], "").parse() else {
        let keyboard = Keyboard::default().row([cancel_button(&cx)]);
        return cx.say(cx.send(Screen::new(cx.html(&texts::no_number())).with(keyboard))).await;
    };
    set_above(cx, above).await
}

/// Sets it, and offers what it was before.
pub(super) async fn set_above(cx: Cx, above: u32) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let set = posting::set_approve_above(tx, cx.now(), &cx.actor(), above).await?;
            let Some(was) = set else { return Ok(Said::from(cx.show(refusal(&cx)))) };
            let html = cx.html(&texts::above_set(was, i64::from(above)));
            let undo = u32::try_from(was)
                .ok()
                .filter(|was| *was != above)
                .map(|was| button(&cx, &texts::undo(), Press::SetAbove(was)));
            let keyboard =
                Keyboard::default().row(undo.into_iter().chain([list_button(&cx), to_menu(&cx)]));
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}
