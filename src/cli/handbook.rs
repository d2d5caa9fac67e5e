//! `handbook check`: what is wrong with the entries.

use anyhow::Context;

use crate::clock::{Clock, local_date};
use crate::handbook::{Problem, check, embedded};

use super::{Failure, say};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Handbook {
    /// Check every entry: sources, dates, links, phrasings that collide
    Check,
}

pub(super) fn run(command: &Handbook) -> Result<(), Failure> {
    let Handbook::Check = command;
    let problems = problems()?;
    if problems.is_empty() {
        let count = embedded::entries().map_or(0, |entries| entries.len());
        say(format!("{count} entries, no problems"));
        return Ok(());
    }
    for problem in &problems {
        say(problem);
    }
    Err(Failure::Failed(format!("{} problems in the handbook", problems.len())))
}

/// Everything that is wrong with the embedded handbook today.
pub(super) fn problems() -> anyhow::Result<Vec<Problem>> {
    let lexicon = embedded::lexicon().context("locales/vi/lexicon.toml cannot be read")?;
    embedded::negatives().context("locales/vi/negatives.toml cannot be read")?;
    Ok(match embedded::entries() {
        Ok(entries) => check(&entries, &lexicon, local_date(Clock::system().now())),
        Err(problems) => problems,
    })
}
