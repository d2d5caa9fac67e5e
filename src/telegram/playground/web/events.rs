//! The stream of events that keeps the page up to date.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::stream::{self, Stream};
use tokio::sync::broadcast::error::RecvError;

use super::{Server, WebError, known};

/// The events of a person's chat. A page that has fallen too far behind is disconnected: it then
/// connects anew and loads the chat again.
pub(super) async fn events(
    State(shared): Server,
    Path(person): Path<i64>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>> + use<>>, WebError> {
    let receiver = {
        let state = shared.lock();
        known(&state, person)?;
        shared.events.subscribe()
    };
    let stop = shared.stop.clone();
    let events = stream::unfold((receiver, stop), move |(mut receiver, stop)| async move {
        loop {
            let event = tokio::select! {
                event = receiver.recv() => event,
                () = stop.cancelled() => Err(RecvError::Closed),
            };
            let event = event.ok()?;
            if event.chat == person || event.chat == 0 {
                let event = Event::default().data(Arc::as_ref(&event.json));
                return Some((Ok(event), (receiver, stop)));
            }
        }
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::default()))
}
