//! Screens: what a producer is asked to add, and the officials' list of those who are silent.

use futures::FutureExt;

use super::press::{At, Press};
use super::request::{words as item_words, words_of};
use super::{back_to_list, button, hindrance, number, show};
use crate::clock::local_date;
use crate::dossiers::Event;
use crate::dossiers::chat::{answer_button, dossier_button, lists_button, open_button, why_not};
use crate::dossiers::lists::Asked;
use crate::dossiers::model::DossierId;
use crate::dossiers::moving::{self, Case, Seen};
use crate::dossiers::rules::Status;
use crate::dossiers::words::{Words, date};
use crate::handbook::texts::{next, previous};
use crate::locale::Html;
use crate::papers::requesting::{
    self, Item, Silent, Supplement, asked_in, last_asked, last_supplement, open_supplement,
    unmet_supplement,
};
use crate::papers::sending::Barred;
use crate::papers::texts;
use crate::programme::papers::{Paper, SAMPLES};
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::Cx;
use crate::text::excerpt;

/// As much of what is asked for as fits on a button, in letters.
const LABEL: usize = 30;

/// As much of it as is named among others.
const NAMED: usize = 80;

/// The way to what is asked for, in its reader's language.
#[must_use]
pub(crate) fn supplement_button_of(words: &Words<'_>, dossier: DossierId) -> Button {
    Button::tells(words.plain(&texts::see_supplement()), Press::Supplement(dossier, 0).data())
}

/// The way to those who are silent.
#[must_use]
pub(crate) fn silent_button(cx: &Cx) -> Button {
    button(cx, &texts::silent(), &Press::Silent(0))
}

/// What is asked of a dossier.
pub(super) async fn open(cx: Cx, dossier: DossierId, page: usize) -> Outcome {
    show(cx, move |tx, cx| async move { seen(tx, cx, dossier, page).await }.boxed()).await
}

async fn seen(tx: &mut Tx, cx: &Cx, dossier: DossierId, page: usize) -> Result<Screen, StoreError> {
    match moving::see(tx, cx.now(), &cx.actor(), dossier).await? {
        Seen::Here(case) => opened(tx, cx, &case, page).await,
        Seen::NotFound => Ok(why_not(cx, false)),
        Seen::Refused => Ok(why_not(cx, true)),
    }
}

async fn opened(tx: &mut Tx, cx: &Cx, case: &Case, page: usize) -> Result<Screen, StoreError> {
    if let Some(supplement) = open_supplement(tx.connection(), case).await? {
        return Ok(screen(cx, case, &supplement, page));
    }
    // What never came stays to be seen.
    if let Some(supplement) = unmet_supplement(tx.connection(), case).await? {
        return Ok(screen(cx, case, &supplement, page));
    }
    let id = case.dossier.id;
    let keyboard = Keyboard::default();
    if !matches!(case.dossier.status, Status::SupplementRequested(_)) {
        let keyboard = keyboard.row([back_to_list(cx, id), dossier_button(cx, id)]);
        return Ok(Screen::new(cx.html(&texts::supplement_none())).with(keyboard));
    }
    let asked = last_asked(tx.connection(), id).await?;
    let reason = asked.map(|event| event.reason).unwrap_or_default();
    let name = case.product.details.name.as_str();
    let html = cx.html(&texts::supplement_in_words(name, reason));
    let keyboard = keyboard
        .row([back_to_list(cx, id), answer_button(cx, &case.dossier)])
        .row([official_button(cx), dossier_button(cx, id)]);
    Ok(Screen::new(html).with(keyboard))
}

fn screen(cx: &Cx, case: &Case, supplement: &Supplement, page: usize) -> Screen {
    let dossier = case.dossier.id;
    let today = local_date(cx.now());
    let is_open = matches!(case.dossier.status, Status::SupplementRequested(_));
    let late = match supplement.due_on < today {
        _ if !is_open => "answered",
        true => "yes",
        false => "no",
    };
    let line = |item: &Item| {
        let done = if item.is_done { "yes" } else { "no" };
        cx.html(&texts::supplement_line(done, item_words(cx, &item.wanted)))
    };
    let lines = supplement.items.iter().map(line).reduce(|all, one| all.line(&one));
    let html = cx.html(&texts::supplement(
        case.product.details.name.as_str(),
        date(supplement.due_on),
        late,
        lines.unwrap_or_default(),
    ));
    // What no file can show is said to be done while that is waited for.
    let settles = |item: &&Item| is_open || paper_of(cx, item).is_some();
    let open = supplement.open().filter(settles).count();
    let page = page.min(open.saturating_sub(1) / CHOICES);
    let ways = supplement.open().filter(settles).skip(page * CHOICES).take(CHOICES);
    let ways = ways.map(|item| way(cx, dossier, item));
    let turn = |label, page| button(cx, &label, &Press::Supplement(dossier, page));
    let back = (page > 0).then(|| turn(previous(), page.saturating_sub(1)));
    let on = ((page + 1) * CHOICES < open).then(|| turn(next(), page + 1));
    let answer = (open == 0 && is_open).then(|| answer_button(cx, &case.dossier));
    let keyboard = Keyboard::default()
        .column(ways)
        .row([back, on].into_iter().flatten())
        .row(answer)
        .row([official_button(cx), dossier_button(cx, dossier)]);
    Screen::new(html).with(keyboard)
}

/// The paper that settles it, where one does.
fn paper_of<'a>(cx: &'a Cx, item: &Item) -> Option<&'a Paper> {
    let paper = item.wanted.paper.as_deref().filter(|paper| *paper != SAMPLES)?;
    cx.services().programme.papers.get(paper)
}

/// How to settle one thing that is asked for.
fn way(cx: &Cx, dossier: DossierId, item: &Item) -> Button {
    if let Some(paper) = paper_of(cx, item) {
        let press = Press::Send(At::new(dossier, paper.id));
        return button(cx, &texts::send_this(paper.short), &press);
    }
    let label = excerpt(&item_words(cx, &item.wanted), LABEL);
    button(cx, &texts::item_done(label), &Press::DoneItem(dossier, item.number, true))
}

/// Somebody says that an item is done, where no file can show it.
pub(super) async fn say_done(cx: Cx, dossier: DossierId, count: i64, is_done: bool) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let (now, actor) = (cx.now(), cx.actor());
            let what = (dossier, count, is_done);
            let outcome = requesting::say_done(tx, now, &actor, programme, what).await?;
            let (case, supplement) = match &outcome {
                Ok(there) => there,
                // It was answered, or asked anew: so it stands now.
                Err(Barred::Already | Barred::NotFound) => return seen(tx, cx, dossier, 0).await,
                Err(barred) => {
                    return hindrance(tx, cx, &At::new(dossier, SAMPLES), barred).await;
                }
            };
            let screen = screen(cx, case, supplement, 0);
            let undo = Press::DoneItem(dossier, count, !is_done);
            let label = if is_done { texts::undo() } else { texts::redo() };
            let keyboard = screen.keyboard.row([button(cx, &label, &undo)]);
            Ok(Screen::new(screen.html).with(keyboard))
        }
        .boxed()
    })
    .await
}

/// What is left of what was asked for.
pub(super) struct Left {
    pub(super) html: Html,
    /// To the rest, or to the answer once there is none.
    pub(super) way: Button,
    is_complete: bool,
}

/// What is left of what was asked for, under a paper that has just come.
pub(super) async fn left(tx: &mut Tx, cx: &Cx, case: &Case) -> Result<Option<Left>, StoreError> {
    let Some(supplement) = open_supplement(tx.connection(), case).await? else { return Ok(None) };
    let open: Vec<String> = supplement.open().map(|item| item_words(cx, &item.wanted)).collect();
    let is_complete = open.is_empty();
    Ok(Some(if is_complete {
        let html = cx.html(&texts::supplement_complete());
        Left { html, way: answer_button(cx, &case.dossier), is_complete }
    } else {
        let html = cx.html(&texts::supplement_left(number(open.len()), open.join("; ")));
        let press = Press::Supplement(case.dossier.id, 0);
        Left { html, way: button(cx, &texts::see_supplement(), &press), is_complete }
    }))
}

/// What is left of what was asked for, where anything is.
///
/// # Errors
/// When the store fails.
pub(crate) async fn left_of(tx: &mut Tx, cx: &Cx, case: &Case) -> Result<Option<Html>, StoreError> {
    let left = left(tx, cx, case).await?;
    Ok(left.filter(|left| !left.is_complete).map(|left| left.html))
}

/// By when that is due which was asked with an entry of a history.
///
/// # Errors
/// When the store fails.
pub(crate) async fn due_line(
    tx: &mut Tx,
    words: &Words<'_>,
    event: &Event,
) -> Result<Option<Html>, StoreError> {
    let asked = asked_in(tx.connection(), event).await?;
    Ok(asked.map(|asked| words.html(&texts::due_by(date(asked.due_on)))))
}

/// What of a request never came, of a dossier that an official has in hand again.
///
/// # Errors
/// When the store fails.
pub(crate) async fn unmet_line(
    tx: &mut Tx,
    words: &Words<'_>,
    case: &Case,
) -> Result<Option<Html>, StoreError> {
    let unmet = unmet_supplement(tx.connection(), case).await?;
    Ok(unmet.map(|unmet| came(words, &unmet)))
}

/// How much of a request came, and what did not.
///
/// # Errors
/// When the store fails.
pub(crate) async fn came_line(
    tx: &mut Tx,
    words: &Words<'_>,
    case: &Case,
) -> Result<Option<Html>, StoreError> {
    let last = last_supplement(tx.connection(), case.dossier.id).await?;
    Ok(last.map(|last| came(words, &last)))
}

fn came(words: &Words<'_>, supplement: &Supplement) -> Html {
    let missing = supplement.open().map(|item| excerpt(&words_of(words, &item.wanted), NAMED));
    let missing: Vec<String> = missing.collect();
    let (items, open) = (supplement.items.len(), missing.len());
    let complete = if open == 0 { "yes" } else { "no" };
    words.html(&texts::came(number(items - open), number(items), complete, missing.join("; ")))
}

/// A page of the dossiers that wait for their producers.
pub(super) async fn silent(cx: Cx, page: usize) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let slice = (CHOICES, page * CHOICES);
            let asked = requesting::silent(tx, cx.now(), &cx.actor(), slice).await?;
            Ok(match asked {
                Asked::Here((count, found)) => silent_screen(cx, (count, &found), page),
                Asked::Refused => why_not(cx, true),
            })
        }
        .boxed()
    })
    .await
}

fn silent_screen(cx: &Cx, (count, found): (i64, &[Silent]), page: usize) -> Screen {
    let words = super::words(cx);
    let today = local_date(cx.now());
    let position = |at: usize| number(page * CHOICES + at + 1);
    let lines = found.iter().enumerate().map(|(at, one)| {
        let place = one.commune.map(|place| words.place(place)).unwrap_or_default();
        let due = match one.due_on {
            Some(day) if day < today => texts::silent_due("late", date(day)),
            Some(day) => texts::silent_due("open", date(day)),
            None => texts::silent_due("none", ""),
        };
        let sent = match one.items {
            0 => texts::silent_in_words(),
            items => texts::silent_sent(cx.plain(&due), number(one.done), number(items)),
        };
        let days = (today - local_date(one.since)).num_days().max(0);
        let since = date(local_date(one.since));
        let how = if one.has_begun { "some" } else { "none" };
        cx.html(&texts::silent_line(
            position(at),
            one.product.as_str(),
            one.producer.as_str(),
            place,
            cx.plain(&sent),
            cx.plain(&texts::silent_since(how, days, since)),
        ))
    });
    let list = lines.reduce(|all, one| all.paragraph(&one));
    let html = cx.html(&texts::silent_title(count));
    let html = html.paragraph(&list.unwrap_or_else(|| cx.html(&texts::silent_none())));
    let open = found.iter().enumerate().map(|(at, one)| open_button(cx, position(at), one.dossier));
    let more = usize::try_from(count).unwrap_or_default() > (page + 1) * CHOICES;
    let back = (page > 0).then(|| button(cx, &previous(), &Press::Silent(page.saturating_sub(1))));
    let on = more.then(|| button(cx, &next(), &Press::Silent(page + 1)));
    let keyboard = Keyboard::default()
        .choices(open)
        .row([back, on].into_iter().flatten())
        .row([lists_button(cx)]);
    Screen::new(html).with(keyboard)
}
