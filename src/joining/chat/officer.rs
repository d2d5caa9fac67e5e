//! Screens: what officers decide about who acts for whom.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::Timestamp;
use crate::desk::chat::to_desk;
use crate::dossiers::card;
use crate::dossiers::chat::mine_button_of;
use crate::dossiers::lists::{Reach, reach, reach_of};
use crate::dossiers::words::Words;
use crate::joining::{Claim, ClaimId, Decided, Verdict, Way, decide, texts, waiting};
use crate::locale::Message as Text;
use crate::people::chat::cancel_button;
use crate::people::{Action, Actor, Person, Scope, Tie, may, officials, person};
use crate::producers;
use crate::producers::model::ProducerKind;
use crate::producers::phone::Phone;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::button;
use super::press::Press;

/// The longest reason, in letters.
const REASON: usize = 500;

/// An officer is about to say why not.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Refusing {
    claim: i64,
}

impl Form for Refusing {
    const NAME: &'static str = "refuse-claim";
    const VERSION: i64 = 1;
}

/// The reason, as it was typed.
#[derive(Clone, Debug)]
struct Reason(Refusing, String);

pub(super) fn forms() -> Routes {
    let reason = |cx: Cx, message: Message| {
        let form = cx.form::<Refusing>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Reason(form, excerpt(text.trim(), REASON)))
    };
    dptree::filter_map(reason).endpoint(on_reason)
}

/// The way to the requests that wait, where any do.
pub(crate) async fn claims_button(tx: &mut Tx, cx: &Cx) -> Result<Option<Button>, StoreError> {
    let Some(reach) = reach(&cx.actor()) else { return Ok(None) };
    let count = waiting(tx.connection(), communes(&reach), usize::from(u8::MAX)).await?.len();
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    Ok((count > 0).then(|| button(cx, &texts::claims(count), Press::Claims)))
}

fn communes(reach: &Reach) -> Option<&[crate::programme::places::PlaceCode]> {
    match reach {
        Reach::Province => None,
        Reach::Communes(places) => Some(places),
    }
}

/// Asks the officers of a claim's commune; the province's where there are none.
pub(super) async fn tell(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    asker: &Person,
    claim: &Claim,
) -> Result<(), StoreError> {
    let scope = claim.commune.map_or_else(Scope::province, Scope::commune);
    let all = officials(tx).await?;
    let may_decide =
        |officer: &&Person| may(&Actor::from((*officer).clone()), Action::LinkProducer, &scope);
    let here = |officer: &&Person| {
        officer.roles.iter().any(|role| role.place().is_some() && role.place() == claim.commune)
    };
    let local: Vec<&Person> = all.iter().filter(may_decide).filter(here).collect();
    let told = if local.is_empty() { all.iter().filter(may_decide).collect() } else { local };
    for officer in told {
        let words = Words::of(words.services(), officer);
        let screen = claim_screen(tx, &words, asker, claim).await?;
        let key = format!("claim:{}:{}", claim.id, officer.account.id);
        let message = screen.send(officer.account.telegram_id.0).lane(Lane::Notice);
        outbox::enqueue(tx, now, &key, &message).await?;
    }
    Ok(())
}

async fn claim_screen(
    tx: &mut Tx,
    words: &Words<'_>,
    asker: &Person,
    claim: &Claim,
) -> Result<Screen, StoreError> {
    let producer = match claim.producer {
        Some(id) => producers::producer(tx.connection(), id).await?.map(|one| one.details.name),
        None => claim.application.as_ref().map(|application| application.name.clone()),
    };
    let detail = match (claim.way, &claim.application) {
        (_, Some(application)) => {
            let kind = ProducerKind::of(&application.kind);
            let phone = Phone::parse(&application.phone);
            texts::claim_form(
                kind.map(|kind| words.producer_kind(kind)).unwrap_or_default(),
                application.representative.as_str(),
                phone.map_or_else(|| "none".to_owned(), |phone| phone.to_string()),
            )
        }
        (Way::NewAccount, None) => texts::claim_new_account(),
        (Way::Phone | Way::Form, None) => texts::claim_phone(),
    };
    let html = words.html(&texts::claim(
        claim.commune.map(|place| words.place(place)).unwrap_or_default(),
        asker.account.name.as_str(),
        asker.account.username.clone().unwrap_or_else(|| "none".to_owned()),
        producer.unwrap_or_default(),
        words.html(&detail),
    ));
    let button = |label: &Text, press: Press| Button::tells(words.plain(label), press.data());
    let replace =
        (claim.way == Way::NewAccount).then(|| button(&texts::replace(), Press::Replace(claim.id)));
    let keyboard = Keyboard::default()
        .row([
            button(&texts::accept(), Press::Accept(claim.id)),
            button(&texts::refuse(), Press::Refuse(claim.id)),
        ])
        .row(replace);
    Ok(Screen::new(html).with(keyboard))
}

/// The requests that wait: the first at once, with its buttons, the others as messages of their own.
pub(super) async fn claims(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let Some(reach) = reach_of(tx, cx.now(), &cx.actor()).await? else {
                return Ok(Said::from(cx.show(settled(&cx, &texts::not_allowed()))));
            };
            let claims = waiting(tx.connection(), communes(&reach), CHOICES).await?;
            let words = Words::new(cx.services(), cx.language());
            let mut said = Said::nothing();
            for claim in &claims {
                if let Some(asker) = person(tx.connection(), claim.account).await? {
                    let screen = claim_screen(tx, &words, &asker, claim).await?;
                    said = said.and(cx.send(screen));
                }
            }
            if claims.is_empty() {
                said = Said::from(cx.show(settled(&cx, &texts::claims_none())));
            }
            Ok(said)
        }
        .boxed()
    })
    .await
}

fn settled(cx: &Cx, text: &Text) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row([to_desk(cx)]))
}

pub(super) async fn accept(cx: Cx, claim: ClaimId, replace: bool) -> Outcome {
    let verdict = if replace { Verdict::Replace } else { Verdict::Accept };
    cx.commit(move |tx, cx| async move { say(tx, &cx, claim, &verdict).await }.boxed()).await
}

pub(super) async fn ask_refusal(cx: Cx, claim: ClaimId) -> Outcome {
    let keyboard = Keyboard::default().row([cancel_button(&cx)]);
    let said = Said::from(cx.send(Screen::new(cx.html(&texts::refuse_ask())).with(keyboard)));
    cx.commit(move |tx, cx| {
        async move {
            let form = Refusing { claim: claim.0 };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

async fn on_reason(cx: Cx, Reason(form, reason): Reason) -> Outcome {
    let verdict = Verdict::Refuse { reason };
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            say(tx, &cx, ClaimId(form.claim), &verdict).await
        }
        .boxed()
    })
    .await
}

/// Decides, tells the officer, and whoever is concerned.
async fn say(tx: &mut Tx, cx: &Cx, id: ClaimId, verdict: &Verdict) -> Result<Said, StoreError> {
    let replaced = match verdict {
        Verdict::Replace => acting(tx, id).await?,
        Verdict::Accept | Verdict::Refuse { .. } => Vec::new(),
    };
    let places = &cx.services().places;
    let decided = decide(tx, cx.now(), &cx.actor(), places, (id, verdict)).await?;
    let text = match &decided {
        Decided::Linked(claim, producer) => {
            let name = producer.details.name.as_str();
            tell_asker(tx, cx, claim, &texts::told_accepted(name)).await?;
            for old in replaced.iter().filter(|old| old.account.id != claim.account) {
                let key = format!("claim-replaced:{id}:{}", old.account.id);
                send(tx, cx, old, &key, &texts::told_replaced(name)).await?;
            }
            let words = Words::new(cx.services(), cx.language());
            card::refresh(tx, &words, cx.now(), producer.id).await?;
            texts::accepted(name_of(tx, claim).await?, name)
        }
        Decided::Refused(claim) => {
            let reason = match verdict {
                Verdict::Refuse { reason } => reason.as_str(),
                Verdict::Accept | Verdict::Replace => "",
            };
            tell_asker(tx, cx, claim, &texts::told_refused(reason)).await?;
            texts::refused(name_of(tx, claim).await?)
        }
        Decided::Over(_) | Decided::NotFound => texts::over(),
        Decided::Exists(_, producer) => texts::exists(producer.details.name.as_str()),
        Decided::NotAllowed => texts::not_allowed(),
    };
    Ok(Said::from(cx.show(settled(cx, &text))))
}

/// Who acts now for the producer that a claim is about.
async fn acting(tx: &mut Tx, id: ClaimId) -> Result<Vec<Person>, StoreError> {
    let Some(claim) = crate::joining::store::claim(tx, id).await? else { return Ok(Vec::new()) };
    let Some(producer) = claim.producer else { return Ok(Vec::new()) };
    let mut people = Vec::new();
    for (account, tie) in producers::members(tx.connection(), producer).await? {
        if tie == Tie::Own {
            people.extend(person(tx.connection(), account).await?);
        }
    }
    Ok(people)
}

async fn name_of(tx: &mut Tx, claim: &Claim) -> Result<String, StoreError> {
    let asker = person(tx.connection(), claim.account).await?;
    Ok(asker.map(|asker| asker.account.name).unwrap_or_default())
}

async fn tell_asker(tx: &mut Tx, cx: &Cx, claim: &Claim, text: &Text) -> Result<(), StoreError> {
    match person(tx.connection(), claim.account).await? {
        Some(asker) => send(tx, cx, &asker, &format!("claim-told:{}", claim.id), text).await,
        None => Ok(()),
    }
}

async fn send(
    tx: &mut Tx,
    cx: &Cx,
    reader: &Person,
    key: &str,
    text: &Text,
) -> Result<(), StoreError> {
    let words = Words::of(cx.services(), reader);
    let keyboard = Keyboard::default().row([mine_button_of(&words)]);
    let screen = Screen::new(words.html(text)).with(keyboard);
    let message = screen.send(reader.account.telegram_id.0).lane(Lane::Notice);
    outbox::enqueue(tx, cx.now(), key, &message).await?;
    Ok(())
}
