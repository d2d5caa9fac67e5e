//! What can be wrong with a handbook file, said so that its author can put it right.

use chrono::NaiveDate;
use thiserror::Error;

/// One thing that is wrong with one file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}{}: {fault}", .line.map_or_else(String::new, |line| format!(":{line}")))]
pub struct Problem {
    /// The file's name, as it was handed in.
    pub file: String,
    /// The line, counted from 1, where one is to blame.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

impl Problem {
    pub(crate) fn new(file: impl Into<String>, fault: Fault) -> Self {
        Self { file: file.into(), line: None, fault }
    }

    pub(crate) fn at_line(file: impl Into<String>, line: usize, fault: Fault) -> Self {
        Self { file: file.into(), line: Some(line), fault }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The file does not begin with `+++`.
    #[error("the first line is not `+++`; begin the file with its front matter")]
    NoFrontMatter,
    /// The front matter is never closed.
    #[error("the front matter is not closed; put a line `+++` after it")]
    FrontMatterOpen,
    /// TOML that cannot be read.
    #[error("not valid TOML: {0}")]
    Toml(String),
    /// A required key is absent.
    #[error("the key `{0}` is missing")]
    KeyMissing(String),
    /// A key that means nothing here.
    #[error("the key `{0}` is not known; is it misspelt?")]
    KeyUnknown(String),
    /// A value of the wrong type.
    #[error("the key `{key}` must hold {expected}")]
    WrongType {
        /// The key, with its table.
        key: String,
        /// What it should hold.
        expected: &'static str,
    },
    /// A word outside a closed list.
    #[error("`{value}` is not one of the values of `{key}`: {allowed}")]
    NotInList {
        /// The key.
        key: String,
        /// What it holds.
        value: String,
        /// What it may hold.
        allowed: String,
    },
    /// An id that is not kebab-case ASCII of at most 40 characters.
    #[error("`{0}` is not an id: small ASCII letters, digits and single hyphens, at most 40")]
    BadId(String),
    /// The id differs from the file's name.
    #[error("the id `{0}` is not the file's name; make them equal")]
    IdNotFileName(String),
    /// Two files with one id.
    #[error("the id `{id}` is also that of {other}")]
    IdTwice {
        /// The id.
        id: String,
        /// The other file.
        other: String,
    },
    /// There is no text.
    #[error("the body is empty")]
    BodyEmpty,
    /// The body is longer than a screen of a phone.
    #[error("the body has {0} characters; 900 is the most")]
    BodyTooLong(usize),
    /// Markup that would be shown as it is typed, or that Telegram has no form for.
    #[error("markup that does not work: {0}")]
    Markup(String),
    /// The title is too long.
    #[error("the title has {0} characters; 80 is the most")]
    TitleTooLong(usize),
    /// The button's label does not fit on a button.
    #[error("the button has {0} characters; 28 is the most")]
    ButtonTooLong(usize),
    /// Two entries that a user could not tell apart.
    #[error("the {what} `{value}` is also that of {other}")]
    SameWords {
        /// Title or button.
        what: &'static str,
        /// The words.
        value: String,
        /// The other entry.
        other: String,
    },
    /// Nothing to check the answer against.
    #[error("there is no source; an entry without one must not be shown")]
    NoSource,
    /// The rule told is no longer in force.
    #[error("what it tells ended on {0}; rewrite or remove it")]
    Ended(NaiveDate),
    /// A source that is no longer in force, without the one that took its place.
    #[error(
        "it stands on {document}, which ended on {ended}; compare it with {by}, say what changed, \
         and name that as a source too"
    )]
    Superseded {
        /// The document.
        document: String,
        /// When it ended.
        ended: NaiveDate,
        /// What took its place.
        by: String,
    },
    /// `in_force_to` lies before `in_force_from`.
    #[error("it ends ({to}) before it begins ({from})")]
    EndsBeforeItBegins {
        /// In force from.
        from: NaiveDate,
        /// In force to.
        to: NaiveDate,
    },
    /// A related entry that does not exist.
    #[error("the related entry `{0}` does not exist")]
    RelatedUnknown(String),
    /// An entry that names itself as related.
    #[error("it names itself as related")]
    RelatedToItself,
    /// Too few ways of asking.
    #[error("only {0} phrasings; five are the least, fourteen are good")]
    FewPhrasings(usize),
    /// Two entries would be asked for in the same words.
    #[error("the phrasing `{phrasing}` reads like one of {other}: `{theirs}`")]
    PhrasingCollides {
        /// The phrasing here.
        phrasing: String,
        /// The other entry.
        other: String,
        /// The phrasing there.
        theirs: String,
    },
}

impl Fault {
    /// Whether an entry with it must not be shown. The others make it worse than it could be.
    #[must_use]
    pub fn forbids(&self) -> bool {
        !matches!(self, Self::FewPhrasings(_))
    }
}
