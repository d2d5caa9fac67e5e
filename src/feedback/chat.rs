//! Screens: marks under an answer, the officials' figures.

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use crate::desk::chat::{refusal, to_desk};
use crate::locale::Html;
use crate::people::chat::to_menu;
use crate::people::{Action, Scope, may, permit};
use crate::programme;
use crate::questions::chat::{official_button, send_button};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};
use crate::text::excerpt;

use super::{Insight, Marked, PERIOD, Verdict, insight, mark, texts};

/// As much of a question as a list shows, in letters.
const EXCERPT: usize = 80;

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// The answer to the question of this update helped.
    Good(i64),
    /// It did not.
    Bad(i64),
    /// The figures.
    Insight,
}

impl Press {
    fn data(self) -> String {
        match self {
            Self::Good(update) => screens::data("fg", update),
            Self::Bad(update) => screens::data("fb", update),
            Self::Insight => screens::data("fi", ""),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        match action {
            "fg" => of.parse().ok().map(Self::Good),
            "fb" => of.parse().ok().map(Self::Bad),
            "fi" => Some(Self::Insight),
            _ => None,
        }
    }
}

/// The command that shows the figures.
#[derive(Clone, Debug)]
struct ShowInsight;

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let command = |cx: Cx, message: Message| {
        let (name, _) = screens::command(message.text()?, &cx.services().username)?;
        (cx.is_private() && matches!(name.as_str(), "thongke" | "figures")).then_some(ShowInsight)
    };
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    dptree::entry()
        .branch(Update::filter_message().filter_map(command).endpoint(on_command))
        .branch(Update::filter_callback_query().filter_map(press).endpoint(on_press))
}

/// The two marks for the answer to the question of this update.
#[must_use]
pub fn marks(cx: &Cx, update: i64) -> [Button; 2] {
    [
        Button::tells(cx.plain(&texts::good()), Press::Good(update).data()),
        Button::tells(cx.plain(&texts::bad()), Press::Bad(update).data()),
    ]
}

/// A button that shows the figures.
#[must_use]
pub fn insight_button(cx: &Cx) -> Button {
    Button::tells(cx.plain(&texts::see()), Press::Insight.data())
}

async fn on_command(cx: Cx, ShowInsight: ShowInsight) -> Outcome {
    show_insight(cx).await
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Good(update) => note(cx, update, Verdict::Good).await,
        Press::Bad(update) => note(cx, update, Verdict::Bad).await,
        Press::Insight => show_insight(cx).await,
    }
}

async fn note(cx: Cx, update: i64, verdict: Verdict) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let marked = mark(tx, cx.now(), cx.person(), update, verdict, cx.handbook()).await?;
            Ok(match (marked, verdict) {
                (Marked::NotYours, _) => Said::nothing().notice(cx.plain(&texts::gone())),
                (Marked::Noted, Verdict::Good) => {
                    Said::nothing().notice(cx.plain(&texts::thanks()))
                }
                (Marked::Noted, Verdict::Bad) => {
                    let keyboard = Keyboard::default()
                        .column([send_button(&cx, update)])
                        .row([official_button(&cx), to_menu(&cx)]);
                    let screen = Screen::new(cx.html(&texts::sorry())).with(keyboard);
                    Said::from(cx.send(screen))
                }
            })
        }
        .boxed()
    })
    .await
}

async fn show_insight(cx: Cx) -> Outcome {
    // What is refused is not even looked up; the refusal goes on record below.
    let found = if may(&cx.actor(), Action::HandleTicket, &Scope::nowhere()) {
        Some(insight(cx.services().store.reader(), cx.now(), cx.handbook()).await?)
    } else {
        None
    };
    cx.commit(move |tx, cx| {
        async move {
            let (actor, scope) = (cx.actor(), Scope::nowhere());
            let may = permit(tx, cx.now(), &actor, Action::HandleTicket, &scope, "figures").await?;
            let screen = match found.filter(|_| may) {
                Some(found) => insight_screen(&cx, &found),
                None => refusal(&cx),
            };
            Ok(Said::from(cx.show(screen)))
        }
        .boxed()
    })
    .await
}

fn insight_screen(cx: &Cx, found: &Insight) -> Screen {
    let title = |id: &str| {
        let entry = cx.handbook().entry(id).map(|entry| entry.title.clone());
        entry.or_else(|| programme::chat::title(cx, id)).unwrap_or_else(|| id.to_owned())
    };
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let most = found.most.iter().map(|(id, times)| texts::line(title(id), *times));
    let open = found
        .open
        .iter()
        .map(|cluster| texts::cluster(excerpt(&cluster.text, EXCERPT), number(cluster.count)));
    let poor =
        found.poor.iter().map(|marks| texts::poor(title(&marks.entry), marks.bad, marks.good));
    let list = |lines: Vec<Html>| {
        lines
            .into_iter()
            .reduce(|list, line| list.line(&line))
            .unwrap_or_else(|| cx.html(&texts::none()))
    };
    let totals = found.totals;
    let answered = if totals.asked == 0 { 0 } else { totals.answered * 100 / totals.asked };
    let text = texts::insight(
        PERIOD.num_days(),
        totals.asked,
        totals.people,
        answered,
        answer_time(cx, found.answer_time),
        list(most.map(|line| cx.html(&line)).collect()),
        list(open.map(|line| cx.html(&line)).collect()),
        list(poor.map(|line| cx.html(&line)).collect()),
    );
    let ways = [crate::handbook::desk::open_button(cx), to_desk(cx)];
    Screen::new(cx.html(&text)).with(Keyboard::default().row(ways))
}

/// How long people wait for a person's answer: "2 giờ".
fn answer_time(cx: &Cx, time: Option<chrono::TimeDelta>) -> String {
    cx.plain(&match time {
        None => texts::time("none", 0),
        Some(time) if time.num_minutes() < 60 => texts::time("minutes", time.num_minutes().max(1)),
        Some(time) if time.num_hours() < 48 => texts::time("hours", time.num_hours()),
        Some(time) => texts::time("days", time.num_days()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        for press in [Press::Good(7), Press::Bad(7), Press::Insight] {
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
    }
}
