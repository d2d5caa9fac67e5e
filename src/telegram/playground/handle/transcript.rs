//! The chats as readable text.

use std::fmt::Write as _;

use crate::clock::local;
use crate::telegram::playground::message::{Happening, Seen, Speaker};
use crate::telegram::playground::state::{Chat, State};

/// In a crowd only so many chats are shown.
const CHATS: usize = 20;

pub(super) fn all(state: &State) -> String {
    let mut out = String::new();
    let mut chats: Vec<&Chat> =
        state.chats.values().filter(|chat| !chat.messages.is_empty()).collect();
    chats.sort_by_key(|chat| chat.id);
    for chat in chats.iter().take(CHATS) {
        out.push_str(&one(state, chat));
    }
    if chats.len() > CHATS {
        let _ = writeln!(out, "... and {} more chats", chats.len() - CHATS);
    }
    out
}

pub(super) fn one(state: &State, chat: &Chat) -> String {
    let mut out = String::new();
    let name = match state.people.get(&chat.id) {
        Some(person) => &person.name,
        None => &chat.title,
    };
    let _ = writeln!(out, "== {name} ({}) ==", chat.id);
    for message in chat.messages.values() {
        let seen = state.seen(chat, message);
        let time = local(message.date).format("%d.%m %H:%M:%S");
        let _ = write!(out, "[{time}] #{} ", seen.id);
        line(&mut out, &seen);
    }
    if let Some(keyboard) = &chat.keyboard {
        for row in &keyboard.rows {
            let keys: Vec<String> = row.iter().map(|key| format!("({})", key.text)).collect();
            let _ = writeln!(out, "    keys: {}", keys.join(" "));
        }
    }
    out
}

fn line(out: &mut String, seen: &Seen) {
    match &seen.service {
        Some(Happening::Pinned { message_id }) => {
            let _ = writeln!(out, "* pinned #{message_id}");
            return;
        }
        Some(happening) => {
            let _ = writeln!(out, "* {happening:?}");
            return;
        }
        None => {}
    }
    let sender = if seen.from == Speaker::Bot { "BOT" } else { &seen.sender };
    let _ = write!(out, "{sender}: ");
    if let Some(media) = &seen.media {
        let _ = write!(out, "<{}: {}, {} bytes> ", media.kind.field(), media.name, media.size);
    }
    if let Some(contact) = &seen.contact {
        let _ = write!(out, "<contact {}> ", contact.phone);
    }
    out.push_str(&seen.text.replace('\n', "\n    "));
    for (holds, mark) in [(seen.edited.is_some(), " (edited)"), (seen.pinned, " (pinned)")] {
        if holds {
            out.push_str(mark);
        }
    }
    if let Some(reaction) = &seen.reaction {
        let _ = write!(out, " ({reaction})");
    }
    out.push('\n');
    for row in seen.labels() {
        let labels: Vec<String> = row.iter().map(|label| format!("[{label}]")).collect();
        let _ = writeln!(out, "    {}", labels.join(" "));
    }
}
