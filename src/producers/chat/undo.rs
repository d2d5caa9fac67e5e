//! Taking the last change back. What it was before is kept with the form that the person is in, so that
//! it can be taken back until they begin something else.

use futures::FutureExt;
use serde::{Deserialize, Serialize};

use crate::producers::model::{DecisionId, ProducerId, ProductId};
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::Button;
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{button, decisions, editing, photos, said, texts};
use crate::people::chat::to_menu;

/// What was changed, and what it was before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Before {
    /// A field of a producer; the version that the change made.
    Producer { id: i64, field: String, was: String, version: i64 },
    /// A field of a product.
    Product { id: i64, field: String, was: String, version: i64 },
    /// The scan of a decision; the album in which the new one came.
    Scan { id: i64, was: Option<i64>, album: Option<String> },
    /// A photo that was removed.
    Photo { product: i64, file: i64 },
}

/// A change that can be taken back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Undoing {
    /// The update that made it.
    update: i64,
    pub(super) before: Before,
}

impl Form for Undoing {
    const NAME: &'static str = "register-undo";
    const VERSION: i64 = 1;
}

/// Keeps what it was before, and gives the button that takes the change back.
pub(super) async fn keep(tx: &mut Tx, cx: &Cx, before: Before) -> Result<Button, StoreError> {
    let form = Undoing { update: cx.update(), before };
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
    Ok(button(cx, &texts::undo(), Press::Undo(cx.update())))
}

pub(super) async fn undo(cx: Cx, update: i64) -> Outcome {
    let form = cx.form::<Undoing>().filter(|form| form.update == update);
    cx.commit(move |tx, cx| {
        async move {
            let Some(Undoing { before, .. }) = form else {
                return Ok(Said::from(cx.show(said(&cx, &texts::undo_late(), [to_menu(&cx)]))));
            };
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            match before {
                Before::Producer { id, field, was, version } => {
                    editing::put_back_producer(tx, &cx, ProducerId(id), (&field, &was), version)
                        .await
                }
                Before::Product { id, field, was, version } => {
                    editing::put_back_product(tx, &cx, ProductId(id), (&field, &was), version).await
                }
                Before::Scan { id, was, .. } => {
                    decisions::put_scan_back(tx, &cx, DecisionId(id), was).await
                }
                Before::Photo { product, file } => {
                    photos::put_back(tx, &cx, ProductId(product), file).await
                }
            }
        }
        .boxed()
    })
    .await
}
