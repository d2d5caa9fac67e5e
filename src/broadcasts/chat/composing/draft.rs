//! Screens: a draft, what it is about, and how it is given up. What was sent is shown in short here;
//! its progress and its report have screens of their own.

use futures::FutureExt;

use super::press::Press;
use super::{Work, back, button, check, hindrance, home, number, show, texts, work};
use crate::broadcasts::chat::audience::audience_data;
use crate::broadcasts::chat::copy;
use crate::broadcasts::chat::report::report_data;
use crate::broadcasts::chat::sending::{ask_data, open_data};
use crate::broadcasts::content;
use crate::broadcasts::drafting::{self, Change, Done};
use crate::broadcasts::model::{Broadcast, BroadcastId, Choice, Content, FileKind, Topic};
use crate::broadcasts::reporting::origin_recalled;
use crate::broadcasts::responding::headline;
use crate::broadcasts::rules::State;
use crate::broadcasts::wording;
use crate::dossiers::words::{Words, moment};
use crate::locale::Html;
use crate::people::chat::to_menu;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::Cx;
use crate::text::excerpt;

/// As much of a text as a screen shows, in letters.
const EXCERPT: usize = 500;

/// As much of it as a button shows.
pub(super) const LABEL: usize = 32;

/// How a text begins, its fields named; what kind of file it is where there is none.
pub(super) fn beginning(cx: &Cx, one: &Broadcast, letters: usize) -> String {
    let named = |field: content::Field| format!("«{}»", cx.plain(&texts::field(field.name())));
    let text = content::plain(&one.content.html, named);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() && !one.content.files.is_empty() {
        return files(cx, &one.content);
    }
    excerpt(&text, letters)
}

/// "2 ảnh, 1 video".
pub(super) fn files(cx: &Cx, content: &Content) -> String {
    let kinds = [FileKind::Photo, FileKind::Video, FileKind::Document, FileKind::Voice];
    let counted = kinds.into_iter().filter_map(|kind| {
        let count = content.files.iter().filter(|file| file.kind == kind).count();
        (count > 0).then(|| cx.plain(&texts::file_kind(kind_name(kind), number(count))))
    });
    counted.collect::<Vec<_>>().join(", ")
}

fn kind_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Photo => "photo",
        FileKind::Video => "video",
        FileKind::Document => "document",
        FileKind::Voice => "voice",
    }
}

/// What a button says, as the official reads it.
pub(super) fn choice(cx: &Cx, choice: &Choice) -> String {
    match choice {
        Choice::Read => cx.plain(&texts::choice_read()),
        Choice::Join => cx.plain(&texts::choice_join()),
        Choice::Help => cx.plain(&texts::choice_help()),
        Choice::Link { label, .. } => cx.plain(&texts::button_link(label.as_str())),
        Choice::Entry { label, .. } => cx.plain(&texts::button_entry(label.as_str())),
    }
}

/// What it says, in short: the text, the files, the buttons.
pub(super) fn summary(cx: &Cx, one: &Broadcast) -> Html {
    let content = &one.content;
    let mut html = if content.html.is_empty() {
        cx.html(&texts::no_text())
    } else {
        Html::text(&beginning(cx, one, EXCERPT))
    };
    if !content.files.is_empty() {
        html = html.paragraph(&cx.html(&texts::with_files(files(cx, content))));
    }
    let names: Vec<String> = content.buttons.iter().map(|one| choice(cx, one)).collect();
    let names = if names.is_empty() { cx.plain(&texts::none()) } else { names.join(", ") };
    html.line(&cx.html(&texts::with_buttons(names)))
}

/// Opens a broadcast.
pub(super) async fn open(cx: Cx, id: BroadcastId) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            match drafting::see(tx, now, places, &cx.actor(), id).await? {
                Done::Done(one) => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    screen(tx, cx, &one).await
                }
                other => Ok(hindrance(cx, &other)),
            }
        }
        .boxed()
    })
    .await
}

/// Its own screen.
pub(super) async fn screen(tx: &mut Tx, cx: &Cx, one: &Broadcast) -> Result<Screen, StoreError> {
    let words = Words::of(cx.services(), cx.person());
    let is_recalled = one.recalled_at.is_some();
    let state = if is_recalled { "recalled" } else { one.state.name() };
    let when = one.send_at.map_or_else(|| cx.plain(&texts::at_once()), moment);
    let audience = if one.audience.parts.is_empty() {
        cx.html(&texts::audience_none())
    } else {
        let names = wording::names(tx.connection(), &one.audience).await?;
        wording::describe(&words, &one.audience, &names)
    };
    let mut title = cx.html(&texts::draft(one.id.0, state));
    if let Some((of, why)) = one.origin {
        let begins = headline(tx.connection(), of).await?.unwrap_or_default();
        title = title.line(&cx.html(&texts::origin(why.name(), of.0, begins)));
    }
    let is_void = origin_recalled(tx.connection(), one).await?;
    if is_void {
        title = title.line(&cx.html(&texts::origin_recalled()));
    }
    let html = title.paragraph(&summary(cx, one)).paragraph(&cx.html(&texts::about(
        copy::topic(&words, one.topic),
        audience,
        when,
    )));
    let keyboard = match one.state {
        State::Draft => draft_keyboard(cx, one, !is_void),
        _ => sent_keyboard(cx, one),
    };
    Ok(Screen::new(html).with(keyboard.row([home::home_button(cx), to_menu(cx)])))
}

fn draft_keyboard(cx: &Cx, one: &Broadcast, can_be_sent: bool) -> Keyboard {
    let id = one.id;
    let other = |label, data| Button::tells(cx.plain(&label), data);
    Keyboard::default()
        .choices([
            button(cx, &texts::edit_content(), &Press::Content(id)),
            other(texts::edit_audience(), audience_data(id)),
            button(cx, &texts::edit_buttons(), &Press::Buttons(id)),
            button(cx, &texts::edit_topic(), &Press::Topics(id)),
            button(cx, &texts::preview(), &Press::Preview(id, 0)),
        ])
        .row(can_be_sent.then(|| other(texts::send(), ask_data(id))))
        .row([
            button(cx, &texts::try_it(), &Press::Try(id)),
            button(cx, &texts::discard(), &Press::Discard(id)),
        ])
}

fn sent_keyboard(cx: &Cx, one: &Broadcast) -> Keyboard {
    let id = one.id;
    let progress = Button::tells(cx.plain(&texts::progress()), open_data(id));
    let take_up = || button(cx, &texts::take_up(), &Press::TakeUp(id));
    match one.state {
        State::Discarded => Keyboard::default().row([take_up()]),
        state if state.has_copies() && one.recalled_at.is_some() => Keyboard::default()
            .row([progress, Button::tells(cx.plain(&texts::report()), report_data(id))]),
        state if state.has_copies() => Keyboard::default().choices([
            progress,
            Button::tells(cx.plain(&texts::report()), report_data(id)),
            button(cx, &texts::correct(), &Press::Correct(id)),
            button(cx, &texts::preview(), &Press::Preview(id, 0)),
        ]),
        _ => Keyboard::default()
            .row([progress, button(cx, &texts::preview(), &Press::Preview(id, 0))]),
    }
}

/// What it may be about.
pub(super) async fn topics(cx: Cx, id: BroadcastId) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            Ok(match work(tx, cx, id).await? {
                Ok(Work { one, correction: None }) => topics_screen(cx, &one, None),
                Ok(Work { one, .. }) => hindrance(cx, &Done::<Broadcast>::NotNow(one)),
                Err(screen) => screen,
            })
        }
        .boxed()
    })
    .await
}

fn topics_screen(cx: &Cx, one: &Broadcast, line: Option<Html>) -> Screen {
    let words = Words::of(cx.services(), cx.person());
    let choices = Topic::ALL.map(|topic| {
        let mut label = copy::topic(&words, topic);
        if topic == one.topic {
            label = format!("✓ {label}");
        }
        Button::tells(label, Press::Topic(one.id, topic).data())
    });
    let text = cx.html(&texts::topics());
    let text = line.map_or(text.clone(), |line| line.paragraph(&text));
    let keyboard = Keyboard::default().choices(choices).row([back(cx, one.id)]);
    Screen::new(text).with(keyboard)
}

/// It is about this.
pub(super) async fn topic(cx: Cx, id: BroadcastId, topic: Topic) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let work = match work(tx, cx, id).await? {
                Ok(work) => work,
                Err(screen) => return Ok(screen),
            };
            // A longer name may leave too little room for the text.
            if !work.one.content.is_empty()
                && let Err(flaw) = check::check(cx, topic, &work.one.content)
            {
                return Ok(topics_screen(cx, &work.one, Some(check::why(cx, &flaw))));
            }
            let (now, places) = (cx.now(), &cx.services().places);
            let change = Change::Topic(topic);
            match drafting::change(tx, now, places, &cx.actor(), id, change).await? {
                Done::Done(one) => screen(tx, cx, &one).await,
                other => Ok(hindrance(cx, &other)),
            }
        }
        .boxed()
    })
    .await
}

/// It is given up; one tap brings it back.
pub(super) async fn discard(cx: Cx, id: BroadcastId) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            Ok(match drafting::discard(tx, now, places, &cx.actor(), id).await? {
                Done::Done(one) => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    let keyboard = Keyboard::default()
                        .row([button(cx, &texts::take_up(), &Press::TakeUp(id))])
                        .row([home::home_button(cx), to_menu(cx)]);
                    let text = texts::discarded(id.0, beginning(cx, &one, LABEL));
                    Screen::new(cx.html(&text)).with(keyboard)
                }
                other => hindrance(cx, &other),
            })
        }
        .boxed()
    })
    .await
}

/// It is taken up again.
pub(super) async fn take_up(cx: Cx, id: BroadcastId) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            match drafting::take_up(tx, now, places, &cx.actor(), id).await? {
                Done::Done(one) => screen(tx, cx, &one).await,
                other => Ok(hindrance(cx, &other)),
            }
        }
        .boxed()
    })
    .await
}
