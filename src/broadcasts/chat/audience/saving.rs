//! Screens: an audience is kept under a name, used again, deleted.

use futures::FutureExt;
use serde::{Deserialize, Serialize};

use crate::broadcasts::audience_texts as texts;
use crate::broadcasts::model::{Audience, BroadcastId, Saved};
use crate::broadcasts::{aiming, drafting, store, wording};
use crate::people::chat::{cancel_button, to_menu};
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::screen::turning;
use super::{Before, back, button, change, count, hindrance, looked_at, plain, reading, words};

/// A name comes next.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Naming {
    id: BroadcastId,
}

impl Form for Naming {
    const NAME: &'static str = "audience-naming";
    const VERSION: i64 = 1;
}

fn asking(cx: &Cx, text: &crate::locale::Message) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row([cancel_button(cx)]))
}

pub(super) async fn ask_name(cx: Cx, id: BroadcastId) -> Outcome {
    if let Err(ended) = looked_at(&cx, id).await? {
        return ended;
    }
    cx.commit(move |tx, cx| {
        async move {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Naming { id }).await?;
            Ok(Said::from(cx.show(asking(&cx, &texts::keep_ask(count(aiming::NAME))))))
        }
        .boxed()
    })
    .await
}

pub(super) async fn keep(cx: Cx, form: Naming, text: &str) -> Outcome {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > aiming::NAME {
        return cx.say(cx.send(asking(&cx, &texts::keep_long(count(aiming::NAME))))).await;
    }
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let (now, places) = (cx.now(), &cx.services().places);
            let kept = aiming::keep(tx, now, places, cx.person(), form.id, &name).await?;
            let screen = match kept {
                drafting::Done::Done(_) => plain(&cx, form.id, &texts::kept(name)),
                other => hindrance(&cx, &other),
            };
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

/// Those that are kept.
pub(super) async fn list(cx: Cx, id: BroadcastId, page: usize) -> Outcome {
    if let Err(ended) = looked_at(&cx, id).await? {
        return ended;
    }
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            Ok(Said::from(cx.show(list_screen(tx, &cx, id, page).await?)))
        }
        .boxed()
    })
    .await
}

async fn list_screen(
    tx: &mut Tx,
    cx: &Cx,
    id: BroadcastId,
    page: usize,
) -> Result<Screen, StoreError> {
    let (most, skip) = (count(CHOICES + 1), count(page.saturating_mul(CHOICES)));
    let owner = cx.person().account.id;
    let found = store::saved_audiences(tx.connection(), owner, (most, skip)).await?;
    let text = if found.is_empty() { texts::saved_none() } else { texts::saved_which() };
    let choices = found
        .iter()
        .take(CHOICES)
        .map(|one| button(cx, &texts::saved_one(one.name.as_str()), Press::Look(id, one.id)));
    let turns = turning(cx, page, found.len() > CHOICES, |page| Press::Saved(id, page));
    let keyboard = Keyboard::default().column(choices).row(turns).row([back(cx, id), to_menu(cx)]);
    Ok(Screen::new(cx.html(&text)).with(keyboard))
}

/// One of them, in words.
pub(super) async fn look(cx: Cx, id: BroadcastId, saved: i64) -> Outcome {
    if let Err(ended) = looked_at(&cx, id).await? {
        return ended;
    }
    let found = {
        let mut reader = reading(&cx).await?;
        match store::saved_audience(&mut reader, cx.person().account.id, saved).await? {
            Some(saved) => {
                let names = wording::names(&mut reader, &saved.audience).await?;
                Some((saved, names))
            }
            None => None,
        }
    };
    let Some((saved, names)) = found else {
        return cx.say(cx.show(plain(&cx, id, &texts::saved_gone()))).await;
    };
    let html = cx.html(&texts::saved_title(saved.name.as_str())).line(&wording::describe(
        &words(&cx),
        &saved.audience,
        &names,
    ));
    let keyboard = Keyboard::default()
        .row([
            button(&cx, &texts::saved_use(), Press::Use(id, saved.id)),
            button(&cx, &texts::saved_forget(), Press::Forget(id, saved.id)),
        ])
        .row([button(&cx, &texts::saved_back(), Press::Saved(id, 0)), to_menu(&cx)]);
    cx.say(cx.show(Screen::new(html).with(keyboard))).await
}

/// A draft gets the audience.
pub(super) async fn take(cx: Cx, id: BroadcastId, saved: i64) -> Outcome {
    let found = {
        let mut reader = reading(&cx).await?;
        store::saved_audience(&mut reader, cx.person().account.id, saved).await?
    };
    change(cx, id, move |audience| {
        // How far its user reaches is not kept with it.
        found.map(|saved| Audience { within: audience.within.clone(), ..saved.audience })
    })
    .await
}

pub(super) async fn forget(cx: Cx, id: BroadcastId, saved: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let owner = cx.person().account.id;
            let Some(saved) = store::forget_audience(tx, owner, saved).await? else {
                return Ok(Said::from(cx.show(plain(&cx, id, &texts::saved_gone()))));
            };
            let html = cx.html(&texts::forgotten(saved.name.as_str()));
            let before = Before::Saved(id, saved);
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &before).await?;
            let keyboard = Keyboard::default()
                .row([button(&cx, &texts::undo(), Press::Undo)])
                .row([button(&cx, &texts::saved_back(), Press::Saved(id, 0)), to_menu(&cx)]);
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}

pub(super) async fn put_back(cx: Cx, id: BroadcastId, saved: Saved) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            aiming::put_back(tx, cx.now(), cx.person(), &saved).await?;
            Ok(Said::from(cx.show(list_screen(tx, &cx, id, 0).await?)))
        }
        .boxed()
    })
    .await
}
