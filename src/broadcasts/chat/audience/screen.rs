//! Screens: the audience in words, how many it reaches, and whom it does not.

use futures::FutureExt;

use crate::broadcasts::audience_texts as texts;
use crate::broadcasts::model::{Broadcast, BroadcastId, LeftOut, Reach, Reached};
use crate::broadcasts::rules::State;
use crate::broadcasts::wording::{self, Names};
use crate::broadcasts::{drafting, store};
use crate::clock::local_date;
use crate::locale::Html;
use crate::people::chat::to_menu;
use crate::producers::phone::Phone;
use crate::telegram::router::{Failure, Outcome};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{back, button, count, hindrance, looked_at, reading, words};

/// Those who are shown as examples.
const SAMPLES: i64 = 5;

/// As much of a name as a line shows, in letters: a page must fit into a message.
const LETTERS: usize = 60;

/// Those who get nothing, on a page.
const LINES: usize = 15;

/// What there is to be shown of an audience.
pub(super) struct View {
    one: Broadcast,
    reach: Reach,
    samples: Vec<Reached>,
    names: Names,
}

/// Computes what an audience comes to.
pub(super) async fn view(cx: &Cx, one: Broadcast) -> Result<View, Failure> {
    let mut reader = reading(cx).await?;
    let (audience, today) = (&one.audience, local_date(cx.now()));
    let names = wording::names(&mut reader, audience).await?;
    let (reach, samples) = if audience.parts.is_empty() {
        (Reach::default(), Vec::new())
    } else {
        let reach = store::count(&mut reader, audience, one.topic, today).await?;
        (reach, store::samples(&mut reader, audience, one.topic, today, SAMPLES).await?)
    };
    Ok(View { one, reach, samples, names })
}

/// Opens the audience of a broadcast.
pub(super) async fn open(cx: Cx, id: BroadcastId) -> Outcome {
    let seen = match looked_at(&cx, id).await? {
        Ok(seen) => seen,
        Err(ended) => return ended,
    };
    let view = view(&cx, seen).await?;
    cx.commit(move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            match drafting::see(tx, now, places, &cx.actor(), id).await? {
                drafting::Done::Done(_) => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    Ok(Said::from(cx.show(screen(&cx, &view, false))))
                }
                other => Ok(Said::from(cx.show(hindrance(&cx, &other)))),
            }
        }
        .boxed()
    })
    .await
}

/// The audience in words and figures, and what can be done about it; with `can_undo`, what was just done
/// can be taken back.
pub(super) fn screen(cx: &Cx, view: &View, can_undo: bool) -> Screen {
    let View { one, reach, samples, names } = view;
    let id = one.id;
    let mut html =
        cx.html(&texts::title(id.0)).line(&wording::describe(&words(cx), &one.audience, names));
    let has_any = !one.audience.parts.is_empty();
    if has_any {
        html = html.paragraph(&figures(cx, *reach));
    }
    if !samples.is_empty() {
        html = html.paragraph(&cx.html(&texts::samples()));
        for one in samples {
            html = html.line(
                &cx.html(&texts::sample(excerpt(&one.name, LETTERS), words(cx).place(one.commune))),
            );
        }
    }
    let mut choices = Vec::new();
    let is_draft = one.state == State::Draft;
    if is_draft {
        choices.push(button(cx, &texts::add(), Press::Add(id)));
        if has_any {
            choices.push(button(cx, &texts::remove_last(), Press::RemoveLast(id)));
            choices.push(button(cx, &texts::start_over(), Press::StartOver(id)));
        }
        choices.push(button(cx, &texts::saved(), Press::Saved(id, 0)));
    }
    if has_any {
        choices.push(button(cx, &texts::keep(), Press::Keep(id)));
    }
    if reach.left_out() > 0 {
        choices.push(button(cx, &texts::left_out(reach.left_out()), Press::LeftOut(id, 0)));
    }
    let undo = can_undo.then(|| button(cx, &texts::undo(), Press::Undo));
    let draft =
        Button::tells(cx.plain(&texts::to_draft()), crate::broadcasts::chat::draft_data(id));
    let keyboard = Keyboard::default().choices(choices).row(undo).row([draft, to_menu(cx)]);
    Screen::new(html).with(keyboard)
}

fn figures(cx: &Cx, reach: Reach) -> Html {
    let mut html = cx.html(&texts::reaches(reach.producers, reach.to_send));
    let reasons = [
        (LeftOut::Muted, reach.muted),
        (LeftOut::Blocked, reach.blocked),
        (LeftOut::NeverJoined, reach.never_joined),
    ];
    for (why, many) in reasons.into_iter().filter(|(_, many)| *many > 0) {
        html = html.line(&cx.html(&texts::not_reached(name(why), many)));
    }
    html
}

fn name(why: LeftOut) -> &'static str {
    match why {
        LeftOut::Muted => "muted",
        LeftOut::Blocked => "blocked",
        LeftOut::NeverJoined => "never",
    }
}

/// Who gets nothing, and why.
pub(super) async fn left_out(cx: Cx, id: BroadcastId, page: usize) -> Outcome {
    let one = match looked_at(&cx, id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    let found = {
        let mut reader = reading(&cx).await?;
        let (most, skip) = (count(LINES + 1), count(page.saturating_mul(LINES)));
        let today = local_date(cx.now());
        store::left_out(&mut reader, &one.audience, one.topic, today, (most, skip)).await?
    };
    cx.commit(move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            let seen = drafting::see(tx, now, places, &cx.actor(), id).await?;
            let screen = match seen {
                drafting::Done::Done(_) => left_out_screen(&cx, id, &found, page),
                other => hindrance(&cx, &other),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn left_out_screen(cx: &Cx, id: BroadcastId, found: &[Reached], page: usize) -> Screen {
    let mut html = cx.html(&texts::left_out_title());
    let mut last = None;
    for one in found.iter().take(LINES) {
        if one.left_out != last {
            last = one.left_out;
            html = html.paragraph(&cx.html(&texts::left_out_why(last.map_or("other", name))));
        }
        let phone =
            Phone::parse(&one.phone).map_or_else(|| "none".to_owned(), |phone| phone.to_string());
        let (place, person) = (
            words(cx).place(one.commune),
            excerpt(one.person.as_deref().unwrap_or_default(), LETTERS),
        );
        let line = texts::left_out_line(excerpt(&one.name, LETTERS), place, phone, person);
        html = html.line(&cx.html(&line));
    }
    if found.is_empty() {
        html = html.paragraph(&cx.html(&texts::left_out_none()));
    }
    let keyboard = Keyboard::default()
        .row(turning(cx, page, found.len() > LINES, |page| Press::LeftOut(id, page)))
        .row([back(cx, id), to_menu(cx)]);
    Screen::new(html).with(keyboard)
}

/// The ways to the pages before and behind.
pub(super) fn turning(
    cx: &Cx,
    page: usize,
    more: bool,
    to: impl Fn(usize) -> Press,
) -> Vec<Button> {
    let before = page.checked_sub(1).map(|page| button(cx, &texts::page_before(), to(page)));
    let behind = more.then(|| button(cx, &texts::page_behind(), to(page + 1)));
    before.into_iter().chain(behind).collect()
}
