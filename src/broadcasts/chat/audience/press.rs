//! The buttons of these screens.

use crate::broadcasts::model::{BroadcastId, Joint};
use crate::telegram::screens::{data, parse_data};

use super::choosing::MONTHS;

/// What a criterion is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) enum Kind {
    Communes,
    Groups,
    Stars,
    Expiring,
    Stages,
    Sets,
    Unconfirmed,
    List,
    Everyone,
}

impl Kind {
    /// Those that are offered first, and the others.
    pub(super) const FIRST: [Self; 5] =
        [Self::Communes, Self::Groups, Self::Stars, Self::Expiring, Self::Stages];
    pub(super) const OTHERS: [Self; 3] = [Self::Sets, Self::Unconfirmed, Self::List];

    /// The word for it in `locales/` and behind buttons.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Communes => "communes",
            Self::Groups => "groups",
            Self::Stars => "stars",
            Self::Expiring => "expiring",
            Self::Stages => "stages",
            Self::Sets => "sets",
            Self::Unconfirmed => "unconfirmed",
            Self::List => "list",
            Self::Everyone => "everyone",
        }
    }

    fn of(name: &str) -> Option<Self> {
        let all = Self::FIRST.into_iter().chain(Self::OTHERS).chain([Self::Everyone]);
        all.into_iter().find(|kind| kind.name() == name)
    }
}

/// A button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// The audience of a broadcast.
    Open(BroadcastId),
    /// A further criterion: how it is joined.
    Add(BroadcastId),
    /// What it is about; with true, what is asked for less often.
    Kinds(BroadcastId, Joint, bool),
    Kind(BroadcastId, Joint, Kind),
    /// A tick before a choice, set or taken away.
    Tick(u32),
    Page(usize),
    /// The choices that are ticked become a criterion.
    Ticked,
    Expiring(BroadcastId, Joint, u8),
    /// Of which broadcast.
    Unconfirmed(BroadcastId, Joint, BroadcastId),
    UnconfirmedPage(BroadcastId, Joint, usize),
    RemoveLast(BroadcastId),
    StartOver(BroadcastId),
    /// What was there before.
    Undo,
    LeftOut(BroadcastId, usize),
    /// Keep it: a name comes next.
    Keep(BroadcastId),
    Saved(BroadcastId, usize),
    Look(BroadcastId, i64),
    Use(BroadcastId, i64),
    Forget(BroadcastId, i64),
}

fn joint(joint: Joint) -> char {
    match joint {
        Joint::And => 'a',
        Joint::Or => 'o',
        Joint::Except => 'x',
    }
}

fn joint_of(letter: &str) -> Option<Joint> {
    [Joint::And, Joint::Or, Joint::Except].into_iter().find(|one| letter.chars().eq([joint(*one)]))
}

impl Press {
    pub(super) fn data(self) -> String {
        match self {
            Self::Open(id) => data("ba", id),
            Self::Add(id) => data("baa", id),
            Self::Kinds(id, how, more) => {
                data("bak", format!("{id}.{}.{}", joint(how), u8::from(more)))
            }
            Self::Kind(id, how, kind) => {
                data("bac", format!("{id}.{}.{}", joint(how), kind.name()))
            }
            Self::Tick(value) => data("bat", value),
            Self::Page(page) => data("bap", page),
            Self::Ticked => data("bad", 0),
            Self::Expiring(id, how, months) => data("bax", format!("{id}.{}.{months}", joint(how))),
            Self::Unconfirmed(id, how, of) => data("bau", format!("{id}.{}.{of}", joint(how))),
            Self::UnconfirmedPage(id, how, page) => {
                data("bag", format!("{id}.{}.{page}", joint(how)))
            }
            Self::RemoveLast(id) => data("bar", id),
            Self::StartOver(id) => data("baz", id),
            Self::Undo => data("baq", 0),
            Self::LeftOut(id, page) => data("bal", format!("{id}.{page}")),
            Self::Keep(id) => data("bas", id),
            Self::Saved(id, page) => data("bav", format!("{id}.{page}")),
            Self::Look(id, saved) => data("bai", format!("{id}.{saved}")),
            Self::Use(id, saved) => data("baw", format!("{id}.{saved}")),
            Self::Forget(id, saved) => data("bae", format!("{id}.{saved}")),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (action, of) = parse_data(text)?;
        let id = |text: &str| text.parse().ok().map(BroadcastId);
        let pair = || {
            let (one, other) = of.split_once('.')?;
            Some((id(one)?, other))
        };
        let joined = || {
            let (one, rest) = pair()?;
            let (how, rest) = rest.split_once('.')?;
            Some((one, joint_of(how)?, rest))
        };
        Some(match action {
            "ba" => Self::Open(id(of)?),
            "baa" => Self::Add(id(of)?),
            "bak" => {
                let (one, how, more) = joined()?;
                Self::Kinds(one, how, more == "1")
            }
            "bac" => {
                let (one, how, kind) = joined()?;
                Self::Kind(one, how, Kind::of(kind)?)
            }
            "bat" => Self::Tick(of.parse().ok()?),
            "bap" => Self::Page(of.parse().ok()?),
            "bad" => Self::Ticked,
            "bax" => {
                let (one, how, months) = joined()?;
                let months = months.parse().ok()?;
                // Nothing but what is offered.
                MONTHS.contains(&months).then_some(Self::Expiring(one, how, months))?
            }
            "bau" => {
                let (one, how, other) = joined()?;
                Self::Unconfirmed(one, how, id(other)?)
            }
            "bag" => {
                let (one, how, page) = joined()?;
                Self::UnconfirmedPage(one, how, page.parse().ok()?)
            }
            "bar" => Self::RemoveLast(id(of)?),
            "baz" => Self::StartOver(id(of)?),
            "baq" => Self::Undo,
            "bal" => {
                let (one, page) = pair()?;
                Self::LeftOut(one, page.parse().ok()?)
            }
            "bas" => Self::Keep(id(of)?),
            "bav" => {
                let (one, page) = pair()?;
                Self::Saved(one, page.parse().ok()?)
            }
            "bai" | "baw" | "bae" => {
                let (one, saved) = pair()?;
                let saved = saved.parse().ok()?;
                match action {
                    "bai" => Self::Look(one, saved),
                    "baw" => Self::Use(one, saved),
                    _ => Self::Forget(one, saved),
                }
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let id = BroadcastId(12);
        let mut presses = vec![
            Press::Open(id),
            Press::Add(id),
            Press::Kinds(id, Joint::Or, true),
            Press::Kinds(id, Joint::And, false),
            Press::Tick(23_059),
            Press::Page(2),
            Press::Ticked,
            Press::Expiring(id, Joint::Except, 12),
            Press::Unconfirmed(id, Joint::And, BroadcastId(3)),
            Press::UnconfirmedPage(id, Joint::And, 3),
            Press::RemoveLast(id),
            Press::StartOver(id),
            Press::Undo,
            Press::LeftOut(id, 1),
            Press::Keep(id),
            Press::Saved(id, 1),
            Press::Look(id, 5),
            Press::Use(id, 5),
            Press::Forget(id, 5),
        ];
        let kinds = Kind::FIRST.into_iter().chain(Kind::OTHERS).chain([Kind::Everyone]);
        presses.extend(kinds.map(|kind| Press::Kind(BroadcastId(i64::MAX), Joint::Or, kind)));
        for press in presses {
            let data = press.data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::parse(&data), Some(press));
        }
        assert_eq!(Press::parse("bak:3"), None);
        assert_eq!(Press::parse("bax:3.a.255"), None);
    }
}
