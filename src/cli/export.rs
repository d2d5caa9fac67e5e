//! `export`: a list out of the register.

use std::path::PathBuf;

use anyhow::Context;

use crate::clock::{Clock, local_date};
use crate::config::Config;
use crate::locale::{Language, Locale};
use crate::programme::Programme;
use crate::programme::criteria::Star;
use crate::programme::places::{Lookup, Places};
use crate::programme::sets;
use crate::spreadsheets::export::{Filter, Held, List, Made, export};
use crate::spreadsheets::{Words, exporting, template};
use crate::store;

use super::{Failure, say};

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// The file to write (.xlsx)
    file: PathBuf,
    /// Which list
    #[arg(long, value_enum, default_value_t = Which::Recognitions)]
    list: Which,
    /// Only of this commune: its code or name; may be given several times
    #[arg(long)]
    commune: Vec<String>,
    /// Only with this rating of today
    #[arg(long, value_parser = clap::value_parser!(u8).range(3..=5))]
    star: Option<u8>,
    /// Only of this group of products, 1 to 6
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=6))]
    group: Option<u8>,
    /// Only products that are recognised so long
    #[arg(long, value_enum)]
    held: Option<HeldName>,
    /// Speak English
    #[arg(long)]
    english: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Which {
    /// Recognised products, in the officials' 22 columns
    Recognitions,
    /// Producers
    Producers,
    /// Products
    Products,
    /// Dossiers
    Dossiers,
    /// The sector's table `PTNT_OCOP`
    National,
    /// An empty list to fill in
    Template,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum HeldName {
    /// They are
    Valid,
    /// Their re-evaluation can be filed, or is late
    Soon,
    /// They were
    Expired,
    /// Nobody knows how long
    Unknown,
}

pub(super) async fn run(config: Config, wanted: Export) -> Result<(), Failure> {
    let places = Places::load().map_err(anyhow::Error::from)?;
    let filter = filter(&wanted, &places)?;
    let programme = Programme::load(&places).map_err(anyhow::Error::from)?;
    let locale = Locale::load().map_err(anyhow::Error::from)?;
    let language = if wanted.english { Language::English } else { Language::Vietnamese };
    let words = Words { locale: &locale, places: &places, sets: &programme.sets, language };
    let list = match wanted.list {
        Which::Recognitions => Some(List::Recognitions),
        Which::Producers => Some(List::Producers),
        Which::Products => Some(List::Products),
        Which::Dossiers => Some(List::Dossiers),
        Which::National => Some(List::National),
        Which::Template => None,
    };
    let Made { rows, bytes } = match list {
        None => {
            let bytes = template::template(words).map_err(anyhow::Error::from)?;
            Made { rows: 0, bytes }
        }
        Some(list) => {
            let (pool, found) =
                store::look(&config.database).await.context("the database cannot be opened")?;
            if found < store::newest_version() {
                return Err(Failure::Failed(
                    "the database is of an older program: run the bot once, so that it is brought \
                     up to date"
                        .to_owned(),
                ));
            }
            let source = async {
                let mut reader = pool.acquire().await.map_err(store::StoreError::from)?;
                exporting::source(&mut reader).await
            };
            let source = source.await.context("the database cannot be read")?;
            pool.close().await;
            let today = local_date(Clock::system().now());
            export(list, &filter, &source, words, &programme.rule_sets, today)
                .map_err(anyhow::Error::from)?
        }
    };
    std::fs::write(&wanted.file, bytes)
        .with_context(|| format!("{} cannot be written", wanted.file.display()))?;
    say(format!("{rows} rows in {}", wanted.file.display()));
    Ok(())
}

fn filter(wanted: &Export, places: &Places) -> Result<Filter, Failure> {
    let mut communes = Vec::new();
    for text in &wanted.commune {
        match places.find(text) {
            Lookup::One(place, _) => communes.push(place.code),
            Lookup::Several { choices, .. } => {
                let list: Vec<String> = choices
                    .iter()
                    .map(|choice| format!("\n  {} {}", choice.place.code, choice.place.name))
                    .collect();
                return Err(Failure::Usage(format!(
                    "--commune {text:?} may be one of:{}",
                    list.concat()
                )));
            }
            Lookup::None => {
                return Err(Failure::Usage(format!(
                    "--commune {text:?} is no commune of Lam Dong"
                )));
            }
        }
    }
    let group = wanted.group.map(usize::from).and_then(|number| number.checked_sub(1));
    Ok(Filter {
        communes: (!communes.is_empty()).then_some(communes),
        star: wanted.star.and_then(Star::new),
        group: group.and_then(|at| sets::Group::ALL.get(at).copied()),
        held: wanted.held.map(|held| match held {
            HeldName::Valid => Held::Valid,
            HeldName::Soon => Held::Soon,
            HeldName::Expired => Held::Expired,
            HeldName::Unknown => Held::Unknown,
        }),
    })
}
