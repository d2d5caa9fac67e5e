//! Screens: what officials see of deadlines: what ends soon by commune, the calendar, whom to call.

use futures::FutureExt;
use teloxide::payloads::{SendDocument, SendDocumentSetters};
use teloxide::types::ChatId;

use crate::clock::local_date;
use crate::deadlines::calls::{self, state};
use crate::deadlines::digest::Digest;
use crate::deadlines::model::{Kind, Listed};
use crate::deadlines::store::Count;
use crate::deadlines::store::Period;
use crate::deadlines::texts;
use crate::deadlines::watching::{self, Span};
use crate::deadlines::words::short;
use crate::desk::chat::refusal;
use crate::dossiers::chat::{lists_button, product_data};
use crate::dossiers::lists::Reach;
use crate::dossiers::words::{Words, date};
use crate::locale::Html;
use crate::people::{Action, Scope, may};
use crate::producers::chat::extension_button;
use crate::producers::model::ProductId;
use crate::programme::places::PlaceCode;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{MediaKind, NewMedia, Outgoing, keep_media, media_file};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{button, count, missed, plain_screen};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn words(cx: &Cx) -> Words<'_> {
    Words::of(cx.services(), cx.person())
}

/// The way to what ends soon.
#[must_use]
pub(crate) fn soon_button(cx: &Cx) -> Button {
    button(cx, &texts::soon(), Press::Soon(0))
}

/// The way to the officials' calendar.
pub(super) fn calendar_button(cx: &Cx) -> Button {
    button(cx, &texts::calendar(), Press::Span(Span::Week, 0))
}

/// What is to be acted on soon, by commune; of whoever has one commune, its list at once.
pub(super) async fn soon(cx: Cx, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let Some((reach, counts)) = watching::soon(tx, cx.now(), &cx.actor()).await? else {
                return Ok(Said::from(cx.show(refusal(&cx))));
            };
            let missed = missed::way(tx, &cx).await?;
            let screen = match &reach {
                Reach::Communes(places) if places.len() == 1 => {
                    let place = places.first().copied();
                    match place {
                        Some(place) => commune_screen(tx, &cx, place, 0).await?,
                        None => None,
                    }
                }
                _ => None,
            };
            let screen = screen.unwrap_or_else(|| soon_screen(&cx, &counts, page, missed));
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn soon_screen(cx: &Cx, counts: &[Count], page: usize, missed: Option<Button>) -> Screen {
    let words = words(cx);
    let (all, silent) = sums(counts);
    let shown = counts.iter().skip(page * CHOICES).take(CHOICES);
    let lines = shown
        .clone()
        .map(|one| cx.html(&texts::soon_line(words.place(one.commune), one.all, one.silent)));
    let list =
        lines.reduce(|all, one| all.line(&one)).unwrap_or_else(|| cx.html(&texts::soon_none()));
    let open = shown.map(|one| {
        let label = texts::soon_button(words.place(one.commune), one.silent);
        button(cx, &label, Press::Commune(one.commune.number(), 0))
    });
    let keyboard = Keyboard::default()
        .choices(open)
        .row(turning(cx, page, counts.len() > (page + 1) * CHOICES, Press::Soon))
        .row(below(cx, all > 0));
    let html = cx.html(&texts::soon_screen(all, silent, list));
    Screen::new(html).with(ending(cx, keyboard, missed))
}

fn sums(counts: &[Count]) -> (i64, i64) {
    counts.iter().fold((0, 0), |(all, silent), one| (all + one.all, silent + one.silent))
}

/// The previous and the next page.
pub(super) fn turning(
    cx: &Cx,
    page: usize,
    more: bool,
    to: impl Fn(usize) -> Press,
) -> Vec<Button> {
    let previous = (page > 0)
        .then(|| button(cx, &crate::handbook::texts::previous(), to(page.saturating_sub(1))));
    let next = more.then(|| button(cx, &crate::handbook::texts::next(), to(page + 1)));
    [previous, next].into_iter().flatten().collect()
}

/// The list of calls, as a file and as a page.
fn below(cx: &Cx, any: bool) -> Vec<Button> {
    if !any {
        return Vec::new();
    }
    vec![
        button(cx, &texts::calls_xlsx(), Press::Calls(false)),
        button(cx, &texts::calls_page(), Press::Calls(true)),
    ]
}

fn ending(cx: &Cx, keyboard: Keyboard, missed: Option<Button>) -> Keyboard {
    let publishes = may(&cx.actor(), Action::Publish, &Scope::province());
    let rounds = publishes.then(|| button(cx, &texts::rounds_button(), Press::Year(0)));
    keyboard.row(rounds.into_iter().chain(missed)).row([calendar_button(cx), lists_button(cx)])
}

/// What is to be acted on soon in a commune.
pub(super) async fn commune(cx: Cx, code: u32, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let place = cx.services().places.by_number(code).map(|place| place.code);
            let screen = match place {
                Some(place) => commune_screen(tx, &cx, place, page).await?,
                None => None,
            };
            Ok(Said::from(cx.show(screen.unwrap_or_else(|| refusal(&cx)))))
        }
        .boxed()
    })
    .await
}

async fn commune_screen(
    tx: &mut Tx,
    cx: &Cx,
    place: PlaceCode,
    page: usize,
) -> Result<Option<Screen>, StoreError> {
    // One more than is shown tells whether there are more.
    let slice = (CHOICES + 1, page * CHOICES);
    let found = watching::soon_in(tx, cx.now(), &cx.actor(), place, slice).await?;
    let Some(found) = found else { return Ok(None) };
    let words = words(cx);
    let number = |at: usize| count(page * CHOICES + at + 1);
    let lines = found.iter().take(CHOICES).enumerate().map(|(at, one)| line(cx, number(at), one));
    let list =
        lines.reduce(|all, one| all.line(&one)).unwrap_or_else(|| cx.html(&texts::soon_none()));
    let open = found.iter().take(CHOICES).enumerate().map(|(at, one)| {
        let press = Press::One(one.due.deadline.kind, one.due.product);
        button(cx, &texts::open(number(at)), press)
    });
    let turn = |page| Press::Commune(place.number(), page);
    let keyboard = Keyboard::default()
        .choices(open)
        .row(turning(cx, page, found.len() > CHOICES, turn))
        .row(below(cx, !found.is_empty()));
    let html = cx.html(&texts::commune_screen(words.place(place), list));
    let missed = missed::way(tx, cx).await?;
    Ok(Some(Screen::new(html).with(ending(cx, keyboard, missed))))
}

fn line(cx: &Cx, number: i64, one: &Listed) -> Html {
    let (words, today) = (words(cx), local_date(cx.now()));
    let what = short(&words, &one.due.deadline, today);
    let (product, producer) = (one.product.as_str(), one.producer.as_str());
    cx.html(&texts::commune_line(number, product, producer, what, state(&words, one)))
}

/// A deadline with whom to call.
pub(super) async fn one(cx: Cx, kind: Kind, product: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let found = watching::one(tx, cx.now(), &cx.actor(), (kind, product)).await?;
            Ok(Said::from(cx.show(one_screen(&cx, found))))
        }
        .boxed()
    })
    .await
}

/// Notes that the producer was called, or takes that back.
pub(super) async fn called(cx: Cx, kind: Kind, product: ProductId, called: bool) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let of = (kind, product);
            let found = watching::note_call(tx, cx.now(), &cx.actor(), of, called).await?;
            Ok(Said::from(cx.show(one_screen(&cx, found))))
        }
        .boxed()
    })
    .await
}

fn one_screen(cx: &Cx, found: Option<Listed>) -> Screen {
    let Some(one) = found else { return plain_screen(cx, &texts::desk_gone()) };
    let (words, today) = (words(cx), local_date(cx.now()));
    let or_none = |text: &str| if text.is_empty() { "none" } else { text }.to_owned();
    let html = cx.html(&texts::one(
        one.product.as_str(),
        one.producer.as_str(),
        or_none(&one.representative),
        or_none(&one.phone),
        short(&words, &one.due.deadline, today),
        state(&words, &one),
        one.officer.clone().unwrap_or_else(|| "none".to_owned()),
    ));
    let (kind, product) = (one.due.deadline.kind, one.due.product);
    let call = if one.called_at.is_some() {
        button(cx, &texts::not_called(), Press::Called(kind, product, false))
    } else {
        button(cx, &texts::called(), Press::Called(kind, product, true))
    };
    let see = Button::tells(cx.plain(&texts::see_product()), product_data(product));
    let of_certificate =
        matches!(kind, Kind::Certificate | Kind::Extension | Kind::Pending | Kind::Lapsed);
    let extend = of_certificate.then(|| extension_button(cx, product)).flatten();
    let back = button(cx, &texts::back(), Press::Commune(one.due.commune.number(), 0));
    Screen::new(html).with(
        Keyboard::default()
            .choices([call, see].into_iter().chain(extend))
            .row([back, lists_button(cx)]),
    )
}

/// A page of what falls due in a span of time, by commune.
pub(super) async fn span(cx: Cx, span: Span, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            // One more than is shown tells whether there are more.
            let wanted = (span, (CHOICES + 1, page * CHOICES));
            let found = watching::calendar(tx, cx.now(), &cx.actor(), wanted).await?;
            let Some((counts, listed)) = found else {
                return Ok(Said::from(cx.show(refusal(&cx))));
            };
            Ok(Said::from(cx.show(span_screen(&cx, (span, page), &counts, &listed))))
        }
        .boxed()
    })
    .await
}

fn span_screen(
    cx: &Cx,
    (span, page): (Span, usize),
    counts: &[Count],
    listed: &[Listed],
) -> Screen {
    let (words, today) = (words(cx), local_date(cx.now()));
    let Period { from, to, .. } = span.period(today);
    let (all, silent) = sums(counts);
    let mut list = Html::default();
    let mut place = None;
    let number = |at: usize| count(page * CHOICES + at + 1);
    for (at, one) in listed.iter().take(CHOICES).enumerate() {
        if place != Some(one.due.commune) {
            place = Some(one.due.commune);
            list = list.line(&Html::text(&words.place(one.due.commune)).bold());
        }
        list = list.line(&line(cx, number(at), one));
    }
    if listed.is_empty() {
        list = list.line(&cx.html(&texts::span_none()));
    }
    let open = listed.iter().take(CHOICES).enumerate().map(|(at, one)| {
        let press = Press::One(one.due.deadline.kind, one.due.product);
        button(cx, &texts::open(number(at)), press)
    });
    let other = match span {
        Span::Week => Span::Month,
        Span::Month => Span::Week,
    };
    let html = cx.html(&texts::span(span.name(), date(from), date(to), all, silent, list));
    let turn = |page| Press::Span(span, page);
    let keyboard = Keyboard::default()
        .choices(open)
        .row(turning(cx, page, listed.len() > CHOICES, turn))
        .row([
            button(cx, &texts::span_button(other.name()), Press::Span(other, 0)),
            soon_button(cx),
        ])
        .row([lists_button(cx)]);
    Screen::new(html).with(keyboard)
}

/// The list of whom to call, as a workbook or as a page to print.
pub(super) async fn calls(cx: Cx, page: bool) -> Outcome {
    let today = local_date(cx.now());
    let found = {
        let (now, actor) = (cx.now(), cx.actor());
        cx.services()
            .store
            .write(move |tx| async move { watching::calls(tx, now, &actor).await }.boxed())
            .await?
    };
    let Some(list) = found else { return cx.say(cx.show(refusal(&cx))).await };
    if list.is_empty() {
        return cx.say(cx.show(plain_screen(&cx, &texts::soon_none()))).await;
    }
    let inside = cx.clone();
    let made = crate::spreadsheets::chat::lists::beside(move || {
        let words = Words::of(inside.services(), inside.person());
        if page {
            Ok(calls::page(&words, &list, today).into_bytes())
        } else {
            calls::workbook(&words, &list, today)
        }
    });
    let bytes = made.await?;
    cx.commit(move |tx, cx| {
        async move {
            let (mime, ending) = if page { ("text/html", "html") } else { (XLSX, "xlsx") };
            let day = today.format("%Y-%m-%d").to_string();
            let file = NewMedia {
                key: format!("calls:{}", cx.update()),
                kind: MediaKind::Document,
                file_name: cx.plain(&texts::calls_file(day, ending)),
                mime: mime.to_owned(),
                bytes,
            };
            let media = keep_media(tx, file).await?;
            let back = Keyboard::default().row([soon_button(&cx)]);
            let payload = SendDocument::new(ChatId(cx.chat()), media_file(media))
                .caption(cx.plain(&texts::calls_caption(date(today))))
                .reply_markup(back.markup());
            Ok(Said::from(Outgoing::new(cx.chat(), &payload)))
        }
        .boxed()
    })
    .await
}

/// What an official reads on a Monday.
pub(in crate::deadlines) fn digest(words: &Words<'_>, digest: &Digest) -> Screen {
    let Digest { week, month, soon, silent, missed } = *digest;
    let html = words.html(&texts::digest(week, month, soon, silent, missed));
    let tells = |label, press: Press| Button::tells(words.plain(&label), press.data());
    let list = (missed > 0).then(|| tells(texts::missed(), Press::Missed(0)));
    let keyboard = Keyboard::default()
        .row([
            tells(texts::soon(), Press::Soon(0)),
            tells(texts::calendar(), Press::Span(Span::Week, 0)),
        ])
        .row(list);
    Screen::new(html).with(keyboard)
}
