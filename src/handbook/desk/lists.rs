//! Lists: drafts, entries, ways of asking, an entry's history.

use crate::locale::{Html, Message};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::Cx;

use super::super::overlay::{self, Phrasing, State, Version};
use super::super::{EntryId, page};
use super::press::Press;
use super::screens::{button, carried, cut, home_button, publishes, to_entry, told};
use super::{texts, words};

/// As much of a phrasing or a title as a button shows, in letters.
const LABEL: usize = 48;

/// A page of a list.
pub(super) const PAGE: i64 = 6;

/// A list with a button for each of its rows, and the pages around it.
pub(super) fn list(
    cx: &Cx,
    text: Html,
    rows: Vec<Button>,
    pages: (Option<Press>, Option<Press>),
    more: impl IntoIterator<Item = Button>,
) -> Screen {
    let turn = |label: Message, press: Option<Press>| press.map(|press| button(cx, &label, &press));
    let previous = turn(super::super::texts::previous(), pages.0);
    let next = turn(super::super::texts::next(), pages.1);
    let keyboard = Keyboard::default()
        .column(rows)
        .row([previous, next].into_iter().flatten())
        .row(more.into_iter().chain([home_button(cx)]));
    Screen::new(text).with(keyboard)
}

/// The pages before and after one; `more` says whether there is one after.
pub(super) fn around(
    page: i64,
    more: bool,
    press: impl Fn(i64) -> Press,
) -> (Option<Press>, Option<Press>) {
    ((page > 0).then(|| press(page - 1)), more.then(|| press(page + 1)))
}

pub(super) fn drafts(cx: &Cx, versions: &[Version], page: i64) -> Screen {
    let (shown, more) = split(versions);
    if shown.is_empty() {
        return told(cx, &texts::list_drafts_empty(), []);
    }
    let rows = shown
        .iter()
        .map(|draft| {
            let title = overlay::read(&draft.entry, &draft.markdown)
                .map_or_else(|_| draft.entry.to_string(), |entry| entry.title);
            let label = texts::list_draft(draft.state.name(), cut(&title, LABEL));
            button(cx, &label, &Press::Version(draft.id))
        })
        .collect();
    list(cx, cx.html(&texts::list_drafts()), rows, around(page, more, Press::Drafts), [])
}

/// A page of what was looked up with one row too many, and whether there is that row.
pub(super) fn split<T>(rows: &[T]) -> (&[T], bool) {
    let page = usize::try_from(PAGE).unwrap_or(CHOICES);
    (rows.get(..page).unwrap_or(rows), rows.len() > page)
}

/// Entries, by buttons.
pub(super) fn entries(
    cx: &Cx,
    text: Html,
    ids: &[EntryId],
    pages: (Option<Press>, Option<Press>),
) -> Screen {
    let rows = ids
        .iter()
        .map(|id| {
            let label = cut(&words::title(cx, id.as_str()), LABEL);
            Button::tells(label, Press::Entry(id.clone()).data())
        })
        .collect();
    list(cx, text, rows, pages, [])
}

pub(super) fn phrasings(
    cx: &Cx,
    texts_of: (Message, Message),
    phrasings: &[Phrasing],
    page: i64,
    press: impl Fn(i64) -> Press,
    more: impl IntoIterator<Item = Button>,
) -> Screen {
    let (shown, further) = split(phrasings);
    let (head, empty) = texts_of;
    let head = if shown.is_empty() { empty } else { head };
    let rows = shown
        .iter()
        .map(|one| Button::tells(cut(&one.text, LABEL), Press::Phrasing(one.id).data()))
        .collect();
    list(cx, cx.html(&head), rows, around(page, further, press), more)
}

pub(super) fn phrasing(cx: &Cx, one: &Phrasing) -> Screen {
    let of = match &one.entry {
        Some(id) => texts::phrasing_of(words::title(cx, id.as_str())),
        None => texts::phrasing_negative(),
    };
    let state = if one.active { "active" } else { "proposed" };
    let text = texts::phrasing(
        one.text.as_str(),
        cx.plain(&of),
        words::who(cx, &one.author),
        words::on(one.made_at),
        state,
    );
    let mut choices = Vec::new();
    if publishes(cx) && !one.active {
        choices.push(button(cx, &texts::accept(), &Press::Accept(one.id, false)));
    }
    if publishes(cx) || !one.active {
        choices.push(button(cx, &texts::remove(), &Press::Remove(one.id)));
    }
    let entry = one.entry.as_ref().map(|id| to_entry(cx, id));
    let keyboard =
        Keyboard::default().choices(choices).row(entry.into_iter().chain([home_button(cx)]));
    Screen::new(cx.html(&text)).with(keyboard)
}

/// An entry's versions, the newest first.
pub(super) fn history(cx: &Cx, id: &EntryId, versions: &[Version], page: i64) -> Screen {
    let (shown, more) = split(versions);
    if shown.is_empty() {
        return told(cx, &texts::history_none(), [to_entry(cx, id)]);
    }
    let mut html = cx.html(&texts::history_list(words::title(cx, id.as_str())));
    for version in shown {
        html = html.paragraph(&cx.html(&line(cx, version)));
        if !version.changed.is_empty() {
            let parts = words::parts(cx, &version.changed);
            html = html.line(&cx.html(&texts::history_parts(parts)));
        }
        if !version.why.is_empty() {
            html = html.line(&cx.html(&texts::history_why(version.why.as_str())));
        }
    }
    let buttons = shown.iter().map(|version| {
        button(cx, &texts::history_button(version.number), &Press::Version(version.id))
    });
    let (previous, next) = around(page, more, |page| Press::History(page, id.clone()));
    let turn = |label: Message, press: Option<Press>| press.map(|press| button(cx, &label, &press));
    let pages =
        [turn(super::super::texts::previous(), previous), turn(super::super::texts::next(), next)];
    let in_force = shown.iter().any(|version| version.state.in_force());
    let original = (page == 0 && in_force && publishes(cx) && carried(id).is_some())
        .then(|| button(cx, &texts::restore_carried(), &Press::RestoreCarried(id.clone())));
    let keyboard = Keyboard::default()
        .choices(buttons)
        .row(pages.into_iter().flatten())
        .row(original)
        .row([to_entry(cx, id), home_button(cx)]);
    Screen::new(html).with(keyboard)
}

fn line(cx: &Cx, version: &Version) -> Message {
    let (who, at) = match &version.decided {
        Some((who, at)) => (words::who(cx, who), *at),
        None => (words::who(cx, &version.author), version.made_at),
    };
    let state = cx.plain(&words::state(version.state));
    texts::history_line(version.number, state, words::on(at), who)
}

/// A version of the history.
pub(super) fn version(cx: &Cx, version: &Version) -> Screen {
    let id = &version.entry;
    let (who, at) = (words::who(cx, &version.author), words::on(version.made_at));
    let state = cx.plain(&words::state(version.state));
    let html = match overlay::read(id, &version.markdown) {
        Ok(entry) => {
            let page = page(&cx.services().locale, cx.language(), &entry);
            cx.html(&texts::version(version.number, state, at, who, page))
        }
        Err(_) => cx.html(&texts::fault_unreadable()),
    };
    let restore = (publishes(cx) && version.state.was_shown() && version.state != State::Published)
        .then(|| button(cx, &texts::restore(), &Press::Restore(version.id)));
    let history = button(cx, &texts::history(), &Press::History(0, id.clone()));
    let keyboard =
        Keyboard::default().row(restore).row([history, to_entry(cx, id)]).row([home_button(cx)]);
    Screen::new(html).with(keyboard)
}
