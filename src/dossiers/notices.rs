//! Who is told of a step: everybody who acts for the producer, and the officials to whose desk the
//! dossier has come.

use crate::clock::{Timestamp, when_awake};
use crate::locale::Html;
use crate::papers;
use crate::people::{Action, Actor, Person, officials, person};
use crate::producers;
use crate::programme::rule_sets::Level;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;
use crate::telegram::screens::{Keyboard, Screen};

use super::moving::Case;
use super::rules::{Kind, Status};
use super::store::Event;
use super::words::{Words, sits_there};
use super::{card, chat, texts};

/// Tells of a step, and brings the cards up to date. Who took it sees it on the screen.
///
/// # Errors
/// When the store fails.
pub async fn tell(
    tx: &mut Tx,
    words: &Words<'_>,
    now: Timestamp,
    actor: &Actor,
    case: &Case,
    event: &Event,
) -> Result<(), StoreError> {
    let by = actor.account().map(|account| account.id);
    // What time does, it does at midnight; what somebody does is told at once.
    let at = if matches!(actor, Actor::System) { when_awake(now) } else { now };
    for (account, _) in producers::members(tx.connection(), case.producer.id).await? {
        if Some(account) != by
            && let Some(reader) = person(tx.connection(), account).await?
        {
            let words = Words::of(words.services(), &reader);
            let screen = push(tx, &words, (actor, case, event)).await?;
            send(tx, (now, at), &reader, event, screen).await?;
        }
    }
    // Those to whose desk it has come; by a correction, those as well whose desk it has left again.
    let left = (event.entry.kind == Kind::Correct).then(|| desk_of(event.entry.from)).flatten();
    let desks = [desk_of(case.dossier.status), left];
    if desks.iter().any(Option::is_some) {
        for officer in officials(tx).await? {
            let concerned = desks
                .into_iter()
                .flatten()
                .any(|action| sits_there(&officer, &case.producer, action));
            if concerned && Some(officer.account.id) != by {
                let words = Words::of(words.services(), &officer);
                let screen = for_officer(tx, &words, case, event).await?;
                send(tx, (now, at), &officer, event, screen).await?;
            }
        }
    }
    card::refresh(tx, words, now, case.producer.id).await
}

async fn send(
    tx: &mut Tx,
    (now, at): (Timestamp, Timestamp),
    reader: &Person,
    event: &Event,
    screen: Screen,
) -> Result<(), StoreError> {
    let key = format!("dossier:{}:{}", event.id, reader.account.id);
    let message = screen.send(reader.account.telegram_id.0).lane(Lane::Notice).due(at);
    outbox::enqueue(tx, now, &key, &message).await?;
    Ok(())
}

/// Whose turn it is.
pub(crate) fn desk_of(status: Status) -> Option<Action> {
    let level = match status {
        Status::Submitted => Level::Commune,
        Status::UnderCheck(level) | Status::UnderReview(level) => level,
        _ => return None,
    };
    Some(match level {
        Level::Commune => Action::CommuneStep,
        Level::District | Level::Province | Level::Central => Action::ProvinceStep,
    })
}

async fn push(
    tx: &mut Tx,
    words: &Words<'_>,
    (actor, case, event): (&Actor, &Case, &Event),
) -> Result<Screen, StoreError> {
    let mut detail = Html::default();
    if event.entry.kind == Kind::Correct {
        detail = words.html(&texts::push_correct(event.reason.as_str()));
    } else {
        if let Some(account) = actor.account() {
            let what = words.entry(event);
            detail = words.html(&texts::push_by(account.name.as_str(), what));
        }
        if !event.reason.is_empty() {
            detail = detail.line(&words.html(&texts::dossier_reason(event.reason.as_str())));
        }
        if let Some(due) = papers::chat::due_line(tx, words, event).await? {
            detail = detail.line(&due);
        }
    }
    let name = case.product.details.name.as_str();
    let status = words.status(case.dossier.status);
    let html = words.html(&texts::push(name, status, detail));
    let supplement = (event.entry.kind == Kind::RequestSupplement)
        .then(|| papers::chat::supplement_button_of(words, case.dossier.id));
    let keyboard =
        Keyboard::default().row(supplement).row([chat::see_dossier(words, case.dossier.id)]);
    Ok(Screen::new(html).with(keyboard))
}

async fn for_officer(
    tx: &mut Tx,
    words: &Words<'_>,
    case: &Case,
    event: &Event,
) -> Result<Screen, StoreError> {
    let mut html = words.html(&texts::push_officer(
        case.product.details.name.as_str(),
        case.producer.details.name.as_str(),
        words.place(case.producer.details.commune),
        words.entry(event),
    ));
    let mut keyboard = Keyboard::default();
    // "Added" alone does not say that all of it came.
    if event.entry.kind == Kind::AnswerSupplement
        && let Some(came) = papers::chat::came_line(tx, words, case).await?
    {
        html = html.line(&came);
        keyboard = keyboard.row([papers::chat::supplement_button_of(words, case.dossier.id)]);
    }
    Ok(Screen::new(html).with(keyboard.row([chat::see_dossier(words, case.dossier.id)])))
}
