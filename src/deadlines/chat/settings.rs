//! Screens: the rounds of the province, for its officers.

use chrono::{Datelike, NaiveDate};
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::local_date;
use crate::deadlines::texts;
use crate::desk::chat::refusal;
use crate::dossiers::chat::lists_button;
use crate::dossiers::model::RoundId;
use crate::dossiers::rounds::{self, Changed, Fault, RoundChange, RoundDays, SetRound};
use crate::dossiers::words::date;
use crate::locale::{Html, Message as Text};
use crate::people::chat::cancel_button;
use crate::producers::fields::read_day;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::button;
use super::press::Press;

/// The longest reason, in letters.
const REASON: usize = 300;

/// Changes of a round that are shown.
const CHANGES: i64 = 5;

/// An officer is about to change a round: to type its days, where it is to be held, then why.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Changing {
    year: i32,
    number: u8,
    what: What,
    /// Why, once that is typed.
    reason: Option<String>,
}

/// What is to become of the round.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum What {
    /// Its days are still to be typed.
    Asked,
    /// Communes propose before the first day, the province evaluates before the second.
    Days(NaiveDate, NaiveDate),
    /// It is not held.
    Withdrawn,
}

impl Form for Changing {
    const NAME: &'static str = "round";
    const VERSION: i64 = 1;
}

impl Changing {
    fn new(round: RoundId, what: What) -> Self {
        Self { year: round.year, number: round.number, what, reason: None }
    }

    fn round(&self) -> RoundId {
        RoundId { year: self.year, number: self.number }
    }

    /// The days that it is to have, where it is to be held.
    fn days(&self) -> Option<RoundDays> {
        match self.what {
            What::Days(proposed_before, evaluated_before) => {
                Some(RoundDays { proposed_before, evaluated_before })
            }
            What::Asked | What::Withdrawn => None,
        }
    }

    /// What is to be changed, once all of it was typed.
    fn change(&self) -> Option<RoundChange> {
        let reason = self.reason.clone().filter(|_| !matches!(self.what, What::Asked))?;
        Some(RoundChange { round: self.round(), days: self.days(), reason })
    }
}

/// What was typed into it.
#[derive(Clone, Debug)]
struct Typed(Changing, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let text = message.text().filter(|text| !text.starts_with('/'))?.trim().to_owned();
        cx.form::<Changing>().filter(|form| form.reason.is_none()).map(|form| Typed(form, text))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    match form.what {
        What::Asked => on_days(cx, form, &text).await,
        What::Days(..) | What::Withdrawn => on_reason(cx, form, text).await,
    }
}

/// The rounds of a year.
pub(super) async fn year(cx: Cx, year: i32) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let year = if year == 0 { local_date(cx.now()).year() } else { year };
            Ok(Said::from(cx.show(year_screen(tx, &cx, year).await?)))
        }
        .boxed()
    })
    .await
}

async fn year_screen(tx: &mut Tx, cx: &Cx, year: i32) -> Result<Screen, StoreError> {
    let programme = &cx.services().programme;
    let found = rounds::rounds(tx, cx.now(), &cx.actor(), programme, year).await?;
    let Some(found) = found else { return Ok(refusal(cx)) };
    let lines = found.iter().map(|(round, days)| line(cx, *round, *days));
    let list = lines.reduce(|all, one| all.line(&one)).unwrap_or_default();
    let list = match ministry(cx, year) {
        Some(theirs) => list.paragraph(&theirs),
        None => list,
    };
    let open = found.iter().take(CHOICES).map(|(round, _)| {
        button(cx, &texts::round_button(i64::from(round.number)), Press::Round(*round))
    });
    let this = local_date(cx.now()).year();
    let other = if year == this { this + 1 } else { this };
    let add = rounds::free_number(&found)
        .map(|number| button(cx, &texts::round_add(), Press::SetDays(RoundId { year, number })));
    let copy = button(cx, &texts::round_copy((year - 1).to_string()), Press::CopyYear(year));
    let keyboard = Keyboard::default()
        .choices(open)
        .row(add.into_iter().chain([copy]))
        .row([
            button(cx, &texts::round_year(other.to_string()), Press::Year(other)),
            button(cx, &texts::ladders(), Press::Ladders),
        ])
        .row([lists_button(cx)]);
    Ok(Screen::new(cx.html(&texts::rounds(year.to_string(), list))).with(keyboard))
}

/// The ministry's rounds, which nobody here moves.
fn ministry(cx: &Cx, year: i32) -> Option<Html> {
    let rules = cx.services().programme.rule_sets.in_force(local_date(cx.now()))?;
    let rounds = rounds::central_rounds(rules, year).into_iter();
    let lines = rounds.map(|(number, days)| {
        let (before, evaluated) = (date(days.proposed_before), date(days.evaluated_before));
        cx.html(&texts::round_ministry(i64::from(number), before, evaluated))
    });
    let list = lines.reduce(|all, one| all.line(&one))?;
    Some(cx.html(&texts::ministry(list)))
}

fn line(cx: &Cx, round: RoundId, days: RoundDays) -> Html {
    let (before, evaluated) = (date(days.proposed_before), date(days.evaluated_before));
    cx.html(&texts::round_line(i64::from(round.number), before, evaluated))
}

/// A round with what was changed about it.
pub(super) async fn round(cx: Cx, round: RoundId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let found = rounds::rounds(tx, cx.now(), &cx.actor(), programme, round.year).await?;
            let Some(found) = found else { return Ok(Said::from(cx.show(refusal(&cx)))) };
            let Some((_, days)) = found.into_iter().find(|(one, _)| *one == round) else {
                return Ok(Said::from(cx.show(year_screen(tx, &cx, round.year).await?)));
            };
            let mut html = line(&cx, round, days);
            for changed in rounds::changes(tx.connection(), round, CHANGES).await? {
                html = html.line(&difference(&cx, &changed));
            }
            let withdraw = rounds::is_withdrawable(&cx.services().programme, cx.now(), round, days)
                .then(|| button(&cx, &texts::round_withdraw(), Press::Withdraw(round)));
            let keyboard = Keyboard::default()
                .row([button(&cx, &texts::round_move(), Press::SetDays(round))])
                .row(withdraw)
                .row([button(&cx, &texts::back(), Press::Year(round.year)), lists_button(&cx)]);
            let year = round.year.to_string();
            let screen = Screen::new(cx.html(&texts::rounds(year, html))).with(keyboard);
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn difference(cx: &Cx, changed: &Changed) -> Html {
    let reason = changed.change.reason.as_str();
    let was = changed.was.map_or_else(
        || ("none".to_owned(), "none".to_owned()),
        |was| (date(was.proposed_before), date(was.evaluated_before)),
    );
    let Some(days) = changed.change.days else {
        return cx.html(&texts::round_not_held(was.0, was.1, reason));
    };
    cx.html(&texts::round_difference(
        was.0,
        was.1,
        date(days.proposed_before),
        date(days.evaluated_before),
        reason,
    ))
}

/// Asks for the days of a round.
pub(super) async fn ask_days(cx: Cx, round: RoundId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let found = rounds::rounds(tx, cx.now(), &cx.actor(), programme, round.year).await?;
            let Some(found) = found else { return Ok(Said::from(cx.show(refusal(&cx)))) };
            let form = Changing::new(round, What::Asked);
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let there = found.iter().find(|(one, _)| *one == round);
            let now = there.map_or_else(Html::default, |(round, days)| line(&cx, *round, *days));
            let text = texts::round_ask(i64::from(round.number), round.year.to_string(), now);
            let keyboard = Keyboard::default().row([cancel_button(&cx)]);
            Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// Asks why a round is not held.
pub(super) async fn ask_withdraw(cx: Cx, round: RoundId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let wanted = (round, None);
            let screen = match rounds::preview(tx, cx.now(), &cx.actor(), programme, wanted).await?
            {
                SetRound::Done(_) => {
                    let form = Changing::new(round, What::Withdrawn);
                    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
                    let (number, year) = (i64::from(round.number), round.year.to_string());
                    asking(&cx, &texts::round_withdraw_ask(number, year))
                }
                SetRound::Faulty(why) => not_withdrawable(&cx, round, why),
                SetRound::Refused => refusal(&cx),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

pub(super) fn asking(cx: &Cx, text: &Text) -> Screen {
    Screen::new(cx.html(text)).with(Keyboard::default().row([cancel_button(cx)]))
}

fn name(fault: Fault) -> &'static str {
    match fault {
        Fault::Order => "order",
        Fault::Past => "past",
        Fault::Year => "year",
        Fault::Same => "same",
        Fault::Law => "law",
        Fault::Filed => "filed",
    }
}

fn fault(cx: &Cx, fault: Fault) -> Screen {
    asking(cx, &texts::round_fault(name(fault)))
}

fn not_withdrawable(cx: &Cx, round: RoundId, why: Fault) -> Screen {
    let back = button(cx, &texts::back(), Press::Year(round.year));
    let html = cx.html(&texts::round_not_withdrawable(name(why)));
    Screen::new(html).with(Keyboard::default().row([back, lists_button(cx)]))
}

/// Says why a change that was asked for cannot be made after all; other days can be typed at once.
async fn why_not(
    tx: &mut Tx,
    cx: &Cx,
    (round, days): (RoundId, Option<RoundDays>),
    why: Fault,
) -> Result<Screen, StoreError> {
    if days.is_none() {
        sessions::leave(tx, cx.chat(), cx.user()).await?;
        return Ok(not_withdrawable(cx, round, why));
    }
    let form = Changing::new(round, What::Asked);
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
    Ok(fault(cx, why))
}

async fn on_days(cx: Cx, form: Changing, text: &str) -> Outcome {
    let mut typed = text.split_whitespace().map(read_day);
    let days = match (typed.next().flatten(), typed.next().flatten(), typed.next()) {
        (Some(proposed_before), Some(evaluated_before), None) => {
            RoundDays { proposed_before, evaluated_before }
        }
        _ => return cx.say(cx.send(asking(&cx, &texts::round_no_days()))).await,
    };
    let what = What::Days(days.proposed_before, days.evaluated_before);
    let form = Changing { what, ..form };
    cx.commit(move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let wanted = (form.round(), Some(days));
            let screen = match rounds::preview(tx, cx.now(), &cx.actor(), programme, wanted).await?
            {
                SetRound::Done(_) => {
                    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
                    asking(&cx, &texts::round_ask_reason())
                }
                SetRound::Faulty(why) => fault(&cx, why),
                SetRound::Refused => refusal(&cx),
            };
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

/// Shows what would change before it does.
async fn on_reason(cx: Cx, form: Changing, reason: String) -> Outcome {
    if reason.is_empty() || reason.chars().count() > REASON {
        return cx.say(cx.send(asking(&cx, &texts::round_reason_long()))).await;
    }
    cx.commit(move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let days = form.days();
            let wanted = (form.round(), days);
            let preview = rounds::preview(tx, cx.now(), &cx.actor(), programme, wanted).await?;
            let preview = match preview {
                SetRound::Done(preview) => preview,
                SetRound::Faulty(why) => {
                    let screen = why_not(tx, &cx, wanted, why).await?;
                    return Ok(Said::from(cx.send(screen)));
                }
                SetRound::Refused => return Ok(Said::from(cx.send(refusal(&cx)))),
            };
            let change = RoundChange { round: form.round(), days, reason: reason.clone() };
            let html = difference(&cx, &Changed { id: 0, was: preview.was, change });
            let form = Changing { reason: Some(reason), ..form };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let keyboard = Keyboard::default()
                .row([button(&cx, &texts::round_save(), Press::SaveRound), cancel_button(&cx)]);
            let next = preview.next.filter(|_| days.is_none());
            let number = next.map_or(0, |next| i64::from(next.number));
            let year = next.map_or_else(String::new, |next| next.year.to_string());
            let text = texts::round_preview(html, preview.drafts, number, year);
            Ok(Said::from(cx.send(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// Sets the days that were shown.
pub(super) async fn save(cx: Cx) -> Outcome {
    let form = cx.form::<Changing>();
    cx.commit(move |tx, cx| {
        async move {
            let Some(change) = form.as_ref().and_then(Changing::change) else {
                let year = local_date(cx.now()).year();
                return Ok(Said::from(cx.show(year_screen(tx, &cx, year).await?)));
            };
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let programme = &cx.services().programme;
            let screen = match rounds::set(tx, cx.now(), &cx.actor(), programme, &change).await? {
                SetRound::Done(changed) => saved(&cx, &changed),
                SetRound::Faulty(why) => why_not(tx, &cx, (change.round, change.days), why).await?,
                SetRound::Refused => refusal(&cx),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn saved(cx: &Cx, changed: &Changed) -> Screen {
    let round = changed.change.round;
    let html = cx.html(&texts::round_saved(difference(cx, changed)));
    let again =
        if changed.change.days.is_some() { texts::round_again() } else { texts::round_reopen() };
    let again = button(cx, &again, Press::SetDays(round));
    let back = button(cx, &texts::back(), Press::Year(round.year));
    Screen::new(html).with(Keyboard::default().row([again, back]))
}

/// Shows what a year would take over from the year before, or, once that was seen, does.
pub(super) async fn copy(cx: Cx, year: i32, sure: bool) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (programme, actor) = (&cx.services().programme, cx.actor());
            let found = rounds::of_last_year(tx, cx.now(), &actor, programme, year).await?;
            let Some(found) = found else { return Ok(Said::from(cx.show(refusal(&cx)))) };
            if sure {
                let reason = cx.plain(&texts::round_as_before((year - 1).to_string()));
                // Made at one moment, they are told together.
                let now = cx.now();
                for (round, days) in found {
                    let days = Some(days);
                    let change = RoundChange { round, days, reason: reason.clone() };
                    rounds::set(tx, now, &actor, programme, &change).await?;
                }
                return Ok(Said::from(cx.show(year_screen(tx, &cx, year).await?)));
            }
            let lines = found.iter().map(|(round, days)| line(&cx, *round, *days));
            let list = lines.reduce(|all, one| all.line(&one));
            let save =
                list.is_some().then(|| button(&cx, &texts::round_save(), Press::CopyYearNow(year)));
            let text = texts::round_copying(
                (year - 1).to_string(),
                list.unwrap_or_else(|| cx.html(&texts::round_copy_none())),
            );
            let back = button(&cx, &texts::back(), Press::Year(year));
            let keyboard = Keyboard::default().row(save.into_iter().chain([back]));
            Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}
