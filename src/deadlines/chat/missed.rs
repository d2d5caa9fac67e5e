//! Screens: the reminders that were promised and missed: whose, of what, and why.

use futures::FutureExt;

use crate::deadlines::model::Missed;
use crate::deadlines::{texts, watching};
use crate::desk::chat::refusal;
use crate::dossiers::chat::{lists_button, product_data};
use crate::dossiers::words::{Words, date};
use crate::locale::Html;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::desk::{soon_button, turning};
use super::press::Press;
use super::{button, count};

/// The way to them, where there are any.
pub(super) async fn way(tx: &mut Tx, cx: &Cx) -> Result<Option<Button>, StoreError> {
    let found = watching::missed(tx, cx.now(), &cx.actor(), (1, 0)).await?;
    let any = found.is_some_and(|found| !found.is_empty());
    Ok(any.then(|| button(cx, &texts::missed(), Press::Missed(0))))
}

/// A page of them.
pub(super) async fn list(cx: Cx, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            // One more than is shown tells whether there are more.
            let slice = (CHOICES + 1, page * CHOICES);
            let found = watching::missed(tx, cx.now(), &cx.actor(), slice).await?;
            let screen = match found {
                Some(found) => screen(&cx, &found, page),
                None => refusal(&cx),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn screen(cx: &Cx, found: &[Missed], page: usize) -> Screen {
    let number = |at: usize| count(page * CHOICES + at + 1);
    let lines = found.iter().take(CHOICES).enumerate().map(|(at, one)| line(cx, number(at), one));
    let list = lines
        .reduce(|all, one| all.paragraph(&one))
        .unwrap_or_else(|| cx.html(&texts::missed_none()));
    let open = found.iter().take(CHOICES).enumerate().map(|(at, one)| {
        let label = cx.plain(&texts::missed_open(number(at)));
        Button::tells(label, product_data(one.subject.product))
    });
    let keyboard = Keyboard::default()
        .choices(open)
        .row(turning(cx, page, found.len() > CHOICES, Press::Missed))
        .row([soon_button(cx), lists_button(cx)]);
    Screen::new(cx.html(&texts::missed_screen(list))).with(keyboard)
}

fn line(cx: &Cx, number: i64, one: &Missed) -> Html {
    let words = Words::of(cx.services(), cx.person());
    let head = texts::missed_head(
        number,
        one.product.as_str(),
        one.producer.as_str(),
        words.place(one.commune),
    );
    cx.html(&head).line(&cx.html(&texts::missed_line(
        date(one.on),
        one.subject.kind.name(),
        date(one.subject.due_on),
        one.rung,
        one.person.clone().unwrap_or_else(|| "none".to_owned()),
        one.why.name(),
    )))
}
