//! Screens: what a broadcast has come to. It is counted beside the writer.

mod files;
mod press;

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Update};

use crate::broadcasts::aiming::may_see;
use crate::broadcasts::audience_texts as texts;
use crate::broadcasts::chat::sending::refused;
use crate::broadcasts::drafting::{self, Done};
use crate::broadcasts::model::{Broadcast, BroadcastId, Response};
use crate::broadcasts::reporting::{
    self, ByCommune, Figures, Group, Line, Reminded, asks, has_button,
};
use crate::broadcasts::rules::State;
use crate::broadcasts::{content, store};
use crate::clock::local_date;
use crate::dossiers::words::{Words, date};
use crate::locale::{Html, Message as Text};
use crate::people::chat::to_menu;
use crate::producers::phone::Phone;
use crate::store::StoreError;
use crate::telegram::router::{Failure, Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use press::Press;

/// Recipients, or communes, on a page.
const LINES: usize = 15;

/// As much of a name as a line shows, in letters: a page must fit into a message.
const LETTERS: usize = 60;

/// How long a bar is.
const BAR: i64 = 10;

/// This part's branch of the tree.
pub(super) fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press)
}

/// What a button tells that opens the report of a broadcast.
#[must_use]
pub(in crate::broadcasts) fn report_data(id: BroadcastId) -> String {
    Press::Open(id).data()
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Open(id) => open(cx, id).await,
        Press::Communes(id, page) => communes(cx, id, page).await,
        Press::Groups(id) => groups(cx, id).await,
        Press::Group(id, group, page) => list(cx, id, group, page).await,
        Press::Workbook(id) => files::workbook(cx, id).await,
        Press::Text(id) => files::text(cx, id).await,
        Press::Remind(id) => remind(cx, id).await,
    }
}

fn words(cx: &Cx) -> Words<'_> {
    Words::of(cx.services(), cx.person())
}

fn button(cx: &Cx, label: &Text, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

fn back(cx: &Cx, id: BroadcastId) -> Button {
    button(cx, &texts::report_back(), Press::Open(id))
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Why there is nothing to be seen.
fn hindrance(cx: &Cx, done: &Done) -> Screen {
    let text = match done {
        Done::Refused => return refused(cx, "other"),
        Done::NotNow(one) => {
            let open = Button::tells(
                cx.plain(&texts::open()),
                crate::broadcasts::chat::draft_data(one.id),
            );
            return Screen::new(cx.html(&texts::report_not_yet()))
                .with(Keyboard::default().row([open, to_menu(cx)]));
        }
        Done::NotFound | Done::Done(_) => texts::not_found(),
    };
    Screen::new(cx.html(&text)).with(Keyboard::default().row([to_menu(cx)]))
}

/// A broadcast that was sent and that the one who acts may see, or the end of the update.
async fn looked_at(cx: &Cx, id: BroadcastId) -> Result<Result<Broadcast, Outcome>, Failure> {
    match store::look(cx.services().store.reader(), id).await? {
        Some(one)
            if may_see(&cx.services().places, cx.person(), &one) && is_reported(one.state) =>
        {
            Ok(Ok(one))
        }
        _ => {
            let ended = cx.commit(move |tx, cx| {
                async move {
                    let (now, places) = (cx.now(), &cx.services().places);
                    let seen = match drafting::see(tx, now, places, &cx.actor(), id).await? {
                        Done::Done(one) => Done::NotNow(one),
                        other => other,
                    };
                    Ok(Said::from(cx.show(hindrance(&cx, &seen))))
                }
                .boxed()
            });
            Ok(Err(ended.await))
        }
    }
}

fn is_reported(state: State) -> bool {
    state.has_copies() || state == State::Preparing
}

/// Shows what was read, if the one who acts may still see it once it is.
async fn show(
    cx: Cx,
    id: BroadcastId,
    screen: impl FnOnce(&Cx) -> Screen + Send + 'static,
) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            let screen = match drafting::see(tx, now, places, &cx.actor(), id).await? {
                Done::Done(_) => screen(&cx),
                other => hindrance(&cx, &other),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn reading(cx: &Cx) -> Result<sqlx::pool::PoolConnection<sqlx::Sqlite>, Failure> {
    Ok(cx.services().store.reader().acquire().await.map_err(StoreError::from)?)
}

async fn open(cx: Cx, id: BroadcastId) -> Outcome {
    let one = match looked_at(&cx, id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    let figures = store::figures(&mut *reading(&cx).await?, id).await?;
    show(cx, id, move |cx| report(cx, &one, &figures)).await
}

/// A bar that is as full as a share of the whole; never empty where there is somebody.
fn bar(part: i64, whole: i64) -> String {
    let full = if whole > 0 { (part * BAR + whole / 2) / whole } else { 0 };
    let full = full.clamp(i64::from(part > 0), BAR);
    let times =
        |letter: &str, times: i64| letter.repeat(usize::try_from(times).unwrap_or_default());
    format!("{}{}", times("▓", full), times("░", BAR - full))
}

/// The shares in percent, whole numbers that add up to 100 where the parts are the whole: what rounding
/// down leaves goes to those that lost most by it, the first of them first.
fn percents(parts: &[i64], whole: i64) -> Vec<i64> {
    if whole <= 0 {
        return vec![0; parts.len()];
    }
    let mut shares: Vec<i64> = parts.iter().map(|part| part * 100 / whole).collect();
    let together = parts.iter().sum::<i64>() * 100 / whole;
    let left = usize::try_from(together - shares.iter().sum::<i64>()).unwrap_or_default();
    let mut by_loss: Vec<(i64, usize)> =
        parts.iter().enumerate().map(|(at, part)| (part * 100 % whole, at)).collect();
    by_loss.sort_by_key(|(loss, at)| (std::cmp::Reverse(*loss), *at));
    for (_, at) in by_loss.into_iter().take(left) {
        if let Some(share) = shares.get_mut(at) {
            *share += 1;
        }
    }
    shares
}

/// A line for each part, with its bar and its share.
fn bars(cx: &Cx, html: Html, parts: &[(&str, i64)], whole: i64) -> Html {
    let counts: Vec<i64> = parts.iter().map(|(_, count)| *count).collect();
    let lines = parts.iter().zip(percents(&counts, whole));
    lines.fold(html, |html, ((name, part), percent)| {
        html.line(&cx.html(&texts::report_line(*name, bar(*part, whole), *part, percent)))
    })
}

/// What a group is called: where there is nothing to confirm by, nobody is silent.
fn called(group: Group, one: &Broadcast) -> &'static str {
    if group == Group::Silent && !asks(&one.content) { "got" } else { group.name() }
}

fn report(cx: &Cx, one: &Broadcast, figures: &Figures) -> Screen {
    let id = one.id;
    let all = figures.all;
    let day = one.started_at.map(|at| date(local_date(at))).unwrap_or_default();
    let is_recalled = one.recalled_at.is_some();
    let mut html = cx.html(&texts::report(id.0, content::title(&one.content), day, all));
    if is_recalled {
        html = html.line(&cx.html(&texts::report_recalled()));
    }
    let others = [
        Group::Queued,
        Group::Blocked,
        Group::NeverJoined,
        Group::Failed,
        Group::Unknown,
        Group::Muted,
        Group::Stopped,
    ];
    let others = others.into_iter().filter(|group| figures.of(*group) > 0);
    let others = others.map(|group| (group.name(), figures.of(group)));
    let parts: Vec<_> = std::iter::once(("sent", figures.sent)).chain(others).collect();
    html = bars(cx, html, &parts, all);
    html = responses(cx, html, one, figures);
    if figures.posts > 0 {
        html = html.paragraph(&cx.html(&texts::report_posts(figures.posts)));
    }
    let silent = figures.of(Group::Silent);
    let unreached =
        figures.of(Group::Blocked) + figures.of(Group::NeverJoined) + figures.of(Group::Failed);
    let mut choices = Vec::new();
    if silent > 0 && asks(&one.content) {
        choices.push(button(cx, &texts::report_silent(silent), Press::Group(id, Group::Silent, 0)));
        if !is_recalled {
            choices.push(button(cx, &texts::report_remind(), Press::Remind(id)));
        }
    }
    choices.push(button(cx, &texts::report_communes(), Press::Communes(id, 0)));
    choices.push(button(cx, &texts::report_groups(), Press::Groups(id)));
    choices.push(button(cx, &texts::report_workbook(), Press::Workbook(id)));
    if unreached > 0 && !is_recalled {
        choices.push(button(cx, &texts::report_text(), Press::Text(id)));
    }
    let open = Button::tells(cx.plain(&texts::open()), crate::broadcasts::chat::draft_data(id));
    Screen::new(html).with(Keyboard::default().choices(choices).row([open, to_menu(cx)]))
}

/// What was answered, as far as there is a button for it, or was when somebody tapped it.
fn responses(cx: &Cx, html: Html, one: &Broadcast, figures: &Figures) -> Html {
    let of = [
        (Group::Read, Response::Read),
        (Group::Join, Response::Join),
        (Group::Help, Response::Help),
    ];
    let there = of
        .into_iter()
        .filter(|(group, response)| has_button(&one.content, *response) || figures.of(*group) > 0);
    let mut parts: Vec<(&str, i64)> =
        there.map(|(group, _)| (group.name(), figures.of(group))).collect();
    if parts.is_empty() {
        return html.paragraph(&cx.html(&texts::report_no_buttons()));
    }
    let answered: i64 = parts.iter().map(|(_, count)| count).sum();
    // Whoever has answered a copy of which nobody knows has got it.
    let got = answered + figures.of(Group::Silent);
    if asks(&one.content) {
        parts.push((Group::Silent.name(), figures.of(Group::Silent)));
    }
    bars(cx, html.paragraph(&cx.html(&texts::report_responses(got))), &parts, got)
}

async fn communes(cx: Cx, id: BroadcastId, page: usize) -> Outcome {
    let one = match looked_at(&cx, id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    let found = store::by_commune(&mut *reading(&cx).await?, id).await?;
    show(cx, id, move |cx| communes_screen(cx, &one, &found, page)).await
}

fn communes_screen(cx: &Cx, of: &Broadcast, found: &[ByCommune], page: usize) -> Screen {
    let (id, asks) = (of.id, asks(&of.content));
    let skip = page.saturating_mul(LINES);
    let kind = if asks { "asks" } else { "tells" };
    let mut html = cx.html(&texts::report_by_commune(id.0, kind));
    for one in found.iter().skip(skip).take(LINES) {
        let place = words(cx).place(one.commune);
        if !asks {
            let bar = bar(one.sent, one.all);
            let line = texts::report_commune_told(place, bar, one.sent, one.all, one.unreached);
            html = html.line(&cx.html(&line));
            continue;
        }
        let bar = bar(one.responded, one.sent);
        html = html.line(&cx.html(&texts::report_commune(
            place,
            bar,
            one.responded,
            one.sent,
            one.silent,
            one.unreached,
        )));
    }
    let more = found.len() > skip.saturating_add(LINES);
    let keyboard = Keyboard::default()
        .row(turning(cx, page, more, |page| Press::Communes(id, page)))
        .row([back(cx, id), to_menu(cx)]);
    Screen::new(html).with(keyboard)
}

/// Which group to list: those in which somebody is.
async fn groups(cx: Cx, id: BroadcastId) -> Outcome {
    let one = match looked_at(&cx, id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    let figures = store::figures(&mut *reading(&cx).await?, id).await?;
    show(cx, id, move |cx| {
        let there = figures.groups.iter().filter(|(_, count)| *count > 0);
        let choices = there.map(|(group, count)| {
            let label = texts::report_group(called(*group, &one), *count);
            button(cx, &label, Press::Group(id, *group, 0))
        });
        let keyboard = Keyboard::default().choices(choices).row([back(cx, id), to_menu(cx)]);
        Screen::new(cx.html(&texts::report_which())).with(keyboard)
    })
    .await
}

async fn list(cx: Cx, id: BroadcastId, group: Group, page: usize) -> Outcome {
    let one = match looked_at(&cx, id).await? {
        Ok(one) => one,
        Err(ended) => return ended,
    };
    let (most, skip) = (count(LINES + 1), count(page.saturating_mul(LINES)));
    let found = store::lines(&mut *reading(&cx).await?, id, group, (most, skip)).await?;
    show(cx, id, move |cx| list_screen(cx, &one, group, &found, page)).await
}

fn list_screen(cx: &Cx, of: &Broadcast, group: Group, found: &[Line], page: usize) -> Screen {
    let id = of.id;
    let mut html = cx.html(&texts::report_list(id.0, called(group, of)));
    let mut place = None;
    for one in found.iter().take(LINES) {
        if place != Some(one.commune) {
            place = Some(one.commune);
            html = html.paragraph(&Html::text(&words(cx).place(one.commune)).bold());
        }
        let person = excerpt(one.person.as_deref().unwrap_or_default(), LETTERS);
        let why = if group == Group::Failed { excerpt(&one.why, LETTERS) } else { String::new() };
        let producer = excerpt(&one.producer, LETTERS);
        let line = texts::report_recipient(producer, phone(one), person, why);
        html = html.line(&cx.html(&line));
    }
    if found.is_empty() {
        html = html.paragraph(&cx.html(&texts::report_list_none()));
    }
    let keyboard = Keyboard::default()
        .row(turning(cx, page, found.len() > LINES, |page| Press::Group(id, group, page)))
        .row([back(cx, id), to_menu(cx)]);
    Screen::new(html).with(keyboard)
}

/// A telephone number as people read it, or `none`.
fn phone(line: &Line) -> String {
    Phone::parse(&line.phone).map_or_else(|| "none".to_owned(), |phone| phone.to_string())
}

fn turning(cx: &Cx, page: usize, more: bool, to: impl Fn(usize) -> Press) -> Vec<Button> {
    let before = page.checked_sub(1).map(|page| button(cx, &texts::page_before(), to(page)));
    let behind = more.then(|| button(cx, &texts::page_behind(), to(page + 1)));
    before.into_iter().chain(behind).collect()
}

/// Begins a draft to those who have not confirmed, and leads to it.
async fn remind(cx: Cx, id: BroadcastId) -> Outcome {
    if let Err(ended) = looked_at(&cx, id).await? {
        return ended;
    }
    let figures = store::figures(&mut *reading(&cx).await?, id).await?;
    let silent = figures.of(Group::Silent) + figures.of(Group::Unknown);
    cx.commit(move |tx, cx| {
        async move {
            let (now, places) = (cx.now(), &cx.services().places);
            let done = reporting::remind(tx, now, places, cx.person(), (id, silent)).await?;
            let only = |text| {
                let keyboard = Keyboard::default().row([back(&cx, id), to_menu(&cx)]);
                Screen::new(cx.html(&text)).with(keyboard)
            };
            let screen = match done {
                Reminded::Recalled => only(texts::reminder_recalled(id.0)),
                Reminded::Nobody => only(texts::reminder_nobody(id.0)),
                Reminded::Begun(draft) => {
                    let open = crate::broadcasts::chat::draft_data(draft.id);
                    let open = Button::tells(cx.plain(&texts::reminder_open()), open);
                    let keyboard =
                        Keyboard::default().row([open]).row([back(&cx, id), to_menu(&cx)]);
                    let text = texts::reminder_begun(draft.id.0, id.0, silent);
                    Screen::new(cx.html(&text)).with(keyboard)
                }
                Reminded::Not(other) => hindrance(&cx, &other),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_empty_for_nobody_only() {
        assert_eq!(bar(0, 10), "░░░░░░░░░░");
        assert_eq!(bar(1, 1000), "▓░░░░░░░░░");
        assert_eq!(bar(5, 10), "▓▓▓▓▓░░░░░");
        assert_eq!(bar(10, 10), "▓▓▓▓▓▓▓▓▓▓");
        assert_eq!(bar(0, 0), "░░░░░░░░░░");
    }

    #[test]
    fn shares_of_a_whole_add_up_to_a_hundred() {
        assert_eq!(percents(&[1, 1, 1], 3), [34, 33, 33]);
        assert_eq!(percents(&[1, 0, 2], 3), [33, 0, 67]);
        assert_eq!(percents(&[1, 199], 200), [1, 99]);
        assert_eq!(percents(&[0, 0], 0), [0, 0]);
        assert_eq!(percents(&[1, 1], 4), [25, 25]);
        for whole in 1..60 {
            let parts = [whole / 7, whole / 3, whole - whole / 7 - whole / 3];
            assert_eq!(percents(&parts, whole).iter().sum::<i64>(), 100);
        }
    }
}
