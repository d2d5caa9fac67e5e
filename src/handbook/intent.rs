//! What a message is, apart from a question to the handbook: small talk, or a question about
//! one's own affairs.

use super::lexicon::{Lexicon, PersonalPattern};
use super::normalise::{Normaliser, Reading};
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
}

/// What somebody wants to know about their own affairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Personal {
    /// How far their dossier is.
    Dossier,
    /// Until when they have to do something.
    Deadline,
    /// Whether and until when their certificate holds.
    Certificate,
}

/// The phrases by which both are known.
#[derive(Clone, Debug)]
pub(super) struct Intents {
    /// A meaning, or none for what is only polite.
    small_talk: Phrases<Option<SmallTalk>>,
    mine: Phrases<()>,
    personal: [(Personal, Pattern); 3],
}

#[derive(Clone, Debug)]
struct Pattern {
    thing: Phrases<()>,
    asked: Phrases<()>,
    always: Phrases<()>,
}

impl Intents {
    pub(super) fn new(normaliser: &Normaliser, lexicon: &Lexicon) -> Self {
        let talk = &lexicon.small_talk;
        let kinds = [
            (&talk.greeting, SmallTalk::Greeting),
            (&talk.thanks, SmallTalk::Thanks),
            (&talk.goodbye, SmallTalk::Goodbye),
            (&talk.who_are_you, SmallTalk::WhoAreYou),
        ];
        let spoken = kinds
            .into_iter()
            .flat_map(|(phrases, kind)| phrases.iter().map(move |phrase| (phrase, Some(kind))));
        let polite = lexicon.polite.iter().chain(&talk.beside).map(|phrase| (phrase, None));
        let pattern = |pattern: &PersonalPattern| Pattern {
            thing: Phrases::list(normaliser, &pattern.thing),
            asked: Phrases::list(normaliser, &pattern.asked),
            always: Phrases::list(normaliser, &pattern.always),
        };
        let personal = &lexicon.personal;
        Self {
            small_talk: Phrases::new(normaliser, spoken.chain(polite)),
            mine: Phrases::list(normaliser, &personal.mine),
            personal: [
                (Personal::Deadline, pattern(&personal.deadline)),
                (Personal::Certificate, pattern(&personal.certificate)),
                (Personal::Dossier, pattern(&personal.dossier)),
            ],
        }
    }

    /// What is said, if the message holds nothing beside small talk.
    pub(super) fn small_talk(&self, reading: &Reading) -> Option<SmallTalk> {
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
        said
    }

    /// What is asked about one's own affairs.
    pub(super) fn personal(&self, reading: &Reading) -> Option<Personal> {
        let words = reading.words();
        let mine = self.mine.occur_in(words);
        let fits = |pattern: &Pattern| {
            pattern.always.occur_in(words)
                || (mine && pattern.thing.occur_in(words) && pattern.asked.occur_in(words))
        };
        self.personal.iter().find(|(_, pattern)| fits(pattern)).map(|(kind, _)| *kind)
    }
}
