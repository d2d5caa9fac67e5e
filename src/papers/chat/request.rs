//! Screens: an official ticks what is to be added, notes why, sets the last day, and asks.

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use super::press::Press;
use super::{button, number, said, sheet};
use crate::clock::local_date;
use crate::dossiers::chat::{dossier_button, moved, why_not};
use crate::dossiers::model::DossierId;
use crate::dossiers::words::date;
use crate::handbook::texts::{next, previous};
use crate::papers::requesting::{self, Request, Requested, Wanted};
use crate::papers::seeing::Sheet;
use crate::papers::texts;
use crate::people::chat::{cancel_button, to_menu};
use crate::producers::fields::read_day;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

/// The longest note, in letters, and the most that is asked for at once.
const NOTE: usize = 200;
const ITEMS: usize = 12;

/// Working days that are offered for the last day, and days where those cannot be counted.
const WORKING_DAYS: [u32; 3] = [5, 10, 15];
const PLAIN_DAYS: [u64; 3] = [7, 14, 21];

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// A request that is being put together.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Requesting {
    dossier: i64,
    seen: i64,
    wanted: Vec<Wanted>,
    page: usize,
    /// Whether what is typed next is the last day.
    asks_day: bool,
    due: Option<NaiveDate>,
}

impl Form for Requesting {
    const NAME: &'static str = "papers-requesting";
    const VERSION: i64 = 1;
}

/// What was typed: a note, or the last day.
#[derive(Clone, Debug)]
struct Typed(Requesting, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Requesting>()?;
        let text = message.text()?.trim();
        let sound = !text.is_empty() && !text.starts_with('/');
        sound.then(|| Typed(form, text.to_owned()))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

/// Begins a request: the version of the dossier is the one that its screen showed.
///
/// # Errors
/// When the store fails.
pub(crate) async fn begin(
    tx: &mut Tx,
    cx: &Cx,
    dossier: DossierId,
    seen: i64,
) -> Result<Said, StoreError> {
    let (wanted, due) = (Vec::new(), None);
    let form = Requesting { dossier: dossier.0, seen, wanted, page: 0, asks_day: false, due };
    ticks(tx, cx, form).await
}

/// Keeps the request and shows what can be ticked.
async fn ticks(tx: &mut Tx, cx: &Cx, form: Requesting) -> Result<Said, StoreError> {
    let form = Requesting { asks_day: false, ..form };
    let screen = match sheet(tx, cx, DossierId(form.dossier)).await? {
        Ok(sheet) => {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            tick_screen(cx, &sheet, &form)
        }
        Err(screen) => screen,
    };
    Ok(Said::from(cx.show(screen)))
}

fn tick_screen(cx: &Cx, sheet: &Sheet, form: &Requesting) -> Screen {
    let papers = &cx.services().programme.papers;
    let pages = sheet.lines.len().div_ceil(CHOICES).max(1);
    let page = form.page.min(pages - 1);
    let name = sheet.case.product.details.name.as_str();
    let mut html = cx.html(&texts::request_ask(name));
    if !form.wanted.is_empty() {
        html = html.paragraph(&cx.html(&texts::request_items(list(cx, &form.wanted))));
    }
    let shown = sheet.lines.iter().skip(page * CHOICES).take(CHOICES);
    let choices = shown.filter_map(|line| {
        let paper = papers.get(line.paper)?;
        let ticked = form.wanted.iter().any(|one| one.paper.as_deref() == Some(paper.id));
        let label = texts::tick(if ticked { "yes" } else { "no" }, paper.short);
        Some(button(cx, &label, &Press::Tick(paper.id.to_owned())))
    });
    let turn = |label, page| button(cx, &label, &Press::TickPage(page));
    let back = (page > 0).then(|| turn(previous(), page.saturating_sub(1)));
    let on = (page + 1 < pages).then(|| turn(next(), page + 1));
    let due = (!form.wanted.is_empty()).then(|| button(cx, &texts::choose_due(), &Press::AskDue));
    let keyboard = Keyboard::default()
        .column(choices)
        .row([back, on].into_iter().flatten())
        .row(due)
        .row([cancel_button(cx), dossier_button(cx, sheet.case.dossier.id)]);
    Screen::new(html).with(keyboard)
}

/// What is asked for, a line each.
fn list(cx: &Cx, wanted: &[Wanted]) -> String {
    let mut lines = String::new();
    for one in wanted {
        // Writing to a string never fails.
        _ = writeln!(lines, "• {}", words(cx, one));
    }
    lines.trim_end().to_owned()
}

/// One thing that is asked for, in words.
pub(super) fn words(cx: &Cx, wanted: &Wanted) -> String {
    let papers = &cx.services().programme.papers;
    let name = wanted.paper.as_deref().and_then(|paper| papers.get(paper)).map(|paper| paper.short);
    match name {
        Some(name) if wanted.note.is_empty() => name.to_owned(),
        Some(name) => cx.plain(&texts::item_noted(name, wanted.note.as_str())),
        None => wanted.note.clone(),
    }
}

/// The form, or what is said where it was left since.
async fn with_form<J>(cx: Cx, job: J) -> Outcome
where
    J: for<'t> FnOnce(
            &'t mut Tx,
            &'t Cx,
            Requesting,
        ) -> futures::future::BoxFuture<'t, Result<Said, StoreError>>
        + Send
        + 'static,
{
    let Some(form) = cx.form::<Requesting>() else {
        return cx.say(cx.show(said(&cx, &texts::request_left(), [to_menu(&cx)]))).await;
    };
    cx.commit(move |tx, cx| async move { job(tx, &cx, form).await }.boxed()).await
}

/// Ticks a paper, or takes the tick off.
pub(super) async fn tick(cx: Cx, paper: String) -> Outcome {
    with_form(cx, move |tx, cx, mut form| {
        async move {
            let before = form.wanted.len();
            form.wanted.retain(|one| one.paper.as_deref() != Some(&paper));
            if form.wanted.len() == before && before < ITEMS {
                form.wanted.push(Wanted { paper: Some(paper), note: String::new() });
            }
            ticks(tx, cx, form).await
        }
        .boxed()
    })
    .await
}

/// Turns the page.
pub(super) async fn page(cx: Cx, page: usize) -> Outcome {
    with_form(cx, move |tx, cx, form| {
        async move { ticks(tx, cx, Requesting { page, ..form }).await }.boxed()
    })
    .await
}

/// Asks for the last day.
pub(super) async fn ask_due(cx: Cx) -> Outcome {
    with_form(cx, move |tx, cx, form| {
        async move {
            let form = Requesting { asks_day: true, ..form };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(Said::from(cx.show(due_screen(cx))))
        }
        .boxed()
    })
    .await
}

fn due_screen(cx: &Cx) -> Screen {
    let keyboard = Keyboard::default()
        .column(days(cx))
        .row([button(cx, &texts::back_ticks(), &Press::TickPage(0)), cancel_button(cx)]);
    Screen::new(cx.html(&texts::due_ask())).with(keyboard)
}

/// Days that are offered: working days, or plain days over holidays that are not settled.
fn days(cx: &Cx) -> Vec<Button> {
    let today = local_date(cx.now());
    let calendar = &cx.services().programme.calendar;
    let working = WORKING_DAYS.iter().filter_map(|count| {
        let day = calendar.working_days_after(today, *count).ok()?;
        let label = texts::due_working(i64::from(*count), date(day));
        Some(button(cx, &label, &Press::DueOn(day)))
    });
    let working: Vec<Button> = working.collect();
    if !working.is_empty() {
        return working;
    }
    let plain = PLAIN_DAYS.iter().filter_map(|count| {
        let day = today.checked_add_days(Days::new(*count))?;
        let label = texts::due_plain(i64::try_from(*count).unwrap_or(i64::MAX), date(day));
        Some(button(cx, &label, &Press::DueOn(day)))
    });
    plain.collect()
}

/// The last day is set: the whole is shown before it leaves.
pub(super) async fn due_on(cx: Cx, day: NaiveDate) -> Outcome {
    with_form(cx, move |tx, cx, form| async move { sure(tx, cx, form, day).await }.boxed()).await
}

async fn sure(tx: &mut Tx, cx: &Cx, form: Requesting, day: NaiveDate) -> Result<Said, StoreError> {
    let form = Requesting { asks_day: false, due: Some(day), ..form };
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
    let text = texts::request_sure(number(form.wanted.len()), list(cx, &form.wanted), date(day));
    let keyboard = Keyboard::default()
        .row([button(cx, &texts::request_send(), &Press::SendRequest)])
        .row([button(cx, &texts::back_ticks(), &Press::TickPage(0)), cancel_button(cx)]);
    Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
}

/// Asks.
pub(super) async fn send(cx: Cx) -> Outcome {
    with_form(cx, move |tx, cx, form| {
        async move {
            let Requesting { due: Some(due_on), .. } = form else {
                return ticks(tx, cx, form).await;
            };
            let items: Vec<String> = form.wanted.iter().map(|one| words(cx, one)).collect();
            let reason = cx.plain(&texts::request_reason(items.join("; "), date(due_on)));
            let dossier = DossierId(form.dossier);
            let (seen, wanted) = (Some(form.seen), form.wanted.clone());
            let request = Request { dossier, seen, wanted, due_on, reason };
            let programme = &cx.services().programme;
            let asked = requesting::request(tx, cx.now(), &cx.actor(), programme, &request).await?;
            match asked {
                Requested::Moved(what) => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    moved(tx, cx, *what).await
                }
                Requested::Nothing => ticks(tx, cx, form).await,
                Requested::TooEarly => {
                    let form = Requesting { asks_day: true, due: None, ..form };
                    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
                    Ok(Said::from(cx.show(due_screen(cx))))
                }
            }
        }
        .boxed()
    })
    .await
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    let today = local_date(cx.now());
    if form.asks_day {
        let Some(day) = read_day(&text).filter(|day| *day > today) else {
            let text = texts::bad_due(excerpt(&text, EXCERPT));
            let keyboard = Keyboard::default().column(days(&cx)).row([cancel_button(&cx)]);
            return cx.say(cx.send(Screen::new(cx.html(&text)).with(keyboard))).await;
        };
        return cx
            .commit(move |tx, cx| async move { sure(tx, &cx, form, day).await }.boxed())
            .await;
    }
    cx.commit(move |tx, cx| {
        async move {
            let mut form = form;
            let note = excerpt(&text, NOTE);
            let has_room = form.wanted.len() < ITEMS;
            match form.wanted.last_mut() {
                // A note goes to what was ticked last.
                Some(last) if last.paper.is_some() && last.note.is_empty() => last.note = note,
                _ if has_room => form.wanted.push(Wanted { paper: None, note }),
                _ => {}
            }
            if sheet(tx, &cx, DossierId(form.dossier)).await?.is_err() {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
                return Ok(Said::from(cx.show(why_not(&cx, true))));
            }
            ticks(tx, &cx, form).await
        }
        .boxed()
    })
    .await
}
