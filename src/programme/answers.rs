//! From what a question names to what the tables say about it: data, not text.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::Programme;
use super::contacts::Contact;
use super::criteria::{Minimum, Star};
use super::data::Citation;
use super::lookups::Found;
use super::papers::Paper;
use super::places::{self, How, Place, PlaceCode, Places};
use super::products;
use super::rule_sets::RuleSet;
use super::sets::{Set, SetNumber};

/// What an answer is about: enough to give it again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The office of a commune.
    Place(PlaceCode),
    /// A set.
    Set(SetNumber),
    /// What a rating asks of a set.
    Minima(SetNumber, Star),
    /// A paper, by its id.
    Paper(String),
}

/// A text that is no topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no topic")]
pub struct NoTopic;

impl fmt::Display for Topic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(code) => write!(formatter, "place:{code}"),
            Self::Set(number) => write!(formatter, "set:{number}"),
            Self::Minima(number, star) => write!(formatter, "minima:{number}-{star}"),
            Self::Paper(id) => write!(formatter, "paper:{id}"),
        }
    }
}

impl FromStr for Topic {
    type Err = NoTopic;

    fn from_str(text: &str) -> Result<Self, NoTopic> {
        let (kind, of) = text.split_once(':').ok_or(NoTopic)?;
        let topic = match kind {
            "place" => of.parse().ok().and_then(PlaceCode::stored).map(Self::Place),
            "set" => SetNumber::parse(of).ok().map(Self::Set),
            "minima" => of.split_once('-').and_then(|(set, star)| {
                Some(Self::Minima(SetNumber::parse(set).ok()?, Star::parse(star).ok()?))
            }),
            "paper" => Some(Self::Paper(of.to_owned())),
            _ => None,
        };
        topic.ok_or(NoTopic)
    }
}

/// What the tables say.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer<'a> {
    /// Where the producers of a place file.
    Office {
        /// The commune of today.
        place: &'a Place,
        /// How the name that was used leads there; nothing where it is not known.
        how: Option<How>,
        /// How to reach the office, where somebody wrote that down.
        contact: Option<Contact>,
        /// Where it stands that producers file there.
        citation: &'a Citation,
    },
    /// The set of a product, with its group and ministries.
    Set(&'a Set),
    /// What a rating asks of the products of a set.
    Minima {
        /// The set.
        set: &'a Set,
        /// The rating.
        star: Star,
        /// What each criterion must reach, in the order of the sheet.
        minima: Vec<&'a Minimum>,
        /// The rules that give the points in all.
        rules: &'a RuleSet,
    },
    /// A paper.
    Paper(&'a Paper),
}

impl Answer<'_> {
    /// What it is about.
    #[must_use]
    pub fn topic(&self) -> Topic {
        match self {
            Self::Office { place, .. } => Topic::Place(place.code),
            Self::Set(set) => Topic::Set(set.number),
            Self::Minima { set, star, .. } => Topic::Minima(set.number, *star),
            Self::Paper(paper) => Topic::Paper(paper.id.to_owned()),
        }
    }

    /// The handbook's entries that tell in general what this tells of the case.
    #[must_use]
    pub fn entries(&self) -> Vec<&'static str> {
        match self {
            Self::Office { .. } => vec!["nop-o-dau", "sap-nhap-xa"],
            Self::Set(_) => vec!["nhom-san-pham"],
            Self::Minima { star: Star::Three, .. } => vec!["dieu-kien-3-sao"],
            Self::Minima { star: Star::Four, .. } => vec!["dieu-kien-4-sao"],
            Self::Minima { star: Star::Five, .. } => vec!["dieu-kien-5-sao"],
            Self::Paper(paper) => paper.entry.into_iter().collect(),
        }
    }
}

/// What has to be asked before there is an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which of several places?
    Place(places::Ask),
    /// Which of several sets?
    Product(products::Ask),
}

/// What to say to a part of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply<'a> {
    /// An answer.
    Answer(Answer<'a>),
    /// A question back.
    Ask {
        /// What decides.
        question: Question,
        /// What was named, as it was typed.
        words: String,
        /// What may be meant, the likeliest first.
        choices: Vec<Answer<'a>>,
    },
}

impl Programme {
    /// What the tables say to a question that names something in them; nothing where that is not
    /// sure. `today` decides which rules are told.
    #[must_use]
    pub fn reply<'a>(
        &'a self,
        places: &'a Places,
        question: &str,
        today: NaiveDate,
    ) -> Vec<Reply<'a>> {
        let found = self.find(places, question);
        let replies: Option<Vec<Reply<'a>>> =
            found.into_iter().map(|found| self.reply_to(found, today)).collect();
        replies.unwrap_or_default()
    }

    fn reply_to<'a>(&'a self, found: Found<'a, '_>, today: NaiveDate) -> Option<Reply<'a>> {
        match found {
            Found::Place { lookup, words } => self.office(lookup, words),
            Found::Product { lookup, words } => {
                by_set(lookup, words, |set| Some(Answer::Set(self.sets.get(set)?)))
            }
            Found::Paper { paper, .. } => Some(Reply::Answer(Answer::Paper(paper))),
            Found::Criterion { set, star: None, words } => {
                by_set(set, words, |set| Some(Answer::Set(self.sets.get(set)?)))
            }
            Found::Criterion { set, star: Some(star), words } => {
                by_set(set, words, |set| self.minima(set, star, today))
            }
        }
    }

    fn minima(&self, set: SetNumber, star: Star, today: NaiveDate) -> Option<Answer<'_>> {
        let rules = self.rule_sets.in_force(today)?;
        let minima = self.criteria.minima(set, star);
        Some(Answer::Minima { set: self.sets.get(set)?, star, minima, rules })
    }

    /// The answer about a topic, such as one behind a button; `None` where the tables have it no
    /// more.
    #[must_use]
    pub fn answer<'a>(
        &'a self,
        places: &'a Places,
        topic: &Topic,
        today: NaiveDate,
    ) -> Option<Answer<'a>> {
        match topic {
            Topic::Place(code) => {
                let place = places.by_code(*code)?;
                Some(self.office_of(place, None))
            }
            Topic::Set(set) => self.sets.get(*set).map(Answer::Set),
            Topic::Minima(set, star) => self.minima(*set, *star, today),
            Topic::Paper(id) => self.papers.get(id).map(Answer::Paper),
        }
    }

    /// Where the producers of a place that was named file.
    #[must_use]
    pub fn office<'a>(&'a self, lookup: places::Lookup<'a>, words: &str) -> Option<Reply<'a>> {
        match lookup {
            places::Lookup::One(place, how) => {
                Some(Reply::Answer(self.office_of(place, Some(how))))
            }
            places::Lookup::Several { ask, choices } => Some(Reply::Ask {
                question: Question::Place(ask),
                words: words.to_owned(),
                choices: choices
                    .iter()
                    .map(|choice| self.office_of(choice.place, Some(choice.how)))
                    .collect(),
            }),
            places::Lookup::None => None,
        }
    }

    fn office_of<'a>(&'a self, place: &'a Place, how: Option<How>) -> Answer<'a> {
        Answer::Office { place, how, contact: None, citation: &self.office_citation }
    }
}

/// The answer about the set that a name leads to, or the question which of several.
fn by_set<'a>(
    lookup: products::Lookup,
    words: &str,
    answer: impl Fn(SetNumber) -> Option<Answer<'a>>,
) -> Option<Reply<'a>> {
    match lookup {
        products::Lookup::One(set) => answer(set).map(Reply::Answer),
        products::Lookup::Several { ask, choices } => Some(Reply::Ask {
            question: Question::Product(ask),
            words: words.to_owned(),
            choices: choices.into_iter().filter_map(answer).collect(),
        }),
        products::Lookup::None => None,
    }
}
