//! The buttons of this feature.

use crate::joining::ClaimId;
use crate::people::Tie;
use crate::producers::model::{ProducerId, ProducerKind};
use crate::telegram::screens::{data, parse_data};

/// A button of this feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// Share one's telephone number.
    Phone,
    /// Register a producer.
    Register,
    Kind(ProducerKind),
    /// The commune with this code.
    Commune(u32),
    /// It is represented by the presser.
    Me,
    SkipPhone,
    Send,
    Accept(ClaimId),
    Replace(ClaimId),
    Refuse(ClaimId),
    /// Take one's own request back.
    Withdraw(ClaimId),
    /// The requests that wait.
    Claims,
    /// Who looks after a producer.
    People(ProducerId),
    /// Make a link.
    Link(ProducerId, Tie),
    /// Stop looking after a producer: ask first.
    Leave(ProducerId),
    LeaveNow(ProducerId),
}

impl Press {
    pub(super) fn data(self) -> String {
        match self {
            Self::Phone => data("jo", "phone"),
            Self::Register => data("jo", "register"),
            Self::Kind(kind) => data("jok", kind.name()),
            Self::Commune(code) => data("joc", code),
            Self::Me => data("jo", "me"),
            Self::SkipPhone => data("jo", "skip"),
            Self::Send => data("jo", "send"),
            Self::Accept(claim) => data("joa", claim),
            Self::Replace(claim) => data("jor", claim),
            Self::Refuse(claim) => data("jof", claim),
            Self::Withdraw(claim) => data("jow", claim),
            Self::Claims => data("jo", "claims"),
            Self::People(producer) => data("jop", producer),
            Self::Link(producer, Tie::Helper) => data("joh", producer),
            Self::Link(producer, Tie::Own | Tie::None) => data("joo", producer),
            Self::Leave(producer) => data("jol", producer),
            Self::LeaveNow(producer) => data("jox", producer),
        }
    }

    pub(super) fn parse(data: &str) -> Option<Self> {
        let (action, of) = parse_data(data)?;
        let claim = || of.parse().ok().map(ClaimId);
        let producer = || of.parse().ok().map(ProducerId);
        match (action, of) {
            ("jo", "phone") => Some(Self::Phone),
            ("jo", "register") => Some(Self::Register),
            ("jo", "me") => Some(Self::Me),
            ("jo", "skip") => Some(Self::SkipPhone),
            ("jo", "send") => Some(Self::Send),
            ("jo", "claims") => Some(Self::Claims),
            ("jok", kind) => ProducerKind::of(kind).map(Self::Kind),
            ("joc", code) => code.parse().ok().map(Self::Commune),
            ("joa", _) => claim().map(Self::Accept),
            ("jor", _) => claim().map(Self::Replace),
            ("jof", _) => claim().map(Self::Refuse),
            ("jow", _) => claim().map(Self::Withdraw),
            ("jop", _) => producer().map(Self::People),
            ("joh", _) => producer().map(|producer| Self::Link(producer, Tie::Helper)),
            ("joo", _) => producer().map(|producer| Self::Link(producer, Tie::Own)),
            ("jol", _) => producer().map(Self::Leave),
            ("jox", _) => producer().map(Self::LeaveNow),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_is_read_as_what_it_was_made_for() {
        let presses = [
            Press::Phone,
            Press::Register,
            Press::Kind(ProducerKind::CooperativeGroup),
            Press::Commune(23_059),
            Press::Me,
            Press::SkipPhone,
            Press::Send,
            Press::Accept(ClaimId(3)),
            Press::Replace(ClaimId(3)),
            Press::Refuse(ClaimId(3)),
            Press::Withdraw(ClaimId(3)),
            Press::Claims,
            Press::People(ProducerId(4)),
            Press::Link(ProducerId(4), Tie::Own),
            Press::Link(ProducerId(4), Tie::Helper),
            Press::Leave(ProducerId(4)),
            Press::LeaveNow(ProducerId(4)),
        ];
        for press in presses {
            assert_eq!(Press::parse(&press.data()), Some(press));
        }
    }
}
