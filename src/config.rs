//! How an instance is set up: flags, then the environment, then a TOML file, then defaults.

use std::fmt;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::input;
use crate::store;
use crate::telegram::gateway::TELEGRAM;
use crate::telegram::pacer::Pacing;

/// The database, where none is named.
pub const DEFAULT_DATABASE: &str = "ocop-bot.sqlite";

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For machines, an object a line.
    Json,
}

/// What was given on the command line and in the environment.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Given {
    /// A TOML file with any of: database, `api_url`, admins, evidence, pacing, log
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The SQLite file [default: ocop-bot.sqlite]
    #[arg(long, global = true, env = "DATABASE_URL", value_name = "FILE")]
    pub database: Option<String>,
    /// Another Bot API server than Telegram's
    #[arg(long, global = true, env = "TELOXIDE_API_URL", value_name = "URL")]
    pub api_url: Option<String>,
    /// Telegram ids of the first admins, separated by commas
    #[arg(long, global = true, env = "OCOP_ADMINS", value_name = "IDS")]
    pub admins: Option<String>,
    /// A folder for copies of the papers that producers send [default: Telegram alone keeps them]
    #[arg(long, global = true, env = "OCOP_EVIDENCE", value_name = "FOLDER")]
    pub evidence: Option<String>,
    /// How log lines look
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    pub log: Option<LogFormat>,
}

/// The TOML file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    api_url: Option<String>,
    admins: Option<Vec<i64>>,
    evidence: Option<String>,
    log: Option<LogFormat>,
    pacing: Option<String>,
}

/// A checked set-up.
#[derive(Clone, Debug)]
pub struct Config {
    /// The SQLite file.
    pub database: PathBuf,
    /// The Bot API server.
    pub api_url: String,
    /// Telegram ids of those who are admins from the start.
    pub admins: Vec<i64>,
    /// Where copies of papers are kept; `None` where Telegram alone keeps them.
    pub evidence: Option<PathBuf>,
    /// Whether Telegram's limits are kept.
    pub pacing: Pacing,
    /// How log lines look.
    pub log: LogFormat,
}

/// Why an instance cannot be set up. Every sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path} cannot be read: {error}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The file is not as it should be.
    #[error("{path} is not a sound configuration:\n{error}")]
    Unsound {
        /// The file.
        path: PathBuf,
        /// Where and why.
        error: toml::de::Error,
    },
    /// There is no token.
    #[error(
        "TELOXIDE_TOKEN is not set. Write to @BotFather in Telegram, send /newbot, and set \
         TELOXIDE_TOKEN to the token that you get (it looks like 123456789:AAE…). To see the bot \
         without one, run: ocop-bot demo"
    )]
    NoToken,
    /// The token is none.
    #[error(
        "TELOXIDE_TOKEN is not a bot's token: it is a number, a colon and 35 letters, as \
         123456789:AAE… Copy it again from @BotFather (/mybots, API Token)"
    )]
    BadToken,
    /// The server's address is none.
    #[error("{0:?} is not the address of a Bot API server: it begins with http:// or https://")]
    BadApiUrl(String),
    /// The database is no file.
    #[error("{0:?} names no SQLite file: DATABASE_URL is a path, as ocop-bot.sqlite")]
    BadDatabase(String),
    /// An admin's id is none.
    #[error(
        "OCOP_ADMINS: {0:?} is not a Telegram id. It is a number; @userinfobot tells you yours"
    )]
    BadAdmin(String),
    /// The folder for copies is none.
    #[error(
        "OCOP_EVIDENCE: {0:?} is no folder. Make it, and let the bot write into it; or leave the setting \
         out, and Telegram alone keeps the papers"
    )]
    BadEvidence(PathBuf),
    /// The pacer would be off against Telegram itself.
    #[error(
        "OCOP_PACING=off is for load tests against a server of your own (TELOXIDE_API_URL); \
         against Telegram's it would get the bot blocked"
    )]
    UnpacedTelegram,
    /// There is no such pacing.
    #[error("OCOP_PACING is {0:?}: it can be on or off")]
    BadPacing(String),
}

impl Config {
    /// Puts together what was given, the file and the defaults. `pacing` is `OCOP_PACING`.
    ///
    /// # Errors
    /// When something does not make sense.
    pub fn read(given: &Given, pacing: Option<&str>) -> Result<Self, ConfigError> {
        let file = given.config.as_deref().map(read_file).transpose()?.unwrap_or_default();
        // What is set to nothing, as in a compose file, is not set.
        let set = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let database = set(&given.database).or(file.database);
        let database = database.as_deref().unwrap_or(DEFAULT_DATABASE);
        if !store::names_a_file(database) {
            return Err(ConfigError::BadDatabase(database.to_owned()));
        }
        let api_url = set(&given.api_url).or(file.api_url).unwrap_or_else(|| TELEGRAM.to_owned());
        if !api_url.starts_with("http://") && !api_url.starts_with("https://") {
            return Err(ConfigError::BadApiUrl(api_url));
        }
        let admins = match set(&given.admins) {
            Some(text) => parse_admins(&text)?,
            None => file.admins.unwrap_or_default(),
        };
        if let Some(id) = admins.iter().find(|id| **id <= 0) {
            return Err(ConfigError::BadAdmin(id.to_string()));
        }
        let pacing = pacing.filter(|text| !text.is_empty()).map(str::to_owned).or(file.pacing);
        let pacing = match pacing.as_deref() {
            None | Some("on") => Pacing::On,
            Some("off") if is_telegram(&api_url) => return Err(ConfigError::UnpacedTelegram),
            Some("off") => Pacing::Off,
            Some(other) => return Err(ConfigError::BadPacing(other.to_owned())),
        };
        let evidence = set(&given.evidence).or(file.evidence).map(PathBuf::from);
        if let Some(folder) = evidence.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(ConfigError::BadEvidence(folder.clone()));
        }
        Ok(Self {
            evidence,
            database: store::path_of_url(database),
            api_url,
            admins,
            pacing,
            log: given.log.or(file.log).unwrap_or_default(),
        })
    }

    /// Checks a token from the environment. A server of one's own may take any.
    ///
    /// # Errors
    /// When there is none, or it cannot be one.
    pub fn token(&self, token: Option<String>) -> Result<SecretString, ConfigError> {
        let token = SecretString::from(token.unwrap_or_default());
        if token.expose_secret().is_empty() {
            return Err(ConfigError::NoToken);
        }
        if is_telegram(&self.api_url) && !looks_like_a_token(token.expose_secret()) {
            return Err(ConfigError::BadToken);
        }
        Ok(token)
    }
}

fn read_file(path: &Path) -> Result<File, ConfigError> {
    let text = input::read_text(path)
        .map_err(|error| ConfigError::Unreadable { path: path.to_owned(), error })?;
    toml::from_str(&text).map_err(|error| ConfigError::Unsound { path: path.to_owned(), error })
}

fn parse_admins(text: &str) -> Result<Vec<i64>, ConfigError> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| match part.parse() {
            Ok(id) if id > 0 => Ok(id),
            _ => Err(ConfigError::BadAdmin(part.to_owned())),
        })
        .collect()
}

fn is_telegram(api_url: &str) -> bool {
    let host = api_url.split("//").nth(1).unwrap_or_default();
    let host = host.split(['/', ':']).next().unwrap_or_default().trim_end_matches('.');
    host == "telegram.org" || host.ends_with(".telegram.org")
}

fn looks_like_a_token(token: &str) -> bool {
    token.split_once(':').is_some_and(|(id, secret)| {
        !id.is_empty()
            && id.bytes().all(|byte| byte.is_ascii_digit())
            && secret.len() >= 30
            && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    })
}

impl fmt::Display for LogFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Text => "text",
            Self::Json => "json",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "123456789:AAEabcdefghijklmnopqrstuvwxyz-_1234";

    #[test]
    fn defaults_make_an_instance_for_telegram() {
        let config = Config::read(&Given::default(), None).unwrap();
        assert_eq!(config.database, Path::new(DEFAULT_DATABASE));
        assert_eq!(config.api_url, TELEGRAM);
        assert_eq!(config.pacing, Pacing::On);
        assert!(config.token(Some(TOKEN.to_owned())).is_ok());
        assert!(matches!(config.token(None), Err(ConfigError::NoToken)));
        assert!(matches!(config.token(Some("abc".to_owned())), Err(ConfigError::BadToken)));
    }

    #[test]
    fn a_flag_wins_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bot.toml");
        std::fs::write(&path, "database = 'a.sqlite'\nadmins = [5]\nlog = 'json'\n").unwrap();
        let given = Given {
            config: Some(path),
            database: Some("sqlite://b.sqlite".to_owned()),
            ..Given::default()
        };
        let config = Config::read(&given, None).unwrap();
        assert_eq!(config.database, Path::new("b.sqlite"));
        assert_eq!(config.admins, [5]);
        assert_eq!(config.log, LogFormat::Json);
    }

    #[test]
    fn a_misspelt_key_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bot.toml");
        std::fs::write(&path, "log = 'text'\ndatabse = 'a.sqlite'\n").unwrap();
        let given = Given { config: Some(path), ..Given::default() };
        let error = Config::read(&given, None).unwrap_err().to_string();
        assert!(error.contains("databse") && error.contains("line 2"), "{error}");
    }

    #[test]
    fn the_pacer_cannot_be_off_against_telegram() {
        let off = |url: Option<&str>| {
            let given = Given { api_url: url.map(str::to_owned), ..Given::default() };
            Config::read(&given, Some("off"))
        };
        assert!(matches!(off(None), Err(ConfigError::UnpacedTelegram)));
        let shouted = off(Some("https://api.telegram.org:443/"));
        assert!(matches!(shouted, Err(ConfigError::UnpacedTelegram)));
        assert_eq!(off(Some("http://127.0.0.1:8081")).unwrap().pacing, Pacing::Off);
        let local =
            Config::read(&Given { api_url: Some("ftp://x".to_owned()), ..Given::default() }, None);
        assert!(matches!(local, Err(ConfigError::BadApiUrl(_))));
    }

    #[test]
    fn copies_of_papers_go_to_a_folder_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let given = |path: &Path| Given {
            evidence: Some(path.to_str().unwrap().to_owned()),
            ..Given::default()
        };
        let config = Config::read(&given(folder.path()), None).unwrap();
        assert_eq!(config.evidence.as_deref(), Some(folder.path()));
        let gone = Config::read(&given(&folder.path().join("gone")), None);
        assert!(matches!(gone, Err(ConfigError::BadEvidence(_))));
        assert_eq!(Config::read(&Given::default(), None).unwrap().evidence, None);
    }

    #[test]
    fn admins_are_numbers() {
        assert_eq!(parse_admins(" 5, 77 ,").unwrap(), [5, 77]);
        assert!(matches!(parse_admins("5,@lan"), Err(ConfigError::BadAdmin(who)) if who == "@lan"));
        assert!(matches!(parse_admins("-5"), Err(ConfigError::BadAdmin(_))));
    }
}
