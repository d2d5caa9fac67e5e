//! What answers without Telegram: the programme's tables first, where they are sure, then the
//! handbook, as in the chat.

use anyhow::Context;
use chrono::NaiveDate;

use crate::clock::{Clock, local_date};
use crate::handbook::evaluate::{Given, Heard};
use crate::handbook::{Handbook, embedded};
use crate::programme::Programme;
use crate::programme::answers::{Answer, Reply as LookedUp};
use crate::programme::places::Places;

use super::Failure;

pub(super) struct Desk {
    places: Places,
    programme: Programme,
    pub(super) handbook: Handbook,
    today: NaiveDate,
}

impl Desk {
    pub(super) fn open() -> Result<Self, Failure> {
        let places = Places::load().map_err(anyhow::Error::from)?;
        Ok(Self {
            programme: Programme::load(&places).context("the programme's tables are broken")?,
            places,
            handbook: embedded::handbook().context("the handbook cannot be used")?,
            today: local_date(Clock::system().now()),
        })
    }

    /// What the tables say, if they are sure.
    pub(super) fn look_up(&self, question: &str) -> Vec<LookedUp<'_>> {
        self.programme.reply(&self.places, question, self.today)
    }

    /// What is said to a question, as far as it is measured.
    pub(super) fn hear(&self, question: &str) -> Heard {
        let looked_up = self.look_up(question);
        if looked_up.is_empty() {
            return Heard::from(&self.handbook.ask(question));
        }
        let is_asked_back = looked_up.iter().any(|reply| matches!(reply, LookedUp::Ask { .. }));
        let mut topics = Vec::new();
        for reply in &looked_up {
            match reply {
                LookedUp::Answer(answer) => topics.push(names(answer)),
                LookedUp::Ask { choices, .. } => topics.extend(choices.iter().map(names)),
            }
        }
        Heard { given: if is_asked_back { Given::Choices } else { Given::Answer }, topics }
    }
}

/// The topic of an answer from a table, and the entry that tells the same in general.
fn names(answer: &Answer<'_>) -> Vec<String> {
    std::iter::once(answer.topic().to_string())
        .chain(answer.entries().into_iter().map(str::to_owned))
        .collect()
}
