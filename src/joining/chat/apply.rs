//! Screens: registering a producer, in five short steps.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::dossiers::chat::mine_button;
use crate::dossiers::words::Words;
use crate::joining::{Application, ClaimId, apply, texts};
use crate::locale::{Html, Message as Text};
use crate::people::chat::cancel_button;
use crate::producers::model::ProducerKind;
use crate::producers::phone::Phone;
use crate::programme::places::{Lookup, Place};
use crate::programme::texts::place as place_name;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{button, joined_screen, said};

/// The longest name, in letters.
const NAME: usize = 150;

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// What somebody has said so far about the producer that they register.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Registering {
    kind: Option<String>,
    name: Option<String>,
    commune: Option<u32>,
    representative: Option<String>,
    /// Empty where there is none.
    phone: Option<String>,
}

impl Form for Registering {
    const NAME: &'static str = "register-producer";
    const VERSION: i64 = 1;
}

/// What is asked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Kind,
    Name,
    Commune,
    Representative,
    Phone,
    Confirm,
}

impl Registering {
    fn next(&self) -> Next {
        match self {
            Self { kind: None, .. } => Next::Kind,
            Self { name: None, .. } => Next::Name,
            Self { commune: None, .. } => Next::Commune,
            Self { representative: None, .. } => Next::Representative,
            Self { phone: None, .. } => Next::Phone,
            _ => Next::Confirm,
        }
    }

    fn application(&self) -> Option<Application> {
        Some(Application {
            kind: self.kind.clone()?,
            name: self.name.clone()?,
            commune: self.commune?,
            representative: self.representative.clone()?,
            phone: self.phone.clone()?,
        })
    }
}

/// What was typed.
#[derive(Clone, Debug)]
struct Typed(Registering, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Registering>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

/// Begins, unless an officer has been asked already.
pub(super) async fn begin(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            if let Some((html, withdraw)) = super::pending(tx, &cx).await? {
                let keyboard = Keyboard::default().column([withdraw]).row([mine_button(&cx)]);
                return Ok(Said::from(cx.show(Screen::new(html).with(keyboard))));
            }
            let form = Registering::default();
            let said = Said::from(cx.show(screen(&cx, &form)));
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

/// Takes one's request back.
pub(super) async fn withdraw(cx: Cx, claim: ClaimId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let taken = crate::joining::withdraw(tx, cx.now(), cx.person(), claim).await?;
            let text = if taken { texts::withdrawn() } else { texts::over() };
            Ok(Said::from(cx.show(said(&cx, &text))))
        }
        .boxed()
    })
    .await
}

pub(super) async fn kind(cx: Cx, kind: ProducerKind) -> Outcome {
    let form = cx.form::<Registering>().unwrap_or_default();
    go(cx, Registering { kind: Some(kind.name().to_owned()), ..form }).await
}

pub(super) async fn commune(cx: Cx, code: u32) -> Outcome {
    match cx.form::<Registering>() {
        Some(form) => go(cx, Registering { commune: Some(code), ..form }).await,
        None => cx.say(cx.send(said(&cx, &texts::lost()))).await,
    }
}

pub(super) async fn me(cx: Cx) -> Outcome {
    let name = cx.person().account.name.clone();
    match cx.form::<Registering>() {
        Some(form) => go(cx, Registering { representative: Some(name), ..form }).await,
        None => cx.say(cx.send(said(&cx, &texts::lost()))).await,
    }
}

pub(super) async fn skip_phone(cx: Cx) -> Outcome {
    match cx.form::<Registering>() {
        Some(form) => go(cx, Registering { phone: Some(String::new()), ..form }).await,
        None => cx.say(cx.send(said(&cx, &texts::lost()))).await,
    }
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    if text.is_empty() || text.chars().count() > NAME {
        return again(&cx, &texts::too_long()).await;
    }
    match form.next() {
        Next::Kind | Next::Confirm => go(cx, form).await,
        Next::Name => go(cx, Registering { name: Some(text), ..form }).await,
        Next::Commune => on_commune(cx, form, &text).await,
        Next::Representative => go(cx, Registering { representative: Some(text), ..form }).await,
        Next::Phone => match Phone::parse(&text) {
            Some(phone) => {
                go(cx, Registering { phone: Some(phone.as_str().to_owned()), ..form }).await
            }
            None => again(&cx, &texts::phone_bad()).await,
        },
    }
}

async fn again(cx: &Cx, text: &Text) -> Outcome {
    let keyboard = Keyboard::default().row([cancel_button(cx)]);
    cx.say(cx.send(Screen::new(cx.html(text)).with(keyboard))).await
}

async fn on_commune(cx: Cx, form: Registering, text: &str) -> Outcome {
    let places = &cx.services().places;
    let found: Vec<&Place> = match places.find(text) {
        Lookup::One(place, _) => {
            let commune = Some(place.code.number());
            return go(cx.clone(), Registering { commune, ..form }).await;
        }
        Lookup::Several { choices, .. } => choices.iter().map(|choice| choice.place).collect(),
        Lookup::None => places.search(text),
    };
    let text = excerpt(text, EXCERPT);
    if found.is_empty() {
        return again(&cx, &texts::ask_commune_unknown(text)).await;
    }
    let buttons = found.into_iter().take(CHOICES).map(|place| {
        Button::tells(cx.plain(&place_name(place)), Press::Commune(place.code.number()).data())
    });
    let keyboard = Keyboard::default().choices(buttons).row([cancel_button(&cx)]);
    let screen = Screen::new(cx.html(&texts::ask_commune_which(text))).with(keyboard);
    cx.say(cx.send(screen)).await
}

/// Keeps what was said, and asks for the next thing.
async fn go(cx: Cx, form: Registering) -> Outcome {
    let screen = screen(&cx, &form);
    let said = Said::from(cx.show(screen));
    cx.commit(move |tx, cx| {
        async move {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

fn screen(cx: &Cx, form: &Registering) -> Screen {
    let step =
        |number: i64, ask: Text| -> Html { cx.html(&texts::step(number)).line(&cx.html(&ask)) };
    let words = Words::new(cx.services(), cx.language());
    let cancel = || cancel_button(cx);
    match form.next() {
        Next::Kind => {
            let kinds = ProducerKind::ALL
                .map(|kind| Button::tells(words.producer_kind(kind), Press::Kind(kind).data()));
            let keyboard = Keyboard::default().choices(kinds).row([cancel()]);
            Screen::new(step(1, texts::ask_kind())).with(keyboard)
        }
        Next::Name => {
            Screen::new(step(2, texts::ask_name())).with(Keyboard::default().row([cancel()]))
        }
        Next::Commune => {
            Screen::new(step(3, texts::ask_commune())).with(Keyboard::default().row([cancel()]))
        }
        Next::Representative => {
            let me = texts::me(excerpt(&cx.person().account.name, EXCERPT));
            let keyboard = Keyboard::default().column([button(cx, &me, Press::Me)]).row([cancel()]);
            Screen::new(step(4, texts::ask_representative())).with(keyboard)
        }
        Next::Phone => {
            let keyboard =
                Keyboard::default().row([button(cx, &texts::skip(), Press::SkipPhone), cancel()]);
            Screen::new(step(5, texts::ask_phone())).with(keyboard)
        }
        Next::Confirm => confirm(cx, &words, form),
    }
}

fn confirm(cx: &Cx, words: &Words<'_>, form: &Registering) -> Screen {
    let kind = form.kind.as_deref().and_then(ProducerKind::of);
    let place = form.commune.and_then(|code| cx.services().places.by_number(code));
    let phone = form.phone.as_deref().and_then(Phone::parse);
    let html = cx.html(&texts::confirm(
        kind.map(|kind| words.producer_kind(kind)).unwrap_or_default(),
        form.name.clone().unwrap_or_default(),
        place.map(|place| words.place(place.code)).unwrap_or_default(),
        form.representative.clone().unwrap_or_default(),
        phone.map_or_else(|| "none".to_owned(), |phone| phone.to_string()),
    ));
    let keyboard = Keyboard::default()
        .row([
            button(cx, &texts::send(), Press::Send),
            button(cx, &texts::again(), Press::Register),
        ])
        .row([cancel_button(cx)]);
    Screen::new(html).with(keyboard)
}

/// Sends what was said to the commune's officers.
pub(super) async fn send(cx: Cx) -> Outcome {
    let application = cx.form::<Registering>().and_then(|form| form.application());
    let place = application
        .as_ref()
        .and_then(|application| cx.services().places.by_number(application.commune))
        .map(|place| place.code);
    let (Some(application), Some(place)) = (application, place) else {
        return cx.say_and_leave(cx.send(said(&cx, &texts::lost()))).await;
    };
    cx.commit(move |tx, cx| async move { sent(tx, &cx, &application, place).await }.boxed()).await
}

async fn sent(
    tx: &mut Tx,
    cx: &Cx,
    application: &Application,
    place: crate::programme::places::PlaceCode,
) -> Result<Said, StoreError> {
    sessions::leave(tx, cx.chat(), cx.user()).await?;
    let joined = apply(tx, cx.now(), cx.person(), place, application).await?;
    Ok(Said::from(cx.show(joined_screen(tx, cx, &joined).await?)))
}
