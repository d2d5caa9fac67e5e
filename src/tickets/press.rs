//! What the buttons of this feature tell.

use super::store::List;
use crate::telegram::screens;

/// Why an officer hands a question on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// It is for another commune.
    Elsewhere,
    /// It is beyond the commune.
    Beyond,
    /// They have no time.
    Busy,
}

impl Reason {
    pub(super) const ALL: [Self; 3] = [Self::Elsewhere, Self::Beyond, Self::Busy];

    fn key(self) -> &'static str {
        match self {
            Self::Elsewhere => "e",
            Self::Beyond => "b",
            Self::Busy => "t",
        }
    }
}

/// Whom a question is handed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Target {
    /// The officer with this account.
    Officer(i64),
    /// The province's officers.
    Province,
    /// Whoever takes it.
    Queue,
}

impl Target {
    fn key(self) -> String {
        match self {
            Self::Officer(account) => account.to_string(),
            Self::Province => "p".to_owned(),
            Self::Queue => "q".to_owned(),
        }
    }

    fn parse(key: &str) -> Option<Self> {
        match key {
            "p" => Some(Self::Province),
            "q" => Some(Self::Queue),
            account => account.parse().ok().map(Self::Officer),
        }
    }
}

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// Take the ticket.
    Take(i64),
    /// Write to the other side.
    Write(i64),
    /// Choose whom to hand it to; a page of officers.
    HandOn(i64, i64),
    /// Hand it to them; the reason is asked.
    HandTo(i64, Target),
    /// For this reason.
    Because(i64, Target, Reason),
    /// Close it.
    Close(i64),
    /// What the asker thinks of the answer.
    Rate(i64, i64),
    /// Say more about that.
    Comment(i64),
    /// Open it again.
    Reopen(i64),
    /// Take it back.
    Withdraw(i64),
    /// Send what was taken back once more.
    SendAgain(i64),
    /// See it, in the place of the list or the notice that was pressed.
    Show(i64),
    /// See it, below the message that was pressed, which stays.
    See(i64),
    /// See its files.
    Files(i64),
    /// A page of a list of the desk.
    List(List, i64),
    /// Look for a number.
    Find,
    /// A page of what one asked oneself.
    Own(i64),
    /// Say where one is; of this ticket, or 0.
    Home(i64),
    /// One cannot say.
    NoHome,
    /// Choose the commune from lists, below the message that was pressed, which stays.
    Browse,
    /// A page of the former districts.
    Districts(i64),
    /// A page of the communes of a former district.
    District(i64, i64),
    /// This commune.
    Commune(u32),
}

impl Press {
    pub(super) fn data(self) -> String {
        match self {
            Self::Take(ticket) => screens::data("tt", ticket),
            Self::Write(ticket) => screens::data("ta", ticket),
            Self::HandOn(ticket, page) => screens::data("th", format!("{ticket}:{page}")),
            Self::HandTo(ticket, to) => screens::data("to", format!("{ticket}:{}", to.key())),
            Self::Because(ticket, to, reason) => {
                screens::data("tb", format!("{ticket}:{}:{}", to.key(), reason.key()))
            }
            Self::Close(ticket) => screens::data("tc", ticket),
            Self::Rate(ticket, rating) => screens::data("tr", format!("{ticket}:{rating}")),
            Self::Comment(ticket) => screens::data("tk", ticket),
            Self::Reopen(ticket) => screens::data("tn", ticket),
            Self::Withdraw(ticket) => screens::data("qw", ticket),
            Self::SendAgain(ticket) => screens::data("tg", ticket),
            Self::Show(ticket) => screens::data("ts", ticket),
            Self::See(ticket) => screens::data("te", ticket),
            Self::Files(ticket) => screens::data("tf", ticket),
            Self::List(List::Waiting, page) => screens::data("dt", page),
            Self::List(List::Mine, page) => screens::data("tm", page),
            Self::List(List::Answered, page) => screens::data("td", page),
            Self::Find => screens::data("t", "find"),
            Self::Own(page) => screens::data("tq", page),
            Self::Home(ticket) => screens::data("tx", ticket),
            Self::NoHome => screens::data("t", "nowhere"),
            Self::Browse => screens::data("t", "browse"),
            Self::Districts(page) => screens::data("tu", page),
            Self::District(district, page) => screens::data("tv", format!("{district}:{page}")),
            Self::Commune(code) => screens::data("tw", code),
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, of) = screens::parse_data(data)?;
        let number = || of.parse::<i64>().ok();
        let pair = || {
            let (first, second) = of.split_once(':')?;
            Some((first.parse::<i64>().ok()?, second))
        };
        let numbers = || pair().and_then(|(first, second)| Some((first, second.parse().ok()?)));
        match action {
            "tt" => number().map(Self::Take),
            "ta" => number().map(Self::Write),
            "th" => numbers().map(|(ticket, page)| Self::HandOn(ticket, page)),
            "to" => pair().and_then(|(ticket, to)| Some(Self::HandTo(ticket, Target::parse(to)?))),
            "tb" => {
                let (ticket, rest) = pair()?;
                let (to, key) = rest.split_once(':')?;
                let reason = Reason::ALL.into_iter().find(|reason| reason.key() == key)?;
                Some(Self::Because(ticket, Target::parse(to)?, reason))
            }
            "tc" => number().map(Self::Close),
            "tr" => numbers().map(|(ticket, rating)| Self::Rate(ticket, rating)),
            "tk" => number().map(Self::Comment),
            "tn" => number().map(Self::Reopen),
            "qw" => number().map(Self::Withdraw),
            "tg" => number().map(Self::SendAgain),
            "ts" => number().map(Self::Show),
            "te" => number().map(Self::See),
            "tf" => number().map(Self::Files),
            "dt" => number().map(|page| Self::List(List::Waiting, page)),
            "tm" => number().map(|page| Self::List(List::Mine, page)),
            "td" => number().map(|page| Self::List(List::Answered, page)),
            "tq" => number().map(Self::Own),
            "tx" => number().map(Self::Home),
            "tu" => number().map(Self::Districts),
            "tv" => numbers().map(|(district, page)| Self::District(district, page)),
            "tw" => of.parse().ok().map(Self::Commune),
            "t" if of == "find" => Some(Self::Find),
            "t" if of == "nowhere" => Some(Self::NoHome),
            "t" if of == "browse" => Some(Self::Browse),
            _ => None,
        }
    }

    /// The ticket that the button is about.
    pub(super) fn ticket(self) -> Option<i64> {
        match self {
            Self::Take(ticket)
            | Self::Write(ticket)
            | Self::HandOn(ticket, _)
            | Self::HandTo(ticket, _)
            | Self::Because(ticket, ..)
            | Self::Close(ticket)
            | Self::Rate(ticket, _)
            | Self::Comment(ticket)
            | Self::Reopen(ticket)
            | Self::Withdraw(ticket)
            | Self::SendAgain(ticket)
            | Self::Show(ticket)
            | Self::See(ticket)
            | Self::Files(ticket) => Some(ticket),
            Self::List(..)
            | Self::Find
            | Self::Own(_)
            | Self::Home(_)
            | Self::NoHome
            | Self::Browse
            | Self::Districts(_)
            | Self::District(..)
            | Self::Commune(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for_and_fits() {
        let n = i64::MAX;
        let mut presses = vec![
            Press::Take(n),
            Press::Write(n),
            Press::HandOn(n, n),
            Press::Close(n),
            Press::Rate(n, 5),
            Press::Comment(n),
            Press::Reopen(n),
            Press::Withdraw(n),
            Press::SendAgain(n),
            Press::Show(n),
            Press::See(n),
            Press::Files(n),
            Press::List(List::Waiting, 3),
            Press::List(List::Mine, 3),
            Press::List(List::Answered, 3),
            Press::Find,
            Press::Own(2),
            Press::Home(n),
            Press::NoHome,
            Press::Browse,
            Press::Districts(1),
            Press::District(9, 2),
            Press::Commune(23_059),
        ];
        for to in [Target::Officer(n), Target::Province, Target::Queue] {
            presses.push(Press::HandTo(n, to));
            presses.extend(Reason::ALL.map(|reason| Press::Because(n, to, reason)));
        }
        for press in presses {
            let data = press.data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::parse(&data), Some(press));
        }
        assert_eq!(Press::parse("tt:"), None);
        assert_eq!(Press::parse("to:3:x"), None);
    }
}
