//! Screens: the decisions, what each recognised, correcting one, and its scan.

use chrono::NaiveDate;
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::payloads::{SendDocument, SendDocumentSetters, SendPhoto, SendPhotoSetters};
use teloxide::types::{ChatId, FileId, InputFile, Message};

use crate::clock::local_date;
use crate::dossiers::chat::{lists_button, why_not};
use crate::dossiers::words::{date, stars};
use crate::handbook::texts::{next, previous};
use crate::locale::Html;
use crate::people::chat::cancel_button;
use crate::producers::fields::read_decision;
use crate::producers::model::{Decision, DecisionId};
use crate::producers::rounds::{self, Corrected, Round, RoundLine};
use crate::store::{StoreError, Tx};
use crate::telegram::files::{FileKind, IncomingFile};
use crate::telegram::outbox::Outgoing;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::undo::{self, Before, Undoing};
use super::{button, said, telling, texts};

/// Products on one page of a decision.
const LINES: usize = 8;

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// An officer is about to type what a decision's paper says.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Correcting {
    decision: i64,
}

impl Form for Correcting {
    const NAME: &'static str = "correct-decision";
    const VERSION: i64 = 1;
}

/// An officer is about to send the scan of a decision.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Scanning {
    decision: i64,
}

impl Form for Scanning {
    const NAME: &'static str = "decision-scan";
    const VERSION: i64 = 1;
}

/// What was typed.
#[derive(Clone, Debug)]
struct Typed(Correcting, String);

/// What was sent, with its message.
#[derive(Clone, Debug)]
struct Sent(Scanning, i32, Option<IncomingFile>);

/// A further picture of the album in which a scan came.
#[derive(Clone, Copy, Debug)]
struct Further;

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Correcting>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.trim().to_owned()))
    };
    let sent = |cx: Cx, message: Message| {
        let form = cx.form::<Scanning>()?;
        let file = IncomingFile::of(&message);
        let is_command = message.text().is_some_and(|text| text.starts_with('/'));
        (!is_command).then_some(Sent(form, message.id.0, file))
    };
    let further = |cx: Cx, message: Message| {
        let Before::Scan { album: Some(album), .. } = cx.form::<Undoing>()?.before else {
            return None;
        };
        (message.media_group_id()?.0 == album).then_some(Further)
    };
    dptree::entry()
        .branch(dptree::filter_map(typed).endpoint(on_typed))
        .branch(dptree::filter_map(sent).endpoint(on_sent))
        .branch(dptree::filter_map(further).endpoint(|cx: Cx, Further: Further| async move {
            cx.say(cx.send(Screen::new(cx.html(&texts::scan_one())))).await
        }))
}

/// The newest decisions.
pub(super) async fn list(cx: Cx, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let slice = (CHOICES + 1, page.saturating_mul(CHOICES));
            let Some(found) = rounds::rounds(tx, cx.now(), &cx.actor(), slice).await? else {
                return Ok(Said::from(cx.show(why_not(&cx, true))));
            };
            let turn = |label, page| button(&cx, &label, Press::Decisions(page));
            let back = (page > 0).then(|| turn(previous(), page.saturating_sub(1)));
            let on = (found.len() > CHOICES).then(|| turn(next(), page + 1));
            let open = found.iter().take(CHOICES).map(|(decision, count)| {
                let (number, day) = (decision.details.number.as_str(), decision.details.decided_on);
                let label = texts::decision_button(excerpt(number, EXCERPT), date(day), *count);
                button(&cx, &label, Press::Decision(decision.id, 0))
            });
            let keyboard = Keyboard::default()
                .column(open)
                .row([back, on].into_iter().flatten())
                .row([lists_button(&cx)]);
            let text =
                if found.is_empty() { texts::decisions_none() } else { texts::decisions_title() };
            Ok(Said::from(cx.show(Screen::new(cx.html(&text)).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// A decision, a page of what it recognised.
pub(super) async fn open(cx: Cx, id: DecisionId, page: usize) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let found = rounds::round(tx, cx.now(), &cx.actor(), id).await?;
            Ok(Said::from(cx.show(screen_of(tx, &cx, found, page).await?)))
        }
        .boxed()
    })
    .await
}

async fn screen_of(
    tx: &mut Tx,
    cx: &Cx,
    found: Round<(Decision, i64)>,
    page: usize,
) -> Result<Screen, StoreError> {
    match found {
        Round::Here((decision, _)) => screen(tx, cx, &decision, page, None).await,
        Round::Replaced(newest) => {
            let first = cx.html(&texts::decision_replaced());
            screen(tx, cx, &newest, 0, Some(first)).await
        }
        Round::NotFound => Ok(why_not(cx, false)),
        Round::Refused => Ok(why_not(cx, true)),
    }
}

async fn screen(
    tx: &mut Tx,
    cx: &Cx,
    decision: &Decision,
    page: usize,
    first: Option<Html>,
) -> Result<Screen, StoreError> {
    let id = decision.id;
    let all = rounds::round_lines(tx.connection(), id, (i32::MAX as usize, 0)).await?;
    let pages = all.len().div_ceil(LINES).max(1);
    let page = page.min(pages - 1);
    let list = all
        .iter()
        .enumerate()
        .skip(page * LINES)
        .take(LINES)
        .map(|(at, line)| line_of(cx, at, line))
        .reduce(|all, one| all.line(&one))
        .unwrap_or_else(|| cx.html(&texts::decision_empty()));
    let details = &decision.details;
    let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let mut html = cx.html(&texts::decision(
        details.number.as_str(),
        date(details.decided_on),
        details.authority.as_str(),
        count,
        list,
    ));
    if let Some(old) = decision.corrects
        && let Some(old) = crate::producers::recognising::decision(tx.connection(), old).await?
    {
        let (number, day) = (old.details.number.as_str(), date(old.details.decided_on));
        html = html.paragraph(&cx.html(&texts::decision_was(number, day)));
    }
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    let turn = |label, page| button(cx, &label, Press::Decision(id, page));
    let back = (page > 0).then(|| turn(previous(), page - 1));
    let on = (page + 1 < pages).then(|| turn(next(), page + 1));
    let attach = match details.scan {
        None => texts::attach_scan(),
        Some(_) => texts::attach_other_scan(),
    };
    let see = details.scan.map(|_| button(cx, &texts::see_scan(), Press::SeeScan(id)));
    let undo =
        decision.corrects.map(|_| button(cx, &texts::undo_correction(), Press::UndoDecision(id)));
    let keyboard = Keyboard::default()
        .row([back, on].into_iter().flatten())
        .row([
            button(cx, &texts::correct_decision(), Press::CorrectDecision(id)),
            button(cx, &attach, Press::AttachScan(id)),
        ])
        .row([see, undo].into_iter().flatten())
        .row([button(cx, &texts::back_decisions(), Press::Decisions(0))]);
    Ok(Screen::new(html).with(keyboard))
}

fn line_of(cx: &Cx, at: usize, line: &RoundLine) -> Html {
    let number = i64::try_from(at + 1).unwrap_or(i64::MAX);
    let points = line.given.points.map(|points| {
        let [a, b, c] = [points.a, points.b, points.c].map(i64::from);
        cx.plain(&texts::round_points(a + b + c, a, b, c))
    });
    let until = line.given.expires_on.map(|day| cx.plain(&texts::round_until(date(day))));
    let more: Vec<String> = [points, until].into_iter().flatten().collect();
    let (product, producer) = (line.name.as_str(), line.producer_name.as_str());
    let rating = cx.plain(&texts::stars(stars(line.given.star)));
    let rating = [vec![rating], more].concat().join(", ");
    cx.html(&texts::round_line(number, product, producer, rating))
}

pub(super) async fn ask_correction(cx: Cx, id: DecisionId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let decision = match rounds::round(tx, cx.now(), &cx.actor(), id).await? {
                Round::Here((decision, _)) => decision,
                other => return Ok(Said::from(cx.show(screen_of(tx, &cx, other, 0).await?))),
            };
            let form = Correcting { decision: id.0 };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let (number, day) = (decision.details.number.as_str(), decision.details.decided_on);
            let text = texts::correct_ask(number, date(day));
            Ok(Said::from(cx.show(said(&cx, &text, [cancel_button(&cx)]))))
        }
        .boxed()
    })
    .await
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    let Some((number, decided_on)) = read_decision(&text, local_date(cx.now())) else {
        let text = texts::correct_bad(excerpt(&text, EXCERPT));
        return cx.say(cx.send(said(&cx, &text, [cancel_button(&cx)]))).await;
    };
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            correct(tx, &cx, DecisionId(form.decision), &number, decided_on).await
        }
        .boxed()
    })
    .await
}

/// Takes a correction back, by a further one.
pub(super) async fn undo(cx: Cx, id: DecisionId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let decision = match rounds::round(tx, cx.now(), &cx.actor(), id).await? {
                Round::Here((decision, _)) => decision,
                other => return Ok(Said::from(cx.show(screen_of(tx, &cx, other, 0).await?))),
            };
            let old = match decision.corrects {
                Some(old) => crate::producers::recognising::decision(tx.connection(), old).await?,
                None => None,
            };
            let Some(old) = old else { return Ok(Said::from(cx.show(why_not(&cx, false)))) };
            correct(tx, &cx, id, &old.details.number, old.details.decided_on).await
        }
        .boxed()
    })
    .await
}

async fn correct(
    tx: &mut Tx,
    cx: &Cx,
    id: DecisionId,
    number: &str,
    decided_on: NaiveDate,
) -> Result<Said, StoreError> {
    let old = crate::producers::recognising::decision(tx.connection(), id).await?;
    let outcome = rounds::correct_round(tx, cx.now(), &cx.actor(), id, number, decided_on).await?;
    let (decision, first) = match outcome {
        Corrected::Done(decision, lines) => {
            if let Some(old) = old {
                tell(tx, cx, (&old, &decision), &lines).await?;
            }
            let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
            (decision, texts::corrected(count))
        }
        Corrected::Same(decision) => (decision, texts::correct_same()),
        Corrected::Exists(decision) => (decision, texts::correct_exists()),
        Corrected::Replaced(decision) => (decision, texts::decision_replaced()),
        Corrected::NotFound => return Ok(Said::from(cx.show(why_not(cx, false)))),
        Corrected::Refused => return Ok(Said::from(cx.show(why_not(cx, true)))),
    };
    let first = cx.html(&first);
    Ok(Said::from(cx.show(screen(tx, cx, &decision, 0, Some(first)).await?)))
}

/// Tells everybody whose product the decision recognised what it says now.
async fn tell(
    tx: &mut Tx,
    cx: &Cx,
    (old, new): (&Decision, &Decision),
    lines: &[RoundLine],
) -> Result<(), StoreError> {
    for (producer, lines) in rounds::by_producer(lines) {
        let text = |words: &crate::dossiers::words::Words<'_>| {
            let products: Vec<String> = lines
                .iter()
                .map(|line| {
                    let until = line.given.expires_on.map(date).unwrap_or_default();
                    words.plain(&texts::push_corrected_line(line.name.as_str(), until))
                })
                .collect();
            let (was, now) = (&old.details, &new.details);
            texts::push_corrected(
                now.number.as_str(),
                date(now.decided_on),
                was.number.as_str(),
                date(was.decided_on),
                products.join("; "),
            )
        };
        telling::tell(tx, cx, producer, text).await?;
    }
    Ok(())
}

pub(super) async fn ask_scan(cx: Cx, id: DecisionId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            match rounds::round(tx, cx.now(), &cx.actor(), id).await? {
                Round::Here(_) => {}
                other => return Ok(Said::from(cx.show(screen_of(tx, &cx, other, 0).await?))),
            }
            let form = Scanning { decision: id.0 };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            Ok(Said::from(cx.show(said(&cx, &texts::scan_ask(), [cancel_button(&cx)]))))
        }
        .boxed()
    })
    .await
}

async fn on_sent(cx: Cx, Sent(form, message, file): Sent) -> Outcome {
    let fits = |file: &IncomingFile| matches!(file.kind, FileKind::Photo | FileKind::Document);
    let Some(file) = file.filter(fits) else {
        return cx.say(cx.send(said(&cx, &texts::scan_ask(), [cancel_button(&cx)]))).await;
    };
    if file.is_too_large() {
        return cx.say(cx.send(said(&cx, &texts::scan_large(), [cancel_button(&cx)]))).await;
    }
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let id = DecisionId(form.decision);
            let (now, actor, place) = (cx.now(), cx.actor(), (cx.chat(), message));
            let found = rounds::round(tx, now, &actor, id).await?;
            let Round::Here((before, _)) = found else {
                return Ok(Said::from(cx.send(screen_of(tx, &cx, found, 0).await?)));
            };
            let attached = rounds::attach_scan(tx, now, &actor, id, (place, &file)).await?;
            let Round::Here(decision) = attached else {
                return Ok(Said::from(cx.send(why_not(&cx, false))));
            };
            let was = before.details.scan;
            let undo =
                undo::keep(tx, &cx, Before::Scan { id: id.0, was, album: file.album }).await?;
            let ways = [
                undo,
                button(&cx, &texts::see_scan(), Press::SeeScan(id)),
                button(&cx, &texts::back_decision(), Press::Decision(id, 0)),
            ];
            let text = texts::scan_kept(decision.details.number.as_str());
            Ok(Said::from(cx.send(said(&cx, &text, ways))))
        }
        .boxed()
    })
    .await
}

/// Puts the scan back that a new one replaced.
pub(super) async fn put_scan_back(
    tx: &mut Tx,
    cx: &Cx,
    id: DecisionId,
    was: Option<i64>,
) -> Result<Said, StoreError> {
    let restored = rounds::restore_scan(tx, cx.now(), &cx.actor(), id, was).await?;
    let screen = match restored {
        Some(decision) => {
            let first = cx.html(&texts::undone());
            screen(tx, cx, &decision, 0, Some(first)).await?
        }
        None => why_not(cx, false),
    };
    Ok(Said::from(cx.show(screen)))
}

pub(super) async fn see_scan(cx: Cx, id: DecisionId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let decision = match rounds::round(tx, cx.now(), &cx.actor(), id).await? {
                Round::Here((decision, _)) => decision,
                other => return Ok(Said::from(cx.show(screen_of(tx, &cx, other, 0).await?))),
            };
            let Some(scan) = rounds::scan_of(tx.connection(), &decision).await? else {
                return Ok(Said::from(cx.show(why_not(&cx, false))));
            };
            let details = &decision.details;
            let caption =
                cx.plain(&texts::scan_caption(details.number.as_str(), date(details.decided_on)));
            let (chat, file) = (ChatId(cx.chat()), InputFile::file_id(FileId(scan.file_id)));
            Ok(Said::from(if scan.is_photo {
                Outgoing::new(cx.chat(), &SendPhoto::new(chat, file).caption(caption))
            } else {
                Outgoing::new(cx.chat(), &SendDocument::new(chat, file).caption(caption))
            }))
        }
        .boxed()
    })
    .await
}
