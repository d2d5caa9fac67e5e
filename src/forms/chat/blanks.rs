//! Screens: what the producer's forms lack, and answering what the register does not hold.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::dossiers::chat::why_not;
use crate::dossiers::words::Words;
use crate::forms::answers::{self, Kept, LONGEST, Question};
use crate::forms::gathering::{self, About, Of};
use crate::forms::slots::{Filling, Slot};
use crate::forms::{Form, make, texts};
use crate::handbook::texts::{next, previous};
use crate::locale::{Html, Language};
use crate::people::chat::to_menu;
use crate::people::{Action, may};
use crate::producers;
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form as Session};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::button;
use super::menu::visible;
use super::press::Press;

/// As much of an answer as is shown, in letters.
const EXCERPT: usize = 300;

/// Somebody is about to type an answer.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Answering {
    question: Question,
    of: Of,
}

impl Session for Answering {
    const NAME: &'static str = "form-answer";
    const VERSION: i64 = 1;
}

/// An answer that can be taken back.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Undoing {
    /// The update that brought it.
    update: i64,
    question: Question,
    of: Of,
    was: String,
}

impl Session for Undoing {
    const NAME: &'static str = "form-answer-undo";
    const VERSION: i64 = 1;
}

/// An answer, as it was typed.
#[derive(Clone, Debug)]
struct Typed(Answering, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Answering>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.to_owned()))
    };
    dptree::filter_map(typed).endpoint(|cx: Cx, Typed(form, text): Typed| async move {
        keep(cx, (form.question, form.of), text, false).await
    })
}

/// What forms 01 and 02 lack that somebody can tell in the chat. What only the representative may tell
/// is left out for others.
pub(super) async fn lacking(tx: &mut Tx, cx: &Cx, about: &About) -> Result<Vec<Slot>, StoreError> {
    let words = Words::new(cx.services(), Language::Vietnamese);
    let actor = cx.actor();
    let facts = gathering::facts(tx.connection(), &words, cx.now(), &actor, about).await?;
    let scope = producers::scope_of(tx.connection(), &actor, &about.producer).await?;
    let is_own = may(&actor, Action::FillRecords, &scope);
    let mut slots: Vec<Slot> = Vec::new();
    for form in [Form::Registration, Form::SelfAssessment] {
        for slot in make(form, &facts).empty {
            let can = match slot.filling() {
                Filling::Hand => false,
                // Both are told on the same screens.
                Filling::Person => {
                    is_own && !slots.iter().any(|one| one.filling() == Filling::Person)
                }
                _ => true,
            };
            if can && !slots.contains(&slot) {
                slots.push(slot);
            }
        }
    }
    Ok(slots)
}

pub(super) async fn open(cx: Cx, of: Of, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = match visible(tx, &cx, of).await? {
                Ok(about) => screen(tx, &cx, of, &about, (page, None)).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// What is left empty, under what there is to say first.
pub(super) async fn screen(
    tx: &mut Tx,
    cx: &Cx,
    of: Of,
    about: &About,
    (page, first): (usize, Option<(Html, Option<Button>)>),
) -> Result<Screen, StoreError> {
    let slots = lacking(tx, cx, about).await?;
    let pages = slots.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let name = excerpt(&about.product.details.name, EXCERPT);
    let count = i64::try_from(slots.len()).unwrap_or(i64::MAX);
    let html = match count {
        0 => cx.html(&texts::blanks_none(name)),
        _ => cx.html(&texts::blanks(name, count)),
    };
    let (first, undo) = first.map_or((None, None), |(first, undo)| (Some(first), undo));
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    let shown = slots.iter().skip(page * CHOICES).take(CHOICES);
    let choices = shown.filter_map(|slot| fill(cx, *slot, of, about));
    let turn = |label, page| button(cx, &label, Press::Blanks(of, page));
    let back = (page > 0).then(|| turn(previous(), page - 1));
    let on = (page + 1 < pages).then(|| turn(next(), page + 1));
    let keyboard = Keyboard::default()
        .choices(choices)
        .row(undo)
        .row([back, on].into_iter().flatten())
        .row([official_button(cx), button(cx, &texts::back_menu(), Press::Menu(of))]);
    Ok(Screen::new(html).with(keyboard))
}

/// The button that fills in what a slot lacks.
fn fill(cx: &Cx, slot: Slot, of: Of, about: &About) -> Option<Button> {
    let label = |cx: &Cx| texts::fill(cx.plain(&texts::slot(slot.name())));
    Some(match slot.filling() {
        Filling::Producer(field) => {
            let whose = (&about.producer, about.product.id);
            producers::chat::fill_producer_button(cx, whose, field, &label(cx))
        }
        Filling::Product(field) => {
            producers::chat::fill_product_button(cx, &about.product, field, &label(cx))
        }
        Filling::Question(question) => button(cx, &label(cx), Press::Ask(question, of)),
        Filling::Person => button(cx, &texts::fill_person(), Press::Person(of)),
        Filling::Hand => return None,
    })
}

/// Asks a question of form 02.
pub(super) async fn ask(cx: Cx, question: Question, of: Of) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let about = match visible(tx, &cx, of).await? {
                Ok(about) => about,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let form = Answering { question, of };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let there = answers::answers(tx.connection(), &about.product).await?.remove(&question);
            let mut html = cx.html(&texts::ask(question.name()));
            if let Some(there) = &there {
                html = html.paragraph(&cx.html(&texts::ask_there(excerpt(there, EXCERPT))));
            }
            let clear = there.map(|_| button(&cx, &texts::clear(), Press::Clear(question, of)));
            let skip = button(&cx, &texts::skip(), Press::Blanks(of, 0));
            let keyboard = Keyboard::default()
                .row([skip].into_iter().chain(clear))
                .row([official_button(&cx), button(&cx, &texts::back_menu(), Press::Menu(of))]);
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}

pub(super) async fn clear(cx: Cx, question: Question, of: Of) -> Outcome {
    keep(cx, (question, of), String::new(), false).await
}

/// Takes the last answer back.
pub(super) async fn undo(cx: Cx, update: i64) -> Outcome {
    if let Some(form) = cx.form::<Undoing>().filter(|form| form.update == update) {
        return keep(cx, (form.question, form.of), form.was, true).await;
    }
    let keyboard = Keyboard::default().row([to_menu(&cx)]);
    cx.say(cx.show(Screen::new(cx.html(&texts::undo_late())).with(keyboard))).await
}

async fn keep(cx: Cx, (question, of): (Question, Of), text: String, is_undo: bool) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let about = match visible(tx, &cx, of).await? {
                Ok(about) => about,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let (whose, answer) = ((&about.product, &about.producer), (question, text.as_str()));
            let kept = answers::answer(tx, cx.now(), &cx.actor(), whose, answer).await?;
            let was = match kept {
                Kept::Done(was) => was,
                Kept::Long(most) => return Ok(too_long(&cx, of, most)),
                Kept::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
            };
            let first = if is_undo {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
                (cx.html(&texts::undone()), None)
            } else {
                let update = cx.update();
                let undoing = Undoing { update, question, of, was };
                sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &undoing).await?;
                let undo = button(&cx, &texts::undo(), Press::Undo(update));
                (cx.html(&texts::kept()), Some(undo))
            };
            let screen = screen(tx, &cx, of, &about, (0, Some(first))).await?;
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// What was typed is longer than a form has room for; it can be typed once more.
fn too_long(cx: &Cx, of: Of, most: usize) -> Said {
    let html = cx.html(&texts::too_long(i64::try_from(most).unwrap_or(i64::MAX)));
    let skip = button(cx, &texts::skip(), Press::Blanks(of, 0));
    let keyboard = Keyboard::default().row([official_button(cx), skip]);
    Said::from(cx.send(Screen::new(html).with(keyboard)))
}

// A message holds at most 4,096 letters, so the limit of an answer can be met.
const _: () = assert!(LONGEST < 4096);
