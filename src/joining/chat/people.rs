//! Screens: who looks after a producer, links for more, and leaving.

use futures::FutureExt;
use teloxide::payloads::{SendPhoto, SendPhotoSetters};
use teloxide::types::{ChatId, ParseMode};

use crate::dossiers::chat::home_button_of;
use crate::dossiers::words::{Words, moment};
use crate::joining::{Link, Made, leave, make_link, texts};
use crate::people::{Action, InvitationCode, Scope, Tie, may, permit, person};
use crate::producers;
use crate::producers::model::{Producer, ProducerId};
use crate::qr;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{self, MediaKind, NewMedia, Outgoing, keep_media, media_file};
use crate::telegram::pacer::Lane;
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{DEEP_LINK, button, said};

/// The way to who looks after a producer.
#[must_use]
pub(crate) fn people_button(cx: &Cx, producer: ProducerId) -> Button {
    button(cx, &texts::people(), Press::People(producer))
}

pub(super) async fn list(cx: Cx, id: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let Some(producer) = producers::producer(tx.connection(), id).await? else {
                return Ok(Said::from(cx.show(said(&cx, &texts::link_unknown()))));
            };
            let actor = cx.actor();
            let scope = producers::scope_of(tx.connection(), &actor, &producer).await?;
            let subject = format!("producer {id}");
            if !permit(tx, cx.now(), &actor, Action::SeeRecords, &scope, &subject).await? {
                return Ok(Said::from(cx.show(said(&cx, &texts::not_allowed()))));
            }
            Ok(Said::from(cx.show(list_screen(tx, &cx, &producer).await?)))
        }
        .boxed()
    })
    .await
}

async fn list_screen(tx: &mut Tx, cx: &Cx, producer: &Producer) -> Result<Screen, StoreError> {
    let mut list = None;
    let mut mine = Tie::None;
    for (account, tie) in producers::members(tx.connection(), producer.id).await? {
        if account == cx.person().account.id {
            mine = tie;
        }
        let Some(member) = person(tx.connection(), account).await? else { continue };
        let name = member.account.name.as_str();
        let line = cx.html(&match tie {
            Tie::Helper => texts::people_helper(name),
            Tie::Own | Tie::None => texts::people_own(name),
        });
        list = Some(match list {
            Some(all) => crate::locale::Html::line(all, &line),
            None => line,
        });
    }
    let list = list.unwrap_or_else(|| cx.html(&texts::people_none()));
    let html = cx.html(&texts::people_title(producer.details.name.as_str(), list));
    let links = may(&cx.actor(), Action::LinkProducer, &Scope::commune(producer.details.commune))
        .then(|| button(cx, &texts::make_own(), Press::Link(producer.id, Tie::Own)));
    let helper = (mine == Tie::Own || links.is_some())
        .then(|| button(cx, &texts::make_helper(), Press::Link(producer.id, Tie::Helper)));
    let leave = (mine != Tie::None).then(|| button(cx, &texts::leave(), Press::Leave(producer.id)));
    let keyboard = Keyboard::default()
        .choices([links, helper, leave].into_iter().flatten())
        .row([home_button_of(cx, producer.id, &texts::back())]);
    Ok(Screen::new(html).with(keyboard))
}

/// Makes a link, and shows it to be sent on.
pub(super) async fn link(cx: Cx, producer: ProducerId, tie: Tie) -> Outcome {
    let code = InvitationCode::random()?;
    let url = format!("https://t.me/{}?start={DEEP_LINK}{}", cx.services().username, code.as_str());
    let picture = NewMedia {
        key: format!("qr:{url}"),
        kind: MediaKind::Photo,
        file_name: "noi-chu-the.png".to_owned(),
        mime: "image/png".to_owned(),
        bytes: qr::png(&url)?,
    };
    cx.commit(move |tx, cx| {
        async move {
            match make_link(tx, cx.now(), &cx.actor(), producer, tie, &code).await? {
                Made::Link(link, producer) => {
                    let media = keep_media(tx, picture).await?;
                    let name = producer.details.name.as_str();
                    let caption = cx.html(&texts::link_qr(name)).into_string();
                    let photo = SendPhoto::new(ChatId(cx.chat()), media_file(media))
                        .caption(caption)
                        .parse_mode(ParseMode::Html);
                    let taken = producers::members(tx.connection(), producer.id).await?;
                    let taken = taken.iter().any(|(_, tie)| *tie == Tie::Own);
                    let screen = link_screen(&cx, &link, &producer, url, taken);
                    Ok(Said::from(cx.send(screen)).and(Outgoing::new(cx.chat(), &photo)))
                }
                Made::NotFound => Ok(Said::from(cx.send(said(&cx, &texts::link_unknown())))),
                Made::Refused => Ok(Said::from(cx.send(said(&cx, &texts::not_allowed())))),
            }
        }
        .boxed()
    })
    .await
}

fn link_screen(cx: &Cx, link: &Link, producer: &Producer, url: String, taken: bool) -> Screen {
    let tie = if link.tie == Tie::Helper { "helper" } else { "own" };
    let html = cx.html(&texts::link(
        producer.details.name.as_str(),
        tie,
        url.as_str(),
        moment(link.expires_at),
    ));
    let html = if taken && link.tie != Tie::Helper {
        html.paragraph(&cx.html(&texts::link_taken()))
    } else {
        html
    };
    let keyboard = Keyboard::default()
        .row([Button::copies(cx.plain(&texts::copy()), url)])
        .row([home_button_of(cx, producer.id, &texts::back())]);
    Screen::new(html).with(keyboard)
}

pub(super) async fn ask_leave(cx: Cx, id: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let Some(producer) = producers::producer(tx.connection(), id).await? else {
                return Ok(Said::from(cx.show(said(&cx, &texts::link_unknown()))));
            };
            // Whoever does not act for it learns nothing of it, its name included.
            let account = cx.person().account.id;
            if producers::tie(tx.connection(), producer.id, account).await? == Tie::None {
                return Ok(Said::from(cx.show(said(&cx, &texts::not_allowed()))));
            }
            let keyboard = Keyboard::default().row([
                button(&cx, &texts::leave(), Press::LeaveNow(id)),
                button(&cx, &texts::back(), Press::People(id)),
            ]);
            let name = producer.details.name.as_str();
            let last = is_last(tx, &cx, &producer).await?;
            let html =
                cx.html(&if last { texts::leave_last(name) } else { texts::leave_sure(name) });
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}

pub(super) async fn leave_now(cx: Cx, id: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let Some(producer) = producers::producer(tx.connection(), id).await? else {
                return Ok(Said::from(cx.show(said(&cx, &texts::link_unknown()))));
            };
            let account = cx.person().account.id;
            retire_card(tx, &cx, &producer).await?;
            let left = leave(tx, cx.now(), &cx.actor(), &producer, account).await?;
            let text = if left {
                texts::left(producer.details.name.as_str())
            } else {
                texts::not_allowed()
            };
            Ok(Said::from(cx.show(said(&cx, &text))))
        }
        .boxed()
    })
    .await
}

/// Tells those who act for a producer that somebody else does as well from now on.
pub(super) async fn tell_others(
    tx: &mut Tx,
    cx: &Cx,
    producer: &Producer,
) -> Result<(), StoreError> {
    let newcomer = cx.person();
    for (account, _) in producers::members(tx.connection(), producer.id).await? {
        if account == newcomer.account.id {
            continue;
        }
        let Some(reader) = person(tx.connection(), account).await? else { continue };
        let words = Words::of(cx.services(), &reader);
        let name = newcomer.account.name.as_str();
        let html = words.html(&texts::joined_too(name, producer.details.name.as_str()));
        let who = Button::tells(words.plain(&texts::people()), Press::People(producer.id).data());
        let message = Screen::new(html).with(Keyboard::default().row([who]));
        let message = message.send(reader.account.telegram_id.0).lane(Lane::Notice);
        let key = format!("joined:{}:{}:{}", producer.id, newcomer.account.id, account);
        outbox::enqueue(tx, cx.now(), &format!("{key}:{}", cx.update()), &message).await?;
    }
    Ok(())
}

/// A card that nobody keeps up to date any more says so.
async fn retire_card(tx: &mut Tx, cx: &Cx, producer: &Producer) -> Result<(), StoreError> {
    let account = cx.person().account.id;
    let card = producers::card(tx.connection(), producer.id, account).await?;
    if let Some(message) = card.message {
        let html = cx.html(&texts::left(producer.details.name.as_str()));
        let edit = Screen::new(html).edit(cx.chat(), message);
        let key = format!("card-retired:{}:{account}:{}", producer.id, cx.update());
        outbox::enqueue(tx, cx.now(), &key, &edit).await?;
    }
    Ok(())
}

/// Whether the presser alone looks after it as one of its own people.
async fn is_last(tx: &mut Tx, cx: &Cx, producer: &Producer) -> Result<bool, StoreError> {
    let members = producers::members(tx.connection(), producer.id).await?;
    let mut own = members.iter().filter(|(_, tie)| *tie == Tie::Own);
    let account = cx.person().account.id;
    Ok(own.next().is_some_and(|(first, _)| *first == account) && own.next().is_none())
}
