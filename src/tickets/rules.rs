//! The states of a ticket, and the steps between them. Pure.
//!
//! ```text
//!                    hand to the queue or the province, the role is gone,
//!                    the officer cannot be reached
//!            ┌──────────────────────────────────────────────┐
//!            ▼                                              │
//! open ▶ waiting ── take, hand to an officer ──────────▶ taken ◀──┐
//!         │  ▲ │                                         │  │     │ the asker writes
//!         │  │ └─────────────── answer ────────────┐     │  │     │
//!         │  │                                     ▼     │  │     │
//!         │  │ the asker writes, nobody has it  answered ◀──┘ answer
//!         │  ├───────────────────────────────────  │ ▲   │        │
//!         │  │                                     │ └ answer     │
//! withdraw│  │ send again                          │ close        │
//!         │  │                                     ▼              │
//!         ▼  │      reopen within 7 days        closed ───────────┘
//!       withdrawn  (waiting, if nobody has it)     reopen, or the asker writes, within 7 days
//!         ▲
//!         └── withdraw ── taken
//! ```
//!
//! Who *has* a ticket is beside its state: always somebody in `taken`, nobody in `waiting` and
//! `withdrawn`; an answered or closed one keeps its officer, so that what the asker writes next
//! reaches them, unless their role is gone.

use std::fmt;

use chrono::TimeDelta;

/// How long a closed ticket can be opened again.
pub const REOPEN: TimeDelta = TimeDelta::days(7);

/// How long to wait for somebody's commune before the question goes to the province.
pub(super) const COMMUNE: TimeDelta = TimeDelta::minutes(10);

/// When those are reminded who have not taken, or not answered, a question.
const REMIND: TimeDelta = TimeDelta::hours(24);

/// When the province is told, counted from the reminder.
const ESCALATE: TimeDelta = TimeDelta::hours(48);

/// When an answered question that nobody comes back to is closed.
const QUIET: TimeDelta = TimeDelta::days(7);

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// For somebody to take it.
    Waiting,
    /// An officer has it and is to answer.
    Taken,
    /// An officer has answered; the asker may come back.
    Answered,
    /// It is over.
    Closed,
    /// Its asker took it back.
    Withdrawn,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Waiting, Self::Taken, Self::Answered, Self::Closed, Self::Withdrawn];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Whose officers are asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// The commune's.
    Commune,
    /// The province's.
    Province,
}

impl Level {
    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Province => "province",
        }
    }
}

/// What is done with a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// An officer says that they will answer.
    Take,
    /// An officer answers, or adds to an answer.
    Answer,
    /// It is given to a certain officer.
    HandOver,
    /// It is given back: to the queue, or to the province's.
    Return,
    /// The asker writes more.
    Write,
    /// The asker takes it back.
    Withdraw,
    /// The asker sends what they took back once more.
    SendAgain,
    /// It is closed.
    Close,
    /// A closed one is opened again.
    Reopen,
    /// Nobody has taken it for long: the province is told.
    Escalate,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Take,
        Self::Answer,
        Self::HandOver,
        Self::Return,
        Self::Write,
        Self::Withdraw,
        Self::SendAgain,
        Self::Close,
        Self::Reopen,
        Self::Escalate,
    ];
}

impl fmt::Display for Step {
    /// The word that the events use.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Take => "take",
            Self::Answer => "answer",
            Self::HandOver => "hand_over",
            Self::Return => "return",
            Self::Write => "write",
            Self::Withdraw => "withdraw",
            Self::SendAgain => "send_again",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Escalate => "escalate",
        })
    }
}

/// Who takes the step, as to this ticket. That an official may handle it at all is decided before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// The officer who has it.
    Holder,
    /// An officer of the province or an admin, who may also dispose of what others have.
    Superior,
    /// Another officer who may handle it.
    Officer,
    /// Who asked.
    Asker,
    /// The bot by itself.
    System,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Holder, Self::Superior, Self::Officer, Self::Asker, Self::System];
}

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Denied {
    /// Somebody else has it.
    Held,
    /// They have it already.
    Yours,
    /// It is closed or was taken back.
    Over,
    /// There is no answer yet.
    NotAnswered,
    /// There is an answer already.
    Answered,
    /// It was not taken back.
    NotWithdrawn,
    /// It is open as it is.
    Open,
    /// It has been closed for too long.
    TooLate,
    /// That is not for them to do.
    NotTheirs,
}

/// Where a step leads. `held`: somebody has the ticket; `late`: it was closed too long ago to be
/// opened again.
///
/// # Errors
/// Why it leads nowhere.
#[expect(clippy::match_same_arms, reason = "the table reads by step, as it is thought of")]
pub fn next(state: State, held: bool, late: bool, step: Step, who: Who) -> Result<State, Denied> {
    let official = matches!(who, Who::Holder | Who::Superior | Who::Officer);
    let back = if held { State::Taken } else { State::Waiting };
    let allowed = match step {
        Step::Take | Step::Answer | Step::HandOver => official,
        Step::Return => official || who == Who::System,
        Step::Write | Step::Withdraw | Step::SendAgain | Step::Reopen => who == Who::Asker,
        Step::Close => matches!(who, Who::Holder | Who::Asker | Who::System),
        Step::Escalate => who == Who::System,
    };
    if !allowed {
        return Err(if step == Step::Close && official && held {
            Denied::Held
        } else {
            Denied::NotTheirs
        });
    }
    let others = held && matches!(who, Who::Superior | Who::Officer);
    match (step, state) {
        (
            Step::Take
            | Step::Answer
            | Step::HandOver
            | Step::Return
            | Step::Withdraw
            | Step::Close
            | Step::Escalate,
            State::Closed | State::Withdrawn,
        )
        | (Step::Write | Step::Reopen, State::Withdrawn) => Err(Denied::Over),

        (Step::Take | Step::Answer, _) if others => Err(Denied::Held),
        (Step::HandOver | Step::Return, _) if others && who == Who::Officer => Err(Denied::Held),

        (Step::Take, State::Waiting) => Ok(State::Taken),
        (Step::Take, State::Taken) => Err(Denied::Yours),
        (Step::Take, State::Answered) => {
            Err(if who == Who::Holder { Denied::Yours } else { Denied::Answered })
        }

        (Step::Answer, State::Waiting | State::Taken | State::Answered) => Ok(State::Answered),

        (Step::HandOver, State::Waiting | State::Taken) => Ok(State::Taken),
        (Step::Return, State::Waiting | State::Taken) => Ok(State::Waiting),
        (Step::HandOver | Step::Return, State::Answered) => Ok(State::Answered),

        (Step::Write, State::Waiting | State::Taken) => Ok(state),
        (Step::Write, State::Answered) => Ok(back),
        (Step::Write | Step::Reopen, State::Closed) => {
            if late {
                Err(Denied::TooLate)
            } else {
                Ok(back)
            }
        }
        (Step::Reopen, State::Waiting | State::Taken | State::Answered) => Err(Denied::Open),

        (Step::Withdraw, State::Waiting | State::Taken) => Ok(State::Withdrawn),
        (Step::Withdraw, State::Answered) => Err(Denied::Answered),

        (Step::SendAgain, State::Withdrawn) => Ok(State::Waiting),
        (Step::SendAgain, _) => Err(Denied::NotWithdrawn),

        (Step::Close, State::Answered) => Ok(State::Closed),
        (Step::Close, State::Waiting | State::Taken) => Err(Denied::NotAnswered),

        (Step::Escalate, State::Waiting) => Ok(State::Waiting),
        (Step::Escalate, State::Taken) => Err(Denied::Held),
        (Step::Escalate, State::Answered) => Err(Denied::Answered),
    }
}

/// What the clock does about a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Officials are told of it: its asker has not said where they are.
    Tell,
    /// Those who could take it are reminded, and the asker is told that nobody has.
    RemindAll,
    /// The officer who has it is reminded.
    RemindHolder,
    /// It goes to the province.
    Escalate,
    /// The province is told that an officer has it and does not answer.
    TellProvince,
    /// It is closed.
    Close,
}

/// How long after a change of state the clock has its first thing to do.
pub(super) fn first_due(state: State) -> Option<TimeDelta> {
    match state {
        State::Waiting | State::Taken => Some(REMIND),
        State::Answered => Some(QUIET),
        State::Closed | State::Withdrawn => None,
    }
}

/// What the clock does when a ticket is due that stands on this rung, and when it comes back.
/// On rung 0, nobody has been told of the ticket yet.
pub(super) fn deed(state: State, level: Level, rung: i64) -> Option<(Deed, Option<TimeDelta>)> {
    match (state, rung) {
        (State::Waiting, 0) => Some((Deed::Tell, Some(REMIND))),
        (State::Waiting, 1) => Some((Deed::RemindAll, Some(ESCALATE))),
        (State::Waiting, 2) if level == Level::Commune => Some((Deed::Escalate, Some(REMIND))),
        (State::Waiting, _) => Some((Deed::RemindAll, None)),
        (State::Taken, 0 | 1) => Some((Deed::RemindHolder, Some(ESCALATE))),
        (State::Taken, _) => Some((Deed::TellProvince, None)),
        (State::Answered, _) => Some((Deed::Close, None)),
        (State::Closed | State::Withdrawn, _) => None,
    }
}

#[cfg(test)]
mod tests;
