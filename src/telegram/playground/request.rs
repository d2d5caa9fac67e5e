//! What a Bot API call carries, whichever way it is sent: JSON, form, multipart or query.

use std::borrow::Cow;
use std::collections::HashMap;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::error::{Outcome, Refusal};
use super::files::{Source, UPLOAD_MOST, Upload};

/// Beyond this a body is not read.
const BODY_MOST: usize = 64 * 1024 * 1024;

/// The parameters of a call.
#[derive(Debug, Default)]
pub(super) struct Params {
    fields: Map<String, Value>,
    files: HashMap<String, Upload>,
}

impl Params {
    /// Reads a request's parameters.
    pub(super) async fn read(request: Request) -> Outcome<Self> {
        let mut params = Self::default();
        if let Some(query) = request.uri().query() {
            params.add_form(query.as_bytes());
        }
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        match kind.map(str::to_ascii_lowercase).as_deref() {
            Some(kind) if kind.starts_with("multipart/form-data") => {
                params.read_multipart(request).await?;
            }
            Some(kind) if kind.starts_with("application/json") => {
                let body = whole(request.into_body()).await?;
                if !body.iter().all(u8::is_ascii_whitespace) {
                    let fields: Map<String, Value> = serde_json::from_slice(&body)
                        .map_err(|_| Refusal::bad("can't parse JSON object"))?;
                    params.fields.extend(fields.into_iter().filter(|(_, v)| !v.is_null()));
                }
            }
            _ => {
                let body = whole(request.into_body()).await?;
                params.add_form(&body);
            }
        }
        Ok(params)
    }

    fn add_form(&mut self, form: &[u8]) {
        for pair in form.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()) {
            let mut halves = pair.splitn(2, |&byte| byte == b'=');
            let name = decode(halves.next().unwrap_or_default());
            let value = decode(halves.next().unwrap_or_default());
            self.fields.insert(name, Value::String(value));
        }
    }

    async fn read_multipart(&mut self, request: Request) -> Outcome<()> {
        let wrong = |_| Refusal::bad("can't parse multipart form data");
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| Refusal::bad("can't parse multipart form data"))?;
        let mut too_large = false;
        while let Some(mut field) = form.next_field().await.map_err(wrong)? {
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().map(str::to_owned);
            let mime = field.content_type().map(str::to_owned);
            let mut bytes = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(wrong)? {
                // The rest is read and dropped, so that the client hears the refusal.
                if (bytes.len() + chunk.len()) as u64 > UPLOAD_MOST {
                    too_large = true;
                } else {
                    bytes.extend_from_slice(&chunk);
                }
            }
            if let Some(file_name) = file_name {
                let upload = Upload::received(file_name, mime, Bytes::from(bytes));
                self.files.insert(name, upload);
            } else {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                self.fields.insert(name, Value::String(text));
            }
        }
        if too_large { Err(Refusal::new(413, "Request Entity Too Large")) } else { Ok(()) }
    }

    /// A parameter as text.
    pub(super) fn text(&self, key: &str) -> Option<Cow<'_, str>> {
        match self.fields.get(key)? {
            Value::String(text) => Some(Cow::Borrowed(text)),
            Value::Number(number) => Some(Cow::Owned(number.to_string())),
            Value::Bool(flag) => Some(Cow::Borrowed(if *flag { "true" } else { "false" })),
            _ => None,
        }
    }

    pub(super) fn int(&self, key: &str) -> Option<i64> {
        match self.fields.get(key)? {
            Value::String(text) => text.trim().parse().ok(),
            value => value.as_i64(),
        }
    }

    pub(super) fn flag(&self, key: &str) -> bool {
        match self.fields.get(key) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => {
                matches!(text.as_str(), "1" | "t" | "y") || text.eq_ignore_ascii_case("true")
            }
            Some(value) => value.as_i64() == Some(1),
            None => false,
        }
    }

    /// A structured parameter; one that came as text is read as JSON.
    pub(super) fn json(&self, key: &str) -> Outcome<Option<Cow<'_, Value>>> {
        match self.fields.get(key) {
            None => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(|value| Some(Cow::Owned(value)))
                .map_err(|_| Refusal::bad(format!("can't parse {key} JSON object"))),
            Some(value) => Ok(Some(Cow::Borrowed(value))),
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.fields.contains_key(key) || self.files.contains_key(key)
    }

    /// The chat that the call is about.
    pub(super) fn chat(&self) -> Outcome<i64> {
        match self.text("chat_id").as_deref() {
            None | Some("") => Err(Refusal::bad("chat_id is empty")),
            Some(text) => text.trim().parse().map_err(|_| Refusal::chat_not_found()),
        }
    }

    pub(super) fn message_id(&self) -> Outcome<i64> {
        self.int("message_id")
            .filter(|&id| id > 0)
            .ok_or_else(|| Refusal::bad("message identifier is not specified"))
    }

    /// Where the file of parameter `key` comes from.
    pub(super) fn source(&self, key: &str) -> Option<Source> {
        if let Some(upload) = self.files.get(key) {
            return Some(Source::New(upload.clone()));
        }
        self.named_source(&self.text(key)?)
    }

    /// Where a file comes from: `attach://` names a part of the body, other text is a file id.
    pub(super) fn named_source(&self, name: &str) -> Option<Source> {
        match name.strip_prefix("attach://") {
            Some(part) => self.files.get(part).cloned().map(Source::New),
            None if name.is_empty() => None,
            None => Some(Source::Known(name.to_owned())),
        }
    }
}

async fn whole(body: Body) -> Outcome<Bytes> {
    to_bytes(body, BODY_MOST).await.map_err(|_| Refusal::new(413, "Request Entity Too Large"))
}

/// Decodes `application/x-www-form-urlencoded`.
pub(super) fn decode(text: &[u8]) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        let hex = |at: usize| {
            text.get(at)
                .and_then(|&byte| char::from(byte).to_digit(16))
                .and_then(|n| u8::try_from(n).ok())
        };
        match (byte, hex(at), hex(at + 1)) {
            (b'+', _, _) => out.push(b' '),
            (b'%', Some(high), Some(low)) => {
                out.push(high * 16 + low);
                at += 2;
            }
            _ => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_form_is_read_like_json() {
        let form = "chat_id=5&text=xin+ch%C3%A0o&reply_markup=%7B%22a%22%3A1%7D&flag=true";
        let request = Request::builder()
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .unwrap();
        let params = Params::read(request).await.unwrap();
        assert_eq!(params.chat(), Ok(5));
        assert_eq!(params.text("text").as_deref(), Some("xin chào"));
        assert_eq!(params.json("reply_markup").unwrap().unwrap()["a"], 1);
        assert!(params.flag("flag"));
    }
}
