//! Screens: a dossier, its history, its code.

use futures::FutureExt;
use teloxide::payloads::{SendPhoto, SendPhotoSetters};
use teloxide::types::ChatId;

use crate::clock::Timestamp;
use crate::dossiers::Event;
use crate::dossiers::card::act_line;
use crate::dossiers::model::DossierId;
use crate::dossiers::moving::{self, Case, Seen};
use crate::dossiers::overview::line;
use crate::dossiers::rules::{Kind, Status};
use crate::dossiers::texts;
use crate::dossiers::words::{date, moment, stars};
use crate::locale::Html;
use crate::papers;
use crate::people::person;
use crate::qr;
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{MediaKind, NewMedia, Outgoing, keep_media, media_file};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::home::{or_empty, why_not};
use super::press::{Press, Taking};
use super::{button, lookup_link, words};

/// Entries of a history that a message has room for, the newest ones.
const ENTRIES: usize = 20;

/// Opens a dossier.
pub(super) async fn open(cx: Cx, id: DossierId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let seen = moving::see(tx, cx.now(), &cx.actor(), id).await?;
            Ok(Said::from(cx.show(screen_of(tx, &cx, seen).await?)))
        }
        .boxed()
    })
    .await
}

/// A dossier, or why it is not shown.
pub(super) async fn screen_of(
    tx: &mut Tx,
    cx: &Cx,
    seen: Seen<Case>,
) -> Result<Screen, StoreError> {
    match seen {
        Seen::Here(case) => screen(tx, cx, &case, None).await,
        Seen::NotFound => Ok(why_not(cx, false)),
        Seen::Refused => Ok(why_not(cx, true)),
    }
}

/// A dossier as it stands, under what there is to say first.
///
/// # Errors
/// When the store fails.
pub(crate) async fn screen(
    tx: &mut Tx,
    cx: &Cx,
    case: &Case,
    first: Option<Html>,
) -> Result<Screen, StoreError> {
    let (words, dossier) = (words(cx), &case.dossier);
    let history = moving::history(tx.connection(), dossier.id).await?;
    let mut status = Html::text(&words.status(dossier.status)).bold();
    if let Some(day) = dossier.filed_on {
        status = status.line(&cx.html(&texts::dossier_filed(date(day))));
    }
    if let Some(points) = dossier.points {
        let [a, b, c] = [points.a, points.b, points.c].map(i64::from);
        let total = i64::from(points.total());
        status = status.line(&cx.html(&texts::dossier_points(total, a, b, c)));
    }
    if let Some(last) = history.last().filter(|event| !event.reason.is_empty()) {
        status = status.line(&cx.html(&texts::dossier_reason(last.reason.as_str())));
        if let Some(due) = papers::chat::due_line(tx, &words, last).await? {
            status = status.line(&due);
        }
    }
    if let Some(unmet) = papers::chat::unmet_line(tx, &words, case).await? {
        status = status.line(&unmet);
    }
    let line = line(tx.connection(), case.product.clone()).await?;
    let html = cx.html(&texts::dossier(
        words.kind(dossier.kind),
        stars(dossier.target),
        case.product.details.name.as_str(),
        case.producer.details.name.as_str(),
        status,
        or_empty(act_line(&words, &line, cx.now())),
        dossier.lookup.to_string(),
    ));
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    let keyboard = keyboard(tx, cx, case).await?;
    Ok(Screen::new(html).with(keyboard))
}

async fn keyboard(tx: &mut Tx, cx: &Cx, case: &Case) -> Result<Keyboard, StoreError> {
    let words = words(cx);
    let (dossier, seen) = (case.dossier.id, case.dossier.version);
    let programme = &cx.services().programme;
    let actor = cx.actor();
    let possible = moving::possible(tx.connection(), cx.now(), &actor, programme, case).await?;
    // What undoes is there, but never first.
    let (undo, on): (Vec<Kind>, Vec<Kind>) =
        possible.into_iter().partition(|kind| matches!(kind, Kind::Correct | Kind::Withdraw));
    let step = |kind: &Kind| {
        let taking = Taking { dossier, kind: *kind, seen };
        Button::tells(words.step(*kind), Press::Ask(taking).data())
    };
    let aim = (case.dossier.status == Status::Draft && on.contains(&Kind::Submit))
        .then(|| button(cx, &texts::aim_again(), Press::Begin(case.product.id)));
    Ok(Keyboard::default()
        .choices(
            papers::chat::buttons(cx, &case.dossier)
                .into_iter()
                .chain([crate::forms::chat::dossier_button(cx, dossier)]),
        )
        .choices(on.iter().map(step))
        .row(aim)
        .row(undo.iter().map(step))
        .row([
            button(cx, &texts::history(), Press::History(dossier)),
            button(cx, &texts::qr(), Press::Qr(dossier)),
        ])
        .row([
            official_button(cx),
            button(cx, &texts::back_product(), Press::Product(case.product.id)),
        ]))
}

/// The history of a dossier.
pub(super) async fn history(cx: Cx, id: DossierId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let screen = match moving::see(tx, cx.now(), &cx.actor(), id).await? {
                Seen::Here(case) => history_screen(tx, &cx, &case).await?,
                Seen::NotFound => why_not(&cx, false),
                Seen::Refused => why_not(&cx, true),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn history_screen(tx: &mut Tx, cx: &Cx, case: &Case) -> Result<Screen, StoreError> {
    let events = moving::history(tx.connection(), case.dossier.id).await?;
    let skipped = events.len().saturating_sub(ENTRIES);
    let mut html = cx.html(&texts::history_title(case.dossier.lookup.to_string()));
    let mut before: Option<Timestamp> = None;
    for (number, event) in events.iter().enumerate() {
        if number >= skipped {
            html = html.line(&entry_lines(tx, cx, event, before).await?);
        }
        before = Some(event.at);
    }
    let keyboard = Keyboard::default()
        .row([button(cx, &texts::see(), Press::Dossier(case.dossier.id)), official_button(cx)]);
    Ok(Screen::new(html).with(keyboard))
}

async fn entry_lines(
    tx: &mut Tx,
    cx: &Cx,
    event: &Event,
    before: Option<Timestamp>,
) -> Result<Html, StoreError> {
    let who = match event.by {
        Some(account) => person(tx.connection(), account).await?.map(|person| person.account.name),
        None => Some(cx.plain(&texts::who_bot())),
    };
    let who = who.map(|name| cx.html(&texts::history_who(name))).unwrap_or_default();
    let what = words(cx).entry(event);
    let mut html = cx.html(&texts::history_line(moment(event.at), what, who));
    if let Some(before) = before {
        html = html.line(&cx.html(&texts::history_spent((event.at - before).num_days())));
    }
    if !event.reason.is_empty() {
        html = html.line(&cx.html(&texts::history_why(event.reason.as_str())));
    }
    if let Some(due) = papers::chat::due_line(tx, &words(cx), event).await? {
        html = html.line(&due);
    }
    Ok(html)
}

/// The code on the receipt, as a picture to print.
pub(super) async fn qr(cx: Cx, id: DossierId) -> Outcome {
    let now = cx.now();
    // Whether they may see it is asked once more below, in the transaction.
    let mut reader = cx.services().store.reader().acquire().await.map_err(StoreError::from)?;
    let found = moving::case(&mut reader, id).await?;
    drop(reader);
    let picture = match &found {
        Some(case) => {
            let link = lookup_link(&cx, &case.dossier.lookup);
            let bytes = qr::png(&link)?;
            Some(NewMedia {
                key: format!("qr:{link}"),
                kind: MediaKind::Photo,
                file_name: format!("ho-so-{}.png", case.dossier.lookup),
                mime: "image/png".to_owned(),
                bytes,
            })
        }
        None => None,
    };
    cx.commit(move |tx, cx| {
        async move {
            let seen = moving::see(tx, now, &cx.actor(), id).await?;
            let (Seen::Here(case), Some(picture)) = (&seen, picture) else {
                return Ok(Said::from(cx.show(screen_of(tx, &cx, seen).await?)));
            };
            let media = keep_media(tx, picture).await?;
            let caption = cx.html(&texts::qr_caption(case.dossier.lookup.to_string()));
            let payload = SendPhoto::new(ChatId(cx.chat()), media_file(media))
                .caption(caption.into_string())
                .parse_mode(teloxide::types::ParseMode::Html);
            Ok(Said::from(Outgoing::new(cx.chat(), &payload)))
        }
        .boxed()
    })
    .await
}
