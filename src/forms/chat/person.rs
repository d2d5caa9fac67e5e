//! Screens: sex and ethnicity of who represents a producer. They are asked for where form 02 is made and
//! nowhere else, after an explicit yes; each can be skipped; what is kept can be seen and deleted here.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::dossiers::chat::{visible_producer, why_not};
use crate::forms::answers::{self, Kept, Sex};
use crate::forms::facts::Representative;
use crate::forms::gathering::{About, Of};
use crate::forms::texts;
use crate::people::chat::to_menu;
use crate::producers::model::ProducerId;
use crate::questions::chat::official_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions::{self, Form as Session};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::blanks;
use super::button;
use super::menu::visible;
use super::press::Press;

/// Ethnicities that are buttons, by their words in messages; others are typed.
const ETHNICITIES: [&str; 4] = ["kinh", "cham", "coho", "raglai"];

/// As much of a name as fits on a button, in letters.
const LABEL: usize = 24;

/// Somebody has agreed, and is about to tell the ethnicity.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Telling {
    of: Of,
}

impl Session for Telling {
    const NAME: &'static str = "form-person";
    const VERSION: i64 = 1;
}

/// The ethnicity, as it was typed.
#[derive(Clone, Debug)]
struct Typed(Of, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Telling>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form.of, text.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    dptree::filter_map(typed).endpoint(|cx: Cx, Typed(of, text): Typed| async move {
        set(cx, of, move |told| told.ethnicity = text, true).await
    })
}

/// What the two are for, and whether they agree.
pub(super) async fn consent(cx: Cx, of: Of) -> Outcome {
    with_own(cx, of, |cx, of, _, told| {
        let there = told != Representative::default();
        let agree = button(cx, &texts::agree(), Press::Agree(of));
        let skip = button(cx, &texts::skip(), Press::Blanks(of, 0));
        let see = there.then(|| button(cx, &texts::see_kept(), Press::Kept));
        let keyboard = Keyboard::default()
            .row([agree, skip])
            .row(see)
            .row([official_button(cx), button(cx, &texts::back_menu(), Press::Menu(of))]);
        Screen::new(cx.html(&texts::consent())).with(keyboard)
    })
    .await
}

/// Asks for the sex, after the yes.
pub(super) async fn ask_sex(cx: Cx, of: Of) -> Outcome {
    with_own(cx, of, |cx, of, _, _| {
        let sexes =
            Sex::ALL.map(|sex| button(cx, &texts::sex(sex.name()), Press::Sex(Some(sex), of)));
        let keyboard = Keyboard::default().choices(sexes).row([
            button(cx, &texts::skip(), Press::Sex(None, of)),
            button(cx, &texts::back_menu(), Press::Menu(of)),
        ]);
        Screen::new(cx.html(&texts::ask_sex())).with(keyboard)
    })
    .await
}

/// Shows a screen to those who may tell about the representative.
async fn with_own(
    cx: Cx,
    of: Of,
    screen: impl FnOnce(&Cx, Of, &About, Representative) -> Screen + Send + 'static,
) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let about = match visible(tx, &cx, of).await? {
                Ok(about) => about,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let told = answers::representative(tx, &cx.actor(), &about.producer).await?;
            let screen = match told {
                Some(told) => screen(&cx, of, &about, told),
                None => why_not(&cx, true),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// Keeps the sex, or skips it, and asks for the ethnicity.
pub(super) async fn sex(cx: Cx, sex: Option<Sex>, of: Of) -> Outcome {
    match sex {
        Some(sex) => set(cx, of, move |told| told.sex = Some(sex), false).await,
        None => {
            cx.commit(move |tx, cx| async move { ask_ethnicity(tx, &cx, of).await }.boxed()).await
        }
    }
}

/// Keeps the ethnicity, or skips it.
pub(super) async fn ethnicity(cx: Cx, at: Option<usize>, of: Of) -> Outcome {
    match at.and_then(|at| ETHNICITIES.get(at)) {
        Some(name) => {
            // What stands on the form is Vietnamese, whoever reads the chat.
            let language = crate::locale::Language::Vietnamese;
            let name = cx.services().locale.plain(language, &texts::ethnicity(*name));
            set(cx, of, move |told| told.ethnicity = name, true).await
        }
        None => blanks::open(cx, of, 0).await,
    }
}

async fn ask_ethnicity(tx: &mut Tx, cx: &Cx, of: Of) -> Result<Said, StoreError> {
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &Telling { of }).await?;
    let names = ETHNICITIES
        .iter()
        .enumerate()
        .map(|(at, name)| button(cx, &texts::ethnicity(*name), Press::Ethnicity(Some(at), of)));
    let keyboard = Keyboard::default().choices(names).row([
        button(cx, &texts::skip(), Press::Ethnicity(None, of)),
        button(cx, &texts::back_menu(), Press::Menu(of)),
    ]);
    Ok(Said::from(cx.show(Screen::new(cx.html(&texts::ask_ethnicity())).with(keyboard))))
}

/// Keeps one of the two beside the other; then comes the ethnicity, or that it is the last.
async fn set(
    cx: Cx,
    of: Of,
    change: impl FnOnce(&mut Representative) + Send + 'static,
    is_last: bool,
) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let about = match visible(tx, &cx, of).await? {
                Ok(about) => about,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let (now, actor) = (cx.now(), cx.actor());
            let Some(mut told) = answers::representative(tx, &actor, &about.producer).await? else {
                return Ok(Said::from(cx.show(why_not(&cx, true))));
            };
            change(&mut told);
            match answers::set_representative(tx, now, &actor, &about.producer, &told).await? {
                Kept::Done(()) if is_last => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    let see = button(&cx, &texts::see_kept(), Press::Kept);
                    let first = (cx.html(&texts::kept()), Some(see));
                    let screen = blanks::screen(tx, &cx, of, &about, (0, Some(first))).await?;
                    Ok(Said::from(cx.show(screen)))
                }
                Kept::Done(()) => ask_ethnicity(tx, &cx, of).await,
                Kept::Long(most) => {
                    let most = i64::try_from(most).unwrap_or(i64::MAX);
                    let skip = button(&cx, &texts::skip(), Press::Ethnicity(None, of));
                    let keyboard = Keyboard::default().row([official_button(&cx), skip]);
                    let html = cx.html(&texts::too_long(most));
                    Ok(Said::from(cx.send(Screen::new(html).with(keyboard))))
                }
                Kept::Refused => Ok(Said::from(cx.show(why_not(&cx, true)))),
            }
        }
        .boxed()
    })
    .await
}

/// The way to what is kept, among one's own data.
#[must_use]
pub(crate) fn kept_button(cx: &Cx) -> Button {
    button(cx, &texts::see_kept(), Press::Kept)
}

/// What is kept of those for whom the presser acts.
pub(super) async fn kept(cx: Cx) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            Ok(Said::from(cx.show(kept_screen(tx, &cx, None).await?)))
        }
        .boxed()
    })
    .await
}

async fn kept_screen(
    tx: &mut Tx,
    cx: &Cx,
    first: Option<crate::locale::Html>,
) -> Result<Screen, StoreError> {
    let mut html = first.unwrap_or_default();
    let mut choices = Vec::new();
    for id in answers::told_of(tx.connection(), cx.person().account.id).await? {
        let Ok(producer) = visible_producer(tx, cx, id).await? else { continue };
        let Some(told) = answers::representative(tx, &cx.actor(), &producer).await? else {
            continue;
        };
        let name = producer.details.name.as_str();
        let sex = told.sex.map(|sex| cx.plain(&texts::sex(sex.name())));
        let both: Vec<String> =
            sex.into_iter().chain([told.ethnicity]).filter(|text| !text.is_empty()).collect();
        html = html.line(&cx.html(&texts::kept_line(name, both.join(", "))));
        let label = texts::forget(excerpt(name, LABEL));
        choices.push(button(cx, &label, Press::Forget(producer.id)));
    }
    let text = if choices.is_empty() { texts::kept_none() } else { texts::kept_title() };
    let keyboard = Keyboard::default()
        .column(choices.into_iter().take(CHOICES))
        .row([official_button(cx), to_menu(cx)]);
    Ok(Screen::new(cx.html(&text).line(&html)).with(keyboard))
}

/// Deletes what is kept of who represents a producer.
pub(super) async fn forget(cx: Cx, id: ProducerId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let producer = match visible_producer(tx, &cx, id).await? {
                Ok(producer) => producer,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let (now, actor) = (cx.now(), cx.actor());
            match answers::forget_representative(tx, now, &actor, &producer).await? {
                Kept::Done(_) | Kept::Long(_) => {
                    let screen = kept_screen(tx, &cx, None).await?;
                    Ok(Said::from(cx.show(screen)).notice(cx.plain(&texts::forgotten())))
                }
                Kept::Refused => Ok(Said::from(cx.show(why_not(&cx, true)))),
            }
        }
        .boxed()
    })
    .await
}
