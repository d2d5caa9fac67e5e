//! The streams of events that keep the page up to date.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::response::sse::{Event, KeepAlive, KeepAliveStream, Sse};
use futures::stream::{self, BoxStream, StreamExt as _};
use tokio::sync::broadcast::error::RecvError;

use super::{Server, WebError, known};
use crate::telegram::playground::Shared;

type Events = Sse<KeepAliveStream<BoxStream<'static, Result<Event, Infallible>>>>;

/// A silent stream shows with this that it is there.
const KEEP_ALIVE: Duration = Duration::from_secs(10);

/// The events of all chats: browsers open too few connections for a stream a person.
pub(super) async fn all(State(shared): Server) -> Events {
    stream(&shared, None)
}

/// The events of one person's chat.
pub(super) async fn of_person(
    State(shared): Server,
    Path(person): Path<i64>,
) -> Result<Events, WebError> {
    known(&shared.lock(), person)?;
    Ok(stream(&shared, Some(person)))
}

/// A page that has fallen too far behind is disconnected: it then connects anew and loads the
/// chats again.
fn stream(shared: &Shared, person: Option<i64>) -> Events {
    let start = (shared.events.subscribe(), shared.stop.clone());
    let events = stream::unfold(start, move |(mut receiver, stop)| async move {
        loop {
            let event = tokio::select! {
                event = receiver.recv() => event,
                () = stop.cancelled() => Err(RecvError::Closed),
            };
            let event = event.ok()?;
            if person.is_none_or(|person| event.chat == person || event.chat == 0) {
                let event = Event::default().data(Arc::as_ref(&event.json));
                return Some((Ok(event), (receiver, stop)));
            }
        }
    });
    Sse::new(events.boxed()).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}
