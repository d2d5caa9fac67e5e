//! The ledger as a workbook, and a text for those whom Telegram does not reach.

use futures::FutureExt;
use rust_xlsxwriter::XlsxError;
use teloxide::payloads::{SendDocument, SendDocumentSetters};
use teloxide::types::ChatId;

use crate::broadcasts::audience_texts as texts;
use crate::broadcasts::drafting::{self, Done};
use crate::broadcasts::model::{Broadcast, BroadcastId, Choice};
use crate::broadcasts::reporting::{Group, Line, asks};
use crate::broadcasts::{content, store};
use crate::dossiers::words::{Words, moment};
use crate::people::chat::to_menu;
use crate::spreadsheets::book::{Book, Cell, Column};
use crate::spreadsheets::chat::lists::beside;
use crate::telegram::outbox::{MediaKind, NewMedia, Outgoing, keep_media, media_file};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::{back, count, hindrance, looked_at, phone, reading, words};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The columns and how wide each is, in letters.
const COLUMNS: [(&str, u8); 10] = [
    ("number", 5),
    ("producer", 32),
    ("person", 22),
    ("phone", 15),
    ("commune", 20),
    ("product", 28),
    ("state", 28),
    ("at", 17),
    ("response", 20),
    ("responded", 17),
];

/// As long as a text may be to stand in a message beside the rest, in UTF-16 units, as Telegram counts.
const IN_CHAT: usize = 3_000;

/// All recipients as a workbook, the silent first.
pub(super) async fn workbook(cx: Cx, id: BroadcastId) -> Outcome {
    let one = match looked_at(&cx, id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    let lines = store::all_lines(&mut *reading(&cx).await?, id).await?;
    let (inside, title, asks) = (cx.clone(), content::title(&one.content), asks(&one.content));
    let made = beside(move || {
        let words = Words::of(inside.services(), inside.person());
        book(&words, id, (&title, asks), &lines)
    });
    let file = File {
        name: texts::report_file(id.0),
        mime: XLSX,
        bytes: made.await?,
        caption: texts::report_caption(id.0, if asks { "asks" } else { "tells" }),
    };
    send(cx, id, file).await
}

fn book(
    words: &Words<'_>,
    id: BroadcastId,
    (title, asks): (&str, bool),
    lines: &[Line],
) -> Result<Vec<u8>, XlsxError> {
    let columns = COLUMNS
        .map(|(name, width)| Column { heading: words.plain(&texts::report_column(name)), width });
    let title = words.plain(&texts::report_title(id.0, title));
    let mut book = Book::new(&words.plain(&texts::report_sheet()), &title, &columns, &[])?;
    let at = |at: Option<crate::clock::Timestamp>| Cell::text(at.map(moment).unwrap_or_default());
    for (one, number) in lines.iter().zip(1_u32..) {
        let is_answer = one.responded_at.is_some();
        // Where there is nothing to confirm by, nobody is silent.
        let is_sent = is_answer || (!asks && one.group == Group::Silent);
        let group = if is_sent { "sent" } else { one.group.name() };
        let mut state = words.plain(&texts::report_state(group));
        if one.group.name() == "failed" && !one.why.is_empty() {
            state = format!("{state}: {}", one.why);
        }
        let response = if is_answer {
            words.plain(&texts::report_state(one.group.name()))
        } else {
            String::new()
        };
        book.row(&[
            Cell::number(Some(number)),
            Cell::text(one.producer.as_str()),
            Cell::text(one.person.clone().unwrap_or_default()),
            Cell::text(number_of(one)),
            Cell::text(words.place(one.commune)),
            Cell::text(one.product.clone().unwrap_or_default()),
            Cell::text(state),
            at(one.at),
            Cell::text(response),
            at(one.responded_at),
        ])?;
    }
    book.finish(Vec::new())
}

/// A telephone number, or nothing.
fn number_of(line: &Line) -> String {
    Some(phone(line)).filter(|phone| phone != "none").unwrap_or_default()
}

/// A document that is to be sent.
struct File {
    name: crate::locale::Message,
    mime: &'static str,
    bytes: Vec<u8>,
    caption: crate::locale::Message,
}

async fn send(cx: Cx, id: BroadcastId, file: File) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            match drafting::see(tx, now, places, &cx.actor(), id).await? {
                Done::Done(_) => {}
                other => return Ok(Said::from(cx.show(hindrance(&cx, &other)))),
            }
            let media = NewMedia {
                key: format!("broadcast-report:{}", cx.update()),
                kind: MediaKind::Document,
                file_name: cx.plain(&file.name),
                mime: file.mime.to_owned(),
                bytes: file.bytes,
            };
            let media = keep_media(tx, media).await?;
            let keyboard = Keyboard::default().row([back(&cx, id), to_menu(&cx)]);
            let payload = SendDocument::new(ChatId(cx.chat()), media_file(media))
                .caption(cx.plain(&file.caption))
                .reply_markup(keyboard.markup());
            Ok(Said::from(Outgoing::new(cx.chat(), &payload)))
        }
        .boxed()
    })
    .await
}

/// What is sent by Zalo or SMS to those whom Telegram does not reach, and their numbers: to be copied.
pub(super) async fn text(cx: Cx, id: BroadcastId) -> Outcome {
    let one = match looked_at(&cx, id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    if one.recalled_at.is_some() {
        let keyboard = Keyboard::default().row([back(&cx, id), to_menu(&cx)]);
        let screen = Screen::new(cx.html(&texts::zalo_recalled(id.0))).with(keyboard);
        return cx.say(cx.send(screen)).await;
    }
    let lines = store::unreached(&mut *reading(&cx).await?, id).await?;
    let message = message(&words(&cx), &one);
    let numbers: Vec<String> =
        lines.iter().map(number_of).filter(|phone| !phone.is_empty()).collect();
    let without = lines.len() - numbers.len();
    let numbers = numbers.iter().map(|phone| phone.replace(' ', "")).collect::<Vec<_>>().join(", ");
    if message.encode_utf16().count() + numbers.len() > IN_CHAT {
        let whole = format!("{message}\n\n{}\n", listed(&words(&cx), &lines));
        let file = File {
            name: texts::zalo_file(id.0),
            mime: "text/plain",
            // With the mark by which editors on Windows know UTF-8.
            bytes: format!("\u{feff}{whole}").into_bytes(),
            caption: texts::zalo_caption(count(lines.len())),
        };
        return send(cx, id, file).await;
    }
    let html = cx.html(&texts::zalo(count(lines.len()), message, numbers, count(without)));
    cx.commit(move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            let screen = match drafting::see(tx, now, places, &cx.actor(), id).await? {
                Done::Done(_) => {
                    Screen::new(html).with(Keyboard::default().row([back(&cx, id), to_menu(&cx)]))
                }
                other => hindrance(&cx, &other),
            };
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

/// The broadcast as plain text, for anybody: what differs from one recipient to the next in general words.
fn message(words: &Words<'_>, one: &Broadcast) -> String {
    let text = content::plain_after(&one.content.html, |before, field| {
        content::go_on(before, &words.plain(&texts::zalo_field(field.name())))
    });
    // Where a field was left out, one space is left.
    let mut lines = vec![text.trim().replace("  ", " ")];
    lines.extend(one.content.buttons.iter().filter_map(|button| match button {
        Choice::Link { label, url } => Some(format!("{label}: {url}")),
        _ => None,
    }));
    let files = one.content.files.len();
    if files > 0 {
        lines.push(words.plain(&texts::zalo_files(count(files))));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Whom to call, a line each.
fn listed(words: &Words<'_>, lines: &[Line]) -> String {
    let line = |one: &Line| {
        words.plain(&texts::zalo_line(one.producer.as_str(), words.place(one.commune), phone(one)))
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
