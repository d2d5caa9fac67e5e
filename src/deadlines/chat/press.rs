//! The buttons of this feature.

use crate::deadlines::model::{Kind, ReminderId};
use crate::deadlines::watching::Span;
use crate::producers::model::ProductId;
use crate::telegram::screens::{data, parse_data};

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// One's dates.
    Agenda,
    /// A reminder, in the place of the list that it was in.
    Open(ReminderId),
    /// It is done: its number comes next.
    Done(ReminderId),
    /// It is done, without a number.
    NoNumber(ReminderId),
    /// When to be reminded.
    Later(ReminderId),
    /// In so many days.
    In(ReminderId, u64),
    Help(ReminderId),
    Mute(ReminderId),
    Unmute(ReminderId),
    /// One's dates as a file.
    Calendar,
    /// At which hour to be reminded.
    Hours,
    At(u32),
    /// What ends soon, by commune.
    Soon(usize),
    /// What ends soon in a commune.
    Commune(u32, usize),
    /// A deadline, with whom to call.
    One(Kind, ProductId),
    /// The producer was called, or was not.
    Called(Kind, ProductId, bool),
    /// The officials' calendar.
    Span(Span),
    /// Whom to call: as a workbook, or as a page to print.
    Calls(bool),
}

fn place(kind: Kind) -> usize {
    Kind::ALL.iter().position(|one| *one == kind).unwrap_or_default()
}

fn kind_and_product(of: &str) -> Option<(Kind, ProductId)> {
    let (kind, product) = of.split_once('.')?;
    let kind = Kind::ALL.get(kind.parse::<usize>().ok()?)?;
    Some((*kind, ProductId(product.parse().ok()?)))
}

impl Press {
    pub(super) fn data(self) -> String {
        match self {
            Self::Agenda => data("dl", 0),
            Self::Open(id) => data("dlr", id.0),
            Self::Done(id) => data("dld", id.0),
            Self::NoNumber(id) => data("dln", id.0),
            Self::Later(id) => data("dll", id.0),
            Self::In(id, days) => data("dlk", format!("{}.{days}", id.0)),
            Self::Help(id) => data("dlh", id.0),
            Self::Mute(id) => data("dlm", id.0),
            Self::Unmute(id) => data("dlu", id.0),
            Self::Calendar => data("dli", 0),
            Self::Hours => data("dlg", 0),
            Self::At(hour) => data("dlt", hour),
            Self::Soon(page) => data("dlo", page),
            Self::Commune(code, page) => data("dlc", format!("{code}.{page}")),
            Self::One(kind, product) => data("dlp", format!("{}.{product}", place(kind))),
            Self::Called(kind, product, true) => data("dla", format!("{}.{product}", place(kind))),
            Self::Called(kind, product, false) => data("dlb", format!("{}.{product}", place(kind))),
            Self::Span(Span::Week) => data("dlw", 0),
            Self::Span(Span::Month) => data("dlw", 1),
            Self::Calls(false) => data("dlx", 0),
            Self::Calls(true) => data("dlx", 1),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (action, of) = parse_data(text)?;
        let id = || of.parse().ok().map(ReminderId);
        match action {
            "dl" => Some(Self::Agenda),
            "dlr" => id().map(Self::Open),
            "dld" => id().map(Self::Done),
            "dln" => id().map(Self::NoNumber),
            "dll" => id().map(Self::Later),
            "dlk" => {
                let (id, days) = of.split_once('.')?;
                Some(Self::In(ReminderId(id.parse().ok()?), days.parse().ok()?))
            }
            "dlh" => id().map(Self::Help),
            "dlm" => id().map(Self::Mute),
            "dlu" => id().map(Self::Unmute),
            "dli" => Some(Self::Calendar),
            "dlg" => Some(Self::Hours),
            "dlt" => of.parse().ok().map(Self::At),
            "dlo" => of.parse().ok().map(Self::Soon),
            "dlc" => {
                let (code, page) = of.split_once('.')?;
                Some(Self::Commune(code.parse().ok()?, page.parse().ok()?))
            }
            "dlp" => kind_and_product(of).map(|(kind, product)| Self::One(kind, product)),
            "dla" => kind_and_product(of).map(|(kind, product)| Self::Called(kind, product, true)),
            "dlb" => kind_and_product(of).map(|(kind, product)| Self::Called(kind, product, false)),
            "dlw" => Some(Self::Span(if of == "1" { Span::Month } else { Span::Week })),
            "dlx" => Some(Self::Calls(of == "1")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let id = ReminderId(12);
        let presses = [
            Press::Agenda,
            Press::Open(id),
            Press::Done(id),
            Press::NoNumber(id),
            Press::Later(id),
            Press::In(id, 3),
            Press::Help(id),
            Press::Mute(id),
            Press::Unmute(id),
            Press::Calendar,
            Press::Hours,
            Press::At(19),
            Press::Soon(2),
            Press::Commune(23_059, 1),
            Press::One(Kind::Round, ProductId(7)),
            Press::Called(Kind::Certificate, ProductId(7), true),
            Press::Called(Kind::Certificate, ProductId(7), false),
            Press::Span(Span::Week),
            Press::Span(Span::Month),
            Press::Calls(false),
            Press::Calls(true),
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
        assert_eq!(Press::parse("dlk:3"), None);
    }
}
