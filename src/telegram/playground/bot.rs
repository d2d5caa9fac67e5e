//! The bot's own account: who it is, and the texts and commands that it has set.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::error::{Outcome, Refusal};
use super::request::Params;
use super::state::State;

/// The bot's account.
#[derive(Clone, Debug)]
pub(super) struct Bot {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) username: String,
    /// Known from the first call on, unless it was fixed.
    pub(super) token: Option<String>,
    texts: HashMap<(Text, String), String>,
    /// By scope and language.
    commands: HashMap<(String, String), Vec<Value>>,
}

/// A text that a bot can set for each language.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Text {
    Name,
    Description,
    ShortDescription,
}

impl Text {
    fn field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::ShortDescription => "short_description",
        }
    }

    fn most(self) -> usize {
        match self {
            Self::Name => 64,
            Self::Description => 512,
            Self::ShortDescription => 120,
        }
    }
}

impl Bot {
    pub(super) fn new(name: String, username: String, token: Option<String>) -> Self {
        let id = token.as_deref().and_then(id_of).unwrap_or(DEFAULT_ID);
        Self { id, name, username, token, texts: HashMap::new(), commands: HashMap::new() }
    }

    /// Whether a call comes from the bot; the first token seen is the bot's.
    pub(super) fn admits(&mut self, token: &str) -> bool {
        if let Some(own) = &self.token {
            return own == token;
        }
        self.id = id_of(token).unwrap_or(DEFAULT_ID);
        self.token = Some(token.to_owned());
        true
    }

    pub(super) fn user_json(&self) -> Value {
        json!({"id": self.id, "is_bot": true, "first_name": self.name, "username": self.username})
    }

    pub(super) fn me_json(&self) -> Value {
        json!({"id": self.id, "is_bot": true, "first_name": self.name, "username": self.username,
            "can_join_groups": true, "can_read_all_group_messages": true,
            "supports_inline_queries": true, "can_connect_to_business": false,
            "has_main_web_app": false, "has_topics_enabled": false,
            "allows_users_to_create_topics": false, "can_manage_bots": false,
            "supports_guest_queries": false, "supports_join_request_queries": false})
    }

    /// A text in a language, or in the default one.
    pub(super) fn text(&self, text: Text, language: &str) -> Option<&str> {
        let of = |language: &str| self.texts.get(&(text, language.to_owned()));
        of(language).or_else(|| of("")).map(String::as_str)
    }

    /// The commands that a person is shown in their chat with the bot.
    pub(super) fn commands_for(&self, person: i64, language: &str) -> &[Value] {
        let scopes =
            [format!("chat:{person}"), "all_private_chats".to_owned(), "default".to_owned()];
        for scope in scopes {
            for language in [language, ""] {
                let found = self.commands.get(&(scope.clone(), language.to_owned()));
                if let Some(commands) = found.filter(|commands| !commands.is_empty()) {
                    return commands;
                }
            }
        }
        &[]
    }
}

const DEFAULT_ID: i64 = 7_000_000_001;

fn id_of(token: &str) -> Option<i64> {
    token.split_once(':')?.0.parse().ok().filter(|&id| id > 0)
}

fn language(params: &Params) -> Outcome<String> {
    let language = params.text("language_code").unwrap_or_default();
    let valid = language.is_empty()
        || language.len() == 2 && language.chars().all(|c| c.is_ascii_lowercase());
    if valid { Ok(language.into_owned()) } else { Err(Refusal::bad("LANGUAGE_CODE_INVALID")) }
}

/// `default`, `all_private_chats`, ... or `chat:ID`.
fn scope(params: &Params) -> Outcome<String> {
    let Some(scope) = params.json("scope")? else { return Ok("default".to_owned()) };
    let kind = scope["type"].as_str().unwrap_or_default();
    let id =
        |key: &str| scope[key].as_i64().map_or_else(|| scope[key].to_string(), |n| n.to_string());
    Ok(match kind {
        "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" => {
            kind.to_owned()
        }
        "chat" | "chat_administrators" => format!("{kind}:{}", id("chat_id")),
        "chat_member" => format!("{kind}:{}:{}", id("chat_id"), id("user_id")),
        _ => return Err(Refusal::bad("can't parse BotCommandScope: Field \"type\" is invalid")),
    })
}

impl State {
    pub(super) fn set_my_commands(&mut self, params: &Params) -> Outcome {
        let key = (scope(params)?, language(params)?);
        let given = params.json("commands")?;
        let Some(given) = given.as_deref().and_then(Value::as_array) else {
            return Err(Refusal::bad("can't parse commands: expected an Array of BotCommand"));
        };
        if given.len() > 100 {
            return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
        }
        let mut commands = Vec::with_capacity(given.len());
        for item in given {
            let field = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
            let (command, description) = (field("command"), field("description").trim());
            let command = command.trim_start_matches('/');
            let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if command.is_empty() || command.len() > 32 || !command.chars().all(letter) {
                return Err(Refusal::bad("BOT_COMMAND_INVALID"));
            }
            if description.is_empty() || description.chars().count() > 256 {
                return Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
            }
            commands.push(json!({"command": command, "description": description}));
        }
        self.bot.commands.insert(key, commands);
        self.emit_commands();
        Ok(Value::Bool(true))
    }

    pub(super) fn delete_my_commands(&mut self, params: &Params) -> Outcome {
        let key = (scope(params)?, language(params)?);
        self.bot.commands.remove(&key);
        self.emit_commands();
        Ok(Value::Bool(true))
    }

    pub(super) fn get_my_commands(&self, params: &Params) -> Outcome {
        let key = (scope(params)?, language(params)?);
        Ok(self.bot.commands.get(&key).cloned().unwrap_or_default().into())
    }

    fn emit_commands(&self) {
        for person in self.people.values() {
            self.emit(person.id, || {
                let commands = self.bot.commands_for(person.id, &person.language);
                json!({"type": "commands", "commands": commands})
            });
        }
    }

    pub(super) fn set_my_text(&mut self, text: Text, params: &Params) -> Outcome {
        let language = language(params)?;
        let value = params.text(text.field()).unwrap_or_default().trim().to_owned();
        if value.chars().count() > text.most() {
            let name = text.field().to_ascii_uppercase();
            return Err(Refusal::bad(format!("BOT_{name}_TOO_LONG")));
        }
        if value.is_empty() {
            self.bot.texts.remove(&(text, language));
        } else {
            self.bot.texts.insert((text, language), value);
        }
        Ok(Value::Bool(true))
    }

    pub(super) fn get_my_text(&self, text: Text, params: &Params) -> Outcome {
        let language = language(params)?;
        let fallback = if text == Text::Name { self.bot.name.as_str() } else { "" };
        Ok(json!({text.field(): self.bot.text(text, &language).unwrap_or(fallback)}))
    }
}
