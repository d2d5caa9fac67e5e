//! Screens: a list of people that an officer sends.

use futures::FutureExt;
use serde::{Deserialize, Serialize};

use crate::broadcasts::aiming::{self, Found};
use crate::broadcasts::audience_texts as texts;
use crate::broadcasts::drafting::{self, Done};
use crate::broadcasts::lists::{self, LINES};
use crate::broadcasts::model::{BroadcastId, Joint};
use crate::broadcasts::store;
use crate::dossiers::words::Words;
use crate::locale::Html;
use crate::people::chat::{cancel_button, menu_data};
use crate::spreadsheets::guard::Unfit;
use crate::telegram::files::{IncomingFile, LIMIT};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{count, hindrance, looked_at, reading, words};

/// Lines that were not understood and are shown, of each kind.
const SHOWN: usize = 15;

/// As much of a line, and of a file's name, as is repeated, in letters.
const LETTERS: usize = 60;

/// A list comes next.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Listing {
    id: BroadcastId,
    joint: Joint,
}

impl Form for Listing {
    const NAME: &'static str = "audience-listing";
    const VERSION: i64 = 1;
}

pub(super) async fn ask(cx: Cx, id: BroadcastId, joint: Joint) -> Outcome {
    if let Err(ended) = looked_at(&cx, id).await? {
        return ended;
    }
    cx.commit(move |tx, cx| {
        async move {
            let form = Listing { id, joint };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let keyboard = Keyboard::default().row([cancel_button(&cx)]);
            let screen = Screen::new(cx.html(&texts::list_ask(count(LINES)))).with(keyboard);
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// A list that was typed, or pasted.
pub(super) async fn on_text(cx: Cx, form: Listing, text: &str) -> Outcome {
    let one = match looked_at(&cx, form.id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    let lines = lists::of_text(text);
    let found = {
        let mut reader = reading(&cx).await?;
        aiming::find(&mut reader, &lines, one.audience.within.as_ref()).await?
    };
    cx.commit(move |tx, cx| {
        async move {
            let name = cx.plain(&texts::list_typed());
            let (places, person) = (&cx.services().places, cx.person());
            let by = (places, person);
            let of = (form.id, form.joint);
            let done = aiming::join_list(tx, cx.now(), by, of, &name, &found).await?;
            let screen = match done {
                Done::Done(_) => told(&words(&cx), form.id, &name, &Ok(found)),
                other => hindrance(&cx, &other),
            };
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

/// A list as a file. What its name and size rule out is said at once; the rest follows once it is read.
pub(super) async fn on_file(cx: Cx, form: Listing, file: Option<IncomingFile>) -> Outcome {
    let Some(file) = file else {
        let keyboard = Keyboard::default().row([cancel_button(&cx)]);
        let screen = Screen::new(cx.html(&texts::list_ask(count(LINES)))).with(keyboard);
        return cx.say(cx.send(screen)).await;
    };
    let name = file.file_name.clone().unwrap_or_default();
    let unfit = if file.is_too_large() {
        Some(Unfit::TooLarge(u64::from(LIMIT >> 20)))
    } else {
        lists::by_name(&name).err()
    };
    if let Some(unfit) = unfit {
        let screen = told(&words(&cx), form.id, &name, &Err(unfit));
        return cx.say(cx.send(screen)).await;
    }
    cx.commit(move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            let seen = drafting::see(tx, now, places, &cx.actor(), form.id).await?;
            let Done::Done(_) = seen else {
                return Ok(Said::from(cx.send(hindrance(&cx, &seen))));
            };
            let by = (cx.person().account.id, cx.chat());
            let what = (file.file_id.as_str(), name.as_str());
            store::insert_list_file(tx, now, (form.id, form.joint), by, what).await?;
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let text = texts::list_reading(excerpt(&name, LETTERS));
            Ok(Said::from(cx.send(super::plain(&cx, form.id, &text))))
        }
        .boxed()
    })
    .await
}

/// What came of a list.
pub(in crate::broadcasts) fn told(
    words: &Words<'_>,
    id: BroadcastId,
    name: &str,
    found: &Result<Found, Unfit>,
) -> Screen {
    let name = excerpt(name, LETTERS);
    let html = match found {
        Err(unfit) => {
            // Texts are taken here as well.
            let why = match unfit {
                Unfit::NotExcel => words.plain(&texts::list_not_a_list()),
                other => {
                    crate::spreadsheets::Words::of(words.services(), words.language()).unfit(other)
                }
            };
            words.html(&texts::list_unfit(name, why))
        }
        Ok(found) => outcome(words, name, found),
    };
    let tells = |label, data| Button::tells(words.plain(&label), data);
    let (menu, to_menu) = menu_data();
    let keyboard = Keyboard::default()
        .row([tells(texts::list_to_audience(), Press::Open(id).data()), tells(menu, to_menu)]);
    Screen::new(html).with(keyboard)
}

fn outcome(words: &Words<'_>, name: String, found: &Found) -> Html {
    let mut html =
        words.html(&texts::list_found(name, count(found.lines), count(found.producers.len())));
    if !found.missed.is_empty() {
        html = html.paragraph(&words.html(&texts::list_missed(count(found.missed.len()))));
        for line in found.missed.iter().take(SHOWN) {
            html = html.line(&words.html(&texts::list_line(excerpt(line, LETTERS))));
        }
        html = more(words, html, found.missed.len());
    }
    if !found.several.is_empty() {
        html = html.paragraph(&words.html(&texts::list_several(count(found.several.len()))));
        for (line, places) in found.several.iter().take(SHOWN) {
            let mut places: Vec<String> = places.iter().map(|code| words.place(*code)).collect();
            places.dedup();
            places.truncate(3);
            let line = texts::list_several_line(excerpt(line, LETTERS), places.join("; "));
            html = html.line(&words.html(&line));
        }
        html = more(words, html, found.several.len());
    }
    html
}

fn more(words: &Words<'_>, html: Html, all: usize) -> Html {
    match all.checked_sub(SHOWN) {
        Some(more) if more > 0 => html.line(&words.html(&texts::list_more(count(more)))),
        _ => html,
    }
}
