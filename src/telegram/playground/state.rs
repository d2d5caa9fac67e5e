//! All that the server knows: people, chats, messages, and what they come to.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::broadcast;

use super::bot::Bot;
use super::error::{Outcome, Refusal};
use super::files::Files;
use super::ledger::Ledger;
use super::limits::Limiter;
use super::markup::Keyboard;
use super::message::{Author, Message, Service};
use super::queries::Queries;
use super::updates::Updates;
use crate::clock::Timestamp;

/// A person with a Telegram account.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Account {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) username: Option<String>,
    pub(super) language: String,
    pub(super) note: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) blocked: bool,
    pub(super) started: bool,
    #[serde(skip)]
    pub(super) deactivated: bool,
}

/// What kind of chat it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ChatKind {
    Private,
    Group,
    Supergroup,
    Channel,
}

/// A chat of the bot with a person or a group.
#[derive(Debug)]
pub(super) struct Chat {
    pub(super) id: i64,
    pub(super) kind: ChatKind,
    pub(super) title: String,
    pub(super) next_id: i64,
    pub(super) messages: BTreeMap<i64, Message>,
    /// Newest last.
    pub(super) pinned: Vec<i64>,
    pub(super) keyboard: Option<Keyboard>,
    pub(super) migrated_to: Option<i64>,
    pub(super) bot_is_member: bool,
    pub(super) bot_is_admin: bool,
    /// Up to here a test has read.
    pub(super) read_to: i64,
    /// Edits by the bot that a test has not read, oldest first.
    pub(super) unread_edits: VecDeque<i64>,
}

impl Chat {
    pub(super) fn new(id: i64, kind: ChatKind, title: String) -> Self {
        Self {
            id,
            kind,
            title,
            next_id: 1,
            messages: BTreeMap::new(),
            pinned: Vec::new(),
            keyboard: None,
            migrated_to: None,
            bot_is_member: true,
            bot_is_admin: kind == ChatKind::Private,
            read_to: 0,
            unread_edits: VecDeque::new(),
        }
    }

    pub(super) fn is_private(&self) -> bool {
        self.kind == ChatKind::Private
    }
}

/// Something that the web chat of a person is told of; chat 0 means everybody's.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) chat: i64,
    pub(super) json: Arc<str>,
}

/// Everything, behind one lock.
#[derive(Debug)]
pub(super) struct State {
    pub(super) bot: Bot,
    pub(super) people: HashMap<i64, Account>,
    /// The people in the order in which they came.
    pub(super) order: Vec<i64>,
    pub(super) chats: HashMap<i64, Chat>,
    pub(super) updates: Updates,
    pub(super) files: Files,
    pub(super) queries: Queries,
    pub(super) limits: Limiter,
    pub(super) ledger: Ledger,
    pub(super) albums: u64,
    /// So many messages are kept in a chat.
    pub(super) keep: usize,
    events: broadcast::Sender<Event>,
}

impl State {
    pub(super) fn new(
        bot: Bot,
        limits: Limiter,
        ledger: Ledger,
        keep: usize,
        events: broadcast::Sender<Event>,
    ) -> Self {
        Self {
            bot,
            people: HashMap::new(),
            order: Vec::new(),
            chats: HashMap::new(),
            updates: Updates::default(),
            files: Files::default(),
            queries: Queries::default(),
            limits,
            ledger,
            albums: 0,
            keep,
            events,
        }
    }

    /// Tells the web chats, if there are any.
    pub(super) fn emit(&self, chat: i64, event: impl FnOnce() -> Value) {
        if self.events.receiver_count() > 0 {
            let mut event = event();
            if chat != 0 {
                event["chat"] = chat.into();
            }
            let json = Arc::from(event.to_string());
            // Nobody listening any more is no fault.
            let _ = self.events.send(Event { chat, json });
        }
    }

    pub(super) fn chat(&self, id: i64) -> Outcome<&Chat> {
        self.chats.get(&id).ok_or_else(Refusal::chat_not_found)
    }

    pub(super) fn chat_mut(&mut self, id: i64) -> Outcome<&mut Chat> {
        self.chats.get_mut(&id).ok_or_else(Refusal::chat_not_found)
    }

    /// Whether the bot may write in the chat.
    pub(super) fn may_write(&self, id: i64) -> Outcome<&Chat> {
        let chat = self.chat(id)?;
        if let Some(to) = chat.migrated_to {
            return Err(Refusal::migrated(to));
        }
        match (chat.kind, self.people.get(&id)) {
            (ChatKind::Private, Some(person)) if person.deactivated => {
                Err(Refusal::forbidden("user is deactivated"))
            }
            (ChatKind::Private, Some(person)) if person.blocked => Err(Refusal::blocked()),
            (ChatKind::Private, Some(person)) if !person.started => {
                Err(Refusal::forbidden("bot can't initiate conversation with a user"))
            }
            (ChatKind::Group, _) if !chat.bot_is_member => {
                Err(Refusal::forbidden("bot was kicked from the group chat"))
            }
            (ChatKind::Supergroup, _) if !chat.bot_is_member => {
                Err(Refusal::forbidden("bot was kicked from the supergroup chat"))
            }
            (ChatKind::Channel, _) if !chat.bot_is_member => {
                Err(Refusal::forbidden("bot is not a member of the channel chat"))
            }
            (ChatKind::Channel, _) if !chat.bot_is_admin => {
                Err(Refusal::bad("need administrator rights in the channel chat"))
            }
            _ => Ok(chat),
        }
    }

    /// Lets `messages` messages pass to the chat, or refuses them for going too fast.
    pub(super) fn pace(&mut self, now: Timestamp, chat: i64, messages: usize) -> Outcome<()> {
        let is_group = !self.chat(chat)?.is_private();
        self.limits.take(now, chat, is_group, messages).map_err(Refusal::too_many)
    }

    /// Puts a message into the chat; returns its id.
    pub(super) fn put(&mut self, chat_id: i64, mut message: Message) -> Outcome<i64> {
        let keep = self.keep;
        let chat = self.chat_mut(chat_id)?;
        let id = chat.next_id;
        chat.next_id += 1;
        message.id = id;
        chat.messages.insert(id, message);
        while chat.messages.len() > keep {
            if let Some((gone, _)) = chat.messages.pop_first() {
                chat.pinned.retain(|&pinned| pinned != gone);
            }
        }
        self.emit_message("message", chat_id, id);
        Ok(id)
    }

    /// Tells the web chat of a message as it is now.
    pub(super) fn emit_message(&self, kind: &str, chat_id: i64, id: i64) {
        self.emit(chat_id, || {
            let chat = self.chats.get(&chat_id);
            let seen = chat.and_then(|chat| Some(self.seen(chat, chat.messages.get(&id)?)));
            json!({"type": kind, "message": seen})
        });
    }

    /// The message as the Bot API shows it.
    pub(super) fn shown(&self, chat_id: i64, id: i64) -> Value {
        let chat = self.chats.get(&chat_id);
        chat.and_then(|chat| Some(self.message_json(chat, chat.messages.get(&id)?)))
            .unwrap_or(Value::Null)
    }

    /// Queues an update about a message.
    pub(super) fn tell(&mut self, kind: &str, chat_id: i64, id: i64) {
        if self.updates.wants(kind) {
            let message = self.shown(chat_id, id);
            self.updates.push(kind, &message);
        }
    }

    /// Puts a person's message into the chat and tells the bot.
    pub(super) fn receive(&mut self, chat_id: i64, message: Message) -> Outcome<i64> {
        let id = self.put(chat_id, message)?;
        if self.chat(chat_id)?.bot_is_member {
            self.tell("message", chat_id, id);
        }
        Ok(id)
    }

    pub(super) fn remove(&mut self, chat_id: i64, id: i64) -> Outcome<Option<Message>> {
        let chat = self.chat_mut(chat_id)?;
        let gone = chat.messages.remove(&id);
        if gone.is_some() {
            chat.pinned.retain(|&pinned| pinned != id);
            self.emit(chat_id, || json!({"type": "delete", "id": id}));
        }
        Ok(gone)
    }

    /// Pins a message; makes the service message that tells of it.
    pub(super) fn pin(&mut self, now: Timestamp, chat_id: i64, id: i64) -> Outcome<()> {
        let chat = self.chat_mut(chat_id)?;
        if chat.pinned.contains(&id) {
            return Ok(());
        }
        chat.pinned.push(id);
        self.emit(chat_id, || json!({"type": "pin", "id": id, "pinned": true}));
        let service = Message::of_service(Author::Bot, now, Service::Pinned(id));
        self.receive(chat_id, service)?;
        Ok(())
    }

    /// Unpins the messages that `which` names.
    pub(super) fn unpin(&mut self, chat_id: i64, which: impl Fn(i64) -> bool) -> Outcome<()> {
        let chat = self.chat_mut(chat_id)?;
        let (gone, kept) = std::mem::take(&mut chat.pinned).into_iter().partition(|&id| which(id));
        chat.pinned = kept;
        let gone: Vec<i64> = gone;
        for id in gone {
            self.emit(chat_id, || json!({"type": "pin", "id": id, "pinned": false}));
        }
        Ok(())
    }

    pub(super) fn set_keyboard(&mut self, chat_id: i64, keyboard: Option<Keyboard>) -> Outcome<()> {
        self.chat_mut(chat_id)?.keyboard = keyboard;
        self.emit(chat_id, || {
            let keyboard = self.chats.get(&chat_id).and_then(|chat| chat.keyboard.as_ref());
            json!({"type": "keyboard", "keyboard": keyboard})
        });
        Ok(())
    }
}
