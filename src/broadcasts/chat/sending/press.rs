//! The buttons of sending.

use crate::broadcasts::model::{BroadcastId, Every};
use crate::telegram::screens::{data, parse_data};

/// When a draft is to leave, of what is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Now,
    Evening,
    Tomorrow,
    /// It is typed next.
    Typed,
}

impl When {
    const ALL: [Self; 4] = [Self::Now, Self::Evening, Self::Tomorrow, Self::Typed];
}

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// What is under way.
    List(usize),
    /// A draft, to be confirmed.
    Ask(BroadcastId),
    /// When it is to leave.
    When(BroadcastId),
    At(BroadcastId, When),
    /// How often it is repeated.
    Repeat(BroadcastId),
    Every(BroadcastId, Option<Every>),
    Urgent(BroadcastId, bool),
    Posted(BroadcastId, bool),
    /// Confirm a draft of this version; although the same was said already.
    Send(BroadcastId, i64),
    SendAgain(BroadcastId, i64),
    /// Approve what waits, of this version.
    Approve(BroadcastId, i64),
    /// Give it back: the reason comes next.
    GiveBack(BroadcastId),
    /// Take back what waits for approval or its time.
    TakeBack(BroadcastId),
    NoRepeat(BroadcastId),
    /// How it goes.
    Open(BroadcastId),
    Pause(BroadcastId),
    Resume(BroadcastId),
    /// Stop or recall it: is that sure?
    AskStop(BroadcastId),
    Stop(BroadcastId),
    AskRecall(BroadcastId),
    Recall(BroadcastId),
    /// Try corrections or deletions of copies again that have failed.
    Retry(BroadcastId),
    /// Copies of which nobody knows whether they arrived.
    Unknown(BroadcastId, i64),
    Resend(BroadcastId, i64),
    ResendAll(BroadcastId),
    /// Groups and channels.
    Chats(usize),
    Turn(i64, bool),
    /// Beyond how many recipients a second person approves.
    Above,
    SetAbove(u32),
}

fn every(every: Option<Every>) -> usize {
    every.and_then(|every| Every::ALL.iter().position(|one| *one == every)).map_or(0, |at| at + 1)
}

fn two(of: &str) -> Option<(i64, i64)> {
    let (one, other) = of.split_once('.')?;
    Some((one.parse().ok()?, other.parse().ok()?))
}

impl Press {
    pub(super) fn data(self) -> String {
        let pair = |id: BroadcastId, other: i64| format!("{id}.{other}");
        match self {
            Self::List(page) => data("bs", page),
            Self::Ask(id) => data("bsa", id),
            Self::When(id) => data("bsw", id),
            Self::At(id, when) => {
                let place = When::ALL.iter().position(|one| *one == when).unwrap_or_default();
                data("bst", format!("{id}.{place}"))
            }
            Self::Repeat(id) => data("bse", id),
            Self::Every(id, often) => data("bsey", format!("{id}.{}", every(often))),
            Self::Urgent(id, on) => data("bsu", pair(id, on.into())),
            Self::Posted(id, on) => data("bsp", pair(id, on.into())),
            Self::Send(id, version) => data("bss", pair(id, version)),
            Self::SendAgain(id, version) => data("bssa", pair(id, version)),
            Self::Approve(id, version) => data("bsy", pair(id, version)),
            Self::GiveBack(id) => data("bsn", id),
            Self::TakeBack(id) => data("bsb", id),
            Self::NoRepeat(id) => data("bsx", id),
            Self::Open(id) => data("bso", id),
            Self::Pause(id) => data("bsh", id),
            Self::Resume(id) => data("bsg", id),
            Self::AskStop(id) => data("bsk", id),
            Self::Stop(id) => data("bsky", id),
            Self::AskRecall(id) => data("bsr", id),
            Self::Recall(id) => data("bsry", id),
            Self::Retry(id) => data("bsf", id),
            Self::Unknown(id, page) => data("bsq", pair(id, page)),
            Self::Resend(id, number) => data("bsqy", pair(id, number)),
            Self::ResendAll(id) => data("bsqa", id),
            Self::Chats(page) => data("bsm", page),
            Self::Turn(chat, on) => data("bsmt", format!("{chat}.{}", u8::from(on))),
            Self::Above => data("bsl", 0),
            Self::SetAbove(above) => data("bsly", above),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (action, of) = parse_data(text)?;
        let id = || of.parse().ok().map(BroadcastId);
        let pair = || two(of).map(|(id, other)| (BroadcastId(id), other));
        let flag = || pair().map(|(id, on)| (id, on == 1));
        Some(match action {
            "bs" => Self::List(of.parse().ok()?),
            "bsa" => Self::Ask(id()?),
            "bsw" => Self::When(id()?),
            "bst" => {
                let (id, place) = pair()?;
                Self::At(id, *When::ALL.get(usize::try_from(place).ok()?)?)
            }
            "bse" => Self::Repeat(id()?),
            "bsey" => {
                let (id, often) = pair()?;
                let often = usize::try_from(often).ok()?.checked_sub(1);
                Self::Every(
                    id,
                    often.map(|at| Every::ALL.get(at).copied().ok_or(())).transpose().ok()?,
                )
            }
            "bsu" => flag().map(|(id, on)| Self::Urgent(id, on))?,
            "bsp" => flag().map(|(id, on)| Self::Posted(id, on))?,
            "bss" => pair().map(|(id, version)| Self::Send(id, version))?,
            "bssa" => pair().map(|(id, version)| Self::SendAgain(id, version))?,
            "bsy" => pair().map(|(id, version)| Self::Approve(id, version))?,
            "bsn" => Self::GiveBack(id()?),
            "bsb" => Self::TakeBack(id()?),
            "bsx" => Self::NoRepeat(id()?),
            "bso" => Self::Open(id()?),
            "bsh" => Self::Pause(id()?),
            "bsg" => Self::Resume(id()?),
            "bsk" => Self::AskStop(id()?),
            "bsky" => Self::Stop(id()?),
            "bsr" => Self::AskRecall(id()?),
            "bsry" => Self::Recall(id()?),
            "bsf" => Self::Retry(id()?),
            "bsq" => pair().map(|(id, page)| Self::Unknown(id, page))?,
            "bsqy" => pair().map(|(id, number)| Self::Resend(id, number))?,
            "bsqa" => Self::ResendAll(id()?),
            "bsm" => Self::Chats(of.parse().ok()?),
            "bsmt" => two(of).map(|(chat, on)| Self::Turn(chat, on == 1))?,
            "bsl" => Self::Above,
            "bsly" => Self::SetAbove(of.parse().ok()?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let id = BroadcastId(i64::MAX);
        let presses = [
            Press::List(3),
            Press::Ask(id),
            Press::When(id),
            Press::At(id, When::Typed),
            Press::Repeat(id),
            Press::Every(id, None),
            Press::Every(id, Some(Every::Quarter)),
            Press::Urgent(id, true),
            Press::Posted(id, false),
            Press::Send(id, i64::MAX),
            Press::SendAgain(id, 2),
            Press::Approve(id, 2),
            Press::GiveBack(id),
            Press::TakeBack(id),
            Press::NoRepeat(id),
            Press::Open(id),
            Press::Pause(id),
            Press::Resume(id),
            Press::AskStop(id),
            Press::Stop(id),
            Press::AskRecall(id),
            Press::Recall(id),
            Press::Retry(id),
            Press::Unknown(id, 0),
            Press::Resend(id, 7),
            Press::ResendAll(id),
            Press::Chats(0),
            Press::Turn(-1_002_000_000_001, true),
            Press::Above,
            Press::SetAbove(500),
        ];
        for press in presses {
            let data = press.data();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Press::parse(&data), Some(press), "{data}");
        }
        assert_eq!(Press::parse("bc:1"), None);
    }
}
