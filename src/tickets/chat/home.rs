//! Screens: where somebody is, so that their questions reach the right officers.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use super::button;
use crate::people::chat::to_menu;
use crate::people::{Home, home};
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
        let short = text.split_whitespace().count() <= NAME;
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

/// Begins the form, and asks.
pub(super) async fn begin(tx: &mut Tx, cx: &Cx, ticket: Option<i64>) -> Result<Screen, StoreError> {
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &SayHome { ticket }).await?;
    let known = home(tx, cx.person().account.id).await?;
    let text = match (known.place(), ticket) {
        (Some(place), _) => {
            let name = Words::of(cx.services()).place(cx.language(), Some(place));
            texts::home_is(name)
        }
        (None, Some(number)) => texts::ask_home_for(number),
        (None, None) => texts::ask_home(),
    };
    Ok(Screen::new(cx.html(&text)).with(choices(cx)))
}

fn choices(cx: &Cx) -> Keyboard {
    Keyboard::default().column([
        button(cx, &texts::home_choose(), Press::Districts(0)),
        button(cx, &texts::home_unknown(), Press::NoHome),
    ])
}

pub(super) async fn ask(cx: Cx, ticket: Option<i64>) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let screen = begin(tx, &cx, ticket).await?;
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

async fn on_name(cx: Cx, Name(text): Name) -> Outcome {
    let places = &cx.services().places;
    let found: Vec<&Place> = match places.find(&text) {
        Lookup::One(place, _) => return settle(cx.clone(), Home::Commune(place.code)).await,
        Lookup::Several { choices, .. } => choices.iter().map(|choice| choice.place).collect(),
        Lookup::None => places.search(&text),
    };
    let text = excerpt(&text, EXCERPT);
    if found.is_empty() {
        let screen = Screen::new(cx.html(&texts::home_not_found(text))).with(choices(&cx));
        return cx.say(cx.send(screen)).await;
    }
    let buttons = found.into_iter().take(CHOICES).map(|place| place_button(&cx, place));
    let keyboard = Keyboard::default().choices(buttons).row([
        button(&cx, &texts::home_choose(), Press::Districts(0)),
        button(&cx, &texts::home_unknown(), Press::NoHome),
    ]);
    let screen = Screen::new(cx.html(&texts::home_which(text))).with(keyboard);
    cx.say(cx.send(screen)).await
}

fn place_button(cx: &Cx, place: &Place) -> Button {
    Button::tells(cx.plain(&place_name(place)), Press::Commune(place.code.number()).data())
}

/// The former districts that the bot is for.
pub(super) async fn districts(cx: Cx, page: i64) -> Outcome {
    let districts = cx.services().places.districts(OldProvince::BinhThuan);
    let (from, back, on) = pages(&cx, page, districts.len(), |page| Press::Districts(page));
    let choices = districts.iter().enumerate().skip(from).take(CHOICES).map(|(at, district)| {
        let at = i64::try_from(at).unwrap_or(0);
        Button::tells(district.name, Press::District(at, 0).data())
    });
    let keyboard = Keyboard::default()
        .choices(choices)
        .row([back, on].into_iter().flatten())
        .row([button(&cx, &texts::home_unknown(), Press::NoHome)]);
    let screen = Screen::new(cx.html(&texts::home_district())).with(keyboard);
    cx.say(cx.show(screen)).await
}

/// The communes that hold a part of a former district.
pub(super) async fn communes(cx: Cx, district: i64, page: i64) -> Outcome {
    let places = &cx.services().places;
    let districts = places.districts(OldProvince::BinhThuan);
    let found = usize::try_from(district).ok().and_then(|at| districts.get(at).copied());
    let Some(found) = found else { return districts_again(cx).await };
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

async fn districts_again(cx: Cx) -> Outcome {
    districts(cx, 0).await
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
        Some(place) => settle(cx, Home::Commune(place)).await,
        None => districts_again(cx).await,
    }
}

pub(super) async fn unknown(cx: Cx) -> Outcome {
    settle(cx, Home::Unknown).await
}

async fn settle(cx: Cx, home: Home) -> Outcome {
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
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}
