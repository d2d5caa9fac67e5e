//! Screens: the last day of a request, the whole of it once more, and sending it.

use chrono::{Days, NaiveDate};
use futures::FutureExt;

use super::press::Press;
use super::request::{Next, Requesting, list, ticks, with_form, words};
use super::{button, number, said};
use crate::clock::local_date;
use crate::dossiers::chat::{dossier_button, dossier_screen, moved};
use crate::dossiers::model::DossierId;
use crate::dossiers::moving::{self, Seen};
use crate::dossiers::words::date;
use crate::papers::requesting::{self, Request, Requested};
use crate::papers::texts;
use crate::people::chat::cancel_button;
use crate::producers::fields::read_day;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

/// Working days that are offered for the last day, and days where those cannot be counted.
const WORKING_DAYS: [u32; 3] = [5, 10, 15];
const PLAIN_DAYS: [u64; 3] = [7, 14, 21];

/// Days after which a last day is asked about once more: half a year is rarely meant.
const FAR: u64 = 180;

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// Asks for the last day.
pub(super) async fn ask(cx: Cx) -> Outcome {
    with_form(cx, move |tx, cx, form| async move { asked(tx, cx, form).await }.boxed()).await
}

async fn asked(tx: &mut Tx, cx: &Cx, form: Requesting) -> Result<Said, StoreError> {
    let form = Requesting { next: Next::Day, due: None, ..form };
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
    let keyboard = Keyboard::default()
        .column(days(cx))
        .row([button(cx, &texts::back_ticks(), &Press::TickPage(0)), cancel_button(cx)]);
    Ok(Said::from(cx.show(Screen::new(cx.html(&texts::due_ask())).with(keyboard))))
}

/// Days that are offered: working days, or plain days over holidays that are not settled.
fn days(cx: &Cx) -> Vec<Button> {
    let today = local_date(cx.now());
    let calendar = &cx.services().programme.calendar;
    let working = WORKING_DAYS.iter().filter_map(|count| {
        let day = calendar.working_days_after(today, *count).ok()?;
        let label = texts::due_working(i64::from(*count), date(day));
        Some(button(cx, &label, &Press::DueOn(day)))
    });
    let working: Vec<Button> = working.collect();
    if !working.is_empty() {
        return working;
    }
    let plain = PLAIN_DAYS.iter().filter_map(|count| {
        let day = today.checked_add_days(Days::new(*count))?;
        let label = texts::due_plain(i64::try_from(*count).unwrap_or(i64::MAX), date(day));
        Some(button(cx, &label, &Press::DueOn(day)))
    });
    plain.collect()
}

/// The last day is set: the whole is shown before it leaves.
pub(super) async fn on(cx: Cx, day: NaiveDate) -> Outcome {
    with_form(cx, move |tx, cx, form| async move { sure(tx, cx, form, day).await }.boxed()).await
}

/// The last day was typed: the first time, or another one in its place.
pub(super) async fn typed(cx: Cx, form: Requesting, text: String) -> Outcome {
    let today = local_date(cx.now());
    let again = |text, first: Option<Button>| {
        let keyboard = Keyboard::default()
            .column(first.into_iter().chain(days(&cx)))
            .row([button(&cx, &texts::back_ticks(), &Press::TickPage(0)), cancel_button(&cx)]);
        cx.send(Screen::new(cx.html(&text)).with(keyboard))
    };
    let Some(day) = read_day(&text).filter(|day| *day > today) else {
        return cx.say(again(texts::bad_due(excerpt(&text, EXCERPT)), None)).await;
    };
    if today.checked_add_days(Days::new(FAR)).is_some_and(|far| day > far) {
        let yes = button(&cx, &texts::due_keep(date(day)), &Press::DueOn(day));
        return cx.say(again(texts::due_far(date(day)), Some(yes))).await;
    }
    cx.commit(move |tx, cx| async move { sure(tx, &cx, form, day).await }.boxed()).await
}

async fn sure(tx: &mut Tx, cx: &Cx, form: Requesting, day: NaiveDate) -> Result<Said, StoreError> {
    if form.wanted.is_empty() {
        return ticks(tx, cx, form, None).await;
    }
    // The button sends what this screen shows and nothing that was changed since.
    let form = Requesting { next: Next::Day, due: Some((day, cx.update())), ..form };
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
    let text = texts::request_sure(number(form.wanted.len()), list(cx, &form.wanted), date(day));
    let send = Press::SendRequest(DossierId(form.dossier), cx.update());
    let keyboard = Keyboard::default()
        .row([button(cx, &texts::request_send(), &send)])
        .row([button(cx, &texts::back_ticks(), &Press::TickPage(0)), cancel_button(cx)]);
    Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
}

/// Asks for what a screen showed.
pub(super) async fn send(cx: Cx, dossier: DossierId, shown: i64) -> Outcome {
    let form = cx.form::<Requesting>().filter(|form| form.dossier == dossier.0);
    cx.commit(move |tx, cx| {
        async move {
            match form {
                Some(form) => sent(tx, &cx, form, shown).await,
                None => Ok(Said::from(cx.show(gone(tx, &cx, dossier).await?))),
            }
        }
        .boxed()
    })
    .await
}

/// The request is not there any more: it was sent, or left.
async fn gone(tx: &mut Tx, cx: &Cx, dossier: DossierId) -> Result<Screen, StoreError> {
    if let Seen::Here(case) = moving::see(tx, cx.now(), &cx.actor(), dossier).await?
        && let Some(there) = requesting::open_supplement(tx.connection(), &case).await?
    {
        let first = cx.html(&texts::request_sent(number(there.items.len()), date(there.due_on)));
        return dossier_screen(tx, cx, &case, Some(first)).await;
    }
    Ok(said(cx, &texts::request_left(), [dossier_button(cx, dossier)]))
}

async fn sent(tx: &mut Tx, cx: &Cx, form: Requesting, shown: i64) -> Result<Said, StoreError> {
    let due_on = match form.due {
        Some((due_on, at)) if at == shown => due_on,
        // Something was changed since.
        Some((due_on, _)) => return sure(tx, cx, form, due_on).await,
        None => return ticks(tx, cx, form, None).await,
    };
    let names: Vec<String> = form.wanted.iter().map(|one| words(cx, one)).collect();
    let dossier = DossierId(form.dossier);
    let (seen, wanted, reason) = (Some(form.seen), form.wanted.clone(), names.join("; "));
    let request = Request { dossier, seen, wanted, due_on, reason };
    let programme = &cx.services().programme;
    let requested = requesting::request(tx, cx.now(), &cx.actor(), programme, &request).await?;
    match requested {
        Requested::Moved(what) => {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            moved(tx, cx, *what).await
        }
        Requested::Nothing => ticks(tx, cx, form, None).await,
        Requested::TooEarly => asked(tx, cx, form).await,
    }
}
