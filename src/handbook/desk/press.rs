//! The buttons of these screens.

use crate::telegram::screens;

use super::super::Step;
use super::super::{EntryId, Topic};
use super::words::id;

/// A part that a form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Body,
    Title,
    Button,
    Sources,
    Dates,
    Phrasings,
    Withdrawal,
}

impl Ask {
    const ALL: [(Self, &str); 7] = [
        (Self::Body, "b"),
        (Self::Title, "t"),
        (Self::Button, "l"),
        (Self::Sources, "s"),
        (Self::Dates, "d"),
        (Self::Phrasings, "p"),
        (Self::Withdrawal, "w"),
    ];

    fn key(self) -> &'static str {
        Self::ALL.iter().find(|(ask, _)| *ask == self).map_or("", |(_, key)| key)
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == key).map(|(ask, _)| *ask)
    }
}

/// A button of this part of the feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    Home,
    Find,
    New,
    Drafts(i64),
    Flagged(usize),
    Proposed(i64),
    Negatives(i64),
    AskNegative,
    /// An entry.
    Entry(EntryId),
    More(EntryId),
    /// Ask for a part of an entry.
    Ask(Ask, EntryId),
    Related(EntryId),
    Reviewed(EntryId),
    History(i64, EntryId),
    Taught(i64, EntryId),
    Restore(i64),
    RestoreCarried(EntryId),
    /// A version: a draft, or one of the history.
    Version(i64),
    Propose(i64),
    /// Publish it; whether its publisher has seen the warnings.
    Publish(i64, bool),
    Return(i64),
    Discard(i64),
    Phrasing(i64),
    Accept(i64, bool),
    Remove(i64),
    /// Teach the handbook what a ticket was answered.
    Learn(i64),
    /// Its question is a way of asking for this entry.
    LearnPhrasing(i64, EntryId),
    /// Its answer is a new entry.
    LearnEntry(i64),
    /// In the forms.
    Step(Step),
    TopicPage(usize),
    Topic(Topic),
    UseTitle,
    Skip,
    /// The document offered in this place.
    Document(usize),
    /// Choose the related entry offered in this place, or not.
    Toggle(usize),
    Done,
}

impl Press {
    pub(super) fn data(&self) -> String {
        let flag = |sure: bool| if sure { "1" } else { "0" };
        match self {
            Self::Home => screens::data("k", "home"),
            Self::Find => screens::data("k", "find"),
            Self::New => screens::data("k", "new"),
            Self::AskNegative => screens::data("k", "negative"),
            Self::UseTitle => screens::data("k", "title"),
            Self::Skip => screens::data("k", "skip"),
            Self::Done => screens::data("k", "done"),
            Self::Drafts(page) => screens::data("kd", page),
            Self::Flagged(page) => screens::data("kf", page),
            Self::Proposed(page) => screens::data("kp", page),
            Self::Negatives(page) => screens::data("kn", page),
            Self::Entry(id) => screens::data("ke", id),
            Self::More(id) => screens::data("km", id),
            Self::Ask(ask, id) => screens::data("ka", format!("{}:{id}", ask.key())),
            Self::Related(id) => screens::data("kr", id),
            Self::Reviewed(id) => screens::data("ko", id),
            Self::History(page, id) => screens::data("kh", format!("{page}:{id}")),
            Self::Taught(page, id) => screens::data("kt", format!("{page}:{id}")),
            Self::Restore(row) => screens::data("kb", row),
            Self::RestoreCarried(id) => screens::data("kc", id),
            Self::Version(row) => screens::data("kv", row),
            Self::Propose(row) => screens::data("kvp", row),
            Self::Publish(row, sure) => screens::data("kvx", format!("{}:{row}", flag(*sure))),
            Self::Return(row) => screens::data("kvr", row),
            Self::Discard(row) => screens::data("kvd", row),
            Self::Phrasing(row) => screens::data("kq", row),
            Self::Accept(row, sure) => screens::data("kqa", format!("{}:{row}", flag(*sure))),
            Self::Remove(row) => screens::data("kqr", row),
            Self::Learn(ticket) => screens::data("kl", ticket),
            Self::LearnPhrasing(ticket, id) => screens::data("kx", format!("{ticket}:{id}")),
            Self::LearnEntry(ticket) => screens::data("ki", ticket),
            Self::Step(step) => screens::data("ks", step.key()),
            Self::TopicPage(page) => screens::data("kz", page),
            Self::Topic(topic) => screens::data("ky", topic.key()),
            Self::Document(at) => screens::data("kw", at),
            Self::Toggle(at) => screens::data("kg", at),
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        let sure = || {
            let (flag, row) = of.split_once(':')?;
            Some((row.parse().ok()?, flag == "1"))
        };
        let paged = || {
            let (number, entry) = of.split_once(':')?;
            Some((number.parse::<i64>().ok()?, id(entry)?))
        };
        Some(match action {
            "k" => match of {
                "home" => Self::Home,
                "find" => Self::Find,
                "new" => Self::New,
                "negative" => Self::AskNegative,
                "title" => Self::UseTitle,
                "skip" => Self::Skip,
                "done" => Self::Done,
                _ => return None,
            },
            "kd" => Self::Drafts(of.parse().ok()?),
            "kf" => Self::Flagged(of.parse().ok()?),
            "kp" => Self::Proposed(of.parse().ok()?),
            "kn" => Self::Negatives(of.parse().ok()?),
            "ke" => Self::Entry(id(of)?),
            "km" => Self::More(id(of)?),
            "ka" => {
                let (ask, entry) = of.split_once(':')?;
                Self::Ask(Ask::from_key(ask)?, id(entry)?)
            }
            "kr" => Self::Related(id(of)?),
            "ko" => Self::Reviewed(id(of)?),
            "kh" => paged().map(|(page, id)| Self::History(page, id))?,
            "kt" => paged().map(|(page, id)| Self::Taught(page, id))?,
            "kb" => Self::Restore(of.parse().ok()?),
            "kc" => Self::RestoreCarried(id(of)?),
            "kv" => Self::Version(of.parse().ok()?),
            "kvp" => Self::Propose(of.parse().ok()?),
            "kvx" => sure().map(|(row, sure)| Self::Publish(row, sure))?,
            "kvr" => Self::Return(of.parse().ok()?),
            "kvd" => Self::Discard(of.parse().ok()?),
            "kq" => Self::Phrasing(of.parse().ok()?),
            "kqa" => sure().map(|(row, sure)| Self::Accept(row, sure))?,
            "kqr" => Self::Remove(of.parse().ok()?),
            "kl" => Self::Learn(of.parse().ok()?),
            "kx" => paged().map(|(ticket, id)| Self::LearnPhrasing(ticket, id))?,
            "ki" => Self::LearnEntry(of.parse().ok()?),
            "ks" => Self::Step(Step::from_key(of)?),
            "kz" => Self::TopicPage(of.parse().ok()?),
            "ky" => Self::Topic(Topic::from_key(of)?),
            "kw" => Self::Document(of.parse().ok()?),
            "kg" => Self::Toggle(of.parse().ok()?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for_and_fits() {
        let longest = EntryId::new(&"a".repeat(EntryId::MAX_LENGTH)).unwrap();
        let entry = || longest.clone();
        let row = i64::MAX;
        let mut presses = vec![
            Press::Home,
            Press::Find,
            Press::New,
            Press::AskNegative,
            Press::UseTitle,
            Press::Skip,
            Press::Done,
            Press::Drafts(3),
            Press::Flagged(3),
            Press::Proposed(3),
            Press::Negatives(3),
            Press::Entry(entry()),
            Press::More(entry()),
            Press::Related(entry()),
            Press::Reviewed(entry()),
            Press::History(99, entry()),
            Press::Taught(99, entry()),
            Press::Restore(row),
            Press::RestoreCarried(entry()),
            Press::Version(row),
            Press::Propose(row),
            Press::Publish(row, true),
            Press::Publish(row, false),
            Press::Return(row),
            Press::Discard(row),
            Press::Phrasing(row),
            Press::Accept(row, true),
            Press::Accept(row, false),
            Press::Remove(row),
            Press::Learn(row),
            Press::LearnPhrasing(row, entry()),
            Press::LearnEntry(row),
            Press::Step(Step::Evaluate),
            Press::TopicPage(4),
            Press::Topic(Topic::ReEvaluation),
            Press::Document(1),
            Press::Toggle(5),
        ];
        presses.extend(Ask::ALL.map(|(ask, _)| Press::Ask(ask, entry())));
        for press in presses {
            let data = press.data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::parse(&data), Some(press));
        }
    }
}
