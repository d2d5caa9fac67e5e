//! Screens: a file that came without a word. Whoever has an open dossier is asked which paper it is.

use futures::FutureExt;
use teloxide::types::Message;

use super::moving::{offered, pick, pick_dossier};
use super::press::{At, Press};
use super::sending::{received, sending_next, unfit_screen};
use super::{hindrance, said, sheet, show, telling};
use crate::dossiers::chat::why_not;
use crate::dossiers::model::DossierId;
use crate::locale::Html;
use crate::papers::formats;
use crate::papers::seeing::{of_album, open_dossiers};
use crate::papers::sending::{self, Barred, Keeping, Sent};
use crate::papers::texts;
use crate::people::chat::to_menu;
use crate::questions::chat::{is_for_official, send_file_button};
use crate::store::{StoreError, Tx};
use crate::telegram::files::{self, IncomingFile, KeptFile};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::Screen;
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

/// A file, and the open dossiers of whoever sent it.
#[derive(Clone, Debug)]
struct Stray(i32, IncomingFile, Vec<(DossierId, String)>);

pub(super) fn files() -> Routes {
    let stray = |cx: Cx, message: Message| async move {
        let file = IncomingFile::of(&message)?;
        if is_for_official(&cx) || formats::look(&file).is_err() {
            return None;
        }
        let mut reader = cx.services().store.reader().acquire().await.ok()?;
        let open = open_dossiers(&mut reader, cx.person().account.id).await.ok()?;
        (!open.is_empty()).then_some(Stray(message.id.0, file, open))
    };
    dptree::filter_map_async(stray).endpoint(on_file)
}

async fn on_file(cx: Cx, Stray(message, file, open): Stray) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let (now, account) = (cx.now(), cx.person().account.id);
            let row = files::keep(tx, now, account, (cx.chat(), message), &file).await?;
            if let Some(album) = &file.album {
                // What belongs together goes together.
                if let Some((dossier, paper)) = of_album(tx.connection(), cx.chat(), album).await? {
                    put(tx, &cx, &[row], &At::new(dossier, &paper)).await?;
                    return Ok(Said::nothing());
                }
                if files::album(tx.connection(), cx.chat(), album).await?.len() > 1 {
                    return Ok(Said::nothing());
                }
            }
            Ok(Said::from(cx.send(asked(tx, &cx, (row, &open), None).await?)))
        }
        .boxed()
    })
    .await
}

/// A file that a paper does not take is kept, and asked about under what was said of that.
pub(super) async fn instead(
    tx: &mut Tx,
    cx: &Cx,
    (message, file): (i32, &IncomingFile),
    why: Screen,
) -> Result<Screen, StoreError> {
    let (now, account) = (cx.now(), cx.person().account.id);
    let open = open_dossiers(tx.connection(), account).await?;
    if open.is_empty() {
        return Ok(why);
    }
    let row = files::keep(tx, now, account, (cx.chat(), message), file).await?;
    let first = why.html.paragraph(&cx.html(&texts::not_here()));
    asked(tx, cx, (row, &open), Some(first)).await
}

/// A file that was taken off its paper again is asked about once more.
pub(super) async fn again(
    tx: &mut Tx,
    cx: &Cx,
    row: i64,
    first: Html,
) -> Result<Option<Screen>, StoreError> {
    let open = open_dossiers(tx.connection(), cx.person().account.id).await?;
    if open.is_empty() {
        return Ok(None);
    }
    Ok(Some(asked(tx, cx, (row, &open), Some(first)).await?))
}

/// Asks what a file is, under what there is to say first.
async fn asked(
    tx: &mut Tx,
    cx: &Cx,
    (row, open): (i64, &[(DossierId, String)]),
    first: Option<Html>,
) -> Result<Screen, StoreError> {
    let screen = match open {
        [(only, _)] => papers(tx, cx, (row, *only, 0)).await?,
        several => dossiers(cx, row, several, 0),
    };
    Ok(match first {
        Some(first) => Screen::new(first.paragraph(&screen.html)).with(screen.keyboard),
        None => screen,
    })
}

fn dossiers(cx: &Cx, row: i64, open: &[(DossierId, String)], page: usize) -> Screen {
    let choose = |dossier| Press::StrayOf(row, dossier, 0);
    let keyboard = pick_dossier(cx, (open, page), choose, |page| Press::Stray(row, page))
        .row([send_file_button(cx, row), to_menu(cx)]);
    Screen::new(cx.html(&texts::stray_which())).with(keyboard)
}

/// Asks for which product it is.
pub(super) async fn which_dossier(cx: Cx, row: i64, page: usize) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let open = open_dossiers(tx.connection(), cx.person().account.id).await?;
            Ok(dossiers(cx, row, &open, page))
        }
        .boxed()
    })
    .await
}

/// Asks which of its papers it is.
pub(super) async fn which_paper(cx: Cx, row: i64, dossier: DossierId, page: usize) -> Outcome {
    show(cx, move |tx, cx| async move { papers(tx, cx, (row, dossier, page)).await }.boxed()).await
}

async fn papers(
    tx: &mut Tx,
    cx: &Cx,
    (row, dossier, page): (i64, DossierId, usize),
) -> Result<Screen, StoreError> {
    let sheet = match sheet(tx, cx, dossier).await? {
        Ok(sheet) => sheet,
        Err(screen) => return Ok(screen),
    };
    let kept = files::kept(tx.connection(), row).await?;
    // What is written under it, or the name that it bears, may say what it is.
    let named = kept.as_ref().and_then(|kept| {
        let names = [kept.file.caption.as_deref(), kept.file.file_name.as_deref()];
        let papers = &cx.services().programme.papers;
        names.into_iter().flatten().find_map(|name| papers.find(&name.replace(['-', '_'], " ")))
    });
    let offered = offered(cx, &sheet, named.map(|paper| paper.id));
    let choose =
        |paper: &crate::programme::papers::Paper| Press::StrayFor(row, At::new(dossier, paper.id));
    let turn = |page| Press::StrayOf(row, dossier, page);
    let others = super::button(cx, &texts::other_product(), &Press::Stray(row, 0));
    let keyboard = pick(cx, &sheet, (&offered, page), choose, turn)
        .row([send_file_button(cx, row), others])
        .row([to_menu(cx)]);
    let html = cx.html(&texts::stray_what(sheet.case.product.details.name.as_str()));
    Ok(Screen::new(html).with(keyboard))
}

/// Keeps files that are there for a paper; the last that was kept, and those that were not.
async fn put(
    tx: &mut Tx,
    cx: &Cx,
    rows: &[i64],
    at: &At,
) -> Result<(Option<Sent>, Vec<Barred>), StoreError> {
    let programme = &cx.services().programme;
    let keeping = Keeping { replace: false, copies: cx.services().copies() };
    let (mut sent, mut others) = (None, Vec::new());
    for row in rows {
        let what = (*row, cx.update(), keeping);
        match sending::attach(tx, cx.now(), &cx.actor(), programme, at.spot(), what).await? {
            Ok(one) => {
                telling::added(tx, cx, &one, at).await?;
                let before = sent.as_ref().is_some_and(|before: &Sent| before.reopens);
                sent = Some(Sent { reopens: one.reopens || before, ..one });
            }
            Err(barred) => others.push(barred),
        }
    }
    Ok((sent, others))
}

/// Keeps a file, and its album with it, for a paper.
pub(super) async fn now(cx: Cx, row: i64, at: At) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let Some(kept) = files::kept(tx.connection(), row).await? else {
                return Ok(Said::from(cx.show(why_not(&cx, false))));
            };
            let all: Vec<KeptFile> = match &kept.file.album {
                Some(album) => files::album(tx.connection(), kept.chat, album).await?,
                None => vec![kept],
            };
            let rows: Vec<i64> = all.iter().map(|one| one.row).collect();
            let (sent, others) = put(tx, &cx, &rows, &at).await?;
            let unfit = all.iter().find_map(|one| {
                let unfit = formats::look(&one.file).err()?;
                Some(unfit_screen(&cx, &at, unfit, &one.file))
            });
            let Some(sent) = sent else {
                let twice = || said(&cx, &texts::twice(), [super::back_to_paper(&cx, &at)]);
                let screen = match others.first() {
                    Some(Barred::Already) | None => twice(),
                    Some(barred) => hindrance(tx, &cx, &at, barred).await?,
                };
                return Ok(Said::from(cx.show(screen)));
            };
            // Further pages, and the day on it, may follow.
            sending_next(tx, &cx, &at).await?;
            // All of them came with this one update, so that they go back with it as well.
            let undo = super::button(&cx, &texts::undo(), &Press::UndoStray(cx.update(), row));
            let screen = received(tx, &cx, &at, (&sent, false, Some(undo))).await?;
            let said = Said::from(cx.show(screen));
            Ok(match unfit {
                Some(screen) => said.and(cx.send(screen)),
                None => said,
            })
        }
        .boxed()
    })
    .await
}
