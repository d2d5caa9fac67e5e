//! The handbook as officials have changed it, which lies over the files that the program carries.
//!
//! An official drafts a change of an entry ([`edit`]), a new one ([`draft_new`],
//! [`draft_from_answer`]) or a way of asking ([`teach`]); who may publish puts it into use
//! ([`publish`], [`accept_phrasing`]). Every version is kept, and any of them can be put back
//! ([`roll_back`]). What happened is in the table `handbook_events`.

mod drafts;
mod fresh;
mod lessons;
mod publish;
mod rules;
mod see;
pub(super) mod store;
mod teach;
#[cfg(test)]
mod tests;
mod typed;

use crate::clock::Timestamp;
use crate::people::{AccountId, Actor};
use crate::store::{StoreError, Tx};

use super::{Entry, EntryId, Problem, embedded, entry};

pub(super) use self::drafts::preview;
pub use self::drafts::{Discarded, Drafted, Edit, Proposed, discard, draft_file, edit, propose};
pub use self::fresh::{FromAnswer, NewEntry, draft_from_answer, draft_new};
pub(super) use self::lessons::draft_of_ticket;
pub use self::lessons::on_published;
pub(super) use self::publish::refuse_publishing;
pub use self::publish::{
    Checked, Published, Returned, RolledBack, Target, Withdrawn, publish, return_draft, roll_back,
    withdraw,
};
pub use self::rules::{Part, State, changed};
pub use self::see::{Look, Seen, see};
pub use self::store::{Counts, Overlay, Phrasing, Version};
pub(super) use self::store::{overlay as load, revision};
pub use self::teach::{
    Accepted, Removed, Taught, Teaching, accept_phrasing, remove_phrasing, teach,
};
pub use self::typed::{DiffLine, diff, from_typed, id_for, to_typed};

/// Who did something to the handbook, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person.
    Person {
        /// The account.
        account: AccountId,
        /// Its name.
        name: String,
    },
    /// Whoever runs the program in a shell.
    CommandLine,
    /// The bot by itself.
    System,
}

/// Where a version comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Typed in the chat.
    Chat,
    /// A file that was imported.
    File,
    /// An officer's answer to a question.
    Answer,
    /// An earlier version that was put back.
    RollBack,
    /// The withdrawal of an entry.
    Withdrawal,
}

impl Origin {
    const ALL: [Self; 5] = [Self::Chat, Self::File, Self::Answer, Self::RollBack, Self::Withdrawal];

    fn name(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::File => "file",
            Self::Answer => "answer",
            Self::RollBack => "roll_back",
            Self::Withdrawal => "withdrawal",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.name() == name)
    }
}

/// The word for an actor in the database, and the account where a person acts.
fn signature(actor: &Actor) -> (&'static str, Option<i64>) {
    match actor {
        Actor::Person(person) => ("person", Some(person.account.id.0)),
        Actor::System => ("system", None),
        Actor::CommandLine => ("command_line", None),
    }
}

/// What a version is called in the audit.
fn subject(version: i64) -> String {
    format!("handbook version {version}")
}

fn file_name(id: &EntryId) -> String {
    format!("{id}.md")
}

/// The entry that a file's text holds.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn read(id: &EntryId, markdown: &str) -> Result<Entry, Vec<Problem>> {
    entry::parse(&file_name(id), markdown)
}

/// The text of an entry that is shown now; `None` when there is none, or it was withdrawn.
///
/// # Errors
/// When the store fails.
pub(super) async fn shown(tx: &mut Tx, id: &EntryId) -> Result<Option<String>, StoreError> {
    Ok(match store::in_force(tx.connection(), id).await? {
        Some(version) if version.state == State::Published => Some(version.markdown),
        Some(_) => None,
        None => embedded::file(id.as_str()).map(str::to_owned),
    })
}

/// The parts in which a text differs from what is shown now.
async fn changed_from_shown(tx: &mut Tx, entry: &Entry) -> Result<Vec<Part>, StoreError> {
    let shown = shown(tx, &entry.id).await?;
    let shown = shown.and_then(|text| read(&entry.id, &text).ok());
    Ok(changed(shown.as_ref(), entry))
}

/// Something that happened to a version or a phrasing.
struct Happened<'h> {
    now: Timestamp,
    actor: &'h Actor,
    what: store::Subject,
    from: Option<&'static str>,
    to: &'static str,
    why: &'h str,
}

/// A number that rises with every change, as of this transaction.
pub(super) async fn current(tx: &mut Tx) -> Result<i64, StoreError> {
    store::revision(tx.connection()).await
}

/// The draft of an entry.
pub(super) async fn draft_of(tx: &mut Tx, id: &EntryId) -> Result<Option<Version>, StoreError> {
    store::in_hand(tx.connection(), id).await
}

/// A version, to be looked at before anything is decided.
pub(super) async fn peek(
    reader: &sqlx::SqlitePool,
    id: i64,
) -> Result<Option<Version>, StoreError> {
    let mut connection = reader.acquire().await?;
    store::version(&mut connection, id).await
}

/// A phrasing, to be looked at before anything is decided.
pub(super) async fn peek_phrasing(
    reader: &sqlx::SqlitePool,
    id: i64,
) -> Result<Option<Phrasing>, StoreError> {
    let mut connection = reader.acquire().await?;
    store::phrasing(&mut connection, id).await
}

/// The entry of a version.
pub(super) async fn entry_of(tx: &mut Tx, version: i64) -> Result<Option<EntryId>, StoreError> {
    Ok(store::version(tx.connection(), version).await?.map(|version| version.entry))
}
