//! Screens: the ladders, for officers of the province.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::deadlines::ladders::{self, Ladder};
use crate::deadlines::model::{Audience, Kind, Rung};
use crate::deadlines::texts;
use crate::desk::chat::refusal;
use crate::dossiers::chat::lists_button;
use crate::locale::Html;
use crate::people::chat::cancel_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::button;
use super::press::Press;
use super::settings::asking;

/// An officer is about to type the days of a ladder.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Rungs {
    kind: usize,
    audience: usize,
    /// The days before they were set just now, which can still be taken back.
    #[serde(default)]
    was: Option<Vec<i64>>,
}

impl Form for Rungs {
    const NAME: &'static str = "ladder-days";
    const VERSION: i64 = 1;
}

impl Rungs {
    fn of(&self) -> Option<(Kind, Audience)> {
        Some((*Kind::ALL.get(self.kind)?, *Audience::ALL.get(self.audience)?))
    }
}

/// The days, as they were typed.
#[derive(Clone, Debug)]
struct Typed(Rungs, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let text = message.text().filter(|text| !text.starts_with('/'))?.trim().to_owned();
        cx.form::<Rungs>().map(|form| Typed(form, text))
    };
    dptree::filter_map(typed).endpoint(on_rungs)
}

/// The ladders.
pub(super) async fn ladders_of(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            Ok(Said::from(cx.show(ladders_screen(tx, &cx).await?)))
        }
        .boxed()
    })
    .await
}

/// The days of a ladder, those that are for the silent only with a mark.
fn marked(rungs: &[Rung], kind: Kind, audience: Audience) -> String {
    let of = rungs.iter().filter(|rung| rung.kind == kind && rung.audience == audience);
    let days: Vec<String> =
        of.map(|rung| format!("{}{}", rung.days, if rung.silent { "*" } else { "" })).collect();
    if days.is_empty() { "–".to_owned() } else { days.join(", ") }
}

fn listed(days: &[i64]) -> String {
    if days.is_empty() {
        return "–".to_owned();
    }
    days.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

async fn ladders_screen(tx: &mut Tx, cx: &Cx) -> Result<Screen, StoreError> {
    let Ladder::Done(rungs) = ladders::ladders(tx, cx.now(), &cx.actor()).await? else {
        return Ok(refusal(cx));
    };
    let mut list = Html::default();
    for kind in Kind::ALL.into_iter().filter(|kind| kind.has_ladder(Audience::Commune)) {
        let of = |audience| marked(&rungs, kind, audience);
        list = list.line(&cx.html(&texts::ladder(
            kind.name(),
            of(Audience::Producer),
            of(Audience::Commune),
            of(Audience::Province),
        )));
    }
    let edits = Audience::ALL.map(|audience| {
        button(cx, &texts::ladder_of(audience.name()), Press::LaddersFor(audience))
    });
    let keyboard = Keyboard::default()
        .choices(edits)
        .row([button(cx, &texts::back(), Press::Year(0)), lists_button(cx)]);
    Ok(Screen::new(cx.html(&texts::ladders_screen(list))).with(keyboard))
}

/// The ladders for one audience.
pub(super) async fn ladders_for(cx: Cx, audience: Audience) -> Outcome {
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.has_ladder(audience));
    let edits = kinds.map(|kind| {
        let label = texts::ladder_button(kind.name());
        button(&cx, &label, Press::Ladder(kind, audience))
    });
    let keyboard = Keyboard::default()
        .choices(edits)
        .row([button(&cx, &texts::back(), Press::Ladders), lists_button(&cx)]);
    cx.say(cx.show(Screen::new(cx.html(&texts::ladder_which())).with(keyboard))).await
}

/// Asks for the days of a ladder.
pub(super) async fn ask_rungs(
    cx: Cx,
    kind: Kind,
    audience: Audience,
    was: Option<Vec<i64>>,
) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let Ladder::Done(rungs) = ladders::ladders(tx, cx.now(), &cx.actor()).await? else {
                return Ok(Said::from(cx.show(refusal(&cx))));
            };
            let place = |found: Option<usize>| found.unwrap_or_default();
            let form = Rungs {
                kind: place(Kind::ALL.iter().position(|one| *one == kind)),
                audience: place(Audience::ALL.iter().position(|one| *one == audience)),
                was: was.clone(),
            };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(Said::from(cx.show(asking_rungs(&cx, &rungs, (kind, audience), was))))
        }
        .boxed()
    })
    .await
}

/// Asks for the days; of officers' rungs, offers to have each only where nobody has reacted.
fn asking_rungs(
    cx: &Cx,
    rungs: &[Rung],
    (kind, audience): (Kind, Audience),
    was: Option<Vec<i64>>,
) -> Screen {
    let days = listed(&ladders::days(rungs, kind, audience));
    let mut html = cx.html(&texts::ladder_ask(kind.name(), audience.name(), days));
    let mut keyboard = Keyboard::default();
    if ladders::can_be_silent(kind, audience) {
        let of = |rung: &&Rung| rung.kind == kind && rung.audience == audience;
        let shown: Vec<&Rung> = rungs.iter().filter(of).take(CHOICES).collect();
        let silent = shown.iter().filter(|rung| rung.silent).map(|rung| rung.days.to_string());
        let silent: Vec<String> = silent.collect();
        let silent = if silent.is_empty() { "none".to_owned() } else { silent.join(", ") };
        html = html.paragraph(&cx.html(&texts::ladder_silent_ask(silent)));
        keyboard = keyboard.choices(shown.iter().map(|rung| {
            let label = texts::ladder_silent(rung.days, if rung.silent { "no" } else { "yes" });
            button(cx, &label, Press::Silent(kind, audience, rung.days, !rung.silent))
        }));
    }
    let undo = was.and_then(|was| undo(cx, (kind, audience), was));
    Screen::new(html).with(keyboard.row(undo.into_iter().chain([cancel_button(cx)])))
}

/// The way back to the days that a ladder had.
fn undo(cx: &Cx, (kind, audience): (Kind, Audience), was: Vec<i64>) -> Option<Button> {
    (was.len() <= ladders::MOST)
        .then(|| button(cx, &texts::ladder_undo(), Press::SetLadder(kind, audience, was)))
}

/// Has a rung of officers only where nobody has reacted, or, with `false`, in any case.
pub(super) async fn set_silent(
    cx: Cx,
    (kind, audience): (Kind, Audience),
    days: i64,
    silent: bool,
) -> Outcome {
    let form = cx.form::<Rungs>().filter(|form| form.of() == Some((kind, audience)));
    let was = form.and_then(|form| form.was);
    cx.commit(move |tx, cx| {
        async move {
            let (now, actor) = (cx.now(), cx.actor());
            let rung = (kind, audience, days);
            let screen = match ladders::set_silent(tx, now, &actor, rung, silent).await? {
                Ladder::Done(rungs) => asking_rungs(&cx, &rungs, (kind, audience), was),
                Ladder::Faulty => ladders_screen(tx, &cx).await?,
                Ladder::Refused => refusal(&cx),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn on_rungs(cx: Cx, Typed(form, text): Typed) -> Outcome {
    let (Some((kind, audience)), Some(days)) = (form.of(), ladders::read_days(&text)) else {
        return cx.say(cx.send(asking(&cx, &texts::ladder_no_days()))).await;
    };
    if days.is_empty() && audience == Audience::Producer {
        return cx.say(cx.send(asking(&cx, &texts::ladder_no_days()))).await;
    }
    set_rungs(cx, kind, audience, days).await
}

/// Sets the days of a ladder, and offers what they were before.
pub(super) async fn set_rungs(cx: Cx, kind: Kind, audience: Audience, days: Vec<i64>) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let (now, actor) = (cx.now(), cx.actor());
            let set = ladders::set(tx, now, &actor, (kind, audience), &days).await?;
            let Ladder::Done(was) = set else { return Ok(Said::from(cx.show(refusal(&cx)))) };
            let text = texts::ladder_set(kind.name(), audience.name(), listed(&was), listed(&days));
            let undo = undo(&cx, (kind, audience), was.clone());
            let back = button(&cx, &texts::back(), Press::Ladders);
            let silent = ladders::can_be_silent(kind, audience) && !days.is_empty();
            let silent = silent.then(|| {
                button(&cx, &texts::ladder_when(), Press::LadderAfter(kind, audience, was))
            });
            let keyboard = Keyboard::default().row(silent).row(undo.into_iter().chain([back]));
            Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}
