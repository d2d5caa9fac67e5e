//! Screens: the desk, the questions that wait, who holds a role, the bot's state.

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::handbook;
use crate::people::chat::{role_name, to_menu};
use crate::people::{Action, Listed, Role, Scope, may, officers, permit};
use crate::store::{self, StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;
use crate::tickets::{self, Counts};

use super::{invitations, texts};

/// People on one screen, and as much of one's roles as fits there, in letters.
const OFFICERS: usize = 20;
const ROLES: usize = 120;

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Desk,
    /// What only admins do.
    Administer,
    /// A page of who holds a role, counted from 0.
    Officers(usize),
    Health,
}

impl Press {
    fn data(self) -> String {
        match self {
            Self::Desk => screens::data("d", "desk"),
            Self::Administer => screens::data("d", "administer"),
            Self::Officers(page) => screens::data("do", page),
            Self::Health => screens::data("d", "health"),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        match screens::parse_data(data)? {
            ("d", "desk") => Some(Self::Desk),
            ("d", "administer") => Some(Self::Administer),
            ("do", page) => page.parse().ok().map(Self::Officers),
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
        .branch(invitations::routes())
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
        Press::Administer => administer(cx).await,
        Press::Officers(page) => {
            cx.commit(move |tx, cx| async move { list_officers(tx, &cx, page).await }.boxed()).await
        }
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
    choices.push(crate::feedback::chat::insight_button(cx));
    if admin {
        choices.push(button(texts::administer(), Press::Administer));
    }
    let text = texts::menu(role_names(cx, &cx.person().roles), counts.waiting);
    let lists = [crate::spreadsheets::chat::open_button(cx)];
    let keyboard = Keyboard::default().choices(choices).row(lists).row([to_menu(cx)]);
    Screen::new(cx.html(&text)).with(keyboard)
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
                    button(texts::see_officers(), Press::Officers(0)),
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

fn role_names(cx: &Cx, roles: &[Role]) -> String {
    roles.iter().map(|role| role_name(cx, *role)).collect::<Vec<_>>().join(", ")
}

async fn list_officers(tx: &mut Tx, cx: &Cx, page: usize) -> Result<Said, StoreError> {
    let Listed::Officers(people) = officers(tx, cx.now(), &cx.actor()).await? else {
        return Ok(Said::from(cx.show(refusal(cx))));
    };
    let pages = people.len().div_ceil(OFFICERS).max(1);
    let page = page.min(pages - 1);
    let list = people
        .iter()
        .skip(page * OFFICERS)
        .take(OFFICERS)
        .map(|person| {
            let roles = excerpt(&role_names(cx, &person.roles), ROLES);
            cx.html(&texts::officer(person.account.name.as_str(), roles))
        })
        .reduce(|list, person| list.line(&person))
        .unwrap_or_default();
    let turn = |label, page| Button::tells(cx.plain(&label), Press::Officers(page).data());
    let previous = (page > 0).then(|| turn(handbook::texts::previous(), page - 1));
    let next = (page + 1 < pages).then(|| turn(handbook::texts::next(), page + 1));
    let keyboard =
        Keyboard::default().row([previous, next].into_iter().flatten()).row([to_desk(cx)]);
    Ok(Said::from(cx.show(Screen::new(cx.html(&texts::officers(list))).with(keyboard))))
}

async fn health(cx: Cx) -> Outcome {
    let counts = store::counts(cx.services().store.reader()).await?;
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::province());
            if !permit(tx, cx.now(), &actor, Action::ReadAudit, &scope, "health").await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            let text = texts::health(
                // The press that is being answered waits as well.
                (counts.updates_waiting - 1).max(0),
                counts.updates_set_aside,
                counts.messages_waiting,
                counts.messages_dead,
                counts.messages_unknown,
            );
            let screen = Screen::new(cx.html(&text));
            Ok(Said::from(cx.show(screen.with(Keyboard::default().row([to_desk(&cx)])))))
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
        for press in [Press::Desk, Press::Administer, Press::Officers(2), Press::Health] {
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
    }
}
