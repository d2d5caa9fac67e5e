//! Screens: one's own dates, as a list and as a file, and the hour of reminders.

use futures::FutureExt;
use teloxide::payloads::{SendDocument, SendDocumentSetters};
use teloxide::types::ChatId;

use crate::clock::local_date;
use crate::deadlines::agenda::{Entry, agenda as entries};
use crate::deadlines::ics::{self, Event};
use crate::deadlines::model::Kind;
use crate::deadlines::reacting;
use crate::deadlines::texts;
use crate::deadlines::words::{is_closed, short, short_plain};
use crate::dossiers::chat::{mine_button, product_data};
use crate::dossiers::lists::reach;
use crate::dossiers::words::Words;
use crate::people::chat::to_menu;
use crate::producers::model::ProductId;
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{MediaKind, NewMedia, Outgoing, keep_media, media_file};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

use super::desk::{calendar_button, soon_button, turning};
use super::press::Press;
use super::{button, plain_screen};

/// The hours that are offered.
const HOURS: [u32; 6] = [7, 8, 11, 14, 17, 19];

fn words(cx: &Cx) -> Words<'_> {
    Words::of(cx.services(), cx.person())
}

/// A page of one's dates.
pub(super) async fn agenda(cx: Cx, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            Ok(Said::from(cx.show(screen(tx, &cx, page).await?)))
        }
        .boxed()
    })
    .await
}

async fn own(tx: &mut Tx, cx: &Cx) -> Result<(Vec<Entry>, u32), StoreError> {
    entries(tx, cx.now(), &cx.services().programme, cx.person().account.id).await
}

async fn screen(tx: &mut Tx, cx: &Cx, page: usize) -> Result<Screen, StoreError> {
    let (found, hour) = own(tx, cx).await?;
    let (words, today) = (words(cx), local_date(cx.now()));
    let page = page.min(found.len().saturating_sub(1) / CHOICES);
    let shown = || found.iter().zip(1_i64..).skip(page * CHOICES).take(CHOICES);
    let mut lines = shown().map(|(entry, number)| {
        let product = entry.about.line.product.details.name.as_str();
        let what = short(&words, &entry.due.deadline, today);
        cx.html(&texts::agenda_line(number, product, what))
    });
    let list = match lines.next() {
        Some(first) => lines.fold(first, |all, one| all.line(&one)),
        None => cx.html(&texts::agenda_none()),
    };
    let open = shown().map(|(entry, number)| {
        let data = match entry.reminder {
            Some(reminder) => Press::Open(reminder).data(),
            None => product_data(entry.due.product),
        };
        Button::tells(cx.plain(&texts::open(number)), data)
    });
    let any = found.iter().any(|entry| entry.due.deadline.act_on >= today);
    let file = any.then(|| button(cx, &texts::ics(), Press::Calendar));
    // An official who acts for no producer looks for those of the others.
    let official = found.is_empty() && reach(&cx.actor()).is_some();
    let watch = official.then(|| [calendar_button(cx), soon_button(cx)]);
    let keyboard = Keyboard::default()
        .row(watch.into_iter().flatten())
        .choices(open)
        .row(turning(cx, page, found.len() > (page + 1) * CHOICES, Press::AgendaPage))
        .row(file.into_iter().chain([button(cx, &texts::hour(), Press::Hours)]))
        .row([mine_button(cx), official_button(cx)])
        .row([to_menu(cx)]);
    let list = if official { cx.html(&texts::agenda_official()) } else { list };
    let html = cx.html(&texts::agenda_screen(list, i64::from(hour)));
    Ok(Screen::new(html).with(keyboard))
}

/// One's dates as a file for the phone's calendar.
pub(super) async fn file(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (found, _) = own(tx, &cx).await?;
            let today = local_date(cx.now());
            let to_come = found.iter().filter(|entry| entry.due.deadline.act_on >= today);
            let events: Vec<Event> = to_come.map(|entry| event(&cx, entry)).collect();
            if events.is_empty() {
                return Ok(Said::from(cx.show(screen(tx, &cx, 0).await?)));
            }
            let bytes = ics::calendar(cx.now(), &events).into_bytes();
            let file = NewMedia {
                key: format!("dates:{}", cx.update()),
                kind: MediaKind::Document,
                file_name: cx.plain(&texts::ics_file()),
                mime: "text/calendar".to_owned(),
                bytes,
            };
            let media = keep_media(tx, file).await?;
            let back = Keyboard::default().row([super::agenda_button(&cx)]);
            let payload = SendDocument::new(ChatId(cx.chat()), media_file(media))
                .caption(cx.plain(&texts::ics_caption()))
                .reply_markup(back.markup());
            Ok(Said::from(Outgoing::new(cx.chat(), &payload)))
        }
        .boxed()
    })
    .await
}

fn event(cx: &Cx, entry: &Entry) -> Event {
    let deadline = &entry.due.deadline;
    let product = entry.about.line.product.details.name.as_str();
    let name = if is_closed(deadline) { "late" } else { deadline.kind.name() };
    let what = cx.plain(&texts::ics_what(name));
    Event {
        id: id_of(deadline.kind, entry.due.product),
        on: deadline.act_on,
        title: cx.plain(&texts::ics_title(product, what.as_str())),
        // It is read at another time than now: nothing in it may count the days from today.
        detail: short_plain(&words(cx), deadline),
    }
}

/// What tells an entry from every other, so that a file got later replaces it: the end of a certificate has
/// one, whatever has become of it.
fn id_of(kind: Kind, product: ProductId) -> String {
    let subject = match kind {
        Kind::Certificate | Kind::Extension | Kind::Pending | Kind::Lapsed => "certificate",
        Kind::Round | Kind::Supplement | Kind::Paper => kind.name(),
    };
    format!("{subject}-{product}")
}

/// Asks at which hour somebody wants to be reminded.
pub(super) async fn hours(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (_, hour) = own(tx, &cx).await?;
            let choice =
                |hour: u32| button(&cx, &texts::hour_choice(i64::from(hour)), Press::At(hour));
            let keyboard = Keyboard::default().choices(HOURS.map(choice)).row([button(
                &cx,
                &texts::back(),
                Press::Agenda,
            )]);
            let html = cx.html(&texts::hour_ask(i64::from(hour)));
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}

pub(super) async fn set_hour(cx: Cx, hour: u32) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            if !reacting::set_hour(tx, cx.now(), &cx.services().programme, (cx.person(), hour))
                .await?
            {
                return Ok(Said::from(cx.show(plain_screen(&cx, &texts::not_found()))));
            }
            let notice = cx.plain(&texts::hour_set(i64::from(hour)));
            Ok(Said::from(cx.show(screen(tx, &cx, 0).await?)).notice(notice))
        }
        .boxed()
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_certificate_is_one_entry_whatever_has_become_of_it() {
        let product = ProductId(7);
        assert_eq!(id_of(Kind::Certificate, product), id_of(Kind::Pending, product));
        assert_ne!(id_of(Kind::Certificate, product), id_of(Kind::Round, product));
    }

    #[test]
    fn every_hour_that_is_offered_is_one_at_which_people_are_written_to() {
        assert!(HOURS.iter().all(|hour| crate::clock::WAKING.contains(hour)));
    }
}
