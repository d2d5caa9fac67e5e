//! Screens: taking a step. What needs nothing is confirmed, the rest is asked for, one thing a message.

use chrono::NaiveDate;
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::local_date;
use crate::dossiers::model::DossierId;
use crate::dossiers::moving::{self, Case, Move, Moved, Seen};
use crate::dossiers::rules::{Denied, Desk, Kind, Path, Points, Status, Step};
use crate::dossiers::words::{date, stars};
use crate::dossiers::{notices, texts};
use crate::locale::Message as Text;
use crate::papers;
use crate::people::chat::cancel_button;
use crate::producers::fields::read_decision;
use crate::producers::model::{DecisionDetails, DecisionId};
use crate::producers::recognising::{self, Entered};
use crate::producers::rounds;
use crate::programme::criteria::Star;
use crate::programme::rule_sets::Level;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::home::why_not;
use super::press::{Press, Taking};
use super::{button, words};

/// The longest reason, in letters.
const REASON: usize = 1000;

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// Decisions that are offered, of so many of the newest.
const OFFERED: usize = 3;
const RECENT: usize = 12;

/// A step that waits for something to be typed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Filling {
    dossier: i64,
    kind: String,
    seen: i64,
    star: Option<u8>,
    /// The points, once they were typed: the decision comes next.
    points: Option<Points>,
}

impl Form for Filling {
    const NAME: &'static str = "dossier-step";
    const VERSION: i64 = 1;
}

/// What was typed for a step.
#[derive(Clone, Debug)]
struct Typed(Filling, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Filling>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.trim().to_owned()))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

/// Asks for what a step needs, or to confirm it.
pub(super) async fn ask(cx: Cx, taking: Taking) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let case = match moving::see(tx, cx.now(), &cx.actor(), taking.dossier).await? {
                Seen::Here(case) => case,
                Seen::NotFound => return Ok(Said::from(cx.show(why_not(&cx, false)))),
                Seen::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
            };
            if case.dossier.version != taking.seen {
                return changed(tx, &cx, &case).await;
            }
            let name = case.product.details.name.as_str();
            let kind = taking.kind.name();
            let text = match taking.kind {
                Kind::Recognise => {
                    let screen = star_screen(&cx, &case);
                    return Ok(Said::from(cx.show(screen)));
                }
                Kind::RequestSupplement => {
                    return papers::chat::begin_request(tx, &cx, taking.dossier, taking.seen).await;
                }
                Kind::SendUp | Kind::SendBack => texts::ask_points(),
                Kind::Reject | Kind::Withdraw | Kind::Correct => texts::ask_reason(kind, name),
                Kind::Submit
                | Kind::Receive
                | Kind::Forward
                | Kind::AnswerSupplement
                | Kind::Lapse => {
                    let keyboard = Keyboard::default().row([
                        button(&cx, &texts::yes(), Press::Take(taking)),
                        button(&cx, &texts::no(), Press::Dossier(taking.dossier)),
                    ]);
                    let mut html = cx.html(&texts::confirm(kind, name));
                    if let Some(left) = papers::chat::left(tx, &cx, &case).await? {
                        html = html.paragraph(&left);
                    }
                    return Ok(Said::from(cx.show(Screen::new(html).with(keyboard))));
                }
            };
            let form = filling(taking, None);
            fill(tx, &cx, &form, &text).await
        }
        .boxed()
    })
    .await
}

fn filling(taking: Taking, star: Option<Star>) -> Filling {
    Filling {
        dossier: taking.dossier.0,
        kind: taking.kind.name().to_owned(),
        seen: taking.seen,
        star: star.map(Star::get),
        points: None,
    }
}

/// Keeps what was filled in, and asks for the next thing.
async fn fill(tx: &mut Tx, cx: &Cx, form: &Filling, text: &Text) -> Result<Said, StoreError> {
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), form).await?;
    let keyboard = Keyboard::default().row([cancel_button(cx)]);
    Ok(Said::from(cx.show(Screen::new(cx.html(text)).with(keyboard))))
}

fn star_screen(cx: &Cx, case: &Case) -> Screen {
    let dossier = &case.dossier;
    let rules = cx
        .services()
        .programme
        .rule_sets
        .in_force(dossier.filed_on.unwrap_or_else(|| local_date(cx.now())));
    let ratings = match (rules, dossier.status) {
        (Some(rules), Status::UnderReview(level)) => Path::of(rules).ratings(level),
        _ => Vec::new(),
    };
    let rate = |star: Star| {
        button(cx, &texts::stars(stars(star)), Press::Rate(dossier.id, star, dossier.version))
    };
    let keyboard = Keyboard::default().choices(ratings.into_iter().map(rate)).row([button(
        cx,
        &texts::no(),
        Press::Dossier(dossier.id),
    )]);
    let html = cx.html(&texts::ask_star(case.product.details.name.as_str()));
    Screen::new(html).with(keyboard)
}

/// A rating was chosen: its points come next.
pub(super) async fn rate(cx: Cx, dossier: DossierId, star: Star, seen: i64) -> Outcome {
    let form = filling(Taking { dossier, kind: Kind::Recognise, seen }, Some(star));
    cx.commit(move |tx, cx| async move { fill(tx, &cx, &form, &texts::ask_points()).await }.boxed())
        .await
}

/// A step that needs nothing was confirmed.
pub(super) async fn take(cx: Cx, taking: Taking) -> Outcome {
    let step = match taking.kind {
        Kind::Submit => Step::Submit,
        Kind::Receive => Step::Receive,
        Kind::Forward => Step::Forward,
        Kind::AnswerSupplement => Step::AnswerSupplement,
        // The others are asked for more first.
        _ => return ask(cx, taking).await,
    };
    let wanted = Move::new(taking.dossier, Some(taking.seen), step);
    cx.commit(move |tx, cx| async move { go(tx, &cx, &wanted).await }.boxed()).await
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    let Some(kind) = Kind::of(&form.kind) else {
        return cx.say_and_leave(cx.send(why_not(&cx, false))).await;
    };
    let again = |cx: &Cx, text: Text| {
        let keyboard = Keyboard::default().row([cancel_button(cx)]);
        cx.send(Screen::new(cx.html(&text)).with(keyboard))
    };
    let (dossier, seen) = (DossierId(form.dossier), Some(form.seen));
    let repeated = excerpt(&text, EXCERPT);
    match kind {
        Kind::Reject | Kind::Withdraw | Kind::Correct => {
            if text.chars().count() > REASON {
                return cx.say(again(&cx, texts::reason_long())).await;
            }
            let reason = text;
            let step = match kind {
                Kind::Reject => Step::Reject { reason },
                Kind::Withdraw => Step::Withdraw { reason },
                _ => Step::Correct { reason },
            };
            finish(cx, Move::new(dossier, seen, step)).await
        }
        Kind::SendUp | Kind::SendBack | Kind::Recognise => {
            let Some(points) = form.points.or_else(|| read_points(&text)) else {
                return cx.say(again(&cx, texts::bad_points(repeated))).await;
            };
            match (kind, form.star.and_then(Star::new)) {
                (Kind::SendUp, _) => {
                    finish(cx, Move::new(dossier, seen, Step::SendUp { points })).await
                }
                (Kind::SendBack, _) => {
                    finish(cx, Move::new(dossier, seen, Step::SendBack { points })).await
                }
                (_, Some(star)) if form.points.is_some() => {
                    let today = local_date(cx.now());
                    let Some((number, decided_on)) = read_decision(&text, today) else {
                        return cx.say(again(&cx, texts::bad_decision(repeated))).await;
                    };
                    let wanted = Move::new(dossier, seen, Step::Recognise { star, points });
                    decide(cx, wanted, Paper::Typed(number, decided_on)).await
                }
                _ => {
                    let total = i64::from(points.total());
                    let star = form.star.and_then(Star::new).unwrap_or(Star::Three);
                    let trial = Move::new(dossier, seen, Step::Recognise { star, points });
                    let form = Filling { points: Some(points), ..form };
                    cx.commit(move |tx, cx| {
                        async move {
                            let programme = &cx.services().programme;
                            let actor = cx.actor();
                            // Points that are not enough are said now, and can be typed once more.
                            match moving::take_step(tx, cx.now(), &actor, programme, &trial).await?
                            {
                                Moved::NoDecision => ask_decision(tx, &cx, &form, total).await,
                                Moved::Denied { why: why @ Denied::TooFewPoints(_), .. } => {
                                    let keyboard = Keyboard::default().row([cancel_button(&cx)]);
                                    let html = cx.html(&denied(&cx, why, &[]));
                                    let html = html.line(&cx.html(&texts::ask_points()));
                                    Ok(Said::from(cx.send(Screen::new(html).with(keyboard))))
                                }
                                other => {
                                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                                    say(tx, &cx, other).await
                                }
                            }
                        }
                        .boxed()
                    })
                    .await
                }
            }
        }
        // The papers that are missing are ticked, the others are confirmed.
        Kind::RequestSupplement
        | Kind::Submit
        | Kind::Receive
        | Kind::Forward
        | Kind::AnswerSupplement
        | Kind::Lapse => cx.say_and_leave(cx.send(why_not(&cx, false))).await,
    }
}

async fn finish(cx: Cx, wanted: Move) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            go(tx, &cx, &wanted).await
        }
        .boxed()
    })
    .await
}

/// Asks for the decision. A round's is entered once: after that it is a tap.
async fn ask_decision(
    tx: &mut Tx,
    cx: &Cx,
    form: &Filling,
    total: i64,
) -> Result<Said, StoreError> {
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), form).await?;
    let case = moving::case(tx.connection(), DossierId(form.dossier)).await?;
    let level = case.and_then(|case| case.dossier.status.desk()).map(Desk::level);
    let known = recognising::decisions(tx.connection(), RECENT, 0).await?;
    let known = known
        .iter()
        .filter(|decision| level.is_none_or(|level| decision.details.level == level))
        .take(OFFERED)
        .map(|decision| {
            let (number, day) = (decision.details.number.as_str(), decision.details.decided_on);
            let label = texts::decide_by(excerpt(number, EXCERPT), date(day));
            button(cx, &label, Press::Decide(decision.id))
        });
    let keyboard = Keyboard::default().column(known).row([cancel_button(cx)]);
    let html = cx.html(&texts::ask_decision(total));
    Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
}

/// Recognises by a decision that is written down already.
pub(super) async fn decide_by(cx: Cx, decision: DecisionId) -> Outcome {
    let Some(Filling { dossier, seen, star: Some(star), points: Some(points), .. }) = cx.form()
    else {
        // The button is of a form that was left since: its dossier is not known any more.
        let said = Said::from(cx.show(super::plain_screen(&cx, &texts::decide_late())));
        return cx.say_and_leave(said).await;
    };
    let Some(star) = Star::new(star) else {
        return cx.say_and_leave(cx.show(why_not(&cx, false))).await;
    };
    let step = Step::Recognise { star, points };
    decide(cx, Move::new(DossierId(dossier), Some(seen), step), Paper::Known(decision)).await
}

/// How the decision was said.
#[derive(Clone, Debug)]
enum Paper {
    /// Its number and day were typed.
    Typed(String, NaiveDate),
    /// It was chosen.
    Known(DecisionId),
}

/// Recognises by a decision, which is written down once.
async fn decide(cx: Cx, wanted: Move, paper: Paper) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let case = match moving::see(tx, cx.now(), &cx.actor(), wanted.dossier).await? {
                Seen::Here(case) => case,
                Seen::NotFound => return Ok(Said::from(cx.show(why_not(&cx, false)))),
                Seen::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
            };
            let level = case.dossier.status.desk().map_or(Level::Province, Desk::level);
            // Asked before the decision is written down, for nothing may be half-written.
            let mut trial = wanted.clone();
            trial.decision = None;
            match moving::take_step(tx, cx.now(), &cx.actor(), &cx.services().programme, &trial)
                .await?
            {
                Moved::NoDecision => {}
                other => return say(tx, &cx, other).await,
            }
            let authority = words(&cx).plain(&texts::authority(level.name()));
            let (now, actor) = (cx.now(), cx.actor());
            let entered = match paper {
                Paper::Typed(_, decided_on)
                    if case.dossier.filed_on.is_some_and(|filed_on| decided_on < filed_on) =>
                {
                    let html = cx.html(&denied(&cx, Denied::DecidedBeforeFiling, &[]));
                    let screen = super::dossier::screen(tx, &cx, &case, Some(html)).await?;
                    return Ok(Said::from(cx.show(screen)));
                }
                Paper::Typed(number, decided_on) => {
                    let details =
                        DecisionDetails { number, decided_on, authority, level, scan: None };
                    recognising::enter_decision(tx, now, &actor, &details).await?
                }
                // One that was corrected since stands no more; its correction does.
                Paper::Known(id) => match rounds::round(tx, now, &actor, id).await? {
                    rounds::Round::Here((decision, _)) | rounds::Round::Replaced(decision) => {
                        Entered::Before(decision)
                    }
                    rounds::Round::NotFound => return Ok(Said::from(cx.show(why_not(&cx, false)))),
                    rounds::Round::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
                },
            };
            let wanted = Move { decision: Some(entered.decision().clone()), ..wanted };
            let said = go(tx, &cx, &wanted).await?;
            Ok(match entered {
                Entered::New(_) => said,
                Entered::Before(there) => {
                    let slice = (i32::MAX as usize, 0);
                    let lines = rounds::round_lines(tx.connection(), there.id, slice).await?;
                    let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
                    let number = there.details.number;
                    said.and(cx.send(Screen::new(cx.html(&texts::decided_before(number, count)))))
                }
            })
        }
        .boxed()
    })
    .await
}

/// Takes the step and tells everybody, the presser included.
async fn go(tx: &mut Tx, cx: &Cx, wanted: &Move) -> Result<Said, StoreError> {
    let programme = &cx.services().programme;
    let moved = moving::take_step(tx, cx.now(), &cx.actor(), programme, wanted).await?;
    say(tx, cx, moved).await
}

/// Shows what came of a step, and tells everybody whom it concerns.
///
/// # Errors
/// When the store fails.
pub(crate) async fn say(tx: &mut Tx, cx: &Cx, moved: Moved) -> Result<Said, StoreError> {
    match moved {
        Moved::Done { case, event } => {
            notices::tell(tx, &words(cx), cx.now(), &cx.actor(), &case, &event).await?;
            let screen = super::dossier::screen(tx, cx, &case, None).await?;
            Ok(Said::from(cx.show(screen)).notice(cx.plain(&texts::done())))
        }
        Moved::Changed(case) => changed(tx, cx, &case).await,
        Moved::Denied { why, case, possible } => {
            let text = cx.html(&denied(cx, why, &possible));
            let screen = super::dossier::screen(tx, cx, &case, Some(text)).await?;
            Ok(Said::from(cx.show(screen)))
        }
        // The forms ask for one.
        Moved::NoDecision | Moved::NotFound => Ok(Said::from(cx.show(why_not(cx, false)))),
        Moved::NoRules => Ok(Said::from(cx.show(super::plain_screen(cx, &texts::no_rules())))),
        Moved::Refused => Ok(Said::from(cx.show(why_not(cx, true)))),
    }
}

/// Says that somebody was quicker, with how it stands now.
async fn changed(tx: &mut Tx, cx: &Cx, case: &Case) -> Result<Said, StoreError> {
    let text = cx.html(&texts::changed());
    let screen = super::dossier::screen(tx, cx, case, Some(text)).await?;
    Ok(Said::from(cx.show(screen)))
}

fn denied(cx: &Cx, why: Denied, possible: &[Kind]) -> Text {
    let words = words(cx);
    let steps: Vec<String> = possible.iter().map(|kind| words.step(*kind)).collect();
    let some = if steps.is_empty() { "none" } else { "some" };
    let (why, star) = match why {
        Denied::NotFromHere => ("not-from-here", None),
        Denied::Over => ("over", None),
        Denied::NotTheirs(star) => ("not-theirs", Some(star)),
        Denied::TooFewPoints(star) => ("too-few", Some(star)),
        Denied::EnoughPoints(star) => ("enough", Some(star)),
        Denied::NoLevelAbove => ("no-level-above", None),
        Denied::NoLevelBelow => ("no-level-below", None),
        Denied::NoReason => ("no-reason", None),
        Denied::NothingToCorrect => ("nothing", None),
        Denied::DecidedBeforeFiling => ("too-early", None),
    };
    texts::denied(why, star.map_or(0, stars), some, steps.join(", "))
}

/// Three whole numbers, within what the parts of the sheet hold.
fn read_points(text: &str) -> Option<Points> {
    if text.contains('-') {
        return None;
    }
    let numbers: Vec<u8> = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    match numbers.as_slice() {
        [a, b, c] if *a <= 40 && *b <= 25 && *c <= 35 => Some(Points { a: *a, b: *b, c: *c }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_three_whole_numbers() {
        let points = |a, b, c| Some(Points { a, b, c });
        assert_eq!(read_points("38 22 31"), points(38, 22, 31));
        assert_eq!(read_points("A 38, B 22, C 31"), points(38, 22, 31));
        for text in
            ["91", "-1 2 3", "38 22", "41 22 31", "38 26 31", "38 22 36", "ba tám", "300 1 1"]
        {
            assert_eq!(read_points(text), None, "{text}");
        }
    }
}
