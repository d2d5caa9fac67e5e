//! Recipients reply to their copy: a question to officials, who see what it is about.

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{Message, Update};

use super::composing::texts;
use crate::broadcasts::model::BroadcastId;
use crate::broadcasts::responding::{headline, replied};
use crate::programme::places::PlaceCode;
use crate::store::StoreError;
use crate::telegram::files::{self, IncomingFile};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::turn::{Cx, Said};
use crate::tickets::{self, Draft};

/// What was replied to.
#[derive(Clone, Debug)]
enum To {
    /// A copy of this broadcast; a reply is for this commune.
    Copy(BroadcastId, Option<PlaceCode>),
    /// The store failed, so nobody knows.
    Trouble(String),
}

pub(super) fn routes() -> Routes {
    let private = |cx: Cx| cx.is_private();
    let says = |message: Message| {
        let is_command = message.text().is_some_and(|text| text.starts_with('/'));
        let text = message.text().or(message.caption()).map(str::trim).unwrap_or_default();
        !is_command && (!text.is_empty() || IncomingFile::of(&message).is_some())
    };
    Update::filter_message().filter(private).filter(says).filter_map_async(to).endpoint(on_reply)
}

async fn to(cx: Cx, message: Message) -> Option<To> {
    let to = i64::from(message.reply_to_message()?.id.0);
    let look = async {
        let mut reader = cx.services().store.reader().acquire().await?;
        replied(&mut reader, cx.chat(), to).await
    };
    match look.await {
        Ok(found) => found.map(|(id, commune)| To::Copy(id, commune)),
        Err(error) => Some(To::Trouble(error.to_string())),
    }
}

async fn on_reply(cx: Cx, message: Message, to: To) -> Outcome {
    let (id, commune) = match to {
        To::Copy(id, commune) => (id, commune),
        // It is tried again.
        To::Trouble(why) => return Err(StoreError::RolledBack(why).into()),
    };
    let text = message.text().or(message.caption()).map(str::trim).unwrap_or_default().to_owned();
    let file = IncomingFile::of(&message);
    let place = (cx.chat(), message.id.0);
    cx.commit(move |tx, cx| {
        async move {
            let file = match file {
                Some(file) => {
                    let account = cx.person().account.id;
                    Some(files::keep(tx, cx.now(), account, place, &file).await?)
                }
                None => None,
            };
            let normal = cx.handbook().normaliser().reading(&text).to_string();
            let text = if text.is_empty() {
                let about = headline(tx.connection(), id).await?.unwrap_or_default();
                cx.plain(&texts::reply_file(about))
            } else {
                text
            };
            let (place, broadcast) = (Some(place), Some(id));
            let draft = Draft { text, normal, question: None, file, place, commune, broadcast };
            let said = tickets::chat::open(tx, &cx, &draft).await?;
            Ok(said.unwrap_or_else(Said::nothing))
        }
        .boxed()
    })
    .await
}
