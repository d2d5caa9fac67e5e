//! Screens: the photos of a product.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::payloads::{SendMediaGroup, SendPhoto};
use teloxide::types::{ChatId, FileId, InputFile, InputMedia, InputMediaPhoto, Message};

use crate::dossiers::chat::{visible_product, why_not};
use crate::handbook::texts::{next, previous};
use crate::people::chat::cancel_button;
use crate::producers::model::{Product, ProductId};
use crate::producers::photos::{self, Change, MOST, Photo, Pictured};
use crate::store::{StoreError, Tx};
use crate::telegram::files::{FileKind, IncomingFile};
use crate::telegram::outbox::Outgoing;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::undo::{self, Before};
use super::{button, said, texts};

/// Somebody is about to send photos of a product.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Photographing {
    product: i64,
    /// The album of which it was said already that there is no room.
    full: Option<String>,
}

impl Form for Photographing {
    const NAME: &'static str = "product-photos";
    const VERSION: i64 = 1;
}

/// What was sent, with its message.
#[derive(Clone, Debug)]
struct Sent(Photographing, i32, IncomingFile);

pub(super) fn forms() -> Routes {
    let sent = |cx: Cx, message: Message| {
        let form = cx.form::<Photographing>()?;
        Some(Sent(form, message.id.0, IncomingFile::of(&message)?))
    };
    dptree::filter_map(sent).endpoint(on_sent)
}

fn count(photos: &[Photo]) -> i64 {
    i64::try_from(photos.len()).unwrap_or(i64::MAX)
}

/// How many photos there are; those that are sent now are added.
pub(super) async fn open(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let product = match visible_product(tx, &cx, id).await? {
                Ok((product, _)) => product,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let form = Photographing { product: id.0, full: None };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let there = photos::photos(tx.connection(), id).await?;
            Ok(Said::from(cx.show(screen(&cx, &product, &there))))
        }
        .boxed()
    })
    .await
}

fn screen(cx: &Cx, product: &Product, there: &[Photo]) -> Screen {
    let (id, most) = (product.id, i64::try_from(MOST).unwrap_or(10));
    let html = cx.html(&texts::photos_screen(product.details.name.as_str(), count(there), most));
    let ways = (!there.is_empty()).then(|| {
        [
            button(cx, &texts::see_photos(), Press::Album(id)),
            button(cx, &texts::drop_photo(), Press::PickPhoto(id, 0)),
        ]
    });
    let keyboard = Keyboard::default().row(ways.into_iter().flatten()).row([button(
        cx,
        &texts::back_product(),
        Press::Product(id),
    )]);
    Screen::new(html).with(keyboard)
}

async fn on_sent(cx: Cx, Sent(form, message, file): Sent) -> Outcome {
    if file.kind != FileKind::Photo {
        return cx.say(cx.send(said(&cx, &texts::photo_only(), [cancel_button(&cx)]))).await;
    }
    cx.commit(move |tx, cx| {
        async move {
            let id = ProductId(form.product);
            let (now, actor, place) = (cx.now(), cx.actor(), (cx.chat(), message));
            let add = Change::Add(place, &file);
            let most = i64::try_from(MOST).unwrap_or(10);
            let (product, there, text) = match photos::change(tx, now, &actor, id, add).await? {
                Pictured::Done(product, there) => {
                    // Of an album, the first speaks for all.
                    let of_album =
                        |photo: &&Photo| photo.album.is_some() && photo.album == file.album;
                    if there.iter().filter(of_album).count() > 1 {
                        return Ok(Said::nothing());
                    }
                    let text = texts::photo_added(product.details.name.as_str(), most);
                    (product, there, text)
                }
                Pictured::Already(product, there) => (product, there, texts::photo_there()),
                Pictured::Full(product, there) => {
                    if file.album.is_some() && file.album == form.full {
                        return Ok(Said::nothing());
                    }
                    let form = Photographing { full: file.album.clone(), ..form };
                    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
                    (product, there, texts::photos_full(most))
                }
                Pictured::NotFound => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    return Ok(Said::from(cx.send(why_not(&cx, false))));
                }
                Pictured::Refused => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    return Ok(Said::from(cx.send(why_not(&cx, true))));
                }
            };
            let mut ways = vec![button(&cx, &texts::back_product(), Press::Product(product.id))];
            if !there.is_empty() {
                ways.insert(0, button(&cx, &texts::see_photos(), Press::Album(product.id)));
            }
            Ok(Said::from(cx.send(said(&cx, &text, ways))))
        }
        .boxed()
    })
    .await
}

/// Sends all of them, as one album.
pub(super) async fn album(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let product = match visible_product(tx, &cx, id).await? {
                Ok((product, _)) => product,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let there = photos::photos(tx.connection(), id).await?;
            let file = |photo: &Photo| InputFile::file_id(FileId(photo.file_id.clone()));
            let chat = ChatId(cx.chat());
            Ok(match there.as_slice() {
                [] => Said::from(cx.show(screen(&cx, &product, &there))),
                [one] => Outgoing::new(cx.chat(), &SendPhoto::new(chat, file(one))).into(),
                several => {
                    let media = several
                        .iter()
                        .map(|photo| InputMedia::Photo(InputMediaPhoto::new(file(photo))));
                    Outgoing::new(cx.chat(), &SendMediaGroup::new(chat, media)).into()
                }
            })
        }
        .boxed()
    })
    .await
}

/// Which photo is to go: they are counted as in the album.
pub(super) async fn pick(cx: Cx, id: ProductId, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let product = match visible_product(tx, &cx, id).await? {
                Ok((product, _)) => product,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let there = photos::photos(tx.connection(), id).await?;
            let pages = there.len().div_ceil(CHOICES).max(1);
            let page = page.min(pages - 1);
            let choices = there.iter().zip(1_i64..).skip(page * CHOICES).take(CHOICES);
            let choices = choices.map(|(photo, number)| {
                button(&cx, &texts::drop_numbered(number), Press::DropPhoto(id, photo.file))
            });
            let turn = |label, page| button(&cx, &label, Press::PickPhoto(id, page));
            let back = (page > 0).then(|| turn(previous(), page.saturating_sub(1)));
            let on = (page + 1 < pages).then(|| turn(next(), page + 1));
            let keyboard = Keyboard::default()
                .choices(choices)
                .row([back, on].into_iter().flatten())
                .row([button(&cx, &texts::back_photos(), Press::Photos(id))]);
            let text = texts::drop_which(product.details.name.as_str());
            Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

pub(super) async fn remove(cx: Cx, id: ProductId, file: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let change = Change::Remove(file);
            let back = button(&cx, &texts::back_photos(), Press::Photos(id));
            let screen = match photos::change(tx, cx.now(), &cx.actor(), id, change).await? {
                Pictured::Done(_, there) => {
                    let undo = undo::keep(tx, &cx, Before::Photo { product: id.0, file }).await?;
                    said(&cx, &texts::photo_dropped(count(&there)), [undo, back])
                }
                Pictured::Already(..) | Pictured::Full(..) => {
                    said(&cx, &texts::photo_gone(), [back])
                }
                Pictured::NotFound => why_not(&cx, false),
                Pictured::Refused => why_not(&cx, true),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// Puts a photo back that was removed.
pub(super) async fn put_back(
    tx: &mut Tx,
    cx: &Cx,
    id: ProductId,
    file: i64,
) -> Result<Said, StoreError> {
    let change = Change::PutBack(file);
    let screen = match photos::change(tx, cx.now(), &cx.actor(), id, change).await? {
        Pictured::Done(product, there) | Pictured::Already(product, there) => {
            screen(cx, &product, &there)
        }
        Pictured::Full(..) => {
            let back = button(cx, &texts::back_photos(), Press::Photos(id));
            said(cx, &texts::photos_full(i64::try_from(MOST).unwrap_or(10)), [back])
        }
        Pictured::NotFound => why_not(cx, false),
        Pictured::Refused => why_not(cx, true),
    };
    Ok(Said::from(cx.show(screen)))
}
