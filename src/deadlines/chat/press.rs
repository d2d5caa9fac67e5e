//! The buttons of this feature.

use crate::deadlines::ladders::read_days;
use crate::deadlines::model::{Audience, Kind, ReminderId};
use crate::deadlines::watching::Span;
use crate::dossiers::model::RoundId;
use crate::producers::model::ProductId;
use crate::telegram::screens::{data, parse_data};

/// A button of this feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// One's dates.
    Agenda,
    /// A page of them.
    AgendaPage(usize),
    /// A reminder, in the place of the list that it was in.
    Open(ReminderId),
    /// It is done: its number comes next.
    Done(ReminderId),
    /// It is done, without a number: its day comes next.
    NoNumber(ReminderId),
    /// It was filed so many days ago.
    FiledAgo(ReminderId, u64),
    /// It was filed on another day, which comes next.
    OtherDay(ReminderId),
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
    /// A page of the reminders that were missed.
    Missed(usize),
    /// What ends soon in a commune.
    Commune(u32, usize),
    /// A deadline, with whom to call.
    One(Kind, ProductId),
    /// The producer was called, or was not.
    Called(Kind, ProductId, bool),
    /// A page of the officials' calendar.
    Span(Span, usize),
    /// Whom to call: as a workbook, or as a page to print.
    Calls(bool),
    /// The rounds of a year; of this one, where it is 0.
    Year(i32),
    Round(RoundId),
    /// Set its days: they come next.
    SetDays(RoundId),
    /// Withdraw it: why comes next.
    Withdraw(RoundId),
    /// Change it as was shown.
    SaveRound,
    /// What a year would take over from the one before.
    CopyYear(i32),
    CopyYearNow(i32),
    Ladders,
    LaddersFor(Audience),
    /// Set the days of a ladder: they come next.
    Ladder(Kind, Audience),
    /// The same, just after its days were others, which can still be taken back.
    LadderAfter(Kind, Audience, Vec<i64>),
    SetLadder(Kind, Audience, Vec<i64>),
    /// A rung of officers only where nobody has reacted, or in any case.
    Silent(Kind, Audience, i64, bool),
}

fn audience(audience: Audience) -> usize {
    Audience::ALL.iter().position(|one| *one == audience).unwrap_or_default()
}

fn round(of: &str) -> Option<RoundId> {
    let (year, number) = of.split_once('.')?;
    Some(RoundId { year: year.parse().ok()?, number: number.parse().ok()? })
}

fn ladder(of: &str) -> Option<(Kind, Audience)> {
    let (kind, audience) = of.split_once('.')?;
    let kind = Kind::ALL.get(kind.parse::<usize>().ok()?)?;
    Some((*kind, *Audience::ALL.get(audience.parse::<usize>().ok()?)?))
}

/// At most ten numbers of three digits, or a dash for none.
fn rungs(kind: Kind, of: Audience, days: &[i64]) -> String {
    let days = days.iter().map(i64::to_string).collect::<Vec<_>>().join(".");
    let days = if days.is_empty() { "-".to_owned() } else { days };
    format!("{}.{}:{days}", place(kind), audience(of))
}

fn parse_rungs(of: &str) -> Option<(Kind, Audience, Vec<i64>)> {
    let (of, days) = of.split_once(':')?;
    let ((kind, of), days) = (ladder(of)?, read_days(days)?);
    Some((kind, of, days))
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
            Self::AgendaPage(page) => data("dlpg", page),
            Self::Open(id) => data("dlr", id.0),
            Self::Done(id) => data("dld", id.0),
            Self::NoNumber(id) => data("dln", id.0),
            Self::FiledAgo(id, days) => data("dldd", format!("{}.{days}", id.0)),
            Self::OtherDay(id) => data("dldo", id.0),
            Self::Later(id) => data("dll", id.0),
            Self::In(id, days) => data("dlk", format!("{}.{days}", id.0)),
            Self::Help(id) => data("dlh", id.0),
            Self::Mute(id) => data("dlm", id.0),
            Self::Unmute(id) => data("dlu", id.0),
            Self::Calendar => data("dli", 0),
            Self::Hours => data("dlg", 0),
            Self::At(hour) => data("dlt", hour),
            Self::Soon(page) => data("dlo", page),
            Self::Missed(page) => data("dlmi", page),
            Self::Commune(code, page) => data("dlc", format!("{code}.{page}")),
            Self::One(kind, product) => data("dlp", format!("{}.{product}", place(kind))),
            Self::Called(kind, product, true) => data("dla", format!("{}.{product}", place(kind))),
            Self::Called(kind, product, false) => data("dlb", format!("{}.{product}", place(kind))),
            Self::Span(span, page) => {
                data("dlw", format!("{}.{page}", u8::from(span == Span::Month)))
            }
            Self::Calls(false) => data("dlx", 0),
            Self::Calls(true) => data("dlx", 1),
            Self::Year(year) => data("dlv", year),
            Self::Round(round) => data("dlq", format!("{}.{}", round.year, round.number)),
            Self::SetDays(round) => data("dlz", format!("{}.{}", round.year, round.number)),
            Self::Withdraw(round) => data("dlzx", format!("{}.{}", round.year, round.number)),
            Self::SaveRound => data("dls", 0),
            Self::CopyYear(year) => data("dly", year),
            Self::CopyYearNow(year) => data("dlyn", year),
            Self::Ladders => data("dle", 0),
            Self::LaddersFor(of) => data("dlf", audience(of)),
            Self::Ladder(kind, of) => data("dlj", format!("{}.{}", place(kind), audience(of))),
            Self::Silent(kind, of, days, silent) => {
                let (kind, of, silent) = (place(kind), audience(of), u8::from(silent));
                data("dljs", format!("{kind}.{of}:{days}.{silent}"))
            }
            Self::LadderAfter(kind, of, days) => data("dljw", rungs(kind, of, &days)),
            Self::SetLadder(kind, of, days) => data("dlja", rungs(kind, of, &days)),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (action, of) = parse_data(text)?;
        let id = || of.parse().ok().map(ReminderId);
        match action {
            "dl" => Some(Self::Agenda),
            "dlpg" => of.parse().ok().map(Self::AgendaPage),
            "dljs" => {
                let (of, rung) = of.split_once(':')?;
                let ((kind, of), (days, silent)) = (ladder(of)?, rung.split_once('.')?);
                Some(Self::Silent(kind, of, days.parse().ok()?, silent == "1"))
            }
            "dlr" => id().map(Self::Open),
            "dld" => id().map(Self::Done),
            "dln" => id().map(Self::NoNumber),
            "dldd" => {
                let (id, days) = of.split_once('.')?;
                Some(Self::FiledAgo(ReminderId(id.parse().ok()?), days.parse().ok()?))
            }
            "dldo" => id().map(Self::OtherDay),
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
            "dlmi" => of.parse().ok().map(Self::Missed),
            "dlc" => {
                let (code, page) = of.split_once('.')?;
                Some(Self::Commune(code.parse().ok()?, page.parse().ok()?))
            }
            "dlp" => kind_and_product(of).map(|(kind, product)| Self::One(kind, product)),
            "dla" => kind_and_product(of).map(|(kind, product)| Self::Called(kind, product, true)),
            "dlb" => kind_and_product(of).map(|(kind, product)| Self::Called(kind, product, false)),
            "dlw" => {
                let (span, page) = of.split_once('.').unwrap_or((of, "0"));
                let span = if span == "1" { Span::Month } else { Span::Week };
                Some(Self::Span(span, page.parse().ok()?))
            }
            "dlx" => Some(Self::Calls(of == "1")),
            "dlv" => of.parse().ok().map(Self::Year),
            "dlq" => round(of).map(Self::Round),
            "dlz" => round(of).map(Self::SetDays),
            "dlzx" => round(of).map(Self::Withdraw),
            "dls" => Some(Self::SaveRound),
            "dly" => of.parse().ok().map(Self::CopyYear),
            "dlyn" => of.parse().ok().map(Self::CopyYearNow),
            "dle" => Some(Self::Ladders),
            "dlf" => Some(Self::LaddersFor(*Audience::ALL.get(of.parse::<usize>().ok()?)?)),
            "dlj" => ladder(of).map(|(kind, of)| Self::Ladder(kind, of)),
            "dljw" => parse_rungs(of).map(|(kind, of, days)| Self::LadderAfter(kind, of, days)),
            "dlja" => parse_rungs(of).map(|(kind, of, days)| Self::SetLadder(kind, of, days)),
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
            Press::AgendaPage(3),
            Press::Silent(Kind::Certificate, Audience::Commune, 140, true),
            Press::Silent(Kind::Round, Audience::Province, 0, false),
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
            Press::Missed(1),
            Press::Commune(23_059, 1),
            Press::One(Kind::Round, ProductId(7)),
            Press::Called(Kind::Certificate, ProductId(7), true),
            Press::Called(Kind::Certificate, ProductId(7), false),
            Press::FiledAgo(id, 1),
            Press::OtherDay(id),
            Press::Span(Span::Week, 0),
            Press::Span(Span::Month, 3),
            Press::LadderAfter(Kind::Certificate, Audience::Commune, vec![140, 120]),
            Press::Calls(false),
            Press::Calls(true),
            Press::Year(2027),
            Press::Round(RoundId { year: 2027, number: 3 }),
            Press::SetDays(RoundId { year: 2027, number: 3 }),
            Press::Withdraw(RoundId { year: 2027, number: 3 }),
            Press::SaveRound,
            Press::CopyYear(2027),
            Press::CopyYearNow(2027),
            Press::Ladders,
            Press::LaddersFor(Audience::Province),
            Press::Ladder(Kind::Round, Audience::Province),
            Press::SetLadder(Kind::Round, Audience::Producer, vec![400; 1]),
        ];
        for press in presses {
            let data = press.clone().data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::parse(&data), Some(press));
        }
        assert_eq!(Press::parse("dlk:3"), None);
        // As it was on messages that are still there.
        assert_eq!(Press::parse("dlw:1"), Some(Press::Span(Span::Month, 0)));
    }
}
