//! Screens: greeting and consent, the menu, help, language, privacy, accepting an invitation.

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, ChatMemberKind, ChatMemberUpdated, Message, Update};

use crate::locale::{self, Language};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};
use crate::{dossiers, handbook, joining, programme, questions, tickets};

use super::{Accepted, Consent, ConsentSet, Role, accept, texts};
use super::{mark_reachable, mark_unreachable, set_consent, set_language};

/// What stands before an invitation's code in a deep link's payload.
pub const INVITATION: &str = "i_";

/// The handbook's entries that the menu offers at once: what producers need first.
const OFFERED: [&str; 5] =
    ["ho-so-gom-gi", "nop-o-dau", "han-nop", "bao-nhieu-diem", "danh-gia-lai"];

/// A command of this feature.
#[derive(Clone, Debug)]
enum Command {
    Start(String),
    Menu,
    Help,
    Language,
    Privacy,
    Cancel,
}

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Menu,
    Cancel,
    Consent(bool),
    Privacy(bool),
    Speak(Language),
}

impl Press {
    fn data(self) -> String {
        let of = match self {
            Self::Menu => "menu".to_owned(),
            Self::Cancel => "cancel".to_owned(),
            Self::Consent(agreed) => format!("consent-{agreed}"),
            Self::Privacy(agreed) => format!("privacy-{agreed}"),
            Self::Speak(language) => language.to_string(),
        };
        screens::data("people", of)
    }

    fn parse(data: &str) -> Option<Self> {
        let ("people", of) = screens::parse_data(data)? else { return None };
        match of {
            "menu" => Some(Self::Menu),
            "cancel" => Some(Self::Cancel),
            "consent-true" => Some(Self::Consent(true)),
            "consent-false" => Some(Self::Consent(false)),
            "privacy-true" => Some(Self::Privacy(true)),
            "privacy-false" => Some(Self::Privacy(false)),
            code => code.parse().ok().map(Self::Speak),
        }
    }
}

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let command = |cx: Cx, message: Message| {
        if !cx.is_private() {
            return None;
        }
        let (name, rest) = screens::command(message.text()?, &cx.services().username)?;
        match name.as_str() {
            "start" => Some(Command::Start(rest.to_owned())),
            "menu" => Some(Command::Menu),
            "help" | "trogiup" => Some(Command::Help),
            "ngonngu" | "language" => Some(Command::Language),
            "riengtu" | "privacy" => Some(Command::Privacy),
            "huy" | "cancel" => Some(Command::Cancel),
            _ => None,
        }
    };
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    dptree::entry()
        .branch(Update::filter_message().filter_map(command).endpoint(on_command))
        .branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
        .branch(
            Update::filter_my_chat_member()
                .filter(|cx: Cx| cx.is_private())
                .endpoint(on_membership),
        )
}

async fn on_command(cx: Cx, command: Command) -> Outcome {
    match command {
        Command::Start(payload) => start(cx, &payload).await,
        Command::Menu => cx.say_and_leave(cx.send(menu(&cx))).await,
        Command::Help => {
            let mut html = cx.html(&texts::help());
            if !cx.person().roles.is_empty() {
                html = html.line(&cx.html(&texts::help_official()));
            }
            let help = Screen::new(html).with(
                Keyboard::default().row([questions::chat::official_button(&cx), to_menu(&cx)]),
            );
            cx.say_and_leave(cx.send(help)).await
        }
        Command::Language => speak(cx.clone(), other(cx.language())).await,
        Command::Privacy => cx.say_and_leave(cx.send(privacy(&cx, agrees(&cx)))).await,
        Command::Cancel => cancel(cx).await,
    }
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Menu => cx.say_and_leave(cx.show(menu(&cx))).await,
        Press::Cancel => cancel(cx).await,
        Press::Consent(agreed) => {
            let screen = cx.show(menu(&cx));
            let thanks = if agreed { texts::consent_given() } else { texts::consent_refused() };
            consent(&cx, agreed, Said::from(screen).notice(cx.plain(&thanks))).await
        }
        Press::Privacy(agreed) => {
            let screen = cx.show(privacy(&cx, agreed));
            let thanks = if agreed { texts::consent_given() } else { texts::consent_withdrawn() };
            consent(&cx, agreed, Said::from(screen).notice(cx.plain(&thanks))).await
        }
        Press::Speak(language) => speak(cx, language).await,
    }
}

/// `/start`, with whatever the link carried.
async fn start(cx: Cx, payload: &str) -> Outcome {
    if let Some(code) = payload.strip_prefix(INVITATION) {
        return accept_invitation(cx, code.to_owned()).await;
    }
    if let Some(code) = payload.strip_prefix(joining::chat::DEEP_LINK) {
        return joining::chat::use_link(cx, code.to_owned()).await;
    }
    if let Some(code) = dossiers::chat::lookup_of(payload) {
        return dossiers::chat::open_lookup(cx, code).await;
    }
    let entry = payload
        .strip_prefix(handbook::chat::DEEP_LINK)
        .and_then(|id| handbook::chat::entry_screen(&cx, id));
    let first = match cx.person().account.consent {
        Consent::Unasked => greeting(&cx),
        Consent::Given { .. } | Consent::Refused { .. } => menu(&cx),
    };
    match entry {
        Some(entry) => cx.say_and_leave(Said::from(cx.send(first)).and(cx.send(entry))).await,
        None => cx.say_and_leave(cx.send(first)).await,
    }
}

fn greeting(cx: &Cx) -> Screen {
    let name = cx.person().account.name.as_str();
    let keyboard = Keyboard::default().column([
        Button::tells(cx.plain(&texts::consent_give()), Press::Consent(true).data()),
        Button::tells(cx.plain(&texts::consent_refuse()), Press::Consent(false).data()),
    ]);
    let keyboard = keyboard.row([questions::chat::official_button(cx), language_button(cx)]);
    Screen::new(cx.html(&texts::greeting(name))).with(keyboard)
}

/// The screen that everything is reached from.
#[must_use]
pub fn menu(cx: &Cx) -> Screen {
    let offered = OFFERED.iter().filter_map(|id| handbook::chat::entry_button(cx, id));
    let browse = handbook::chat::browse_button(cx.plain(&texts::menu_browse()));
    let keyboard = Keyboard::default()
        .row([dossiers::chat::mine_button(cx)])
        .choices(offered.chain([browse]))
        .row([questions::chat::official_button(cx), language_button(cx)]);
    if cx.person().roles.is_empty() {
        return Screen::new(cx.html(&texts::menu())).with(keyboard);
    }
    let desk = crate::desk::chat::desk_button(cx.plain(&texts::menu_desk()));
    Screen::new(cx.html(&texts::menu_official())).with(keyboard.row([desk]))
}

/// The way back to [`menu`].
#[must_use]
pub fn to_menu(cx: &Cx) -> Button {
    Button::tells(cx.plain(&texts::menu_back()), Press::Menu.data())
}

/// The label and the data of that button, for a message to somebody else.
#[must_use]
pub fn menu_data() -> (locale::Message, String) {
    (texts::menu_back(), Press::Menu.data())
}

/// The way out of a form, for whoever does not type commands.
#[must_use]
pub fn cancel_button(cx: &Cx) -> Button {
    Button::tells(cx.plain(&texts::cancel()), Press::Cancel.data())
}

fn language_button(cx: &Cx) -> Button {
    let label = cx.plain(&texts::menu_language());
    Button::tells(label, Press::Speak(other(cx.language())).data())
}

fn other(language: Language) -> Language {
    match language {
        Language::Vietnamese => Language::English,
        Language::English => Language::Vietnamese,
    }
}

/// Speaks another language from here on; the menu is shown in it.
async fn speak(cx: Cx, language: Language) -> Outcome {
    let said = cx.in_language(language);
    let unasked = matches!(cx.person().account.consent, Consent::Unasked);
    let screen = if unasked { greeting(&said) } else { menu(&said) };
    let said = Said::from(said.show(screen)).notice(said.plain(&texts::language_set()));
    cx.commit(move |tx, cx| {
        async move {
            set_language(tx, cx.person(), language).await?;
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

fn agrees(cx: &Cx) -> bool {
    matches!(cx.person().account.consent, Consent::Given { .. })
}

fn privacy(cx: &Cx, agreed: bool) -> Screen {
    let state = if agreed { "given" } else { "other" };
    let (label, press) = if agreed {
        (texts::consent_withdraw(), Press::Privacy(false))
    } else {
        (texts::consent_give(), Press::Privacy(true))
    };
    let keyboard = Keyboard::default()
        .column([
            Button::tells(cx.plain(&label), press.data()),
            tickets::chat::home_button(cx),
            crate::forms::chat::kept_button(cx),
            crate::broadcasts::chat::topics_button(cx),
        ])
        .row([questions::chat::official_button(cx), to_menu(cx)]);
    Screen::new(cx.html(&texts::privacy(state))).with(keyboard)
}

async fn consent(cx: &Cx, agreed: bool, said: Said) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let person = cx.person();
            match set_consent(tx, cx.now(), person, agreed).await? {
                ConsentSet::Withdrawn => questions::forget_texts(tx, person.account.id).await?,
                ConsentSet::Given | ConsentSet::Refused | ConsentSet::Unchanged => {}
            }
            Ok(said)
        }
        .boxed()
    })
    .await
}

/// Leaves whatever form the person is in. Always answers.
async fn cancel(cx: Cx) -> Outcome {
    let text = if cx.is_in_a_form() { texts::left() } else { texts::nothing_to_leave() };
    let screen = Screen::new(cx.html(&text)).with(Keyboard::default().row([to_menu(&cx)]));
    let said = Said::from(cx.show(screen));
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

async fn accept_invitation(cx: Cx, code: String) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let outcome = accept(tx, cx.now(), cx.person(), &code).await?;
            let name = |role| role_name(&cx, role);
            let text = match outcome {
                Accepted::Accepted(role) => texts::invited(name(role)),
                Accepted::Unknown => texts::invitation_unknown(),
                Accepted::Expired => texts::invitation_expired(),
                Accepted::UsedByAnother => texts::invitation_used(),
                Accepted::UsedByYou(role) => texts::invitation_yours(name(role)),
                Accepted::AlreadyHeld(role) => texts::invitation_held(name(role)),
            };
            let screen = Screen::new(cx.html(&text));
            let keyboard = Keyboard::default().row([to_menu(&cx)]);
            Ok(Said::from(cx.send(screen.with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// A role as people call it.
#[must_use]
pub fn role_name(cx: &Cx, role: Role) -> String {
    let place = role.place().and_then(|place| cx.services().places.by_code(place));
    let place = place.map(|place| cx.plain(&programme::texts::place(place)));
    cx.plain(&role_title(role, place.unwrap_or_default()))
}

/// The same for a message to somebody else; `place` is the name of its commune.
#[must_use]
pub fn role_title(role: Role, place: String) -> locale::Message {
    match role {
        Role::CommuneOfficer { .. } => texts::role_commune(place),
        Role::ProvinceOfficer => texts::role_province(),
        Role::Admin => texts::role_admin(),
    }
}

/// Somebody has blocked the bot, or opened it again.
async fn on_membership(cx: Cx, change: ChatMemberUpdated) -> Outcome {
    let gone =
        matches!(change.new_chat_member.kind, ChatMemberKind::Banned(_) | ChatMemberKind::Left);
    cx.commit(move |tx, cx| {
        async move {
            let telegram_id = cx.person().account.telegram_id;
            if gone {
                mark_unreachable(tx, cx.now(), telegram_id).await?;
            } else {
                mark_reachable(tx, telegram_id).await?;
            }
            Ok(Said::nothing())
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
            Press::Menu,
            Press::Cancel,
            Press::Consent(true),
            Press::Consent(false),
            Press::Privacy(true),
            Press::Privacy(false),
            Press::Speak(Language::English),
            Press::Speak(Language::Vietnamese),
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
        assert_eq!(Press::parse("people:nothing"), None);
        assert_eq!(Press::parse("desk:menu"), None);
    }
}
