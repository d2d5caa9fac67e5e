//! Forms of one step: a part of an entry, ways of asking, a reason.

use futures::FutureExt;
use serde::{Deserialize, Serialize};

use crate::clock::local_date;
use crate::locale::Message;
use crate::people::{Action, Scope, may, permit};
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{CHOICES, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

use super::super::keeper::{self, Review};
use super::super::library::nearest;
use super::super::overlay::{self, Drafted, Edit, Look, Seen, Taught, Teaching};
use super::super::{EntryId, Fault};
use super::fresh::{self, Fresh};
use super::press::{Ask, Press};
use super::{decide, draft_screen, lists, screens, texts, words, working};

/// What an official is writing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Writing {
    /// Words to find an entry by.
    Find,
    /// Another text of an entry.
    Body(EntryId),
    /// Another title.
    Title(EntryId),
    /// Another label.
    Button(EntryId),
    /// Other sources.
    Sources(EntryId),
    /// Other days in force.
    Dates(EntryId),
    /// Ways of asking, for an entry or for none.
    Phrasings(Option<EntryId>),
    /// Why a draft goes back.
    Return(i64),
    /// Why an entry is withdrawn.
    Withdrawal(EntryId),
    /// A new entry.
    New(Fresh),
    /// Which entries are read next.
    Related {
        /// Of a new entry, where it is one; its form goes on with it.
        fresh: Option<Fresh>,
        /// Of this entry, otherwise.
        entry: Option<EntryId>,
        /// What is offered.
        options: Vec<EntryId>,
        /// What is chosen.
        chosen: Vec<EntryId>,
    },
}

impl Form for Writing {
    const NAME: &'static str = "handbook-desk";
    const VERSION: i64 = 1;
}

/// Begins a form, for whoever may draft (or publish, where that is what it is for).
pub(super) async fn begin(cx: Cx, press: Press) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let look = match &press {
                Press::Ask(_, id) | Press::Related(id) => Look::Entry(id.clone()),
                _ => Look::Counts,
            };
            let seen = overlay::see(tx, cx.now(), &cx.actor(), &look).await?;
            if seen == Seen::Refused {
                return Ok(Said::from(cx.show(crate::desk::chat::refusal(&cx))));
            }
            if matches!(press, Press::Return(_) | Press::Ask(Ask::Withdrawal, _)) {
                let (actor, scope) = (cx.actor(), Scope::province());
                if !permit(tx, cx.now(), &actor, Action::Publish, &scope, "handbook").await? {
                    let told = screens::told(&cx, &texts::only_publishers(), []);
                    return Ok(Said::from(cx.show(told)));
                }
            }
            let entry = match (&press, &seen) {
                (Press::Ask(_, id) | Press::Related(id), Seen::Entry { in_force, in_hand, .. }) => {
                    working(id, in_force.as_deref(), in_hand.as_deref())
                }
                _ => None,
            };
            let (form, text) = match (press, entry) {
                (Press::Find, _) => (Writing::Find, texts::find_ask()),
                (Press::New, _) => (Writing::New(Fresh::default()), texts::new_title()),
                (Press::AskNegative, _) => (Writing::Phrasings(None), texts::ask_negative()),
                (Press::Return(version), _) => (Writing::Return(version), texts::ask_return()),
                (Press::Ask(ask, id), Some(entry)) => asked(ask, id, &entry),
                (Press::Related(id), Some(entry)) => {
                    let (form, screen) = related(&cx, None, Some(id), &entry.title, &entry.related);
                    keep(tx, &cx, &form).await?;
                    return Ok(Said::from(cx.show(screen)));
                }
                _ => return Ok(Said::from(cx.show(screens::told(&cx, &texts::unknown(), [])))),
            };
            keep(tx, &cx, &form).await?;
            // Below, so that what is to be changed stays in sight.
            Ok(Said::from(cx.send(screens::question(&cx, &text))))
        }
        .boxed()
    })
    .await
}

fn asked(ask: Ask, id: EntryId, entry: &super::super::Entry) -> (Writing, Message) {
    let title = entry.title.as_str();
    match ask {
        Ask::Body => {
            let text = texts::ask_body(title, overlay::to_typed(&entry.body));
            (Writing::Body(id), text)
        }
        Ask::Title => (Writing::Title(id), texts::ask_title(title)),
        Ask::Button => (Writing::Button(id), texts::ask_button(entry.button.as_str())),
        Ask::Sources => {
            let known = if entry.sources.is_empty() { "no" } else { "yes" };
            let text = texts::ask_sources(known, words::write_sources(&entry.sources));
            (Writing::Sources(id), text)
        }
        Ask::Dates => {
            let to = entry.in_force_to.map(|day| format!(" - {}", words::day(day)));
            let days = words::day(entry.in_force_from) + &to.unwrap_or_default();
            (Writing::Dates(id), texts::ask_dates(days))
        }
        Ask::Phrasings => (Writing::Phrasings(Some(id)), texts::ask_phrasing(title)),
        Ask::Withdrawal => (Writing::Withdrawal(id), texts::ask_withdraw(title)),
    }
}

/// The form in which related entries are chosen, and its screen.
pub(super) fn related(
    cx: &Cx,
    fresh: Option<Fresh>,
    entry: Option<EntryId>,
    title: &str,
    chosen: &[EntryId],
) -> (Writing, Screen) {
    let mut options = chosen.to_vec();
    for near in nearest(cx.handbook(), title) {
        if options.len() < CHOICES
            && !options.contains(&near.id)
            && entry.as_ref() != Some(&near.id)
        {
            options.push(near.id.clone());
        }
    }
    options.truncate(CHOICES);
    let screen = fresh::related_screen(cx, &options, chosen);
    (Writing::Related { fresh, entry, options, chosen: chosen.to_vec() }, screen)
}

pub(super) async fn keep(tx: &mut Tx, cx: &Cx, form: &Writing) -> Result<(), StoreError> {
    sessions::keep(tx, cx.now(), cx.chat(), cx.user(), form).await
}

/// What an official typed.
pub(super) async fn on_text(cx: Cx, form: Writing, text: String) -> Outcome {
    let again = |cx: Cx, message: Message| async move {
        cx.say(cx.send(screens::question(&cx, &message))).await
    };
    match form {
        Writing::Find => find(cx, text).await,
        Writing::Body(id) => edit(cx, id, Edit::Body(text)).await,
        Writing::Title(id) => edit(cx, id, Edit::Title(text)).await,
        Writing::Button(id) => edit(cx, id, Edit::Button(text)).await,
        Writing::Sources(id) => match words::read_sources(&text) {
            Some(sources) => edit(cx, id, Edit::Sources(sources)).await,
            None => again(cx, texts::bad_sources()).await,
        },
        Writing::Dates(id) => match words::read_days(&text) {
            Some((from, to)) => edit(cx, id, Edit::InForce(from, to)).await,
            None => again(cx, texts::bad_date(text)).await,
        },
        Writing::Phrasings(entry) => teach(cx, entry, &text).await,
        Writing::Return(version) => decide::return_draft(cx, version, text).await,
        Writing::Withdrawal(id) => decide::withdraw(cx, id, text).await,
        Writing::New(form) => fresh::on_text(cx, form, text).await,
        // This one is answered by its buttons.
        Writing::Related { options, chosen, .. } => {
            cx.say(cx.send(fresh::related_screen(&cx, &options, &chosen))).await
        }
    }
}

async fn find(cx: Cx, text: String) -> Outcome {
    let mut ids: Vec<EntryId> = Vec::new();
    // By its words, and by what it would answer.
    let needle = super::super::normalise::fold_phrase(&text).join(" ");
    let named = cx.handbook().entries().iter().filter(|entry| {
        let title = super::super::normalise::fold_phrase(&entry.title).join(" ");
        let button = super::super::normalise::fold_phrase(&entry.button).join(" ");
        entry.id.as_str() == text.trim()
            || (!needle.is_empty() && (title.contains(&needle) || button.contains(&needle)))
    });
    let answers = nearest(cx.handbook(), &text);
    for entry in answers.iter().chain(named) {
        if ids.len() < CHOICES && !ids.contains(&entry.id) {
            ids.push(entry.id.clone());
        }
    }
    cx.commit(move |tx, cx| {
        async move {
            if overlay::see(tx, cx.now(), &cx.actor(), &Look::Counts).await? == Seen::Refused {
                return Ok(Said::from(cx.send(crate::desk::chat::refusal(&cx))));
            }
            let screen = if ids.is_empty() {
                let new = screens::button(&cx, &texts::new(), &Press::New);
                screens::told(&cx, &texts::found_none(text), [new])
            } else {
                lists::entries(&cx, cx.html(&texts::found()), &ids, (None, None))
            };
            Ok(Said::from(cx.send(screen)))
        }
        .boxed()
    })
    .await
}

/// Changes an entry's draft, and shows it.
pub(super) async fn edit(cx: Cx, id: EntryId, edit: Edit) -> Outcome {
    let review = if may(&cx.actor(), Action::DraftHandbook, &Scope::nowhere()) {
        let (reader, today) = (cx.services().store.reader(), local_date(cx.now()));
        match overlay::preview(reader, &id, &edit, today).await? {
            Some(entry) => Some(keeper::inspect(cx.services(), entry).await?),
            None => None,
        }
    } else {
        None
    };
    cx.commit(move |tx, cx| {
        async move {
            let drafted = overlay::edit(tx, cx.now(), &cx.actor(), &id, &edit).await?;
            drafted_screen(tx, &cx, drafted, review.as_ref()).await
        }
        .boxed()
    })
    .await
}

/// What has come of drafting.
pub(super) async fn drafted_screen(
    tx: &mut Tx,
    cx: &Cx,
    drafted: Drafted,
    review: Option<&Review>,
) -> Result<Said, StoreError> {
    let screen = match drafted {
        Drafted::Draft(draft) => {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            draft_screen(tx, cx, &draft, review).await?
        }
        Drafted::Unchanged => {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            screens::told(cx, &texts::unchanged(), [])
        }
        Drafted::Unreadable(_) => screens::question(cx, &texts::unreadable()),
        Drafted::Unknown => screens::told(cx, &texts::unknown(), []),
        Drafted::Refused => crate::desk::chat::refusal(cx),
    };
    Ok(Said::from(cx.send(screen)))
}

/// How teaching several ways of asking went.
#[derive(Debug, Default)]
struct Tally {
    active: usize,
    proposed: usize,
    asked: usize,
    already: usize,
    bad: usize,
    drafted: Option<Drafted>,
}

/// Teaches ways of asking, one a line. What a publisher may be surprised by waits to be looked at.
async fn teach(cx: Cx, entry: Option<EntryId>, text: &str) -> Outcome {
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    let shown = entry.as_ref().is_none_or(|id| cx.handbook().entry(id.as_str()).is_some());
    let review = if screens::publishes(&cx) && shown {
        keeper::try_phrasings(cx.services(), entry.as_ref(), &lines).await?
    } else {
        Review::default()
    };
    cx.commit(move |tx, cx| {
        async move {
            let tally = teach_all(tx, &cx, entry.as_ref(), &lines, &review).await?;
            match tally {
                None => Ok(Said::from(cx.send(crate::desk::chat::refusal(&cx)))),
                Some(Tally { drafted: Some(drafted), .. }) => {
                    drafted_screen(tx, &cx, drafted, None).await
                }
                Some(tally) => {
                    sessions::leave(tx, cx.chat(), cx.user()).await?;
                    if tally.proposed > 0
                        && let Some(id) = &entry
                    {
                        decide::tell_publishers_of_phrasings(tx, &cx, id, tally.proposed).await?;
                    }
                    Ok(Said::from(cx.send(taught_screen(&cx, entry.as_ref(), &tally, &review))))
                }
            }
        }
        .boxed()
    })
    .await
}

async fn teach_all(
    tx: &mut Tx,
    cx: &Cx,
    entry: Option<&EntryId>,
    lines: &[String],
    review: &Review,
) -> Result<Option<Tally>, StoreError> {
    let mut tally = Tally::default();
    for line in lines {
        if collision(review, line).is_some() {
            tally.bad += 1;
            continue;
        }
        let teaching = Teaching {
            entry: entry.cloned(),
            text: line.clone(),
            question: None,
            ticket: None,
            why: String::new(),
            at_once: review.warnings.is_empty(),
        };
        match overlay::teach(tx, cx.now(), &cx.services().locale, &cx.actor(), &teaching).await? {
            Taught::Active(_) => tally.active += 1,
            Taught::Proposed(_) if screens::publishes(cx) => tally.asked += 1,
            Taught::Proposed(_) => tally.proposed += 1,
            Taught::Already(_) => tally.already += 1,
            Taught::NotAPhrasing => tally.bad += 1,
            Taught::Refused => return Ok(None),
            // Not shown yet: they go into its draft.
            Taught::Unknown => {
                let Some(id) = entry else { return Ok(None) };
                let edit = Edit::Phrasings(lines.to_vec());
                let drafted = overlay::edit(tx, cx.now(), &cx.actor(), id, &edit).await?;
                return Ok(Some(Tally { drafted: Some(drafted), ..Tally::default() }));
            }
        }
    }
    Ok(Some(tally))
}

/// The entry with which a way of asking collides.
fn collision(review: &Review, line: &str) -> Option<String> {
    review.problems.iter().find_map(|problem| match &problem.fault {
        Fault::PhrasingCollides { phrasing, other, .. } if phrasing == line => Some(other.clone()),
        Fault::PhrasingCollides { theirs, .. } if theirs == line => {
            problem.file.strip_suffix(".md").map(str::to_owned)
        }
        _ => None,
    })
}

fn taught_screen(cx: &Cx, entry: Option<&EntryId>, tally: &Tally, review: &Review) -> Screen {
    let mut lines = Vec::new();
    let mut line = |count: usize, message: fn(i64) -> Message| {
        if count > 0 {
            lines.push(cx.html(&message(words::number(count))));
        }
    };
    line(tally.active, texts::taught_active);
    line(tally.proposed, texts::taught_proposed);
    line(tally.asked, texts::taught_asked);
    line(tally.already, texts::taught_already);
    line(tally.bad, texts::taught_bad);
    for problem in &review.problems {
        if let Fault::PhrasingCollides { other, .. } = &problem.fault {
            lines.push(cx.html(&texts::taught_collides(words::title(cx, other))));
        }
    }
    if tally.asked > 0 {
        lines.push(words::warnings(cx, &review.warnings));
    }
    let html = lines.into_iter().reduce(|all, line| all.line(&line)).unwrap_or_default();
    let see = match entry {
        Some(id) => screens::button(cx, &texts::see_phrasings(), &Press::Taught(0, id.clone())),
        None => screens::button(cx, &texts::negatives(), &Press::Negatives(0)),
    };
    let keyboard =
        crate::telegram::screens::Keyboard::default().row([see, screens::home_button(cx)]);
    Screen::new(html).with(keyboard)
}
