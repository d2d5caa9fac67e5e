//! Screens: asking an official and hearing back, and the officials' side of it.

mod asker;
mod home;
mod officer;
mod screen;
mod thread;

use futures::FutureExt;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{CallbackQuery, Message, Update};

use super::press::Press;
use super::words::Words;
use super::{Denied, Outcome as Done, texts};
use crate::people::Person;
use crate::people::chat::to_menu;
use crate::store::{StoreError, Tx};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::telegram::turn::{Cx, Said};

pub use asker::{open, own_button};
pub use home::home_button;
pub use officer::{counts, desk_choices};

/// A command of this feature.
#[derive(Clone, Debug)]
enum Command {
    /// Say where one is.
    Home,
    /// What one asked; of a number, that ticket.
    Own(Option<i64>),
}

/// This feature's part of the tree.
#[must_use]
pub fn routes() -> Routes {
    let command = |cx: Cx, message: Message| {
        let (name, rest) = screens::command(message.text()?, &cx.services().username)?;
        match name.as_str() {
            "xa" | "commune" => Some(Command::Home),
            "cauhoi" | "questions" => Some(Command::Own(number(rest))),
            _ => None,
        }
    };
    let press = |query: CallbackQuery| Press::parse(query.data.as_deref()?);
    let private = |cx: Cx| cx.is_private();
    dptree::entry()
        .branch(
            Update::filter_callback_query().filter(private).filter_map(press).endpoint(on_press),
        )
        .branch(
            Update::filter_message()
                .filter(private)
                .branch(dptree::filter_map(command).endpoint(on_command))
                .branch(thread::routes())
                .branch(officer::forms())
                .branch(asker::forms())
                .branch(home::forms()),
        )
        .branch(Update::filter_edited_message().filter(private).branch(thread::edited()))
}

/// A number as people type it: "12", "#12", "số 12".
fn number(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(12).collect();
    digits.parse().ok()
}

async fn on_command(cx: Cx, command: Command) -> Outcome {
    match command {
        Command::Home => home::ask(cx, None).await,
        Command::Own(None) => asker::own(cx, 0).await,
        Command::Own(Some(number)) => see(cx, number, false).await,
    }
}

async fn on_press(cx: Cx, press: Press) -> Outcome {
    match press {
        Press::Take(number) => officer::take(cx, number).await,
        Press::Write(number) => thread::begin(cx, number).await,
        Press::HandOn(number, page) => officer::choose_target(cx, number, page).await,
        Press::HandTo(number, to) => officer::ask_reason(cx, number, to).await,
        Press::Because(number, to, reason) => {
            let why = officer::reason_name(&cx, reason);
            officer::hand_on(cx, number, to, why).await
        }
        Press::Close(number) => asker::close(cx, number).await,
        Press::Rate(number, rating) => asker::rate(cx, number, rating).await,
        Press::Comment(number) => asker::begin_comment(cx, number).await,
        Press::Reopen(number) => asker::reopen(cx, number).await,
        Press::Withdraw(number) => asker::withdraw(cx, number).await,
        Press::SendAgain(number) => asker::send_again(cx, number).await,
        Press::Show(number) => see(cx, number, true).await,
        Press::See(number) => see(cx, number, false).await,
        Press::Files(number) => screen::files(cx, number).await,
        Press::List(list, page) => officer::list(cx, list, page).await,
        Press::Find => officer::find(cx).await,
        Press::Own(page) => asker::own(cx, page).await,
        Press::Home(number) => home::ask(cx, (number > 0).then_some(number)).await,
        Press::NoHome => home::unknown(cx).await,
        Press::Browse => home::browse(cx).await,
        Press::Districts(page) => home::districts(cx, page).await,
        Press::District(district, page) => home::communes(cx, district, page).await,
        Press::Commune(code) => home::chosen(cx, code).await,
    }
}

/// A ticket, for whoever asked it or may handle it; in the place of the screen that was pressed, or
/// below it.
async fn see(cx: Cx, number: i64, in_place: bool) -> Outcome {
    cx.commit(move |tx, cx| {
        async move {
            let screen = screen::of(tx, &cx, number).await?;
            Ok(Said::from(if in_place { cx.show(screen) } else { cx.send(screen) }))
        }
        .boxed()
    })
    .await
}

/// The way back to a ticket.
#[must_use]
pub fn back_button(cx: &Cx, number: i64) -> Button {
    button(cx, &texts::back_to_ticket(), Press::Show(number))
}

fn button(cx: &Cx, label: &crate::locale::Message, press: Press) -> Button {
    Button::tells(cx.plain(label), press.data())
}

/// What somebody is told whose step led nowhere; `None` where it did.
fn hindrance<T>(cx: &Cx, number: i64, outcome: &Done<T>) -> Option<Screen> {
    let text = match outcome {
        Done::Done(_) => return None,
        Done::NotFound | Done::Refused => texts::not_found(number),
        Done::Impossible { why, ticket, holder } => {
            let name = |holder: &Person| {
                Words::of(cx.services()).officer(cx.language(), holder, ticket.place)
            };
            let holder = holder.as_deref().map(name).unwrap_or_default();
            texts::impossible(number, denied(*why), holder)
        }
    };
    let mut buttons = vec![to_menu(cx)];
    if matches!(outcome, Done::Impossible { .. }) {
        buttons.insert(0, button(cx, &texts::see(), Press::See(number)));
    }
    Some(Screen::new(cx.html(&text)).with(Keyboard::default().row(buttons)))
}

/// The word by which the texts tell the reasons apart.
fn denied(why: Denied) -> &'static str {
    match why {
        Denied::Held => "held",
        Denied::Yours => "yours",
        Denied::Over => "over",
        Denied::NotAnswered => "not-answered",
        Denied::Answered => "answered",
        Denied::NotWithdrawn | Denied::Open => "open",
        Denied::TooLate => "too-late",
        Denied::NotTheirs => "other",
    }
}

/// Whoever is no official is told so.
async fn desk_only(tx: &mut Tx, cx: &Cx, subject: &str) -> Result<bool, StoreError> {
    use crate::people::{Action, Scope, permit};
    let scope = Scope::nowhere();
    permit(tx, cx.now(), &cx.actor(), Action::HandleTicket, &scope, subject).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_typed() {
        assert_eq!(number("12"), Some(12));
        assert_eq!(number("#12"), Some(12));
        assert_eq!(number("câu số 7 nhé"), Some(7));
        assert_eq!(number(""), None);
        assert_eq!(number("99999999999999999999"), Some(999_999_999_999));
    }
}
