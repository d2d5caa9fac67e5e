//! Screens: the end of a recognition before its time: the conclusion with its ground, the clock that it
//! starts, the decision that revokes, and taking either back.

use chrono::NaiveDate;
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::local_date;
use crate::dossiers::chat::{product_button_of, visible_product, why_not};
use crate::dossiers::texts::ground as ground_text;
use crate::dossiers::words::{Words, date};
use crate::locale::{Html, Message as Text};
use crate::people::chat::cancel_button;
use crate::people::{Action, Scope, permit};
use crate::producers::fields::read_day;
use crate::producers::model::{Producer, Product, ProductId};
use crate::producers::recognising::{self, Ended, Ending};
use crate::producers::standing::{self, Ground, Recognition, Standing, current};
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::press::Press;
use super::{button, said, telling, texts};

/// As much of what was typed as is repeated, in letters.
const EXCERPT: usize = 60;

/// An officer is about to type the day of a conclusion, or, without a ground, of a revocation.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Dating {
    product: i64,
    ground: Option<String>,
}

impl Form for Dating {
    const NAME: &'static str = "revocation-day";
    const VERSION: i64 = 1;
}

/// The day, as it was typed.
#[derive(Clone, Debug)]
struct Typed(Dating, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Dating>()?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.trim().to_owned()))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

/// What an officer of the province is to see: the product, whose it is, and what counts for it.
struct Case {
    product: Product,
    producer: Producer,
    current: Option<Recognition>,
}

/// The case, or the screen that says why not.
async fn case(tx: &mut Tx, cx: &Cx, id: ProductId) -> Result<Result<Case, Screen>, StoreError> {
    let subject = format!("product {id}");
    let scope = Scope::province();
    if !permit(tx, cx.now(), &cx.actor(), Action::ProvinceStep, &scope, &subject).await? {
        return Ok(Err(why_not(cx, true)));
    }
    let (product, producer) = match visible_product(tx, cx, id).await? {
        Ok(found) => found,
        Err(screen) => return Ok(Err(screen)),
    };
    let history = recognising::recognitions(tx.connection(), id).await?;
    Ok(Ok(Case { product, producer, current: current(&history).copied() }))
}

/// Where the end of a product's recognition stands.
pub(super) async fn open(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let screen = match case(tx, &cx, id).await? {
                Ok(case) => screen(&cx, &case, None),
                Err(screen) => screen,
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn screen(cx: &Cx, case: &Case, first: Option<Html>) -> Screen {
    let (id, name) = (case.product.id, case.product.details.name.as_str());
    let back = product_button_of(cx, id);
    let revocation = case.current.and_then(|one| Some((one.id, one.revocation?)));
    let (html, keyboard) = match (case.current, revocation) {
        (None, _) => (cx.html(&texts::revoke_none(name)), Keyboard::default()),
        (Some(_), None) => {
            let grounds = Ground::ALL.iter().zip(1_i64..).map(|(ground, number)| {
                cx.html(&texts::ground_line(number, cx.plain(&ground_text(ground.name()))))
            });
            let list = grounds.reduce(|all, one| all.line(&one)).unwrap_or_default();
            let choices = Ground::ALL.iter().zip(1_i64..).map(|(ground, number)| {
                button(cx, &texts::choose_ground(number), Press::Ground(id, *ground))
            });
            (cx.html(&texts::revoke_ask(name, list)), Keyboard::default().choices(choices))
        }
        (Some(one), Some((recognition, there))) => {
            let ground = cx.plain(&ground_text(there.ground.name()));
            let concluded = date(there.concluded_on);
            let take_back = |label: Text, revoked| {
                button(cx, &label, Press::TakeBack(id, recognition, revoked))
            };
            if let Some(on) = there.revoked_on {
                let html = cx.html(&texts::revoked(name, ground, concluded, date(on)));
                let ways = [take_back(texts::take_revocation_back(), true)];
                (html, Keyboard::default().column(ways))
            } else {
                let html = cx.html(&texts::revoking(name, ground, concluded, clock(cx, &one)));
                let ways = [
                    button(cx, &texts::write_revocation(), Press::AskRevoke(id)),
                    take_back(texts::take_conclusion_back(), false),
                ];
                (html, Keyboard::default().column(ways))
            }
        }
    };
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    Screen::new(html).with(keyboard.row([back]))
}

/// By when the province has to decide, and how many days that leaves.
fn clock(cx: &Cx, one: &Recognition) -> Html {
    let today = local_date(cx.now());
    match by(cx, one) {
        Some(day) => cx.html(&texts::revocation_clock(date(day), (day - today).num_days().max(-1))),
        None => Html::default(),
    }
}

fn by(cx: &Cx, one: &Recognition) -> Option<NaiveDate> {
    let today = local_date(cx.now());
    let limits = cx.services().programme.rule_sets.in_force(today)?.limits?;
    match standing::standing(one, &limits, today) {
        Standing::Revoking { by, .. } => Some(by),
        _ => None,
    }
}

/// Asks for the day of the conclusion on this ground; without one, of the revocation.
pub(super) async fn ask_day(cx: Cx, id: ProductId, ground: Option<Ground>) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let case = match case(tx, &cx, id).await? {
                Ok(case) => case,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let there = case.current.and_then(|one| one.revocation);
            let fits = match (ground, there) {
                (Some(_), there) => case.current.is_some() && there.is_none(),
                (None, there) => there.is_some_and(|there| there.revoked_on.is_none()),
            };
            if !fits {
                let first = cx.html(&texts::out_of_date());
                return Ok(Said::from(cx.show(screen(&cx, &case, Some(first)))));
            }
            let form =
                Dating { product: id.0, ground: ground.map(|ground| ground.name().to_owned()) };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let name = case.product.details.name.as_str();
            let (text, today) = match ground {
                Some(ground) => {
                    let text = texts::conclusion_day(name, cx.plain(&ground_text(ground.name())));
                    (text, Press::ConcludeToday(id, ground))
                }
                None => (texts::revocation_day(name), Press::RevokeToday(id)),
            };
            let ways = [button(&cx, &texts::take_today(), today), cancel_button(&cx)];
            Ok(Said::from(cx.show(said(&cx, &text, ways))))
        }
        .boxed()
    })
    .await
}

pub(super) async fn today(cx: Cx, id: ProductId, ground: Option<Ground>) -> Outcome {
    let on = local_date(cx.now());
    end(cx, id, ending(ground, on)).await
}

fn ending(ground: Option<Ground>, on: NaiveDate) -> Ending {
    match ground {
        Some(ground) => Ending::Conclude { ground, on },
        None => Ending::Revoke { on },
    }
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    let today = local_date(cx.now());
    let Some(on) = read_day(&text).filter(|day| *day <= today) else {
        let text = texts::bad_past_day(excerpt(&text, EXCERPT));
        return cx.say(cx.send(said(&cx, &text, [cancel_button(&cx)]))).await;
    };
    let ground = form.ground.as_deref().and_then(Ground::of);
    end(cx, ProductId(form.product), ending(ground, on)).await
}

/// Writes it down and tells everybody.
async fn end(cx: Cx, id: ProductId, ending: Ending) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let seen = match case(tx, &cx, id).await? {
                Ok(case) => case,
                Err(screen) => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    return Ok(Said::from(cx.show(screen)));
                }
            };
            let since = seen.current.and_then(|one| match ending {
                Ending::Conclude { .. } => one.decided_on,
                _ => one.revocation.map(|there| there.concluded_on),
            });
            let on = match ending {
                Ending::Conclude { on, .. } | Ending::Revoke { on } => Some(on),
                Ending::TakeBack => None,
            };
            if let Some(since) = since.filter(|since| on.is_some_and(|on| on < *since)) {
                let text = texts::day_too_early(date(since));
                return Ok(Said::from(cx.show(said(&cx, &text, [cancel_button(&cx)]))));
            }
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            // A revocation that is written down already is corrected by taking it back first.
            let revoked = seen.current.and_then(|one| one.revocation?.revoked_on).is_some();
            let ended = if revoked && matches!(ending, Ending::Revoke { .. }) {
                Ended::Concluded
            } else {
                recognising::end_recognition(tx, cx.now(), &cx.actor(), id, ending).await?
            };
            finish(tx, &cx, (id, seen), ended).await
        }
        .boxed()
    })
    .await
}

async fn finish(
    tx: &mut Tx,
    cx: &Cx,
    (id, seen): (ProductId, Case),
    ended: Ended,
) -> Result<Said, StoreError> {
    let case = match case(tx, cx, id).await? {
        Ok(case) => case,
        Err(screen) => return Ok(Said::from(cx.show(screen))),
    };
    let first = match ended {
        Ended::Done => {
            tell(tx, cx, &seen, &case).await?;
            texts::written()
        }
        Ended::NotRecognised | Ended::NoConclusion | Ended::Concluded => texts::out_of_date(),
        Ended::NotFound => return Ok(Said::from(cx.show(why_not(cx, false)))),
        Ended::Refused => return Ok(Said::from(cx.show(why_not(cx, true)))),
    };
    let first = cx.html(&first);
    Ok(Said::from(cx.show(screen(cx, &case, Some(first)))))
}

async fn tell(tx: &mut Tx, cx: &Cx, seen: &Case, case: &Case) -> Result<(), StoreError> {
    let name = case.product.details.name.as_str();
    let was = seen.current.and_then(|one| one.revocation);
    let text = |words: &Words<'_>| {
        let ground = |ground: Ground| words.plain(&ground_text(ground.name()));
        match (case.current, case.current.and_then(|one| one.revocation)) {
            (Some(one), Some(there)) => {
                let (ground, concluded) = (ground(there.ground), date(there.concluded_on));
                if let Some(on) = there.revoked_on {
                    texts::push_revoked(name, date(on), ground)
                } else {
                    let by = by(cx, &one).map(date).unwrap_or_default();
                    texts::push_concluded(name, concluded, ground, by)
                }
            }
            _ if was.is_some_and(|was| was.revoked_on.is_some()) => texts::push_unrevoked(name),
            _ => texts::push_unconcluded(name),
        }
    };
    telling::tell(tx, cx, case.producer.id, text).await
}

/// Takes back the conclusion on a recognition, or its revocation: what its button's screen showed.
pub(super) async fn take_back(
    cx: Cx,
    id: ProductId,
    (recognition, revoked): (i64, bool),
) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let seen = match case(tx, &cx, id).await? {
                Ok(case) => case,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let there = seen.current.filter(|one| one.id == recognition);
            let there = there.and_then(|one| one.revocation);
            if there.is_none_or(|there| there.revoked_on.is_some() != revoked) {
                let first = cx.html(&texts::out_of_date());
                return Ok(Said::from(cx.show(screen(&cx, &seen, Some(first)))));
            }
            let (now, actor) = (cx.now(), cx.actor());
            let ended = recognising::end_recognition(tx, now, &actor, id, Ending::TakeBack).await?;
            finish(tx, &cx, (id, seen), ended).await
        }
        .boxed()
    })
    .await
}
