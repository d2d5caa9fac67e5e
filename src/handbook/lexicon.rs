//! What the bot knows of the language beside the handbook: `locales/vi/lexicon.toml` and the
//! questions that it must not answer, `locales/vi/negatives.toml`. Both are data to be edited.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The tables of `lexicon.toml`. Words and phrases may be written with or without diacritics;
/// they are compared without.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// The parts that syllables are made of.
    pub syllables: SyllableParts,
    /// Words that are right although they are no Vietnamese syllables.
    pub kept: Vec<String>,
    /// Words whose next single letter is a name (`phần A`), not a short form.
    pub names_letter: Vec<String>,
    /// Number words.
    pub numbers: NumberRule,
    /// Short forms and what they may stand for, the likeliest first.
    pub abbreviations: BTreeMap<String, Vec<String>>,
    /// Short forms with diacritics that mean something else than without.
    pub toned_abbreviations: BTreeMap<String, Vec<String>>,
    /// When `sao` is a star and when it asks how.
    pub star: StarRule,
    /// Words of the regions, by what they mean.
    pub dialect: BTreeMap<String, Vec<String>>,
    /// English words that are mixed in, by what they mean.
    pub english: BTreeMap<String, Vec<String>>,
    /// Phrases that only make a message polite.
    pub polite: Vec<String>,
    /// Different words for one thing.
    pub concepts: BTreeMap<String, Vec<String>>,
    /// Concepts that ask (where, when, how much) rather than name a subject.
    pub asking: Vec<String>,
    /// Words that make a question of a sentence when they end it.
    pub asking_ends: Vec<String>,
    /// What is said without a question.
    pub small_talk: SmallTalkPhrases,
    /// Questions about one's own affairs.
    pub personal: PersonalPatterns,
    /// Words of other public services: they forbid a direct answer.
    pub other_services: Vec<String>,
    /// What parts two questions in one message, beside punctuation, if both sides ask.
    pub parting: Vec<String>,
}

/// Onsets and rhymes, without diacritics.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SyllableParts {
    /// Consonants before the vowel.
    pub onsets: Vec<String>,
    /// The vowel and what follows.
    pub rhymes: Vec<String>,
}

/// When a number word is a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberRule {
    /// The words and what they count.
    pub words: BTreeMap<String, u8>,
    /// Those that mean nothing else.
    pub clear: Vec<String>,
    /// What the clear ones count, beside stars.
    pub units: Vec<String>,
}

/// When `sao` is a star.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarRule {
    /// The word in question.
    pub word: String,
    /// After these, and after a number, it is a star.
    pub after: Vec<String>,
    /// After these it is a star unless it ends the sentence.
    pub after_within: Vec<String>,
}

/// Phrases of small talk, by what they are.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmallTalkPhrases {
    /// "Xin chào".
    pub greeting: Vec<String>,
    /// "Cảm ơn".
    pub thanks: Vec<String>,
    /// "Tạm biệt".
    pub goodbye: Vec<String>,
    /// "Bạn là ai?"
    pub who_are_you: Vec<String>,
    /// "Tôi tên gì?"
    pub who_am_i: Vec<String>,
    /// "Cho tôi gặp cán bộ": what says it as a whole.
    pub official: Vec<String>,
    /// Ways of getting at somebody ("gặp", "nói chuyện với")...
    pub official_ways: Vec<String>,
    /// ... and who is meant.
    pub official_people: Vec<String>,
    /// What may stand beside.
    pub beside: Vec<String>,
}

/// Patterns by which a question about one's own affairs is known.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonalPatterns {
    /// Particles that may follow the end of a question.
    pub tail: Vec<String>,
    /// What is asked about the rules, though one's own case is told.
    pub general: Vec<String>,
    /// How far one's dossier is.
    pub dossier: Vec<String>,
    /// Until when one has to do something.
    pub deadline: Vec<String>,
    /// Scoring one's own product before the council does.
    pub assessment: Vec<String>,
    /// Whether and until when one's certificate holds.
    pub certificate: Vec<String>,
    /// What is about affairs of one's own that are no business of this bot.
    pub elsewhere: Vec<String>,
    /// The lists that patterns name.
    pub lists: BTreeMap<String, Vec<String>>,
}

/// Questions that the handbook does not answer though they share words with it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Negatives {
    /// The groups of them.
    pub group: Vec<NegativeGroup>,
}

/// Questions about one other subject.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NegativeGroup {
    /// The subject, for whoever edits the list.
    pub about: String,
    /// The questions.
    pub questions: Vec<String>,
}

impl Lexicon {
    /// Reads the text of `lexicon.toml`.
    ///
    /// # Errors
    ///
    /// TOML that cannot be read, a table that is missing or not known.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}

impl Negatives {
    /// Reads the text of `negatives.toml`.
    ///
    /// # Errors
    ///
    /// TOML that cannot be read, a table that is missing or not known.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// All the questions.
    pub fn questions(&self) -> impl Iterator<Item = &str> + Clone {
        self.group.iter().flat_map(|group| &group.questions).map(String::as_str)
    }
}
