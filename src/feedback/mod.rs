//! What people thought of the answers, and what officials learn from what is asked.

pub mod chat;
pub mod rules;
mod store;
pub(crate) mod texts;

use std::collections::BTreeSet;

use chrono::TimeDelta;
use sqlx::sqlite::SqlitePool;

use crate::clock::Timestamp;
use crate::handbook::{Entry, Handbook};
use crate::people::Person;
use crate::store::{StoreError, Tx};
use crate::tickets;

use rules::Cluster;
pub use store::{Marks, Totals};

/// How far back the figures reach.
pub const PERIOD: TimeDelta = TimeDelta::days(30);

/// Rows of each list.
const ROWS: usize = 5;

/// Unanswered questions that are looked at; beyond, clusters would not change.
const UNANSWERED: i64 = 2000;

/// Whether an answer helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It did.
    Good,
    /// It did not.
    Bad,
}

impl Verdict {
    /// The word for it in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
        }
    }
}

/// What comes of marking an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// It is noted, in the place of an earlier mark.
    Noted,
    /// There is no such answer, or it was somebody else's.
    NotYours,
}

/// The text of an entry in short, so that marks are told apart by what they were given to. Marks of
/// versions that counted it otherwise are of no text that is shown.
#[must_use]
pub fn fingerprint(entry: &Entry) -> String {
    crate::text::fingerprint(&format!("{}\n{}", entry.title, entry.body))
}

/// Notes what the asker thinks of the answer to the question that came with `update`.
///
/// # Errors
/// When the store fails.
pub async fn mark(
    tx: &mut Tx,
    now: Timestamp,
    person: &Person,
    update: i64,
    verdict: Verdict,
    handbook: &Handbook,
) -> Result<Marked, StoreError> {
    let Some((question, entry, asker)) = store::answered(tx, update).await? else {
        return Ok(Marked::NotYours);
    };
    if asker != person.account.id {
        return Ok(Marked::NotYours);
    }
    let text = handbook.entry(&entry).map(|entry| fingerprint(entry)).unwrap_or_default();
    store::mark(tx, now, question, &entry, &text, verdict).await?;
    Ok(Marked::Noted)
}

/// What is asked, and how well it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insight {
    /// The sums.
    pub totals: Totals,
    /// How long half of the officials' first answers took at most; `None` where there were none.
    pub answer_time: Option<TimeDelta>,
    /// The entries given most, and how often.
    pub most: Vec<(String, i64)>,
    /// What could not be answered, alike questions together.
    pub open: Vec<Cluster>,
    /// The entries that were not liked as their text is now, the worst first.
    pub poor: Vec<Marks>,
}

/// The figures of the last [`PERIOD`].
///
/// # Errors
/// When the store fails.
pub async fn insight(
    reader: &SqlitePool,
    now: Timestamp,
    handbook: &Handbook,
) -> Result<Insight, StoreError> {
    let since = now - PERIOD;
    let rows = i64::try_from(ROWS).unwrap_or(i64::MAX);
    let questions: Vec<(String, BTreeSet<String>)> = store::unanswered(reader, since, UNANSWERED)
        .await?
        .into_iter()
        .map(|text| (text.clone(), words(handbook, &text)))
        .collect();
    let mut open = rules::clusters(&questions);
    open.truncate(ROWS);
    let mut poor = store::poor(reader, since).await?;
    poor.retain(|marks| {
        let entry = handbook.entry(&marks.entry);
        entry.is_some_and(|entry| fingerprint(entry) == marks.fingerprint)
    });
    poor.truncate(ROWS);
    let times = tickets::answer_times(reader, since).await?;
    Ok(Insight {
        answer_time: times.get(times.len() / 2).copied(),
        totals: store::totals(reader, since).await?,
        most: store::most_given(reader, since, rows).await?,
        open,
        poor,
    })
}

/// A question's words as the search reads them.
fn words(handbook: &Handbook, text: &str) -> BTreeSet<String> {
    let readings = handbook.normaliser().readings(text);
    let first = readings.first().map(|reading| reading.words().to_vec());
    first.unwrap_or_default().into_iter().collect()
}
