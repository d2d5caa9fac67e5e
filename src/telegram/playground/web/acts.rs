//! What a person does on the page.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Multipart, Path, State};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{ClockState, Reply, Server, WebError, clock_state, known, next_due, shown};
use crate::clock::Timestamp;
use crate::telegram::playground::entities::units;
use crate::telegram::playground::files::{MediaKind, Upload};
use crate::telegram::playground::message::Seen;
use crate::telegram::playground::queries::Answer;
use crate::telegram::playground::state::Account;
use crate::telegram::playground::{Shared, lock};

/// So long the page waits for the bot's answer to a pressed button.
const CALLBACK_WAIT: Duration = Duration::from_secs(15);
/// So long a move of the clock stops for one thing that comes due, and for all together.
const LONGEST_STOP: Duration = Duration::from_secs(2);
const LONGEST_MOVE: Duration = Duration::from_secs(30);
const BETWEEN_LOOKS: Duration = Duration::from_millis(4);
const TEXT_MOST: usize = 4096;

#[derive(Deserialize)]
pub(super) struct NewPerson {
    name: String,
    language: Option<String>,
    note: Option<String>,
    phone: Option<String>,
}

pub(super) async fn add_person(
    State(shared): Server,
    Json(new): Json<NewPerson>,
) -> Reply<Account> {
    let name = new.name.trim();
    if name.is_empty() || units(name) > 64 {
        return Err(WebError::bad("a name has 1 to 64 characters"));
    }
    shared.change(|state, _| {
        let id = state.add_person(None, name);
        state.change_person(id, |person| {
            person.language = new.language.unwrap_or_else(|| "vi".to_owned());
            person.note = new.note.filter(|note| !note.is_empty());
            person.phone = new.phone.filter(|phone| !phone.is_empty());
        })?;
        Ok(Json(known(state, id)?.clone()))
    })
}

#[derive(Deserialize)]
pub(super) struct NewMessage {
    text: String,
    reply_to: Option<i64>,
}

fn written(text: &str) -> Result<&str, WebError> {
    match text.trim() {
        "" => Err(WebError::bad("the text is empty")),
        text if units(text) > TEXT_MOST => Err(WebError::bad("the text is too long")),
        text => Ok(text),
    }
}

pub(super) async fn say(
    State(shared): Server,
    Path(person): Path<i64>,
    Json(new): Json<NewMessage>,
) -> Reply<Seen> {
    speak(&shared, person, written(&new.text)?, new.reply_to)
}

fn speak(shared: &Shared, person: i64, text: &str, reply_to: Option<i64>) -> Reply<Seen> {
    shared.change(|state, now| {
        known(state, person)?;
        let id = state.say(now, person, person, text, reply_to)?;
        Ok(Json(shown(state, person, id)?))
    })
}

#[derive(Deserialize)]
pub(super) struct Start {
    payload: Option<String>,
}

pub(super) async fn start(
    State(shared): Server,
    Path(person): Path<i64>,
    Json(start): Json<Start>,
) -> Reply<Seen> {
    let payload = start.payload.unwrap_or_default();
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if payload.len() > 64 || !payload.chars().all(letter) {
        return Err(WebError::bad("a payload has at most 64 letters of A-Z, a-z, 0-9, _ and -"));
    }
    speak(&shared, person, format!("/start {payload}").trim_end(), None)
}

#[derive(Deserialize)]
pub(super) struct Edit {
    text: String,
}

pub(super) async fn edit(
    State(shared): Server,
    Path((person, message)): Path<(i64, i64)>,
    Json(edit): Json<Edit>,
) -> Reply<Seen> {
    let text = written(&edit.text)?;
    shared.change(|state, now| {
        known(state, person)?;
        state.amend(now, person, person, message, text)?;
        Ok(Json(shown(state, person, message)?))
    })
}

pub(super) async fn files(
    State(shared): Server,
    Path(person): Path<i64>,
    mut form: Multipart,
) -> Reply<Vec<Seen>> {
    let wrong = |error: axum::extract::multipart::MultipartError| WebError::bad(error.body_text());
    let (mut kind, mut caption, mut uploads) = (None, String::new(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(wrong)? {
        match field.name() {
            Some("kind") => kind = MediaKind::from_field(&field.text().await.map_err(wrong)?),
            Some("caption") => caption = field.text().await.map_err(wrong)?,
            Some("file") => {
                let name = field.file_name().unwrap_or("file").to_owned();
                let mime = field.content_type().map(str::to_owned);
                let bytes = field.bytes().await.map_err(wrong)?;
                uploads.push(Upload::received(name, mime, bytes));
            }
            _ => {}
        }
    }
    let kind = kind.ok_or_else(|| WebError::bad("kind is photo, document, video or voice"))?;
    if uploads.is_empty() || uploads.len() > 10 {
        return Err(WebError::bad("1 to 10 files are sent at once"));
    }
    let files = uploads.into_iter().map(|upload| (kind, upload)).collect();
    shared.change(|state, now| {
        known(state, person)?;
        let ids = state.send_files(now, person, person, files, caption.trim(), None)?;
        let sent: Result<Vec<Seen>, WebError> =
            ids.into_iter().map(|id| shown(state, person, id)).collect();
        Ok(Json(sent?))
    })
}

pub(super) async fn contact(State(shared): Server, Path(person): Path<i64>) -> Reply<Seen> {
    shared.change(|state, now| {
        known(state, person)?;
        let id = state.share_contact(now, person)?;
        Ok(Json(shown(state, person, id)?))
    })
}

#[derive(Deserialize)]
pub(super) struct Press {
    message_id: i64,
    data: String,
}

/// What became of a pressed button.
#[derive(Default, Serialize)]
pub(super) struct Pressed {
    text: Option<String>,
    alert: bool,
    answered: bool,
}

pub(super) async fn callback(
    State(shared): Server,
    Path(person): Path<i64>,
    Json(press): Json<Press>,
) -> Reply<Pressed> {
    let mut changed = shared.changed.subscribe();
    let query = shared.change(|state, now| {
        known(state, person)?;
        shown(state, person, press.message_id)?;
        Ok::<_, WebError>(state.press(now, person, person, press.message_id, &press.data))
    })?;
    let answered = tokio::time::timeout(CALLBACK_WAIT, async {
        loop {
            changed.mark_unchanged();
            if let Some(Answer::Callback(answer)) = shared.lock().queries.answer(&query) {
                return answer;
            }
            // The sender lives as long as `shared`.
            let _ = changed.changed().await;
        }
    });
    tokio::select! {
        answered = answered => Ok(Json(match answered {
            Ok(answer) => Pressed { text: answer.text, alert: answer.alert, answered: true },
            Err(_) => Pressed::default(),
        })),
        () = shared.stop.cancelled() => Ok(Json(Pressed::default())),
    }
}

#[derive(Deserialize)]
pub(super) struct Block {
    blocked: bool,
}

pub(super) async fn block(
    State(shared): Server,
    Path(person): Path<i64>,
    Json(block): Json<Block>,
) -> Reply<Account> {
    shared.change(|state, now| {
        known(state, person)?;
        state.block(now, person, block.blocked)?;
        Ok(Json(known(state, person)?.clone()))
    })
}

#[derive(Deserialize)]
pub(super) struct Move {
    advance_seconds: Option<i64>,
    to: Option<Cow<'static, str>>,
}

pub(super) async fn move_clock(
    State(shared): State<Arc<Shared>>,
    Json(order): Json<Move>,
) -> Reply<ClockState> {
    if !shared.movable {
        return Err(WebError::missing("this server's clock cannot be moved"));
    }
    let by = match (order.advance_seconds, order.to.as_deref()) {
        (Some(seconds), None) => {
            TimeDelta::try_seconds(seconds).filter(|by| by.abs() <= TimeDelta::days(36_500))
        }
        (None, Some("next")) => {
            let Some(next) = next_due(&shared).await else {
                return Err(WebError::bad("nothing is due"));
            };
            // What is overdue needs no move.
            Some((next - shared.clock.now()).max(TimeDelta::zero()))
        }
        _ => None,
    };
    let by = by.ok_or_else(|| WebError::bad("advance_seconds, or to: \"next\""))?;
    let end = shared.clock.now() + by;
    stop_on_the_way(&shared, end).await;
    advance(&shared, end - shared.clock.now());
    let clock = clock_state(&shared).await;
    shared.lock().emit(0, || json!({"type": "clock", "clock": clock}));
    Ok(Json(clock))
}

fn advance(shared: &Shared, by: TimeDelta) {
    shared.clock.advance(by);
    let mut moved = lock(&shared.moved);
    *moved = moved.checked_add(&by).unwrap_or(*moved);
    drop(moved);
    shared.changed.send_replace(());
}

/// Time that is jumped over looks to the bot like time that it was not running, so the clock stops at
/// whatever comes due on the way to `end` until the bot has done it, or for as long as one may wait.
async fn stop_on_the_way(shared: &Shared, end: Timestamp) {
    let on_the_way = async {
        while let Some(next) = next_due(shared).await.filter(|next| *next < end) {
            let left = next - shared.clock.now();
            if left > TimeDelta::zero() {
                advance(shared, left);
            }
            let reached = shared.clock.now();
            let done = async {
                while next_due(shared).await.is_some_and(|next| next <= reached) {
                    tokio::time::sleep(BETWEEN_LOOKS).await;
                }
            };
            if tokio::time::timeout(LONGEST_STOP, done).await.is_err() {
                return;
            }
        }
    };
    // Whatever is left of the way is jumped over.
    let _ = tokio::time::timeout(LONGEST_MOVE, on_the_way).await;
}
