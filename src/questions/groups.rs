//! Groups: the bot speaks only when it is spoken to: mentioned, replied to, or asked with `/hoi`.
//!
//! What it says there is for everybody, so nothing is kept of who asked, no form begins, and
//! buttons lead into the private chat.

use teloxide::dispatching::UpdateFilterExt;
use teloxide::types::{Message, Update};

use crate::handbook::chat::{entry_link, group_page};
use crate::handbook::{Entry, Reply, SmallTalk};
use crate::telegram::router::{Outcome, Routes};
use crate::telegram::screens::{self, Button, Keyboard, Screen};
use crate::telegram::turn::Cx;

use super::chat::small_talk;
use super::texts;

/// What the bot was asked in a group.
#[derive(Clone, Debug)]
struct Asked {
    text: String,
    message: i32,
}

pub(super) fn routes() -> Routes {
    Update::filter_message().filter(|cx: Cx| !cx.is_private()).filter_map(asked).endpoint(answer)
}

/// The question in a group's message, if it is meant for the bot.
fn asked(cx: Cx, message: Message) -> Option<Asked> {
    let username = &cx.services().username;
    let text = message.text()?;
    let reply_to_bot = message
        .reply_to_message()
        .and_then(|to| to.from.as_ref())
        .is_some_and(|author| author.username.as_deref() == Some(username));
    let text = match screens::command(text, username) {
        Some((name, rest)) if matches!(name.as_str(), "hoi" | "ask") => rest.to_owned(),
        Some(_) => return None,
        None => match without_mention(text, username) {
            Some(rest) => rest,
            None if reply_to_bot => text.to_owned(),
            None => return None,
        },
    };
    Some(Asked { text, message: message.id.0 })
}

/// The text without the bot's name; `None` where it is not named.
fn without_mention(text: &str, username: &str) -> Option<String> {
    let mention = format!("@{username}");
    let is_mention = |word: &str| {
        let word = word.trim_end_matches([',', '.', ':', '?', '!']);
        word.eq_ignore_ascii_case(&mention)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .iter()
        .any(|word| is_mention(word))
        .then(|| words.into_iter().filter(|word| !is_mention(word)).collect::<Vec<_>>().join(" "))
}

async fn answer(cx: Cx, asked: Asked) -> Outcome {
    let link = |entry: &Entry| Button::opens(entry.button.clone(), entry_link(&cx, entry));
    let privately = || {
        let label = cx.plain(&texts::group_privately());
        Button::opens(label, format!("https://t.me/{}?start=ask", cx.services().username))
    };
    let screen = match cx.handbook().ask(&asked.text) {
        Reply::Answer { entry, suggestions, .. } => {
            let keyboard = Keyboard::default().choices(suggestions.iter().map(|entry| link(entry)));
            Screen::new(group_page(&cx, &entry)).with(keyboard)
        }
        Reply::Clarify { candidates, .. } => {
            let keyboard = Keyboard::default().column(candidates.iter().map(|entry| link(entry)));
            Screen::new(cx.html(&texts::clarify())).with(keyboard)
        }
        Reply::SmallTalk { kind: SmallTalk::Official } | Reply::Handoff { .. } => {
            Screen::new(cx.html(&texts::group_handoff()))
                .with(Keyboard::default().row([privately()]))
        }
        Reply::Personal { .. } | Reply::SmallTalk { kind: SmallTalk::WhoAmI } => {
            Screen::new(cx.html(&texts::group_personal()))
                .with(Keyboard::default().row([privately()]))
        }
        Reply::SmallTalk { kind } => {
            Screen::new(cx.html(&small_talk(kind, &cx.person().account.name)))
        }
    };
    cx.say(screen.send_below(cx.chat(), Some(asked.message))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bot_hears_its_name_wherever_it_stands() {
        let check = |text: &str, rest: Option<&str>| {
            assert_eq!(without_mention(text, "ocop_bot").as_deref(), rest, "{text}");
        };
        check("@ocop_bot nộp ở đâu", Some("nộp ở đâu"));
        check("nộp ở đâu vậy @OCOP_bot?", Some("nộp ở đâu vậy"));
        check("@ocop_bot_2 nộp ở đâu", None);
        check("nộp ở đâu", None);
    }
}
