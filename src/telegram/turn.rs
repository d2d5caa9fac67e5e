//! One update being handled: who acts, where, when, and the one transaction that ends it.

use std::borrow::Cow;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;

use crate::app::Services;
use crate::clock::Timestamp;
use crate::handbook::Handbook;
use crate::locale::{Html, Language, Message};
use crate::people::{Actor, Person};
use crate::store::{StoreError, Tx};

use super::inbox;
use super::outbox::{self, Outgoing};
use super::router::Failure;
use super::screens::Screen;
use super::sessions::{self, Form, Session};

/// What every endpoint is given. Clones are of the same update.
#[derive(Clone, Debug)]
pub struct Cx(Arc<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    services: Arc<Services>,
    update: i64,
    now: Timestamp,
    chat: i64,
    pressed: Option<i32>,
    person: Person,
    session: Option<Session>,
    handbook: Arc<Handbook>,
}

/// What an update is about, before anything was looked up for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    pub(super) update: i64,
    pub(super) now: Timestamp,
    pub(super) chat: i64,
    /// The message under which a button was pressed.
    pub(super) pressed: Option<i32>,
}

/// What is said in answer to an update.
#[derive(Clone, Debug, Default)]
pub struct Said {
    messages: Vec<Outgoing>,
    notice: Option<Notice>,
}

/// What appears over the chat when a button was pressed, and is gone again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// At most 200 characters.
    pub text: String,
    /// To be closed by a tap, rather than fading.
    pub alert: bool,
}

impl Said {
    /// Nothing.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }

    /// And this message.
    #[must_use]
    pub fn and(mut self, message: Outgoing) -> Self {
        self.messages.push(message);
        self
    }

    /// And this over the chat.
    #[must_use]
    pub fn notice(mut self, text: String) -> Self {
        self.notice = Some(Notice { text, alert: false });
        self
    }
}

impl From<Outgoing> for Said {
    fn from(message: Outgoing) -> Self {
        Self::nothing().and(message)
    }
}

/// The proof that an update was brought to its end: only [`Cx::commit`] gives it.
#[derive(Debug)]
pub struct Handled {
    pub(super) notice: Option<Notice>,
}

impl Cx {
    pub(super) fn new(
        services: Arc<Services>,
        subject: Subject,
        person: Person,
        session: Option<Session>,
        handbook: Arc<Handbook>,
    ) -> Self {
        let Subject { update, now, chat, pressed } = subject;
        let inner = Inner { services, update, now, chat, pressed, person, session, handbook };
        Self(Arc::new(inner))
    }

    /// The same, for somebody who has just chosen this language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        let mut inner = (*self.0).clone();
        inner.person.account.language = language;
        Self(Arc::new(inner))
    }

    /// What the program is made of.
    #[must_use]
    pub fn services(&self) -> &Services {
        &self.0.services
    }

    /// The handbook that was in use when the update's turn came.
    #[must_use]
    pub fn handbook(&self) -> &Handbook {
        &self.0.handbook
    }

    /// When the update is handled.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.now
    }

    /// Telegram's number of the update.
    #[must_use]
    pub fn update(&self) -> i64 {
        self.0.update
    }

    /// The chat in which it happened.
    #[must_use]
    pub fn chat(&self) -> i64 {
        self.0.chat
    }

    /// Telegram's number of the person who acts, by which forms are kept.
    #[must_use]
    pub fn user(&self) -> i64 {
        self.0.person.account.telegram_id.0
    }

    /// Whether it is the chat of one person with the bot.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.0.chat == self.user()
    }

    /// Who acts.
    #[must_use]
    pub fn person(&self) -> &Person {
        &self.0.person
    }

    /// Who acts, for a use case.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::from(self.0.person.clone())
    }

    /// The language in which to answer.
    #[must_use]
    pub fn language(&self) -> Language {
        self.0.person.account.language
    }

    /// What was filled in of a form that the person is in.
    #[must_use]
    pub fn form<F: Form>(&self) -> Option<F> {
        self.0.session.as_ref().and_then(Session::form)
    }

    /// Whether the person is in a form, of whatever kind and version.
    #[must_use]
    pub fn is_in_a_form(&self) -> bool {
        self.0.session.is_some()
    }

    /// Chat and message of the screen whose button was pressed.
    #[must_use]
    pub fn pressed(&self) -> Option<(i64, i32)> {
        self.0.pressed.map(|message| (self.0.chat, message))
    }

    /// A message's text in the person's language, as they are addressed.
    #[must_use]
    pub fn html(&self, message: &Message) -> Html {
        self.0.services.locale.html(self.language(), &self.addressed(message))
    }

    /// A label's or a notice's text in the person's language.
    #[must_use]
    pub fn plain(&self, message: &Message) -> String {
        self.0.services.locale.plain(self.language(), &self.addressed(message))
    }

    fn addressed<'m>(&self, message: &'m Message) -> Cow<'m, Message> {
        message.addressed(!self.person().roles.is_empty())
    }

    /// A screen as a new message.
    #[must_use]
    pub fn send(&self, screen: Screen) -> Outgoing {
        screen.send(self.0.chat)
    }

    /// A screen in the place of the one whose button was pressed; a new message where none was.
    #[must_use]
    pub fn show(&self, screen: Screen) -> Outgoing {
        match self.0.pressed {
            Some(message) => screen.edit(self.0.chat, message),
            None => screen.send(self.0.chat),
        }
    }

    /// Ends the update: what `job` changes, what it says and the mark that the update is done are
    /// one transaction.
    ///
    /// # Errors
    /// When the store fails, or the update was ended before. Nothing has happened then.
    pub async fn commit<J>(&self, job: J) -> Result<Handled, Failure>
    where
        J: for<'t> FnOnce(&'t mut Tx, Self) -> BoxFuture<'t, Result<Said, StoreError>>
            + Send
            + 'static,
    {
        let (update, now, cx) = (self.0.update, self.0.now, self.clone());
        let notice = self
            .0
            .services
            .store
            .write(move |tx| {
                async move {
                    let said = job(tx, cx).await?;
                    for (number, message) in said.messages.iter().enumerate() {
                        let key = format!("reply:{update}:{number}");
                        outbox::enqueue(tx, now, &key, message).await?;
                    }
                    inbox::done(tx, now, update).await?;
                    Ok::<_, StoreError>(said.notice)
                }
                .boxed()
            })
            .await?;
        Ok(Handled { notice })
    }

    /// Ends an update that opens a screen of its own: whatever form the person was in is left.
    ///
    /// # Errors
    /// As [`Cx::commit`].
    pub async fn say_and_leave(&self, said: impl Into<Said>) -> Result<Handled, Failure> {
        let said = said.into();
        self.commit(move |tx, cx| {
            async move {
                sessions::leave(tx, cx.chat(), cx.user()).await?;
                Ok(said)
            }
            .boxed()
        })
        .await
    }

    /// Ends an update that changes nothing.
    ///
    /// # Errors
    /// As [`Cx::commit`].
    pub async fn say(&self, said: impl Into<Said>) -> Result<Handled, Failure> {
        let said = said.into();
        self.commit(move |_, _| async move { Ok(said) }.boxed()).await
    }
}
