//! Screens: whom a broadcast is for.
//!
//! What an audience comes to is computed beside the writer, before the transaction that shows it; a draft
//! that somebody has changed meanwhile is looked at again.

mod choosing;
mod listing;
mod press;
mod saving;
mod screen;

pub(in crate::broadcasts) use listing::told;

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::broadcasts::aiming;
use crate::broadcasts::audience_texts as texts;
use crate::broadcasts::chat::sending::refused;
use crate::broadcasts::drafting::{self, Done};
use crate::broadcasts::model::{Audience, Broadcast, BroadcastId, Criterion, Joint, Saved};
use crate::broadcasts::store;
use crate::dossiers::words::Words;
use crate::locale::Message as Text;
use crate::people::chat::to_menu;
use crate::store::StoreError;
use crate::telegram::files::{FileKind, IncomingFile};
use crate::telegram::router::{Failure, Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use press::Press;

/// What can be taken back on these screens.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Before {
    /// A draft had this audience.
    Audience(BroadcastId, Audience),
    /// This was kept.
    Saved(BroadcastId, Saved),
}

impl Form for Before {
    const NAME: &'static str = "audience-before";
    const VERSION: i64 = 1;
}

/// What came while somebody was asked for something.
#[derive(Clone, Debug)]
enum Came {
    Search(choosing::Choosing, String),
    Name(saving::Naming, String),
    Text(listing::Listing, String),
    File(listing::Listing, Option<IncomingFile>),
}

/// What a button tells that opens whom a broadcast is for.
pub(in crate::broadcasts) fn audience_data(id: BroadcastId) -> String {
    Press::Open(id).data()
}

/// This part's branch of the tree.
pub(super) fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(Update::filter_message().filter(private).filter_map(came).endpoint(on_message))
}

fn came(cx: Cx, message: Message) -> Option<Came> {
    let text = message.text().map(str::trim);
    if text.is_some_and(|text| text.starts_with('/')) {
        return None;
    }
    if let Some(form) = cx.form::<listing::Listing>() {
        let file = IncomingFile::of(&message).filter(|file| file.kind == FileKind::Document);
        return Some(match text {
            Some(text) => Came::Text(form, text.to_owned()),
            None => Came::File(form, file),
        });
    }
    let text = text?.to_owned();
    if let Some(form) = cx.form::<saving::Naming>() {
        return Some(Came::Name(form, text));
    }
    let form = cx.form::<choosing::Choosing>().filter(choosing::Choosing::takes_names)?;
    Some(Came::Search(form, text))
}

async fn on_message(cx: Cx, came: Came) -> Outcome {
    match came {
        Came::Search(form, text) => choosing::search(cx, form, &text).await,
        Came::Name(form, text) => saving::keep(cx, form, &text).await,
        Came::Text(form, text) => listing::on_text(cx, form, &text).await,
        Came::File(form, file) => listing::on_file(cx, form, file).await,
    }
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Open(id) => screen::open(cx, id).await,
        Press::Add(id) => choosing::add(cx, id).await,
        Press::Kinds(id, joint, more) => choosing::kinds(cx, id, joint, more).await,
        Press::Kind(id, joint, kind) => choosing::kind(cx, (id, joint), kind).await,
        Press::Tick(value) => choosing::tick(cx, value).await,
        Press::Page(page) => choosing::turn(cx, page).await,
        Press::Ticked => choosing::ticked(cx).await,
        Press::Expiring(id, joint, months) => {
            join(cx, id, joint, Criterion::Expiring(months)).await
        }
        // What another's broadcast has come to is not to be learned this way either.
        Press::Unconfirmed(id, joint, of) => match looked_at(&cx, of).await? {
            Ok(_) => join(cx, id, joint, Criterion::Unconfirmed(of)).await,
            Err(ended) => ended,
        },
        Press::UnconfirmedPage(id, joint, page) => {
            choosing::unconfirmed(cx, (id, joint), page).await
        }
        Press::RemoveLast(id) => {
            change(cx, id, |audience| {
                let mut audience = audience.clone();
                audience.parts.pop()?;
                Some(audience)
            })
            .await
        }
        Press::StartOver(id) => {
            change(cx, id, |audience| {
                Some(Audience { parts: Vec::new(), within: audience.within.clone() })
            })
            .await
        }
        Press::Undo => undo(cx).await,
        Press::LeftOut(id, page) => screen::left_out(cx, id, page).await,
        Press::Keep(id) => saving::ask_name(cx, id).await,
        Press::Saved(id, page) => saving::list(cx, id, page).await,
        Press::Look(id, saved) => saving::look(cx, id, saved).await,
        Press::Use(id, saved) => saving::take(cx, id, saved).await,
        Press::Forget(id, saved) => saving::forget(cx, id, saved).await,
    }
}

fn words(cx: &Cx) -> Words<'_> {
    Words::of(cx.services(), cx.person())
}

fn button(cx: &Cx, label: &Text, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

fn back(cx: &Cx, id: BroadcastId) -> Button {
    button(cx, &texts::back(), Press::Open(id))
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A sentence, with the ways on.
fn plain(cx: &Cx, id: BroadcastId, text: &Text) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row([back(cx, id), to_menu(cx)]))
}

/// Why nothing was done.
fn hindrance(cx: &Cx, done: &Done) -> Screen {
    match done {
        Done::NotNow(one) if one.state == crate::broadcasts::rules::State::Draft => {
            plain(cx, one.id, &texts::changed_meanwhile())
        }
        Done::NotNow(one) => {
            let open = Button::tells(cx.plain(&texts::open()), super::draft_data(one.id));
            Screen::new(cx.html(&texts::no_draft()))
                .with(Keyboard::default().row([open, to_menu(cx)]))
        }
        Done::Refused => refused(cx, "other"),
        Done::NotFound | Done::Done(_) => {
            Screen::new(cx.html(&texts::not_found())).with(Keyboard::default().row([to_menu(cx)]))
        }
    }
}

/// A broadcast, where the one who acts may work on it; otherwise the end of the update.
async fn looked_at(cx: &Cx, id: BroadcastId) -> Result<Result<Broadcast, Outcome>, Failure> {
    let found = store::look(cx.services().store.reader(), id).await?;
    let places = &cx.services().places;
    match found {
        Some(mut one) if aiming::may_see(places, cx.person(), &one) => {
            one.audience = aiming::bounded(&one.audience, cx.person());
            Ok(Ok(one))
        }
        _ => {
            // With its entry in the audit.
            let ended = cx.commit(move |tx, cx| {
                async move {
                    let (now, places) = (cx.now(), &cx.services().places);
                    let seen = drafting::see(tx, now, places, &cx.actor(), id).await?;
                    Ok(Said::from(cx.show(hindrance(&cx, &seen))))
                }
                .boxed()
            });
            Ok(Err(ended.await))
        }
    }
}

/// Joins a criterion to the audience of a draft.
async fn join(cx: Cx, id: BroadcastId, joint: Joint, criterion: Criterion) -> Outcome {
    change(cx, id, move |audience| aiming::with(audience, joint, criterion)).await
}

/// Changes the audience of a draft, and shows what has become of it. `None` of `wanted` changes nothing.
async fn change(
    cx: Cx,
    id: BroadcastId,
    wanted: impl FnOnce(&Audience) -> Option<Audience> + Send,
) -> Outcome {
    let seen = match looked_at(&cx, id).await? {
        Ok(seen) => seen,
        Err(ended) => return ended,
    };
    let Some(audience) = wanted(&seen.audience) else { return screen::open(cx, id).await };
    let audience = aiming::bounded(&audience, cx.person());
    let next = Broadcast { audience: audience.clone(), ..seen.clone() };
    let view = screen::view(&cx, next).await?;
    cx.commit(move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            let done = aiming::aim(tx, now, places, cx.person(), &seen, audience).await?;
            if !matches!(done, Done::Done(_)) {
                return Ok(Said::from(cx.show(hindrance(&cx, &done))));
            }
            let before = Before::Audience(id, seen.audience);
            sessions::keep(tx, now, cx.chat(), cx.user(), &before).await?;
            Ok(Said::from(cx.show(screen::screen(&cx, &view, true))))
        }
        .boxed()
    })
    .await
}

/// Takes the last change back.
async fn undo(cx: Cx) -> Outcome {
    match cx.form::<Before>() {
        Some(Before::Audience(id, audience)) => change(cx, id, move |_| Some(audience)).await,
        Some(Before::Saved(id, saved)) => saving::put_back(cx, id, saved).await,
        None => {
            let screen = Screen::new(cx.html(&texts::undo_none()))
                .with(Keyboard::default().row([to_menu(&cx)]));
            cx.say(cx.show(screen)).await
        }
    }
}

/// Runs what reads, on a connection of its own.
async fn reading(cx: &Cx) -> Result<sqlx::pool::PoolConnection<sqlx::Sqlite>, Failure> {
    Ok(cx.services().store.reader().acquire().await.map_err(StoreError::from)?)
}
