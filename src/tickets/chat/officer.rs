//! Screens of officials: taking a question, handing it on, the lists of the desk.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use super::{button, desk_only, hindrance, number, screen};
use crate::desk::chat::{refusal, to_desk};
use crate::locale::Html;
use crate::people::chat::cancel_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;
use crate::tickets::press::{Press, Reason, Target};
use crate::tickets::store::{self, Counts, List, Viewer};
use crate::tickets::words::Words;
use crate::tickets::{HandedOn, Outcome as Done, audience, for_official, notices, texts};
use crate::tickets::{hand_on as hand_ticket_on, take as take_ticket};

/// Officers to choose from on one screen, beside the province and the queue.
const OFFICERS: usize = 4;

/// As much of a question as a list shows, in letters.
const EXCERPT: usize = 160;

/// As much of a name as a button shows, in letters.
const LABEL: usize = 30;

/// What comes next is why a question is handed on.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct HandingOn {
    ticket: i64,
    to: Target,
}

impl Form for HandingOn {
    const NAME: &'static str = "ticket-handing-on";
    const VERSION: i64 = 1;
}

/// What comes next is the number of a question.
#[derive(Debug, Serialize, Deserialize)]
struct Finding {}

impl Form for Finding {
    const NAME: &'static str = "ticket-finding";
    const VERSION: i64 = 1;
}

/// Why a question is handed on, as it was typed.
#[derive(Clone, Debug)]
struct Why(HandingOn, String);

/// A number that was typed.
#[derive(Clone, Debug)]
struct Found(Option<i64>);

pub(super) fn forms() -> Routes {
    let typed = |message: &Message| {
        let text = message.text()?.trim();
        (!text.is_empty() && !text.starts_with('/')).then(|| text.to_owned())
    };
    let why = move |cx: Cx, message: Message| Some(Why(cx.form::<HandingOn>()?, typed(&message)?));
    let found = move |cx: Cx, message: Message| {
        cx.form::<Finding>()?;
        Some(Found(number(&typed(&message)?)))
    };
    dptree::entry()
        .branch(dptree::filter_map(why).endpoint(on_why))
        .branch(dptree::filter_map(found).endpoint(on_found))
}

pub(super) async fn take(cx: Cx, number: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let words = Words::of(cx.services());
            let (now, person, shown) = (cx.now(), cx.person(), cx.pressed());
            let outcome = take_ticket(tx, &words, now, person, number, shown).await?;
            let notice = match &outcome {
                Done::Done(_) => cx.plain(&texts::taken_notice()),
                other => {
                    let Some(screen) = hindrance(&cx, number, other) else {
                        return Ok(Said::nothing());
                    };
                    if !matches!(other, Done::Impossible { .. }) {
                        return Ok(Said::from(cx.send(screen)));
                    }
                    plain(&screen.html)
                }
            };
            let screen = screen::of(tx, &cx, number).await?;
            Ok(Said::from(cx.show(screen)).notice(notice))
        }
        .boxed()
    })
    .await
}

/// A short text as it appears over the chat.
fn plain(html: &Html) -> String {
    let text = html.as_str().replace("<b>", "").replace("</b>", "");
    let text = text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    excerpt(&text.replace("&amp;", "&"), 190)
}

/// Whom to hand a question to.
pub(super) async fn choose_target(cx: Cx, number: i64, page: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let outcome = for_official(tx, cx.now(), &cx.actor(), number).await?;
            let Done::Done(ticket) = &outcome else {
                let screen = hindrance(&cx, number, &outcome);
                return Ok(screen.map_or_else(Said::nothing, |it| Said::from(cx.send(it))));
            };
            let words = Words::of(cx.services());
            let me = cx.person().account.id;
            let others: Vec<_> = audience::candidates(tx, ticket)
                .await?
                .into_iter()
                .filter(|officer| {
                    officer.account.id != me && Some(officer.account.id) != ticket.officer
                })
                .collect();
            let from = usize::try_from(page).unwrap_or(0) * OFFICERS;
            let choices: Vec<Button> = others
                .iter()
                .skip(from)
                .take(OFFICERS)
                .map(|officer| {
                    let name = words.officer(cx.language(), officer, ticket.place);
                    let label = texts::hand_to(excerpt(&name, LABEL * 2));
                    let to = Target::Officer(officer.account.id.0);
                    button(&cx, &label, Press::HandTo(number, to))
                })
                .collect();
            let province = Press::HandTo(number, Target::Province);
            let queue = ticket.officer.is_some().then(|| {
                button(&cx, &texts::hand_to_queue(), Press::HandTo(number, Target::Queue))
            });
            let turn = |label, page| button(&cx, &label, Press::HandOn(number, page));
            let back = (page > 0).then(|| turn(texts::previous(), page - 1));
            let on = (from + OFFICERS < others.len()).then(|| turn(texts::next(), page + 1));
            let keyboard = Keyboard::default()
                .column(choices)
                .column([button(&cx, &texts::hand_to_province(), province)])
                .column(queue)
                .row([back, on].into_iter().flatten())
                .row([button(&cx, &texts::back_to_ticket(), Press::Show(number))]);
            let screen = Screen::new(cx.html(&texts::hand_to_whom(number))).with(keyboard);
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// Why it is handed on: by a button, or typed.
pub(super) async fn ask_reason(cx: Cx, number: i64, to: Target) -> Outcome {
    let reasons = Reason::ALL.map(|reason| {
        Button::tells(reason_name(&cx, reason), Press::Because(number, to, reason).data())
    });
    let keyboard = Keyboard::default().column(reasons).row([button(
        &cx,
        &texts::back_to_ticket(),
        Press::Show(number),
    )]);
    let screen = Screen::new(cx.html(&texts::hand_on_why(number))).with(keyboard);
    let said = Said::from(cx.show(screen));
    cx.commit(move |tx, cx| {
        async move {
            let form = HandingOn { ticket: number, to };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

pub(super) fn reason_name(cx: &Cx, reason: Reason) -> String {
    cx.plain(&match reason {
        Reason::Elsewhere => texts::reason_elsewhere(),
        Reason::Beyond => texts::reason_beyond(),
        Reason::Busy => texts::reason_busy(),
    })
}

async fn on_why(cx: Cx, Why(form, why): Why) -> Outcome {
    hand_on(cx, form.ticket, form.to, why).await
}

pub(super) async fn hand_on(cx: Cx, number: i64, to: Target, why: String) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            if cx.form::<HandingOn>().is_some() {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
            }
            let words = Words::of(cx.services());
            let (now, shown) = (cx.now(), cx.pressed());
            let (who, target) = ((cx.person(), number), (to, why.as_str()));
            let outcome = hand_ticket_on(tx, &words, now, who, target, shown).await?;
            let Done::Done(handed) = &outcome else {
                let screen = hindrance(&cx, number, &outcome);
                return Ok(screen.map_or_else(Said::nothing, |it| Said::from(cx.send(it))));
            };
            let text = match handed {
                HandedOn::To(ticket, officer) => {
                    let name = words.officer(cx.language(), officer, ticket.place);
                    texts::handed_to(number, name)
                }
                HandedOn::Told(_, told) => {
                    texts::handed_back(number, i64::try_from(*told).unwrap_or(i64::MAX))
                }
                HandedOn::NotThem => texts::hand_not_them(number),
            };
            let keyboard = Keyboard::default()
                .row([button(&cx, &texts::see(), Press::Show(number)), to_desk(&cx)]);
            Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// How many tickets are in each list of an official's desk.
///
/// # Errors
/// When the store fails.
pub async fn counts(tx: &mut Tx, cx: &Cx) -> Result<Counts, StoreError> {
    store::counts(tx, &Viewer::of(cx.person())).await
}

/// The buttons of the desk that open the lists.
#[must_use]
pub fn desk_choices(cx: &Cx, counts: Counts) -> Vec<Button> {
    vec![
        button(cx, &texts::list_waiting_button(counts.waiting), Press::List(List::Waiting, 0)),
        button(cx, &texts::list_mine_button(counts.mine), Press::List(List::Mine, 0)),
        button(cx, &texts::list_answered_button(counts.answered), Press::List(List::Answered, 0)),
    ]
}

pub(super) async fn list(cx: Cx, list: List, page: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            if !desk_only(tx, &cx, "tickets").await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            Ok(Said::from(cx.show(list_screen(tx, &cx, list, page.max(0)).await?)))
        }
        .boxed()
    })
    .await
}

async fn list_screen(tx: &mut Tx, cx: &Cx, list: List, page: i64) -> Result<Screen, StoreError> {
    let size = i64::try_from(CHOICES).unwrap_or(6);
    let found = store::page(tx, list, &Viewer::of(cx.person()), page * size, size).await?;
    let which = match list {
        List::Waiting => "waiting",
        List::Mine => "mine",
        List::Answered => "answered",
    };
    let find = || button(cx, &texts::find(), Press::Find);
    if found.lines.is_empty() {
        let keyboard = Keyboard::default().row([find(), to_desk(cx)]);
        return Ok(Screen::new(cx.html(&texts::list_empty(which))).with(keyboard));
    }
    let lines = found
        .lines
        .iter()
        .map(|line| {
            let head = texts::list_line(line.number, line.name.as_str(), notices::moment(line.at));
            let text = excerpt(&line.text.replace('\n', " "), EXCERPT);
            cx.html(&head).line(&Html::text(&text))
        })
        .reduce(|list, line| list.paragraph(&line))
        .unwrap_or_default();
    let choices = found
        .lines
        .iter()
        .map(|line| button(cx, &texts::open_number(line.number), Press::Show(line.number)));
    let turn = |label, page| button(cx, &label, Press::List(list, page));
    let back = (page > 0).then(|| turn(texts::previous(), page - 1));
    let on = ((page + 1) * size < found.count).then(|| turn(texts::next(), page + 1));
    let keyboard = Keyboard::default()
        .choices(choices)
        .row([back, on].into_iter().flatten())
        .row([find(), to_desk(cx)]);
    let (from, to) = (page * size + 1, (page + 1) * size);
    let text = texts::list(which, from, to.min(found.count), found.count, lines);
    Ok(Screen::new(cx.html(&text)).with(keyboard))
}

pub(super) async fn find(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            if !desk_only(tx, &cx, "tickets").await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Finding {}).await?;
            Ok(Said::from(cx.send(which(&cx))))
        }
        .boxed()
    })
    .await
}

fn which(cx: &Cx) -> Screen {
    Screen::new(cx.html(&texts::find_which())).with(Keyboard::default().row([cancel_button(cx)]))
}

async fn on_found(cx: Cx, Found(number): Found) -> Outcome {
    let Some(number) = number else {
        return cx.say(cx.send(which(&cx))).await;
    };
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = screen::of(tx, &cx, number).await?;
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}
