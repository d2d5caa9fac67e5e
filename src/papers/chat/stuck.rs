//! Screens: somebody is stuck at a paper. The question that an official gets says which paper, of what
//! product, in which set and commune.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use super::press::{At, Press, Trouble};
use super::{back_to_paper, button, said, show, visible, words};
use crate::dossiers::model::DossierId;
use crate::locale::Message as Text;
use crate::papers::seeing::Sheet;
use crate::papers::texts;
use crate::programme::papers::Paper;
use crate::store::{StoreError, Tx};
use crate::telegram::files::{self, IncomingFile};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::tickets::{self, Draft};

/// What is written next is where somebody is stuck.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Stuck {
    dossier: i64,
    paper: String,
}

impl Form for Stuck {
    const NAME: &'static str = "papers-stuck";
    const VERSION: i64 = 1;
}

/// What was written, with its message.
#[derive(Clone, Debug)]
struct Written(At, i32, String, Option<IncomingFile>);

pub(super) fn forms() -> Routes {
    let written = |cx: Cx, message: Message| {
        let form = cx.form::<Stuck>()?;
        let text = message.text().or(message.caption()).map(str::trim).unwrap_or_default();
        let file = IncomingFile::of(&message).filter(|file| !file.is_too_large());
        let at = At::new(DossierId(form.dossier), &form.paper);
        let sound = !text.starts_with('/') && (!text.is_empty() || file.is_some());
        sound.then(|| Written(at, message.id.0, text.to_owned(), file))
    };
    dptree::filter_map(written).endpoint(on_written)
}

/// Asks where somebody is stuck.
pub(super) async fn ask(cx: Cx, at: At) -> Outcome {
    show(cx, move |tx, cx| {
        async move {
            let (_, paper) = match visible(tx, cx, &at).await? {
                Ok(found) => found,
                Err(screen) => return Ok(screen),
            };
            let form = Stuck { dossier: at.dossier.0, paper: at.paper.clone() };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let troubles = Trouble::ALL.map(|trouble| {
                button(cx, &texts::trouble(trouble.name()), &Press::StuckAt(at.clone(), trouble))
            });
            let keyboard = Keyboard::default().column(troubles).row([back_to_paper(cx, &at)]);
            Ok(Screen::new(cx.html(&texts::stuck_ask(paper.name))).with(keyboard))
        }
        .boxed()
    })
    .await
}

/// One of the usual troubles.
pub(super) async fn at(cx: Cx, at: At, trouble: Trouble) -> Outcome {
    let text = cx.plain(&texts::trouble(trouble.name()));
    cx.commit(move |tx, cx| async move { send(tx, &cx, &at, (text, None, None)).await }.boxed())
        .await
}

async fn on_written(cx: Cx, Written(at, message, text, file): Written) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let place = (cx.chat(), message);
            let row = match &file {
                Some(file) => {
                    let account = cx.person().account.id;
                    Some(files::keep(tx, cx.now(), account, place, file).await?)
                }
                None => None,
            };
            send(tx, &cx, &at, (text, row, Some(place))).await
        }
        .boxed()
    })
    .await
}

async fn send(
    tx: &mut Tx,
    cx: &Cx,
    at: &At,
    (said_so, file, place): (String, Option<i64>, Option<(i64, i32)>),
) -> Result<Said, StoreError> {
    sessions::leave(tx, cx.chat(), cx.user()).await?;
    let (sheet, paper) = match visible(tx, cx, at).await? {
        Ok(found) => found,
        Err(screen) => return Ok(Said::from(cx.show(screen))),
    };
    let text = cx.plain(&question(cx, &sheet, paper, &said_so));
    let normal = cx.handbook().normaliser().reading(&said_so).to_string();
    let commune = Some(sheet.case.producer.details.commune);
    let draft = Draft { text, normal, question: None, file, place, commune, broadcast: None };
    let sent = tickets::chat::open(tx, cx, &draft).await?;
    let refused = || {
        let screen = said(cx, &texts::out_of_date(), [back_to_paper(cx, at)]);
        Said::from(cx.send(screen))
    };
    Ok(sent.unwrap_or_else(refused))
}

/// The question, with all that whoever answers has to know.
fn question(cx: &Cx, sheet: &Sheet, paper: &Paper, said_so: &str) -> Text {
    let case = &sheet.case;
    let set = case.product.details.set.map_or(0, |set| i64::from(set.get()));
    texts::question(
        paper.name,
        case.product.details.name.as_str(),
        set,
        case.producer.details.name.as_str(),
        words(cx).place(case.producer.details.commune),
        said_so,
    )
}
