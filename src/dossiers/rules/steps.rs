//! What can be done with a dossier, with what has to be said for it.

use crate::programme::criteria::{Points, Star};

/// What is done with a dossier, with what has to be said for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Its producer files it.
    Submit,
    /// The level with which it was filed confirms that it has it.
    Receive,
    /// The check is over: it goes to those who evaluate.
    Forward,
    /// Something is missing.
    RequestSupplement {
        /// What.
        reason: String,
    },
    /// What was missing has come.
    AnswerSupplement,
    /// It goes to the next level, for it may get a rating that only that one gives.
    SendUp {
        /// What it got here.
        points: Points,
    },
    /// It goes back to the level before, for it does not reach the ratings given here.
    SendBack {
        /// What it got here.
        points: Points,
    },
    /// A rating is given.
    Recognise {
        /// The rating.
        star: Star,
        /// The points.
        points: Points,
    },
    /// No rating is given.
    Reject {
        /// Why.
        reason: String,
    },
    /// Its producer takes it back.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Its round has closed.
    Lapse,
    /// The last entry was a mistake.
    Correct {
        /// What was wrong.
        reason: String,
    },
}

/// The kind of a step, for the history and for what is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// [`Step::Submit`].
    Submit,
    /// [`Step::Receive`].
    Receive,
    /// [`Step::Forward`].
    Forward,
    /// [`Step::RequestSupplement`].
    RequestSupplement,
    /// [`Step::AnswerSupplement`].
    AnswerSupplement,
    /// [`Step::SendUp`].
    SendUp,
    /// [`Step::SendBack`].
    SendBack,
    /// [`Step::Recognise`].
    Recognise,
    /// [`Step::Reject`].
    Reject,
    /// [`Step::Withdraw`].
    Withdraw,
    /// [`Step::Lapse`].
    Lapse,
    /// [`Step::Correct`].
    Correct,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Submit,
        Self::Receive,
        Self::Forward,
        Self::RequestSupplement,
        Self::AnswerSupplement,
        Self::SendUp,
        Self::SendBack,
        Self::Recognise,
        Self::Reject,
        Self::Withdraw,
        Self::Lapse,
        Self::Correct,
    ];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Receive => "receive",
            Self::Forward => "forward",
            Self::RequestSupplement => "request_supplement",
            Self::AnswerSupplement => "answer_supplement",
            Self::SendUp => "send_up",
            Self::SendBack => "send_back",
            Self::Recognise => "recognise",
            Self::Reject => "reject",
            Self::Withdraw => "withdraw",
            Self::Lapse => "lapse",
            Self::Correct => "correct",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Step {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Submit => Kind::Submit,
            Self::Receive => Kind::Receive,
            Self::Forward => Kind::Forward,
            Self::RequestSupplement { .. } => Kind::RequestSupplement,
            Self::AnswerSupplement => Kind::AnswerSupplement,
            Self::SendUp { .. } => Kind::SendUp,
            Self::SendBack { .. } => Kind::SendBack,
            Self::Recognise { .. } => Kind::Recognise,
            Self::Reject { .. } => Kind::Reject,
            Self::Withdraw { .. } => Kind::Withdraw,
            Self::Lapse => Kind::Lapse,
            Self::Correct { .. } => Kind::Correct,
        }
    }

    /// What the one who takes it says to explain it.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::RequestSupplement { reason }
            | Self::Reject { reason }
            | Self::Withdraw { reason }
            | Self::Correct { reason } => Some(reason),
            _ => None,
        }
    }

    /// The points that it carries.
    #[must_use]
    pub fn points(&self) -> Option<Points> {
        match self {
            Self::SendUp { points }
            | Self::SendBack { points }
            | Self::Recognise { points, .. } => Some(*points),
            _ => None,
        }
    }
}
