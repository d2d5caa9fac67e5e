//! Screens: an official looks at a paper, the samples come, the papers go out as archives.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use super::press::{At, Press, ReturnWhy};
use super::{
    back_to_list, back_to_paper, button, hindrance, number, paper, said, show, telling, visible,
};
use crate::dossiers::chat::why_not;
use crate::dossiers::model::DossierId;
use crate::papers::bundling::{self, Asked};
use crate::papers::marking;
use crate::papers::rules::Mark;
use crate::papers::seeing::Sheet;
use crate::papers::texts;
use crate::people::{Action, Scope, may};
use crate::programme::papers::{Paper, SAMPLES};
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

/// The longest reason, in letters.
const REASON: usize = 300;

/// What is written next is why a paper goes back.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Returning {
    dossier: i64,
    paper: String,
}

impl Form for Returning {
    const NAME: &'static str = "papers-returning";
    const VERSION: i64 = 1;
}

/// The reason, as it was typed.
#[derive(Clone, Debug)]
struct Typed(At, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Returning>()?;
        let text = message.text()?.trim();
        let at = At::new(DossierId(form.dossier), &form.paper);
        let sound = !text.is_empty() && !text.starts_with('/');
        sound.then(|| Typed(at, excerpt(text, REASON)))
    };
    dptree::filter_map(typed)
        .endpoint(|cx: Cx, Typed(at, reason): Typed| async move { return_it(cx, at, reason).await })
}

/// Whether the presser checks the papers of this dossier.
pub(super) fn checks(cx: &Cx, sheet: &Sheet) -> bool {
    let scope = Scope::commune(sheet.case.producer.details.commune);
    may(&cx.actor(), Action::CommuneStep, &scope)
}

/// What an official can do with a paper.
pub(super) fn choices(cx: &Cx, sheet: &Sheet, paper: &Paper) -> Vec<Button> {
    let at = At::new(sheet.case.dossier.id, paper.id);
    if paper.is_samples() {
        let came = sheet.samples.is_none();
        let label = if came { texts::samples_came() } else { texts::samples_not() };
        return vec![button(cx, &label, &Press::Samples(at.dossier, came))];
    }
    let Some(line) = sheet.line(paper.id).filter(|line| line.held.newest.is_some()) else {
        return vec![button(cx, &texts::send_for(), &Press::Send(at))];
    };
    let mut choices = vec![button(cx, &texts::see_files(), &Press::Files(at.clone()))];
    if line.held.mark().is_some() {
        choices.push(button(cx, &texts::unmark(), &Press::Unmark(at.clone())));
    } else {
        choices.push(button(cx, &texts::check(), &Press::Check(at.clone())));
        choices.push(button(cx, &texts::send_back(), &Press::Return(at.clone())));
    }
    choices.push(button(cx, &texts::send_for(), &Press::Send(at.clone())));
    choices.push(button(cx, &texts::relocate(), &Press::Move(at, 0)));
    choices
}

/// Says that a paper is in order, and shows the next that nobody has looked at.
pub(super) async fn check(cx: Cx, at: At) -> Outcome {
    marked(cx, at, Mark::Checked, String::new()).await
}

async fn marked(cx: Cx, at: At, mark: Mark, reason: String) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let programme = &cx.services().programme;
            let (now, actor) = (cx.now(), cx.actor());
            let what = (mark, reason.as_str());
            let outcome = marking::mark(tx, now, &actor, programme, at.spot(), what).await?;
            let case = match &outcome {
                Ok(case) => case,
                Err(barred) => return hindrance(tx, cx, &at, barred).await,
            };
            if mark == Mark::Returned {
                let text = |paper: &str, product: &str| {
                    texts::push_returned(paper, product, reason.as_str())
                };
                telling::members(tx, cx, (case, &at), text).await?;
            }
            after(tx, cx, &at, mark).await
        }
        .boxed()
    })
    .await
}

/// What was done, with the way to the next paper that nobody has looked at.
async fn after(tx: &mut Tx, cx: &Cx, at: &At, mark: Mark) -> Result<Screen, StoreError> {
    let (sheet, paper) = match visible(tx, cx, at).await? {
        Ok(found) => found,
        Err(screen) => return Ok(screen),
    };
    let unseen: Vec<_> = sheet.lines.iter().filter(|line| line.is_unseen()).collect();
    let next = unseen.first().and_then(|line| cx.services().programme.papers.get(line.paper));
    let next = next.map(|next| {
        let press = Press::Paper(At::new(at.dossier, next.id));
        button(cx, &texts::check_next(next.short), &press)
    });
    let text = texts::marked(mark.name(), paper.short, number(unseen.len()));
    let keyboard = Keyboard::default().column(next).row([
        button(cx, &texts::undo(), &Press::Unmark(at.clone())),
        back_to_list(cx, at.dossier),
    ]);
    Ok(Screen::new(cx.html(&text)).with(keyboard))
}

/// Asks why a paper goes back.
pub(super) async fn ask_why(cx: Cx, at: At) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let (sheet, paper) = match visible(tx, cx, &at).await? {
                Ok(found) => found,
                Err(screen) => return Ok(screen),
            };
            if !checks(cx, &sheet) {
                return Ok(why_not(cx, true));
            }
            let form = Returning { dossier: at.dossier.0, paper: at.paper.clone() };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let whys = ReturnWhy::ALL.map(|why| {
                button(cx, &texts::return_why(why.name()), &Press::ReturnFor(at.clone(), why))
            });
            let keyboard = Keyboard::default().choices(whys).row([back_to_paper(cx, &at)]);
            Ok(Screen::new(cx.html(&texts::return_ask(paper.name))).with(keyboard))
        }
        .boxed()
    })
    .await
}

/// Sends a paper back for one of the usual reasons.
pub(super) async fn return_for(cx: Cx, at: At, why: ReturnWhy) -> Outcome {
    let reason = cx.plain(&texts::return_why(why.name()));
    return_it(cx, at, reason).await
}

async fn return_it(cx: Cx, at: At, reason: String) -> Outcome {
    marked(cx, at, Mark::Returned, reason).await
}

/// Takes back what was said of a paper.
pub(super) async fn unmark(cx: Cx, at: At) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let was = match visible(tx, cx, &at).await? {
                Ok((sheet, _)) => {
                    sheet.line(&at.paper).and_then(|line| line.held.mark()).map(|m| m.0)
                }
                Err(screen) => return Ok(screen),
            };
            let (now, actor) = (cx.now(), cx.actor());
            let outcome = marking::unmark(tx, now, &actor, programme, at.spot()).await?;
            let case = match &outcome {
                Ok(case) => case,
                Err(barred) => return hindrance(tx, cx, &at, barred).await,
            };
            // Whoever was told is told again.
            if was == Some(Mark::Returned) {
                telling::members(tx, cx, (case, &at), |paper, product| {
                    texts::push_unmarked(paper, product)
                })
                .await?;
            }
            let first = cx.html(&texts::undone());
            paper::opened(tx, cx, &at, Some(first)).await
        }
        .boxed()
    })
    .await
}

/// Writes down that the samples came, or takes that back.
pub(super) async fn samples(cx: Cx, dossier: DossierId, came: bool) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let at = At::new(dossier, SAMPLES);
            let (now, actor) = (cx.now(), cx.actor());
            let outcome = marking::samples(tx, now, &actor, programme, (dossier, came)).await?;
            let case = match &outcome {
                Ok(case) => case,
                Err(barred) => return hindrance(tx, cx, &at, barred).await,
            };
            let text = |_: &str, product: &str| {
                texts::push_samples(product, if came { "came" } else { "not" })
            };
            telling::members(tx, cx, (case, &at), text).await?;
            paper::opened(tx, cx, &at, None).await
        }
        .boxed()
    })
    .await
}

/// Asks for the papers of a dossier as archives.
pub(super) async fn bundle(cx: Cx, dossier: DossierId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let what = (dossier, cx.chat());
            let asked = bundling::ask(tx, cx.now(), &cx.actor(), programme, what).await?;
            let text = match asked {
                Asked::Making { files, parts } => texts::bundling(number(files), number(parts)),
                Asked::Already => texts::bundling_already(),
                Asked::Empty => texts::bundling_empty(),
                Asked::NotFound => return Ok(Said::from(cx.show(why_not(&cx, false)))),
                Asked::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
            };
            // The list stays to be read.
            Ok(Said::from(cx.send(said(&cx, &text, [back_to_list(&cx, dossier)]))))
        }
        .boxed()
    })
    .await
}
