//! Screens: the time for which a certificate goes on after its end: recording it, correcting it, taking it
//! back, and what was recorded.

use chrono::NaiveDate;
use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::types::Message;

use crate::clock::local_date;
use crate::dossiers::chat::{product_button_of, visible_product, why_not};
use crate::dossiers::overview;
use crate::dossiers::rules::Status;
use crate::dossiers::words::{Words, date, moment};
use crate::locale::{Html, Message as Text};
use crate::people::chat::cancel_button;
use crate::people::{Action, Scope, permit};
use crate::producers::extending::{
    Extend, Extended, Extension, extend, extensions, take_extension_back, would_not,
};
use crate::producers::fields::read_day;
use crate::producers::model::{Producer, Product, ProductId};
use crate::producers::recognising;
use crate::producers::standing::{self, NoExtension, Recognition, current};
use crate::programme::rule_sets::Limits;
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

/// The longest reason, in letters.
const REASON: usize = 300;

/// Entries of the history that are shown.
const ENTRIES: i64 = 5;

/// An officer is about to type the day of an extension, then by which document.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Extending {
    product: i64,
    recognition: i64,
    /// The day to which it is extended now.
    was: Option<NaiveDate>,
    /// The day to which it is to be, once that is typed.
    until: Option<NaiveDate>,
    /// By which document, once that is.
    reason: Option<String>,
}

impl Form for Extending {
    const NAME: &'static str = "extension";
    const VERSION: i64 = 1;
}

impl Extending {
    fn wanted(&self) -> Option<Extend> {
        Some(Extend {
            product: ProductId(self.product),
            recognition: self.recognition,
            was: self.was,
            until: self.until?,
            reason: self.reason.clone().unwrap_or_default(),
        })
    }
}

/// What was typed.
#[derive(Clone, Debug)]
struct Typed(Extending, String);

pub(super) fn forms() -> Routes {
    let typed = |cx: Cx, message: Message| {
        let form = cx.form::<Extending>().filter(|form| form.reason.is_none())?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.trim().to_owned()))
    };
    dptree::filter_map(typed).endpoint(on_typed)
}

async fn on_typed(cx: Cx, Typed(form, text): Typed) -> Outcome {
    if form.until.is_some() {
        return on_reason(cx, form, text).await;
    }
    if let Some(day) = read_day(&text) {
        return on_day(cx, form, day).await;
    }
    let text = texts::extension_bad_day(excerpt(&text, EXCERPT));
    cx.say(cx.send(said(&cx, &text, [cancel_button(&cx)]))).await
}

/// What an officer of the province is to see.
struct Case {
    product: Product,
    producer: Producer,
    current: Option<Recognition>,
    history: Vec<Extension>,
    /// Whether its re-evaluation was filed and is under way.
    is_filed: bool,
}

/// The case, or the screen that says why not.
async fn case(tx: &mut Tx, cx: &Cx, id: ProductId) -> Result<Result<Case, Screen>, StoreError> {
    let (subject, scope) = (format!("product {id}"), Scope::province());
    if !permit(tx, cx.now(), &cx.actor(), Action::ProvinceStep, &scope, &subject).await? {
        return Ok(Err(why_not(cx, true)));
    }
    let (product, producer) = match visible_product(tx, cx, id).await? {
        Ok(found) => found,
        Err(screen) => return Ok(Err(screen)),
    };
    let recognitions = recognising::recognitions(tx.connection(), id).await?;
    let current = current(&recognitions).copied();
    let history = match current {
        Some(one) => extensions(tx.connection(), one.id, ENTRIES).await?,
        None => Vec::new(),
    };
    let line = overview::line(tx.connection(), product.clone()).await?;
    let is_filed = line.open_dossier().is_some_and(|one| one.status != Status::Draft);
    Ok(Ok(Case { product, producer, current, history, is_filed }))
}

fn limits(cx: &Cx) -> Option<Limits> {
    cx.services().programme.rule_sets.in_force(local_date(cx.now()))?.limits
}

/// The days to which a recognition can be extended.
fn span(cx: &Cx, one: &Recognition) -> Result<(NaiveDate, NaiveDate), NoExtension> {
    let limits = limits(cx).ok_or(NoExtension::Unknown)?;
    standing::extension(one, &limits, local_date(cx.now()))
}

/// How long a product's certificate goes on.
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

fn or_none(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "none".to_owned(), date)
}

fn no(why: NoExtension) -> Text {
    match why {
        NoExtension::Unknown => texts::extension_no("unknown", ""),
        NoExtension::Revoking => texts::extension_no("revoking", ""),
        NoExtension::Early(closes) => texts::extension_no("early", date(closes)),
        NoExtension::Over(most) => texts::extension_no("over", date(most)),
    }
}

fn screen(cx: &Cx, case: &Case, first: Option<Html>) -> Screen {
    let (id, name) = (case.product.id, case.product.details.name.as_str());
    let back = product_button_of(cx, id);
    let Some(one) = case.current else {
        let html = cx.html(&texts::extension_none(name));
        return Screen::new(html).with(Keyboard::default().row([back]));
    };
    let (ended, until) = (or_none(one.expires_on), or_none(one.extended_to));
    let (what, record) = match span(cx, &one) {
        Ok((_, most)) => {
            let label = if one.extended_to.is_some() {
                texts::extension_correct()
            } else {
                texts::extension_record()
            };
            let filed = if case.is_filed { "yes" } else { "no" };
            (
                texts::extension_may(date(most), filed),
                Some(button(cx, &label, Press::AskExtension(id))),
            )
        }
        Err(why) => (no(why), None),
    };
    let mut html = cx.html(&texts::extension(name, ended, until)).line(&cx.html(&what));
    for entry in &case.history {
        html = html.line(&cx.html(&texts::extension_entry(
            moment(entry.at),
            entry.by.as_str(),
            or_none(entry.was),
            or_none(entry.extended_to),
            entry.reason.as_str(),
        )));
    }
    let undo = case.history.first().filter(|last| last.extended_to == one.extended_to);
    let undo = undo.filter(|last| last.extended_to.is_some());
    let undo =
        undo.map(|last| button(cx, &texts::extension_undo(), Press::UndoExtension(id, last.id)));
    let html = first.map_or(html.clone(), |first| first.paragraph(&html));
    let keyboard = Keyboard::default().column(record.into_iter().chain(undo)).row([back]);
    Screen::new(html).with(keyboard)
}

/// Asks for the day of an extension.
pub(super) async fn ask(cx: Cx, id: ProductId) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let case = match case(tx, &cx, id).await? {
                Ok(case) => case,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let open = case.current.and_then(|one| Some((one, span(&cx, &one).ok()?)));
            let Some((one, (first, last))) = open else {
                return Ok(Said::from(cx.show(screen(&cx, &case, None))));
            };
            let form = Extending {
                product: id.0,
                recognition: one.id,
                was: one.extended_to,
                until: None,
                reason: None,
            };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let name = case.product.details.name.as_str();
            let text = texts::extension_day(name, date(first), date(last));
            let most = button(&cx, &texts::extension_most(date(last)), Press::ExtendMost(id));
            Ok(Said::from(cx.show(said(&cx, &text, [most, cancel_button(&cx)]))))
        }
        .boxed()
    })
    .await
}

/// The longest extension that the law allows.
pub(super) async fn most(cx: Cx, id: ProductId) -> Outcome {
    let form = cx.form::<Extending>().filter(|form| form.product == id.0);
    let Some(form) = form.filter(|form| form.reason.is_none()) else { return open(cx, id).await };
    cx.commit(move |tx, cx| {
        async move {
            let case = match case(tx, &cx, id).await? {
                Ok(case) => case,
                Err(screen) => return Ok(Said::from(cx.show(screen))),
            };
            let last = case.current.and_then(|one| Some(span(&cx, &one).ok()?.1));
            let Some(last) = last else {
                return Ok(Said::from(cx.show(screen(&cx, &case, None))));
            };
            take_day(tx, &cx, form, last).await.map(|screen| Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn on_day(cx: Cx, form: Extending, day: NaiveDate) -> Outcome {
    cx.commit(move |tx, cx| {
        async move { take_day(tx, &cx, form, day).await.map(|screen| Said::from(cx.send(screen))) }
            .boxed()
    })
    .await
}

/// Takes the day, and asks for the document.
async fn take_day(
    tx: &mut Tx,
    cx: &Cx,
    form: Extending,
    day: NaiveDate,
) -> Result<Screen, StoreError> {
    let form = Extending { until: Some(day), ..form };
    if let Some(why) = refused(tx, cx, &form).await? {
        return Ok(why);
    }
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
    Ok(said(cx, &texts::extension_reason(date(day)), [cancel_button(cx)]))
}

/// The screen that says why an extension cannot be recorded so.
async fn refused(tx: &mut Tx, cx: &Cx, form: &Extending) -> Result<Option<Screen>, StoreError> {
    let (Some(wanted), Some(limits)) = (form.wanted(), limits(cx)) else {
        return Ok(Some(why_not(cx, false)));
    };
    let found = would_not(tx, cx.now(), &cx.actor(), &limits, &wanted).await?;
    match found {
        None => Ok(None),
        Some(why) => why_screen(tx, cx, wanted.product, why).await.map(Some),
    }
}

/// Shows what would be recorded.
async fn on_reason(cx: Cx, form: Extending, reason: String) -> Outcome {
    if reason.is_empty() || reason.chars().count() > REASON {
        let screen = said(&cx, &texts::extension_reason_long(), [cancel_button(&cx)]);
        return cx.say(cx.send(screen)).await;
    }
    cx.commit(move |tx, cx| {
        async move {
            if let Some(why) = refused(tx, &cx, &form).await? {
                return Ok(Said::from(cx.send(why)));
            }
            let case = match case(tx, &cx, ProductId(form.product)).await? {
                Ok(case) => case,
                Err(screen) => return Ok(Said::from(cx.send(screen))),
            };
            let text = texts::extension_preview(
                case.product.details.name.as_str(),
                or_none(form.was),
                or_none(form.until),
                reason.as_str(),
                if case.is_filed { "yes" } else { "no" },
            );
            let form = Extending { reason: Some(reason), ..form };
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &form).await?;
            let save = button(&cx, &texts::extension_save(), Press::SaveExtension(case.product.id));
            Ok(Said::from(cx.send(said(&cx, &text, [save, cancel_button(&cx)]))))
        }
        .boxed()
    })
    .await
}

/// Records what was shown.
pub(super) async fn save(cx: Cx, id: ProductId) -> Outcome {
    let form = cx.form::<Extending>().filter(|form| form.product == id.0 && form.reason.is_some());
    let wanted = form.and_then(|form| form.wanted());
    let (Some(wanted), Some(limits)) = (wanted, limits(&cx)) else { return open(cx, id).await };
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let extended = extend(tx, cx.now(), &cx.actor(), &limits, &wanted).await?;
            finish(tx, &cx, id, (extended, false)).await
        }
        .boxed()
    })
    .await
}

/// Takes the last entry back.
pub(super) async fn undo(cx: Cx, id: ProductId, extension: i64) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let (actor, of) = (cx.actor(), (id, extension));
            let reason = cx.plain(&texts::extension_mistake());
            let extended = take_extension_back(tx, cx.now(), &actor, of, &reason).await?;
            finish(tx, &cx, id, (extended, true)).await
        }
        .boxed()
    })
    .await
}

async fn finish(
    tx: &mut Tx,
    cx: &Cx,
    id: ProductId,
    (extended, undone): (Extended, bool),
) -> Result<Said, StoreError> {
    let Extended::Done(entry) = extended else {
        return why_screen(tx, cx, id, extended).await.map(|screen| Said::from(cx.show(screen)));
    };
    let case = match case(tx, cx, id).await? {
        Ok(case) => case,
        Err(screen) => return Ok(Said::from(cx.show(screen))),
    };
    let name = case.product.details.name.as_str();
    // What counts again after a mistake has the document of its own entry.
    let of = |one: &&Extension| one.id != entry.id && one.extended_to == entry.extended_to;
    let before = case.history.iter().find(of).filter(|_| undone);
    let reason = before.map_or(entry.reason.as_str(), |before| before.reason.as_str());
    let (until, ends) = (or_none(entry.extended_to), case.current.and_then(|one| one.expires_on));
    let text = |_: &Words<'_>| texts::push_extended(name, until.as_str(), reason, or_none(ends));
    telling::tell_officers(tx, cx, &case.producer, text).await?;
    telling::tell(tx, cx, case.producer.id, text).await?;
    crate::deadlines::refreshed(tx, cx.now(), &cx.services().programme, id).await?;
    let first = cx.html(&texts::written());
    Ok(Said::from(cx.show(screen(cx, &case, Some(first)))))
}

async fn why_screen(
    tx: &mut Tx,
    cx: &Cx,
    id: ProductId,
    why: Extended,
) -> Result<Screen, StoreError> {
    let ask_again = |text: Text| said(cx, &text, [cancel_button(cx)]);
    Ok(match why {
        Extended::Outside(first, last) => {
            ask_again(texts::extension_outside(date(first), date(last)))
        }
        Extended::Same => ask_again(texts::extension_same()),
        Extended::NotFound => why_not(cx, false),
        Extended::Refused => why_not(cx, true),
        Extended::Done(_) | Extended::Stale | Extended::NotRecognised | Extended::No(_) => {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            match case(tx, cx, id).await? {
                Ok(case) => screen(cx, &case, Some(cx.html(&texts::out_of_date()))),
                Err(screen) => screen,
            }
        }
    })
}
