//! Screens: papers are sent one by one, and the day on them is typed.

use chrono::{Datelike, NaiveDate};
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use super::press::{At, Press};
use super::{
    back_to_list, back_to_paper, button, hindrance, number, paper, said, show, stray, supplement,
    telling, undo_button, visible,
};
use crate::clock::local_date;
use crate::dossiers::chat::why_not;
use crate::dossiers::model::DossierId;
use crate::dossiers::words::date;
use crate::papers::formats::Unfit;
use crate::papers::rules::Mark;
use crate::papers::sending::{self, Barred, Incoming, Keeping, Sent};
use crate::papers::{rules, seeing, texts};
use crate::people::chat::cancel_button;
use crate::producers::fields::read_day;
use crate::programme::papers::{Paper, Validity};
use crate::store::{StoreError, Tx};
use crate::telegram::files::IncomingFile;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

/// As much of a file's name, or of what was typed, as is repeated, in letters.
const EXCERPT: usize = 60;

/// A day is typed in fewer letters.
const DAY: usize = 20;

/// The years of the days on papers.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// What is sent next is for a paper.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Sending {
    dossier: i64,
    paper: String,
    /// What there is gives way to the next file.
    replace: bool,
    /// The album of which it was said already what became of it.
    album: Option<String>,
}

impl Form for Sending {
    const NAME: &'static str = "papers-sending";
    const VERSION: i64 = 1;
}

impl Sending {
    fn at(&self) -> At {
        At::new(DossierId(self.dossier), &self.paper)
    }
}

/// What was sent, with its message.
#[derive(Clone, Debug)]
struct Came(Sending, i32, IncomingFile);

/// A day, or what is to be one.
#[derive(Clone, Debug)]
struct Typed(At, String);

pub(super) fn forms() -> Routes {
    let came = |cx: Cx, message: Message| {
        let form = cx.form::<Sending>()?;
        Some(Came(form, message.id.0, IncomingFile::of(&message)?))
    };
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Sending>()?;
        let paper = cx.services().programme.papers.get(&form.paper)?;
        let text = message.text()?.trim();
        // Questions are answered as ever.
        let is_day = text.chars().count() <= DAY && text.chars().any(|one| one.is_ascii_digit());
        let asked = paper.validity != Validity::Unending && is_day && !text.starts_with('/');
        asked.then(|| Typed(form.at(), text.to_owned()))
    };
    dptree::entry()
        .branch(dptree::filter_map(came).endpoint(on_file))
        .branch(dptree::filter_map(typed).endpoint(on_day))
}

/// Asks for a paper.
pub(super) async fn ask(cx: Cx, at: At, replace: bool) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let (sheet, paper) = match visible(tx, cx, &at).await? {
                Ok(found) => found,
                Err(screen) => return Ok(screen),
            };
            if !rules::is_open(sheet.case.dossier.status) {
                let barred = Barred::Closed(Box::new(sheet.case));
                return hindrance(tx, cx, &at, &barred).await;
            }
            let marked = sheet.line(&at.paper).and_then(|line| line.held.mark());
            let is_checked = marked.is_some_and(|(mark, _)| mark == Mark::Checked);
            if replace && is_checked {
                let barred = Barred::Locked(Box::new(sheet.case));
                return hindrance(tx, cx, &at, &barred).await;
            }
            keep(tx, cx, &at, replace, None).await?;
            let how = match (replace, is_checked) {
                (true, _) => "replace",
                (false, true) => "checked",
                (false, false) => "add",
            };
            let product = sheet.case.product.details.name.as_str();
            Ok(said(cx, &texts::send_ask(how, paper.name, product), [back_to_paper(cx, &at)]))
        }
        .boxed()
    })
    .await
}

/// What is sent next is for this paper as well.
pub(super) async fn sending_next(tx: &mut Tx, cx: &Cx, at: &At) -> Result<(), StoreError> {
    keep(tx, cx, at, false, None).await
}

async fn keep(
    tx: &mut Tx,
    cx: &Cx,
    at: &At,
    replace: bool,
    album: Option<String>,
) -> Result<(), StoreError> {
    let form = Sending { dossier: at.dossier.0, paper: at.paper.clone(), replace, album };
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await
}

async fn on_file(cx: Cx, Came(form, message, file): Came) -> Outcome {
    cx.commit(move |tx, cx| async move { receive(tx, &cx, (form, message, file)).await }.boxed())
        .await
}

async fn receive(
    tx: &mut Tx,
    cx: &Cx,
    (form, message, file): (Sending, i32, IncomingFile),
) -> Result<Said, StoreError> {
    let at = form.at();
    let programme = &cx.services().programme;
    let place = (cx.chat(), message);
    let incoming = Incoming { update: cx.update(), place, file: &file };
    let keeping = Keeping { replace: form.replace, copies: cx.services().copies() };
    let outcome =
        sending::send(tx, cx.now(), &cx.actor(), programme, at.spot(), (incoming, keeping)).await?;
    let told = file.album.is_some() && form.album == file.album;
    let screen = match &outcome {
        Ok(sent) => {
            telling::added(tx, cx, sent, &at).await?;
            keep(tx, cx, &at, false, file.album.clone()).await?;
            // Of an album, the first speaks for all.
            if told {
                return Ok(Said::nothing());
            }
            let in_album = file.album.is_some();
            // An album's files have each an update of their own.
            let undo = (form.replace || !in_album).then(|| undo_button(cx));
            received(tx, cx, &at, (sent, in_album, undo)).await?
        }
        Err(Barred::Unfit(unfit)) => unfit_screen(cx, &at, *unfit, &file),
        Err(Barred::Already) if told => return Ok(Said::nothing()),
        Err(Barred::Already) => {
            keep(tx, cx, &at, form.replace, file.album.clone()).await?;
            said(cx, &texts::twice(), [back_to_paper(cx, &at), back_to_list(cx, at.dossier)])
        }
        Err(barred) => {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let why = hindrance(tx, cx, &at, barred).await?;
            // What this paper does not take may be another one.
            match barred {
                Barred::Locked(_) | Barred::Closed(_) => {
                    stray::instead(tx, cx, (message, &file), why).await?
                }
                _ => why,
            }
        }
    };
    Ok(Said::from(cx.send(screen)))
}

/// Why a file is no paper, by its name where it has one.
pub(super) fn unfit_screen(cx: &Cx, at: &At, unfit: Unfit, file: &IncomingFile) -> Screen {
    let name = file.file_name.as_deref().map(|name| excerpt(name, EXCERPT)).unwrap_or_default();
    let named = if name.is_empty() { "no" } else { "yes" };
    said(cx, &texts::unfit(unfit.name(), named, name), [back_to_paper(cx, at)])
}

/// What is said of a paper that came.
pub(super) async fn received(
    tx: &mut Tx,
    cx: &Cx,
    at: &At,
    (sent, in_album, undo): (&Sent, bool, Option<Button>),
) -> Result<Screen, StoreError> {
    let programme = &cx.services().programme;
    let Some(paper) = programme.papers.get(&at.paper) else { return Ok(why_not(cx, false)) };
    let product = sent.case.product.details.name.as_str();
    let how = if in_album { "album" } else { "one" };
    let mut html = cx.html(&texts::received(how, paper.short, product, number(sent.files)));
    let also = sent.also.as_deref().and_then(|also| programme.papers.get(also));
    if let Some(also) = also {
        html = html.paragraph(&cx.html(&texts::also(also.short)));
    }
    if sent.reopens {
        html = html.paragraph(&cx.html(&texts::reopened()));
    }
    let sheet = seeing::sheet(tx.connection(), cx.now(), programme, sent.case.clone()).await?;
    let (needed, there) = sheet.needed();
    html = html.line(&cx.html(&texts::progress(
        number(needed),
        number(there),
        if needed == there { "yes" } else { "no" },
    )));
    let left = supplement::left(tx, cx, &sent.case).await?;
    if let Some(left) = &left {
        html = html.paragraph(&left.html);
    }
    let ask_day = paper.validity != Validity::Unending && sent.until.is_none();
    if ask_day {
        if let Some(before) = sent.renews {
            html = html.paragraph(&cx.html(&texts::renewed(date(before))));
        }
        html = html.paragraph(&cx.html(&day_question(paper)));
    }
    let skip = ask_day.then(|| button(cx, &texts::skip_date(), &Press::NoDate(at.clone())));
    let next = sheet
        .lines
        .iter()
        .find(|line| line.section() == rules::Section::Missing && line.paper != paper.id)
        .and_then(|line| programme.papers.get(line.paper))
        .filter(|next| !next.is_samples() && left.is_none());
    let next = next.map(|next| {
        let press = Press::Send(At::new(at.dossier, next.id));
        button(cx, &texts::send_next(next.short), &press)
    });
    let keyboard = Keyboard::default()
        .row(skip)
        .row(left.map(|left| left.way))
        .column(next)
        .row(undo.into_iter().chain([back_to_paper(cx, at)]))
        .row([back_to_list(cx, at.dossier)]);
    Ok(Screen::new(html).with(keyboard))
}

fn day_question(paper: &Paper) -> crate::locale::Message {
    match paper.validity {
        Validity::Months(months) => texts::ask_issued(i64::from(months)),
        Validity::Printed | Validity::Unending => texts::ask_until(),
    }
}

/// Asks for the day on a paper.
pub(super) async fn ask_date(cx: Cx, at: At) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let paper = match visible(tx, cx, &at).await? {
                Ok((_, paper)) => paper,
                Err(screen) => return Ok(screen),
            };
            keep(tx, cx, &at, false, None).await?;
            Ok(said(cx, &day_question(paper), [back_to_paper(cx, &at), cancel_button(cx)]))
        }
        .boxed()
    })
    .await
}

/// The day is said later.
pub(super) async fn no_date(cx: Cx, at: At) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let first = cx.html(&texts::no_date());
            paper::opened(tx, cx, &at, Some(first)).await
        }
        .boxed()
    })
    .await
}

/// A day that can stand on a paper.
fn day_on(paper: &Paper, text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day = read_day(text).filter(|day| YEARS.contains(&day.year()))?;
    // A report is issued before it is sent.
    let issued = matches!(paper.validity, Validity::Months(_));
    (!issued || day <= today).then_some(day)
}

async fn on_day(cx: Cx, Typed(at, text): Typed) -> Outcome {
    let programme = &cx.services().programme;
    let today = local_date(cx.now());
    let paper = programme.papers.get(&at.paper);
    let Some(day) = paper.and_then(|paper| day_on(paper, &text, today)) else {
        let text = texts::bad_date(excerpt(&text, EXCERPT));
        let skip = button(&cx, &texts::skip_date(), &Press::NoDate(at.clone()));
        return cx.say(cx.send(said(&cx, &text, [skip, back_to_paper(&cx, &at)]))).await;
    };
    cx.commit(move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let wanted = (at.spot(), day);
            let outcome = sending::set_until(tx, cx.now(), &cx.actor(), programme, wanted).await?;
            let screen = match &outcome {
                Ok(until) => {
                    let text = if *until < today {
                        texts::date_past(date(*until))
                    } else {
                        texts::date_kept(date(*until))
                    };
                    let first = cx.html(&text);
                    paper::opened(tx, &cx, &at, Some(first)).await?
                }
                Err(barred) => hindrance(tx, &cx, &at, barred).await?,
            };
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}
