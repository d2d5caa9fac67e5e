//! Screens: joining by one's own telephone number.

use futures::FutureExt;
use teloxide::types::{Contact, Message};

use crate::joining::{Joined, by_phone, texts};
use crate::people::chat::to_menu;
use crate::producers::phone::Phone;
use crate::questions::chat::official_button;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{button, joined_screen, said};

/// A contact that somebody sent.
#[derive(Clone, Debug)]
struct Shared(Contact);

/// The key beside the one that shares the number.
#[derive(Clone, Debug)]
struct Cancelled;

pub(super) fn routes() -> Routes {
    // In a form, a contact is what the form makes of it.
    let shared = |cx: Cx, message: Message| {
        message.contact().filter(|_| !cx.is_in_a_form()).cloned().map(Shared)
    };
    let cancelled = |cx: Cx, message: Message| {
        (message.text()? == cx.plain(&texts::phone_cancel())).then_some(Cancelled)
    };
    dptree::entry()
        .branch(dptree::filter_map(shared).endpoint(on_contact))
        .branch(dptree::filter_map(cancelled).endpoint(on_cancel))
}

pub(super) async fn ask(cx: Cx) -> Outcome {
    let message = screens::ask_contact(
        cx.chat(),
        cx.html(&texts::phone_ask()),
        cx.plain(&texts::phone_share()),
        vec![cx.plain(&texts::phone_cancel())],
    );
    cx.say_and_leave(message).await
}

async fn on_cancel(cx: Cx, Cancelled: Cancelled) -> Outcome {
    let back = screens::keyboard_back(cx.chat(), cx.html(&crate::people::texts::left()));
    let menu = crate::people::chat::menu(&cx);
    cx.say_and_leave(Said::from(back).and(cx.send(menu))).await
}

async fn on_contact(cx: Cx, Shared(contact): Shared) -> Outcome {
    // Telegram says whose number it is; a card of somebody else's says so as well, or nothing.
    let own = contact.user_id.is_some_and(|user| i64::try_from(user.0) == Ok(cx.user()));
    if !own {
        return cx.say(cx.send(said(&cx, &texts::phone_not_own()))).await;
    }
    let Some(phone) = Phone::parse(&contact.phone_number) else {
        return cx.say(cx.send(said(&cx, &texts::phone_bad()))).await;
    };
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let joined = by_phone(tx, cx.now(), cx.person(), &phone).await?;
            let screen = match &joined {
                Joined::NotFound => {
                    let keyboard = Keyboard::default()
                        .column([button(&cx, &texts::register(), Press::Register)])
                        .row([official_button(&cx), to_menu(&cx)]);
                    Screen::new(cx.html(&texts::phone_unknown(phone.to_string()))).with(keyboard)
                }
                other => joined_screen(tx, &cx, other).await?,
            };
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}
