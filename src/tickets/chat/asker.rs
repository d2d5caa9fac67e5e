//! Screens of whoever asked: sending a question, taking it back, closing, rating, opening again.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use super::{button, hindrance, home, screen};
use crate::people::chat::{cancel_button, to_menu};
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;
use crate::tickets::press::Press;
use crate::tickets::words::Words;
use crate::tickets::{Draft, Opened, Outcome as Done, Ticket, handling, store, texts};
use crate::tickets::{close as close_ticket, open as open_ticket, rate as rate_ticket};
use crate::tickets::{reopen as reopen_ticket, withdraw as withdraw_ticket};

/// As much of what was sent to an official as its asker is shown, in letters.
const EXCERPT: usize = 1000;

/// As much of a question as a button shows, in letters.
const LABEL: usize = 30;

/// What comes next is what the asker thinks of an answer.
#[derive(Debug, Serialize, Deserialize)]
struct Commenting {
    ticket: i64,
}

impl Form for Commenting {
    const NAME: &'static str = "ticket-comment";
    const VERSION: i64 = 1;
}

/// What was typed about an answer.
#[derive(Clone, Debug)]
struct Comment(i64, String);

pub(super) fn forms() -> Routes {
    let comment = |cx: Cx, message: Message| {
        let form = cx.form::<Commenting>()?;
        let text = message.text()?.trim();
        (!text.is_empty() && !text.starts_with('/')).then(|| Comment(form.ticket, text.to_owned()))
    };
    dptree::filter_map(comment).endpoint(commented)
}

/// A button to what one asked.
#[must_use]
pub fn own_button(cx: &Cx) -> Button {
    button(cx, &texts::own_list(), Press::Own(0))
}

/// Sends a question to an official, and says who will see it.
///
/// # Errors
/// When the store fails.
pub async fn open(tx: &mut Tx, cx: &Cx, draft: &Draft) -> Result<Option<Said>, StoreError> {
    let words = Words::of(cx.services());
    let opened = open_ticket(tx, &words, cx.now(), cx.person(), draft).await?;
    Ok(match opened {
        Opened::New { ticket, ask_home } => {
            Some(Said::from(cx.send(recorded(tx, cx, &ticket, ask_home).await?)))
        }
        Opened::Already(ticket) => {
            let text = texts::already(ticket.number);
            let keyboard = Keyboard::default()
                .row([button(cx, &texts::see(), Press::See(ticket.number)), to_menu(cx)]);
            Some(Said::from(cx.send(Screen::new(cx.html(&text)).with(keyboard))))
        }
        Opened::Refused => None,
    })
}

/// The question is kept; where its asker is, is asked with it, if need be.
async fn recorded(
    tx: &mut Tx,
    cx: &Cx,
    ticket: &Ticket,
    ask_home: bool,
) -> Result<Screen, StoreError> {
    let words = Words::of(cx.services());
    let hours = words.hours(cx.language(), ticket.place).await?;
    let text = texts::recorded(ticket.number, excerpt(&ticket.text, EXCERPT), hours);
    let mut html = cx.html(&text);
    let mut keyboard = Keyboard::default();
    if ask_home {
        let (question, choices) = home::begin(tx, cx, ticket.number).await?;
        html = html.paragraph(&question);
        keyboard = keyboard.row(choices);
    }
    let keyboard = keyboard
        .row([
            button(cx, &texts::withdraw(), Press::Withdraw(ticket.number)),
            button(cx, &texts::see(), Press::See(ticket.number)),
        ])
        .row([to_menu(cx)]);
    Ok(Screen::new(html).with(keyboard))
}

pub(super) async fn withdraw(cx: Cx, number: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let words = Words::of(cx.services());
            let outcome = withdraw_ticket(tx, &words, cx.now(), cx.person(), number).await?;
            if let Some(screen) = hindrance(&cx, number, &outcome) {
                return Ok(Said::from(cx.send(screen)));
            }
            let keyboard = Keyboard::default()
                .row([button(&cx, &texts::send_again(), Press::SendAgain(number)), to_menu(&cx)]);
            let screen = Screen::new(cx.html(&texts::withdrawn(number))).with(keyboard);
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

pub(super) async fn send_again(cx: Cx, number: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let words = Words::of(cx.services());
            let (now, person) = (cx.now(), cx.person());
            let outcome = crate::tickets::send_again(tx, &words, now, person, number).await?;
            let Done::Done((ticket, ask_home)) = &outcome else {
                let screen = hindrance(&cx, number, &outcome);
                return Ok(screen.map_or_else(Said::nothing, |it| Said::from(cx.send(it))));
            };
            Ok(Said::from(cx.show(recorded(tx, &cx, ticket, *ask_home).await?)))
        }
        .boxed()
    })
    .await
}

/// A page of what one asked.
pub(super) async fn own(cx: Cx, page: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let size = i64::try_from(CHOICES).unwrap_or(6);
            let page = page.max(0);
            let account = cx.person().account.id;
            let found = store::of_account(tx, account, page * size, size).await?;
            if found.count == 0 {
                let keyboard = Keyboard::default()
                    .row([crate::questions::chat::official_button(&cx), to_menu(&cx)]);
                let screen = Screen::new(cx.html(&texts::own_none())).with(keyboard);
                return Ok(Said::from(cx.show(screen)));
            }
            let choices = found.lines.iter().map(|line| {
                let text = excerpt(&line.text.replace('\n', " "), LABEL);
                let label = texts::own_line(line.number, line.state.name(), text);
                button(&cx, &label, Press::Show(line.number))
            });
            let turn = |label, page| button(&cx, &label, Press::Own(page));
            let back = (page > 0).then(|| turn(texts::previous(), page - 1));
            let on = ((page + 1) * size < found.count).then(|| turn(texts::next(), page + 1));
            let keyboard = Keyboard::default()
                .column(choices)
                .row([back, on].into_iter().flatten())
                .row([crate::questions::chat::official_button(&cx), to_menu(&cx)]);
            let screen = Screen::new(cx.html(&texts::own_questions(found.count))).with(keyboard);
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// The asker's "clear now", or the officer's "done".
pub(super) async fn close(cx: Cx, number: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let words = Words::of(cx.services());
            let (now, person, shown) = (cx.now(), cx.person(), cx.pressed());
            let outcome = close_ticket(tx, &words, now, person, number, shown).await?;
            let Done::Done(ticket) = &outcome else {
                let screen = hindrance(&cx, number, &outcome);
                return Ok(screen.map_or_else(Said::nothing, |it| Said::from(cx.send(it))));
            };
            if ticket.asker != person.account.id {
                let screen = screen::official(tx, &cx, ticket).await?;
                return Ok(Said::from(cx.show(screen)).notice(cx.plain(&texts::closed_notice())));
            }
            // The answer, whose button was pressed, stays.
            let screen = Screen::new(cx.html(&texts::closed(number)))
                .with(handling::rating_keyboard(&words, number, person));
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

pub(super) async fn rate(cx: Cx, number: i64, rating: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let outcome =
                rate_ticket(tx, cx.now(), cx.person(), number, Some(rating), None).await?;
            if let Some(screen) = hindrance(&cx, number, &outcome) {
                return Ok(Said::from(cx.send(screen)));
            }
            let how = if rating >= 3 { "good" } else { "bad" };
            let keyboard = Keyboard::default()
                .row([
                    button(&cx, &texts::comment(), Press::Comment(number)),
                    button(&cx, &texts::reopen(), Press::Reopen(number)),
                ])
                .row([to_menu(&cx)]);
            let screen = Screen::new(cx.html(&texts::thanks(number, how))).with(keyboard);
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

pub(super) async fn begin_comment(cx: Cx, number: i64) -> Outcome {
    let keyboard = Keyboard::default().row([cancel_button(&cx)]);
    let screen = Screen::new(cx.html(&texts::write_comment(number))).with(keyboard);
    let said = Said::from(cx.send(screen));
    cx.commit(move |tx, cx| {
        async move {
            let form = Commenting { ticket: number };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

async fn commented(cx: Cx, Comment(number, text): Comment) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let outcome = rate_ticket(tx, cx.now(), cx.person(), number, None, Some(&text)).await?;
            let screen = hindrance(&cx, number, &outcome).unwrap_or_else(|| {
                Screen::new(cx.html(&texts::commented()))
                    .with(Keyboard::default().row([to_menu(&cx)]))
            });
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

pub(super) async fn reopen(cx: Cx, number: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let words = Words::of(cx.services());
            let outcome = reopen_ticket(tx, &words, cx.now(), cx.person(), number).await?;
            if let Some(screen) = hindrance(&cx, number, &outcome) {
                return Ok(Said::from(cx.send(screen)));
            }
            let keyboard = Keyboard::default().row([
                button(&cx, &texts::add_more(), Press::Write(number)),
                button(&cx, &texts::see(), Press::See(number)),
            ]);
            let screen = Screen::new(cx.html(&texts::reopened(number))).with(keyboard);
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}
