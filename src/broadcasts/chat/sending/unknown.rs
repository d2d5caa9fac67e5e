//! Screens: copies of which nobody knows whether they arrived, sent again on an officer's tap only.

use futures::FutureExt;

use crate::broadcasts::content::title;
use crate::broadcasts::controlling;
use crate::broadcasts::drafting::{Done, see};
use crate::broadcasts::model::{Broadcast, BroadcastId};
use crate::broadcasts::texts;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{button, not_done, panel_of};

/// The list of them.
pub(super) async fn list(cx: Cx, id: BroadcastId, page: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            match see(tx, cx.now(), &cx.services().places, &cx.actor(), id).await? {
                Done::Done(one) => {
                    Ok(Said::from(cx.show(list_screen(tx, &cx, one, page.max(0)).await?)))
                }
                other => not_done(tx, &cx, other).await,
            }
        }
        .boxed()
    })
    .await
}

async fn list_screen(
    tx: &mut Tx,
    cx: &Cx,
    one: Broadcast,
    page: i64,
) -> Result<Screen, StoreError> {
    let most = i64::try_from(CHOICES).unwrap_or(i64::MAX);
    // One more than fits tells whether there is another page.
    let mut found = controlling::unknown_copies(tx, one.id, (most + 1, page * most)).await?;
    if found.is_empty() {
        return panel_of(tx, cx, one).await;
    }
    let more = found.len() > CHOICES;
    found.truncate(CHOICES);
    let lines =
        found.iter().map(|(number, name)| cx.html(&texts::unknown_line(*number, name.as_str())));
    let list = lines.reduce(|all, one| all.line(&one)).unwrap_or_default();
    let html = cx.html(&texts::unknown_list(title(&one.content), list));
    let each = found
        .iter()
        .map(|(number, _)| button(cx, &texts::resend(*number), Press::Resend(one.id, *number)));
    let before = (page > 0).then(|| button(cx, &texts::newer(), Press::Unknown(one.id, page - 1)));
    let after = more.then(|| button(cx, &texts::older(), Press::Unknown(one.id, page + 1)));
    let keyboard = Keyboard::default()
        .choices(each)
        .row(before.into_iter().chain(after))
        .row([button(cx, &texts::resend_all(), Press::ResendAll(one.id))])
        .row([button(cx, &texts::back(), Press::Open(one.id))]);
    Ok(Screen::new(html).with(keyboard))
}

/// Sends them again, or one of them.
pub(super) async fn resend(cx: Cx, id: BroadcastId, number: Option<i64>) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (now, places, actor) = (cx.now(), &cx.services().places, cx.actor());
            match controlling::resend(tx, now, places, &actor, id, number).await? {
                Done::Done((one, count)) => {
                    let count = i64::try_from(count).unwrap_or(i64::MAX);
                    let screen = match number {
                        Some(_) => list_screen(tx, &cx, one, 0).await?,
                        None => panel_of(tx, &cx, one).await?,
                    };
                    let said = Said::from(cx.show(screen));
                    Ok(said.notice(cx.plain(&texts::resent(count))))
                }
                other => not_done(tx, &cx, other).await,
            }
        }
        .boxed()
    })
    .await
}
