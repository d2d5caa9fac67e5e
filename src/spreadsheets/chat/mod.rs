//! Screens: a list comes in, a list goes out.

pub(crate) mod lists;
pub(in crate::spreadsheets) mod outcome;
mod press;

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::clock::local;
use crate::desk::chat::{refusal, to_desk};
use crate::people::chat::cancel_button;
use crate::people::{Action, Scope, may, permit};
use crate::store::{StoreError, Tx};
use crate::telegram::files::{FileKind, IncomingFile, LIMIT};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use self::press::Press;
use super::guard::{Unfit, by_name};
use super::importing::{Decision, Done, Import, ImportId, decide, import, receive, written};
use super::words::{Words, number};
use super::{exporting, texts};

/// As much of a file's name as is repeated, in letters, and on a button.
const NAME: usize = 60;
const LABEL: usize = 24;

/// Imports that can be chosen to be undone.
const RECENT: i64 = 6;

/// What comes next is a list.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Sending {}

impl Form for Sending {
    const NAME: &'static str = "spreadsheets-sending";
    const VERSION: i64 = 1;
}

/// A file, or what is none although one was asked for.
#[derive(Clone, Debug)]
struct Sent(Option<IncomingFile>);

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(Update::filter_message().filter(private).filter_map(sent).endpoint(
            |cx: Cx, Sent(file): Sent| async move {
                match file {
                    Some(file) => on_file(cx, file).await,
                    None => not_a_file(cx).await,
                }
            },
        ))
}

/// A list, from whoever may bring one in: at any time but while they are in another form, or answer
/// somebody.
fn sent(cx: Cx, message: Message) -> Option<Sent> {
    if message.text().is_some_and(|text| text.starts_with('/')) {
        return None;
    }
    let asked = cx.form::<Sending>().is_some();
    let file = IncomingFile::of(&message).filter(|file| file.kind == FileKind::Document);
    if asked {
        return Some(Sent(file));
    }
    let file = file.filter(|file| {
        let name = file.file_name.as_deref().unwrap_or_default();
        // Those that are of Excel, and are told why they are not read.
        !matches!(by_name(name), Err(Unfit::NotExcel))
    })?;
    let free = !cx.is_in_a_form() && message.reply_to_message().is_none() && file.album.is_none();
    (free && may(&cx.actor(), Action::Import, &Scope::province())).then_some(Sent(Some(file)))
}

/// The button that opens these screens.
#[must_use]
pub fn open_button(cx: &Cx) -> Button {
    button(cx, &texts::open(), Press::Home)
}

fn button(cx: &Cx, label: &crate::locale::Message, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

fn words(cx: &Cx) -> Words<'_> {
    Words::of(cx.services(), cx.language())
}

/// A sentence with the way back.
fn told(cx: &Cx, message: &crate::locale::Message) -> Screen {
    Screen::new(cx.html(message)).with(Keyboard::default().row([button(
        cx,
        &texts::back(),
        Press::Home,
    )]))
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Home => home(cx).await,
        Press::SendFile => ask_for_file(cx).await,
        Press::Template => lists::template(cx).await,
        Press::Lists => lists::which(cx).await,
        Press::List(list) => lists::how_much(cx, list).await,
        Press::Make(list, cut) => lists::make(cx, list, cut).await,
        Press::Recent => recent(cx).await,
        Press::Write(id) => decided(cx, id, Decision::Write).await,
        Press::Discard(id) => decided(cx, id, Decision::Discard).await,
        Press::AskUndo(id) => ask_undo(cx, id).await,
        Press::Undo(id) => decided(cx, id, Decision::Undo).await,
        Press::Report(id) => lists::report(cx, id).await,
    }
}

async fn home(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let imports = may(&cx.actor(), Action::Import, &Scope::province());
            if !imports && exporting::reach(&cx.actor()).is_none() {
                let (actor, scope) = (cx.actor(), Scope::province());
                permit(tx, cx.now(), &actor, Action::Export, &scope, "lists").await?;
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let mut choices = Vec::new();
            if imports {
                choices.push(button(&cx, &texts::send_file(), Press::SendFile));
                choices.push(button(&cx, &texts::get_template(), Press::Template));
            }
            choices.push(button(&cx, &texts::get_list(), Press::Lists));
            if imports {
                choices.push(button(&cx, &texts::recent(), Press::Recent));
            }
            let keyboard = Keyboard::default().choices(choices).row([to_desk(&cx)]);
            Ok(Said::from(cx.show(Screen::new(cx.html(&texts::home())).with(keyboard))))
        }
        .boxed()
    })
    .await
}

async fn ask_for_file(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::province());
            if !permit(tx, cx.now(), &actor, Action::Import, &scope, "import").await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Sending {}).await?;
            let keyboard = Keyboard::default().row([cancel_button(&cx)]);
            let screen = Screen::new(cx.html(&texts::send_file_ask())).with(keyboard);
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

async fn not_a_file(cx: Cx) -> Outcome {
    let keyboard = Keyboard::default().row([cancel_button(&cx)]);
    cx.say(cx.send(Screen::new(cx.html(&texts::not_a_file())).with(keyboard))).await
}

/// Takes a file in. What its name and size rule out is said at once; the rest follows when it is read.
async fn on_file(cx: Cx, file: IncomingFile) -> Outcome {
    let name = file.file_name.clone().unwrap_or_default();
    let unfit = if file.is_too_large() {
        Some(Unfit::TooLarge(u64::from(LIMIT >> 20)))
    } else {
        by_name(&name).err()
    };
    cx.commit(move |tx, cx| {
        async move {
            let shown = excerpt(&name, NAME);
            if let Some(unfit) = unfit {
                let text = texts::unfit(words(&cx).unfit(&unfit), shown);
                return Ok(Said::from(cx.send(told(&cx, &text))));
            }
            let from = Some((cx.chat(), file.file_id.as_str()));
            match receive(tx, cx.now(), &cx.actor(), &name, from).await? {
                Done::Done(_) => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    Ok(Said::from(cx.send(told(&cx, &texts::reading(shown)))))
                }
                _ => Ok(Said::from(cx.send(refusal(&cx)))),
            }
        }
        .boxed()
    })
    .await
}

async fn decided(cx: Cx, id: ImportId, decision: Decision) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let text = match decide(tx, cx.now(), &cx.actor(), id, decision).await? {
                Done::Refused => return Ok(Said::from(cx.show(refusal(&cx)))),
                Done::NotFound => texts::not_found(),
                Done::TooLate(_) => texts::too_late(),
                Done::Done(_) => match decision {
                    Decision::Write => texts::writing(),
                    Decision::Discard => texts::discarded(),
                    Decision::Undo => texts::undoing(),
                },
            };
            // What was looked at stays to be read.
            let screen = told(&cx, &text);
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

async fn ask_undo(cx: Cx, id: ImportId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::province());
            let subject = format!("import {id}");
            if !permit(tx, cx.now(), &actor, Action::Import, &scope, &subject).await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            let Some(found) = import(tx.connection(), id).await? else {
                return Ok(Said::from(cx.send(told(&cx, &texts::not_found()))));
            };
            let text = texts::undo_sure(found.id.0, excerpt(&found.file_name, NAME));
            let keyboard = Keyboard::default().row([
                button(&cx, &texts::undo_yes(), Press::Undo(id)),
                button(&cx, &texts::back(), Press::Home),
            ]);
            Ok(Said::from(cx.send(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

async fn recent(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| async move { list_recent(tx, &cx).await }.boxed()).await
}

async fn list_recent(tx: &mut Tx, cx: &Cx) -> Result<Said, StoreError> {
    let (actor, scope) = (cx.actor(), Scope::province());
    if !permit(tx, cx.now(), &actor, Action::Import, &scope, "imports").await? {
        return Ok(Said::from(cx.show(refusal(cx))));
    }
    let imports = written(tx.connection(), RECENT).await?;
    if imports.is_empty() {
        return Ok(Said::from(cx.show(told(cx, &texts::recent_none()))));
    }
    let choice = |one: &Import| {
        let file = excerpt(&one.file_name, LABEL);
        let date = local(one.made_at).format("%-d/%-m").to_string();
        let label = texts::recent_one(one.id.0, file, date, number(one.figures.changes()));
        button(cx, &label, Press::AskUndo(one.id))
    };
    let keyboard = Keyboard::default().column(imports.iter().map(choice)).row([button(
        cx,
        &texts::back(),
        Press::Home,
    )]);
    Ok(Said::from(cx.show(Screen::new(cx.html(&texts::recent_list())).with(keyboard))))
}
