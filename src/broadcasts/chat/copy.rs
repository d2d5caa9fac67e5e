//! How a copy looks. A first, simple version: the text, or the files with it as caption.

use teloxide::payloads::{
    EditMessageCaption, EditMessageCaptionSetters, EditMessageText, EditMessageTextSetters,
    SendDocument, SendDocumentSetters, SendMediaGroup, SendMessage, SendMessageSetters, SendPhoto,
    SendPhotoSetters,
};
use teloxide::types::{
    ChatId, FileId, InputFile, InputMedia, InputMediaDocument, InputMediaPhoto, MessageId,
    ParseMode,
};

use crate::broadcasts::model::{Attached, Broadcast, Choice, Fields, FileKind};
use crate::dossiers::words::Words;
use crate::telegram::outbox::Outgoing;
use crate::telegram::pacer::Lane;
use crate::telegram::screens::{Button, Keyboard};

fn keyboard(one: &Broadcast) -> Keyboard {
    let buttons = one.content.buttons.iter().filter_map(|choice| match choice {
        Choice::Link { label, url } => Some(Button::opens(label, url)),
        _ => None,
    });
    Keyboard::default().choices(buttons)
}

fn file(attached: &Attached) -> InputFile {
    InputFile::file_id(FileId(attached.file_id.clone()))
}

fn html(one: &Broadcast, fields: &Fields) -> String {
    one.content.html.replace("{producer}", &fields.producer)
}

/// A copy: the message, or the album and then its buttons.
pub(in crate::broadcasts) fn copy(
    _words: &Words<'_>,
    chat: i64,
    one: &Broadcast,
    fields: &Fields,
) -> Vec<Outgoing> {
    let (to, html) = (ChatId(chat), html(one, fields));
    let markup = keyboard(one).markup();
    let messages = match one.content.files.as_slice() {
        [] => vec![Outgoing::new(
            chat,
            &SendMessage::new(to, html).parse_mode(ParseMode::Html).reply_markup(markup),
        )],
        [only] if only.kind == FileKind::Photo => vec![Outgoing::new(
            chat,
            &SendPhoto::new(to, file(only))
                .caption(html)
                .parse_mode(ParseMode::Html)
                .reply_markup(markup),
        )],
        [only] => vec![Outgoing::new(
            chat,
            &SendDocument::new(to, file(only))
                .caption(html)
                .parse_mode(ParseMode::Html)
                .reply_markup(markup),
        )],
        several => {
            let media = several.iter().enumerate().map(|(place, one)| {
                let caption = if place == 0 { html.clone() } else { String::new() };
                if one.kind == FileKind::Document {
                    let media = InputMediaDocument::new(file(one)).caption(caption);
                    InputMedia::Document(media.parse_mode(ParseMode::Html))
                } else {
                    let media = InputMediaPhoto::new(file(one)).caption(caption);
                    InputMedia::Photo(media.parse_mode(ParseMode::Html))
                }
            });
            let album = Outgoing::new(chat, &SendMediaGroup::new(to, media.collect::<Vec<_>>()));
            let buttons = (!one.content.buttons.is_empty())
                .then(|| Outgoing::new(chat, &SendMessage::new(to, "⬆️").reply_markup(markup)));
            std::iter::once(album).chain(buttons).collect()
        }
    };
    messages.into_iter().map(|message| message.lane(Lane::Broadcast)).collect()
}

fn edit(chat: i64, one: &Broadcast, message: i64, html: String, keyboard: Keyboard) -> Outgoing {
    let id = MessageId(i32::try_from(message).unwrap_or_default());
    let outgoing = if one.content.files.is_empty() {
        let payload = EditMessageText::new(ChatId(chat), id, html).parse_mode(ParseMode::Html);
        Outgoing::new(chat, &payload.reply_markup(keyboard.markup()))
    } else {
        let payload =
            EditMessageCaption::new(ChatId(chat), id).caption(html).parse_mode(ParseMode::Html);
        Outgoing::new(chat, &payload.reply_markup(keyboard.markup()))
    };
    outgoing.lane(Lane::Broadcast).repeatable().only_edit()
}

/// What makes a copy that has arrived say what the broadcast says now.
pub(in crate::broadcasts) fn correction(
    _words: &Words<'_>,
    chat: i64,
    one: &Broadcast,
    fields: &Fields,
    message_ids: &[i64],
    _buttons_message: Option<i64>,
) -> Vec<Outgoing> {
    let first = message_ids.first().copied().unwrap_or_default();
    let html = format!("✏️ {}", html(one, fields));
    vec![edit(chat, one, first, html, keyboard(one))]
}

/// What makes a copy that has arrived say that it was recalled.
pub(in crate::broadcasts) fn recalled(
    _words: &Words<'_>,
    chat: i64,
    one: &Broadcast,
    message_ids: &[i64],
    _buttons_message: Option<i64>,
) -> Vec<Outgoing> {
    let first = message_ids.first().copied().unwrap_or_default();
    vec![edit(chat, one, first, "🚫".to_owned(), Keyboard::default())]
}
