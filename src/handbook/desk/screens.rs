//! What the officials' screens look like.

use crate::locale::Html;
use crate::people::chat::cancel_button;
use crate::people::{Action, Scope, may};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::turn::Cx;

use super::super::keeper::Review;
use super::super::overlay::{self, Counts, DiffLine, State, Version};
use super::super::{Entry, EntryId, embedded, page};
use super::press::{Ask, Press};
use super::{texts, words};

/// Lines of a comparison that are shown; a message holds 4,096 characters.
const DIFF_LINES: usize = 14;
/// As much of a line as is shown, in letters.
const DIFF_LETTERS: usize = 120;
pub(super) fn button(cx: &Cx, label: &crate::locale::Message, press: &Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// The way back to the handbook's desk.
pub(super) fn home_button(cx: &Cx) -> Button {
    button(cx, &texts::back(), &Press::Home)
}

pub(super) fn to_entry(cx: &Cx, id: &EntryId) -> Button {
    button(cx, &texts::see_entry(), &Press::Entry(id.clone()))
}

pub(super) fn publishes(cx: &Cx) -> bool {
    may(&cx.actor(), Action::Publish, &Scope::province())
}

/// A sentence with the ways on from it.
pub(super) fn told(
    cx: &Cx,
    message: &crate::locale::Message,
    buttons: impl IntoIterator<Item = Button>,
) -> Screen {
    let keyboard = Keyboard::default().choices(buttons).row([home_button(cx)]);
    Screen::new(cx.html(message)).with(keyboard)
}

/// The sentence after something happened to an entry.
pub(super) fn told_of(cx: &Cx, message: &crate::locale::Message, id: &EntryId) -> Screen {
    let history = button(cx, &texts::history(), &Press::History(0, id.clone()));
    told(cx, message, [to_entry(cx, id), history])
}

pub(super) fn cut(text: &str, most: usize) -> String {
    let mut out: String = text.chars().take(most).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// A question that is answered by typing, and the way out.
pub(super) fn question(cx: &Cx, message: &crate::locale::Message) -> Screen {
    Screen::new(cx.html(message)).with(Keyboard::default().row([cancel_button(cx)]))
}

/// The first screen.
pub(super) fn home(cx: &Cx, counts: Counts, flagged: usize) -> Screen {
    let entries = words::number(cx.handbook().entries().len());
    let text = texts::home(
        entries,
        counts.changed,
        counts.drafts,
        counts.proposed,
        counts.phrasings,
        words::number(flagged),
    );
    let keyboard = Keyboard::default()
        .choices([
            button(cx, &texts::find(), &Press::Find),
            button(cx, &texts::new(), &Press::New),
            button(cx, &texts::drafts(counts.drafts), &Press::Drafts(0)),
            button(cx, &texts::proposed_phrasings(counts.phrasings), &Press::Proposed(0)),
            button(cx, &texts::flagged(words::number(flagged)), &Press::Flagged(0)),
            button(cx, &texts::negatives(), &Press::Negatives(0)),
        ])
        .row([crate::desk::chat::to_desk(cx)]);
    Screen::new(cx.html(&text)).with(keyboard)
}

/// An entry as a producer reads it, with where it stands.
pub(super) fn entry(
    cx: &Cx,
    id: &EntryId,
    in_force: Option<&Version>,
    in_hand: Option<&Version>,
    taught: usize,
) -> Option<Screen> {
    let text = match in_force {
        Some(version) => version.markdown.as_str(),
        None => embedded::file(id.as_str())?,
    };
    // One that this program cannot read is shown as it is carried.
    let entry = overlay::read(id, text).ok().or_else(|| carried(id))?;
    let mut status = vec![standing(cx, id, in_force)];
    if in_force.is_some() {
        status.push(match carried(id) {
            Some(carried) => texts::status_original(words::day(carried.reviewed_on)),
            None => texts::status_new(),
        });
    }
    let (own, taught_of) = (words::number(entry.phrasings.len()), words::number(taught));
    status.push(texts::status_phrasings(own, taught_of));
    if let Some(draft) = in_hand {
        let (who, on) = (words::who(cx, &draft.author), words::on(draft.made_at));
        status.push(texts::status_draft(who, on));
    }
    let status = status
        .iter()
        .map(|line| cx.html(line))
        .reduce(|all, line| all.line(&line))
        .unwrap_or_default();
    let ask = |label, ask| button(cx, &label, &Press::Ask(ask, id.clone()));
    let mut choices = vec![
        ask(texts::edit_body(), Ask::Body),
        ask(texts::edit_sources(), Ask::Sources),
        button(cx, &texts::edit_more(), &Press::More(id.clone())),
        ask(texts::add_phrasing(), Ask::Phrasings),
        button(cx, &texts::history(), &Press::History(0, id.clone())),
    ];
    if let Some(draft) = in_hand {
        choices.push(button(cx, &texts::see_draft(), &Press::Version(draft.id)));
    } else if taught > 0 {
        choices.push(button(cx, &texts::see_phrasings(), &Press::Taught(0, id.clone())));
    }
    let page = page(&cx.services().locale, cx.language(), &entry);
    let keyboard = Keyboard::default().choices(choices).row([home_button(cx)]);
    Some(Screen::new(cx.html(&texts::entry(page, status))).with(keyboard))
}

pub(super) fn carried(id: &EntryId) -> Option<Entry> {
    overlay::read(id, embedded::file(id.as_str())?).ok()
}

/// Which text of an entry is shown.
fn standing(cx: &Cx, id: &EntryId, in_force: Option<&Version>) -> crate::locale::Message {
    let Some(version) = in_force else { return texts::status_carried() };
    let (who, at) = match &version.decided {
        Some((who, at)) => (words::who(cx, who), *at),
        None => (words::who(cx, &version.author), version.made_at),
    };
    if version.state == State::Withdrawn {
        return texts::status_withdrawn(words::on(at), version.why.as_str());
    }
    if overlay::read(id, &version.markdown).is_err() {
        return texts::fault_unreadable();
    }
    texts::status_changed(version.number, words::on(at), who)
}

/// The parts of an entry that are changed less often.
pub(super) fn more(cx: &Cx, entry: &Entry, draft: Option<i64>, taught: usize) -> Screen {
    let id = &entry.id;
    let ask = |label, ask| button(cx, &label, &Press::Ask(ask, id.clone()));
    let mut choices = vec![
        ask(texts::edit_title(), Ask::Title),
        ask(texts::edit_button(), Ask::Button),
        ask(texts::edit_dates(), Ask::Dates),
        button(cx, &texts::edit_related(), &Press::Related(id.clone())),
        button(cx, &texts::mark_reviewed(), &Press::Reviewed(id.clone())),
    ];
    if publishes(cx) {
        choices.push(ask(texts::withdraw(), Ask::Withdrawal));
    }
    let see =
        (taught > 0).then(|| button(cx, &texts::see_phrasings(), &Press::Taught(0, id.clone())));
    let back = match draft {
        Some(draft) => button(cx, &texts::see_draft(), &Press::Version(draft)),
        None => to_entry(cx, id),
    };
    let keyboard = Keyboard::default().choices(choices).row(see).row([back, home_button(cx)]);
    Screen::new(cx.html(&texts::more(entry.title.as_str()))).with(keyboard)
}

/// A draft as a producer would read it, what it changes and what is wrong with it.
pub(super) fn draft(
    cx: &Cx,
    draft: &Version,
    shown: Option<&Entry>,
    review: Option<&Review>,
) -> Screen {
    let id = &draft.entry;
    let ask = |label, ask| button(cx, &label, &Press::Ask(ask, id.clone()));
    let (publish, propose) = (publishes(cx), draft.state == State::Draft);
    let mut choices = Vec::new();
    if publish {
        choices.push(button(cx, &texts::publish(), &Press::Publish(draft.id, false)));
    } else if propose {
        choices.push(button(cx, &texts::propose(), &Press::Propose(draft.id)));
    }
    if publish && !propose {
        choices.push(button(cx, &texts::return_it(), &Press::Return(draft.id)));
    } else {
        choices.push(ask(texts::add_phrasing(), Ask::Phrasings));
    }
    choices.extend([
        ask(texts::edit_body(), Ask::Body),
        ask(texts::edit_sources(), Ask::Sources),
        button(cx, &texts::edit_more(), &Press::More(id.clone())),
        button(cx, &texts::discard(), &Press::Discard(draft.id)),
    ]);
    let keyboard = Keyboard::default().choices(choices).row([home_button(cx)]);
    let Ok(entry) = overlay::read(id, &draft.markdown) else {
        return Screen::new(cx.html(&texts::fault_unreadable())).with(keyboard);
    };
    let page = page(&cx.services().locale, cx.language(), &entry);
    let mut html = cx.html(&texts::draft(
        draft.number,
        words::who(cx, &draft.author),
        words::on(draft.made_at),
        draft.state.name(),
        page,
        words::number(entry.body.chars().count()),
        words::parts(cx, &draft.changed),
    ));
    if propose && !draft.why.is_empty() {
        html = html.line(&cx.html(&texts::draft_returned(draft.why.as_str())));
    }
    if let Some(diff) = shown.and_then(|shown| diff(cx, shown, &entry)) {
        html = html.paragraph(&diff);
    }
    if let Some(problems) = review.and_then(|review| words::problems(cx, &review.problems)) {
        html = html.paragraph(&problems);
    }
    Screen::new(html).with(keyboard)
}

/// How the answers differ.
fn diff(cx: &Cx, before: &Entry, after: &Entry) -> Option<Html> {
    if before.body == after.body {
        return None;
    }
    let lines: Vec<Html> = overlay::diff(&before.plain(), &after.plain())
        .into_iter()
        .filter_map(|line| match line {
            DiffLine::Kept(_) => None,
            DiffLine::Gone(text) => Some(texts::diff_gone(cut(&text, DIFF_LETTERS))),
            DiffLine::New(text) => Some(texts::diff_new(cut(&text, DIFF_LETTERS))),
        })
        .map(|line| cx.html(&line))
        .collect();
    let mut html = cx.html(&texts::diff_title());
    for line in lines.iter().take(DIFF_LINES) {
        html = html.line(line);
    }
    let left = lines.len().saturating_sub(DIFF_LINES);
    if left > 0 {
        html = html.line(&cx.html(&texts::diff_cut(words::number(left))));
    }
    Some(html)
}

/// What a publisher is asked before something surprising is published.
pub(super) fn ask_sure(cx: &Cx, list: Html, yes: Button, back: &Press) -> Screen {
    let keyboard = Keyboard::default()
        .row([yes, button(cx, &super::super::texts::back(), back)])
        .row([home_button(cx)]);
    Screen::new(cx.html(&texts::ask_sure(list))).with(keyboard)
}
