//! What a message is, apart from a question to the handbook: small talk, or a question about
//! one's own affairs.

use super::lexicon::Lexicon;
use super::normalise::{Normaliser, Reading};
use super::personal::{Own, PersonalQuestions};
use super::phrases::Phrases;

/// What is said without a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SmallTalk {
    /// "Xin chào".
    Greeting,
    /// "Cảm ơn".
    Thanks,
    /// "Tạm biệt".
    Goodbye,
    /// "Bạn là ai?"
    WhoAreYou,
    /// "Tôi tên gì?"
    WhoAmI,
    /// "Cho tôi gặp cán bộ".
    Official,
}

/// The phrases by which both are known.
#[derive(Clone, Debug)]
pub(super) struct Intents {
    /// A meaning, or none for what is only polite.
    small_talk: Phrases<Option<SmallTalk>>,
    polite: Phrases<()>,
    personal: PersonalQuestions,
}

impl Intents {
    pub(super) fn new(normaliser: &Normaliser, lexicon: &Lexicon) -> Self {
        let talk = &lexicon.small_talk;
        let kinds = [
            (&talk.greeting, SmallTalk::Greeting),
            (&talk.thanks, SmallTalk::Thanks),
            (&talk.goodbye, SmallTalk::Goodbye),
            (&talk.who_are_you, SmallTalk::WhoAreYou),
            (&talk.who_am_i, SmallTalk::WhoAmI),
            (&talk.official, SmallTalk::Official),
        ];
        let spoken = kinds
            .into_iter()
            .flat_map(|(phrases, kind)| phrases.iter().map(move |phrase| (phrase, Some(kind))));
        let official: Vec<String> = talk
            .official_ways
            .iter()
            .flat_map(|way| {
                talk.official_people.iter().map(move |person| format!("{way} {person}"))
            })
            .collect();
        let spoken =
            spoken.chain(official.iter().map(|phrase| (phrase, Some(SmallTalk::Official))));
        let polite = lexicon.polite.iter().chain(&talk.beside).map(|phrase| (phrase, None));
        let small_talk = Phrases::new(normaliser, spoken.chain(polite));
        let polite = Phrases::list(normaliser, &lexicon.polite);
        let personal = PersonalQuestions::new(normaliser, &polite, &lexicon.personal);
        Self { small_talk, polite, personal }
    }

    /// What is said, if the message holds nothing beside small talk. What is only polite greets, where
    /// it cannot be read otherwise.
    pub(super) fn small_talk(&self, readings: &[Reading]) -> Option<SmallTalk> {
        let likeliest = readings.first().filter(|reading| !reading.words().is_empty());
        readings
            .iter()
            .find_map(|reading| self.said_in(reading, None))
            .or_else(|| self.said_in(likeliest?, Some(SmallTalk::Greeting)))
    }

    /// What a reading says where it holds nothing beside small talk; `polite`, where it is only that.
    fn said_in(&self, reading: &Reading, polite: Option<SmallTalk>) -> Option<SmallTalk> {
        let mut said = None;
        let mut rest = reading.words();
        while !rest.is_empty() {
            // A phrase that says something before one that is only polite, then the longest.
            let (length, kind) = self
                .small_talk
                .at_start(rest)
                .max_by_key(|(length, kind)| (kind.is_some(), *length))?;
            said = said.max(kind);
            rest = rest.get(length..).unwrap_or_default();
        }
        said.or(polite)
    }

    /// What is asked about one's own affairs.
    pub(super) fn personal(&self, reading: &Reading) -> Option<Own> {
        self.personal.find(&self.polite.without(reading.words()))
    }
}
