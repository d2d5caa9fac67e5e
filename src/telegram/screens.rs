//! What screens share: keyboards, the data behind a button, sending and editing.
//!
//! At most six choices on a screen, two a row; back, next and the like come beside them. The data
//! behind a button holds ids only, for Telegram allows 64 bytes.

use teloxide::payloads::{
    CopyMessage, CopyMessageSetters, EditMessageCaption, EditMessageCaptionSetters,
    EditMessageText, EditMessageTextSetters, PinChatMessage, PinChatMessageSetters, SendMessage,
    SendMessageSetters,
};
use teloxide::types::{
    ButtonRequest, ChatId, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup,
    KeyboardButton, KeyboardMarkup, KeyboardRemove, LinkPreviewOptions, MessageId, ParseMode,
    ReplyParameters,
};

use crate::locale::Html;
use crate::text::fold;

use super::outbox::Outgoing;

/// Choices on one screen.
pub const CHOICES: usize = 6;

/// A button and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button(InlineKeyboardButton);

impl Button {
    /// A button that tells the bot `data`, which is at most 64 bytes.
    #[must_use]
    pub fn tells(label: impl Into<String>, data: impl Into<String>) -> Self {
        Self(InlineKeyboardButton::callback(label, data))
    }

    /// A button that opens a link of Telegram's, as `https://t.me/…`.
    #[must_use]
    pub fn opens(label: impl Into<String>, url: impl AsRef<str>) -> Self {
        let label = label.into();
        match reqwest::Url::parse(url.as_ref()) {
            Ok(url) => Self(InlineKeyboardButton::url(label, url)),
            // Never for the links that are built here; without one, the label says nothing wrong.
            Err(_) => Self::copies(label, url.as_ref()),
        }
    }

    /// A button that copies `text` (at most 256 characters).
    #[must_use]
    pub fn copies(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self(InlineKeyboardButton::copy_text_button(label, CopyTextButton { text: text.into() }))
    }
}

/// The buttons under a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keyboard(Vec<Vec<InlineKeyboardButton>>);

impl Keyboard {
    /// One more row.
    #[must_use]
    pub fn row(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        let row: Vec<_> = buttons.into_iter().map(|button| button.0).collect();
        if !row.is_empty() {
            self.0.push(row);
        }
        self
    }

    /// Choices, two a row.
    #[must_use]
    pub fn choices(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        let buttons: Vec<_> = buttons.into_iter().map(|button| button.0).collect();
        self.0.extend(buttons.chunks(2).map(<[_]>::to_vec));
        self
    }

    /// Choices with long labels, one a row.
    #[must_use]
    pub fn column(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        self.0.extend(buttons.into_iter().map(|button| vec![button.0]));
        self
    }

    /// For a payload that is no [`Screen`], as a document.
    #[must_use]
    pub fn markup(self) -> InlineKeyboardMarkup {
        InlineKeyboardMarkup::new(self.0)
    }
}

/// A text and the buttons under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// The text.
    pub html: Html,
    /// The buttons.
    pub keyboard: Keyboard,
}

impl Screen {
    /// A text without buttons.
    #[must_use]
    pub fn new(html: Html) -> Self {
        Self { html, keyboard: Keyboard::default() }
    }

    /// With buttons.
    #[must_use]
    pub fn with(mut self, keyboard: Keyboard) -> Self {
        self.keyboard = keyboard;
        self
    }

    /// As a new message to `chat`.
    #[must_use]
    pub fn send(self, chat: i64) -> Outgoing {
        self.send_below(chat, None)
    }

    /// As a new message to `chat` that quotes an earlier one, if that is there.
    #[must_use]
    pub fn send_below(self, chat: i64, message: Option<i32>) -> Outgoing {
        let mut payload = SendMessage::new(ChatId(chat), self.html.into_string())
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview());
        if let Some(message) = message {
            let quoted = ReplyParameters::new(MessageId(message)).allow_sending_without_reply();
            payload = payload.reply_parameters(quoted);
        }
        if !self.keyboard.0.is_empty() {
            payload = payload.reply_markup(self.keyboard.markup());
        }
        Outgoing::new(chat, &payload)
    }

    /// In the place of an earlier message.
    #[must_use]
    pub fn edit(self, chat: i64, message: i32) -> Outgoing {
        let payload =
            EditMessageText::new(ChatId(chat), MessageId(message), self.html.into_string())
                .parse_mode(ParseMode::Html)
                .link_preview_options(no_preview())
                .reply_markup(self.keyboard.markup());
        Outgoing::new(chat, &payload)
    }

    /// In the place of the caption of an earlier message, a file.
    #[must_use]
    pub fn edit_caption(self, chat: i64, message: i32) -> Outgoing {
        let mut payload = EditMessageCaption::new(ChatId(chat), MessageId(message))
            .caption(self.html.into_string())
            .parse_mode(ParseMode::Html);
        if !self.keyboard.0.is_empty() {
            payload = payload.reply_markup(self.keyboard.markup());
        }
        Outgoing::new(chat, &payload)
    }
}

/// Asks for the reader's own telephone number, with a key in the place of the keyboard that shares it,
/// and others beside it.
#[must_use]
pub fn ask_contact(chat: i64, html: Html, share: String, others: Vec<String>) -> Outgoing {
    let mut keys = vec![vec![KeyboardButton::new(share).request(ButtonRequest::Contact)]];
    keys.push(others.into_iter().map(KeyboardButton::new).collect());
    let keyboard = KeyboardMarkup::new(keys).one_time_keyboard().resize_keyboard();
    let payload = SendMessage::new(ChatId(chat), html.into_string())
        .parse_mode(ParseMode::Html)
        .reply_markup(keyboard);
    Outgoing::new(chat, &payload)
}

/// A text that gives the reader their own keyboard back, after [`ask_contact`].
#[must_use]
pub fn keyboard_back(chat: i64, html: Html) -> Outgoing {
    let payload = SendMessage::new(ChatId(chat), html.into_string())
        .parse_mode(ParseMode::Html)
        .reply_markup(KeyboardRemove::new());
    Outgoing::new(chat, &payload)
}

/// Pins a message, without a sound. With 0 for the message, that of the row that it follows.
#[must_use]
pub fn pin(chat: i64, message: i32) -> Outgoing {
    let payload = PinChatMessage::new(ChatId(chat), MessageId(message)).disable_notification(true);
    Outgoing::new(chat, &payload)
}

/// A copy of somebody's message, whatever is in it, without a word of whose it was.
#[must_use]
pub fn copy(chat: i64, (from, message): (i64, i32), keyboard: Keyboard) -> Outgoing {
    let mut payload = CopyMessage::new(ChatId(chat), ChatId(from), MessageId(message));
    if !keyboard.0.is_empty() {
        payload = payload.reply_markup(keyboard.markup());
    }
    Outgoing::new(chat, &payload)
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// A command in a message's text: `/name@bot rest`, its name in small letters without diacritics, as
/// a phone may have added them. Commands meant for another bot are none.
#[must_use]
pub fn command<'a>(text: &'a str, bot: &str) -> Option<(String, &'a str)> {
    let text = text.strip_prefix('/')?;
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let name = match word.split_once('@') {
        Some((name, to)) if to.eq_ignore_ascii_case(bot) => name,
        Some(_) => return None,
        None => word,
    };
    (!name.is_empty()).then(|| (fold(name), rest.trim()))
}

/// The data behind a button: what it does, and of what.
#[must_use]
pub fn data(action: &str, of: impl std::fmt::Display) -> String {
    format!("{action}:{of}")
}

/// What [`data`] put together.
#[must_use]
pub fn parse_data(data: &str) -> Option<(&str, &str)> {
    data.split_once(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_told_from_text_and_from_those_of_other_bots() {
        let check = |text, found: Option<(&str, &str)>| {
            let command = command(text, "ocop_bot");
            assert_eq!(
                command.as_ref().map(|(name, rest)| (name.as_str(), *rest)),
                found,
                "{text}"
            );
        };
        check("/start i_abc", Some(("start", "i_abc")));
        check("/help@OCOP_bot", Some(("help", "")));
        check("/Hủy", Some(("huy", "")));
        check("/help@other_bot", None);
        check("/", None);
        check("ho so / giay to", None);
    }

    #[test]
    fn choices_stand_two_a_row() {
        let button = |label: &str| Button::tells(label, "x:1");
        let keyboard = Keyboard::default().choices(["a", "b", "c"].map(button)).row([]);
        let lengths: Vec<_> = keyboard.0.iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 1]);
    }
}
