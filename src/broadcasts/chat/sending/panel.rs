//! How a broadcast goes: a bar, the figures, and what can be done about it.

use crate::broadcasts::content::title;
use crate::broadcasts::model::{Broadcast, Changing, Every};
use crate::broadcasts::progress::View;
use crate::broadcasts::rules::State;
use crate::broadcasts::{moments, texts};
use crate::dossiers::words::{Words, moment};
use crate::locale::{Html, Message as Text};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};

use crate::broadcasts::chat::composing::correct_data;
use crate::broadcasts::chat::draft_data;
use crate::broadcasts::chat::report::report_data;

use super::press::Press;

/// Squares of the bar.
const BAR: i64 = 10;

fn bar(done: i64, all: i64) -> String {
    let full = if all > 0 { (done * BAR / all).clamp(0, BAR) } else { BAR };
    let percent = if all > 0 { done * 100 / all } else { 100 };
    let squares = |count: i64, square: &str| square.repeat(usize::try_from(count).unwrap_or(0));
    format!("{}{} {percent} %", squares(full, "▓"), squares(BAR - full, "░"))
}

/// How a broadcast goes.
pub(in crate::broadcasts) fn panel(words: &Words<'_>, view: &View) -> Screen {
    let one = &view.one;
    let mut html = words.html(&texts::panel(title(&one.content), state(words, view)));
    if one.state.has_copies() {
        html = html.paragraph(&figures(words, view));
    }
    if let Some(line) = changing(words, view) {
        html = html.line(&line);
    }
    if let Some(left) = view.left {
        let (minutes, seconds) = (left.num_minutes(), left.num_seconds() % 60);
        html = html.line(&words.html(&texts::left(minutes, seconds)));
    }
    Screen::new(html).with(keyboard(words, view))
}

fn state(words: &Words<'_>, view: &View) -> Html {
    let one = &view.one;
    let night = one.state == State::Sending && moments::may_leave(one, view.now) > view.now;
    let name = match one.state {
        _ if one.recalled_at.is_some() && one.changing.is_none() => "recalled",
        State::Sending if night => "night",
        state => state.name(),
    };
    let at = match one.state {
        State::Scheduled => one.send_at,
        State::Sending if night => Some(moments::may_leave(one, view.now)),
        State::Done | State::Stopped => one.ended_at,
        _ => one.started_at,
    };
    let at = at.map(moment).unwrap_or_default();
    let every = one.every.map_or("once", Every::name);
    words.html(&texts::state(name, at, every))
}

fn figures(words: &Words<'_>, view: &View) -> Html {
    let counts = &view.counts;
    let all = counts.addressed();
    let waiting = counts.queued + counts.handed;
    let html = Html::text(&bar(all - waiting, all));
    // What follows adds up to the whole list, as the report has it.
    html.line(&words.html(&texts::figures(
        counts.sent,
        counts.all(),
        waiting,
        counts.unreachable,
        counts.unknown,
        counts.failed,
        counts.left_out,
    )))
}

fn changing(words: &Words<'_>, view: &View) -> Option<Html> {
    let (one, counts) = (&view.one, &view.counts);
    let what = match (one.changing, one.recalled_at.is_some(), one.revision) {
        (None, _, 0) => return None,
        (None, true, _) => "recalled",
        (None, false, _) => "corrected",
        (Some(Changing::Recall), ..) => "recalling",
        (Some(Changing::Correct), ..) => "correcting",
    };
    let done = counts.changed + counts.not_changed;
    let all = done + counts.to_change;
    Some(words.html(&texts::changing(what, counts.changed, all, counts.not_changed)))
}

fn keyboard(words: &Words<'_>, view: &View) -> Keyboard {
    let (one, counts) = (&view.one, &view.counts);
    let id = one.id;
    let tells = |text: &Text, press: Press| Button::tells(words.plain(text), press.data());
    let mut buttons = Vec::new();
    match one.state {
        State::Draft => buttons.push(tells(&texts::send_draft(), Press::Ask(id))),
        State::Waiting if view.decides => {
            buttons.push(tells(&texts::approve(), Press::Approve(id, one.version)));
            buttons.push(tells(&texts::give_back(), Press::GiveBack(id)));
        }
        State::Waiting | State::Scheduled => {
            buttons.push(tells(&texts::take_back(), Press::TakeBack(id)));
        }
        State::Sending => buttons.push(tells(&texts::pause(), Press::Pause(id))),
        State::Paused => buttons.push(tells(&texts::resume(), Press::Resume(id))),
        State::Discarded | State::Preparing | State::Stopped | State::Done => {}
    }
    if matches!(one.state, State::Preparing | State::Sending | State::Paused) {
        buttons.push(tells(&texts::stop(), Press::AskStop(id)));
    }
    if one.state.has_copies() && one.recalled_at.is_none() {
        buttons.push(Button::tells(words.plain(&texts::correct()), correct_data(id)));
        if counts.sent + counts.handed + counts.queued > 0 {
            buttons.push(tells(&texts::recall(), Press::AskRecall(id)));
        }
        if counts.unknown > 0 {
            buttons.push(tells(&texts::unknown(counts.unknown), Press::Unknown(id, 0)));
        }
    }
    if one.changing.is_none() && counts.not_changed > 0 {
        buttons.push(tells(&texts::retry(counts.not_changed), Press::Retry(id)));
    }
    // Where there is no room for it, stopping ends the row as well.
    if one.every.is_some()
        && !matches!(one.state, State::Draft | State::Discarded)
        && buttons.len() < CHOICES
    {
        buttons.push(tells(&texts::no_repeat(), Press::NoRepeat(id)));
    }
    let mut ways = Vec::new();
    if matches!(one.state, State::Waiting | State::Scheduled) {
        ways.push(Button::tells(words.plain(&texts::see_text()), draft_data(id)));
    }
    if one.state.has_copies() {
        ways.push(Button::tells(words.plain(&texts::report()), report_data(id)));
    }
    if !matches!(one.state, State::Draft | State::Discarded) {
        ways.push(tells(&texts::look(), Press::Open(id)));
    }
    ways.push(tells(&texts::list(), Press::List(0)));
    Keyboard::default().choices(buttons).choices(ways)
}

/// A line of a list.
pub(super) fn line(words: &Words<'_>, one: &Broadcast) -> Html {
    let state = words.plain(&texts::state_short(one.state.name()));
    words.html(&texts::line(one.id.0, title(&one.content), state))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_full_at_the_end_only() {
        assert_eq!(bar(0, 10), "░░░░░░░░░░ 0 %");
        assert_eq!(bar(999, 1000), "▓▓▓▓▓▓▓▓▓░ 99 %");
        assert_eq!(bar(10, 10), "▓▓▓▓▓▓▓▓▓▓ 100 %");
        assert_eq!(bar(0, 0), "▓▓▓▓▓▓▓▓▓▓ 100 %");
    }
}
