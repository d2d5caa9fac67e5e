//! The command line: what an operator can ask for, and how it ends.
//!
//! Exit codes: 0 done, 1 failed, 2 wrong usage.

mod ask;
mod backup;
mod demo;
mod desk;
mod doctor;
mod eval;
mod export;
mod handbook;
mod import;
mod invite;
mod run;
pub(crate) mod texts;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, ConfigError, Given};
use crate::telemetry;

/// Answers OCOP producers in Telegram from a sourced handbook, and loses nothing on the way.
#[derive(Debug, Parser)]
#[command(name = "ocop-bot", version)]
struct Cli {
    #[command(flatten)]
    given: Given,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the bot (the token in `TELOXIDE_TOKEN`)
    Run,
    /// Run it with a made-up province and a web chat: no token, no network
    Demo(demo::Demo),
    /// Answer one question, or a JSON line for each line of standard input
    Ask(ask::Ask),
    /// Ask questions whose answers are known, and see whether enough are answered right
    Eval(eval::Eval),
    /// Look after the handbook
    #[command(subcommand)]
    Handbook(handbook::Handbook),
    /// Bring an officials' Excel list into the register, or undo that
    Import(import::Import),
    /// Take a list out of the register, as an Excel file
    Export(export::Export),
    /// Make a one-time link that gives a role
    Invite(invite::Invite),
    /// Copy the database while the bot runs
    Backup {
        /// The file to make
        file: PathBuf,
    },
    /// Put a backup in the place of the database (the bot must not run)
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Check everything that the bot needs, and say what is wrong
    Doctor,
}

/// How a command failed.
#[derive(Debug)]
enum Failure {
    /// It was asked for wrongly.
    Usage(String),
    /// It did not work.
    Failed(String),
    /// It has said what is wrong already.
    Said,
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(told(&error))
    }
}

/// An error with its causes. Some libraries repeat the cause in their own sentence; nobody has to read
/// it twice.
fn told(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if text.is_empty() {
            text = cause;
        } else if !text.ends_with(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

/// Runs the program with the process's arguments and environment.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(text)) => fail(&text, 2),
        Err(Failure::Failed(text)) => fail(&text, 1),
        Err(Failure::Said) => ExitCode::from(1),
    }
}

fn fail(text: &str, code: u8) -> ExitCode {
    // Where not even that can be written, the exit code tells.
    _ = writeln!(std::io::stderr().lock(), "ocop-bot: {text}");
    ExitCode::from(code)
}

/// Says something on standard output. Where nobody listens any more, the program ends quietly; where
/// it cannot be written, with an error.
fn say(text: impl std::fmt::Display) {
    if let Err(error) = writeln!(std::io::stdout().lock(), "{text}") {
        if error.kind() != std::io::ErrorKind::BrokenPipe {
            fail(&format!("standard output cannot be written: {error}"), 1);
            std::process::exit(1);
        }
        std::process::exit(0);
    }
}

fn run(cli: Cli) -> Result<(), Failure> {
    let pacing = std::env::var("OCOP_PACING").ok();
    let config = Config::read(&cli.given, pacing.as_deref())?;
    let token = || std::env::var("TELOXIDE_TOKEN").ok();
    let quiet = matches!(cli.command, Command::Ask(_) | Command::Eval(_) | Command::Handbook(_));
    if !quiet {
        telemetry::init(config.log);
    }
    match cli.command {
        Command::Run => {
            let token = config.token(token())?;
            block_on(run::run(config, token))
        }
        Command::Demo(demo) => block_on(demo::run(demo)),
        Command::Ask(ask) => ask::run(&ask),
        Command::Eval(eval) => eval::run(&eval),
        Command::Handbook(command) => block_on(handbook::run(config, command)),
        Command::Import(import) => block_on(import::run(config, import)),
        Command::Export(export) => block_on(export::run(config, export)),
        Command::Invite(invite) => block_on(invite::run(config, invite)),
        Command::Backup { file } => block_on(backup::backup(config, file)),
        Command::Restore { file } => block_on(backup::restore(config, file)),
        Command::Doctor => block_on(doctor::run(config, token())),
    }
}

/// Runs a command that waits for things.
fn block_on(work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Failure::Failed(format!("the runtime cannot be started: {error}")))?;
    let result = runtime.block_on(work);
    runtime.shutdown_background();
    result
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_cause_that_was_said_is_not_said_again() {
        let cause = anyhow::anyhow!("no file");
        let error = cause.context("it failed: no file").context("nothing was done");
        assert_eq!(told(&error), "nothing was done: it failed: no file");
        assert_eq!(told(&anyhow::anyhow!("one").context("two")), "two: one");
    }
}
