//! Screens: what is known of a producer or a product, and which of it is to be corrected.

use futures::FutureExt;

use crate::dossiers::chat::{home_button_of, visible_producer, visible_product};
use crate::dossiers::words::{date, moment};
use crate::handbook::texts::{next, previous};
use crate::locale::Html;
use crate::people::deeds;
use crate::producers::fields::{ProducerField, ProductField, read_day};
use crate::producers::model::{Producer, ProducerId, Product, ProductDetails, ProductId};
use crate::producers::{is_official_of, merged_rows};
use crate::programme::sets::SetNumber;
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{button, texts, words};

/// Changes that are shown.
const DEEDS: usize = 3;

/// As much of a name as fits on a button, in letters.
const LABEL: usize = 30;

/// What a field of a producer holds, as people read it.
pub(super) fn producer_value(cx: &Cx, producer: &Producer, field: ProducerField) -> String {
    let held = field.get(&producer.details);
    match field {
        ProducerField::Commune => words(cx).place(producer.details.commune),
        ProducerField::Phone => {
            producer.details.phone.as_ref().map(ToString::to_string).unwrap_or_default()
        }
        ProducerField::RegisteredOn | ProducerField::FoundedOn => {
            read_day(&held).map(date).unwrap_or_default()
        }
        _ => held,
    }
}

/// What a field of a product holds, as people read it.
pub(super) fn product_value(cx: &Cx, details: &ProductDetails, field: ProductField) -> String {
    match (field, details.set) {
        (ProductField::Set, Some(set)) => set_name(cx, set),
        _ => field.get(details),
    }
}

fn set_name(cx: &Cx, number: SetNumber) -> String {
    let set = cx.services().programme.sets.get(number);
    let name = set.map(|set| crate::programme::texts::set_name(set, cx.language()));
    let (number, name) = (i64::from(number.get()), name.unwrap_or_default());
    cx.plain(&crate::dossiers::texts::product_set(number, name))
}

/// What a field is called, within a sentence.
pub(super) fn within(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next();
    first.into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// The fields of a producer that the presser is to see.
async fn producer_fields(
    tx: &mut Tx,
    cx: &Cx,
    producer: &Producer,
) -> Result<Vec<ProducerField>, StoreError> {
    let is_official = is_official_of(tx, &cx.actor(), producer).await?;
    let seen = |field: &ProducerField| is_official || *field != ProducerField::Note;
    Ok(ProducerField::ALL.iter().copied().filter(seen).collect())
}

fn lines(cx: &Cx, fields: impl IntoIterator<Item = (&'static str, String)>) -> Html {
    let lines = fields.into_iter().map(|(field, value)| {
        let label = cx.plain(&texts::field(field));
        match value.as_str() {
            "" => cx.html(&texts::field_empty(label)),
            value => cx.html(&texts::field_line(label, value)),
        }
    });
    lines.reduce(|all, one| all.line(&one)).unwrap_or_default()
}

async fn producer_html(tx: &mut Tx, cx: &Cx, producer: &Producer) -> Result<Html, StoreError> {
    let fields = producer_fields(tx, cx, producer).await?;
    let is_official = fields.contains(&ProducerField::Note);
    let shown = fields
        .into_iter()
        .filter(|field| *field != ProducerField::Name)
        .map(|field| (field.name(), producer_value(cx, producer, field)));
    let kind = words(cx).producer_kind(producer.details.kind);
    let html = cx.html(&texts::producer(producer.details.name.as_str(), kind, lines(cx, shown)));
    with_deeds(tx, cx, html, (&format!("producer {}", producer.id), "producer."), is_official).await
}

/// What is known of a product, and who changed it last.
pub(super) async fn product_html(
    tx: &mut Tx,
    cx: &Cx,
    product: &Product,
) -> Result<Html, StoreError> {
    let shown = ProductField::ALL
        .iter()
        .filter(|field| **field != ProductField::Name)
        .map(|field| (field.name(), product_value(cx, &product.details, *field)));
    let mut html = cx.html(&texts::product(product.details.name.as_str(), lines(cx, shown)));
    if let Some(day) = product.stopped_on {
        html = html.line(&cx.html(&crate::dossiers::texts::card_stopped(date(day))));
    }
    with_deeds(tx, cx, html, (&format!("product {}", product.id), "product."), true).await
}

/// With who changed it last: both sides see that.
async fn with_deeds(
    tx: &mut Tx,
    cx: &Cx,
    html: Html,
    (subject, action): (&str, &str),
    is_official: bool,
) -> Result<Html, StoreError> {
    let mut found = deeds(tx.connection(), subject, action, DEEDS).await?;
    // That officials note something is theirs alone, as what they note is.
    found.retain(|deed| is_official || deed.detail != ProducerField::Note.name());
    let lines = found.into_iter().map(|deed| {
        let fields: Vec<String> = match deed.action.rsplit_once('.') {
            Some((_, "change")) => deed
                .detail
                .split(", ")
                .map(|field| within(&cx.plain(&texts::field(field))))
                .collect(),
            _ => Vec::new(),
        };
        let action = deed.action.replace('.', "_");
        let what = cx.plain(&texts::deed(action, fields.join(", ")));
        let by = deed.by.unwrap_or_else(|| cx.plain(&texts::deed_nobody()));
        cx.html(&texts::deed_line(moment(deed.at), by, what))
    });
    Ok(match lines.reduce(|all, one| all.line(&one)) {
        Some(lines) => html.paragraph(&cx.html(&texts::deeds(lines))),
        None => html,
    })
}

/// What is known of a producer.
pub(super) async fn producer(cx: Cx, id: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = match visible_producer(tx, &cx, id).await? {
                Ok(producer) => producer_screen(tx, &cx, &producer, None).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// What is known of a producer, under what there is to say first.
pub(super) async fn producer_screen(
    tx: &mut Tx,
    cx: &Cx,
    producer: &Producer,
    first: Option<Html>,
) -> Result<Screen, StoreError> {
    let id = producer.id;
    let html = producer_html(tx, cx, producer).await?;
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    let mut choices = vec![button(cx, &texts::edit(), Press::ProducerFields(id, 0))];
    let mut apart: Vec<Button> = Vec::new();
    if is_official_of(tx, &cx.actor(), producer).await? {
        choices.push(button(cx, &texts::merge(), Press::Merge(id)));
        let rows = merged_rows(tx.connection(), id).await?;
        apart.extend(rows.iter().take(CHOICES - choices.len()).map(|row| {
            let label = texts::unmerge(excerpt(&row.details.name, LABEL));
            button(cx, &label, Press::Unmerge(row.id))
        }));
    }
    let keyboard = Keyboard::default()
        .choices(choices)
        .column(apart)
        .row([official_button(cx), home_button_of(cx, id, &texts::back_home())]);
    Ok(Screen::new(html).with(keyboard))
}

/// A page of the fields of a producer: each a button that changes it.
pub(super) async fn of_producer(cx: Cx, id: ProducerId, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = match visible_producer(tx, &cx, id).await? {
                Ok(producer) => producer_page(tx, &cx, &producer, page, None).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

pub(super) async fn producer_page(
    tx: &mut Tx,
    cx: &Cx,
    producer: &Producer,
    page: usize,
    first: Option<Html>,
) -> Result<Screen, StoreError> {
    let (id, seen) = (producer.id, producer.version);
    let fields = producer_fields(tx, cx, producer).await?;
    let (shown, turns) = page_of(cx, &fields, page, |page| Press::ProducerFields(id, page));
    let list =
        lines(cx, shown.iter().map(|field| (field.name(), producer_value(cx, producer, *field))));
    let choices = shown.iter().map(|field| {
        let label = texts::edit_field(within(&cx.plain(&texts::field(field.name()))));
        button(cx, &label, Press::EditProducer(id, *field, seen))
    });
    let keyboard = Keyboard::default().choices(choices).row(turns).row([button(
        cx,
        &texts::back_producer(),
        Press::Producer(id),
    )]);
    let html = cx.html(&texts::fields(producer.details.name.as_str(), list));
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    Ok(Screen::new(html).with(keyboard))
}

/// A page of the fields of a product.
pub(super) async fn of_product(cx: Cx, id: ProductId, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = match visible_product(tx, &cx, id).await? {
                Ok((product, _)) => product_page(&cx, &product, page, None),
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

pub(super) fn product_page(cx: &Cx, product: &Product, page: usize, first: Option<Html>) -> Screen {
    let (id, seen) = (product.id, product.version);
    let (shown, turns) =
        page_of(cx, ProductField::ALL, page, |page| Press::ProductFields(id, page));
    let list = lines(
        cx,
        shown.iter().map(|field| (field.name(), product_value(cx, &product.details, *field))),
    );
    let choices = shown.iter().map(|field| {
        let label = texts::edit_field(within(&cx.plain(&texts::field(field.name()))));
        button(cx, &label, Press::EditProduct(id, *field, seen))
    });
    let keyboard = Keyboard::default().choices(choices).row(turns).row([button(
        cx,
        &texts::back_product(),
        Press::Product(id),
    )]);
    let html = cx.html(&texts::fields(product.details.name.as_str(), list));
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    Screen::new(html).with(keyboard)
}

/// A page of fields, with the ways to those before and after.
fn page_of<'a, F>(
    cx: &Cx,
    fields: &'a [F],
    page: usize,
    turn: impl Fn(usize) -> Press,
) -> (&'a [F], Vec<Button>) {
    let pages = fields.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let end = fields.len().min((page + 1) * CHOICES);
    let back = (page > 0).then(|| button(cx, &previous(), turn(page - 1)));
    let on = (page + 1 < pages).then(|| button(cx, &next(), turn(page + 1)));
    (&fields[page * CHOICES..end], [back, on].into_iter().flatten().collect())
}
