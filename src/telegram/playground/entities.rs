//! Formatted text: a text and its entities, as Telegram keeps them (offsets in UTF-16 units).

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::error::{Outcome, Refusal};

/// A text and what is set off in it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Formatted {
    pub(super) text: String,
    pub(super) entities: Vec<Entity>,
}

/// A stretch of a text, in UTF-16 units.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Entity {
    pub(super) kind: Kind,
    pub(super) offset: usize,
    pub(super) length: usize,
}

/// What a stretch is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Bold,
    Italic,
    Underline,
    Strikethrough,
    Spoiler,
    Code,
    Pre(Option<String>),
    Link(String),
    Mention(i64),
    Emoji(String),
    Blockquote,
    ExpandableBlockquote,
    Url,
    Command,
}

/// What people type around a stretch to set it off.
const MARKS: [(&str, Kind); 5] = [
    ("**", Kind::Bold),
    ("__", Kind::Italic),
    ("~~", Kind::Strikethrough),
    ("||", Kind::Spoiler),
    ("`", Kind::Code),
];

/// What stands between a mark that the text begins with and the next such mark, and what follows.
fn marked<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let (inner, rest) = text.strip_prefix(mark)?.split_once(mark)?;
    (!inner.is_empty() && inner == inner.trim()).then_some((inner, rest))
}

/// How many UTF-16 units the text has.
pub(super) fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

impl Formatted {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), entities: Vec::new() }
    }

    /// What a person has typed: a command at the start, links and what stands between marks are found as
    /// Telegram's apps do.
    pub(super) fn typed(text: &str) -> Self {
        let mut typed = Self::default();
        typed.read_marks(text);
        if let Some(rest) = typed.text.strip_prefix('/') {
            let name = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '@'))
                .unwrap_or(rest.len());
            if name > 0 {
                typed.entities.push(Entity { kind: Kind::Command, offset: 0, length: name + 1 });
            }
        }
        typed.find_urls();
        typed
    }

    /// Adds a text whose `**bold**`, `__italic__`, `~~struck~~`, `||hidden||` and `` `code` `` are set off.
    fn read_marks(&mut self, mut text: &str) {
        while let Some(next) = text.chars().next() {
            let marked = MARKS.iter().find_map(|(mark, kind)| Some((kind, marked(text, mark)?)));
            let Some((kind, (inner, rest))) = marked else {
                self.text.push(next);
                text = &text[next.len_utf8()..];
                continue;
            };
            let (at, offset) = (self.entities.len(), units(&self.text));
            if *kind == Kind::Code {
                self.text.push_str(inner);
            } else {
                self.read_marks(inner);
            }
            let length = units(&self.text) - offset;
            self.entities.insert(at, Entity { kind: kind.clone(), offset, length });
            text = rest;
        }
    }

    /// Marks the web addresses that stand in the text.
    pub(super) fn find_urls(&mut self) {
        let mut from = 0;
        while let Some(start) = self.text[from..].find("http").map(|at| at + from) {
            let rest = &self.text[start..];
            let scheme = ["https://", "http://"].into_iter().find(|s| rest.starts_with(s));
            let Some(scheme) = scheme else {
                from = start + 4;
                continue;
            };
            let end = rest.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(rest.len());
            let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'']);
            from = start + end;
            if url.len() <= scheme.len() {
                continue;
            }
            let offset = units(&self.text[..start]);
            let length = units(url);
            let covered = self.entities.iter().any(|e| {
                matches!(e.kind, Kind::Link(_) | Kind::Code | Kind::Pre(_))
                    && e.offset < offset + length
                    && offset < e.offset + e.length
            });
            if !covered {
                self.entities.push(Entity { kind: Kind::Url, offset, length });
            }
        }
        self.sort();
    }

    /// Outer entities before inner ones.
    fn sort(&mut self) {
        self.entities.sort_by_key(|e| (e.offset, std::cmp::Reverse(e.length)));
    }

    /// Drops white space around the text and what is thereby left without any text.
    pub(super) fn trim(&mut self) {
        let trimmed = self.text.trim();
        if trimmed.len() != self.text.len() {
            let cut = self.text.len() - self.text.trim_start().len();
            let cut = units(&self.text[..cut]);
            let size = units(trimmed);
            for entity in &mut self.entities {
                let end = (entity.offset + entity.length).saturating_sub(cut).min(size);
                entity.offset = entity.offset.saturating_sub(cut).min(size);
                entity.length = end.saturating_sub(entity.offset);
            }
            self.text = trimmed.to_owned();
        }
        self.entities.retain(|entity| entity.length > 0);
        self.sort();
    }

    /// The entities of a call's `entities` or `caption_entities`.
    pub(super) fn with_entities(text: String, given: &Value) -> Outcome<Self> {
        let size = units(&text);
        let mut formatted = Self::plain(text);
        let Some(list) = given.as_array() else {
            return Err(Refusal::bad("can't parse entities: expected an Array of MessageEntity"));
        };
        for item in list {
            let entity = Entity::from_api(item)?;
            // As Telegram does: what lies beyond the text is left out, not refused.
            if entity.offset < size && entity.length > 0 {
                let length = entity.length.min(size - entity.offset);
                formatted.entities.push(Entity { length, ..entity });
            }
        }
        Ok(formatted)
    }

    /// The entities as the Bot API shows them.
    pub(super) fn entities_json(&self) -> Value {
        self.entities.iter().map(Entity::to_api).collect()
    }

    /// The text as safe HTML.
    pub(super) fn html(&self) -> String {
        let mut out = String::with_capacity(self.text.len() + 16);
        if self.entities.is_empty() {
            escape(&mut out, &self.text);
            return out;
        }
        let mut waiting = self.entities.iter().peekable();
        let mut open: Vec<&Entity> = Vec::new();
        let mut position = 0;
        for c in self.text.chars() {
            close_ended(&mut out, &mut open, position);
            while let Some(entity) = waiting.next_if(|entity| entity.offset <= position) {
                self.open_tag(&mut out, entity);
                open.push(entity);
            }
            escape_char(&mut out, c);
            position += c.len_utf16();
        }
        close_ended(&mut out, &mut open, usize::MAX);
        out
    }

    fn open_tag(&self, out: &mut String, entity: &Entity) {
        match &entity.kind {
            Kind::Link(url) => link(out, url),
            Kind::Url => link(out, &self.slice(entity)),
            Kind::Mention(user) => link(out, &format!("tg://user?id={user}")),
            Kind::Spoiler => out.push_str("<span class=\"spoiler\">"),
            Kind::Pre(Some(language)) => {
                out.push_str("<pre class=\"language-");
                escape(out, language);
                out.push_str("\">");
            }
            Kind::Command => out.push_str("<span class=\"command\">"),
            Kind::ExpandableBlockquote => out.push_str("<blockquote class=\"expandable\">"),
            other => {
                let _ = write!(out, "<{}>", other.tag());
            }
        }
    }

    fn slice(&self, entity: &Entity) -> String {
        let units: Vec<u16> =
            self.text.encode_utf16().skip(entity.offset).take(entity.length).collect();
        String::from_utf16_lossy(&units)
    }
}

fn close_ended(out: &mut String, open: &mut Vec<&Entity>, position: usize) {
    let ended =
        |entity: &Entity| position == usize::MAX || entity.offset + entity.length <= position;
    while let Some(first) = open.iter().position(|entity| ended(entity)) {
        // What was opened later is closed with it; the page shows the rest without its mark.
        for entity in open.drain(first..).rev() {
            let _ = write!(out, "</{}>", entity.kind.tag());
        }
    }
}

fn link(out: &mut String, url: &str) {
    let safe = ["http://", "https://", "tg://", "mailto:", "tel:"];
    let lower = url.to_ascii_lowercase();
    out.push_str("<a href=\"");
    if safe.iter().any(|scheme| lower.starts_with(scheme)) {
        escape(out, url);
    } else {
        out.push_str("https://");
        escape(out, url.trim_start_matches(|c: char| !c.is_alphanumeric()));
    }
    out.push_str("\">");
}

/// Writes `text` so that it shows as it stands, in an element or an attribute.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        escape_char(out, c);
    }
}

fn escape_char(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        _ => out.push(c),
    }
}

impl Kind {
    /// The element of the web chat.
    fn tag(&self) -> &'static str {
        match self {
            Self::Bold => "b",
            Self::Italic => "i",
            Self::Underline => "u",
            Self::Strikethrough => "s",
            Self::Code => "code",
            Self::Pre(_) => "pre",
            Self::Link(_) | Self::Mention(_) | Self::Url => "a",
            Self::Blockquote | Self::ExpandableBlockquote => "blockquote",
            Self::Spoiler | Self::Emoji(_) | Self::Command => "span",
        }
    }
}

impl Entity {
    fn to_api(&self) -> Value {
        let mut json = json!({"offset": self.offset, "length": self.length});
        let kind = match &self.kind {
            Kind::Bold => "bold",
            Kind::Italic => "italic",
            Kind::Underline => "underline",
            Kind::Strikethrough => "strikethrough",
            Kind::Spoiler => "spoiler",
            Kind::Code => "code",
            Kind::Blockquote => "blockquote",
            Kind::ExpandableBlockquote => "expandable_blockquote",
            Kind::Url => "url",
            Kind::Command => "bot_command",
            Kind::Pre(language) => {
                if let Some(language) = language {
                    json["language"] = json!(language);
                }
                "pre"
            }
            Kind::Link(url) => {
                json["url"] = json!(url);
                "text_link"
            }
            Kind::Mention(user) => {
                json["user"] = json!({"id": user, "is_bot": false, "first_name": ""});
                "text_mention"
            }
            Kind::Emoji(id) => {
                json["custom_emoji_id"] = json!(id);
                "custom_emoji"
            }
        };
        json["type"] = json!(kind);
        json
    }

    fn from_api(json: &Value) -> Outcome<Self> {
        let wrong = |what: &str| Refusal::bad(format!("can't parse entities: {what}"));
        let number = |key: &str| {
            json.get(key)
                .and_then(Value::as_u64)
                .and_then(|n| usize::try_from(n).ok())
                .ok_or_else(|| wrong(&format!("field \"{key}\" must be a valid Number")))
        };
        let text = |key: &str| json.get(key).and_then(Value::as_str).map(str::to_owned);
        let required = |key: &str| {
            text(key).ok_or_else(|| wrong(&format!("field \"{key}\" must be of type String")))
        };
        let kind = match required("type")?.as_str() {
            "bold" => Kind::Bold,
            "italic" => Kind::Italic,
            "underline" => Kind::Underline,
            "strikethrough" => Kind::Strikethrough,
            "spoiler" => Kind::Spoiler,
            "code" => Kind::Code,
            "blockquote" => Kind::Blockquote,
            "expandable_blockquote" => Kind::ExpandableBlockquote,
            "bot_command" => Kind::Command,
            "url" => Kind::Url,
            "pre" => Kind::Pre(text("language")),
            "text_link" => Kind::Link(required("url")?),
            "custom_emoji" => Kind::Emoji(required("custom_emoji_id")?),
            "text_mention" => Kind::Mention(
                json["user"]["id"].as_i64().ok_or_else(|| wrong("user must be specified"))?,
            ),
            _ => return Err(wrong("unsupported MessageEntity type specified")),
        };
        Ok(Self { kind, offset: number("offset")?, length: number("length")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(kind: Kind, offset: usize, length: usize) -> Entity {
        Entity { kind, offset, length }
    }

    #[test]
    fn lengths_are_utf16_units() {
        assert_eq!(units("Gặp"), 3);
        assert_eq!(units("🎉"), 2);
        assert_eq!(units("e\u{301}"), 2);
    }

    #[test]
    fn html_nests_and_escapes() {
        let formatted = Formatted {
            text: "🎉 a<b & c".to_owned(),
            entities: vec![entity(Kind::Bold, 0, 6), entity(Kind::Italic, 3, 1)],
        };
        assert_eq!(formatted.html(), "<b>🎉 <i>a</i>&lt;b</b> &amp; c");
    }

    #[test]
    fn a_link_never_runs_a_script() {
        let formatted = Formatted {
            text: "x".to_owned(),
            entities: vec![entity(Kind::Link("javascript:alert(1)".to_owned()), 0, 1)],
        };
        assert_eq!(formatted.html(), "<a href=\"https://javascript:alert(1)\">x</a>");
    }

    #[test]
    fn trimming_moves_entities_along() {
        let mut formatted = Formatted {
            text: "  ab \n".to_owned(),
            entities: vec![entity(Kind::Bold, 1, 3), entity(Kind::Code, 4, 2)],
        };
        formatted.trim();
        assert_eq!(formatted.text, "ab");
        assert_eq!(formatted.entities, [entity(Kind::Bold, 0, 2)]);
    }

    #[test]
    fn what_stands_between_marks_is_set_off() {
        let typed = Formatted::typed("🎉 **Mời __bà con__** họp, `**x**` 2 ** 3 ** 4 ****");
        assert_eq!(typed.text, "🎉 Mời bà con họp, **x** 2 ** 3 ** 4 ****");
        assert_eq!(
            typed.entities,
            [entity(Kind::Bold, 3, 10), entity(Kind::Italic, 7, 6), entity(Kind::Code, 19, 5),]
        );
    }

    #[test]
    fn a_command_and_a_link_are_found_in_what_is_typed() {
        let typed = Formatted::typed("/start xem https://ocop.vn/a.");
        assert_eq!(typed.entities[0], entity(Kind::Command, 0, 6));
        assert_eq!(typed.entities[1], entity(Kind::Url, 11, 17));
    }

    #[test]
    fn a_wrong_entity_is_refused() {
        let given = json!([{"type": "blink", "offset": 0, "length": 1}]);
        let refusal = Formatted::with_entities("x".to_owned(), &given).unwrap_err();
        assert!(refusal.description.starts_with("Bad Request: can't parse entities:"));
    }
}
