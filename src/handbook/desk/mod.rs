//! The officials' screens: finding an entry, changing it, publishing, its history.

mod decide;
mod fresh;
mod learn;
mod lists;
mod press;
mod screens;
pub(crate) mod texts;
mod words;
mod write;

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

pub use self::learn::learn_button;
use self::lists::PAGE;
use self::press::Press;
use self::write::Writing;
use super::keeper;
use super::overlay::{self, Look, Seen, Version};
use super::{Entry, EntryId, embedded};

/// This part of the feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let text = |cx: Cx, message: Message| {
        let form = cx.form::<Writing>().filter(|_| cx.is_private())?;
        let text = message.text().filter(|text| !text.starts_with('/'))?;
        Some(Typed(form, text.to_owned()))
    };
    dptree::entry()
        .branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
        .branch(Update::filter_message().filter_map(text).endpoint(on_text))
}

/// What an official typed into a form.
#[derive(Clone, Debug)]
struct Typed(Writing, String);

/// The button that opens these screens.
#[must_use]
pub fn open_button(cx: &Cx) -> Button {
    screens::button(cx, &texts::open(), &Press::Home)
}

async fn on_text(cx: Cx, Typed(form, text): Typed) -> Outcome {
    write::on_text(cx, form, text).await
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Home => home(cx).await,
        Press::Flagged(page) => flagged(cx, page).await,
        Press::Version(id) => version(cx, id).await,
        Press::Find
        | Press::New
        | Press::AskNegative
        | Press::Ask(..)
        | Press::Related(_)
        | Press::Return(_) => write::begin(cx, press).await,
        Press::UseTitle
        | Press::Skip
        | Press::Step(_)
        | Press::TopicPage(_)
        | Press::Topic(_)
        | Press::Document(_)
        | Press::Toggle(_)
        | Press::Done => fresh::on_press(cx, press).await,
        Press::Learn(_) | Press::LearnPhrasing(..) | Press::LearnEntry(_) => {
            learn::on_press(cx, press).await
        }
        Press::Reviewed(id) => write::edit(cx, id, overlay::Edit::Reviewed).await,
        Press::Propose(_)
        | Press::Publish(..)
        | Press::Discard(_)
        | Press::Restore(_)
        | Press::RestoreCarried(_)
        | Press::Accept(..)
        | Press::Remove(_) => decide::on_press(cx, press).await,
        Press::Drafts(_)
        | Press::Proposed(_)
        | Press::Negatives(_)
        | Press::Entry(_)
        | Press::More(_)
        | Press::History(..)
        | Press::Taught(..)
        | Press::Phrasing(_) => {
            cx.commit(move |tx, cx| {
                async move {
                    leave_search(tx, &cx).await?;
                    Ok(Said::from(cx.show(look(tx, &cx, &press).await?)))
                }
                .boxed()
            })
            .await
        }
    }
}

/// Whoever was looking for an entry has found one: what they type next is a question again.
async fn leave_search(tx: &mut Tx, cx: &Cx) -> Result<(), StoreError> {
    if matches!(cx.form::<Writing>(), Some(Writing::Find)) {
        sessions::leave(tx, cx.chat(), cx.user()).await?;
    }
    Ok(())
}

/// A screen that only shows something.
async fn look(tx: &mut Tx, cx: &Cx, press: &Press) -> Result<Screen, StoreError> {
    let rows = |page: i64| (page.max(0) * PAGE, PAGE + 1);
    let look = match press {
        Press::Drafts(page) => Look::Drafts(rows(*page).0, rows(*page).1),
        Press::Proposed(page) => Look::Proposed(rows(*page).0, rows(*page).1),
        Press::Negatives(page) => Look::Phrasings(None, rows(*page).0, rows(*page).1),
        Press::Taught(page, id) => Look::Phrasings(Some(id.clone()), rows(*page).0, rows(*page).1),
        Press::History(page, id) => Look::History(id.clone(), rows(*page).0, rows(*page).1),
        Press::Entry(id) | Press::More(id) => Look::Entry(id.clone()),
        Press::Phrasing(row) => Look::Phrasing(*row),
        _ => Look::Counts,
    };
    let seen = overlay::see(tx, cx.now(), &cx.actor(), &look).await?;
    let screen = match (press, seen) {
        (_, Seen::Refused) => crate::desk::chat::refusal(cx),
        (Press::Drafts(page), Seen::Versions(drafts)) => lists::drafts(cx, &drafts, *page),
        (Press::History(page, id), Seen::Versions(versions)) => {
            lists::history(cx, id, &versions, *page)
        }
        (Press::Proposed(page), Seen::Phrasings(list)) => {
            let words = (texts::list_phrasings(), texts::list_phrasings_empty());
            lists::phrasings(cx, words, &list, *page, Press::Proposed, [])
        }
        (Press::Negatives(page), Seen::Phrasings(list)) => {
            let words = (texts::list_negatives(), texts::list_negatives());
            let add = screens::button(cx, &texts::negative_add(), &Press::AskNegative);
            lists::phrasings(cx, words, &list, *page, Press::Negatives, [add])
        }
        (Press::Taught(page, id), Seen::Phrasings(list)) => {
            let words = (texts::list_taught(), texts::list_taught_empty());
            let press = |page| Press::Taught(page, id.clone());
            let entry = screens::button(cx, &texts::see_entry(), &Press::Entry(id.clone()));
            lists::phrasings(cx, words, &list, *page, press, [entry])
        }
        (Press::Phrasing(_), Seen::Phrasing(one)) => lists::phrasing(cx, &one),
        (Press::Entry(id), Seen::Entry { in_force, in_hand, phrasings }) => {
            screens::entry(cx, id, in_force.as_deref(), in_hand.as_deref(), phrasings)
                // A new entry is a draft only.
                .or_else(|| in_hand.map(|draft| screens::draft(cx, &draft, None, None)))
                .unwrap_or_else(|| screens::told(cx, &texts::unknown(), []))
        }
        (Press::More(id), Seen::Entry { in_force, in_hand, phrasings }) => {
            match working(id, in_force.as_deref(), in_hand.as_deref()) {
                Some(entry) => {
                    let draft = in_hand.as_deref().map(|draft| draft.id);
                    screens::more(cx, &entry, draft, phrasings)
                }
                None => screens::told(cx, &texts::unknown(), []),
            }
        }
        _ => screens::told(cx, &texts::unknown(), []),
    };
    Ok(screen)
}

/// The text that is worked on: the draft, or what has the last word.
fn working(id: &EntryId, in_force: Option<&Version>, in_hand: Option<&Version>) -> Option<Entry> {
    let text = in_hand.or(in_force).map(|version| version.markdown.as_str());
    overlay::read(id, text.or_else(|| embedded::file(id.as_str()))?).ok()
}

async fn home(cx: Cx) -> Outcome {
    let flagged = flagged_entries(&cx).await?.len();
    cx.commit(move |tx, cx| {
        async move {
            let seen = overlay::see(tx, cx.now(), &cx.actor(), &Look::Counts).await?;
            let screen = match seen {
                Seen::Counts(counts) => {
                    leave_search(tx, &cx).await?;
                    screens::home(&cx, counts, flagged)
                }
                _ => crate::desk::chat::refusal(&cx),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// The entries that have to be looked at again.
async fn flagged_entries(cx: &Cx) -> Result<Vec<EntryId>, keeper::BuildError> {
    let problems = keeper::flagged(cx.services()).await?;
    let mut ids: Vec<EntryId> = problems
        .iter()
        .filter_map(|problem| EntryId::new(problem.file.strip_suffix(".md")?))
        .collect();
    ids.dedup();
    Ok(ids)
}

async fn flagged(cx: Cx, page: usize) -> Outcome {
    let ids = flagged_entries(&cx).await?;
    cx.commit(move |tx, cx| {
        async move {
            let seen = overlay::see(tx, cx.now(), &cx.actor(), &Look::Counts).await?;
            if seen == Seen::Refused {
                return Ok(Said::from(cx.show(crate::desk::chat::refusal(&cx))));
            }
            let size = crate::telegram::screens::CHOICES;
            let shown: Vec<EntryId> = ids.iter().skip(page * size).take(size).cloned().collect();
            let pages = (
                (page > 0).then(|| Press::Flagged(page - 1)),
                (ids.len() > (page + 1) * size).then_some(Press::Flagged(page + 1)),
            );
            let screen = if shown.is_empty() {
                screens::told(&cx, &texts::list_flagged_empty(), [])
            } else {
                lists::entries(&cx, cx.html(&texts::list_flagged()), &shown, pages)
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// A draft with what is wrong with it, or a version of the history.
async fn version(cx: Cx, id: i64) -> Outcome {
    let peeked = overlay::peek(cx.services().store.reader(), id).await?;
    let review = match peeked.filter(|version| version.state.in_hand()) {
        Some(draft) => match overlay::read(&draft.entry, &draft.markdown) {
            Ok(entry) => Some(keeper::inspect(cx.services(), entry).await?),
            Err(_) => None,
        },
        None => None,
    };
    cx.commit(move |tx, cx| {
        async move {
            let screen = match overlay::see(tx, cx.now(), &cx.actor(), &Look::Version(id)).await? {
                Seen::Version(version) if version.state.in_hand() => {
                    draft_screen(tx, &cx, &version, review.as_ref()).await?
                }
                Seen::Version(version) => lists::version(&cx, &version),
                Seen::Refused => crate::desk::chat::refusal(&cx),
                _ => screens::told(&cx, &texts::unknown(), []),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// A draft beside what is shown now.
async fn draft_screen(
    tx: &mut Tx,
    cx: &Cx,
    draft: &Version,
    review: Option<&keeper::Review>,
) -> Result<Screen, StoreError> {
    let shown = overlay::shown(tx, &draft.entry).await?;
    let shown = shown.and_then(|text| overlay::read(&draft.entry, &text).ok());
    Ok(screens::draft(cx, draft, shown.as_ref(), review))
}
