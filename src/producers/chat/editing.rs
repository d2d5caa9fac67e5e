//! Screens: correcting one field of a producer or a product. One answer a field, checked, with the way
//! back.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::local_date;
use crate::dossiers::chat::{visible_producer, visible_product, why_not};
use crate::dossiers::words::Words;
use crate::forms::chat::blanks_button;
use crate::locale::{Html, Message as Text};
use crate::people::chat::cancel_button;
use crate::producers::fields::{Fault, ProducerField, ProductField};
use crate::producers::model::{Producer, ProducerId, Product, ProductId};
use crate::producers::{Written, change_producer, change_product};
use crate::programme::places::{Lookup, Place};
use crate::programme::sets::SetNumber;
use crate::programme::texts::place as place_name;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::fields::{producer_page, producer_value, product_page, product_value, within};
use super::press::Press;
use super::undo::{self, Before};
use super::{button, said, telling, texts};

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// Somebody is about to type what a field is to hold.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Editing {
    /// Of a producer, in the version that they saw; for the forms of this product.
    Producer { id: i64, field: String, version: i64, forms: Option<i64> },
    /// Of a product.
    Product { id: i64, field: String, version: i64, forms: Option<i64> },
}

impl Form for Editing {
    const NAME: &'static str = "edit-field";
    const VERSION: i64 = 2;
}

/// What was typed.
#[derive(Clone, Debug)]
struct Typed(Editing, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Editing>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.trim().to_owned()))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

fn page_of<F: PartialEq>(all: &[F], field: &F) -> usize {
    all.iter().position(|one| one == field).unwrap_or_default() / CHOICES
}

fn ask_screen(
    cx: &Cx,
    (field, value, may_be_empty): (&'static str, &str, bool),
    choices: Vec<Button>,
    back: Button,
) -> Screen {
    let label = cx.plain(&texts::field(field));
    let asked = match value {
        "" => cx.html(&texts::edit_ask_new(label)),
        value => cx.html(&texts::edit_ask(label, value)),
    };
    let html = asked.paragraph(&cx.html(&texts::hint(field)));
    let clear =
        (may_be_empty && !value.is_empty()).then(|| button(cx, &texts::clear(), Press::Clear));
    let ways = clear.into_iter().chain([back]);
    Screen::new(html).with(Keyboard::default().column(choices).row(ways))
}

pub(super) async fn ask_producer(
    cx: Cx,
    id: ProducerId,
    field: ProducerField,
    seen: i64,
    forms: Option<ProductId>,
) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let producer = match visible_producer(tx, &cx, id).await? {
                Ok(producer) => producer,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let page = page_of(ProducerField::ALL, &field);
            if producer.version != seen {
                let first = cx.html(&texts::out_of_date());
                let screen = producer_page(tx, &cx, &producer, page, Some(first)).await?;
                return Ok(Said::from(cx.show(screen)));
            }
            let name = field.name();
            let form = Editing::Producer {
                id: id.0,
                field: name.to_owned(),
                version: seen,
                forms: forms.map(|product| product.0),
            };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let value = producer_value(&cx, &producer, field);
            let about = (name, value.as_str(), field.may_be_empty());
            let back = back(&cx, Press::ProducerFields(id, page), forms);
            Ok(Said::from(cx.show(ask_screen(&cx, about, Vec::new(), back))))
        }
        .boxed()
    })
    .await
}

/// The way back: to the forms, or to the other fields.
fn back(cx: &Cx, fields: Press, forms: Option<ProductId>) -> Button {
    match forms {
        Some(product) => blanks_button(cx, product),
        None => button(cx, &texts::never_mind(), fields),
    }
}

pub(super) async fn ask_product(
    cx: Cx,
    id: ProductId,
    field: ProductField,
    seen: i64,
    forms: Option<ProductId>,
) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let product = match visible_product(tx, &cx, id).await? {
                Ok((product, _)) => product,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let page = page_of(ProductField::ALL, &field);
            if product.version != seen {
                let first = cx.html(&texts::out_of_date());
                let screen = product_page(&cx, &product, page, Some(first));
                return Ok(Said::from(cx.show(screen)));
            }
            let name = field.name();
            let form = Editing::Product {
                id: id.0,
                field: name.to_owned(),
                version: seen,
                forms: forms.map(|product| product.0),
            };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let choices = match field {
                ProductField::Set => sets(&cx, &product),
                _ => Vec::new(),
            };
            let value = product_value(&cx, &product.details, field);
            let about = (name, value.as_str(), field.may_be_empty());
            let back = back(&cx, Press::ProductFields(id, page), forms);
            Ok(Said::from(cx.show(ask_screen(&cx, about, choices, back))))
        }
        .boxed()
    })
    .await
}

/// The sets that a product of this name may be in.
fn sets(cx: &Cx, product: &Product) -> Vec<Button> {
    let programme = &cx.services().programme;
    let guesses = programme.guess_sets(&product.details.name).into_iter().take(CHOICES);
    guesses
        .map(|set| {
            let label = crate::programme::texts::set_choice(set, cx.language());
            button(cx, &label, Press::PickSet(product.id, set.number, product.version))
        })
        .collect()
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    match &form {
        Editing::Producer { field, id, version, .. }
            if ProducerField::of(field) == Some(ProducerField::Commune) =>
        {
            on_commune(cx, ProducerId(*id), *version, text).await
        }
        _ => put(cx, form, text).await,
    }
}

/// A commune by its name, old or new; where it is not clear, there is something to choose from.
async fn on_commune(cx: Cx, id: ProducerId, version: i64, text: String) -> Outcome {
    let places = &cx.services().places;
    let found: Vec<&Place> = match places.find(&text) {
        Lookup::One(place, _) => {
            let code = place.code.number();
            return pick_commune(cx.clone(), id, code, version).await;
        }
        Lookup::Several { choices, .. } => choices.iter().map(|choice| choice.place).collect(),
        Lookup::None => places.search(&text),
    };
    let text = excerpt(&text, EXCERPT);
    if found.is_empty() {
        let text = texts::commune_unknown(text);
        return cx.say(cx.send(said(&cx, &text, [cancel_button(&cx)]))).await;
    }
    let choices = found.into_iter().take(CHOICES).map(|place| {
        let press = Press::PickCommune(id, place.code.number(), version);
        button(&cx, &place_name(place), press)
    });
    let keyboard = Keyboard::default().choices(choices).row([cancel_button(&cx)]);
    let screen = Screen::new(cx.html(&texts::commune_which(text))).with(keyboard);
    cx.say(cx.send(screen)).await
}

pub(super) async fn pick_commune(cx: Cx, id: ProducerId, code: u32, version: i64) -> Outcome {
    let field = ProducerField::Commune.name().to_owned();
    put(cx, Editing::Producer { id: id.0, field, version, forms: None }, code.to_string()).await
}

pub(super) async fn pick_set(cx: Cx, id: ProductId, set: SetNumber, version: i64) -> Outcome {
    let field = ProductField::Set.name().to_owned();
    let forms = match cx.form::<Editing>() {
        Some(Editing::Product { id: there, forms, .. }) if there == id.0 => forms,
        _ => None,
    };
    put(cx, Editing::Product { id: id.0, field, version, forms }, set.get().to_string()).await
}

/// Leaves the field that is being edited empty.
pub(super) async fn clear(cx: Cx) -> Outcome {
    match cx.form::<Editing>() {
        Some(form) => put(cx, form, String::new()).await,
        None => cx.say_and_leave(cx.show(why_not(&cx, false))).await,
    }
}

async fn put(cx: Cx, form: Editing, typed: String) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            match &form {
                Editing::Producer { id, field, version, forms } => {
                    let wanted = (field.as_str(), typed.as_str());
                    let how =
                        How { version: *version, is_undo: false, forms: forms.map(ProductId) };
                    put_producer(tx, &cx, ProducerId(*id), wanted, how).await
                }
                Editing::Product { id, field, version, forms } => {
                    let wanted = (field.as_str(), typed.as_str());
                    let how =
                        How { version: *version, is_undo: false, forms: forms.map(ProductId) };
                    put_product(tx, &cx, ProductId(*id), wanted, how).await
                }
            }
        }
        .boxed()
    })
    .await
}

/// Puts back what a field of a producer held before.
pub(super) async fn put_back_producer(
    tx: &mut Tx,
    cx: &Cx,
    id: ProducerId,
    wanted: (&str, &str),
    version: i64,
) -> Result<Said, StoreError> {
    put_producer(tx, cx, id, wanted, How { version, is_undo: true, forms: None }).await
}

/// Puts back what a field of a product held before.
pub(super) async fn put_back_product(
    tx: &mut Tx,
    cx: &Cx,
    id: ProductId,
    wanted: (&str, &str),
    version: i64,
) -> Result<Said, StoreError> {
    put_product(tx, cx, id, wanted, How { version, is_undo: true, forms: None }).await
}

/// How a field is written.
#[derive(Clone, Copy)]
struct How {
    /// The version that was seen.
    version: i64,
    /// Whether that takes a change back.
    is_undo: bool,
    /// For the forms of this product.
    forms: Option<ProductId>,
}

/// What there is to say when it is written, or why it is not, and the way back.
struct Done {
    first: Html,
    undo: Option<Button>,
}

impl Done {
    fn said(self, cx: &Cx, mut screen: Screen, forms: Option<ProductId>) -> Said {
        screen.keyboard = screen.keyboard.row(forms.map(|product| blanks_button(cx, product)));
        if let Some(undo) = self.undo {
            screen.keyboard = screen.keyboard.row([undo]);
        }
        Said::from(cx.show(screen))
    }

    fn plain(cx: &Cx, text: &Text) -> Self {
        Self { first: cx.html(text), undo: None }
    }
}

async fn put_producer(
    tx: &mut Tx,
    cx: &Cx,
    id: ProducerId,
    (field, typed): (&str, &str),
    How { version, is_undo, forms }: How,
) -> Result<Said, StoreError> {
    let there = match visible_producer(tx, cx, id).await? {
        Ok(there) => there,
        Err(screen) => return left(tx, cx, screen).await,
    };
    let Some(field) = ProducerField::of(field) else {
        return Ok(Said::from(cx.show(why_not(cx, false))));
    };
    let mut details = there.details.clone();
    let around = (&cx.services().places, local_date(cx.now()));
    if let Err(fault) = field.put(&mut details, typed, around) {
        return Ok(again(cx, fault, typed));
    }
    sessions::leave(tx, cx.chat(), cx.user()).await?;
    let seen = Producer { version, ..there.clone() };
    let written = if details == there.details && version == there.version {
        Written::Exists(there.clone())
    } else {
        change_producer(tx, cx.now(), &cx.actor(), &seen, &details).await?
    };
    let (producer, done) = match written {
        Written::Done(producer) => {
            if field != ProducerField::Note {
                let name = producer.details.name.as_str();
                tell(tx, cx, producer.id, (field.name(), name)).await?;
                if field == ProducerField::Commune {
                    tell_communes(tx, cx, (&there, &producer)).await?;
                }
            }
            let before = Before::Producer {
                id: id.0,
                field: field.name().to_owned(),
                was: field.get(&there.details),
                version: producer.version,
            };
            let done = written_down(tx, cx, is_undo, before).await?;
            (producer, done)
        }
        Written::Exists(there) => (there, Done::plain(cx, &texts::unchanged())),
        Written::Changed(there) => (there, Done::plain(cx, &texts::changed_meanwhile())),
        Written::NotFound => return Ok(Said::from(cx.show(why_not(cx, false)))),
        Written::Refused => return Ok(Said::from(cx.show(why_not(cx, true)))),
    };
    let page = page_of(ProducerField::ALL, &field);
    let screen = producer_page(tx, cx, &producer, page, Some(done.first.clone())).await?;
    Ok(done.said(cx, screen, forms))
}

async fn put_product(
    tx: &mut Tx,
    cx: &Cx,
    id: ProductId,
    (field, typed): (&str, &str),
    How { version, is_undo, forms }: How,
) -> Result<Said, StoreError> {
    let (there, _) = match visible_product(tx, cx, id).await? {
        Ok(found) => found,
        Err(screen) => return left(tx, cx, screen).await,
    };
    let Some(field) = ProductField::of(field) else {
        return Ok(Said::from(cx.show(why_not(cx, false))));
    };
    let mut details = there.details.clone();
    if let Err(fault) = field.put(&mut details, typed) {
        return Ok(again(cx, fault, typed));
    }
    sessions::leave(tx, cx.chat(), cx.user()).await?;
    let seen = Product { version, ..there.clone() };
    let (product, done) = if details == there.details && version == there.version {
        (there, Done::plain(cx, &texts::unchanged()))
    } else {
        match change_product(tx, cx.now(), &cx.actor(), &seen, &details).await? {
            Written::Done(product) => {
                let name = product.details.name.as_str();
                tell(tx, cx, product.producer, (field.name(), name)).await?;
                let before = Before::Product {
                    id: id.0,
                    field: field.name().to_owned(),
                    was: field.get(&there.details),
                    version: product.version,
                };
                let done = written_down(tx, cx, is_undo, before).await?;
                (product, done)
            }
            // Of whom the other is may be none of the presser's business.
            Written::Exists(_) => (there, Done::plain(cx, &texts::code_taken())),
            Written::Changed(there) => (there, Done::plain(cx, &texts::changed_meanwhile())),
            Written::NotFound => return Ok(Said::from(cx.show(why_not(cx, false)))),
            Written::Refused => return Ok(Said::from(cx.show(why_not(cx, true)))),
        }
    };
    let page = page_of(ProductField::ALL, &field);
    let screen = product_page(cx, &product, page, Some(done.first.clone()));
    Ok(done.said(cx, screen, forms))
}

/// There is nothing to type any more.
async fn left(tx: &mut Tx, cx: &Cx, screen: Screen) -> Result<Said, StoreError> {
    sessions::leave(tx, cx.chat(), cx.user()).await?;
    Ok(Said::from(cx.show(screen)))
}

async fn written_down(
    tx: &mut Tx,
    cx: &Cx,
    is_undo: bool,
    before: Before,
) -> Result<Done, StoreError> {
    if is_undo {
        return Ok(Done::plain(cx, &texts::undone()));
    }
    let undo = undo::keep(tx, cx, before).await?;
    Ok(Done { first: cx.html(&texts::written()), undo: Some(undo) })
}

/// Tells the others who act for the producer whose field was corrected, and by whom.
async fn tell(
    tx: &mut Tx,
    cx: &Cx,
    producer: ProducerId,
    (field, name): (&'static str, &str),
) -> Result<(), StoreError> {
    let who = cx.person().account.name.as_str();
    let text = |words: &Words<'_>| {
        texts::push_edited(who, name, within(&words.plain(&texts::field(field))))
    };
    telling::tell(tx, cx, producer, text).await
}

/// Tells the officers whom a producer leaves, and those to whom it comes.
async fn tell_communes(
    tx: &mut Tx,
    cx: &Cx,
    (before, after): (&Producer, &Producer),
) -> Result<(), StoreError> {
    let who = cx.person().account.name.as_str();
    let text = |words: &Words<'_>| {
        let [from, to] = [before, after].map(|one| words.place(one.details.commune));
        texts::push_moved(who, after.details.name.as_str(), from, to)
    };
    telling::tell_officers(tx, cx, before, text).await?;
    telling::tell_officers(tx, cx, after, text).await
}

/// Says what is wrong with what was typed; the form stays as it is.
fn again(cx: &Cx, fault: Fault, typed: &str) -> Said {
    let (why, most) = match fault {
        Fault::Empty => ("empty", 0),
        Fault::Long(most) => ("long", i64::try_from(most).unwrap_or(i64::MAX)),
        Fault::NoDay => ("day", 0),
        Fault::NotYet => ("not-yet", 0),
        Fault::NoPhone => ("phone", 0),
        Fault::NoEmail => ("email", 0),
        Fault::NoLink => ("link", 0),
        Fault::NoCode => ("code", 0),
        Fault::NoSet => ("set", 0),
        Fault::NoCommune => ("commune", 0),
    };
    let text = texts::fault(why, excerpt(typed, EXCERPT), most);
    Said::from(cx.send(said(cx, &text, [cancel_button(cx)])))
}
