//! Recipients tap what stands under their copy.

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::payloads::{EditMessageReplyMarkup, EditMessageReplyMarkupSetters};
use teloxide::types::{CallbackQuery, ChatId, MessageId, Update};

use super::composing::texts;
use super::copy;
use crate::broadcasts::content::title;
use crate::broadcasts::model::{Broadcast, BroadcastId, Response};
use crate::broadcasts::responding::{Responded, respond};
use crate::dossiers::words::Words;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::Outgoing;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens;
use crate::telegram::turn::{Cx, Said};
use crate::tickets::{self, Draft};

/// What was tapped, and under which message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tapped {
    id: BroadcastId,
    response: Response,
    message: i32,
}

pub(super) fn routes() -> Routes {
    let tapped = |query: CallbackQuery| {
        let (id, response) = parse(query.data.as_deref()?)?;
        Some(Tapped { id, response, message: query.message?.id().0 })
    };
    let private = |cx: Cx| cx.is_private();
    Update::filter_callback_query().filter(private).filter_map(tapped).endpoint(on_tap)
}

/// What a tap on a response tells.
pub(super) fn data(id: BroadcastId, response: Response) -> String {
    screens::data("br", format!("{id}:{}", response.name()))
}

fn parse(data: &str) -> Option<(BroadcastId, Response)> {
    let ("br", of) = screens::parse_data(data)? else { return None };
    let (id, name) = of.split_once(':')?;
    Some((BroadcastId(id.parse().ok()?), Response::of(name)?))
}

async fn on_tap(cx: Cx, tapped: Tapped) -> Outcome {
    cx.commit(move |tx, cx| async move { answer(tx, &cx, tapped).await }.boxed()).await
}

async fn answer(tx: &mut Tx, cx: &Cx, tapped: Tapped) -> Result<Said, StoreError> {
    let Tapped { id, response, message } = tapped;
    let (places, under) = (&cx.services().places, (i64::from(message), response));
    let said = |text| Said::nothing().notice(cx.plain(&text));
    Ok(match respond(tx, cx.now(), places, cx.person(), id, under).await? {
        Responded::NotTheirs => said(texts::response_not_yours()),
        Responded::Test => said(texts::response_test()),
        Responded::Recalled => said(texts::response_recalled()),
        Responded::Done { response, is_again: true, .. } => {
            said(texts::responded_again(response.name()))
        }
        Responded::Done { one, response, commune, .. } => {
            let opened = match response {
                Response::Help => help(tx, cx, &one, commune).await?,
                Response::Read | Response::Join => Said::nothing(),
            };
            let notice = cx.plain(&texts::responded(response.name()));
            opened.and(marked(cx, &one, response, message)).notice(notice)
        }
    })
}

/// The keyboard that was tapped, what counts now marked.
fn marked(cx: &Cx, one: &Broadcast, response: Response, message: i32) -> Outgoing {
    let words = Words::new(cx.services(), cx.language());
    let keyboard = copy::keyboard(&words, cx.chat(), one, Some(response)).markup();
    let payload =
        EditMessageReplyMarkup::new(ChatId(cx.chat()), MessageId(message)).reply_markup(keyboard);
    Outgoing::new(cx.chat(), &payload)
}

/// Who needs help gets an official, without having to write anything.
async fn help(
    tx: &mut Tx,
    cx: &Cx,
    one: &Broadcast,
    commune: Option<PlaceCode>,
) -> Result<Said, StoreError> {
    let draft = Draft {
        text: cx.plain(&texts::help_ticket(title(&one.content))),
        // It says nothing that others could have asked as well.
        normal: String::new(),
        question: None,
        file: None,
        place: None,
        commune,
        broadcast: Some(one.id),
    };
    let said = tickets::chat::open(tx, cx, &draft).await?;
    Ok(said.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for_and_fits() {
        for response in Response::ALL {
            let data = data(BroadcastId(i64::MAX), response);
            assert!(data.len() <= 64, "{data}");
            assert_eq!(parse(&data), Some((BroadcastId(i64::MAX), response)));
        }
        assert_eq!(parse("br:3:x"), None);
    }
}
