//! Screens: an official ticks what is to be added and notes why. The last day comes next, in [`super::due`].

use std::fmt::Write;

use chrono::NaiveDate;
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use super::press::Press;
use super::{button, due, number, said, sheet};
use crate::dossiers::chat::{dossier_button, why_not};
use crate::dossiers::model::DossierId;
use crate::dossiers::words::Words;
use crate::handbook::texts::{next, previous};
use crate::locale::Html;
use crate::papers::requesting::Wanted;
use crate::papers::seeing::Sheet;
use crate::papers::texts;
use crate::people::chat::{cancel_button, to_menu};
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

/// The longest note, in letters, and the most that is asked for at once.
const NOTE: usize = 200;
const ITEMS: usize = 12;

/// What is typed next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Next {
    /// A note, or something more that is asked for.
    Note,
    /// The last day.
    Day,
    /// Other words for what has this place in the list.
    Item(usize),
}

/// A request that is being put together.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Requesting {
    pub(super) dossier: i64,
    pub(super) seen: i64,
    pub(super) wanted: Vec<Wanted>,
    pub(super) page: usize,
    pub(super) next: Next,
    /// The last day, with the update whose screen shows the whole.
    pub(super) due: Option<(NaiveDate, i64)>,
}

impl Form for Requesting {
    const NAME: &'static str = "papers-requesting";
    const VERSION: i64 = 2;
}

/// What was typed.
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
    let (wanted, next) = (Vec::new(), Next::Note);
    let form = Requesting { dossier: dossier.0, seen, wanted, page: 0, next, due: None };
    ticks(tx, cx, form, None).await
}

/// Keeps the request and shows what can be ticked, under what there is to say first.
pub(super) async fn ticks(
    tx: &mut Tx,
    cx: &Cx,
    form: Requesting,
    first: Option<Html>,
) -> Result<Said, StoreError> {
    let form = Requesting { next: Next::Note, due: None, ..form };
    let screen = match sheet(tx, cx, DossierId(form.dossier)).await? {
        Ok(sheet) => {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            tick_screen(cx, &sheet, &form, first)
        }
        Err(screen) => screen,
    };
    Ok(Said::from(cx.show(screen)))
}

fn tick_screen(cx: &Cx, sheet: &Sheet, form: &Requesting, first: Option<Html>) -> Screen {
    let papers = &cx.services().programme.papers;
    let pages = sheet.lines.len().div_ceil(CHOICES).max(1);
    let page = form.page.min(pages - 1);
    let name = sheet.case.product.details.name.as_str();
    let ask = cx.html(&texts::request_ask(name));
    let mut html = first.map_or(ask.clone(), |first| first.paragraph(&ask));
    if !form.wanted.is_empty() {
        html = html.paragraph(&cx.html(&texts::request_items(list(cx, &form.wanted))));
    }
    let shown = sheet.lines.iter().skip(page * CHOICES).take(CHOICES);
    let choices = shown.filter_map(|line| {
        let paper = papers.get(line.paper)?;
        let ticked = form.wanted.iter().any(|one| one.paper.as_deref() == Some(paper.id));
        let ticked = if ticked { "yes" } else { "no" };
        let label = texts::tick(ticked, paper.short, line.state.name());
        Some(button(cx, &label, &Press::Tick(paper.id.to_owned())))
    });
    let turn = |label, page| button(cx, &label, &Press::TickPage(page));
    let back = (page > 0).then(|| turn(previous(), page.saturating_sub(1)));
    let on = (page + 1 < pages).then(|| turn(next(), page + 1));
    let items = (!form.wanted.is_empty()).then(|| {
        [
            button(cx, &texts::change_items(), &Press::Items(0)),
            button(cx, &texts::choose_due(), &Press::AskDue),
        ]
    });
    let keyboard = Keyboard::default()
        .column(choices)
        .row([back, on].into_iter().flatten())
        .row(items.into_iter().flatten())
        .row([cancel_button(cx), dossier_button(cx, sheet.case.dossier.id)]);
    Screen::new(html).with(keyboard)
}

/// What is asked for, a line each.
pub(super) fn list(cx: &Cx, wanted: &[Wanted]) -> String {
    let mut lines = String::new();
    for one in wanted {
        // Writing to a string never fails.
        _ = writeln!(lines, "• {}", words(cx, one));
    }
    lines.trim_end().to_owned()
}

/// One thing that is asked for, in words.
pub(super) fn words(cx: &Cx, wanted: &Wanted) -> String {
    words_of(&super::words(cx), wanted)
}

/// The same for another reader.
pub(super) fn words_of(words: &Words<'_>, wanted: &Wanted) -> String {
    let papers = &words.services().programme.papers;
    let name = wanted.paper.as_deref().and_then(|paper| papers.get(paper)).map(|paper| paper.short);
    match name {
        Some(name) if wanted.note.is_empty() => name.to_owned(),
        Some(name) => words.plain(&texts::item_noted(name, wanted.note.as_str())),
        None => wanted.note.clone(),
    }
}

/// The form, or what is said where it was left since.
pub(super) async fn with_form<J>(cx: Cx, job: J) -> Outcome
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
            let is_new = form.wanted.len() == before;
            let full = (is_new && before >= ITEMS).then(|| full(cx));
            if is_new && full.is_none() {
                form.wanted.push(Wanted { paper: Some(paper), note: String::new() });
            }
            ticks(tx, cx, form, full).await
        }
        .boxed()
    })
    .await
}

fn full(cx: &Cx) -> Html {
    cx.html(&texts::request_full(number(ITEMS)))
}

/// Turns the page.
pub(super) async fn page(cx: Cx, page: usize) -> Outcome {
    with_form(cx, move |tx, cx, form| {
        async move { ticks(tx, cx, Requesting { page, ..form }, None).await }.boxed()
    })
    .await
}

/// What is asked for so far, each to be changed.
pub(super) async fn items(cx: Cx, page: usize) -> Outcome {
    with_form(cx, move |tx, cx, form| {
        async move {
            let form = Requesting { next: Next::Note, due: None, ..form };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let lines = form
                .wanted
                .iter()
                .zip(1..)
                .map(|(one, count)| cx.html(&texts::request_item(count, words(cx, one))));
            let lines = lines.reduce(|all, one| all.line(&one)).unwrap_or_default();
            let places = 0..form.wanted.len();
            let choices = places
                .skip(page * CHOICES)
                .take(CHOICES)
                .map(|at| button(cx, &texts::change_item(number(at + 1)), &Press::Item(at)));
            let turn = |label, page| button(cx, &label, &Press::Items(page));
            let back = (page > 0).then(|| turn(previous(), page.saturating_sub(1)));
            let on = ((page + 1) * CHOICES < form.wanted.len()).then(|| turn(next(), page + 1));
            let keyboard = Keyboard::default()
                .choices(choices)
                .row([back, on].into_iter().flatten())
                .row([button(cx, &texts::back_ticks(), &Press::TickPage(0)), cancel_button(cx)]);
            let html = cx.html(&texts::request_change(lines));
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// One thing that is asked for: other words for it, or none.
pub(super) async fn item(cx: Cx, at: usize) -> Outcome {
    with_form(cx, move |tx, cx, form| {
        async move {
            let Some(one) = form.wanted.get(at) else { return ticks(tx, cx, form, None).await };
            let html = cx.html(&texts::request_item_ask(words(cx, one)));
            let form = Requesting { next: Next::Item(at), due: None, ..form };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let keyboard = Keyboard::default()
                .row([button(cx, &texts::drop_item(), &Press::DropItem)])
                .row([button(cx, &texts::back_ticks(), &Press::TickPage(0)), cancel_button(cx)]);
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// That is not asked for after all.
pub(super) async fn drop_item(cx: Cx) -> Outcome {
    with_form(cx, move |tx, cx, mut form| {
        async move {
            // A second tap finds that another thing is typed next, and takes nothing more away.
            if let Next::Item(at) = form.next
                && at < form.wanted.len()
            {
                form.wanted.remove(at);
            }
            ticks(tx, cx, form, None).await
        }
        .boxed()
    })
    .await
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    if form.next == Next::Day {
        return due::typed(cx, form, text).await;
    }
    if text.chars().count() > NOTE {
        let back = button(&cx, &texts::back_ticks(), &Press::TickPage(0));
        let text = texts::note_long(number(NOTE));
        return cx.say(cx.send(said(&cx, &text, [back, cancel_button(&cx)]))).await;
    }
    cx.commit(move |tx, cx| {
        async move {
            let mut form = form;
            let has_room = form.wanted.len() < ITEMS;
            let at = match form.next {
                Next::Item(at) => form.wanted.get_mut(at),
                // A note goes to what was ticked last.
                _ => form
                    .wanted
                    .last_mut()
                    .filter(|last| last.paper.is_some() && last.note.is_empty()),
            };
            let mut first = None;
            match at {
                Some(one) => one.note = text,
                None if has_room => form.wanted.push(Wanted { paper: None, note: text }),
                None => first = Some(full(&cx)),
            }
            if sheet(tx, &cx, DossierId(form.dossier)).await?.is_err() {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
                return Ok(Said::from(cx.show(why_not(&cx, true))));
            }
            ticks(tx, &cx, form, first).await
        }
        .boxed()
    })
    .await
}
