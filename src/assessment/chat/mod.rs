//! Screens: what one can score, the conditions that reject, question by question, the result.

mod copying;
mod press;
mod question;
mod summary;
mod ways;

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::dossiers::chat::{product_button_of, why_not};
use crate::locale::{Html, Message as Text};
use crate::producers::chat::edit_button;
use crate::producers::model::{Product, ProductId};
use crate::questions::chat::official_button;
use crate::telegram::router::{Outcome as Routed, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

use super::model::{Case, Subject};
use super::scoring::{self, Change, Outcome};
use super::texts;
use press::Press;

/// The command that opens what one can score.
#[derive(Clone, Debug)]
struct Score;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let score = |cx: Cx, message: Message| {
        let (name, _) = screens::command(message.text()?, &cx.services().username)?;
        matches!(name.as_str(), "tucham" | "score").then_some(Score)
    };
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(
            Update::filter_message()
                .filter(private)
                .branch(
                    dptree::filter_map(score).endpoint(|cx: Cx, Score: Score| ways::open(cx, 0)),
                )
                .branch(ways::forms()),
        )
}

async fn on_press(cx: Cx, press: Press) -> Routed {
    match press {
        Press::Ways(page) => ways::open(cx, page).await,
        Press::Groups => ways::groups(cx).await,
        Press::Sets(group, page) => ways::sets(cx, group, page).await,
        Press::Name => ways::ask_name(cx).await,
        Press::Open(subject) => show(cx, subject, View::Start).await,
        Press::Conditions(subject) => show(cx, subject, View::Conditions).await,
        Press::Summary(subject) => show(cx, subject, View::Summary).await,
        Press::Steps(subject, page) => show(cx, subject, View::Steps(page)).await,
        Press::Answers(subject, page) => show(cx, subject, View::Answers(page)).await,
        Press::AskAgain(subject) => show(cx, subject, View::AskAgain).await,
        Press::Caught(subject, caught) => {
            let view = if caught { View::Caught } else { View::Question };
            change(cx, subject, Change::Caught(caught), view).await
        }
        Press::Line(subject, line) => change(cx, subject, Change::Go(line), View::Question).await,
        Press::Answer(subject, line, mark, shown) => {
            change(cx, subject, Change::Answer { line, shown, mark }, View::Next).await
        }
        Press::Again(subject) => copying::again(cx, subject).await,
        Press::Undo(subject, begun) => copying::undo(cx, subject, begun).await,
        Press::Sisters(product, page) => copying::choose(cx, product, page).await,
        Press::Copy(from, to) => copying::copy(cx, from, to, false).await,
        Press::CopyOver(from, to) => copying::copy(cx, from, to, true).await,
    }
}

/// What of an assessment is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// Where its author is: the conditions, a question, or the result.
    Start,
    Conditions,
    /// What it means that one of them holds.
    Caught,
    /// The question at which its author is.
    Question,
    /// The same, or the result where all is answered.
    Next,
    Summary,
    Steps(usize),
    Answers(usize),
    AskAgain,
}

async fn show(cx: Cx, subject: Subject, view: View) -> Routed {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let programme = &cx.services().programme;
            let seen = scoring::see(tx, cx.now(), &cx.actor(), programme, subject).await?;
            Ok(Said::from(cx.show(screen(&cx, &seen, view))))
        }
        .boxed()
    })
    .await
}

async fn change(cx: Cx, subject: Subject, change: Change, view: View) -> Routed {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let (programme, actor) = (&cx.services().programme, cx.actor());
            let now = cx.now();
            let changed = scoring::change(tx, now, &actor, programme, subject, &change).await?;
            Ok(Said::from(cx.show(screen(&cx, &changed, view))))
        }
        .boxed()
    })
    .await
}

/// What is to be shown of what came of something.
fn screen(cx: &Cx, outcome: &Outcome<'_>, view: View) -> Screen {
    match outcome {
        Outcome::Here(case) => viewed(cx, case, view),
        Outcome::OutOfDate(case) => {
            let screen = viewed(cx, case, View::Start);
            Screen { html: cx.html(&texts::out_of_date()).paragraph(&screen.html), ..screen }
        }
        Outcome::Outdated(case) => summary::outdated(cx, case),
        Outcome::Locked(case) => match view {
            View::Answers(page) => summary::answers(cx, case, page),
            View::Steps(page) => summary::steps(cx, case, page),
            _ => summary::screen(cx, case),
        },
        Outcome::NoSet(product) => no_set(cx, product),
        Outcome::NotFound => why_not(cx, false),
        Outcome::Refused => why_not(cx, true),
    }
}

fn viewed(cx: &Cx, case: &Case<'_>, view: View) -> Screen {
    match view {
        View::Start => {
            let asked = case.caught().is_some() || case.sheet.rejections.is_empty();
            match &case.assessment {
                _ if case.open().is_none() => summary::screen(cx, case),
                Some(there) if asked || case.marks.iter().any(Option::is_some) => {
                    question::resumed(cx, case, there.changed_at)
                }
                _ => question::conditions(cx, case),
            }
        }
        View::Conditions => question::conditions(cx, case),
        View::Caught => question::caught(cx, case),
        View::Summary => summary::screen(cx, case),
        View::Next if case.open().is_none() => summary::screen(cx, case),
        View::Question | View::Next => question::screen(cx, case),
        View::Steps(page) => summary::steps(cx, case, page),
        View::Answers(page) => summary::answers(cx, case, page),
        View::AskAgain => copying::ask_again(cx, case),
    }
}

fn no_set(cx: &Cx, product: &Product) -> Screen {
    let html = cx.html(&texts::no_set(product.details.name.as_str()));
    let keyboard = Keyboard::default()
        .row([edit_button(cx, product.id), practice_button(cx)])
        .row([official_button(cx), product_button_of(cx, product.id)]);
    Screen::new(html).with(keyboard)
}

fn button(cx: &Cx, label: &Text, press: &Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// The way to the assessment of a product.
#[must_use]
pub(crate) fn product_button(cx: &Cx, product: ProductId) -> Button {
    button(cx, &texts::button(), &Press::Open(Subject::Product(product)))
}

/// The way to what one can score.
#[must_use]
pub(crate) fn ways_button(cx: &Cx) -> Button {
    button(cx, &texts::button(), &Press::Ways(0))
}

/// The way to practice.
fn practice_button(cx: &Cx) -> Button {
    button(cx, &texts::practice(), &Press::Groups)
}

/// The way out of an assessment: to the product, or to what else one can score.
fn leave_button(cx: &Cx, subject: Subject) -> Button {
    match subject {
        Subject::Product(product) => product_button_of(cx, product),
        Subject::Practice(_) => button(cx, &texts::to_ways(), &Press::Ways(0)),
    }
}

/// What is scored.
fn title(cx: &Cx, case: &Case<'_>) -> Html {
    let number = case.sheet.set;
    let set = cx.services().programme.sets.get(number);
    let name = set.map_or("", |set| crate::programme::texts::set_name(set, cx.language()));
    let set = cx.html(&texts::set(i64::from(number.get()), name));
    match &case.product {
        Some(product) => cx.html(&texts::title_product(product.details.name.as_str(), set)),
        None => cx.html(&texts::title_practice(set)),
    }
}

/// A number of a list that begins with 1.
fn ordinal(index: usize) -> i64 {
    count(index + 1)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The items of a list, one a line.
fn lines(items: impl IntoIterator<Item = Html>) -> Html {
    items.into_iter().reduce(|all, one| all.line(&one)).unwrap_or_default()
}
