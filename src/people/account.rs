//! Accounts, roles, and who acts.

use std::fmt;

use crate::clock::Timestamp;
use crate::locale::Language;
use crate::programme::places::PlaceCode;

/// An account's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(pub i64);

impl fmt::Display for AccountId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The number that Telegram gives a person; also the number of the private chat with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TelegramId(pub i64);

impl fmt::Display for TelegramId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Whether somebody agreed that we keep the texts of their questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// They have not been asked, or have not answered.
    Unasked,
    /// They agreed.
    Given {
        /// When.
        at: Timestamp,
    },
    /// They did not agree, or agree no more.
    Refused {
        /// Since when.
        at: Timestamp,
    },
}

/// Somebody who has written to the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub id: AccountId,
    /// The person's number at Telegram.
    pub telegram_id: TelegramId,
    /// The name that the person goes by at Telegram.
    pub name: String,
    /// The name after `@`, if they have one.
    pub username: Option<String>,
    /// The language that the bot speaks with them.
    pub language: Language,
    /// Whether the texts of their questions may be kept.
    pub consent: Consent,
    /// Since when Telegram says that nothing reaches them (the bot is blocked, the person gone).
    pub unreachable_since: Option<Timestamp>,
    /// When they first wrote.
    pub created_at: Timestamp,
}

/// What somebody may do beyond asking. An officer of several communes has a role for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// An officer of one commune.
    CommuneOfficer {
        /// The commune.
        place: PlaceCode,
    },
    /// An officer of the province.
    ProvinceOfficer,
    /// Who gives the roles and keeps the bot.
    Admin,
}

impl Role {
    /// The role with this name, with the commune where it is bound to one; `None` where the name is
    /// none, or the commune is missing or too much.
    #[must_use]
    pub fn of(name: &str, place: Option<PlaceCode>) -> Option<Self> {
        match (name, place) {
            ("commune_officer", Some(place)) => Some(Self::CommuneOfficer { place }),
            ("province_officer", None) => Some(Self::ProvinceOfficer),
            ("admin", None) => Some(Self::Admin),
            _ => None,
        }
    }

    /// The name that the command line and the database use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CommuneOfficer { .. } => "commune_officer",
            Self::ProvinceOfficer => "province_officer",
            Self::Admin => "admin",
        }
    }

    /// The commune that it is bound to.
    #[must_use]
    pub fn place(self) -> Option<PlaceCode> {
        match self {
            Self::CommuneOfficer { place } => Some(place),
            Self::ProvinceOfficer | Self::Admin => None,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())?;
        match self.place() {
            Some(place) => write!(formatter, " {place}"),
            None => Ok(()),
        }
    }
}

/// An account with the roles that it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: Account,
    /// The roles; none for most people.
    pub roles: Vec<Role>,
}

impl Person {
    /// Somebody who speaks in a group and has no account: what is said to them is for everybody, and
    /// nothing of them is written.
    #[must_use]
    pub(crate) fn passing(now: Timestamp, seen: &super::Seen) -> Self {
        let account = Account {
            id: AccountId(0),
            telegram_id: seen.telegram_id,
            name: seen.name.clone(),
            username: seen.username.clone(),
            language: Language::of_app(seen.app_language.as_deref()),
            consent: Consent::Unasked,
            unreachable_since: None,
            created_at: now,
        };
        Self { account, roles: Vec::new() }
    }
}

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody in a chat.
    Person(Person),
    /// The bot by itself: a reminder that falls due, a draft whose round closes.
    System,
    /// Whoever runs the program in a shell. They hold the database file, so they may do what an
    /// admin may.
    CommandLine,
}

impl Actor {
    /// The account, where a person acts.
    #[must_use]
    pub fn account(&self) -> Option<&Account> {
        match self {
            Self::Person(person) => Some(&person.account),
            Self::System | Self::CommandLine => None,
        }
    }
}

impl From<Person> for Actor {
    fn from(person: Person) -> Self {
        Self::Person(person)
    }
}
