//! Screens: what is known of a product, that it is no longer made, and taking it out of the lists.

use chrono::NaiveDate;
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::local_date;
use crate::dossiers::chat::{
    home_button_of, product_button_of, visible_producer, visible_product, why_not,
};
use crate::dossiers::words::{Words, date};
use crate::people::chat::cancel_button;
use crate::producers::fields::read_day;
use crate::producers::model::{Producer, Product, ProductId};
use crate::producers::{
    Removed, Written, remove_product, removed_product, restore_product, stop_product,
};
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{button, fields, is_provincial, said, telling, texts};

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// Somebody is about to type since when a product is no longer made.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Stopping {
    product: i64,
}

impl Form for Stopping {
    const NAME: &'static str = "stop-product";
    const VERSION: i64 = 1;
}

/// The day, as it was typed.
#[derive(Clone, Debug)]
struct Typed(Stopping, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Stopping>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.trim().to_owned()))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

/// What is known of a product, and what can be done about it.
pub(super) async fn open(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = match visible_product(tx, &cx, id).await? {
                Ok((product, _)) => screen(tx, &cx, &product, None).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// What is known of a product, under what there is to say first.
pub(super) async fn screen(
    tx: &mut Tx,
    cx: &Cx,
    product: &Product,
    first: Option<crate::locale::Html>,
) -> Result<Screen, StoreError> {
    let id = product.id;
    let html = fields::product_html(tx, cx, product).await?;
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    let stop = match product.stopped_on {
        None => button(cx, &texts::stop(), Press::Stop(id)),
        Some(_) => button(cx, &texts::resume(), Press::Resume(id)),
    };
    let revoke =
        is_provincial(cx).then(|| button(cx, &texts::see_revocation(), Press::Revocation(id)));
    let choices = [
        super::edit_button(cx, id),
        button(cx, &texts::photos(), Press::Photos(id)),
        crate::assessment::chat::product_button(cx, id),
        stop,
        button(cx, &texts::remove(), Press::Remove(id)),
    ];
    let keyboard = Keyboard::default()
        .choices(choices.into_iter().chain(revoke))
        .row([official_button(cx), product_button_of(cx, id)]);
    Ok(Screen::new(html).with(keyboard))
}

pub(super) async fn ask_stop(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let product = match visible_product(tx, &cx, id).await? {
                Ok((product, _)) => product,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            if product.stopped_on.is_some() {
                let first = cx.html(&texts::out_of_date());
                return Ok(Said::from(cx.show(screen(tx, &cx, &product, Some(first)).await?)));
            }
            let form = Stopping { product: id.0 };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let text = texts::stop_ask(product.details.name.as_str());
            let ways =
                [button(&cx, &texts::take_today(), Press::StopToday(id)), cancel_button(&cx)];
            Ok(Said::from(cx.show(said(&cx, &text, ways))))
        }
        .boxed()
    })
    .await
}

pub(super) async fn stop_today(cx: Cx, id: ProductId) -> Outcome {
    let today = local_date(cx.now());
    stop(cx, id, Some(today)).await
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    let today = local_date(cx.now());
    let Some(on) = read_day(&text).filter(|day| *day <= today) else {
        let text = texts::bad_past_day(excerpt(&text, EXCERPT));
        return cx.say(cx.send(said(&cx, &text, [cancel_button(&cx)]))).await;
    };
    stop(cx, ProductId(form.product), Some(on)).await
}

pub(super) async fn resume(cx: Cx, id: ProductId) -> Outcome {
    stop(cx, id, None).await
}

async fn stop(cx: Cx, id: ProductId, on: Option<NaiveDate>) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let written = stop_product(tx, cx.now(), &cx.actor(), id, on).await?;
            let first = match written {
                Written::Done(_) => texts::written(),
                Written::Exists(_) | Written::Changed(_) => texts::out_of_date(),
                Written::NotFound => return Ok(Said::from(cx.show(why_not(&cx, false)))),
                Written::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
            };
            let (product, producer) = match visible_product(tx, &cx, id).await? {
                Ok(found) => found,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            if matches!(written, Written::Done(_)) {
                let who = cx.person().account.name.clone();
                let text = move |_: &Words<'_>, name: &str| match on {
                    Some(day) => texts::push_stopped(who.as_str(), name, date(day)),
                    None => texts::push_resumed(who.as_str(), name),
                };
                tell_all(tx, &cx, (&producer, &product), text).await?;
            }
            let first = cx.html(&first);
            Ok(Said::from(cx.show(screen(tx, &cx, &product, Some(first)).await?)))
        }
        .boxed()
    })
    .await
}

/// Tells those who act for the producer, and its commune.
async fn tell_all(
    tx: &mut Tx,
    cx: &Cx,
    (producer, product): (&Producer, &Product),
    text: impl Fn(&Words<'_>, &str) -> crate::locale::Message + Send + Sync,
) -> Result<(), StoreError> {
    let name = product.details.name.as_str();
    let text = |words: &Words<'_>| text(words, name);
    telling::tell_officers(tx, cx, producer, text).await?;
    telling::tell(tx, cx, producer.id, text).await
}

pub(super) async fn ask_remove(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let product = match visible_product(tx, &cx, id).await? {
                Ok((product, _)) => product,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let text = texts::remove_ask(product.details.name.as_str());
            let ways = [
                button(&cx, &texts::remove(), Press::RemoveNow(id, product.version)),
                button(&cx, &texts::back_product(), Press::Product(id)),
            ];
            Ok(Said::from(cx.show(said(&cx, &text, ways))))
        }
        .boxed()
    })
    .await
}

/// Takes a product out of the lists, as it was when the presser was asked.
pub(super) async fn remove(cx: Cx, id: ProductId, seen: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (product, producer) = match visible_product(tx, &cx, id).await? {
                Ok(found) => found,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            if product.version != seen {
                let first = cx.html(&texts::out_of_date());
                return Ok(Said::from(cx.show(screen(tx, &cx, &product, Some(first)).await?)));
            }
            match remove_product(tx, cx.now(), &cx.actor(), id).await? {
                Removed::Done(product) => {
                    let who = cx.person().account.name.clone();
                    let name = product.details.name.as_str();
                    let text = |_: &Words<'_>| texts::push_removed(who.as_str(), name);
                    telling::tell(tx, &cx, producer.id, text).await?;
                    let ways = [
                        button(&cx, &texts::undo(), Press::Restore(id)),
                        home_button_of(&cx, producer.id, &texts::back_home()),
                    ];
                    Ok(Said::from(cx.show(said(&cx, &texts::removed(name), ways))))
                }
                Removed::Needed(product) => {
                    let first = cx.html(&texts::remove_needed());
                    Ok(Said::from(cx.show(screen(tx, &cx, &product, Some(first)).await?)))
                }
                Removed::NotFound => Ok(Said::from(cx.show(why_not(&cx, false)))),
                Removed::Refused => Ok(Said::from(cx.show(why_not(&cx, true)))),
            }
        }
        .boxed()
    })
    .await
}

pub(super) async fn restore(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            if let Some(there) = removed_product(tx.connection(), id).await?
                && let Err(screen) = visible_producer(tx, &cx, there.producer).await?
            {
                return Ok(Said::from(cx.show(screen)));
            }
            let first = match restore_product(tx, cx.now(), &cx.actor(), id).await? {
                Written::Done(_) => texts::undone(),
                Written::Exists(_) | Written::Changed(_) => texts::out_of_date(),
                Written::NotFound => return Ok(Said::from(cx.show(why_not(&cx, false)))),
                Written::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
            };
            let (product, producer) = match visible_product(tx, &cx, id).await? {
                Ok(found) => found,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            if first == texts::undone() {
                let who = cx.person().account.name.clone();
                let name = product.details.name.as_str();
                let text = |_: &Words<'_>| texts::push_restored(who.as_str(), name);
                telling::tell(tx, &cx, producer.id, text).await?;
            }
            let first = cx.html(&first);
            Ok(Said::from(cx.show(screen(tx, &cx, &product, Some(first)).await?)))
        }
        .boxed()
    })
    .await
}
