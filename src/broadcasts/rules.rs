//! The states of a broadcast and the steps between them. Pure.

/// Where a broadcast stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It is being written.
    Draft,
    /// It was given up before it was sent.
    Discarded,
    /// A second person has to approve it.
    Waiting,
    /// It is sent when its time has come.
    Scheduled,
    /// Its recipients are being written down.
    Preparing,
    /// It is being sent.
    Sending,
    /// Its sending rests.
    Paused,
    /// The rest is not sent.
    Stopped,
    /// Everybody was written to who can be.
    Done,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::Discarded,
        Self::Waiting,
        Self::Scheduled,
        Self::Preparing,
        Self::Sending,
        Self::Paused,
        Self::Stopped,
        Self::Done,
    ];

    /// The word for it in the database and in `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Discarded => "discarded",
            Self::Waiting => "waiting",
            Self::Scheduled => "scheduled",
            Self::Preparing => "preparing",
            Self::Sending => "sending",
            Self::Paused => "paused",
            Self::Stopped => "stopped",
            Self::Done => "done",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether copies may have arrived.
    #[must_use]
    pub fn has_copies(self) -> bool {
        matches!(self, Self::Sending | Self::Paused | Self::Stopped | Self::Done)
    }
}

/// What may happen to a broadcast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Its author gives it up before it is sent.
    Discard,
    /// A discarded one is taken up again.
    TakeUp,
    /// Its author confirms it, and a second person has to approve it.
    Submit,
    /// It is not approved, or its author wants to change it first.
    GiveBack,
    /// It was confirmed, and approved where it had to be, for a later time.
    Schedule,
    /// The same, for now; or its time has come.
    Begin,
    /// Its recipients are written down.
    Prepared,
    /// It is to rest.
    Pause,
    /// It is to go on.
    Resume,
    /// The rest is not to be sent.
    Stop,
    /// Nobody is left to be written to.
    End,
    /// An officer sends unknown copies again, after the end.
    Reopen,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Discard,
        Self::TakeUp,
        Self::Submit,
        Self::GiveBack,
        Self::Schedule,
        Self::Begin,
        Self::Prepared,
        Self::Pause,
        Self::Resume,
        Self::Stop,
        Self::End,
        Self::Reopen,
    ];

    /// The word for it in the history.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Discard => "discard",
            Self::TakeUp => "take_up",
            Self::Submit => "submit",
            Self::GiveBack => "give_back",
            Self::Schedule => "schedule",
            Self::Begin => "begin",
            Self::Prepared => "prepared",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Stop => "stop",
            Self::End => "end",
            Self::Reopen => "reopen",
        }
    }
}

/// Where a step leads; `None` where it cannot be made.
#[must_use]
pub fn next(from: State, step: Step) -> Option<State> {
    use State::{Discarded, Done, Draft, Paused, Preparing, Scheduled, Sending, Stopped, Waiting};
    Some(match (from, step) {
        (Draft | Waiting | Scheduled, Step::Discard) => Discarded,
        (Discarded, Step::TakeUp) | (Waiting | Scheduled, Step::GiveBack) => Draft,
        // One whose time has come may reach more by then than may leave unapproved.
        (Draft | Scheduled, Step::Submit) => Waiting,
        (Draft | Waiting, Step::Schedule) => Scheduled,
        (Draft | Waiting | Scheduled, Step::Begin) => Preparing,
        (Preparing, Step::Prepared) | (Paused, Step::Resume) | (Done | Stopped, Step::Reopen) => {
            Sending
        }
        (Sending, Step::Pause) => Paused,
        (Preparing | Sending | Paused, Step::Stop) => Stopped,
        (Sending, Step::End) => Done,
        _ => return None,
    })
}

/// Whether a second person has to approve what goes to so many recipients, where above `above` one has to,
/// and to so many groups and channels: whoever reads those is in no list, so that any of them counts.
#[must_use]
pub fn asks_second(to_send: i64, above: i64, posts: usize) -> bool {
    to_send > above || posts > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_is_never_a_draft_again() {
        for from in State::ALL.into_iter().filter(|state| state.has_copies()) {
            for step in Step::ALL {
                let to = next(from, step);
                assert!(
                    !matches!(to, Some(State::Draft | State::Discarded | State::Preparing)),
                    "{from:?} by {step:?} to {to:?}"
                );
            }
        }
    }

    #[test]
    fn nothing_begins_twice() {
        for from in State::ALL {
            let to = next(from, Step::Begin).and_then(|to| next(to, Step::Begin));
            assert_eq!(to, None, "{from:?}");
        }
    }

    #[test]
    fn many_recipients_or_any_group_need_a_second_person() {
        assert!(!asks_second(200, 200, 0));
        assert!(asks_second(201, 200, 0));
        assert!(asks_second(0, 200, 1));
        // Also when its time has come.
        assert_eq!(next(State::Scheduled, Step::Submit), Some(State::Waiting));
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for state in State::ALL {
            assert_eq!(State::of(state.name()), Some(state));
        }
    }
}
