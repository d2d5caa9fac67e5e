//! Screens: a question and its answer, asking back, sending a question to an official.

use futures::FutureExt;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::feedback::chat::marks;
use crate::handbook::chat::{answer, browse_button, entry_button};
use crate::handbook::{Entry, Personal, Reply, SmallTalk};
use crate::locale;
use crate::people::chat::{cancel_button, to_menu};
use crate::people::texts::menu_browse;
use crate::programme;
use crate::store::{StoreError, Tx};
use crate::telegram::files::{self, IncomingFile};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::telegram::sessions::{self, Form};
use crate::telegram::turn::{Cx, Said};
use crate::tickets::{self, Draft};

use super::{Asked, Kind, record, sendable, store, texts};

/// A text that is longer than a question ever is.
const LONG: usize = 600;

/// Entries about points: whoever reads them can score their product at once.
const SCORED: [&str; 6] = [
    "bao-nhieu-diem",
    "cau-truc-diem",
    "dieu-kien-3-sao",
    "dieu-kien-4-sao",
    "dieu-kien-5-sao",
    "mau-02",
];

/// The person has pressed "Gặp cán bộ": what comes next is for an official.
#[derive(Debug, Serialize, Deserialize)]
struct AskOfficial {}

impl Form for AskOfficial {
    const NAME: &'static str = "ask-official";
    const VERSION: i64 = 1;
}

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// Ask an official something.
    Official,
    /// Send the question of this update to an official.
    Send(i64),
    /// Send the file of this row to an official.
    SendFile(i64),
}

impl Press {
    fn data(self) -> String {
        match self {
            Self::Official => screens::data("qo", ""),
            Self::Send(update) => screens::data("qs", update),
            Self::SendFile(row) => screens::data("qf", row),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        match action {
            "qo" => Some(Self::Official),
            "qs" => of.parse().ok().map(Self::Send),
            "qf" => of.parse().ok().map(Self::SendFile),
            _ => None,
        }
    }
}

/// The command that asks an official.
#[derive(Clone, Debug)]
struct AskCommand;

/// This feature's part of the tree. Its last branches take every message in a private chat.
#[must_use]
pub fn routes() -> Routes {
    let command = |cx: Cx, message: Message| {
        let (name, _) = screens::command(message.text()?, &cx.services().username)?;
        matches!(name.as_str(), "gapcanbo" | "ask").then_some(AskCommand)
    };
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
        .branch(
            Update::filter_message()
                .filter(private)
                .branch(dptree::filter_map(command).endpoint(ask_official))
                // A command that nobody knows is no answer to a form either.
                .branch(dptree::filter(is_command).endpoint(unknown_command))
                .branch(
                    dptree::filter_map(|cx: Cx| cx.form::<AskOfficial>()).endpoint(for_official),
                )
                .branch(
                    dptree::filter_map(|message: Message| IncomingFile::of(&message))
                        .endpoint(on_file),
                )
                .branch(dptree::filter_map(question_in).endpoint(ask))
                .endpoint(not_text),
        )
        .branch(
            Update::filter_edited_message()
                .filter(private)
                .filter_map(question_in)
                .endpoint(ask_again),
        )
        .branch(super::groups::routes())
}

fn is_command(message: Message) -> bool {
    message.text().is_some_and(|text| text.starts_with('/'))
}

/// The text of a question.
#[derive(Clone, Debug)]
struct Question(String);

fn question_in(message: Message) -> Option<Question> {
    let text = message.text()?;
    // A command that nobody knows is none.
    (!text.starts_with('/')).then(|| Question(text.to_owned()))
}

/// A button for asking an official, on every screen.
#[must_use]
pub fn official_button(cx: &Cx) -> Button {
    let label = cx.plain(&crate::people::texts::menu_ask());
    Button::tells(label, Press::Official.data())
}

async fn ask(cx: Cx, message: Message, question: Question) -> Outcome {
    if cx.handbook().wants_official(&question.0) {
        return ask_official(cx, AskCommand).await;
    }
    let (asked, screens) = understand(&cx, question.0, message.id.0).await?;
    finish(cx, asked, screens).await
}

/// The question of a message that was changed after it was sent.
async fn ask_again(cx: Cx, message: Message, question: Question) -> Outcome {
    if cx.handbook().wants_official(&question.0) {
        return ask_official(cx, AskCommand).await;
    }
    let (asked, mut screens) = understand(&cx, question.0, message.id.0).await?;
    screens.insert(0, Screen::new(cx.html(&texts::edited())));
    finish(cx, asked, screens).await
}

/// What the programme's tables say to a question, where that is sure; what the handbook says
/// otherwise.
async fn understand(
    cx: &Cx,
    text: String,
    message: i32,
) -> Result<(Asked, Vec<Screen>), StoreError> {
    let Some(found) = programme::chat::look_up(cx, &text).await? else {
        return Ok(reply(cx, text, message));
    };
    let kind = if found.answered { Kind::Answer } else { Kind::Clarify };
    let topic = Some(found.topic.to_string());
    Ok((Asked { update: cx.update(), text, message, kind, topic, confidence: 1.0 }, found.screens))
}

/// What is to be said to a question, and what is to be written down of it.
fn reply(cx: &Cx, text: String, message: i32) -> (Asked, Vec<Screen>) {
    let update = cx.update();
    let asked = |kind, topic: Option<&Entry>, confidence| Asked {
        update,
        text: text.clone(),
        message,
        kind,
        topic: topic.map(|entry| entry.id.to_string()),
        confidence,
    };
    let buttons = |entries: &[std::sync::Arc<Entry>]| -> Vec<Button> {
        entries.iter().filter_map(|entry| entry_button(cx, entry.id.as_str())).collect()
    };
    let send = |label| Button::tells(cx.plain(&label), Press::Send(update).data());
    match cx.handbook().ask(&text) {
        Reply::Answer { entry, confidence, others, suggestions } => {
            let score = SCORED.contains(&entry.id.as_str());
            let score = score.then(|| crate::assessment::chat::ways_button(cx));
            let more = buttons(suggestions.get(..2).unwrap_or(&suggestions));
            let ways = more.into_iter().chain(score);
            let mut screens = vec![answer(cx, &entry, ways, marks(cx, update))];
            if !others.is_empty() {
                let keyboard = Keyboard::default().column(buttons(&others));
                screens.push(Screen::new(cx.html(&texts::also())).with(keyboard));
            }
            (asked(Kind::Answer, Some(&entry), confidence), screens)
        }
        Reply::Clarify { candidates, confidence } => {
            let keyboard = Keyboard::default()
                .column(buttons(&candidates))
                .row([send(texts::none_of_these())]);
            let screen = Screen::new(cx.html(&texts::clarify())).with(keyboard);
            let first = candidates.first().map(AsRef::as_ref);
            (asked(Kind::Clarify, first, confidence), vec![screen])
        }
        Reply::Handoff { confidence, .. } => {
            let long = text.chars().count() > LONG;
            let words = if long { texts::too_long() } else { texts::handoff() };
            let keyboard = Keyboard::default()
                .column([send(texts::send())])
                .row([browse_button(cx.plain(&menu_browse())), to_menu(cx)]);
            let screen = Screen::new(cx.html(&words)).with(keyboard);
            (asked(Kind::Handoff, None, confidence), vec![screen])
        }
        Reply::Personal { kind, suggestions } => {
            let is_assessment = kind == Personal::Assessment;
            let words = if is_assessment { texts::assessment() } else { texts::personal() };
            let score = is_assessment.then(|| crate::assessment::chat::ways_button(cx));
            let mine = [crate::dossiers::chat::mine_button(cx), send(texts::send())];
            let keyboard = Keyboard::default()
                .column(score.into_iter().chain(mine))
                .choices(buttons(&suggestions))
                .row([to_menu(cx)]);
            let screen = Screen::new(cx.html(&words)).with(keyboard);
            (asked(Kind::Personal, None, 1.0), vec![screen])
        }
        Reply::SmallTalk { kind } => {
            let mine = (kind == SmallTalk::WhoAmI).then(|| crate::dossiers::chat::mine_button(cx));
            let keyboard = Keyboard::default().column(mine).row([official_button(cx), to_menu(cx)]);
            let words = small_talk(kind, &cx.person().account.name);
            let screen = Screen::new(cx.html(&words)).with(keyboard);
            (asked(Kind::SmallTalk, None, 1.0), vec![screen])
        }
    }
}

/// A button that sends the question of this update to an official.
#[must_use]
pub fn send_button(cx: &Cx, update: i64) -> Button {
    Button::tells(cx.plain(&texts::send()), Press::Send(update).data())
}

/// Whether what comes next is for an official.
#[must_use]
pub fn is_for_official(cx: &Cx) -> bool {
    cx.form::<AskOfficial>().is_some()
}

/// A button that sends the file of this row to an official.
#[must_use]
pub fn send_file_button(cx: &Cx, row: i64) -> Button {
    Button::tells(cx.plain(&texts::file_send()), Press::SendFile(row).data())
}

/// A short human reply to somebody of this name.
#[must_use]
pub fn small_talk(kind: SmallTalk, name: &str) -> locale::Message {
    match kind {
        SmallTalk::Greeting => texts::greeting(),
        SmallTalk::Thanks => texts::thanks(),
        SmallTalk::Goodbye => texts::goodbye(),
        SmallTalk::WhoAreYou => texts::who(),
        SmallTalk::WhoAmI => texts::who_am_i(name),
        SmallTalk::Official => texts::ask_official(),
    }
}

/// Writes the question down and says what there is to say.
async fn finish(cx: Cx, asked: Asked, screens: Vec<Screen>) -> Outcome {
    let said = screens.into_iter().fold(Said::nothing(), |said, screen| said.and(cx.send(screen)));
    cx.commit(move |tx, cx| {
        async move {
            record(tx, cx.now(), cx.person(), &asked).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Official => ask_official(cx, AskCommand).await,
        Press::Send(update) => {
            let reader = cx.services().store.reader();
            let asker = cx.person().account.id;
            let Some((text, message)) = sendable(reader, cx.now(), asker, update).await? else {
                return cx.say(cx.send(forgotten(&cx))).await;
            };
            let place = message.map(|message| (cx.chat(), message));
            send_on(cx.clone(), draft(&cx, text, Some(update), place)).await
        }
        Press::SendFile(row) => {
            let draft = Draft { file: Some(row), ..draft(&cx, String::new(), None, None) };
            send_on(cx, draft).await
        }
    }
}

/// What is to be sent to an official.
fn draft(cx: &Cx, text: String, question: Option<i64>, place: Option<(i64, i32)>) -> Draft {
    // Files without words have nothing that could be compared.
    let normal = cx.handbook().normaliser().reading(&text).to_string();
    let text = if text.is_empty() { cx.plain(&texts::file_only()) } else { text };
    Draft { text, normal, question, file: None, place, commune: None, broadcast: None }
}

async fn ask_official(cx: Cx, AskCommand: AskCommand) -> Outcome {
    let keyboard = Keyboard::default().row([cancel_button(&cx)]);
    let said = Said::from(cx.send(Screen::new(cx.html(&texts::ask_official())).with(keyboard)));
    cx.commit(move |tx, cx| {
        async move {
            sessions::keep(tx, cx.now(), cx.chat(), cx.user(), &AskOfficial {}).await?;
            Ok(said)
        }
        .boxed()
    })
    .await
}

/// What somebody wrote after "Gặp cán bộ".
async fn for_official(cx: Cx, message: Message) -> Outcome {
    let file = IncomingFile::of(&message);
    if file.as_ref().is_some_and(IncomingFile::is_too_large) {
        let keyboard = Keyboard::default().row([cancel_button(&cx)]);
        let screen = Screen::new(cx.html(&texts::file_too_large())).with(keyboard);
        return cx.say(cx.send(screen)).await;
    }
    let text = message.text().or(message.caption()).map(str::trim).unwrap_or_default();
    if text.is_empty() && file.is_none() {
        return not_text(cx).await;
    }
    let message_id = message.id.0;
    let draft = draft(&cx, text.to_owned(), None, Some((cx.chat(), message_id)));
    cx.commit(move |tx, cx| {
        async move {
            let file = match file {
                Some(file) => {
                    let place = (cx.chat(), message_id);
                    Some(files::keep(tx, cx.now(), cx.person().account.id, place, &file).await?)
                }
                None => None,
            };
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            open(tx, &cx, &Draft { file, ..draft }).await
        }
        .boxed()
    })
    .await
}

async fn send_on(cx: Cx, draft: Draft) -> Outcome {
    cx.commit(move |tx, cx| async move { open(tx, &cx, &draft).await }.boxed()).await
}

async fn open(tx: &mut Tx, cx: &Cx, draft: &Draft) -> Result<Said, StoreError> {
    let said = tickets::chat::open(tx, cx, draft).await?;
    Ok(said.unwrap_or_else(|| Said::from(cx.send(forgotten(cx)))))
}

/// What is to be sent on is not there.
fn forgotten(cx: &Cx) -> Screen {
    let keyboard = Keyboard::default().row([official_button(cx), to_menu(cx)]);
    Screen::new(cx.html(&texts::forgotten())).with(keyboard)
}

/// A file that nobody asked for: an official can look at it.
async fn on_file(cx: Cx, message: Message, file: IncomingFile) -> Outcome {
    if file.is_too_large() {
        let keyboard = Keyboard::default().row([official_button(&cx), to_menu(&cx)]);
        let screen = Screen::new(cx.html(&texts::file_too_large())).with(keyboard);
        return cx.say(cx.send(screen)).await;
    }
    let further = match &file.album {
        Some(album) => {
            store::album_is_known(cx.services().store.reader(), cx.chat(), album).await?
        }
        None => false,
    };
    cx.commit(move |tx, cx| {
        async move {
            let place = (cx.chat(), message.id.0);
            let row = files::keep(tx, cx.now(), cx.person().account.id, place, &file).await?;
            if further {
                return Ok(Said::nothing());
            }
            let send = send_file_button(&cx, row);
            let keyboard = Keyboard::default().column([send]).row([to_menu(&cx)]);
            Ok(Said::from(cx.send(Screen::new(cx.html(&texts::file())).with(keyboard))))
        }
        .boxed()
    })
    .await
}

/// A command that nobody knows.
async fn unknown_command(cx: Cx) -> Outcome {
    let keyboard = Keyboard::default().row([official_button(&cx), to_menu(&cx)]);
    cx.say(cx.send(Screen::new(cx.html(&texts::unknown_command())).with(keyboard))).await
}

/// A sticker, a place.
async fn not_text(cx: Cx) -> Outcome {
    let keyboard = Keyboard::default().row([official_button(&cx), to_menu(&cx)]);
    cx.say(cx.send(Screen::new(cx.html(&texts::not_text())).with(keyboard))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        for press in [Press::Official, Press::Send(7), Press::SendFile(8)] {
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
    }
}
