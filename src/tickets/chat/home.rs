//! Screens: where somebody is, so that their questions reach the right officers.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use super::button;
use crate::handbook::Reply;
use crate::locale::Html;
use crate::people::chat::{cancel_button, to_menu};
use crate::people::{Home, home, home_of};
use crate::programme::places::{Lookup, OldProvince, Place};
use crate::programme::texts::place as place_name;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;
use crate::tickets::press::Press;
use crate::tickets::words::Words;
use crate::tickets::{settle_in, texts};

/// As much of what was typed for a commune as is repeated, in letters.
const EXCERPT: usize = 60;

/// Words in the longest name that somebody types; what is longer is no name but a question.
const NAME: usize = 7;

/// Somebody is about to say where they are.
#[derive(Debug, Serialize, Deserialize)]
struct SayHome {
    /// The question that it is for.
    ticket: Option<i64>,
}

impl Form for SayHome {
    const NAME: &'static str = "say-home";
    const VERSION: i64 = 1;
}

/// What was typed for a commune.
#[derive(Clone, Debug)]
struct Name(String);

pub(super) fn forms() -> Routes {
    let name = |cx: Cx, message: Message| {
        cx.form::<SayHome>()?;
        let text = message.text()?.trim();
        let known = !matches!(cx.services().places.find(text), Lookup::None);
        // A question that the handbook answers is one, however short.
        let short = text.split_whitespace().count() <= NAME
            && !matches!(cx.handbook().ask(text), Reply::Answer { .. });
        (!text.is_empty() && !text.starts_with('/') && (known || short))
            .then(|| Name(text.to_owned()))
    };
    dptree::filter_map(name).endpoint(on_name)
}

/// A button by which somebody says where they are.
#[must_use]
pub fn home_button(cx: &Cx) -> Button {
    button(cx, &texts::change_home(), Press::Home(0))
}

/// Begins the form that a question needs; what is asked, and the buttons.
pub(super) async fn begin(
    tx: &mut Tx,
    cx: &Cx,
    ticket: i64,
) -> Result<(Html, [Button; 2]), StoreError> {
    let form = SayHome { ticket: Some(ticket) };
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
    Ok((cx.html(&texts::ask_home_for()), choices(cx)))
}

fn choices(cx: &Cx) -> [Button; 2] {
    [
        button(cx, &texts::home_choose(), Press::Browse),
        button(cx, &texts::home_unknown(), Press::NoHome),
    ]
}

pub(super) async fn ask(cx: Cx, ticket: Option<i64>) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &SayHome { ticket }).await?;
            let known = home(tx, cx.person().account.id).await?;
            let text = match known.place() {
                Some(place) => {
                    let name = Words::of(cx.services()).place(cx.language(), Some(place));
                    texts::home_is(name)
                }
                None => texts::ask_home(),
            };
            let keyboard = Keyboard::default().column(choices(&cx)).row([cancel_button(&cx)]);
            Ok(Said::from(cx.send(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

async fn on_name(cx: Cx, Name(text): Name) -> Outcome {
    let places = &cx.services().places;
    let found: Vec<&Place> = match places.find(&text) {
        Lookup::One(place, _) => return settle(cx.clone(), Home::Commune(place.code), false).await,
        Lookup::Several { choices, .. } => choices.iter().map(|choice| choice.place).collect(),
        Lookup::None => places.search(&text),
    };
    let text = excerpt(&text, EXCERPT);
    if found.is_empty() {
        let keyboard = Keyboard::default().column(choices(&cx));
        let screen = Screen::new(cx.html(&texts::home_not_found(text))).with(keyboard);
        return cx.say(cx.send(screen)).await;
    }
    let buttons = found.into_iter().take(CHOICES).map(|place| place_button(&cx, place));
    let keyboard = Keyboard::default().choices(buttons).row(choices(&cx));
    let screen = Screen::new(cx.html(&texts::home_which(text))).with(keyboard);
    cx.say(cx.send(screen)).await
}

fn place_button(cx: &Cx, place: &Place) -> Button {
    Button::tells(cx.plain(&place_name(place)), Press::Commune(place.code.number()).data())
}

/// The former districts, in a message of their own.
pub(super) async fn browse(cx: Cx) -> Outcome {
    cx.say(cx.send(districts_screen(&cx, 0))).await
}

pub(super) async fn districts(cx: Cx, page: i64) -> Outcome {
    cx.say(cx.show(districts_screen(&cx, page))).await
}

/// The former districts that the bot is for.
fn districts_screen(cx: &Cx, page: i64) -> Screen {
    let districts = cx.services().places.districts(OldProvince::BinhThuan);
    let (from, back, on) = pages(cx, page, districts.len(), Press::Districts);
    let choices = districts.iter().enumerate().skip(from).take(CHOICES).map(|(at, district)| {
        let at = i64::try_from(at).unwrap_or(0);
        Button::tells(district.name, Press::District(at, 0).data())
    });
    let keyboard = Keyboard::default()
        .choices(choices)
        .row([back, on].into_iter().flatten())
        .row([button(cx, &texts::home_unknown(), Press::NoHome)]);
    Screen::new(cx.html(&texts::home_district())).with(keyboard)
}

/// The communes that hold a part of a former district.
pub(super) async fn communes(cx: Cx, district: i64, page: i64) -> Outcome {
    let places = &cx.services().places;
    let all = places.districts(OldProvince::BinhThuan);
    let found = usize::try_from(district).ok().and_then(|at| all.get(at).copied());
    let Some(found) = found else { return districts(cx, 0).await };
    let communes: Vec<&Place> = places.of_district(found).collect();
    let (from, back, on) = pages(&cx, page, communes.len(), |page| Press::District(district, page));
    let choices = communes.iter().skip(from).take(CHOICES).map(|place| place_button(&cx, place));
    let keyboard =
        Keyboard::default().choices(choices).row([back, on].into_iter().flatten()).row([
            button(&cx, &texts::home_districts(), Press::Districts(0)),
            button(&cx, &texts::home_unknown(), Press::NoHome),
        ]);
    let screen = Screen::new(cx.html(&texts::home_commune(found.name))).with(keyboard);
    cx.say(cx.show(screen)).await
}

/// Where a page begins, and the buttons that turn it.
fn pages(
    cx: &Cx,
    page: i64,
    count: usize,
    press: impl Fn(i64) -> Press,
) -> (usize, Option<Button>, Option<Button>) {
    let page = usize::try_from(page).unwrap_or(0).min(count.saturating_sub(1) / CHOICES);
    let number = |page: usize| i64::try_from(page).unwrap_or(0);
    let back = (page > 0).then(|| button(cx, &texts::previous(), press(number(page - 1))));
    let on =
        ((page + 1) * CHOICES < count).then(|| button(cx, &texts::next(), press(number(page + 1))));
    (page * CHOICES, back, on)
}

pub(super) async fn chosen(cx: Cx, code: u32) -> Outcome {
    let place = cx.services().places.by_number(code).map(|place| place.code);
    match place {
        Some(place) => settle(cx, Home::Commune(place), true).await,
        None => districts(cx, 0).await,
    }
}

pub(super) async fn unknown(cx: Cx) -> Outcome {
    if cx.form::<SayHome>().is_none() {
        // The button of an old receipt: who has named their commune since, is asked first.
        let reader = cx.services().store.reader();
        let account = cx.person().account.id;
        if matches!(home_of(reader, account).await?, Home::Commune(_)) {
            return ask(cx, None).await;
        }
    }
    settle(cx, Home::Unknown, false).await
}

/// Keeps where somebody is; said in the place of the list that was pressed, or below.
async fn settle(cx: Cx, home: Home, in_place: bool) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let form = cx.form::<SayHome>();
            if form.is_some() {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
            }
            let words = Words::of(cx.services());
            let on = form.and_then(|form| form.ticket);
            let settled = settle_in(tx, &words, cx.now(), cx.person(), home, on).await?;
            let name = words.place(cx.language(), home.place());
            let known = if home.place().is_some() { "yes" } else { "no" };
            let mut html = cx.html(&texts::home_set(known, name));
            for number in settled.sent {
                html = html.line(&cx.html(&texts::home_sent(number)));
            }
            let keyboard = Keyboard::default().row([home_button(&cx), to_menu(&cx)]);
            let screen = Screen::new(html).with(keyboard);
            Ok(Said::from(if in_place { cx.show(screen) } else { cx.send(screen) }))
        }
        .boxed()
    })
    .await
}
