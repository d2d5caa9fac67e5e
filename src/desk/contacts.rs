//! Screens: how to reach a commune's office, seen and changed by its officers or the province's.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::clock;
use crate::handbook::texts as handbook;
use crate::people::chat::cancel_button;
use crate::people::{Action, Role, Scope, may, permit};
use crate::programme::contacts::{
    self, Contact, Field, Mistake, Saved, TakenBack, set_field, take_back,
};
use crate::programme::places::{Lookup, OldProvince, Place, PlaceCode};
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

/// What an official is typing.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum Typing {
    /// The name of a commune.
    Name,
    /// A part of its contact.
    Field(u32, Field),
}

impl Form for Typing {
    const NAME: &'static str = "contact";
    const VERSION: i64 = 1;
}

/// A button of these screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// One's own commune's, or choose one.
    Open,
    /// Choose one.
    Choose,
    /// A page of one's own communes.
    Own(usize),
    /// A page of the former districts.
    Districts(usize),
    /// A page of the communes of a former district.
    District(usize, usize),
    /// Of this commune.
    Show(u32),
    /// Change a part of it.
    Edit(u32, Field),
    /// It is not known.
    Clear(u32, Field),
    /// Take this change back.
    Undo(i64),
}

fn key(field: Field) -> &'static str {
    match field {
        Field::Address => "a",
        Field::Phone => "p",
        Field::Hours => "h",
        Field::Person => "n",
    }
}

impl Press {
    fn data(self) -> String {
        let of = |code: u32, field| format!("{}:{code}", key(field));
        match self {
            Self::Open => screens::data("dk", "open"),
            Self::Choose => screens::data("dk", "choose"),
            Self::Own(page) => screens::data("dko", page),
            Self::Districts(page) => screens::data("dkp", page),
            Self::District(district, page) => screens::data("dkd", format!("{district}:{page}")),
            Self::Show(code) => screens::data("dks", code),
            Self::Edit(code, field) => screens::data("dke", of(code, field)),
            Self::Clear(code, field) => screens::data("dkc", of(code, field)),
            Self::Undo(change) => screens::data("dku", change),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        let field = || {
            let (name, code) = of.split_once(':')?;
            let field = Field::ALL.into_iter().find(|field| key(*field) == name)?;
            Some((code.parse().ok()?, field))
        };
        match action {
            "dk" if of == "open" => Some(Self::Open),
            "dk" if of == "choose" => Some(Self::Choose),
            "dko" => of.parse().ok().map(Self::Own),
            "dkp" => of.parse().ok().map(Self::Districts),
            "dkd" => {
                let (district, page) = of.split_once(':')?;
                Some(Self::District(district.parse().ok()?, page.parse().ok()?))
            }
            "dks" => of.parse().ok().map(Self::Show),
            "dke" => field().map(|(code, field)| Self::Edit(code, field)),
            "dkc" => field().map(|(code, field)| Self::Clear(code, field)),
            "dku" => of.parse().ok().map(Self::Undo),
            _ => None,
        }
    }
}

/// What an official typed.
#[derive(Clone, Debug)]
struct Typed(Typing, String);

pub(super) fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let text = |cx: Cx, message: Message| {
        let form = cx.form::<Typing>().filter(|_| cx.is_private())?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.to_owned()))
    };
    dptree::entry()
        .branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
        .branch(Update::filter_message().filter_map(text).endpoint(on_text))
}

pub(super) fn contacts_button(cx: &Cx) -> Button {
    button(cx, &texts::contacts(), Press::Open)
}

fn button(cx: &Cx, label: &crate::locale::Message, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let screen = match press {
                Press::Open => open(tx, &cx).await?,
                Press::Choose => choose(tx, &cx, districts(&cx, 0), true).await?,
                Press::Own(page) => choose(tx, &cx, own(&cx, page), false).await?,
                Press::Districts(page) => choose(tx, &cx, districts(&cx, page), true).await?,
                Press::District(district, page) => {
                    choose(tx, &cx, communes(&cx, district, page), true).await?
                }
                Press::Show(code) => {
                    leave(tx, &cx).await?;
                    show(tx, &cx, code, None, []).await?
                }
                Press::Edit(code, field) => ask(tx, &cx, code, field).await?,
                Press::Clear(code, field) => save(tx, &cx, (code, field), None).await?,
                Press::Undo(change) => undo(tx, &cx, change).await?,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn on_text(cx: Cx, Typed(typing, text): Typed) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let screen = match typing {
                Typing::Name => named(tx, &cx, &text).await?,
                Typing::Field(code, field) => save(tx, &cx, (code, field), Some(text)).await?,
            };
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

async fn leave(tx: &mut Tx, cx: &Cx) -> Result<(), StoreError> {
    if cx.form::<Typing>().is_some() {
        sessions::leave(tx, cx.chat(), cx.user()).await?;
    }
    Ok(())
}

fn all(cx: &Cx) -> bool {
    may(&cx.actor(), Action::EditContact, &Scope::province())
}

/// The communes that an officer of communes looks after.
fn own_communes(cx: &Cx) -> Vec<PlaceCode> {
    cx.person().roles.iter().filter_map(|role| Role::place(*role)).collect()
}

/// Whoever looks after one commune sees it; others choose.
async fn open(tx: &mut Tx, cx: &Cx) -> Result<Screen, StoreError> {
    match own_communes(cx).as_slice() {
        _ if all(cx) => choose(tx, cx, districts(cx, 0), true).await,
        [place] => show(tx, cx, place.number(), None, []).await,
        _ => choose(tx, cx, own(cx, 0), false).await,
    }
}

/// A screen on which a commune is chosen, by its buttons or by typing its name.
async fn choose(tx: &mut Tx, cx: &Cx, screen: Screen, typing: bool) -> Result<Screen, StoreError> {
    let places = own_communes(cx);
    let scope = if typing { Scope::province() } else { Scope::communes(places) };
    if !permit(tx, cx.now(), &cx.actor(), Action::EditContact, &scope, "contacts").await? {
        return Ok(refusal(cx));
    }
    if typing {
        sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Typing::Name).await?;
    }
    Ok(screen)
}

fn place_button(cx: &Cx, place: &Place) -> Button {
    Button::tells(cx.plain(&place_name(place)), Press::Show(place.code.number()).data())
}

/// A page of choices with the ways to the others.
fn page(
    cx: &Cx,
    text: &crate::locale::Message,
    (choices, at): (Vec<Button>, usize),
    turn: impl Fn(usize) -> Press,
    back: impl IntoIterator<Item = Button>,
) -> Screen {
    let pages = choices.len().div_ceil(CHOICES).max(1);
    let at = at.min(pages - 1);
    let previous = (at > 0).then(|| button(cx, &handbook::previous(), turn(at.saturating_sub(1))));
    let next = (at + 1 < pages).then(|| button(cx, &handbook::next(), turn(at + 1)));
    let keyboard = Keyboard::default()
        .choices(choices.into_iter().skip(at * CHOICES).take(CHOICES))
        .row([previous, next].into_iter().flatten())
        .row(back.into_iter().chain([to_desk(cx)]));
    Screen::new(cx.html(text)).with(keyboard)
}

fn own(cx: &Cx, at: usize) -> Screen {
    let places = own_communes(cx);
    let places = places.iter().filter_map(|code| cx.services().places.by_code(*code));
    let choices = places.map(|place| place_button(cx, place)).collect();
    page(cx, &texts::contacts_own(), (choices, at), Press::Own, [])
}

fn districts(cx: &Cx, at: usize) -> Screen {
    let districts = cx.services().places.districts(OldProvince::BinhThuan);
    let choices = districts
        .iter()
        .enumerate()
        .map(|(number, district)| Button::tells(district.name, Press::District(number, 0).data()))
        .collect();
    page(cx, &texts::contacts_which(), (choices, at), Press::Districts, [])
}

fn communes(cx: &Cx, district: usize, at: usize) -> Screen {
    let places = &cx.services().places;
    let all = places.districts(OldProvince::BinhThuan);
    let Some(found) = all.get(district).copied() else { return districts(cx, 0) };
    let choices = places.of_district(found).map(|place| place_button(cx, place)).collect();
    let back = button(cx, &texts::contacts_districts(), Press::Districts(0));
    let turn = |page| Press::District(district, page);
    page(cx, &texts::contacts_district(found.name), (choices, at), turn, [back])
}

/// The commune that was typed, or those that it may be.
async fn named(tx: &mut Tx, cx: &Cx, text: &str) -> Result<Screen, StoreError> {
    let places = &cx.services().places;
    let found: Vec<&Place> = match places.find(text) {
        Lookup::One(place, _) => {
            leave(tx, cx).await?;
            return show(tx, cx, place.code.number(), None, []).await;
        }
        Lookup::Several { choices, .. } => choices.iter().map(|choice| choice.place).collect(),
        Lookup::None => places.search(text),
    };
    let choices: Vec<Button> =
        found.into_iter().take(CHOICES).map(|place| place_button(cx, place)).collect();
    let text = excerpt(text, EXCERPT);
    let text = if choices.is_empty() {
        texts::contacts_unknown(text)
    } else {
        texts::contacts_several(text)
    };
    let list = button(cx, &texts::contacts_districts(), Press::Districts(0));
    Ok(page(cx, &text, (choices, 0), Press::Districts, [list]))
}

fn place(cx: &Cx, code: u32) -> Option<&Place> {
    cx.services().places.by_number(code)
}

/// A contact with what can be done with it; above it, what has just been done.
async fn show(
    tx: &mut Tx,
    cx: &Cx,
    code: u32,
    done: Option<crate::locale::Message>,
    more: impl IntoIterator<Item = Button>,
) -> Result<Screen, StoreError> {
    let Some(place) = place(cx, code) else {
        return choose(tx, cx, districts(cx, 0), true).await;
    };
    let Some(contact) = contacts::to_edit(tx, cx.now(), &cx.actor(), place.code).await? else {
        return Ok(refusal(cx));
    };
    let edits = Field::ALL
        .map(|field| button(cx, &texts::contact_edit(name(field)), Press::Edit(code, field)));
    let several = all(cx).then_some(Press::Choose);
    let several = several.or_else(|| (own_communes(cx).len() > 1).then_some(Press::Own(0)));
    let others = several.map(|press| button(cx, &texts::contacts_others(), press));
    let keyboard =
        Keyboard::default().choices(edits).row(more).row(others.into_iter().chain([to_desk(cx)]));
    let html = contact_text(cx, place, contact.as_ref());
    let html = match done {
        Some(done) => cx.html(&done).paragraph(&html),
        None => html,
    };
    Ok(Screen::new(html).with(keyboard))
}

/// The word by which the texts tell the parts apart.
fn name(field: Field) -> &'static str {
    match field {
        Field::Address => "address",
        Field::Phone => "phone",
        Field::Hours => "hours",
        Field::Person => "person",
    }
}

fn contact_text(cx: &Cx, place: &Place, contact: Option<&Contact>) -> crate::locale::Html {
    let mut html = cx.html(&texts::contact(cx.plain(&place_name(place))));
    for field in Field::ALL {
        let known = contact.and_then(|contact| field.of(&contact.details));
        let is = if known.is_some() { "yes" } else { "no" };
        html =
            html.line(&cx.html(&texts::contact_line(name(field), is, known.unwrap_or_default())));
    }
    let source = match contact {
        None => texts::contact_nobody(),
        Some(Contact { updated_by, updated_at, .. }) => {
            let on = clock::local(*updated_at).format("%H:%M %-d/%-m/%Y").to_string();
            let by = updated_by.clone();
            let by = by.unwrap_or_else(|| cx.plain(&texts::contact_command_line()));
            texts::contact_source(by, on)
        }
    };
    html.paragraph(&cx.html(&source))
}

/// The form for one part.
async fn ask(tx: &mut Tx, cx: &Cx, code: u32, field: Field) -> Result<Screen, StoreError> {
    let Some(place) = place(cx, code) else {
        return choose(tx, cx, districts(cx, 0), true).await;
    };
    let Some(contact) = contacts::to_edit(tx, cx.now(), &cx.actor(), place.code).await? else {
        return Ok(refusal(cx));
    };
    let typing = Typing::Field(code, field);
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &typing).await?;
    let known = contact.as_ref().and_then(|contact| field.of(&contact.details));
    let text = texts::contact_ask(name(field), cx.plain(&place_name(place)));
    let mut html = cx.html(&text);
    if let Some(known) = known {
        html = html.line(&cx.html(&texts::contact_now(known)));
    }
    let clear = known.map(|_| button(cx, &texts::contact_clear(), Press::Clear(code, field)));
    Ok(Screen::new(html).with(form_keyboard(cx, code, clear)))
}

fn form_keyboard(cx: &Cx, code: u32, more: Option<Button>) -> Keyboard {
    let back = button(cx, &texts::contact_back(), Press::Show(code));
    Keyboard::default().row(more).row([back, cancel_button(cx)])
}

/// Keeps what was typed, or nothing; asks again for what cannot be right.
async fn save(
    tx: &mut Tx,
    cx: &Cx,
    (code, field): (u32, Field),
    text: Option<String>,
) -> Result<Screen, StoreError> {
    let Some(place) = place(cx, code) else {
        return choose(tx, cx, districts(cx, 0), true).await;
    };
    let set = (field, text);
    let (done, undo) = match set_field(tx, cx.now(), &cx.actor(), place.code, set).await? {
        Saved::Saved(change) => {
            (texts::contact_saved(), Some(button(cx, &texts::undo(), Press::Undo(change))))
        }
        Saved::Unchanged => (texts::contact_unchanged(), None),
        Saved::Refused => return Ok(refusal(cx)),
        Saved::Mistaken(mistake) => {
            let text = match mistake {
                Mistake::Phone => texts::contact_bad_phone(),
                Mistake::TooLong => texts::contact_too_long(),
            };
            return Ok(Screen::new(cx.html(&text)).with(form_keyboard(cx, code, None)));
        }
    };
    leave(tx, cx).await?;
    show(tx, cx, code, Some(done), undo).await
}

async fn undo(tx: &mut Tx, cx: &Cx, change: i64) -> Result<Screen, StoreError> {
    let (place, done) = match take_back(tx, cx.now(), &cx.actor(), change).await? {
        TakenBack::Done(place) => (place, texts::contact_taken_back()),
        TakenBack::ChangedSince(place) => (place, texts::contact_changed_since()),
        TakenBack::Unknown => return open(tx, cx).await,
        TakenBack::Refused => return Ok(refusal(cx)),
    };
    show(tx, cx, place.number(), Some(done), []).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let mut presses = vec![
            Press::Open,
            Press::Choose,
            Press::Own(1),
            Press::Districts(1),
            Press::District(9, 2),
            Press::Show(23_059),
            Press::Undo(i64::MAX),
        ];
        for field in Field::ALL {
            presses.extend([Press::Edit(23_059, field), Press::Clear(23_059, field)]);
        }
        for press in presses {
            assert!(press.data().len() <= 64);
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
        assert_eq!(Press::parse("dke:x:23059"), None);
    }
}
