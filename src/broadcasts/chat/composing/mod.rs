//! Screens: a broadcast is written, looked at, tried and corrected.

mod buttons;
mod check;
mod correcting;
mod draft;
mod home;
mod press;
mod preview;
pub(crate) mod texts;
mod typing;

use futures::FutureExt;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Update};

use self::press::Press;
use crate::broadcasts::chat::sending::refused;
use crate::broadcasts::drafting::{self, Change, Done};
use crate::broadcasts::model::{Broadcast, BroadcastId, Content};
use crate::broadcasts::rules::State;
use crate::locale::{Html, Message as Text};
use crate::people::chat::to_menu;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};

pub(crate) use home::open_button;

/// What comes next belongs to a broadcast.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Composing {
    /// The broadcast; none before anything was written.
    broadcast: Option<i64>,
    /// What it is to say instead, where it was sent already and is being corrected.
    pending: Option<Content>,
    /// What is waited for.
    wants: Wants,
    /// The album that is arriving.
    album: Option<String>,
    /// The row of the outbox that shows the draft while an album arrives, and the newest row that
    /// edits it.
    shown: Option<i64>,
    newest: Option<i64>,
    /// Whether a text has come with that album, and whether a part of it was not taken.
    captioned: bool,
    refused: bool,
    /// The text that the last one took the place of.
    before: Option<String>,
}

/// What is waited for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Wants {
    /// What it says.
    #[default]
    Content,
    /// What a link's button says.
    Label,
    /// Where the button with this label leads.
    Address(String),
    /// What entry of the handbook is looked for.
    Entry,
}

impl Form for Composing {
    const NAME: &'static str = "broadcast";
    const VERSION: i64 = 1;
}

impl Composing {
    fn of(id: BroadcastId) -> Self {
        Self { broadcast: Some(id.0), ..Self::default() }
    }

    async fn keep(&self, tx: &mut Tx, cx: &Cx) -> Result<(), StoreError> {
        sessions::keep(tx, cx.now(), cx.chat(), cx.user(), self).await
    }
}

/// This part of the tree.
pub(super) fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(Update::filter_message().filter(private).branch(home::command()))
        .branch(Update::filter_message().filter(private).branch(typing::forms()))
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Home => home::home(cx).await,
        Press::Page(list, page) => home::page(cx, list, page).await,
        Press::New => typing::begin(cx).await,
        Press::Open(id) => draft::open(cx, id).await,
        Press::Content(id) => typing::ask(cx, id).await,
        Press::NoFiles(id) => typing::without(cx, id, true).await,
        Press::NoText(id) => typing::without(cx, id, false).await,
        Press::TextBefore(id) => typing::text_before(cx, id).await,
        Press::Buttons(id) => buttons::open(cx, id).await,
        Press::Edit(id, edit) => buttons::edit(cx, id, edit).await,
        Press::Entries(id, step, page) => buttons::entries(cx, id, step, page).await,
        Press::Entry(id, entry) => buttons::add_entry(cx, id, entry).await,
        Press::Topics(id) => draft::topics(cx, id).await,
        Press::Topic(id, topic) => draft::topic(cx, id, topic).await,
        Press::Preview(id, at) => preview::preview(cx, id, at).await,
        Press::Try(id) => preview::try_it(cx, id).await,
        Press::Discard(id) => draft::discard(cx, id).await,
        Press::TakeUp(id) => draft::take_up(cx, id).await,
        Press::Correct(id) => correcting::begin(cx, id).await,
        Press::Corrected(id, reset) => correcting::finish(cx, id, reset).await,
    }
}

/// A broadcast that is being written, and what it says so far.
struct Work {
    /// As it stands, with the content as it is being written.
    one: Broadcast,
    /// The form, where it was sent already and its correction is being typed.
    correction: Option<Composing>,
}

/// The broadcast for whoever writes it; a screen that says why it cannot be written.
async fn work(tx: &mut Tx, cx: &Cx, id: BroadcastId) -> Result<Result<Work, Screen>, StoreError> {
    let found = drafting::see(tx, cx.now(), &cx.services().places, &cx.actor(), id).await?;
    let mut one = match found {
        Done::Done(one) => one,
        other => return Ok(Err(hindrance(cx, &other))),
    };
    if one.state == State::Draft {
        return Ok(Ok(Work { one, correction: None }));
    }
    let form = cx.form::<Composing>().filter(|form| form.broadcast == Some(id.0));
    match form.and_then(|form| Some((form.pending.clone()?, form))) {
        Some((pending, form)) if one.state.has_copies() => {
            one.content = pending;
            Ok(Ok(Work { one, correction: Some(form) }))
        }
        _ => Ok(Err(hindrance(cx, &Done::<Broadcast>::NotNow(one)))),
    }
}

impl Work {
    /// Keeps what it says now; where it is a draft, in the database.
    async fn put(
        mut self,
        tx: &mut Tx,
        cx: &Cx,
        content: Content,
    ) -> Result<Result<Self, Screen>, StoreError> {
        if let Some(form) = &mut self.correction {
            form.pending = Some(content.clone());
            form.keep(tx, cx).await?;
            self.one.content = content;
            return Ok(Ok(self));
        }
        let (places, change) = (&cx.services().places, Change::Content(content));
        let changed =
            drafting::change(tx, cx.now(), places, &cx.actor(), self.one.id, change).await?;
        Ok(match changed {
            Done::Done(one) => Ok(Self { one, correction: None }),
            other => Err(hindrance(cx, &other)),
        })
    }

    /// Its own screen, with a line above it.
    async fn screen(&self, tx: &mut Tx, cx: &Cx, line: Option<Html>) -> Result<Screen, StoreError> {
        let screen = match &self.correction {
            Some(_) => correcting::screen(cx, &self.one),
            None => draft::screen(tx, cx, &self.one).await?,
        };
        Ok(match line {
            Some(line) => Screen { html: line.paragraph(&screen.html), ..screen },
            None => screen,
        })
    }
}

/// What somebody is told who cannot do what they wanted.
fn hindrance<T>(cx: &Cx, done: &Done<T>) -> Screen {
    match done {
        Done::Refused => refused(cx, "other"),
        Done::Done(_) | Done::NotFound => {
            let keyboard = Keyboard::default().row([home::home_button(cx), to_menu(cx)]);
            Screen::new(cx.html(&texts::not_found())).with(keyboard)
        }
        Done::NotNow(one) => {
            let keyboard = Keyboard::default()
                .row([button(cx, &texts::see(), &Press::Open(one.id)), home::home_button(cx)]);
            Screen::new(cx.html(&texts::not_now(one.id.0, one.state.name()))).with(keyboard)
        }
    }
}

fn button(cx: &Cx, label: &Text, press: &Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// What a button tells that begins a correction.
pub(in crate::broadcasts) fn correct_data(id: BroadcastId) -> String {
    Press::Correct(id).data()
}

/// The way back to a broadcast.
fn back(cx: &Cx, id: BroadcastId) -> Button {
    button(cx, &texts::back(), &Press::Open(id))
}

/// Ends an update with a screen in the place of the one that was pressed.
async fn show<J>(cx: Cx, job: J) -> Outcome
where
    J: for<'t> FnOnce(&'t mut Tx, &'t Cx) -> BoxFuture<'t, Result<Screen, StoreError>>
        + Send
        + 'static,
{
    cx.commit(move |tx, cx| {
        async move {
            let screen = job(tx, &cx).await?;
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

/// A count for a message.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
