//! What a broadcast has come to: who got it, who has confirmed it, and who is to be reminded or
//! telephoned.

use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::people::{Actor, Person};
use crate::programme::places::{PlaceCode, Places};
use crate::store::{StoreError, Tx};

use super::drafting::{self, Change, Done};
use super::model::{
    Audience, Broadcast, BroadcastId, Choice, Content, Criterion, Joint, OriginWhy, Response,
};
use super::store;

/// Recipients of whom the same is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// They got it and have said nothing.
    Silent,
    /// They have read it.
    Read,
    /// They will take part.
    Join,
    /// They need help.
    Help,
    /// They have blocked the bot, or are gone.
    Blocked,
    /// Nobody of the producer is here.
    NeverJoined,
    /// Telegram did not take it.
    Failed,
    /// Nobody knows whether it arrived.
    Unknown,
    /// They do not want to hear of the topic.
    Muted,
    /// The rest was not to be sent.
    Stopped,
    /// They wait for their turn.
    Queued,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Silent,
        Self::Read,
        Self::Join,
        Self::Help,
        Self::Blocked,
        Self::NeverJoined,
        Self::Failed,
        Self::Unknown,
        Self::Muted,
        Self::Stopped,
        Self::Queued,
    ];

    /// The word for it in `locales/` and behind buttons.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Read => "read",
            Self::Join => "join",
            Self::Help => "help",
            Self::Blocked => "blocked",
            Self::NeverJoined => "never",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Muted => "muted",
            Self::Stopped => "stopped",
            Self::Queued => "queued",
        }
    }

    /// The group with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    /// The group of a row of the ledger. Whoever has answered is in that group, whatever is known of the
    /// copy.
    #[must_use]
    pub fn of_row(state: &str, why: &str, response: Option<Response>) -> Option<Self> {
        Some(match (response, state) {
            (Some(Response::Read), _) => Self::Read,
            (Some(Response::Join), _) => Self::Join,
            (Some(Response::Help), _) => Self::Help,
            (None, "sent") => Self::Silent,
            (None, "queued" | "handed") => Self::Queued,
            (None, "unreachable") if why == "never_joined" => Self::NeverJoined,
            (None, "unreachable") => Self::Blocked,
            (None, "failed") => Self::Failed,
            (None, "unknown") => Self::Unknown,
            (None, "left_out") if why == "muted" => Self::Muted,
            (None, "left_out") => Self::Stopped,
            _ => return None,
        })
    }
}

/// How many recipients are in each group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// All recipients.
    pub all: i64,
    /// Those whose copy has arrived.
    pub sent: i64,
    /// The groups, in the order of [`Group::ALL`].
    pub groups: Vec<(Group, i64)>,
    /// Groups and channels that it was posted to.
    pub posts: i64,
}

impl Figures {
    /// How many are in a group.
    #[must_use]
    pub fn of(&self, group: Group) -> i64 {
        self.groups.iter().find(|(one, _)| *one == group).map_or(0, |(_, count)| *count)
    }
}

/// What a broadcast has come to in a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByCommune {
    /// The commune.
    pub commune: PlaceCode,
    /// All recipients there.
    pub all: i64,
    /// Those whose copy has arrived.
    pub sent: i64,
    /// Those who have answered.
    pub responded: i64,
    /// Those who got it and have said nothing.
    pub silent: i64,
    /// Those whom Telegram does not reach.
    pub unreached: i64,
}

/// A recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The producer's name.
    pub producer: String,
    /// Its commune.
    pub commune: PlaceCode,
    /// Its telephone number in digits; empty where none is known.
    pub phone: String,
    /// Who acts for it.
    pub person: Option<String>,
    /// The product that the broadcast is about for it.
    pub product: Option<String>,
    /// What is known.
    pub group: Group,
    /// Why, as the ledger has it.
    pub why: String,
    /// Since when.
    pub at: Option<Timestamp>,
    /// When they have answered.
    pub responded_at: Option<Timestamp>,
}

/// Whether there is a button for this response under a broadcast.
#[must_use]
pub fn has_button(content: &Content, response: Response) -> bool {
    content.buttons.iter().any(|one| {
        matches!(
            (one, response),
            (Choice::Read, Response::Read)
                | (Choice::Join, Response::Join)
                | (Choice::Help, Response::Help)
        )
    })
}

/// Whether its recipients can confirm a broadcast at all; where they cannot, nobody is silent.
#[must_use]
pub fn asks(content: &Content) -> bool {
    Response::ALL.into_iter().any(|one| has_button(content, one))
}

/// Whether a broadcast reminds of one that was recalled meanwhile: its words are not to be sent again.
///
/// # Errors
/// When the store fails.
pub(super) async fn origin_recalled(
    connection: &mut SqliteConnection,
    one: &Broadcast,
) -> Result<bool, StoreError> {
    let Some((origin, OriginWhy::Remind)) = one.origin else { return Ok(false) };
    let origin = store::broadcast(connection, origin).await?;
    Ok(origin.is_some_and(|origin| origin.recalled_at.is_some()))
}

/// What comes of wanting to remind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reminded {
    /// This draft does so, once it is sent.
    Begun(Box<Broadcast>),
    /// The broadcast was recalled.
    Recalled,
    /// Nobody has to be reminded: all have confirmed, or it has no button to confirm it by.
    Nobody,
    /// It cannot be done, for this reason.
    Not(Box<Done>),
}

/// Begins a draft that reminds the `silent` who got a broadcast and have not confirmed it, or finds the
/// one that was begun before. It says what the broadcast says now: of a corrected one, a draft that was
/// begun before gets the text that holds.
///
/// # Errors
/// When the store fails.
pub async fn remind(
    tx: &mut Tx,
    now: Timestamp,
    places: &Places,
    person: &Person,
    (id, silent): (BroadcastId, i64),
) -> Result<Reminded, StoreError> {
    let actor = Actor::from(person.clone());
    let one = match drafting::see(tx, now, places, &actor, id).await? {
        Done::Done(one) if !one.state.has_copies() => return Ok(reminded(Done::NotNow(one))),
        Done::Done(one) => one,
        other => return Ok(reminded(other)),
    };
    if one.recalled_at.is_some() {
        return Ok(Reminded::Recalled);
    }
    if silent == 0 || !asks(&one.content) {
        return Ok(Reminded::Nobody);
    }
    if let Some(begun) = store::reminder_of(tx.connection(), person.account.id, id).await? {
        let done = match drafting::see(tx, now, places, &actor, begun).await? {
            Done::Done(draft) if one.revision > 0 && draft.content != one.content => {
                let change = Change::Content(one.content);
                drafting::change(tx, now, places, &actor, begun, change).await?
            }
            other => other,
        };
        return Ok(reminded(done));
    }
    let of = Some((&one, OriginWhy::Remind));
    let draft = match drafting::begin_of(tx, now, places, person, of).await? {
        Done::Done(draft) => draft,
        other => return Ok(reminded(other)),
    };
    let parts = vec![(Joint::And, Criterion::Unconfirmed(id))];
    let audience = Audience { parts, within: draft.audience.within };
    let change = Change::Audience(audience);
    drafting::change(tx, now, places, &actor, draft.id, change).await.map(reminded)
}

/// What was done to the draft, as what comes of reminding.
fn reminded(done: Done) -> Reminded {
    match done {
        Done::Done(draft) => Reminded::Begun(Box::new(draft)),
        other => Reminded::Not(Box::new(other)),
    }
}
