//! An official's answer teaches the handbook: a way of asking for an entry, or an entry of its own.

use futures::FutureExt;

use crate::locale::Message;
use crate::people::{Action, Scope, may};
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{self as shared, Button, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;
use crate::tickets::{self, Answered};

use super::super::EntryId;
use super::super::library::nearest;
use super::super::overlay::{self, Drafted, FromAnswer, Look, Seen, Taught, Teaching};
use super::press::Press;
use super::{decide, draft_screen, screens, texts, words};

/// Entries that the question may be a way of asking for.
const NEAR: usize = 3;

/// As much of the question and of the answer as is shown, in letters.
const EXCERPT: usize = 500;

/// The button under an answered ticket; nothing for whoever may not draft.
#[must_use]
pub fn learn_button(cx: &Cx, ticket: i64) -> Option<Button> {
    may(&cx.actor(), Action::DraftHandbook, &Scope::nowhere())
        .then(|| screens::button(cx, &texts::learn(), &Press::Learn(ticket)))
}

pub(super) async fn on_press(cx: Cx, press: Press) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            match press {
                Press::LearnPhrasing(ticket, id) => phrasing(tx, &cx, ticket, id).await,
                Press::LearnEntry(ticket) => entry(tx, &cx, ticket).await,
                Press::Learn(ticket) => choose(tx, &cx, ticket).await,
                _ => Ok(Said::nothing()),
            }
        }
        .boxed()
    })
    .await
}

/// What was asked and answered, for whoever may handle the ticket and draft; what to say otherwise.
async fn lesson(tx: &mut Tx, cx: &Cx, ticket: i64) -> Result<Result<Answered, Screen>, StoreError> {
    if overlay::see(tx, cx.now(), &cx.actor(), &Look::Counts).await? == Seen::Refused {
        return Ok(Err(crate::desk::chat::refusal(cx)));
    }
    Ok(match tickets::lesson(tx, cx.now(), &cx.actor(), ticket).await? {
        tickets::Outcome::Done(Some(answered)) => Ok(answered),
        tickets::Outcome::Done(None) => {
            Err(about(cx, ticket, &texts::learn_unanswered(ticket), []))
        }
        _ => Err(screens::told(cx, &tickets::texts::not_found(ticket), [])),
    })
}

/// A sentence with the way back to the ticket.
fn about(
    cx: &Cx,
    ticket: i64,
    message: &Message,
    buttons: impl IntoIterator<Item = Button>,
) -> Screen {
    let keyboard = Keyboard::default().choices(buttons).row(back(cx, ticket));
    Screen::new(cx.html(message)).with(keyboard)
}

fn back(cx: &Cx, ticket: i64) -> [Button; 2] {
    [tickets::chat::back_button(cx, ticket), screens::home_button(cx)]
}

/// What shall it teach?
async fn choose(tx: &mut Tx, cx: &Cx, ticket: i64) -> Result<Said, StoreError> {
    let answered = match lesson(tx, cx, ticket).await? {
        Ok(answered) => answered,
        Err(screen) => return Ok(Said::from(cx.send(screen))),
    };
    let draft = overlay::draft_of_ticket(tx, ticket).await?;
    let phrasings = near(cx, &answered.question).into_iter().map(|id| {
        let title = words::title(cx, id.as_str());
        let label = texts::learn_phrasing(title);
        screens::button(cx, &label, &Press::LearnPhrasing(ticket, id))
    });
    let new = match &draft {
        Some(draft) => Some(screens::button(cx, &texts::see_draft(), &Press::Version(draft.id))),
        None if answered.answer.is_empty() => None,
        None => Some(screens::button(cx, &texts::learn_entry(), &Press::LearnEntry(ticket))),
    };
    let others = words::number(answered.others.len());
    let words = if answered.answer.is_empty() { "no" } else { "yes" };
    let text = texts::learn_how(
        ticket,
        excerpt(&answered.question, EXCERPT),
        words,
        excerpt(&answered.answer, EXCERPT),
        others,
    );
    let keyboard = Keyboard::default().column(new).column(phrasings).row(back(cx, ticket));
    Ok(Said::from(cx.send(Screen::new(cx.html(&text)).with(keyboard))))
}

/// The entries that a question may ask for, the nearest first.
fn near(cx: &Cx, question: &str) -> Vec<EntryId> {
    let mut ids: Vec<EntryId> = Vec::new();
    let found = cx.handbook().search(question, NEAR);
    for entry in nearest(cx.handbook(), question).iter().chain(&found) {
        if ids.len() < NEAR && !ids.contains(&entry.id) {
            ids.push(entry.id.clone());
        }
    }
    ids
}

/// The question becomes a way of asking. Whoever may publish looks at what it does first.
async fn phrasing(tx: &mut Tx, cx: &Cx, ticket: i64, id: EntryId) -> Result<Said, StoreError> {
    let answered = match lesson(tx, cx, ticket).await? {
        Ok(answered) => answered,
        Err(screen) => return Ok(Said::from(cx.show(screen))),
    };
    let teaching = Teaching {
        entry: Some(id.clone()),
        text: answered.question,
        question: None,
        ticket: Some(ticket),
        why: String::new(),
        at_once: false,
    };
    let locale = &cx.services().locale;
    let accept = |row| screens::button(cx, &texts::accept(), &Press::Accept(row, false));
    let title = || words::title(cx, id.as_str());
    let screen = match overlay::teach(tx, cx.now(), locale, &cx.actor(), &teaching).await? {
        Taught::Proposed(row) if screens::publishes(cx) => {
            about(cx, ticket, &texts::learnt_phrasing(title()), [accept(row)])
        }
        Taught::Proposed(_) => {
            decide::tell_publishers_of_phrasings(tx, cx, &id, 1).await?;
            about(cx, ticket, &texts::learnt_proposed(title()), [])
        }
        Taught::Already(known) if !known.active && screens::publishes(cx) => {
            about(cx, ticket, &texts::learnt_phrasing(title()), [accept(known.id)])
        }
        Taught::Already(_) | Taught::Active(_) => {
            about(cx, ticket, &texts::learnt_already(title()), [screens::to_entry(cx, &id)])
        }
        Taught::NotAPhrasing => about(cx, ticket, &texts::learn_too_long(), []),
        Taught::Unknown => about(cx, ticket, &texts::unknown(), []),
        Taught::Refused => crate::desk::chat::refusal(cx),
    };
    Ok(Said::from(cx.show(screen)))
}

/// The answer becomes a draft; a second tap finds the same one.
async fn entry(tx: &mut Tx, cx: &Cx, ticket: i64) -> Result<Said, StoreError> {
    let answered = match lesson(tx, cx, ticket).await? {
        Ok(answered) => answered,
        Err(screen) => return Ok(Said::from(cx.show(screen))),
    };
    let drafted = if let Some(draft) = overlay::draft_of_ticket(tx, ticket).await? {
        Drafted::Draft(draft)
    } else {
        let near = near(cx, &answered.question).into_iter().next();
        let (question, answer) = (answered.question, answered.answer);
        let from = FromAnswer { ticket: Some(ticket), question, answer, source: None, near };
        overlay::draft_from_answer(tx, cx.now(), &cx.actor(), &from).await?
    };
    let screen = match drafted {
        Drafted::Draft(draft) => {
            let screen = draft_screen(tx, cx, &draft, None).await?;
            let html = cx.html(&texts::learnt_entry(ticket)).paragraph(&screen.html);
            shared::Screen { html, ..screen }
        }
        Drafted::Refused => crate::desk::chat::refusal(cx),
        Drafted::Unchanged | Drafted::Unreadable(_) | Drafted::Unknown => {
            about(cx, ticket, &texts::learn_unreadable(), [])
        }
    };
    Ok(Said::from(cx.send(screen)))
}
