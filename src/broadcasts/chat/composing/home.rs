//! Screens: one's broadcasts.

use futures::FutureExt;
use teloxide::types::Message;

use super::press::{List, Press};
use super::{button, draft, number, show, texts};
use crate::broadcasts::chat::sending::settings_buttons;
use crate::broadcasts::drafting::{within, writes};
use crate::broadcasts::rules::State;
use crate::broadcasts::store;
use crate::desk::chat::{refusal, to_desk};
use crate::people::AccountId;
use crate::people::chat::to_menu;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

/// The command that opens one's broadcasts.
#[derive(Clone, Copy, Debug)]
struct Open;

pub(super) fn command() -> Routes {
    let command = |cx: Cx, message: Message| {
        let (name, _) = screens::command(message.text()?, &cx.services().username)?;
        let is_official = !cx.person().roles.is_empty();
        (is_official && matches!(name.as_str(), "soanthongbao" | "compose")).then_some(Open)
    };
    dptree::filter_map(command).endpoint(|cx: Cx, Open: Open| async move { home(cx).await })
}

/// The desk's way to one's broadcasts.
pub(crate) fn open_button(cx: &Cx) -> Button {
    button(cx, &texts::home_open(), &Press::Home)
}

/// The way back to them.
pub(super) fn home_button(cx: &Cx) -> Button {
    button(cx, &texts::home_back(), &Press::Home)
}

impl List {
    fn states(self) -> &'static [State] {
        match self {
            Self::Drafts => &[State::Draft],
            Self::Waiting => &[State::Waiting, State::Scheduled],
            Self::Running => &[State::Preparing, State::Sending, State::Paused],
            Self::Done => &[State::Done, State::Stopped],
        }
    }

    /// Whose: drafts are everybody's own; of what was confirmed, who answers for the province sees all.
    fn author(self, cx: &Cx) -> Option<AccountId> {
        let own = self == Self::Drafts || within(cx.person()).is_some();
        own.then_some(cx.person().account.id)
    }
}

/// What there is.
pub(super) async fn home(cx: Cx) -> Outcome {
    show(cx, |tx, cx| {
        async move {
            if !writes(tx, cx.now(), &cx.services().places, cx.person()).await? {
                return Ok(refusal(cx));
            }
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let mut choices = vec![button(cx, &texts::new(), &Press::New)];
            for list in List::ALL {
                let (author, states) = (list.author(cx), list.states());
                let count = store::count_by_author(tx.connection(), author, states).await?;
                if count > 0 || list == List::Drafts {
                    let label = texts::list_button(list.name(), count);
                    choices.push(button(cx, &label, &Press::Page(list, 0)));
                }
            }
            let keyboard = Keyboard::default()
                .choices(choices)
                .row(settings_buttons(cx))
                .row([to_desk(cx), to_menu(cx)]);
            Ok(Screen::new(cx.html(&texts::home())).with(keyboard))
        }
        .boxed()
    })
    .await
}

/// A page of a list.
pub(super) async fn page(cx: Cx, list: List, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            if !writes(tx, cx.now(), &cx.services().places, cx.person()).await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let slice = (CHOICES + 1, page.saturating_mul(CHOICES));
            let (author, states) = (list.author(&cx), list.states());
            let found = store::by_author(tx.connection(), author, states, slice).await?;
            let count = store::count_by_author(tx.connection(), author, states).await?;
            let choices = found.iter().take(CHOICES).map(|one| {
                let state = if one.recalled_at.is_some() { "recalled" } else { "other" };
                let text = draft::beginning(&cx, one, draft::LABEL);
                let label = texts::list_line(one.id.0, text, state);
                button(&cx, &label, &Press::Open(one.id))
            });
            let turn = |label, page| button(&cx, &label, &Press::Page(list, page));
            let before = (page > 0).then(|| turn(texts::previous(), page.saturating_sub(1)));
            let after = (found.len() > CHOICES).then(|| turn(texts::next(), page + 1));
            let new = (list == List::Drafts).then(|| button(&cx, &texts::new(), &Press::New));
            let keyboard = Keyboard::default()
                .column(choices)
                .row([before, after].into_iter().flatten())
                .row(new)
                .row([home_button(&cx), to_menu(&cx)]);
            let pages = usize::try_from(count).unwrap_or(0).div_ceil(CHOICES).max(1);
            let text = texts::list(list.name(), count, number(page + 1), number(pages));
            Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}
