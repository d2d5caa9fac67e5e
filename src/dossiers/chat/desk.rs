//! Screens: the officials' lists, and finding a producer, a product or a dossier.

use chrono::NaiveDate;
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::local_date;
use crate::desk::chat::to_desk;
use crate::dossiers::lists::{self, Asked, Group, Page, Reach, Which};
use crate::dossiers::model::Lookup;
use crate::dossiers::moving::{self, Seen};
use crate::dossiers::texts;
use crate::joining::chat::claims_button;
use crate::locale::Html;
use crate::papers;
use crate::producers;
use crate::producers::search::{Found, FoundId, search};
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::home::why_not;
use super::press::Press;
use super::{button, dossier, words};

/// Working days after which a commune is late to look at a dossier: two thirds of what the law gives.
const LATE: u32 = 10;

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// An official is at the lists: what they type is looked for.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Searching {}

impl Form for Searching {
    const NAME: &'static str = "dossier-search";
    const VERSION: i64 = 1;
}

/// What is looked for.
#[derive(Clone, Debug)]
struct Typed(String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        cx.form::<Searching>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(text.trim().to_owned()))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

/// The way to the lists, at the officials' desk.
#[must_use]
pub(crate) fn desk_button(cx: &Cx) -> Button {
    button(cx, &texts::desk(), Press::Desk)
}

/// The way back to the lists.
#[must_use]
pub(crate) fn lists_button(cx: &Cx) -> Button {
    button(cx, &texts::back_desk(), Press::Desk)
}

/// The day on or before which a dossier was filed that the commune is late with.
fn late_from(cx: &Cx) -> NaiveDate {
    let today = local_date(cx.now());
    let calendar = &cx.services().programme.calendar;
    // Where the holidays on the way are not settled, weekends alone are counted.
    calendar
        .working_days_before(today, LATE)
        .unwrap_or_else(|_| today - chrono::TimeDelta::days(i64::from(LATE) * 7 / 5))
}

pub(super) async fn home(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let mut which: Vec<Which> = Group::ALL.into_iter().map(Which::In).collect();
            which.push(Which::Late(late_from(&cx)));
            let actor = cx.actor();
            let Asked::Here(counts) = lists::counts(tx, cx.now(), &actor, &which).await? else {
                return Ok(Said::from(cx.show(why_not(&cx, true))));
            };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Searching {}).await?;
            let claims = claims_button(tx, &cx).await?;
            Ok(Said::from(cx.show(home_screen(&cx, &counts, claims))))
        }
        .boxed()
    })
    .await
}

fn home_screen(cx: &Cx, counts: &[i64], claims: Option<Button>) -> Screen {
    let count = |at: usize| counts.get(at).copied().unwrap_or_default();
    let groups = Group::ALL.iter().enumerate().map(|(at, group)| {
        let label = texts::desk_count(group_name(cx, *group), count(at));
        button(cx, &label, Press::List(at, 0))
    });
    let late = count(Group::ALL.len());
    let late =
        (late > 0).then(|| button(cx, &texts::desk_late(i64::from(LATE), late), Press::Late(0)));
    let missing = Group::ALL.iter().position(|group| *group == Group::Missing);
    let silent = missing.filter(|at| count(*at) > 0).map(|_| papers::chat::silent_button(cx));
    let decisions = producers::chat::decisions_button(cx);
    let keyboard = Keyboard::default()
        .row(claims)
        .row(late)
        .choices(groups)
        .row(silent)
        .row([crate::deadlines::chat::soon_button(cx)])
        .row(decisions.into_iter().chain([to_desk(cx)]));
    Screen::new(cx.html(&texts::desk_home(scope(cx)))).with(keyboard)
}

fn group_name(cx: &Cx, group: Group) -> String {
    cx.plain(&texts::group(group.name()))
}

fn scope(cx: &Cx) -> String {
    match lists::reach(&cx.actor()) {
        Some(Reach::Communes(places)) => {
            let words = words(cx);
            places.iter().map(|place| words.place(*place)).collect::<Vec<_>>().join(", ")
        }
        Some(Reach::Province) | None => cx.plain(&texts::desk_province()),
    }
}

pub(super) async fn list(cx: Cx, group: usize, page: usize) -> Outcome {
    let Some(group) = Group::ALL.get(group).copied() else { return home(cx).await };
    let title = move |cx: &Cx, count| cx.html(&texts::list_title(group_name(cx, group), count));
    let turn = move |page| {
        Press::List(Group::ALL.iter().position(|one| *one == group).unwrap_or_default(), page)
    };
    show_list(cx, Which::In(group), page, title, turn).await
}

pub(super) async fn late(cx: Cx, page: usize) -> Outcome {
    let which = Which::Late(late_from(&cx));
    let title = |cx: &Cx, count| cx.html(&texts::list_late_title(i64::from(LATE), count));
    show_list(cx, which, page, title, Press::Late).await
}

async fn show_list(
    cx: Cx,
    which: Which,
    page: usize,
    title: impl Fn(&Cx, i64) -> Html + Send + 'static,
    turn: impl Fn(usize) -> Press + Send + 'static,
) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let slice = (CHOICES, page * CHOICES);
            let asked = lists::page(tx, cx.now(), &cx.actor(), which, slice).await?;
            let Asked::Here(found) = asked else {
                return Ok(Said::from(cx.show(why_not(&cx, true))));
            };
            let html = title(&cx, found.count);
            let screen = list_screen(&cx, &found, page, html, &turn);
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn list_screen(
    cx: &Cx,
    found: &Page,
    page: usize,
    title: Html,
    turn: &(dyn Fn(usize) -> Press + Send),
) -> Screen {
    let words = words(cx);
    let number = |at: usize| i64::try_from(page * CHOICES + at + 1).unwrap_or(i64::MAX);
    let lines = found.shown.iter().enumerate().map(|(at, one)| {
        let place = one.commune.map(|place| words.place(place)).unwrap_or_default();
        let days = (local_date(cx.now()) - local_date(one.changed_at)).num_days().max(0);
        let (product, producer) = (one.product.as_str(), one.producer.as_str());
        cx.html(&texts::list_line(number(at), product, producer, place, days))
    });
    let list =
        lines.reduce(|all, one| all.line(&one)).unwrap_or_else(|| cx.html(&texts::list_empty()));
    let open = found
        .shown
        .iter()
        .enumerate()
        .map(|(at, one)| button(cx, &texts::list_button(number(at)), Press::Dossier(one.id)));
    let more = usize::try_from(found.count).unwrap_or_default() > (page + 1) * CHOICES;
    let previous = (page > 0)
        .then(|| button(cx, &crate::handbook::texts::previous(), turn(page.saturating_sub(1))));
    let next = more.then(|| button(cx, &crate::handbook::texts::next(), turn(page + 1)));
    let keyboard = Keyboard::default()
        .choices(open)
        .row([previous, next].into_iter().flatten())
        .row([button(cx, &texts::back_desk(), Press::Desk)]);
    Screen::new(title.paragraph(&list)).with(keyboard)
}

async fn on_typed(cx: Cx, Typed(text): Typed) -> Outcome {
    cx.commit(move |tx, cx| async move { find(tx, &cx, &text).await }.boxed()).await
}

async fn find(tx: &mut Tx, cx: &Cx, text: &str) -> Result<Said, StoreError> {
    let Some(reach) = lists::reach_of(tx, cx.now(), &cx.actor()).await? else {
        sessions::leave(tx, cx.chat(), cx.user()).await?;
        return Ok(Said::from(cx.send(why_not(cx, true))));
    };
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Searching {}).await?;
    if let Some(code) = Lookup::parse(text)
        && let seen @ Seen::Here(_) = moving::look_up(tx, cx.now(), &cx.actor(), &code).await?
    {
        return Ok(Said::from(cx.send(dossier::screen_of(tx, cx, seen).await?)));
    }
    let communes = match &reach {
        Reach::Province => None,
        Reach::Communes(places) => Some(places.as_slice()),
    };
    let found = search(tx.connection(), text, communes, CHOICES).await?;
    Ok(Said::from(cx.send(found_screen(cx, text, &found))))
}

fn found_screen(cx: &Cx, text: &str, found: &[Found]) -> Screen {
    let words = words(cx);
    let back = button(cx, &texts::back_desk(), Press::Desk);
    let text = excerpt(text, EXCERPT);
    let lines = found.iter().zip(1_i64..).map(|(one, number)| {
        let place = one.commune.map(|place| words.place(place)).unwrap_or_default();
        cx.html(&match one.what {
            FoundId::Producer(_) => texts::search_producer(number, one.name.as_str(), place),
            FoundId::Product(_) => {
                texts::search_product(number, one.name.as_str(), one.producer.as_str(), place)
            }
        })
    });
    let Some(list) = lines.reduce(|all, one| all.line(&one)) else {
        let keyboard = Keyboard::default().row([back]);
        return Screen::new(cx.html(&texts::search_none(text))).with(keyboard);
    };
    let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let html = cx.html(&texts::search_found(text, count)).paragraph(&list);
    let open = found.iter().zip(1_i64..).map(|(one, number)| {
        let press = match one.what {
            FoundId::Producer(id) => Press::Home(id, 0),
            FoundId::Product(id) => Press::Product(id),
        };
        button(cx, &texts::list_button(number), press)
    });
    Screen::new(html).with(Keyboard::default().choices(open).row([back]))
}
