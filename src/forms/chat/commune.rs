//! Screens: the commune's four judgements for form 03, and the number of the registration form.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::assessment;
use crate::clock::local_date;
use crate::dossiers::chat::why_not;
use crate::dossiers::model::DossierId;
use crate::dossiers::moving::Case;
use crate::dossiers::numbering::{Numbered, free_number, set_number};
use crate::dossiers::words::Words;
use crate::forms::gathering::Of;
use crate::forms::judging::{self, Judgement, Outcome as Judged, Subject, Verdict};
use crate::forms::{Form, texts};
use crate::locale::{Html, Message as Text};
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::sessions::{self, Form as Session};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::button;
use super::menu::visible;
use super::press::Press;

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// An officer is about to type something.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum Typing {
    /// A few words about a subject.
    Note(Subject, i64),
    /// The number of the registration form.
    Number(i64),
}

impl Session for Typing {
    const NAME: &'static str = "form-commune";
    const VERSION: i64 = 1;
}

/// What was typed.
#[derive(Clone, Debug)]
struct Typed(Typing, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Typing>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.trim().to_owned()))
    };
    dptree::filter_map(typed).endpoint(|cx: Cx, Typed(form, text): Typed| async move {
        match form {
            Typing::Note(subject, dossier) => put_note(cx, subject, DossierId(dossier), text).await,
            Typing::Number(dossier) => put_number(cx, DossierId(dossier), text).await,
        }
    })
}

/// The dossier, for those who write the commune's report; or the screen that says why not.
async fn case(tx: &mut Tx, cx: &Cx, id: DossierId) -> Result<Result<Case, Screen>, StoreError> {
    let about = match visible(tx, cx, Of::Dossier(id)).await? {
        Ok(about) => about,
        Err(screen) => return Ok(Err(screen)),
    };
    let Some(case) = about.case() else { return Ok(Err(why_not(cx, false))) };
    let may = judging::may_judge(tx, cx.now(), &cx.actor(), &case).await?;
    Ok(if may { Ok(case) } else { Err(why_not(cx, true)) })
}

/// A judgement in words, as on the form.
fn words(cx: &Cx, one: &Judgement) -> String {
    texts::judgement(&Words::new(cx.services(), cx.language()), one)
}

/// The four judgements of a dossier.
pub(super) async fn judge(cx: Cx, id: DossierId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = match case(tx, &cx, id).await? {
                Ok(case) => overview(tx, &cx, &case, None).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn overview(
    tx: &mut Tx,
    cx: &Cx,
    case: &Case,
    first: Option<Html>,
) -> Result<Screen, StoreError> {
    let (id, judgements) = (case.dossier.id, judging::judgements(tx.connection(), case).await?);
    let lines = Subject::ALL.into_iter().map(|subject| {
        let seen = match judgements.get(&subject) {
            Some(one) => words(cx, one),
            None => cx.plain(&texts::not_judged()),
        };
        cx.html(&texts::judged_line(cx.plain(&texts::subject(subject.name())), seen))
    });
    let lines = lines.reduce(|all, one| all.line(&one)).unwrap_or_default();
    let html = cx.html(&texts::judging(case.product.details.name.as_str(), lines));
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    let subjects = Subject::ALL.map(|subject| {
        let done = if judgements.contains_key(&subject) { "yes" } else { "no" };
        let label = texts::judge(done, cx.plain(&texts::subject_short(subject.name())));
        button(cx, &label, Press::Subject(subject, id))
    });
    let papers = [Form::CommuneReport, Form::Proposal]
        .map(|form| button(cx, &texts::get(form.name()), Press::Make(form, Of::Dossier(id))));
    let keyboard =
        Keyboard::default().choices(subjects).row(papers).row([official_button(cx), back(cx, id)]);
    Ok(Screen::new(html).with(keyboard))
}

fn back(cx: &Cx, id: DossierId) -> crate::telegram::screens::Button {
    button(cx, &texts::back_menu(), Press::Menu(Of::Dossier(id)))
}

/// One subject: what the commune sees.
pub(super) async fn subject(cx: Cx, subject: Subject, id: DossierId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = match case(tx, &cx, id).await? {
                Ok(case) => subject_screen(tx, &cx, &case, subject).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// What the producer says of a subject in its self-assessment, with the points; `None` where it says
/// nothing.
async fn declared(
    tx: &mut Tx,
    cx: &Cx,
    case: &Case,
    subject: Subject,
) -> Result<Option<Html>, StoreError> {
    let programme = &cx.services().programme;
    let today = local_date(cx.now());
    let product = case.product.clone();
    let Some(number) = product.details.set.and_then(|set| subject.criterion(set)) else {
        return Ok(None);
    };
    let assessed = assessment::current(tx.connection(), programme, today, product).await?;
    let answered = assessed.as_ref().and_then(|there| {
        let mut answered = there.sheet.answered(&there.marks);
        answered.find(|(_, line, mark)| line.criterion.number == number && mark.is_some())
    });
    Ok(answered.map(|(_, line, mark)| {
        let (points, most) = (i64::from(line.points(mark)), i64::from(line.criterion.max_points));
        let level = line.level(mark).map_or("", |level| level.text);
        let said = if level.is_empty() { "none" } else { "level" };
        cx.html(&texts::declared(number, line.criterion.title, points, most, said, level))
    }))
}

async fn subject_screen(
    tx: &mut Tx,
    cx: &Cx,
    case: &Case,
    subject: Subject,
) -> Result<Screen, StoreError> {
    let (id, name) = (case.dossier.id, case.product.details.name.as_str());
    let mut judgements = judging::judgements(tx.connection(), case).await?;
    let open = Subject::ALL.into_iter().find(|one| !judgements.contains_key(one));
    let there = judgements.remove(&subject);
    let title = cx.plain(&texts::subject(subject.name()));
    let declared = declared(tx, cx, case, subject).await?;
    let is_declared = declared.is_some();
    let hint = cx.plain(&texts::hint(subject.name()));
    let declared = declared.unwrap_or_else(|| cx.html(&texts::declared_none()));
    let mut html = cx.html(&texts::subject_ask(title, name, declared, hint));
    if let Some(there) = &there {
        html = html.paragraph(&cx.html(&texts::subject_there(words(cx, there))));
    }
    let verdicts = Verdict::ALL.map(|verdict| {
        // What was not said here is compared with what stands on paper.
        let label = if is_declared {
            texts::verdict(verdict.name())
        } else {
            texts::verdict_paper(verdict.name())
        };
        button(cx, &label, Press::Verdict(subject, Some(verdict), id))
    });
    let more = there.as_ref().map(|_| {
        [
            button(cx, &texts::add_note(), Press::Note(subject, id)),
            button(cx, &texts::take_back(), Press::Verdict(subject, None, id)),
        ]
    });
    let next = open.filter(|_| there.is_some()).map(|open| {
        let label = texts::judge("no", cx.plain(&texts::subject_short(open.name())));
        button(cx, &label, Press::Subject(open, id))
    });
    let keyboard = Keyboard::default()
        .column(verdicts)
        .row(more.into_iter().flatten())
        .row(next)
        .row([official_button(cx), button(cx, &texts::back_judging(), Press::Judge(id))]);
    Ok(Screen::new(html).with(keyboard))
}

/// Writes down what the commune sees of a subject, or takes it back. A note stays.
pub(super) async fn verdict(
    cx: Cx,
    subject: Subject,
    verdict: Option<Verdict>,
    id: DossierId,
) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let case = match case(tx, &cx, id).await? {
                Ok(case) => case,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let there = judging::judgements(tx.connection(), &case).await?.remove(&subject);
            let note = there.map(|there| there.note).unwrap_or_default();
            let judgement = verdict.map(|verdict| Judgement { verdict, note });
            put(tx, &cx, &case, (subject, judgement)).await
        }
        .boxed()
    })
    .await
}

async fn put(
    tx: &mut Tx,
    cx: &Cx,
    case: &Case,
    (subject, judgement): (Subject, Option<Judgement>),
) -> Result<Said, StoreError> {
    let wanted = (subject, judgement.as_ref());
    let screen = match judging::judge(tx, cx.now(), &cx.actor(), case, wanted).await? {
        Judged::Done(_) if judgement.is_some() => subject_screen(tx, cx, case, subject).await?,
        Judged::Done(_) => overview(tx, cx, case, Some(cx.html(&texts::undone()))).await?,
        Judged::Long(most) => {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            return Ok(said(cx, &texts::too_long(most), case.dossier.id));
        }
        Judged::Refused => why_not(cx, true),
    };
    Ok(Said::from(cx.show(screen)).notice(cx.plain(&texts::kept_short())))
}

/// A sentence with the ways on; a form that the presser is in stays.
fn said(cx: &Cx, text: &Text, id: DossierId) -> Said {
    let keyboard = Keyboard::default().row([official_button(cx), back(cx, id)]);
    Said::from(cx.send(Screen::new(cx.html(text)).with(keyboard)))
}

/// Asks for a few words about a subject.
pub(super) async fn ask_note(cx: Cx, subject: Subject, id: DossierId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let case = match case(tx, &cx, id).await? {
                Ok(case) => case,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let form = Typing::Note(subject, case.dossier.id.0);
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let title = cx.plain(&texts::subject(subject.name()));
            let skip = button(&cx, &texts::skip(), Press::Subject(subject, id));
            let keyboard = Keyboard::default().row([skip, back(&cx, id)]);
            let html = cx.html(&texts::ask_note(title));
            Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
        }
        .boxed()
    })
    .await
}

async fn put_note(cx: Cx, subject: Subject, id: DossierId, note: String) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let case = match case(tx, &cx, id).await? {
                Ok(case) => case,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let there = judging::judgements(tx.connection(), &case).await?.remove(&subject);
            if note.chars().count() <= judging::LONGEST_NOTE {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
            }
            if let Some(there) = there {
                let judgement = Judgement { note, ..there };
                return put(tx, &cx, &case, (subject, Some(judgement))).await;
            }
            // Somebody has taken the judgement back meanwhile.
            Ok(Said::from(cx.show(subject_screen(tx, &cx, &case, subject).await?)))
        }
        .boxed()
    })
    .await
}

/// The number of the registration form, and the receipt that bears it.
pub(super) async fn number(cx: Cx, id: DossierId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let case = match case(tx, &cx, id).await? {
                Ok(case) => case,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            Ok(Said::from(cx.show(number_screen(tx, &cx, &case, None).await?)))
        }
        .boxed()
    })
    .await
}

async fn number_screen(
    tx: &mut Tx,
    cx: &Cx,
    case: &Case,
    first: Option<Html>,
) -> Result<Screen, StoreError> {
    let id = case.dossier.id;
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Typing::Number(id.0)).await?;
    let name = case.product.details.name.as_str();
    let html = match case.dossier.number.as_str() {
        "" => cx.html(&texts::number_ask(name)),
        number => cx.html(&texts::number_there(name, number)),
    };
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    let free = match case.dossier.number.as_str() {
        "" => free_number(tx.connection(), case).await?,
        _ => None,
    };
    let take = free
        .map(|number| button(cx, &texts::take_number(i64::from(number)), Press::Take(number, id)));
    let clear = (!case.dossier.number.is_empty())
        .then(|| button(cx, &texts::clear_number(), Press::ClearNumber(id)));
    let receipt = Form::Receipt;
    let get = button(cx, &texts::get(receipt.name()), Press::Make(receipt, Of::Dossier(id)));
    let keyboard = Keyboard::default()
        .row(take.into_iter().chain(clear).chain([get]))
        .row([official_button(cx), back(cx, id)]);
    Ok(Screen::new(html).with(keyboard))
}

pub(super) async fn take(cx: Cx, number: u32, id: DossierId) -> Outcome {
    put_number(cx, id, number.to_string()).await
}

pub(super) async fn clear_number(cx: Cx, id: DossierId) -> Outcome {
    put_number(cx, id, String::new()).await
}

async fn put_number(cx: Cx, id: DossierId, typed: String) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let numbered = set_number(tx, cx.now(), &cx.actor(), id, &typed).await?;
            let typed = excerpt(&typed, EXCERPT);
            let first = match &numbered {
                Numbered::Done(_) => cx.html(&texts::kept()),
                Numbered::Unfit => cx.html(&texts::number_unfit(typed)),
                Numbered::Taken => cx.html(&texts::number_taken(typed)),
                Numbered::NotFound => return Ok(Said::from(cx.show(why_not(&cx, false)))),
                Numbered::Refused => return Ok(Said::from(cx.show(why_not(&cx, true)))),
            };
            let screen = match case(tx, &cx, id).await? {
                Ok(case) => number_screen(tx, &cx, &case, Some(first)).await?,
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}
