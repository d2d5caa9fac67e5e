//! Screens: beginning again, copying to another product, and taking either back.

use futures::FutureExt;

use crate::assessment::model::{AssessmentId, Case, Subject};
use crate::assessment::scoring::{self, Outcome};
use crate::assessment::{sisters, texts};
use crate::dossiers::chat::visible_product;
use crate::handbook::texts::{next, previous};
use crate::locale::Message as Text;
use crate::producers::model::{Product, ProductId};
use crate::questions::chat::official_button;
use crate::telegram::router::Outcome as Routed;
use crate::telegram::screens::{CHOICES, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{View, button, count, leave_button, screen, title};

/// As much of a product's name as fits on a button, in letters.
const LABEL: usize = 28;

/// Asks whether to begin again.
pub(super) fn ask_again(cx: &Cx, case: &Case<'_>) -> Screen {
    let subject = case.subject;
    let keyboard = Keyboard::default()
        .choices([
            button(cx, &texts::again(), &Press::Again(subject)),
            button(cx, &texts::again_no(), &Press::Summary(subject)),
        ])
        .row([official_button(cx), leave_button(cx, subject)]);
    let html = title(cx, case).paragraph(&cx.html(&texts::again_ask()));
    Screen::new(html).with(keyboard)
}

/// Begins again.
pub(super) async fn again(cx: Cx, subject: Subject) -> Routed {
    cx.commit(move |tx, cx| {
        async move {
            let (programme, actor) = (&cx.services().programme, cx.actor());
            let begun = scoring::begin_again(tx, cx.now(), &actor, programme, subject).await?;
            let shown = match &begun {
                Outcome::Here(case) => {
                    let kept = case.marks.iter().flatten().count();
                    begun_screen(&cx, case, &texts::begun_again(count(kept)), &texts::start())
                }
                other => screen(&cx, other, View::Start),
            };
            Ok(Said::from(cx.show(shown)))
        }
        .boxed()
    })
    .await
}

/// An assessment that has just taken the place of another: the way into it, and the way back.
fn begun_screen(cx: &Cx, case: &Case<'_>, text: &Text, on: &Text) -> Screen {
    let subject = case.subject;
    let undo = case
        .assessment
        .as_ref()
        .map(|there| button(cx, &texts::undo(), &Press::Undo(subject, there.id)));
    let keyboard = Keyboard::default()
        .choices([button(cx, on, &Press::Open(subject))].into_iter().chain(undo))
        .row([official_button(cx), leave_button(cx, subject)]);
    Screen::new(cx.html(text)).with(keyboard)
}

/// Takes that back.
pub(super) async fn undo(cx: Cx, subject: Subject, begun: AssessmentId) -> Routed {
    cx.commit(move |tx, cx| {
        async move {
            let (programme, actor) = (&cx.services().programme, cx.actor());
            let undone = scoring::undo(tx, cx.now(), &actor, programme, subject, begun).await?;
            let done = matches!(undone, Outcome::Here(_) | Outcome::Outdated(_));
            let shown = screen(&cx, &undone, View::Summary);
            let said = Said::from(cx.show(shown));
            Ok(if done { said.notice(cx.plain(&texts::undone())) } else { said })
        }
        .boxed()
    })
    .await
}

/// Asks which product to copy to.
pub(super) async fn choose(cx: Cx, from: ProductId, page: usize) -> Routed {
    cx.commit(move |tx, cx| {
        async move {
            let product = match visible_product(tx, &cx, from).await? {
                Ok((product, _)) => product,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let all = sisters(tx.connection(), &product).await?;
            Ok(Said::from(cx.show(choice(&cx, &product, &all, page))))
        }
        .boxed()
    })
    .await
}

fn choice(cx: &Cx, product: &Product, all: &[Product], page: usize) -> Screen {
    let pages = all.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let of_page = all.iter().skip(page * CHOICES).take(CHOICES);
    let choices = of_page.map(|to| {
        let label = texts::copy_to(excerpt(&to.details.name, LABEL));
        button(cx, &label, &Press::Copy(product.id, to.id))
    });
    let turn = |label: &Text, page| button(cx, label, &Press::Sisters(product.id, page));
    let before = (page > 0).then(|| turn(&previous(), page - 1));
    let after = (page + 1 < pages).then(|| turn(&next(), page + 1));
    let text = match all {
        [] => texts::copy_none(),
        _ => texts::copy_ask(product.details.name.as_str()),
    };
    let back = Press::Summary(Subject::Product(product.id));
    let keyboard = Keyboard::default()
        .column(choices)
        .row([before, after].into_iter().flatten())
        .row([button(cx, &texts::see_summary(), &back), official_button(cx)]);
    Screen::new(cx.html(&text)).with(keyboard)
}

/// What has an assessment of its own is not written over without a word.
fn ask_over(cx: &Cx, (from, to): (ProductId, ProductId), there: &Case<'_>) -> Screen {
    let name = there.product.as_ref().map(|product| product.details.name.as_str());
    let forecast = there.forecast();
    let (answered, points) = (count(forecast.answered), i64::from(forecast.points.total()));
    let text = texts::copy_over_ask(name.unwrap_or_default(), answered, points);
    let keyboard = Keyboard::default()
        .choices([
            button(cx, &texts::copy_over(), &Press::CopyOver(from, to)),
            button(cx, &texts::again_no(), &Press::Sisters(from, 0)),
        ])
        .row([official_button(cx), leave_button(cx, Subject::Product(from))]);
    Screen::new(cx.html(&text)).with(keyboard)
}

/// Copies; `over` where it was said that the assessment that is there may go.
pub(super) async fn copy(cx: Cx, from: ProductId, to: ProductId, over: bool) -> Routed {
    cx.commit(move |tx, cx| {
        async move {
            let (programme, actor) = (&cx.services().programme, cx.actor());
            let seen = scoring::see(tx, cx.now(), &actor, programme, Subject::Product(to)).await?;
            if let Outcome::Here(there) | Outcome::Outdated(there) = &seen
                && !over
                && there.marks.iter().any(Option::is_some)
            {
                return Ok(Said::from(cx.show(ask_over(&cx, (from, to), there))));
            }
            let copied = scoring::copy(tx, cx.now(), &actor, programme, from, to).await?;
            let shown = match &copied {
                Outcome::Here(case) => {
                    let name = case.product.as_ref().map(|product| product.details.name.as_str());
                    let text = texts::copied(name.unwrap_or_default());
                    begun_screen(&cx, case, &text, &texts::see_copy())
                }
                other => screen(&cx, other, View::Start),
            };
            Ok(Said::from(cx.show(shown)))
        }
        .boxed()
    })
    .await
}
