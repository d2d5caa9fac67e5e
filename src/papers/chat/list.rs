//! Screens: the papers of a dossier, what is missing first.

use futures::FutureExt;

use super::press::{At, Press};
use super::{button, label, mark, number, officer, sheet, show, words};
use crate::clock::local_date;
use crate::dossiers::chat::dossier_button;
use crate::dossiers::model::DossierId;
use crate::dossiers::words::{date, stars};
use crate::handbook::texts::{next, previous};
use crate::locale::Html;
use crate::papers::claims::unproven;
use crate::papers::rules::State;
use crate::papers::seeing::{Line, Sheet};
use crate::papers::texts;
use crate::producers::chat::set_button;
use crate::programme::papers::SAMPLES;
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::Cx;

/// Opens a page of the papers of a dossier.
pub(super) async fn open(cx: Cx, dossier: DossierId, page: usize) -> Outcome {
    show(cx, move |tx, cx| async move { opened(tx, cx, dossier, page).await }.boxed()).await
}

async fn opened(
    tx: &mut Tx,
    cx: &Cx,
    dossier: DossierId,
    page: usize,
) -> Result<Screen, StoreError> {
    sessions::leave(tx, cx.chat(), cx.user()).await?;
    Ok(match sheet(tx, cx, dossier).await? {
        Ok(sheet) => {
            let programme = &cx.services().programme;
            let unproven = unproven(tx.connection(), cx.now(), programme, &sheet).await?;
            screen(cx, &sheet, unproven.len(), page)
        }
        Err(screen) => screen,
    })
}

/// A page of the papers of a dossier.
fn screen(cx: &Cx, sheet: &Sheet, unproven: usize, page: usize) -> Screen {
    let dossier = sheet.case.dossier.id;
    let programme = &cx.services().programme;
    // Whoever checks begins with what nobody has looked at.
    let checks = officer::checks(cx, sheet);
    let waits = |line: &Line| checks && line.is_unseen();
    let mut lines: Vec<&Line> = sheet.lines.iter().collect();
    lines.sort_by_key(|line| !waits(line));
    let pages = lines.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let shown = || lines.iter().copied().skip(page * CHOICES).take(CHOICES);
    let mut html = heading(cx, sheet);
    let mut section = None;
    for line in shown() {
        let of = if waits(line) { "unseen" } else { line.section().name() };
        if section != Some(of) {
            section = Some(of);
            html = html.paragraph(&cx.html(&texts::section(of)));
        }
        html = html.line(&line_of(cx, sheet, line));
    }
    if pages > 1 {
        html = html.paragraph(&cx.html(&texts::page(number(page + 1), number(pages))));
    }
    let open = shown().filter_map(|line| {
        let paper = programme.papers.get(line.paper)?;
        let press = Press::Paper(At::new(dossier, paper.id));
        Some(Button::tells(label(cx, sheet, paper), press.data()))
    });
    let turn = |label, page| button(cx, &label, &Press::List(dossier, page));
    let back = (page > 0).then(|| turn(previous(), page.saturating_sub(1)));
    let on = (page + 1 < pages).then(|| turn(next(), page + 1));
    let product = &sheet.case.product;
    let there: usize = sheet.lines.iter().map(|line| line.held.files).sum();
    let all = (there > 0).then(|| button(cx, &texts::bundle(), &Press::Bundle(dossier)));
    let claims = (unproven > 0).then(|| {
        let press = Press::Claims(dossier, 0);
        button(cx, &texts::claims_button(number(unproven)), &press)
    });
    let choose = product.details.set.is_none().then(|| set_button(cx, product));
    let keyboard = Keyboard::default()
        .row(choose)
        .column(open)
        .row([back, on].into_iter().flatten())
        .row(claims)
        .row(all)
        .row([official_button(cx), dossier_button(cx, dossier)]);
    Screen::new(html).with(keyboard)
}

fn heading(cx: &Cx, sheet: &Sheet) -> Html {
    let case = &sheet.case;
    let (needed, there) = sheet.needed();
    let kind = words(cx).kind(case.dossier.kind);
    let name = case.product.details.name.as_str();
    let html = cx.html(&texts::list(
        name,
        kind,
        stars(case.dossier.target),
        number(needed),
        number(there),
        if there == needed { "yes" } else { "no" },
    ));
    if case.product.details.set.is_none() {
        return html.line(&cx.html(&texts::list_no_set()));
    }
    html
}

/// One paper in the list.
fn line_of(cx: &Cx, sheet: &Sheet, line: &Line) -> Html {
    let programme = &cx.services().programme;
    let name = programme.papers.get(line.paper).map(|paper| paper.short).unwrap_or_default();
    cx.html(&texts::line(mark(cx, line.state.name()), name, what(cx, sheet, line)))
}

/// How it stands with a paper, in a few words.
pub(super) fn what(cx: &Cx, sheet: &Sheet, line: &Line) -> String {
    if let Some(samples) = sheet.samples.as_ref().filter(|_| line.paper == SAMPLES) {
        let day = date(local_date(samples.at));
        return cx.plain(&texts::samples(samples.count, samples.by.as_str(), day));
    }
    let reason = line.held.mark().map(|(_, reason)| reason).unwrap_or_default();
    let text = match line.state {
        State::Missing => return why(cx, line),
        State::Returned => texts::state("returned", reason, 0),
        State::Expired(day) => texts::state("expired", date(day), 0),
        State::Ending(day) => texts::state("ending", date(day), 0),
        State::Broken | State::Sent | State::Checked => {
            texts::state(line.state.name(), "", number(line.held.files))
        }
    };
    cx.plain(&text)
}

/// Why a paper is on the list, in a few words.
pub(super) fn why(cx: &Cx, line: &Line) -> String {
    let star = match line.why {
        crate::papers::rules::Why::Star(star) => stars(star),
        _ => 0,
    };
    cx.plain(&texts::why(line.why.name(), star))
}
