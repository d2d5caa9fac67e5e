//! Screens: what rejects a dossier, and one criterion after the other.

use crate::assessment::model::Case;
use crate::assessment::rules::{Forecast, Gap, Line, Mark};
use crate::assessment::scoring::shown;
use crate::assessment::texts;
use crate::clock::{Timestamp, local_date};
use crate::dossiers::words::date;
use crate::locale::{Html, Message as Text};
use crate::programme::criteria::Part;
use crate::programme::data::Standing;
use crate::programme::levels::Level;
use crate::questions::chat::official_button;
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::turn::Cx;

use super::press::Press;
use super::{button, count, leave_button, lines, ordinal, title};

/// What rejects a dossier: asked before anything else.
pub(super) fn conditions(cx: &Cx, case: &Case<'_>) -> Screen {
    let subject = case.subject;
    if case.sheet.rejections.is_empty() {
        return screen(cx, case);
    }
    let mut doubtful = false;
    let list = case.sheet.rejections.iter().enumerate().map(|(at, one)| {
        doubtful |= one.standing == Standing::Open;
        match one.criterion {
            Some(criterion) => cx.html(&texts::condition_at(ordinal(at), one.text, criterion)),
            None => cx.html(&texts::condition(ordinal(at), one.text)),
        }
    });
    let list = lines(list);
    let mut html = title(cx, case).paragraph(&cx.html(&texts::conditions(list)));
    if doubtful {
        html = html.line(&cx.html(&texts::doubtful()));
    }
    html = html.paragraph(&cx.html(&texts::forecast()));
    let skip = Press::Line(subject, case.position());
    let keyboard = Keyboard::default()
        .choices([
            button(cx, &texts::caught_none(), &Press::Caught(subject, false)),
            button(cx, &texts::caught_some(), &Press::Caught(subject, true)),
        ])
        .row([button(cx, &texts::caught_skip(), &skip)])
        .row([official_button(cx), leave_button(cx, subject)]);
    Screen::new(html).with(keyboard)
}

/// One of them holds.
pub(super) fn caught(cx: &Cx, case: &Case<'_>) -> Screen {
    let subject = case.subject;
    let html = title(cx, case).paragraph(&cx.html(&texts::caught()));
    let keyboard = Keyboard::default()
        .choices([
            button(cx, &texts::caught_on(), &Press::Line(subject, case.position())),
            button(cx, &texts::caught_back(), &Press::Conditions(subject)),
        ])
        .row([official_button(cx), leave_button(cx, subject)]);
    Screen::new(html).with(keyboard)
}

/// The question at which its author stopped, some time ago.
pub(super) fn resumed(cx: &Cx, case: &Case<'_>, at: Timestamp) -> Screen {
    let screen = screen(cx, case);
    let (stopped, today) = (local_date(at), local_date(cx.now()));
    if stopped == today {
        return screen;
    }
    let html = cx.html(&texts::resumed(date(stopped))).paragraph(&screen.html);
    Screen { html, ..screen }
}

/// The question at which its author is.
pub(super) fn screen(cx: &Cx, case: &Case<'_>) -> Screen {
    let (at, subject) = (case.position(), case.subject);
    let Some(line) = case.sheet.lines.get(at) else { return super::summary::screen(cx, case) };
    let mark = case.marks.get(at).copied().flatten();
    let total = case.sheet.lines.len();
    let html = title(cx, case)
        .paragraph(&asked(cx, (at, total), line))
        .paragraph(&levels(cx, line, mark))
        .paragraph(&so_far(cx, &case.forecast()));
    let answer = |mark| Press::Answer(subject, at, mark, shown(line.criterion));
    let choices = line.criterion.levels.iter().enumerate().map(|(index, level)| {
        let label = texts::choose(ordinal(index), i64::from(level.points));
        button(cx, &label, &answer(Mark::Level(index)))
    });
    let below =
        line.has_no_zero().then(|| button(cx, &texts::choose_below(), &answer(Mark::Below)));
    let back = match at.checked_sub(1) {
        Some(before) => Press::Line(subject, before),
        None => Press::Conditions(subject),
    };
    let has_back = at > 0 || !case.sheet.rejections.is_empty();
    let back = has_back.then(|| button(cx, &texts::previous(), &back));
    let next = if at + 1 < total { Press::Line(subject, at + 1) } else { Press::Summary(subject) };
    let keyboard = Keyboard::default()
        .choices(choices.chain(below))
        .row(back.into_iter().chain([button(cx, &texts::skip(), &next)]))
        .row([button(cx, &texts::see_summary(), &Press::Summary(subject)), official_button(cx)]);
    Screen::new(html).with(keyboard)
}

fn asked(cx: &Cx, (at, total): (usize, usize), line: &Line<'_>) -> Html {
    let criterion = line.criterion;
    let part = match criterion.part {
        Part::A => "A",
        Part::B => "B",
        Part::C => "C",
    };
    let max = i64::from(criterion.max_points);
    let (number, title) = (criterion.number, criterion.title);
    cx.html(&texts::question(ordinal(at), count(total), part, number, title, max))
}

/// What each level asks, the one that was answered marked.
fn levels(cx: &Cx, line: &Line<'_>, mark: Option<Mark>) -> Html {
    let mut items = Vec::new();
    let mut case = None;
    for (index, level) in line.criterion.levels.iter().enumerate() {
        if level.case.is_some() && level.case != case {
            items.extend(level.case.map(|name| cx.html(&texts::case_(name))));
        }
        case = level.case;
        let text = level_line(cx, index, level);
        let is_chosen = mark == Some(Mark::Level(index));
        items.push(if is_chosen { cx.html(&texts::level_chosen(text)) } else { text });
    }
    if mark == Some(Mark::Below) {
        items.push(cx.html(&texts::below_chosen()));
    } else if line.has_no_zero() {
        items.push(cx.html(&texts::no_zero()));
    }
    if line.criterion.levels.iter().any(|level| level.standing == Standing::Open) {
        items.push(cx.html(&texts::doubtful()));
    }
    lines(items)
}

fn level_line(cx: &Cx, index: usize, level: &Level) -> Html {
    let (number, points) = (ordinal(index), i64::from(level.points));
    let text = match level.star {
        Some(star) => texts::level_star(number, level.text, points, i64::from(star.get())),
        None => texts::level(number, level.text, points),
    };
    cx.html(&text)
}

/// What holds a star back: points, minima, or both.
pub(super) fn gap_text(gap: &Gap) -> Text {
    let star = i64::from(gap.star.get());
    let (points, minima) = (i64::from(gap.points), count(gap.minima.len()));
    match (gap.points, gap.minima.len()) {
        (0, _) => texts::gap_minima(minima, star),
        (_, 0) => texts::gap_points(points, star),
        _ => texts::gap_both(points, minima, star),
    }
}

/// The points so far, and how far the next star is.
fn so_far(cx: &Cx, forecast: &Forecast) -> Html {
    let next = match &forecast.next {
        None => texts::gap_none(),
        Some(gap) => gap_text(gap),
    };
    let points = i64::from(forecast.points.total());
    cx.html(&texts::so_far(points, cx.html(&next)))
}
