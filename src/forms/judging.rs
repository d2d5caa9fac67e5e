//! Use cases: what a commune says of a dossier in form 03. Its four subjects are those of article 7.2;
//! of each, the form states what the producer says and what the commune sees.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;

use crate::clock::Timestamp;
use crate::dossiers::moving::Case;
use crate::people::{Action, Actor, permit, record};
use crate::producers;
use crate::programme::sets::SetNumber;
use crate::store::{StoreError, Tx};

use super::store;

/// The longest note, in letters.
pub const LONGEST_NOTE: usize = 500;

/// One of the four subjects, in the order of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Subject {
    /// The material from the place.
    Material,
    /// The workers from the place.
    Labour,
    /// Where the idea is from.
    Idea,
    /// The place's character and knowledge.
    Identity,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Material, Self::Labour, Self::Idea, Self::Identity];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Material => "material",
            Self::Labour => "labour",
            Self::Idea => "idea",
            Self::Identity => "identity",
        }
    }

    /// The subject with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.name() == name)
    }

    /// The criterion of a set under which the producer says something of it: it has the same number in
    /// all sheets, but that the one for tourism, 26, knows no material and no local character.
    #[must_use]
    pub fn criterion(self, set: SetNumber) -> Option<&'static str> {
        match self {
            Self::Labour => Some("3.3"),
            Self::Idea => Some("2.1"),
            Self::Material => (set != SetNumber::TOURISM).then_some("1.1"),
            Self::Identity => (set != SetNumber::TOURISM).then_some("5.3"),
        }
    }
}

/// What the commune sees, beside what the producer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is so.
    Agrees,
    /// It is so in part.
    Partly,
    /// It is not so, or nothing shows it.
    Differs,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Agrees, Self::Partly, Self::Differs];

    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Partly => "partly",
            Self::Differs => "differs",
        }
    }

    /// The verdict with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

/// What a commune says of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What it sees.
    pub verdict: Verdict,
    /// What it adds, in a few words.
    pub note: String,
}

/// What comes of writing down a judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is written down; this stood there before.
    Done(Option<Judgement>),
    /// The note is longer than this many letters.
    Long(usize),
    /// The actor may not, for this commune.
    Refused,
}

/// What the commune says of a dossier. Whoever calls has asked whether the actor may see it.
///
/// # Errors
/// When the store fails.
pub async fn judgements(
    connection: &mut SqliteConnection,
    case: &Case,
) -> Result<BTreeMap<Subject, Judgement>, StoreError> {
    store::judgements(connection, case.dossier.id).await
}

/// Whether the actor writes the commune's report, put on record where not.
///
/// # Errors
/// When the store fails.
pub async fn may_judge(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    case: &Case,
) -> Result<bool, StoreError> {
    let scope = producers::scope_of(tx.connection(), actor, &case.producer).await?;
    let subject = format!("dossier {}", case.dossier.id);
    permit(tx, now, actor, Action::CommuneStep, &scope, &subject).await
}

/// Writes down what the commune says of one subject, or takes it back.
///
/// # Errors
/// When the store fails.
pub async fn judge(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    case: &Case,
    (subject, judgement): (Subject, Option<&Judgement>),
) -> Result<Outcome, StoreError> {
    if !may_judge(tx, now, actor, case).await? {
        return Ok(Outcome::Refused);
    }
    if judgement.is_some_and(|one| one.note.chars().count() > LONGEST_NOTE) {
        return Ok(Outcome::Long(LONGEST_NOTE));
    }
    let id = case.dossier.id;
    let before = store::judgements(tx.connection(), id).await?.remove(&subject);
    let by = actor.account().map(|account| account.id);
    store::set_judgement(tx, (now, by), id, subject, judgement).await?;
    let word = |one: Option<&Judgement>| one.map_or("nothing", |one| one.verdict.name());
    let detail = format!("{}: {} -> {}", subject.name(), word(before.as_ref()), word(judgement));
    record(tx, now, actor, "form.judge", &format!("dossier {id}"), &detail).await?;
    Ok(Outcome::Done(before))
}
