//! A message as the server keeps it, as the Bot API shows it and as people see it.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::entities::Formatted;
use super::files::Media;
use super::markup::{Button, ButtonKind, inline_json};
use super::state::{Chat, ChatKind, State};
use crate::clock::Timestamp;

/// Who has written a message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Author {
    Bot,
    Person(i64),
}

/// What happened, for a message that nobody has written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Service {
    Pinned(i64),
    MigratedTo(i64),
    MigratedFrom(i64),
    Joined(i64),
    Left(i64),
}

/// A phone number that was shared.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Contact {
    /// The number.
    pub phone: String,
    /// Whose it is.
    pub name: String,
    /// Their id.
    pub user_id: i64,
}

/// A message in a chat.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) id: i64,
    pub(super) author: Author,
    pub(super) date: Timestamp,
    pub(super) edited: Option<Timestamp>,
    /// The text, or the caption of the media.
    pub(super) body: Formatted,
    pub(super) media: Option<Media>,
    pub(super) album: Option<String>,
    pub(super) reply_to: Option<i64>,
    pub(super) buttons: Vec<Vec<Button>>,
    pub(super) contact: Option<Contact>,
    pub(super) service: Option<Service>,
    pub(super) forwarded: Option<(Author, Timestamp)>,
    pub(super) reaction: Option<String>,
}

impl Message {
    pub(super) fn new(author: Author, date: Timestamp, body: Formatted) -> Self {
        Self {
            id: 0,
            author,
            date,
            edited: None,
            body,
            media: None,
            album: None,
            reply_to: None,
            buttons: Vec::new(),
            contact: None,
            service: None,
            forwarded: None,
            reaction: None,
        }
    }

    pub(super) fn of_service(author: Author, date: Timestamp, service: Service) -> Self {
        let mut message = Self::new(author, date, Formatted::default());
        message.service = Some(service);
        message
    }
}

/// Who a message is from, to the reader of a chat.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Speaker {
    /// The bot.
    Bot,
    /// A person.
    Person,
    /// Nobody: it says what happened in the chat.
    Service,
}

/// A message as a person sees it.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// Its id within the chat.
    pub id: i64,
    /// Who it is from.
    pub from: Speaker,
    /// The name it appears under.
    pub sender: String,
    /// When it was sent, in seconds since 1970 on the server's clock.
    pub date: i64,
    /// When it was last edited.
    pub edited: Option<i64>,
    /// Its text or caption without any marks.
    pub text: String,
    /// Its text or caption as safe HTML.
    pub html: String,
    /// The message that it replies to.
    pub reply_to: Option<i64>,
    /// The file that hangs on it.
    pub media: Option<Media>,
    /// The album that it belongs to.
    pub album: Option<String>,
    /// The rows of buttons under it.
    pub buttons: Option<Vec<Vec<Button>>>,
    /// Whether it is pinned.
    pub pinned: bool,
    /// The phone number that it shares.
    pub contact: Option<Contact>,
    /// What happened, for a message of the service.
    pub service: Option<Happening>,
    /// The name of whose message was forwarded.
    pub forwarded_from: Option<String>,
    /// The bot's reaction to it.
    pub reaction: Option<String>,
}

/// What a service message tells.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happening {
    /// A message was pinned.
    Pinned {
        /// Which one.
        message_id: i64,
    },
    /// The group became a supergroup.
    Migrated,
    /// A person joined.
    Joined {
        /// Their name.
        name: String,
    },
    /// A person left.
    Left {
        /// Their name.
        name: String,
    },
}

impl Seen {
    /// Every button in reading order.
    pub fn all_buttons(&self) -> impl Iterator<Item = &Button> {
        self.buttons.iter().flatten().flatten()
    }

    /// What is written on the buttons, row by row.
    #[must_use]
    pub fn labels(&self) -> Vec<Vec<&str>> {
        let rows = self.buttons.iter().flatten();
        rows.map(|row| row.iter().map(|button| button.text.as_str()).collect()).collect()
    }

    /// The button with this label, or the first whose label contains it.
    #[must_use]
    pub fn button(&self, label: &str) -> Option<&Button> {
        self.all_buttons()
            .find(|button| button.text == label)
            .or_else(|| self.all_buttons().find(|button| button.text.contains(label)))
    }

    /// Where the button with this label leads.
    #[must_use]
    pub fn link(&self, label: &str) -> Option<&str> {
        self.button(label).filter(|button| button.kind == ButtonKind::Url)?.url.as_deref()
    }
}

impl State {
    /// The message as the Bot API shows it.
    pub(super) fn message_json(&self, chat: &Chat, message: &Message) -> Value {
        self.message_object(chat, message, true)
    }

    fn message_object(&self, chat: &Chat, message: &Message, deep: bool) -> Value {
        let mut json = Map::new();
        json.insert("message_id".to_owned(), json!(message.id));
        json.insert("from".to_owned(), self.author_json(message.author));
        json.insert("chat".to_owned(), self.chat_json(chat));
        json.insert("date".to_owned(), json!(message.date.timestamp()));
        let mut put = |key: &str, value: Value| {
            json.insert(key.to_owned(), value);
        };
        if let Some(edited) = message.edited {
            put("edit_date", json!(edited.timestamp()));
        }
        if let Some((author, date)) = message.forwarded {
            put(
                "forward_origin",
                json!({"type": "user", "sender_user": self.author_json(author),
                    "date": date.timestamp()}),
            );
        }
        if let Some(album) = &message.album {
            put("media_group_id", json!(album));
        }
        let known = |id: i64| chat.messages.get(&id).map(|m| self.message_object(chat, m, false));
        if let Some(reply) = message.reply_to.filter(|_| deep).and_then(known) {
            put("reply_to_message", reply);
        }
        let captioned = message.media.is_some();
        if let Some(media) = &message.media {
            put(media.kind.field(), media.to_api());
        }
        if !message.body.text.is_empty() {
            put(if captioned { "caption" } else { "text" }, json!(message.body.text));
            if !message.body.entities.is_empty() {
                let key = if captioned { "caption_entities" } else { "entities" };
                put(key, message.body.entities_json());
            }
        }
        if let Some(Contact { phone, name, user_id }) = &message.contact {
            put("contact", json!({"phone_number": phone, "first_name": name, "user_id": user_id}));
        }
        if !message.buttons.is_empty() {
            put("reply_markup", inline_json(&message.buttons));
        }
        match &message.service {
            Some(Service::Pinned(id)) if deep => {
                let gone = || json!({"chat": self.chat_json(chat), "message_id": id, "date": 0});
                put("pinned_message", known(*id).unwrap_or_else(gone));
            }
            Some(Service::MigratedTo(to)) => put("migrate_to_chat_id", json!(to)),
            Some(Service::MigratedFrom(from)) => put("migrate_from_chat_id", json!(from)),
            Some(Service::Joined(id)) => put("new_chat_members", json!([self.user_json(*id)])),
            Some(Service::Left(id)) => put("left_chat_member", self.user_json(*id)),
            Some(Service::Pinned(_)) | None => {}
        }
        Value::Object(json)
    }

    fn author_json(&self, author: Author) -> Value {
        match author {
            Author::Bot => self.bot.user_json(),
            Author::Person(id) => self.user_json(id),
        }
    }

    fn author_name(&self, author: Author) -> String {
        match author {
            Author::Bot => self.bot.name.clone(),
            Author::Person(id) => self.person_name(id),
        }
    }

    fn person_name(&self, id: i64) -> String {
        self.people.get(&id).map(|person| person.name.clone()).unwrap_or_default()
    }

    pub(super) fn chat_json(&self, chat: &Chat) -> Value {
        match chat.kind {
            ChatKind::Private => {
                let mut json = json!({"id": chat.id, "type": "private"});
                if let Some(person) = self.people.get(&chat.id) {
                    json["first_name"] = json!(person.name);
                    if let Some(username) = &person.username {
                        json["username"] = json!(username);
                    }
                }
                json
            }
            ChatKind::Group => json!({"id": chat.id, "type": "group", "title": chat.title}),
            ChatKind::Supergroup => {
                json!({"id": chat.id, "type": "supergroup", "title": chat.title})
            }
            ChatKind::Channel => json!({"id": chat.id, "type": "channel", "title": chat.title}),
        }
    }

    /// The message as a person sees it.
    pub(super) fn seen(&self, chat: &Chat, message: &Message) -> Seen {
        let service = message.service.as_ref().map(|service| match service {
            Service::Pinned(id) => Happening::Pinned { message_id: *id },
            Service::MigratedTo(_) | Service::MigratedFrom(_) => Happening::Migrated,
            Service::Joined(id) => Happening::Joined { name: self.person_name(*id) },
            Service::Left(id) => Happening::Left { name: self.person_name(*id) },
        });
        Seen {
            id: message.id,
            from: match (message.author, &service) {
                (_, Some(_)) => Speaker::Service,
                (Author::Bot, None) => Speaker::Bot,
                (Author::Person(_), None) => Speaker::Person,
            },
            sender: self.author_name(message.author),
            date: message.date.timestamp(),
            edited: message.edited.map(|at| at.timestamp()),
            text: message.body.text.clone(),
            html: message.body.html(),
            reply_to: message.reply_to,
            media: message.media.clone(),
            album: message.album.clone(),
            buttons: (!message.buttons.is_empty()).then(|| message.buttons.clone()),
            pinned: chat.pinned.contains(&message.id),
            contact: message.contact.clone(),
            service,
            forwarded_from: message.forwarded.map(|(author, _)| self.author_name(author)),
            reaction: message.reaction.clone(),
        }
    }
}
