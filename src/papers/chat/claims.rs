//! Screens: points that are claimed and that no paper proves.

use futures::FutureExt;

use super::press::{At, Press};
use super::{back_to_list, button, number, sheet, show};
use crate::dossiers::model::DossierId;
use crate::handbook::texts::{next, previous};
use crate::papers::claims::{Unproven, by_paper, unproven};
use crate::papers::texts;
use crate::questions::chat::official_button;
use crate::telegram::router::Outcome;
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::turn::Cx;
use crate::text::excerpt;

/// Criteria on a page: a message has room for more, a reader has not.
const CRITERIA: usize = 6;

/// As much of what a level asks for as is shown, in letters.
const LEVEL: usize = 240;

/// A page of what is claimed without a paper.
pub(super) async fn open(cx: Cx, dossier: DossierId, page: usize) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let sheet = match sheet(tx, cx, dossier).await? {
                Ok(sheet) => sheet,
                Err(screen) => return Ok(screen),
            };
            let programme = &cx.services().programme;
            let found = unproven(tx.connection(), cx.now(), programme, &sheet).await?;
            Ok(screen(cx, dossier, &found, page))
        }
        .boxed()
    })
    .await
}

fn screen(cx: &Cx, dossier: DossierId, found: &[Unproven], page: usize) -> Screen {
    let papers = &cx.services().programme.papers;
    let page = page.min(found.len().saturating_sub(1) / CRITERIA);
    let shown = found.iter().skip(page * CRITERIA).take(CRITERIA);
    let lines = shown.map(|one| {
        let names = one.papers.iter().filter_map(|paper| papers.get(paper));
        let names: Vec<&str> = names.map(|paper| paper.short).collect();
        let points = i64::from(one.points);
        let level = excerpt(one.level, LEVEL);
        cx.html(&texts::claim(one.criterion, one.title, points, level, names.join(", ")))
    });
    let list = lines.reduce(|all, one| all.line(&one));
    let points: u32 = found.iter().map(|one| u32::from(one.points)).sum();
    let html = cx.html(&texts::claims(number(found.len()), i64::from(points)));
    let html = match list {
        Some(list) => html.paragraph(&list),
        None => cx.html(&texts::claims_none()),
    };
    let ways = by_paper(found).into_iter().take(CHOICES).filter_map(|(paper, points)| {
        let paper = papers.get(paper)?;
        let press = Press::Paper(At::new(dossier, paper.id));
        Some(button(cx, &texts::claim_paper(paper.short, i64::from(points)), &press))
    });
    let turn = |label, page| button(cx, &label, &Press::Claims(dossier, page));
    let back = (page > 0).then(|| turn(previous(), page.saturating_sub(1)));
    let on = ((page + 1) * CRITERIA < found.len()).then(|| turn(next(), page + 1));
    let keyboard = Keyboard::default()
        .column(ways)
        .row([back, on].into_iter().flatten())
        .row([official_button(cx), back_to_list(cx, dossier)]);
    Screen::new(html).with(keyboard)
}
