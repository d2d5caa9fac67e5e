//! Handing on, publishing, giving back, putting back: what changes what is shown.

use futures::FutureExt;

use crate::people::{AccountId, Action, Actor, Person, Scope, may, officials};
use crate::store::{StoreError, Tx};
use crate::telegram::outbox;
use crate::telegram::pacer::Lane;
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

use super::super::EntryId;
use super::super::keeper::{self, Review};
use super::super::overlay::{
    self, Accepted, Discarded, Proposed, Published, Removed, Returned, RolledBack, Target, Version,
    Who, Withdrawn,
};
use super::press::Press;
use super::{draft_screen, screens, texts, words};

pub(super) async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Publish(id, sure) => publish(cx, id, sure).await,
        Press::Accept(id, sure) => accept(cx, id, sure).await,
        other => {
            cx.commit(move |tx, cx| {
                async move { Ok(Said::from(cx.show(decide(tx, &cx, other).await?))) }.boxed()
            })
            .await
        }
    }
}

async fn decide(tx: &mut Tx, cx: &Cx, press: Press) -> Result<Screen, StoreError> {
    let (now, actor) = (cx.now(), cx.actor());
    Ok(match press {
        Press::Propose(id) => match overlay::propose(tx, now, &actor, id).await? {
            Proposed::Proposed(draft) => {
                tell_publishers(tx, cx, &draft).await?;
                let see = screens::button(cx, &texts::see_draft(), &Press::Version(id));
                screens::told(cx, &texts::proposed(), [see])
            }
            Proposed::NotDraft => screens::told(cx, &texts::not_draft(), []),
            Proposed::Refused => crate::desk::chat::refusal(cx),
        },
        Press::Discard(id) => match overlay::discard(tx, now, &actor, id).await? {
            Discarded::Discarded(_) => screens::told(cx, &texts::discarded(), []),
            Discarded::NotDraft => screens::told(cx, &texts::not_draft(), []),
            Discarded::Refused => crate::desk::chat::refusal(cx),
        },
        Press::Restore(row) => match overlay::entry_of(tx, row).await? {
            Some(id) => restore(tx, cx, &id, Target::Version(row)).await?,
            None => screens::told(cx, &texts::unknown(), []),
        },
        Press::RestoreCarried(id) => restore(tx, cx, &id, Target::Carried).await?,
        Press::Remove(id) => match overlay::remove_phrasing(tx, now, &actor, id, "").await? {
            Removed::Removed(_) => screens::told(cx, &texts::removed(), []),
            Removed::Unknown => screens::told(cx, &texts::unknown(), []),
            Removed::Refused => screens::told(cx, &texts::only_publishers(), []),
        },
        _ => screens::told(cx, &texts::unknown(), []),
    })
}

async fn restore(tx: &mut Tx, cx: &Cx, id: &EntryId, target: Target) -> Result<Screen, StoreError> {
    let text =
        match overlay::roll_back(tx, cx.now(), &cx.services().locale, &cx.actor(), id, target)
            .await?
        {
            RolledBack::Shown(_) | RolledBack::Carried => texts::restored(),
            RolledBack::ShownAlready => texts::restored_already(),
            RolledBack::Unreadable => texts::restored_unreadable(),
            RolledBack::Unknown => texts::unknown(),
            RolledBack::Refused => texts::only_publishers(),
        };
    Ok(screens::told_of(cx, &text, id))
}

/// Publishes a draft. It is tried first: what must not be is refused, what may surprise is asked.
async fn publish(cx: Cx, id: i64, sure: bool) -> Outcome {
    let mut tried = None;
    if screens::publishes(&cx)
        && let Some(draft) = overlay::peek(cx.services().store.reader(), id).await?
        && draft.state.in_hand()
    {
        let review = keeper::try_out(cx.services(), &draft).await?;
        tried = Some((draft, review));
    }
    cx.commit(move |tx, cx| {
        async move {
            let screen = if let Some((draft, review)) = tried {
                publish_tried(tx, &cx, &draft, &review, sure).await?
            } else {
                // Refused, and on record; or somebody else has decided.
                let refused = overlay::refuse_publishing(tx, cx.now(), &cx.actor(), id).await?;
                let text = if refused { texts::only_publishers() } else { texts::not_draft() };
                screens::told(&cx, &text, [])
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

async fn publish_tried(
    tx: &mut Tx,
    cx: &Cx,
    draft: &Version,
    review: &Review,
    sure: bool,
) -> Result<Screen, StoreError> {
    let Some(checked) = review.checked(draft) else {
        return draft_screen(tx, cx, draft, Some(review)).await;
    };
    if !sure && (!review.warnings.is_empty() || !review.problems.is_empty()) {
        let mut list = words::warnings(cx, &review.warnings);
        if let Some(advice) = words::problems(cx, &review.problems) {
            list = if review.warnings.is_empty() { advice } else { list.line(&advice) };
        }
        let yes = Press::Publish(draft.id, true);
        let yes = screens::button(cx, &texts::publish_anyway(), &yes);
        return Ok(screens::ask_sure(cx, list, yes, &Press::Version(draft.id)));
    }
    Ok(match overlay::publish(tx, cx.now(), &cx.services().locale, &cx.actor(), &checked).await? {
        Published::Published(version) => {
            let said = |title: &str| texts::notice_published(title);
            tell_author(tx, cx, &version, "published", said).await?;
            screens::told_of(cx, &texts::published(), &version.entry)
        }
        Published::ChangedSince => {
            let again = screens::button(cx, &texts::see_draft(), &Press::Version(draft.id));
            screens::told(cx, &texts::stale(), [again])
        }
        Published::NotDraft => screens::told(cx, &texts::not_draft(), []),
        Published::Refused => screens::told(cx, &texts::only_publishers(), []),
    })
}

/// Puts a way of asking into use, tried first.
async fn accept(cx: Cx, id: i64, sure: bool) -> Outcome {
    let mut review = Review::default();
    if screens::publishes(&cx)
        && let Some(one) = overlay::peek_phrasing(cx.services().store.reader(), id).await?
        && !one.active
    {
        review = keeper::try_phrasings(
            cx.services(),
            one.entry.as_ref(),
            std::slice::from_ref(&one.text),
        )
        .await?;
    }
    cx.commit(move |tx, cx| {
        async move {
            let screen = if let Some(problems) =
                words::problems(&cx, &review.problems).filter(|_| review.forbids())
            {
                Screen::new(problems).with(Keyboard::default().row([
                    screens::button(&cx, &super::super::texts::back(), &Press::Phrasing(id)),
                    screens::home_button(&cx),
                ]))
            } else if !sure && !review.warnings.is_empty() {
                let list = words::warnings(&cx, &review.warnings);
                let yes = Press::Accept(id, true);
                let yes = screens::button(&cx, &texts::accept_anyway(), &yes);
                screens::ask_sure(&cx, list, yes, &Press::Phrasing(id))
            } else {
                match overlay::accept_phrasing(tx, cx.now(), &cx.services().locale, &cx.actor(), id)
                    .await?
                {
                    Accepted::Accepted(one) => {
                        let text = texts::taught_active(1);
                        match &one.entry {
                            Some(entry) => screens::told_of(&cx, &text, entry),
                            None => screens::told(&cx, &text, []),
                        }
                    }
                    Accepted::NotProposed => screens::told(&cx, &texts::unknown(), []),
                    Accepted::Refused => screens::told(&cx, &texts::only_publishers(), []),
                }
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// Gives a draft back, for the reason that was typed.
pub(super) async fn return_draft(cx: Cx, id: i64, why: String) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let text = match overlay::return_draft(tx, cx.now(), &cx.actor(), id, &why).await? {
                Returned::Returned(draft) => {
                    let said = |title: &str| texts::notice_returned(title, why.as_str());
                    tell_author(tx, &cx, &draft, "returned", said).await?;
                    texts::returned()
                }
                Returned::NotProposed => texts::not_draft(),
                Returned::Refused => texts::only_publishers(),
            };
            Ok(Said::from(cx.send(screens::told(&cx, &text, []))))
        }
        .boxed()
    })
    .await
}

/// Takes an entry out of the handbook, for the reason that was typed.
pub(super) async fn withdraw(cx: Cx, id: EntryId, why: String) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let text = match overlay::withdraw(tx, cx.now(), &cx.actor(), &id, &why).await? {
                Withdrawn::Withdrawn => texts::withdrawn(),
                Withdrawn::NotShown => texts::not_shown(),
                Withdrawn::Refused => texts::only_publishers(),
            };
            Ok(Said::from(cx.send(screens::told_of(&cx, &text, &id))))
        }
        .boxed()
    })
    .await
}

/// The title of a version, for whoever is told of it.
fn title(version: &Version) -> String {
    overlay::read(&version.entry, &version.markdown)
        .map_or_else(|_| version.entry.to_string(), |entry| entry.title)
}

/// Tells those who may publish that a draft waits.
async fn tell_publishers(tx: &mut Tx, cx: &Cx, draft: &Version) -> Result<(), StoreError> {
    let key = format!("handbook-proposed:{}", draft.id);
    let (who, title) = (cx.person().account.name.clone(), title(draft));
    let text = texts::notice_proposed(who, title);
    tell_each(tx, cx, &key, &text, Press::Version(draft.id), texts::see_draft()).await
}

/// Tells those who may publish that ways of asking wait.
pub(super) async fn tell_publishers_of_phrasings(
    tx: &mut Tx,
    cx: &Cx,
    id: &EntryId,
    count: usize,
) -> Result<(), StoreError> {
    let key = format!("handbook-phrasings:{id}");
    let who = cx.person().account.name.clone();
    let text = texts::notice_phrasing(who, words::number(count), words::title(cx, id.as_str()));
    let label = texts::proposed_phrasings(words::number(count));
    tell_each(tx, cx, &key, &text, Press::Proposed(0), label).await
}

async fn tell_each(
    tx: &mut Tx,
    cx: &Cx,
    key: &str,
    text: &crate::locale::Message,
    press: Press,
    label: crate::locale::Message,
) -> Result<(), StoreError> {
    let own = cx.person().account.id;
    for person in officials(tx).await? {
        let publishes = may(&Actor::from(person.clone()), Action::Publish, &Scope::province());
        if publishes && person.account.id != own {
            tell(tx, cx, &person, key, text, (&press, &label)).await?;
        }
    }
    Ok(())
}

/// Tells a version's author what has come of it.
async fn tell_author(
    tx: &mut Tx,
    cx: &Cx,
    version: &Version,
    what: &str,
    text: impl Fn(&str) -> crate::locale::Message,
) -> Result<(), StoreError> {
    let Who::Person { account, .. } = &version.author else { return Ok(()) };
    let Some(author) = official(tx, *account).await? else { return Ok(()) };
    if author.account.id == cx.person().account.id {
        return Ok(());
    }
    let key = format!("handbook-{what}:{}", version.id);
    let (press, label) = if version.state == overlay::State::Proposed {
        (Press::Version(version.id), texts::see_draft())
    } else {
        (Press::Entry(version.entry.clone()), texts::see_entry())
    };
    tell(tx, cx, &author, &key, &text(&title(version)), (&press, &label)).await
}

async fn official(tx: &mut Tx, account: AccountId) -> Result<Option<Person>, StoreError> {
    Ok(officials(tx).await?.into_iter().find(|person| person.account.id == account))
}

async fn tell(
    tx: &mut Tx,
    cx: &Cx,
    person: &Person,
    key: &str,
    text: &crate::locale::Message,
    (press, label): (&Press, &crate::locale::Message),
) -> Result<(), StoreError> {
    let (locale, language) = (&cx.services().locale, person.account.language);
    let chat = person.account.telegram_id.0;
    let button =
        crate::telegram::screens::Button::tells(locale.plain(language, label), press.data());
    let screen = Screen::new(locale.html(language, text)).with(Keyboard::default().row([button]));
    // A draft can be proposed again: then that is another thing to say.
    let key = format!("{key}:{}:{chat}", cx.update());
    outbox::enqueue(tx, cx.now(), &key, &screen.send(chat).lane(Lane::Notice)).await?;
    Ok(())
}
