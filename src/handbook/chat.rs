//! Screens: an entry, and the handbook by step of the OCOP cycle.

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::payloads::{SendDocument, SendDocumentSetters};
use teloxide::types::{CallbackQuery, ChatId, Message, ParseMode, Update};

use crate::locale::{self, Html};
use crate::people::chat::to_menu;
use crate::qr;
use crate::questions::chat::official_button;
use crate::telegram::outbox::{MediaKind, NewMedia, Outgoing, keep_media, media_file};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::page::page;
use super::{Entry, EntryId, Step, texts};

/// What stands before an entry's id in a deep link's payload.
pub const DEEP_LINK: &str = "h_";

/// Related entries offered under an answer.
const RELATED: usize = 2;

/// A button of this feature.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Press {
    /// An entry, in a message of its own.
    Entry(String),
    /// The steps.
    Steps,
    /// A page of a step's entries, counted from 0.
    Step(Step, usize),
    /// An entry in the place of that page.
    EntryOf(Step, usize, String),
    /// The QR code of an entry's link, to print.
    Code(String),
}

impl Press {
    fn data(&self) -> String {
        match self {
            Self::Entry(id) => screens::data("h", id),
            Self::Steps => screens::data("hs", ""),
            Self::Step(step, page) => screens::data("hp", format!("{}:{page}", step.key())),
            Self::Code(id) => screens::data("hq", id),
            Self::EntryOf(step, page, id) => {
                screens::data("he", format!("{}:{page}:{id}", step.key()))
            }
        }
    }

    fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        match action {
            "h" => Some(Self::Entry(of.to_owned())),
            "hs" => Some(Self::Steps),
            "hq" => Some(Self::Code(of.to_owned())),
            "hp" => {
                let (step, page) = of.split_once(':')?;
                Some(Self::Step(Step::from_key(step)?, page.parse().ok()?))
            }
            "he" => {
                let (step, rest) = of.split_once(':')?;
                let (page, id) = rest.split_once(':')?;
                Some(Self::EntryOf(Step::from_key(step)?, page.parse().ok()?, id.to_owned()))
            }
            _ => None,
        }
    }
}

/// The command that opens the steps.
#[derive(Clone, Debug)]
struct Browse;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let command = |cx: Cx, message: Message| {
        let (name, _) = screens::command(message.text()?, &cx.services().username)?;
        (cx.is_private() && matches!(name.as_str(), "camnang" | "handbook")).then_some(Browse)
    };
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    dptree::entry()
        .branch(Update::filter_message().filter_map(command).endpoint(browse))
        .branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
        .branch(super::inline::routes())
}

async fn browse(cx: Cx, Browse: Browse) -> Outcome {
    cx.say_and_leave(cx.send(steps(&cx))).await
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Entry(id) => match entry_screen(&cx, &id) {
            Some(screen) => cx.say(cx.send(screen)).await,
            None => gone(&cx).await,
        },
        Press::Code(id) => code(cx, &id).await,
        Press::Steps => cx.say_and_leave(cx.show(steps(&cx))).await,
        Press::Step(step, page) => cx.say(cx.show(step_page(&cx, step, page))).await,
        Press::EntryOf(step, at, id) => match cx.handbook().entry(&id) {
            Some(entry) => {
                let back = Press::Step(step, at).data();
                let back = Button::tells(cx.plain(&texts::back()), back);
                let keyboard = Keyboard::default()
                    .choices(related(&cx, entry))
                    .row([back, official_button(&cx)]);
                let text = page(&cx.services().locale, cx.language(), entry);
                cx.say(cx.show(Screen::new(text).with(keyboard))).await
            }
            None => gone(&cx).await,
        },
    }
}

/// The QR code of an entry's link, as a file, so that Telegram keeps it sharp.
async fn code(cx: Cx, id: &str) -> Outcome {
    let Some(entry) = cx.handbook().entry(id).cloned() else { return gone(&cx).await };
    let link = entry_link(&cx, &entry);
    let file = NewMedia {
        key: format!("qr:{link}"),
        kind: MediaKind::Document,
        file_name: format!("{}.png", entry.id),
        mime: "image/png".to_owned(),
        bytes: qr::png(&link)?,
    };
    let caption = cx.html(&texts::code_caption(entry.title.as_str(), link));
    cx.commit(move |tx, cx| {
        async move {
            let media = keep_media(tx, file).await?;
            let payload = SendDocument::new(ChatId(cx.chat()), media_file(media))
                .caption(caption.into_string())
                .parse_mode(ParseMode::Html)
                .reply_markup(Keyboard::default().row([to_menu(&cx)]).markup());
            Ok(Said::from(Outgoing::new(cx.chat(), &payload)))
        }
        .boxed()
    })
    .await
}

/// An entry of an older handbook.
async fn gone(cx: &Cx) -> Outcome {
    let notice = cx.plain(&texts::gone());
    cx.say(Said::from(cx.send(steps(cx))).notice(notice)).await
}

/// An entry in a message of its own; `None` when there is no such entry.
#[must_use]
pub fn entry_screen(cx: &Cx, id: &str) -> Option<Screen> {
    cx.handbook().entry(id).map(|entry| answer(cx, entry, related(cx, entry), []))
}

/// An entry with these buttons and this row of marks under it, and the ways on that every answer
/// has.
pub fn answer(
    cx: &Cx,
    entry: &Entry,
    buttons: impl IntoIterator<Item = Button>,
    marks: impl IntoIterator<Item = Button>,
) -> Screen {
    let text = page(&cx.services().locale, cx.language(), entry);
    // What officials print and hang up.
    let code = (!cx.person().roles.is_empty()).then(|| {
        let press = Press::Code(entry.id.as_str().to_owned());
        Button::tells(cx.plain(&texts::code()), press.data())
    });
    let keyboard = Keyboard::default()
        .choices(buttons)
        .row(marks)
        .row([official_button(cx), to_menu(cx)])
        .row(code);
    Screen::new(text).with(keyboard)
}

/// An entry's text for a group.
#[must_use]
pub fn group_page(cx: &Cx, entry: &Entry) -> Html {
    page(&cx.services().locale, cx.language(), entry)
}

/// The link that opens an entry in the private chat.
#[must_use]
pub fn entry_link(cx: &Cx, entry: &Entry) -> String {
    format!("https://t.me/{}?start={DEEP_LINK}{}", cx.services().username, entry.id)
}

fn related(cx: &Cx, entry: &Entry) -> Vec<Button> {
    let ids = entry.related.iter().map(super::EntryId::as_str);
    ids.filter_map(|id| entry_button(cx, id)).take(RELATED).collect()
}

/// A button that opens an entry; `None` when there is no such entry.
#[must_use]
pub fn entry_button(cx: &Cx, id: &str) -> Option<Button> {
    let entry = cx.handbook().entry(id)?;
    Some(Button::tells(entry.button.clone(), Press::Entry(id.to_owned()).data()))
}

/// The same with another label.
#[must_use]
pub fn entry_button_as(cx: &Cx, id: &str, label: String) -> Option<Button> {
    cx.handbook().entry(id)?;
    Some(Button::tells(label, Press::Entry(id.to_owned()).data()))
}

/// The data of a button that opens an entry, for a message to somebody else.
#[must_use]
pub(super) fn entry_data(id: &EntryId) -> String {
    Press::Entry(id.to_string()).data()
}

/// The same, by the text of its id; whoever taps it is told if there is no such entry any more.
#[must_use]
pub(crate) fn entry_data_of(id: &str) -> String {
    Press::Entry(id.to_owned()).data()
}

/// A button that opens the steps.
#[must_use]
pub fn browse_button(label: String) -> Button {
    Button::tells(label, Press::Steps.data())
}

fn steps(cx: &Cx) -> Screen {
    let buttons = Step::ALL
        .iter()
        .map(|&step| Button::tells(cx.plain(&step_name(step)), Press::Step(step, 0).data()));
    let keyboard = Keyboard::default().column(buttons).row([official_button(cx), to_menu(cx)]);
    Screen::new(cx.html(&texts::steps())).with(keyboard)
}

pub(crate) fn step_name(step: Step) -> locale::Message {
    match step {
        Step::Learn => texts::step_learn(),
        Step::Idea => texts::step_idea(),
        Step::Plan => texts::step_plan(),
        Step::Make => texts::step_make(),
        Step::Evaluate => texts::step_evaluate(),
        Step::After => texts::step_after(),
    }
}

fn step_page(cx: &Cx, step: Step, page: usize) -> Screen {
    let entries: Vec<_> =
        cx.handbook().entries().iter().filter(|entry| entry.step == step).collect();
    let pages = entries.len().div_ceil(CHOICES).max(1);
    let page = page.min(pages - 1);
    let shown = entries.iter().skip(page * CHOICES).take(CHOICES).map(|entry| {
        let press = Press::EntryOf(step, page, entry.id.as_str().to_owned());
        Button::tells(entry.button.clone(), press.data())
    });
    let previous = (page > 0)
        .then(|| Button::tells(cx.plain(&texts::previous()), Press::Step(step, page - 1).data()));
    let next = (page + 1 < pages)
        .then(|| Button::tells(cx.plain(&texts::next()), Press::Step(step, page + 1).data()));
    let keyboard =
        Keyboard::default().choices(shown).row([previous, next].into_iter().flatten()).row([
            Button::tells(cx.plain(&texts::back_to_steps()), Press::Steps.data()),
            official_button(cx),
        ]);
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let text = texts::step(cx.plain(&step_name(step)), number(page + 1), number(pages));
    Screen::new(cx.html(&text)).with(keyboard)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for_and_fits() {
        let longest = "a".repeat(super::super::EntryId::MAX_LENGTH);
        let presses = [
            Press::Entry(longest.clone()),
            Press::Steps,
            Press::Code(longest.clone()),
            Press::Step(Step::Make, 12),
            Press::EntryOf(Step::Evaluate, 12, longest),
        ];
        for press in presses {
            let data = press.data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::parse(&data), Some(press));
        }
    }
}
