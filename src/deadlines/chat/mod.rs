//! Screens: reminders and what can be done about them, one's own dates, the officers' lists.

mod desk;
mod ladders;
mod mine;
mod missed;
mod press;
mod reminder;
mod settings;

use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::clock::Timestamp;
use crate::dossiers::rules::Status;
use crate::dossiers::words::Words;
use crate::locale::{Html, Message as Text};
use crate::people::chat::to_menu;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::Cx;

use super::model::{Audience, Kind, ReminderId};
use super::sending::{Due, is_late, line};
use super::{calls, texts, words as wording};
use press::Press;

pub(super) use desk::digest;
pub(crate) use desk::soon_button;

/// The command that opens one's dates.
#[derive(Clone, Debug)]
struct Open;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let command = |cx: Cx, message: Message| {
        let (name, _) = screens::command(message.text()?, &cx.services().username)?;
        matches!(name.as_str(), "lich" | "dates").then_some(Open)
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
                    dptree::filter_map(command).endpoint(|cx: Cx, Open: Open| mine::agenda(cx, 0)),
                )
                .branch(reminder::forms())
                .branch(settings::forms())
                .branch(ladders::forms()),
        )
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Agenda => mine::agenda(cx, 0).await,
        Press::Open(id) => reminder::open(cx, id).await,
        Press::Done(id) => reminder::ask_number(cx, id).await,
        Press::NoNumber(id) => reminder::ask_day(cx, id, None).await,
        Press::FiledAgo(id, days) => reminder::filed_ago(cx, id, days).await,
        Press::OtherDay(id) => reminder::other_day(cx, id).await,
        Press::Later(id) => reminder::ask_later(cx, id).await,
        Press::In(id, days) => reminder::later(cx, id, days).await,
        Press::Help(id) => reminder::help(cx, id).await,
        Press::Mute(id) => reminder::mute(cx, id, true).await,
        Press::Unmute(id) => reminder::mute(cx, id, false).await,
        Press::Calendar => mine::file(cx).await,
        Press::Hours => mine::hours(cx).await,
        Press::Soon(page) => desk::soon(cx, page).await,
        Press::Missed(page) => missed::list(cx, page).await,
        Press::Commune(code, page) => desk::commune(cx, code, page).await,
        Press::One(kind, product) => desk::one(cx, kind, product).await,
        Press::Called(kind, product, called) => desk::called(cx, kind, product, called).await,
        Press::Span(span, page) => desk::span(cx, span, page).await,
        Press::Calls(page) => desk::calls(cx, page).await,
        Press::Year(year) => settings::year(cx, year).await,
        Press::Round(round) => settings::round(cx, round).await,
        Press::SetDays(round) => settings::ask_days(cx, round).await,
        Press::Withdraw(round) => settings::ask_withdraw(cx, round).await,
        Press::SaveRound => settings::save(cx).await,
        Press::CopyYear(year) => settings::copy(cx, year, false).await,
        Press::CopyYearNow(year) => settings::copy(cx, year, true).await,
        Press::Ladders => ladders::ladders_of(cx).await,
        Press::LaddersFor(audience) => ladders::ladders_for(cx, audience).await,
        Press::Ladder(kind, audience) => ladders::ask_rungs(cx, kind, audience, None).await,
        Press::LadderAfter(kind, audience, was) => {
            ladders::ask_rungs(cx, kind, audience, Some(was)).await
        }
        Press::SetLadder(kind, audience, days) => {
            ladders::set_rungs(cx, kind, audience, days).await
        }
        Press::Silent(kind, audience, days, silent) => {
            ladders::set_silent(cx, (kind, audience), days, silent).await
        }
        Press::AgendaPage(page) => mine::agenda(cx, page).await,
        Press::At(hour) => mine::set_hour(cx, hour).await,
    }
}

fn button(cx: &Cx, label: &Text, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// The way to one's own dates.
#[must_use]
pub(crate) fn agenda_button(cx: &Cx) -> Button {
    button(cx, &texts::agenda(), Press::Agenda)
}

/// The way to one's own dates, under a message to somebody else.
pub(super) fn agenda_keyboard(words: &Words<'_>) -> Keyboard {
    Keyboard::default().row([Button::tells(words.plain(&texts::agenda()), Press::Agenda.data())])
}

/// The way to what ends soon, under a message to an officer.
pub(super) fn soon_keyboard(words: &Words<'_>) -> Keyboard {
    Keyboard::default().row([Button::tells(words.plain(&texts::soon()), Press::Soon(0).data())])
}

/// A screen that says one thing, with the ways on.
fn plain_screen(cx: &Cx, text: &Text) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row([agenda_button(cx), to_menu(cx)]))
}

/// What a producer is reminded of, in one message.
pub(super) fn reminding(words: &Words<'_>, now: Timestamp, due: &[&Due]) -> Screen {
    let label = |label: &Text| words.plain(label);
    let tells = |text: &Text, press: Press| Button::tells(label(text), press.data());
    let screen = match due {
        [one] => {
            let html = words.html(&texts::reminder(line(words, now, one)));
            let id = one.reminder.id;
            let product = crate::dossiers::chat::product_data(one.now.product);
            let act = do_it(one.now.deadline.kind, &one.about, id, label);
            let goes_on = comes_again(one.now.deadline.kind);
            let keyboard = Keyboard::default()
                .choices(
                    act.into_iter()
                        .chain(goes_on.then(|| tells(&texts::later(), Press::Later(id))))
                        .chain([tells(&texts::help(), Press::Help(id))])
                        .chain(goes_on.then(|| tells(&texts::mute(), Press::Mute(id)))),
                )
                .row([
                    Button::tells(label(&texts::see_product()), product),
                    tells(&texts::agenda(), Press::Agenda),
                ]);
            Screen::new(html).with(keyboard)
        }
        several => {
            let lines = several.iter().take(CHOICES).map(|one| line(words, now, one));
            let mut list = lines.reduce(|all, one| all.paragraph(&one)).unwrap_or_default();
            if let Some(more) = more(several.len()) {
                list = list.paragraph(&words.html(&texts::more(more)));
            }
            let html = words.html(&texts::reminders(count(several.len()), list));
            let open = several.iter().take(CHOICES).zip(1_i64..);
            let keyboard =
                Keyboard::default()
                    .choices(open.map(|(one, number)| {
                        tells(&texts::open(number), Press::Open(one.reminder.id))
                    }))
                    .row([tells(&texts::agenda(), Press::Agenda)]);
            Screen::new(html).with(keyboard)
        }
    };
    noting(words, now, due, screen)
}

/// Whether it is reminded of again, so that one can ask for it later or not at all.
fn comes_again(kind: Kind) -> bool {
    kind != Kind::Lapsed
}

/// What is done about a reminder: file, or add what is missing; nothing where it is with the officials.
fn do_it(
    kind: Kind,
    about: &wording::About,
    id: ReminderId,
    label: impl Fn(&Text) -> String,
) -> Option<Button> {
    match about.line.open_dossier() {
        Some(dossier) if !kind.is_producers() && dossier.status != Status::Draft => None,
        Some(dossier) if matches!(kind, Kind::Supplement | Kind::Paper) => {
            let data = crate::dossiers::chat::dossier_data(dossier.id);
            Some(Button::tells(label(&texts::see_dossier()), data))
        }
        _ => Some(Button::tells(label(&texts::done()), Press::Done(id).data())),
    }
}

/// Whom an officer is to call, in one message.
pub(super) fn calling(words: &Words<'_>, now: Timestamp, due: &[&Due]) -> Screen {
    let today = crate::clock::local_date(now);
    let lines = due.iter().take(CHOICES).zip(1_i64..).map(|(one, number)| {
        let details = &one.about.producer.details;
        let phone = details.phone.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
        words.html(&texts::calling_line(
            number,
            one.about.line.product.details.name.as_str(),
            details.name.as_str(),
            words.place(details.commune),
            phone,
            wording::short(words, &one.now.deadline, today),
            calls::told_notes(words, one).unwrap_or_else(|| "none".to_owned()),
        ))
    });
    let mut list = lines.reduce(|all, one| all.paragraph(&one)).unwrap_or_default();
    if let Some(more) = more(due.len()) {
        list = list.paragraph(&words.html(&texts::calling_more(more)));
    }
    debug_assert!(due.iter().all(|one| one.reminder.audience != Audience::Producer));
    let mut kinds: Vec<&str> = due.iter().map(|one| about(one.now.deadline.kind)).collect();
    kinds.dedup();
    let over = due.iter().any(|one| one.now.deadline.act_on < today);
    let about = match *kinds {
        ["call"] if over => "over",
        [only] => only,
        _ => "several",
    };
    let html = words.html(&texts::calling(count(due.len()), list, about));
    let open = due.iter().take(CHOICES).zip(1_i64..);
    let keyboard = Keyboard::default().choices(open.map(|(one, number)| {
        let press = Press::One(one.now.deadline.kind, one.now.product);
        Button::tells(words.plain(&texts::open(number)), press.data())
    }));
    let soon = Button::tells(words.plain(&texts::soon()), Press::Soon(0).data());
    let keyboard = keyboard.row([soon]);
    noting(words, now, due, Screen::new(html).with(keyboard))
}

/// What an officer is to do about a deadline: call, or see to what lies with the officials.
fn about(kind: Kind) -> &'static str {
    if kind.is_producers() { "call" } else { kind.name() }
}

/// Says why it comes late, where it does.
fn noting(words: &Words<'_>, now: Timestamp, due: &[&Due], screen: Screen) -> Screen {
    if !due.iter().any(|one| is_late(now, &one.reminder)) {
        return screen;
    }
    let html: Html = screen.html.paragraph(&words.html(&texts::late_note()));
    Screen { html, ..screen }
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How many of so many there is no room for.
fn more(all: usize) -> Option<i64> {
    (all > CHOICES).then(|| count(all - CHOICES))
}
