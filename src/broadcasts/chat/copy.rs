//! A broadcast as its recipients get it, and as their copies are corrected and recalled.

use teloxide::payloads::{
    SendDocument, SendDocumentSetters, SendMediaGroup, SendPhoto, SendPhotoSetters, SendVideo,
    SendVideoSetters, SendVoice, SendVoiceSetters,
};
use teloxide::types::{
    ChatId, FileId, InputFile, InputMedia, InputMediaDocument, InputMediaPhoto, InputMediaVideo,
    ParseMode,
};

use super::composing::texts;
use super::responding;
use crate::broadcasts::content::{self, Field};
use crate::broadcasts::model::{Attached, Broadcast, Choice, Fields, FileKind, Response, Topic};
use crate::dossiers::words::{Words, date, moment};
use crate::handbook::chat::entry_data_of;
use crate::locale::Html;
use crate::telegram::outbox::Outgoing;
use crate::telegram::pacer::Lane;
use crate::telegram::screens::{Button, Keyboard, Screen};

/// A recipient's copy: the message itself; of an album with buttons also a short line that carries
/// them, which is to leave only once the album has arrived.
#[must_use]
pub(in crate::broadcasts) fn copy(
    words: &Words<'_>,
    chat: i64,
    one: &Broadcast,
    fields: &Fields,
) -> Vec<Outgoing> {
    let text = text(words, chat, one, fields, false);
    let keyboard = keyboard(words, chat, one, None);
    let is_bare = keyboard == Keyboard::default();
    let mut messages = Vec::with_capacity(2);
    match one.content.files.as_slice() {
        [] => messages.push(Screen::new(text).with(keyboard).send(chat)),
        [file] => messages.push(single(chat, file, text, keyboard)),
        album => {
            messages.push(group(chat, album, &text));
            if !is_bare {
                let line = words.html(&texts::copy_choose());
                messages.push(Screen::new(line).with(keyboard).send(chat));
            }
        }
    }
    messages.into_iter().map(|message| message.lane(Lane::Broadcast)).collect()
}

/// Makes a copy that has arrived say what the broadcast says now, and that it was corrected. Files
/// stay as they are. The response that still counts goes on being marked on its button. Buttons that an
/// album has got only now come as a further message.
#[must_use]
pub(in crate::broadcasts) fn correction(
    words: &Words<'_>,
    (chat, response): (i64, Option<Response>),
    one: &Broadcast,
    fields: &Fields,
    message_ids: &[i64],
    buttons_message: Option<i64>,
) -> Correction {
    let text = text(words, chat, one, fields, true);
    let keyboard = keyboard(words, chat, one, response);
    let (mut edits, mut buttons) = (Vec::with_capacity(2), None);
    if one.content.is_album() {
        edits.extend(edit(chat, one, message_ids, Screen::new(text)));
        let is_bare = keyboard == Keyboard::default();
        let line =
            words.html(&if is_bare { texts::copy_no_answer() } else { texts::copy_choose() });
        let screen = Screen::new(line).with(keyboard);
        match buttons_message.and_then(number) {
            Some(message) => edits.push(screen.edit(chat, message)),
            None if is_bare => {}
            None => buttons = Some(screen.send(chat).lane(Lane::Broadcast)),
        }
    } else {
        edits.extend(edit(chat, one, message_ids, Screen::new(text).with(keyboard)));
    }
    let edits = edits.into_iter().map(|message| message.lane(Lane::Broadcast)).collect();
    Correction { edits, buttons }
}

/// What corrects a copy that has arrived.
#[derive(Clone, Debug)]
pub(in crate::broadcasts) struct Correction {
    /// What is there already is edited.
    pub(in crate::broadcasts) edits: Vec<Outgoing>,
    /// Buttons of an album that had none.
    pub(in crate::broadcasts) buttons: Option<Outgoing>,
}

/// Makes a copy that has arrived say that it was recalled, without its text and buttons.
#[must_use]
pub(in crate::broadcasts) fn recalled(
    words: &Words<'_>,
    chat: i64,
    one: &Broadcast,
    message_ids: &[i64],
    buttons_message: Option<i64>,
) -> Vec<Outgoing> {
    let screen = Screen::new(words.html(&texts::copy_recalled()));
    let mut messages: Vec<Outgoing> =
        edit(chat, one, message_ids, screen.clone()).into_iter().collect();
    if let Some(message) = buttons_message.and_then(number) {
        messages.push(screen.edit(chat, message));
    }
    messages.into_iter().map(|message| message.lane(Lane::Broadcast)).collect()
}

/// Edits the text, or the caption of the first file.
fn edit(chat: i64, one: &Broadcast, message_ids: &[i64], screen: Screen) -> Option<Outgoing> {
    let message = message_ids.first().copied().and_then(number)?;
    Some(if one.content.files.is_empty() {
        screen.edit(chat, message)
    } else {
        screen.edit_caption(chat, message)
    })
}

/// A message's number as teloxide has it.
fn number(message: i64) -> Option<i32> {
    i32::try_from(message).ok()
}

/// What stands in the message, or under its file.
fn text(
    words: &Words<'_>,
    chat: i64,
    one: &Broadcast,
    fields: &Fields,
    is_corrected: bool,
) -> Html {
    let mut parts = Vec::with_capacity(3);
    if !one.content.html.is_empty() {
        parts.push(content::fill(&one.content.html, |field| value(words, field, fields)));
    }
    if is_corrected {
        parts.push(words.html(&texts::copy_corrected(moment(one.changed_at))));
    }
    parts.push(footer(words, chat, one.topic));
    let mut parts = parts.into_iter();
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |whole, part| whole.paragraph(&part))
}

/// What a field says to a recipient; a plain phrase where they have nothing of the kind.
fn value(words: &Words<'_>, field: Field, fields: &Fields) -> String {
    let known = match field {
        Field::Producer => Some(fields.producer.clone()).filter(|name| !name.is_empty()),
        Field::Product => fields.product.clone().filter(|name| !name.is_empty()),
        Field::Expires => fields.expires_on.map(date),
    };
    known.unwrap_or_else(|| words.plain(&texts::copy_without(field.name())))
}

/// What a topic is called.
pub(in crate::broadcasts) fn topic(words: &Words<'_>, topic: Topic) -> String {
    words.plain(&texts::copy_topic(topic.name()))
}

/// The last line: what it is about, and how to hear no more of that. In a group nobody can mute it.
fn footer(words: &Words<'_>, chat: i64, about: Topic) -> Html {
    let name = topic(words, about);
    words.html(&if about.can_be_muted() && chat > 0 {
        texts::copy_footer(name)
    } else {
        texts::copy_footer_always(name)
    })
}

/// How many UTF-16 units a copy has at most beyond what was written: its last line, that it was
/// corrected, and the empty lines between.
pub(in crate::broadcasts) fn around(words: &Words<'_>, about: Topic) -> usize {
    let topic = topic(words, about);
    let footer = words.plain(&if about.can_be_muted() {
        texts::copy_footer(topic)
    } else {
        texts::copy_footer_always(topic)
    });
    // Any moment with as many digits as there can be.
    let corrected = words.plain(&texts::copy_corrected("00:00 00/00/0000"));
    // Two line ends before each; markup counts for nothing, so that this is an upper bound.
    content::units(&footer) + content::units(&corrected) + 4
}

/// The buttons of a copy, what its recipient has tapped marked. In a group, where a tap would say
/// nothing of a producer, only links.
pub(in crate::broadcasts) fn keyboard(
    words: &Words<'_>,
    chat: i64,
    one: &Broadcast,
    response: Option<Response>,
) -> Keyboard {
    let mark = |kind: Response, label: String| {
        let label = if response == Some(kind) { format!("✓ {label}") } else { label };
        Button::tells(label, responding::data(one.id, kind))
    };
    let buttons = one
        .content
        .buttons
        .iter()
        .filter(|choice| chat > 0 || matches!(choice, Choice::Link { .. }));
    Keyboard::default().column(buttons.map(|choice| match choice {
        Choice::Read => mark(Response::Read, words.plain(&texts::choice_read())),
        Choice::Join => mark(Response::Join, words.plain(&texts::choice_join())),
        Choice::Help => mark(Response::Help, words.plain(&texts::choice_help())),
        Choice::Link { label, url } => Button::opens(label.as_str(), url),
        Choice::Entry { id, label } => Button::tells(label.as_str(), entry_data_of(id)),
    }))
}

/// A message with one file.
fn single(chat: i64, file: &Attached, text: Html, keyboard: Keyboard) -> Outgoing {
    let (to, sent, caption) = (ChatId(chat), input(file), text.into_string());
    let has_buttons = keyboard != Keyboard::default();
    let markup = keyboard.markup();
    macro_rules! of {
        ($payload:ident) => {{
            let payload = $payload::new(to, sent).caption(caption).parse_mode(ParseMode::Html);
            if has_buttons {
                Outgoing::new(chat, &payload.reply_markup(markup))
            } else {
                Outgoing::new(chat, &payload)
            }
        }};
    }
    match file.kind {
        FileKind::Photo => of!(SendPhoto),
        FileKind::Document => of!(SendDocument),
        FileKind::Video => of!(SendVideo),
        FileKind::Voice => of!(SendVoice),
    }
}

/// An album, the text under its first file.
fn group(chat: i64, album: &[Attached], text: &Html) -> Outgoing {
    let media = album.iter().enumerate().map(|(place, file)| {
        let caption = (place == 0).then(|| text.as_str().to_owned());
        macro_rules! of {
            ($kind:ident, $media:ident) => {{
                let mut media = $media::new(input(file));
                if let Some(caption) = caption {
                    media = media.caption(caption).parse_mode(ParseMode::Html);
                }
                InputMedia::$kind(media)
            }};
        }
        match file.kind {
            FileKind::Photo => of!(Photo, InputMediaPhoto),
            FileKind::Video => of!(Video, InputMediaVideo),
            FileKind::Document | FileKind::Voice => of!(Document, InputMediaDocument),
        }
    });
    Outgoing::new(chat, &SendMediaGroup::new(ChatId(chat), media))
}

fn input(file: &Attached) -> InputFile {
    InputFile::file_id(FileId(file.file_id.clone()))
}

#[cfg(test)]
mod tests;
