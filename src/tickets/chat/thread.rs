//! Screens: writing to the other side, by replying or by a button, and correcting it.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::{InlineKeyboardButtonKind, InlineKeyboardMarkup, Message};

use super::{button, hindrance};
use crate::people::chat::{cancel_button, to_menu};
use crate::store::{StoreError, Tx};
use crate::telegram::files::IncomingFile;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::tickets::press::Press;
use crate::tickets::words::Words;
use crate::tickets::{Outcome as Done, State, Written, store, texts};
use crate::tickets::{answer, correct, say_more};

/// What comes next is for the other side of this ticket.
#[derive(Debug, Serialize, Deserialize)]
struct Writing {
    ticket: i64,
}

impl Form for Writing {
    const NAME: &'static str = "ticket-writing";
    const VERSION: i64 = 1;
}

/// The ticket that a message is for.
#[derive(Clone, Debug)]
pub(super) enum For {
    /// This one.
    Ticket {
        number: i64,
        /// A further part of an album.
        further: bool,
    },
    /// The store failed, so nobody knows.
    Trouble(String),
}

/// Messages that are for the other side.
pub(super) fn routes() -> Routes {
    let no_command = |message: Message| !message.text().is_some_and(|text| text.starts_with('/'));
    let form = |cx: Cx| {
        let number = cx.form::<Writing>()?.ticket;
        Some(For::Ticket { number, further: false })
    };
    dptree::filter(no_command)
        .branch(dptree::filter_map_async(album).endpoint(written))
        .branch(dptree::filter_map_async(reply).endpoint(written))
        .branch(dptree::filter_map(form).endpoint(written))
}

/// Messages that were changed after they had gone to the other side.
pub(super) fn edited() -> Routes {
    dptree::filter_map_async(known).endpoint(corrected)
}

/// The ticket of the message that this one replies to.
async fn reply(cx: Cx, message: Message) -> Option<For> {
    let to = message.reply_to_message()?;
    // The buttons say it at once; a copy without buttons is looked up.
    if let Some(buttons) = to.reply_markup() {
        let numbers = tickets_in(buttons);
        if let [number] = numbers.as_slice() {
            return Some(For::Ticket { number: *number, further: false });
        }
        if !numbers.is_empty() {
            // A list is about several.
            return None;
        }
    }
    let found = store::copy_at(cx.services().store.reader(), cx.chat(), to.id.0).await;
    looked_up(found, false)
}

/// The tickets that buttons are about.
fn tickets_in(markup: &InlineKeyboardMarkup) -> Vec<i64> {
    let mut numbers: Vec<i64> = markup
        .inline_keyboard
        .iter()
        .flatten()
        .filter_map(|button| match &button.kind {
            InlineKeyboardButtonKind::CallbackData(data) => Press::parse(data)?.ticket(),
            _ => None,
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The ticket that an earlier part of the same album went to.
async fn album(cx: Cx, message: Message) -> Option<For> {
    let album = message.media_group_id()?;
    let found = store::ticket_of_album(cx.services().store.reader(), cx.chat(), &album.0).await;
    looked_up(found, true)
}

async fn known(cx: Cx, message: Message) -> Option<For> {
    let reader = cx.services().store.reader();
    looked_up(store::ticket_of_message(reader, cx.chat(), message.id.0).await, false)
}

fn looked_up(found: Result<Option<i64>, StoreError>, further: bool) -> Option<For> {
    match found {
        Ok(number) => number.map(|number| For::Ticket { number, further }),
        Err(error) => Some(For::Trouble(error.to_string())),
    }
}

impl For {
    fn number(self) -> Result<(i64, bool), StoreError> {
        match self {
            Self::Ticket { number, further } => Ok((number, further)),
            // It is tried again.
            Self::Trouble(why) => Err(StoreError::RolledBack(why)),
        }
    }
}

/// A button was pressed: what comes next is for the other side.
pub(super) async fn begin(cx: Cx, number: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let Some(ticket) = store::ticket(tx, number).await? else {
                let none = Done::<()>::NotFound;
                return Ok(hindrance(&cx, number, &none)
                    .map_or_else(Said::nothing, |screen| Said::from(cx.send(screen))));
            };
            let asker = ticket.asker == cx.person().account.id;
            let outcome =
                if asker { Done::Done(ticket) } else { may_answer(tx, &cx, number).await? };
            if let Some(screen) = hindrance(&cx, number, &outcome) {
                return Ok(Said::from(cx.send(screen)));
            }
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Writing { ticket: number }).await?;
            let text = if asker { texts::write_more(number) } else { texts::write_answer(number) };
            let keyboard = Keyboard::default().row([see_button(&cx, number), cancel_button(&cx)]);
            let screen = Screen::new(cx.html(&text)).with(keyboard);
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

/// Whether an answer would go through, so that nobody writes one in vain.
async fn may_answer(
    tx: &mut Tx,
    cx: &Cx,
    number: i64,
) -> Result<Done<crate::tickets::Ticket>, StoreError> {
    use crate::tickets::{Step, for_official, impossible};
    let ticket = match for_official(tx, cx.now(), &cx.actor(), number).await? {
        Done::Done(ticket) => ticket,
        other => return Ok(other),
    };
    match ticket.next(cx.now(), Step::Answer, ticket.who(cx.person())) {
        Ok(_) => Ok(Done::Done(ticket)),
        Err(why) => impossible(tx, ticket, why).await,
    }
}

/// What a message says; `None` where there are neither words nor a file in it.
fn written_in(chat: i64, message: &Message) -> Option<Written> {
    let file = IncomingFile::of(message);
    let text = message.text().or(message.caption()).map(str::trim);
    let text = text.filter(|text| !text.is_empty()).map(str::to_owned);
    (text.is_some() || file.is_some()).then_some(Written {
        place: (chat, message.id.0),
        text,
        file,
        further: false,
    })
}

/// Somebody wrote to the other side.
async fn written(cx: Cx, message: Message, of: For) -> Outcome {
    let (number, further) = of.number()?;
    let Some(written) = written_in(cx.chat(), &message) else {
        let screen = Screen::new(cx.html(&texts::not_passed_on(number)))
            .with(Keyboard::default().row([to_menu(&cx)]));
        return cx.say(cx.send(screen)).await;
    };
    let written = Written { further, ..written };
    cx.commit(move |tx, cx| {
        async move {
            if cx.form::<Writing>().is_some_and(|form| form.ticket == number) {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
            }
            let ticket = store::ticket(tx, number).await?;
            let asker = ticket.is_some_and(|ticket| ticket.asker == cx.person().account.id);
            let screen = if asker {
                more(tx, &cx, number, &written).await?
            } else {
                answered(tx, &cx, number, &written).await?
            };
            Ok(screen.map_or_else(Said::nothing, |screen| Said::from(cx.send(screen))))
        }
        .boxed()
    })
    .await
}

/// An official has answered. Further parts of an album are confirmed with the first.
async fn answered(
    tx: &mut Tx,
    cx: &Cx,
    number: i64,
    written: &Written,
) -> Result<Option<Screen>, StoreError> {
    let words = Words::of(cx.services());
    let outcome = answer(tx, &words, cx.now(), cx.person(), number, written).await?;
    let Done::Done(sent) = &outcome else { return Ok(hindrance(cx, number, &outcome)) };
    if written.further {
        return Ok(None);
    }
    let how = if sent.unreachable { "unreachable" } else { "sent" };
    let text = texts::answer_sent(sent.name.as_str(), number, how);
    let keyboard = Keyboard::default()
        .row([button(cx, &texts::close(), Press::Close(number)), see_button(cx, number)])
        .row(crate::handbook::desk::learn_button(cx, number));
    Ok(Some(Screen::new(cx.html(&text)).with(keyboard)))
}

/// Whoever asked has written more.
async fn more(
    tx: &mut Tx,
    cx: &Cx,
    number: i64,
    written: &Written,
) -> Result<Option<Screen>, StoreError> {
    let words = Words::of(cx.services());
    let outcome = say_more(tx, &words, cx.now(), cx.person(), number, written).await?;
    let Done::Done(ticket) = &outcome else { return Ok(hindrance(cx, number, &outcome)) };
    if written.further {
        return Ok(None);
    }
    let who = match crate::tickets::holder(tx, ticket).await? {
        Some(officer) if ticket.state == State::Taken => {
            words.officer(cx.language(), &officer, ticket.place)
        }
        _ => cx.plain(&texts::the_officers()),
    };
    let text = texts::more_sent(who, number);
    let keyboard = Keyboard::default().row([see_button(cx, number), to_menu(cx)]);
    Ok(Some(Screen::new(cx.html(&text)).with(keyboard)))
}

/// A message was changed that had gone to the other side.
async fn corrected(cx: Cx, message: Message, of: For) -> Outcome {
    let (number, _) = of.number()?;
    let Some(written) = written_in(cx.chat(), &message) else {
        return cx.say(Said::nothing()).await;
    };
    let normal = match (&written.text, IncomingFile::of(&message)) {
        (Some(text), None) => normal_form(&cx, text),
        _ => String::new(),
    };
    cx.commit(move |tx, cx| {
        async move {
            let words = Words::of(cx.services());
            let outcome = correct(tx, &words, cx.now(), cx.person(), &written, &normal).await?;
            let Done::Done(done) = &outcome else {
                let screen = hindrance(&cx, number, &outcome);
                return Ok(screen.map_or_else(Said::nothing, |it| Said::from(cx.send(it))));
            };
            if !done.changed {
                return Ok(Said::nothing());
            }
            let asker = done.ticket.asker == cx.person().account.id;
            let side = if asker { "asker" } else { "officer" };
            let text = texts::correction_sent(number, side);
            let keyboard = Keyboard::default().row([see_button(&cx, number)]);
            Ok(Said::from(cx.send(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

fn see_button(cx: &Cx, number: i64) -> Button {
    button(cx, &texts::see(), Press::See(number))
}

/// A question in the normal form, by which those who asked the same are found.
pub(super) fn normal_form(cx: &Cx, text: &str) -> String {
    cx.handbook().normaliser().reading(text).to_string()
}
