//! Screens: a producer that is in the register twice. Both are shown side by side, one then stands for
//! the other, and that can be taken back.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::dossiers::chat::{visible_producer, why_not};
use crate::dossiers::lists::{Reach, reach_of};
use crate::dossiers::words::Words;
use crate::joining::{self, Merged};
use crate::locale::Html;
use crate::people::chat::cancel_button;
use crate::people::{Action, Scope, permit};
use crate::producers::model::{Producer, ProducerId};
use crate::producers::search::{FoundId, search};
use crate::producers::{self, members, merged_rows, products_of};
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{button, fields, said, telling, texts, words};

/// Rows that are looked at, of which some are products.
const FOUND: usize = 30;

/// As much of a name as fits on a button, in letters.
const LABEL: usize = 40;

/// An officer is about to type the name of the other.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Merging {
    producer: i64,
}

impl Form for Merging {
    const NAME: &'static str = "merge-producers";
    const VERSION: i64 = 1;
}

/// What was typed.
#[derive(Clone, Debug)]
struct Typed(Merging, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Merging>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.trim().to_owned()))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

/// The producer, for officials; or the screen that says why not.
async fn theirs(
    tx: &mut Tx,
    cx: &Cx,
    id: ProducerId,
) -> Result<Result<Producer, Screen>, StoreError> {
    let producer = match visible_producer(tx, cx, id).await? {
        Ok(producer) => producer,
        Err(screen) => return Ok(Err(screen)),
    };
    // Without the tie: whoever acts for a producer must not make it another's.
    let scope = Scope::commune(producer.details.commune);
    let subject = format!("producer {id}");
    let may = permit(tx, cx.now(), &cx.actor(), Action::CorrectRecords, &scope, &subject).await?;
    Ok(if may { Ok(producer) } else { Err(why_not(cx, true)) })
}

pub(super) async fn ask(cx: Cx, id: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let producer = match theirs(tx, &cx, id).await? {
                Ok(producer) => producer,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let form = Merging { producer: id.0 };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let text = texts::merge_ask(producer.details.name.as_str());
            Ok(Said::from(cx.show(said(&cx, &text, [cancel_button(&cx)]))))
        }
        .boxed()
    })
    .await
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let id = ProducerId(form.producer);
            let Some(reach) = reach_of(tx, cx.now(), &cx.actor()).await? else {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
                return Ok(Said::from(cx.send(why_not(&cx, true))));
            };
            let communes = match &reach {
                Reach::Province => None,
                Reach::Communes(places) => Some(places.as_slice()),
            };
            let found = search(tx.connection(), &text, communes, FOUND).await?;
            let words = words(&cx);
            let others: Vec<_> = found
                .iter()
                .filter_map(|one| match one.what {
                    FoundId::Producer(other) if other != id => {
                        let place = one.commune.map(|place| words.place(place));
                        let label = texts::merge_choice(
                            excerpt(&one.name, LABEL),
                            place.unwrap_or_default(),
                        );
                        Some(button(&cx, &label, Press::MergeWith(id, other)))
                    }
                    _ => None,
                })
                .take(CHOICES)
                .collect();
            let text = excerpt(&text, LABEL);
            let text = if others.is_empty() {
                texts::merge_unknown(text)
            } else {
                texts::merge_which(text)
            };
            let keyboard = Keyboard::default().column(others).row([cancel_button(&cx)]);
            Ok(Said::from(cx.send(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// Both, side by side.
pub(super) async fn compare(cx: Cx, one: ProducerId, other: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let both = match (theirs(tx, &cx, one).await?, theirs(tx, &cx, other).await?) {
                (Ok(one), Ok(other)) => (one, other),
                (Err(screen), _) | (_, Err(screen)) => return Ok(Said::from(cx.show(screen))),
            };
            let (one, other) = both;
            if one.id == other.id {
                let first = cx.html(&texts::out_of_date());
                let screen = fields::producer_screen(tx, &cx, &one, Some(first)).await?;
                return Ok(Said::from(cx.show(screen)));
            }
            let html = cx
                .html(&texts::merge_both())
                .paragraph(&block(tx, &cx, 1, &one).await?)
                .paragraph(&block(tx, &cx, 2, &other).await?);
            let keep = |number, from, into| {
                button(&cx, &texts::merge_keep(number), Press::MergeNow(from, into))
            };
            let keyboard = Keyboard::default()
                .choices([keep(1, other.id, one.id), keep(2, one.id, other.id)])
                .row([button(&cx, &texts::never_mind(), Press::Producer(one.id))]);
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}

async fn block(tx: &mut Tx, cx: &Cx, number: i64, producer: &Producer) -> Result<Html, StoreError> {
    let (words, details) = (words(cx), &producer.details);
    let products = products_of(tx.connection(), producer.id).await?;
    let names: Vec<String> =
        products.iter().take(CHOICES).map(|one| one.details.name.clone()).collect();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let people = members(tx.connection(), producer.id).await?.len();
    let phone = details.phone.as_ref().map(ToString::to_string);
    let has =
        cx.html(&texts::merge_has(count(products.len()), or_none(names.join(", ")), count(people)));
    Ok(cx.html(&texts::merge_block(
        number,
        details.name.as_str(),
        words.producer_kind(details.kind),
        words.place(details.commune),
        or_none(details.representative.clone()),
        or_none(phone.unwrap_or_default()),
        has,
    )))
}

fn or_none(text: String) -> String {
    if text.is_empty() { "none".to_owned() } else { text }
}

pub(super) async fn merge(cx: Cx, from: ProducerId, into: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let both = match (theirs(tx, &cx, from).await?, theirs(tx, &cx, into).await?) {
                (Ok(from), Ok(into)) => (from, into),
                (Err(screen), _) | (_, Err(screen)) => return Ok(Said::from(cx.show(screen))),
            };
            let (from, into) = both;
            let first = match joining::merge(tx, cx.now(), &cx.actor(), (from.id, into.id)).await? {
                Merged::Done => {
                    let (gone, kept) = (from.details.name.as_str(), into.details.name.as_str());
                    let text = |_: &Words<'_>| texts::push_merged(gone, kept);
                    telling::tell(tx, &cx, into.id, text).await?;
                    texts::merged(gone, kept)
                }
                Merged::Same => texts::out_of_date(),
                Merged::HasOthers => texts::merge_has_others(from.details.name.as_str()),
                Merged::NotFound => return Ok(Said::from(cx.show(why_not(&cx, false)))),
                Merged::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
            };
            let first = cx.html(&first);
            let screen = fields::producer_screen(tx, &cx, &into, Some(first)).await?;
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// Takes a merger back.
pub(super) async fn unmerge(cx: Cx, from: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let into = match theirs(tx, &cx, from).await? {
                Ok(into) => into,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let rows = merged_rows(tx.connection(), into.id).await?;
            let name = rows.into_iter().find(|row| row.id == from).map(|row| row.details.name);
            let is_done = joining::unmerge(tx, cx.now(), &cx.actor(), from).await?;
            let (Some(name), true) = (name, is_done) else {
                let first = cx.html(&texts::out_of_date());
                let screen = fields::producer_screen(tx, &cx, &into, Some(first)).await?;
                return Ok(Said::from(cx.show(screen)));
            };
            let kept = into.details.name.as_str();
            let text = |_: &Words<'_>| texts::push_unmerged(name.as_str(), kept);
            telling::tell(tx, &cx, into.id, &text).await?;
            let Some(apart) = producers::producer(tx.connection(), from).await? else {
                return Ok(Said::from(cx.show(why_not(&cx, false))));
            };
            let first = cx.html(&texts::unmerged(name.as_str(), kept));
            let screen = fields::producer_screen(tx, &cx, &apart, Some(first)).await?;
            telling::tell(tx, &cx, from, &text).await?;
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}
