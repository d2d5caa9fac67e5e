//! Which feature an update is for. The tree only routes: what happens is in the features.

use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

use dptree::deps;
use futures::FutureExt;
use teloxide::dispatching::{DpHandlerDescription, UpdateFilterExt};
use teloxide::payloads::AnswerCallbackQuerySetters;
use teloxide::requests::Requester;
use teloxide::types::{CallbackQueryId, Update, UpdateKind};

use crate::app::Services;
use crate::clock::Timestamp;
use crate::people::{Person, Seen, TelegramId};
use crate::store::StoreError;
use crate::{
    assessment, broadcasts, deadlines, desk, dossiers, feedback, forms, handbook, joining, papers,
    people, producers, programme, questions, spreadsheets, tickets,
};

use super::inbox::{self, Aside};
use super::outbox;
use super::pacer::Lane;
use super::screens::Screen;
use super::sessions;
use super::texts;
use super::turn::{Cx, Handled, Notice, Said, Subject};

/// We failed; nothing of what the update asked for has happened.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The store did.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The operating system did.
    #[error(transparent)]
    Randomness(#[from] people::NoRandomness),
    /// A QR code cannot be made.
    #[error(transparent)]
    Code(#[from] crate::qr::QrFailure),
    /// A workbook cannot be made.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A form cannot be written as a file.
    #[error("a form cannot be written as a file")]
    Form(#[from] zip::result::ZipError),
    /// The handbook could not be built.
    #[error(transparent)]
    Handbook(#[from] handbook::keeper::BuildError),
}

/// What an endpoint returns.
pub type Outcome = Result<Handled, Failure>;

/// A tree of endpoints, or a branch of one.
pub type Routes = dptree::Handler<'static, Outcome, DpHandlerDescription>;

/// The features in the order in which they are asked. The first that knows what to do with an
/// update gets it: commands and buttons are each feature's own, and free text, being a question
/// to whoever is in no form, comes last.
#[must_use]
pub fn routes() -> Routes {
    dptree::entry()
        .branch(people::chat::routes())
        .branch(joining::chat::routes())
        .branch(dossiers::chat::routes())
        .branch(deadlines::chat::routes())
        .branch(broadcasts::chat::routes())
        .branch(papers::chat::routes())
        .branch(assessment::chat::routes())
        .branch(spreadsheets::chat::routes())
        .branch(producers::chat::routes())
        .branch(forms::chat::routes())
        .branch(tickets::chat::routes())
        .branch(broadcasts::chat::replies())
        .branch(desk::chat::routes())
        .branch(feedback::chat::routes())
        .branch(handbook::desk::routes())
        .branch(handbook::chat::routes())
        .branch(programme::chat::routes())
        .branch(papers::chat::strays())
        .branch(questions::chat::routes())
        .branch(Update::filter_callback_query().endpoint(stale))
}

/// A button of a screen that no longer exists.
async fn stale(cx: Cx) -> Outcome {
    let menu = people::chat::menu(&cx);
    cx.say(Said::from(cx.send(menu)).notice(cx.plain(&texts::stale()))).await
}

/// Handles updates, one at a time each.
#[derive(Clone)]
pub struct Router {
    services: Arc<Services>,
    routes: Routes,
}

impl fmt::Debug for Router {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Router")
    }
}

impl Router {
    /// A router over every feature.
    #[must_use]
    pub fn new(services: Arc<Services>) -> Self {
        Self { services, routes: routes() }
    }

    /// Returns once updates can be handled.
    pub(super) async fn ready(&self) {
        self.services.handbook.take().await;
    }

    /// Handles an update.
    ///
    /// # Errors
    /// When we failed; trying again may help.
    pub async fn handle(&self, number: i64, payload: &str) -> Result<(), Failure> {
        let now = self.services.clock.now();
        // Through the text: from a JSON value, teloxide reads every update as an unknown one.
        let update = match serde_json::from_str::<Update>(payload) {
            Ok(update) if !matches!(update.kind, UpdateKind::Error(_)) => update,
            Ok(_) => return self.unreadable(number, now, "of no kind that is known").await,
            Err(error) => return self.unreadable(number, now, &error.to_string()).await,
        };
        let query = match &update.kind {
            UpdateKind::CallbackQuery(query) => Some(query.id.clone()),
            _ => None,
        };
        let notice = if let Some(cx) = self.context(number, now, &update).await? {
            match self.routes.dispatch(deps![cx.clone(), update]).await {
                ControlFlow::Break(outcome) => outcome?.notice,
                // Of no concern to any feature.
                ControlFlow::Continue(_) => cx.say(Said::nothing()).await?.notice,
            }
        } else {
            self.services
                .store
                .write(move |tx| async move { inbox::done(tx, now, number).await }.boxed())
                .await?;
            None
        };
        if let Some(query) = query {
            self.answer(query, notice);
        }
        Ok(())
    }

    /// What an endpoint needs to know; `None` for what nobody does.
    async fn context(
        &self,
        number: i64,
        now: Timestamp,
        update: &Update,
    ) -> Result<Option<Cx>, StoreError> {
        let Some(user) = update.from() else { return Ok(None) };
        // What has no text (a file), or is too old to be seen, cannot be made another screen.
        let pressed = match &update.kind {
            UpdateKind::CallbackQuery(query) => query
                .regular_message()
                .filter(|message| message.text().is_some())
                .map(|message| message.id.0),
            _ => None,
        };
        let telegram_id = i64::try_from(user.id.0).unwrap_or(i64::MAX);
        let chat = update.chat().map_or(telegram_id, |chat| chat.id.0);
        let seen = Seen {
            telegram_id: TelegramId(telegram_id),
            name: user.full_name(),
            username: user.username.clone(),
            app_language: user.language_code.clone(),
        };
        let (known, session) = {
            let mut reader = self.services.store.reader().acquire().await?;
            let known = people::recognise(&mut reader, &seen).await?;
            (known, sessions::load(&mut *reader, now, chat, telegram_id).await?)
        };
        // Nearly always they are known as they are, and nothing is written.
        let person = match known {
            Some(person) => person,
            // Of who speaks in a group nothing is kept.
            None if chat != telegram_id && matches!(update.kind, UpdateKind::Message(_)) => {
                Person::passing(now, &seen)
            }
            None => self.arrive(now, seen).await?,
        };
        let handbook = self.services.handbook.take().await;
        let subject = Subject { update: number, now, chat, pressed };
        Ok(Some(Cx::new(self.services.clone(), subject, person, session, handbook)))
    }

    /// Makes or refreshes the account of whoever sent an update.
    async fn arrive(&self, now: Timestamp, seen: Seen) -> Result<Person, StoreError> {
        let admins = self.services.admins.clone();
        let arrival = self
            .services
            .store
            .write(move |tx| async move { people::arrive(tx, now, &seen, &admins).await }.boxed())
            .await?;
        Ok(arrival.person)
    }

    /// Stops the pressed button's spinner.
    fn answer(&self, query: CallbackQueryId, notice: Option<Notice>) {
        let direct = &self.services.direct;
        let mut request = direct.bot().answer_callback_query(query);
        if let Some(notice) = notice {
            request = request.text(notice.text).show_alert(notice.alert);
        }
        direct.call(request);
    }

    async fn unreadable(&self, number: i64, now: Timestamp, why: &str) -> Result<(), Failure> {
        tracing::warn!(update = number, why, "an update cannot be read");
        let why = why.to_owned();
        self.services
            .store
            .write(move |tx| {
                async move { inbox::set_aside(tx, now, number, Aside::Unreadable, &why).await }
                    .boxed()
            })
            .await?;
        Ok(())
    }

    /// Gives an update up: its sender gets one honest sentence, the admins are told.
    pub(super) async fn set_aside(
        &self,
        chat: i64,
        number: i64,
        why: String,
    ) -> Result<(), StoreError> {
        let services = &self.services;
        let now = services.clock.now();
        let reader = services.store.reader();
        let mut messages = Vec::new();
        // In a group, an apology would be noise for everybody.
        if chat > 0 {
            let language = people::language_of(reader, TelegramId(chat)).await?;
            let sorry = services.locale.html(language, &texts::sorry(number));
            messages.push((format!("sorry:{number}"), Screen::new(sorry).send(chat)));
        }
        for (admin, language) in people::admins(reader).await? {
            let text = services.locale.html(language, &texts::set_aside(number, why.as_str()));
            let notice = Screen::new(text).send(admin.0).lane(Lane::Notice);
            messages.push((format!("set-aside:{number}:{admin}"), notice));
        }
        services
            .store
            .write(move |tx| {
                async move {
                    inbox::set_aside(tx, now, number, Aside::Dead, &why).await?;
                    for (key, message) in messages {
                        outbox::enqueue(tx, now, &key, &message).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// Tells a chat once that it is going faster than it will be answered.
    pub(super) fn tell_too_fast(&self, chat: i64, now: Timestamp) {
        if chat < 0 {
            return;
        }
        let services = self.services.clone();
        tokio::spawn(async move {
            let told = async {
                let language =
                    people::language_of(services.store.reader(), TelegramId(chat)).await?;
                let text = services.locale.html(language, &texts::too_fast());
                let key = format!("too-fast:{chat}:{}", now.timestamp_millis());
                services
                    .store
                    .write(move |tx| {
                        async move {
                            outbox::enqueue(tx, now, &key, &Screen::new(text).send(chat)).await
                        }
                        .boxed()
                    })
                    .await
            };
            if let Err(error) = told.await {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "nobody was told to slow down"
                );
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use dptree::Type;

    use super::*;

    #[test]
    fn every_endpoint_is_given_what_it_asks_for() {
        let given = [Type::of::<Cx>(), Type::of::<Update>()];
        dptree::type_check(routes().sig(), &deps![], &given);
    }
}
