//! `handbook`: what is wrong with the entries; the entries as files, out and in.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use futures::FutureExt;

use crate::clock::{Clock, local_date};
use crate::config::{Config, DEFAULT_DATABASE};
use crate::handbook::keeper::overlay_of_file;
use crate::handbook::library::{Ground, Note, Warning, compare};
use crate::handbook::overlay::{Overlay, Version, Who};
use crate::handbook::transfer::{self, Imported, Plan};
use crate::handbook::{Calibration, EmbeddedError, Handbook as Carried, Problem, embedded, keeper};
use crate::input;
use crate::locale::Locale;
use crate::people::Actor;
use crate::store::{Store, StoreError};

use super::{Failure, say};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Handbook {
    /// Check every entry, those that officials have changed in the database included
    Check,
    /// Learn how sure an answer must be, and print it: for locales/vi/calibration.json
    Calibrate,
    /// Write the handbook in use to a folder, a Markdown file an entry
    Export {
        /// The folder; made if there is none
        folder: PathBuf,
    },
    /// Bring Markdown files in, as drafts for the officials; unchanged ones make none
    Import {
        /// Files, and folders of files
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Put them into use at once
        #[arg(long)]
        publish: bool,
        /// Only say what would change
        #[arg(long)]
        dry_run: bool,
    },
}

pub(super) async fn run(config: Config, command: Handbook) -> Result<(), Failure> {
    match command {
        Handbook::Check => check(&config).await,
        Handbook::Calibrate => calibrate(),
        Handbook::Export { folder } => export(&config, &folder).await,
        Handbook::Import { paths, publish, dry_run } => {
            import(&config, &paths, publish, dry_run).await
        }
    }
}

fn ground() -> Result<Ground, Failure> {
    Ok(Ground::load().context("the handbook that the program carries cannot be used")?)
}

/// What officials have changed, if there is a database.
async fn overlay(config: &Config) -> Result<Option<Overlay>, Failure> {
    if !config.database.exists() {
        if config.database != Path::new(DEFAULT_DATABASE) {
            say(format!("note: there is no database at {}", config.database.display()));
        }
        return Ok(None);
    }
    let overlay = overlay_of_file(&config.database)
        .await
        .with_context(|| format!("{} cannot be read", config.database.display()))?;
    Ok(Some(overlay))
}

async fn check(config: &Config) -> Result<(), Failure> {
    let today = local_date(Clock::system().now());
    let ground = match Ground::load() {
        Ok(ground) => ground,
        Err(error) => {
            say(&error);
            return Err(Failure::Failed("the carried handbook cannot be read".to_owned()));
        }
    };
    let carried = ground.lay(&Overlay::default());
    let mut errors = 0;
    let mut tell = |place: &str, problem: &Problem| {
        let forbids = problem.fault.forbids();
        errors += usize::from(forbids);
        say(format!("{} {place}{problem}", if forbids { "error:  " } else { "warning:" }));
    };
    let known = ground.check(&carried.entries, today);
    for problem in &known {
        tell("locales/vi/handbook/", problem);
    }
    let mut shown = carried.entries.len();
    if let Some(overlay) = overlay(config).await? {
        let laid = ground.lay(&overlay);
        shown = laid.entries.len();
        let place = |problem: &Problem| {
            let version = overlay
                .versions
                .iter()
                .find(|version| problem.file.strip_suffix(".md") == Some(version.entry.as_str()));
            match version {
                Some(version) => format!("database, version {} of ", version.number),
                None => "database, taught or related: ".to_owned(),
            }
        };
        for problem in ground.check(&laid.entries, today) {
            if !known.contains(&problem) {
                tell(&place(&problem), &problem);
            }
        }
        for note in &laid.notes {
            if let Note::Unreadable { problems, .. } = note {
                for problem in problems {
                    tell(&place(problem), problem);
                }
            } else {
                say(format!("note:    {}", in_words(note)));
            }
        }
    }
    if errors > 0 {
        return Err(Failure::Failed(format!("{errors} errors in the handbook")));
    }
    say(format!("{shown} entries, no errors"));
    Ok(())
}

fn calibrate() -> Result<(), Failure> {
    let entries = embedded::entries().map_err(EmbeddedError::Entries);
    let (entries, lexicon, negatives) = (
        entries.context("the carried handbook cannot be read")?,
        embedded::lexicon().context("the lexicon cannot be read")?,
        embedded::negatives().context("the negatives cannot be read")?,
    );
    let learnt = Carried::new(entries, &lexicon, &negatives);
    let text = serde_json::to_string_pretty(learnt.calibration())
        .context("what was learnt cannot be written as JSON")?;
    say(text);
    Ok(())
}

fn in_words(note: &Note) -> String {
    match note {
        Note::Changed { entry, number, on, new: true, .. } => {
            format!("{entry}: version {number} of {on}, in the database only")
        }
        Note::Changed { entry, number, on, carried_is_newer, .. } => {
            let mut text =
                format!("{entry}: version {number} of {on} in the database is shown, not the file");
            if *carried_is_newer {
                text.push_str(
                    "; the file has changed since that version was made: compare them, then \
                     import the file or leave it so",
                );
            }
            text
        }
        Note::Withdrawn { entry, on } => format!("{entry}: withdrawn on {on}, not shown"),
        Note::Taught { entry, count } => {
            format!("{entry}: {count} more ways of asking in the database")
        }
        Note::Unreadable { entry, number, .. } => {
            format!("{entry}: version {number} cannot be read")
        }
    }
}

async fn export(config: &Config, folder: &Path) -> Result<(), Failure> {
    let ground = ground()?;
    let overlay = overlay(config).await?.unwrap_or_default();
    std::fs::create_dir_all(folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    let files = transfer::files(&ground, &overlay);
    let mut written = 0;
    for (name, text) in &files {
        let path = folder.join(name);
        if std::fs::read_to_string(&path).is_ok_and(|there| there == *text) {
            continue;
        }
        std::fs::write(&path, text)
            .with_context(|| format!("{} cannot be written", path.display()))?;
        written += 1;
    }
    say(format!("{} entries in {}, {written} files written", files.len(), folder.display()));
    let ours: HashSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let there = std::fs::read_dir(folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?;
    for other in there.filter_map(Result::ok) {
        let name = other.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".md") && !ours.contains(&*name) {
            say(format!("note: {name} is no entry in use; it was left as it is"));
        }
    }
    Ok(())
}

async fn import(
    config: &Config,
    paths: &[PathBuf],
    publish: bool,
    dry_run: bool,
) -> Result<(), Failure> {
    let files = read_files(paths)?;
    let ground = ground()?;
    let store = if dry_run {
        None
    } else {
        Some(Store::open(&config.database).await.context("the database cannot be opened")?)
    };
    let overlay = overlay(config).await?.unwrap_or_default();
    let now = Clock::system().now();
    let named = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let plan = match transfer::plan(&ground, &overlay, named, local_date(now)) {
        Ok(plan) => plan,
        Err(problems) => {
            problems.iter().for_each(say);
            return Err(Failure::Failed("nothing was imported".to_owned()));
        }
    };
    tell(&plan);
    let kept = match &store {
        Some(store) => {
            keeper::learnt(store.reader()).await.context("the database cannot be read")?
        }
        None => None,
    };
    let learnt = if publish { compared(&ground, &plan, kept) } else { None };
    if publish && plan.forbids() {
        return Err(Failure::Failed(
            "nothing was imported; put the errors right, or import drafts without --publish"
                .to_owned(),
        ));
    }
    let Some(store) = store else { return Ok(()) };
    if plan.incoming.is_empty() {
        store.close().await;
        return Ok(());
    }
    let locale = Locale::load().context("the texts cannot be read")?;
    let imported = store
        .write(move |tx| {
            async move {
                let imported =
                    transfer::import(tx, now, &locale, &Actor::CommandLine, &plan, publish).await?;
                if let (Imported::Done(_), Some(learnt)) = (&imported, &learnt) {
                    keeper::remember_learnt(tx, now, learnt).await?;
                }
                Ok(imported)
            }
            .boxed()
        })
        .await
        .map_err(|error: StoreError| anyhow!(error).context("nothing was imported"))?;
    store.close().await;
    match imported {
        Imported::Done(versions) if publish => {
            say(format!("{} published; a bot that runs uses them within seconds", versions.len()));
            Ok(())
        }
        Imported::Done(versions) => {
            say(format!("{} drafts wait in the officials' desk", versions.len()));
            Ok(())
        }
        Imported::InHand(drafts) => {
            for draft in &drafts {
                say(in_hand(draft));
            }
            Err(Failure::Failed(
                "nothing was imported; publish or discard these drafts in the bot first".to_owned(),
            ))
        }
        Imported::ChangedSince => Err(Failure::Failed(
            "nothing was imported: the handbook was changed meanwhile; try again".to_owned(),
        )),
        Imported::Refused => {
            Err(Failure::Failed("the command line may not change the handbook".to_owned()))
        }
    }
}

fn in_hand(draft: &Version) -> String {
    let who = match &draft.author {
        Who::Person { name, .. } => name,
        Who::CommandLine => "the command line",
        Who::System => "the bot",
    };
    format!("{}.md: {who} is working on it", draft.entry)
}

/// Says what a plan would change.
fn tell(plan: &Plan) {
    for incoming in &plan.incoming {
        let parts: Vec<&str> = incoming.changed.iter().map(|part| part.name()).collect();
        say(format!("{}.md: {}", incoming.entry.id, parts.join(", ")));
    }
    say(format!("{} changed, {} unchanged", plan.incoming.len(), plan.unchanged));
    for problem in &plan.problems {
        let weight = if problem.fault.forbids() { "error:  " } else { "warning:" };
        say(format!("{weight} {problem}"));
    }
}

/// Says what would surprise people; what was learnt on the way spares the bot to learn it again.
fn compared(ground: &Ground, plan: &Plan, kept: Option<Calibration>) -> Option<Calibration> {
    if plan.incoming.is_empty() {
        return None;
    }
    let before = ground.build(&plan.before, kept);
    let after = ground.build(&plan.after, None);
    for warning in compare(&before, &after) {
        say(match warning {
            Warning::Nearer { phrasing, to } => {
                format!("warning: `{phrasing}` has been answered by {to} so far")
            }
            Warning::Flips { phrasing, of, to } => {
                format!("warning: `{phrasing}` of {of} would be answered by {to}")
            }
        });
    }
    Some(after.calibration().clone())
}

/// The texts of the files, and of the Markdown files in the folders, by their paths.
fn read_files(paths: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let there = std::fs::read_dir(path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            let markdown = |path: &PathBuf| path.extension().is_some_and(|end| end == "md");
            files.extend(there.filter_map(Result::ok).map(|file| file.path()).filter(markdown));
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    files.dedup();
    if files.is_empty() {
        return Err(Failure::Failed("there are no .md files there".to_owned()));
    }
    let text = |path: &PathBuf| {
        let text =
            input::read_text(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok((path.display().to_string(), text))
    };
    files.iter().map(text).collect()
}
