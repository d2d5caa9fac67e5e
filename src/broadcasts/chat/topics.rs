//! Screens: which topics somebody wants to hear of.

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::broadcasts::audience_texts as texts;
use crate::broadcasts::model::Topic;
use crate::broadcasts::muting::{self, Mute, Muted, mute};
use crate::people::chat::to_menu;
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen, data, parse_data};
use crate::telegram::sessions;
use crate::telegram::turn::{Cx, Said};

/// A command of these screens.
#[derive(Clone, Copy, Debug)]
enum Command {
    Topics,
    Pause,
}

/// A button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// The topics, below: what the button stands under stays to be read.
    Open,
    Topic(Topic, bool),
    All(bool),
}

impl Press {
    fn data(self) -> String {
        match self {
            Self::Open => data("bt", 0),
            Self::Topic(topic, true) => data("btm", topic.name()),
            Self::Topic(topic, false) => data("btu", topic.name()),
            Self::All(is_muted) => data("bta", u8::from(is_muted)),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match parse_data(text)? {
            ("bt", _) => Some(Self::Open),
            ("btm", name) => Topic::of(name).map(|topic| Self::Topic(topic, true)),
            ("btu", name) => Topic::of(name).map(|topic| Self::Topic(topic, false)),
            ("bta", of) => Some(Self::All(of == "1")),
            _ => None,
        }
    }
}

/// This part's branch of the tree.
pub(super) fn routes() -> Routes {
    let command = |cx: Cx, message: Message| {
        let (name, _) = screens::command(message.text()?, &cx.services().username)?;
        match name.as_str() {
            "thongbao" | "topics" => Some(Command::Topics),
            "tamdung" | "pause" => Some(Command::Pause),
            _ => None,
        }
    };
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(Update::filter_message().filter(private).filter_map(command).endpoint(on_command))
}

/// The way to these screens. What it stands under is not replaced.
#[must_use]
pub(crate) fn topics_button(cx: &Cx) -> Button {
    Button::tells(cx.plain(&texts::topics_open()), Press::Open.data())
}

async fn on_command(cx: Cx, command: Command) -> Outcome {
    let wanted = match command {
        Command::Topics => Mute::Look,
        Command::Pause => Mute::Pause(true),
    };
    below(cx, wanted).await
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    let wanted = match press {
        Press::Open => return below(cx, Mute::Look).await,
        Press::Topic(topic, is_muted) => Mute::Topic(topic, is_muted),
        Press::All(is_paused) => Mute::Pause(is_paused),
    };
    cx.commit(move |tx, cx| {
        async move {
            let muted = mute(tx, cx.now(), cx.person(), wanted).await?;
            Ok(Said::from(cx.show(screen(&cx, &muted))))
        }
        .boxed()
    })
    .await
}

/// The topics as a new message.
async fn below(cx: Cx, wanted: Mute) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            sessions::leave(tx, cx.chat(), cx.user()).await?;
            let muted = mute(tx, cx.now(), cx.person(), wanted).await?;
            Ok(Said::from(cx.send(screen(&cx, &muted))))
        }
        .boxed()
    })
    .await
}

fn screen(cx: &Cx, muted: &Muted) -> Screen {
    let is_paused = muted.is_paused;
    let state = if is_paused { "paused" } else { "on" };
    let mut html = cx.html(&texts::topics(state));
    for topic in Topic::ALL {
        let state = match topic {
            topic if !topic.can_be_muted() => "always",
            topic if muted.is_muted(topic) => "muted",
            _ => "on",
        };
        html = html.line(&cx.html(&texts::topic_line(topic.name(), state)));
    }
    html = html.paragraph(&cx.html(&texts::topics_always()));
    // While all are paused, a tap on one of them would change nothing that can be seen.
    let one_by_one = muting::mutable().filter(|_| !is_paused);
    let choices = one_by_one.map(|topic| {
        let is_muted = muted.is_muted(topic);
        let label = if is_muted { texts::unmute(topic.name()) } else { texts::mute(topic.name()) };
        Button::tells(cx.plain(&label), Press::Topic(topic, !is_muted).data())
    });
    let all = if is_paused { texts::resume_all() } else { texts::pause_all() };
    let keyboard = Keyboard::default()
        .choices(choices)
        .row([Button::tells(cx.plain(&all), Press::All(!is_paused).data())])
        .row([to_menu(cx)]);
    Screen::new(html).with(keyboard)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let presses = [
            Press::Open,
            Press::Topic(Topic::Fairs, true),
            Press::Topic(Topic::Market, false),
            Press::All(true),
            Press::All(false),
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
        assert_eq!(Press::parse("btm:nothing"), None);
    }
}
