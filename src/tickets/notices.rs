//! What others are told about a ticket, each in their language.

use super::press::Press;
use super::store::{self, Copied, Part};
use super::words::Words;
use super::{State, Ticket, audience, holder, texts};
use crate::clock::{self, Timestamp};
use crate::locale::{Html, Message};
use crate::people::{Action, Actor, Person, may, person};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{self, Outgoing, RowId};
use crate::telegram::pacer::Lane;
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::text::excerpt;

/// As much of a question as a notice shows, in letters; all of a longer one follows.
const QUESTION: usize = 2500;

/// A moment as people read it.
pub(super) fn moment(at: Timestamp) -> String {
    clock::local(at).format("%H:%M %-d/%-m/%Y").to_string()
}

/// A message of the bot about a ticket, as it is kept.
pub(super) struct Post<'a> {
    pub(super) ticket: i64,
    pub(super) to: &'a Person,
    pub(super) part: Part,
    pub(super) of: Option<i64>,
    pub(super) key: String,
}

/// Sends it, and keeps what it is.
pub(super) async fn post(
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

/// The chat with somebody.
pub(super) fn chat(person: &Person) -> i64 {
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
        let (label, data) = crate::people::chat::menu_data();
        let menu = Button::tells(words.plain(language, &label), data);
        let html = words.html(language, &texts::stands_elsewhere(ticket.number));
        return Ok(Screen::new(html).with(Keyboard::default().row([menu])));
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
    let html = words.html(
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
    );
    let Some(broadcast) = ticket.broadcast else { return Ok(html) };
    let headline = crate::broadcasts::headline(tx.connection(), broadcast).await?;
    let text = texts::about_broadcast(broadcast.0, headline.unwrap_or_default());
    Ok(html.line(&words.html(language, &text)))
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
pub(super) fn acting_on(copy: &Copied, edit: impl FnOnce(i32) -> Outgoing) -> Outgoing {
    match copy.message {
        Some(message) => edit(message),
        None => edit(0).follows(copy.row),
    }
}
