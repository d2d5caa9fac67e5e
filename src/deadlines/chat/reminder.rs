//! Screens: a reminder, and what somebody does about it.

use chrono::{Datelike, Days, NaiveDate};
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::local_date;
use crate::deadlines::model::{Reaction, ReminderId};
use crate::deadlines::reacting::{self, Filed, Open, Reacted};
use crate::deadlines::rules;
use crate::deadlines::texts;
use crate::deadlines::words::told;
use crate::dossiers::chat::product_data;
use crate::dossiers::model::Lookup;
use crate::dossiers::words::{Words, date, moment};
use crate::people::chat::cancel_button;
use crate::producers::fields::read_day;
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{agenda_button, button, comes_again, do_it, plain_screen};

/// The longest number of a receipt, in letters.
const NUMBER: usize = 40;

/// No dossier was filed before the programme had begun.
const FIRST_YEAR: i32 = 2018;

/// Days for which a reminder can be put off.
const LATER: [u64; 3] = [1, 3, 7];

/// Somebody is about to type the number of their receipt.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Receipt {
    reminder: i64,
}

impl Form for Receipt {
    const NAME: &'static str = "deadline-receipt";
    const VERSION: i64 = 1;
}

/// Somebody is about to say on which day they have filed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct FiledOn {
    reminder: i64,
    /// What the receipt says.
    number: Option<String>,
}

impl Form for FiledOn {
    const NAME: &'static str = "deadline-filed-on";
    const VERSION: i64 = 1;
}

/// A number as it was typed.
#[derive(Clone, Debug)]
struct Typed(ReminderId, String);

/// A day as it was typed.
#[derive(Clone, Debug)]
struct TypedDay(FiledOn, String);

pub(super) fn forms() -> Routes {
    let text = |message: &Message| {
        message.text().filter(|text| !text.starts_with('/')).map(|text| text.trim().to_owned())
    };
    let typed = move |cx: Cx, message: Message| {
        let form = cx.form::<Receipt>()?;
        Some(Typed(ReminderId(form.reminder), text(&message)?))
    };
    let typed_day =
        move |cx: Cx, message: Message| Some(TypedDay(cx.form::<FiledOn>()?, text(&message)?));
    dptree::entry()
        .branch(dptree::filter_map(typed).endpoint(on_typed))
        .branch(dptree::filter_map(typed_day).endpoint(on_typed_day))
}

/// A reminder as it stands.
pub(super) async fn open(cx: Cx, id: ReminderId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move { Ok(Said::from(cx.show(screen_of(tx, &cx, id).await?))) }.boxed()
    })
    .await
}

async fn screen_of(tx: &mut Tx, cx: &Cx, id: ReminderId) -> Result<Screen, StoreError> {
    let found = reacting::open(tx, cx.now(), &cx.actor(), id).await?;
    Ok(match found {
        Some(open) => screen(cx, &open),
        None => plain_screen(cx, &texts::not_found()),
    })
}

fn screen(cx: &Cx, open: &Open) -> Screen {
    let Some(due) = &open.now else { return over(cx, open) };
    let (words, id) = (Words::of(cx.services(), cx.person()), open.reminder.id);
    let line = told(&words, &open.about, &due.deadline, local_date(cx.now()));
    let quiet = open.reminder.reaction == Some(Reaction::Mute);
    let goes_on = comes_again(due.deadline.kind);
    let last = goes_on.then(|| {
        if quiet {
            button(cx, &texts::unmute(), Press::Unmute(id))
        } else {
            button(cx, &texts::mute(), Press::Mute(id))
        }
    });
    let act = do_it(due.deadline.kind, &open.about, id, |label| cx.plain(label));
    let keyboard = Keyboard::default()
        .choices(
            act.into_iter()
                .chain(goes_on.then(|| button(cx, &texts::later(), Press::Later(id))))
                .chain([button(cx, &texts::help(), Press::Help(id))])
                .chain(last),
        )
        .row([product_button(cx, open), agenda_button(cx)]);
    Screen::new(cx.html(&texts::reminder(line))).with(keyboard)
}

fn product_button(cx: &Cx, open: &Open) -> Button {
    let product = open.about.line.product.id;
    Button::tells(cx.plain(&texts::see_product()), product_data(product))
}

/// What was due no longer is.
fn over(cx: &Cx, open: &Open) -> Screen {
    let product = open.about.line.product.details.name.as_str();
    let keyboard = Keyboard::default().row([product_button(cx, open), agenda_button(cx)]);
    Screen::new(cx.html(&texts::over(product))).with(keyboard)
}

/// What somebody is told whose reminder no longer holds, or is none of theirs.
fn not_now<T>(cx: &Cx, reacted: Reacted<T>) -> Result<T, Screen> {
    match reacted {
        Reacted::Done(done) => Ok(done),
        Reacted::Over(open) => Err(over(cx, &open)),
        Reacted::NotFound => Err(plain_screen(cx, &texts::not_found())),
    }
}

/// Asks for the number of the receipt.
pub(super) async fn ask_number(cx: Cx, id: ReminderId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let found = reacting::open(tx, cx.now(), &cx.actor(), id).await?;
            let screen = match &found {
                Some(open) if open.now.is_some() => {
                    let form = Receipt { reminder: id.0 };
                    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
                    let product = open.about.line.product.details.name.as_str();
                    let keyboard = Keyboard::default()
                        .row([button(&cx, &texts::done_no_number(), Press::NoNumber(id))])
                        .row([official_button(&cx), cancel_button(&cx)]);
                    Screen::new(cx.html(&texts::done_ask(product))).with(keyboard)
                }
                Some(open) => over(&cx, open),
                None => plain_screen(&cx, &texts::not_found()),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn on_typed(cx: Cx, Typed(id, number): Typed) -> Outcome {
    if number.is_empty() || number.chars().count() > NUMBER {
        let keyboard = Keyboard::default()
            .row([button(&cx, &texts::done_no_number(), Press::NoNumber(id)), cancel_button(&cx)]);
        return cx.say(cx.send(Screen::new(cx.html(&texts::done_long())).with(keyboard))).await;
    }
    ask_day(cx, id, Some(number)).await
}

/// The choice of a day of filing.
fn days(cx: &Cx, id: ReminderId) -> Keyboard {
    let ago = |days: u64| {
        let label = texts::done_ago(i64::try_from(days).unwrap_or_default());
        button(cx, &label, Press::FiledAgo(id, days))
    };
    Keyboard::default()
        .choices([ago(0), ago(1), button(cx, &texts::done_other_day(), Press::OtherDay(id))])
        .row([button(cx, &texts::back(), Press::Done(id)), cancel_button(cx)])
}

/// Asks on which day it was filed.
pub(super) async fn ask_day(cx: Cx, id: ReminderId, number: Option<String>) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let form = FiledOn { reminder: id.0, number };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let screen = Screen::new(cx.html(&texts::done_when())).with(days(&cx, id));
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// Asks for the day to be typed.
pub(super) async fn other_day(cx: Cx, id: ReminderId) -> Outcome {
    let number = number_of(&cx, id);
    cx.commit(move |tx, cx| {
        async move {
            let form = FiledOn { reminder: id.0, number };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let keyboard = Keyboard::default().row([cancel_button(&cx)]);
            Ok(Said::from(cx.show(Screen::new(cx.html(&texts::done_type_day())).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// The number that was typed before, of this reminder.
fn number_of(cx: &Cx, id: ReminderId) -> Option<String> {
    cx.form::<FiledOn>().filter(|form| form.reminder == id.0).and_then(|form| form.number)
}

/// It was filed so many days ago.
pub(super) async fn filed_ago(cx: Cx, id: ReminderId, ago: u64) -> Outcome {
    let number = number_of(&cx, id);
    let today = local_date(cx.now());
    let day = today.checked_sub_days(Days::new(ago)).unwrap_or(today);
    done(cx, id, number, day).await
}

async fn on_typed_day(cx: Cx, TypedDay(form, text): TypedDay) -> Outcome {
    let id = ReminderId(form.reminder);
    match read_day(&text) {
        Some(day) if day <= local_date(cx.now()) && day.year() >= FIRST_YEAR => {
            done(cx, id, form.number, day).await
        }
        found => {
            let text = if found.is_some() { texts::done_not_yet() } else { texts::done_no_day() };
            cx.say(cx.send(Screen::new(cx.html(&text)).with(days(&cx, id)))).await
        }
    }
}

/// It was filed, on this day.
async fn done(cx: Cx, id: ReminderId, number: Option<String>, filed_on: NaiveDate) -> Outcome {
    let lookup = Lookup::random()?;
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let filed = reacting::Filing { number, filed_on };
            let (actor, filing) = (cx.actor(), (id, filed, &lookup));
            let reacted = reacting::done(tx, cx.services(), cx.now(), &actor, filing).await?;
            let screen = match not_now(&cx, reacted) {
                Ok(Filed::Done(case)) => {
                    let text = texts::done_said(case.product.details.name.as_str());
                    let product = Button::tells(
                        cx.plain(&texts::see_product()),
                        product_data(case.product.id),
                    );
                    let keyboard = Keyboard::default().row([product, agenda_button(&cx)]);
                    Screen::new(cx.html(&text)).with(keyboard)
                }
                Ok(Filed::Early(opens)) => {
                    let keyboard =
                        Keyboard::default().row([official_button(&cx), agenda_button(&cx)]);
                    Screen::new(cx.html(&texts::done_early(date(opens)))).with(keyboard)
                }
                Ok(Filed::Refused) => {
                    let keyboard =
                        Keyboard::default().row([official_button(&cx), agenda_button(&cx)]);
                    Screen::new(cx.html(&texts::done_refused())).with(keyboard)
                }
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// Asks when to remind.
pub(super) async fn ask_later(cx: Cx, id: ReminderId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let found = reacting::open(tx, cx.now(), &cx.actor(), id).await?;
            let screen = match found.as_ref().map(|open| (open, &open.now)) {
                None => plain_screen(&cx, &texts::not_found()),
                Some((open, None)) => over(&cx, open),
                Some((_, Some(due))) => later_screen(&cx, id, due.deadline.act_on),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn later_screen(cx: &Cx, id: ReminderId, act_on: chrono::NaiveDate) -> Screen {
    let today = local_date(cx.now());
    let choices: Vec<Button> = LATER
        .into_iter()
        .filter(|days| rules::later(today, *days, act_on).is_some())
        .map(|days| {
            let label = texts::later_days(i64::try_from(days).unwrap_or_default());
            button(cx, &label, Press::In(id, days))
        })
        .collect();
    let text = if choices.is_empty() { texts::later_none() } else { texts::later_ask() };
    let keyboard = Keyboard::default()
        .choices(choices)
        .row([official_button(cx), button(cx, &texts::back(), Press::Open(id))]);
    Screen::new(cx.html(&text)).with(keyboard)
}

pub(super) async fn later(cx: Cx, id: ReminderId, days: u64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let actor = cx.actor();
            let reacted = reacting::later(tx, cx.services(), cx.now(), &actor, (id, days)).await?;
            let text = match not_now(&cx, reacted) {
                Ok(Some(at)) => texts::later_said(moment(at)),
                Ok(None) => texts::later_none(),
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            Ok(Said::from(cx.show(below(&cx, id, &text))))
        }
        .boxed()
    })
    .await
}

/// What came of it, with the way back to the reminder.
fn below(cx: &Cx, id: ReminderId, text: &crate::locale::Message) -> Screen {
    let keyboard =
        Keyboard::default().row([button(cx, &texts::back(), Press::Open(id)), agenda_button(cx)]);
    Screen::new(cx.html(text)).with(keyboard)
}

pub(super) async fn help(cx: Cx, id: ReminderId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let reacted = reacting::help(tx, cx.services(), cx.now(), cx.person(), id).await?;
            let screen = match not_now(&cx, reacted) {
                Ok(ticket) => {
                    let own = crate::tickets::chat::own_button(&cx);
                    let keyboard = Keyboard::default()
                        .row([own])
                        .row([button(&cx, &texts::back(), Press::Open(id)), agenda_button(&cx)]);
                    Screen::new(cx.html(&texts::helped(ticket))).with(keyboard)
                }
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// Stops the reminders of this date, or takes that back.
pub(super) async fn mute(cx: Cx, id: ReminderId, muted: bool) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let reacted = reacting::mute(tx, cx.now(), &cx.actor(), id, muted).await?;
            let open = match not_now(&cx, reacted) {
                Ok(open) => open,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            if !muted {
                let screen = screen_of(tx, &cx, id).await?;
                return Ok(Said::from(cx.show(screen)).notice(cx.plain(&texts::unmuted())));
            }
            let product = open.about.line.product.details.name.as_str();
            let keyboard = Keyboard::default()
                .row([button(&cx, &texts::unmute(), Press::Unmute(id)), agenda_button(&cx)]);
            let screen = Screen::new(cx.html(&texts::muted(product))).with(keyboard);
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}
