//! What is due, and who is told.

use chrono::NaiveDate;

use crate::dossiers::rules::Status;
use crate::people::AccountId;
use crate::producers::model::{ProducerId, ProductId};
use crate::programme::places::PlaceCode;

/// What ends on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A certificate, whose re-evaluation is filed in a window before (article 7.6).
    Certificate,
    /// The time for which an ended certificate goes on (article 12.3).
    Extension,
    /// The time in which a producer can file for a round.
    Round,
    /// The time in which what an official has asked for is to come.
    Supplement,
    /// A paper of a dossier that is under way.
    Paper,
    /// A certificate whose re-evaluation was filed and is not decided: officials are to see to it.
    Pending,
    /// A certificate that holds no longer.
    Lapsed,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Certificate,
        Self::Extension,
        Self::Round,
        Self::Supplement,
        Self::Paper,
        Self::Pending,
        Self::Lapsed,
    ];

    /// Whether the producer can do something by the date, so that it is called about it.
    #[must_use]
    pub fn is_producers(self) -> bool {
        !matches!(self, Self::Pending | Self::Lapsed)
    }

    /// Whether officers set on which days before it an audience is told.
    #[must_use]
    pub fn has_ladder(self, audience: Audience) -> bool {
        match self {
            Self::Lapsed => false,
            Self::Pending => audience != Audience::Producer,
            _ => true,
        }
    }

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Extension => "extension",
            Self::Round => "round",
            Self::Supplement => "supplement",
            Self::Paper => "paper",
            Self::Pending => "pending",
            Self::Lapsed => "lapsed",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Who is told at a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    /// Those who act for the producer.
    Producer,
    /// An officer of the commune.
    Commune,
    /// An officer of the province.
    Province,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Producer, Self::Commune, Self::Province];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Producer => "producer",
            Self::Commune => "commune",
            Self::Province => "province",
        }
    }

    /// The audience with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.name() == name)
    }
}

/// A rung of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Of which ladder.
    pub kind: Kind,
    /// Days before the date.
    pub days: i64,
    /// Who is told.
    pub audience: Audience,
    /// Only if nobody has reacted so far.
    pub silent: bool,
}

/// A date that matters, as it follows from the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What ends.
    pub kind: Kind,
    /// The day to which the ladder counts.
    pub due_on: NaiveDate,
    /// By when the producer has to have acted.
    pub act_on: NaiveDate,
    /// Whether the working days on the way could be counted.
    pub settled: bool,
    /// The first day on which this would be computed otherwise, though no record changed.
    pub turns_on: Option<NaiveDate>,
}

impl Deadline {
    /// The last day on which it makes sense to remind of it: what is told once all is over can wait for
    /// a day on which people are written to.
    #[must_use]
    pub fn tell_by(&self) -> NaiveDate {
        if self.kind == Kind::Lapsed { NaiveDate::MAX } else { self.act_on }
    }
}

/// A deadline of a product, as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProductDeadline {
    /// Of which product.
    pub product: ProductId,
    /// Whose it is.
    pub producer: ProducerId,
    /// Where.
    pub commune: PlaceCode,
    /// What is due.
    pub deadline: Deadline,
    /// The days that were left when it was last looked at.
    pub handled: Option<i64>,
}

/// A deadline as reminders name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// What ends.
    pub kind: Kind,
    /// Of which product.
    pub product: ProductId,
    /// When.
    pub due_on: NaiveDate,
}

impl ProductDeadline {
    /// As reminders name it.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject { kind: self.deadline.kind, product: self.product, due_on: self.deadline.due_on }
    }
}

/// What somebody did about a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reaction {
    /// They have done it.
    Done,
    /// They want to be reminded later.
    Later,
    /// They have asked an official.
    Help,
    /// They do not want to be reminded of this.
    Mute,
}

impl Reaction {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Done, Self::Later, Self::Help, Self::Mute];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Later => "later",
            Self::Help => "help",
            Self::Mute => "mute",
        }
    }

    /// The reaction with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reaction| reaction.name() == name)
    }
}

/// Why a reminder was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// A later rung is sent in its place, or an officer has called already.
    Overtaken,
    /// It could not be sent before the date had passed.
    Outage,
    /// Nobody acts for the producer here.
    Nobody,
    /// Telegram says that they cannot be reached.
    Unreachable,
    /// They did not want it.
    Muted,
    /// Telegram refused the message.
    Refused,
    /// What was due is done.
    Filed,
    /// The date was moved.
    Moved,
    /// Whoever was to be told has no part in it any more.
    Gone,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Overtaken,
        Self::Outage,
        Self::Nobody,
        Self::Unreachable,
        Self::Muted,
        Self::Refused,
        Self::Filed,
        Self::Moved,
        Self::Gone,
    ];

    /// The reason with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.name() == name)
    }

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Overtaken => "overtaken",
            Self::Outage => "outage",
            Self::Nobody => "nobody",
            Self::Unreachable => "unreachable",
            Self::Muted => "muted",
            Self::Refused => "refused",
            Self::Filed => "filed",
            Self::Moved => "moved",
            Self::Gone => "gone",
        }
    }

    /// Whether a promised reminder was missed by it, rather than no longer needed.
    #[must_use]
    pub fn is_missed(self) -> bool {
        !matches!(self, Self::Overtaken | Self::Filed | Self::Moved | Self::Gone)
    }
}

/// A reminder's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReminderId(pub i64);

/// A rung of a deadline for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Its number.
    pub id: ReminderId,
    /// For whom; `None` where there was nobody.
    pub account: Option<AccountId>,
    /// As what.
    pub audience: Audience,
    /// Of what.
    pub subject: Subject,
    /// Days before the date.
    pub rung: i64,
    /// How often it was put into the outbox.
    pub copies: i64,
    /// What they did about it.
    pub reaction: Option<Reaction>,
    /// The ticket that they opened about it.
    pub ticket: Option<i64>,
    /// Whether an outage has held it up.
    pub late: bool,
    /// Not to be sent before.
    pub send_at: crate::clock::Timestamp,
}

/// A promised reminder that was missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Of what.
    pub subject: Subject,
    /// Days before the date.
    pub rung: i64,
    /// Why.
    pub why: Why,
    /// The day on which it was to come.
    pub on: NaiveDate,
    /// The product's name.
    pub product: String,
    /// The producer's name.
    pub producer: String,
    /// Where.
    pub commune: PlaceCode,
    /// Who was to be told; `None` where there was nobody.
    pub person: Option<String>,
}

/// How a producer's people can be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Contact {
    /// The bot writes to at least one of them.
    Reached,
    /// All have blocked the bot, or are gone.
    Blocked,
    /// Nobody has joined.
    Nobody,
}

impl Contact {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Blocked => "blocked",
            Self::Nobody => "nobody",
        }
    }
}

/// A deadline in a list of the officials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What is due.
    pub due: ProductDeadline,
    /// The product's name.
    pub product: String,
    /// The producer's name.
    pub producer: String,
    /// Who represents it.
    pub representative: String,
    /// Its telephone number, as it is written.
    pub phone: String,
    /// What its people did last.
    pub reaction: Option<Reaction>,
    /// How they can be written to.
    pub contact: Contact,
    /// The status of the dossier that was filed, where it is for officials to act.
    pub filed: Option<Status>,
    /// Whether they have asked for help and nobody has answered yet.
    pub is_asked: bool,
    /// Whether it counts as one of which nobody has reacted.
    pub is_silent: bool,
    /// When an official noted that they had called.
    pub called_at: Option<crate::clock::Timestamp>,
    /// Whose task it is.
    pub officer: Option<String>,
}
