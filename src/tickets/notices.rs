//! What others are told about a ticket, each in their language.

use super::press::Press;
use super::store::{self, Copied, Direction, Part, Said};
use super::words::Words;
use super::{State, Ticket, audience, holder, texts};
use crate::clock::{self, Timestamp};
use crate::locale::{Html, Message};
use crate::people::{AccountId, Action, Actor, Person, may, person};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{self, Outgoing, RowId};
use crate::telegram::pacer::Lane;
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::text::excerpt;

/// As much of a question as a notice shows, in letters; all of a longer one follows.
const QUESTION: usize = 2500;

/// What a message of Telegram can hold, in its units.
const MOST: usize = 4096;

/// What a caption can hold.
const MOST_CAPTION: usize = 1024;

/// A moment as people read it.
pub(super) fn moment(at: Timestamp) -> String {
    clock::local(at).format("%H:%M %-d/%-m/%Y").to_string()
}

/// A message of the bot about a ticket, as it is kept.
struct Post<'a> {
    ticket: i64,
    to: &'a Person,
    part: Part,
    of: Option<i64>,
    key: String,
}

async fn post(
    tx: &mut Tx,
    now: Timestamp,
    post: Post<'_>,
    message: &Outgoing,
) -> Result<RowId, StoreError> {
    let row = outbox::enqueue(tx, now, &post.key, message).await?;
    let copy = Copied {
        ticket: post.ticket,
        of: post.of,
        to: post.to.account.id,
        part: post.part,
        row,
        chat: message.chat(),
        message: None,
    };
    store::add_copy(tx, &copy).await?;
    Ok(row)
}

fn chat(person: &Person) -> i64 {
    person.account.telegram_id.0
}

/// Says something about a ticket to somebody. `key` says what, once for each event.
pub(super) async fn tell(
    tx: &mut Tx,
    now: Timestamp,
    ticket: &Ticket,
    to: &Person,
    key: &str,
    screen: Screen,
) -> Result<(), StoreError> {
    let message = screen.send(chat(to)).lane(Lane::Notice);
    let key = format!("ticket:{}:{key}:{}", ticket.number, to.account.id);
    let post_ = Post { ticket: ticket.number, to, part: Part::Note, of: None, key };
    post(tx, now, post_, &message).await?;
    Ok(())
}

/// A label and what it does, in a reader's language.
pub(super) fn button(words: &Words<'_>, reader: &Person, label: &Message, press: Press) -> Button {
    Button::tells(words.plain(reader.account.language, label), press.data())
}

/// What an officer can do with a ticket.
pub(super) fn officer_keyboard(words: &Words<'_>, ticket: &Ticket, reader: &Person) -> Keyboard {
    let number = ticket.number;
    let button = |label: Message, press| button(words, reader, &label, press);
    let mine = ticket.officer == Some(reader.account.id);
    let hand_on = || button(texts::hand_on(), Press::HandOn(number, 0));
    let see = || button(texts::see(), Press::Show(number));
    match ticket.state {
        State::Waiting => Keyboard::default()
            .row([button(texts::take(), Press::Take(number)), hand_on()])
            .row([see()]),
        State::Taken if mine => Keyboard::default()
            .row([button(texts::answer(), Press::Write(number)), hand_on()])
            .row([see()]),
        State::Answered if mine => Keyboard::default()
            .row([
                button(texts::answer_more(), Press::Write(number)),
                button(texts::close(), Press::Close(number)),
            ])
            .row([see()]),
        _ => Keyboard::default().row([see()]),
    }
}

/// The question as an officer is told it.
async fn notice(
    tx: &mut Tx,
    words: &Words<'_>,
    ticket: &Ticket,
    reader: &Person,
    lead: Option<&Message>,
) -> Result<Screen, StoreError> {
    let language = reader.account.language;
    let name = person(tx.connection(), ticket.asker)
        .await?
        .map_or_else(String::new, |asker| asker.account.name);
    let place = words.place(language, ticket.place);
    let text = excerpt(&ticket.text, QUESTION);
    let when = moment(ticket.opened_at);
    let html = words.html(language, &texts::notice(ticket.number, name, place, when, text));
    let actor = Actor::from(reader.clone());
    if !may(&actor, Action::HandleTicket, &ticket.scope()) {
        return Ok(Screen::new(words.html(language, &texts::stands_elsewhere(ticket.number))));
    }
    let html = html.paragraph(&standing(tx, words, ticket, reader).await?);
    let html = match lead {
        Some(lead) => words.html(language, lead).paragraph(&html),
        None => html,
    };
    Ok(Screen::new(html).with(officer_keyboard(words, ticket, reader)))
}

/// Where a ticket stands, for an officer.
pub(super) async fn standing(
    tx: &mut Tx,
    words: &Words<'_>,
    ticket: &Ticket,
    reader: &Person,
) -> Result<Html, StoreError> {
    let language = reader.account.language;
    let mine = ticket.officer == Some(reader.account.id);
    let officer = holder(tx, ticket).await?;
    let officer = officer.map(|officer| words.officer(language, &officer, ticket.place));
    let officer = officer.unwrap_or_else(|| words.plain(language, &texts::nobody()));
    Ok(words.html(
        language,
        &match ticket.state {
            State::Waiting => texts::stands_waiting(),
            State::Taken if mine => texts::stands_yours(),
            State::Taken => texts::stands_taken(officer),
            State::Answered if mine => texts::stands_yours_answered(),
            State::Answered => texts::stands_answered(officer),
            State::Closed => texts::stands_closed(),
            State::Withdrawn => texts::stands_withdrawn(),
        },
    ))
}

/// Tells one officer of a question: the notice, all of a long text, and the files.
pub(super) async fn show_to(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
    to: &Person,
    (event, lead): (i64, Option<&Message>),
) -> Result<(), StoreError> {
    let (number, account) = (ticket.number, to.account.id);
    let key = |what: &str| format!("ticket:{number}:{what}:{event}:{account}");
    let screen = notice(tx, words, ticket, to, lead).await?;
    let message = screen.send(chat(to)).lane(Lane::Notice);
    let notice = Post { ticket: number, to, part: Part::Notice, of: None, key: key("notice") };
    post(tx, now, notice, &message).await?;
    if ticket.text.chars().count() > QUESTION {
        let message = Screen::new(Html::text(&ticket.text)).send(chat(to)).lane(Lane::Notice);
        let whole = Post { ticket: number, to, part: Part::Note, of: None, key: key("whole") };
        post(tx, now, whole, &message).await?;
    }
    for said in store::messages(tx, number).await? {
        if let Some(from) = said.place.filter(|_| said.file.is_some()) {
            let message = screens::copy(chat(to), from, Keyboard::default()).lane(Lane::Notice);
            let key = key(&format!("file-{}", said.id));
            let file = Post { ticket: number, to, part: Part::File, of: Some(said.id), key };
            post(tx, now, file, &message).await?;
        }
    }
    Ok(())
}

/// Tells all whom a question is for; returns how many.
pub(super) async fn show_to_all(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
    (event, lead): (i64, Option<&Message>),
) -> Result<usize, StoreError> {
    let audience = audience::audience(tx, ticket).await?;
    for officer in &audience {
        show_to(tx, words, now, ticket, officer, (event, lead)).await?;
    }
    Ok(audience.len())
}

/// Brings the notices that were sent to where the ticket stands now, except the message that is
/// shown anew anyway.
pub(super) async fn refresh(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    ticket: &Ticket,
    (event, except): (i64, Option<(i64, i32)>),
) -> Result<(), StoreError> {
    for copy in store::notices(tx, ticket.number).await? {
        let Some(reader) = person(tx.connection(), copy.to).await? else { continue };
        if reader.account.unreachable_since.is_some()
            || copy.message.is_some_and(|message| except == Some((copy.chat, message)))
        {
            continue;
        }
        let screen = notice(tx, words, ticket, &reader, None).await?;
        let edit = acting_on(&copy, |message| screen.edit(copy.chat, message)).lane(Lane::Notice);
        let key = format!("ticket:{}:refresh:{event}:{}", ticket.number, copy.to);
        outbox::enqueue(tx, now, &key, &edit).await?;
    }
    Ok(())
}

/// An edit of a message that may not have been sent yet.
fn acting_on(copy: &Copied, edit: impl FnOnce(i32) -> Outgoing) -> Outgoing {
    match copy.message {
        Some(message) => edit(message),
        None => edit(0).follows(copy.row),
    }
}

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
    match said.place.filter(|_| said.file.is_some()) {
        Some(from) => {
            let message = screens::copy(chat(to), from, keyboard);
            post(tx, now, post_(Part::File, "file"), &message).await?;
        }
        None => {
            let message = Screen::new(Html::text(text)).with(keyboard).send(chat(to));
            post(tx, now, post_(Part::Text, "text"), &message).await?;
        }
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
