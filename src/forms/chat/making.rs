//! Screens: a form as a file.

use futures::FutureExt;
use teloxide::payloads::{SendDocument, SendDocumentSetters};
use teloxide::types::{ChatId, ParseMode};

use crate::dossiers::chat::{lookup_link, why_not};
use crate::dossiers::words::Words;
use crate::forms::facts::Facts;
use crate::forms::gathering::{self, About, Allowed, Of};
use crate::forms::slots::{Filling, Slot};
use crate::forms::{Form, docx, file_name, texts};
use crate::locale::{Html, Language};
use crate::qr;
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::outbox::{MediaKind, NewMedia, Outgoing, keep_media, media_file};
use crate::telegram::router::{Failure, Outcome};
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

use super::button;
use super::menu::visible;
use super::press::Press;

/// Empty places that a caption names.
const NAMED: usize = 8;

/// A form that is made.
struct Paper {
    bytes: Vec<u8>,
    file_name: String,
    empty: Vec<Slot>,
}

/// Makes a form and sends it. It is made before the writer is asked for; whether the presser may have it
/// is asked in the transaction.
pub(super) async fn make(cx: Cx, form: Form, of: Of) -> Outcome {
    let paper = paper(&cx, form, of).await?;
    cx.commit(move |tx, cx| {
        async move {
            let about = match visible(tx, &cx, of).await? {
                Ok(about) => about,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let allowed = gathering::allowed(tx, cx.now(), &cx.actor(), form, &about).await?;
            match (allowed, paper) {
                (Allowed::Yes, Some(paper)) => send(tx, &cx, (form, of), &about, paper).await,
                (Allowed::NotYet, _) => {
                    let html = cx.html(&texts::not_yet(form.name()));
                    let back = button(&cx, &texts::back_menu(), Press::Menu(of));
                    let keyboard = Keyboard::default().row([official_button(&cx), back]);
                    Ok(Said::from(cx.show(Screen::new(html).with(keyboard))))
                }
                (Allowed::Refused, _) => Ok(Said::from(cx.show(why_not(&cx, true)))),
                (Allowed::Yes, None) => Ok(Said::from(cx.show(why_not(&cx, false)))),
            }
        }
        .boxed()
    })
    .await
}

async fn paper(cx: &Cx, form: Form, of: Of) -> Result<Option<Paper>, Failure> {
    let services = cx.services();
    let mut reader = services.store.reader().acquire().await.map_err(StoreError::from)?;
    let Some(about) = gathering::about(&mut reader, of).await? else { return Ok(None) };
    // What stands on the forms is Vietnamese, whoever reads the chat.
    let words = Words::new(services, Language::Vietnamese);
    let facts = gathering::facts(&mut reader, &words, cx.now(), &cx.actor(), &about).await?;
    drop(reader);
    let facts = match &about.dossier {
        Some(dossier) if form == Form::Receipt => {
            Facts { code: qr::png(&lookup_link(cx, &dossier.lookup))?, ..facts }
        }
        _ => facts,
    };
    let made = crate::forms::make(form, &facts);
    let bytes = docx::write(&made.document)?;
    let file_name = file_name(form, &about.product.details.name);
    Ok(Some(Paper { bytes, file_name, empty: made.empty }))
}

async fn send(
    tx: &mut Tx,
    cx: &Cx,
    (form, of): (Form, Of),
    about: &About,
    paper: Paper,
) -> Result<Said, StoreError> {
    let file = NewMedia {
        key: format!("form:{}", cx.update()),
        kind: MediaKind::Document,
        file_name: paper.file_name,
        mime: docx::MIME.to_owned(),
        bytes: paper.bytes,
    };
    // Whoever takes a paper is done with what they were typing for it.
    sessions::leave(tx, cx.chat(), cx.user()).await?;
    let media = keep_media(tx, file).await?;
    let is_whole = paper.empty.iter().all(|slot| slot.filling() == Filling::Hand);
    let own = matches!(form, Form::Registration | Form::SelfAssessment) && !is_whole;
    let fill = own.then(|| button(cx, &texts::fill_blanks(), Press::Blanks(of, 0)));
    let keyboard = Keyboard::default()
        .row(fill)
        .row([official_button(cx), button(cx, &texts::back_menu(), Press::Menu(of))]);
    let payload = SendDocument::new(ChatId(cx.chat()), media_file(media))
        .caption(caption(cx, form, about, &paper.empty).into_string())
        .parse_mode(ParseMode::Html)
        .reply_markup(keyboard.markup());
    Ok(Said::from(Outgoing::new(cx.chat(), &payload)))
}

/// What was made, and what is left empty on it.
fn caption(cx: &Cx, form: Form, about: &About, empty: &[Slot]) -> Html {
    let name = crate::text::excerpt(&about.product.details.name, 80);
    let html = cx.html(&texts::caption(cx.plain(&texts::form(form.name())), name));
    let names: Vec<String> = empty
        .iter()
        .filter(|slot| slot.filling() != Filling::Hand)
        .map(|slot| cx.plain(&texts::slot(slot.name())))
        .collect();
    let html = if names.is_empty() {
        html.paragraph(&cx.html(&texts::caption_whole()))
    } else {
        html.paragraph(&cx.html(&texts::caption_empty(list(&names))))
    };
    html.line(&cx.html(&texts::caption_hand(by_hand(cx, form, empty))))
}

fn list(names: &[String]) -> String {
    let mut list = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        list.push('…');
    }
    list
}

/// What only a hand fills in: what the form always leaves to it, and what the register does not hold.
fn by_hand(cx: &Cx, form: Form, empty: &[Slot]) -> String {
    let mut names: Vec<String> = Vec::new();
    for slot in empty.iter().filter(|slot| slot.filling() == Filling::Hand) {
        let name = cx.plain(&texts::slot(slot.name()));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.push(cx.plain(&texts::by_hand(form.name())));
    list(&names)
}
