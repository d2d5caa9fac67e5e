//! Screens: inviting an officer, in two taps and the name of a commune.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::clock;
use crate::people::chat::{INVITATION, cancel_button, role_name};
use crate::people::{
    Action, InvitationCode, InvitationWithdrawn, Invited, Role, Scope, invite, permit,
    withdraw_invitation,
};
use crate::programme::places::{Lookup, Place};
use crate::programme::texts::place as place_name;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::chat::{refusal, to_desk};
use super::texts;

/// As much of what was typed for a commune as is repeated, in letters.
const EXCERPT: usize = 100;

/// An admin is about to name the commune of an officer.
#[derive(Debug, Serialize, Deserialize)]
struct InvitePlace {}

impl Form for InvitePlace {
    const NAME: &'static str = "invite-place";
    const VERSION: i64 = 1;
}

/// A button of these screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// Choose a role.
    Invite,
    /// Name the commune.
    NamePlace,
    /// An officer of the commune with this code.
    Commune(u32),
    Province,
    Admin,
    /// Withdraw the invitation with this number.
    Withdraw(i64),
}

impl Press {
    fn data(self) -> String {
        match self {
            Self::Invite => screens::data("di", "role"),
            Self::NamePlace => screens::data("di", "place"),
            Self::Commune(code) => screens::data("dic", code),
            Self::Province => screens::data("di", "province"),
            Self::Admin => screens::data("di", "admin"),
            Self::Withdraw(number) => screens::data("diw", number),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        match screens::parse_data(data)? {
            ("di", "role") => Some(Self::Invite),
            ("di", "place") => Some(Self::NamePlace),
            ("di", "province") => Some(Self::Province),
            ("di", "admin") => Some(Self::Admin),
            ("dic", code) => code.parse().ok().map(Self::Commune),
            ("diw", number) => number.parse().ok().map(Self::Withdraw),
            _ => None,
        }
    }
}

pub(super) fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let name = |cx: Cx, message: Message| {
        cx.form::<InvitePlace>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(PlaceName(text.to_owned()))
    };
    dptree::entry()
        .branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
        .branch(Update::filter_message().filter_map(name).endpoint(on_place_name))
}

/// What an admin typed for a commune.
#[derive(Clone, Debug)]
struct PlaceName(String);

pub(super) fn invite_button(cx: &Cx) -> Button {
    Button::tells(cx.plain(&texts::invite()), Press::Invite.data())
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Invite => guarded(cx, |cx| cx.show(choose_role(cx)), false).await,
        Press::NamePlace => {
            let screen = |cx: &Cx| {
                let keyboard = Keyboard::default().row([cancel_button(cx)]);
                cx.show(Screen::new(cx.html(&texts::invite_place())).with(keyboard))
            };
            guarded(cx, screen, true).await
        }
        Press::Commune(code) => {
            let place = cx.services().places.by_number(code).map(|place| place.code);
            match place {
                Some(place) => make(cx, Role::CommuneOfficer { place }).await,
                None => guarded(cx, |cx| cx.show(choose_role(cx)), false).await,
            }
        }
        Press::Province => make(cx, Role::ProvinceOfficer).await,
        Press::Admin => make(cx, Role::Admin).await,
        Press::Withdraw(number) => withdraw(cx, number).await,
    }
}

/// A screen that only those see who may invite; with it, perhaps, the form for a commune begins.
async fn guarded(
    cx: Cx,
    screen: impl FnOnce(&Cx) -> crate::telegram::outbox::Outgoing,
    form: bool,
) -> Outcome {
    let said = screen(&cx);
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::province());
            if !permit(tx, cx.now(), &actor, Action::ManageOfficers, &scope, "invite").await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            if form {
                sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &InvitePlace {}).await?;
            }
            Ok(Said::from(said))
        }
        .boxed()
    })
    .await
}

fn choose_role(cx: &Cx) -> Screen {
    let button = |label, press: Press| Button::tells(cx.plain(&label), press.data());
    let keyboard = Keyboard::default()
        .choices([
            button(texts::role_commune(), Press::NamePlace),
            button(texts::role_province(), Press::Province),
            button(texts::role_admin(), Press::Admin),
        ])
        .row([to_desk(cx)]);
    Screen::new(cx.html(&texts::invite_role())).with(keyboard)
}

async fn on_place_name(cx: Cx, PlaceName(text): PlaceName) -> Outcome {
    let places = &cx.services().places;
    let found: Vec<&Place> = match places.find(&text) {
        Lookup::One(place, _) => {
            return make(cx.clone(), Role::CommuneOfficer { place: place.code }).await;
        }
        Lookup::Several { choices, .. } => choices.iter().map(|choice| choice.place).collect(),
        Lookup::None => places.search(&text),
    };
    let text = excerpt(&text, EXCERPT);
    if found.is_empty() {
        let text = texts::invite_place_unknown(text);
        let keyboard = Keyboard::default().row([cancel_button(&cx)]);
        return cx.say(cx.send(Screen::new(cx.html(&text)).with(keyboard))).await;
    }
    let buttons = found.into_iter().take(CHOICES).map(|place| {
        Button::tells(cx.plain(&place_name(place)), Press::Commune(place.code.number()).data())
    });
    let keyboard = Keyboard::default().choices(buttons).row([to_desk(&cx)]);
    let text = texts::invite_place_which(text);
    cx.say(cx.send(Screen::new(cx.html(&text)).with(keyboard))).await
}

async fn make(cx: Cx, role: Role) -> Outcome {
    let code = InvitationCode::random()?;
    cx.commit(move |tx, cx| async move { made(tx, &cx, role, code).await }.boxed()).await
}

async fn made(tx: &mut Tx, cx: &Cx, role: Role, code: InvitationCode) -> Result<Said, StoreError> {
    let invitation = match invite(tx, cx.now(), &cx.actor(), role, code).await? {
        Invited::Refused => return Ok(Said::from(cx.show(refusal(cx)))),
        Invited::Made(invitation) => invitation,
    };
    sessions::leave(tx, cx.chat(), cx.user()).await?;
    let link = link(&cx.services().username, &invitation.code);
    let until = clock::local(invitation.expires_at).format("%H:%M %-d/%-m/%Y").to_string();
    let text = texts::invited(role_name(cx, role), link.as_str(), until);
    let keyboard = Keyboard::default()
        .row([
            Button::copies(cx.plain(&texts::invite_copy()), link),
            Button::tells(
                cx.plain(&texts::invite_withdraw()),
                Press::Withdraw(invitation.id).data(),
            ),
        ])
        .row([to_desk(cx)]);
    Ok(Said::from(cx.send(Screen::new(cx.html(&text)).with(keyboard))))
}

/// The link that accepts an invitation.
#[must_use]
pub(crate) fn link(bot: &str, code: &InvitationCode) -> String {
    format!("https://t.me/{bot}?start={INVITATION}{}", code.as_str())
}

async fn withdraw(cx: Cx, number: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let text = match withdraw_invitation(tx, cx.now(), &cx.actor(), number).await? {
                InvitationWithdrawn::Refused => return Ok(Said::from(cx.show(refusal(&cx)))),
                InvitationWithdrawn::Withdrawn => texts::invite_withdrawn(),
                InvitationWithdrawn::NotOpen => texts::invite_not_open(),
            };
            let keyboard = Keyboard::default().row([to_desk(&cx)]);
            Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
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
        let presses = [
            Press::Invite,
            Press::NamePlace,
            Press::Commune(23_059),
            Press::Province,
            Press::Admin,
            Press::Withdraw(4),
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
    }
}
