//! What people read: typed messages over Fluent.
//!
//! The texts are in `locales/<language>/<feature>.ftl`. A feature names its messages once with
//! [`messages!`], which makes a function of each, so that a misspelt id or a forgotten argument
//! does not compile. What the compiler cannot see, a test does: that both languages have exactly
//! the messages that the code names, with exactly the same variables.

mod html;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use html::Html;

/// A language that the bot speaks. The handbook is in Vietnamese only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Vietnamese, the language that everything is written in first.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// The code that Telegram and the database use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The best guess for a new account, from its app's language (an IETF tag). Someone whose app
    /// is in a third language is more likely to read Vietnamese here.
    #[must_use]
    pub fn of_app(tag: Option<&str>) -> Self {
        match tag {
            Some(tag) if tag == "en" || tag.starts_with("en-") => Self::English,
            _ => Self::Vietnamese,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
            .ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}

/// A code that stands for no language of ours.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no language of this bot")]
pub struct UnknownLanguage(String);

/// The variable by which the messages of `address.ftl` know whom they address: `official`, or a
/// producer.
const READER: &str = "reader";

/// Something to say: a message's id and its arguments. Made by the functions of [`messages!`].
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    #[doc(hidden)]
    #[must_use]
    pub fn new(id: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { id, arguments }
    }

    /// The same for this reader: an official is addressed otherwise where the text says `{ you }`.
    #[must_use]
    pub fn addressed(&self, official: bool) -> Cow<'_, Self> {
        if !official {
            return Cow::Borrowed(self);
        }
        let mut message = self.clone();
        message.arguments.push((READER, "official".into()));
        Cow::Owned(message)
    }
}

/// What a message is told about.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Text, escaped where the message becomes HTML.
    Text(String),
    /// A number.
    Number(i64),
    /// Markup that was built by helpers that escape.
    Html(Html),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Html> for Argument {
    fn from(html: Html) -> Self {
        Self::Html(html)
    }
}

/// Names the messages of one feature: a function each, and the list that a test holds against the
/// files.
///
/// ```text
/// messages! {
///     greeting(name) = "start-greeting";
///     ask = "start-ask";
/// }
/// ```
#[macro_export]
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident $(($($argument:ident),+))? = $id:literal;)+) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub(crate) fn $name($($($argument: impl Into<$crate::locale::Argument>),+)?)
                -> $crate::locale::Message
            {
                $crate::locale::Message::new(
                    $id,
                    vec![$($((stringify!($argument), $argument.into())),+)?],
                )
            }
        )+

        /// Every message above: id and variables.
        #[cfg(test)]
        pub(crate) const CATALOGUE: &[(&str, &[&str])] =
            &[$(($id, &[$($(stringify!($argument)),+)?])),+];
    };
}

/// A text cannot be made: the files and the code do not fit. The tests rule it out for what is in
/// the catalogue.
#[derive(Debug, thiserror::Error)]
pub enum LocaleError {
    /// A file does not parse.
    #[error("locales/{language}/{file}: {detail}")]
    Syntax {
        /// The language.
        language: Language,
        /// The file.
        file: &'static str,
        /// What the parser says.
        detail: String,
    },
    /// Two files define the same message.
    #[error("locales/{language}/{file}: {detail}")]
    Twice {
        /// The language.
        language: Language,
        /// The file.
        file: &'static str,
        /// Which message.
        detail: String,
    },
}

macro_rules! carried {
    ($language:ident, $code:literal, $name:literal) => {
        (Language::$language, $name, include_str!(concat!("../../locales/", $code, "/", $name)))
    };
}

/// The files, by language.
const FILES: &[(Language, &str, &str)] = &[
    carried!(Vietnamese, "vi", "address.ftl"),
    carried!(Vietnamese, "vi", "assessment.ftl"),
    carried!(Vietnamese, "vi", "broadcasts-audience.ftl"),
    carried!(Vietnamese, "vi", "broadcasts-composing.ftl"),
    carried!(Vietnamese, "vi", "broadcasts.ftl"),
    carried!(Vietnamese, "vi", "deadlines.ftl"),
    carried!(Vietnamese, "vi", "demo.ftl"),
    carried!(Vietnamese, "vi", "desk.ftl"),
    carried!(Vietnamese, "vi", "dossiers.ftl"),
    carried!(Vietnamese, "vi", "feedback.ftl"),
    carried!(Vietnamese, "vi", "forms.ftl"),
    carried!(Vietnamese, "vi", "handbook-desk.ftl"),
    carried!(Vietnamese, "vi", "handbook.ftl"),
    carried!(Vietnamese, "vi", "joining.ftl"),
    carried!(Vietnamese, "vi", "papers.ftl"),
    carried!(Vietnamese, "vi", "people.ftl"),
    carried!(Vietnamese, "vi", "producers.ftl"),
    carried!(Vietnamese, "vi", "programme.ftl"),
    carried!(Vietnamese, "vi", "questions.ftl"),
    carried!(Vietnamese, "vi", "spreadsheets.ftl"),
    carried!(Vietnamese, "vi", "telegram.ftl"),
    carried!(Vietnamese, "vi", "tickets.ftl"),
    carried!(English, "en", "address.ftl"),
    carried!(English, "en", "assessment.ftl"),
    carried!(English, "en", "broadcasts-audience.ftl"),
    carried!(English, "en", "broadcasts-composing.ftl"),
    carried!(English, "en", "broadcasts.ftl"),
    carried!(English, "en", "deadlines.ftl"),
    carried!(English, "en", "demo.ftl"),
    carried!(English, "en", "desk.ftl"),
    carried!(English, "en", "dossiers.ftl"),
    carried!(English, "en", "feedback.ftl"),
    carried!(English, "en", "forms.ftl"),
    carried!(English, "en", "handbook-desk.ftl"),
    carried!(English, "en", "handbook.ftl"),
    carried!(English, "en", "joining.ftl"),
    carried!(English, "en", "papers.ftl"),
    carried!(English, "en", "people.ftl"),
    carried!(English, "en", "producers.ftl"),
    carried!(English, "en", "programme.ftl"),
    carried!(English, "en", "questions.ftl"),
    carried!(English, "en", "spreadsheets.ftl"),
    carried!(English, "en", "telegram.ftl"),
    carried!(English, "en", "tickets.ftl"),
];

/// The texts of all languages. A file of them is read when somebody first needs one of its messages: most
/// people need few.
pub struct Locale {
    /// In which file a message is, counted among those of one language.
    places: HashMap<&'static str, usize>,
    /// What was read, file by file as in [`FILES`].
    bundles: Vec<OnceLock<FluentBundle<FluentResource>>>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Locale")
    }
}

impl Locale {
    /// The texts that the program carries.
    ///
    /// # Errors
    /// When two files define the same message. What else can be wrong in them, [`Locale::check`] says.
    pub fn load() -> Result<Self, LocaleError> {
        let mut places = HashMap::new();
        for (place, (language, file, text)) in FILES.iter().take(FILES.len() / 2).enumerate() {
            for id in ids(text) {
                if places.insert(id, place).is_some() {
                    let detail = format!("{id} is in another file as well");
                    return Err(LocaleError::Twice { language: *language, file, detail });
                }
            }
        }
        Ok(Self { places, bundles: FILES.iter().map(|_| OnceLock::new()).collect() })
    }

    /// Reads all of them.
    ///
    /// # Errors
    /// When a file does not parse, or defines a message twice.
    pub fn check(&self) -> Result<(), LocaleError> {
        FILES.iter().try_for_each(|file| bundle(file).map(drop))
    }

    /// The file that has this message.
    fn bundle(&self, language: Language, id: &str) -> Option<&FluentBundle<FluentResource>> {
        let place = *self.places.get(id)?;
        let place = match language {
            Language::Vietnamese => place,
            Language::English => place + FILES.len() / 2,
        };
        let (file, read) = (FILES.get(place)?, self.bundles.get(place)?);
        Some(read.get_or_init(|| {
            bundle(file).unwrap_or_else(|error| {
                // The tests rule it out.
                tracing::error!(error = &error as &dyn std::error::Error, "texts cannot be read");
                FluentBundle::new_concurrent(Vec::new())
            })
        }))
    }

    /// The message as HTML, its text arguments escaped.
    #[must_use]
    pub fn html(&self, language: Language, message: &Message) -> Html {
        Html::trusted(self.format(language, message, |argument| match argument {
            Argument::Text(text) => FluentValue::from(Html::text(text).into_string()),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Html(html) => FluentValue::from(html.as_str().to_owned()),
        }))
    }

    /// The message as plain text: a button's label, an alert, a command's description.
    #[must_use]
    pub fn plain(&self, language: Language, message: &Message) -> String {
        self.format(language, message, |argument| match argument {
            Argument::Text(text) => FluentValue::from(text.clone()),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Html(html) => FluentValue::from(html.as_str().to_owned()),
        })
    }

    fn format(
        &self,
        language: Language,
        message: &Message,
        value: impl Fn(&Argument) -> FluentValue<'static>,
    ) -> String {
        let Some(bundle) = self.bundle(language, message.id) else {
            tracing::error!(id = message.id, %language, "a message is missing");
            return message.id.to_owned();
        };
        let mut arguments = FluentArgs::with_capacity(message.arguments.len() + 1);
        arguments.set(READER, "producer");
        for (name, argument) in &message.arguments {
            arguments.set(*name, value(argument));
        }
        let mut errors = Vec::new();
        let text = bundle
            .get_message(message.id)
            .and_then(|found| found.value())
            .map(|pattern| bundle.format_pattern(pattern, Some(&arguments), &mut errors));
        if !errors.is_empty() {
            tracing::error!(id = message.id, %language, ?errors, "a message could not be formatted");
        }
        if let Some(text) = text {
            text.into_owned()
        } else {
            tracing::error!(id = message.id, %language, "a message is missing");
            message.id.to_owned()
        }
    }
}

/// The messages that a file defines: what its lines begin with.
fn ids(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(id, _)| id.trim_end()))
}

/// The file of the messages that those of every file may refer to.
const ADDRESS: &str = "address.ftl";

/// Reads a file, and what its messages may refer to.
fn bundle(
    (language, file, text): &(Language, &'static str, &'static str),
) -> Result<FluentBundle<FluentResource>, LocaleError> {
    let id: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks would end up in what people copy; no language here is written right to left.
    bundle.set_use_isolating(false);
    let address = FILES.iter().find(|(of, name, _)| of == language && *name == ADDRESS);
    let address = address.map(|(.., text)| *text).filter(|_| *file != ADDRESS);
    for text in [*text].into_iter().chain(address) {
        let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
            LocaleError::Syntax { language: *language, file, detail: format!("{errors:?}") }
        })?;
        bundle.add_resource(resource).map_err(|errors| LocaleError::Twice {
            language: *language,
            file,
            detail: format!("{errors:?}"),
        })?;
    }
    Ok(bundle)
}

#[cfg(test)]
mod tests;
