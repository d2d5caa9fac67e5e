//! `import`: an officials' Excel list into the register.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use futures::FutureExt;

use crate::clock::{Clock, Timestamp, local_date};
use crate::config::Config;
use crate::locale::{Language, Locale};
use crate::people::Actor;
use crate::producers::bulk::register;
use crate::programme::Programme;
use crate::programme::places::Places;
use crate::spreadsheets::change::{Count, Figures};
use crate::spreadsheets::entry::Grounds;
use crate::spreadsheets::fault::Problem;
use crate::spreadsheets::guard::{FILE, Unfit};
use crate::spreadsheets::importing::{self, Decision, Done, Import as Row, ImportId, State};
use crate::spreadsheets::words::number;
use crate::spreadsheets::{Words, texts, working, writing};
use crate::store::{Lock, Store, StoreError};

use super::{Failure, say};

/// Problems that are printed.
const SHOWN: usize = 200;

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// The list (.xlsx)
    #[arg(required_unless_present = "undo")]
    file: Option<PathBuf>,
    /// Only say what would change
    #[arg(long, requires = "file")]
    dry_run: bool,
    /// Undo the import with this number
    #[arg(long, value_name = "NUMBER", conflicts_with = "file")]
    undo: Option<i64>,
    /// Speak English
    #[arg(long)]
    english: bool,
}

/// What the texts are made of.
struct Tables {
    locale: Locale,
    places: Places,
    programme: Programme,
    language: Language,
}

impl Tables {
    fn load(english: bool) -> anyhow::Result<Self> {
        let places = Places::load()?;
        Ok(Self {
            locale: Locale::load()?,
            programme: Programme::load(&places)?,
            places,
            language: if english { Language::English } else { Language::Vietnamese },
        })
    }

    fn words(&self) -> Words<'_> {
        Words {
            locale: &self.locale,
            places: &self.places,
            sets: &self.programme.sets,
            language: self.language,
        }
    }
}

pub(super) async fn run(config: Config, wanted: Import) -> Result<(), Failure> {
    let tables = Tables::load(wanted.english)?;
    let now = Clock::system().now();
    // A file that is none is said before the database is touched.
    let file = match &wanted.file {
        Some(path) => Some((file_name(path), read(path, tables.words())?)),
        None => None,
    };
    let _alone = alone(&config.database)?;
    let store = Store::open(&config.database).await.context("the database cannot be opened")?;
    let outcome = async {
        finish_what_was_begun(&store, now).await?;
        match (file, wanted.undo) {
            (Some((name, bytes)), _) if wanted.dry_run => {
                look(&store, &tables, &name, &bytes, now).await
            }
            (Some((name, bytes)), _) => bring(&store, &tables, &name, &bytes, now).await,
            (None, Some(id)) => undo(&store, tables.words(), ImportId(id), now).await,
            (None, None) => Ok(()),
        }
    };
    let outcome = outcome.await;
    store.close().await;
    outcome
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads a file, unless its size says that it is none.
fn read(path: &Path, words: Words<'_>) -> Result<Vec<u8>, Failure> {
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    let (size, file) = opened.with_context(|| format!("{} cannot be read", path.display()))?;
    let unfit = |unfit: Unfit| {
        let text = texts::unfit(words.unfit(&unfit), file_name(path));
        Failure::Failed(words.plain(&text))
    };
    if size > FILE {
        return Err(unfit(Unfit::TooLarge(FILE >> 20)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(FILE + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    if bytes.len() as u64 > FILE {
        return Err(unfit(Unfit::TooLarge(FILE >> 20)));
    }
    Ok(bytes)
}

/// Of two imports on the command line, the second is refused; the bot may run.
fn alone(database: &Path) -> Result<Lock, Failure> {
    let beside = database.with_extension("import");
    Lock::take(&beside).map_err(|error| match error.kind() {
        std::io::ErrorKind::WouldBlock => {
            Failure::Failed("another import is running on this database: wait for it".to_owned())
        }
        _ => Failure::Failed(format!("{} cannot be used: {error}", beside.display())),
    })
}

/// Takes back what an import that was broken off has written, and forgets what it has staged.
async fn finish_what_was_begun(store: &Store, now: Timestamp) -> Result<(), Failure> {
    let begun = |error: StoreError| anyhow!(error).context("an earlier import cannot be ended");
    loop {
        let found = {
            let mut reader = store.reader().acquire().await.map_err(|error| begun(error.into()))?;
            importing::at_work(&mut reader).await.map_err(begun)?
        };
        let Some(import) = found else { return Ok(()) };
        say(format!("note: import {} was broken off; it is ended first", import.id));
        match import.state {
            State::Undoing => {
                writing::undo(store, now, &import, working::nothing_else()).await.map_err(begun)?;
            }
            State::Applying => {
                writing::give_up(store, now, &import).await.map_err(begun)?;
            }
            _ => {
                let read = Err(Unfit::Gone);
                working::stage(store, now, import.id, read, working::nothing_else())
                    .await
                    .map_err(begun)?;
            }
        }
    }
}

async fn prepared(
    store: &Store,
    tables: &Tables,
    name: &str,
    bytes: &[u8],
    now: Timestamp,
) -> Result<Result<working::Prepared, Unfit>, Failure> {
    let there = async {
        let mut reader = store.reader().acquire().await?;
        register(&mut reader).await
    };
    let register = there.await.context("the database cannot be read")?;
    let grounds = Grounds {
        places: &tables.places,
        sets: &tables.programme.sets,
        rules: &tables.programme.rule_sets,
        today: local_date(now),
    };
    Ok(working::prepare((name, bytes, FILE), &register, grounds))
}

/// Says what a list would change.
async fn look(
    store: &Store,
    tables: &Tables,
    name: &str,
    bytes: &[u8],
    now: Timestamp,
) -> Result<(), Failure> {
    let words = tables.words();
    match prepared(store, tables, name, bytes, now).await? {
        Ok(prepared) => {
            let plan = prepared.plan();
            tell(words, name, &plan.figures, &plan.problems);
            let same =
                importing::same_file(store, bytes).await.context("the database cannot be read")?;
            if let Some(same) = same {
                say(words.plain(&texts::same_file(same.0)));
            }
            Ok(())
        }
        Err(unfit) => Err(not_read(words, name, &unfit)),
    }
}

fn not_read(words: Words<'_>, name: &str, unfit: &Unfit) -> Failure {
    let detail =
        if let Unfit::Corrupt(detail) = unfit { format!(" ({detail})") } else { String::new() };
    Failure::Failed(words.plain(&texts::unfit(words.unfit(unfit), name)) + &detail)
}

/// Brings a list into the register.
async fn bring(
    store: &Store,
    tables: &Tables,
    name: &str,
    bytes: &[u8],
    now: Timestamp,
) -> Result<(), Failure> {
    let words = tables.words();
    let wrong = |error: StoreError| anyhow!(error).context("nothing was written");
    let read = prepared(store, tables, name, bytes, now).await?;
    if let Ok(prepared) = &read {
        tell(words, name, &prepared.plan().figures, &prepared.plan().problems);
    }
    let received = {
        let name = name.to_owned();
        store
            .write(move |tx| {
                async move { importing::receive(tx, now, &Actor::CommandLine, &name, None).await }
                    .boxed()
            })
            .await
            .map_err(wrong)?
    };
    let Done::Done(id) = received else {
        return Err(Failure::Failed("the command line may not import".to_owned()));
    };
    working::stage(store, now, id, read, working::nothing_else()).await.map_err(wrong)?;
    let import = row(store, id).await?;
    let figures = &import.figures;
    if let Some(same) = figures.same_as {
        return Err(Failure::Failed(words.plain(&texts::same_file(same))));
    }
    if let Some(unfit) = &figures.unfit {
        return Err(not_read(words, name, unfit));
    }
    let decision = if figures.changes() > 0 { Decision::Write } else { Decision::Discard };
    let Done::Done(import) = decide(store, id, decision, now).await.map_err(wrong)? else {
        return Err(Failure::Failed(words.plain(&texts::too_late())));
    };
    if decision == Decision::Discard {
        let figures = &import.figures;
        if figures.wrong > 0 && figures.wrong == figures.rows {
            return Err(Failure::Failed(words.plain(&texts::no_good_rows())));
        }
        let text = if figures.rows == 0 { texts::no_rows() } else { texts::nothing_new() };
        say(words.plain(&text));
        return Ok(());
    }
    writing::write(store, now, &import, working::nothing_else()).await.map_err(wrong)?;
    match row(store, id).await?.state {
        State::Applied => {
            say(words.plain(&texts::written(id.0, name)));
            Ok(())
        }
        _ => Err(Failure::Failed(words.plain(&texts::failed(name)))),
    }
}

async fn decide(
    store: &Store,
    id: ImportId,
    decision: Decision,
    now: Timestamp,
) -> Result<Done<Row>, StoreError> {
    store
        .write(move |tx| {
            async move { importing::decide(tx, now, &Actor::CommandLine, id, decision).await }
                .boxed()
        })
        .await
}

async fn row(store: &Store, id: ImportId) -> Result<Row, Failure> {
    let found = async {
        let mut reader = store.reader().acquire().await?;
        importing::import(&mut reader, id).await
    };
    let found = found.await.context("the database cannot be read")?;
    found.ok_or_else(|| Failure::Failed(format!("there is no import {id}")))
}

async fn undo(
    store: &Store,
    words: Words<'_>,
    id: ImportId,
    now: Timestamp,
) -> Result<(), Failure> {
    let wrong = |error: StoreError| anyhow!(error).context("it was not undone");
    let import = match decide(store, id, Decision::Undo, now).await.map_err(wrong)? {
        Done::Done(import) => import,
        Done::NotFound => return Err(Failure::Failed(words.plain(&texts::not_found()))),
        Done::TooLate(_) | Done::Refused => {
            return Err(Failure::Failed(words.plain(&texts::too_late())));
        }
    };
    writing::undo(store, now, &import, working::nothing_else()).await.map_err(wrong)?;
    let kept = async {
        let mut reader = store.reader().acquire().await?;
        importing::kept(&mut reader, id).await
    };
    let (count, rows) = kept.await.context("the database cannot be read")?;
    say(words.plain(&texts::undone(id.0, count)));
    if !rows.is_empty() {
        let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
        say(words.plain(&texts::undone_kept(rows.join(", "))));
    }
    Ok(())
}

/// Says what a list holds.
fn tell(words: Words<'_>, name: &str, figures: &Figures, problems: &[Problem]) {
    let plain = |text: String| text.replace("<b>", "").replace("</b>", "");
    let say = |message: crate::locale::Message| say(plain(words.plain(&message)));
    let (rows, wrong) = (number(figures.rows), number(figures.wrong));
    say(texts::ready(name, figures.sheet.as_str(), rows, rows - wrong, wrong));
    for (what, count) in [
        ("producers", figures.producers),
        ("products", figures.products),
        ("decisions", figures.decisions),
        ("recognitions", figures.recognitions),
    ] {
        let Count { new, changed, same } = count;
        if count.all() > 0 {
            say(texts::count(what, number(new), number(changed), number(same)));
        }
    }
    if figures.without_set > 0 {
        say(texts::without_set(number(figures.without_set)));
    }
    if !figures.other.is_empty() {
        say(texts::other_columns(figures.other.join(", ")));
    }
    for (is_error, count) in [(true, figures.errors), (false, figures.warnings)] {
        if count == 0 {
            continue;
        }
        let heading = if is_error { texts::errors } else { texts::warnings };
        say(heading(number(count)));
        let of = problems.iter().filter(|problem| problem.fault.is_error() == is_error);
        for problem in of.take(SHOWN) {
            say(words.problem(problem));
        }
        let more = usize::try_from(count).unwrap_or(0).saturating_sub(SHOWN);
        if more > 0 {
            say(texts::many(number(more)));
        }
    }
}
