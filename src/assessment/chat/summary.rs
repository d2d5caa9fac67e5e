//! Screens: the result, what would bring the next star, all answers, criteria that have changed.

use chrono::NaiveDate;

use crate::assessment::model::{Case, Subject};
use crate::assessment::rules::{Forecast, Step};
use crate::assessment::texts;
use crate::clock::local_date;
use crate::dossiers::words::date;
use crate::handbook::texts::{next, previous};
use crate::locale::Html;
use crate::questions::chat::official_button;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::Cx;

use super::press::Press;
use super::question::gap_text;
use super::{button, count, leave_button, lines, ordinal, practice_button, title};

/// As many of what is required, and of what brings points, as the result names.
const NAMED: usize = 3;

/// What the answers are worth so far.
pub(super) fn screen(cx: &Cx, case: &Case<'_>) -> Screen {
    let forecast = case.forecast();
    let filed = case.locked.as_ref().and_then(|dossier| dossier.filed_on);
    if let Some(filed) = filed.filter(|_| forecast.answered == 0 && case.caught().is_none()) {
        return never_begun(cx, case, filed);
    }
    let mut html = result(cx, case, &forecast).paragraph(&notes(cx, case, &forecast));
    if let Some(advice) = advice(cx, case, &forecast) {
        html = html.paragraph(&advice);
    }
    let html = html.paragraph(&cx.html(&texts::forecast()));
    let keyboard = Keyboard::default()
        .choices(ways_on(cx, case, &forecast))
        .row([official_button(cx), leave_button(cx, case.subject)]);
    Screen::new(html).with(keyboard)
}

/// Of a product that nobody scored before its dossier was filed there is nothing to see.
fn never_begun(cx: &Cx, case: &Case<'_>, filed: NaiveDate) -> Screen {
    let html = title(cx, case).paragraph(&cx.html(&texts::locked_empty(date(filed))));
    let keyboard = Keyboard::default()
        .row([practice_button(cx)])
        .row([official_button(cx), leave_button(cx, case.subject)]);
    Screen::new(html).with(keyboard)
}

fn result(cx: &Cx, case: &Case<'_>, forecast: &Forecast) -> Html {
    let result = match forecast.star() {
        _ if forecast.rejected => texts::result_rejected(),
        Some(star) => texts::result_star(i64::from(star.get())),
        None => texts::result_none(),
    };
    let points = forecast.points;
    let most = cx.services().programme.criteria.parts(case.sheet.set);
    let points = texts::points(
        i64::from(points.total()),
        i64::from(points.a),
        i64::from(most.a),
        i64::from(points.b),
        i64::from(most.b),
        i64::from(points.c),
        i64::from(most.c),
    );
    cx.html(&texts::result(title(cx, case), cx.html(&result))).line(&cx.html(&points))
}

/// What the reader has to know of the result.
fn notes(cx: &Cx, case: &Case<'_>, forecast: &Forecast) -> Html {
    let mut notes = Vec::new();
    if let Some(filed) = case.locked.as_ref().and_then(|dossier| dossier.filed_on) {
        notes.push(cx.html(&texts::locked(date(filed))));
    }
    let open = case.sheet.lines.len() - forecast.answered;
    if open > 0 {
        notes.push(cx.html(&texts::unanswered(count(open))));
    }
    if case.caught().is_none() && !case.sheet.rejections.is_empty() {
        notes.push(cx.html(&texts::conditions_unasked()));
    }
    if let Some(gap) = &forecast.next {
        notes.push(cx.html(&texts::gap(cx.html(&gap_text(gap)))));
    } else {
        notes.push(cx.html(&texts::gap(cx.html(&texts::gap_none()))));
    }
    lines(notes)
}

/// What is required for the next star and what brings most points, a few of each.
fn advice(cx: &Cx, case: &Case<'_>, forecast: &Forecast) -> Option<Html> {
    let gap = forecast.next.as_ref()?;
    let steps = case.sheet.advice(&case.marks, gap);
    let (required, gains): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.is_minimum);
    let named =
        |steps: &[&Step<'_>]| lines(steps.iter().take(NAMED).map(|step| step_line(cx, case, step)));
    let star = i64::from(gap.star.get());
    let required_text = (!required.is_empty())
        .then(|| cx.html(&texts::minima(count(required.len()), star, named(&required))));
    let gains_text =
        (!gains.is_empty() && gap.points > 0).then(|| cx.html(&texts::gains(named(&gains))));
    let told = required.len().min(NAMED) + gains.len().min(NAMED);
    let more = (steps.len() > told && !required.is_empty() && required.len() > NAMED)
        .then(|| cx.html(&texts::more(count(required.len() - NAMED))));
    [required_text, more, gains_text].into_iter().flatten().reduce(|all, one| all.paragraph(&one))
}

fn step_line(cx: &Cx, case: &Case<'_>, step: &Step<'_>) -> Html {
    let (number, title) = case
        .sheet
        .lines
        .get(step.line)
        .map_or(("", ""), |line| (line.criterion.number, line.criterion.title));
    let need = step.level.points;
    let have = i64::from(need.saturating_sub(step.gain));
    let (at, need) = (ordinal(step.line), i64::from(need));
    cx.html(&texts::step(at, title, number, have, need, step.level.text))
}

fn ways_on(cx: &Cx, case: &Case<'_>, forecast: &Forecast) -> Vec<Button> {
    let subject = case.subject;
    let answers = button(cx, &texts::see_answers(), &Press::Answers(subject, 0));
    let steps =
        forecast.next.as_ref().map(|_| button(cx, &texts::see_steps(), &Press::Steps(subject, 0)));
    if case.locked.is_some() {
        return steps.into_iter().chain([answers, practice_button(cx)]).collect();
    }
    let go_on = case.open().map(|line| button(cx, &texts::go_on(), &Press::Line(subject, line)));
    let conditions = (!case.sheet.rejections.is_empty())
        .then(|| button(cx, &texts::see_conditions(), &Press::Conditions(subject)));
    let copy = match subject {
        Subject::Product(product) => Some(button(cx, &texts::copy(), &Press::Sisters(product, 0))),
        Subject::Practice(_) => None,
    };
    let again = button(cx, &texts::again(), &Press::AskAgain(subject));
    [go_on, steps, Some(answers), conditions, copy, Some(again)].into_iter().flatten().collect()
}

/// The ways to the other pages of something.
fn turns(cx: &Cx, page: usize, pages: usize, press: impl Fn(usize) -> Press) -> Vec<Button> {
    let before = (page > 0).then(|| button(cx, &previous(), &press(page - 1)));
    let after = (page + 1 < pages).then(|| button(cx, &next(), &press(page + 1)));
    [before, after].into_iter().flatten().collect()
}

/// A page of what would bring the next star, each with the way to its question.
pub(super) fn steps(cx: &Cx, case: &Case<'_>, page: usize) -> Screen {
    let subject = case.subject;
    let Some(gap) = case.forecast().next else {
        let html = title(cx, case).paragraph(&cx.html(&texts::steps_none()));
        return Screen::new(html).with(Keyboard::default().row(out(cx, subject)));
    };
    let all = case.sheet.advice(&case.marks, &gap);
    let pages = all.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let of_page: Vec<&Step<'_>> = all.iter().skip(page * CHOICES).take(CHOICES).collect();
    let list = lines(of_page.iter().map(|step| step_line(cx, case, step)));
    let text = texts::steps(i64::from(gap.star.get()), list);
    let choices = of_page
        .iter()
        .map(|step| open_line(cx, subject, step.line))
        .filter(|_| case.locked.is_none());
    let keyboard = Keyboard::default()
        .choices(choices)
        .row(turns(cx, page, pages, |page| Press::Steps(subject, page)))
        .row(out(cx, subject));
    Screen::new(title(cx, case).paragraph(&cx.html(&text))).with(keyboard)
}

fn open_line(cx: &Cx, subject: Subject, line: usize) -> Button {
    button(cx, &texts::open_line(ordinal(line)), &Press::Line(subject, line))
}

fn out(cx: &Cx, subject: Subject) -> [Button; 2] {
    [button(cx, &texts::see_summary(), &Press::Summary(subject)), official_button(cx)]
}

/// A page of all answers, each with the way to its question.
pub(super) fn answers(cx: &Cx, case: &Case<'_>, page: usize) -> Screen {
    let subject = case.subject;
    let pages = case.sheet.lines.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let of_page: Vec<_> =
        case.sheet.answered(&case.marks).skip(page * CHOICES).take(CHOICES).collect();
    let list = of_page.iter().map(|(at, line, mark)| {
        let (number, title) = (line.criterion.number, line.criterion.title);
        let max = i64::from(line.criterion.max_points);
        cx.html(&match mark {
            Some(_) => {
                let points = i64::from(line.points(*mark));
                texts::answer(ordinal(*at), number, title, points, max)
            }
            None => texts::answer_open(ordinal(*at), number, title, max),
        })
    });
    let html = title(cx, case).paragraph(&cx.html(&texts::answers(lines(list))));
    let choices = of_page
        .iter()
        .map(|(at, ..)| open_line(cx, subject, *at))
        .filter(|_| case.locked.is_none());
    let keyboard = Keyboard::default()
        .choices(choices)
        .row(turns(cx, page, pages, |page| Press::Answers(subject, page)))
        .row(out(cx, subject));
    Screen::new(html).with(keyboard)
}

/// It was begun under criteria that have changed since.
pub(super) fn outdated(cx: &Cx, case: &Case<'_>) -> Screen {
    let kept = case.marks.iter().flatten().count();
    let (before, begun) = case
        .assessment
        .as_ref()
        .map_or((case.sheet.set, cx.now()), |one| (one.set, one.changed_at));
    let change = if before == case.sheet.set {
        texts::outdated_criteria()
    } else {
        let now = case.sheet.set;
        texts::outdated_set(i64::from(before.get()), i64::from(now.get()))
    };
    let (begun, lost) = (date(local_date(begun)), count(case.lost));
    let text = texts::outdated(begun, cx.html(&change), count(kept), lost);
    let keyboard = Keyboard::default()
        .choices([button(cx, &texts::renew(), &Press::Again(case.subject))])
        .row([official_button(cx), leave_button(cx, case.subject)]);
    Screen::new(title(cx, case).paragraph(&cx.html(&text))).with(keyboard)
}
