//! Screens: how a broadcast will look, for a real recipient, and sent to oneself.

use futures::FutureExt;

use super::press::Press;
use super::typing::refused;
use super::{Composing, Work, button, check, correcting, draft, hindrance, texts};
use crate::broadcasts::chat::copy::copy;
use crate::broadcasts::drafting::{self, Done};
use crate::broadcasts::model::{Broadcast, BroadcastId, Fields};
use crate::broadcasts::previewing::{Sample, sample};
use crate::broadcasts::store;
use crate::clock::local_date;
use crate::dossiers::words::Words;
use crate::store::{StoreError, Tx};
use crate::telegram::pacer::Lane;
use crate::telegram::router::Outcome;
use crate::telegram::screens::Screen;
use crate::telegram::turn::{Cx, Said};

/// The broadcast with what it says so far, and whether that is a correction.
async fn seen(
    tx: &mut Tx,
    cx: &Cx,
    id: BroadcastId,
) -> Result<Result<(Broadcast, bool), Screen>, StoreError> {
    let found = drafting::see(tx, cx.now(), &cx.services().places, &cx.actor(), id).await?;
    let Done::Done(mut one) = found else { return Ok(Err(hindrance(cx, &found))) };
    let form = cx.form::<Composing>().filter(|form| form.broadcast == Some(id.0));
    let pending = form.and_then(|form| form.pending);
    let is_correction = pending.is_some();
    if let Some(pending) = pending {
        one.content = pending;
    }
    if let Err(wrong) = check::check(cx, one.topic, &one.content) {
        let work = Work { one, correction: None };
        return Ok(Err(refused(cx, Some(&work), &wrong)));
    }
    Ok(Ok((one, is_correction)))
}

/// The recipient at a place, looked for before the writer is asked for: it may mean to look at everybody.
async fn sampled(cx: &Cx, id: BroadcastId, at: usize) -> Result<Option<Sample>, StoreError> {
    let Some(one) = store::look(cx.services().store.reader(), id).await? else { return Ok(None) };
    let mut reader = cx.services().store.reader().acquire().await?;
    sample(&mut reader, &one, local_date(cx.now()), at).await
}

/// The copy of the recipient at this place, counted from 0, and the broadcast's own screen below it.
pub(super) async fn preview(cx: Cx, id: BroadcastId, at: usize) -> Outcome {
    let found = sampled(&cx, id, at).await?;
    // Behind the last one, the first comes again.
    let (found, at) = match found {
        None if at > 0 => (sampled(&cx, id, 0).await?, 0),
        found => (found, at),
    };
    cx.commit(move |tx, cx| {
        async move {
            let (one, is_correction) = match seen(tx, &cx, id).await? {
                Ok(seen) => seen,
                Err(screen) => return Ok(Said::from(cx.send(screen))),
            };
            let (language, fields) = match &found {
                Some(Sample { language, fields, .. }) => (*language, fields.clone()),
                None => (cx.language(), Fields::default()),
            };
            let words = Words::new(cx.services(), language);
            let copies = said_as(&cx, &words, &one, &fields);
            let line = match &found {
                Some(found) => {
                    let kind = if found.is_example { "example" } else { "real" };
                    texts::preview_of(found.name.as_str(), kind)
                }
                None => texts::preview_of_nobody(),
            };
            let mut screen = own_screen(tx, &cx, &one, is_correction).await?;
            screen.html = cx.html(&line).paragraph(&screen.html);
            if found.is_some() {
                let next = button(&cx, &texts::preview_next(), &Press::Preview(id, at + 1));
                screen.keyboard = screen.keyboard.row([next]);
            }
            Ok(copies.and(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

/// The very copy, as an answer to whoever writes it.
fn said_as(cx: &Cx, words: &Words<'_>, one: &Broadcast, fields: &Fields) -> Said {
    let copies = copy(words, cx.chat(), one, fields).into_iter();
    copies.fold(Said::nothing(), |said, message| said.and(message.lane(Lane::Answer)))
}

async fn own_screen(
    tx: &mut Tx,
    cx: &Cx,
    one: &Broadcast,
    is_correction: bool,
) -> Result<Screen, StoreError> {
    if is_correction { Ok(correcting::screen(cx, one)) } else { draft::screen(tx, cx, one).await }
}

/// Sends it to whoever writes it, in their own language.
pub(super) async fn try_it(cx: Cx, id: BroadcastId) -> Outcome {
    let found = sampled(&cx, id, 0).await?;
    cx.commit(move |tx, cx| {
        async move {
            let (one, is_correction) = match seen(tx, &cx, id).await? {
                Ok(seen) => seen,
                Err(screen) => return Ok(Said::from(cx.send(screen))),
            };
            let fields = found.map(|found| found.fields).unwrap_or_default();
            let words = Words::new(cx.services(), cx.language());
            let mut screen = own_screen(tx, &cx, &one, is_correction).await?;
            screen.html = cx.html(&texts::tried()).paragraph(&screen.html);
            Ok(said_as(&cx, &words, &one, &fields).and(cx.send(screen)))
        }
        .boxed()
    })
    .await
}
