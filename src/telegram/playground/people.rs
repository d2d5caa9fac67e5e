//! What people do: write, edit, press, share, block.

use serde_json::{Value, json};

use super::entities::Formatted;
use super::error::{Outcome, Refusal};
use super::files::{MediaKind, Upload};
use super::message::{Author, Contact, Message, Service};
use super::state::{Account, Chat, ChatKind, State};
use crate::clock::Timestamp;

const FIRST_PERSON: i64 = 1001;
const FIRST_BYSTANDER: i64 = 9_000_001;
const FIRST_GROUP: i64 = -4_001;
const FIRST_CHANNEL: i64 = -1_003_000_000_001;
const FIRST_SUPERGROUP: i64 = -1_002_000_000_001;

impl State {
    /// A new person, who has not pressed Start yet; `None` gives the next free id.
    pub(super) fn add_person(&mut self, id: Option<i64>, name: &str) -> i64 {
        let free = || {
            let mut id = FIRST_PERSON + i64::try_from(self.order.len()).unwrap_or(0);
            while self.people.contains_key(&id) {
                id += 1;
            }
            id
        };
        let id = id.unwrap_or_else(free);
        if self.people.contains_key(&id) {
            return id;
        }
        self.add_account(id, name);
        self.order.push(id);
        self.emit(id, || json!({"type": "person", "person": self.people.get(&id)}));
        id
    }

    /// A person who has pressed Start and whom nobody plays: the page does not show them.
    pub(super) fn add_bystander(&mut self, name: &str) -> i64 {
        let mut id = FIRST_BYSTANDER;
        while self.people.contains_key(&id) {
            id += 1;
        }
        self.add_account(id, name);
        if let Some(person) = self.people.get_mut(&id) {
            person.started = true;
        }
        id
    }

    fn add_account(&mut self, id: i64, name: &str) {
        let person = Account {
            id,
            name: name.to_owned(),
            username: None,
            language: "vi".to_owned(),
            note: None,
            phone: None,
            blocked: false,
            started: false,
            deactivated: false,
        };
        self.people.insert(id, person);
        self.chats.insert(id, Chat::new(id, ChatKind::Private, String::new()));
    }

    pub(super) fn add_group(&mut self, title: &str) -> i64 {
        let mut id = FIRST_GROUP;
        while self.chats.contains_key(&id) {
            id -= 1;
        }
        self.chats.insert(id, Chat::new(id, ChatKind::Group, title.to_owned()));
        id
    }

    /// A new channel, of which the bot is no member yet.
    pub(super) fn add_channel(&mut self, title: &str) -> i64 {
        let mut id = FIRST_CHANNEL;
        while self.chats.contains_key(&id) {
            id -= 1;
        }
        let mut channel = Chat::new(id, ChatKind::Channel, title.to_owned());
        channel.bot_is_member = false;
        self.chats.insert(id, channel);
        id
    }

    /// Turns a group into a supergroup; returns its new id.
    pub(super) fn migrate(&mut self, now: Timestamp, group: i64) -> Outcome<i64> {
        let old = self.chat(group)?;
        let mut id = FIRST_SUPERGROUP;
        while self.chats.contains_key(&id) {
            id -= 1;
        }
        let mut new = Chat::new(id, ChatKind::Supergroup, old.title.clone());
        new.bot_is_admin = old.bot_is_admin;
        self.chats.insert(id, new);
        let to = Message::of_service(Author::Bot, now, Service::MigratedTo(id));
        self.receive(group, to)?;
        self.chat_mut(group)?.migrated_to = Some(id);
        let from = Message::of_service(Author::Bot, now, Service::MigratedFrom(group));
        self.receive(id, from)?;
        Ok(id)
    }

    pub(super) fn user_json(&self, id: i64) -> Value {
        let Some(person) = self.people.get(&id) else {
            return json!({"id": id, "is_bot": false, "first_name": ""});
        };
        let mut json = json!({"id": id, "is_bot": false, "first_name": person.name,
            "language_code": person.language});
        if let Some(username) = &person.username {
            json["username"] = json!(username);
        }
        json
    }

    pub(super) fn person(&self, id: i64) -> Outcome<&Account> {
        self.people.get(&id).ok_or_else(|| Refusal::bad("user not found"))
    }

    /// Changes what is known of a person and tells their web chat.
    pub(super) fn change_person(
        &mut self,
        id: i64,
        change: impl FnOnce(&mut Account),
    ) -> Outcome<()> {
        let person = self.people.get_mut(&id).ok_or_else(|| Refusal::bad("user not found"))?;
        change(person);
        self.emit(id, || json!({"type": "person", "person": self.people.get(&id)}));
        Ok(())
    }

    /// Whoever writes has pressed Start, and has unblocked the bot.
    fn open_chat(&mut self, now: Timestamp, person: i64, chat: i64) -> Outcome<()> {
        let account = self.person(person)?;
        if chat == person {
            if account.blocked {
                self.block(now, person, false)?;
            }
            if !self.person(person)?.started {
                self.change_person(person, |account| account.started = true)?;
            }
        }
        Ok(())
    }

    /// A person writes in a chat.
    pub(super) fn say(
        &mut self,
        now: Timestamp,
        person: i64,
        chat: i64,
        text: &str,
        reply_to: Option<i64>,
    ) -> Outcome<i64> {
        self.open_chat(now, person, chat)?;
        let mut message = Message::new(Author::Person(person), now, Formatted::typed(text));
        message.reply_to = reply_to;
        self.receive(chat, message)
    }

    /// A person edits what they wrote.
    pub(super) fn amend(
        &mut self,
        now: Timestamp,
        person: i64,
        chat_id: i64,
        id: i64,
        text: &str,
    ) -> Outcome<()> {
        let chat = self.chat_mut(chat_id)?;
        let Some(message) = chat.messages.get_mut(&id) else {
            return Err(Refusal::bad("message to edit not found"));
        };
        if message.author != Author::Person(person) || message.contact.is_some() {
            return Err(Refusal::bad("message can't be edited"));
        }
        message.body = Formatted::typed(text);
        message.edited = Some(now);
        self.emit_message("edit", chat_id, id);
        self.tell("edited_message", chat_id, id);
        Ok(())
    }

    /// A person sends files; several are an album, whose first item has the caption.
    pub(super) fn send_files(
        &mut self,
        now: Timestamp,
        person: i64,
        chat: i64,
        files: Vec<(MediaKind, Upload)>,
        caption: &str,
        reply_to: Option<i64>,
    ) -> Outcome<Vec<i64>> {
        self.open_chat(now, person, chat)?;
        let album = (files.len() > 1).then(|| self.next_album());
        let mut ids = Vec::with_capacity(files.len());
        for (place, (kind, upload)) in files.into_iter().enumerate() {
            let caption = if place == 0 { caption } else { "" };
            let mut message = Message::new(Author::Person(person), now, Formatted::typed(caption));
            message.media = Some(self.files.add(kind, upload));
            message.album.clone_from(&album);
            message.reply_to = reply_to;
            ids.push(self.receive(chat, message)?);
        }
        Ok(ids)
    }

    pub(super) fn next_album(&mut self) -> String {
        self.albums += 1;
        (13_000_000_000_000_000_u64 + self.albums).to_string()
    }

    /// A person shares their own phone number.
    pub(super) fn share_contact(&mut self, now: Timestamp, person: i64) -> Outcome<i64> {
        self.open_chat(now, person, person)?;
        let account = self.person(person)?;
        let Some(phone) = account.phone.clone() else {
            return Err(Refusal::bad("the person has no phone number"));
        };
        let contact = Contact { phone, name: account.name.clone(), user_id: person };
        let mut message = Message::new(Author::Person(person), now, Formatted::default());
        message.contact = Some(contact);
        self.receive(person, message)
    }

    /// A person blocks or unblocks the bot.
    pub(super) fn block(&mut self, now: Timestamp, person: i64, blocked: bool) -> Outcome<()> {
        if self.person(person)?.blocked == blocked {
            return Ok(());
        }
        self.change_person(person, |account| account.blocked = blocked)?;
        let chat = self.chat(person)?;
        let bot = self.bot.user_json();
        let member = json!({"user": bot, "status": "member"});
        let kicked = json!({"user": bot, "status": "kicked", "until_date": 0});
        let (old, new) = if blocked { (member, kicked) } else { (kicked, member) };
        let update = json!({"chat": self.chat_json(chat), "from": self.user_json(person),
            "date": now.timestamp(), "old_chat_member": old, "new_chat_member": new});
        self.updates.push("my_chat_member", &update);
        Ok(())
    }

    /// A person joins or leaves a group.
    pub(super) fn attend(
        &mut self,
        now: Timestamp,
        person: i64,
        group: i64,
        joins: bool,
    ) -> Outcome<i64> {
        let service = if joins { Service::Joined(person) } else { Service::Left(person) };
        self.receive(group, Message::of_service(Author::Person(person), now, service))
    }

    /// The bot is put into a group, taken out of it, or given rights there.
    pub(super) fn bot_membership(
        &mut self,
        now: Timestamp,
        group: i64,
        by: i64,
        is_member: bool,
        is_admin: bool,
    ) -> Outcome<()> {
        let chat = self.chat_mut(group)?;
        let before = (chat.bot_is_member, chat.bot_is_admin);
        (chat.bot_is_member, chat.bot_is_admin) = (is_member, is_admin && is_member);
        let after = (chat.bot_is_member, chat.bot_is_admin);
        let chat = self.chat(group)?;
        let is_channel = chat.kind == ChatKind::Channel;
        let member = |(is_member, is_admin)| {
            let user = self.bot.user_json();
            match (is_member, is_admin) {
                (false, _) => json!({"user": user, "status": "kicked", "until_date": 0}),
                (true, false) => json!({"user": user, "status": "member"}),
                (true, true) => json!({"user": user, "status": "administrator",
                    "can_be_edited": false, "is_anonymous": false, "can_manage_chat": true,
                    "can_delete_messages": true, "can_manage_video_chats": false,
                    "can_restrict_members": false, "can_promote_members": false,
                    "can_change_info": false, "can_invite_users": true,
                    "can_pin_messages": true, "can_post_messages": is_channel,
                    "can_edit_messages": is_channel, "can_post_stories": false,
                    "can_edit_stories": false, "can_delete_stories": false}),
            }
        };
        let update = json!({"chat": self.chat_json(chat), "from": self.user_json(by),
            "date": now.timestamp(), "old_chat_member": member(before),
            "new_chat_member": member(after)});
        self.updates.push("my_chat_member", &update);
        Ok(())
    }
}
