//! What people are told of papers without having asked: that one was sent back, that a file is not what
//! it seems, that an archive is made.

use teloxide::payloads::{SendDocument, SendDocumentSetters};
use teloxide::types::{ChatId, ParseMode};

use super::press::{At, Press};
use super::{number, texts};
use crate::app::Services;
use crate::clock::Timestamp;
use crate::dossiers::moving::{self, Case};
use crate::dossiers::notices::desk_of;
use crate::dossiers::rules::Status;
use crate::dossiers::words::{Words, sits_there};
use crate::locale::{Language, Message as Text};
use crate::papers::bundling::Bundle;
use crate::papers::sending::Sent;
use crate::papers::store;
use crate::papers::worker::KEY;
use crate::people::{Action, TelegramId, language_of, officials, person};
use crate::producers;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{self, Outgoing, media_file};
use crate::telegram::pacer::Lane;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::turn::Cx;

/// Papers that a message names, of those that could not be fetched.
const NAMED: usize = 10;

/// Tells everybody who acts for a producer, but whoever did it, of one of their papers.
pub(super) async fn members(
    tx: &mut Tx,
    cx: &Cx,
    (case, at): (&Case, &At),
    text: impl Fn(&str, &str) -> Text + Send + Sync,
) -> Result<(), StoreError> {
    let name = cx.services().programme.papers.get(&at.paper).map(|paper| paper.short);
    let text = text(name.unwrap_or_default(), case.product.details.name.as_str());
    for (account, _) in producers::members(tx.connection(), case.producer.id).await? {
        if account == cx.person().account.id {
            continue;
        }
        let Some(reader) = person(tx.connection(), account).await? else { continue };
        let words = Words::of(cx.services(), &reader);
        let open = Button::tells(words.plain(&texts::see_paper()), Press::Paper(at.clone()).data());
        let screen = Screen::new(words.html(&text)).with(Keyboard::default().row([open]));
        let key = format!("paper:{}:{account}", cx.update());
        let message = screen.send(reader.account.telegram_id.0).lane(Lane::Notice);
        outbox::enqueue(tx, cx.now(), &key, &message).await?;
    }
    Ok(())
}

/// Tells the officials on whose desk a dossier lies that there is more of a paper than they have seen: of
/// one that they found in order, or while they evaluate. Once for a paper, until somebody looks at it.
pub(super) async fn added(tx: &mut Tx, cx: &Cx, sent: &Sent, at: &At) -> Result<(), StoreError> {
    let (case, status) = (&sent.case, sent.case.dossier.status);
    let is_news = matches!(status, Status::UnderReview(_)) && sent.is_first_unseen;
    if !(sent.reopens || is_news) {
        return Ok(());
    }
    // The commune looks at papers before they are filed as well.
    let desk = desk_of(status).unwrap_or(Action::CommuneStep);
    let name = cx.services().programme.papers.get(&at.paper).map(|paper| paper.short);
    for officer in officials(tx).await? {
        if officer.account.id == cx.person().account.id
            || !sits_there(&officer, &case.producer, desk)
        {
            continue;
        }
        let words = Words::of(cx.services(), &officer);
        let open = Button::tells(words.plain(&texts::see_paper()), Press::Paper(at.clone()).data());
        let text = texts::push_added(
            name.unwrap_or_default(),
            case.product.details.name.as_str(),
            case.producer.details.name.as_str(),
            words.place(case.producer.details.commune),
            if sent.reopens { "yes" } else { "no" },
        );
        let screen = Screen::new(words.html(&text)).with(Keyboard::default().row([open]));
        let key = format!("paper-added:{}:{}", cx.update(), officer.account.id);
        let message = screen.send(officer.account.telegram_id.0).lane(Lane::Notice);
        outbox::enqueue(tx, cx.now(), &key, &message).await?;
    }
    Ok(())
}

/// Tells whoever sent a file that it is not what it seems.
pub(in crate::papers) async fn broken(
    tx: &mut Tx,
    now: Timestamp,
    services: &Services,
    file: i64,
) -> Result<(), StoreError> {
    for (dossier, paper, sender) in store::uses_of(tx.connection(), file).await? {
        let (Some(reader), Some(case), Some(known)) = (
            person(tx.connection(), sender).await?,
            moving::case(tx.connection(), dossier).await?,
            services.programme.papers.get(&paper),
        ) else {
            continue;
        };
        let kept = crate::telegram::files::kept(tx.connection(), file).await?;
        let name = kept.and_then(|kept| kept.file.file_name).unwrap_or_default();
        let words = Words::of(services, &reader);
        let at = At::new(dossier, known.id);
        let send =
            Button::tells(words.plain(&texts::send_again()), Press::Replace(at.clone()).data());
        let open = Button::tells(words.plain(&texts::see_paper()), Press::Paper(at).data());
        let text = texts::broken(
            crate::text::excerpt(&name, 60),
            known.short,
            case.product.details.name.as_str(),
        );
        let screen = Screen::new(words.html(&text)).with(Keyboard::default().row([send, open]));
        let key = format!("paper-broken:{file}:{dossier}:{paper}");
        let message = screen.send(reader.account.telegram_id.0).lane(Lane::Notice);
        outbox::enqueue(tx, now, &key, &message).await?;
    }
    Ok(())
}

/// The name of a part as its recipient sees it.
pub(in crate::papers) async fn part_name(
    tx: &mut Tx,
    services: &Services,
    bundle: &Bundle,
) -> Result<String, StoreError> {
    let case = moving::case(tx.connection(), bundle.dossier).await?;
    let lookup = case.map(|case| case.dossier.lookup.to_string()).unwrap_or_default();
    let words = Words::new(services, Language::Vietnamese);
    let (part, parts) = (number(bundle.part + 1), number(bundle.parts.len()));
    Ok(words.plain(&texts::part_name(lookup, part, parts)))
}

/// Sends a part of an archive; with the last one, says what could not be fetched.
pub(in crate::papers) async fn part(
    tx: &mut Tx,
    now: Timestamp,
    services: &Services,
    (bundle, lost, media): (&Bundle, &[i64], i64),
) -> Result<(), StoreError> {
    let language = language_of(services.store.reader(), TelegramId(bundle.chat)).await?;
    let words = Words::new(services, language);
    let case = moving::case(tx.connection(), bundle.dossier).await?;
    let product = case.map(|case| case.product.details.name).unwrap_or_default();
    let (part, parts) = (number(bundle.part + 1), number(bundle.parts.len()));
    let files = bundle.parts.get(bundle.part).map_or(0, Vec::len);
    let caption = words.html(&texts::part_caption(product.as_str(), part, parts, number(files)));
    let payload = SendDocument::new(ChatId(bundle.chat), media_file(media))
        .caption(caption.into_string())
        .parse_mode(ParseMode::Html);
    let message = Outgoing::new(bundle.chat, &payload).lane(Lane::Notice);
    let key = format!("{KEY}{}:{}", bundle.id, bundle.part);
    outbox::enqueue(tx, now, &key, &message).await?;
    if part == parts && !lost.is_empty() {
        let mut names = Vec::new();
        for row in lost.iter().take(NAMED) {
            let paper = store::evidence(tx.connection(), *row).await?.map(|file| file.paper);
            let known = paper.and_then(|paper| services.programme.papers.get(&paper));
            names.extend(known.map(|paper| paper.short));
        }
        names.dedup();
        let text = texts::part_lost(number(lost.len()), names.join(", "));
        let message = Screen::new(words.html(&text)).send(bundle.chat).lane(Lane::Notice);
        outbox::enqueue(tx, now, &format!("bundle-lost:{}", bundle.id), &message).await?;
    }
    Ok(())
}
