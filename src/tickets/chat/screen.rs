//! A ticket on one screen: where it stands, what was said, what can be done.

use futures::FutureExt;

use super::{button, hindrance};
use crate::locale::Html;
use crate::people::chat::to_menu;
use crate::people::{Person, person};
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{self, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;
use crate::tickets::press::Press;
use crate::tickets::store::{self, Direction, List};
use crate::tickets::words::Words;
use crate::tickets::{Outcome as Done, State, Ticket, for_asker, for_official, notices, texts};
use crate::tickets::{holder, rules};

/// As much of a message as a screen shows, in letters.
const EXCERPT: usize = 500;

/// As much of a conversation as a screen shows, in letters.
const CONVERSATION: usize = 2800;

/// Events on a screen.
const EVENTS: i64 = 6;

/// The ticket, as whoever asked it or an official sees it.
pub(super) async fn of(tx: &mut Tx, cx: &Cx, number: i64) -> Result<Screen, StoreError> {
    let outcome = visible(tx, cx, number).await?;
    if let Done::Done(ticket) = &outcome {
        let asker = ticket.asker == cx.person().account.id;
        return if asker {
            for_the_asker(tx, cx, ticket).await
        } else {
            official(tx, cx, ticket).await
        };
    }
    Ok(hindrance(cx, number, &outcome).unwrap_or_else(|| Screen::new(Html::default())))
}

/// The ticket, if it is theirs or theirs to handle.
async fn visible(tx: &mut Tx, cx: &Cx, number: i64) -> Result<Done<Ticket>, StoreError> {
    let own = store::ticket(tx, number)
        .await?
        .is_some_and(|ticket| ticket.asker == cx.person().account.id);
    if own || cx.person().roles.is_empty() {
        return for_asker(tx, cx.now(), cx.person(), number).await;
    }
    for_official(tx, cx.now(), &cx.actor(), number).await
}

async fn for_the_asker(tx: &mut Tx, cx: &Cx, ticket: &Ticket) -> Result<Screen, StoreError> {
    let words = Words::of(cx.services());
    let number = ticket.number;
    let officer = holder(tx, ticket).await?;
    let officer = officer.map(|officer| words.officer(cx.language(), &officer, ticket.place));
    let officer = officer.unwrap_or_else(|| cx.plain(&texts::the_officers()));
    let place = words.place(cx.language(), ticket.place);
    let hours = words.hours(cx.language(), ticket.place).await?;
    let state = ticket.state.name();
    let (html, files) = conversation(tx, cx, ticket).await?;
    let html = cx
        .html(&texts::own_ticket(number, place))
        .line(&cx.html(&texts::own_state(state, officer, hours)))
        .paragraph(&html);
    let open = ticket.state == State::Closed && cx.now() - ticket.changed_at < rules::REOPEN;
    let choices = match ticket.state {
        State::Waiting => vec![
            button(cx, &texts::add_more(), Press::Write(number)),
            button(cx, &texts::withdraw(), Press::Withdraw(number)),
            button(cx, &texts::change_home(), Press::Home(number)),
        ],
        State::Taken => vec![
            button(cx, &texts::add_more(), Press::Write(number)),
            button(cx, &texts::withdraw(), Press::Withdraw(number)),
        ],
        State::Answered => vec![
            button(cx, &texts::ask_more(), Press::Write(number)),
            button(cx, &texts::clear_now(), Press::Close(number)),
        ],
        State::Closed if open => vec![button(cx, &texts::reopen(), Press::Reopen(number))],
        State::Closed => Vec::new(),
        State::Withdrawn => vec![button(cx, &texts::send_again(), Press::SendAgain(number))],
    };
    let files = files.then(|| button(cx, &texts::see_files(), Press::Files(number)));
    let keyboard = Keyboard::default()
        .choices(choices.into_iter().chain(files))
        .row([button(cx, &texts::own_list(), Press::Own(0)), to_menu(cx)]);
    Ok(Screen::new(html).with(keyboard))
}

pub(super) async fn official(tx: &mut Tx, cx: &Cx, ticket: &Ticket) -> Result<Screen, StoreError> {
    let words = Words::of(cx.services());
    let number = ticket.number;
    let asker = person(tx.connection(), ticket.asker).await?;
    let name = asker.as_ref().map(|asker| asker.account.name.clone()).unwrap_or_default();
    let place = words.place(cx.language(), ticket.place);
    let (talk, files) = conversation(tx, cx, ticket).await?;
    let mut html = cx
        .html(&texts::ticket(number, name, place))
        .line(&notices::standing(tx, &words, ticket, cx.person()).await?);
    if asker.is_some_and(|asker| asker.account.unreachable_since.is_some()) {
        html = html.line(&cx.html(&texts::asker_unreachable()));
    }
    if let Some(rating) = ticket.rating {
        let comment = excerpt(ticket.comment.as_deref().unwrap_or_default(), EXCERPT);
        let said = if comment.is_empty() { "no" } else { "yes" };
        html = html.line(&cx.html(&texts::rated(rating, said, comment)));
    }
    let html = html.paragraph(&talk).paragraph(&events(tx, cx, number).await?);
    let mine = ticket.officer == Some(cx.person().account.id);
    let hand_on = || button(cx, &texts::hand_on(), Press::HandOn(number, 0));
    let mut choices = match ticket.state {
        State::Waiting => vec![button(cx, &texts::take(), Press::Take(number)), hand_on()],
        State::Taken if mine => {
            vec![button(cx, &texts::answer(), Press::Write(number)), hand_on()]
        }
        State::Answered if mine => vec![
            button(cx, &texts::answer_more(), Press::Write(number)),
            button(cx, &texts::close(), Press::Close(number)),
            hand_on(),
        ],
        State::Taken | State::Answered if ticket.who(cx.person()) == rules::Who::Superior => {
            vec![hand_on()]
        }
        State::Taken | State::Answered | State::Closed | State::Withdrawn => Vec::new(),
    };
    if matches!(ticket.state, State::Answered | State::Closed) {
        choices.extend(crate::handbook::desk::learn_button(cx, number));
    }
    choices.extend(files.then(|| button(cx, &texts::see_files(), Press::Files(number))));
    let list = match ticket.state {
        State::Taken if mine => List::Mine,
        State::Answered | State::Closed => List::Answered,
        _ => List::Waiting,
    };
    let keyboard = Keyboard::default()
        .choices(choices)
        .row([button(cx, &texts::to_list(), Press::List(list, 0)), crate::desk::chat::to_desk(cx)]);
    Ok(Screen::new(html).with(keyboard))
}

/// What was said, the latest last, as much as fits; and whether there are files.
async fn conversation(tx: &mut Tx, cx: &Cx, ticket: &Ticket) -> Result<(Html, bool), StoreError> {
    let messages = store::messages(tx, ticket.number).await?;
    let files = messages.iter().any(|said| said.file.is_some());
    let mut lines = Vec::new();
    let mut length = 0;
    for said in messages.iter().rev() {
        let line = line(tx, cx, ticket, said).await?;
        length += line.as_str().chars().count();
        if length > CONVERSATION && !lines.is_empty() {
            let left = i64::try_from(messages.len() - lines.len()).unwrap_or(i64::MAX);
            lines.push(cx.html(&texts::earlier(left)));
            break;
        }
        lines.push(line);
    }
    let html = lines.into_iter().rev().reduce(|all, line| all.paragraph(&line));
    Ok((html.unwrap_or_default(), files))
}

async fn line(
    tx: &mut Tx,
    cx: &Cx,
    ticket: &Ticket,
    said: &store::Said,
) -> Result<Html, StoreError> {
    let by = person(tx.connection(), said.by).await?;
    let name = by.map_or_else(String::new, |by| name_of(cx, ticket, said.direction, &by));
    let when = notices::moment(said.at);
    let kind = said.kind.clone().unwrap_or_else(|| "none".to_owned());
    let edited = if said.edited { "yes" } else { "no" };
    let head = cx.html(&texts::line(name, when, kind, edited));
    Ok(match said.text.as_deref() {
        Some(text) => head.line(&Html::text(&excerpt(text, EXCERPT))),
        None => head,
    })
}

fn name_of(cx: &Cx, ticket: &Ticket, direction: Direction, by: &Person) -> String {
    match direction {
        Direction::Asker => by.account.name.clone(),
        Direction::Officer => Words::of(cx.services()).officer(cx.language(), by, ticket.place),
    }
}

/// What has happened to a ticket, for officials.
async fn events(tx: &mut Tx, cx: &Cx, number: i64) -> Result<Html, StoreError> {
    let mut html = cx.html(&texts::history());
    for event in store::events(tx, number, EVENTS).await? {
        let by = event.by.unwrap_or_else(|| cx.plain(&texts::the_bot()));
        let when = notices::moment(event.at);
        let mut line = cx.html(&texts::event(when, by, event.step.as_str()));
        let told = matches!(event.step.as_str(), "hand_over" | "return") && !event.why.is_empty();
        if told {
            line = line.line(&Html::text(&excerpt(&event.why, EXCERPT)));
        }
        html = html.line(&line);
    }
    Ok(html)
}

/// Copies of all files of a ticket, for whoever may see it.
pub(super) async fn files(cx: Cx, number: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let outcome = visible(tx, &cx, number).await?;
            if let Some(screen) = hindrance(&cx, number, &outcome) {
                return Ok(Said::from(cx.send(screen)));
            }
            let mut said = Said::nothing();
            for message in store::messages(tx, number).await? {
                if let Some(from) = message.place.filter(|_| message.file.is_some()) {
                    said = said.and(screens::copy(cx.chat(), from, Keyboard::default()));
                }
            }
            Ok(said)
        }
        .boxed()
    })
    .await
}
