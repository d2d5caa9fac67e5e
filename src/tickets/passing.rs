//! What asker and officer write to each other, as it is passed on and corrected.

use super::notices::{Post, acting_on, button, chat, moment, post};
use super::press::Press;
use super::store::{self, Copied, Direction, Part, Said};
use super::words::Words;
use super::{Ticket, texts};
use crate::clock::Timestamp;
use crate::locale::{Html, Message};
use crate::people::{AccountId, Person, person};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::screens::{self, Keyboard, Screen};

/// What a message of Telegram can hold, in its units.
const MOST: usize = 4096;

/// What a caption can hold.
const MOST_CAPTION: usize = 1024;

/// Whose message it is, for whoever gets it.
fn heading(
    words: &Words<'_>,
    ticket: &Ticket,
    said: &Said,
    (by, to): (&Person, &Person),
) -> Message {
    match said.direction {
        Direction::Officer => {
            let officer = words.officer(to.account.language, by, ticket.place);
            texts::answer_heading(officer, ticket.number)
        }
        Direction::Asker => texts::more_heading(by.account.name.as_str(), ticket.number),
    }
}

/// What whoever gets a message can do about it.
fn thread_keyboard(words: &Words<'_>, ticket: &Ticket, said: &Said, to: &Person) -> Keyboard {
    let number = ticket.number;
    let button = |label: Message, press| button(words, to, &label, press);
    match said.direction {
        Direction::Officer => Keyboard::default().row([
            button(texts::ask_more(), Press::Write(number)),
            button(texts::clear_now(), Press::Close(number)),
        ]),
        Direction::Asker => Keyboard::default().row([
            button(texts::answer(), Press::Write(number)),
            button(texts::see(), Press::See(number)),
        ]),
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A heading and a text in one message, if they fit.
fn joined(words: &Words<'_>, to: &Person, heading: &Message, text: &str) -> Option<Html> {
    let language = to.account.language;
    let length = units(&words.plain(language, heading)) + units(text) + 2;
    (length <= MOST).then(|| words.html(language, heading).paragraph(&Html::text(text)))
}

/// Passes a message on to the other side: its words under a heading, its file as a copy.
pub(super) async fn pass_on(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    (ticket, said): (&Ticket, &Said),
    (by, to): (&Person, &Person),
    further: bool,
) -> Result<(), StoreError> {
    let (number, account, language) = (ticket.number, to.account.id, to.account.language);
    let post_ = |part, what: &str| Post {
        ticket: number,
        to,
        part,
        of: Some(said.id),
        key: format!("ticket:{number}:{what}:{}:{account}", said.id),
    };
    let keyboard = thread_keyboard(words, ticket, said, to);
    let heading = heading(words, ticket, said, (by, to));
    let below = quoted(tx, said, ticket.number).await?;
    let text = said.text.as_deref().unwrap_or_default();
    if said.file.is_none()
        && let Some(html) = joined(words, to, &heading, text)
    {
        let message = Screen::new(html).with(keyboard).send_below(chat(to), below);
        post(tx, now, post_(Part::Text, "text"), &message).await?;
        return Ok(());
    }
    if !further {
        let message = Screen::new(words.html(language, &heading)).send_below(chat(to), below);
        post(tx, now, post_(Part::Heading, "heading"), &message).await?;
    }
    if let Some(from) = said.place.filter(|_| said.file.is_some()) {
        let message = screens::copy(chat(to), from, keyboard);
        post(tx, now, post_(Part::File, "file"), &message).await?;
    } else {
        let message = Screen::new(Html::text(text)).with(keyboard).send(chat(to));
        post(tx, now, post_(Part::Text, "text"), &message).await?;
    }
    Ok(())
}

/// The asker's question, for an answer to point at.
async fn quoted(tx: &mut Tx, said: &Said, ticket: i64) -> Result<Option<i32>, StoreError> {
    if said.direction == Direction::Asker {
        return Ok(None);
    }
    let question = store::first_message(tx, ticket).await?;
    Ok(question.and_then(|question| question.place).map(|(_, message)| message))
}

/// Corrects the copies of a message that was worded anew, and says so to those who have one.
/// Returns to whom.
pub(super) async fn correct_copies(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    (ticket, said): (&Ticket, &Said),
    by: &Person,
    event: i64,
) -> Result<Vec<AccountId>, StoreError> {
    let copies = store::copies_of(tx, said.id).await?;
    let mut told = Vec::new();
    for copy in &copies {
        let Some(to) = person(tx.connection(), copy.to).await? else { continue };
        let alone = copies.iter().any(|it| it.to == copy.to && it.part == Part::Heading);
        let mark = words.html(to.account.language, &texts::corrected_mark(moment(now)));
        let text = said.text.as_deref().unwrap_or_default();
        let keyboard = thread_keyboard(words, ticket, said, &to);
        let edit = match copy.part {
            Part::Text => {
                let heading = heading(words, ticket, said, (by, &to));
                let html = if alone {
                    Some(Html::text(text)).filter(|_| units(text) + units(mark.as_str()) <= MOST)
                } else {
                    joined(words, &to, &heading, &format!("{text}{}", mark.as_str()))
                        .and_then(|_| joined(words, &to, &heading, text))
                };
                html.map(|html| {
                    let screen = Screen::new(html.paragraph(&mark)).with(keyboard);
                    acting_on(copy, |message| screen.edit(copy.chat, message))
                })
            }
            Part::File if units(text) + units(mark.as_str()) <= MOST_CAPTION => {
                let caption = Html::text(text).paragraph(&mark);
                let screen = Screen::new(caption).with(keyboard);
                Some(acting_on(copy, |message| screen.edit_caption(copy.chat, message)))
            }
            Part::File => None,
            Part::Notice | Part::Note | Part::Heading => continue,
        };
        // What does not fit into the old message is said in a new one.
        let anew = edit.is_none();
        if let Some(edit) = edit {
            let key = format!("ticket:{}:correct:{event}:{}", ticket.number, copy.to);
            outbox::enqueue(tx, now, &key, &edit).await?;
        }
        if told.contains(&copy.to) {
            continue;
        }
        told.push(copy.to);
        say_corrected(tx, words, now, (ticket, said, copy), (by, &to), (event, anew)).await?;
    }
    Ok(told)
}

/// Telegram says nothing of an edit, so whoever has read the old words is told.
async fn say_corrected(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    (ticket, said, copy): (&Ticket, &Said, &Copied),
    (by, to): (&Person, &Person),
    (event, anew): (i64, bool),
) -> Result<(), StoreError> {
    let language = to.account.language;
    let text = match said.direction {
        Direction::Officer => {
            let officer = words.officer(language, by, ticket.place);
            texts::corrected_by_officer(officer, ticket.number)
        }
        Direction::Asker => texts::corrected_by_asker(by.account.name.as_str(), ticket.number),
    };
    let keyboard = thread_keyboard(words, ticket, said, to);
    let key = |what: &str| format!("ticket:{}:{what}:{event}:{}", ticket.number, to.account.id);
    let note =
        Post { ticket: ticket.number, to, part: Part::Note, of: None, key: key("corrected") };
    let screen = Screen::new(words.html(language, &text)).with(keyboard);
    post(tx, now, note, &screen.send_below(chat(to), copy.message)).await?;
    if anew {
        let text = said.text.as_deref().unwrap_or_default();
        let note = Post {
            ticket: ticket.number,
            to,
            part: Part::Note,
            of: Some(said.id),
            key: key("corrected-text"),
        };
        post(tx, now, note, &Screen::new(Html::text(text)).send(chat(to))).await?;
    }
    Ok(())
}
