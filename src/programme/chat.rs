//! Screens: answers from the tables, and what is asked back.

use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Update};

use crate::clock::local_date;
use crate::feedback::chat::marks;
use crate::handbook::chat::entry_button;
use crate::people::chat::to_menu;
use crate::questions::chat::official_button;
use crate::store::StoreError;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, CHOICES, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

use super::answers::{Answer, Question, Reply, Topic};
use super::criteria::Star;
use super::{contacts, label, page, question, texts};

/// Telegram's limit for the data behind a button.
const DATA: usize = 64;

/// A button of this feature.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Press {
    /// An answer, in a message of its own.
    Topic(Topic),
    /// A page, counted from 0, of the places that a name may mean.
    Places(usize, String),
}

impl Press {
    fn data(&self) -> String {
        match self {
            Self::Topic(topic) => screens::data("pt", topic),
            Self::Places(page, name) => screens::data("pp", format!("{page}:{name}")),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        match action {
            "pt" => of.parse().ok().map(Self::Topic),
            "pp" => {
                let (page, name) = of.split_once(':')?;
                Some(Self::Places(page.parse().ok()?, name.to_owned()))
            }
            _ => None,
        }
    }
}

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    dptree::entry().branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    let screen = {
        let services = cx.services();
        let (programme, places) = (&services.programme, &services.places);
        match &press {
            Press::Topic(topic) => match programme.answer(places, topic, local_date(cx.now())) {
                Some(answer) => Some(answer_screen(&cx, answer, false).await?),
                None => None,
            },
            Press::Places(at, name) => match programme.office(places.find(name), name) {
                Some(Reply::Ask { question, words, choices }) => {
                    Some(ask_screen(&cx, &question, &words, &choices, *at))
                }
                _ => None,
            },
        }
    };
    match (screen, press) {
        (Some(screen), Press::Topic(_)) => cx.say(cx.send(screen)).await,
        (Some(screen), Press::Places(..)) => cx.say(cx.show(screen)).await,
        (None, _) => {
            let notice = cx.plain(&texts::gone());
            cx.say(Said::nothing().notice(notice)).await
        }
    }
}

/// What the tables say to a question.
#[derive(Debug)]
pub struct LookedUp {
    /// Whether it is answered; asked back otherwise.
    pub answered: bool,
    /// What it is about, or what comes first of what may be meant.
    pub topic: Topic,
    /// What is said.
    pub screens: Vec<Screen>,
}

/// What the tables say to a question; `None` where it names nothing in them, or that is not sure.
///
/// # Errors
/// When the store fails.
pub async fn look_up(cx: &Cx, text: &str) -> Result<Option<LookedUp>, StoreError> {
    let services = cx.services();
    let replies = services.programme.reply(&services.places, text, local_date(cx.now()));
    let mut looked_up: Option<LookedUp> = None;
    for reply in replies {
        let (answered, topic, screen) = match reply {
            Reply::Answer(answer) => {
                // The first is what the question is noted to be about.
                let marked = looked_up.is_none();
                (true, answer.topic(), answer_screen(cx, answer, marked).await?)
            }
            Reply::Ask { question, words, choices } => {
                let Some(first) = choices.first() else { continue };
                (false, first.topic(), ask_screen(cx, &question, &words, &choices, 0))
            }
        };
        match &mut looked_up {
            None => looked_up = Some(LookedUp { answered, topic, screens: vec![screen] }),
            Some(before) => {
                before.answered &= answered;
                before.screens.push(screen);
            }
        }
    }
    Ok(looked_up)
}

/// An answer; one to a question can be `marked` as good or bad.
async fn answer_screen(
    cx: &Cx,
    mut answer: Answer<'_>,
    marked: bool,
) -> Result<Screen, StoreError> {
    if let Answer::Office { place, contact, .. } = &mut answer {
        *contact = contacts::contact(cx.services().store.reader(), place.code).await?;
    }
    let text = page(&cx.services().locale, cx.language(), &answer);
    let marks = marked.then(|| marks(cx, cx.update()));
    let keyboard = Keyboard::default()
        .choices(onward(cx, &answer))
        .row(marks.into_iter().flatten())
        .row([official_button(cx), to_menu(cx)]);
    Ok(Screen::new(text).with(keyboard))
}

/// The title of an answer from the tables, by the topic that is noted of a question; `None` where it
/// is of none.
#[must_use]
pub fn title(cx: &Cx, topic: &str) -> Option<String> {
    let services = cx.services();
    let topic: Topic = topic.parse().ok()?;
    let answer = services.programme.answer(&services.places, &topic, local_date(cx.now()))?;
    Some(label(&services.locale, cx.language(), &answer))
}

/// What is read next.
fn onward(cx: &Cx, answer: &Answer<'_>) -> Vec<Button> {
    let minima = |set, star: Star| {
        let words = cx.plain(&texts::minima_button(texts::star(star)));
        Button::tells(words, Press::Topic(Topic::Minima(set, star)).data())
    };
    match answer {
        Answer::Office { .. } => {
            ["ho-so-gom-gi", "han-nop"].into_iter().filter_map(|id| entry_button(cx, id)).collect()
        }
        Answer::Set(set) => Star::ALL.map(|star| minima(set.number, star)).into(),
        Answer::Minima { set, star, .. } => Star::ALL
            .into_iter()
            .filter(|other| other != star)
            .map(|other| minima(set.number, other))
            .collect(),
        Answer::Paper(paper) => {
            paper.entry.and_then(|id| entry_button(cx, id)).into_iter().collect()
        }
    }
}

fn ask_screen(cx: &Cx, asked: &Question, words: &str, choices: &[Answer<'_>], at: usize) -> Screen {
    let (locale, language) = (&cx.services().locale, cx.language());
    let pages = choices.len().div_ceil(CHOICES).max(1);
    let at = at % pages;
    let button = |answer: &Answer<'_>| {
        Button::tells(label(locale, language, answer), Press::Topic(answer.topic()).data())
    };
    let shown = choices.iter().skip(at * CHOICES).take(CHOICES).map(button);
    let more = Press::Places((at + 1) % pages, crate::text::fold(words)).data();
    let more =
        (pages > 1 && more.len() <= DATA).then(|| Button::tells(cx.plain(&texts::more()), more));
    let keyboard = match asked {
        Question::Place(_) => Keyboard::default().choices(shown),
        Question::Product(_) => Keyboard::default().column(shown),
    };
    let keyboard = keyboard.row(more).row([official_button(cx), to_menu(cx)]);
    Screen::new(question(locale, language, asked, words)).with(keyboard)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for_and_fits() {
        let topics = ["place:23059", "set:3", "minima:26-5", "paper:dang-ky-kinh-doanh"];
        let topics = topics.map(|topic| Press::Topic(topic.parse().unwrap()));
        let pages = [Press::Places(3, "huyen ham thuan bac".to_owned())];
        for press in topics.into_iter().chain(pages) {
            let data = press.data();
            assert!(data.len() <= DATA, "{data}");
            assert_eq!(Press::parse(&data), Some(press));
        }
    }
}
