//! What the buttons of composing tell.

use crate::broadcasts::model::{BroadcastId, Topic};
use crate::handbook::Step;
use crate::telegram::screens;

/// Which of one's broadcasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// Being written.
    Drafts,
    /// Waiting for approval or for their time.
    Waiting,
    /// Being sent.
    Running,
    /// Over.
    Done,
}

impl List {
    pub(super) const ALL: [Self; 4] = [Self::Drafts, Self::Waiting, Self::Running, Self::Done];

    /// The word for it in `locales/` and in buttons.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
        }
    }
}

/// What is done to the buttons of a broadcast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// "I have read it", there or not.
    Read,
    /// "I shall take part".
    Join,
    /// "I need help".
    Help,
    /// The one at this place goes.
    Remove(usize),
    /// A link is to come.
    Link,
    /// An entry is to come.
    Entry,
}

impl Edit {
    fn key(self) -> String {
        match self {
            Self::Read => "r".to_owned(),
            Self::Join => "j".to_owned(),
            Self::Help => "h".to_owned(),
            Self::Link => "l".to_owned(),
            Self::Entry => "e".to_owned(),
            Self::Remove(at) => format!("x{at}"),
        }
    }

    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "r" => Self::Read,
            "j" => Self::Join,
            "h" => Self::Help,
            "l" => Self::Link,
            "e" => Self::Entry,
            other => Self::Remove(other.strip_prefix('x')?.parse().ok()?),
        })
    }
}

/// A button of this part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// One's broadcasts.
    Home,
    /// A page of a list of them.
    Page(List, usize),
    /// Begin one.
    New,
    /// A broadcast's own screen.
    Open(BroadcastId),
    /// Change what it says.
    Content(BroadcastId),
    /// Take its files away.
    NoFiles(BroadcastId),
    /// Take its text away.
    NoText(BroadcastId),
    /// The text before the last one comes back.
    TextBefore(BroadcastId),
    /// Its buttons.
    Buttons(BroadcastId),
    /// Do this to them.
    Edit(BroadcastId, Edit),
    /// A page of the handbook's entries of a step, to choose one for a button.
    Entries(BroadcastId, Step, usize),
    /// This entry.
    Entry(BroadcastId, String),
    /// What it is about.
    Topics(BroadcastId),
    /// This.
    Topic(BroadcastId, Topic),
    /// How it looks for a recipient, counted from 0.
    Preview(BroadcastId, usize),
    /// Send it to oneself.
    Try(BroadcastId),
    /// Give it up.
    Discard(BroadcastId),
    /// Take it up again.
    TakeUp(BroadcastId),
    /// Correct one that was sent.
    Correct(BroadcastId),
    /// Correct it as it was typed; whether what was confirmed counts no longer.
    Corrected(BroadcastId, bool),
}

impl Press {
    pub(super) fn data(&self) -> String {
        match self {
            Self::Home => screens::data("bch", ""),
            Self::Page(list, page) => screens::data("bcl", format!("{}:{page}", list.name())),
            Self::New => screens::data("bcn", ""),
            Self::Open(id) => screens::data("bc", id),
            Self::Content(id) => screens::data("bce", id),
            Self::NoFiles(id) => screens::data("bcf", id),
            Self::NoText(id) => screens::data("bcx", id),
            Self::TextBefore(id) => screens::data("bcz", id),
            Self::Buttons(id) => screens::data("bck", id),
            Self::Edit(id, edit) => screens::data("bcb", format!("{id}:{}", edit.key())),
            Self::Entries(id, step, page) => {
                screens::data("bcg", format!("{id}:{}:{page}", step.key()))
            }
            Self::Entry(id, entry) => screens::data("bci", format!("{id}:{entry}")),
            Self::Topics(id) => screens::data("bct", id),
            Self::Topic(id, topic) => screens::data("bco", format!("{id}:{}", topic.name())),
            Self::Preview(id, at) => screens::data("bcp", format!("{id}:{at}")),
            Self::Try(id) => screens::data("bcy", id),
            Self::Discard(id) => screens::data("bcd", id),
            Self::TakeUp(id) => screens::data("bcu", id),
            Self::Correct(id) => screens::data("bcc", id),
            Self::Corrected(id, reset) => {
                screens::data("bca", format!("{id}:{}", if *reset { "reset" } else { "keep" }))
            }
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        let id = || of.parse().ok().map(BroadcastId);
        let pair = || {
            let (id, rest) = of.split_once(':')?;
            Some((BroadcastId(id.parse().ok()?), rest))
        };
        Some(match action {
            "bch" => Self::Home,
            "bcl" => {
                let (name, page) = of.split_once(':')?;
                let list = List::ALL.into_iter().find(|list| list.name() == name)?;
                Self::Page(list, page.parse().ok()?)
            }
            "bcn" => Self::New,
            "bc" => Self::Open(id()?),
            "bce" => Self::Content(id()?),
            "bcf" => Self::NoFiles(id()?),
            "bcx" => Self::NoText(id()?),
            "bcz" => Self::TextBefore(id()?),
            "bck" => Self::Buttons(id()?),
            "bcb" => pair().and_then(|(id, key)| Some(Self::Edit(id, Edit::of(key)?)))?,
            "bcg" => {
                let (id, rest) = pair()?;
                let (step, page) = rest.split_once(':')?;
                Self::Entries(id, Step::from_key(step)?, page.parse().ok()?)
            }
            "bci" => pair().map(|(id, entry)| Self::Entry(id, entry.to_owned()))?,
            "bct" => Self::Topics(id()?),
            "bco" => pair().and_then(|(id, name)| Some(Self::Topic(id, Topic::of(name)?)))?,
            "bcp" => pair().and_then(|(id, at)| Some(Self::Preview(id, at.parse().ok()?)))?,
            "bcy" => Self::Try(id()?),
            "bcd" => Self::Discard(id()?),
            "bcu" => Self::TakeUp(id()?),
            "bcc" => Self::Correct(id()?),
            "bca" => match pair()? {
                (id, "reset") => Self::Corrected(id, true),
                (id, "keep") => Self::Corrected(id, false),
                _ => return None,
            },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::EntryId;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for_and_fits() {
        let id = BroadcastId(999_999_999);
        let mut presses = vec![
            Press::Home,
            Press::New,
            Press::Open(id),
            Press::Content(id),
            Press::NoFiles(id),
            Press::NoText(id),
            Press::TextBefore(id),
            Press::Buttons(id),
            Press::Entries(id, Step::Make, 12),
            Press::Entry(id, "a".repeat(EntryId::MAX_LENGTH)),
            Press::Topics(id),
            Press::Preview(id, 999),
            Press::Try(id),
            Press::Discard(id),
            Press::TakeUp(id),
            Press::Correct(id),
            Press::Corrected(id, true),
            Press::Corrected(id, false),
        ];
        presses.extend(List::ALL.map(|list| Press::Page(list, 3)));
        presses.extend(Topic::ALL.map(|topic| Press::Topic(id, topic)));
        let edits = [Edit::Read, Edit::Join, Edit::Help, Edit::Link, Edit::Entry, Edit::Remove(2)];
        presses.extend(edits.map(|edit| Press::Edit(id, edit)));
        for press in presses {
            let data = press.data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::parse(&data), Some(press));
        }
        assert_eq!(Press::parse("bca:3:x"), None);
    }
}
