//! The form for a new entry, and the choice of related entries.

use chrono::NaiveDate;
use futures::FutureExt;
use serde::{Deserialize, Serialize};

use crate::clock::local_date;
use crate::people::chat::cancel_button;
use crate::store::{StoreError, Tx};
use crate::telegram::router::Outcome;
use crate::telegram::screens::{Button, CHOICES, Keyboard, Screen};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

use super::super::chat::step_name;
use super::super::keeper;
use super::super::overlay::{self, Edit, Look, NewEntry, Seen};
use super::super::{EntryId, Source, Step, Topic};
use super::press::Press;
use super::write::{self, Writing, drafted_screen, keep, related};
use super::{screens, texts, words};

/// Documents that are offered as sources.
const DOCUMENTS: usize = 2;

/// A source as a form keeps it: document, article, date.
type Kept = (String, Option<String>, Option<NaiveDate>);

/// A new entry as far as it is filled in. What comes next is the first thing that is missing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Fresh {
    title: Option<String>,
    button: Option<String>,
    body: Option<String>,
    step: Option<String>,
    topic: Option<String>,
    sources: Option<Vec<Kept>>,
    phrasings: Option<Vec<String>>,
}

impl Fresh {
    fn entry(&self, related: &[EntryId]) -> Option<NewEntry> {
        let sources = self.sources.clone().unwrap_or_default();
        Some(NewEntry {
            title: self.title.clone()?,
            button: self.button.clone()?,
            body: self.body.clone()?,
            step: Step::from_key(self.step.as_ref()?)?,
            topic: Topic::from_key(self.topic.as_ref()?)?,
            related: related.to_vec(),
            sources: sources
                .into_iter()
                .map(|(document, article, date)| Source { document, article, date })
                .collect(),
            phrasings: self.phrasings.clone().unwrap_or_default(),
        })
    }

    /// The question for what is missing first; `None` when only the related entries are.
    fn next(&self, cx: &Cx) -> Option<Screen> {
        let screen = |message, keyboard: Keyboard| {
            let keyboard = keyboard.row([cancel_button(cx)]);
            Some(Screen::new(cx.html(&message)).with(keyboard))
        };
        let skip = || screens::button(cx, &texts::skip(), &Press::Skip);
        if self.title.is_none() {
            return screen(texts::new_title(), Keyboard::default());
        }
        if self.button.is_none() {
            let short = self.title.as_ref().is_some_and(|title| title.chars().count() <= 28);
            let title = short.then(|| screens::button(cx, &texts::use_title(), &Press::UseTitle));
            return screen(texts::new_button(), Keyboard::default().row(title));
        }
        if self.body.is_none() {
            return screen(texts::new_body(), Keyboard::default());
        }
        if self.step.is_none() {
            let steps = Step::ALL
                .iter()
                .map(|step| Button::tells(cx.plain(&step_name(*step)), Press::Step(*step).data()));
            return screen(texts::new_step(), Keyboard::default().column(steps));
        }
        if self.topic.is_none() {
            return Some(topics(cx, 0));
        }
        if self.sources.is_none() {
            let documents = documents(cx);
            let rows = documents.iter().enumerate().map(|(at, source)| {
                Button::tells(source.document.clone(), Press::Document(at).data())
            });
            return screen(texts::new_sources(), Keyboard::default().column(rows).row([skip()]));
        }
        if self.phrasings.is_none() {
            return screen(texts::new_phrasings(), Keyboard::default().row([skip()]));
        }
        None
    }
}

/// The documents that most entries rest on.
fn documents(cx: &Cx) -> Vec<Source> {
    let mut counts: Vec<(Source, usize)> = Vec::new();
    for source in cx.handbook().entries().iter().filter_map(|entry| entry.sources.first()) {
        let bare = Source { article: None, ..source.clone() };
        match counts.iter_mut().find(|(known, _)| *known == bare) {
            Some((_, count)) => *count += 1,
            None => counts.push((bare, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().take(DOCUMENTS).map(|(source, _)| source).collect()
}

fn topics(cx: &Cx, page: usize) -> Screen {
    let pages = Topic::ALL.len().div_ceil(CHOICES);
    let page = page.min(pages - 1);
    let shown =
        Topic::ALL.iter().skip(page * CHOICES).take(CHOICES).map(|topic| {
            Button::tells(cx.plain(&words::topic(*topic)), Press::Topic(*topic).data())
        });
    let turn =
        |label: crate::locale::Message, page| screens::button(cx, &label, &Press::TopicPage(page));
    let previous = (page > 0).then(|| turn(super::super::texts::previous(), page - 1));
    let next = (page + 1 < pages).then(|| turn(super::super::texts::next(), page + 1));
    let text = texts::new_topic(words::number(page + 1), words::number(pages));
    let keyboard = Keyboard::default()
        .choices(shown)
        .row([previous, next].into_iter().flatten())
        .row([cancel_button(cx)]);
    Screen::new(cx.html(&text)).with(keyboard)
}

/// The entries that may be read next, those that are chosen marked.
pub(super) fn related_screen(cx: &Cx, options: &[EntryId], chosen: &[EntryId]) -> Screen {
    let rows = options.iter().enumerate().map(|(at, id)| {
        let name = match cx.handbook().entry(id.as_str()) {
            Some(entry) => entry.button.clone(),
            None => id.to_string(),
        };
        let on = chosen.contains(id);
        let label = if on { cx.plain(&texts::related_on(name)) } else { name };
        Button::tells(label, Press::Toggle(at).data())
    });
    let done = screens::button(cx, &texts::done(), &Press::Done);
    let keyboard = Keyboard::default().choices(rows).row([done, cancel_button(cx)]);
    Screen::new(cx.html(&texts::related())).with(keyboard)
}

/// What was typed for the thing that is missing.
pub(super) async fn on_text(cx: Cx, mut fresh: Fresh, text: String) -> Outcome {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if fresh.title.is_none() {
        fresh.title = Some(line);
    } else if fresh.button.is_none() {
        fresh.button = Some(line);
    } else if fresh.body.is_none() {
        fresh.body = Some(text);
    } else if fresh.step.is_some() && fresh.topic.is_some() {
        if fresh.sources.is_none() {
            let Some(sources) = words::read_sources(&text) else {
                return cx.say(cx.send(screens::question(&cx, &texts::bad_sources()))).await;
            };
            let parts = |source: Source| (source.document, source.article, source.date);
            fresh.sources = Some(sources.into_iter().map(parts).collect());
        } else {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            fresh.phrasings = Some(lines.map(str::to_owned).collect());
        }
    }
    go_on(cx, fresh, false).await
}

/// Keeps what is filled in and asks for the rest.
async fn go_on(cx: Cx, fresh: Fresh, in_place: bool) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            if !drafts(tx, &cx).await? {
                return Ok(Said::from(cx.send(crate::desk::chat::refusal(&cx))));
            }
            let (form, screen) = if let Some(screen) = fresh.next(&cx) {
                (Writing::New(fresh), screen)
            } else {
                let title = fresh.title.clone().unwrap_or_default();
                related(&cx, Some(fresh), None, &title, &[])
            };
            keep(tx, &cx, &form).await?;
            Ok(Said::from(if in_place { cx.show(screen) } else { cx.send(screen) }))
        }
        .boxed()
    })
    .await
}

async fn drafts(tx: &mut Tx, cx: &Cx) -> Result<bool, StoreError> {
    Ok(overlay::see(tx, cx.now(), &cx.actor(), &Look::Counts).await? != Seen::Refused)
}

/// A button of these forms; outside of them it is of a screen that no longer counts.
pub(super) async fn on_press(cx: Cx, press: Press) -> Outcome {
    match (cx.form::<Writing>(), press) {
        (Some(Writing::New(fresh)), press) => fresh_press(cx, fresh, press).await,
        (Some(Writing::Related { fresh, entry, options, mut chosen }), Press::Toggle(at)) => {
            if let Some(id) = options.get(at) {
                match chosen.iter().position(|known| known == id) {
                    Some(at) => drop(chosen.remove(at)),
                    None => chosen.push(id.clone()),
                }
            }
            let screen = related_screen(&cx, &options, &chosen);
            let form = Writing::Related { fresh, entry, options, chosen };
            cx.commit(move |tx, cx| {
                async move {
                    keep(tx, &cx, &form).await?;
                    Ok(Said::from(cx.show(screen)))
                }
                .boxed()
            })
            .await
        }
        (Some(Writing::Related { entry: Some(id), chosen, .. }), Press::Done) => {
            write::edit(cx, id, Edit::Related(chosen)).await
        }
        (Some(Writing::Related { fresh: Some(fresh), chosen, .. }), Press::Done) => {
            finish(cx, &fresh, &chosen).await
        }
        _ => {
            let told = screens::told(&cx, &texts::unknown(), []);
            cx.say(cx.show(told)).await
        }
    }
}

async fn fresh_press(cx: Cx, mut fresh: Fresh, press: Press) -> Outcome {
    match press {
        Press::UseTitle if fresh.button.is_none() => fresh.button.clone_from(&fresh.title),
        Press::Step(step) => fresh.step = Some(step.key().to_owned()),
        Press::TopicPage(page) => return cx.say(cx.show(topics(&cx, page))).await,
        Press::Topic(topic) => fresh.topic = Some(topic.key().to_owned()),
        Press::Document(at) => {
            let source = documents(&cx).into_iter().nth(at);
            let parts = |source: Source| (source.document, source.article, source.date);
            fresh.sources = source.map(|source| vec![parts(source)]);
        }
        Press::Skip if fresh.sources.is_none() => fresh.sources = Some(Vec::new()),
        Press::Skip => fresh.phrasings = Some(Vec::new()),
        _ => {}
    }
    go_on(cx, fresh, true).await
}

/// Drafts the entry, and shows it.
async fn finish(cx: Cx, fresh: &Fresh, related: &[EntryId]) -> Outcome {
    let Some(new) = fresh.entry(related) else {
        let told = screens::told(&cx, &texts::unknown(), []);
        return cx.say(cx.show(told)).await;
    };
    let id = overlay::id_for(&new.title, |id| cx.handbook().entry(id.as_str()).is_some());
    let review = match id {
        Some(id) => {
            Some(keeper::inspect(cx.services(), new.entry(id, local_date(cx.now()))).await?)
        }
        None => None,
    };
    cx.commit(move |tx, cx| {
        async move {
            let drafted = overlay::draft_new(tx, cx.now(), &cx.actor(), &new).await?;
            if matches!(drafted, overlay::Drafted::Unreadable(_)) {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
            }
            drafted_screen(tx, &cx, drafted, review.as_ref()).await
        }
        .boxed()
    })
    .await
}
