//! Screens: what is missing, sending papers, and the officials' side of it.

mod claims;
mod due;
mod list;
mod moving;
mod officer;
mod paper;
mod press;
mod request;
mod sending;
mod stray;
mod stuck;
mod supplement;
pub(in crate::papers) mod telling;

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Update};

use self::press::{At, Press};
use super::seeing::{self, Sheet};
use super::sending::Barred;
use super::texts;
use crate::dossiers::chat::{dossier_button, why_not};
use crate::dossiers::model::{Dossier, DossierId};
use crate::dossiers::moving::{Case, Seen};
use crate::dossiers::rules::Status;
use crate::dossiers::words::Words;
use crate::locale::Message as Text;
use crate::programme::papers::Paper;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

pub(crate) use request::begin as begin_request;
pub(crate) use supplement::{
    came_line, due_line, left_of as left, silent_button, supplement_button_of, unmet_line,
};

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(
            Update::filter_message()
                .filter(private)
                .branch(sending::forms())
                .branch(stuck::forms())
                .branch(officer::forms())
                .branch(request::forms()),
        )
}

/// Files that come without a word, from those who have an open dossier. Asked after every feature that
/// waits for a file.
#[must_use]
pub fn strays() -> Routes {
    let private = |cx: Cx| cx.is_private();
    dptree::entry().branch(Update::filter_message().filter(private).branch(stray::files()))
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::List(dossier, page) => list::open(cx, dossier, page).await,
        Press::Paper(at) => paper::open(cx, at).await,
        Press::Send(at) => sending::ask(cx, at, false).await,
        Press::Replace(at) => sending::ask(cx, at, true).await,
        Press::Date(at) => sending::ask_date(cx, at).await,
        Press::NoDate(at) => sending::no_date(cx, at).await,
        Press::Files(at) => paper::files(cx, at).await,
        Press::FilePage(at, page) => paper::file_page(cx, at, page).await,
        Press::Remove(evidence) => paper::remove(cx, evidence).await,
        Press::Undo(update) => paper::undo(cx, update, None).await,
        Press::UndoStray(update, file) => paper::undo(cx, update, Some(file)).await,
        Press::Stuck(at) => stuck::ask(cx, at).await,
        Press::StuckAt(at, trouble) => stuck::at(cx, at, trouble).await,
        Press::Move(at, page) => moving::which_dossier(cx, at, page).await,
        Press::MoveTo(at, to, page) => moving::which_paper(cx, at, to, page).await,
        Press::MoveNow(at, to) => moving::now(cx, at, to).await,
        Press::Stray(file, page) => stray::which_dossier(cx, file, page).await,
        Press::StrayOf(file, dossier, page) => stray::which_paper(cx, file, dossier, page).await,
        Press::StrayFor(file, at) => stray::now(cx, file, at).await,
        Press::Check(at) => officer::check(cx, at).await,
        Press::Return(at) => officer::ask_why(cx, at).await,
        Press::ReturnFor(at, why) => officer::return_for(cx, at, why).await,
        Press::Unmark(at) => officer::unmark(cx, at).await,
        Press::Samples(dossier, came) => officer::samples(cx, dossier, came).await,
        Press::Bundle(dossier) => officer::bundle(cx, dossier).await,
        Press::Tick(paper) => request::tick(cx, paper).await,
        Press::TickPage(page) => request::page(cx, page).await,
        Press::Items(page) => request::items(cx, page).await,
        Press::Item(at) => request::item(cx, at).await,
        Press::DropItem => request::drop_item(cx).await,
        Press::AskDue => due::ask(cx).await,
        Press::DueOn(day) => due::on(cx, day).await,
        Press::SendRequest(dossier, shown) => due::send(cx, dossier, shown).await,
        Press::Supplement(dossier, page) => supplement::open(cx, dossier, page).await,
        Press::DoneItem(dossier, count, done) => {
            supplement::say_done(cx, dossier, count, done).await
        }
        Press::Claims(dossier, page) => claims::open(cx, dossier, page).await,
        Press::Silent(page) => supplement::silent(cx, page).await,
    }
}

/// The way to the papers of a dossier.
#[must_use]
pub(crate) fn list_button(cx: &Cx, dossier: DossierId) -> Button {
    button(cx, &texts::open(), &Press::List(dossier, 0))
}

/// The ways from a dossier to its papers, and to what is asked of it.
#[must_use]
pub(crate) fn buttons(cx: &Cx, dossier: &Dossier) -> Vec<Button> {
    let mut buttons = vec![list_button(cx, dossier.id)];
    if matches!(dossier.status, Status::SupplementRequested(_)) {
        buttons.push(supplement_button_of(&words(cx), dossier.id));
    }
    buttons
}

fn words(cx: &Cx) -> Words<'_> {
    Words::new(cx.services(), cx.language())
}

fn button(cx: &Cx, label: &Text, press: &Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// A text with one row of ways on.
fn said(cx: &Cx, text: &Text, ways: impl IntoIterator<Item = Button>) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row(ways))
}

fn back_to_paper(cx: &Cx, at: &At) -> Button {
    button(cx, &texts::back_paper(), &Press::Paper(at.clone()))
}

fn back_to_list(cx: &Cx, dossier: DossierId) -> Button {
    button(cx, &texts::back_list(), &Press::List(dossier, 0))
}

fn undo_button(cx: &Cx) -> Button {
    button(cx, &texts::undo(), &Press::Undo(cx.update()))
}

/// Numbers in messages.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A paper of a dossier with everything around it, or the screen that says why not.
async fn visible<'a>(
    tx: &mut Tx,
    cx: &'a Cx,
    at: &At,
) -> Result<Result<(Sheet, &'a Paper), Screen>, StoreError> {
    let sheet = match sheet(tx, cx, at.dossier).await? {
        Ok(sheet) => sheet,
        Err(screen) => return Ok(Err(screen)),
    };
    let paper = cx.services().programme.papers.get(&at.paper);
    Ok(paper.map(|paper| (sheet, paper)).ok_or_else(|| why_not(cx, false)))
}

/// A dossier with its papers, or the screen that says why not.
async fn sheet(
    tx: &mut Tx,
    cx: &Cx,
    dossier: DossierId,
) -> Result<Result<Sheet, Screen>, StoreError> {
    let programme = &cx.services().programme;
    Ok(match seeing::see(tx, cx.now(), &cx.actor(), programme, dossier).await? {
        Seen::Here(sheet) => Ok(sheet),
        Seen::NotFound => Err(why_not(cx, false)),
        Seen::Refused => Err(why_not(cx, true)),
    })
}

/// What is said where nothing was changed about a paper.
async fn hindrance(tx: &mut Tx, cx: &Cx, at: &At, barred: &Barred) -> Result<Screen, StoreError> {
    let closed = |case: &Case, text: &Text| {
        said(cx, text, [back_to_paper(cx, at), dossier_button(cx, case.dossier.id)])
    };
    Ok(match barred {
        Barred::Unfit(unfit) => {
            said(cx, &texts::unfit(unfit.name(), "no", ""), [back_to_paper(cx, at)])
        }
        Barred::Already => {
            let first = cx.html(&texts::out_of_date());
            return paper::opened(tx, cx, at, Some(first)).await;
        }
        Barred::Closed(case) => closed(case, &texts::closed()),
        Barred::Locked(case) => closed(case, &texts::locked()),
        Barred::NotFound => why_not(cx, false),
        Barred::Refused => why_not(cx, true),
    })
}

/// Shows what a job makes of the transaction.
async fn show<J>(cx: Cx, job: J) -> Outcome
where
    J: for<'t> FnOnce(
            &'t mut Tx,
            &'t Cx,
        ) -> futures::future::BoxFuture<'t, Result<Screen, StoreError>>
        + Send
        + 'static,
{
    cx.commit(move |tx, cx| {
        async move {
            let screen = job(tx, &cx).await?;
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// A paper's name on a button, with how it stands.
fn label(cx: &Cx, sheet: &Sheet, paper: &Paper) -> String {
    let state = sheet.line(paper.id).map_or("missing", |line| line.state.name());
    cx.plain(&texts::label(mark(cx, state), paper.short))
}

/// The sign of how it stands with a paper.
fn mark(cx: &Cx, state: &str) -> String {
    cx.plain(&texts::mark(state))
}
