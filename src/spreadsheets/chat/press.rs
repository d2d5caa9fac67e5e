//! The buttons of these screens.

use crate::programme::criteria::Star;
use crate::spreadsheets::export::{Filter, Held, List};
use crate::spreadsheets::importing::ImportId;
use crate::telegram::screens;

/// What a list can be cut down to by a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    All,
    Held(Held),
    Star(Star),
}

impl Cut {
    pub(super) const ALL: [Self; 8] = [
        Self::All,
        Self::Held(Held::Valid),
        Self::Held(Held::Soon),
        Self::Held(Held::Expired),
        Self::Held(Held::Unknown),
        Self::Star(Star::Three),
        Self::Star(Star::Four),
        Self::Star(Star::Five),
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Held(Held::Valid) => "valid",
            Self::Held(Held::Soon) => "soon",
            Self::Held(Held::Expired) => "expired",
            Self::Held(Held::Unknown) => "unknown",
            Self::Star(Star::Three) => "three",
            Self::Star(Star::Four) => "four",
            Self::Star(Star::Five) => "five",
        }
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cut| cut.name() == name)
    }

    /// What is left of what somebody may see.
    pub(super) fn within(self, filter: Filter) -> Filter {
        match self {
            Self::All => filter,
            Self::Held(held) => Filter { held: Some(held), ..filter },
            Self::Star(star) => Filter { star: Some(star), ..filter },
        }
    }
}

/// A button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// The first screen.
    Home,
    /// To send a file.
    SendFile,
    /// The template.
    Template,
    /// Which list.
    Lists,
    /// How much of it.
    List(List),
    /// Make it.
    Make(List, Cut),
    /// The imports that were written.
    Recent,
    /// Write an import.
    Write(ImportId),
    /// Give it up.
    Discard(ImportId),
    /// Ask whether to undo it.
    AskUndo(ImportId),
    /// Undo it.
    Undo(ImportId),
    /// All that is wrong with it.
    Report(ImportId),
}

impl Press {
    pub(super) fn data(self) -> String {
        match self {
            Self::Home => screens::data("x", "home"),
            Self::SendFile => screens::data("x", "send"),
            Self::Template => screens::data("x", "template"),
            Self::Lists => screens::data("x", "lists"),
            Self::Recent => screens::data("x", "recent"),
            Self::List(list) => screens::data("xl", list.name()),
            Self::Make(list, cut) => screens::data("xm", format!("{}-{}", list.name(), cut.name())),
            Self::Write(id) => screens::data("xw", id),
            Self::Discard(id) => screens::data("xd", id),
            Self::AskUndo(id) => screens::data("xa", id),
            Self::Undo(id) => screens::data("xu", id),
            Self::Report(id) => screens::data("xr", id),
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        let id = || of.parse().ok().map(ImportId);
        match action {
            "x" => match of {
                "home" => Some(Self::Home),
                "send" => Some(Self::SendFile),
                "template" => Some(Self::Template),
                "lists" => Some(Self::Lists),
                "recent" => Some(Self::Recent),
                _ => None,
            },
            "xl" => List::of(of).map(Self::List),
            "xm" => {
                let (list, cut) = of.split_once('-')?;
                Some(Self::Make(List::of(list)?, Cut::of(cut)?))
            }
            "xw" => id().map(Self::Write),
            "xd" => id().map(Self::Discard),
            "xa" => id().map(Self::AskUndo),
            "xu" => id().map(Self::Undo),
            "xr" => id().map(Self::Report),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let id = ImportId(7);
        let mut presses = vec![
            Press::Home,
            Press::SendFile,
            Press::Template,
            Press::Lists,
            Press::Recent,
            Press::Write(id),
            Press::Discard(id),
            Press::AskUndo(id),
            Press::Undo(id),
            Press::Report(id),
        ];
        for list in List::ALL {
            presses.push(Press::List(list));
            presses.extend(Cut::ALL.map(|cut| Press::Make(list, cut)));
        }
        for press in presses {
            assert!(press.data().len() <= 64);
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
    }
}
