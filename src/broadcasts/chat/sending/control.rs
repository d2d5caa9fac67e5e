//! Screens: what is under way, and what is done about it.

use futures::FutureExt;

use crate::broadcasts::content::title;
use crate::broadcasts::drafting::{Done, see};
use crate::broadcasts::model::{Broadcast, BroadcastId};
use crate::broadcasts::{confirming, controlling, posting, progress, texts};
use crate::desk::chat::{refusal, to_desk};
use crate::dossiers::words::moment;
use crate::people::chat::to_menu;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

use super::panel::line;
use super::press::Press;
use super::{button, ends_with, not_done, panel_of, settings_buttons, words};

/// What is done about a broadcast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Open,
    Pause,
    Resume,
    Stop,
    Recall,
    TakeBack,
    NoRepeat,
    /// Failed corrections or deletions again.
    Retry,
}

/// Does something about a broadcast, and shows how it goes then.
pub(super) async fn control(cx: Cx, id: BroadcastId, deed: Deed) -> Outcome {
    ends_with!(cx, |tx, cx| done(tx, &cx, id, deed), panel_of)
}

async fn done(tx: &mut Tx, cx: &Cx, id: BroadcastId, deed: Deed) -> Result<Done, StoreError> {
    let (now, places, actor) = (cx.now(), &cx.services().places, cx.actor());
    match deed {
        Deed::Open => {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            see(tx, now, places, &actor, id).await
        }
        Deed::Pause => controlling::pause(tx, now, places, &actor, id).await,
        Deed::Resume => controlling::resume(tx, now, places, &actor, id).await,
        Deed::Stop => controlling::stop(tx, now, places, &actor, id).await,
        Deed::Recall => controlling::recall(tx, now, places, &actor, id).await,
        Deed::TakeBack => confirming::take_back(tx, now, places, &actor, id).await,
        Deed::NoRepeat => controlling::repeat_no_more(tx, now, places, &actor, id).await,
        Deed::Retry => controlling::retry(tx, now, places, &actor, id).await,
    }
}

/// Asks whether it is to be stopped, or recalled, and says what each means.
pub(super) async fn ask(cx: Cx, id: BroadcastId, recall: bool) -> Outcome {
    ends_with!(
        cx,
        |tx, cx| see(tx, cx.now(), &cx.services().places, &cx.actor(), id),
        async |tx: &mut Tx, cx: &Cx, one: Broadcast| {
            let view = progress::view(tx, cx.now(), one).await?;
            let counts = view.counts;
            let rest = counts.queued + counts.handed;
            let name = title(&view.one.content);
            let next = controlling::next_of_row(tx, id).await?;
            let next = next.and_then(|next| next.send_at).map_or("none".to_owned(), moment);
            let (text, sure, press) = if recall {
                (
                    texts::ask_recall(name, counts.sent, rest, next),
                    texts::recall(),
                    Press::Recall(id),
                )
            } else {
                (texts::ask_stop(name, counts.sent, rest, next), texts::stop(), Press::Stop(id))
            };
            let keyboard = Keyboard::default()
                .row([button(cx, &sure, press), button(cx, &texts::back(), Press::Open(id))]);
            Ok::<_, StoreError>(Screen::new(cx.html(&text)).with(keyboard))
        }
    )
}

/// What is under way, the newest first.
pub(super) async fn list(cx: Cx, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let (now, actor) = (cx.now(), cx.actor());
            let wanted = (CHOICES, page.saturating_mul(CHOICES));
            let found = controlling::sent(tx, now, &actor, wanted).await?;
            let Some((found, count)) = found else { return Ok(Said::from(cx.show(refusal(&cx)))) };
            let words = words(&cx);
            let lines = found.iter().map(|one| line(&words, one));
            let list = lines.reduce(|all, one| all.line(&one));
            let above = posting::approve_above(tx).await?;
            let list = list.unwrap_or_else(|| cx.html(&texts::list_none()));
            let html = cx.html(&texts::under_way(list, above));
            let open =
                found.iter().map(|one| button(&cx, &texts::open(one.id.0), Press::Open(one.id)));
            let newer = (page > 0).then(|| button(&cx, &texts::newer(), Press::List(page - 1)));
            let more = i64::try_from((page + 1) * CHOICES).is_ok_and(|seen| seen < count);
            let older = more.then(|| button(&cx, &texts::older(), Press::List(page + 1)));
            let keyboard = Keyboard::default()
                .choices(open)
                .row(newer.into_iter().chain(older))
                .row(settings_buttons(&cx))
                .row([to_desk(&cx), to_menu(&cx)]);
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}
