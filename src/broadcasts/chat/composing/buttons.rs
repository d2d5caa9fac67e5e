//! Screens: the buttons under a broadcast.

use futures::FutureExt;

use super::check::{self, Wrong};
use super::press::{Edit, Press};
use super::typing::{back_to, refused};
use super::{Composing, Wants, Work, button, draft, show, texts, work};
use crate::broadcasts::content::is_link;
use crate::broadcasts::model::{BroadcastId, Choice, Content};
use crate::handbook::chat::step_name;
use crate::handbook::library::nearest;
use crate::handbook::{Entry, Step};
use crate::locale::Html;
use crate::people::chat::cancel_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

/// What a button says is shorter than this, in letters, so that a phone shows all of it.
const LABEL: usize = 30;

/// What was typed for a button.
#[derive(Clone, Debug)]
pub(super) struct Typed(pub(super) Composing, pub(super) String);

/// The buttons there are, and those there may be.
pub(super) async fn open(cx: Cx, id: BroadcastId) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            Ok(match work(tx, cx, id).await? {
                Ok(work) => {
                    rest(tx, cx, &work).await?;
                    screen(cx, &work, None)
                }
                Err(screen) => screen,
            })
        }
        .boxed()
    })
    .await
}

/// Nothing is waited for any more, but what a correction says is kept.
async fn rest(tx: &mut Tx, cx: &Cx, work: &Work) -> Result<(), StoreError> {
    match &work.correction {
        Some(form) => Composing { wants: Wants::Content, ..form.clone() }.keep(tx, cx).await,
        None => sessions::leave(tx, cx.chat(), cx.user()).await.map(|_| ()),
    }
}

fn screen(cx: &Cx, work: &Work, line: Option<Html>) -> Screen {
    let (id, there) = (work.one.id, &work.one.content.buttons);
    let toggle = |choice: Choice, edit: Edit| {
        let mut label = draft::choice(cx, &choice);
        if there.contains(&choice) {
            label = format!("✓ {label}");
        }
        Button::tells(label, Press::Edit(id, edit).data())
    };
    let remove = there.iter().enumerate().filter_map(|(at, one)| {
        let removable = matches!(one, Choice::Link { .. } | Choice::Entry { .. });
        removable.then(|| {
            let label = texts::remove_button(draft::choice(cx, one));
            button(cx, &label, &Press::Edit(id, Edit::Remove(at)))
        })
    });
    let keyboard = Keyboard::default()
        .choices([
            toggle(Choice::Read, Edit::Read),
            toggle(Choice::Join, Edit::Join),
            toggle(Choice::Help, Edit::Help),
            button(cx, &texts::add_link(), &Press::Edit(id, Edit::Link)),
            button(cx, &texts::add_entry(), &Press::Edit(id, Edit::Entry)),
        ])
        .column(remove)
        .row([back_to(cx, work)]);
    let names: Vec<String> = there.iter().map(|one| draft::choice(cx, one)).collect();
    let names = if names.is_empty() { cx.plain(&texts::none()) } else { names.join(", ") };
    let text = cx.html(&texts::buttons(names));
    Screen::new(line.map_or(text.clone(), |line| line.paragraph(&text))).with(keyboard)
}

/// There is room for no further button.
fn full(cx: &Cx, work: &Work) -> Screen {
    screen(cx, work, Some(cx.html(&texts::buttons_full())))
}

/// Something is done to them.
pub(super) async fn edit(cx: Cx, id: BroadcastId, edit: Edit) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let work = match work(tx, cx, id).await? {
                Ok(work) => work,
                Err(screen) => return Ok(screen),
            };
            let mut said = work.one.content.clone();
            let is_full = said.buttons.len() >= Content::BUTTONS;
            let toggled = match edit {
                Edit::Read => Choice::Read,
                Edit::Join => Choice::Join,
                Edit::Help => Choice::Help,
                Edit::Remove(at) => {
                    if at < said.buttons.len() {
                        said.buttons.remove(at);
                    }
                    return put(tx, cx, work, said).await;
                }
                Edit::Link | Edit::Entry if is_full => return Ok(full(cx, &work)),
                Edit::Link => return wait(tx, cx, &work, Wants::Label).await,
                Edit::Entry => return wait(tx, cx, &work, Wants::Entry).await,
            };
            if said.buttons.contains(&toggled) {
                said.buttons.retain(|one| *one != toggled);
            } else if is_full {
                return Ok(full(cx, &work));
            } else {
                said.buttons.push(toggled);
            }
            put(tx, cx, work, said).await
        }
        .boxed()
    })
    .await
}

async fn put(tx: &mut Tx, cx: &Cx, work: Work, said: Content) -> Result<Screen, StoreError> {
    Ok(match work.put(tx, cx, said).await? {
        Ok(work) => {
            rest(tx, cx, &work).await?;
            screen(cx, &work, None)
        }
        Err(screen) => screen,
    })
}

/// Something is to be typed, or chosen, for a button.
async fn wait(tx: &mut Tx, cx: &Cx, work: &Work, wants: Wants) -> Result<Screen, StoreError> {
    let id = work.one.id;
    let form = work.correction.clone().unwrap_or_else(|| Composing::of(id));
    let (text, choices) = match &wants {
        Wants::Label | Wants::Content => (texts::ask_label(), Vec::new()),
        Wants::Address(label) => (texts::ask_address(label.as_str()), Vec::new()),
        Wants::Entry => {
            let steps = Step::ALL
                .iter()
                .map(|&step| button(cx, &step_name(step), &Press::Entries(id, step, 0)));
            (texts::ask_entry(), steps.collect())
        }
    };
    Composing { wants, ..form }.keep(tx, cx).await?;
    let back = button(cx, &texts::back_to_buttons(), &Press::Buttons(id));
    Ok(Screen::new(cx.html(&text)).with(Keyboard::default().column(choices).row([back])))
}

/// A label, an address, or words by which an entry is looked for.
pub(super) async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    cx.commit(move |tx, cx| {
        async move { Ok(Said::from(cx.send(typed(tx, &cx, form, text).await?))) }.boxed()
    })
    .await
}

async fn typed(tx: &mut Tx, cx: &Cx, form: Composing, text: String) -> Result<Screen, StoreError> {
    let id = BroadcastId(form.broadcast.unwrap_or_default());
    let work = match work(tx, cx, id).await? {
        Ok(work) => work,
        Err(screen) => return Ok(screen),
    };
    match form.wants {
        Wants::Content | Wants::Label => {
            if text.is_empty() || text.chars().count() > LABEL || text.contains('\n') {
                let (letters, is_line) = (text.chars().count(), !text.contains('\n'));
                return Ok(again(cx, id, &Wrong::Label { letters, is_line }));
            }
            wait(tx, cx, &work, Wants::Address(text)).await
        }
        Wants::Address(label) => {
            if !text.starts_with("https://") || !is_link(&text) {
                let begins = text.starts_with("https://");
                return Ok(again(cx, id, &Wrong::Address { typed: text, begins }));
            }
            add(tx, cx, work, Choice::Link { label, url: text }).await
        }
        Wants::Entry => {
            let found = nearest(cx.handbook(), &text);
            let text = if found.is_empty() { texts::entry_none() } else { texts::entry_which() };
            let entries = found.iter().take(CHOICES).map(|entry| entry_button(id, entry));
            let back = button(cx, &texts::back_to_buttons(), &Press::Buttons(id));
            let keyboard = Keyboard::default().column(entries).row([back]);
            Ok(Screen::new(cx.html(&text)).with(keyboard))
        }
    }
}

/// What was typed for a button is not taken, and why; it is waited for still.
fn again(cx: &Cx, id: BroadcastId, wrong: &Wrong) -> Screen {
    let back = button(cx, &texts::back_to_buttons(), &Press::Buttons(id));
    let html = check::why(cx, wrong).paragraph(&cx.html(&texts::type_again()));
    Screen::new(html).with(Keyboard::default().row([back, cancel_button(cx)]))
}

/// One more button.
async fn add(tx: &mut Tx, cx: &Cx, work: Work, choice: Choice) -> Result<Screen, StoreError> {
    let mut said = work.one.content.clone();
    if said.buttons.len() >= Content::BUTTONS {
        return Ok(full(cx, &work));
    }
    if !said.buttons.contains(&choice) {
        said.buttons.push(choice);
    }
    if let Err(wrong) = check::check(cx, work.one.topic, &said)
        && wrong != Wrong::Empty
    {
        return Ok(refused(cx, Some(&work), &wrong));
    }
    put(tx, cx, work, said).await
}

fn entry_button(id: BroadcastId, entry: &Entry) -> Button {
    Button::tells(entry.title.as_str(), Press::Entry(id, entry.id.to_string()).data())
}

/// A page of the entries of a step.
pub(super) async fn entries(cx: Cx, id: BroadcastId, step: Step, page: usize) -> Outcome {
    let found: Vec<_> =
        cx.handbook().entries().iter().filter(|entry| entry.step == step).cloned().collect();
    let pages = found.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let choices = found.iter().skip(page * CHOICES).take(CHOICES);
    let choices = choices.map(|entry| entry_button(id, entry));
    let turn = |label, page| button(&cx, &label, &Press::Entries(id, step, page));
    let before = (page > 0).then(|| turn(texts::previous(), page - 1));
    let after = (page + 1 < pages).then(|| turn(texts::next(), page + 1));
    let keyboard =
        Keyboard::default().column(choices).row([before, after].into_iter().flatten()).row([
            button(&cx, &texts::other_step(), &Press::Edit(id, Edit::Entry)),
            button(&cx, &texts::back_to_buttons(), &Press::Buttons(id)),
        ]);
    let screen = Screen::new(cx.html(&texts::entry_which())).with(keyboard);
    cx.say(cx.show(screen)).await
}

/// This entry gets a button.
pub(super) async fn add_entry(cx: Cx, id: BroadcastId, entry: String) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let work = match work(tx, cx, id).await? {
                Ok(work) => work,
                Err(screen) => return Ok(screen),
            };
            let Some(found) = cx.handbook().entry(&entry) else {
                return wait(tx, cx, &work, Wants::Entry).await;
            };
            let label = found.button.clone();
            add(tx, cx, work, Choice::Entry { id: entry, label }).await
        }
        .boxed()
    })
    .await
}
