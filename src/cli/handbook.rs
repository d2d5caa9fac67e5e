//! `handbook check`: what is wrong with the entries.

use crate::handbook::embedded;

use super::{Failure, say};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Handbook {
    /// Check every entry: sources, dates, links, phrasings that collide
    Check,
}

pub(super) fn run(command: &Handbook) -> Result<(), Failure> {
    let Handbook::Check = command;
    let problems = embedded::entries().err().unwrap_or_default();
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
