//! Screens: what one acts for, its products, and beginning a dossier.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::local_date;
use crate::dossiers::card::{product_lines, standing_lines};
use crate::dossiers::model::Lookup;
use crate::dossiers::moving::{self, Begun, Seen};
use crate::dossiers::overview::{Line, line, lines};
use crate::dossiers::rules::Status;
use crate::dossiers::texts;
use crate::dossiers::words::{date, stars};
use crate::joining;
use crate::locale::Html;
use crate::papers;
use crate::people::chat::{cancel_button, to_menu};
use crate::people::{Action, permit};
use crate::producers::model::{Producer, ProducerId, Product, ProductDetails, ProductId};
use crate::producers::{self, Written, recognising};
use crate::programme::criteria::Star;
use crate::programme::sets::SetNumber;
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{button, plain_screen, words};

/// The longest name of a product, in letters.
const NAME: usize = 150;

/// As much of a name as fits on a button, in letters.
const LABEL: usize = 40;

/// Somebody is about to name a product.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct AddProduct {
    producer: i64,
    /// Once it is named: the set is chosen next.
    name: Option<String>,
}

impl Form for AddProduct {
    const NAME: &'static str = "add-product";
    const VERSION: i64 = 1;
}

/// The name of a product, as it was typed.
#[derive(Clone, Debug)]
struct Named(AddProduct, String);

pub(super) fn forms() -> Routes {
    let named = |cx: Cx, message: Message| {
        let form = cx.form::<AddProduct>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Named(form, text.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    dptree::filter_map(named).endpoint(on_name)
}

/// The way to what one acts for.
#[must_use]
pub fn mine_button(cx: &Cx) -> Button {
    button(cx, &texts::mine(), Press::Mine)
}

/// What the presser acts for: one producer at once, several to choose from.
pub(super) async fn mine(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let account = cx.person().account.id;
            let mut found = Vec::new();
            for (id, _) in producers::producers_of(tx.connection(), account).await? {
                // Two rows may have been found to be one producer.
                let there = producers::producer(tx.connection(), id).await?;
                found.extend(there.filter(|one| !found.contains(one)));
            }
            let screen = match found.as_slice() {
                [] => nobody(tx, &cx).await?,
                [only] => home_screen(tx, &cx, only, 0).await?,
                several => which(&cx, several),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn nobody(tx: &mut Tx, cx: &Cx) -> Result<Screen, StoreError> {
    if let Some((html, withdraw)) = joining::chat::pending(tx, cx).await? {
        let keyboard =
            Keyboard::default().column([withdraw]).row([official_button(cx), to_menu(cx)]);
        return Ok(Screen::new(html).with(keyboard));
    }
    let keyboard = Keyboard::default()
        .column(joining::chat::joining_buttons(cx))
        .row([crate::assessment::chat::ways_button(cx)])
        .row([official_button(cx), to_menu(cx)]);
    Ok(Screen::new(cx.html(&texts::mine_none())).with(keyboard))
}

fn which(cx: &Cx, found: &[Producer]) -> Screen {
    let choice = |producer: &Producer| {
        let label = excerpt(&producer.details.name, LABEL);
        Button::tells(label, Press::Home(producer.id, 0).data())
    };
    let keyboard = Keyboard::default()
        .column(found.iter().take(CHOICES).map(choice))
        .row([crate::deadlines::chat::agenda_button(cx)])
        .row([official_button(cx), to_menu(cx)]);
    Screen::new(cx.html(&texts::which())).with(keyboard)
}

/// A producer, for whoever may see it.
pub(super) async fn producer(cx: Cx, id: ProducerId, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move { Ok(Said::from(cx.show(screen_of(tx, &cx, id, page).await?))) }.boxed()
    })
    .await
}

/// A producer, below its card: that is pinned, and always says where everything stands.
pub(super) async fn of_card(cx: Cx, id: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move { Ok(Said::from(cx.send(screen_of(tx, &cx, id, 0).await?))) }.boxed()
    })
    .await
}

async fn screen_of(
    tx: &mut Tx,
    cx: &Cx,
    id: ProducerId,
    page: usize,
) -> Result<Screen, StoreError> {
    sessions::leave(tx, cx.chat(), cx.user()).await?;
    match visible_producer(tx, cx, id).await? {
        Ok(producer) => home_screen(tx, cx, &producer, page).await,
        Err(screen) => Ok(screen),
    }
}

/// The producer, or the screen that says why not.
pub(crate) async fn visible_producer(
    tx: &mut Tx,
    cx: &Cx,
    id: ProducerId,
) -> Result<Result<Producer, Screen>, StoreError> {
    let Some(producer) = producers::producer(tx.connection(), id).await? else {
        return Ok(Err(plain_screen(cx, &texts::not_found())));
    };
    let actor = cx.actor();
    let scope = producers::scope_of(tx.connection(), &actor, &producer).await?;
    let subject = format!("producer {id}");
    if permit(tx, cx.now(), &actor, Action::SeeRecords, &scope, &subject).await? {
        Ok(Ok(producer))
    } else {
        Ok(Err(plain_screen(cx, &texts::refused())))
    }
}

/// The product with its producer, or the screen that says why not.
pub(crate) async fn visible_product(
    tx: &mut Tx,
    cx: &Cx,
    id: ProductId,
) -> Result<Result<(Product, Producer), Screen>, StoreError> {
    let Some(product) = producers::product(tx.connection(), id).await? else {
        return Ok(Err(plain_screen(cx, &texts::not_found())));
    };
    Ok(visible_producer(tx, cx, product.producer).await?.map(|producer| (product, producer)))
}

async fn home_screen(
    tx: &mut Tx,
    cx: &Cx,
    producer: &Producer,
    page: usize,
) -> Result<Screen, StoreError> {
    let (words, details) = (words(cx), &producer.details);
    let all = lines(tx.connection(), producer).await?;
    let pages = all.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let shown: Vec<&Line> = all.iter().skip(page * CHOICES).take(CHOICES).collect();
    let list = shown
        .iter()
        .map(|line| product_lines(&words, line, cx.now()))
        .reduce(|all, one| all.paragraph(&one))
        .unwrap_or_else(|| cx.html(&texts::home_none()));
    let (kind, place) = (words.producer_kind(details.kind), words.place(details.commune));
    let html = cx.html(&texts::home(details.name.as_str(), kind, place, list));
    let choices = shown.iter().map(|line| {
        let label = excerpt(&line.product.details.name, LABEL);
        Button::tells(label, Press::Product(line.product.id).data())
    });
    let turn = |label, page| button(cx, &label, Press::Home(producer.id, page));
    let previous = (page > 0).then(|| turn(crate::handbook::texts::previous(), page - 1));
    let next = (page + 1 < pages).then(|| turn(crate::handbook::texts::next(), page + 1));
    let keyboard = Keyboard::default()
        .column(choices)
        .row([previous, next].into_iter().flatten())
        .row([
            button(cx, &texts::add_product(), Press::AddProduct(producer.id)),
            joining::chat::people_button(cx, producer.id),
        ])
        .row([
            producers::chat::producer_button(cx, producer.id),
            crate::deadlines::chat::agenda_button(cx),
        ])
        .row([official_button(cx), to_menu(cx)]);
    Ok(Screen::new(html).with(keyboard))
}

/// A product: what is known of it, what it was given, and its dossier.
pub(super) async fn product(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let screen = match visible_product(tx, &cx, id).await? {
                Ok((product, producer)) => product_screen(tx, &cx, product, &producer).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn product_screen(
    tx: &mut Tx,
    cx: &Cx,
    product: Product,
    producer: &Producer,
) -> Result<Screen, StoreError> {
    let words = words(cx);
    let id = product.id;
    let sets = &cx.services().programme.sets;
    let set = product.details.set.and_then(|number| sets.get(number));
    let mut details = match set {
        Some(set) => {
            let name = crate::programme::texts::set_name(set, cx.language());
            cx.html(&texts::product_set(i64::from(set.number.get()), name))
        }
        None => cx.html(&texts::product_set_none()),
    };
    if let Some(code) = &product.details.code {
        details = details.line(&cx.html(&texts::product_code(code.as_str())));
    }
    let history = recognising::recognitions(tx.connection(), id).await?;
    let was: Vec<String> = history
        .iter()
        .filter_map(|one| {
            let day = one.decided_on?;
            Some(cx.plain(&texts::product_was_one(stars(one.star), date(day))))
        })
        .collect();
    if !was.is_empty() {
        details = details.line(&cx.html(&texts::product_was(was.join(", "))));
    }
    let line = line(tx.connection(), product).await?;
    details = details.line(&standing_lines(&words, &line, cx.now()));
    if let Some(there) = line.recognition.and_then(|one| one.revocation) {
        let ground = cx.plain(&texts::ground(there.ground.name()));
        let concluded = date(there.concluded_on);
        details = details.line(&cx.html(&texts::product_ground(ground, concluded)));
    }
    let name = line.product.details.name.as_str();
    let html = cx.html(&texts::product(name, producer.details.name.as_str(), details));
    let way = match &line.dossier {
        Some(dossier) if !dossier.status.is_final() => {
            button(cx, &texts::see(), Press::Dossier(dossier.id))
        }
        _ => button(cx, &texts::begin(), Press::Begin(id)),
    };
    let papers = line.open_dossier().map(|dossier| papers::chat::list_button(cx, dossier.id));
    let before = line
        .dossier
        .as_ref()
        .filter(|dossier| dossier.status.is_final())
        .map(|dossier| button(cx, &texts::history(), Press::History(dossier.id)));
    let more = producers::chat::product_buttons(cx, &line.product, line.recognition.as_ref());
    let keyboard = Keyboard::default()
        .row([Some(way), before].into_iter().flatten())
        .choices(
            papers
                .into_iter()
                .chain([
                    crate::assessment::chat::product_button(cx, id),
                    crate::forms::chat::product_button(cx, id),
                ])
                .chain(more),
        )
        .row([official_button(cx), button(cx, &texts::back_home(), Press::Home(producer.id, 0))]);
    Ok(Screen::new(html).with(keyboard))
}

/// Asks for the name of a product.
pub(super) async fn ask_product(cx: Cx, id: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let screen = match visible_producer(tx, &cx, id).await? {
                Ok(_) => {
                    let form = AddProduct { producer: id.0, name: None };
                    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
                    let keyboard = Keyboard::default().row([cancel_button(&cx)]);
                    Screen::new(cx.html(&texts::add_product_ask())).with(keyboard)
                }
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn on_name(cx: Cx, Named(form, name): Named) -> Outcome {
    if name.is_empty() || name.chars().count() > NAME {
        let keyboard = Keyboard::default().row([cancel_button(&cx)]);
        let screen = Screen::new(cx.html(&texts::add_product_long())).with(keyboard);
        return cx.say(cx.send(screen)).await;
    }
    let programme = &cx.services().programme;
    let guesses: Vec<Button> = programme
        .guess_sets(&name)
        .into_iter()
        .take(CHOICES - 1)
        .map(|set| {
            let label = crate::programme::texts::set_choice(set, cx.language());
            button(&cx, &label, Press::Set(Some(set.number)))
        })
        .collect();
    let keyboard = Keyboard::default()
        .column(guesses)
        .row([button(&cx, &texts::set_later(), Press::Set(None)), cancel_button(&cx)]);
    let screen = Screen::new(cx.html(&texts::add_product_set(name.as_str()))).with(keyboard);
    let said = Said::from(cx.send(screen));
    let form = AddProduct { name: Some(name), ..form };
    cx.commit(move |tx, cx| {
        async move {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

/// Writes down the product that was named.
pub(super) async fn add_product(cx: Cx, set: Option<SetNumber>) -> Outcome {
    let form = cx.form::<AddProduct>();
    cx.commit(move |tx, cx| {
        async move {
            let Some(AddProduct { producer, name: Some(name) }) = form else {
                return Ok(Said::from(cx.show(plain_screen(&cx, &texts::not_found()))));
            };
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let details = ProductDetails { name, set, ..ProductDetails::default() };
            let actor = cx.actor();
            let written =
                producers::add_product(tx, cx.now(), &actor, ProducerId(producer), &details)
                    .await?;
            let (product, notice) = match written {
                Written::Done(product) => (product, texts::done()),
                Written::Exists(product) | Written::Changed(product) => {
                    (product, texts::product_exists())
                }
                Written::NotFound => {
                    return Ok(Said::from(cx.show(plain_screen(&cx, &texts::not_found()))));
                }
                Written::Refused => {
                    return Ok(Said::from(cx.show(plain_screen(&cx, &texts::refused()))));
                }
            };
            crate::dossiers::card::refresh(tx, &words(&cx), cx.now(), product.producer).await?;
            let screen = match visible_product(tx, &cx, product.id).await? {
                Ok((product, producer)) => product_screen(tx, &cx, product, &producer).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)).notice(cx.plain(&notice)))
        }
        .boxed()
    })
    .await
}

/// Asks for the rating that a dossier is to aim at.
pub(super) async fn ask_target(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let screen = match visible_product(tx, &cx, id).await? {
                Ok((product, _)) => target_screen(&cx, &product),
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn target_screen(cx: &Cx, product: &Product) -> Screen {
    let rules = cx.services().programme.rule_sets.in_force(local_date(cx.now()));
    let thresholds = rules.and_then(|rules| rules.thresholds);
    let points = |star| thresholds.map_or(0, |points| i64::from(points.of(star)));
    let decision = rules.map(|rules| rules.source.document).unwrap_or_default();
    let html = cx.html(&texts::begin_ask(
        product.details.name.as_str(),
        points(Star::Three),
        points(Star::Four),
        points(Star::Five),
        decision,
    ));
    let aims =
        Star::ALL.map(|star| button(cx, &texts::aim(stars(star)), Press::Aim(product.id, star)));
    let keyboard = Keyboard::default().choices(aims).row([button(
        cx,
        &texts::back_product(),
        Press::Product(product.id),
    )]);
    Screen::new(html).with(keyboard)
}

/// Begins a dossier.
pub(super) async fn begin(cx: Cx, product: ProductId, target: Star) -> Outcome {
    let lookup = Lookup::random()?;
    cx.commit(move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let (actor, wanted) = (cx.actor(), (product, target));
            let begun = moving::begin(tx, cx.now(), &actor, programme, wanted, &lookup).await?;
            let (case, notice) = match begun {
                Begun::Done(case) => {
                    let words = words(&cx);
                    crate::dossiers::card::refresh(tx, &words, cx.now(), case.producer.id).await?;
                    (case, texts::begun())
                }
                Begun::Open(case) if case.dossier.status == Status::Draft => {
                    match moving::aim(tx, cx.now(), &actor, case.dossier.id, target).await? {
                        Seen::Here(case) => {
                            let (words, producer) = (words(&cx), case.producer.id);
                            crate::dossiers::card::refresh(tx, &words, cx.now(), producer).await?;
                            (case, texts::done())
                        }
                        Seen::NotFound => return Ok(Said::from(cx.show(why_not(&cx, false)))),
                        Seen::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
                    }
                }
                Begun::Open(case) => (case, texts::open_one()),
                Begun::NotFound => {
                    return Ok(Said::from(cx.show(plain_screen(&cx, &texts::not_found()))));
                }
                Begun::Refused => {
                    return Ok(Said::from(cx.show(plain_screen(&cx, &texts::refused()))));
                }
            };
            let screen = super::dossier::screen(tx, &cx, &case, None).await?;
            Ok(Said::from(cx.show(screen)).notice(cx.plain(&notice)))
        }
        .boxed()
    })
    .await
}

/// The reason why nothing is shown.
pub(crate) fn why_not(cx: &Cx, refused: bool) -> Screen {
    let text = if refused { texts::refused() } else { texts::not_found() };
    plain_screen(cx, &text)
}

/// A line, or nothing.
pub(super) fn or_empty(line: Option<Html>) -> Html {
    line.unwrap_or_default()
}
