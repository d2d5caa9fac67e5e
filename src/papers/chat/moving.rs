//! Screens: papers that were sent to the wrong place are moved.

use futures::FutureExt;

use super::press::{At, Press};
use super::{
    back_to_paper, button, hindrance, label, number, said, sheet, show, undo_button, visible,
};
use crate::dossiers::model::DossierId;
use crate::handbook::texts::{next, previous};
use crate::papers::seeing::{Sheet, open_dossiers_of};
use crate::papers::sending;
use crate::papers::texts;
use crate::programme::papers::Paper;
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::Cx;
use crate::text::excerpt;

/// As much of a product's name as fits on a button, in letters.
const LABEL: usize = 40;

/// Asks for which product the files are.
pub(super) async fn which_dossier(cx: Cx, at: At, page: usize) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let (sheet, paper) = match visible(tx, cx, &at).await? {
                Ok(found) => found,
                Err(screen) => return Ok(screen),
            };
            let open = open_dossiers_of(tx.connection(), &sheet.case.producer).await?;
            if open.len() < 2 {
                return Ok(papers(cx, &sheet, &at, 0));
            }
            let choose = |dossier| Press::MoveTo(at.clone(), dossier, 0);
            let turn = |page| Press::Move(at.clone(), page);
            let keyboard = pick_dossier(cx, (&open, page), choose, turn);
            let keyboard = keyboard.row([back_to_paper(cx, &at)]);
            let product = sheet.case.product.details.name.as_str();
            let html = cx.html(&texts::move_which(paper.short, product));
            Ok(Screen::new(html).with(keyboard))
        }
        .boxed()
    })
    .await
}

/// Asks for which of its papers they are.
pub(super) async fn which_paper(cx: Cx, at: At, to: DossierId, page: usize) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            Ok(match sheet(tx, cx, to).await? {
                Ok(sheet) => papers(cx, &sheet, &at, page),
                Err(screen) => screen,
            })
        }
        .boxed()
    })
    .await
}

fn papers(cx: &Cx, sheet: &Sheet, at: &At, page: usize) -> Screen {
    let to = sheet.case.dossier.id;
    let offered = offered(cx, sheet, (to != at.dossier).then_some(at.paper.as_str()));
    let offered: Vec<&Paper> =
        offered.into_iter().filter(|one| (to, one.id) != (at.dossier, at.paper.as_str())).collect();
    let choose = |paper: &Paper| Press::MoveNow(at.clone(), At::new(to, paper.id));
    let turn = |page| Press::MoveTo(at.clone(), to, page);
    let keyboard = pick(cx, sheet, (&offered, page), choose, turn);
    let html = cx.html(&texts::move_what(sheet.case.product.details.name.as_str()));
    Screen::new(html).with(keyboard.row([back_to_paper(cx, at)]))
}

/// The papers of a dossier that a file may be for, this one first.
pub(super) fn offered<'a>(cx: &'a Cx, sheet: &Sheet, first: Option<&str>) -> Vec<&'a Paper> {
    let papers = &cx.services().programme.papers;
    let mut offered: Vec<&Paper> = sheet
        .lines
        .iter()
        .filter_map(|line| papers.get(line.paper))
        .filter(|paper| !paper.is_samples())
        .collect();
    offered.sort_by_key(|paper| first != Some(paper.id));
    offered
}

/// A page of dossiers to choose from, by their products' names.
pub(super) fn pick_dossier(
    cx: &Cx,
    (open, page): (&[(DossierId, String)], usize),
    choose: impl Fn(DossierId) -> Press,
    turn: impl Fn(usize) -> Press,
) -> Keyboard {
    let page = page.min(open.len().saturating_sub(1) / CHOICES);
    let shown = open.iter().skip(page * CHOICES).take(CHOICES);
    let choices =
        shown.map(|(dossier, name)| Button::tells(excerpt(name, LABEL), choose(*dossier).data()));
    let back = (page > 0).then(|| button(cx, &previous(), &turn(page.saturating_sub(1))));
    let on = ((page + 1) * CHOICES < open.len()).then(|| button(cx, &next(), &turn(page + 1)));
    Keyboard::default().column(choices).row([back, on].into_iter().flatten())
}

/// A page of papers to choose from.
pub(super) fn pick(
    cx: &Cx,
    sheet: &Sheet,
    (offered, page): (&[&Paper], usize),
    choose: impl Fn(&Paper) -> Press,
    turn: impl Fn(usize) -> Press,
) -> Keyboard {
    let pages = offered.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let choices = offered
        .iter()
        .skip(page * CHOICES)
        .take(CHOICES)
        .map(|paper| Button::tells(label(cx, sheet, paper), choose(paper).data()));
    let back = (page > 0).then(|| button(cx, &previous(), &turn(page.saturating_sub(1))));
    let on = (page + 1 < pages).then(|| button(cx, &next(), &turn(page + 1)));
    Keyboard::default().column(choices).row([back, on].into_iter().flatten())
}

/// Moves the files.
pub(super) async fn now(cx: Cx, from: At, to: At) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let programme = &cx.services().programme;
            let wanted = (from.spot(), to.spot(), cx.update());
            let outcome = sending::relocate(tx, cx.now(), &cx.actor(), programme, wanted).await?;
            let count = match outcome {
                Ok(count) => count,
                Err(barred) => return hindrance(tx, cx, &from, &barred).await,
            };
            let (sheet, paper) = match visible(tx, cx, &to).await? {
                Ok(found) => found,
                Err(screen) => return Ok(screen),
            };
            let product = sheet.case.product.details.name.as_str();
            let text = texts::moved(number(count), paper.short, product);
            Ok(said(cx, &text, [undo_button(cx), back_to_paper(cx, &to)]))
        }
        .boxed()
    })
    .await
}
