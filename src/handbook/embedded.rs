//! The handbook as it was when the bot was built.
//!
//! `include_dir` takes in whatever lies in the folder, so that a new entry is a new file and
//! nothing else; it is a small macro without dependencies of weight. Cargo does not notice a file
//! that was added since the last build; a test below does.

use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::entry::{Entry, parse_all};
use super::lexicon::{Lexicon, Negatives};
use super::problem::Problem;
use super::{Calibration, Handbook};

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales/vi/handbook");
const LEXICON: &str = include_str!("../../locales/vi/lexicon.toml");
const CALIBRATION: &str = include_str!("../../locales/vi/calibration.json");
const NEGATIVES: &str = include_str!("../../locales/vi/negatives.toml");

/// What is wrong with what was embedded. A test keeps this from happening in a release.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// Entries that cannot be read.
    #[error("the embedded handbook has {} problems, the first of them: {}", .0.len(),
        .0.first().map(ToString::to_string).unwrap_or_default())]
    Entries(Vec<Problem>),
    /// The lexicon or the negatives.
    #[error("the embedded lexicon cannot be read: {0}")]
    Lexicon(#[from] toml::de::Error),
}

/// The embedded handbook.
///
/// # Errors
///
/// Files that cannot be read.
pub fn handbook() -> Result<Handbook, EmbeddedError> {
    let entries = entries().map_err(EmbeddedError::Entries)?;
    Ok(Handbook::with_calibration(entries, &lexicon()?, &negatives()?, calibration()))
}

/// What was learnt about the embedded handbook when it was last changed; `None` where the file is of
/// another shape. It saves the first start half a second and its memory.
#[must_use]
pub fn calibration() -> Option<Calibration> {
    serde_json::from_str(CALIBRATION).ok()
}

/// The embedded entries, in order of their ids.
///
/// # Errors
///
/// Every problem of every file.
pub fn entries() -> Result<Vec<Arc<Entry>>, Vec<Problem>> {
    let files = FOLDER.files().filter(|file| file.path().extension().is_some_and(|e| e == "md"));
    parse_all(files.filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?))))
}

/// The embedded files by the ids of their entries.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FOLDER.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?.strip_suffix(".md")?;
        Some((name, file.contents_utf8()?))
    })
}

/// The text of an entry's embedded file.
#[must_use]
pub fn file(id: &str) -> Option<&'static str> {
    FOLDER.get_file(format!("{id}.md"))?.contents_utf8()
}

/// The embedded lexicon.
///
/// # Errors
///
/// TOML that cannot be read.
pub fn lexicon() -> Result<Lexicon, toml::de::Error> {
    Lexicon::parse(LEXICON)
}

/// The embedded questions that must not be answered.
///
/// # Errors
///
/// TOML that cannot be read.
pub fn negatives() -> Result<Negatives, toml::de::Error> {
    Negatives::parse(NEGATIVES)
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/vi/handbook");
        for file in std::fs::read_dir(folder).unwrap() {
            let name = file.unwrap().file_name();
            assert!(
                FOLDER.get_file(&name).is_some(),
                "{} was added since the last build: touch src/handbook/embedded.rs",
                name.display()
            );
        }
    }

    #[test]
    fn nothing_is_wrong_with_the_handbook() {
        let today = "2026-11-24".parse().unwrap();
        let problems = check(&entries().unwrap(), &lexicon().unwrap(), today);
        let shown: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert!(shown.is_empty(), "{}", shown.join("\n"));
    }

    #[test]
    fn what_was_learnt_is_of_this_handbook() {
        let learnt = Handbook::new(entries().unwrap(), &lexicon().unwrap(), &negatives().unwrap());
        let (learnt, kept) = (learnt.calibration(), calibration().unwrap());
        let hint = "ocop-bot handbook calibrate > locales/vi/calibration.json";
        assert_eq!(kept.handbook, learnt.handbook, "{hint}");
        // Another processor may round otherwise.
        for (kept, learnt) in [
            (kept.t_answer, learnt.t_answer),
            (kept.t_ask, learnt.t_ask),
            (kept.found, learnt.found),
        ] {
            assert!((kept - learnt).abs() < 1e-6, "{kept} is not {learnt}: {hint}");
        }
    }

    #[test]
    fn everything_embedded_can_be_read() {
        if let Err(problems) = entries() {
            let shown: Vec<_> = problems.iter().map(ToString::to_string).collect();
            panic!("{}", shown.join("\n"));
        }
        lexicon().unwrap();
        assert!(negatives().unwrap().questions().count() > 100);
    }
}
