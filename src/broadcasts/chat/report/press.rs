//! The buttons of these screens.

use crate::broadcasts::model::BroadcastId;
use crate::broadcasts::reporting::Group;
use crate::telegram::screens::{data, parse_data};

/// A button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// The report of a broadcast.
    Open(BroadcastId),
    Communes(BroadcastId, usize),
    /// Which group to list.
    Groups(BroadcastId),
    Group(BroadcastId, Group, usize),
    Workbook(BroadcastId),
    /// The text for those whom Telegram does not reach.
    Text(BroadcastId),
    /// Remind those who have not confirmed.
    Remind(BroadcastId),
}

impl Press {
    pub(super) fn data(self) -> String {
        match self {
            Self::Open(id) => data("bl", id),
            Self::Communes(id, page) => data("blc", format!("{id}.{page}")),
            Self::Groups(id) => data("blg", id),
            Self::Group(id, group, page) => data("bll", format!("{id}.{}.{page}", group.name())),
            Self::Workbook(id) => data("blx", id),
            Self::Text(id) => data("blt", id),
            Self::Remind(id) => data("blr", id),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (action, of) = parse_data(text)?;
        let id = |text: &str| text.parse().ok().map(BroadcastId);
        Some(match action {
            "bl" => Self::Open(id(of)?),
            "blc" => {
                let (one, page) = of.split_once('.')?;
                Self::Communes(id(one)?, page.parse().ok()?)
            }
            "blg" => Self::Groups(id(of)?),
            "bll" => {
                let (one, rest) = of.split_once('.')?;
                let (group, page) = rest.split_once('.')?;
                Self::Group(id(one)?, Group::of(group)?, page.parse().ok()?)
            }
            "blx" => Self::Workbook(id(of)?),
            "blt" => Self::Text(id(of)?),
            "blr" => Self::Remind(id(of)?),
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
            Press::Communes(id, 2),
            Press::Groups(id),
            Press::Workbook(id),
            Press::Text(id),
            Press::Remind(id),
        ];
        presses.extend(Group::ALL.map(|group| Press::Group(BroadcastId(i64::MAX), group, 3)));
        for press in presses {
            let data = press.data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::parse(&data), Some(press));
        }
    }
}
