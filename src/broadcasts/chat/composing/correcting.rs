//! Screens: what was sent is corrected.

use futures::FutureExt;

use super::press::Press;
use super::typing::refused;
use super::{Composing, Work, back, button, check, draft, hindrance, home, show, texts, work};
use crate::broadcasts::chat::sending::{open_data, tell_corrected};
use crate::broadcasts::controlling;
use crate::broadcasts::drafting::{self, Done};
use crate::broadcasts::model::{Broadcast, BroadcastId};
use crate::people::chat::to_menu;
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::Cx;

/// Whatever is typed next is what it says instead; a correction that was begun goes on.
pub(super) async fn begin(cx: Cx, id: BroadcastId) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let found = drafting::see(tx, cx.now(), &cx.services().places, &cx.actor(), id).await?;
            let mut one = match found {
                Done::Done(one) if can_be_corrected(&one) => one,
                Done::Done(one) => {
                    return Ok(hindrance(cx, &Done::<Broadcast>::NotNow(one)));
                }
                other => return Ok(hindrance(cx, &other)),
            };
            let form = cx.form::<Composing>().filter(|form| form.broadcast == Some(id.0));
            let begun = form.filter(|form| form.pending.is_some());
            let form = begun.unwrap_or_else(|| Composing {
                pending: Some(one.content.clone()),
                ..Composing::of(id)
            });
            let form = Composing { wants: super::Wants::Content, ..form };
            form.keep(tx, cx).await?;
            if let Some(pending) = form.pending {
                one.content = pending;
            }
            Ok(screen(cx, &one))
        }
        .boxed()
    })
    .await
}

fn can_be_corrected(one: &Broadcast) -> bool {
    one.state.has_copies() && one.changing.is_none() && one.recalled_at.is_none()
}

/// A correction as it stands.
pub(super) fn screen(cx: &Cx, one: &Broadcast) -> Screen {
    let id = one.id;
    let files = if one.content.files.is_empty() { "no" } else { "yes" };
    let html = cx
        .html(&texts::correcting(id.0, files, check::fields(cx)))
        .paragraph(&draft::summary(cx, one));
    let keyboard = Keyboard::default()
        .choices([
            button(cx, &texts::correct_keep(), &Press::Corrected(id, false)),
            button(cx, &texts::correct_reset(), &Press::Corrected(id, true)),
            button(cx, &texts::edit_buttons(), &Press::Buttons(id)),
            button(cx, &texts::preview(), &Press::Preview(id, 0)),
        ])
        .row([button(cx, &texts::correct_leave(), &Press::Open(id))]);
    Screen::new(html).with(keyboard)
}

/// It is corrected as it was typed.
pub(super) async fn finish(cx: Cx, id: BroadcastId, reset: bool) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let work = match work(tx, cx, id).await? {
                Ok(work @ Work { correction: Some(_), .. }) => work,
                Ok(Work { one, .. }) => {
                    return Ok(hindrance(cx, &Done::<Broadcast>::NotNow(one)));
                }
                Err(screen) => return Ok(screen),
            };
            if let Err(wrong) = check::check(cx, work.one.topic, &work.one.content) {
                return Ok(refused(cx, Some(&work), &wrong));
            }
            let (now, places) = (cx.now(), &cx.services().places);
            if let Done::Done(sent) = drafting::see(tx, now, places, &cx.actor(), id).await?
                && sent.content == work.one.content
            {
                let line = cx.html(&texts::correct_nothing());
                return work.screen(tx, cx, Some(line)).await;
            }
            let content = work.one.content;
            let done =
                controlling::correct(tx, now, places, &cx.actor(), (id, content), reset).await?;
            let Done::Done(one) = done else { return Ok(hindrance(cx, &done)) };
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            tell_corrected(tx, cx, &one).await?;
            let progress = Button::tells(cx.plain(&texts::progress()), open_data(id));
            let keyboard = Keyboard::default()
                .row([progress, back(cx, id)])
                .row([home::home_button(cx), to_menu(cx)]);
            let how = if reset { "reset" } else { "keep" };
            Ok(Screen::new(cx.html(&texts::corrected(one.id.0, how))).with(keyboard))
        }
        .boxed()
    })
    .await
}
