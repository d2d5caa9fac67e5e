//! Screens: lists as documents.

use futures::FutureExt;
use teloxide::payloads::{SendDocument, SendDocumentSetters};
use teloxide::types::ChatId;

use crate::clock::local_date;
use crate::desk::chat::refusal;
use crate::people::{Action, Scope, permit};
use crate::spreadsheets::export::{List, Made, export};
use crate::spreadsheets::importing::{ImportId, import, problems};
use crate::spreadsheets::words::{Words, day, number};
use crate::spreadsheets::{exporting, template, texts};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{MediaKind, NewMedia, Outgoing, keep_media, media_file};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::press::{Cut, Press};
use super::{button, told};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Rows of a report.
const PROBLEMS: i64 = 100_000;

pub(super) async fn which(cx: Cx) -> Outcome {
    let lists = List::ALL.map(|list| button(&cx, &texts::list(list.name()), Press::List(list)));
    let keyboard =
        Keyboard::default().choices(lists).row([button(&cx, &texts::back(), Press::Home)]);
    cx.say(cx.show(Screen::new(cx.html(&texts::list_which())).with(keyboard))).await
}

pub(super) async fn how_much(cx: Cx, list: List) -> Outcome {
    let cuts = Cut::ALL.map(|cut| button(&cx, &texts::filter(cut.name()), Press::Make(list, cut)));
    let (all, parts) = (cuts.iter().take(1).cloned(), cuts.iter().skip(1).cloned());
    let text = texts::list_filter(cx.plain(&texts::list(list.name())));
    let keyboard = Keyboard::default().row(all).choices(parts.take(CHOICES + 1)).row([button(
        &cx,
        &texts::back(),
        Press::Home,
    )]);
    cx.say(cx.show(Screen::new(cx.html(&text)).with(keyboard))).await
}

/// Does work that takes a while beside what others wait for.
pub(crate) async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // The runtime is ending, and so is whoever waits.
            Err(_) => futures::future::pending().await,
        },
    }
}

pub(super) async fn make(cx: Cx, list: List, cut: Cut) -> Outcome {
    let today = local_date(cx.now());
    let made = match exporting::reach(&cx.actor()) {
        None => None,
        Some(reach) => {
            let source = {
                let mut reader =
                    cx.services().store.reader().acquire().await.map_err(StoreError::from)?;
                exporting::source(&mut reader).await?
            };
            let (inside, filter) = (cx.clone(), cut.within(reach));
            let made = beside(move || {
                let words = Words::of(inside.services(), inside.language());
                let rules = &inside.services().programme.rule_sets;
                export(list, &filter, &source, words, rules, today)
            });
            Some(made.await?)
        }
    };
    cx.commit(move |tx, cx| {
        async move {
            let reach = exporting::permitted(tx, cx.now(), &cx.actor(), list.name()).await?;
            let (Some(_), Some(Made { rows, bytes })) = (reach, made) else {
                return Ok(Said::from(cx.show(refusal(&cx))));
            };
            if rows == 0 {
                return Ok(Said::from(cx.send(told(&cx, &texts::list_empty()))));
            }
            let file_name = texts::list_file(list.name(), today.format("%Y-%m-%d").to_string());
            let caption = texts::list_caption(
                cx.plain(&texts::list(list.name())),
                cx.plain(&texts::filter(cut.name())),
                number(rows),
                day(today),
            );
            let key = format!("list:{}", cx.update());
            let document =
                document(tx, &cx, key, cx.plain(&file_name), bytes, cx.plain(&caption)).await?;
            Ok(Said::from(document))
        }
        .boxed()
    })
    .await
}

/// A workbook as a message.
async fn document(
    tx: &mut Tx,
    cx: &Cx,
    key: String,
    file_name: String,
    bytes: Vec<u8>,
    caption: String,
) -> Result<Outgoing, StoreError> {
    let kind = MediaKind::Document;
    let file = NewMedia { key, kind, file_name, mime: XLSX.to_owned(), bytes };
    let media = keep_media(tx, file).await?;
    let back = Keyboard::default().row([button(cx, &texts::back(), Press::Home)]);
    let payload = SendDocument::new(ChatId(cx.chat()), media_file(media))
        .caption(caption)
        .reply_markup(back.markup());
    Ok(Outgoing::new(cx.chat(), &payload))
}

pub(super) async fn template(cx: Cx) -> Outcome {
    let inside = cx.clone();
    let bytes =
        beside(move || template::template(Words::of(inside.services(), inside.language()))).await?;
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::province());
            if !permit(tx, cx.now(), &actor, Action::Import, &scope, "template").await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            let (name, caption) =
                (cx.plain(&texts::template_file()), cx.plain(&texts::template_caption()));
            let key = format!("template:{}", cx.update());
            Ok(Said::from(document(tx, &cx, key, name, bytes, caption).await?))
        }
        .boxed()
    })
    .await
}

pub(super) async fn report(cx: Cx, id: ImportId) -> Outcome {
    let found = {
        let mut reader = cx.services().store.reader().acquire().await.map_err(StoreError::from)?;
        match import(&mut reader, id).await? {
            Some(import) => Some((import, problems(&mut reader, id, PROBLEMS).await?)),
            None => None,
        }
    };
    let Some((import, problems)) = found else {
        return cx.say(cx.send(told(&cx, &texts::not_found()))).await;
    };
    let count = number(problems.len());
    let inside = cx.clone();
    let bytes = beside(move || {
        let words = Words::of(inside.services(), inside.language());
        template::report(&import.file_name, &problems, words)
    });
    let bytes = bytes.await?;
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::province());
            let subject = format!("import {id}");
            if !permit(tx, cx.now(), &actor, Action::Import, &scope, &subject).await? {
                return Ok(Said::from(cx.show(refusal(&cx))));
            }
            let name = cx.plain(&texts::report_file(id.0));
            let caption = cx.plain(&texts::report_caption(count));
            let key = format!("import-report:{id}:{}", cx.update());
            Ok(Said::from(document(tx, &cx, key, name, bytes, caption).await?))
        }
        .boxed()
    })
    .await
}
