//! Keyboards: the inline ones under a message and the ones in place of the phone's own.

use serde::Serialize;
use serde_json::{Value, json};

use super::entities::units;
use super::error::{Outcome, Refusal};
use super::html::checked_url;

/// What a call's `reply_markup` asks for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Markup {
    Inline(Vec<Vec<Button>>),
    Keyboard(Keyboard),
    Remove,
    ForceReply,
}

/// A button under a message.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Button {
    /// What is written on it.
    pub text: String,
    /// What it does.
    pub kind: ButtonKind,
    /// What it carries: callback data, a text to copy or an inline query.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What pressing a button does.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ButtonKind {
    /// Tells the bot, with the button's data.
    Callback,
    /// Opens a link.
    Url,
    /// Copies a text.
    Copy,
    /// Begins an inline query in a chat to be chosen.
    SwitchInline,
    /// Begins an inline query in this chat.
    SwitchInlineHere,
    /// Opens a mini app.
    WebApp,
}

/// A reply keyboard.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Keyboard {
    /// Its rows of keys.
    pub rows: Vec<Vec<Key>>,
    /// What the input field says while it is shown.
    pub placeholder: Option<String>,
    /// Whether it is put away after one use.
    pub one_time: bool,
}

/// A key of a reply keyboard.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Key {
    /// What is written on it and sent when it is pressed.
    pub text: String,
    /// Whether it sends the person's phone number.
    pub request_contact: bool,
}

impl Markup {
    /// Reads a `reply_markup`; an object without a keyboard is none.
    pub(super) fn read(given: &Value) -> Outcome<Option<Self>> {
        let Some(object) = given.as_object() else {
            return Err(Refusal::bad("object expected as reply markup"));
        };
        if let Some(rows) = object.get("inline_keyboard") {
            return Ok(Some(Self::Inline(inline_rows(rows)?)));
        }
        if let Some(rows) = object.get("keyboard") {
            let flag = |key| object.get(key).and_then(Value::as_bool).unwrap_or(false);
            let placeholder = object.get("input_field_placeholder").and_then(Value::as_str);
            if placeholder.is_some_and(|text| text.chars().count() > 64) {
                return Err(Refusal::bad("REPLY_MARKUP_INPUT_FIELD_PLACEHOLDER_INVALID"));
            }
            return Ok(Some(Self::Keyboard(Keyboard {
                rows: keyboard_rows(rows)?,
                placeholder: placeholder.map(str::to_owned),
                one_time: flag("one_time_keyboard"),
            })));
        }
        let is = |key| object.get(key).and_then(Value::as_bool) == Some(true);
        Ok(if is("remove_keyboard") {
            Some(Self::Remove)
        } else if is("force_reply") {
            Some(Self::ForceReply)
        } else {
            None
        })
    }
}

fn rows_of<'a>(rows: &'a Value, name: &str) -> Outcome<Vec<&'a Vec<Value>>> {
    let wrong =
        || Refusal::bad(format!("field \"{name}\" of the markup must be an Array of Arrays"));
    let rows = rows.as_array().ok_or_else(wrong)?;
    let rows: Option<Vec<_>> = rows.iter().map(Value::as_array).collect();
    Ok(rows.ok_or_else(wrong)?.into_iter().filter(|row| !row.is_empty()).collect())
}

fn inline_rows(rows: &Value) -> Outcome<Vec<Vec<Button>>> {
    let mut count = 0;
    let mut result = Vec::new();
    for row in rows_of(rows, "inline_keyboard")? {
        count += row.len();
        result.push(row.iter().map(button).collect::<Outcome<Vec<_>>>()?);
    }
    if count > 100 {
        return Err(Refusal::bad("REPLY_MARKUP_TOO_LONG"));
    }
    Ok(result)
}

fn button(given: &Value) -> Outcome<Button> {
    let wrong = |what: &str| Refusal::bad(format!("can't parse inline keyboard button: {what}"));
    let field = |key: &str| given.get(key).and_then(Value::as_str).map(str::to_owned);
    let Some(text) = field("text") else {
        return Err(wrong("Field \"text\" must be of type String"));
    };
    if text.trim().is_empty() {
        return Err(wrong("Field \"text\" must be non-empty"));
    }
    let new = |kind, data, url| Ok(Button { text, kind, data, url });
    if let Some(data) = field("callback_data") {
        if data.is_empty() || data.len() > 64 {
            return Err(Refusal::bad("BUTTON_DATA_INVALID"));
        }
        return new(ButtonKind::Callback, Some(data), None);
    }
    if let Some(url) = field("url") {
        let Some(checked) = checked_url(&url) else {
            return Err(Refusal::bad(format!(
                "inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
            )));
        };
        return new(ButtonKind::Url, None, Some(checked));
    }
    if let Some(copied) = given.get("copy_text") {
        let copied = copied.get("text").and_then(Value::as_str).unwrap_or_default();
        if copied.is_empty() || units(copied) > 256 {
            return Err(Refusal::bad("BUTTON_COPY_TEXT_INVALID"));
        }
        return new(ButtonKind::Copy, Some(copied.to_owned()), None);
    }
    if let Some(query) = field("switch_inline_query") {
        return new(ButtonKind::SwitchInline, Some(query), None);
    }
    if let Some(query) = field("switch_inline_query_current_chat") {
        return new(ButtonKind::SwitchInlineHere, Some(query), None);
    }
    if let Some(url) = given.get("web_app").and_then(|app| app.get("url")).and_then(Value::as_str) {
        if !url.starts_with("https://") {
            return Err(Refusal::bad(format!(
                "inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
            )));
        }
        return new(ButtonKind::WebApp, None, Some(url.to_owned()));
    }
    Err(wrong("Text buttons are unallowed in the inline keyboard"))
}

fn keyboard_rows(rows: &Value) -> Outcome<Vec<Vec<Key>>> {
    let key = |given: &Value| {
        let text = given.as_str().or_else(|| given.get("text").and_then(Value::as_str));
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        let text = text.ok_or_else(|| {
            Refusal::bad("can't parse keyboard button: Field \"text\" must be non-empty")
        })?;
        let request_contact = given.get("request_contact").and_then(Value::as_bool) == Some(true);
        Ok(Key { text: text.to_owned(), request_contact })
    };
    rows_of(rows, "keyboard")?
        .into_iter()
        .map(|row| row.iter().map(key).collect::<Outcome<Vec<_>>>())
        .collect()
}

/// An inline keyboard as the Bot API shows it.
pub(super) fn inline_json(rows: &[Vec<Button>]) -> Value {
    let rows: Vec<Vec<Value>> =
        rows.iter().map(|row| row.iter().map(Button::to_api).collect()).collect();
    json!({"inline_keyboard": rows})
}

impl Button {
    fn to_api(&self) -> Value {
        let text = &self.text;
        match self.kind {
            ButtonKind::Callback => json!({"text": text, "callback_data": self.data}),
            ButtonKind::Url => json!({"text": text, "url": self.url}),
            ButtonKind::Copy => json!({"text": text, "copy_text": {"text": self.data}}),
            ButtonKind::SwitchInline => json!({"text": text, "switch_inline_query": self.data}),
            ButtonKind::SwitchInlineHere => {
                json!({"text": text, "switch_inline_query_current_chat": self.data})
            }
            ButtonKind::WebApp => json!({"text": text, "web_app": {"url": self.url}}),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(markup: &Value) -> String {
        Markup::read(markup).unwrap_err().description.into_owned()
    }

    fn one(button: &Value) -> Value {
        json!({"inline_keyboard": [[button]]})
    }

    #[test]
    fn callback_data_is_counted_in_bytes() {
        let data = "đ".repeat(32);
        assert!(Markup::read(&one(&json!({"text": "x", "callback_data": data}))).is_ok());
        let data = "đ".repeat(33);
        let refusal = refused(&one(&json!({"text": "x", "callback_data": data})));
        assert_eq!(refusal, "Bad Request: BUTTON_DATA_INVALID");
    }

    #[test]
    fn buttons_without_use_are_refused() {
        assert!(refused(&one(&json!({"text": "x"}))).ends_with("in the inline keyboard"));
        assert!(refused(&one(&json!({"text": " ", "callback_data": "a"}))).contains("non-empty"));
        let refusal = refused(&one(&json!({"text": "x", "url": "nowhere"})));
        assert!(refusal.ends_with("is invalid: Wrong HTTP URL"));
    }

    #[test]
    fn the_other_markups_are_told_apart() {
        let keyboard = json!({"keyboard": [["a", {"text": "b", "request_contact": true}]]});
        let Ok(Some(Markup::Keyboard(keyboard))) = Markup::read(&keyboard) else {
            panic!("a keyboard");
        };
        assert!(!keyboard.rows[0][0].request_contact && keyboard.rows[0][1].request_contact);
        let read = |json| Markup::read(&json).unwrap();
        assert_eq!(read(json!({"remove_keyboard": true})), Some(Markup::Remove));
        assert_eq!(read(json!({"force_reply": true})), Some(Markup::ForceReply));
        assert_eq!(read(json!({})), None);
    }
}
