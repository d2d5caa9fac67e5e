//! Screens: the desk, the questions that wait, who holds a role, the bot's state.

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::people::chat::to_menu;
use crate::people::{Action, Scope, may, permit};
use crate::store;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};
use crate::tickets::{self, Counts};

use super::{contacts, invitations, officers, texts};

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Desk,
    /// What is done less often.
    More,
    /// What only admins do.
    Administer,
    Health,
}

impl Press {
    fn data(self) -> String {
        match self {
            Self::Desk => screens::data("d", "desk"),
            Self::More => screens::data("d", "more"),
            Self::Administer => screens::data("d", "administer"),
            Self::Health => screens::data("d", "health"),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        match screens::parse_data(data)? {
            ("d", "desk") => Some(Self::Desk),
            ("d", "more") => Some(Self::More),
            ("d", "administer") => Some(Self::Administer),
            ("d", "health") => Some(Self::Health),
            _ => None,
        }
    }
}

/// The command that opens the desk.
#[derive(Clone, Debug)]
struct Open;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let command = |cx: Cx, message: Message| {
        let (name, _) = screens::command(message.text()?, &cx.services().username)?;
        (cx.is_private() && matches!(name.as_str(), "canbo" | "desk")).then_some(Open)
    };
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    dptree::entry()
        .branch(Update::filter_message().filter_map(command).endpoint(open))
        .branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
        .branch(contacts::routes())
        .branch(invitations::routes())
        .branch(officers::routes())
}

/// A button that opens the desk.
#[must_use]
pub fn desk_button(label: String) -> Button {
    Button::tells(label, Press::Desk.data())
}

/// The way back to the desk.
#[must_use]
pub fn to_desk(cx: &Cx) -> Button {
    desk_button(cx.plain(&texts::back()))
}

/// The way back to what only admins do.
pub(super) fn to_administer(cx: &Cx) -> Button {
    Button::tells(cx.plain(&texts::administer_back()), Press::Administer.data())
}

/// What somebody is told who is no official.
#[must_use]
pub fn refusal(cx: &Cx) -> Screen {
    Screen::new(cx.html(&texts::refused())).with(Keyboard::default().row([to_menu(cx)]))
}

async fn open(cx: Cx, Open: Open) -> Outcome {
    desk(cx).await
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Desk => desk(cx).await,
        Press::More => more(cx).await,
        Press::Administer => administer(cx).await,
        Press::Health => health(cx).await,
    }
}

async fn desk(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let scope = Scope::nowhere();
            let actor = cx.actor();
            if !permit(tx, cx.now(), &actor, Action::HandleTicket, &scope, "desk").await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let counts = tickets::chat::counts(tx, &cx).await?;
            Ok(Said::from(cx.show(desk_screen(&cx, counts))))
        }
        .boxed()
    })
    .await
}

fn desk_screen(cx: &Cx, counts: Counts) -> Screen {
    let admin = may(&cx.actor(), Action::ManageOfficers, &Scope::province());
    let button = |label, press: Press| Button::tells(cx.plain(&label), press.data());
    let mut choices = tickets::chat::desk_choices(cx, counts);
    choices.push(crate::dossiers::chat::desk_button(cx));
    choices.push(crate::handbook::desk::open_button(cx));
    choices.push(button(texts::more(), Press::More));
    let administer = admin.then(|| button(texts::administer(), Press::Administer));
    let text = texts::menu(officers::role_names(cx, &cx.person().roles), counts.waiting);
    let ways = administer.into_iter().chain([to_menu(cx)]);
    let keyboard = Keyboard::default().choices(choices).row(ways);
    Screen::new(cx.html(&text)).with(keyboard)
}

/// What is done less often, on a screen of its own.
async fn more(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::nowhere());
            if !permit(tx, cx.now(), &actor, Action::HandleTicket, &scope, "desk").await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            let choices = [
                crate::broadcasts::chat::open_button(&cx),
                crate::spreadsheets::chat::open_button(&cx),
                contacts::contacts_button(&cx),
                crate::feedback::chat::insight_button(&cx),
            ];
            let keyboard = Keyboard::default().choices(choices).row([to_desk(&cx)]);
            Ok(Said::from(cx.show(Screen::new(cx.html(&texts::more_menu())).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// What only admins do, on a screen of its own.
async fn administer(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::province());
            if !permit(tx, cx.now(), &actor, Action::ManageOfficers, &scope, "administer").await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            let button = |label, press: Press| Button::tells(cx.plain(&label), press.data());
            let keyboard = Keyboard::default()
                .choices([
                    officers::officers_button(&cx),
                    invitations::invite_button(&cx),
                    button(texts::see_health(), Press::Health),
                ])
                .row([to_desk(&cx)]);
            Ok(Said::from(cx.show(Screen::new(cx.html(&texts::administer_menu())).with(keyboard))))
        }
        .boxed()
    })
    .await
}

async fn health(cx: Cx) -> Outcome {
    // What is refused is not even counted; the refusal goes on record below.
    let may = may(&cx.actor(), Action::ReadAudit, &Scope::province());
    let counts = if may { Some(store::counts(cx.services().store.reader()).await?) } else { None };
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::province());
            let permitted =
                permit(tx, cx.now(), &actor, Action::ReadAudit, &scope, "health").await?;
            let Some(counts) = counts.filter(|_| permitted) else {
                return Ok(Said::from(cx.show(refusal(&cx))));
            };
            let text = texts::health(
                // The press that is being answered waits as well.
                (counts.updates_waiting - 1).max(0),
                counts.updates_set_aside,
                counts.messages_waiting,
                counts.messages_dead,
                counts.messages_unknown,
            );
            let screen = Screen::new(cx.html(&text));
            Ok(Said::from(
                cx.show(screen.with(Keyboard::default().row([to_administer(&cx), to_desk(&cx)]))),
            ))
        }
        .boxed()
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        for press in [Press::Desk, Press::More, Press::Administer, Press::Health] {
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
    }
}
