//! Screens: what a broadcast says is typed, or sent, and checked at once.

use futures::FutureExt;
use teloxide::types::{Message, MessageEntity, MessageEntityKind};

use super::check::{self, Wrong};
use super::press::Press;
use super::{Composing, Wants, Work, back, button, buttons, hindrance, home, show, texts, work};
use crate::broadcasts::content::{self, Span, Style, Typed};
use crate::broadcasts::drafting::{self, Done, writes};
use crate::broadcasts::model::{Attached, BroadcastId, Content, FileKind};
use crate::desk::chat::refusal;
use crate::people::chat::cancel_button;
use crate::store::{StoreError, Tx};
use crate::telegram::files::{self, IncomingFile};
use crate::telegram::outbox::{self, RowId};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

/// What came while a broadcast is written.
#[derive(Clone, Debug)]
struct Came {
    form: Composing,
    /// The text, or what stands under the file.
    typed: Typed,
    /// The file, and the album that it came in.
    file: Option<(Attached, Option<String>)>,
    /// Whether it is of a kind that can be sent on.
    is_known: bool,
}

pub(super) fn forms() -> Routes {
    let came = |cx: Cx, message: Message| {
        let form = cx.form::<Composing>()?;
        let is_command = message.text().is_some_and(|text| text.starts_with('/'));
        // Who replies to something says it there.
        let is_reply = message.reply_to_message().is_some();
        (!is_command && !is_reply && is_content(&message)).then(|| read(form, &message))
    };
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Composing>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        let is_reply = message.reply_to_message().is_some();
        let waits = form.wants != Wants::Content && !is_reply;
        waits.then(|| buttons::Typed(form, text.trim().to_owned()))
    };
    dptree::entry()
        .branch(dptree::filter_map(typed).endpoint(buttons::on_typed))
        .branch(dptree::filter_map(came).endpoint(on_came))
}

/// Whether a person has said something with it, rather than Telegram about the chat.
fn is_content(message: &Message) -> bool {
    matches!(message.kind, teloxide::types::MessageKind::Common(_))
}

fn read(form: Composing, message: &Message) -> Came {
    let text = message.text().or(message.caption()).unwrap_or_default();
    let entities = message.entities().or(message.caption_entities()).unwrap_or_default();
    let typed = Typed { text: text.to_owned(), spans: entities.iter().filter_map(span).collect() };
    let file = attached(message);
    let is_known = message.text().is_some() || file.is_some();
    Came { form, typed, file, is_known }
}

/// What an entity sets off; nothing for what Telegram finds by itself, and for mentions and custom
/// emoji, of which the text stays.
fn span(entity: &MessageEntity) -> Option<Span> {
    let style = match &entity.kind {
        MessageEntityKind::Bold => Style::Bold,
        MessageEntityKind::Italic => Style::Italic,
        MessageEntityKind::Underline => Style::Underline,
        MessageEntityKind::Strikethrough => Style::Strikethrough,
        MessageEntityKind::Spoiler => Style::Spoiler,
        MessageEntityKind::Code => Style::Code,
        MessageEntityKind::Pre { .. } => Style::Pre,
        MessageEntityKind::TextLink { url } => Style::Link(url.to_string()),
        MessageEntityKind::Blockquote => Style::Quote { expandable: false },
        MessageEntityKind::ExpandableBlockquote => Style::Quote { expandable: true },
        _ => return None,
    };
    Some(Span { style, offset: entity.offset, length: entity.length })
}

/// The file of a message, if it is of a kind that can be sent on as what it is.
fn attached(message: &Message) -> Option<(Attached, Option<String>)> {
    // By its id, a file can be sent as nothing but what it was sent as.
    let other = message.video_note().is_some()
        || message.audio().is_some()
        || message.animation().is_some();
    let file = IncomingFile::of(message).filter(|_| !other)?;
    let kind = match file.kind {
        files::FileKind::Photo => FileKind::Photo,
        files::FileKind::Document => FileKind::Document,
        files::FileKind::Video => FileKind::Video,
        files::FileKind::Voice => FileKind::Voice,
    };
    Some((Attached { kind, file_id: file.file_id }, file.album))
}

/// A new broadcast: whatever comes next is what it says.
pub(super) async fn begin(cx: Cx) -> Outcome {
    show(cx, |tx, cx| {
        async move {
            if !writes(tx, cx.now(), &cx.services().places, cx.person()).await? {
                return Ok(refusal(cx));
            }
            Composing::default().keep(tx, cx).await?;
            let keyboard = Keyboard::default().row([home::home_button(cx), cancel_button(cx)]);
            Ok(Screen::new(cx.html(&texts::begin(check::fields(cx)))).with(keyboard))
        }
        .boxed()
    })
    .await
}

/// Other content for a broadcast.
pub(super) async fn ask(cx: Cx, id: BroadcastId) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let work = match work(tx, cx, id).await? {
                Ok(work) => work,
                Err(screen) => return Ok(screen),
            };
            let mut form = work.correction.clone().unwrap_or_else(|| Composing::of(id));
            form.wants = Wants::Content;
            form.keep(tx, cx).await?;
            let (said, is_correction) = (&work.one.content, work.correction.is_some());
            let both = !said.html.is_empty() && !said.files.is_empty();
            let mut less = Vec::new();
            if both && !is_correction {
                less.push(button(cx, &texts::no_files(), &Press::NoFiles(id)));
            }
            if both {
                less.push(button(cx, &texts::no_text_button(), &Press::NoText(id)));
            }
            let keyboard = Keyboard::default().choices(less).row([back_to(cx, &work)]);
            let text = if is_correction {
                texts::ask_correction(check::fields(cx))
            } else {
                texts::ask_content(check::fields(cx))
            };
            Ok(Screen::new(cx.html(&text)).with(keyboard))
        }
        .boxed()
    })
    .await
}

/// The way back to what is being written, without losing a correction.
pub(super) fn back_to(cx: &Cx, work: &Work) -> crate::telegram::screens::Button {
    match work.correction {
        Some(_) => button(cx, &texts::back(), &Press::Correct(work.one.id)),
        None => back(cx, work.one.id),
    }
}

async fn on_came(cx: Cx, came: Came) -> Outcome {
    cx.commit(move |tx, cx| async move { receive(tx, &cx, came).await }.boxed()).await
}

async fn receive(tx: &mut Tx, cx: &Cx, came: Came) -> Result<Said, StoreError> {
    let mut form = came.form.clone();
    let album = came.file.as_ref().and_then(|(_, album)| album.clone());
    let is_further = album.is_some() && form.album == album;
    if is_further && form.refused {
        return Ok(Said::nothing());
    }
    let there = match form.broadcast {
        Some(id) => match work(tx, cx, BroadcastId(id)).await? {
            Ok(work) => Some(work),
            Err(screen) => {
                // It was sent or given up meanwhile: what comes next is no part of it.
                sessions::leave(tx, cx.chat(), cx.user()).await?;
                return Ok(Said::from(cx.send(screen)));
            }
        },
        None => None,
    };
    if !is_further {
        form.album.clone_from(&album);
        (form.shown, form.newest, form.captioned, form.refused) = (None, None, false, false);
        form.before = None;
    }
    let changed = match changed(cx, &mut form, there.as_ref(), &came, is_further) {
        Ok(changed) => changed,
        Err(wrong) => {
            form.refused |= album.is_some();
            form.keep(tx, cx).await?;
            return Ok(Said::from(cx.send(refused(cx, there.as_ref(), &wrong))));
        }
    };
    let work = match there {
        Some(work) => work,
        None => match begun(tx, cx).await? {
            Ok(work) => work,
            Err(screen) => return Ok(Said::from(cx.send(screen))),
        },
    };
    form.broadcast = Some(work.one.id.0);
    let Work { one, correction } = work;
    let work = Work { one, correction: correction.map(|_| form.clone()) };
    let work = match work.put(tx, cx, changed).await? {
        Ok(work) => work,
        Err(screen) => return Ok(Said::from(cx.send(screen))),
    };
    form.pending = work.correction.as_ref().and_then(|form| form.pending.clone());
    let line = form.before.is_some().then(|| cx.html(&texts::replaced()));
    let mut screen = work.screen(tx, cx, line).await?;
    if form.before.is_some() {
        let before = button(cx, &texts::text_before(), &Press::TextBefore(work.one.id));
        screen.keyboard = screen.keyboard.row([before]);
    }
    let said = match (&album, form.shown) {
        (None, _) => Said::from(cx.send(screen)),
        (Some(_), None) => {
            let key = format!("broadcast-album:{}", cx.update());
            let row = outbox::enqueue(tx, cx.now(), &key, &cx.send(screen)).await?;
            form.shown = Some(row.0);
            Said::nothing()
        }
        // Its further parts change the screen that the first one has brought.
        (Some(_), Some(shown)) => {
            if let Some(newest) = form.newest {
                outbox::cancel(tx, cx.now(), RowId(newest), "a newer one follows").await?;
            }
            let message = screen.edit(cx.chat(), 0).follows(RowId(shown));
            let key = format!("broadcast-album:{}", cx.update());
            form.newest = Some(outbox::enqueue(tx, cx.now(), &key, &message).await?.0);
            Said::nothing()
        }
    };
    form.keep(tx, cx).await?;
    Ok(said)
}

/// What it says with what came.
fn changed(
    cx: &Cx,
    form: &mut Composing,
    there: Option<&Work>,
    came: &Came,
    is_further: bool,
) -> Result<Content, Wrong> {
    if !came.is_known {
        return Err(Wrong::Kind);
    }
    let mut said = there.map(|work| work.one.content.clone()).unwrap_or_default();
    let html = content::markup(&came.typed, &check::names(cx)).map_err(Wrong::Text)?;
    if came.file.is_some() && form.pending.is_some() {
        return Err(Wrong::FilesStay);
    }
    if !html.is_empty() {
        if is_further && form.captioned {
            return Err(Wrong::Captions);
        }
        form.captioned = true;
        form.before = Some(std::mem::take(&mut said.html))
            .filter(|before| !before.is_empty() && *before != html);
        said.html = html;
    }
    said.files.extend(came.file.iter().map(|(file, _)| file.clone()));
    check::check(cx, there.map(|work| work.one.topic).unwrap_or_default(), &said)?;
    Ok(said)
}

/// A draft, once there is something in it.
async fn begun(tx: &mut Tx, cx: &Cx) -> Result<Result<Work, Screen>, StoreError> {
    Ok(match drafting::begin(tx, cx.now(), &cx.services().places, cx.person()).await? {
        Done::Done(one) => Ok(Work { one, correction: None }),
        other => Err(hindrance(cx, &other)),
    })
}

/// What came was not taken, and why.
pub(super) fn refused(cx: &Cx, there: Option<&Work>, wrong: &Wrong) -> Screen {
    let html = check::why(cx, wrong).paragraph(&cx.html(&texts::nothing_changed()));
    let back = there.map_or_else(|| home::home_button(cx), |work| back_to(cx, work));
    Screen::new(html).with(Keyboard::default().row([back, cancel_button(cx)]))
}

/// Its files, or its text, go.
pub(super) async fn without(cx: Cx, id: BroadcastId, files: bool) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let work = match work(tx, cx, id).await? {
                Ok(work) => work,
                Err(screen) => return Ok(screen),
            };
            let mut said = work.one.content.clone();
            let before = std::mem::take(&mut said.html);
            if files {
                said.html.clone_from(&before);
                said.files.clear();
            }
            let wrong = match (files, &work.correction) {
                (true, Some(_)) => Err(Wrong::FilesStay),
                _ => check::check(cx, work.one.topic, &said),
            };
            if let Err(wrong) = wrong {
                return Ok(refused(cx, Some(&work), &wrong));
            }
            let work = match work.put(tx, cx, said).await? {
                Ok(work) => work,
                Err(screen) => return Ok(screen),
            };
            let screen = work.screen(tx, cx, None).await?;
            if files {
                return Ok(screen);
            }
            let mut form = work.correction.unwrap_or_else(|| Composing::of(id));
            form.before = Some(before);
            form.keep(tx, cx).await?;
            let undo = button(cx, &texts::text_before(), &Press::TextBefore(id));
            Ok(Screen { keyboard: screen.keyboard.row([undo]), ..screen })
        }
        .boxed()
    })
    .await
}

/// The text before the last one comes back, and that one can come back in turn.
pub(super) async fn text_before(cx: Cx, id: BroadcastId) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let work = match work(tx, cx, id).await? {
                Ok(work) => work,
                Err(screen) => return Ok(screen),
            };
            let form = cx.form::<Composing>().filter(|form| form.broadcast == Some(id.0));
            let Some((before, mut form)) = form.and_then(|form| Some((form.before.clone()?, form)))
            else {
                let line = cx.html(&texts::no_text_before());
                return work.screen(tx, cx, Some(line)).await;
            };
            let mut said = work.one.content.clone();
            form.before = Some(std::mem::replace(&mut said.html, before));
            if let Err(wrong) = check::check(cx, work.one.topic, &said) {
                return Ok(refused(cx, Some(&work), &wrong));
            }
            let Work { one, correction } = work;
            let work = Work { one, correction: correction.map(|_| form.clone()) };
            let work = match work.put(tx, cx, said).await? {
                Ok(work) => work,
                Err(screen) => return Ok(screen),
            };
            form.pending = work.correction.as_ref().and_then(|form| form.pending.clone());
            form.keep(tx, cx).await?;
            let undo = button(cx, &texts::text_before(), &Press::TextBefore(id));
            let screen = work.screen(tx, cx, None).await?;
            Ok(Screen { keyboard: screen.keyboard.row([undo]), ..screen })
        }
        .boxed()
    })
    .await
}
