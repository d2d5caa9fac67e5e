//! The web chat: its page, and the interface that the page uses.

mod acts;
mod assets;
mod events;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Serialize;
use serde_json::{Value, json};

use super::bot::Text;
use super::error::Refusal;
use super::markup::Keyboard;
use super::message::Seen;
use super::state::{Account, State as Chats};
use super::{Shared, lock};
use crate::clock::Timestamp;

/// So many messages of a chat are shown.
const SHOWN: usize = 200;

type Server = State<Arc<Shared>>;

/// Why the page is refused something.
pub(super) struct WebError(StatusCode, String);

impl WebError {
    fn bad(reason: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, reason.into())
    }

    fn missing(reason: &str) -> Self {
        Self(StatusCode::NOT_FOUND, reason.to_owned())
    }
}

impl From<Refusal> for WebError {
    fn from(refusal: Refusal) -> Self {
        Self::bad(refusal.description)
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"error": self.1}))).into_response()
    }
}

type Reply<T> = Result<Json<T>, WebError>;

pub(super) fn routes() -> Router<Arc<Shared>> {
    assets::routes()
        .route("/web/info", get(info))
        .route("/web/events", get(events::all))
        .route("/web/people", post(acts::add_person))
        .route("/web/chats/{person}", get(chat))
        .route("/web/chats/{person}/events", get(events::of_person))
        .route("/web/chats/{person}/messages", post(acts::say))
        .route("/web/chats/{person}/messages/{message}", post(acts::edit))
        .route("/web/chats/{person}/start", post(acts::start))
        .route("/web/chats/{person}/files", post(acts::files))
        .route("/web/chats/{person}/contact", post(acts::contact))
        .route("/web/chats/{person}/callbacks", post(acts::callback))
        .route("/web/chats/{person}/block", post(acts::block))
        .route("/web/files/{file}", get(file))
        .route("/web/clock", post(acts::move_clock))
}

/// What the page shows of the clock.
#[derive(Debug, Serialize)]
pub(super) struct ClockState {
    now: i64,
    moved_seconds: i64,
    next_due: Option<i64>,
    movable: bool,
}

async fn next_due(shared: &Shared) -> Option<Timestamp> {
    let tell = lock(&shared.next_due).clone();
    match tell {
        Some(tell) => tell().await,
        None => None,
    }
}

async fn clock_state(shared: &Shared) -> ClockState {
    let next_due = next_due(shared).await;
    ClockState {
        now: shared.clock.now().timestamp(),
        moved_seconds: lock(&shared.moved).num_seconds(),
        next_due: next_due.map(|at| at.timestamp()),
        movable: shared.movable,
    }
}

async fn info(State(shared): Server) -> Json<Value> {
    let clock = clock_state(&shared).await;
    let state = shared.lock();
    let people: Vec<&Account> = state.order.iter().filter_map(|id| state.people.get(id)).collect();
    let (name, username) = (&state.bot.name, &state.bot.username);
    Json(json!({"bot": {"name": name, "username": username}, "people": people, "clock": clock}))
}

#[derive(Serialize)]
struct ChatView {
    person: Account,
    messages: Vec<Seen>,
    pinned: Vec<i64>,
    keyboard: Option<Keyboard>,
    commands: Vec<Value>,
    description: Option<String>,
}

async fn chat(State(shared): Server, Path(person): Path<i64>) -> Reply<ChatView> {
    let state = shared.lock();
    let account = known(&state, person)?.clone();
    let chat = state.chat(person)?;
    let skipped = chat.messages.len().saturating_sub(SHOWN);
    let messages = chat.messages.values().skip(skipped);
    Ok(Json(ChatView {
        messages: messages.map(|message| state.seen(chat, message)).collect(),
        pinned: chat.pinned.clone(),
        keyboard: chat.keyboard.clone(),
        commands: state.bot.commands_for(person, &account.language).to_vec(),
        description: state.bot.text(Text::Description, &account.language).map(str::to_owned),
        person: account,
    }))
}

fn known(state: &Chats, person: i64) -> Result<&Account, WebError> {
    state.people.get(&person).ok_or_else(|| WebError::missing("there is no such person"))
}

fn shown(state: &Chats, chat: i64, message: i64) -> Result<Seen, WebError> {
    let chat = state.chat(chat)?;
    let message = chat.messages.get(&message);
    let message = message.ok_or_else(|| WebError::missing("there is no such message"))?;
    Ok(state.seen(chat, message))
}

async fn file(State(shared): Server, Path(file): Path<String>) -> Result<Response, WebError> {
    let stored = shared.lock().files.get(&file);
    let stored = stored.ok_or_else(|| WebError::missing("there is no such file"))?;
    let mime = stored.media.mime.as_str();
    // Whatever may carry a script is saved, never shown on the page's own origin.
    let harmless = matches!(mime, "image/jpeg" | "image/png" | "image/webp" | "image/gif")
        || mime.starts_with("audio/")
        || mime.starts_with("video/");
    let mut headers = HeaderMap::new();
    let shown = if harmless { mime } else { "application/octet-stream" };
    if let Ok(mime) = HeaderValue::from_str(shown) {
        headers.insert(CONTENT_TYPE, mime);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if !harmless {
        headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    Ok((headers, stored.bytes.clone()).into_response())
}
