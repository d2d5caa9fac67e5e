//! Screens: a second person approves a broadcast, or gives it back.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::app::Services;
use crate::broadcasts::chat::copy;
use crate::broadcasts::coming::{self, Late};
use crate::broadcasts::confirming;
use crate::broadcasts::content::title;
use crate::broadcasts::drafting::Done;
use crate::broadcasts::model::{Broadcast, BroadcastId, Every, Fields, Reach};
use crate::broadcasts::posting;
use crate::broadcasts::previewing::{Sample, sample};
use crate::broadcasts::rules::State;
use crate::broadcasts::{store, texts, wording};
use crate::clock::{Timestamp, local_date};
use crate::dossiers::words::{Words, moment};
use crate::locale::Message as Text;
use crate::people::chat::{cancel_button, to_menu};
use crate::people::{Person, person};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::press::Press;
use super::{button, list_button, not_done, refused, says, titles};

/// The longest reason, in letters.
const REASON: usize = 300;

/// Somebody is about to type why they give a broadcast back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Why {
    id: BroadcastId,
}

impl Form for Why {
    const NAME: &'static str = "broadcast-give-back";
    const VERSION: i64 = 1;
}

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let text = message.text().filter(|text| !text.starts_with('/'))?.trim().to_owned();
        cx.form::<Why>().map(|form| (form, text))
    };
    dptree::filter_map(typed).endpoint(|cx: Cx, (form, text): (Why, String)| on_why(cx, form, text))
}

/// What is to be approved.
#[derive(Clone, Copy, Debug)]
pub(in crate::broadcasts) struct Ask<'a> {
    /// The broadcast.
    pub(in crate::broadcasts) one: &'a Broadcast,
    /// Whom it reaches.
    pub(in crate::broadcasts) reach: Reach,
    /// A recipient, as whom the approver sees it.
    pub(in crate::broadcasts) sample: Option<&'a Sample>,
}

/// A recipient of a broadcast that a second person has to approve, looked for before the writer is asked
/// for.
pub(super) async fn sampled(
    cx: &Cx,
    id: BroadcastId,
    reach: Reach,
) -> Result<Option<Sample>, StoreError> {
    let Some(one) = store::look(cx.services().store.reader(), id).await? else { return Ok(None) };
    let mut reader = cx.services().store.reader().acquire().await?;
    if !confirming::needs_second(&mut reader, &one, reach).await? {
        return Ok(None);
    }
    sample(&mut reader, &one, local_date(cx.now()), 0).await
}

/// Tells everybody who may approve a broadcast that somebody asks them to.
pub(super) async fn tell(
    tx: &mut Tx,
    cx: &Cx,
    ask: &Ask<'_>,
    approvers: &[Person],
) -> Result<(), StoreError> {
    let by = cx.person().account.name.as_str();
    tell_all(tx, cx.services(), cx.now(), ask, (by, "asked"), approvers).await
}

/// Tells everybody who may approve a broadcast that its time has come and that it cannot leave unapproved any
/// more; its author too, if it is still theirs.
pub(in crate::broadcasts) async fn tell_late(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    (ask, late): (&Ask<'_>, Late),
    approvers: &[Person],
) -> Result<(), StoreError> {
    let Some(author) = person(tx.connection(), ask.one.author).await? else { return Ok(()) };
    let by = author.account.name.as_str();
    let why = match late {
        Late::Left => "left",
        Late::Grown => "grown",
    };
    tell_all(tx, services, now, ask, (by, why), approvers).await?;
    if author.roles.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(approvers.len()).unwrap_or(i64::MAX);
    let told = texts::grown(title(&ask.one.content), why, ask.reach.to_send, count);
    tell_author(tx, services, now, ask.one, &told).await
}

async fn tell_all(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    ask: &Ask<'_>,
    (by, why): (&str, &str),
    approvers: &[Person],
) -> Result<(), StoreError> {
    let one = ask.one;
    let names = wording::names(tx.connection(), &one.audience).await?;
    let places = if one.posted { posting::on(tx.connection()).await? } else { Vec::new() };
    for approver in approvers {
        let words = Words::of(services, approver);
        let chat = approver.account.telegram_id.0;
        let key = format!("broadcast-approve:{}:{}:{}", one.id, one.version, approver.account.id);
        // As a recipient gets it, and as long as that may be; what else there is to know stands below.
        let (language, fields) = match ask.sample {
            Some(sample) => (sample.language, sample.fields.clone()),
            None => (words.language(), Fields::default()),
        };
        let copies = copy::copy(&Words::new(services, language), chat, one, &fields);
        for (place, message) in copies.into_iter().enumerate() {
            let key = format!("{key}:{place}");
            outbox::enqueue(tx, now, &key, &message.lane(Lane::Notice)).await?;
        }
        let tells = |text: &Text, press: Press| Button::tells(words.plain(text), press.data());
        let at = one.send_at.filter(|at| *at > now).map_or_else(|| "now".to_owned(), moment);
        let audience = wording::describe(&words, &one.audience, &names);
        let topic = copy::topic(&words, one.topic);
        let plan = words.html(&texts::approve_plan(
            ask.reach.to_send,
            at,
            one.every.map_or("once", Every::name),
            if one.urgent { "yes" } else { "no" },
            if places.is_empty() { "no" } else { "yes" },
            titles(&places),
        ));
        let html = words
            .html(&texts::approve_ask(by, one.id.0, why))
            .paragraph(&words.html(&texts::approve_about(topic, audience)))
            .line(&plan);
        let keyboard = Keyboard::default().choices([
            tells(&texts::approve(), Press::Approve(one.id, one.version)),
            tells(&texts::give_back(), Press::GiveBack(one.id)),
        ]);
        let message = Screen::new(html).with(keyboard).send(chat).lane(Lane::Notice);
        outbox::enqueue(tx, now, &key, &message).await?;
    }
    Ok(())
}

/// Shows whoever has approved a broadcast what it says now: a correction does not wait for them, but they
/// are to know of it, and can recall it.
pub(in crate::broadcasts::chat) async fn tell_corrected(
    tx: &mut Tx,
    cx: &Cx,
    one: &Broadcast,
) -> Result<(), StoreError> {
    let by = &cx.person().account;
    let Some(account) = one.approver.filter(|approver| *approver != by.id) else { return Ok(()) };
    let approver = person(tx.connection(), account).await?;
    let still = coming::is_approved(tx.connection(), one).await?;
    let reachable = |one: &Person| still && one.account.unreachable_since.is_none();
    let Some(approver) = approver.filter(reachable) else { return Ok(()) };
    let words = Words::of(cx.services(), &approver);
    let chat = approver.account.telegram_id.0;
    let key = format!("broadcast-corrected:{}:{}", one.id, one.version);
    let copies = copy::copy(&words, chat, one, &Fields::default());
    for (place, message) in copies.into_iter().enumerate() {
        let key = format!("{key}:{place}");
        outbox::enqueue(tx, cx.now(), &key, &message.lane(Lane::Notice)).await?;
    }
    let look = Button::tells(words.plain(&texts::look()), Press::Open(one.id).data());
    let html = words.html(&texts::approver_corrected(by.name.as_str(), one.id.0));
    let screen = Screen::new(html).with(Keyboard::default().row([look]));
    outbox::enqueue(tx, cx.now(), &key, &screen.send(chat).lane(Lane::Notice)).await?;
    Ok(())
}

/// Approves a broadcast as it was shown.
pub(super) async fn approve(cx: Cx, id: BroadcastId, version: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            match confirming::approve(tx, cx.now(), &cx.actor(), (id, version)).await? {
                Done::Done(one) => {
                    let by = cx.person().account.name.as_str();
                    let at = match one.state {
                        State::Scheduled => one.send_at.map(moment),
                        _ => None,
                    };
                    let at = at.unwrap_or_else(|| "now".to_owned());
                    let name = title(&one.content);
                    let told = texts::approved(name.clone(), by, at.clone());
                    tell_author(tx, cx.services(), cx.now(), &one, &told).await?;
                    // How it goes is shown to its author, as a message that goes on.
                    let look = button(&cx, &texts::look(), Press::Open(one.id));
                    let keyboard =
                        Keyboard::default().row([look, list_button(&cx)]).row([to_menu(&cx)]);
                    let html = cx.html(&texts::you_approved(name, at));
                    Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
                }
                Done::Refused => Ok(Said::from(cx.show(refused(&cx, "approve")))),
                other => not_done(tx, &cx, other).await,
            }
        }
        .boxed()
    })
    .await
}

/// Asks why a broadcast is given back.
pub(super) async fn ask_why(cx: Cx, id: BroadcastId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            match confirming::deciding(tx, cx.now(), &cx.actor(), id).await? {
                Done::Done(one) if one.state == State::Waiting => {
                    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Why { id }).await?;
                    let keyboard = Keyboard::default().row([cancel_button(&cx)]);
                    let html = cx.html(&texts::ask_why(title(&one.content)));
                    // What is to be approved stays above.
                    Ok(Said::from(cx.send(Screen::new(html).with(keyboard))))
                }
                Done::Done(one) => not_done(tx, &cx, Done::<Broadcast>::NotNow(one)).await,
                Done::Refused => Ok(Said::from(cx.show(refused(&cx, "approve")))),
                other => not_done(tx, &cx, other).await,
            }
        }
        .boxed()
    })
    .await
}

async fn on_why(cx: Cx, form: Why, why: String) -> Outcome {
    if why.is_empty() || why.chars().count() > REASON {
        let keyboard = Keyboard::default().row([cancel_button(&cx)]);
        return cx.say(cx.send(Screen::new(cx.html(&texts::why_long())).with(keyboard))).await;
    }
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let id = form.id;
            match confirming::give_back(tx, cx.now(), &cx.actor(), id, &why).await? {
                Done::Done(one) => {
                    let by = cx.person().account.name.as_str();
                    let told = texts::given_back(title(&one.content), by, why.as_str());
                    tell_author(tx, cx.services(), cx.now(), &one, &told).await?;
                    Ok(Said::from(cx.send(says(&cx, &texts::gave_back(title(&one.content))))))
                }
                Done::Refused => Ok(Said::from(cx.send(refused(&cx, "approve")))),
                other => not_done(tx, &cx, other).await,
            }
        }
        .boxed()
    })
    .await
}

async fn tell_author(
    tx: &mut Tx,
    services: &Services,
    now: Timestamp,
    one: &Broadcast,
    told: &Text,
) -> Result<(), StoreError> {
    let Some(author) = person(tx.connection(), one.author).await? else { return Ok(()) };
    let words = Words::of(services, &author);
    let open = Button::tells(words.plain(&texts::look()), Press::Open(one.id).data());
    let screen = Screen::new(words.html(told)).with(Keyboard::default().row([open]));
    let message = screen.send(author.account.telegram_id.0).lane(Lane::Notice);
    let key = format!("broadcast-told:{}:{}", one.id, one.version);
    outbox::enqueue(tx, now, &key, &message).await?;
    Ok(())
}
