//! What a broadcast is.

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::people::AccountId;
use crate::producers::model::ProducerId;
use crate::programme::places::PlaceCode;

use super::rules::State;

/// A broadcast's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BroadcastId(pub i64);

impl fmt::Display for BroadcastId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The number of a list that an official has sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ListId(pub i64);

/// What it is about. Whoever gets broadcasts may mute each topic but the first.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Legal deadlines.
    Deadlines,
    /// Training classes.
    Training,
    /// Fairs and promotion.
    Fairs,
    /// The market.
    Market,
    /// Anything else.
    #[default]
    General,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Deadlines, Self::Training, Self::Fairs, Self::Market, Self::General];

    /// The word for it in the database and in `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Deadlines => "deadlines",
            Self::Training => "training",
            Self::Fairs => "fairs",
            Self::Market => "market",
            Self::General => "general",
        }
    }

    /// The topic with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }

    /// Whether somebody may choose not to hear of it.
    #[must_use]
    pub fn can_be_muted(self) -> bool {
        self != Self::Deadlines
    }
}

/// What is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The text in Telegram's HTML, made of what was typed with its formatting, so that it is sound.
    /// Personal fields stand in it as `{name}`. Empty where there are only files.
    #[serde(default)]
    pub html: String,
    /// One file, or the two to ten of an album.
    #[serde(default)]
    pub files: Vec<Attached>,
    /// At most [`Content::BUTTONS`].
    #[serde(default)]
    pub buttons: Vec<Choice>,
}

impl Content {
    /// Buttons under a broadcast.
    pub const BUTTONS: usize = 3;
    /// Files in an album.
    pub const FILES: usize = 10;

    /// Whether there is nothing to be sent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.html.trim().is_empty() && self.files.is_empty()
    }

    /// Whether it is an album, whose buttons come as a second message.
    #[must_use]
    pub fn is_album(&self) -> bool {
        self.files.len() > 1
    }
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A picture.
    Photo,
    /// Any file.
    Document,
    /// A video.
    Video,
    /// A voice message.
    Voice,
}

/// A file of a broadcast, by the id that Telegram gave it when its author sent it to the bot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// What it is sent as.
    pub kind: FileKind,
    /// Telegram's id to send it by.
    pub file_id: String,
}

/// A button under a broadcast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// "I have read it."
    Read,
    /// "I shall take part."
    Join,
    /// "I need help": a ticket.
    Help,
    /// Opens a link.
    Link {
        /// What the button says.
        label: String,
        /// `https://…`
        url: String,
    },
    /// Shows an entry of the handbook.
    Entry {
        /// The entry's id.
        id: String,
        /// What the button says: as the entry was called when it was chosen.
        label: String,
    },
}

/// What the personal fields say to one recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The producer's name; empty where the copy is for nobody in particular, as in a group.
    pub producer: String,
    /// The product that the broadcast is about for them.
    pub product: Option<String>,
    /// The day on which its certificate ends.
    pub expires_on: Option<NaiveDate>,
}

/// What somebody has tapped under their copy. The last tap counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Response {
    /// "I have read it."
    Read,
    /// "I shall take part."
    Join,
    /// "I need help."
    Help,
}

impl Response {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Read, Self::Join, Self::Help];

    /// The word for it in the database and in `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Join => "join",
            Self::Help => "help",
        }
    }

    /// The response with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|response| response.name() == name)
    }
}

/// What a producer, or one of its products, has to be for a broadcast to concern it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Nothing.
    Everyone,
    /// In one of these communes, by their codes.
    Communes(BTreeSet<u32>),
    /// With a product in one of these groups of products, 1 to 6 in the order of the law.
    Groups(BTreeSet<u8>),
    /// With a product in one of these criteria sets, 1 to 26.
    Sets(BTreeSet<u8>),
    /// With a product whose valid rating is one of these.
    Stars(BTreeSet<u8>),
    /// With a dossier at one of these stages, as `dossiers.stage` names them.
    Stages(BTreeSet<String>),
    /// With a certificate that ends within so many months from today.
    Expiring(u8),
    /// Got this broadcast, and has not confirmed it.
    Unconfirmed(BroadcastId),
    /// On a list that an official has sent.
    List(ListId),
}

/// How a further criterion is combined with what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Joint {
    /// Both hold: of the same product, where both are about products.
    And,
    /// One of them holds.
    Or,
    /// The producers that the further one holds for are left out.
    Except,
}

/// Whom a broadcast is for: criteria, read from left to right, `((a and b) or c) except d`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// The criteria. How the first one is joined does not count; without any, it is for nobody.
    #[serde(default)]
    pub parts: Vec<(Joint, Criterion)>,
    /// The communes that its author answers for; `None` for the whole province.
    #[serde(default)]
    pub within: Option<BTreeSet<u32>>,
}

impl Audience {
    /// Criteria in an audience.
    pub const PARTS: usize = 10;
}

/// An audience that is kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Its number.
    pub id: i64,
    /// What its owner calls it.
    pub name: String,
    /// The audience.
    pub audience: Audience,
}

/// How many an audience reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The producers that it fits.
    pub producers: i64,
    /// Accounts that a copy is sent to.
    pub to_send: i64,
    /// Accounts that do not want to hear of the topic.
    pub muted: i64,
    /// Accounts that have blocked the bot, or are gone.
    pub blocked: i64,
    /// Producers that nobody acts for here.
    pub never_joined: i64,
}

impl Reach {
    /// How many get nothing.
    #[must_use]
    pub fn left_out(self) -> i64 {
        self.muted + self.blocked + self.never_joined
    }
}

/// Why somebody whom the audience fits gets nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// They do not want to hear of the topic.
    Muted,
    /// They have blocked the bot, or are gone.
    Blocked,
    /// Nobody of the producer is here.
    NeverJoined,
}

impl LeftOut {
    /// The reason with this name in `broadcast_recipients`.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "muted" => Some(Self::Muted),
            "blocked" => Some(Self::Blocked),
            "never_joined" => Some(Self::NeverJoined),
            _ => None,
        }
    }
}

/// Somebody whom an audience fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The producer.
    pub producer: ProducerId,
    /// Its name.
    pub name: String,
    /// Its commune.
    pub commune: PlaceCode,
    /// Its telephone number in digits; empty where none is known.
    pub phone: String,
    /// Who acts for it, where somebody does.
    pub person: Option<String>,
    /// Why they get nothing; `None` where they get a copy.
    pub left_out: Option<LeftOut>,
}

/// How often a broadcast is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every week.
    Week,
    /// Every month, on the same day or its last.
    Month,
    /// Every three months.
    Quarter,
}

impl Every {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// The word for it in the database and in `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    /// The rhythm with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|every| every.name() == name)
    }
}

/// Why a broadcast was made of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginWhy {
    /// It is the next one of a row.
    Repeat,
    /// It reminds those who have not confirmed.
    Remind,
}

impl OriginWhy {
    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Repeat => "repeat",
            Self::Remind => "remind",
        }
    }

    /// The reason with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::Repeat, Self::Remind].into_iter().find(|why| why.name() == name)
    }
}

/// What is being done to the copies that have arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changing {
    /// They are made to say what the broadcast says now.
    Correct,
    /// They are deleted, or made to say that they were recalled.
    Recall,
}

impl Changing {
    /// The word for it in the database and in `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Correct => "correct",
            Self::Recall => "recall",
        }
    }

    /// The change with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::Correct, Self::Recall].into_iter().find(|one| one.name() == name)
    }
}

/// A broadcast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broadcast {
    /// Its number.
    pub id: BroadcastId,
    /// Who wrote it.
    pub author: AccountId,
    /// What it is about.
    pub topic: Topic,
    /// What it says.
    pub content: Content,
    /// Whom it is for.
    pub audience: Audience,
    /// Whether it may leave in quiet hours.
    pub urgent: bool,
    /// Whether it is posted to the configured groups and channels as well.
    pub posted: bool,
    /// Where it stands.
    pub state: State,
    /// When it is to be sent; `None` for at once.
    pub send_at: Option<Timestamp>,
    /// How often it is repeated.
    pub every: Option<Every>,
    /// The broadcast that it was made of.
    pub origin: Option<(BroadcastId, OriginWhy)>,
    /// Who approved it, where somebody had to.
    pub approver: Option<AccountId>,
    /// When its sending began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// How often its content was corrected after it was sent.
    pub revision: i64,
    /// What is being done to its copies.
    pub changing: Option<Changing>,
    /// Since when it is recalled.
    pub recalled_at: Option<Timestamp>,
    /// Grows with each change: of two who change the same, the second is told.
    pub version: i64,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub changed_at: Timestamp,
}
