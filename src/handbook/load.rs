//! The handbook that the program carries, ready for use.

use super::embedded;
use super::{Calibration, Handbook, Problem};

/// The handbook that the program carries cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There are entries that cannot be read.
    #[error("{}", lines(.0))]
    Entries(Vec<Problem>),
    /// The lexicon or the questions that must not be answered cannot be read.
    #[error(transparent)]
    Lexicon(#[from] toml::de::Error),
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl Handbook {
    /// The handbook that the program carries. It learns how sure an answer must be (half a
    /// second) unless `kept` was learnt from the same one.
    ///
    /// # Errors
    /// When something in it cannot be read.
    pub fn embedded(kept: Option<Calibration>) -> Result<Self, LoadError> {
        let entries = embedded::entries().map_err(LoadError::Entries)?;
        let lexicon = embedded::lexicon()?;
        let negatives = embedded::negatives()?;
        Ok(Self::with_calibration(entries, &lexicon, &negatives, kept))
    }
}
